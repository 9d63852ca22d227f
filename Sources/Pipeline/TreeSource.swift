import Git
import GuideModel

/// The files of a git tree. One holder of a repository handle, used by one thread.
final class TreeSource: FileSource {
    private let repository: OpenRepository
    private let root: OID
    private var trees: [String: [TreeEntry]] = [:]

    init(repository: OpenRepository, root: OID) {
        self.repository = repository
        self.root = root
    }

    func entries(in folder: String) throws -> [FileEntry]? {
        guard let list = try tree(folder) else { return nil }
        return try list.map { entry in
            // On the disk it could not even be opened.
            if entry.name.contains("\u{FFFD}"), entry.kind == .folder || Path.isMarkdown(entry.name) {
                throw DiskError.cannotRead(Path.join(folder, entry.name), why: "its name is not UTF-8; rename it")
            }
            let kind: FileEntry.Kind =
                switch entry.kind {
                case .file, .executable: .file
                case .folder: .folder
                case .symbolicLink: .symbolicLink
                case .submodule: .other
                }
            let target = kind == .symbolicLink ? repository.blob(entry.id) : nil
            return FileEntry(
                path: Path.join(folder, entry.name), kind: kind, id: entry.id.description,
                linkTarget: target.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    func bytes(at path: String) throws -> [UInt8]? {
        guard let list = try tree(Path.folder(of: path)), let name = Path.parts(path).last,
            let entry = list.first(where: { $0.name.utf8.elementsEqual(name.utf8) }),
            entry.kind == .file || entry.kind == .executable
        else { return nil }
        return try repository.git.blob(entry.id)
    }

    private func tree(_ folder: String) throws -> [TreeEntry]? {
        if let known = trees[folder] { return known }
        var id = root
        if !folder.isEmpty {
            guard let above = try tree(Path.folder(of: folder)), let name = Path.parts(folder).last,
                let entry = above.first(where: { $0.name.utf8.elementsEqual(name.utf8) }), entry.kind == .folder
            else { return nil }
            id = entry.id
        }
        let list = try repository.git.tree(id)
        trees[folder] = list
        return list
    }
}

/// Another source whose folders are listed once: asking git what it ignores costs more than reading.
final class ListedSource: FileSource {
    private let source: any FileSource
    private var lists: [String: [FileEntry]?] = [:]

    init(_ source: any FileSource) { self.source = source }

    func entries(in folder: String) throws -> [FileEntry]? {
        if let known = lists[folder] { return known }
        let list = try source.entries(in: folder)
        lists[folder] = .some(list)
        return list
    }

    func bytes(at path: String) throws -> [UInt8]? { try source.bytes(at: path) }
}
