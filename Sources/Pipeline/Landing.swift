import Editions
import Git

/// Files written, a commit and a tag made: all of it or nothing.
struct Landing {
    let title: String
    let subject: String
    let head: OID
    /// The branch that HEAD is on, in full.
    let branch: String
    /// Another branch to make, in place of moving the one that HEAD is on; the worktree stays as it is.
    var newBranch: String?
    let identity: Signature
    let files: [PlannedFile]
    var removals: [String] = []
    /// `nil` to write the files and leave the rest to somebody else.
    var commitMessage: String?
    var tag: (name: String, message: String)?
    /// Signs the tag; `nil` for one without a signature.
    var signing: Signing?

    /// What a commit would stand on: the branch in full, empty for none, and its commit.
    ///
    /// - Parameter needsBranch: whether a detached HEAD will not do.
    static func ground(
        _ workplace: Workplace, _ repository: OpenRepository, needsBranch: Bool = true
    ) throws -> (branch: String, head: OID) {
        guard repository.worktree != nil else { throw GitError.bare(path: workplace.folder) }
        // A commit in the middle of a merge would leave it without its other parent.
        if needsBranch, let doing = repository.git.unfinished { throw CutError.unfinished(doing) }
        switch try repository.git.head() {
        case .unborn(let branch): throw GitError.unborn(branch: branch)
        case .detached(let id):
            guard !needsBranch else { throw GitError.detached }
            return ("", id)
        case .branch(let name, let id): return (name, id)
        }
    }

    func run(_ repository: OpenRepository) throws {
        try repository.holdingLock { git, lock throws(GitError) in
            // Somebody may have committed since the plan was made; the transaction compares again under git's own locks.
            var blobs: [(path: String, blob: OID?)] = []
            var changes: [Journal.FileChange] = []
            let headTree = try git.commit(head).tree
            for file in files {
                let blob = try git.write(blob: Array(file.text.utf8))
                let old = try git.entry(at: file.path, in: headTree)?.id
                if old == blob { continue }
                blobs.append((file.path, blob))
                changes.append(Journal.FileChange(path: file.path, old: old, new: blob))
            }
            for path in removals {
                guard let old = try git.entry(at: path, in: headTree)?.id else { continue }
                blobs.append((path, nil))
                changes.append(Journal.FileChange(path: path, old: old, new: nil))
            }
            guard !changes.isEmpty || tag != nil else { return }
            var moves: [Journal.ReferenceMove] = []
            if let message = commitMessage {
                let tree = try git.write(tree: headTree, replacing: blobs)
                let commit = try git.write(
                    commitOf: tree, parents: [head], author: identity, committer: identity, message: message)
                if let newBranch {
                    moves.append(Journal.ReferenceMove(name: "refs/heads/" + newBranch, old: nil, new: commit))
                } else {
                    moves.append(Journal.ReferenceMove(name: branch, old: head, new: commit))
                }
                if let tag {
                    let made = try git.write(
                        tag: tag.name, of: commit, tagger: identity, message: tag.message, signing: signing)
                    moves.append(Journal.ReferenceMove(name: "refs/tags/" + tag.name, old: nil, new: made))
                }
            }
            let staysOut = newBranch != nil
            let journal = Journal(
                title: title, subject: subject, references: moves, files: staysOut ? [] : changes,
                stagesFiles: commitMessage != nil && !staysOut,
                reflogLine:
                    "\(identity.name) <\(identity.email)> \(identity.seconds) +0000\tcommit: \(commitMessage?.split(separator: "\n").first ?? "")"
            )
            try Transaction.run(journal, in: git, holding: lock)
        }
    }
}
