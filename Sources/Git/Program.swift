#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Runs a program of the user's and waits for it. Streams go through files without a name, so that neither side can block.
struct Program {
    struct Outcome {
        let code: Int32
        let output: [UInt8]
        let errors: String
    }

    /// - Parameters:
    ///   - name: a path, or a name that `PATH` leads to.
    /// - Throws: `.signing` when it cannot be started.
    static func run(_ name: String, _ arguments: [String], input: [UInt8]) throws(GitError) -> Outcome {
        let files = (try scratch(name), try scratch(name), try scratch(name))
        defer { for file in [files.0, files.1, files.2] { close(file) } }
        try DurableFile.writeAll(files.0, input, "the input of \(name)")
        lseek(files.0, 0, SEEK_SET)
        // Where whoever started us ignores the end of children, the system would not keep how they ended.
        let ignored = signal(SIGCHLD, SIG_DFL)
        defer { signal(SIGCHLD, ignored) }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, files.0, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, files.1, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, files.2, 2)
        var process = pid_t()
        let words = unsafe ([name] + arguments).map { unsafe strdup($0) }
        defer { unsafe words.forEach { unsafe free($0) } }
        let started = unsafe (words + [nil]).withUnsafeBufferPointer { words in
            unsafe posix_spawnp(
                &process, name, &actions, nil, UnsafeMutablePointer(mutating: words.baseAddress!), environ)
        }
        guard started == 0 else {
            throw .signing(
                "cannot start '\(name)': \(systemMessage(started)); install it, or name it in your git configuration")
        }
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 {
            // Nobody knows how it ended, so it has not ended well.
            guard errno == EINTR else { throw .signing("how '\(name)' ended is not known: \(systemMessage(errno))") }
        }
        let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
        return Outcome(code: code, output: readAll(files.1), errors: String(decoding: readAll(files.2), as: UTF8.self))
    }

    /// A file with a name, for programs that want one; the caller removes it.
    static func file(holding bytes: [UInt8]) throws(GitError) -> String {
        let (file, path) = try makeFile("a signature")
        defer { close(file) }
        do throws(GitError) {
            try DurableFile.writeAll(file, bytes, path)
        } catch {
            unsafe unlink(path)
            throw error
        }
        return path
    }

    private static func scratch(_ name: String) throws(GitError) -> Int32 {
        let (file, path) = try makeFile(name)
        unsafe unlink(path)
        return file
    }

    private static func makeFile(_ what: String) throws(GitError) -> (Int32, String) {
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        // The six signs are mkstemp's to fill in.
        var template = Array("\(folder)/editie-XXXXXX".utf8CString)
        let file = unsafe template.withUnsafeMutableBufferPointer { unsafe mkstemp($0.baseAddress!) }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard file >= 0 else { throw .disk(action: "make a file for \(what) in", path: folder, errno: errno) }
        return (file, path)
    }

    private static func readAll(_ file: Int32) -> [UInt8] {
        lseek(file, 0, SEEK_SET)
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return result }
            result += buffer[..<count]
        }
    }
}
