/// A chapter's bytes cut into lines, with byte places turned into characters.
package struct SourceText: Sendable {
    package let bytes: [UInt8]
    /// Where each line starts; one more at the end.
    package private(set) var starts: [Int] = [0]
    private(set) var isASCII = true
    /// How many `[` there are, and which control characters below 9 are used, a bit each.
    private(set) var openers = 0
    private(set) var controls: UInt16 = 0
    /// Whether `]:`, `][` and `[^` stand anywhere: without them nothing is defined, named or noted.
    private(set) var mayDefine = false
    package private(set) var mayName = false
    package private(set) var mayNote = false
    /// Whether a control character other than tabs and line ends stands anywhere, or seven `<` in a row.
    package private(set) var hasControls = false
    package private(set) var mayConflict = false

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts.reserveCapacity(bytes.count / 30 + 2)
        let source = bytes.span
        let isSign = Self.signs.span
        var union = UInt8(0)
        // Nearly all bytes are letters and blanks: whether a sign stands among some is told without branches.
        for start in stride(from: 0, to: source.count, by: 32) {
            let part = source.extracting(start..<min(start + 32, source.count))
            var signs = UInt8(0)
            for index in part.indices {
                let byte = part[index]
                union |= byte
                signs |= (byte < 0x20 ? 1 : 0) | (byte == 0x7F ? 1 : 0) | (byte == 0xC2 ? 1 : 0)
                signs |= (byte == UInt8(ascii: "[") ? 1 : 0) | (byte == UInt8(ascii: ":") ? 1 : 0)
                signs |= (byte == UInt8(ascii: "^") ? 1 : 0) | (byte == UInt8(ascii: "<") ? 1 : 0)
            }
            guard signs != 0 else { continue }
            for index in start..<(start + part.count) where isSign[Int(source[index])] { look(at: index, source) }
        }
        if starts.last != bytes.count { starts.append(bytes.count) }
        // A copy of its own size: a large guide has many of these.
        starts = starts.map { $0 }
        isASCII = union < 0x80
        if !isASCII { measureLongLines() }
    }

    /// Places within a very long line, so that no place in it is counted from its start.
    private struct Mark: Sendable {
        var byte: Int
        var column: Int
    }
    private var marks: [Int: [Mark]] = [:]
    private static let longLine = 4_096
    private static let stretch = 512

    private mutating func measureLongLines() {
        for number in 1..<starts.count where starts[number] - starts[number - 1] > Self.longLine {
            let line = line(number)
            guard !line.allSatisfy({ $0 < 0x80 }) else { continue }
            var own: [Mark] = []
            var (byte, column, last) = (0, 1, 0)
            for character in String(decoding: line, as: UTF8.self) {
                if byte - last >= Self.stretch {
                    own.append(Mark(byte: byte, column: column))
                    last = byte
                }
                byte += character.utf8.count
                column += 1
            }
            // Bytes that are no text take another room once they are read.
            if byte == line.count { marks[number] = own }
        }
    }

    private static let signs: [Bool] = (0...255).map { byte in
        let isControl = byte < 0x20 && byte != 0x09 || byte == 0x7F
        return isControl || byte == 0xC2 || "[:^<".utf8.contains(UInt8(byte))
    }

    private mutating func look(at index: Int, _ source: Span<UInt8>) {
        let byte = source[index]
        let last = index > 0 ? source[index - 1] : 0
        let next = index + 1 < source.count ? source[index + 1] : 0
        switch byte {
        case UInt8(ascii: "\n"): starts.append(index + 1)
        // A lone carriage return ends a line too.
        case UInt8(ascii: "\r"):
            if index + 1 < source.count, next != UInt8(ascii: "\n") { starts.append(index + 1) }
        case UInt8(ascii: "["):
            openers += 1
            if last == UInt8(ascii: "]") { mayName = true }
        case UInt8(ascii: ":"): if last == UInt8(ascii: "]") { mayDefine = true }
        case UInt8(ascii: "^"): if last == UInt8(ascii: "[") { mayNote = true }
        case UInt8(ascii: "<"): if last == byte, next == byte { mayConflict = true }
        case 0xC2: if (0x80...0x9F).contains(next) { hasControls = true }
        default:
            hasControls = true
            if byte < 9 { controls |= 1 << UInt16(byte) }
        }
    }

    /// Whether the source of a paragraph holds what libcmark does not read: a table, strikethrough, a footnote's mark.
    func hasExtensions(lines: ClosedRange<Int>, footnotes: Bool) -> Bool {
        guard lines.lowerBound >= 1, lines.upperBound < starts.count else { return true }
        var last = UInt8(0)
        for byte in bytes[starts[lines.lowerBound - 1]..<starts[lines.upperBound]] {
            switch byte {
            case UInt8(ascii: "|"), UInt8(ascii: "~"): return true
            case UInt8(ascii: "^"): if footnotes { return true }
            case UInt8(ascii: "-"): if last == UInt8(ascii: ":") { return true }
            case UInt8(ascii: ":"): if last == UInt8(ascii: "-") { return true }
            default: break
            }
            last = byte
        }
        return false
    }

    /// How its lines end, told by the first.
    package var lineEnd: String {
        guard starts.count > 1, starts[1] > 0, bytes.indices.contains(starts[1] - 1) else { return "\n" }
        if bytes[starts[1] - 1] == UInt8(ascii: "\r") { return "\r" }
        return starts[1] > 1 && bytes[starts[1] - 2] == UInt8(ascii: "\r") ? "\r\n" : "\n"
    }

    package var lineCount: Int { starts.count - 1 }

    /// The bytes of a line (from 1) without its end.
    package func line(_ number: Int) -> ArraySlice<UInt8> {
        guard number >= 1, number < starts.count else { return [] }
        var end = starts[number]
        while end > starts[number - 1], bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
            end -= 1
        }
        return bytes[starts[number - 1]..<end]
    }

    /// The column from 1, in characters, of a byte offset from 0 in a line.
    package func column(line number: Int, byte: Int) -> Int {
        if isASCII { return byte + 1 }
        if let own = marks[number], case let place = own.partitioningIndex(where: { $0.byte > byte }), place > 0 {
            let passed = line(number).prefix(byte).dropFirst(own[place - 1].byte)
            return own[place - 1].column + String(decoding: passed, as: UTF8.self).count
        }
        let prefix = line(number).prefix(byte)
        return prefix.allSatisfy { $0 < 0x80 } ? byte + 1 : String(decoding: prefix, as: UTF8.self).count + 1
    }

    /// The place in `bytes` of a line and column; the line's end where it is shorter.
    package func offset(line number: Int, column: Int) -> Int {
        let line = line(number)
        if let own = marks[number], case let place = own.partitioningIndex(where: { $0.column > column }), place > 0 {
            let mark = own[place - 1]
            let rest = line.dropFirst(mark.byte).prefix(Self.stretch * 8)
            let passed = String(decoding: rest, as: UTF8.self).prefix(column - mark.column)
            return min(line.startIndex + mark.byte + passed.utf8.count, line.endIndex)
        }
        guard !isASCII, !line.allSatisfy({ $0 < 0x80 }) else {
            return min(line.startIndex + max(0, column - 1), line.endIndex)
        }
        let before = String(decoding: line, as: UTF8.self).prefix(max(0, column - 1))
        return min(line.startIndex + before.utf8.count, line.endIndex)
    }

    /// The bytes that a place takes.
    package func offsets(of range: SourceRange) -> Range<Int> {
        let start = offset(line: range.line, column: range.column)
        return start..<max(start, offset(line: range.endLine, column: range.endColumn))
    }

    /// The place of some bytes.
    package func range(of offsets: Range<Int>) -> SourceRange {
        let (start, end) = (place(of: offsets.lowerBound), place(of: offsets.upperBound))
        return SourceRange(line: start.line, column: start.column, endLine: end.line, endColumn: end.column)
    }

    private func place(of offset: Int) -> (line: Int, column: Int) {
        var (low, high) = (0, starts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if starts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        let line = min(low + 1, max(1, lineCount))
        return (line, column(line: line, byte: offset - starts[line - 1]))
    }

    /// One past the last column of a line.
    package func endColumn(ofLine number: Int) -> Int { column(line: number, byte: line(number).count) }
}

/// Counts characters along one line, so that many places on a long line cost one pass together.
struct ColumnCounter {
    private let text: SourceText
    private var line = 0
    private var byte = 0
    private var column = 1

    init(_ text: SourceText) { self.text = text }

    mutating func column(line number: Int, byte wanted: Int) -> Int {
        if text.isASCII { return wanted + 1 }
        if number != line || wanted < byte {
            line = number
            byte = 0
            column = 1
        }
        let slice = text.line(number)
        let from = min(slice.startIndex + byte, slice.endIndex)
        let to = min(slice.startIndex + wanted, slice.endIndex)
        let passed = slice[from..<to]
        column += passed.allSatisfy { $0 < 0x80 } ? passed.count : String(decoding: passed, as: UTF8.self).count
        byte = wanted
        return column
    }
}

extension UInt8 {
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    var isSpace: Bool { isBlank || isLineEnd || self == 0x0B || self == 0x0C }
    var isASCIIPunctuation: Bool {
        (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
            || (0x7B...0x7E).contains(self)
    }
}
