#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The system's own words for an `errno`.
package func systemMessage(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
}

/// Reads a regular file whole, never through a final symbolic link and never from a pipe or device.
///
/// - Parameters:
///   - limit: bytes; a longer file is an error, or with `mayBeLonger` read up to there.
func readFile(_ path: String, limit: Int, mayBeLonger: Bool = false) throws(GitError) -> [UInt8] {
    // O_NONBLOCK: opening a pipe must not wait for a writer.
    let file = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw .disk(action: "open", path: path, errno: errno) }
    defer { close(file) }
    var info = stat()
    guard unsafe fstat(file, &info) == 0 else { throw .disk(action: "read", path: path, errno: errno) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw .disk(action: "read", path: path, errno: EINVAL) }
    guard mayBeLonger || Int(info.st_size) <= limit else { throw .disk(action: "read", path: path, errno: EFBIG) }
    let wanted = min(Int(info.st_size), limit)
    var bytes = [UInt8](repeating: 0, count: wanted)
    var done = 0
    while done < wanted {
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe read(file, $0.baseAddress?.advanced(by: done), wanted - done)
        }
        if count < 0 {
            if errno == EINTR { continue }
            throw .disk(action: "read", path: path, errno: errno)
        }
        if count == 0 { break }
        done += count
    }
    if done < wanted { bytes.removeLast(wanted - done) }
    return bytes
}

let noSuchFile = ENOENT

/// The user's home folder; `nil` where none is told.
var homeFolder: String? { unsafe getenv("HOME").map { unsafe String(cString: $0) } }

/// Files that survive a power cut, and names that change at once or not at all.
package enum DurableFile {
    /// Makes a folder and those above it; existing ones are fine.
    package static func makeFolders(_ path: String) throws(GitError) {
        guard unsafe mkdir(path, 0o777) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .disk(action: "make the folder", path: path, errno: errno)
        }
        try makeFolders(String(path[..<slash]))
        guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw .disk(action: "make the folder", path: path, errno: errno)
        }
        try syncFolder(String(path[..<slash]))
    }

    /// Writes a new file whole and syncs it; nothing is left of it when that fails.
    package static func create(_ path: String, _ bytes: [UInt8], replacing: Bool = false) throws(GitError) {
        let flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | (replacing ? O_TRUNC : O_EXCL)
        let file = unsafe open(path, flags, 0o666)
        guard file >= 0 else { throw .disk(action: "write", path: path, errno: errno) }
        do throws(GitError) {
            try writeAll(file, bytes, path)
            guard fsync(file) == 0 else { throw .disk(action: "sync", path: path, errno: errno) }
        } catch {
            close(file)
            unsafe unlink(path)
            throw error
        }
        guard close(file) == 0 else { throw .disk(action: "close", path: path, errno: errno) }
    }

    /// Replaces a file's content at once: a reader sees the old or the new bytes, also after a power cut.
    package static func replace(_ path: String, _ bytes: [UInt8], temporary: String) throws(GitError) {
        try create(temporary, bytes, replacing: true)
        // Who may read or run the file is none of its content.
        var info = stat()
        if unsafe stat(path, &info) == 0 { unsafe chmod(temporary, info.st_mode & 0o777) }
        do throws(GitError) {
            try move(temporary, to: path)
        } catch {
            unsafe unlink(temporary)
            throw error
        }
    }

    /// Writes into what is no file of its own: `/dev/stdout`, a pipe of the shell.
    package static func pass(_ bytes: [UInt8], to path: String) throws(GitError) {
        let file = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw .disk(action: "write", path: path, errno: errno) }
        defer { close(file) }
        try writeAll(file, bytes, path)
    }

    /// Adds a line to the end of a file and syncs it.
    package static func append(_ path: String, _ bytes: [UInt8]) throws(GitError) {
        let file = unsafe open(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw .disk(action: "write", path: path, errno: errno) }
        defer { close(file) }
        try writeAll(file, bytes, path)
        guard fsync(file) == 0 else { throw .disk(action: "sync", path: path, errno: errno) }
    }

    /// Renames a file over another, durably; both must be on one file system.
    package static func move(_ from: String, to: String) throws(GitError) {
        guard unsafe rename(from, to) == 0 else { throw .disk(action: "write", path: to, errno: errno) }
        try syncFolder(folder(of: to))
    }

    /// Removes a file; one that is gone already is no error.
    package static func remove(_ path: String) throws(GitError) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else {
            throw .disk(action: "remove", path: path, errno: errno)
        }
    }

    /// Removes a folder if it is empty, else leaves it.
    package static func removeFolder(_ path: String) { unsafe rmdir(path) }

    /// Makes the names in a folder durable.
    package static func syncFolder(_ path: String) throws(GitError) {
        let file = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw .disk(action: "open", path: path, errno: errno) }
        defer { close(file) }
        // Some file systems cannot sync a folder and say EINVAL; there the rename is all there is.
        guard fsync(file) == 0 || errno == EINVAL else { throw .disk(action: "sync", path: path, errno: errno) }
    }

    /// The content of a regular file, `nil` when there is none.
    package static func content(_ path: String, limit: Int = 1 << 30) throws(GitError) -> [UInt8]? {
        do {
            return try readFile(path, limit: limit)
        } catch .disk(_, _, ENOENT) {
            return nil
        }
    }

    /// Whether anything has that name, a link that leads nowhere too.
    package static func exists(_ path: String) -> Bool {
        var info = stat()
        return unsafe lstat(path, &info) == 0
    }

    /// Whether two names are one file on the disk.
    static func isSame(_ first: String, _ second: String) -> Bool {
        var one = stat()
        var two = stat()
        return unsafe lstat(first, &one) == 0 && lstat(second, &two) == 0 && one.st_ino == two.st_ino
            && one.st_dev == two.st_dev
    }

    /// Gives a file a second name. Returns false when that name is taken.
    static func link(_ path: String, as name: String) throws(GitError) -> Bool {
        if unsafe Glibc.link(path, name) == 0 { return true }
        guard errno == EEXIST else { throw .disk(action: "lock", path: name, errno: errno) }
        return false
    }

    /// The path up to its last slash; `.` for a bare name.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func writeAll(_ file: Int32, _ bytes: [UInt8], _ path: String) throws(GitError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe write(file, $0.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw .disk(action: "write", path: path, errno: errno)
            }
            done += count
        }
    }
}

/// The one writer of a repository: a lock that the system gives back when its holder dies.
package struct WriteLock: ~Copyable {
    private let file: Int32
    private let path: String

    /// - Throws: `.locked` when another process holds it.
    package init(folder: String) throws(GitError) {
        let path = folder + "/lock"
        while true {
            try DurableFile.makeFolders(folder)
            let file = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666)
            guard file >= 0 else {
                if errno == ENOENT { continue }
                throw .disk(action: "lock", path: path, errno: errno)
            }
            guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                close(file)
                if code == EWOULDBLOCK { throw .locked(path: path) }
                throw .disk(action: "lock", path: path, errno: code)
            }
            // The former holder removes the file before it lets go: only the file that still has this name counts.
            var mine = stat()
            var named = stat()
            if unsafe fstat(file, &mine) == 0 && stat(path, &named) == 0 && mine.st_ino == named.st_ino {
                self.file = file
                self.path = path
                return
            }
            close(file)
        }
    }

    deinit {
        unsafe unlink(path)
        unsafe rmdir(DurableFile.folder(of: path))
        close(file)
    }
}

/// Sleeps between two tries to take a lock.
func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }

let tooManyLinks = ELOOP

func isSymbolicLink(_ path: String) -> Bool {
    var info = stat()
    return unsafe lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
}

package let permissionDenied = EACCES
package let readOnlyDisk = EROFS

/// Whether a file belongs to another user than the one who runs this.
func isOthers(_ path: String) -> Bool {
    var info = stat()
    return unsafe lstat(path, &info) == 0 && info.st_uid != geteuid()
}
