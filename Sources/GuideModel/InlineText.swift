import CommonMark

/// Raw HTML without its comments, which no reader sees.
package func withoutComments(_ html: String) -> String {
    guard html.contains("<!--") else { return html }
    var result: [UInt8] = []
    let bytes = Array(html.utf8)
    var at = 0
    while at < bytes.count {
        if bytes[at...].starts(with: "<!--".utf8) {
            at += 4
            while at < bytes.count, !bytes[at...].starts(with: "-->".utf8) { at += 1 }
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

    init(_ document: Document, below index: Node.Index, prefix: String = "") {
        bytes = Array(prefix.utf8)
        var starts: [(Block.Inline.Kind?, Int)] = []
        var imageDepth = 0
        document.walk(from: index) { event in
            switch event {
            case .enter(let child):
                let node = document[child]
                switch node.kind {
                case .text: if imageDepth == 0 { append(node.literal) }
                case .softBreak: if imageDepth == 0 { append(" ") }
                case .lineBreak:
                    if imageDepth == 0 {
                        inlines.append(Block.Inline(kind: .lineBreak, start: bytes.count, end: bytes.count))
                        append(" ")
                    }
                case .code:
                    if imageDepth == 0 {
                        let start = bytes.count
                        append(node.literal)
                        inlines.append(Block.Inline(kind: .code, start: start, end: bytes.count))
                    }
                case .image: imageDepth += 1
                default: break
                }
                if child != index, document[child].firstChild >= 0 || node.kind.holdsInlines {
                    starts.append((nil, bytes.count))
                }
            case .exit(let child):
                let node = document[child]
                guard child != index, node.firstChild >= 0 || node.kind.holdsInlines, let start = starts.popLast()?.1
                else { return }
                let kind: Block.Inline.Kind
                switch node.kind {
                case .emphasis: kind = .emphasis
                case .strong: kind = .strong
                case .strikethrough: kind = .strikethrough
                case .link(let destination, let title): kind = .link(destination: destination, title: title)
                case .image(let source, let title):
                    imageDepth -= 1
                    if imageDepth > 0 { return }
                    kind = .image(
                        source: source,
                        alt: canonicallyComposed(folded(document.plainText(of: child, imageText: true))), title: title)
                default: return
                }
                inlines.append(Block.Inline(kind: kind, start: start, end: bytes.count))
            }
        }
    }

    /// Adds text with runs of blanks as one.
    private mutating func append(_ text: String) {
        for byte in text.utf8 {
            if byte == 0x20 || (9...13).contains(byte) {
                if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
            } else {
                bytes.append(byte)
            }
        }
    }

    mutating func finish() -> String {
        if bytes.last == 0x20 { bytes.removeLast() }
        for index in inlines.indices {
            inlines[index].start = min(inlines[index].start, bytes.count)
            inlines[index].end = min(inlines[index].end, bytes.count)
        }
        inlines.sort { ($0.start, $1.end) < ($1.start, $0.end) }
        let text = String(decoding: bytes, as: UTF8.self)
        let composed = canonicallyComposed(text)
        // Places are bytes: when composing changed any, those behind it would be off, so they are counted again.
        if composed.utf8.count != bytes.count {
            func moved(_ offset: Int) -> Int {
                canonicallyComposed(String(decoding: bytes[..<offset], as: UTF8.self)).utf8.count
            }
            for index in inlines.indices {
                inlines[index].start = moved(inlines[index].start)
                inlines[index].end = moved(inlines[index].end)
            }
        }
        return composed
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
