/// A chapter's lines cut where a new block of the document surely begins, without reading what the blocks are.
///
/// Each part reads the same by itself as within its chapter, but for definitions that stand in other parts. Where a line leaves
/// that in doubt (a fence beside a list's mark, a script, a lone carriage return) there are no parts at all.
package struct SourceParts {
    /// Some whole blocks of the document, in one piece.
    package struct Part: Sendable {
        /// Without the blank lines behind it.
        package var bytes: Range<Int>
        /// One past the blank lines behind it.
        package var end: Int
        /// From 1.
        package var line: Int
        /// Stands for the bytes; equal parts have equal ones.
        package var hash: UInt64 = 0
        package var signs: Signs = []
    }

    /// What stands in a part.
    package struct Signs: OptionSet, Sendable {
        package let rawValue: UInt16
        package init(rawValue: UInt16) { self.rawValue = rawValue }

        package static let heading = Signs(rawValue: 1)
        /// A bar, tilde or caret: signs that libcmark takes for text and we may not.
        package static let extensions = Signs(rawValue: 2)
        /// A line that begins with `[` and one that holds `]:`, as definitions have them.
        package static let definition: Signs = [opening, closing]
        static let opening = Signs(rawValue: 4)
        static let closing = Signs(rawValue: 256)
        /// A line that raw HTML, an admonition or another block of its own kind may begin with.
        package static let foreign = Signs(rawValue: 8)
        /// Letters of scripts that may be written without blanks.
        package static let wide = Signs(rawValue: 16)
        /// `![`.
        package static let picture = Signs(rawValue: 32)
        /// One HTML comment and nothing else.
        package static let comment = Signs(rawValue: 64)
        /// Zero bytes and carriage returns.
        static let control = Signs(rawValue: 128)
        /// `[`: what may refer to a definition.
        package static let bracket = Signs(rawValue: 512)
        /// `{`: what may be attributes, and no text.
        package static let brace = Signs(rawValue: 1024)
    }

    package private(set) var parts: [Part] = []

    private static let signsOfByte: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 256)
        for byte in "|~^".utf8 { table[Int(byte)] = Signs.extensions.rawValue }
        table[Int(UInt8(ascii: "["))] = Signs.bracket.rawValue
        table[Int(UInt8(ascii: "{"))] = Signs.brace.rawValue
        table[0] = Signs.control.rawValue
        table[0x0D] = Signs.control.rawValue
        for byte in 0xE0...0xFF where byte != 0xE2 { table[byte] = Signs.wide.rawValue }
        return table
    }()

    package init?(_ bytes: [UInt8]) {
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return nil }
        let hasFrontMatter = bytes.starts(with: "---".utf8) || bytes.starts(with: "+++".utf8)
        var scanner = Scanner(frontMatterEnd: hasFrontMatter ? SourceText(bytes).frontMatter()?.endLine ?? 0 : 0)
        let isSure = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe Self.signsOfByte.withUnsafeBufferPointer { table in unsafe scanner.scan(bytes, table) }
        }
        guard isSure else { return nil }
        parts = scanner.parts
    }

    /// Takes a source line by line and opens a part where one surely begins.
    struct Scanner {
        var parts: [Part] = []
        var line = 0
        private var fence: (byte: UInt8, count: Int, indent: Int)?
        private var isInComment = false
        private var commentIndent = 0
        private var isInHTML = false
        private var isInList = false
        /// The last line of front matter, 0 where there is none.
        private let frontMatterEnd: Int
        private var followsBlank = true
        private var followsHeading = false

        init(frontMatterEnd: Int) { self.frontMatterEnd = frontMatterEnd }

        /// Whether all places where a block begins are sure.
        mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt16>) -> Bool {
            parts.reserveCapacity(bytes.count / 200 + 1)
            var at = 0
            while at < bytes.count {
                line += 1
                let (end, hash, signs) = unsafe Self.look(bytes, at, table)
                guard unsafe read(bytes, at, end, hash, Signs(rawValue: signs)) else { return false }
                at = end + 1
            }
            if var last = parts.popLast() {
                last.end = bytes.count
                parts.append(last)
            }
            return true
        }

        /// The end of a line from a place on, what stands for its bytes, and the signs among them. Most of a text is letters, so eight bytes
        /// at a time are asked whether any of them may be a sign.
        private static func look(
            _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ table: UnsafeBufferPointer<UInt16>
        ) -> (end: Int, hash: UInt64, signs: UInt16) {
            let raw = UnsafeRawBufferPointer(bytes)
            var (at, hash, signs) = (start, UInt64(0), UInt16(0))
            func take(_ index: Int) {
                let byte = unsafe bytes[index]
                signs |= unsafe table[Int(byte)]
                if index == start { return }
                if byte == UInt8(ascii: "["), unsafe bytes[index - 1] == UInt8(ascii: "!") {
                    signs |= Signs.picture.rawValue
                }
                if byte == UInt8(ascii: ":"), unsafe bytes[index - 1] == UInt8(ascii: "]") {
                    signs |= Signs.closing.rawValue
                }
            }
            while at + 8 <= bytes.count {
                let word = unsafe raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                if word.mayHold(0x0A) { break }
                hash = mixed(hash, word)
                if word.mayHold(0) || word.mayHold(0x0D) || word.mayHold(UInt8(ascii: ":"))
                    || word.mayHold(UInt8(ascii: "X"), but: 7) || word.mayHold(UInt8(ascii: "|"), but: 2)
                    || word.mayHold(0xE0, but: 0x1F) || word.mayHold(UInt8(ascii: "{"))
                {
                    for index in at..<(at + 8) { take(index) }
                }
                at += 8
            }
            var word: UInt64 = 0
            while at < bytes.count, case let byte = unsafe bytes[at], byte != 0x0A {
                take(at)
                word = word << 8 | UInt64(byte)
                at += 1
            }
            return (at, mixed(mixed(hash, word), UInt64(at - start)), signs)
        }

        private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
            let product = (hash ^ word ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
            return product.high ^ product.low
        }

        /// Takes a line up. Returns whether it is plain what the next may be.
        private mutating func read(
            _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ hash: UInt64, _ lineSigns: Signs
        ) -> Bool {
            var signs = lineSigns
            var end = end
            if signs.contains(.control) {
                if end > start, unsafe bytes[end - 1] == 0x0D { end -= 1 }
                for index in start..<end where unsafe bytes[index] == 0x0D || bytes[index] == 0 { return false }
                signs.remove(.control)
            }
            var first = start
            while first < end, unsafe bytes[first] == 0x20 { first += 1 }
            var indent = first - start
            while first < end, unsafe bytes[first] == 0x20 || bytes[first] == 0x09 {
                first += 1
                indent = max(indent, 4)
            }
            if line <= frontMatterEnd {
                if line == 1 { open(start, end, hash, .heading) } else { extend(end, hash, []) }
                followsHeading = true
                return true
            }
            guard first < end else {
                // A blank line belongs to the part before it.
                if fence == nil, !isInComment {
                    followsBlank = true
                    isInHTML = false
                } else if !parts.isEmpty {
                    parts[parts.count - 1].hash = Self.mixed(parts[parts.count - 1].hash, hash)
                }
                followsHeading = false
                return true
            }
            let byte = unsafe bytes[first]
            if let own = fence {
                // Code means nothing but itself.
                extend(end, hash, [])
                var run = first
                while run < end, unsafe bytes[run] == own.byte { run += 1 }
                // What stands less deep than the fence may have left its list item, and then it closes nothing.
                if own.indent > 0, indent == 0 { return false }
                if indent <= 3, run - first >= own.count, unsafe Self.isBlank(bytes, run, end) {
                    fence = nil
                    followsBlank = false
                }
                return true
            }
            if isInComment {
                extend(end, hash, [])
                if commentIndent > 0, indent == 0 { return false }
                if let close = unsafe Self.commentEnd(bytes, first, end) {
                    isInComment = false
                    followsBlank = false
                    if unsafe !Self.isBlank(bytes, close, end) {
                        // What stands behind it belongs to the raw HTML.
                        parts[parts.count - 1].signs.remove(.comment)
                        parts[parts.count - 1].signs.insert(.foreign)
                    }
                }
                return true
            }
            let isHeading = unsafe indent == 0 && !isInHTML && Self.isHeading(bytes, first, end)
            let mark = unsafe indent <= 3 ? Self.listMark(bytes, first, end) : 0
            let mayCut =
                indent == 0 && !isInHTML && (followsBlank || followsHeading || isHeading) && !(mark > 0 && isInList)
            if isHeading { signs.insert(.heading) }
            if unsafe Self.opensBracket(bytes, first, end) { signs.insert(.opening) }
            if indent <= 3, byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-"), !followsBlank,
                unsafe Self.isRun(bytes, first, end, byte, 1)
            {
                signs.insert(.heading)
            }
            if indent == 0, followsBlank || isHeading { isInList = false }
            if mark > 0 { isInList = true }
            var opensComment = false
            if indent <= 3 {
                switch byte {
                case UInt8(ascii: "`"), UInt8(ascii: "~"):
                    var run = first
                    while run < end, unsafe bytes[run] == byte { run += 1 }
                    if run - first >= 3, unsafe byte == UInt8(ascii: "~") || !Self.contains(bytes, run, end, byte) {
                        if isInHTML { return false }
                        fence = (byte, run - first, indent)
                    }
                case UInt8(ascii: "<"):
                    if unsafe Self.begins(bytes, first, end, "<!--") {
                        if isInHTML { return false }
                        opensComment = true
                    } else if unsafe first + 1 < end
                        && (bytes[first + 1] == UInt8(ascii: "!") || bytes[first + 1] == UInt8(ascii: "?"))
                    {
                        return false
                    } else if unsafe Self.beginsVerbatim(bytes, first, end) {
                        return false
                    } else if unsafe !Self.beginsAddress(bytes, first, end) {
                        isInHTML = true
                        signs.insert(.foreign)
                    }
                case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): signs.insert(.foreign)
                // Python-Markdown takes `##Kop` for a heading.
                case UInt8(ascii: "#"): if !isHeading { signs.insert(.foreign) }
                default: break
                }
            }
            if mark > 0 {
                for index in first..<end
                where unsafe bytes[index] == UInt8(ascii: "`") || bytes[index] == UInt8(ascii: "~") {
                    if unsafe Self.begins(bytes, index, end, "```") || Self.begins(bytes, index, end, "~~~") {
                        return false
                    }
                }
                if unsafe Self.contains(bytes, first, end, UInt8(ascii: "<")) { signs.insert(.foreign) }
            } else if byte == UInt8(ascii: ">") {
                if unsafe Self.contains(bytes, first, end, UInt8(ascii: "<")) { signs.insert(.foreign) }
            } else if indent > 0, byte == UInt8(ascii: "<") {
                signs.insert(.foreign)
            } else if indent > 3,
                byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "=")
                    || byte == UInt8(ascii: ":")
            {
                // Boxes and tabs in list items.
                signs.insert(.foreign)
            }
            if mayCut {
                open(start, end, hash, opensComment ? signs.union(.comment) : signs)
            } else {
                extend(end, hash, signs)
                if !parts.isEmpty { parts[parts.count - 1].signs.remove(.comment) }
            }
            if opensComment {
                if let close = unsafe Self.commentEnd(bytes, first, end) {
                    if unsafe !Self.isBlank(bytes, close, end) { parts[parts.count - 1].signs.remove(.comment) }
                } else {
                    isInComment = true
                    commentIndent = indent
                }
            }
            followsBlank = false
            followsHeading = isHeading
            return true
        }

        private mutating func open(_ start: Int, _ end: Int, _ hash: UInt64, _ signs: Signs) {
            if !parts.isEmpty { parts[parts.count - 1].end = start }
            var part = Part(bytes: start..<end, end: end, line: line)
            part.hash = Self.mixed(0, hash)
            part.signs = signs
            parts.append(part)
        }

        private mutating func extend(_ end: Int, _ hash: UInt64, _ signs: Signs) {
            guard !parts.isEmpty else {
                open(0, end, hash, signs)
                return
            }
            let last = parts.count - 1
            parts[last].bytes = parts[last].bytes.lowerBound..<end
            // Lines that are joined by blank ones are other parts than those that are not.
            parts[last].hash = Self.mixed(parts[last].hash, followsBlank ? ~hash : hash)
            parts[last].signs.formUnion(signs)
        }
    }
}

extension UInt64 {
    /// Whether one of its eight bytes is this one, some bits aside. Where none is, it always says so.
    @inline(__always) fileprivate func mayHold(_ byte: UInt8, but bits: UInt8 = 0) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let rest = (self & (ones &* UInt64(~bits))) ^ (ones &* UInt64(byte & ~bits))
        return (rest &- ones) & ~rest & (ones << 7) != 0
    }
}
