import CLibgit2

extension Repository {
    /// What differs between HEAD, the index and the worktree below some paths; ignored files do not count.
    package func status(of paths: [String]) throws(GitError) -> [StatusEntry] {
        try checkIndex()
        return try unsafe handle.withPointer { (repository) throws(GitError) in
            var options = unsafe git_status_options()
            try GitError.check(
                unsafe git_status_options_init(&options, UInt32(GIT_STATUS_OPTIONS_VERSION)), "git_status_options_init")
            unsafe options.show = GIT_STATUS_SHOW_INDEX_AND_WORKDIR
            unsafe options.flags =
                GIT_STATUS_OPT_INCLUDE_UNTRACKED.rawValue | GIT_STATUS_OPT_RECURSE_UNTRACKED_DIRS.rawValue
                | GIT_STATUS_OPT_DISABLE_PATHSPEC_MATCH.rawValue | GIT_STATUS_OPT_INCLUDE_UNREADABLE.rawValue
            var made: OpaquePointer?
            try unsafe withStringArray(paths) { (array) throws(GitError) in
                if !paths.contains("") { unsafe options.pathspec = array }
                try GitError.check(unsafe git_status_list_new(&made, repository, &options), "git_status_list_new")
            }
            let list = try unsafe Handle<StatusKind>(adopting: made, from: "git_status_list_new")
            return unsafe list.withPointer { pointer in
                var entries: [StatusEntry] = []
                for index in 0..<(unsafe git_status_list_entrycount(pointer)) {
                    guard let entry = unsafe git_status_byindex(pointer, index) else { continue }
                    let delta = unsafe entry.pointee.index_to_workdir ?? entry.pointee.head_to_index
                    guard let delta = unsafe delta,
                        let path = unsafe delta.pointee.new_file.path ?? delta.pointee.old_file.path
                    else { continue }
                    let flags = unsafe entry.pointee.status.rawValue
                    guard let state = Self.state(flags) else { continue }
                    entries.append(unsafe StatusEntry(path: String(cString: path), state: state))
                }
                return entries
            }
        }
    }

    private static func state(_ flags: UInt32) -> StatusEntry.State? {
        func has(_ status: git_status_t) -> Bool { flags & status.rawValue != 0 }
        if has(GIT_STATUS_CONFLICTED) { return .conflicted }
        if has(GIT_STATUS_WT_UNREADABLE) { return .unreadable }
        if has(GIT_STATUS_WT_DELETED) || has(GIT_STATUS_INDEX_DELETED) { return .deleted }
        if has(GIT_STATUS_INDEX_NEW) { return .added }
        if has(GIT_STATUS_WT_NEW) { return .untracked }
        let changed = [
            GIT_STATUS_WT_MODIFIED, GIT_STATUS_INDEX_MODIFIED, GIT_STATUS_WT_TYPECHANGE, GIT_STATUS_INDEX_TYPECHANGE,
            GIT_STATUS_WT_RENAMED, GIT_STATUS_INDEX_RENAMED,
        ]
        return changed.contains(where: has) ? .modified : nil
    }

    /// Refuses an index whose header promises more entries than its file can hold: libgit2 would make room for them first.
    func checkIndex() throws(GitError) {
        let bytes: [UInt8]
        do {
            bytes = try readFile(gitFolder + "/index", limit: 1 << 30)
        } catch .disk(_, _, let code) where code == noSuchFile {
            return
        }
        guard bytes.count >= 32, bytes[0..<4].elementsEqual("DIRC".utf8) else {
            throw .damagedIndex("its header is wrong")
        }
        func word(_ at: Int) -> Int { bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }
        guard (2...4).contains(word(4)) else { throw .damagedIndex("version \(word(4)) is not known") }
        guard word(8) * 62 <= bytes.count else {
            throw .damagedIndex("it says \(word(8)) entries in \(bytes.count) bytes")
        }
    }
}

/// Lends an array of C strings for the time of a call.
func withStringArray<R, E: Error>(_ strings: [String], _ body: (git_strarray) throws(E) -> R) throws(E) -> R {
    var copies: [UnsafeMutablePointer<CChar>?] = unsafe strings.map { text in
        let utf8 = Array(text.utf8) + [0]
        let copy = UnsafeMutablePointer<CChar>.allocate(capacity: utf8.count)
        for (index, byte) in utf8.enumerated() { unsafe copy[index] = CChar(bitPattern: byte) }
        return unsafe copy
    }
    defer { for index in unsafe copies.indices { unsafe copies[index]?.deallocate() } }
    let count = strings.count
    return try unsafe copies.withUnsafeMutableBufferPointer { (buffer) throws(E) in
        try unsafe body(git_strarray(strings: buffer.baseAddress, count: count))
    }
}
