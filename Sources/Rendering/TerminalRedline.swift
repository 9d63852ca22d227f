import Diffing
import GuideModel

/// A redline as text for a terminal: readable without colours, better with them.
package struct TerminalRedline {
    private let redline: Redline
    private let from: RevisionName
    private let to: RevisionName
    private let style: TerminalStyle
    private let context: Int
    private let listsUnchanged: Bool

    /// - Parameter context: how many unchanged words stay around a change before the rest is folded; `nil` folds nothing.
    package init(
        _ redline: Redline, from: RevisionName, to: RevisionName, style: TerminalStyle, context: Int = 12,
        listsUnchanged: Bool = false
    ) {
        self.redline = redline
        self.from = from
        self.to = to
        self.style = style
        self.context = context
        self.listsUnchanged = listsUnchanged
    }

    package var text: String {
        guard !redline.isEmpty else {
            return "No change that a reader sees between \(name(from)) and \(name(to)).\n" + unchangedList()
        }
        var lines = [heading(), ""]
        for chapter in redline.chapters where chapter.status != .unchanged {
            lines += self.chapter(chapter)
            lines.append("")
        }
        return lines.joined(separator: "\n") + unchangedList()
    }

    private func unchangedList() -> String {
        guard listsUnchanged else { return "" }
        return redline.chapters.filter { $0.status == .unchanged }.map { "  = \(TerminalStyle.safe($0.path ?? ""))\n" }
            .joined()
    }

    /// One line a chapter, as `git diff --stat`.
    package var stat: String {
        var lines: [String] = []
        let chapters = redline.chapters.filter { $0.status != .unchanged }
        let names = chapters.map { TerminalStyle.line(label($0)) }
        let width = min(style.width / 2, names.map(TerminalStyle.columns).max() ?? 0)
        for (chapter, name) in zip(chapters, names) {
            let padding = String(repeating: " ", count: max(0, width - TerminalStyle.columns(name)))
            let counts = [Significance.substantive, .editorial, .formatting].map { level in
                (level, chapter.changes.filter { $0.significance == level }.count)
            }.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
            lines.append(
                " \(name)\(padding) | \(chapter.status.rawValue)\(counts.isEmpty ? "" : ": " + counts.joined(separator: ", "))"
            )
        }
        lines.append(summaryLine())
        return lines.joined(separator: "\n") + "\n"
    }

    private func name(_ revision: RevisionName) -> String { TerminalStyle.safe(revision.name) }

    private func heading() -> String {
        style.paint("\(name(from)) → \(name(to))", .bold) + "  " + summaryLine()
    }

    private func summaryLine() -> String {
        let summary = redline.summary
        let chapters = ChapterChange.Status.changedOnes.compactMap { status in
            summary.chapters[status].map { "\($0) \(status.rawValue)" }
        }
        let words = "\(summary.wordsInserted) words in, \(summary.wordsDeleted) out"
        return
            "\(redline.significance?.rawValue ?? "no change"); chapters: \(chapters.isEmpty ? "none" : chapters.joined(separator: ", ")); \(words)"
    }

    private func label(_ chapter: ChapterChange) -> String {
        switch chapter.status {
        case .renamed: "\(chapter.fromPath ?? "") → \(chapter.path ?? "")"
        default: chapter.path ?? chapter.fromPath ?? ""
        }
    }

    // MARK: - Chapters

    private func chapter(_ chapter: ChapterChange) -> [String] {
        var facts = [chapter.status.rawValue]
        if chapter.status == .renamed, let path = chapter.fromPath { facts = ["renamed from \(path)"] }
        if let path = chapter.splitFrom { facts.append("split off \(path)") }
        if !chapter.mergedFrom.isEmpty { facts.append("took in \(chapter.mergedFrom.joined(separator: ", "))") }
        if chapter.isReordered { facts.append("at another place") }
        if let significance = chapter.significance { facts.append(significance.rawValue) }
        let title = TerminalStyle.safe(chapter.title ?? chapter.fromTitle ?? "")
        let path = TerminalStyle.line(chapter.path ?? chapter.fromPath ?? "")
        var lines = style.wrap(
            [
                InkedText(text: "\(path)  ", inks: [.bold, .cyan]), InkedText(text: title, inks: [.bold]),
                InkedText(text: "  (\(TerminalStyle.safe(facts.joined(separator: ", "))))", inks: [.dim]),
            ], indent: "")
        for section in chapter.sections where section.status != .changed { lines += self.section(section) }
        var anchor: String?
        for change in chapter.changes {
            let place = change.to ?? change.from
            if let own = place?.anchor, own != anchor {
                anchor = own
                if !own.isEmpty { lines.append(style.paint("  #\(TerminalStyle.safe(own))", .blue)) }
            }
            lines += self.change(change)
        }
        return lines
    }

    private func section(_ section: SectionChange) -> [String] {
        let title = TerminalStyle.safe(section.title ?? section.fromTitle ?? "")
        let from =
            section.status == .renamed && section.fromTitle != section.title
            ? " from “\(TerminalStyle.safe(section.fromTitle ?? ""))”" : ""
        let origin = section.status == .moved ? section.fromPath.map { " from \(TerminalStyle.safe($0))" } ?? "" : ""
        return style.wrap(
            [InkedText(text: "  § section \(section.status.rawValue)\(from)\(origin): “\(title)”", inks: [.yellow])],
            indent: "")
    }

    // MARK: - Changes

    private func change(_ change: Change) -> [String] {
        let place = change.to ?? change.from
        let sign =
            switch change.kind {
            case .added: "+"
            case .removed: "-"
            case .changed: "~"
            case .moved: ">"
            case .split, .merged: "±"
            }
        var facts = "\(place?.line ?? 0): \(change.block.rawValue) \(change.kind.rawValue)"
        if change.kind == .moved, let from = change.from {
            facts +=
                " from \(from.path == change.to?.path ? "line" : from.path + ":")\(from.path == change.to?.path ? " " : "")\(from.line)"
        }
        if !change.parts.isEmpty { facts += " (lines \(change.parts.map { "\($0.line)" }.joined(separator: ", ")))" }
        facts += " · \(change.significance.rawValue)"
        if !change.signals.isEmpty { facts += " (\(change.signals.map(\.rawValue).joined(separator: ", ")))" }
        if change.isCoarse { facts += " · coarse: a work limit was reached" }
        var lines = style.wrap([InkedText(text: "  \(sign) \(TerminalStyle.safe(facts))", inks: [.dim])], indent: "")
        lines += body(change)
        for attribute in change.attributes { lines += self.attribute(attribute) }
        return lines
    }

    private func body(_ change: Change) -> [String] {
        let indent = "      "
        if change.block == .image, (change.to ?? change.from)?.text.isEmpty == true { return [] }
        switch change.kind {
        case .added:
            return style.wrap(
                [InkedText(text: "{+\(TerminalStyle.safe(change.to?.text ?? ""))+}", inks: [.green])], indent: indent)
        case .removed:
            return style.wrap(
                [InkedText(text: "[-\(TerminalStyle.safe(change.from?.text ?? ""))-]", inks: [.red])], indent: indent)
        default: break
        }
        if !change.cells.isEmpty {
            return change.cells.flatMap { cell in
                style.wrap(
                    [
                        InkedText(text: "\(TerminalStyle.safe(cell.column)): ", inks: []),
                        InkedText(text: "[-\(TerminalStyle.safe(cell.from))-]", inks: [.red]),
                        InkedText(text: "{+\(TerminalStyle.safe(cell.to))+}", inks: [.green]),
                    ], indent: indent)
            }
        }
        if change.spans.isEmpty {
            let text = TerminalStyle.safe(change.to?.text ?? "")
            let words = text.split(separator: " ")
            let short = words.count > 2 * context ? words.prefix(2 * context).joined(separator: " ") + " …" : text
            return short.isEmpty ? [] : style.wrap([InkedText(text: short, inks: [])], indent: indent)
        }
        return style.wrap(pieces(change), indent: indent)
    }

    private func pieces(_ change: Change) -> [InkedText] {
        let isCode = change.block == .code || change.block == .frontMatter || change.block == .html
        return change.spans.enumerated().map { index, span in
            let text = TerminalStyle.safe(span.text)
            switch span.operation {
            case .delete: return InkedText(text: "[-\(text)-]", inks: [.red])
            case .insert: return InkedText(text: "{+\(text)+}", inks: [.green])
            case .equal:
                let folded =
                    isCode ? foldLines(text) : fold(text, isFirst: index == 0, isLast: index == change.spans.count - 1)
                return InkedText(text: folded, inks: [])
            }
        }
    }

    /// Unchanged words further from a change than the context become an ellipsis.
    private func fold(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        if isFirst, words.count > context + 1 { return "… " + words.suffix(context).joined(separator: " ") }
        if isLast, words.count > context + 1 { return words.prefix(context).joined(separator: " ") + " …" }
        if words.count > 2 * context + 1 {
            return words.prefix(context).joined(separator: " ") + " … " + words.suffix(context).joined(separator: " ")
        }
        return text
    }

    private func foldLines(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 7 else { return text }
        return (lines.prefix(3) + ["…"] + lines.suffix(3)).joined(separator: "\n")
    }

    private func attribute(_ attribute: AttributeChange) -> [String] {
        var text = attribute.text
        if text.count > 40 { text = text.prefix(40) + "…" }
        return style.wrap(
            [
                InkedText(text: "\(attribute.name.rawValue) of “\(TerminalStyle.safe(text))”: ", inks: [.dim]),
                InkedText(text: "[-\(TerminalStyle.safe(attribute.from ?? "none"))-]", inks: [.red]),
                InkedText(text: "{+\(TerminalStyle.safe(attribute.to ?? "none"))+}", inks: [.green]),
            ], indent: "      ")
    }
}

extension ChapterChange.Status {
    package static let changedOnes: [ChapterChange.Status] = [.added, .removed, .renamed, .changed]
}
