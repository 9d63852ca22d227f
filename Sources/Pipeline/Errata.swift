import Editions
import Git
import GuideModel
import Rendering

package enum ErratumError: Error, Equatable, CustomStringConvertible {
    case notReleased(String)

    package var description: String {
        switch self {
        case .notReleased(let edition):
            "edition \(edition) is not released yet (no tag leads to it), so its update can still be changed itself"
        }
    }
}

/// Corrections of published updates.
package enum Errata {
    /// Those of an edition, the oldest first. Files that are no such record are faults.
    static func of(_ edition: EditionNumber, _ workplace: Workplace) throws -> (errata: [Erratum], faults: [String]) {
        let source = try workplace.worktreeSource()
        var errata: [Erratum] = []
        var faults: [String] = []
        for entry in try source.entries(in: workplace.changelogsFolder()) ?? [] where entry.kind == .file {
            guard let name = Erratum.named(entry.name), name.edition == edition else { continue }
            if let erratum = try source.bytes(at: entry.path).flatMap({ Erratum(json: $0) }),
                erratum.stem + ".json" == entry.name
            {
                errata.append(erratum)
            } else {
                faults.append("'\(entry.path)' is no record of an erratum")
            }
        }
        return (errata.sorted { $0.number < $1.number }, faults)
    }

    /// Writes an erratum and its record; returns their paths.
    package static func write(_ workplace: Workplace, edition: String, about: [String], text: String) throws -> [String]
    {
        let text = text.trimmingBlanks()
        guard !text.isEmpty else { throw NoteError.noText }
        let ledger = try workplace.ledger()
        guard let number = EditionNumber(edition), let entry = ledger.entry(number), let record = entry.record else {
            throw WorkplaceError.unknownEdition(edition, known: ledger.entries.map(\.number.description))
        }
        guard entry.tag != nil else { throw ErratumError.notReleased(record.number) }
        let folder = try workplace.changelogsFolder()
        guard let update = try workplace.worktreeSource().bytes(at: Path.join(folder, "\(number).md")) else {
            throw DiskError.cannotRead(Path.join(folder, "\(number).md"), why: "the update is gone")
        }
        let known = try of(number, workplace).errata
        var erratum = Erratum(
            edition: number, number: (known.map(\.number).max() ?? 0) + 1, date: Clock.day(Clock.now), about: about,
            text: text, corrects: "git-blob:\(try Repository.blobID(of: update))")
        let guide = try workplace.snapshot("worktree").guide
        let markdown = ChangelogRenderer.erratum(erratum, title: guide.title, language: guide.language)
        erratum.digest = try EditionMaking.digest(markdown)
        let paths = ["md", "json"].map { Path.join(folder, "\(erratum.stem).\($0)") }
        let contents = [markdown, RecordDocument.erratum(erratum).text(isPretty: true)]
        for (path, content) in zip(paths, contents) {
            try Disk.writeNew(Path.join(workplace.folder, path), content, below: workplace.folder)
        }
        return paths
    }

    /// What is not as it was written.
    static func verify(_ number: EditionNumber, _ workplace: Workplace) throws -> (proofs: [String], faults: [String]) {
        let (errata, unread) = try of(number, workplace)
        var faults = unread
        let source = try workplace.worktreeSource()
        let folder = try workplace.changelogsFolder()
        let update = try source.bytes(at: Path.join(folder, "\(number).md")).map {
            "git-blob:\(try Repository.blobID(of: $0))"
        }
        var proofs: [String] = []
        for erratum in errata {
            let own = try source.bytes(at: Path.join(folder, "\(erratum.stem).md")).map {
                "git-blob:\(try Repository.blobID(of: $0))"
            }
            if own != erratum.digest {
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
