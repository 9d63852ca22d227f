import Editions
import Git
import GuideModel

/// What names of states lead to: editions by their numbers, revisions as git has them.
extension Workplace {
    /// The commit of an edition or a git revision; a number is an edition first.
    package func resolve(_ revision: String) throws -> (OID, EditionNumber?) {
        let repository = try requireRepository()
        let ledger = try ledger()
        if let number = EditionNumber(revision), let entry = ledger.entry(number) {
            if let text = entry.commit, let id = OID(hex: text), let own = try commit(of: entry, at: id) {
                return (own, number)
            }
            if let record = entry.record, let id = try find(tree: record.tree, in: record.guide) { return (id, number) }
            if repository.isShallow { throw WorkplaceError.shallow(what: "edition \(number)") }
        }
        let id: OID
        do throws(GitError) {
            id = try repository.git.commit(peeling: revision)
        } catch {
            if case .unknownRevision = error, repository.isShallow { throw WorkplaceError.notInShallow(revision) }
            throw error
        }
        return (id, ledger.entries.last { $0.commit == id.description }?.number)
    }

    /// The recorded commit if it is here and holds the recorded tree.
    private func commit(of entry: Ledger.Entry, at id: OID) throws -> OID? {
        let git = try requireRepository()
        guard let commit = git.commitIfPresent(id) else { return nil }
        guard let record = entry.record else { return id }
        return try guideTree(record.guide, in: commit.tree)?.description == record.tree ? id : nil
    }

    /// What an edition is known by: the tree of the guide's folder, without the changelogs where they lie inside it.
    package func guideTree(_ folder: String, in root: OID) throws -> OID? {
        let git = try requireRepository()
        guard let entry = try git.git.entry(at: Path.join(prefix, folder), in: root) else { return nil }
        guard let inside = Path.relative(try changelogsFolder(), to: folder) else { return entry.id }
        return try git.git.treeID(of: entry.id, without: inside)
    }

    /// The newest commit of HEAD's history whose guide has this tree: a rebase or a squash keeps the tree.
    ///
    /// - Parameter folder: the guide's folder when that was released.
    package func find(tree: String, in folder: String) throws -> OID? {
        let git = try requireRepository()
        guard let head = try git.git.head().commit, let wanted = OID(hex: tree) else { return nil }
        // A record may be wrong about that, which is another's to say.
        let folders = Set([folder, try worktreeLocation().folder])
        var history = try History(git.git, from: [head])
        while let id = try history.next() {
            let root = try git.git.commit(id).tree
            if try folders.contains(where: { try guideTree($0, in: root) == wanted }) { return id }
        }
        return nil
    }

    /// The two sides of a comparison, with the defaults of INTERFACE.md: from the latest edition, to the worktree.
    ///
    /// - Parameter command: how to name both, for who has no edition.
    package func sides(from: String?, to: String?, command: String = "diff FROM TO") throws -> (Snapshot, Snapshot) {
        guard let from = try from ?? ledger().latest?.number.description else {
            _ = try requireRepository()
            throw WorkplaceError.needsTwoRevisions(command: command)
        }
        return (try snapshot(from), try snapshot(to ?? "worktree"))
    }
}
