/// The text of a paragraph, heading or cell as libcmark reads its inlines, with the way back to the source.
struct LeafText {
    /// A stretch of `bytes` that stands in one source line.
    struct Segment {
        var offset: Int
        var line: Int
        var byte: Int
        /// A paragraph goes on here although the marks of its container are missing; a table does not.
        var isLazy = false
    }

    var bytes: [UInt8] = []
    var segments: [Segment] = []

    /// The lines of a paragraph without the marks of the containers around it.
    ///
    /// - Parameters:
    ///   - lines: in the numbering of `text`.
    ///   - firstByte: where the first line's own text starts.
    ///   - quotes: how many block quotes are around it; a lazy line may have fewer marks.
    ///   - indent: how far the list item around it indents its content, in bytes.
    init(_ text: SourceText, lines: ClosedRange<Int>, firstByte: Int, quotes: Int, indent: Int = 0) {
        for number in lines {
            let line = text.line(number)
            var skip = number == lines.lowerBound ? min(firstByte, line.count) : 0
            var isLazy = false
            if number > lines.lowerBound {
                var left = quotes
                scan: while skip < line.count {
                    switch line[line.startIndex + skip] {
                    case UInt8(ascii: ">") where left > 0: left -= 1
                    case 0x20, 0x09: break
                    default: break scan
                    }
                    skip += 1
                }
                isLazy = left > 0 || skip < indent
            }
            while skip < line.count, line[line.startIndex + skip].isBlank { skip += 1 }
            if number > lines.lowerBound { bytes.append(0x0A) }
            segments.append(Segment(offset: bytes.count, line: number, byte: skip, isLazy: isLazy))
            bytes += line.dropFirst(skip)
        }
    }

    init(cell: [UInt8], segments: [Segment]) {
        bytes = cell
        self.segments = segments
    }

    /// The source line and the byte in it of an offset.
    func place(_ offset: Int, hint: inout Int) -> (line: Int, byte: Int) {
        guard !segments.isEmpty else { return (1, 0) }
        func holds(_ at: Int) -> Bool {
            segments[at].offset <= offset && (at + 1 == segments.count || segments[at + 1].offset > offset)
        }
        if hint + 1 < segments.count, !holds(hint) { hint += 1 }
        if hint >= segments.count || !holds(hint) {
            // Somewhere else: thousands of lines may lie between.
            hint = max(0, segments.partitioningIndex { $0.offset > offset } - 1)
        }
        return (segments[hint].line, segments[hint].byte + offset - segments[hint].offset)
    }
}
