/// Colours of a terminal, or none; and text made safe for it.
package struct TerminalStyle: Sendable {
    package let isColored: Bool
    package let width: Int
    /// Whether somebody looks: lines are broken at blanks then, and stay whole for other programs.
    package let isWatched: Bool

    package init(isColored: Bool, width: Int = 80, isWatched: Bool = false) {
        self.isColored = isColored
        self.isWatched = isWatched
        self.width = max(20, width)
    }

    package enum Ink: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case magenta = "35"
        case cyan = "36"
    }

    package func paint(_ text: String, _ inks: Ink...) -> String { paint(text, inks) }

    func paint(_ text: String, _ inks: [Ink]) -> String {
        guard isColored, !text.isEmpty, !inks.isEmpty else { return text }
        return "\u{1B}[\(inks.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
    }

    /// Text from a guide without anything that a terminal or a CI's log would obey: control characters show as their pictures, and the
    /// signs that begin a command, `::error::` where a line may begin and `##[error]` anywhere, as others that look alike.
    package static func safe(_ text: some StringProtocol) -> String {
        if isSafe(text) { return String(text) }
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let rest = scalars[index...].prefix(3)
            switch scalar.value {
            case 0x3A
            where rest.count == 3 && rest[index + 1] == ":" && rest[index + 2].properties.isAlphabetic
                && (index == 0 || scalars[index - 1].properties.isWhitespace):
                result.append("\u{A789}")
            case 0x5B where index > 1 && scalars[index - 1] == "#" && scalars[index - 2] == "#":
                result.append("\u{FF3B}")
            case 0x0A: result.append(scalar)
            case 0x09: result.append(contentsOf: "    ".unicodeScalars)
            case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? " ")
            case 0x7F: result.append("\u{2421}")
            case 0x80..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether nothing in a text is obeyed by a terminal, as nearly always: no control character, and no sign of direction.
    private static func isSafe(_ text: some StringProtocol) -> Bool {
        var (first, second) = (UInt8(0), UInt8(0))
        for byte in text.utf8 {
            if byte < 0x20, byte != 0x0A { return false }
            if byte == 0x3A, second == 0x3A, first <= 0x20 || first >= 0x80 { return false }
            if byte == 0x5B, second == 0x23, first == 0x23 { return false }
            if byte == 0x7F || second == 0xC2 && byte < 0xA0 { return false }
            // U+2028 to U+202E, and U+2066 to U+2069.
            if first == 0xE2,
                second == 0x80 && (0xA8...0xAE).contains(byte) || second == 0x81 && (0xA6...0xA9).contains(byte)
            {
                return false
            }
            (first, second) = (second, byte)
        }
        return true
    }

    /// Safe text in one line: line ends show as their picture.
    package static func line(_ text: some StringProtocol) -> String {
        safe(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "␊")
    }

    /// How many columns a character takes: none, one, or two in East Asian scripts and emoji.
    package static func columns(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: return 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    package static func columns(_ text: String) -> Int { text.reduce(0) { $0 + columns($1) } }

    /// The end of a text that is wider than so many columns, as the end of a path says which file it is.
    static func ending(of text: String, columns width: Int) -> String {
        guard columns(text) > width else { return text }
        var (room, kept) = (width - 1, text.endIndex)
        while kept > text.startIndex, case let before = text.index(before: kept), columns(text[before]) <= room {
            room -= columns(text[before])
            kept = before
        }
        return "…" + text[kept...]
    }
}

/// A piece of text in one ink, for wrapping.
struct InkedText {
    var text: String
    var inks: [TerminalStyle.Ink]
}

extension TerminalStyle {
    /// Wraps plain text to the width.
    package func wrap(_ text: String) -> [String] { wrap([InkedText(text: text, inks: [])], indent: "") }

    /// Wraps a line that begins deeper than others: what follows stands deeper still.
    package func wrap(_ text: String, hanging indent: String) -> [String] {
        let first = text.prefix { $0 == " " }
        let lines = wrap(
            [InkedText(text: String(text.dropFirst(first.count)), inks: [])], to: max(10, width - Self.columns(indent)))
        return lines.enumerated().map { ($0.offset == 0 ? String(first) : indent) + $0.element.text }
    }

    /// Wraps pieces at blanks to the width, each line behind an indent.
    func wrap(_ pieces: [InkedText], indent: String) -> [String] {
        wrap(pieces, to: max(10, width - Self.columns(indent))).map { indent + $0.text }
    }

    /// A line for the terminal with the columns that it takes.
    struct Line {
        var text = ""
        var columns = 0
    }

    private static let signs: Set<String> = ["[-", "-]", "{+", "+}"]

    /// Wraps pieces at blanks to a number of columns. Words may cross pieces: `[-40-]{+43+}` parts only at a blank.
    func wrap(_ pieces: [InkedText], to room: Int) -> [Line] {
        var lines: [Line] = []
        var line: [(text: String, inks: [Ink])] = []
        var used = 0
        var word: [(text: String, inks: [Ink])] = []
        var wordWidth = 0
        func endLine() {
            while let last = line.last, last.text.hasSuffix(" ") {
                line[line.count - 1].text.removeLast()
                used -= 1
                if line[line.count - 1].text.isEmpty { line.removeLast() }
            }
            lines.append(Line(text: line.map { paint($0.text, $0.inks) }.joined(), columns: used))
            (line, used) = ([], 0)
        }
        func endWord() {
            if used > 0, used + wordWidth > room { endLine() }
            for piece in word {
                if let last = line.indices.last, line[last].inks == piece.inks {
                    line[last].text += piece.text
                } else {
                    line.append(piece)
                }
            }
            used += wordWidth
            (word, wordWidth) = ([], 0)
        }
        for piece in pieces {
            var part = ""
            func endPart() {
                if !part.isEmpty { word.append((part, piece.inks)) }
                part = ""
            }
            for character in piece.text {
                if character == "\n" {
                    endPart()
                    endWord()
                    endLine()
                    continue
                }
                let columns = Self.columns(character)
                if wordWidth + columns > room {
                    // A sign of two characters stays whole, for without colour it is all that tells.
                    let carried = part.last.flatMap { Self.signs.contains("\($0)\(character)") ? $0 : nil }
                    if carried != nil { part.removeLast() }
                    endPart()
                    endWord()
                    if let carried { (part, wordWidth) = (String(carried), 1) }
                }
                part.append(character)
                wordWidth += columns
                // A blank ends a word; so does every character of a script that is written without blanks.
                if character == " " || columns == 2 {
                    endPart()
                    endWord()
                }
            }
            endPart()
        }
        endWord()
        if used > 0 || lines.isEmpty { endLine() }
        return lines
    }
}
