import CommonMark

/// Raw HTML without its comments, which no reader sees.
package func withoutComments(_ html: String) -> String {
    let bytes = Array(html.utf8)
    guard bytes.contains(UInt8(ascii: "!")) else { return html }
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
        if bytes[at] == UInt8(ascii: "<"), bytes[at...].starts(with: "<!--".utf8) {
            at += 4
            while at < bytes.count, bytes[at] != UInt8(ascii: "-") || !bytes[at...].starts(with: "-->".utf8) { at += 1 }
            at = min(bytes.count, at + 3)
        } else {
            result.append(bytes[at])
            at += 1
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// Runs of white space as one blank, none at the ends.
package func folded(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
        if byte == 0x20 || (9...13).contains(byte) {
            if let last = result.last, last != 0x20 { result.append(0x20) }
        } else {
            result.append(byte)
        }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
}

/// A block's plain text with what stands in it.
struct InlineText {
    private(set) var inlines: [Block.Inline] = []
    private var bytes: [UInt8]

    private let isNote: Bool
    private let hasAttributeLists: Bool
    /// How many bytes of the text that follows no reader sees.
    private var unseen = 0
    /// Where the last line of the source begins, where there are two.
    private var lineStart: Int?

    /// - Parameter isNote: whether only the beginning is wanted, without the marks in it: a note may refer to itself.
    init(_ document: Document, below index: Node.Index, prefix: String = "", isNote: Bool = false) {
        bytes = Array(prefix.utf8)
        self.isNote = isNote
        hasAttributeLists = document.hasAttributeLists
        var current = document[index].firstChild
        guard current >= 0 else { return }
        var starts: [Int] = []
        var imageDepth = 0
        while true {
            enter(document, current, imageDepth)
            if case .image = document[current].kind { imageDepth += 1 }
            if document[current].kind.holdsInlines { starts.append(bytes.count) }
            if document[current].firstChild >= 0 {
                current = document[current].firstChild
                continue
            }
            if isNote, bytes.count >= Block.noteLimit { return }
            while true {
                if document[current].kind.holdsInlines, let start = starts.popLast() {
                    exit(document, current, start, &imageDepth)
                    unseen = imageDepth == 0 ? document.attributeListLength(after: current) : 0
                }
                if document[current].next >= 0 { break }
                current = document[current].parent
                if current == index { return }
            }
            current = document[current].next
        }
    }

    private mutating func enter(_ document: Document, _ node: Node.Index, _ imageDepth: Int) {
        guard imageDepth == 0 else { return }
        switch document[node].kind {
        case .text: append(document, node)
        case .softBreak:
            lineStart = bytes.count
            // What follows matters only to scripts that are written without blanks.
            if let last = bytes.last, last >= 0x80 {
                softBreak(before: document.leadingScalar(after: node))
            } else {
                appendBlank()
            }
        case .lineBreak: lineBreak()
        case .code:
            let start = bytes.count
            append(document, node)
            inlines.append(Block.Inline(kind: .code, start: start, end: bytes.count))
            unseen = document.attributeListLength(after: node)
        case .htmlInline:
            if isLineBreak(tag: document.bytes(of: document[node])) {
                lineBreak()
            } else if !document.bytes(of: document[node]).starts(with: "<!".utf8) {
                let tag = document.literal(node)
                inlines.append(Block.Inline(kind: .html(folded(tag)), start: bytes.count, end: bytes.count))
            }
        case .footnoteReference where isNote: break
        case .footnoteReference(_, let number, _):
            let note = document.footnote(number)
            inlines.append(
                Block.Inline(
                    kind: .footnote(name: note.name, text: note.text), start: bytes.count, end: bytes.count))
        default: break
        }
    }

    private mutating func exit(_ document: Document, _ node: Node.Index, _ start: Int, _ imageDepth: inout Int) {
        let kind: Block.Inline.Kind
        switch document[node].kind {
        case .emphasis: kind = .emphasis
        case .strong: kind = .strong
        case .strikethrough: kind = .strikethrough
        case .link(let destination, let title):
            kind = .link(destination: document.string(destination), title: document.string(title))
        case .image(let source, let title):
            imageDepth -= 1
            if imageDepth > 0 { return }
            let alt = canonicallyComposed(folded(document.plainText(of: node, imageText: true)))
            kind = .image(source: document.string(source), alt: alt, title: document.string(title))
        default: return
        }
        inlines.append(Block.Inline(kind: kind, start: start, end: bytes.count))
    }

    /// A line's end is a blank, but for scripts that are written without any: there it is nothing.
    private mutating func softBreak(before next: Unicode.Scalar?) {
        guard let last = bytes.last, last >= 0x80, let next, next.isWrittenWithoutBlanks else { return appendBlank() }
        var start = bytes.count - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let scalar = String(decoding: bytes[start...], as: UTF8.self).unicodeScalars.last
        if scalar?.isWrittenWithoutBlanks != true { appendBlank() }
    }

    private mutating func lineBreak() {
        lineStart = bytes.count
        inlines.append(Block.Inline(kind: .lineBreak, start: bytes.count, end: bytes.count))
        appendBlank()
    }

    private mutating func appendBlank() { if let last = bytes.last, last != 0x20 { bytes.append(0x20) } }

    /// Adds a node's text with runs of blanks as one.
    private mutating func append(_ document: Document, _ node: Node.Index) {
        let whole = document.bytes(of: document[node])
        let text = whole.dropFirst(unseen)
        unseen -= whole.count - text.count
        let source = text.span
        // Most text holds no blank beside another: it goes over whole.
        if source.isFolded(behind: bytes.last ?? 0x20) {
            bytes.append(contentsOf: text)
            return
        }
        for index in source.indices {
            let byte = source[index]
            if byte == 0x20 || byte &- 9 < 5 {
                if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
            } else {
                bytes.append(byte)
            }
        }
    }

    /// Takes off a last line that gives the whole block its attributes, as `{ .annotate }` does.
    private mutating func dropAttributeLine() {
        guard hasAttributeLists, let lineStart, lineStart < bytes.count, bytes.last == UInt8(ascii: "}"),
            let start = bytes[lineStart...].firstIndex(where: { $0 != 0x20 }),
            attributeListLength(bytes[start...]) == bytes.count - start
        else { return }
        bytes.removeSubrange(lineStart...)
    }

    mutating func finish() -> String {
        if bytes.last == 0x20 { bytes.removeLast() }
        dropAttributeLine()
        if bytes.last == 0x20 { bytes.removeLast() }
        for index in inlines.indices {
            inlines[index].start = min(inlines[index].start, bytes.count)
            inlines[index].end = min(inlines[index].end, bytes.count)
        }
        if inlines.count > 1 { inlines.sort { ($0.start, $1.end) < ($1.start, $0.end) } }
        let text = String(decoding: bytes, as: UTF8.self)
        let composed = canonicallyComposed(text)
        // Places are bytes: when composing changed any, those behind it would be off, so they are counted again.
        if composed.utf8.count != bytes.count, !inlines.isEmpty {
            let moved = placesWhenComposed(text)
            for index in inlines.indices {
                inlines[index].start = moved[inlines[index].start] ?? inlines[index].start
                inlines[index].end = moved[inlines[index].end] ?? inlines[index].end
            }
        }
        return composed
    }

    /// Where the inlines' places are in the composed text. What composes stands in one character, so each is counted once.
    private func placesWhenComposed(_ text: String) -> [Int: Int] {
        var rest = Set(inlines.flatMap { [$0.start, $0.end] }).sorted()[...]
        var moved: [Int: Int] = [:]
        var (old, new) = (0, 0)
        for character in text {
            let count = character.utf8.count
            while let place = rest.first, place < old + count {
                let part = String(decoding: bytes[old..<place], as: UTF8.self)
                moved[place] = new + canonicallyComposed(part).utf8.count
                rest.removeFirst()
            }
            old += count
            new += count == 1 ? 1 : canonicallyComposed(String(character)).utf8.count
        }
        for place in rest { moved[place] = new }
        return moved
    }
}

extension Node.Kind {
    var holdsInlines: Bool {
        switch self {
        case .emphasis, .strong, .strikethrough, .link, .image: true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// Han, kana, Thai and their neighbours, with the signs of their own.
    fileprivate var isWrittenWithoutBlanks: Bool {
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3000...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xF900...0xFAFF, 0xFF00...0xFF65, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}

extension Document {
    /// The first character of the text behind a node.
    fileprivate func leadingScalar(after node: Node.Index) -> Unicode.Scalar? {
        var next = self[node].next
        while next >= 0 {
            if self[next].hasText, let scalar = literal(next).unicodeScalars.first { return scalar }
            if self[next].firstChild < 0 { return nil }
            next = self[next].firstChild
        }
        return nil
    }

    /// How a footnote begins, by its number, and the first of its text, as its block has it: what tells it from others to a reader.
    func footnote(_ number: Int) -> (name: String, text: String) {
        guard footnotes.indices.contains(number - 1) else { return ("", "") }
        let first = self[footnotes[number - 1]].firstChild
        guard first >= 0 else { return ("", "") }
        var content = InlineText(self, below: first, isNote: true)
        let text = Block.noteText(content.finish())
        return ("footnote: " + text.prefix(40), text)
    }
}

extension Block {
    fileprivate static let noteLimit = 400

    /// What notes are held against each other by: legal references begin alike for longer than a name is, and a page of text is read
    /// no further.
    package static func noteText(_ text: String) -> String {
        guard text.utf8.count > noteLimit else { return text }
        return String(decoding: text.utf8.prefix(noteLimit), as: UTF8.self)
    }
}
