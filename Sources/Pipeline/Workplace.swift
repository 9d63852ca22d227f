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

/// One state of the guide, of which only the contents, the settings and the files are known yet.
struct Outline {
    /// Its guide has no chapters.
    let snapshot: Snapshot
    fileprivate let loader: SnapshotLoader
    fileprivate let survey: SnapshotLoader.Survey

    /// What somebody makes of each chapter, in the guide's order.
    func chapters<Value: Sendable>(_ make: @Sendable (Chapter) -> Value) throws -> [Value] {
        try loader.parse(survey.chapters, survey.style, make)
    }
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
    /// What a command met that is odd and stops nothing, for people, on stderr.
    package internal(set) var remarks: Set<String> = []
    /// Trailers of commits that say no significance.
    package internal(set) var wrongTrailers: Set<String> = []
    /// What `ledger()` has read.
    var knownLedger: Ledger?
    /// Whose editions stand in the folder of changelogs, where it is another guide's.
    var otherGuide: String?
    /// Whether chapters are read with places inside their blocks; a redline needs none.
    var places = true
    /// Whether a redline will want to know which pictures became others.
    var identifiesPictures = true
    /// What files of the worktree would say after a mending that is only tried.
    var mended: [String: [UInt8]] = [:]
    private var knownWorktree: ListedSource?
    private var knownLocation: GuideLocation?
    /// A history's neighbours are asked for twice: as what came after one commit, and before the next.
    private var recentGuides: [(tree: OID, places: Bool, guide: Guide)] = []
    private var knownChapters: [SnapshotLoader.ChapterKey: Chapter] = [:]

    /// - Parameters:
    ///   - directory: what `-C` names, or the current folder; `isExplicit` tells which.
    package init(_ directory: String, isExplicit: Bool, guide: String?, progress: ProgressBar = .none) throws {
        guard let path = Disk.realPath(directory), Disk.isFolder(path) else { throw DiskError.noSuchFolder(directory) }
        self.progress = progress
        let found = try Self.find(path, isExplicit: isExplicit)
        repository = found.repository
        prefix = found.prefix
        folder = found.folder
        requestedGuide = guide ?? RecordedGuide.folder(in: found.folder, hasHistory: found.repository != nil)
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
            if isExplicit, path != root, let inside = Path.relative(path, to: root == "/" ? "" : root),
                !isRecorded(inside, below: root), !isGuide(inside, below: root)
            {
                return Found(repository: opened, prefix: inside, folder: path)
            }
            return Found(repository: opened, folder: root)
        } catch GitError.notARepository {
            return Found(folder: path)
        }
    }

    /// Whether editions of the repository's guide say that it is this folder: naming it is standing in it then, and no guide of its own.
    private static func isRecorded(_ inside: String, below root: String) -> Bool {
        let changelogs = DiskSource(root: Path.join(root, Path.join(Path.folder(of: inside), "changelogs")))
        return ((try? changelogs.entries(in: "")) ?? nil ?? []).contains { entry in
            guard entry.kind == .file, entry.name.hasSuffix(".json"), let bytes = try? changelogs.bytes(at: entry.path)
            else { return false }
            return EditionRecord(json: bytes)?.guide == inside
        }
    }

    /// Whether the guide that is found from the repository's own folder is this one.
    private static func isGuide(_ inside: String, below root: String) -> Bool {
        (try? GuideLocator(DiskSource(root: root)).locate(requested: nil))?.folder == inside
    }

    /// Whether there are files to look at: a bare repository has none.
    var hasWorktree: Bool { repository.map { $0.worktree != nil } ?? true }

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

    // MARK: - States

    /// The files of the worktree, or of HEAD where there is none; folders are listed once.
    package func worktreeSource() throws -> any FileSource {
        if let known = knownWorktree { return known }
        let source = ListedSource(try plainWorktreeSource())
        knownWorktree = source
        return source
    }

    /// A file of the worktree as git keeps it: it may be checked out with other line ends.
    func keptBytes(at path: String) throws -> [UInt8]? {
        guard let bytes = try worktreeSource().bytes(at: path) else { return nil }
        guard let repository, repository.worktree != nil,
            let kept = repository.git.blobID(ofWorktreeFile: Path.join(prefix, path)),
            try kept != Repository.blobID(of: bytes)
        else { return bytes }
        return repository.blob(kept) ?? bytes
    }

    /// Where the guide is in the worktree.
    func worktreeLocation() throws -> GuideLocation {
        if let known = knownLocation { return known }
        let location = try GuideLocator(worktreeSource()).locate(requested: requestedGuide)
        knownLocation = location
        return location
    }

    private func plainWorktreeSource() throws -> any FileSource {
        guard let repository else { return DiskSource(root: folder, mended: mended) }
        guard repository.worktree != nil else {
            switch try repository.git.head() {
            case .unborn(let branch): throw GitError.unborn(branch: branch)
            case .branch(_, let id), .detached(let id): return try treeSource(repository.git.commit(id).tree)
            }
        }
        return DiskSource(root: folder, mended: mended, isIgnored: IgnoreRules(repository, prefix).isIgnored)
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
            let guide = try worktreeLoader().load()
            remember(guide)
            return worktreeSnapshot(guide)
        }
        let (commit, edition) = try resolve(revision)
        return try snapshot(commit: commit, name: revision, edition: edition)
    }

    func worktreeLoader() throws -> SnapshotLoader {
        if let repository, repository.worktree == nil { throw GitError.bare(path: folder) }
        return SnapshotLoader(
            source: try worktreeSource(), store: .folder(path: folder, mended: mended), requestedFolder: requestedGuide,
            progress: progress, places: places, identifiesPictures: identifiesPictures,
            location: try worktreeLocation(),
            known: knownChapters)
    }

    private func worktreeSnapshot(_ guide: Guide) -> Snapshot {
        Snapshot(guide: guide, name: RevisionName(name: "worktree"), tree: nil, commit: nil)
    }

    /// A state before its chapters are read, for those that read them one by one and keep no trees.
    func outline(_ revision: String) throws -> Outline {
        guard revision != "worktree" else {
            var loader = try worktreeLoader()
            loader.identifiesChapters = false
            let survey = try loader.survey()
            return Outline(snapshot: worktreeSnapshot(try loader.outline(survey)), loader: loader, survey: survey)
        }
        let (id, edition) = try resolve(revision)
        let root = try requireRepository().git.commit(id).tree
        let (loader, survey) = try named(revision) {
            let loader = try self.loader(root, edition)
            return (loader, try loader.survey())
        }
        let snapshot = try snapshot(
            of: loader.outline(survey), commit: id, root: root, name: revision, edition: edition)
        return Outline(snapshot: snapshot, loader: loader, survey: survey)
    }

    package func snapshot(commit id: OID, name: String, edition: EditionNumber?) throws -> Snapshot {
        let commit = try requireRepository().git.commit(id)
        let known = recentGuides.first { $0.tree == commit.tree && $0.places == places }?.guide
        let guide = try known ?? named(name) { try load(commit.tree, edition) }
        return try snapshot(of: guide, commit: id, root: commit.tree, name: name, edition: edition)
    }

    /// A fault in the settings of another state than the one in hand says of which: `HEAD~1:guide.yml`, as git writes it.
    private func named<Value>(_ revision: String, _ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch var error as ConfigurationError where !revision.isEmpty && revision != "HEAD" {
            error.file = "\(revision):\(error.file)"
            throw error
        }
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

    /// - Parameter edition: which one the tree is of. Its record knows where the guide was, also where it is elsewhere now.
    func loader(_ tree: OID, _ edition: EditionNumber? = nil) throws -> SnapshotLoader {
        var loader = SnapshotLoader(
            source: try treeSource(tree), store: .repository(path: folder), requestedFolder: requestedGuide,
            progress: progress, places: places, known: knownChapters)
        let locator = GuideLocator(loader.source)
        guard let recorded = try edition.flatMap({ try ledger().entry($0)?.record?.guide }) else {
            // Before the guide's folder got the name that was asked for it had one that the records know.
            if let requestedGuide, !requestedGuide.isEmpty, try !loader.source.hasFolder(requestedGuide) {
                for entry in try ledger().entries.reversed() {
                    guard let folder = entry.record?.guide, let location = try? locator.locate(requested: folder) else {
                        continue
                    }
                    loader.location = location
                    break
                }
            }
            return loader
        }
        if let location = try? locator.locate(requested: requestedGuide), location.folder == recorded {
            loader.location = location
        } else {
            loader.location = try locator.locate(requested: recorded)
        }
        return loader
    }

    private func load(_ tree: OID, _ edition: EditionNumber?) throws -> Guide {
        let guide = try loader(tree, edition).load()
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
}
