import CLibgit2

/// How a kind of libgit2 object is freed; one conforming type per C type.
package protocol HandleKind {
    static func free(_ pointer: OpaquePointer)
}

/// The one owner of a libgit2 object: it lends the pointer and frees it once.
@safe struct Handle<Kind: HandleKind>: ~Copyable {
    private let pointer: OpaquePointer

    /// Takes ownership of what a libgit2 call has just made; `nil` there is a fault of the library, not a value.
    init(adopting pointer: OpaquePointer?, from call: String) throws(GitError) {
        guard let pointer = unsafe pointer else { throw .library(call: call, code: -1, message: "no object was made") }
        unsafe self.pointer = unsafe pointer
    }

    deinit { unsafe Kind.free(pointer) }

    borrowing func withPointer<R: ~Copyable, E: Error>(
        _ body: (OpaquePointer) throws(E) -> R
    ) throws(E) -> R {
        try unsafe body(pointer)
    }
}

enum RepositoryKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_repository_free(pointer) }
}
enum ObjectKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_object_free(pointer) }
}
enum CommitKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_commit_free(pointer) }
}
enum TreeKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_tree_free(pointer) }
}
enum ReferenceKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_reference_free(pointer) }
}
enum WalkKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_revwalk_free(pointer) }
}
enum StatusKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_status_list_free(pointer) }
}
enum DatabaseKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_odb_free(pointer) }
}
enum DatabaseObjectKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_odb_object_free(pointer) }
}
enum IndexKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_index_free(pointer) }
}
enum MailmapKind: HandleKind {
    static func free(_ pointer: OpaquePointer) { unsafe git_mailmap_free(pointer) }
}
