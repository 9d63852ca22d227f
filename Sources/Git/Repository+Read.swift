import CLibgit2

extension Repository {
    /// - Throws: `GitError` when there is no such commit, in a shallow clone too.
    package func commit(_ id: OID) throws(GitError) -> Commit {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var raw = id.raw
            var found: OpaquePointer?
            try objectCheck(unsafe git_commit_lookup(&found, repository, &raw), "git_commit_lookup", id)
            let commit = try unsafe Handle<CommitKind>(adopting: found, from: "git_commit_lookup")
            return try unsafe commit.withPointer { (pointer) throws(GitError) in
                guard let author = unsafe git_commit_author(pointer),
                    let committer = unsafe git_commit_committer(pointer),
                    let tree = unsafe git_commit_tree_id(pointer)
                else { throw .damagedObject(id, "it names no author or no tree") }
                let parents = unsafe (0..<git_commit_parentcount(pointer)).compactMap { index in
                    unsafe git_commit_parent_id(pointer, index).map { unsafe OID(raw: $0.pointee) }
                }
                return unsafe Commit(
                    id: id, tree: OID(raw: tree.pointee), parents: parents, author: Signature(raw: author.pointee),
                    committer: Signature(raw: committer.pointee),
                    message: git_commit_message(pointer).map { unsafe String(cString: $0) } ?? "")
            }
        }
    }

    /// The entries of a tree in git's order; a name that could lead out of its folder is an error.
    package func tree(_ id: OID) throws(GitError) -> [TreeEntry] {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var raw = id.raw
            var found: OpaquePointer?
            try objectCheck(unsafe git_tree_lookup(&found, repository, &raw), "git_tree_lookup", id)
            let tree = try unsafe Handle<TreeKind>(adopting: found, from: "git_tree_lookup")
            return try unsafe tree.withPointer { (pointer) throws(GitError) in
                var entries: [TreeEntry] = []
                for index in 0..<(unsafe git_tree_entrycount(pointer)) {
                    guard let entry = unsafe git_tree_entry_byindex(pointer, index),
                        let name = unsafe git_tree_entry_name(entry), let target = unsafe git_tree_entry_id(entry)
                    else { continue }
                    let text = unsafe String(cString: name)
                    guard Self.isSafe(entryName: text) else { throw .badEntryName(text) }
                    let mode = unsafe UInt32(git_tree_entry_filemode_raw(entry).rawValue)
                    let kind: TreeEntry.Kind =
                        switch mode & 0o170000 {
                        case 0o040000: .folder
                        case 0o120000: .symbolicLink
                        case 0o160000: .submodule
                        default: mode & 0o100 != 0 ? .executable : .file
                        }
                    entries.append(unsafe TreeEntry(name: text, kind: kind, id: OID(raw: target.pointee)))
                }
                return entries
            }
        }
    }

    /// The entry at a path below a tree, `nil` when there is none. An empty path is the tree itself.
    package func entry(at path: String, in tree: OID) throws(GitError) -> TreeEntry? {
        var current = TreeEntry(name: "", kind: .folder, id: tree)
        for component in path.split(separator: "/") {
            guard current.kind == .folder else { return nil }
            guard let next = try self.tree(current.id).first(where: { $0.name.utf8.elementsEqual(component.utf8) })
            else {
                return nil
            }
            current = next
        }
        return current
    }

    /// The id that a tree would have without the entry at a path below it, and without folders that held nothing else; nothing is written.
    package func treeID(of tree: OID, without path: String) throws(GitError) -> OID {
        if let left = try remains(of: tree, without: path[...]) { return left }
        return try Self.id(of: [], as: GIT_OBJECT_TREE)
    }

    /// `nil` when nothing is left.
    private func remains(of tree: OID, without path: Substring) throws(GitError) -> OID? {
        let parts = path.split(separator: "/", maxSplits: 1)
        guard let name = parts.first else { return tree }
        var entries = try self.tree(tree)
        guard let index = entries.firstIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return tree }
        if parts.count == 2, entries[index].kind == .folder,
            let inner = try remains(of: entries[index].id, without: parts[1])
        {
            entries[index] = TreeEntry(name: entries[index].name, kind: .folder, id: inner)
        } else if parts.count == 1 || entries[index].kind == .folder {
            entries.remove(at: index)
        }
        if entries.isEmpty { return nil }
        var bytes: [UInt8] = []
        for entry in entries {
            let mode =
                switch entry.kind {
                case .file: "100644"
                case .executable: "100755"
                case .symbolicLink: "120000"
                case .folder: "40000"
                case .submodule: "160000"
                }
            bytes += "\(mode) \(entry.name)\u{0}".utf8
            bytes += entry.id.bytes
        }
        return try Self.id(of: bytes, as: GIT_OBJECT_TREE)
    }

    /// The bytes of a blob.
    package func blob(_ id: OID) throws(GitError) -> [UInt8] {
        guard let content = try content(id, as: GIT_OBJECT_BLOB) else { throw .damagedObject(id, "it is not a file") }
        return content
    }

    /// The content of an object; `nil` when it is of another kind.
    func content(_ id: OID, as type: git_object_t) throws(GitError) -> [UInt8]? {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var database: OpaquePointer?
            try GitError.check(unsafe git_repository_odb(&database, repository), "git_repository_odb")
            let handle = try unsafe Handle<DatabaseKind>(adopting: database, from: "git_repository_odb")
            return try unsafe handle.withPointer { (pointer) throws(GitError) in
                var raw = id.raw
                var found: OpaquePointer?
                try objectCheck(unsafe git_odb_read(&found, pointer, &raw), "git_odb_read", id)
                let object = try unsafe Handle<DatabaseObjectKind>(adopting: found, from: "git_odb_read")
                return unsafe object.withPointer { object in
                    guard unsafe git_odb_object_type(object) == type else { return nil }
                    let size = unsafe git_odb_object_size(object)
                    guard let data = unsafe git_odb_object_data(object), size > 0 else { return [] }
                    return unsafe Array(UnsafeRawBufferPointer(start: data, count: size))
                }
            }
        }
    }

    /// The size of a blob in bytes, without reading its content.
    package func blobSize(_ id: OID) throws(GitError) -> Int {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var database: OpaquePointer?
            try GitError.check(unsafe git_repository_odb(&database, repository), "git_repository_odb")
            let handle = try unsafe Handle<DatabaseKind>(adopting: database, from: "git_repository_odb")
            return try unsafe handle.withPointer { (pointer) throws(GitError) in
                var raw = id.raw
                var size = 0
                var type = GIT_OBJECT_ANY
                try objectCheck(unsafe git_odb_read_header(&size, &type, pointer, &raw), "git_odb_read_header", id)
                return size
            }
        }
    }

    /// The id that bytes would have as a blob; nothing is written.
    package static func blobID(of bytes: [UInt8]) throws(GitError) -> OID { try id(of: bytes, as: GIT_OBJECT_BLOB) }

    /// The id that a file of the worktree would have in git: with the line ends that git keeps, where it checks out others.
    ///
    /// - Returns: `nil` where git cannot tell, also for want of the file.
    package func blobID(ofWorktreeFile path: String) -> OID? {
        unsafe handle.withPointer { repository in
            var id = git_oid()
            guard unsafe git_repository_hashfile(&id, repository, path, GIT_OBJECT_BLOB, nil) == 0 else { return nil }
            return OID(raw: id)
        }
    }

    private static func id(of bytes: [UInt8], as type: git_object_t) throws(GitError) -> OID {
        try Library.start()
        var id = git_oid()
        try GitError.check(
            unsafe bytes.withUnsafeBytes { unsafe git_odb_hash(&id, $0.baseAddress, $0.count, type) },
            "git_odb_hash")
        return OID(raw: id)
    }

    /// Whether git was told, now or once, to check out a part of the files only. Its setting may stand where libgit2 does not look.
    package var maybeSparse: Bool { DurableFile.exists(gitFolder + "/info/sparse-checkout") }

    /// Whether git's ignore rules leave a path of the worktree out.
    package func isIgnored(_ path: String) -> Bool {
        unsafe handle.withPointer { repository in
            var ignored: Int32 = 0
            return unsafe git_ignore_path_is_ignored(&ignored, repository, path) == 0 && ignored == 1
        }
    }

    /// What git is in the middle of, in its own words: a merge, a rebase; `nil` for nothing.
    package var unfinished: String? {
        unsafe handle.withPointer { repository in
            switch git_repository_state_t(rawValue: UInt32(bitPattern: unsafe git_repository_state(repository))) {
            case GIT_REPOSITORY_STATE_NONE, GIT_REPOSITORY_STATE_BISECT: nil
            case GIT_REPOSITORY_STATE_MERGE: "merge"
            case GIT_REPOSITORY_STATE_REVERT, GIT_REPOSITORY_STATE_REVERT_SEQUENCE: "revert"
            case GIT_REPOSITORY_STATE_CHERRYPICK, GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE: "cherry-pick"
            case GIT_REPOSITORY_STATE_APPLY_MAILBOX: "am"
            default: "rebase"
            }
        }
    }

    /// Whether the index holds a file, or for a path that ends in `/` anything below it.
    package func isTracked(_ path: String) -> Bool {
        unsafe handle.withPointer { repository in
            var index: OpaquePointer?
            guard unsafe git_repository_index(&index, repository) == 0, let index = unsafe index else { return false }
            defer { unsafe git_index_free(index) }
            if path.hasSuffix("/") { return unsafe git_index_find_prefix(nil, index, path) == 0 }
            return unsafe git_index_get_bypath(index, path, 0) != nil
        }
    }

    private func objectCheck(_ code: Int32, _ call: String, _ id: OID) throws(GitError) {
        guard code < 0 else { return }
        if code == GIT_ENOTFOUND.rawValue { throw .missingObject(id, shallow: isShallow) }
        throw .damagedObject(id, "\(call): \(GitError.lastMessage())")
    }

    /// A name that stays in its folder and is not git's own.
    static func isSafe(entryName name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".." && !name.utf8.contains(UInt8(ascii: "/"))
            && name.lowercased() != ".git"
    }
}
