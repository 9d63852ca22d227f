import CCmark

extension TreeBuilder {
    private struct Cell {
        var index: Node.Index
        var text: LeafText
    }

    /// Finds tables in paragraphs, and reads each cell's inlines by itself, as GitHub's specification says.
    mutating func makeTables(_ leaves: inout [Leaf]) {
        var kept: [Leaf] = []
        kept.reserveCapacity(leaves.count)
        var cells: [Cell] = []
        var rest: [Leaf] = []
        for leaf in leaves {
            guard leaf.text.segments.count >= 2, mayHoldTable(leaf.index),
                let (line, alignments) = delimiterRow(in: leaf.text)
            else {
                kept.append(leaf)
                continue
            }
            let underline = openHeading(leaf.index)
            let before = makeTable(leaf, delimiter: line, alignments, into: &cells, &rest)
            if let before { kept.append(before) }
            if let underline {
                let table = before == nil ? leaf.index : document[leaf.index].next
                document.nodes.append(Node(kind: .thematicBreak, range: underline))
                insert(Node.Index(document.nodes.count - 1), after: table)
            }
        }
        leaves = kept + rest
        guard !cells.isEmpty else { return }
        leavesNodes = true
        fill(cells, &leaves)
    }

    private func mayHoldTable(_ index: Node.Index) -> Bool {
        switch document[index].kind {
        case .paragraph, .heading: true
        default: false
        }
    }

    /// Rows above a line of dashes are a table and a rule, which libcmark takes for a heading: makes that the paragraph of the rows.
    /// Returns where the rule stands; `nil` for what is none.
    private mutating func openHeading(_ index: Node.Index) -> SourceRange? {
        guard case .heading = document[index].kind else { return nil }
        document.nodes[Int(index)].kind = .paragraph
        let range = document[index].range
        document.nodes[Int(index)].range.endLine = range.endLine - 1
        document.nodes[Int(index)].range.endColumn = text.endColumn(ofLine: range.endLine - 1)
        let line = text.line(range.endLine)
        guard line.count(where: { $0 == UInt8(ascii: "-") }) >= 3 else { return nil }
        return SourceRange(
            line: range.endLine, column: range.column, endLine: range.endLine,
            endColumn: text.endColumn(ofLine: range.endLine))
    }

    private func lines(_ text: LeafText) -> [ArraySlice<UInt8>] {
        text.segments.indices.map { index in
            let end = index + 1 < text.segments.count ? text.segments[index + 1].offset - 1 : text.bytes.count
            return text.bytes[text.segments[index].offset..<end]
        }
    }

    /// The first line that can be a delimiter row and has as many cells as the line above it.
    private func delimiterRow(in leaf: LeafText) -> (Int, [Node.Alignment])? {
        for index in 1..<leaf.segments.count {
            let start = leaf.segments[index].offset
            // Four blanks more than the paragraph has make no delimiter row, as they make no setext underline.
            guard start < leaf.bytes.count, !leaf.segments[index].isLazy,
                leaf.segments[index].byte < leaf.segments[index - 1].byte + 4,
                [UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: ":")].contains(leaf.bytes[start])
            else { continue }
            let end = index + 1 < leaf.segments.count ? leaf.segments[index + 1].offset - 1 : leaf.bytes.count
            guard let alignments = alignments(leaf.bytes[start..<end]) else { continue }
            let above = leaf.bytes[leaf.segments[index - 1].offset..<(start - 1)]
            if split(above).count == alignments.count { return (index, alignments) }
        }
        return nil
    }

    private func alignments(_ line: ArraySlice<UInt8>) -> [Node.Alignment]? {
        var result: [Node.Alignment] = []
        for range in split(line) {
            let cell = line[range]
            let left = cell.first == UInt8(ascii: ":")
            let right = cell.last == UInt8(ascii: ":") && cell.count > 1
            let dashes = cell.dropFirst(left ? 1 : 0).dropLast(right ? 1 : 0)
            guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
            result.append(left && right ? .center : left ? .left : right ? .right : .none)
        }
        return result.isEmpty ? nil : result
    }

    /// The cells of a row without the blanks around them; a `|` behind a backslash is no border, nor one in code where that comes first.
    private func split(_ line: ArraySlice<UInt8>) -> [Range<Int>] {
        var start = line.startIndex
        var end = line.endIndex
        while start < end, line[start].isSpace { start += 1 }
        while end > start, line[end - 1].isSpace { end -= 1 }
        if start < end, line[start] == UInt8(ascii: "|") { start += 1 }
        var cells: [Range<Int>] = []
        var from = start
        var at = start
        func close(_ to: Int) {
            var (low, high) = (from, to)
            while low < high, line[low].isSpace { low += 1 }
            while high > low, line[high - 1].isSpace { high -= 1 }
            cells.append(low..<high)
        }
        while at < end {
            if line[at] == UInt8(ascii: "\\"), at + 1 < end {
                at += line[at + 1] == UInt8(ascii: "|") ? 2 : 1
                continue
            }
            if document.hasAttributeLists, line[at] == UInt8(ascii: "`") {
                at = endOfCode(line[at..<end])
                continue
            }
            if line[at] == UInt8(ascii: "|") {
                close(at)
                from = at + 1
            }
            at += 1
        }
        if from < end || cells.isEmpty { close(end) }
        return cells
    }

    /// Where the code ends that a line begins with, or its first signs where it ends nowhere.
    private func endOfCode(_ line: ArraySlice<UInt8>) -> Int {
        let sign = UInt8(ascii: "`")
        let start = line.prefix { $0 == sign }.endIndex
        let length = start - line.startIndex
        var at = start
        while let open = line[at...].firstIndex(of: sign) {
            let close = line[open...].prefix { $0 == sign }.endIndex
            if close - open == length { return close }
            at = close
        }
        return start
    }

    /// Puts a table in the place of a paragraph. Returns the paragraph that stands before it, if its lines are more.
    private mutating func makeTable(
        _ leaf: Leaf, delimiter: Int, _ alignments: [Node.Alignment], into cells: inout [Cell], _ rest: inout [Leaf]
    ) -> Leaf? {
        var lines = lines(leaf.text)
        var segments = leaf.text.segments
        // A row cannot be lazy, and four blanks more make code: what stands from there on is no part of the table.
        let end = segments.indices.first {
            $0 > delimiter && (segments[$0].isLazy || segments[$0].byte >= segments[delimiter - 1].byte + 4)
        }
        let after = end.map { segments[$0] }
        let lastLine = segments[segments.count - 1].line
        if let end {
            lines.removeSubrange(end...)
            segments.removeSubrange(end...)
        }
        var before: Leaf?
        let node = document[leaf.index]
        var table = leaf.index
        if delimiter > 1 {
            var text = leaf.text
            text.bytes = Array(text.bytes[..<(segments[delimiter - 1].offset - 1)])
            text.segments = Array(segments[..<(delimiter - 1)])
            before = Leaf(index: leaf.index, text: text)
            document.nodes.append(Node(kind: .table, range: node.range))
            table = Node.Index(document.nodes.count - 1)
            // The lines from the header on are no part of the paragraph any more: its inlines are read again without them.
            cutParagraph(leaf.index, text)
            insert(table, after: leaf.index)
        } else {
            document.nodes[Int(table)].kind = .table
            document.setChildren(of: table, [])
        }
        let first = segments[delimiter - 1]
        let last = segments[segments.count - 1]
        document.nodes[Int(table)].range = SourceRange(
            line: first.line, column: text.column(line: first.line, byte: first.byte), endLine: last.line,
            endColumn: text.endColumn(ofLine: last.line))
        for number in (delimiter - 1)..<lines.count where number != delimiter {
            let line = lines[number]
            let segment = segments[number]
            let row = document.append(
                Node(
                    kind: .tableRow(header: number < delimiter),
                    range: SourceRange(
                        line: segment.line, column: text.column(line: segment.line, byte: segment.byte),
                        endLine: segment.line,
                        endColumn: text.endColumn(ofLine: segment.line))), to: table)
            let ranges = split(line)
            for (column, alignment) in alignments.enumerated() {
                let range = column < ranges.count ? ranges[column] : line.endIndex..<line.endIndex
                let from = segment.byte + range.lowerBound - line.startIndex
                let cell = document.append(
                    Node(
                        kind: .tableCell(alignment),
                        range: SourceRange(
                            line: segment.line, column: text.column(line: segment.line, byte: from),
                            endLine: segment.line,
                            endColumn: text.column(line: segment.line, byte: from + range.count))), to: row)
                guard !range.isEmpty else { continue }
                cells.append(Cell(index: cell, text: Self.cellText(line[range], line: segment.line, byte: from)))
            }
        }
        if let after { readRest(after, to: lastLine, behind: table, base: segments[0], &rest) }
        return before
    }

    /// What follows a table in its paragraph: code in the same container, or lazy lines that leave all containers.
    private mutating func readRest(
        _ start: LeafText.Segment, to last: Int, behind table: Node.Index, base: LeafText.Segment, _ rest: inout [Leaf]
    ) {
        var sibling = table
        if start.isLazy { while document[document[sibling].parent].parent >= 0 { sibling = document[sibling].parent } }
        let parent = document[sibling].parent
        let blocks = readLines(start.line...last, from: start.isLazy ? 0 : min(base.byte, start.byte), below: parent)
        let others = document.childList(of: parent).filter { !blocks.contains($0) }
        document.setChildren(of: parent, others.flatMap { $0 == sibling ? [$0] + blocks : [$0] })
        for block in blocks {
            var found: [Definition] = []
            switch document[block].kind {
            case .paragraph, .heading:
                if let leaf = leaf(block, quotes: 0, mayDefine: false, into: &found) { rest.append(leaf) }
            default: break
            }
        }
    }

    private mutating func cutParagraph(_ index: Node.Index, _ text: LeafText) {
        document.setChildren(of: index, [])
        if let last = text.segments.last {
            document.nodes[Int(index)].range.endLine = last.line
            document.nodes[Int(index)].range.endColumn = self.text.endColumn(ofLine: last.line)
        }
        let source = text.bytes + Array("\n\n".utf8) + definitionSource()
        unsafe withTree(source) { builder, root in
            guard let paragraph = unsafe cmark_node_first_child(root) else { return }
            unsafe builder.copyChildren(of: paragraph, to: index)
        }
    }

    private mutating func insert(_ index: Node.Index, after sibling: Node.Index) {
        let parent = document[sibling].parent
        document.setChildren(of: parent, document.childList(of: parent).flatMap { $0 == sibling ? [$0, index] : [$0] })
    }

    /// A cell's text with `\|` as `|`, behind a blank that is no blank to block structure: nothing in a cell can start a list.
    private static func cellText(_ cell: ArraySlice<UInt8>, line: Int, byte: Int) -> LeafText {
        var bytes = Array(cellMark.utf8)
        var segments = [LeafText.Segment(offset: bytes.count, line: line, byte: byte)]
        var at = cell.startIndex
        while at < cell.endIndex {
            if cell[at] == UInt8(ascii: "\\"), at + 1 < cell.endIndex, cell[at + 1] == UInt8(ascii: "|") {
                at += 1
                segments.append(LeafText.Segment(offset: bytes.count, line: line, byte: byte + at - cell.startIndex))
            }
            bytes.append(cell[at])
            at += 1
        }
        return LeafText(cell: bytes, segments: segments)
    }

    /// EM SPACE: white space to the rules of emphasis, a letter to those of blocks.
    static let cellMark = "\u{2003}"

    /// Reads all cells in one go, as paragraphs of one text that ends in the chapter's definitions.
    private mutating func fill(_ all: [Cell], _ leaves: inout [Leaf]) {
        // A cell has one text in most tables: room for all at once spares copying a large list again and again.
        document.nodes.reserveCapacity(document.nodes.count + all.count + all.count / 4)
        var columns = ColumnCounter(text)
        let cells = all.filter { !takePlain($0, &columns) }
        guard !cells.isEmpty else { return }
        var source: [UInt8] = []
        for cell in cells {
            source += cell.text.bytes
            source += "\n\n".utf8
        }
        source += definitionSource()
        cap.apply(to: &source)
        unsafe withTree(source) { builder, root in
            var next = unsafe cmark_node_first_child(root)
            for cell in cells {
                guard let paragraph = unsafe next else { return }
                unsafe builder.copyChildren(of: paragraph, to: cell.index)
                unsafe next = unsafe cmark_node_next(paragraph)
            }
        }
        leaves += cells.map { Leaf(index: $0.index, text: $0.text, isCell: true) }
    }

    /// Makes a cell of words and figures alone a text by itself: libcmark would say the same, at many times the cost.
    private mutating func takePlain(_ cell: Cell, _ columns: inout ColumnCounter) -> Bool {
        let mark = Self.cellMark.utf8.count
        var content = cell.text.bytes[min(mark, cell.text.bytes.count)...]
        for byte in content {
            let isPlain =
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || byte == 0x20
                || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "%")
            guard isPlain else { return false }
        }
        while content.first == 0x20 { content.removeFirst() }
        while content.last == 0x20 { content.removeLast() }
        guard let start = content.indices.first else { return true }
        var hint = 0
        let (from, to) = (cell.text.place(start, hint: &hint), cell.text.place(content.endIndex, hint: &hint))
        let column = columns.column(line: from.line, byte: from.byte)
        let range = SourceRange(
            line: from.line, column: column, endLine: to.line, endColumn: columns.column(line: to.line, byte: to.byte))
        _ = document.append(
            Node(kind: .text, range: range, text: document.keep(content)), to: cell.index)
        return true
    }

    /// The chapter's definitions in a plain form, for parts of it that are read by themselves.
    private func definitionSource() -> [UInt8] {
        var source: [UInt8] = []
        for definition in document.definitions {
            source += "[\(definition.label)]: <\(definition.destination)>".utf8
            if !definition.title.isEmpty {
                source += " \"".utf8
                for byte in definition.title.utf8 {
                    if byte == UInt8(ascii: "\"") { source.append(UInt8(ascii: "\\")) }
                    source.append(byte)
                }
                source += "\"".utf8
            }
            source += "\n\n".utf8
        }
        return source
    }
}
