import Checking
import Editions
import Git
import GuideModel
import Rendering

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
        let ledger = try workplace.useWholeRecords()
        let names = try workplace.namesEver(in: workplace.changelogsFolder())
        guard let edition else {
            guard !ledger.entries.isEmpty || !ledger.damaged.isEmpty else { throw WorkplaceError.noEdition }
            // Of those before the first record nothing can be proved, and nothing was promised.
            let hasRecords = ledger.entries.contains { $0.record != nil }
            let known = try ledger.entries.filter { $0.record != nil || !hasRecords }.map {
                try verify($0, workplace, names)
            }
            return try (known + ledger.damaged.map { Result(damaged: $0) } + gone(ledger, workplace))
                .sorted { $0.number < $1.number }
        }
        let number = EditionNumber(edition)
        if let damage = ledger.damaged.first(where: { $0.number == number }) { return [Result(damaged: damage)] }
        guard let number, let entry = ledger.entry(number) else {
            throw WorkplaceError.unknownEdition(edition, known: ledger.entries.map(\.number.description))
        }
        return [try verify(entry, workplace, names)]
    }

    /// Editions that the history holds a record of, whose tag is still here and whose record is not. One that was taken back has no tag.
    private static func gone(_ ledger: Ledger, _ workplace: Workplace) throws -> [Result] {
        let repository = try workplace.requireRepository()
        guard let head = try repository.git.head().commit else { return [] }
        let folder = Path.join(workplace.prefix, try workplace.changelogsFolder())
        let tags = Set(try repository.git.tags().map(\.name))
        var known = Set((ledger.entries.filter { $0.record != nil }.map(\.number)) + ledger.damaged.map(\.number))
        var results: [Result] = []
        for commit in try repository.git.commits(from: [head], hiding: [], touching: [folder]) {
            guard let entry = try repository.git.entry(at: folder, in: commit.tree), entry.kind == .folder else {
                continue
            }
            for file in try repository.git.tree(entry.id) where file.kind == .file && file.name.hasSuffix(".json") {
                guard let number = EditionNumber(file.name.dropLast(5)), !known.contains(number),
                    let record = repository.blob(file.id).flatMap({ EditionRecord(json: $0) }), record.edition == number
                else { continue }
                known.insert(number)
                guard let tag = record.tag, tags.contains(tag) else { continue }
                var result = Result(number: number)
                result.faults = [
                    "the record '\(Path.join(folder, file.name))' is gone, and the tag '\(tag)' is still here; restore it with: git checkout \(commit.id.short) -- '\(Path.join(folder, file.name))'"
                ]
                results.append(result)
            }
        }
        return results
    }

    /// The list of editions names each as it was released.
    private static func verifyList(
        _ record: EditionRecord, _ workplace: Workplace, _ result: inout Result
    ) throws {
        let folder = try workplace.changelogsFolder()
        guard let bytes = try workplace.keptBytes(at: Path.join(folder, "README.md")) else {
            result.faults.append("the list of editions, README.md beside the updates, is gone")
            return
        }
        let path = Path.join(folder, "README.md")
        if let committed = try workplace.committed(path), committed != bytes,
            try bytes != expected(over: committed, workplace)
        {
            result.faults.append(
                "the list of editions, README.md beside the updates, was changed since the last commit; commit what you wrote there, or restore it with: git checkout -- '\(path)'"
            )
        }
        if Self.hasConflicts(bytes) {
            result.faults.append(
                "the list of editions holds the marks of a conflict (<<<<<<<); settle what stands between them, or let the next cut do it"
            )
        }
        let rows = rows(String(decoding: bytes, as: UTF8.self))
        let errata = try Errata.all(workplace)
        let known = Set(try workplace.ledger().entries.filter { $0.record != nil }.map(\.number))
        for row in rows where !known.contains(row.number) {
            result.faults.append("the list of editions names edition \(row.number), of which there is no record")
        }
        let listed = rows.filter { known.contains($0.number) }.map(\.number)
        if zip(listed, listed.dropFirst()).contains(where: { $0 < $1 }) {
            result.faults.append("the list of editions does not have the newest first")
        }
        let own = rows.filter { $0.number == result.number }.map(\.text)
        let isListed = ["nl", "en"].contains { language in
            own
                == Self.rows(ChangelogRenderer.list([record], errata: errata, title: "", language: language))
                .map(\.text)
        }
        if isListed {
            result.proofs.append("the list of editions tells it as its record does")
        } else {
            result.faults.append(
                "the list of editions, README.md beside the updates, does not tell it as its record does")
        }
    }

    /// The rows of a list of editions.
    private static func rows(_ list: String) -> [(number: EditionNumber, text: Substring)] {
        list.split(whereSeparator: \.isNewline).compactMap { line in
            guard line.hasPrefix("| ["), let close = line.firstIndex(of: "]"),
                case let name = line[..<close].dropFirst(3), line[close...].hasPrefix("](\(name).md)")
            else { return nil }
            return EditionNumber(name).map { ($0, line) }
        }
    }

    /// The list as a cut or an erratum that is not committed yet makes it.
    private static func expected(over committed: [UInt8], _ workplace: Workplace) throws -> [UInt8] {
        let guide = try workplace.snapshot("worktree").guide
        return Array(
            ChangelogRenderer.list(
                try workplace.ledger().entries.compactMap(\.record), errata: try Errata.all(workplace),
                title: guide.title, language: guide.language, keeping: String(decoding: committed, as: UTF8.self)
            ).utf8)
    }

    private static func verify(
        _ entry: Ledger.Entry, _ workplace: Workplace, _ names: Set<String>
    ) throws -> Result {
        var result = Result(number: entry.number)
        let repository = try workplace.requireRepository()
        guard let record = entry.record else {
            result.faults.append(
                "edition \(entry.number) has no record, only the tag '\(entry.tag ?? "")'; nothing can be proved of it until 'editie import --tags' makes one"
            )
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
        let snapshot: Snapshot
        do {
            snapshot = try workplace.snapshot(commit: id, name: record.number, edition: entry.number)
        } catch is GuideError {
            result.faults.append(
                "the record \(entry.number).json says that the guide is in '\(record.guide)', and what was released has no guide there"
            )
            return result
        }
        if snapshot.tree?.description == record.tree {
            result.proofs.append("the guide's tree is \(record.tree)")
        } else {
            result.faults.append(
                "the guide at \(id.short) has the tree \(snapshot.tree?.description ?? "none"), the record says \(record.tree)"
            )
        }
        let own = snapshot.guide.chapters.map { EditionRecord.ChapterRecord($0) }
        let recorded = Dictionary(record.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        for chapter in own where recorded[chapter.path] != chapter {
            result.faults.append("the chapter '\(chapter.path)' differs from its record")
        }
        for path in recorded.keys.sorted() where !own.contains(where: { $0.path == path }) {
            result.faults.append("the record names a chapter '\(path)' that the edition does not have")
        }
        if own == record.chapters {
            result.proofs.append(
                "\(counted(own.count, "chapter")) \(own.count == 1 ? "has its" : "have their") recorded digest\(own.count == 1 ? "" : "s")"
            )
        }
        let head = EditionRecord.head(own).description
        if record.digest != head {
            result.faults.append("the digest of the whole is \(head), the record says \(record.digest ?? "none")")
        }
        // A record of before names no ids of raw HTML.
        let addresses = EditionRecord.addresses(own, of: snapshot.guide)
        let bySection = EditionRecord.addresses(own, of: snapshot.guide.emptied)
        if record.addresses != addresses, record.addresses != bySection {
            result.faults.append("the record's addresses are not those of its chapters")
        }
        if let previous = record.previous.flatMap({ EditionNumber($0) }),
            try workplace.ledger().entry(previous) == nil
        {
            result.faults.append("the record names edition \(previous) as the one before, and that has no record")
        }
        try verifyFiles(record, entry, workplace, repository, &result)
        try verifyList(record, workplace, &result)
        let errata = try Errata.verify(entry.number, workplace, names)
        result.proofs += errata.proofs
        result.faults += errata.faults
        return result
    }

    private static func verifyFiles(
        _ record: EditionRecord, _ entry: Ledger.Entry, _ workplace: Workplace, _ repository: OpenRepository,
        _ result: inout Result
    ) throws {
        let folder = try workplace.changelogsFolder()
        func path(_ ending: String) -> String { Path.join(folder, "\(entry.number).\(ending)") }
        let update = try workplace.keptBytes(at: path("md"))
        let isAsGenerated =
            try update.map { try Repository.blobID(of: $0) }
            .map { "git-blob:\($0)" == record.update } ?? false
        if update == nil { result.faults.append("the update \(entry.number).md is gone") }

        if let update, Self.hasConflicts(update) {
            result.faults.append(
                "the update \(entry.number).md holds the marks of a conflict (<<<<<<<); settle what stands between them"
            )
        }
        let released = try releasedTree(record, entry, workplace, repository, &result)
        // An imported record is younger than its tag: the branch holds the files that count.
        let isImported = record.imported == true
        let isCommitted = isImported || released == nil
        var holder = released
        if isCommitted { holder = try repository.git.head().commit.map { try repository.git.commit($0).tree } }
        func isHeld(_ path: String, _ now: [UInt8]) throws -> Bool? {
            guard let holder else { return nil }
            let name = String(Path.name(path))
            let places = try [path] + formerFolders(record, holder, workplace, repository).map { Path.join($0, name) }
            for place in places {
                guard let entry = try repository.git.entry(at: Path.join(workplace.prefix, place), in: holder) else {
                    continue
                }
                return try entry.id == Repository.blobID(of: now)
            }
            return nil
        }
        let held = isCommitted ? "committed" : "released"
        // Words that were added by hand before the release belong to it.
        if let update {
            if try isHeld(path("md"), update) == true {
                result.proofs.append(
                    "the update \(entry.number).md is as \(held)\(isAsGenerated ? "" : ", with words changed by hand")")
            } else if isAsGenerated, try isCommitted || isHeld(path("md"), update) == nil {
                result.proofs.append("the update \(entry.number).md is as generated")
            } else {
                result.faults.append(
                    "the update \(entry.number).md was changed after the \(isCommitted ? "commit" : "cut")")
            }
        }
        guard let now = try workplace.keptBytes(at: path("json")) else { return }
        switch try isHeld(path("json"), now) {
        case true?: result.proofs.append("the record is the one that was \(isCommitted ? "committed" : "tagged")")
        case false?:
            result.faults.append(
                "the record \(entry.number).json differs from the one that was \(isCommitted ? "committed" : "tagged")")
        case nil:
            result.faults.append(
                "the record \(entry.number).json is not in \(isCommitted ? "any commit yet; commit it" : "the commit that the tag leads to")"
            )
        }
    }

    static func hasConflicts(_ update: [UInt8]) -> Bool {
        update.split(separator: 0x0A).contains { $0.starts(with: "<<<<<<< ".utf8) }
    }

    /// The tree that the edition's tag leads to; `nil` where there is no tag, or a wrong one, which is said.
    private static func releasedTree(
        _ record: EditionRecord, _ entry: Ledger.Entry, _ workplace: Workplace, _ repository: OpenRepository,
        _ result: inout Result
    ) throws -> OID? {
        guard let wanted = record.tag ?? entry.tag else { return nil }
        guard let tag = try repository.git.tags().first(where: { $0.name == wanted }) else {
            result.faults.append(
                "there is no tag '\(wanted)' here; fetch it with 'git fetch --tags', or make it with 'editie tag \(entry.number)'"
            )
            return nil
        }
        let tree = try repository.git.commit(tag.commit).tree
        guard try workplace.guideTree(record.guide, in: tree)?.description == record.tree else {
            result.faults.append("the tag '\(wanted)' leads to another state of the guide")
            return nil
        }
        // A tag that is older than its record was made by somebody else, in the way that they liked.
        // So was one of an edition that was cut without a tag.
        if tag.annotation == nil, record.imported != true, record.tag != nil {
            result.faults.append("the tag '\(wanted)' is not the annotated one that was made")
            return nil
        }
        result.proofs.append("the tag '\(wanted)' leads to it")
        if record.imported == true, let commit = record.commit, commit != tag.commit.description {
            result.faults.append(
                "the record says that the edition is commit \(commit.prefix(7)), and the tag '\(wanted)' leads to \(tag.commit.short)"
            )
        }
        if record.imported != true { try verifyHistory(record, wanted, tag.commit, workplace, repository, &result) }
        let verdict = try repository.git.tagContent(tag.object).map(Signing.verdict(onTag:)) ?? .unsigned
        switch verdict {
        case .unsigned:
            if record.signed == true { result.faults.append("the tag '\(wanted)' was signed, and is so no longer") }
        case .good(let signer): result.proofs.append("the tag is signed by \(signer)")
        case .bad(let why): result.faults.append("the tag '\(wanted)' is not as it was signed: \(why)")
        case .unknown(let why):
            result.faults.append("the signature of the tag '\(wanted)' could not be checked: \(why)")
        }
        return tree
    }
}
