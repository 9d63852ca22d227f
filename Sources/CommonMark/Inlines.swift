extension TreeBuilder {
    /// Gives inlines their places, then makes footnote references, strikethrough, task items and heading ids of plain text.
    mutating func finishInlines(_ leaves: [Leaf]) {
        let keys = Set(document.definitions.map(\.key))
        var columns = ColumnCounter(text)
        for leaf in leaves {
            if leaf.isCell { removeCellMark(leaf.index) }
            let isSpecial =
                leaf.text.bytes.contains(UInt8(ascii: "~"))
                || (!labels.isEmpty && leaf.text.bytes.contains(UInt8(ascii: "^")))
            if places || isSpecial {
                var aligner = Aligner(leaf, keys: keys, keepsOffsets: isSpecial)
                aligner.align(&document, columns: &columns)
                if isSpecial { extend(leaf, aligner) }
            }
            takeMarks(leaf.index)
        }
        for leaf in plainLeaves { takeMarks(leaf) }
    }

    private mutating func takeMarks(_ leaf: Node.Index) {
        switch document[leaf].kind {
        case .heading(let level, _): takeHeadingID(leaf, level: level)
        case .paragraph: takeTask(leaf)
        default: break
        }
    }

    private mutating func removeCellMark(_ cell: Node.Index) {
        let first = document[cell].firstChild
        guard first >= 0, document.bytes(of: document[first]).starts(with: Self.cellMark.utf8) else { return }
        document.nodes[Int(first)].text.dropFirst(Self.cellMark.utf8.count)
        if document[first].text.count == 0 {
            document.setChildren(of: cell, Array(document.childList(of: cell).dropFirst()))
        }
    }

    /// Walks a leaf's containers from the innermost out and rewrites the runs of text in each.
    private mutating func extend(_ leaf: Leaf, _ aligner: Aligner) {
        leavesNodes = true
        var containers: [Node.Index] = []
        document.walk(from: leaf.index) { event in
            if case .enter(let index) = event, document[index].firstChild >= 0 { containers.append(index) }
        }
        for container in containers.reversed() {
            rewrite(container, aligner)
            mergeText(container)
        }
    }

    /// Adjacent text becomes one node again after a rewrite.
    private mutating func mergeText(_ container: Node.Index) {
        var current = document[container].firstChild
        while current >= 0 {
            var next = document[current].next
            if document[current].kind == .text {
                if next >= 0, document[next].kind == .text {
                    // It grows at the end of all text.
                    document.nodes[Int(current)].text = document.keep(Array(document.bytes(of: document[current])))
                }
                while next >= 0, document[next].kind == .text {
                    document.nodes[Int(current)].text.count +=
                        document.keep(Array(document.bytes(of: document[next]))).count
                    document.nodes[Int(current)].range.endLine = document[next].range.endLine
                    document.nodes[Int(current)].range.endColumn = document[next].range.endColumn
                    next = document[next].next
                }
                document.nodes[Int(current)].next = next
                if next < 0 { document.nodes[Int(container)].lastChild = current }
            }
            current = next
        }
    }

    // MARK: - Footnote references and strikethrough

    private enum Piece {
        case node(Node.Index)
        case tildes(Node.Index, offset: Int, count: Int)
    }

    private mutating func rewrite(_ container: Node.Index, _ aligner: Aligner) {
        var pieces: [Piece] = []
        var changed = false
        var children = document.childList(of: container)[...]
        while let child = children.first {
            guard document[child].kind == .text else {
                pieces.append(.node(child))
                children.removeFirst()
                continue
            }
            let run = children.prefix { document[$0].kind == .text }
            children = children.dropFirst(run.count)
            changed = cut(Array(run), aligner, into: &pieces) || changed
        }
        guard changed else { return }
        match(pieces, in: container, aligner)
    }

    /// Cuts a run of text nodes at footnote references and tildes. Returns whether it found any.
    private mutating func cut(_ run: [Node.Index], _ aligner: Aligner, into pieces: inout [Piece]) -> Bool {
        var bytes: [UInt8] = []
        var offsets: [Int] = []
        for index in run {
            bytes += document.bytes(of: document[index])
            offsets += aligner.offsets[index] ?? Array(repeating: -1, count: Int(document[index].text.count))
        }
        var marks: [(range: Range<Int>, label: String?)] = []
        var at = 0
        while at < bytes.count {
            if offsets[at] >= 0, bytes[at] == UInt8(ascii: "~") {
                var end = at
                while end < bytes.count, bytes[end] == UInt8(ascii: "~"), offsets[end] >= 0 { end += 1 }
                marks.append((at..<end, nil))
                at = end
            } else if offsets[at] >= 0, bytes[at] == UInt8(ascii: "["), at + 2 < bytes.count,
                bytes[at + 1] == UInt8(ascii: "^"),
                let close = bytes[(at + 2)...].firstIndex(of: UInt8(ascii: "]")), close > at + 2,
                offsets[at...close].allSatisfy({ $0 >= 0 }),
                case let label = String(decoding: bytes[(at + 2)..<close], as: UTF8.self),
                labels[DefinitionScanner.key(label)] != nil
            {
                marks.append((at..<(close + 1), label))
                at = close + 1
            } else {
                at += 1
            }
        }
        guard !marks.isEmpty else {
            pieces += run.map { .node($0) }
            return false
        }
        let whole = document[run[0]].range
        func make(_ kind: Node.Kind, _ range: Range<Int>) -> Node.Index {
            var node = Node(
                kind: kind, range: whole, text: kind == .text ? document.keep(bytes[range]) : Node.Text())
            if offsets[range.lowerBound] >= 0, offsets[range.upperBound - 1] >= 0 {
                node.range = aligner.range(offsets[range.lowerBound], offsets[range.upperBound - 1] + 1, text)
            }
            document.nodes.append(node)
            return Node.Index(document.nodes.count - 1)
        }
        var copied = 0
        for mark in marks {
            if copied < mark.range.lowerBound { pieces.append(.node(make(.text, copied..<mark.range.lowerBound))) }
            if let label = mark.label {
                let label = document.keep(label.utf8)
                pieces.append(.node(make(.footnoteReference(label: label, number: 0, use: 0), mark.range)))
            } else {
                pieces.append(
                    .tildes(make(.text, mark.range), offset: offsets[mark.range.lowerBound], count: mark.range.count))
            }
            copied = mark.range.upperBound
        }
        if copied < bytes.count { pieces.append(.node(make(.text, copied..<bytes.count))) }
        return true
    }

    /// Pairs runs of one or two tildes by the rules of emphasis, as GitHub's own renderer does.
    private mutating func match(_ pieces: [Piece], in container: Node.Index, _ aligner: Aligner) {
        var result: [Node.Index] = []
        var openers: [(place: Int, count: Int)] = []
        for piece in pieces {
            switch piece {
            case .node(let index): result.append(index)
            case .tildes(let index, let offset, let count):
                let (canOpen, canClose) = aligner.flanking(offset, count)
                if canClose, count <= 2, let place = openers.lastIndex(where: { $0.count == count }) {
                    let opener = openers[place]
                    openers.removeSubrange(place...)
                    document.nodes.append(
                        Node(kind: .strikethrough, range: document[result[opener.place]].range))
                    let strike = Node.Index(document.nodes.count - 1)
                    document.nodes[Int(strike)].range.endLine = document[index].range.endLine
                    document.nodes[Int(strike)].range.endColumn = document[index].range.endColumn
                    let inner = Array(result[(opener.place + 1)...])
                    result.removeSubrange(opener.place...)
                    document.setChildren(of: strike, inner)
                    mergeText(strike)
                    result.append(strike)
                    continue
                }
                if canOpen, count <= 2 { openers.append((result.count, count)) }
                result.append(index)
            }
        }
        document.setChildren(of: container, result)
    }

    // MARK: - Ids and tasks

    /// Takes `{#id}` (also `{: #id .class}`, and `{ id="id" }` where tools know that) off the end of a heading.
    private mutating func takeHeadingID(_ heading: Node.Index, level: Int) {
        // A `_` in the id makes several texts of it.
        if document.hasAttributeLists, case let end = document[heading].lastChild, end >= 0,
            document[end].kind == .text, document.bytes(of: document[end]).last == UInt8(ascii: "}")
        {
            mergeText(heading)
        }
        let last = document[heading].lastChild
        guard last >= 0, document[last].kind == .text,
            document.bytes(of: document[last]).last == UInt8(ascii: "}"), case let literal = document.literal(last),
            let open = literal.lastIndex(of: "{")
        else { return }
        let words = literal[literal.index(after: open)...].dropLast().split(whereSeparator: \.isWhitespace)
        let id: Substring
        if let word = words.first(where: { $0.hasPrefix("#") || $0.hasPrefix(":#") }) {
            id = word.drop { $0 == ":" }.dropFirst()
        } else if document.hasAttributeLists, let word = words.first(where: { $0.hasPrefix("id=") }) {
            id = word.dropFirst("id=".count).drop { "\"'".contains($0) }.prefix { !"\"'".contains($0) }
        } else {
            return
        }
        guard !id.isEmpty, !isEscaped(in: document[heading].range),
            words.allSatisfy({
                $0 == ":" || $0.hasPrefix("#") || $0.hasPrefix(":#") || $0.hasPrefix(".") || $0.contains("=")
            })
        else { return }
        var rest = literal[..<open]
        while let end = rest.last, end.isWhitespace { rest.removeLast() }
        if document.hasAttributeLists, rest.last == "#" {
            // Signs that close a heading, `## Kop ## {#kop}`, stand before it; `C#` is a name.
            let name = rest.prefix(upTo: rest.lastIndex { $0 != "#" }.map(rest.index(after:)) ?? rest.startIndex)
            if name.last?.isWhitespace ?? true { rest = name }
            while let end = rest.last, end.isWhitespace { rest.removeLast() }
        }
        document.nodes[Int(heading)].kind = .heading(level: level, id: document.keep(id.utf8))
        document.nodes[Int(last)].text.count = Int32(rest.utf8.count)
        if rest.isEmpty { document.setChildren(of: heading, document.childList(of: heading).dropLast()) }
    }

    /// Whether the last brace of a heading is written `\{`.
    private func isEscaped(in range: SourceRange) -> Bool {
        (range.line...max(range.line, range.endLine)).contains { number in
            let line = text.line(number)
            guard let open = line.lastIndex(of: UInt8(ascii: "{")), open > line.startIndex else { return false }
            return line[open - 1] == UInt8(ascii: "\\")
        }
    }

    /// `[ ]` or `[x]` at the start of an item's first paragraph makes it a task.
    private mutating func takeTask(_ paragraph: Node.Index) {
        let item = document[paragraph].parent
        guard case .item = document[item].kind, document[item].firstChild == paragraph else { return }
        let first = document[paragraph].firstChild
        guard first >= 0, document[first].kind == .text else { return }
        guard document.bytes(of: document[first]).first == UInt8(ascii: "["),
            case let literal = document.literal(first),
            let done = ["[ ] ": false, "[ ]\t": false, "[x] ": true, "[x]\t": true, "[X] ": true, "[X]\t": true].first(
                where: { literal.hasPrefix($0.key) })?.value
        else { return }
        document.nodes[Int(item)].kind = .item(task: done)
        document.nodes[Int(first)].text.dropFirst(4)
    }
}

extension Document {
    mutating func setChildren(of parent: Node.Index, _ children: ArraySlice<Node.Index>) {
        setChildren(of: parent, Array(children))
    }
}
