import Diffing
import Editions
import Git
import GuideModel
import Rendering

/// One state of the guide with its name.
package struct Snapshot: Sendable {
    package let guide: Guide
    package let name: RevisionName
    package let tree: OID?
    package let commit: OID?
}

/// The repository or folder that a command works on.
package final class Workplace {
    package let repository: OpenRepository?
    /// The folder whose files are the worktree: below it the guide is looked for.
    package let folder: String
    /// `folder` relative to the repository's root.
    package let prefix: String
    package let requestedGuide: String?
    let progress: ProgressBar
    /// For people, on stderr.
    package private(set) var notices: [String] = []
    /// Trailers of commits that say no significance.
    package internal(set) var wrongTrailers: Set<String> = []
    private var knownLedger: Ledger?
    /// Whether chapters are read with places inside their blocks; a redline needs none.
    var places = true
    /// Whether a redline will want to know which pictures became others.
    var identifiesPictures = true
    private var knownWorktree: ListedSource?
    private var knownLocation: GuideLocation?
    /// A history's neighbours are asked for twice: as what came after one commit, and before the next.
    private var recentGuides: [(tree: OID, places: Bool, guide: Guide)] = []
    private var knownChapters: [SnapshotLoader.ChapterKey: Chapter] = [:]

    /// - Parameters:
    ///   - directory: what `-C` names, or the current folder; `isExplicit` tells which.
    package init(_ directory: String, isExplicit: Bool, guide: String?, progress: ProgressBar = .none) throws {
        guard let path = Disk.realPath(directory), Disk.isFolder(path) else { throw DiskError.noSuchFolder(directory) }
        requestedGuide = guide
        self.progress = progress
        let found = try Self.find(path, isExplicit: isExplicit)
        repository = found.repository
        prefix = found.prefix
        folder = found.folder
        try recover()
    }

    private struct Found {
        var repository: OpenRepository?
        var prefix = ""
        var folder: String
    }

    private static func find(_ path: String, isExplicit: Bool) throws -> Found {
        do {
            let opened = try OpenRepository(containing: path)
            guard let worktree = opened.worktree, let root = Disk.realPath(worktree) else {
                return Found(repository: opened, folder: path)
            }
            if isExplicit, path != root, let inside = Path.relative(path, to: root == "/" ? "" : root) {
                return Found(repository: opened, prefix: inside, folder: path)
            }
            return Found(repository: opened, folder: root)
        } catch GitError.notARepository {
            return Found(folder: path)
        }
    }

    /// Finishes what a killed command left; a folder that may not be written to only hears of it.
    private func recover() throws {
        guard let repository, repository.isPending else { return }
        let recovery: Transaction.Recovery?
        do throws(GitError) {
            recovery = try repository.recover()
        } catch {
            // Another editie is at work (a writing command will say so itself), or this user may only read.
            guard error.isLock || error.isReadOnly else { throw error }
            if error.isReadOnly {
                notices.append(
                    "an interrupted command waits to be finished; run editie where this repository may be written to")
            }
            return
        }
        switch recovery {
        case .finished(let journal):
            recovered = journal
            notices.append("finished \(journal.title), which had been interrupted")
        case .undone(let journal):
            notices.append("undid \(journal.title), which had been interrupted and could not be finished")
        case nil: break
        }
    }

    /// What `init` finished of an interrupted command.
    package private(set) var recovered: Journal?

    // MARK: - Editions

    /// The editions with a record in the worktree (or in HEAD of a bare repository); else the tags that look like one.
    package func ledger() throws -> Ledger {
        if let known = knownLedger { return known }
        let ledger = try readLedger(tolerant: false)
        knownLedger = ledger
        return ledger
    }

    /// - Parameter tolerant: damaged records are listed; otherwise they are an error, for no answer would be sure.
    func readLedger(tolerant: Bool) throws -> Ledger {
        let configuration = try? worktreeLocation().configuration
        let pattern = configuration?.tag ?? "v{edition}"
        let tags = try repository?.git.tags() ?? []
        var byNumber: [EditionNumber: Tag] = [:]
        for tag in tags {
            guard let number = Ledger.number(inTag: tag.name, pattern: pattern) else { continue }
            // `V2.2.0` beside `v2.2.0`: the one that the pattern makes.
            if byNumber[number] == nil || tag.name == Ledger.tagName(number, pattern: pattern) {
                byNumber[number] = tag
            }
        }
        let folder = try changelogsFolder()
        var (records, damaged) = try readRecords(folder)
        for (number, tag) in byNumber where !records.contains(where: { $0.edition == number }) {
            let file = Path.join(folder, "\(number).json")
            // An edition of another line, a branch that is ahead of this one, has its record there.
            guard !damaged.contains(where: { $0.number == number }), let repository,
                try repository.git.entry(at: Path.join(prefix, file), in: repository.git.commit(tag.commit).tree)
                    != nil,
                try isBehindHead(tag.commit, repository)
            else { continue }
            damaged.append(Ledger.Damage(number: number, file: file, isGone: true))
        }
        if !tolerant, let first = damaged.min(by: { $0.number < $1.number }) { throw first }
        if records.isEmpty, damaged.isEmpty {
            return Ledger(
                byNumber.map { Ledger.Entry(number: $0, tag: $1.name, commit: $1.commit.description, record: nil) })
        }
        records.sort { $0.number < $1.number }
        // The editions before the first record that was ever made are known by their tags, as they were until then.
        var earlier: [Ledger.Entry] = []
        if let first = records.first, let previous = first.previous.flatMap({ EditionNumber($0) }), damaged.isEmpty {
            earlier = byNumber.filter { $0.key <= previous }.map {
                Ledger.Entry(number: $0, tag: $1.name, commit: $1.commit.description, record: nil)
            }
        }
        return Ledger(
            earlier
                + records.compactMap { record in
                    guard let number = record.edition else { return nil }
                    // An imported edition's tag may be named in any way; its record knows.
                    let tag = tags.first { $0.name == record.tag } ?? byNumber[number]
                    return Ledger.Entry(
                        number: number, tag: tag?.name, commit: tag?.commit.description ?? record.commit, record: record
                    )
                }, damaged: damaged)
    }

    private func isBehindHead(_ commit: OID, _ repository: OpenRepository) throws -> Bool {
        guard let head = try repository.git.head().commit else { return false }
        return try commit == head || repository.git.isAncestor(commit, of: head)
    }

    /// The day of an edition: its record's, else that of its annotated tag or its commit.
    func date(of entry: Ledger.Entry) throws -> String? {
        if let record = entry.record { return record.date }
        let tag = try repository?.git.tags().first { $0.name == entry.tag }
        if let seconds = tag?.annotation?.tagger?.seconds { return Clock.day(seconds) }
        let commit = entry.commit.flatMap { OID(hex: $0) }.flatMap { repository?.commitIfPresent($0) }
        return commit.map { Clock.day($0.committer.seconds) }
    }

    /// Goes on with what is whole of the records: a proof names what is not.
    func useWholeRecords() throws -> Ledger {
        let ledger = try readLedger(tolerant: true)
        knownLedger = ledger
        return ledger
    }

    private func readRecords(_ folder: String) throws -> ([EditionRecord], [Ledger.Damage]) {
        let source = try worktreeSource()
        var records: [EditionRecord] = []
        var damaged: [Ledger.Damage] = []
        for entry in try source.entries(in: folder) ?? [] where entry.kind == .file && entry.name.hasSuffix(".json") {
            guard let number = EditionNumber(entry.name.dropLast(5)) else { continue }
            if let record = try source.bytes(at: entry.path).flatMap({ EditionRecord(json: $0) }),
                record.edition == number
            {
                records.append(record)
            } else {
                damaged.append(Ledger.Damage(number: number, file: entry.path, isGone: false))
            }
        }
        return (records, damaged)
    }

    /// Beside the guide's folder, unless `guide.yml` says otherwise; relative to `folder`.
    package func changelogsFolder() throws -> String {
        let location = try? worktreeLocation()
        if let own = location?.configuration.changelogs, let path = Path.normalized(own) { return path }
        return Path.join(Path.folder(of: location?.folder ?? ""), "changelogs")
    }

    /// Whose names and addresses are one.
    func mailmap() throws -> Mailmap { try Mailmap(text: worktreeSource().bytes(at: ".mailmap") ?? []) }

    // MARK: - States

    /// The files of the worktree, or of HEAD where there is none; folders are listed once.
    package func worktreeSource() throws -> any FileSource {
        if let known = knownWorktree { return known }
        let source = ListedSource(try plainWorktreeSource())
        knownWorktree = source
        return source
    }

    /// Where the guide is in the worktree.
    func worktreeLocation() throws -> GuideLocation {
        if let known = knownLocation { return known }
        let location = try GuideLocator(worktreeSource()).locate(requested: requestedGuide)
        knownLocation = location
        return location
    }

    private func plainWorktreeSource() throws -> any FileSource {
        guard let repository else { return DiskSource(root: folder) }
        guard repository.worktree != nil else {
            switch try repository.git.head() {
            case .unborn(let branch): throw GitError.unborn(branch: branch)
            case .branch(_, let id), .detached(let id): return try treeSource(repository.git.commit(id).tree)
            }
        }
        return DiskSource(root: folder, isIgnored: IgnoreRules(repository, prefix).isIgnored)
    }

    private func treeSource(_ root: OID) throws -> any FileSource {
        var base = root
        let own = try OpenRepository(containing: folder)
        if !prefix.isEmpty {
            guard let entry = try own.git.entry(at: prefix, in: root), entry.kind == .folder else {
                throw GuideError.noSuchFolder(prefix, nearest: nil)
            }
            base = entry.id
        }
        return TreeSource(repository: own, root: base)
    }

    /// Loads the guide at a revision: an edition's number, any git revision, or `worktree`.
    package func snapshot(_ revision: String) throws -> Snapshot {
        if revision == "worktree" {
            if let repository, repository.worktree == nil { throw GitError.bare(path: folder) }
            let guide = try SnapshotLoader(
                source: worktreeSource(), store: .folder(path: folder), requestedFolder: requestedGuide,
                progress: progress, places: places, identifiesPictures: identifiesPictures,
                location: worktreeLocation(),
                known: knownChapters
            ).load()
            remember(guide)
            return Snapshot(guide: guide, name: RevisionName(name: "worktree"), tree: nil, commit: nil)
        }
        let (commit, edition) = try resolve(revision)
        return try snapshot(commit: commit, name: revision, edition: edition)
    }

    package func snapshot(commit id: OID, name: String, edition: EditionNumber?) throws -> Snapshot {
        let commit = try requireRepository().git.commit(id)
        let guide = try recentGuides.first { $0.tree == commit.tree && $0.places == places }?.guide ?? load(commit.tree)
        return try snapshot(of: guide, commit: id, root: commit.tree, name: name, edition: edition)
    }

    func snapshot(
        of guide: Guide, commit id: OID, root: OID, name: String, edition: EditionNumber?
    ) throws -> Snapshot {
        let tree = try guideTree(guide.location.folder, in: root)
        return Snapshot(
            guide: guide,
            name: RevisionName(
                name: edition?.description ?? name, edition: edition?.description, commit: id.description,
                tree: tree?.description),
            tree: tree, commit: id)
    }

    func loader(_ tree: OID) throws -> SnapshotLoader {
        SnapshotLoader(
            source: try treeSource(tree), store: .repository(path: folder), requestedFolder: requestedGuide,
            progress: progress, places: places, known: knownChapters)
    }

    private func load(_ tree: OID) throws -> Guide {
        let guide = try loader(tree).load()
        remember(guide)
        recentGuides = [(tree, places, guide)] + recentGuides.prefix(2)
        return guide
    }

    private func remember(_ guide: Guide) {
        for chapter in guide.chapters {
            guard let blob = chapter.source else { continue }
            knownChapters[.init(path: chapter.path, blob: blob, style: guide.anchorStyle)] = chapter
        }
    }

    package func requireRepository() throws -> OpenRepository {
        guard let repository else { throw WorkplaceError.needsRepository(path: folder) }
        return repository
    }

    /// The commit of an edition or a git revision; a number is an edition first.
    package func resolve(_ revision: String) throws -> (OID, EditionNumber?) {
        let repository = try requireRepository()
        let ledger = try ledger()
        if let number = EditionNumber(revision), let entry = ledger.entry(number) {
            if let text = entry.commit, let id = OID(hex: text), let own = try commit(of: entry, at: id) {
                return (own, number)
            }
            if let record = entry.record, let id = try find(tree: record.tree) { return (id, number) }
            if repository.isShallow { throw WorkplaceError.shallow(what: "edition \(number)") }
        }
        let id: OID
        do throws(GitError) {
            id = try repository.git.commit(peeling: revision)
        } catch {
            if case .unknownRevision = error, repository.isShallow { throw WorkplaceError.notInShallow(revision) }
            throw error
        }
        return (id, ledger.entries.last { $0.commit == id.description }?.number)
    }

    /// The recorded commit if it is here and holds the recorded tree.
    private func commit(of entry: Ledger.Entry, at id: OID) throws -> OID? {
        let git = try requireRepository()
        guard let commit = git.commitIfPresent(id) else { return nil }
        guard let record = entry.record else { return id }
        return try guideTree(record.guide, in: commit.tree)?.description == record.tree ? id : nil
    }

    /// What an edition is known by: the tree of the guide's folder, without the changelogs where they lie inside it.
    package func guideTree(_ folder: String, in root: OID) throws -> OID? {
        let git = try requireRepository()
        guard let entry = try git.git.entry(at: Path.join(prefix, folder), in: root) else { return nil }
        guard let inside = Path.relative(try changelogsFolder(), to: folder) else { return entry.id }
        return try git.git.treeID(of: entry.id, without: inside)
    }

    /// The newest commit of HEAD's history whose guide has this tree: a rebase or a squash keeps the tree.
    package func find(tree: String) throws -> OID? {
        let git = try requireRepository()
        guard let head = try git.git.head().commit, let wanted = OID(hex: tree) else { return nil }
        let folder = try worktreeLocation().folder
        var history = try History(git.git, from: [head])
        while let id = try history.next() {
            if try guideTree(folder, in: git.git.commit(id).tree) == wanted { return id }
        }
        return nil
    }

    /// The two sides of a comparison, with the defaults of INTERFACE.md: from the latest edition, to the worktree.
    package func sides(from: String?, to: String?) throws -> (Snapshot, Snapshot) {
        guard let from = try from ?? ledger().latest?.number.description else {
            _ = try requireRepository()
            throw WorkplaceError.needsTwoRevisions
        }
        return (try snapshot(from), try snapshot(to ?? "worktree"))
    }
}
