import Editions
import Git
import GuideModel

/// Proves that an edition's record, update, tag and chapters are what was released.
package enum Verification {
    package struct Result: Sendable {
        package let number: EditionNumber
        /// What was proved, a sentence each.
        package var proofs: [String] = []
        /// What is not as it was released.
        package var faults: [String] = []

        package init(number: EditionNumber) { self.number = number }

        init(damaged: Ledger.Damage) {
            number = damaged.number
            faults = [damaged.description]
        }
    }

    /// - Parameter edition: its number; `nil` for all.
    package static func run(_ workplace: Workplace, edition: String?) throws -> [Result] {
        _ = try workplace.requireRepository()
        let ledger = try workplace.readLedger(tolerant: true)
        guard let edition else {
            guard !ledger.entries.isEmpty || !ledger.damaged.isEmpty else { throw WorkplaceError.noEdition }
            return try ledger.entries.map { try verify($0, workplace) } + ledger.damaged.map { Result(damaged: $0) }
        }
        let number = EditionNumber(edition)
        if let damage = ledger.damaged.first(where: { $0.number == number }) { return [Result(damaged: damage)] }
        guard let number, let entry = ledger.entry(number) else {
            throw WorkplaceError.unknownEdition(edition, known: ledger.entries.map(\.number.description))
        }
        return [try verify(entry, workplace)]
    }

    private static func verify(_ entry: Ledger.Entry, _ workplace: Workplace) throws -> Result {
        var result = Result(number: entry.number)
        let repository = try workplace.requireRepository()
        guard let record = entry.record else {
            result.faults.append(
                "edition \(entry.number) has no record, only the tag '\(entry.tag ?? "")'; nothing can be proved of it")
            return result
        }
        let id: OID
        do {
            id = try workplace.resolve(record.number).0
        } catch is GitError {
            result.faults.append(
                "no commit of this history holds the guide as released (tree \(record.tree)); was the history rewritten?"
            )
            return result
        }
        let snapshot = try workplace.snapshot(commit: id, name: record.number, edition: entry.number)
        if snapshot.tree?.description == record.tree {
            result.proofs.append("the guide's tree is \(record.tree)")
        } else {
            result.faults.append(
                "the guide at \(id.short) has the tree \(snapshot.tree?.description ?? "none"), the record says \(record.tree)"
            )
        }
        let own = try snapshot.guide.chapters.map(Cut.chapterRecord)
        let recorded = Dictionary(record.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        for chapter in own where recorded[chapter.path] != chapter {
            result.faults.append("the chapter '\(chapter.path)' differs from its record")
        }
        for path in recorded.keys.sorted() where !own.contains(where: { $0.path == path }) {
            result.faults.append("the record names a chapter '\(path)' that the edition does not have")
        }
        if own == record.chapters { result.proofs.append("\(own.count) chapters have their recorded digests") }
        try verifyFiles(record, entry, workplace, repository, &result)
        return result
    }

    private static func verifyFiles(
        _ record: EditionRecord, _ entry: Ledger.Entry, _ workplace: Workplace, _ repository: OpenRepository,
        _ result: inout Result
    ) throws {
        let folder = try workplace.changelogsFolder()
        let source = try workplace.worktreeSource()
        let update = try source.bytes(at: Path.join(folder, "\(entry.number).md"))
        if let update, try Cut.digest(update) == record.update {
            result.proofs.append("the update \(entry.number).md is as generated")
        } else {
            result.faults.append(
                update == nil
                    ? "the update \(entry.number).md is gone"
                    : "the update \(entry.number).md was changed after the cut")
        }
        guard let wanted = record.tag ?? entry.tag else { return }
        guard let tag = try repository.git.tags().first(where: { $0.name == wanted }) else {
            result.faults.append("the tag '\(wanted)' is gone; 'editie tag \(entry.number)' makes it again")
            return
        }
        guard tag.annotation != nil else {
            result.faults.append("the tag '\(wanted)' is not the annotated one that was made")
            return
        }
        let tree = try repository.git.commit(tag.commit).tree
        let guide = try workplace.guideTree(record.guide, in: tree)?.description
        guard guide == record.tree else {
            result.faults.append("the tag '\(wanted)' leads to another state of the guide")
            return
        }
        result.proofs.append("the tag '\(wanted)' leads to it")
        let released = try repository.git.entry(
            at: Path.join(workplace.prefix, Path.join(folder, "\(entry.number).json")), in: tree)
        let now = try source.bytes(at: Path.join(folder, "\(entry.number).json"))
        if let released, let now, try released.id == Repository.blobID(of: now) {
            result.proofs.append("the record is the one that was tagged")
        } else {
            result.faults.append("the record \(entry.number).json differs from the one that was tagged")
        }
    }
}

/// Tags an edition that landed by another way than the cut itself.
package enum Tagging {
    /// Returns the tag's name and the commit, abbreviated.
    package static func run(_ workplace: Workplace, edition: String?) throws -> (tag: String, commit: String) {
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
        guard let commit = try landed(record, entry.number, workplace, repository) else {
            throw WorkplaceError.shallowOrGone(record.number, isShallow: repository.isShallow)
        }
        let identity = try Cut.identity(repository)
        try repository.holdingLock { git, lock throws(GitError) in
            let tag = try git.write(
                tag: name, of: commit, tagger: identity,
                message: "\(snapshotGuide.title) \(entry.number)\n\n\(record.reason)\n")
            try Transaction.run(
                Journal(
                    title: "the tag of edition \(entry.number)", subject: entry.number.description,
                    references: [Journal.ReferenceMove(name: "refs/tags/" + name, old: nil, new: tag)], files: [],
                    stagesFiles: false,
                    reflogLine: ""), in: git, holding: lock)
        }
        return (name, commit.short)
    }

    /// The oldest commit that holds both the edition's tree and its record.
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
                try repository.git.entry(at: file, in: tree) != nil
            {
                found = id
            }
        }
        return found
    }
}
