import Editions
import Git
import GuideModel

/// Tags an edition that landed by another way than the cut itself.
package enum Tagging {
    /// Returns the tag's name and the commit, abbreviated.
    package static func run(_ workplace: Workplace, edition: String?, signs: Bool = false) throws -> (
        tag: String, commit: String
    ) {
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
        guard let record = entry.record else { throw CutError.tagTaken(entry.tag ?? "") }
        if let tag = entry.tag, let commit = entry.commit.flatMap({ OID(hex: $0) }),
            try workplace.guideTree(record.guide, in: repository.git.commit(commit).tree)?.description == record.tree
        {
            return (tag, commit.short)
        }
        let snapshotGuide = try workplace.snapshot("HEAD").guide
        let name = Ledger.tagName(entry.number, pattern: snapshotGuide.location.configuration.tag)
        try Cut.requireFree(name, repository)
        let signing = signs ? try Signing() : nil
        guard let commit = try landed(record, entry.number, workplace, repository) else {
            throw WorkplaceError.shallowOrGone(record.number, isShallow: repository.isShallow)
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
        return (name, commit.short)
    }

    /// The oldest commit that holds both the edition's tree and its record; an imported record is younger than its edition.
    private static func landed(
        _ record: EditionRecord, _ number: EditionNumber, _ workplace: Workplace, _ repository: OpenRepository
    ) throws -> OID? {
        guard let head = try repository.git.head().commit else { return nil }
        let file = Path.join(workplace.prefix, Path.join(try workplace.changelogsFolder(), "\(number).json"))
        var history = try History(repository.git, from: [head])
        var found: OID?
        while let id = try history.next() {
            let tree = try repository.git.commit(id).tree
            if try workplace.guideTree(record.guide, in: tree)?.description == record.tree,
                try record.imported == true || repository.git.entry(at: file, in: tree) != nil
            {
                found = id
            }
        }
        return found
    }
}
