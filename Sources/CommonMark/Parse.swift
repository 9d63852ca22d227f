import CCmark

/// Reads a chapter: CommonMark 0.30 by libcmark, and on top of its tree front matter, tables, footnotes, strikethrough, task
/// items and `{#id}` headings.
///
/// Any bytes give a tree; what is not UTF-8 becomes U+FFFD. Work is linear in the input but for a cap on brackets that never
/// close, which libcmark 0.30 would take quadratic time for, and one on what references expand to (`Document.wasCapped`).
///
/// - Parameters:
///   - places: whether inlines get exact places; without them only blocks have lines, and reading takes half the time.
///   - admonitions: whether `!!! note` and the like hold what is indented below them, as with Python-Markdown.
///   - attributes: whether `{…}` behind an element is no text and a `|` in code parts no cells, as with Python-Markdown and Pandoc.
package func parse(
    _ bytes: [UInt8], places: Bool = true, admonitions: Bool = false, attributes: Bool = false
) -> Document {
    var bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var builder = TreeBuilder(SourceText(bytes), places: places)
    builder.admonitions = admonitions
    builder.document.hasAttributeLists = attributes
    builder.build()
    return builder.document
}

/// Parses a text with exact places of inlines.
package func parse(_ text: String) -> Document { parse(Array(text.utf8)) }

/// Makes the tree in passes, each over what the one before left.
struct TreeBuilder {
    var document: Document
    let text: SourceText
    /// Lines that front matter takes; libcmark's line 1 is the next.
    private(set) var lineOffset: Int
    /// Source lines that open a footnote, with the length of their mark.
    var footnoteMarks: [Int: Int] = [:]
    var footnoteLabels: [Int: String] = [:]
    var cap: BracketCap
    /// Footnotes whose label was defined before; they render nowhere.
    var labels: [String: Node.Index] = [:]
    let places: Bool
    var admonitions = false
    /// Paragraphs and headings whose source nobody needs once libcmark has read it.
    var plainLeaves: [Node.Index] = []
    /// Lines of headings that have no blank behind their signs, `##Kop`, which Python-Markdown takes for headings all the same.
    var tightHeadings: Set<Int> = []
    /// Whether a pass left nodes behind that stand nowhere.
    var leavesNodes = false

    init(_ text: SourceText, places: Bool = true) {
        self.text = text
        self.places = places
        document = Document(nodes: [Node(kind: .document, range: .none)])
        document.source = text
        // About what prose with some markup takes.
        document.reserve(nodes: text.bytes.count / 16 + 8, text: text.bytes.count)
        document.frontMatter = text.frontMatter()
        lineOffset = document.frontMatter?.endLine ?? 0
        cap = BracketCap(text)
    }

    mutating func build() {
        var body = Array(text.bytes[text.starts[min(lineOffset, text.lineCount)]...])
        cap.apply(to: &body)
        document.wasCapped = cap.count > 0
        let masked = maskFootnotes(body)
        copyTree(withRoomForReferences(admonitions ? withBlanksInHeadings(masked ?? body) : masked ?? body))
        document.nodes[0].range = SourceRange(
            line: 1, column: 1, endLine: max(1, text.lineCount),
            endColumn: text.endColumn(ofLine: max(1, text.lineCount)))
        if masked != nil { liftFootnotes() }
        var leaves = collectDefinitions()
        // What definitions stand above begins below them.
        for leaf in leaves {
            guard let start = leaf.text.segments.first, start.line > document[leaf.index].range.line else { continue }
            document.nodes[Int(leaf.index)].range.line = start.line
            document.nodes[Int(leaf.index)].range.column = start.byte + 1
        }
        makeTables(&leaves)
        finishInlines(leaves)
        numberFootnotes()
        if leavesNodes || masked != nil { clearUnreachable() }
    }

    /// Nodes that a pass replaced stay in the list, but as nothing: whoever reads the list sees each thing once.
    private mutating func clearUnreachable() {
        var isReached = [Bool](repeating: false, count: document.nodes.count)
        document.walk { event in if case .enter(let index) = event { isReached[Int(index)] = true } }
        for index in document.nodes.indices where !isReached[index] {
            document.nodes[index] = Node(kind: .text, range: .none)
        }
    }

    // MARK: - libcmark's tree as values

    /// Reads some source lines by themselves as blocks below a node. Returns the new blocks.
    mutating func readLines(_ lines: ClosedRange<Int>, from byte: Int, below parent: Node.Index) -> [Node.Index] {
        var source: [UInt8] = []
        for line in lines {
            source += text.line(line).dropFirst(byte)
            source.append(0x0A)
        }
        let (outerOffset, first) = (lineOffset, document.nodes.count)
        lineOffset = lines.lowerBound - 1
        unsafe withTree(source) { builder, root in unsafe builder.copyChildren(of: root, to: parent) }
        lineOffset = outerOffset
        for index in first..<document.nodes.count { document.nodes[index].range.column += byte }
        return (first..<document.nodes.count).map { Node.Index($0) }.filter { document[$0].parent == parent }
    }

    private mutating func copyTree(_ source: (bytes: [UInt8], lines: Int)) {
        lineOffset -= source.lines
        unsafe withTree(source.bytes) { builder, root in
            unsafe builder.copyChildren(of: root, to: Document.root)
        }
        lineOffset += source.lines
    }

    /// libcmark expands no more references than a chapter has bytes, or 100 KB: all later ones it takes for text. A blank line before the
    /// text, which nobody sees, makes room for all that can be there.
    private mutating func withRoomForReferences(_ source: [UInt8]) -> (bytes: [UInt8], lines: Int) {
        guard text.mayDefine else { return (source, 0) }
        // What a definition may hold at most: from its colon to the end of the next two lines.
        var longest = 0
        var at = 0
        while let colon = source[at...].firstIndex(of: UInt8(ascii: ":")) {
            at = colon + 1
            guard colon > 0, source[colon - 1] == UInt8(ascii: "]") else { continue }
            var (end, lines) = (at, 0)
            while end < source.count, lines < 3 {
                if source[end] == 0x0A { lines += 1 }
                end += 1
            }
            longest = max(longest, end - at)
        }
        let wanted = text.openers.multipliedReportingOverflow(by: longest)
        guard wanted.overflow || wanted.partialValue > max(Self.referencesOfItself, source.count) else {
            return (source, 0)
        }
        if wanted.overflow || wanted.partialValue > Self.mostReferences { document.wasCapped = true }
        let room = wanted.overflow ? Self.mostReferences : min(wanted.partialValue, Self.mostReferences)
        return ([UInt8](repeating: 0x20, count: room) + [0x0A] + source, 1)
    }

    /// In bytes: what libcmark expands of a shorter text.
    private static let referencesOfItself = 100_000
    private static let mostReferences = 16 << 20

    /// Parses a text with libcmark and lends its root.
    mutating func withTree(_ source: [UInt8], _ body: (inout TreeBuilder, OpaquePointer) -> Void) {
        unsafe source.withUnsafeBytes { buffer in
            unsafe NodeArena.withTree(buffer, options: CMARK_OPT_VALIDATE_UTF8) { root in unsafe body(&self, root) }
        }
    }

    /// Copies all below a node of libcmark; the way back up is a list, never the call stack.
    mutating func copyChildren(of node: OpaquePointer, to parent: Node.Index) {
        guard let iterator = unsafe cmark_iter_new(node) else { return }
        defer { unsafe cmark_iter_free(iterator) }
        var parents = [parent]
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard let current = unsafe cmark_iter_get_node(iterator), unsafe current != node else { continue }
            if event == CMARK_EVENT_EXIT {
                parents.removeLast()
                continue
            }
            let type = unsafe cmark_node_get_type(current)
            let isLeaf = Self.isLeaf(type)
            let node = unsafe value(of: current, type)
            let index = document.append(node, to: parents[parents.count - 1])
            if !isLeaf { parents.append(index) }
        }
    }

    /// Types for which libcmark's iterator reports no leaving.
    private static func isLeaf(_ type: cmark_node_type) -> Bool {
        switch type {
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
            CMARK_NODE_SOFTBREAK,
            CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
            true
        default: false
        }
    }

    private mutating func value(of node: OpaquePointer, _ type: cmark_node_type) -> Node {
        func literal() -> Node.Text { unsafe keep(cmark_node_get_literal(node)) }
        let range = unsafe SourceRange(
            line: Int(cmark_node_get_start_line(node)) + lineOffset, column: Int(cmark_node_get_start_column(node)),
            endLine: Int(cmark_node_get_end_line(node)) + lineOffset,
            endColumn: Int(cmark_node_get_end_column(node)) + 1)
        func make(_ kind: Node.Kind, _ text: Node.Text = Node.Text()) -> Node {
            Node(kind: kind, range: range, text: text)
        }
        switch type {
        case CMARK_NODE_BLOCK_QUOTE: return make(.blockQuote)
        case CMARK_NODE_LIST:
            return unsafe make(
                .list(
                    ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                    start: Int(cmark_node_get_list_start(node)),
                    tight: cmark_node_get_list_tight(node) == 1))
        case CMARK_NODE_ITEM: return make(.item(task: nil))
        case CMARK_NODE_CODE_BLOCK:
            let info = unsafe keep(cmark_node_get_fence_info(node))
            return make(.codeBlock(info: info, fenced: isFence(range)), literal())
        case CMARK_NODE_HTML_BLOCK:
            // libcmark gives a block that ends by its own mark the line before as its end.
            let html = literal()
            var node = make(.htmlBlock, html)
            let bytes = document.bytes(of: node)
            let breaks = bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
            node.range.endLine = node.range.line + max(0, breaks - (bytes.last == 0x0A ? 1 : 0))
            node.range.endColumn = text.endColumn(ofLine: min(node.range.endLine, max(1, text.lineCount)))
            return node
        case CMARK_NODE_PARAGRAPH: return make(.paragraph)
        case CMARK_NODE_HEADING:
            var node = make(.heading(level: Int(unsafe cmark_node_get_heading_level(node)), id: nil))
            endAtUnderline(&node.range)
            if tightHeadings.contains(node.range.line) { node.range.endColumn -= 1 }
            return node
        case CMARK_NODE_THEMATIC_BREAK: return make(.thematicBreak)
        case CMARK_NODE_SOFTBREAK: return make(.softBreak)
        case CMARK_NODE_LINEBREAK: return make(.lineBreak)
        case CMARK_NODE_CODE: return make(.code, literal())
        case CMARK_NODE_HTML_INLINE: return make(.htmlInline, literal())
        case CMARK_NODE_EMPH: return make(.emphasis)
        case CMARK_NODE_STRONG: return make(.strong)
        case CMARK_NODE_LINK:
            return unsafe make(
                .link(
                    destination: keep(cmark_node_get_url(node)), title: keep(cmark_node_get_title(node))))
        case CMARK_NODE_IMAGE:
            return unsafe make(
                .image(
                    destination: keep(cmark_node_get_url(node)), title: keep(cmark_node_get_title(node))))
        default: return make(.text, literal())
        }
    }

    /// libcmark counts what follows a heading of two lines to it.
    private func endAtUnderline(_ range: inout SourceRange) {
        guard range.endLine > range.line else { return }
        for number in (range.line + 1)...range.endLine {
            let line = text.line(number).drop { $0.isBlank || $0 == UInt8(ascii: ">") }
            guard let sign = line.first, sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-"),
                line.allSatisfy({ $0 == sign || $0.isBlank })
            else { continue }
            range.endLine = number
            var end = line.endIndex
            while end > line.startIndex, text.bytes[end - 1].isBlank { end -= 1 }
            range.endColumn = text.column(line: number, byte: end - text.starts[number - 1])
            return
        }
    }

    private func isFence(_ range: SourceRange) -> Bool {
        let line = text.line(range.line).dropFirst(range.column - 1)
        return line.first == UInt8(ascii: "`") || line.first == UInt8(ascii: "~")
    }

    /// Takes a string of libcmark's over.
    private mutating func keep(_ start: UnsafePointer<CChar>?) -> Node.Text {
        guard let start = unsafe start else { return Node.Text() }
        var count = 0
        while unsafe start[count] != 0 { count += 1 }
        return unsafe start.withMemoryRebound(to: UInt8.self, capacity: count) { start in
            let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
            return unsafe cap.count > 0 ? document.keep(cap.restored(Array(bytes))) : document.keep(bytes)
        }
    }
}

/// Makes brackets that are never closed into text once a paragraph holds too many of them.
///
/// Every link that closes walks back over all openers before it: 480 KB of `![[]()` take libcmark 0.30 three quarters of a minute.
struct BracketCap {
    static let openAtOnce = 400
    private(set) var count = 0
    /// A control character that the chapter does not use; it stands for `[` while libcmark reads.
    private let placeholder: UInt8
    private let mayApply: Bool

    init(_ text: SourceText) {
        placeholder = (1...8).first { text.controls & (1 << $0) == 0 } ?? 0
        mayApply = text.openers > Self.openAtOnce && placeholder != 0
    }

    mutating func apply(to bytes: inout [UInt8]) {
        guard mayApply else { return }
        var open = 0
        var lineIsBlank = true
        for index in bytes.indices {
            switch bytes[index] {
            case 0x0A:
                if lineIsBlank { open = 0 }
                lineIsBlank = true
                continue
            case UInt8(ascii: "["):
                if open >= Self.openAtOnce {
                    bytes[index] = placeholder
                    count += 1
                } else {
                    open += 1
                }
            case UInt8(ascii: "]"): open = max(0, open - 1)
            default: break
            }
            if !bytes[index].isSpace { lineIsBlank = false }
        }
    }

    func restored(_ text: [UInt8]) -> [UInt8] { text.map { $0 == placeholder ? UInt8(ascii: "[") : $0 } }
}
