import Diffing
import Editions
import GuideModel

/// What stands beside updates: their errata, and the list of editions.
extension ChangelogRenderer {
    // MARK: - Errata

    /// A correction of an update, for people.
    ///
    /// - Parameter record: of the edition whose update it corrects.
    package static func erratum(_ erratum: Erratum, _ record: EditionRecord, title: String, language: String) -> String
    {
        let wording = Wording.named(language)
        let head = wording.erratum.filling(["date": wording.inWords(erratum.date)])
        return [
            "# \(escaped(title)) \(erratum.edition): \(wording.errata)", "",
            "\(head), [\(wording.edition.lowercased()) \(erratum.edition)](\(erratum.edition).md)."
                + (concern(erratum, record, wording).map { " " + $0 } ?? ""),
            "", erratum.text, "",
        ].joined(separator: "\n")
    }

    /// What stands below an update that was corrected.
    package static func errata(_ errata: [Erratum], _ record: EditionRecord, language: String) -> String {
        guard !errata.isEmpty else { return "" }
        let wording = Wording.named(language)
        var lines = ["", "## \(wording.errata)", ""]
        for erratum in errata {
            lines += ["### \(wording.erratum.filling(["date": wording.inWords(erratum.date)]))", ""]
            if let concern = concern(erratum, record, wording) { lines += [concern, ""] }
            lines += [erratum.text, ""]
        }
        lines.removeLast()
        return lines.joined(separator: "\n") + "\n"
    }

    /// Which sections an erratum is about, by the titles that they had in its edition.
    private static func concern(_ erratum: Erratum, _ record: EditionRecord, _ wording: Wording) -> String? {
        let titles = erratum.about.map { address -> String in
            let (path, anchor) = address.cut(at: "#")
            let chapter = record.chapters.first { $0.path == path }
            return chapter?.sections.first { $0.anchor == anchor }?.title ?? chapter?.title ?? address
        }
        guard !titles.isEmpty else { return nil }
        return wording.concerns.filling(["title": wording.list(titles.map { "“\(escaped($0))”" })])
    }

    // MARK: - The list of editions

    /// `changelogs/README.md`: every edition with its update, newest first.
    ///
    /// - Parameter kept: the list as it is; what somebody wrote around its table stays.
    package static func list(
        _ records: [EditionRecord], errata: [Erratum] = [], title: String, language: String, keeping kept: String? = nil
    ) -> String {
        let wording = Wording.named(language)
        let table = table(records, errata, language)
        if let kept, let around = around(kept) { return around.before + table + around.after }
        // The list is of all editions, and the title may say the number of one.
        var name = title
        for number in records.map(\.number)
        where title.split(whereSeparator: { !$0.isNumber && $0 != "." }).contains(number[...]) {
            for written in ["(\(number))", "v\(number)", number] {
                guard let place = name.firstRange(of: written) else { continue }
                name.removeSubrange(place)
                break
            }
            name = name.split(separator: " ").joined(separator: " ")
        }
        return "# \(wording.editions)\n\n" + wording.listed.filling(["title": escaped(name.isEmpty ? title : name)])
            + "\n\n" + table
    }

    /// What stands before and behind the table of editions; `nil` where there is none.
    private static func around(_ list: String) -> (before: String, after: String)? {
        let lines = list.split(separator: "\n", omittingEmptySubsequences: false)
        guard
            let rule = lines.indices.dropFirst().first(where: {
                lines[$0] == "|---|---|---|" && lines[$0 - 1].hasPrefix("| ")
            })
        else { return nil }
        // What a merge left in the table goes with it: the records say what it should be.
        func isOfTable(_ line: Substring) -> Bool {
            line.hasPrefix("|") || ["<<<<<<<", "=======", ">>>>>>>"].contains { line.hasPrefix($0) }
        }
        let end = lines[rule...].firstIndex { !isOfTable($0) } ?? lines.count
        return (lines[..<(rule - 1)].map { $0 + "\n" }.joined(), lines[end...].joined(separator: "\n"))
    }

    private static func table(_ records: [EditionRecord], _ errata: [Erratum], _ language: String) -> String {
        let wording = Wording.named(language)
        var lines: [String] = []
        lines += ["| \(wording.edition) | \(wording.dateColumn) | \(wording.whatColumn) |", "|---|---|---|"]
        let oldest = EditionNumber(0, 0)
        for record in records.sorted(by: { ($0.edition ?? oldest) > ($1.edition ?? oldest) }) {
            let level =
                record.significance.map { level in
                    Significance(rawValue: level).flatMap { wording.significance[$0] } ?? level
                } ?? wording.nothing
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
