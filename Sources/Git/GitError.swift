import CLibgit2

/// Why an answer could not be had from git: what was asked, where, and what to do next.
package enum GitError: Error, Equatable {
    case notARepository(path: String)
    case otherOwner(path: String)
    case unsupported(path: String, message: String)
    case bare(path: String)
    case unborn(branch: String)
    case detached
    case noIdentity
    case unknownRevision(String)
    case ambiguousRevision(String)
    case notACommit(String)
    case missingObject(OID, shallow: Bool)
    case damagedObject(OID, String)
    case damagedIndex(String)
    case locked(path: String)
    case referenceMoved(name: String)
    case referenceExists(name: String)
    case badReferenceName(String)
    case badEntryName(String)
    case strangeJournal(path: String)
    case signing(String)
    case disk(action: String, path: String, errno: Int32)
    case library(call: String, code: Int32, message: String)

    /// Throws what a libgit2 call reported; its message belongs to the calling thread, so it is read here.
    static func check(_ code: Int32, _ call: String) throws(GitError) {
        guard code < 0 else { return }
        throw .library(call: call, code: code, message: lastMessage())
    }

    package var isLock: Bool { if case .locked = self { true } else { false } }

    /// Whether the disk refuses to be written to by this user.
    package var isReadOnly: Bool {
        if case .disk(_, _, let code) = self { code == permissionDenied || code == readOnlyDisk } else { false }
    }

    static func lastMessage() -> String {
        guard let error = unsafe git_error_last(), let text = unsafe error.pointee.message else {
            return "no reason given"
        }
        return unsafe String(cString: text)
    }

    /// Whether the caller asked for something that is not there (exit 2), rather than the world failing (exit 3).
    package var isWrongUse: Bool {
        switch self {
        case .unknownRevision, .ambiguousRevision, .notACommit, .referenceExists, .badReferenceName, .detached: true
        default: false
        }
    }
}

extension GitError: CustomStringConvertible {
    /// What to do about a name that is no revision.
    private static func advice(_ name: String) -> String {
        if name.contains("...") { return "three dots are not read; name \"$(git merge-base A B)\" and B" }
        guard let slash = name.firstIndex(of: "/") else { return "'editie status' and 'git tag' list what there is" }
        let (remote, branch) = (name[..<slash], name[name.index(after: slash)...])
        if branch.isEmpty { return "nothing stands behind the slash: is a variable empty?" }
        return
            "if it is a branch elsewhere, fetch it first: git fetch \(remote) \(branch):refs/remotes/\(name)"
    }

    package var description: String {
        switch self {
        case .notARepository(let path):
            "no git repository at '\(path)' or above it; run 'git init' there, or name another folder with -C"
        case .otherOwner(let path):
            "the repository at '\(path)' belongs to another user, and git does not trust it; "
                + "if you do, run: git config --global --add safe.directory '\(path)'"
        case .unsupported(let path, let message):
            "the repository at '\(path)' cannot be read (\(message)); partial clones, SHA-256 repositories and unknown "
                + "extensions are not supported: make a full clone and use that"
        case .bare(let path):
            "the repository at '\(path)' is bare and has no worktree; work in a clone of it (only 'editie diff FROM TO' and what reads editions go without)"
        case .unborn(let branch):
            "the branch '\(branch)' has no commit yet; commit the guide first"
        case .detached:
            "HEAD is detached, so a commit would belong to no branch; run 'git switch BRANCH' first"
        case .noIdentity:
            "git does not know who you are; run: git config --global user.name NAME && git config --global user.email ADDRESS"
        case .unknownRevision(let name):
            "'\(name)' is no edition and no revision of this repository; \(Self.advice(name))"
        case .ambiguousRevision(let name): "'\(name)' fits several objects; give more characters of the id"
        case .notACommit(let name): "'\(name)' is not a commit or a tag of one; name a commit, a branch or a tag"
        case .missingObject(let id, let shallow):
            shallow
                ? "object \(id) is beyond the end of this shallow clone; run 'git fetch --unshallow' (in CI: fetch-depth: 0)"
                : "object \(id) is missing from this repository; run 'git fsck', then restore it; a partial clone gets all by 'git fetch --refetch --no-filter'"
        case .damagedObject(let id, let why):
            "object \(id) is damaged (\(why)); run 'git fsck', then restore it from another clone"
        case .damagedIndex(let why):
            "the index of this repository is damaged (\(why)); remove .git/index and run 'git reset' to rebuild it"
        case .locked(let path):
            "'\(path)' exists: another git process is at work, or one was killed; when none runs, remove that file"
        case .referenceMoved(let name):
            "'\(name)' was changed by somebody else meanwhile; nothing was written, run the command again"
        case .referenceExists(let name):
            "'\(name)' exists already; choose another number, or remove it if it was a mistake"
        case .badReferenceName(let name):
            "'\(name)' is not a valid name for a reference; see 'git help check-ref-format'"
        case .badEntryName(let name): "'\(name)' is not a name that may stand in a git tree"
        case .strangeJournal(let path):
            "'\(path)' is no journal of a cut that this version can finish, and nothing was done with it; if no cut was killed here, remove the file"
        case .signing(let why): "the tag cannot be signed: \(why)"
        case .disk(let action, let path, let errno):
            "cannot \(action) '\(path)': \(systemMessage(errno)); check the folder's permissions and the free space"
        case .library(let call, let code, let message): "\(call) failed (\(code)): \(message)"
        }
    }
}
