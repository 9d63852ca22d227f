import CLibgit2

/// Moves references, worktree files and the index together: all of it, or nothing, or all of it at the next start.
///
/// Every target is locked in git's own way (`x.lock`), but by a hard link to a staged file of ours: after a kill the inode tells
/// our lock from a stranger's, so only ours is ever removed. The journal is durable before the first lock is taken.
package enum Transaction {
    /// What was done about a transaction that a kill had cut off.
    package enum Recovery: Equatable, Sendable {
        case finished(Journal)
        case undone(Journal)
    }

    static func folder(_ repository: borrowing Repository) -> String { repository.gitFolder + "/editie" }
    private static func journalPath(_ repository: borrowing Repository) -> String { folder(repository) + "/journal" }

    /// The lock that every writing command takes first.
    package static func lock(_ repository: borrowing Repository) throws(GitError) -> WriteLock {
        try WriteLock(folder: folder(repository))
    }

    /// Whether something of ours is there that `recover` should look at.
    package static func isPending(_ repository: borrowing Repository) -> Bool {
        DurableFile.exists(folder(repository))
    }

    /// Takes the lock, and finishes or undoes what a killed process left.
    package static func recover(_ repository: borrowing Repository) throws(GitError) -> Recovery? {
        let lock = try lock(repository)
        return try recover(repository, holding: lock)
    }

    /// Finishes or undoes what a killed process left; `nil` when there was nothing.
    package static func recover(
        _ repository: borrowing Repository, holding lock: borrowing WriteLock
    ) throws(GitError) -> Recovery? {
        guard let bytes = try DurableFile.content(journalPath(repository), limit: 1 << 24) else {
            try clean(repository, targets: 0)
            return nil
        }
        guard var journal = Journal(bytes: bytes) else {
            throw .strangeJournal(path: journalPath(repository))
        }
        if journal.stagesFiles, try !isCheckedOut(journal, in: repository) {
            // Somebody has gone on to another branch since: its files and its index are not this commit's.
            try release(targets(journal, in: repository).suffix(1))
            (journal.files, journal.stagesFiles) = ([], false)
        }
        do throws(GitError) {
            let folder = self.folder(repository)
            for (index, move) in journal.references.enumerated() where !DurableFile.exists(staged(folder, index)) {
                try DurableFile.create(staged(folder, index), Array((move.new + "\n").utf8))
            }
            if journal.stagesFiles {
                // The index may have gone its own way since; ours is made again from what is there now.
                try release(targets(journal, in: repository).suffix(1))
                for name in ["index", "index.base"] { try DurableFile.remove(folder + "/" + name) }
                try stageIndex(journal, in: repository)
            }
            try apply(journal, in: repository, isRecovery: true)
            return .finished(journal)
        } catch .referenceMoved {
            return .undone(journal)
        }
    }

    /// Whether the worktree shows the branch that a journal moves on.
    private static func isCheckedOut(
        _ journal: Journal, in repository: borrowing Repository
    ) throws(GitError) -> Bool {
        switch try repository.head() {
        case .branch(let name, _), .unborn(let name):
            journal.references.contains { [name, "refs/heads/" + name].contains($0.name) }
        case .detached: false
        }
    }

    /// Does what the journal says. Objects that it names must have been written before.
    ///
    /// - Throws: after an error everything is as it was, unless a reference had already moved; then the journal stays and the
    ///   next start finishes it.
    package static func run(
        _ journal: Journal, in repository: borrowing Repository, holding lock: borrowing WriteLock
    ) throws(GitError) {
        try clean(repository, targets: journal.references.count)
        let folder = folder(repository)
        do throws(GitError) {
            for (index, move) in journal.references.enumerated() {
                try DurableFile.create(staged(folder, index), Array((move.new + "\n").utf8))
            }
            if journal.stagesFiles { try stageIndex(journal, in: repository) }
            try DurableFile.syncFolder(folder)
            try DurableFile.replace(journalPath(repository), journal.encoded(), temporary: folder + "/journal.new")
        } catch {
            // The journal may stand already although the sync of its folder failed.
            try? DurableFile.remove(journalPath(repository))
            try? clean(repository, targets: journal.references.count)
            throw error
        }
        try apply(journal, in: repository, isRecovery: false)
    }

    // MARK: - Steps

    private struct Target {
        var staged: String
        var path: String
        var lock: String { path + ".lock" }
    }

    private static func staged(_ folder: String, _ index: Int) -> String { "\(folder)/reference-\(index)" }
    private static func stagedIndex(_ folder: String) -> String { folder + "/index" }
    private static func baseIndex(_ folder: String) -> String { folder + "/index.base" }

    private static func targets(_ journal: Journal, in repository: borrowing Repository) -> [Target] {
        let folder = folder(repository)
        var targets = journal.references.indices.map { index in
            Target(staged: staged(folder, index), path: repository.commonFolder + "/" + journal.references[index].name)
        }
        if journal.stagesFiles {
            targets.append(Target(staged: stagedIndex(folder), path: repository.gitFolder + "/index"))
        }
        return targets
    }

    private static func apply(
        _ journal: Journal, in repository: borrowing Repository, isRecovery: Bool
    ) throws(GitError) {
        let targets = targets(journal, in: repository)
        var moved = false
        // A rival's files are not ours to take back: only what this run began to write, or what a killed one may have written.
        var mayHaveWritten = isRecovery
        do throws(GitError) {
            for target in targets { try take(target) }
            let due = try due(journal, in: repository, isRecovery: isRecovery)
            moved = due.count < journal.references.count
            mayHaveWritten = true
            try writeFiles(journal, in: repository)
            for index in targets.indices where index >= journal.references.count || due.contains(index) {
                try DurableFile.move(targets[index].lock, to: targets[index].path)
                moved = true
            }
        } catch {
            // A rename may have happened although the sync behind it failed: what counts is where the references are.
            if !moved, !isRecovery && !ownMove(journal, targets) || isRecovery && !hasMoved(journal, in: repository) {
                if mayHaveWritten { try? restoreFiles(journal, in: repository) }
                try? release(targets)
                try? finish(journal, in: repository)
            }
            throw error
        }
        try writeReflogs(journal, in: repository)
        try finish(journal, in: repository)
    }

    /// Whether a staged file of ours is what a reference is now: its rename happened, whatever came after it.
    private static func ownMove(_ journal: Journal, _ targets: [Target]) -> Bool {
        journal.references.indices.contains { DurableFile.isSame(targets[$0].staged, targets[$0].path) }
    }

    private static func hasMoved(_ journal: Journal, in repository: borrowing Repository) -> Bool {
        for move in journal.references {
            guard let now = try? repository.reference(move.name) else { continue }
            if now.description == move.new, move.new != move.old { return true }
        }
        return false
    }

    /// Takes `x.lock` unless it is ours already; a stranger's is waited for, one second at the most.
    private static func take(_ target: Target) throws(GitError) {
        try DurableFile.makeFolders(DurableFile.folder(of: target.path))
        for attempt in 0..<20 {
            if try DurableFile.link(target.staged, as: target.lock) { return }
            if DurableFile.isSame(target.staged, target.lock) { return }
            if attempt < 19 { pause(milliseconds: 50) }
        }
        throw .locked(path: target.lock)
    }

    /// Which references still have to move, now that all are locked. A branch that has grown beyond our commit has moved.
    ///
    /// - Throws: `.referenceMoved` or `.referenceExists` when one is neither what it was nor what it becomes.
    private static func due(
        _ journal: Journal, in repository: borrowing Repository, isRecovery: Bool
    ) throws(GitError) -> Set<Int> {
        var due: Set<Int> = []
        for (index, move) in journal.references.enumerated() {
            let now = try repository.reference(move.name)
            if now?.description == move.old {
                due.insert(index)
            } else if isRecovery, let now, let new = OID(hex: move.new) {
                if now == new { continue }
                guard try repository.isAncestor(new, of: now) else {
                    throw move.old == nil ? .referenceExists(name: move.name) : .referenceMoved(name: move.name)
                }
            } else {
                // Another cut may have made the very same commit: it is that one's, and this one failed.
                throw now != nil && move.old == nil
                    ? .referenceExists(name: move.name) : .referenceMoved(name: move.name)
            }
        }
        if journal.stagesFiles {
            let base = try DurableFile.content(baseIndex(folder(repository)))
            guard try DurableFile.content(repository.gitFolder + "/index") == base else {
                throw .referenceMoved(name: "index")
            }
        }
        return due
    }

    private static func writeFiles(_ journal: Journal, in repository: borrowing Repository) throws(GitError) {
        guard let worktree = repository.worktree else { return }
        for file in journal.files {
            let path = worktree + "/" + file.path
            var now: String?
            if let bytes = try DurableFile.content(path) { now = try Repository.blobID(of: bytes).description }
            if now == file.new { continue }
            // Another copy of the same text: git may have checked it out with other line ends.
            if now != nil, now != file.old { now = repository.blobID(ofWorktreeFile: file.path)?.description }
            // Edited since: the edition has its own copy in git, and the editor's words stay on the disk.
            if now != file.old && now != nil { continue }
            try checkFolders(of: file.path, in: worktree)
            guard let blob = file.new.flatMap({ OID(hex: $0) }) else {
                try DurableFile.remove(path)
                DurableFile.removeFolder(DurableFile.folder(of: path))
                continue
            }
            try DurableFile.makeFolders(DurableFile.folder(of: path))
            try DurableFile.replace(path, repository.blob(blob), temporary: path + ".editie-new")
        }
    }

    /// No folder on the way may be a symbolic link: it could lead out of the worktree.
    private static func checkFolders(of path: String, in worktree: String) throws(GitError) {
        var current = worktree
        for component in path.split(separator: "/").dropLast() {
            current += "/" + component
            if isSymbolicLink(current) {
                throw .disk(action: "write through the link", path: current, errno: tooManyLinks)
            }
        }
    }

    private static func restoreFiles(_ journal: Journal, in repository: borrowing Repository) throws(GitError) {
        guard let worktree = repository.worktree else { return }
        for file in journal.files {
            let path = worktree + "/" + file.path
            try DurableFile.remove(path + ".editie-new")
            let now = try DurableFile.content(path).map { (bytes) throws(GitError) in
                try Repository.blobID(of: bytes).description
            }
            guard now == file.new, file.old != file.new else { continue }
            if let old = file.old, let blob = OID(hex: old) {
                try DurableFile.makeFolders(DurableFile.folder(of: path))
                try DurableFile.replace(path, repository.blob(blob), temporary: path + ".editie-new")
            } else {
                try DurableFile.remove(path)
                DurableFile.removeFolder(DurableFile.folder(of: path))
            }
        }
    }

    private static func release(_ targets: some Sequence<Target>) throws(GitError) {
        for target in targets where DurableFile.isSame(target.staged, target.lock) {
            try DurableFile.remove(target.lock)
        }
    }

    private static func finish(_ journal: Journal, in repository: borrowing Repository) throws(GitError) {
        if let worktree = repository.worktree {
            for file in journal.files { try DurableFile.remove(worktree + "/" + file.path + ".editie-new") }
        }
        try release(targets(journal, in: repository))
        try DurableFile.remove(journalPath(repository))
        try DurableFile.syncFolder(folder(repository))
        try clean(repository, targets: journal.references.count)
    }

    /// Removes what was staged; without a journal nothing needs it.
    private static func clean(_ repository: borrowing Repository, targets: Int) throws(GitError) {
        let folder = folder(repository)
        for index in 0..<max(targets, 4) { try DurableFile.remove(staged(folder, index)) }
        for name in ["index", "index.base", "index.lock", "journal.new"] { try DurableFile.remove(folder + "/" + name) }
    }

    // MARK: - Index and reflog

    /// Makes a copy of the index that has the new files, by libgit2 in our own folder.
    private static func stageIndex(_ journal: Journal, in repository: borrowing Repository) throws(GitError) {
        try repository.checkIndex()
        let folder = folder(repository)
        let staged = stagedIndex(folder)
        if let now = try DurableFile.content(repository.gitFolder + "/index") {
            try DurableFile.create(baseIndex(folder), now)
            try DurableFile.create(staged, now)
        }
        var made: OpaquePointer?
        try GitError.check(unsafe git_index_open(&made, staged), "git_index_open")
        let index = try unsafe Handle<IndexKind>(adopting: made, from: "git_index_open")
        try unsafe index.withPointer { (pointer) throws(GitError) in
            for file in journal.files {
                guard let id = file.new.flatMap({ OID(hex: $0) }) else {
                    let code = unsafe git_index_remove(pointer, file.path, 0)
                    if code != GIT_ENOTFOUND.rawValue { try GitError.check(code, "git_index_remove") }
                    continue
                }
                var entry = unsafe git_index_entry()
                unsafe entry.mode = UInt32(GIT_FILEMODE_BLOB.rawValue)
                unsafe entry.id = id.raw
                let code = unsafe file.path.withCString { path in
                    unsafe entry.path = path
                    return unsafe git_index_add(pointer, &entry)
                }
                try GitError.check(code, "git_index_add")
            }
            try GitError.check(unsafe git_index_write(pointer), "git_index_write")
        }
    }

    /// Writes what `git reflog` shows, where git keeps a log for the reference.
    private static func writeReflogs(_ journal: Journal, in repository: borrowing Repository) throws(GitError) {
        for move in journal.references where move.name.hasPrefix("refs/heads/") {
            let old = move.old ?? String(repeating: "0", count: 40)
            let line = "\(old) \(move.new) \(journal.reflogLine)\n"
            var logs = [repository.commonFolder + "/logs/" + move.name]
            if case .branch(move.name, _)? = try? repository.head() { logs.append(repository.gitFolder + "/logs/HEAD") }
            for log in logs {
                guard let content = try? DurableFile.content(log),
                    !content.suffix(line.utf8.count).elementsEqual(line.utf8)
                else {
                    continue
                }
                try DurableFile.append(log, Array(line.utf8))
            }
        }
    }
}
