import CLibgit2

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open repository: one owner, one thread. Values leave it, handles stay.
///
/// It obeys nothing that a repository's configuration would execute: libgit2 runs no hook, filter driver or external diff, and
/// nothing here asks for one.
package struct Repository: ~Copyable {
    let handle: Handle<RepositoryKind>
    /// The `.git` folder (of this worktree), without a final slash.
    package let gitFolder: String
    /// Where references and objects live: differs from `gitFolder` in a linked worktree.
    package let commonFolder: String
    /// The root of the worktree without a final slash; `nil` when the repository is bare.
    package let worktree: String?
    package let isShallow: Bool

    /// Opens the repository that `path` is in.
    ///
    /// - Throws: `.notARepository`, `.otherOwner`, `.unsupported`.
    package init(containing path: String) throws(GitError) {
        try Library.start()
        var opened: OpaquePointer?
        let code = unsafe git_repository_open_ext(&opened, path, 0, nil)
        if code == GIT_ENOTFOUND.rawValue {
            // libgit2 1.5 also says "not found" of a repository that it does not trust.
            guard let found = Self.nearestGitFolder(path) else { throw .notARepository(path: path) }
            if isOthers(found) { throw .otherOwner(path: DurableFile.folder(of: found)) }
            throw .unsupported(path: DurableFile.folder(of: found), message: "its .git is damaged")
        }
        if code == GIT_EOWNER.rawValue { throw .otherOwner(path: path) }
        if code < 0 { throw .unsupported(path: path, message: GitError.lastMessage()) }
        let handle = try unsafe Handle<RepositoryKind>(adopting: opened, from: "git_repository_open_ext")
        let commonFolder = unsafe handle.withPointer { unsafe Self.folder(git_repository_commondir($0)) } ?? path
        try unsafe handle.withPointer { (pointer) throws(GitError) in
            try unsafe LooseObjects.guardDatabase(of: pointer, objects: commonFolder + "/objects")
        }
        let (isBare, isShallow) = unsafe handle.withPointer { pointer in
            unsafe (git_repository_is_bare(pointer) == 1, git_repository_is_shallow(pointer) == 1)
        }
        self.commonFolder = commonFolder
        self.isShallow = isShallow
        gitFolder = unsafe handle.withPointer { unsafe Self.folder(git_repository_path($0)) } ?? path
        worktree = isBare ? nil : unsafe handle.withPointer { unsafe Self.folder(git_repository_workdir($0)) }
        self.handle = handle
    }

    /// The first `.git` in a folder or those above it.
    private static func nearestGitFolder(_ path: String) -> String? {
        var folder = path
        while true {
            let candidate = (folder == "/" ? "" : folder) + "/.git"
            if DurableFile.exists(candidate) { return candidate }
            let above = DurableFile.folder(of: folder)
            if above == folder || above == "." { return nil }
            folder = above
        }
    }

    private static func folder(_ text: UnsafePointer<CChar>?) -> String? {
        guard let text = unsafe text else { return nil }
        let path = unsafe String(cString: text)
        return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    // MARK: - References

    /// Where HEAD points, on a branch without a commit too.
    package func head() throws(GitError) -> Head {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var found: OpaquePointer?
            let code = unsafe git_repository_head(&found, repository)
            if code == GIT_EUNBORNBRANCH.rawValue || code == GIT_ENOTFOUND.rawValue {
                return .unborn(branch: try unsafe Self.symbolicHead(repository) ?? "main")
            }
            try GitError.check(code, "git_repository_head")
            let reference = try unsafe Handle<ReferenceKind>(adopting: found, from: "git_repository_head")
            return try unsafe reference.withPointer { (pointer) throws(GitError) in
                guard let target = unsafe git_reference_target(pointer), let name = unsafe git_reference_name(pointer)
                else {
                    throw .library(call: "git_reference_target", code: -1, message: "HEAD leads to no commit")
                }
                let id = unsafe OID(raw: target.pointee)
                guard unsafe git_repository_head_detached(repository) == 0 else { return .detached(id) }
                return unsafe .branch(String(cString: name), id)
            }
        }
    }

    private static func symbolicHead(_ repository: OpaquePointer) throws(GitError) -> String? {
        var found: OpaquePointer?
        guard unsafe git_reference_lookup(&found, repository, "HEAD") == 0 else { return nil }
        let reference = try unsafe Handle<ReferenceKind>(adopting: found, from: "git_reference_lookup")
        return unsafe reference.withPointer { pointer in
            guard let target = unsafe git_reference_symbolic_target(pointer) else { return nil }
            let name = unsafe String(cString: target)
            return name.hasPrefix("refs/heads/") ? String(name.dropFirst("refs/heads/".count)) : name
        }
    }

    /// The object that a full reference name leads to directly, `nil` when there is none.
    package func reference(_ name: String) throws(GitError) -> OID? {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var id = git_oid()
            let code = unsafe git_reference_name_to_id(&id, repository, name)
            if code == GIT_ENOTFOUND.rawValue { return nil }
            if code == GIT_EINVALIDSPEC.rawValue { throw .badReferenceName(name) }
            try GitError.check(code, "git_reference_name_to_id")
            return OID(raw: id)
        }
    }

    /// A branch in the folder that a branch of this name would need to be a file.
    package func branch(below name: String) throws(GitError) -> String? {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var iterator: OpaquePointer?
            try GitError.check(
                unsafe git_reference_iterator_glob_new(&iterator, repository, "refs/heads/\(name)/*"),
                "git_reference_iterator_glob_new")
            defer { unsafe git_reference_iterator_free(iterator) }
            var found: UnsafePointer<CChar>?
            guard unsafe git_reference_next_name(&found, iterator) == 0, let found = unsafe found else { return nil }
            return String(unsafe String(cString: found).dropFirst("refs/heads/".count))
        }
    }

    /// Every tag that leads to a commit, in the order of their names.
    package func tags() throws(GitError) -> [Tag] {
        let names = try unsafe handle.withPointer { (repository) throws(GitError) -> [String] in
            var list = unsafe git_strarray()
            try GitError.check(unsafe git_tag_list(&list, repository), "git_tag_list")
            defer { unsafe git_strarray_dispose(&list) }
            return unsafe (0..<list.count).compactMap { index in
                guard let text = unsafe list.strings[index] else { return nil }
                return unsafe String(cString: text)
            }
        }
        var tags: [Tag] = []
        for name in names.sorted() {
            guard let object = try reference("refs/tags/" + name) else { continue }
            guard let commit = try? commit(peeling: "refs/tags/" + name) else { continue }
            tags.append(Tag(name: name, object: object, commit: commit, annotation: try annotation(of: object)))
        }
        return tags
    }

    private func annotation(of object: OID) throws(GitError) -> Tag.Annotation? {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var raw = object.raw
            var found: OpaquePointer?
            guard unsafe git_tag_lookup(&found, repository, &raw) == 0 else { return nil }
            let tag = try unsafe Handle<ObjectKind>(adopting: found, from: "git_tag_lookup")
            return unsafe tag.withPointer { pointer in
                let message = unsafe git_tag_message(pointer).map { unsafe String(cString: $0) } ?? ""
                return Tag.Annotation(
                    tagger: unsafe git_tag_tagger(pointer).map { unsafe Signature(raw: $0.pointee) }, message: message)
            }
        }
    }

    // MARK: - Revisions

    /// The commit that a revision means, tags followed.
    package func commit(peeling revision: String) throws(GitError) -> OID {
        guard !revision.isEmpty, !revision.utf8.contains(0) else { throw .unknownRevision(revision) }
        return try unsafe handle.withPointer { (repository) throws(GitError) in
            var found: OpaquePointer?
            let code = unsafe git_revparse_single(&found, repository, revision)
            switch code {
            case GIT_ENOTFOUND.rawValue, GIT_EINVALIDSPEC.rawValue: throw .unknownRevision(revision)
            case GIT_EAMBIGUOUS.rawValue: throw .ambiguousRevision(revision)
            default: try GitError.check(code, "git_revparse_single")
            }
            let object = try unsafe Handle<ObjectKind>(adopting: found, from: "git_revparse_single")
            return try unsafe object.withPointer { (pointer) throws(GitError) in
                var peeled: OpaquePointer?
                let code = unsafe git_object_peel(&peeled, pointer, GIT_OBJECT_COMMIT)
                guard code == 0 else { throw .notACommit(revision) }
                let commit = try unsafe Handle<ObjectKind>(adopting: peeled, from: "git_object_peel")
                return unsafe commit.withPointer { unsafe OID(raw: git_object_id($0).pointee) }
            }
        }
    }

    /// Whether one commit can be reached from another.
    package func isAncestor(_ ancestor: OID, of commit: OID) throws(GitError) -> Bool {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var first = commit.raw
            var second = ancestor.raw
            let code = unsafe git_graph_descendant_of(repository, &first, &second)
            // A tag object is no commit and has no descendants.
            if code == GIT_ENOTFOUND.rawValue || code == GIT_EINVALIDSPEC.rawValue { return false }
            try GitError.check(code, "git_graph_descendant_of")
            return code == 1
        }
    }

    // MARK: - Identity

    /// The user's name and address from git's configuration, with the current time.
    package func identity() throws(GitError) -> Signature {
        try unsafe handle.withPointer { (repository) throws(GitError) in
            var made: UnsafeMutablePointer<git_signature>?
            guard unsafe git_signature_default(&made, repository) == 0, let signature = unsafe made else {
                throw .noIdentity
            }
            defer { unsafe git_signature_free(signature) }
            return unsafe Signature(raw: signature.pointee)
        }
    }
}

extension Signature {
    init(raw: git_signature) {
        unsafe self.init(
            name: String(cString: raw.name), email: String(cString: raw.email), seconds: raw.when.time,
            offset: raw.when.offset)
    }
}
