import CommonMark
import Diffing
import Dispatch
import Git
import GuideModel
import Synchronization

/// Reads one state of a guide; chapters in parallel, each worker with a repository handle of its own.
struct SnapshotLoader {
    /// Where the bytes of chapters come from.
    enum Store: Sendable {
        case repository(path: String)
        case folder(path: String)
    }

    let source: any FileSource
    let store: Store
    let requestedFolder: String?
    /// Whether the changelogs beside the chapters are ours, and so no chapters.
    var isRepository = true
    var progress = ProgressBar.none
    /// Whether places inside blocks are wanted, as findings are.
    var places = true
    /// Whether pictures on the disk get the ids that git would give them: a redline tells by these what became another.
    var identifiesPictures = true
    /// Where the guide is, where that is known.
    var location: GuideLocation?
    /// Chapters that another state of the same guide has given already, by `ChapterKey`.
    var known: [ChapterKey: Chapter] = [:]

    /// What a chapter's reading depends on: the same key gives the same chapter.
    struct ChapterKey: Hashable {
        var path: String
        var blob: String
        var style: AnchorStyle
    }

    /// What a state holds, before any chapter is read.
    struct Survey {
        var location: GuideLocation
        var files: [FileEntry]
        var style: AnchorStyle
        fileprivate var chapters: [Work]
    }

    func load() throws -> Guide {
        let survey = try survey()
        return Guide(
            location: survey.location, chapters: try read(survey.chapters, survey.style), files: survey.files)
    }

    func survey() throws -> Survey {
        var location = try location ?? GuideLocator(source).locate(requested: requestedFolder)
        var files = try source.allEntries(below: location.folder)
        let changelogs = location.configuration.changelogs ?? Path.join(Path.folder(of: location.folder), "changelogs")
        if isRepository, let own = Path.relative(changelogs, to: location.folder) {
            files.removeAll { Path.relative($0.path, to: own) != nil }
        }
        if case .folder = store, identifiesPictures { files = try files.map { try withPictureID($0, location.folder) } }
        location.contents.resolveFolders(Set(files.lazy.filter { $0.kind == .file }.map(\.path)))
        let paths = Guide.chapterPaths(location, files: files)
        guard !paths.isEmpty else { throw GuideError.noChapters(folder: location.folder) }
        let ids = Dictionary(files.map { ($0.path, $0.id) }, uniquingKeysWith: { first, _ in first })
        let style = Guide.anchorStyle(location)
        let folder = location.folder
        return Survey(
            location: location, files: files, style: style,
            chapters: paths.map {
                Work(
                    path: $0.path, fullPath: Path.join(folder, $0.path), id: ids[$0.path] ?? nil, isListed: $0.isListed)
            })
    }

    fileprivate struct Work: Sendable {
        var path: String
        var fullPath: String
        var id: String?
        var isListed: Bool
    }

    private static let pictureEndings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp"]

    /// A picture on the disk with the id that git would give it, so that another picture of the same name is told.
    private func withPictureID(_ file: FileEntry, _ folder: String) throws -> FileEntry {
        let name = file.path.lowercased()
        guard file.kind == .file, file.id == nil, Self.pictureEndings.contains(where: { name.hasSuffix($0) }),
            let bytes = try source.bytes(at: Path.join(folder, file.path))
        else { return file }
        return FileEntry(path: file.path, kind: .file, id: try Repository.blobID(of: bytes).description)
    }

    /// Reads only what no other state has given.
    private func read(_ work: [Work], _ style: AnchorStyle) throws -> [Chapter] {
        func knownChapter(_ item: Work) -> Chapter? {
            guard let id = item.id, var chapter = known[ChapterKey(path: item.path, blob: id, style: style)] else {
                return nil
            }
            chapter.isListed = item.isListed
            return chapter
        }
        guard !known.isEmpty else { return try parse(work, style) }
        var fresh = try parse(work.filter { knownChapter($0) == nil }, style)[...]
        return work.compactMap { knownChapter($0) ?? fresh.popFirst() }
    }

    /// Results stand in the order of the work, never of completion.
    private func parse(_ work: [Work], _ style: AnchorStyle) throws -> [Chapter] {
        let (store, places, known, progress) = (store, places, known, progress)
        progress.expect(work.count)
        return try inParallel(work.count) {
            try ChapterReader(store)
        } work: { reader, index in
            defer { progress.advance() }
            let item = work[index]
            let bytes = try reader.bytes(item.fullPath, id: item.id)
            // A file of the disk by the id that git would give it: most are what they were in another state.
            let id = try item.id ?? Repository.blobID(of: bytes).description
            var chapter =
                (item.id == nil ? known[ChapterKey(path: item.path, blob: id, style: style)] : nil)
                ?? Chapter(path: item.path, bytes: bytes, style: style, source: id, places: places)
            chapter.isListed = item.isListed
            return chapter
        }
    }
}

/// One worker's own way to the bytes.
private final class ChapterReader {
    private let repository: OpenRepository?
    private let disk: DiskSource?

    init(_ store: SnapshotLoader.Store) throws {
        switch store {
        case .repository(let path):
            repository = try OpenRepository(containing: path)
            disk = nil
        case .folder(let path):
            repository = nil
            disk = DiskSource(root: path)
        }
    }

    func bytes(_ path: String, id: String?) throws -> [UInt8] {
        if let disk { return try disk.bytes(at: path) ?? [] }
        guard let id, let oid = OID(hex: id) else { return [] }
        return try repository?.git.blob(oid) ?? []
    }
}

/// Reads two states of git at once and leaves out what both hold, where nobody will ask for it: most of a guide, as a rule.
struct AbridgedLoader {
    struct Result {
        var old: Guide
        var new: Guide
        var omitted: OmittedText
        var words: OmittedWords
    }

    private struct Job: Sendable {
        var old: SnapshotLoader.Work?
        var new: SnapshotLoader.Work?
    }

    /// One chapter on one side, or on both where it is the same, before it is taken apart.
    private struct Source: Sendable {
        var job: Int
        var work: SnapshotLoader.Work
        var isOld: Bool
        var isNew: Bool
        var bytes: [UInt8]
        var abridged: AbridgedSource?
        var isUnread = false

        var size: Int { isUnread ? 0 : abridged?.bytes.count ?? bytes.count }

        func chapter(_ style: AnchorStyle) -> Chapter {
            var chapter =
                isUnread
                ? Chapter(unread: work.path, bytes: bytes, source: work.id ?? "")
                : Chapter(
                    path: work.path, bytes: bytes, style: style, source: work.id, places: false, abridged: abridged)
            chapter.isListed = work.isListed
            return chapter
        }
    }

    private struct Reading: Sendable {
        var sources: [Source]
        var omitted: OmittedWords.Text?
    }

    private let old: SnapshotLoader.Survey
    private let new: SnapshotLoader.Survey
    private let path: String

    /// `nil` where the two states must be read whole: their contents name the chapters in another order, or anchors are of another kind.
    init?(_ old: SnapshotLoader.Survey, _ new: SnapshotLoader.Survey, repository path: String) {
        guard old.style == new.style, old.location.contents.isComplete == new.location.contents.isComplete else {
            return nil
        }
        let isNew = Dictionary(new.chapters.map { ($0.path, $0.isListed) }, uniquingKeysWith: { first, _ in first })
        let isOld = Set(old.chapters.map(\.path))
        let before = old.chapters.filter { isNew[$0.path] != nil }
        guard before.map(\.path) == new.chapters.map(\.path).filter(isOld.contains),
            before.allSatisfy({ $0.isListed == isNew[$0.path] })
        else { return nil }
        (self.old, self.new, self.path) = (old, new, path)
    }

    func load() throws -> Result {
        let ids = Dictionary(old.files.map { ($0.path, $0.id) }, uniquingKeysWith: { first, _ in first })
        let hasOtherPictures = new.files.contains { file in
            guard !Path.isMarkdown(file.path), let id = file.id, let was = ids[file.path] ?? nil else { return false }
            return id != was
        }
        let works = Dictionary(old.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let isNew = Set(new.chapters.map(\.path))
        let jobs =
            new.chapters.map { Job(old: works[$0.path], new: $0) }
            + old.chapters.filter { !isNew.contains($0.path) }.map { Job(old: $0, new: nil) }
        let (path, style) = (path, new.style)
        Repository.trustsHashes(true)
        defer { Repository.trustsHashes(false) }
        let readings = try inParallel(jobs.count) {
            try ChapterReader(.repository(path: path))
        } work: { reader, index in
            try Self.read(jobs[index], index, reader, keepsPictures: hasOtherPictures)
        }
        // The largest first, so that no processor is left with one at the end.
        let sources = readings.flatMap(\.sources).sorted { $0.size > $1.size }
        let chapters = try inParallel(sources.count) {
        } work: { _, index in
            sources[index].chapter(style)
        }
        var (before, after) = (
            [Chapter?](repeating: nil, count: jobs.count), [Chapter?](repeating: nil, count: jobs.count)
        )
        for (source, chapter) in zip(sources, chapters) {
            if source.isOld { before[source.job] = chapter }
            if source.isNew { after[source.job] = chapter }
        }
        let byPath = Dictionary(
            before.compactMap { $0 }.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let texts = readings.compactMap(\.omitted)
        return Result(
            old: Guide(location: old.location, chapters: old.chapters.compactMap { byPath[$0.path] }, files: old.files),
            new: Guide(location: new.location, chapters: after.compactMap { $0 }, files: new.files),
            omitted: OmittedText(texts.map(\.bytes)), words: OmittedWords(texts, style))
    }

    private static func read(
        _ job: Job, _ index: Int, _ reader: ChapterReader, keepsPictures: Bool
    ) throws -> Reading {
        func source(_ work: SnapshotLoader.Work, isOld: Bool, isNew: Bool) throws -> Source {
            Source(
                job: index, work: work, isOld: isOld, isNew: isNew, bytes: try reader.bytes(work.fullPath, id: work.id))
        }
        guard let old = job.old, let new = job.new else {
            return Reading(
                sources: try [
                    job.old.map { try source($0, isOld: true, isNew: false) },
                    job.new.map { try source($0, isOld: false, isNew: true) },
                ].compactMap { $0 })
        }
        if old.id != nil, old.id == new.id {
            var same = try source(new, isOld: true, isNew: true)
            guard !keepsPictures else { return Reading(sources: [same]) }
            same.isUnread = true
            return Reading(sources: [same], omitted: OmittedWords.Text(bytes: same.bytes, isWhole: true))
        }
        var (before, after) = (try source(old, isOld: true, isNew: false), try source(new, isOld: false, isNew: true))
        guard max(before.bytes.count, after.bytes.count) <= Chapter.sizeLimit,
            let shared = SharedText(before.bytes, after.bytes)
        else { return Reading(sources: [before, after]) }
        (before.abridged, after.abridged) = (shared.old, shared.new)
        return Reading(
            sources: [before, after], omitted: OmittedWords.Text(bytes: shared.omitted, isWhole: false))
    }
}

/// How many words stand in what was left out: counted while the rest is compared.
final class OmittedWords: Sendable {
    struct Text: Sendable {
        var bytes: [UInt8]
        /// Whether it is a whole chapter; else runs of plain parts.
        var isWhole: Bool
    }

    private let texts: [Text]
    private let style: AnchorStyle
    private let next = Atomic<Int>(0)
    private let total = Atomic<Int>(0)
    private let group = DispatchGroup()

    init(_ texts: [Text], _ style: AnchorStyle) {
        self.texts = texts
        self.style = style
        DispatchQueue.global().async(group: group) { self.work() }
    }

    private func work() {
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < texts.count else { return }
            let text = texts[index]
            let count =
                text.isWhole
                ? Chapter(path: "", bytes: text.bytes, style: style, places: false).wordCount
                : plainWordCount(text.bytes)
            total.add(count, ordering: .relaxed)
        }
    }

    /// The sum, once it is there.
    var count: Int {
        work()
        group.wait()
        return total.load(ordering: .relaxed)
    }
}

/// Does numbered work on all processors; results stand in the order of the numbers, never of completion.
///
/// - Parameter tool: makes what each worker has of its own.
func inParallel<Tool, Value: Sendable>(
    _ count: Int, tool: @Sendable () throws -> Tool, work: @Sendable (Tool, Int) throws -> Value
) throws -> [Value] {
    let results = Mutex<[Result<Value, any Error>?]>(Array(repeating: nil, count: count))
    let next = Atomic<Int>(0)
    guard count > 0 else { return [] }
    DispatchQueue.concurrentPerform(iterations: min(max(1, count / 4), 8)) { _ in
        let own: Result<Tool, any Error> = Result { try tool() }
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            let result = Result { try work(own.get(), index) }
            results.withLock { $0[index] = result }
        }
    }
    return try results.withLock { list in try list.compactMap { try $0?.get() } }
}
