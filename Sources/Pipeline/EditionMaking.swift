import Diffing
import Editions
import Git
import GuideModel
import Rendering

/// Makes the record and the update of one edition from the states on both sides of it.
struct EditionMaking {
    let workplace: Workplace
    /// The state that is released.
    let state: Snapshot
    /// The state that it is relative to; `nil` for the first edition.
    let before: Snapshot?
    let redline: Redline
    /// The guide's folder relative to the repository.
    var guidePath: String { Path.join(workplace.prefix, state.guide.location.folder) }

    /// A record without what only a cut knows: tag, claim, notes.
    func record(
        number: EditionNumber, date: String, previous: EditionNumber?, significance: Significance?, reason: String,
        contributors: [EditionRecord.Contributor]
    ) -> EditionRecord {
        var record = EditionRecord(
            number: number, date: date, previous: previous, guide: state.guide, tree: state.tree?.description ?? "",
            redline: redline, significance: significance, reason: reason)
        record.contributors = contributors
        return record
    }

    func update(_ record: EditionRecord) -> Update {
        var update = Update(record, guide: state.guide, before: before?.guide, redline: redline)
        if let previous = update.previous, let entry = try? workplace.ledger().entry(previous) {
            update.linksPrevious = entry.record != nil
        }
        return update
    }

    func markdown(_ update: Update, language: String? = nil) throws -> String {
        ChangelogRenderer(
            update, language: language ?? state.guide.language, address: try beside(state.guide)
        ).markdown
    }

    /// Addresses as seen from the changelogs folder, where all chapters of a guide are.
    private func beside(_ guide: Guide) throws -> @Sendable (String, String?) -> String? {
        let folder = guide.location.folder
        let changelogs = try workplace.changelogsFolder()
        let present = Set(guide.chapters.map(\.path))
        return { path, anchor in
            guard present.contains(path) else { return nil }
            let target = Path.written(Path.join(folder, path), from: changelogs)
            return anchor.flatMap { $0.isEmpty ? nil : "\(target)#\($0)" } ?? target
        }
    }

    /// The notes as a record of this guide keeps them.
    func kept(_ notes: [EditorNote]) throws -> [EditionRecord.Note] {
        var placed = PlacedText(state.guide, folder: try workplace.changelogsFolder())
        return notes.map { EditionRecord.Note(about: $0.about, text: placed($0.text, isDeeper: true)) }
    }

    /// Git's id of a file, as records hold it.
    static func digest(_ text: String) throws -> String { try digest(Array(text.utf8)) }
    static func digest(_ bytes: [UInt8]) throws -> String { "git-blob:\(try Repository.blobID(of: bytes))" }

    /// The record's and the update's files with the list of all editions.
    static func files(
        _ editions: [(record: EditionRecord, update: String)], ledger: Ledger, title: String, language: String,
        _ workplace: Workplace
    ) throws -> [PlannedFile] {
        let folder = try workplace.changelogsFolder()
        let errata = try Errata.all(workplace)
        let own = Set(editions.map(\.record.number))
        let records = ledger.entries.compactMap(\.record).filter { !own.contains($0.number) } + editions.map(\.record)
        let list = Path.join(folder, "README.md")
        let kept = try workplace.keptText(at: list)
        return editions.flatMap { record, update in
            [
                PlannedFile(path: Path.join(folder, "\(record.number).md"), text: update),
                PlannedFile(
                    path: Path.join(folder, "\(record.number).json"),
                    text: RecordDocument(record).json.text(isPretty: true)),
            ]
        } + [
            PlannedFile(
                path: list,
                text: ChangelogRenderer.list(
                    records, errata: errata, title: title, language: language, keeping: kept))
        ]
    }
}
