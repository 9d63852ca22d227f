import Git
import GuideModel

/// A repository handle that objects of one thread share; the compiler refuses to send it to another.
package final class OpenRepository {
    package let git: Repository
    package let worktree: String?
    package let isShallow: Bool

    init(containing path: String) throws(GitError) {
        git = try Repository(containing: path)
        worktree = git.worktree
        isShallow = git.isShallow
    }

    // The compiler (6.3) fails on a borrow of `git` inside `do`, so what is called there has a method here.
    var isPending: Bool { Transaction.isPending(git) }
    func recover() throws(GitError) -> Transaction.Recovery? { try Transaction.recover(git) }
    func commitIfPresent(_ id: OID) -> Commit? { try? git.commit(id) }
}

/// Git's ignore rules below a folder of the worktree.
struct IgnoreRules {
    let repository: OpenRepository
    let prefix: String

    init(_ repository: OpenRepository, _ prefix: String) {
        self.repository = repository
        self.prefix = prefix
    }

    func isIgnored(_ path: String) -> Bool {
        let path = Path.join(prefix, path)
        // What git keeps it does not ignore, whatever its rules say of new files.
        return !repository.git.isTracked(path) && repository.git.isIgnored(path)
    }
}
