import GuideModel
import Rendering

/// Two files or folders outside any repository, as states of a guide.
package enum LooseGuide {
    /// Two of them, read in the same way.
    package static func load(_ first: String, _ second: String) throws -> (Snapshot, Snapshot) {
        let areFiles = Disk.isFile(first) && Disk.isFile(second)
        let name = areFiles ? String(Path.name(second)) : nil
        let isNarrow = try narrowed(first).map { try $0 == narrowed(second) } ?? false
        return (
            try load(first, as: name, isNarrow: isNarrow), try load(second, as: name, isNarrow: isNarrow)
        )
    }

    /// The folder below a folder that holds its guide, with all Markdown beside it: where that is one on both sides, the guide alone is
    /// compared. `nil` where the whole folder is the guide.
    private static func narrowed(_ path: String) throws -> [String: [UInt8]]? {
        guard let real = Disk.realPath(path), Disk.isFolder(real) else { return nil }
        let source = DiskSource(root: real)
        guard let found = try? GuideLocator(source).locate(requested: nil), !found.folder.isEmpty else { return nil }
        let isOurs = Path.name(found.folder) == "guide" && [.summary, .guideYML].contains(found.contents.form)
        let isBook = found.contents.form == .summary && Disk.isFile(Path.join(real, "book.toml"))
        guard isOurs || isBook else { return nil }
        var beside: [String: [UInt8]] = ["": Array(found.folder.utf8)]
        for entry in try source.allEntries(below: "")
        where entry.kind == .file && Path.isMarkdown(entry.path) && Path.relative(entry.path, to: found.folder) == nil {
            beside[entry.path] = try source.bytes(at: entry.path)
        }
        return beside
    }

    /// - Parameter path: a folder, or one Markdown file.
    ///   - name: what the file is called as a chapter, so that two files compare as one.
    ///   - isNarrow: whether the guide below a folder is read, and nothing beside it.
    private static func load(_ path: String, as name: String?, isNarrow: Bool) throws -> Snapshot {
        guard let real = Disk.realPath(path) else {
            throw DiskError.cannotRead(path, why: "there is no such file or folder")
        }
        let guide: Guide
        if Disk.isFolder(real) {
            // The whole folder, but for guides whose chapters are known to stand in one below it and have rules of their own.
            let source = DiskSource(root: real)
            let found = try GuideLocator(source).locate(requested: nil)
            let ownsFolder = isNarrow || [.mkdocs, .docc].contains(found.contents.form)
            let loader = SnapshotLoader(
                source: source, store: .folder(path: real), requestedFolder: "", isRepository: false, places: false,
                location: ownsFolder ? found : nil)
            do {
                guide = try loader.load()
            } catch GuideError.noChapters {
                // From nothing, or to nothing: everything came, or went.
                guide = Guide(location: found, chapters: [], files: [])
            }
        } else {
            let name = name ?? String(Path.name(real))
            let chapter = Chapter(path: name, bytes: try Disk.read(real), style: .github, places: false)
            guide = Guide(
                location: GuideLocation(
                    folder: "", contents: TableOfContents(form: .files, file: nil, entries: []),
                    configuration: GuideConfiguration(),
                    unused: []), chapters: [chapter], files: [FileEntry(path: name, kind: .file, id: nil)])
        }
        var name = RevisionName(name: path)
        name.isPath = true
        return Snapshot(guide: guide, name: name, tree: nil, commit: nil)
    }
}
