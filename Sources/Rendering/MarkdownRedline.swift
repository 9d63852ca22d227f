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
    private let departures: [String: Departures]
    private let folding: Folding
    private let listsUnchanged: Bool

    /// GitHub takes 65,536 characters; what is longer is refused whole.
    package static let limit = 65_000
    /// What the table of chapters may take of it.
    private static let tableLimit = 24_000
    /// What the names of chapters that did not fit may take, and what the last line takes beside them.
    private static let leftOutNames = 1_500
    private static let lastLine = 500
    /// What the list of a chapter's sections may take.
    private static let factsLimit = 12_000

    /// - Parameter language: of the comment's own words, as a tag (`nl`); the guide's where `nil`.
    package init(
        _ redline: Redline, from: RevisionName, to: RevisionName, old: Guide, new: Guide, language: String? = nil,
        context: Int = 12, listsUnchanged: Bool = false
    ) {
        self.redline = redline
        self.listsUnchanged = listsUnchanged
        self.from = from
        self.to = to
        self.old = old
        self.new = new
        words = RedlineWording.named(language ?? new.language)
        folding = Folding(words: context)
        departures = redline.departures
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
            head += (redline.isNarrowed ? words.emptyNarrowed : words.empty) + "\n"
            return head + unchangedList(room: Self.limit - MarkdownText.length(head))
        }
        let summary = redline.summary
        let statuses = ChapterChange.Status.changedOnes.compactMap { status in
            summary.chapters[status].map { "\($0) \(words.statuses[status] ?? "")" }
        }
        let count = words.words(summary.wordsInserted, summary.wordsDeleted)
        head += "**\(words.significance[significance] ?? "")** · "
        head += "\(words.chapters.lowercased()): \(statuses.joined(separator: ", ")) · \(count)"
        head += (redline.isNarrowed ? " · \(words.narrowed)" : "") + "\n\n"
        let chapters = redline.chapters.filter { $0.status != .unchanged }
        let (table, named) = table(chapters)
        head += table
        var parts = chapters.filter {
            !$0.changes.isEmpty || !RedlineWording.told($0).isEmpty || hasDepartures($0)
        }.map(part)
        choose(&parts, room: Self.limit - MarkdownText.length(head) - Self.leftOutNames - Self.lastLine)
        // A chapter of which nothing fitted is named by the table and counted at the end.
        let shown = parts.filter { $0.changes.isEmpty || $0.isKept.contains(true) }
        let body = head + shown.map(details).joined()
        let room = Self.limit - MarkdownText.length(body) - Self.lastLine
        let left = leftOut(parts, named: named, room: room)
        return body + left + unchangedList(room: room - MarkdownText.length(left))
    }

    /// The chapters that are the same, where somebody asked for these and they fit.
    private func unchangedList(room: Int) -> String {
        let same = redline.chapters.filter { $0.status == .unchanged }
        guard listsUnchanged, !same.isEmpty else { return "" }
        let count = "\(words.unchangedChapters): \(same.count)"
        let list = same.map { "- \(MarkdownText.escaped($0.title ?? $0.path ?? ""))\n" }.joined()
        guard MarkdownText.length(list) < room else { return "\n\(count)\n" }
        return "\n<details><summary>\(count)</summary>\n\n\(list)\n</details>\n"
    }

    /// A row for each chapter, and for how many there was room.
    private func table(_ chapters: [ChapterChange]) -> (text: String, named: Int) {
        let levels = [Significance.substantive, .editorial, .formatting]
        var text = "| \(words.chapter) | \(words.status) |"
        text += levels.map { " \(words.significance[$0] ?? "") |" }.joined() + "\n|---|---|--:|--:|--:|\n"
        var length = MarkdownText.length(text)
        let titles = Dictionary(grouping: chapters.map { $0.title ?? $0.fromTitle ?? "" }) { $0 }
        for (index, chapter) in chapters.enumerated() {
            let name = chapter.title ?? chapter.fromTitle ?? ""
            var title = MarkdownText.escaped(name)
            // Chapters of one title are told apart by their files.
            if titles[name]?.count ?? 0 > 1 {
                title += " (\(MarkdownText.escaped(chapter.path ?? chapter.fromPath ?? "")))"
            }
            let counts = levels.map { level in chapter.changes.count { $0.significance == level } }
            let row =
                "| \(title) | \(MarkdownText.escaped(overview(chapter))) |"
                + counts.map { $0 == 0 ? " |" : " \($0) |" }.joined() + "\n"
            length += MarkdownText.length(row)
            guard length < Self.tableLimit else {
                let left = "\(words.leftOut): \(chapters.count - index) × \(words.chapter.lowercased())"
                return (text + "\n\(left)\n\n", index)
            }
            text += row
        }
        return (text + "\n", chapters.count)
    }

    /// What happened to a chapter as a whole, and which sections of it have another place.
    private func overview(_ chapter: ChapterChange) -> String {
        let left = departures[chapter.fromPath ?? ""]
        let gone = chapter.changes.isEmpty ? words.departures(left) : []
        let places = (words.arrivals(chapter) + gone).map { $0.prefix(1).lowercased() + $0.dropFirst() }
        return (words.facts(chapter, left) + places).joined(separator: " · ")
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

    /// - Parameters:
    ///   - named: how many chapters the table names.
    ///   - room: for the names of the others.
    private func leftOut(_ parts: [Part], named: Int, room: Int) -> String {
        let total = parts.reduce(0) { $0 + $1.isKept.count { !$0 } }
        guard total > 0 else { return "" }
        let levels = [Significance.substantive, .editorial, .formatting].compactMap { level in
            let count = parts.reduce(0) { sum, part in
                sum + zip(part.changes, part.isKept).count { $0.0.significance == level && !$0.1 }
            }
            return count == 0 ? nil : "\(count) \(words.significance[level] ?? "")"
        }
        var text = "**\(words.leftOut): \(words.count(total))** (\(levels.joined(separator: ", ")))"
        // Those that stand nowhere yet come first.
        let known = Set(
            redline.chapters.filter { $0.status != .unchanged }.prefix(named).map { [$0.path, $0.fromPath] })
        let left = parts.filter { !$0.changes.isEmpty && !$0.isKept.contains(true) }
        let whole =
            left.filter { !known.contains([$0.chapter.path, $0.chapter.fromPath]) }
            + left.filter { known.contains([$0.chapter.path, $0.chapter.fromPath]) }
        var names: [String] = []
        var length = 0
        for part in whole {
            let name = MarkdownText.escaped(part.chapter.title ?? part.chapter.fromTitle ?? "")
            length += name.utf16.count + 2
            guard length < max(room, Self.leftOutNames) else { break }
            names.append(name)
        }
        if !names.isEmpty {
            let more = whole.count > names.count ? " … (+\(whole.count - names.count))" : ""
            text += ", \(words.chapters.lowercased()): \(names.joined(separator: ", "))\(more)"
        }
        text +=
            ". `editie diff\(from.isPath ? " --no-index" : "") \(MarkdownText.plain(from.name)) \(MarkdownText.plain(to.name)) --format html`\n"
        return text
    }

    // MARK: - Chapters

    /// Whether there is more to say of what left a chapter than the table says.
    private func hasDepartures(_ chapter: ChapterChange) -> Bool {
        departures[chapter.fromPath ?? ""].map { !$0.changes.isEmpty || !words.departures($0).isEmpty } ?? false
    }

    private func details(_ part: Part) -> String {
        let chapter = part.chapter
        let missing = zip(part.changes, part.isKept).filter { !$0.1 }.map(\.0)
        var text = "<details><summary><b>\(MarkdownText.html(chapter.title ?? chapter.fromTitle ?? ""))</b> · "
        text += "<code>\(MarkdownText.html(chapter.path ?? chapter.fromPath ?? ""))</code>"
        text += (chapter.changes.isEmpty ? "" : " · " + words.count(chapter.changes.count)) + "</summary>\n\n"
        let left = departures[chapter.fromPath ?? ""]
        let told = RedlineWording.told(chapter).map { section in
            let origin = words.origin(of: section, in: chapter).joined(separator: ", ")
            return
                "\(words.section) \(words.sections[section.status] ?? ""): “\(section.title ?? section.fromTitle ?? "")”"
                + (origin.isEmpty ? "" : " (\(origin))")
        }
        let gone = (left?.changes ?? []).map { "\(words.line) \(words.departure($0))" }
        var room = Self.factsLimit
        let facts = (told + words.departures(left) + gone).map { "- \(MarkdownText.escaped($0))\n" }
        let shown = facts.prefix { fact in
            room -= MarkdownText.length(fact)
            return room >= 0
        }
        text += shown.joined() + (shown.count < facts.count ? "- … (+\(facts.count - shown.count))\n" : "")
        if !told.isEmpty || left != nil { text += "\n" }
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

    // MARK: - Changes

    private func change(_ change: Change) -> String {
        var text = "**\(MarkdownText.escaped(words.facts(change, name: blockName(change, old: old, new: new))))**"
        if let place = change.to ?? change.from { text += " · \(words.line) \(place.line)" }
        text += "\n\n"
        text += body(change)
        for attribute in change.toldAttributes {
            let name = words.name(attribute)
            let subject = words.subject(attribute)
            let about = subject.isEmpty ? "" : " “\(MarkdownText.escaped(folding.reminder(subject)))”"
            func value(_ value: String?, _ tag: String) -> String {
                guard let value, !value.isEmpty else { return words.nothing }
                return "<\(tag)>\(MarkdownText.escaped(words.value(value, of: attribute.name)))</\(tag)>"
            }
            let shown = attribute.shown
            let (was, now) = (value(shown.from, "del"), value(shown.to, "ins"))
            let values = change.isWhole ? attribute.to == nil ? was : now : "\(was) → \(now)"
            text += "- \(name)\(about): \(values)\n"
        }
        return text + (change.toldAttributes.isEmpty ? "" : "\n")
    }

    private func body(_ change: Change) -> String {
        let isWhole = change.isWhole
        let isCode =
            change.block == .code || change.block == .frontMatter || change.block == .html && isWhole
        var spans = change.cutSpans
        switch change.kind {
        case .added: spans = [CutSpan(span: Span(.insert, change.to?.text ?? ""))]
        case .removed: spans = [CutSpan(span: Span(.delete, change.from?.text ?? ""))]
        default:
            if change.block == .frontMatter { return "" }
            if !change.cells.isEmpty {
                return change.cells.map { cell in
                    "- \(MarkdownText.escaped(cell.title)): \(inline(folding.folded(cell.cutSpans)))\n"
                }.joined() + "\n"
            }
            if change.spans.isEmpty, change.parts.isEmpty {
                spans = [CutSpan(span: Span(.equal, isCode ? change.to?.text ?? "" : folding.excerpt(change)))]
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
