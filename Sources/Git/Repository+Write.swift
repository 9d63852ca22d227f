import CLibgit2

/// Objects are written here; nothing refers to them until a `Transaction` moves a reference.
extension Repository {
    /// Writes a file's content and gives its id.
    package func write(blob bytes: [UInt8]) throws(GitError) -> OID {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var id = git_oid()
            let code = unsafe bytes.withUnsafeBytes { buffer in
                unsafe git_blob_create_from_buffer(&id, repository, buffer.baseAddress, buffer.count)
            }
            try writeCheck(code, "git_blob_create_from_buffer")
            return OID(raw: id)
        }
    }

    /// A tree like `base` with these files in place of what was at their paths; without those that have no blob.
    package func write(tree base: OID, replacing files: [(path: String, blob: OID?)]) throws(GitError) -> OID {
        for file in files {
            for component in file.path.split(separator: "/", omittingEmptySubsequences: false)
            where !Self.isSafe(entryName: String(component)) {
                throw .badEntryName(file.path)
            }
        }
        return try unsafe handle.withPointer { (repository) throws(GitError) in
            var raw = base.raw
            var found: OpaquePointer?
            try GitError.check(unsafe git_tree_lookup(&found, repository, &raw), "git_tree_lookup")
            let tree = try unsafe Handle<TreeKind>(adopting: found, from: "git_tree_lookup")
            return try unsafe tree.withPointer { (tree) throws(GitError) in
                var id = git_oid()
                let code = unsafe withStringArray(files.map(\.path)) { array in
                    var updates = unsafe files.indices.map { index in
                        unsafe git_tree_update(
                            action: files[index].blob == nil ? GIT_TREE_UPDATE_REMOVE : GIT_TREE_UPDATE_UPSERT,
                            id: files[index].blob?.raw ?? git_oid(), filemode: GIT_FILEMODE_BLOB,
                            path: array.strings[index])
                    }
                    return unsafe git_tree_create_updated(&id, repository, tree, updates.count, &updates)
                }
                try writeCheck(code, "git_tree_create_updated")
                return OID(raw: id)
            }
        }
    }

    /// Writes a commit and gives its id; no branch has it yet.
    package func write(
        commitOf tree: OID, parents: [OID], author: Signature, committer: Signature, message: String
    ) throws(GitError) -> OID {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var rawTree = tree.raw
            var found: OpaquePointer?
            try GitError.check(unsafe git_tree_lookup(&found, repository, &rawTree), "git_tree_lookup")
            let tree = try unsafe Handle<TreeKind>(adopting: found, from: "git_tree_lookup")
            var handles: [OpaquePointer?] = unsafe []
            defer { for index in unsafe handles.indices { unsafe git_commit_free(handles[index]) } }
            for parent in parents {
                var raw = parent.raw
                var found: OpaquePointer?
                try GitError.check(unsafe git_commit_lookup(&found, repository, &raw), "git_commit_lookup")
                unsafe handles.append(found)
            }
            return try unsafe withRaw(author) { (author) throws(GitError) in
                try unsafe withRaw(committer) { (committer) throws(GitError) in
                    try unsafe tree.withPointer { (tree) throws(GitError) in
                        var id = git_oid()
                        let code = unsafe handles.withUnsafeMutableBufferPointer { buffer in
                            unsafe git_commit_create(
                                &id, repository, nil, author, committer, nil, message, tree, buffer.count,
                                buffer.baseAddress)
                        }
                        try writeCheck(code, "git_commit_create")
                        return OID(raw: id)
                    }
                }
            }
        }
    }

    /// An annotated tag object; no reference is made.
    package func write(
        tag name: String, of commit: OID, tagger: Signature, message: String
    ) throws(GitError) -> OID {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var raw = commit.raw
            var found: OpaquePointer?
            try GitError.check(
                unsafe git_object_lookup(&found, repository, &raw, GIT_OBJECT_COMMIT), "git_object_lookup")
            let target = try unsafe Handle<ObjectKind>(adopting: found, from: "git_object_lookup")
            return try unsafe withRaw(tagger) { (tagger) throws(GitError) in
                try unsafe target.withPointer { (target) throws(GitError) in
                    var id = git_oid()
                    try writeCheck(
                        unsafe git_tag_annotation_create(&id, repository, name, target, tagger, message),
                        "git_tag_annotation_create")
                    return OID(raw: id)
                }
            }
        }
    }

    /// An object of any kind, as its content is written.
    func write(_ content: [UInt8], as type: git_object_t) throws(GitError) -> OID {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var database: OpaquePointer?
            try GitError.check(unsafe git_repository_odb(&database, repository), "git_repository_odb")
            let handle = try unsafe Handle<DatabaseKind>(adopting: database, from: "git_repository_odb")
            return try unsafe handle.withPointer { (pointer) throws(GitError) in
                var id = git_oid()
                let code = unsafe content.withUnsafeBytes {
                    unsafe git_odb_write(&id, pointer, $0.baseAddress, $0.count, type)
                }
                try writeCheck(code, "git_odb_write")
                return OID(raw: id)
            }
        }
    }

    /// What three versions of a text make: the changes of both sides since the first, with marks where they meet.
    package static func merge(
        base: [UInt8], ours: [UInt8], theirs: [UInt8], names: (ours: String, theirs: String)
    ) throws(GitError) -> (text: [UInt8], hasConflicts: Bool) {
        try Library.start()
        var result = unsafe git_merge_file_result()
        let code = unsafe base.withUnsafeBytes { base in
            unsafe ours.withUnsafeBytes { ours in
                unsafe theirs.withUnsafeBytes { theirs in
                    unsafe names.ours.withCString { ourName in
                        unsafe names.theirs.withCString { theirName in
                            func input(_ bytes: UnsafeRawBufferPointer) -> git_merge_file_input {
                                unsafe git_merge_file_input(
                                    version: 1, ptr: bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                                    size: bytes.count, path: nil, mode: 0)
                            }
                            var options = unsafe git_merge_file_options()
                            unsafe git_merge_file_options_init(&options, 1)
                            unsafe options.our_label = ourName
                            unsafe options.their_label = theirName
                            var (one, two, three) = unsafe (input(base), input(ours), input(theirs))
                            return unsafe git_merge_file(&result, &one, &two, &three, &options)
                        }
                    }
                }
            }
        }
        try GitError.check(code, "git_merge_file")
        defer { unsafe git_merge_file_result_free(&result) }
        let text = unsafe result.ptr.map { unsafe Array(UnsafeRawBufferPointer(start: $0, count: result.len)) } ?? []
        return (text, unsafe result.automergeable == 0)
    }

    /// Whether a full reference name is one that git allows.
    package static func isValid(referenceName name: String) -> Bool {
        guard (try? Library.start()) != nil else { return false }
        var valid: Int32 = 0
        return unsafe git_reference_name_is_valid(&valid, name) == 0 && valid == 1
    }

    /// Whether git would make a branch of this name: `HEAD` and `-x` it would not.
    package static func isValid(branchName name: String) -> Bool {
        guard (try? Library.start()) != nil else { return false }
        var valid: Int32 = 0
        return unsafe git_branch_name_is_valid(&valid, name) == 0 && valid == 1
    }

    private func writeCheck(_ code: Int32, _ call: String) throws(GitError) {
        guard code < 0 else { return }
        // libgit2 gives no errno; its sentence names the file and the reason.
        throw .library(call: call, code: code, message: GitError.lastMessage() + " (in '\(commonFolder)/objects')")
    }

    private func withRaw<R>(
        _ signature: Signature, _ body: (UnsafePointer<git_signature>) throws(GitError) -> R
    ) throws(GitError) -> R {
        var made: UnsafeMutablePointer<git_signature>?
        try GitError.check(
            unsafe git_signature_new(&made, signature.name, signature.email, signature.seconds, signature.offset),
            "git_signature_new")
        guard let raw = unsafe made else { throw .noIdentity }
        defer { unsafe git_signature_free(raw) }
        return try unsafe body(raw)
    }
}
