import Diffing
import GuideModel

/// A redline as text for a terminal: readable without colours, better with them.
package struct TerminalRedline {
    private let redline: Redline
    private let from: RevisionName
    private let to: RevisionName
    private let old: Guide
    private let new: Guide
    private let style: TerminalStyle
    private let listsUnchanged: Bool
    private let changes: TerminalChange
    private let departures: [String: Departures]

    /// - Parameters:
    ///   - context: how many unchanged words stay around a change before the rest is folded.
    ///   - isSideBySide: whether old and new text stand beside each other, where there is room for it.
    package init(
        _ redline: Redline, from: RevisionName, to: RevisionName, old: Guide, new: Guide, style: TerminalStyle,
        context: Int = 12, isSideBySide: Bool = false, listsUnchanged: Bool = false
    ) {
        self.redline = redline
        self.from = from
        self.to = to
        self.old = old
        self.new = new
        self.style = style
        self.listsUnchanged = listsUnchanged
        departures = redline.departures
        changes = TerminalChange(
            old: old, new: new, style: style, folding: Folding(words: context),
            isSideBySide: isSideBySide && style.width >= TerminalChange.leastSideBySide)
    }

    package var text: String {
        guard !redline.isEmpty else { return nothing + unchangedList() }
        var lines = style.wrap(
            [InkedText(text: "\(name(from)) → \(name(to))", inks: [.bold]), InkedText(text: "  \(summary)", inks: [])],
            indent: "")
        for chapter in redline.chapters where chapter.status != .unchanged {
            lines.append("")
            lines += self.chapter(chapter)
        }
        return lines.joined(separator: "\n") + "\n" + unchangedList()
    }

    private var nothing: String {
        let what = redline.isNarrowed ? "No change of what was asked for" : "No change that a reader sees"
        return "\(what) between \(name(from)) and \(name(to)).\n"
    }

    private func unchangedList() -> String {
        guard listsUnchanged else { return "" }
        return redline.chapters.filter { $0.status == .unchanged }.map { "  = \(TerminalStyle.safe($0.path ?? ""))\n" }
            .joined()
    }

    /// One line a chapter, as `git diff --stat`.
    package var stat: String {
        guard !redline.isEmpty || listsUnchanged else { return nothing }
        var lines: [String] = []
        let chapters = redline.chapters.filter { listsUnchanged || $0.status != .unchanged }
        let names = chapters.map { TerminalStyle.line(label($0)) }
        let width = min(style.width / 2, names.map(TerminalStyle.columns).max() ?? 0)
        for (chapter, name) in zip(chapters, names.map({ TerminalStyle.ending(of: $0, columns: width) })) {
            let padding = String(repeating: " ", count: max(0, width - TerminalStyle.columns(name)))
            let counts = [Significance.substantive, .editorial, .formatting].map { level in
                (level, chapter.changes.filter { $0.significance == level }.count)
            }.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
            lines.append(
                " \(name)\(padding) | \(stat(chapter))\(counts.isEmpty ? "" : ": " + counts.joined(separator: ", "))")
        }
        lines += style.wrap([InkedText(text: summary, inks: [])], indent: "")
        return lines.joined(separator: "\n") + "\n"
    }

    /// What happened to a chapter as a whole; where no change of its text says more, also what left it.
    private func stat(_ chapter: ChapterChange) -> String {
        let words = RedlineWording.english
        let left = departures[chapter.fromPath ?? ""]
        // The old name stands before the arrow.
        let facts = words.facts(chapter, left).filter {
            $0 != words.renamedFrom.filling(["path": chapter.fromPath ?? ""])
        }
        let gone = chapter.changes.isEmpty ? words.departures(left).map(Self.asClause) : []
        let came = words.arrivals(chapter).map(Self.asClause)
        return TerminalStyle.line((facts + came + gone).joined(separator: ", "))
    }

    private func name(_ revision: RevisionName) -> String { TerminalStyle.safe(revision.name) }

    private var summary: String {
        let summary = redline.summary
        let chapters = ChapterChange.Status.changedOnes.compactMap { status in
            summary.chapters[status].map { "\($0) \(status.rawValue)" }
        }
        let words = RedlineWording.english.words(summary.wordsInserted, summary.wordsDeleted)
        return
            "\(redline.significance?.rawValue ?? "no change"); chapters: \(chapters.isEmpty ? "none" : chapters.joined(separator: ", ")); \(words)"
            + (redline.isNarrowed ? "; \(RedlineWording.english.narrowed)" : "")
    }

    private func label(_ chapter: ChapterChange) -> String {
        switch chapter.status {
        case .renamed: "\(chapter.fromPath ?? "") → \(chapter.path ?? "")"
        default: chapter.path ?? chapter.fromPath ?? ""
        }
    }

    // MARK: - Chapters

    private func chapter(_ chapter: ChapterChange) -> [String] {
        let words = RedlineWording.english
        let title = TerminalStyle.line(chapter.title ?? chapter.fromTitle ?? "")
        let path = TerminalStyle.line(chapter.path ?? chapter.fromPath ?? "")
        let rule = max(0, style.width - TerminalStyle.columns(title) - TerminalStyle.columns(path) - 8)
        var lines =
            rule == 0
            ? style.wrap(
                [InkedText(text: "━━ \(title)  ", inks: [.bold]), InkedText(text: path, inks: [.cyan])], indent: "")
            : [
                style.paint("━━ \(title) ", .bold) + style.paint(String(repeating: "━", count: rule), .dim)
                    + style.paint(" \(path)", .cyan) + style.paint(" ━━", .dim)
            ]
        let left = departures[chapter.fromPath ?? ""]
        var facts = words.facts(chapter, left)
        if let title = chapter.fromTitle, chapter.path != nil, title != chapter.title {
            facts.append(words.wasCalled.filling(["title": "“\(title)”"]))
        }
        if let significance = chapter.significance { facts.append(significance.rawValue) }
        lines += style.wrap(
            [InkedText(text: TerminalStyle.line(facts.joined(separator: " · ")), inks: [.dim])], indent: "   ")
        for section in RedlineWording.told(chapter) { lines += self.section(section, chapter) }
        for text in words.departures(left) { lines += fact(Self.asClause(text)) }
        for change in left?.changes ?? [] {
            let text = TerminalStyle.line(RedlineWording.english.departure(change))
            lines += style.wrap(
                [InkedText(text: "> ", inks: [.magenta]), InkedText(text: text, inks: [.dim])], indent: "  ")
        }
        let order = ReadingOrder(chapter, old: old, new: new)
        var headings: [String] = []
        for change in chapter.changes {
            let path = order.headings(above: change)
            if path != headings {
                headings = path
                lines.append("")
                if !path.isEmpty {
                    let text = TerminalStyle.line(path.joined(separator: " › "))
                    lines += style.wrap([InkedText(text: text, inks: [.bold, .blue])], indent: "")
                }
            }
            lines += changes.lines(change)
        }
        return lines
    }

    private func section(_ section: SectionChange, _ chapter: ChapterChange) -> [String] {
        let origin = RedlineWording.english.origin(of: section, in: chapter)
        let text = "section \(section.status.rawValue): “\(section.title ?? section.fromTitle ?? "")”"
        return fact(([text] + origin).joined(separator: ", "))
    }

    /// Without the capital of a line that stands by itself.
    private static func asClause(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

    private func fact(_ text: String) -> [String] {
        style.wrap([InkedText(text: "§ " + TerminalStyle.line(text), inks: [.yellow])], indent: "   ")
    }
}

extension ChapterChange.Status {
    package static let changedOnes: [ChapterChange.Status] = [.added, .removed, .renamed, .changed]
}
