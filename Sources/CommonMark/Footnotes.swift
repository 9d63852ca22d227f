extension TreeBuilder {
    /// Rewrites `[^label]:` at the start of a line to a list mark of the same indent, so that libcmark reads the note's content as
    /// the container that it is. `nil` when there are no footnotes.
    mutating func maskFootnotes(_ body: [UInt8]) -> [UInt8]? {
        var candidates: [Mask] = []
        for number in stride(from: lineOffset + 1, through: text.mayNote ? text.lineCount : 0, by: 1) {
            let line = text.line(number)
            var at = Self.footnoteStart(line)
            // Deeper in a list; what is code is left out below, and the line after a paragraph's goes on with that, but for
            // Python-Markdown.
            let isOpen =
                admonitions || candidates.last?.line == number - 1 || number == lineOffset + 1
                || text.line(number - 1).allSatisfy { $0.isSpace }
            let deepest = isOpen ? Self.deepestNote : 3
            while at < line.endIndex, line[at] == 0x20, at - line.startIndex < deepest { at += 1 }
            guard at + 3 < line.endIndex, line[at] == UInt8(ascii: "["), line[at + 1] == UInt8(ascii: "^"),
                let close = line[at...].firstIndex(of: UInt8(ascii: "]")), close + 1 < line.endIndex,
                line[close + 1] == UInt8(ascii: ":"), close > at + 2,
                !line[(at + 2)..<close].contains(where: { $0.isSpace || $0 == UInt8(ascii: "[") })
            else { continue }
            var end = close + 2
            while end < line.endIndex, line[end].isBlank { end += 1 }
            candidates.append(
                (number, at - line.startIndex, String(decoding: line[(at + 2)..<close], as: UTF8.self), end - at))
        }
        let boxes = admonitions ? admonitionMarks() : []
        // What is indented below a box is no code.
        let verbatim = candidates.isEmpty ? [] : verbatimLines(boxes.isEmpty ? body : masked(body, boxes))
        candidates.removeAll { verbatim.contains($0.line) }
        candidates += boxes
        guard !candidates.isEmpty else { return nil }
        candidates.sort { $0.line < $1.line }
        for candidate in candidates {
            footnoteMarks[candidate.line] = candidate.length
            footnoteLabels[candidate.line] = candidate.label
        }
        return masked(body, candidates)
    }

    /// What is written as a list mark, and where.
    private typealias Mask = (line: Int, start: Int, label: String, length: Int)

    /// A body with list marks in place of others, which stand in the order of their lines.
    private func masked(_ body: [UInt8], _ marks: [Mask]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = text.starts[lineOffset]
        for mark in marks {
            let at = text.starts[mark.line - 1] + mark.start
            result += body[(copied - text.starts[lineOffset])..<(at - text.starts[lineOffset])]
            result += "+   ".utf8
            copied = at + mark.length
        }
        result += body[(copied - text.starts[lineOffset])...]
        return result
    }

    /// In columns.
    private static let deepestNote = 40

    /// Where a line's own text may start, behind the marks of quotes and lists.
    private static func footnoteStart(_ line: ArraySlice<UInt8>) -> Int {
        guard let first = line.first(where: { $0 != 0x20 }), "[>-*+0123456789".utf8.contains(first),
            first != UInt8(ascii: "[")
        else { return line.startIndex }
        var (at, start) = (line.startIndex, line.startIndex)
        while at < line.endIndex {
            let next: Int
            switch line[at] {
            case 0x20: next = at + 1
            case UInt8(ascii: ">"):
                next = at + 1
                start = next
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
                guard at + 1 < line.endIndex, line[at + 1] == 0x20 else { return start }
                next = at + 2
                start = next
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digits = line[at...].prefix { (0x30...0x39).contains($0) }
                guard digits.endIndex + 1 < line.endIndex, ".)".utf8.contains(line[digits.endIndex]),
                    line[digits.endIndex + 1] == 0x20
                else { return start }
                next = digits.endIndex + 2
                start = next
            case UInt8(ascii: "["): return at
            default: return start
            }
            at = next
        }
        return start
    }

    /// No label of a footnote: it holds a blank.
    static let admonition = " admonition"

    /// `!!! note "Title"`, `??? tip`, `=== "Tab"` and `:   ` of a definition list in Python-Markdown's extensions: what is indented
    /// below belongs to them.
    private func admonitionMarks() -> [(line: Int, start: Int, label: String, length: Int)] {
        var marks: [(line: Int, start: Int, label: String, length: Int)] = []
        /// How far the marks are indented that the next line may belong to, those of list items too: each holds what stands four further.
        var open: [(indent: Int, isItem: Bool)] = []
        var fence: (sign: UInt8, count: Int)?
        var isComment = false
        /// Whether any text stands above that could be what is defined.
        var hasTerm = false
        var isBehindBlank = true
        for number in stride(from: lineOffset + 1, through: text.lineCount, by: 1) {
            let line = text.line(number)
            let indent = line.prefix { $0 == 0x20 }.count
            let rest = line.dropFirst(indent)
            guard let first = rest.first else {
                isBehindBlank = true
                continue
            }
            let mayGoOn = !isBehindBlank
            isBehindBlank = false
            let run = rest.prefix { $0 == first }.count
            let isFence = run >= 3 && (first == UInt8(ascii: "`") || first == UInt8(ascii: "~"))
            // Comments and code stand in no box that they are not indented as.
            if !isComment, fence == nil, isFence || rest.starts(with: "<!--".utf8) {
                while let last = open.last, indent < last.indent + 4 { open.removeLast() }
            }
            // Nothing in a comment begins anything.
            if isComment || fence == nil && rest.starts(with: "<!--".utf8) {
                isComment = !String(decoding: rest, as: UTF8.self).contains("-->")
                continue
            }
            if let (sign, count) = fence {
                if first == sign, run >= count, rest.dropFirst(run).allSatisfy(\.isBlank) { fence = nil }
                continue
            }
            if isFence {
                fence = (first, run)
                continue
            }
            let item = Self.itemMark(rest)
            let mark = Self.boxMark(rest)
            // The line after an item's goes on with that, however far it is indented.
            let isLazy = mayGoOn && item == nil && mark == nil && first != UInt8(ascii: "#")
            while let last = open.last, indent < last.indent + 4, !(isLazy && last.isItem) { open.removeLast() }
            let base = open.last.map { $0.indent + 4 } ?? 0
            if first == UInt8(ascii: ":"), run == 1, indent == base, hasTerm,
                case let blanks = rest.dropFirst().prefix(while: { $0 == 0x20 }).count, (1...3).contains(blanks),
                rest.count > 1 + blanks
            {
                marks.append((number, indent, Self.admonition, 1 + blanks))
                open.append((indent, false))
                continue
            }
            hasTerm = true
            if let item, indent < base + 4, indent + item <= base + 4 {
                open.append((base, true))
            } else if let mark, indent == base {
                marks.append((number, indent, Self.admonition, mark))
                open.append((indent, false))
            }
        }
        return marks
    }

    /// How long the mark of a list item is, with its blanks; `nil` where none begins the text.
    private static func itemMark(_ text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first else { return nil }
        let digits = text.prefix { (0x30...0x39).contains($0) }
        let mark: Int
        if digits.isEmpty {
            guard "-*+".utf8.contains(first) else { return nil }
            mark = 1
        } else {
            guard digits.endIndex < text.endIndex, text[digits.endIndex] == UInt8(ascii: ".") else { return nil }
            mark = digits.count + 1
        }
        let blanks = text.dropFirst(mark).prefix { $0 == 0x20 }.count
        return blanks > 0 && text.count > mark + blanks ? mark + min(blanks, 4) : nil
    }

    /// How long `!!! `, `???+ ` or `===! ` is, where a word or a title in quotes follows.
    private static func boxMark(_ text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first, "!?=".utf8.contains(first), text.prefix(while: { $0 == first }).count == 3 else {
            return nil
        }
        var mark = text.dropFirst(3)
        switch first {
        case UInt8(ascii: "?"): if mark.first == UInt8(ascii: "+") { mark = mark.dropFirst() }
        case UInt8(ascii: "="): mark = mark.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "!") }
        default: break
        }
        let blank = mark.first == 0x20 ? 1 : 0
        guard let sign = mark.first(where: { $0 != 0x20 }),
            first == UInt8(ascii: "=")
                ? blank == 1 && sign == UInt8(ascii: "\"") : sign == UInt8(ascii: "\"") || !sign.isASCIIPunctuation
        else { return nil }
        return mark.startIndex + blank - text.startIndex
    }

    /// The lines that stand in code or raw HTML, where nothing is a footnote.
    mutating func verbatimLines(_ body: [UInt8]) -> Set<Int> {
        var probe = TreeBuilder(text)
        unsafe probe.withTree(body) { builder, root in
            unsafe builder.copyChildren(of: root, to: Document.root)
        }
        var lines: Set<Int> = []
        for node in probe.document.nodes {
            switch node.kind {
            case .codeBlock, .htmlBlock:
                if node.range.line <= node.range.endLine { lines.formUnion(node.range.line...node.range.endLine) }
            default: break
            }
        }
        return lines
    }

    /// Turns the list items of `maskFootnotes` into footnote definitions beside what else their list held.
    mutating func liftFootnotes() {
        let lists = document.nodes.indices.filter { if case .list = document.nodes[$0].kind { true } else { false } }
        var replacements: [Node.Index: [Node.Index]] = [:]
        for list in lists {
            let list = Node.Index(list)
            let items = document.childList(of: list)
            guard items.contains(where: { label(of: $0) != nil }) else { continue }
            var parts: [Node.Index] = []
            var rest: [Node.Index] = []
            func closeList(_ document: inout Document) {
                guard !rest.isEmpty else { return }
                var copy = document[list]
                copy.range.line = document[rest[0]].range.line
                copy.firstChild = -1
                copy.lastChild = -1
                document.nodes.append(copy)
                let index = Node.Index(document.nodes.count - 1)
                document.setChildren(of: index, rest)
                parts.append(index)
                rest = []
            }
            for item in items {
                guard let label = label(of: item) else {
                    rest.append(item)
                    continue
                }
                closeList(&document)
                if label == Self.admonition {
                    document.nodes[Int(item)].kind = .admonition
                    parts.append(item)
                    continue
                }
                document.nodes[Int(item)].kind = .footnoteDefinition(label: document.keep(label.utf8), number: 0)
                endAtContent(item)
                let key = DefinitionScanner.key(label)
                if labels[key] == nil { labels[key] = item }
                document.footnotes.append(item)
                parts.append(item)
            }
            closeList(&document)
            replacements[list] = parts
        }
        let parents = Set(replacements.keys.map { document[$0].parent })
        for parent in parents {
            let children = document.childList(of: parent).flatMap { replacements[$0] ?? [$0] }
            document.setChildren(of: parent, children)
        }
    }

    /// libcmark counts the blank lines behind an item to it.
    private mutating func endAtContent(_ item: Node.Index) {
        var last = item
        while document[last].lastChild >= 0 {
            switch document[last].kind {
            case .paragraph, .heading: break
            default:
                last = document[last].lastChild
                continue
            }
            break
        }
        let isEmpty = last == item
        guard isEmpty || document[last].range.endLine >= document[item].range.line else { return }
        document.nodes[Int(item)].range.endLine =
            isEmpty ? document[item].range.line : document[last].range.endLine
        // The mark that stood for the note's was shorter: where the line ends is told by the source.
        let number = document[item].range.endLine
        let blanks = text.line(number).reversed().prefix { $0.isBlank }.count
        document.nodes[Int(item)].range.endColumn = text.endColumn(ofLine: number) - blanks
    }

    /// The label of an item that stands for a note: of items that begin in one line it is the innermost.
    private func label(of item: Node.Index) -> String? {
        guard let label = footnoteLabels[document[item].range.line] else { return nil }
        let list = document[item].firstChild
        if list >= 0, case .list = document[list].kind, document[list].range.line == document[item].range.line {
            return nil
        }
        return label
    }

    /// Numbers footnotes by first use in the text, then by first use inside notes that are used.
    mutating func numberFootnotes() {
        guard !labels.isEmpty else { return }
        var order: [Node.Index] = []
        var uses: [Node.Index: Int] = [:]
        var numbers: [Node.Index: Int] = [:]
        let notes = Set(document.footnotes)
        func references(below start: Node.Index, skippingNotes: Bool) -> [Node.Index] {
            var found: [Node.Index] = []
            var noteDepth = 0
            document.walk(from: start) { event in
                switch event {
                case .enter(let index):
                    if skippingNotes, notes.contains(index) { noteDepth += 1 }
                    if noteDepth == 0, case .footnoteReference = document[index].kind { found.append(index) }
                case .exit(let index): if skippingNotes, notes.contains(index) { noteDepth -= 1 }
                }
            }
            return found
        }
        func number(_ references: [Node.Index], _ document: inout Document) {
            for reference in references {
                guard case .footnoteReference(let label, _, _) = document[reference].kind,
                    let note = labels[DefinitionScanner.key(document.string(label))]
                else { continue }
                if numbers[note] == nil {
                    order.append(note)
                    numbers[note] = order.count
                }
                uses[note, default: 0] += 1
                document.nodes[Int(reference)].kind = .footnoteReference(
                    label: label, number: numbers[note] ?? 0, use: uses[note] ?? 1)
            }
        }
        number(references(below: Document.root, skippingNotes: true), &document)
        var next = 0
        while next < order.count {
            number(references(below: order[next], skippingNotes: false), &document)
            next += 1
        }
        for note in document.footnotes {
            guard case .footnoteDefinition(let label, _) = document[note].kind else { continue }
            document.nodes[Int(note)].kind = .footnoteDefinition(label: label, number: numbers[note] ?? 0)
        }
        document.footnotes = order + document.footnotes.filter { numbers[$0] == nil }
    }
}
