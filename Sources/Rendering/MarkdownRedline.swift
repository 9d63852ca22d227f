import Diffing
import GuideModel

/// A redline as a comment on a pull request: a table of chapters, then each chapter to unfold, never longer than a comment may be.
package struct MarkdownRedline {
    private let redline: Redline
    private let from: RevisionName
    private let to: RevisionName
    private let old: Guide
    private let new: Guide
    private let words: RedlineWording
    private let folding: Folding

    /// GitHub takes 65,536 characters; what is longer is refused whole.
    package static let limit = 65_000
    /// What the table of chapters may take of it.
    private static let tableLimit = 20_000
    /// What the names of chapters that did not fit may take, and what the last line takes beside them.
    private static let leftOutNames = 1_500
    private static let lastLine = 500

    /// - Parameter language: of the comment's own words, as a tag (`nl`); the guide's where `nil`.
    package init(
        _ redline: Redline, from: RevisionName, to: RevisionName, old: Guide, new: Guide, language: String? = nil,
        context: Int = 12
    ) {
        self.redline = redline
        self.from = from
        self.to = to
        self.old = old
        self.new = new
        words = RedlineWording.named(language ?? new.language)
        folding = Folding(words: context)
    }

    private struct Part {
        var chapter: ChapterChange
        /// Each change with the heading that it stands under.
        var changes: [(text: String, heading: String, significance: Significance)]
        var isKept: [Bool]
    }

    package var text: String {
        var head = "## \(MarkdownText.escaped(words.title.filling(["from": from.name, "to": to.name])))\n\n"
        guard let significance = redline.significance else {
            return head + (redline.isNarrowed ? words.emptyNarrowed : words.empty) + "\n"
        }
        let summary = redline.summary
        let statuses = ChapterChange.Status.changedOnes.compactMap { status in
            summary.chapters[status].map { "\($0) \(words.statuses[status] ?? "")" }
        }
        let count = words.words.filling(["in": "\(summary.wordsInserted)", "out": "\(summary.wordsDeleted)"])
        head += "**\(words.significance[significance] ?? "")** · "
        head += "\(words.chapters.lowercased()): \(statuses.joined(separator: ", ")) · \(count)\n\n"
        let chapters = redline.chapters.filter { $0.status != .unchanged }
        head += table(chapters)
        var parts = chapters.filter { !$0.changes.isEmpty || !told($0).isEmpty }.map(part)
        choose(&parts, room: Self.limit - MarkdownText.length(head) - Self.leftOutNames - Self.lastLine)
        // A chapter of which nothing fitted is named by the table and counted at the end.
        let shown = parts.filter { $0.changes.isEmpty || $0.isKept.contains(true) }
        return head + shown.map(details).joined() + leftOut(parts)
    }

    private func table(_ chapters: [ChapterChange]) -> String {
        let levels = [Significance.substantive, .editorial, .formatting]
        var text = "| \(words.chapter) | \(words.status) |"
        text += levels.map { " \(words.significance[$0] ?? "") |" }.joined() + "\n|---|---|--:|--:|--:|\n"
        var length = MarkdownText.length(text)
        for (index, chapter) in chapters.enumerated() {
            let title = MarkdownText.escaped(chapter.title ?? chapter.fromTitle ?? "")
            let counts = levels.map { level in chapter.changes.count { $0.significance == level } }
            let row =
                "| \(title) | \(MarkdownText.escaped(words.facts(chapter).joined(separator: " · "))) |"
                + counts.map { $0 == 0 ? " |" : " \($0) |" }.joined() + "\n"
            length += MarkdownText.length(row)
            guard length < Self.tableLimit else {
                return text + "\n\(words.leftOut): \(chapters.count - index) × \(words.chapter.lowercased())\n\n"
            }
            text += row
        }
        return text + "\n"
    }

    // MARK: - What fits

    private func part(_ chapter: ChapterChange) -> Part {
        let order = ReadingOrder(chapter, old: old, new: new)
        let changes = chapter.changes.map { change in
            (
                change: self.change(change), heading: order.headings(above: change).joined(separator: " › "),
                change.significance
            )
        }
        return Part(
            chapter: chapter, changes: changes.map { ($0.0, $0.1, $0.2) },
            isKept: Array(repeating: false, count: changes.count))
    }

    /// Takes what matters most first, in the order of the guide, as long as it fits.
    private func choose(_ parts: inout [Part], room: Int) {
        var room = room
        var isOpen = parts.map(\.changes.isEmpty)
        for part in parts where part.changes.isEmpty { room -= MarkdownText.length(details(part)) }
        // What changed in chapters that stay comes before the whole text of those that came or went.
        let passes: [(level: Significance, isWhole: Bool)] = [
            (.substantive, false), (.editorial, false), (.substantive, true), (.formatting, false), (.editorial, true),
            (.formatting, true),
        ]
        for (level, isWhole) in passes {
            for index in parts.indices where Self.isWhole(parts[index].chapter) == isWhole {
                let overhead = MarkdownText.length(details(parts[index]))
                for (number, change) in parts[index].changes.enumerated() where change.significance == level {
                    let isUnderHeading =
                        number > 0 && parts[index].isKept[number - 1]
                        && parts[index].changes[number - 1].heading == change.heading
                    let heading = isUnderHeading ? 0 : MarkdownText.length(MarkdownText.escaped(change.heading)) + 7
                    let length = MarkdownText.length(change.text) + heading + (isOpen[index] ? 0 : overhead)
                    guard length <= room else { continue }
                    room -= length
                    parts[index].isKept[number] = true
                    isOpen[index] = true
                }
            }
        }
    }

    private static func isWhole(_ chapter: ChapterChange) -> Bool {
        chapter.status == .added || chapter.status == .removed
    }

    private func leftOut(_ parts: [Part]) -> String {
        let total = parts.reduce(0) { $0 + $1.isKept.count { !$0 } }
        guard total > 0 else { return "" }
        let levels = [Significance.substantive, .editorial, .formatting].compactMap { level in
            let count = parts.reduce(0) { sum, part in
                sum + zip(part.changes, part.isKept).count { $0.0.significance == level && !$0.1 }
            }
            return count == 0 ? nil : "\(count) \(words.significance[level] ?? "")"
        }
        var text = "**\(words.leftOut): \(words.count(total))** (\(levels.joined(separator: ", ")))"
        let whole = parts.filter { !$0.changes.isEmpty && !$0.isKept.contains(true) }
        var names: [String] = []
        for part in whole {
            let name = MarkdownText.escaped(part.chapter.title ?? part.chapter.fromTitle ?? "")
            guard names.reduce(0, { $0 + $1.utf16.count + 2 }) + name.utf16.count < Self.leftOutNames else { break }
            names.append(name)
        }
        if !names.isEmpty {
            let more = whole.count > names.count ? " … (+\(whole.count - names.count))" : ""
            text += ", \(words.chapters.lowercased()): \(names.joined(separator: ", "))\(more)"
        }
        text += ". `editie diff \(MarkdownText.plain(from.name)) \(MarkdownText.plain(to.name)) --format html`\n"
        return text
    }

    // MARK: - Chapters

    private func told(_ chapter: ChapterChange) -> [SectionChange] {
        Self.isWhole(chapter) ? [] : chapter.sections.filter { $0.status != .changed }
    }

    private func details(_ part: Part) -> String {
        let chapter = part.chapter
        let missing = zip(part.changes, part.isKept).filter { !$0.1 }.map(\.0)
        var text = "<details><summary><b>\(MarkdownText.html(chapter.title ?? chapter.fromTitle ?? ""))</b> · "
        text += "<code>\(MarkdownText.html(chapter.path ?? chapter.fromPath ?? ""))</code> · "
        text += "\(words.count(chapter.changes.count))</summary>\n\n"
        for section in told(chapter) {
            let title = MarkdownText.escaped(section.title ?? section.fromTitle ?? "")
            text +=
                "- \(words.section) \(words.sections[section.status] ?? ""): “\(title)”\(origin(of: section, in: chapter))\n"
        }
        if !told(chapter).isEmpty { text += "\n" }
        var heading = ""
        for (change, isKept) in zip(part.changes, part.isKept) where isKept {
            if change.heading != heading {
                heading = change.heading
                if !heading.isEmpty { text += "#### \(MarkdownText.escaped(heading))\n\n" }
            }
            text += change.text
        }
        if !missing.isEmpty {
            let counts = [Significance.substantive, .editorial, .formatting].compactMap { level in
                let count = missing.count { $0.significance == level }
                return count == 0 ? nil : "\(count) \(words.significance[level] ?? "")"
            }
            text += "_\(words.leftOut): \(counts.joined(separator: ", "))_\n\n"
        }
        return text + "</details>\n\n"
    }

    /// What a section was called, or the chapter that it came from, where that is another.
    private func origin(of section: SectionChange, in chapter: ChapterChange) -> String {
        var facts: [String] = []
        if section.status == .renamed || section.status == .moved, let was = section.fromTitle, was != section.title {
            facts.append(words.wasCalled.filling(["title": "“\(MarkdownText.escaped(was))”"]))
        }
        if section.status == .moved, let from = section.fromPath, from != chapter.fromPath ?? chapter.path {
            facts.append(words.movedFrom.filling(["place": MarkdownText.escaped(from)]))
        }
        return facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
    }

    // MARK: - Changes

    private func change(_ change: Change) -> String {
        var text = "**\(MarkdownText.escaped(words.facts(change, name: Self.rowName(change))))**"
        if let place = change.to ?? change.from { text += " · \(words.line) \(place.line)" }
        text += "\n\n"
        text += body(change)
        for attribute in change.attributes {
            let name = words.attributes[attribute.name] ?? attribute.name.rawValue
            let about = attribute.text.isEmpty ? "" : " “\(MarkdownText.escaped(folding.reminder(attribute.text)))”"
            func value(_ value: String?, _ tag: String) -> String {
                guard let value, !value.isEmpty else { return words.nothing }
                return "<\(tag)>\(MarkdownText.escaped(value))</\(tag)>"
            }
            text += "- \(name)\(about): \(value(attribute.from, "del")) → \(value(attribute.to, "ins"))\n"
        }
        return text + (change.attributes.isEmpty ? "" : "\n")
    }

    /// A row is known by its first cell.
    private static func rowName(_ change: Change) -> String? {
        guard change.kind == .changed, !change.cells.isEmpty, let text = change.to?.text else { return nil }
        let name = text.prefix { $0 != "|" }.trimmingBlanks()
        return name.isEmpty ? nil : Folding(words: 4).reminder(name)
    }

    private func body(_ change: Change) -> String {
        let isCode = change.block == .code || change.block == .html || change.block == .frontMatter
        var spans = change.cutSpans
        switch change.kind {
        case .added: spans = [CutSpan(span: Span(.insert, change.to?.text ?? ""))]
        case .removed: spans = [CutSpan(span: Span(.delete, change.from?.text ?? ""))]
        default:
            if change.block == .frontMatter { return "" }
            if !change.cells.isEmpty {
                return change.cells.map { cell in
                    let spans = folding.folded(cell.spans.map { CutSpan(span: $0) })
                    return "- \(MarkdownText.escaped(cell.column)): \(inline(spans))\n"
                }.joined() + "\n"
            }
            if change.spans.isEmpty, change.parts.isEmpty {
                let text = folding.reminder(change.to?.text ?? "")
                spans = [CutSpan(span: Span(.equal, text))]
            }
        }
        if spans.allSatisfy({ $0.span.text.isEmpty }) { return "" }
        if isCode { return fence(spans.map(\.span)) }
        return "> \(inline(folding.folded(spans), rows: change.block == .table))\n\n"
    }

    /// - Parameter rows: whether each line stands by itself, as the rows of a table do.
    private func inline(_ spans: [CutSpan], rows: Bool = false) -> String {
        spans.map { piece in
            let lines =
                rows ? piece.span.text.split(separator: "\n", omittingEmptySubsequences: false) : [piece.span.text[...]]
            let text = lines.map { MarkdownText.escaped($0) }.joined(separator: "<br>")
            let end = piece.endsPart ? " ¶" : ""
            return switch piece.span.operation {
            case .equal: text + end
            case .delete: "<del>\(text)</del>\(end)"
            case .insert: "<ins>\(text)</ins>\(end)"
            }
        }.joined()
    }

    private func fence(_ spans: [Span]) -> String {
        let lines = Folding.lines(spans).map { line -> String in
            guard let line else { return "  …" }
            let sign = line.operation == .equal ? " " : line.operation == .delete ? "-" : "+"
            return "\(sign) \(TerminalStyle.safe(line.text))"
        }
        // A fence is longer than any run of its sign inside.
        var longest = 2
        for line in lines {
            var run = 0
            for byte in line.utf8 {
                run = byte == UInt8(ascii: "`") ? run + 1 : 0
                longest = max(longest, run)
            }
        }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)diff\n\(lines.joined(separator: "\n"))\n\(fence)\n\n"
    }
}

/// Text from a guide in Markdown and HTML, where it stays text.
enum MarkdownText {
    private static let signs = Set("\\`*_{}[]|~^$#".unicodeScalars)
    /// What means something at the start of a line only.
    private static let firstSigns = Set("+-=.)".unicodeScalars)

    /// Every sign that could mean something is escaped, line ends become blanks, and nobody is mentioned.
    static func escaped(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var isStart = true
        for scalar in TerminalStyle.safe(text).unicodeScalars {
            switch scalar {
            case "\n": result.append(" ")
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            // A zero-width space keeps `@name` from calling anybody.
            case "@": result.append(contentsOf: "@\u{200B}".unicodeScalars)
            default:
                if signs.contains(scalar) || isStart && firstSigns.contains(scalar) { result.append("\\") }
                result.append(scalar)
            }
            isStart = isStart && ("0"..."9" ~= scalar || scalar == " ")
        }
        return String(result)
    }

    /// For text between tags.
    static func html(_ text: some StringProtocol) -> String {
        var writer = HTMLWriter()
        writer.escaped(TerminalStyle.line(text))
        return writer.text.split(separator: "@", omittingEmptySubsequences: false).joined(separator: "@\u{200B}")
    }

    /// For a code span: without what could end it.
    static func plain(_ text: String) -> String { TerminalStyle.line(text).filter { $0 != "`" } }

    /// What a host that limits comments counts.
    static func length(_ text: String) -> Int { text.utf16.count }
}
