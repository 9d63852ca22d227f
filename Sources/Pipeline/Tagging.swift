import Editions
import Git
import GuideModel

package enum TaggingError: Error, Equatable, CustomStringConvertible {
    case isUnsigned(tag: String)
    case isNotOurs(tag: String, edition: String)
    case wantsSignature(String)
    case hasConflicts(String)
    case isUncommitted(String)

    package var description: String {
        switch self {
        case .isUnsigned(let tag):
            "the tag '\(tag)' is there already, without a signature; remove it with 'git tag -d \(tag)' to make it anew"
        case .isNotOurs(let tag, let edition):
            "the tag '\(tag)' is not the annotated one of edition \(edition); remove it with 'git tag -d \(tag)' if it was a mistake, then tag again"
        case .hasConflicts(let file):
            "'\(file)' holds the marks of a conflict (<<<<<<<); settle what stands between them and commit that, then tag"
        case .isUncommitted(let file):
            "'\(file)' was changed since the last commit, and a tag holds what is committed; commit it, or restore it with 'git checkout -- \(file)', then tag"
        case .wantsSignature(let edition): "edition \(edition) was signed when it was cut; tag it with --sign"
        }
    }
}

/// Tags an edition that landed by another way than the cut itself.
package enum Tagging {
    package struct Outcome: Sendable {
        package let tag: String
        /// Abbreviated.
        package let commit: String
        /// Whether it was not there before.
        package let isNew: Bool
    }

    package static func run(_ workplace: Workplace, edition: String?, signs: Bool = false) throws -> Outcome {
        let repository = try workplace.requireRepository()
        let ledger = try workplace.ledger()
        guard
            let entry = try edition.map({ text in
                guard let number = EditionNumber(text), let entry = ledger.entry(number) else {
                    throw WorkplaceError.unknownEdition(text, known: ledger.entries.map(\.number.description))
                }
                return entry
            }) ?? ledger.latest
        else { throw WorkplaceError.noEdition }
        guard let record = entry.record else { throw WorkplaceError.notRecorded(entry.number.description) }
        if let name = entry.tag, let tag = try repository.git.tags().first(where: { $0.name == name }) {
            guard record.imported == true || tag.annotation != nil,
                try workplace.guideTree(record.guide, in: repository.git.commit(tag.commit).tree)?.description
                    == record.tree
            else { throw TaggingError.isNotOurs(tag: name, edition: record.number) }
            let isSigned = try repository.git.tagContent(tag.object).map(Signing.isSigned(tag:)) ?? false
            guard isSigned || !signs else { throw TaggingError.isUnsigned(tag: name) }
            return Outcome(tag: name, commit: tag.commit.short, isNew: false)
        }
        let folder = try workplace.changelogsFolder()
        let update = Path.join(folder, "\(record.number).md")
        if try workplace.committed(update).map(Verification.hasConflicts) == true {
            throw TaggingError.hasConflicts(update)
        }
        let files = ["json", "md"].map { Path.join(workplace.prefix, Path.join(folder, "\(record.number).\($0)")) }
        if repository.worktree != nil, let changed = try repository.git.status(of: files).first {
            throw TaggingError.isUncommitted(changed.path)
        }
        if record.signed == true, !signs { throw TaggingError.wantsSignature(record.number) }
        let snapshotGuide = try workplace.snapshot("HEAD").guide
        let name = Ledger.tagName(entry.number, pattern: snapshotGuide.location.configuration.tag)
        try Cut.requireFree(name, repository)
        let signing = signs ? try Signing() : nil
        guard let commit = try landed(record, entry.number, workplace, repository) else {
            if repository.isShallow { throw WorkplaceError.shallow(what: "edition \(record.number)") }
            let file = Path.join(workplace.prefix, Path.join(folder, "\(record.number).json"))
            guard let head = try repository.git.head().commit,
                try repository.git.entry(at: file, in: repository.git.commit(head).tree) != nil
            else { throw WorkplaceError.notLanded(record.number) }
            // The merge took the notes from their folder; the commit before it has them.
            var notes: String?
            if record.notes?.isEmpty == false {
                let unreleased = Path.join(Path.join(workplace.prefix, folder), "unreleased")
                let before = try lastCommit(without: file, from: head, repository)
                notes = before.map { "git checkout \($0.short) -- \(unreleased)" }
            }
            throw WorkplaceError.outgrown(
                record.number, files: Path.join(folder, record.number) + ".*", notes: notes)
        }
        let identity = try Cut.identity(repository)
        try repository.holdingLock { git, lock throws(GitError) in
            let tag = try git.write(
                tag: name, of: commit, tagger: identity,
                message: "\(snapshotGuide.title) \(entry.number)\n\n\(record.reason)\n", signing: signing)
            try Transaction.run(
                Journal(
                    title: "the tag of edition \(entry.number)", subject: entry.number.description,
                    references: [Journal.ReferenceMove(name: "refs/tags/" + name, old: nil, new: tag)], files: [],
                    stagesFiles: false,
                    reflogLine: ""), in: git, holding: lock)
        }
        return Outcome(tag: name, commit: commit.short, isNew: true)
    }

    /// The newest commit before a file came.
    private static func lastCommit(
        without file: String, from head: OID, _ repository: OpenRepository
    ) throws -> OID? {
        var history = try History(repository.git, from: [head])
        while let id = try history.next() {
            if try repository.git.entry(at: file, in: repository.git.commit(id).tree) == nil { return id }
        }
        return nil
    }

    /// The oldest commit that holds the edition's tree with its record and update as they are now: words that were added in a review
    /// belong to it. An imported record is younger than its edition.
    private static func landed(
        _ record: EditionRecord, _ number: EditionNumber, _ workplace: Workplace, _ repository: OpenRepository
    ) throws -> OID? {
        guard let head = try repository.git.head().commit else { return nil }
        let folder = Path.join(workplace.prefix, try workplace.changelogsFolder())
        let files = ["json", "md"].map { Path.join(folder, "\(number).\($0)") }
        let now = try repository.git.commit(head).tree
        let wanted = try files.map { try repository.git.entry(at: $0, in: now)?.id }
        var history = try History(repository.git, from: [head])
        var found: OID?
        while let id = try history.next() {
            let tree = try repository.git.commit(id).tree
            guard try workplace.guideTree(record.guide, in: tree)?.description == record.tree else { continue }
            if record.imported != true {
                guard try files.map({ try repository.git.entry(at: $0, in: tree)?.id }) == wanted, wanted[0] != nil
                else { continue }
            }
            found = id
        }
        return found
    }
}
