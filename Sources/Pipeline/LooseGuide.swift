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
            guide = try SnapshotLoader(
                source: DiskSource(root: real), store: .folder(path: real), requestedFolder: "", isRepository: false,
                places: false
            )
            .load()
        } else {
            let name = name ?? String(real.split(separator: "/").last ?? "")
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
