import Git
import GuideModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why the disk did not do what was asked.
package enum DiskError: Error, Equatable, CustomStringConvertible {
    case noSuchFolder(String)
    case cannotRead(String, why: String)
    case cannotWrite(String, why: String)

    package var description: String {
        switch self {
        case .noSuchFolder(let path): "there is no folder '\(path)'; name an existing one with -C DIR"
        case .cannotRead(let path, let why): "cannot read '\(path)': \(why)"
        case .cannotWrite(let path, let why):
            "cannot write '\(path)': \(why); check the folder's permissions and the free space"
        }
    }
}

/// The files of a folder on the disk. Symbolic links are named and never followed, pipes and devices never opened.
package struct DiskSource: FileSource {
    let root: String
    /// What files would say after a mending that is only tried.
    let mended: [String: [UInt8]]
    /// Paths that git leaves out, told by the repository that the folder belongs to.
    let isIgnored: (String) -> Bool

    package init(
        root: String, mended: [String: [UInt8]] = [:], isIgnored: @escaping (String) -> Bool = { _ in false }
    ) {
        self.root = root
        self.mended = mended
        self.isIgnored = isIgnored
    }

    package func entries(in folder: String) throws -> [FileEntry]? {
        guard Self.isWithin(folder), !isBelowLink(folder) else { return nil }
        guard let list = unsafe opendir(Path.join(root, folder)) else {
            let code = errno
            // A folder that nobody may look into holds chapters for all we know.
            if [ENOENT, ENOTDIR, ELOOP].contains(code) { return nil }
            throw DiskError.cannotRead(folder.isEmpty ? root : folder, why: systemMessage(code))
        }
        defer { unsafe closedir(list) }
        var names: [String] = []
        var unnamed: String?
        while let entry = unsafe readdir(list) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != "..", name != ".git" { names.append(name) }
            if unsafe entry.pointee.d_type == DT_DIR, name.contains("\u{FFFD}") { unnamed = Path.join(folder, name) }
        }
        let entries: [FileEntry] = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { name in
            let path = Path.join(folder, name)
            var info = stat()
            guard unsafe lstat(Path.join(root, path), &info) == 0 else {
                // A chapter that cannot be named cannot be read, and must not be passed over as if it were well.
                if name.contains("\u{FFFD}"), Path.isMarkdown(name) { unnamed = path }
                return nil
            }
            let kind: FileEntry.Kind =
                switch info.st_mode & S_IFMT {
                case S_IFREG: .file
                case S_IFDIR: .folder
                case S_IFLNK: .symbolicLink
                default: .other
                }
            if isIgnored(kind == .folder ? path + "/" : path) { return nil }
            return FileEntry(
                path: path, kind: kind, id: nil,
                linkTarget: kind == .symbolicLink ? Disk.linkTarget(Path.join(root, path)) : nil)
        }
        if let unnamed { throw DiskError.cannotRead(unnamed, why: "its name is not UTF-8; rename it") }
        return entries
    }

    package func bytes(at path: String) throws -> [UInt8]? {
        if let mended = mended[path] { return mended }
        guard Self.isWithin(path), !isBelowLink(Path.folder(of: path)) else { return nil }
        do throws(GitError) {
            return try DurableFile.content(Path.join(root, path))
        } catch {
            // A folder, a link or a pipe of that name is no file of the guide.
            if case .disk(_, _, let code) = error, [EINVAL, ELOOP, EISDIR, ENOTDIR, ENXIO].contains(code) {
                return nil
            }
            throw error
        }
    }

    /// Whether a path stays below the root, whatever a guide's settings say: `contributors: ../../people.yml` leads to nothing.
    private static func isWithin(_ path: String) -> Bool {
        path.isEmpty || !path.hasPrefix("/") && Path.normalized(path) != nil
    }

    /// A file's first bytes and its size; `nil` when it is no regular file of this folder.
    func head(at path: String, count: Int) -> (head: [UInt8], size: Int)? {
        guard !isBelowLink(Path.folder(of: path)) else { return nil }
        let file = unsafe open(Path.join(root, path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var info = stat()
        guard unsafe fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        let read = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(file, $0.baseAddress, $0.count) }
        return read < 0 ? nil : (Array(bytes.prefix(read)), Int(info.st_size))
    }

    /// Whether some folder on the way is a symbolic link, which could lead anywhere.
    private func isBelowLink(_ folder: String) -> Bool {
        var current = root
        for part in folder.split(separator: "/") {
            current += "/" + part
            var info = stat()
            if unsafe lstat(current, &info) != 0 || info.st_mode & S_IFMT == S_IFLNK { return true }
        }
        return false
    }
}

/// Facts about the disk that commands ask for.
package enum Disk {
    /// The path without symbolic links; `nil` when it does not exist.
    package static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Where answers are kept that can be had again: the user's own cache, never the repository.
    static var cacheFolder: String? {
        if let own = Clock.environment("XDG_CACHE_HOME"), own.hasPrefix("/") { return Path.join(own, "editie") }
        guard let home = Clock.environment("HOME"), home.hasPrefix("/") else { return nil }
        return Path.join(home, ".cache/editie")
    }

    /// What a symbolic link says.
    static func linkTarget(_ path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return -1 }
            return unsafe readlink(path, start, bytes.count)
        }
        return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
    }

    /// What tells one state of a file from another, short of reading it.
    static func stamp(_ path: String) -> String {
        var info = stat()
        guard unsafe stat(path, &info) == 0 else { return "" }
        return "\(info.st_size)-\(info.st_mtim.tv_sec)"
    }

    /// Adds text to a file that another program keeps, where it may be written to.
    static func append(_ path: String, _ text: String) {
        let file = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0 else { return }
        defer { close(file) }
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
    }

    /// Makes a folder with those above it; whether it is there then.
    static func makeFolder(_ path: String) -> Bool {
        do throws(GitError) { try DurableFile.makeFolders(path) } catch { return false }
        return isFolder(path)
    }

    package static func isFolder(_ path: String) -> Bool {
        var info = stat()
        return unsafe stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    package static func isFile(_ path: String) -> Bool {
        var info = stat()
        return unsafe stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
    }

    /// A file that the user named on the command line, links followed.
    package static func read(_ path: String) throws(DiskError) -> [UInt8] {
        guard let resolved = realPath(path) else { throw .cannotRead(path, why: systemMessage(errno)) }
        do throws(GitError) {
            guard let bytes = try DurableFile.content(resolved) else { throw GitError.unknownRevision(path) }
            return bytes
        } catch {
            throw .cannotRead(path, why: "it is no regular file, or may not be read")
        }
    }

    /// Replaces a file at once, or leaves it as it was. A symbolic link stays one, and a pipe or a device gets the bytes.
    package static func write(_ path: String, _ text: String) throws(DiskError) { try write(path, Array(text.utf8)) }

    package static func write(_ path: String, _ bytes: [UInt8]) throws(DiskError) {
        var info = stat()
        let isThere = unsafe stat(path, &info) == 0
        let kind = info.st_mode & S_IFMT
        let file = realPath(path) ?? path
        do throws(GitError) {
            if isThere, kind != S_IFREG, kind != S_IFDIR {
                try DurableFile.pass(bytes, to: path)
            } else {
                try DurableFile.replace(file, bytes, temporary: file + ".editie-\(getpid())")
            }
        } catch .disk(_, _, EPIPE) {
            // Who reads a pipe may have had enough.
            return
        } catch .disk(_, _, let code) {
            throw .cannotWrite(path, why: systemMessage(code))
        } catch {
            throw .cannotWrite(path, why: "\(error)")
        }
    }

    /// Makes a new file with the folders that lead to it; never through a symbolic link, and never over what is there.
    static func writeNew(_ path: String, _ text: String, below root: String) throws(DiskError) {
        var current = root
        for part in (Path.relative(path, to: root) ?? path).split(separator: "/").dropLast() {
            current += "/" + part
            if linkTarget(current) != nil {
                throw .cannotWrite(path, why: "'\(current)' is a symbolic link, which could lead anywhere")
            }
        }
        do throws(GitError) {
            try DurableFile.makeFolders(Path.folder(of: path))
            try DurableFile.create(path, Array(text.utf8))
            try DurableFile.syncFolder(Path.folder(of: path))
        } catch .disk(_, _, let code) {
            throw .cannotWrite(path, why: systemMessage(code))
        } catch {
            throw .cannotWrite(path, why: "\(error)")
        }
    }
}
