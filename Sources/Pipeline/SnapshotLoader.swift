import Git
import GuideModel

/// Reads one state of a guide; chapters in parallel, each worker with a repository handle of its own.
struct SnapshotLoader {
    /// Where the bytes of chapters come from.
    enum Store: Sendable {
        case repository(path: String)
        case folder(path: String, mended: [String: [UInt8]] = [:])
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
    /// Whether chapters on the disk do: another state's are told by these to be the same. Where nobody compares, hashing them as git does
    /// is a tenth of a check.
    var identifiesChapters = true
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
        var chapters: [Work]
    }

    func load() throws -> Guide {
        let survey = try survey()
        return Guide(
            location: survey.location, chapters: try read(survey.chapters, survey.style), files: survey.files)
    }

    /// A state before its chapters are read.
    func outline(_ survey: Survey) throws -> Guide {
        let reader = try ChapterReader(store)
        let sources = survey.chapters.lazy.map { (try? reader.bytes($0.fullPath, id: $0.id)) ?? [] }
        return Guide(
            location: survey.location, chapters: [], files: survey.files, language: Guide.language(ofSources: sources))
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

    struct Work: Sendable {
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
        guard !known.isEmpty else { return try parse(work, style) { $0 } }
        var fresh = try parse(work.filter { knownChapter($0) == nil }, style) { $0 }[...]
        return work.compactMap { knownChapter($0) ?? fresh.popFirst() }
    }

    /// What somebody makes of each chapter, in the order of the work, never of completion.
    func parse<Value: Sendable>(
        _ work: [Work], _ style: AnchorStyle, _ make: @Sendable (Chapter) -> Value
    ) throws -> [Value] {
        let (store, places, known, progress) = (store, places, known, progress)
        let identifies = identifiesChapters
        progress.expect(work.count)
        return try inParallel(work.count) {
            try ChapterReader(store)
        } work: { reader, index in
            defer { progress.advance() }
            let item = work[index]
            let bytes = try reader.bytes(item.fullPath, id: item.id)
            // A file of the disk by the id that git would give it: most are what they were in another state.
            let id = try item.id ?? (identifies ? Repository.blobID(of: bytes).description : nil)
            var chapter =
                (item.id == nil ? id.flatMap { known[ChapterKey(path: item.path, blob: $0, style: style)] } : nil)
                ?? Chapter(path: item.path, bytes: bytes, style: style, source: id, places: places)
            chapter.isListed = item.isListed
            return make(chapter)
        }
    }
}

/// One worker's own way to the bytes.
final class ChapterReader {
    private let repository: OpenRepository?
    private let disk: DiskSource?

    init(_ store: SnapshotLoader.Store) throws {
        switch store {
        case .repository(let path):
            repository = try OpenRepository(containing: path)
            disk = nil
        case .folder(let path, let mended):
            repository = nil
            disk = DiskSource(root: path, mended: mended)
        }
    }

    func bytes(_ path: String, id: String?) throws -> [UInt8] {
        if let disk { return try disk.bytes(at: path) ?? [] }
        guard let id, let oid = OID(hex: id) else { return [] }
        return try repository?.git.blob(oid) ?? []
    }
}
