/// A chapter's source without some runs of lines that another state of it holds too; a line stands for each.
package struct AbridgedSource: Sendable {
    package let bytes: [UInt8]
    /// By the line of `bytes` that stands for it: which omission, from 0, where in the whole source it stood, and about how many
    /// words it was.
    let omissions: [Int: (number: Int, bytes: Range<Int>, words: Int)]
    /// From which line of `bytes` on lines have moved up by how many, in order.
    private let shifts: [(line: Int, count: Int)]

    /// The line of the whole source.
    func wholeLine(_ line: Int) -> Int {
        var (low, high) = (0, shifts.count)
        while low < high {
            let middle = (low + high) / 2
            if shifts[middle].line <= line { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? line : line + shifts[low - 1].count
    }

    /// Takes a source over but for what is left out.
    package struct Writer {
        private let source: [UInt8]
        private var bytes: [UInt8] = []
        private var omissions: [Int: (number: Int, bytes: Range<Int>, words: Int)] = [:]
        private var shifts: [(line: Int, count: Int)] = []
        private var copied = 0
        private var shift = 0

        package init(_ source: [UInt8]) { self.source = source }

        package var count: Int { omissions.count }

        /// Leaves whole lines out, which stand behind all that was left out before and between blocks of the document.
        ///
        /// - Parameters:
        ///   - line: the number of the first of them, from 1.
        ///   - words: about how many words they hold.
        package mutating func omit(_ range: Range<Int>, line: Int, words: Int) {
            bytes += source[copied..<range.lowerBound]
            omissions[line - shift] = (omissions.count, range, words)
            // A processing instruction is a block by itself, and nothing in it says where it came from.
            bytes += "<?omitted?>".utf8
            copied = range.upperBound
            let breaks = source.span.extracting(range).count(of: 0x0A)
            shift += breaks
            shifts.append((line - shift + breaks + 1, shift))
        }

        package consuming func finish() -> AbridgedSource {
            bytes += source[copied...]
            return AbridgedSource(bytes: bytes, omissions: omissions, shifts: shifts)
        }
    }
}

extension Span<UInt8> {
    fileprivate func count(of byte: UInt8) -> Int {
        var result = 0
        for index in indices where self[index] == byte { result += 1 }
        return result
    }
}
