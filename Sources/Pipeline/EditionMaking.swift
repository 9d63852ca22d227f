import CommonMark
import Diffing
import Editions
import Git
import GuideModel
import Rendering

extension Document {
    /// Where its links and pictures lead.
    fileprivate var destinations: Set<String> {
        Set(
            nodes.compactMap { node in
                switch node.kind {
                case .link(let target, _), .image(let target, _): string(target)
                default: nil
                }
            })
    }
}

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
        number: EditionNumber, date: String, previous: EditionNumber?, significance: Significance, reason: String,
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

    /// A note's text, with what it links to seen from the updates: notes stand one folder deeper, and name chapters as the guide does.
    ///
    /// - Parameter folder: the changelogs folder.
    static func text(_ note: EditorNote, _ guide: Guide, folder: String) -> String {
        let chapters = Set(guide.chapters.map(\.path))
        let document = parse(note.text)
        var result = note.text
        for destination in document.destinations {
            let (page, anchor) = destination.cut(at: "#")
            var target: String?
            if destination.hasPrefix("../") {
                target = String(destination.dropFirst(3))
            } else if chapters.contains(Path.normalAddress(page)) {
                let path = Path.join(guide.location.folder, Path.normalAddress(page))
                target = ChangelogRenderer.encoded(Path.written(path, from: folder)) + (anchor.map { "#" + $0 } ?? "")
            }
            guard let target else { continue }
            result = result.split(separator: "](" + destination, omittingEmptySubsequences: false)
                .joined(separator: "](" + target)
        }
        return result
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
