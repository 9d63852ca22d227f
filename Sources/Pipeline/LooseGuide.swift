import GuideModel
import Rendering

/// Two files or folders outside any repository, as states of a guide.
package enum LooseGuide {
    /// - Parameter path: a folder, or one Markdown file.
    ///   - name: what the file is called as a chapter, so that two files compare as one.
    package static func load(_ path: String, as name: String? = nil) throws -> Snapshot {
        guard let real = Disk.realPath(path) else {
            throw DiskError.cannotRead(path, why: "there is no such file or folder")
        }
        let guide: Guide
        if Disk.isFolder(real) {
            // The whole folder, but for guides whose chapters are known to stand in one below it and have rules of their own.
            let source = DiskSource(root: real)
            let found = try GuideLocator(source).locate(requested: nil)
            let isOurs = Path.name(found.folder) == "guide" && [.summary, .guideYML].contains(found.contents.form)
            let isBook = found.contents.form == .summary && Disk.isFile(Path.join(real, "book.toml"))
            let ownsFolder = isOurs || isBook || [.mkdocs, .docc].contains(found.contents.form)
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
        return Snapshot(guide: guide, name: RevisionName(name: path), tree: nil, commit: nil)
    }
}
