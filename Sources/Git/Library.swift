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
