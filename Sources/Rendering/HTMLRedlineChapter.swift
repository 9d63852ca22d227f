import Diffing
import GuideModel

/// One chapter of an HTML redline: its changes in the order of reading, unchanged text folded between them.
struct HTMLRedlineChapter {
    let entry: ChapterChange
    let id: String
    let language: String
    let words: RedlineWording
    let old: Guide
    let new: Guide
    let order: ReadingOrder
    /// What went to other chapters, and the ids of these on the page by their paths.
    var left: Departures?
    var places: [String: String] = [:]
    /// Whether changes were left out, so that nothing beside the others is known to be the same.
    var isNarrowed = false

    init(
        _ entry: ChapterChange, id: String, language: String, words: RedlineWording, old: Guide, new: Guide
    ) {
        self.entry = entry
        self.id = id
        self.language = language
        self.words = words
        self.old = old
        self.new = new
        order = ReadingOrder(entry, old: old, new: new)
    }

    var blocks: [Block] { order.chapter?.blocks ?? [] }

    func write(to html: inout HTMLWriter, number: inout Int) {
        html.raw("<section class=\"chapter\"")
        html.attribute("id", id)
        html.attribute("aria-labelledby", "\(id)-title")
        html.raw(">\n<header><h2")
        html.attribute("id", "\(id)-title")
        html.attribute("lang", language)
        html.raw(" dir=\"auto\">")
        html.escaped(entry.title ?? entry.fromTitle ?? "")
        html.raw("</h2><p>")
        html.element("code", entry.path ?? entry.fromPath ?? "")
        html.escaped(" · " + words.facts(entry, left).joined(separator: " · "))
        if let title = entry.fromTitle, entry.path != nil, title != entry.title {
            html.escaped(" · " + words.wasCalled.filling(["title": "“\(title)”"]))
        }
        html.raw("</p>\n")
        sections(&html)
        html.raw("</header>\n")
        body(&html, &number)
        html.raw("</section>\n")
    }

    /// What happened to whole sections; those that only hold changes speak through them.
    private func sections(_ html: inout HTMLWriter) {
        let told = RedlineWording.told(entry)
        let gone = words.departures(left)
        guard !told.isEmpty || !gone.isEmpty || left?.changes.isEmpty == false else { return }
        html.raw("<ul>\n")
        for change in left?.changes ?? [] {
            let chapter = places[change.to?.path ?? ""]
            html.raw("<li>")
            html.escaped("\(words.line) ")
            if let chapter {
                html.raw("<a")
                html.attribute("href", "#" + chapter)
                html.raw(">")
            }
            html.escaped(words.departure(change))
            html.raw(chapter == nil ? "</li>\n" : "</a></li>\n")
        }
        for section in told {
            html.raw("<li>")
            html.escaped("\(words.section) \(words.sections[section.status] ?? ""): ")
            html.raw("<bdi>")
            html.escaped("“\(section.title ?? section.fromTitle ?? "")”")
            html.raw("</bdi>")
            let origin = words.origin(of: section, in: entry)
            if !origin.isEmpty { html.escaped(" (\(origin.joined(separator: ", ")))") }
            html.raw("</li>\n")
        }
        for text in gone {
            html.raw("<li>")
            html.escaped(text)
            html.raw("</li>\n")
        }
        html.raw("</ul>\n")
    }

    // MARK: - Pieces

    enum Entry {
        case block(Int)
        case change(Int)
    }

    private func body(_ html: inout HTMLWriter, _ number: inout Int) {
        var entries: [Entry] = []
        for piece in order.pieces {
            switch piece {
            case .same(let range): entries += range.map { .block($0) }
            case .change(let index): entries.append(.change(index))
            }
        }
        let shown = shownBlocks(entries)
        var run: [Int] = []
        var at = 0
        while at < entries.count {
            let end = tableEnd(entries, from: at)
            if end > at {
                let same = entries[at..<end].compactMap { if case .block(let block) = $0 { block } else { nil } }
                if same.count == end - at {
                    run += same
                } else {
                    fold(&run, &html)
                    table(entries[at..<end], &html, &number)
                }
                at = end
                continue
            }
            switch entries[at] {
            case .change(let index):
                fold(&run, &html)
                number += 1
                change(entry.changes[index], number, &html)
            case .block(let block) where shown.contains(block):
                fold(&run, &html)
                html.raw("<div class=\"same text\"")
                html.attribute("lang", language)
                html.raw(">")
                self.block(blocks[block], &html)
                html.raw("</div>\n")
            case .block(let block): run.append(block)
            }
            at += 1
        }
        fold(&run, &html)
    }

    private func fold(_ run: inout [Int], _ html: inout HTMLWriter) {
        guard !run.isEmpty else { return }
        html.raw("<details class=\"same text\"><summary>")
        html.escaped(isNarrowed ? words.otherBlocks(run.count) : words.sameBlocks(run.count))
        html.raw("</summary><div")
        html.attribute("lang", language)
        html.raw(">\n")
        for block in run { self.block(blocks[block], &html) }
        html.raw("</div></details>\n")
        run = []
    }

    /// Unchanged blocks that stay open: the neighbours of changes, the heading that a change stands under, and lone ones.
    private func shownBlocks(_ entries: [Entry]) -> Set<Int> {
        var shown: Set<Int> = []
        for (index, entry) in entries.enumerated() {
            guard case .change(let change) = entry else { continue }
            if index > 0, case .block(let block) = entries[index - 1], blocks[block].kind != .row {
                shown.insert(block)
            }
            if index + 1 < entries.count, case .block(let block) = entries[index + 1], blocks[block].kind != .row,
                blocks[block].kind != .heading
            {
                shown.insert(block)
            }
            let position = self.entry.changes[change].position
            guard let chapter = order.chapter, blocks.indices.contains(position) else { continue }
            let section = blocks[position].section
            if section >= 0 { shown.insert(chapter.sections[section].blocks.lowerBound) }
        }
        // A fold of one short block costs more than it saves.
        for (index, entry) in entries.enumerated() {
            guard case .block(let block) = entry, blocks[block].text.utf8.count < 240, blocks[block].kind != .row else {
                continue
            }
            func isShown(_ index: Int) -> Bool {
                guard entries.indices.contains(index) else { return false }
                if case .block(let block) = entries[index] { return shown.contains(block) }
                return true
            }
            if isShown(index - 1), isShown(index + 1) { shown.insert(block) }
        }
        return shown
    }

    // MARK: - Changes

    func attributes(_ change: Change, _ number: Int, _ html: inout HTMLWriter) {
        html.attribute("id", "c\(number)")
        html.attribute("class", "change \(change.kind.rawValue) \(change.significance.rawValue)")
        html.attribute("aria-labelledby", "t\(number)")
    }

    func facts(_ change: Change, _ number: Int, _ html: inout HTMLWriter) {
        html.raw("<a")
        html.attribute("href", "#c\(number)")
        html.attribute("aria-label", words.linkToChange.filling(["number": "\(number)"]))
        html.raw(">")
        html.escaped("#\(number)")
        html.raw("</a> ")
        // The page shows rows whole.
        html.escaped(words.facts(change, name: change.cells.isEmpty ? blockName(change, old: old, new: new) : nil))
        if let place = change.to ?? change.from { html.escaped(" · \(words.line) \(place.line)") }
    }

    private func change(_ change: Change, _ number: Int, _ html: inout HTMLWriter) {
        html.raw("<article tabindex=\"-1\"")
        attributes(change, number, &html)
        html.raw("><p class=\"facts\"")
        html.attribute("id", "t\(number)")
        html.raw(">")
        facts(change, number, &html)
        html.raw("</p>\n")
        let whole = wholeSpans(change)
        let hasTwoSides =
            whole.contains { $0.span.operation == .delete } && whole.contains { $0.span.operation == .insert }
            || change.kind == .changed || change.kind == .moved
        if !whole.isEmpty {
            html.raw(hasTwoSides ? "<div class=\"inline text\"" : "<div class=\"text\"")
            html.attribute("lang", language)
            html.raw(">")
            text(change, whole, &html)
            html.raw("</div>\n")
            if hasTwoSides {
                html.raw("<div class=\"sides\"")
                html.attribute("lang", language)
                html.raw(">")
                for (name, gone) in [(words.oldText, Span.Operation.insert), (words.newText, .delete)] {
                    html.raw("<div><span class=\"h\">")
                    html.escaped(name)
                    html.raw("</span>")
                    text(change, side(whole, without: gone, change.kind), isOld: gone == .insert, &html)
                    html.raw("</div>")
                }
                html.raw("</div>\n")
            }
        }
        attributes(change.toldAttributes, isWhole: change.isWhole, &html)
        html.raw("</article>\n")
    }

    /// The text of a change with what came and went; keys of front matter speak for themselves.
    private func wholeSpans(_ change: Change) -> [CutSpan] {
        let spans =
            switch change.kind {
            case .added: [CutSpan(span: Span(.insert, change.to?.text ?? ""))]
            case .removed: [CutSpan(span: Span(.delete, change.from?.text ?? ""))]
            case .split, .merged: change.cutSpans
            default:
                if change.block == .frontMatter {
                    [CutSpan]()
                } else if change.spans.isEmpty {
                    [CutSpan(span: Span(.equal, change.to?.text ?? ""))]
                } else {
                    change.cutSpans
                }
            }
        return spans.filter { !$0.span.text.isEmpty }
    }

    /// One side's text; only the side that has several parts shows where they end.
    private func side(_ spans: [CutSpan], without gone: Span.Operation, _ kind: Change.Kind) -> [CutSpan] {
        let hasParts = kind == (gone == .delete ? .split : .merged)
        return spans.filter { $0.span.operation != gone }.map {
            CutSpan(span: $0.span, endsPart: hasParts && $0.endsPart)
        }
    }

    /// - Parameter isOld: whether it is shown as it stood, an item with the number that it had.
    private func text(_ change: Change, _ spans: [CutSpan], isOld: Bool = false, _ html: inout HTMLWriter) {
        let takesOld = change.to == nil || isOld && change.from != nil
        let place = takesOld ? change.from : change.to
        let side = takesOld ? old : new
        let block = place.flatMap { place in side.chapter(at: place.path)?.blocks[place.block] }
        switch change.block {
        case .code, .frontMatter: code(spans.map(\.span), &html)
        // What changed within its lines is shown there.
        case .html where change.kind == .added || change.kind == .removed: code(spans.map(\.span), &html)
        case .table:
            let operation = spans.first?.span.operation ?? .insert
            guard let place, let chapter = side.chapter(at: place.path), let block else { return }
            html.raw("<div class=\"scroll\"><table>\n")
            for row in chapter.blocks[place.block...].prefix(while: { $0.kind == .row && $0.table == block.table }) {
                cells(row.cells.map { [Span(operation, $0)] }, isHeader: row.isHeader, &html)
                html.raw("\n")
            }
            html.raw("</table></div>")
        default:
            let isHeading = change.block == .heading
            html.raw(isHeading ? "<h3 dir=\"auto\"" : "<p dir=\"auto\"")
            html.attribute("class", Self.style(block, change.block))
            html.raw(">")
            number(block, change.block, &html)
            for piece in spans {
                self.spans([piece.span], &html)
                if piece.endsPart { html.raw("<b class=\"cut\">¶</b>") }
            }
            html.raw(isHeading ? "</h3>" : "</p>")
        }
    }

    func number(_ block: Block?, _ kind: Block.Kind, _ html: inout HTMLWriter) {
        if kind == .item, let block, block.isOrdered { html.escaped("\(block.number). ") }
    }

    static func style(_ block: Block?, _ kind: Block.Kind) -> String {
        var names: [String] = []
        switch kind {
        case .heading: names.append("hd")
        case .item:
            names += ["item", "d\(min(4, max(1, block?.listDepth ?? 1)))"] + (block?.isOrdered == true ? ["num"] : [])
        case .footnote: names.append("note")
        default: names.append("p")
        }
        if let block, block.quoteDepth > 0 { names.append("quote") }
        return names.joined(separator: " ")
    }

    /// - Parameter isWhole: whether their block came or went with them, so that they were, or are, nothing.
    func attributes(_ attributes: [AttributeChange], isWhole: Bool, _ html: inout HTMLWriter) {
        guard !attributes.isEmpty else { return }
        html.raw("<ul class=\"attributes\">")
        for attribute in attributes {
            html.raw("<li>")
            html.escaped(words.name(attribute))
            if !attribute.text.isEmpty {
                html.raw(" <bdi>")
                html.escaped("“\(words.subject(attribute))”")
                html.raw("</bdi>")
            }
            html.raw(": ")
            let (from, to) = attribute.shown
            if !isWhole || from != nil {
                value(from.map { words.value($0, of: attribute.name) }, .delete, &html)
            }
            if !isWhole { html.raw(" → ") }
            if !isWhole || to != nil {
                value(to.map { words.value($0, of: attribute.name) }, .insert, &html)
            }
            html.raw("</li>")
        }
        html.raw("</ul>\n")
    }
}
