/// A block that holds inlines, and the text they were read from.
struct Leaf {
    var index: Node.Index
    var text: LeafText
    /// A heading's marks end with its line; a table cell carries a blank of our own in front.
    var isCell = false
}

extension TreeBuilder {
    /// Finds the link reference definitions, which libcmark drops, and the text of every paragraph and heading after them.
    mutating func collectDefinitions() -> [Leaf] {
        let mayDefine = text.mayDefine
        var covered = mayDefine ? [Bool](repeating: false, count: text.lineCount + 2) : []
        var leaves: [Leaf] = []
        var quotes = 0
        var found: [Definition] = []
        var plainLeaves: [Node.Index] = []
        let document = document
        document.walk { event in
            switch event {
            case .exit(let index):
                if case .blockQuote = document[index].kind { quotes -= 1 }
            case .enter(let index):
                let node = document[index]
                switch node.kind {
                case .blockQuote: quotes += 1
                case .paragraph, .heading:
                    if !places, isPlain(node, mayDefine: mayDefine) {
                        plainLeaves.append(index)
                    } else if let leaf = self.leaf(index, quotes: quotes, mayDefine: mayDefine, into: &found) {
                        leaves.append(leaf)
                    }
                    fallthrough
                case .codeBlock, .htmlBlock, .thematicBreak:
                    if mayDefine, node.range.line <= node.range.endLine {
                        for line in node.range.line...min(node.range.endLine, text.lineCount) { covered[line] = true }
                    }
                default: break
                }
            }
        }
        self.plainLeaves = plainLeaves
        if mayDefine { collectLoneDefinitions(covered, into: &found) }
        self.document.definitions = found.sorted { ($0.range.line, $0.range.column) < ($1.range.line, $1.range.column) }
        return leaves
    }

    /// Whether libcmark has read all that stands in a paragraph or heading.
    private func isPlain(_ node: Node, mayDefine: Bool) -> Bool {
        let (first, last) = (node.range.line, max(node.range.line, node.range.endLine))
        if mayDefine {
            // Definitions stand at the start of a paragraph only.
            let line = text.line(first)
            let start = node.range.column - 1 + (footnoteMarks[first].map { $0 - 4 } ?? 0)
            guard line.indices.contains(line.startIndex + start), line[line.startIndex + start] != UInt8(ascii: "[")
            else {
                return false
            }
        }
        return !text.hasExtensions(lines: first...last, footnotes: !footnoteMarks.isEmpty)
    }

    func leaf(_ index: Node.Index, quotes: Int, mayDefine: Bool, into found: inout [Definition]) -> Leaf? {
        let node = document[index]
        var last = node.range.endLine
        var first = node.range.line
        var firstByte = node.range.column - 1
        var isATX = false
        if let mark = footnoteMarks[first] { firstByte += mark - 4 }
        if case .heading = node.kind {
            isATX = first == last
            if isATX {
                let line = text.line(first)
                while firstByte < line.count, line[line.startIndex + firstByte] == UInt8(ascii: "#") { firstByte += 1 }
            } else {
                last -= 1
            }
        }
        guard first <= last else { return nil }
        let indent = indent(around: index)
        var leafText = LeafText(text, lines: first...last, firstByte: firstByte, quotes: quotes, indent: indent)
        if mayDefine, !isATX, leafText.bytes.first == UInt8(ascii: "[") {
            var at = 0
            while at < leafText.bytes.count, let definition = DefinitionScanner.scan(leafText.bytes, at: at) {
                found.append(self.definition(definition, in: leafText, from: at))
                at = definition.end
            }
            if at > 0 {
                guard let segment = leafText.segments.firstIndex(where: { $0.offset >= at }) else { return nil }
                first = leafText.segments[segment].line
                leafText = LeafText(
                    text, lines: first...last, firstByte: leafText.segments[segment].byte, quotes: quotes,
                    indent: indent)
            }
        }
        return Leaf(index: index, text: leafText)
    }

    /// How far the innermost list item around a block indents its content, in bytes; 0 outside lists.
    private func indent(around index: Node.Index) -> Int {
        var current = document[index].parent
        while current > Document.root {
            if case .item = document[current].kind {
                let first = document[document[current].firstChild].range
                return max(0, first.column - 1)
            }
            if case .footnoteDefinition = document[current].kind { return 0 }
            if document[current].kind == .admonition { return 0 }
            current = document[current].parent
        }
        return 0
    }

    /// Runs of lines that no block covers: blank, or definitions that made up a whole paragraph.
    private func collectLoneDefinitions(_ covered: [Bool], into found: inout [Definition]) {
        var number = lineOffset + 1
        while number <= text.lineCount {
            let line = text.line(number)
            guard !covered[number], let start = definitionStart(line) else {
                number += 1
                continue
            }
            var last = number
            while last < text.lineCount, !covered[last + 1],
                text.line(last + 1).contains(where: { !$0.isBlank && $0 != UInt8(ascii: ">") })
            {
                last += 1
            }
            let run = LeafText(text, lines: number...last, firstByte: start, quotes: 100)
            var at = 0
            while at < run.bytes.count, let definition = DefinitionScanner.scan(run.bytes, at: at) {
                found.append(self.definition(definition, in: run, from: at))
                at = definition.end
            }
            let consumed = run.segments.prefix { $0.offset < at }.count
            number += max(1, consumed)
        }
    }

    /// Where `[` stands behind the marks of quotes and lists, if that is what a line starts with.
    private func definitionStart(_ line: ArraySlice<UInt8>) -> Int? {
        var at = line.startIndex
        while at < line.endIndex {
            switch line[at] {
            case UInt8(ascii: "["): return at - line.startIndex
            case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
                UInt8(ascii: "."),
                UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                at += 1
            default: return nil
            }
        }
        return nil
    }

    private func definition(_ found: DefinitionScanner.Found, in leaf: LeafText, from start: Int) -> Definition {
        var hint = 0
        let from = leaf.place(start, hint: &hint)
        var end = min(found.end, leaf.bytes.count)
        while end > start, leaf.bytes[end - 1].isSpace { end -= 1 }
        let to = leaf.place(end, hint: &hint)
        let label = found.label.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Definition(
            label: label, key: DefinitionScanner.key(found.label), destination: found.destination, title: found.title,
            range: SourceRange(
                line: from.line, column: text.column(line: from.line, byte: from.byte), endLine: to.line,
                endColumn: text.column(line: to.line, byte: to.byte)))
    }
}
