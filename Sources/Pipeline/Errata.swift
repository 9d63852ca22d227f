import Editions
import Git
import GuideModel
import Rendering

package enum ErratumError: Error, Equatable, CustomStringConvertible {
    case notReleased(String)
    case damaged(String)
    case interrupted(String)

    package var description: String {
        switch self {
        case .notReleased(let edition):
            "no tag leads to edition \(edition) here; fetch the tags with 'git fetch --tags', or change its update itself when it is not released yet"
        case .damaged(let fault): "\(fault); restore it first"
        case .interrupted(let path):
            "'\(path)' stands by itself and is not committed: an interrupted 'note --erratum' left it; remove it and try again"
        }
    }
}

/// Corrections of published updates.
package enum Errata {
    /// Those of an edition, the oldest first. Files that are no such record, and numbers that are missing, are faults.
    static func of(_ edition: EditionNumber, _ workplace: Workplace) throws -> (errata: [Erratum], faults: [String]) {
        let source = try workplace.worktreeSource()
        var errata: [Erratum] = []
        var faults: [String] = []
        var last = 0
        for entry in try source.entries(in: workplace.changelogsFolder()) ?? [] where entry.kind == .file {
            // The text alone tells as well that there was one.
            let name = entry.name.hasSuffix(".md") ? "\(entry.name.dropLast(3)).json" : entry.name
            guard let own = Erratum.named(name), own.edition == edition else { continue }
            last = max(last, own.number)
            guard name == entry.name else { continue }
            if let erratum = try source.bytes(at: entry.path).flatMap({ Erratum(json: $0) }),
                erratum.stem + ".json" == entry.name
            {
                errata.append(erratum)
            } else {
                faults.append("'\(entry.path)' is no record of an erratum")
            }
        }
        for number in 1..<(last + 1) where !errata.contains(where: { $0.number == number }) {
            faults.append("the record of erratum \(number) of edition \(edition) is gone")
        }
        return (errata.sorted { $0.number < $1.number }, faults)
    }

    /// Those of all editions.
    static func all(_ workplace: Workplace) throws -> [Erratum] {
        let names = try (workplace.worktreeSource().entries(in: workplace.changelogsFolder()) ?? []).compactMap {
            Erratum.named($0.name)?.edition
        }
        return try Set(names).sorted().flatMap { try of($0, workplace).errata }
    }

    /// Writes an erratum and its record; returns their paths.
    package static func write(_ workplace: Workplace, edition: String, about: [String], text: String) throws -> [String]
    {
        let text = text.trimmingBlanks()
        guard !text.isEmpty else { throw NoteError.noText }
        let ledger = try workplace.ledger()
        let (entry, record) = try ledger.recorded(edition)
        let number = entry.number
        guard entry.tag != nil else { throw ErratumError.notReleased(record.number) }
        let folder = try workplace.changelogsFolder()
        guard let update = try workplace.keptBytes(at: Path.join(folder, "\(number).md")) else {
            throw DiskError.cannotRead(Path.join(folder, "\(number).md"), why: "the update is gone")
        }
        let addresses = about.map(Path.normalAddress)
        for address in addresses where !record.addresses.contains(address) {
            throw WorkplaceError.unknownSection(
                address, in: "edition \(number)", nearest: nearest(address, in: record.addresses))
        }
        let guide = try workplace.snapshot("worktree").guide
        let (known, faults) = try of(number, workplace)
        if let path = try halfWritten(number, known, folder, workplace) { throw ErratumError.interrupted(path) }
        if let fault = faults.first { throw ErratumError.damaged(fault) }
        var placed = PlacedText(
            guide, folder: folder, beside: [String(decoding: update, as: UTF8.self)] + known.map(\.text))
        var erratum = Erratum(
            edition: number, number: (known.map(\.number).max() ?? 0) + 1, date: Clock.day(Clock.now), about: addresses,
            text: placed(text, isDeeper: false), corrects: try EditionMaking.digest(update))
        let markdown = ChangelogRenderer.erratum(erratum, record, title: guide.title, language: guide.language)
        erratum.digest = try EditionMaking.digest(markdown)
        erratum.seal = try EditionMaking.digest(erratum.sealed)
        let paths = ["md", "json"].map { Path.join(folder, "\(erratum.stem).\($0)") }
        let contents = [markdown, RecordDocument.erratum(erratum).text(isPretty: true)]
        for (path, content) in zip(paths, contents) {
            try Disk.writeNew(Path.join(workplace.folder, path), content, below: workplace.folder)
        }
        let list = Path.join(folder, "README.md")
        try Disk.write(
            Path.join(workplace.folder, list),
            ChangelogRenderer.list(
                ledger.entries.compactMap(\.record), errata: all(workplace) + [erratum], title: guide.title,
                language: guide.language, keeping: workplace.keptText(at: list)))
        return paths + [list]
    }

    /// The text or the record of an erratum that an interrupted command left without the other.
    private static func halfWritten(
        _ edition: EditionNumber, _ known: [Erratum], _ folder: String, _ workplace: Workplace
    ) throws -> String? {
        let last = known.map(\.number).max() ?? 0
        let source = try workplace.worktreeSource()
        for number in [last, last + 1] where number > 0 {
            let paths = ["md", "json"].map {
                Path.join(folder, "\(Erratum.stem(edition: edition.description, number: number)).\($0)")
            }
            let there = try paths.filter { try source.bytes(at: $0) != nil }
            if there.count == 1, try workplace.committed(there[0]) == nil { return there[0] }
        }
        return nil
    }

    /// What is not as it was written.
    ///
    /// - Parameter names: of the files that the history has in the changelogs folder.
    static func verify(
        _ number: EditionNumber, _ workplace: Workplace, _ names: Set<String>
    ) throws -> (proofs: [String], faults: [String]) {
        let (errata, unread) = try of(number, workplace)
        var faults = unread
        let folder = try workplace.changelogsFolder()
        let update = try workplace.keptBytes(at: Path.join(folder, "\(number).md")).map {
            try EditionMaking.digest($0)
        }
        var proofs: [String] = []
        // One that went with both its files still stands in the list.
        let list = try workplace.keptText(at: Path.join(folder, "README.md"))
        // One that went with its line too is still in the history.
        for name in names.sorted() {
            guard let own = Erratum.named(name), own.edition == number,
                !errata.contains(where: { $0.stem + ".json" == name }),
                !unread.contains(where: { $0.contains(String(name.dropLast(5))) })
            else { continue }
            faults.append("the record of the erratum '\(name)' was committed, and is gone")
        }
        for part in (list ?? "").split(separator: "(\(number)-erratum-", omittingEmptySubsequences: false).dropFirst() {
            let name = "\(number)-erratum-\(part.prefix { $0.isASCIIDigit })"
            if !errata.contains(where: { $0.stem == name }), !unread.contains(where: { $0.contains(name) }) {
                faults.append("the erratum \(name).md is in the list of editions, and gone")
            }
        }
        for erratum in errata {
            let own = try workplace.keptBytes(at: Path.join(folder, "\(erratum.stem).md")).map {
                try EditionMaking.digest($0)
            }
            let record = try workplace.keptBytes(at: Path.join(folder, "\(erratum.stem).json"))
            let isWhole = try erratum.seal == EditionMaking.digest(erratum.sealed)
            if !isWhole || record != Array(RecordDocument.erratum(erratum).text(isPretty: true).utf8) {
                faults.append("the record \(erratum.stem).json was changed after it was written")
            } else if own != erratum.digest {
                faults.append(
                    "the erratum \(erratum.stem).md \(own == nil ? "is gone" : "was changed after it was written")")
            } else if erratum.corrects != update {
                faults.append("the erratum \(erratum.stem).md corrects another text than the update that is there")
            } else {
                proofs.append("the erratum \(erratum.stem).md is as written")
            }
        }
        return (proofs, faults)
    }
}
