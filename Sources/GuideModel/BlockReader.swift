import CommonMark

/// Cuts a document into blocks and sections.
struct BlockReader {
    private let document: Document
    private var slugger: Slugger
    private let style: AnchorStyle
    private let abridged: AbridgedSource?
    private(set) var blocks: [Block] = []
    private(set) var sections: [Section] = []
    /// What stands in paragraphs that show nothing: anchors, as a rule.
    private(set) var unseen: [Block.Inline] = []
    private var open: [Int] = []
    private var quoteDepth = 0
    /// Footnotes as places in `blocks`, with their numbers.
    private var notes: [(block: Int, number: Int)] = []
    private var lists: [(ordered: Bool, next: Int)] = []
    private var tables = 0
    private var tableAlignments: [Node.Alignment] = []
    /// Paragraphs that were taken as their container's own text.
    private var taken: Set<Node.Index> = []

    init(_ document: Document, style: AnchorStyle, abridged: AbridgedSource? = nil) {
        self.document = document
        self.style = style
        self.abridged = abridged
        slugger = Slugger(style)
    }

    mutating func read() {
        if let matter = document.frontMatter {
            var block = Block(
                kind: .frontMatter, text: canonicallyComposed(matter.text.trimmingBlanks()), lines: 1...matter.endLine)
            block.language = matter.isTOML ? "toml" : "yaml"
            blocks.append(block)
        }
        // Explicit ids are taken before slugs are given, wherever they stand.
        for index in document.nodes.indices {
            if case .heading(_, let id?) = document.nodes[index].kind { slugger.reserve(document.string(id)) }
        }
        var current = Document.root
        // The walk of Document, with the power to skip what was taken whole.
        while true {
            let descends = enter(current)
            if descends, document[current].firstChild >= 0 {
                current = document[current].firstChild
                continue
            }
            exit(current)
            while current != Document.root, document[current].next < 0 {
                current = document[current].parent
                exit(current)
            }
            if current == Document.root { break }
            current = document[current].next
        }
        while let last = open.popLast() { sections[last].blocks = sections[last].blocks.lowerBound..<blocks.count }
        placeNotes()
        if let abridged { tellWholeLines(abridged) }
    }

    /// A note is read where its first mark stands, wherever it was written.
    private mutating func placeNotes() {
        guard !notes.isEmpty else { return }
        var places: [String: Int] = [:]
        for block in blocks {
            for inline in block.inlines {
                if case .footnote(_, let note) = inline.kind, places[note] == nil { places[note] = block.section }
            }
        }
        for (block, number) in notes where blocks.indices.contains(block) {
            if let section = places[document.footnote(number).text] { blocks[block].section = section }
        }
    }

    /// Lines of the whole source instead of those of the abridged one.
    private mutating func tellWholeLines(_ source: AbridgedSource) {
        for index in blocks.indices {
            let lines = blocks[index].lines
            blocks[index].lines = source.wholeLine(lines.lowerBound)...source.wholeLine(lines.upperBound)
        }
        for index in sections.indices {
            sections[index].line = source.wholeLine(sections[index].line)
            sections[index].range.line = source.wholeLine(sections[index].range.line)
            sections[index].range.endLine = source.wholeLine(sections[index].range.endLine)
        }
    }

    private mutating func enter(_ index: Node.Index) -> Bool {
        let node = document[index]
        switch node.kind {
        case .document: return true
        case .blockQuote, .admonition:
            quoteDepth += 1
            return true
        case .list(let ordered, let start, _):
            lists.append((ordered, start))
            return true
        case .item(let task):
            item(index, task: task)
            return true
        case .footnoteDefinition:
            let first = document[index].firstChild
            if first >= 0, document[first].kind == .paragraph {
                taken.insert(first)
                if case .footnoteDefinition(_, let number) = node.kind { notes.append((blocks.count, number)) }
                add(.footnote, first)
            }
            return true
        case .paragraph:
            if !taken.contains(index) { add(.paragraph, index) }
        case .heading(let level, let id): heading(index, level: level, id: id.map(document.string))
        case .codeBlock(let info, _):
            var block = self.block(
                .code, node, text: canonicallyComposed(Self.withoutTrailingBlanks(document.literal(node))))
            let info = document.string(info)
            block.language = String(info.split(whereSeparator: \.isWhitespace).first ?? "")
            if info.utf8.count > block.language.utf8.count {
                block.codeTitle = Self.codeTitle(info) ?? Self.argument(info)
            }
            push(block)
        case .htmlBlock:
            if let omission = abridged?.omissions[node.range.line] {
                // Comments are nothing to a reader, also where they are left out.
                guard omission.words > 0 else { return false }
                var block = self.block(.omission, node, text: "")
                (block.number, block.omittedWords, block.omittedBytes) = (
                    omission.number, omission.words, omission.bytes
                )
                push(block)
                return false
            }
            let text = folded(withoutComments(document.literal(node)))
            if !text.isEmpty { push(block(.html, node, text: canonicallyComposed(text))) }
        case .thematicBreak:
            // libcmark counts the blank lines behind it to it.
            push(
                Block(
                    kind: .rule, text: "", lines: node.range.line...node.range.line, quotes: quoteDepth,
                    lists: lists.count))
        case .table:
            tables += 1
            tableAlignments = document.alignments(of: index)
            return true
        case .tableRow(let header): row(index, header: header)
        default: break
        }
        return false
    }

    private mutating func exit(_ index: Node.Index) {
        switch document[index].kind {
        case .blockQuote, .admonition: quoteDepth -= 1
        case .list: lists.removeLast()
        default: break
        }
    }

    private mutating func item(_ index: Node.Index, task: Bool?) {
        let number = lists.last?.next ?? 0
        if !lists.isEmpty { lists[lists.count - 1].next += 1 }
        let first = document[index].firstChild
        let isParagraph = first >= 0 && document[first].kind == .paragraph
        guard isParagraph || first < 0 else { return }
        var block: Block
        if isParagraph {
            taken.insert(first)
            var text = InlineText(document, below: first, prefix: task.map { $0 ? "[x] " : "[ ] " } ?? "")
            block = self.block(.item, document[first], text: text.finish())
            block.inlines = text.inlines
        } else {
            block = self.block(.item, document[index], text: "")
        }
        block.isOrdered = lists.last?.ordered ?? false
        block.number = block.isOrdered ? number : 0
        block.isListStart = document[document[index].parent].firstChild == index
        push(block)
    }

    /// What MyST's directives and knitr's cells say behind their name: `{note} Pay at once.`, `{r, fig.cap="Costs"}`.
    private static func argument(_ info: String) -> String? {
        guard info.hasPrefix("{"), let end = info.firstIndex(where: { "} ,".contains($0) }) else { return nil }
        let rest = info[end...].trimmingBlanks()
        var text = folded(String(rest.hasPrefix("}") || rest.hasPrefix(",") ? String(rest.dropFirst()) : rest))
        if text.hasSuffix("}"), !text.contains("{") { text.removeLast() }
        return text.isEmpty ? nil : text
    }

    /// Code without the blanks that end its lines, which nobody sees.
    private static func withoutTrailingBlanks(_ code: String) -> String {
        let bytes = code.utf8.span
        var hasAny = false
        for index in bytes.indices.dropFirst()
        where bytes[index] == 0x0A && (bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09) { hasAny = true }
        guard hasAny else { return code }
        var result: [UInt8] = []
        for byte in code.utf8 {
            if byte == 0x0A { while let last = result.last, last == 0x20 || last == 0x09 { result.removeLast() } }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The title in a fence's info string, in the form that MkDocs, Docusaurus and Hugo share: `py title="main.py"`.
    private static func codeTitle(_ info: String) -> String? {
        guard let name = info.firstRange(of: " title="), let quote = info[name.upperBound...].first,
            quote == "\"" || quote == "'"
        else { return nil }
        let value = info[name.upperBound...].dropFirst()
        return value.firstIndex(of: quote).map { folded(String(value[..<$0])) }
    }

    private mutating func heading(_ index: Node.Index, level: Int, id: String?) {
        let nested = quoteDepth > 0 || !lists.isEmpty
        var text = InlineText(document, below: index)
        var block = self.block(.heading, document[index], text: text.finish())
        block.inlines = text.inlines
        // What ends in code says what is typed: `GET /zaken/{id}`.
        let last = document[index].lastChild
        let mayHaveAttributes = style.hasAttributes && last >= 0 && document[last].kind == .text
        if mayHaveAttributes { block.text = Self.withoutAttributes(block.text) }
        block.level = level
        let anchor: String
        if let id {
            anchor = canonicallyComposed(id)
        } else {
            // The slug takes the text before blanks are folded: two blanks are two hyphens.
            let plain = document.plainText(of: index, lineBreak: slugger.lineBreak)
            anchor = slugger.anchor(for: mayHaveAttributes ? Self.withoutAttributes(plain) : plain)
        }
        if !nested {
            while let last = open.last, sections[last].level >= level {
                sections[last].blocks = sections[last].blocks.lowerBound..<blocks.count
                open.removeLast()
            }
        }
        sections.append(
            Section(
                level: level, title: block.text, anchor: anchor, hasOwnID: id != nil, line: block.lines.lowerBound,
                range: document[index].range, blocks: blocks.count..<(blocks.count + 1), parent: open.last ?? -1,
                isNested: nested))
        if !nested { open.append(sections.count - 1) }
        push(block)
    }

    /// Python-Markdown's `attr_list` and Pandoc's attributes: `Kop { data-search-exclude }` and `Kop {.unnumbered}` are called `Kop`.
    private static func withoutAttributes(_ text: String) -> String {
        guard text.hasSuffix("}"), let open = text.lastIndex(of: "{"), text[..<open].last.map(\.isWhitespace) ?? true
        else { return text }
        // `## Kop ## { .groot }` is closed before it.
        let name = text[..<open].trimmingBlanks()
        let bare = name.reversed().drop { $0 == "#" }
        return bare.first?.isWhitespace ?? true ? String(String(bare.reversed()).trimmingBlanks()) : name
    }

    private mutating func row(_ index: Node.Index, header: Bool) {
        var block = self.block(.row, document[index], text: "")
        var whole = ""
        for cell in document.children(of: index) {
            var text = InlineText(document, below: cell)
            let cellText = text.finish()
            Block.add(cell: "", to: &whole, isFirst: block.cells.isEmpty)
            if !cellText.isEmpty, !whole.isEmpty { whole += " " }
            let shift = whole.utf8.count
            block.inlines += text.inlines.map {
                Block.Inline(kind: $0.kind, start: $0.start + shift, end: $0.end + shift)
            }
            whole += cellText
            block.cells.append(cellText)
        }
        block.text = whole
        block.isHeader = header
        block.table = tables
        block.alignments = tableAlignments
        push(block)
    }

    private mutating func add(_ kind: Block.Kind, _ index: Node.Index) {
        var text = InlineText(document, below: index)
        var block = self.block(kind, document[index], text: text.finish())
        block.inlines = text.inlines
        // A paragraph of comments only is nothing to a reader.
        if block.text.isEmpty, block.inlines.allSatisfy({ $0.kind.isInvisible }) {
            unseen += block.inlines
            return
        }
        if kind == .paragraph, block.isPicturesOnly { block.kind = .image }
        push(block)
    }

    private func block(_ kind: Block.Kind, _ node: Node, text: String) -> Block {
        var block = Block(kind: kind, text: text, lines: node.range.line...max(node.range.line, node.range.endLine))
        block.quoteDepth = quoteDepth
        block.listDepth = lists.count
        return block
    }

    private mutating func push(_ block: Block) {
        var block = block
        block.section = open.last ?? -1
        blocks.append(block)
    }
}

extension Block {
    /// Also linked ones.
    fileprivate var isPicturesOnly: Bool {
        text.allSatisfy(\.isWhitespace)
            && inlines.contains { if case .image = $0.kind { true } else { false } }
            && !inlines.contains { if case .footnote = $0.kind { true } else { false } }
    }
}

extension Block.Inline.Kind {
    /// A tag of raw HTML that shows nothing by itself: an anchor, an end, a mark on text that is not there.
    package var isInvisible: Bool {
        guard case .html(let tag) = self else { return false }
        let name = tag.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "/" }.lowercased()
        if name == "a" { return !tag.lowercased().contains("href") }
        return !["img", "br", "hr", "input", "iframe", "video", "audio", "embed", "object", "picture", "svg"].contains(
            name)
    }
}
