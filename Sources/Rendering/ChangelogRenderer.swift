import Diffing
import Editions
import GuideModel

/// An update as Markdown for the guide's readers.
package struct ChangelogRenderer {
    let update: Update
    let wording: Wording
    /// The address of a chapter or a section of this edition; `nil` where there is nothing to lead to.
    let address: @Sendable (_ path: String, _ anchor: String?) -> String?
    /// Where a chapter is that went into others, by its old path.
    private let mergedInto: [String: ChapterChange]

    /// - Parameters:
    ///   - language: `nl`, `en`.
    ///   - address: where an address of this edition is found, seen from the update.
    package init(
        _ update: Update, language: String, address: @escaping @Sendable (_ path: String, _ anchor: String?) -> String?
    ) {
        self.update = update
        self.address = address
        wording = Wording.named(language)
        var into: [String: ChapterChange] = [:]
        for chapter in update.redline?.chapters ?? [] { for old in chapter.mergedFrom { into[old] = chapter } }
        mergedInto = into
    }

    package var markdown: String {
        var lines = ["# \(escaped(update.title)) \(update.number)", "", introduction, ""]
        if let stage = wording.stages[update.number.stage.rawValue] { lines += [stage, ""] }
        lines += highlights
        if let redline = update.redline {
            let summary = summary(redline)
            lines += [summary.isEmpty ? wording.nothingChanged : summary + ".", ""]
            if let claim = update.claim {
                lines += [wording.claimed.filling(["level": wording.significance[claim] ?? claim.rawValue]), ""]
            }
            lines += changes(redline)
        } else {
            lines += ["## \(wording.changes)", ""]
            for chapter in update.contents { lines.append("- \(link(chapter.title, chapter.path, nil))") }
            lines.append("")
        }
        lines += overrides + redirects + reactions
        if !update.contributors.isEmpty {
            lines += ["## \(wording.contributors)", ""]
            lines += update.contributors.map(contributor) + [""]
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private var introduction: String {
        let day = "\(wording.inWords(update.date)). "
        if let previous = update.previous {
            return day + wording.relativeTo.filling(["edition": "[\(previous)](\(previous).md)"])
        }
        guard let since = update.since else { return day + wording.firstEdition }
        return day + wording.relativeTo.filling(["edition": "`\(since)`"])
    }

    private func summary(_ redline: Redline) -> String {
        let count = redline.summary.chapters
        let merged = redline.chapters.filter { $0.status == .removed && mergedInto[$0.fromPath ?? ""] != nil }.count
        return wording.list(
            [
                (wording.newChapters, count[.added] ?? 0), (wording.goneChapters, (count[.removed] ?? 0) - merged),
                (wording.changedChapters, count[.changed] ?? 0), (wording.renamedChapters, count[.renamed] ?? 0),
            ].filter { $0.1 > 0 }.map { $0.0.of($0.1) })
    }

    // MARK: - Around the changes

    /// The editors' notes, each with the section that it is about.
    private var highlights: [String] {
        guard !update.notes.isEmpty else { return [] }
        var lines = ["## \(wording.highlights)", ""]
        for note in update.notes {
            let about = note.about.map { self.link(to: $0) }.joined(separator: ", ")
            let text = note.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            let first = String(text.first ?? "")
            lines.append("- " + (about.isEmpty ? first : "**\(about)** – \(first)"))
            lines += text.dropFirst().map { $0.isEmpty ? "" : "  \($0)" }
        }
        return lines + [""]
    }

    private var overrides: [String] {
        guard !update.overrides.isEmpty else { return [] }
        func word(_ level: String) -> String {
            Significance(rawValue: level).flatMap { wording.significance[$0] } ?? level
        }
        return ["## \(wording.overrides)", ""]
            + update.overrides.map { override in
                "- "
                    + wording.overridden.filling([
                        "section": link(to: override.address), "from": word(override.from), "to": word(override.to),
                        "by": escaped(override.by), "reason": escaped(override.reason),
                        "commit": "`\(override.commit.prefix(10))`",
                    ])
            } + [""]
    }

    private var redirects: [String] {
        guard !update.redirects.isEmpty else { return [] }
        return ["## \(wording.redirects)", ""]
            + update.redirects.map { "- \(code($0.from)) → \(link($0.to, to: $0.to))" } + [""]
    }

    private var reactions: [String] {
        guard !update.reactions.isEmpty else { return [] }
        return ["## \(wording.reactions)", ""]
            + update.reactions.map { "- " + wording.reaction.filling(["number": escaped($0)]) } + [""]
    }

    private func contributor(_ person: EditionRecord.Contributor) -> String {
        let facts = [person.group.map(escaped), person.isFirst ? wording.firstTime : nil].compactMap { $0 }
        return "- \(escaped(person.name))" + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
    }

    // MARK: - Chapters

    /// Chapters with something to tell, in the guide's order; then those where only slips were mended, a line each.
    private func changes(_ redline: Redline) -> [String] {
        let changed = redline.chapters.filter { $0.status != .unchanged }
        let told = changed.map { ($0, facts($0), items($0)) }
        var lines: [String] = []
        let weighty = told.filter { !$0.1.isEmpty || !$0.2.isEmpty }
        if !weighty.isEmpty { lines += ["## \(wording.changes)", ""] }
        for (chapter, facts, items) in weighty {
            let title = chapter.path.map { link(chapter.title ?? $0, $0, nil) }
            lines += ["### \(title ?? escaped(chapter.fromTitle ?? chapter.fromPath ?? ""))", ""]
            if !facts.isEmpty { lines += [facts.joined(separator: " "), ""] }
            if !items.isEmpty { lines += items + [""] }
            let rest = chapter.status == .added && chapter.splitFrom == nil ? [] : counted(chapter)
            if !rest.isEmpty, chapter.path != nil { lines += [wording.list(rest) + ".", ""] }
        }
        let small = told.filter { $0.1.isEmpty && $0.2.isEmpty && $0.0.path != nil }
        guard !small.isEmpty else { return lines }
        lines += ["## \(wording.smallChanges)", ""]
        for (chapter, _, _) in small {
            let rest = wording.list(counted(chapter))
            lines.append("- \(link(chapter.title ?? "", chapter.path ?? "", nil))" + (rest.isEmpty ? "" : ": \(rest)"))
        }
        return lines + [""]
    }

    /// What became of a chapter as a whole, in sentences.
    private func facts(_ chapter: ChapterChange) -> [String] {
        guard let path = chapter.path else {
            guard let into = mergedInto[chapter.fromPath ?? ""], let now = into.path else {
                return [wording.removedChapter]
            }
            return [wording.mergedInto.filling(["title": link(into.title ?? now, now, nil)])]
        }
        var facts: [String] = []
        if chapter.status == .added, chapter.splitFrom == nil { facts.append(wording.newChapter) }
        if let from = chapter.splitFrom { facts.append(wording.splitFrom.filling(["title": name(old: from)])) }
        if !chapter.mergedFrom.isEmpty {
            facts.append(
                wording.mergedFrom.filling(["title": wording.list(chapter.mergedFrom.map(name(old:)))]))
        }
        if chapter.status == .renamed, let was = chapter.fromTitle {
            let name = was == chapter.title ? code(chapter.fromPath ?? "") : "“\(escaped(was))”"
            if was != chapter.title || chapter.fromPath != path {
                facts.append("\(wording.renamed): \(wording.wasCalled.filling(["title": name])).")
            }
        }
        if chapter.isReordered { facts.append(wording.reordered) }
        return facts
    }

    /// A chapter of the edition before, by the title that it had there.
    private func name(old path: String) -> String {
        for chapter in update.redline?.chapters ?? [] where chapter.fromPath == path {
            if let title = chapter.fromTitle { return "“\(escaped(title))”" }
        }
        return code(path)
    }

    private func items(_ chapter: ChapterChange) -> [String] {
        guard let path = chapter.path else { return [] }
        guard chapter.status == .added, chapter.splitFrom == nil else { return sections(chapter, path) }
        return chapter.sections.filter { $0.level == 2 && $0.status == .added }.map {
            "- \(link($0.title ?? "", path, $0.anchor))"
        }
    }

    /// One line a section: what became of it, and what changed in it.
    private func sections(_ chapter: ChapterChange, _ path: String) -> [String] {
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
            guard let line = line(section, anchor, chapter, path, changes) else { continue }
            told.insert(anchor)
            lines.append(line + (section.status == .added ? "" : details(changes)))
        }
        for (anchor, changes) in substantive.sorted(by: { $0.key < $1.key }) where !told.contains(anchor) {
            let isOfRemovedSection = chapter.sections.contains { $0.fromAnchor == anchor && $0.status == .removed }
            if isOfRemovedSection { continue }
            let name = anchor.isEmpty ? wording.beginning : "#" + anchor
            lines.append(
                "- \(wording.changed): \(link(name, path, anchor.isEmpty ? nil : anchor))" + details(changes))
        }
        return lines
    }

    private func line(
        _ section: SectionChange, _ anchor: String, _ chapter: ChapterChange, _ path: String, _ changes: [Change]
    ) -> String? {
        let target = link(section.title ?? "", path, anchor)
        switch section.status {
        case .added: return "- \(wording.added): \(target)"
        case .renamed:
            guard section.fromTitle != section.title else {
                return changes.isEmpty ? nil : "- \(wording.changed): \(target)"
            }
            let was = wording.wasCalled.filling(["title": "“\(escaped(section.fromTitle ?? ""))”"])
            return "- \(wording.renamed): \(target) (\(was))"
        case .moved:
            // What went along with a chapter that was split off is told there.
            if let from = section.fromPath, from != chapter.fromPath ?? chapter.path {
                if from == chapter.splitFrom || chapter.mergedFrom.contains(from) {
                    return changes.isEmpty ? nil : "- \(wording.changed): \(target)"
                }
                return "- \(wording.moved): \(target) (\(wording.cameFrom.filling(["title": name(old: from)])))"
            }
            return "- \(wording.moved): \(target)"
        case .changed: return changes.isEmpty ? nil : "- \(wording.changed): \(target)"
        case .removed: return nil
        }
    }

    // MARK: - Markdown

    private func link(_ text: String, _ path: String, _ anchor: String?) -> String {
        guard let address = address(path, anchor) else { return escaped(text) }
        return "[\(escaped(text))](\(Self.encoded(address)))"
    }

    /// A link to `path#anchor` of this edition, by the section's title where the redline knows it.
    private func link(to target: String) -> String { link(title(of: target), to: target) }

    private func link(_ text: String, to target: String) -> String {
        let (path, anchor) = target.cut(at: "#")
        return link(text, path, anchor)
    }

    private func title(of target: String) -> String {
        let (path, anchor) = target.cut(at: "#")
        let chapter = update.redline?.chapters.first { $0.path == path || $0.path == nil && $0.fromPath == path }
        if let anchor, let chapter {
            for section in chapter.sections where section.anchor == anchor || section.fromAnchor == anchor {
                if let title = section.title ?? section.fromTitle { return title }
            }
        }
        if anchor == nil || anchor == "" {
            return chapter?.title ?? chapter?.fromTitle ?? update.contents.first { $0.path == path }?.title ?? target
        }
        return target
    }

    /// An address for Markdown: path and fragment, percent-encoded where they would end or change it.
    static func encoded(_ address: String) -> String {
        let (path, fragment) = address.cut(at: "#")
        func safe(_ text: String) -> String {
            var result = ""
            for scalar in text.unicodeScalars {
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
        return safe(path) + (fragment.map { "#" + safe($0) } ?? "")
    }

    /// Text as it is, in one line.
    func escaped(_ text: String) -> String {
        var result = ""
        for character in folded(text) {
            if "\\`*_[]<>#|~&".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }

    /// Text in a fixed width; a fence of its own length where it holds backticks.
    private func code(_ text: String) -> String {
        let text = folded(text)
        guard text.contains("`") else { return "`\(text)`" }
        let longest = text.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(text) \(fence)"
    }

    // MARK: - The list of editions

    /// `changelogs/README.md`: every edition with its update, newest first.
    package static func list(_ records: [EditionRecord], title: String, language: String) -> String {
        let wording = Wording.named(language)
        var lines = ["# \(wording.editions)", "", wording.listed.filling(["title": title]), ""]
        lines += ["| \(wording.edition) | \(wording.dateColumn) | \(wording.whatColumn) |", "|---|---|---|"]
        let oldest = EditionNumber(0, 0)
        for record in records.sorted(by: { ($0.edition ?? oldest) > ($1.edition ?? oldest) }) {
            let level =
                Significance(rawValue: record.significance).flatMap { wording.significance[$0] } ?? record.significance
            let what = record.previous == nil ? wording.firstEdition : level
            lines.append("| [\(record.number)](\(record.number).md) | \(wording.inWords(record.date)) | \(what) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
