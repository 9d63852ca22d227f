import CommonMark
import GuideModel

/// Finds the tags of a piece of raw HTML in the source, in their order.
struct TagPlaces {
    private let range: SourceRange
    private let source: SourceText
    private let literal: [UInt8]
    /// The source line of each line of the literal, as the place where the literal's line starts in the source's bytes.
    private var line = 0
    private var lineStart = 0
    private var sourceStart = 0
    private let isBlock: Bool

    init(_ node: Node, _ literal: [UInt8], _ source: SourceText) {
        range = node.range
        self.source = source
        self.literal = literal
        isBlock = node.kind == .htmlBlock
        sourceStart = isBlock ? lineStartInSource : source.offset(line: node.range.line, column: node.range.column)
    }

    /// Where the literal's line starts in the source: a container's prefix is gone from it. A block has its lines to their ends; of
    /// raw HTML among text a line may go on, and has lost the blanks that it began with.
    private var lineStartInSource: Int {
        let whole = source.line(range.line + line)
        let own = literal[lineStart...].prefix { $0 != 0x0A }
        guard isBlock || own.isEmpty else {
            let starts = whole.indices.filter { whole[$0] == own[own.startIndex] }
            return starts.first { whole[$0...].starts(with: own) } ?? whole.startIndex
        }
        return max(whole.startIndex, whole.endIndex - own.count)
    }

    mutating func range(of tag: HTMLTag) -> SourceRange {
        let start = offset(of: tag.offset)
        let end = offset(of: max(tag.offset, tag.end - 1)) + 1
        return source.range(of: start..<max(start + 1, min(end, source.bytes.count)))
    }

    private mutating func offset(of place: Int) -> Int {
        while let end = literal[lineStart...].firstIndex(of: 0x0A), end < place {
            lineStart = end + 1
            line += 1
            sourceStart = lineStartInSource
        }
        return sourceStart + (place - lineStart)
    }
}

extension HTMLTag {
    /// How much deeper in elements of its name a line ends than it began; `<pre>` is no `<p>`.
    func nesting(in line: ArraySlice<UInt8>) -> Int {
        let (opening, closing) = (Array("<\(name)".utf8), Array("</\(name)".utf8))
        func begins(_ sign: [UInt8], _ at: Int) -> Bool {
            guard line[at...].starts(with: sign) else { return false }
            let next = at + sign.count
            return next >= line.endIndex
                || !(0x61...0x7A).contains(line[next] | 0x20) && line[next] != UInt8(ascii: "-")
        }
        var depth = 0
        for at in line.indices where line[at] == UInt8(ascii: "<") {
            if begins(closing, at) { depth -= 1 } else if begins(opening, at) { depth += 1 }
        }
        return depth
    }
}
