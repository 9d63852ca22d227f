import Diffing
import Editions

/// What stands beside updates: their errata, and the list of editions.
extension ChangelogRenderer {
    // MARK: - Errata

    /// A correction of an update, for people.
    ///
    /// - Parameter titles: of the sections that it is about.
    package static func erratum(_ erratum: Erratum, titles: [String], title: String, language: String) -> String {
        let wording = Wording.named(language)
        let head = wording.erratum.filling(["date": wording.inWords(erratum.date)])
        return [
            "# \(escaped(title)) \(erratum.edition): \(wording.errata)", "",
            "\(head), [\(wording.edition.lowercased()) \(erratum.edition)](\(erratum.edition).md)."
                + (titles.isEmpty
                    ? "" : " " + wording.concerns.filling(["title": wording.list(titles.map { "“\(escaped($0))”" })])),
            "", erratum.text, "",
        ].joined(separator: "\n")
    }

    /// What stands below an update that was corrected.
    package static func errata(_ errata: [Erratum], language: String) -> String {
        guard !errata.isEmpty else { return "" }
        let wording = Wording.named(language)
        var lines = ["", "## \(wording.errata)", ""]
        for erratum in errata {
            lines += ["### \(wording.erratum.filling(["date": wording.inWords(erratum.date)]))", "", erratum.text, ""]
        }
        lines.removeLast()
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: - The list of editions

    /// `changelogs/README.md`: every edition with its update, newest first.
    package static func list(
        _ records: [EditionRecord], errata: [Erratum] = [], title: String, language: String
    ) -> String {
        let wording = Wording.named(language)
        var lines = ["# \(wording.editions)", "", wording.listed.filling(["title": escaped(title)]), ""]
        lines += ["| \(wording.edition) | \(wording.dateColumn) | \(wording.whatColumn) |", "|---|---|---|"]
        let oldest = EditionNumber(0, 0)
        for record in records.sorted(by: { ($0.edition ?? oldest) > ($1.edition ?? oldest) }) {
            let level =
                Significance(rawValue: record.significance).flatMap { wording.significance[$0] } ?? record.significance
            let own = errata.filter { $0.edition == record.number }.sorted { $0.number < $1.number }.map {
                "[\(wording.erratumShort.filling(["date": wording.inWords($0.date)]))](\($0.stem).md)"
            }
            let first = wording.firstEdition
            let what =
                record.previous == nil
                ? (own.isEmpty ? first : String(first.dropLast(first.hasSuffix(".") ? 1 : 0))) : level
            lines.append(
                "| [\(record.number)](\(record.number).md) | \(wording.inWords(record.date)) | \(([what] + own).joined(separator: "; ")) |"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
