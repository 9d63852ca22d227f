import Diffing
import Editions
import GuideModel

/// An update as Markdown for the guide's readers.
package struct ChangelogRenderer {
    private let record: EditionRecord
    private let redline: Redline?
    private let title: String
    private let wording: Wording
    /// From the changelogs folder to the guide's.
    private let guideLink: String

    private let since: String?

    /// - Parameters:
    ///   - redline: `nil` for the first edition.
    ///   - since: what it is relative to, where that is no edition.
    package init(
        _ record: EditionRecord, redline: Redline?, title: String, language: String, guideLink: String,
        since: String? = nil
    ) {
        self.since = since
        self.record = record
        self.redline = redline
        self.title = title
        wording = Wording.named(language)
        self.guideLink = guideLink
    }

    package var markdown: String {
        var lines = ["# \(escaped(title)) \(record.number)", ""]
        var intro = "\(wording.inWords(record.date)). "
        if let previous = record.previous {
            intro += wording.relativeTo.filling(["edition": "[\(previous)](\(previous).md)"])
        } else if let since {
            intro += wording.relativeTo.filling(["edition": "`\(since)`"])
        } else {
            intro += wording.firstEdition
        }
        lines += [intro, ""]
        if let redline {
            let count = redline.summary.chapters
            let summary = wording.summary(
                count[.added] ?? 0, count[.removed] ?? 0, count[.changed] ?? 0, count[.renamed] ?? 0)
            if !summary.isEmpty { lines += [summary + ".", ""] }
            lines += ["## \(wording.changes)", ""]
            for chapter in redline.chapters where chapter.status != .unchanged { lines += self.chapter(chapter) }
        } else {
            lines += ["## \(wording.changes)", ""]
            for chapter in record.chapters { lines.append("- \(link(chapter.title, chapter.path, nil))") }
            lines.append("")
        }
        if !record.redirects.isEmpty {
            lines += ["## \(wording.redirects)", ""]
            lines += record.redirects.sorted { $0.key < $1.key }.map { "- `\($0.key)` → `\($0.value)`" } + [""]
        }
        if !record.contributors.isEmpty {
            lines += ["## \(wording.contributors)", ""]
            lines += record.contributors.map(contributor) + [""]
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private func contributor(_ person: EditionRecord.Contributor) -> String {
        let facts = [person.group.map(escaped), person.isFirst ? wording.firstTime : nil].compactMap { $0 }
        return "- \(escaped(person.name))" + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
    }

    // MARK: - Chapters

    private func chapter(_ chapter: ChapterChange) -> [String] {
        var lines: [String] = []
        if let path = chapter.path {
            lines += ["### \(link(chapter.title ?? path, path, nil))", ""]
        } else {
            lines += ["### \(escaped(chapter.fromTitle ?? chapter.fromPath ?? ""))", "", wording.removedChapter, ""]
            return lines
        }
        var facts: [String] = []
        if chapter.status == .added, chapter.splitFrom == nil { facts.append(wording.newChapter) }
        if let from = chapter.splitFrom { facts.append(wording.splitFrom.filling(["title": "`\(from)`"])) }
        if !chapter.mergedFrom.isEmpty {
            facts.append(
                wording.mergedFrom.filling(["title": chapter.mergedFrom.map { "`\($0)`" }.joined(separator: ", ")]))
        }
        if chapter.status == .renamed, let was = chapter.fromTitle {
            let name = was == chapter.title ? "`\(chapter.fromPath ?? "")`" : "“\(escaped(was))”"
            facts.append("\(wording.renamed): \(wording.wasCalled.filling(["title": name])).")
        }
        if chapter.isReordered { facts.append(wording.reordered) }
        if !facts.isEmpty { lines += [facts.joined(separator: " "), ""] }
        let items = chapter.status == .added && chapter.splitFrom == nil ? newSections(chapter) : sections(chapter)
        lines += items
        let rest = counted(chapter)
        if !rest.isEmpty {
            if !items.isEmpty { lines.append("") }
            lines.append(rest.joined(separator: " "))
        }
        if lines.last != "" { lines.append("") }
        return lines
    }

    private func newSections(_ chapter: ChapterChange) -> [String] {
        chapter.sections.filter { $0.level == 2 && $0.status == .added }.map {
            "- \(link($0.title ?? "", chapter.path ?? "", $0.anchor))"
        }
    }

    /// One line a section: what became of it, and the figures in it that changed.
    private func sections(_ chapter: ChapterChange) -> [String] {
        let substantive = Dictionary(
            grouping: chapter.changes.filter {
                $0.significance == .substantive && ($0.block != .frontMatter || $0.kind == .changed)
            },
            by: { ($0.to ?? $0.from)?.anchor ?? "" })
        var lines: [String] = []
        var told: Set<String> = []
        for section in chapter.sections {
            guard let anchor = section.anchor else {
                lines.append("- \(wording.removed): \(escaped(section.fromTitle ?? ""))")
                continue
            }
            let changes = substantive[anchor] ?? []
            let target = link(section.title ?? "", chapter.path ?? "", anchor)
            var line: String?
            switch section.status {
            case .added: line = "- \(wording.added): \(target)"
            case .renamed:
                line = "- \(wording.renamed): \(target)"
                if section.fromTitle != section.title {
                    line? += " (\(wording.wasCalled.filling(["title": "“\(escaped(section.fromTitle ?? ""))”"])))"
                }
            case .moved:
                line = "- \(wording.moved): \(target)"
                if let from = section.fromPath, from != chapter.path {
                    line? += " (\(wording.cameFrom.filling(["title": "`\(from)`"])))"
                }
            case .changed: if !changes.isEmpty { line = "- \(wording.changed): \(target)" }
            case .removed: line = nil
            }
            guard var line else { continue }
            told.insert(anchor)
            if section.status != .added { line += figures(changes) }
            lines.append(line)
        }
        for (anchor, changes) in substantive.sorted(by: { $0.key < $1.key }) where !told.contains(anchor) {
            let isRemovedSection = chapter.sections.contains { $0.fromAnchor == anchor && $0.status == .removed }
            if isRemovedSection { continue }
            let name = anchor.isEmpty ? wording.beginning : "#" + anchor
            lines.append(
                "- \(wording.changed): \(link(name, chapter.path ?? "", anchor.isEmpty ? nil : anchor))"
                    + figures(changes))
        }
        return lines
    }

    /// Numbers and dates with the old and the new value.
    private func figures(_ changes: [Change]) -> String {
        var pairs: [String] = []
        for change in changes where change.signals.contains(.number) || change.signals.contains(.date) {
            if !change.cells.isEmpty {
                let row = change.to?.text.prefix { $0 != "|" }.trimmingBlanks() ?? ""
                pairs += change.cells.filter { $0.to != row }.map {
                    "\(escaped(row)), \(escaped($0.column)): \(escaped($0.from)) → \(escaped($0.to))"
                }
                continue
            }
            for (index, span) in change.spans.enumerated()
            where span.operation == .delete && index + 1 < change.spans.count {
                let next = change.spans[index + 1]
                guard next.operation == .insert, span.text.count <= 40, next.text.count <= 40 else { continue }
                pairs.append("\(escaped(span.text.trimmingBlanks())) → \(escaped(next.text.trimmingBlanks()))")
            }
        }
        return pairs.isEmpty ? "" : " (\(pairs.prefix(6).joined(separator: "; ")))"
    }

    private func counted(_ chapter: ChapterChange) -> [String] {
        var result: [String] = []
        let corrections = chapter.changes.filter { $0.significance == .editorial }.count
        let layout = chapter.changes.filter { $0.significance == .formatting }.count
        if corrections > 0 { result.append(wording.corrections(corrections)) }
        if layout > 0 { result.append(wording.layout(layout)) }
        return result
    }

    // MARK: - Markdown

    private func link(_ text: String, _ path: String, _ anchor: String?) -> String {
        let address = encoded(guideLink + path) + (anchor.map { "#" + encoded($0) } ?? "")
        return "[\(escaped(text))](\(address))"
    }

    /// Characters that would end or change an address in Markdown.
    private func encoded(_ address: String) -> String {
        var result = ""
        for scalar in address.unicodeScalars {
            switch scalar {
            case " ": result += "%20"
            case "#": result += "%23"
            case "?": result += "%3F"
            case "%": result += "%25"
            case "\n": result += "%0A"
            case "(": result += "%28"
            case ")": result += "%29"
            case "<": result += "%3C"
            case ">": result += "%3E"
            case "\\": result += "%5C"
            default: result.unicodeScalars.append(scalar.value < 0x20 ? "_" : scalar)
            }
        }
        return result
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for character in folded(text) {
            if "\\`*_[]<>#|~&".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }

    // MARK: - The list of editions

    /// `changelogs/README.md`: every edition with its update, newest first.
    package static func list(_ records: [EditionRecord], title: String, language: String) -> String {
        let wording = Wording.named(language)
        var lines = ["# \(wording.editions)", "", wording.listed.filling(["title": title]), ""]
        lines += ["| \(wording.edition) | \(wording.dateColumn) | \(wording.whatColumn) |", "|---|---|---|"]
        for record in records.sorted(by: { ($0.edition ?? EditionNumber(0, 0)) > ($1.edition ?? EditionNumber(0, 0)) })
        {
            let level =
                Significance(rawValue: record.significance).flatMap { wording.significance[$0] } ?? record.significance
            let what = record.previous == nil ? wording.firstEdition : level
            lines.append("| [\(record.number)](\(record.number).md) | \(wording.inWords(record.date)) | \(what) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
