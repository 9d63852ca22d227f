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
    let oddities: [String]

    init(_ workplace: Workplace) throws {
        self.workplace = workplace
        let repository = try workplace.requireRepository()
        var states: [State] = []
        var oddities: [String] = []
        let head = try repository.git.head().commit
        let now = try workplace.snapshot(repository.worktree == nil ? "HEAD" : "worktree")
        states.append(State(edition: nil, date: nil, snapshot: now, commit: head))
        for entry in try workplace.ledger().entries.reversed() {
            do {
                let snapshot = try workplace.snapshot(entry.number.description)
                let date =
                    try entry.record?.date
                    ?? snapshot.commit.map {
                        Clock.day(try repository.git.commit($0).committer.seconds)
                    }
                states.append(State(edition: entry.number, date: date, snapshot: snapshot, commit: snapshot.commit))
            } catch let error as WorkplaceError where error.isShallow {
                oddities.append("\(error)")
                break
            } catch let error as GitError {
                oddities.append("edition \(entry.number) was left out: \(error)")
            }
        }
        self.states = states
        self.oddities = oddities
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
                if let anchor = tracked.anchor {
                    guard let next = lineage.section(tracked.path, anchor) else { break }
                    tracked = Tracked(path: next.path, anchor: next.anchor)
                } else {
                    guard let next = lineage.page(tracked.path) else { break }
                    tracked = Tracked(path: next)
                }
                index -= 1
            }
            return (index, tracked)
        }
    }

    /// The newest state that has an address, and the address as that state writes it.
    func find(_ address: String) throws -> Found {
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
                "\(section.chapter.path)#\(anchor ?? "")",
                nearest: nearest(anchor ?? "", in: section.chapter.sections.map(\.anchor)).map {
                    "\(section.chapter.path)#\($0)"
                })
        }
        throw WorkplaceError.unknownChapter(
            name, nearest: nearest(name, in: states.flatMap { $0.guide.chapters.map(\.path) }))
    }

    /// The commits between two states that touched the guide, the newest first.
    func commits(between newer: State, and older: State?) throws -> [Commit] {
        guard let tip = newer.commit else { return [] }
        let git = try workplace.requireRepository()
        let folder = Path.join(workplace.prefix, newer.guide.location.folder)
        return try git.git.commits(from: [tip], hiding: older?.commit.map { [$0] } ?? [], touching: folder)
    }

    /// A commit's own change of the guide: the states before and after it. `nil` where a file is the same on both sides.
    func change(of commit: Commit, touching path: String) throws -> (old: Guide, new: Guide)? {
        let repository = try workplace.requireRepository()
        guard let after = try? workplace.snapshot(commit: commit.id, name: "", edition: nil).guide else { return nil }
        let full = Path.join(Path.join(workplace.prefix, after.location.folder), path)
        let own = try repository.git.entry(at: full, in: commit.tree)?.id
        guard let parent = commit.parents.first else {
            guard own != nil else { return nil }
            return (Guide(location: after.location, chapters: [], files: []), after)
        }
        // A merge that took one side's file as it was has changed nothing in it.
        for parent in commit.parents {
            guard let before = try? repository.git.commit(parent) else { continue }
            if try repository.git.entry(at: full, in: before.tree)?.id == own { return nil }
        }
        guard let old = try? workplace.snapshot(commit: parent, name: "", edition: nil).guide else {
            return (Guide(location: after.location, chapters: [], files: []), after)
        }
        return (old, after)
    }
}

extension Guide {
    /// A chapter by its path, its path without ending, its id, or its path from the repository.
    func chapter(named name: String) -> Chapter? {
        let names = [name, Path.relative(name, to: location.folder) ?? name]
        return chapters.first { names.contains($0.path) }
            ?? chapters.first { names.contains($0.id) }
            ?? chapters.first { chapter in names.contains { "\($0).md" == chapter.path } }
    }
}

/// The history of a chapter or a section, through editions and the commits between them.
package struct ChapterLog: Sendable {
    package struct CommitLine: Sendable {
        package let id: String
        package let date: String
        package let author: String
        package let subject: String
        package let event: LineageEvent
    }
    package struct Entry: Sendable {
        /// `nil` for what is not cut yet.
        package let edition: EditionNumber?
        package let date: String?
        package let event: LineageEvent
        package let commits: [CommitLine]
    }

    package let tracked: Tracked
    package let title: String
    /// The newest first.
    package private(set) var entries: [Entry] = []
    package let notices: [String]

    package init(_ workplace: Workplace, _ address: String) throws {
        workplace.places = false
        let ancestry = try Ancestry(workplace)
        let states = ancestry.states
        let (first, tracked) = try ancestry.find(address).followed(states)
        self.tracked = tracked
        notices = ancestry.oddities
        let chapter = states[first].guide.chapter(at: tracked.path)
        title = tracked.anchor.flatMap { chapter?.section($0)?.title } ?? chapter?.title ?? tracked.path
        if first > 0 {
            // It is gone: said by the state after the last that has it.
            entries.append(
                Entry(
                    edition: states[first - 1].edition, date: states[first - 1].date,
                    event: LineageEvent(removed: tracked, title: title), commits: []))
        }
        let people = try Mailmap(text: workplace.worktreeSource().bytes(at: ".mailmap") ?? [])
        var current: Tracked? = tracked
        for index in first..<states.count {
            guard let own = current else { break }
            let older = index + 1 < states.count ? states[index + 1] : nil
            let new = states[index].guide
            let old = older?.guide ?? Guide(location: new.location, chapters: [], files: [])
            let (redline, lineage) = compareTracing(old, new)
            guard let event = own.event(redline, lineage, old: old, new: new) else { break }
            let commits =
                event.status == .unchanged
                ? [] : try Self.commits(own, ancestry, states[index], older, people)
            if states[index].edition != nil || event.status != .unchanged {
                entries.append(
                    Entry(
                        edition: states[index].edition, date: states[index].date, event: event, commits: commits))
            }
            current = event.from
        }
    }

    private static func commits(
        _ tracked: Tracked, _ ancestry: Ancestry, _ newer: Ancestry.State, _ older: Ancestry.State?,
        _ people: borrowing Mailmap
    ) throws -> [CommitLine] {
        var result: [CommitLine] = []
        var current = tracked
        for commit in try ancestry.commits(between: newer, and: older) {
            guard let (old, new) = try ancestry.change(of: commit, touching: current.path) else { continue }
            let (redline, lineage) = compareTracing(old, new)
            guard let event = current.event(redline, lineage, old: old, new: new), event.status != .unchanged else {
                continue
            }
            result.append(
                CommitLine(
                    id: commit.id.description, date: Clock.day(commit.author.seconds),
                    author: people.resolve(name: commit.author.name, email: commit.author.email).name,
                    subject: String(commit.message.split(whereSeparator: \.isNewline).first ?? ""), event: event))
            if let from = event.from { current = from }
        }
        return result
    }
}

/// For each block of a chapter: the edition that it came in, the one that it last changed in, and who did that.
package struct Blame: Sendable {
    package struct Line: Sendable {
        package let block: Block
        package let anchor: String
        package var origin: BlockOrigin
        package var commit: String?
        package var author: String?
        package var date: String?
        package var subject: String?
    }

    package let path: String
    package let title: String
    package let latest: EditionNumber?
    package private(set) var lines: [Line] = []
    package let notices: [String]

    package init(_ workplace: Workplace, _ name: String) throws {
        workplace.places = false
        let ancestry = try Ancestry(workplace)
        let states = ancestry.states
        guard let chapter = states[0].guide.chapter(named: Path.normalAddress(name).cut(at: "#").before) else {
            throw WorkplaceError.unknownChapter(
                name, nearest: nearest(name, in: states[0].guide.chapters.map(\.path)))
        }
        path = chapter.path
        title = chapter.title
        notices = ancestry.oddities
        latest = states.dropFirst().first?.edition

        struct Trace {
            var path: String
            var block: Int
            var cameIn: Int?
            /// The state that it last changed in, and its text there.
            var changedIn: Int?
            var text: String
        }
        var traces = chapter.blocks.indices.map {
            Trace(path: chapter.path, block: $0, text: chapter.blocks[$0].text)
        }
        for index in states.indices {
            guard index + 1 < states.count else {
                for place in traces.indices where traces[place].cameIn == nil { traces[place].cameIn = index }
                break
            }
            let lineage = BlockLineage(states[index + 1].guide, states[index].guide)
            for place in traces.indices where traces[place].cameIn == nil {
                guard let origin = lineage.origin(traces[place].path, traces[place].block) else {
                    traces[place].cameIn = index
                    continue
                }
                if origin.isChanged, traces[place].changedIn == nil { traces[place].changedIn = index }
                (traces[place].path, traces[place].block) = (origin.path, origin.block)
            }
        }
        lines = traces.enumerated().map { place, trace in
            let changed = trace.changedIn
            return Line(
                block: chapter.blocks[place], anchor: chapter.anchor(ofBlock: place),
                origin: BlockOrigin(
                    cameIn: trace.cameIn.flatMap { states[$0].edition },
                    changedIn: changed.flatMap { states[$0].edition },
                    isCutChange: changed.map { states[$0].edition != nil } ?? true))
        }
        try attribute(traces.map { ($0.changedIn ?? $0.cameIn ?? 0, $0.text) }, chapter.path, ancestry)
    }

    /// Finds the commit of each block's last state: the newest in its span that made this text.
    private mutating func attribute(_ spans: [(state: Int, text: String)], _ path: String, _ ancestry: Ancestry) throws
    {
        let people = try Mailmap(text: ancestry.workplace.worktreeSource().bytes(at: ".mailmap") ?? [])
        var current = path
        for state in ancestry.states.indices {
            var open: [String: [Int]] = [:]
            for (place, span) in spans.enumerated() where span.state == state {
                open[span.text, default: []].append(place)
            }
            let newer = ancestry.states[state]
            let older = state + 1 < ancestry.states.count ? ancestry.states[state + 1] : nil
            let isLastOpen = !spans.contains { $0.state >= state }
            if isLastOpen { break }
            for commit in try ancestry.commits(between: newer, and: older) {
                guard let (old, new) = try ancestry.change(of: commit, touching: current) else { continue }
                let (redline, _, blocks) = compareWhole(old, new)
                if !open.isEmpty, let chapter = new.chapter(at: current) {
                    for (index, block) in chapter.blocks.enumerated() {
                        let origin = blocks.origin(current, index)
                        guard origin?.isChanged ?? true, let places = open.removeValue(forKey: block.text) else {
                            continue
                        }
                        for place in places {
                            lines[place].commit = commit.id.description
                            lines[place].author =
                                people.resolve(name: commit.author.name, email: commit.author.email).name
                            lines[place].date = Clock.day(commit.author.seconds)
                            lines[place].subject = String(
                                commit.message.split(whereSeparator: \.isNewline).first ?? "")
                        }
                    }
                }
                if let entry = redline.chapters.first(where: { $0.path == current }) {
                    current = entry.splitFrom ?? entry.fromPath ?? current
                }
                if open.isEmpty, !spans.contains(where: { $0.state > state }) { break }
            }
        }
    }
}
