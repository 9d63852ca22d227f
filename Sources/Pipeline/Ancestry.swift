import Checking
import Diffing
import Editions
import Git
import GuideModel
import Rendering

/// The states of a guide through its editions, the newest first, for following what is in them.
struct Ancestry {
    struct State {
        /// `nil` for what is not cut yet.
        let edition: EditionNumber?
        let date: String?
        let snapshot: Snapshot
        /// The commit that it stands on.
        let commit: OID?
        var guide: Guide { snapshot.guide }
    }

    let workplace: Workplace
    let states: [State]

    /// - Throws: `WorkplaceError.shallow` where the history has an end: what came before it would be told of the wrong people.
    init(_ workplace: Workplace) throws {
        self.workplace = workplace
        let repository = try workplace.requireRepository()
        if repository.isShallow { throw WorkplaceError.shallow(what: "who wrote what, and when") }
        var states: [State] = []
        let head = try repository.git.head().commit
        let now = try workplace.snapshot(repository.worktree == nil ? "HEAD" : "worktree")
        states.append(State(edition: nil, date: nil, snapshot: now, commit: head))
        let ledger = try workplace.ledger()
        for entry in ledger.entries.reversed() where !ledger.isBeside(entry.number) {
            do {
                let snapshot = try workplace.snapshot(entry.number.description)
                if let own = snapshot.commit, let newer = states[states.count - 1].commit,
                    try repository.cameBeside(own, newer)
                {
                    continue
                }
                let date =
                    try entry.record?.date
                    ?? snapshot.commit.map {
                        Clock.day(try repository.git.commit($0).committer.seconds)
                    }
                states.append(State(edition: entry.number, date: date, snapshot: snapshot, commit: snapshot.commit))
            } catch let error as GitError {
                throw WorkplaceError.noState(entry.number.description, why: "\(error)")
            }
        }
        self.states = states
    }

    /// Something at the newest state that has it.
    struct Found {
        var index: Int
        var tracked: Tracked

        /// The same under the name that it has later, as far as it goes.
        func followed(_ states: [State]) -> (index: Int, tracked: Tracked) {
            var (index, tracked) = (index, tracked)
            while index > 0 {
                let lineage = SectionLineage(states[index].guide, states[index - 1].guide)
                guard let next = tracked.next(lineage) else { break }
                tracked = next
                index -= 1
            }
            return (index, tracked)
        }
    }

    /// The newest state that has an address, and the address as that state writes it.
    func find(_ address: String) throws -> Found {
        // A file's name may hold a `#` itself.
        if let index = states.firstIndex(where: { $0.guide.chapter(at: address) != nil }) {
            return Found(index: index, tracked: Tracked(path: address))
        }
        let (name, anchor) = Path.normalAddress(address).cut(at: "#")
        var section: (index: Int, chapter: Chapter)?
        for (index, state) in states.enumerated() {
            guard let chapter = state.guide.chapter(named: name) else { continue }
            guard let anchor, !anchor.isEmpty else { return Found(index: index, tracked: Tracked(path: chapter.path)) }
            if chapter.section(anchor) != nil {
                return Found(index: index, tracked: Tracked(path: chapter.path, anchor: anchor))
            }
            if section == nil { section = (index, chapter) }
        }
        if let section {
            throw WorkplaceError.unknownSection(
                "\(section.chapter.path)#\(anchor ?? "")", in: "any state of the guide",
                nearest: nearest(anchor ?? "", in: section.chapter.sections.map(\.anchor)).map {
                    "\(section.chapter.path)#\($0)"
                })
        }
        throw WorkplaceError.unknownChapter(name, among: states.flatMap { $0.guide.chapters.map(\.path) })
    }

    /// The commits between two states that touched the guide, the newest first.
    func commits(between newer: State, and older: State?) throws -> [Commit] {
        guard let tip = newer.commit else { return [] }
        let git = try workplace.requireRepository()
        return try git.git.commits(
            from: [tip], hiding: older?.commit.map { [$0] } ?? [],
            touching: workplace.guideFolders(newer.guide.location))
    }

    /// A commit's own change of the guide: the states before it, of a merge all of them, and the one after it. Empty where a file is the
    /// same on both sides.
    ///
    /// - Parameter location: the guide's in that part of the history.
    func changes(
        of commit: Commit, touching path: String, in location: GuideLocation
    ) throws -> [(old: Guide, new: Guide)] {
        let repository = try workplace.requireRepository()
        let places = try workplace.guideFolders(location).map { Path.join($0, path) }
        func ids(_ tree: OID) throws -> [OID?] { try places.map { try repository.git.entry(at: $0, in: tree)?.id } }
        let own = try ids(commit.tree)
        // Most commits are about other chapters. A merge that took one side's file as it was has changed nothing in it.
        for parent in commit.parents {
            guard let before = repository.commitIfPresent(parent) else { continue }
            if try ids(before.tree) == own { return [] }
        }
        guard commit.parents.first != nil || own.contains(where: { $0 != nil }),
            let after = try? workplace.snapshot(commit: commit.id, name: "", edition: nil).guide
        else { return [] }
        let old = commit.parents.compactMap { try? workplace.snapshot(commit: $0, name: "", edition: nil).guide }
        return old.isEmpty ? [(after.emptied, after)] : old.map { ($0, after) }
    }
}

extension Guide {
    /// A chapter by its path, its path without ending, its id, or its path from the repository.
    func chapter(named name: String) -> Chapter? {
        let name = Path.normalized(name) ?? name
        let names = [name, Path.relative(name, to: location.folder) ?? name]
        return chapters.first { names.contains($0.path) }
            ?? chapters.first { names.contains($0.id) }
            ?? chapters.first { chapter in names.contains { "\($0).md" == chapter.path } }
    }
}
