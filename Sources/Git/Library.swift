import CLibgit2

/// libgit2 itself, started once before anything of it is called.
enum Library {
    private static let count: Int32 = {
        let count = git_libgit2_init()
        // libgit2 never syncs by itself; an edition that was acknowledged must survive a power cut.
        _ = editie_git_fsync_on()
        return count
    }()

    static func start() throws(GitError) {
        guard count > 0 else { throw .library(call: "git_libgit2_init", code: count, message: GitError.lastMessage()) }
    }
}

/// What libgit2 calls when it is started with mbed TLS, as Debian builds it, to read the certificates of the machine: 140 of them,
/// a quarter of all that a short command does. Editie speaks to no server through libgit2 (`--online` has certificates of its own),
/// so the program's own function stands before the library's and reads none. Where libgit2 has another TLS nobody calls it.
///
/// - Returns: that nothing could be read, as the library would say of a machine without certificates.
@_cdecl("mbedtls_x509_crt_parse_file")
public func readNoCertificates(_: OpaquePointer?, _: OpaquePointer?) -> Int32 { unreadable }
private let unreadable: Int32 = -0x2900

extension Repository {
    /// Gets the library ready ahead of its first use; it takes some milliseconds that another thread may spend.
    package static func warmUp() { _ = try? Library.start() }

    /// Whether objects are believed to be what they are called, as git itself does when it reads: hashing all takes as long as
    /// inflating it. For what proves something they never are.
    package static func trustsHashes(_ trusts: Bool) { _ = editie_git_verify_hashes(trusts ? 0 : 1) }
}
