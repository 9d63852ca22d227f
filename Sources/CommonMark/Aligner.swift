/// Finds where each inline stands in its leaf's text, by reading that text once more along the finished tree.
///
/// libcmark's own columns are bytes, shift in quotes, and give a link over two lines its last line as its start.
struct Aligner {
    let leaf: Leaf
    private let bytes: [UInt8]
    private let keys: Set<String>
    private var at = 0
    private var hint = 0
    /// Where each byte of a text node stands, -1 for what an escape or an entity made; only kept for leaves that ask.
    private(set) var offsets: [Node.Index: [Int]] = [:]
    private let keepsOffsets: Bool
    /// Whether the tree and the text ever disagreed; places after that are the leaf's.
    private(set) var isLost = false

    init(_ leaf: Leaf, keys: Set<String>, keepsOffsets: Bool) {
        self.leaf = leaf
        self.keepsOffsets = keepsOffsets
        bytes = leaf.text.bytes
        self.keys = keys
        at = leaf.isCell ? TreeBuilder.cellMark.utf8.count : 0
        while at < bytes.count, bytes[at].isBlank { at += 1 }
    }

    mutating func align(_ document: inout Document, columns: inout ColumnCounter) {
        var starts: [Int] = []
        var skipUntil: Node.Index?
        var current = document[leaf.index].firstChild
        guard current >= 0 else { return }
        while true {
            if skipUntil == nil {
                starts.append(at)
                enter(document, current, &skipUntil)
            }
            let child = document[current].firstChild
            if child >= 0 {
                current = child
                continue
            }
            while true {
                if skipUntil == nil || skipUntil == current {
                    if skipUntil == current { skipUntil = nil } else { exit(document[current]) }
                    if let start = starts.popLast() { document.nodes[Int(current)].range = range(start, at, &columns) }
                } else {
                    document.nodes[Int(current)].range = range(starts.last ?? 0, at, &columns)
                }
                if document[current].next >= 0 { break }
                current = document[current].parent
                if current == leaf.index { return }
            }
            current = document[current].next
        }
    }

    private mutating func range(_ from: Int, _ to: Int, _ columns: inout ColumnCounter) -> SourceRange {
        let start = leaf.text.place(from, hint: &hint)
        let startColumn = columns.column(line: start.line, byte: start.byte)
        let end = leaf.text.place(to, hint: &hint)
        return SourceRange(
            line: start.line, column: startColumn, endLine: end.line,
            endColumn: columns.column(line: end.line, byte: end.byte))
    }

    func range(_ from: Int, _ to: Int, _ text: SourceText) -> SourceRange {
        var hint = 0
        let start = leaf.text.place(from, hint: &hint)
        let end = leaf.text.place(to, hint: &hint)
        return SourceRange(
            line: start.line, column: text.column(line: start.line, byte: start.byte), endLine: end.line,
            endColumn: text.column(line: end.line, byte: end.byte))
    }

    // MARK: - One node

    private mutating func enter(_ document: Document, _ index: Node.Index, _ skipUntil: inout Node.Index?) {
        let node = document[index]
        switch node.kind {
        case .text:
            let wanted = document.bytes(of: node)
            if !keepsOffsets, holds(wanted) { at += wanted.count } else { text(Array(wanted), index) }
        case .softBreak, .lineBreak:
            while at < bytes.count, bytes[at] != 0x0A {
                if !bytes[at].isSpace, bytes[at] != UInt8(ascii: "\\") { isLost = true }
                at += 1
            }
            at += 1
            while at < bytes.count, bytes[at].isBlank { at += 1 }
        case .code:
            let ticks = run(of: UInt8(ascii: "`"))
            at += ticks
            while at < bytes.count {
                let next = run(of: UInt8(ascii: "`"))
                at += max(next, 1)
                if next == ticks { break }
            }
        case .htmlInline: at = min(bytes.count, at + Int(node.text.count))
        case .emphasis: at += 1
        case .strong: at += 2
        case .link, .image:
            if at < bytes.count, bytes[at] == UInt8(ascii: "<") {
                while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
                at = min(bytes.count, at + 1)
                skipUntil = index
            } else {
                at += node.kind.isImage ? 2 : 1
            }
        default: break
        }
        at = min(at, bytes.count)
    }

    private mutating func exit(_ node: Node) {
        switch node.kind {
        case .emphasis: at += 1
        case .strong: at += 2
        case .link, .image:
            guard at < bytes.count, bytes[at] == UInt8(ascii: "]") else {
                isLost = true
                return
            }
            at += 1
            at = linkEnd()
        default: break
        }
        at = min(at, bytes.count)
    }

    /// The end of `(destination "title")`, `[label]` or nothing, behind the `]` of a link's text.
    private func linkEnd() -> Int {
        guard at < bytes.count else { return at }
        if bytes[at] == UInt8(ascii: "(") {
            var end = DefinitionScanner.skipBlanks(bytes, from: at + 1, lines: 1)
            if let destination = DefinitionScanner.destination(bytes, from: end) { end = destination.end }
            let titleStart = DefinitionScanner.skipBlanks(bytes, from: end, lines: 1)
            if titleStart > end, let title = DefinitionScanner.title(bytes, from: titleStart) { end = title.end }
            end = DefinitionScanner.skipBlanks(bytes, from: end, lines: 1)
            if end < bytes.count, bytes[end] == UInt8(ascii: ")") { return end + 1 }
        }
        if bytes[at] == UInt8(ascii: "["), let close = DefinitionScanner.labelEnd(bytes, from: at) {
            let label = String(decoding: bytes[(at + 1)..<close], as: UTF8.self)
            if close == at + 1 || keys.contains(DefinitionScanner.key(label)) { return close + 1 }
        }
        return at
    }

    private func run(of byte: UInt8) -> Int {
        var count = 0
        while at + count < bytes.count, bytes[at + count] == byte { count += 1 }
        return count
    }

    private static let ampersands = ["&amp;", "&AMP;", "&#38;", "&#x26;", "&#X26;"].map { Array($0.utf8) }

    /// Whether a text stands in the source as it is, as nearly all do.
    private func holds(_ text: ArraySlice<UInt8>) -> Bool {
        let (wanted, source) = (text.span, bytes.span)
        guard at + wanted.count <= source.count else { return false }
        // Without branches, so that the processor looks at many bytes at a time.
        let there = source.extracting(at..<(at + wanted.count))
        var fault = UInt8(0)
        for index in wanted.indices {
            let byte = wanted[index]
            fault |= (byte ^ there[index]) | (byte == UInt8(ascii: "\\") ? 1 : 0) | (byte == UInt8(ascii: "&") ? 1 : 0)
        }
        return fault == 0
    }

    /// Follows a text byte by byte: an escape has a backslash more, an entity stands for one or two characters.
    private mutating func text(_ wanted: [UInt8], _ index: Node.Index) {
        var places: [Int] = []
        if keepsOffsets { places.reserveCapacity(wanted.count) }
        var done = 0
        while done < wanted.count, at < bytes.count {
            let byte = wanted[done]
            if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count, bytes[at + 1] == byte, byte.isASCIIPunctuation {
                at += 2
                done += 1
                if keepsOffsets { places.append(-1) }
            } else if bytes[at] == UInt8(ascii: "&"), let length = entity(wanted, done) {
                while at < bytes.count, bytes[at] != UInt8(ascii: ";") { at += 1 }
                at += 1
                done += length
                if keepsOffsets { places += Array(repeating: -1, count: length) }
            } else if bytes[at] == byte {
                if keepsOffsets { places.append(at) }
                at += 1
                done += 1
            } else {
                isLost = true
                resynchronize(wanted[done...])
                break
            }
        }
        if keepsOffsets {
            places += Array(repeating: -1, count: wanted.count - places.count)
            offsets[index] = places
        }
    }

    /// How many bytes of the text an entity at this place made; `nil` when the `&` is itself.
    private func entity(_ wanted: [UInt8], _ done: Int) -> Int? {
        guard let end = bytes[at...].prefix(40).firstIndex(of: UInt8(ascii: ";")), end > at + 1 else { return nil }
        if wanted[done] == UInt8(ascii: "&") {
            return Self.ampersands.contains { bytes[at...].starts(with: $0) } ? 1 : nil
        }
        // One character, or two for the few entities that make two: the one after which the text goes on as the source does.
        let one = scalarLength(wanted[done])
        // Up to the next escape or entity, of which nobody knows yet what it made.
        let rest = bytes[(end + 1)...].prefix(3).prefix { $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "&") }
        func fits(_ length: Int) -> Bool {
            zip(wanted.dropFirst(done + length).prefix(3), rest).allSatisfy { $0 == $1 }
        }
        if fits(one) || done + one >= wanted.count { return one }
        let two = one + scalarLength(wanted[done + one])
        return fits(two) ? two : one
    }

    private func scalarLength(_ first: UInt8) -> Int { first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4 }

    /// Looks for the text further on, but not without end: a wrong guess would cost more than it helps.
    private mutating func resynchronize(_ rest: ArraySlice<UInt8>) {
        guard let first = rest.first else { return }
        for start in at..<min(bytes.count, at + 256) where bytes[start] == first && bytes[start...].starts(with: rest) {
            at = start + rest.count
            return
        }
    }

    // MARK: - Flanking

    /// Whether a run of tildes can open and can close, by CommonMark's left- and right-flanking rules.
    func flanking(_ offset: Int, _ count: Int) -> (canOpen: Bool, canClose: Bool) {
        let before = scalar(endingAt: offset)
        let after = scalar(startingAt: offset + count)
        let spaceBefore = before.map(\.isMarkdownSpace) ?? true
        let spaceAfter = after.map(\.isMarkdownSpace) ?? true
        let signBefore = before.map(\.isMarkdownPunctuation) ?? false
        let signAfter = after.map(\.isMarkdownPunctuation) ?? false
        return (
            !spaceAfter && !(signAfter && !spaceBefore && !signBefore),
            !spaceBefore && !(signBefore && !spaceAfter && !signAfter)
        )
    }

    private func scalar(startingAt offset: Int) -> Unicode.Scalar? {
        guard offset < bytes.count else { return nil }
        return String(decoding: bytes[offset..<min(bytes.count, offset + 4)], as: UTF8.self).unicodeScalars.first
    }

    private func scalar(endingAt offset: Int) -> Unicode.Scalar? {
        guard offset > 0 else { return nil }
        var start = offset - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.first
    }
}

extension Node.Kind {
    var isImage: Bool { if case .image = self { true } else { false } }
}

extension Unicode.Scalar {
    var isMarkdownSpace: Bool { properties.generalCategory == .spaceSeparator || (9...13).contains(value) }

    var isMarkdownPunctuation: Bool {
        if value < 0x80 { return UInt8(value).isASCIIPunctuation }
        return switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation,
            .otherPunctuation:
            true
        default: false
        }
    }
}
