/// Colours of a terminal, or none; and text made safe for it.
package struct TerminalStyle: Sendable {
    package let isColored: Bool
    package let width: Int

    package init(isColored: Bool, width: Int = 80) {
        self.isColored = isColored
        self.width = max(20, width)
    }

    package enum Ink: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case cyan = "36"
    }

    package func paint(_ text: String, _ inks: Ink...) -> String { paint(text, inks) }

    func paint(_ text: String, _ inks: [Ink]) -> String {
        guard isColored, !text.isEmpty, !inks.isEmpty else { return text }
        return "\u{1B}[\(inks.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
    }

    /// Text from a guide without anything that a terminal would obey: control characters show as their pictures.
    package static func safe(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
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
}

/// A piece of text in one ink, for wrapping.
struct InkedText {
    var text: String
    var inks: [TerminalStyle.Ink]
}

extension TerminalStyle {
    /// Wraps plain text to the width.
    package func wrap(_ text: String) -> [String] { wrap([InkedText(text: text, inks: [])], indent: "") }

    /// Wraps pieces at blanks to the width, each line behind an indent.
    func wrap(_ pieces: [InkedText], indent: String) -> [String] {
        let room = max(10, width - Self.columns(indent))
        var lines: [String] = []
        var line = ""
        var used = 0
        // Words may cross pieces: `[-40-]{+43+}` stays together only where no blank parts it.
        var word: [(String, [Ink])] = []
        var wordWidth = 0
        func endLine() {
            while line.hasSuffix(" ") { line.removeLast() }
            lines.append(indent + line)
            line = ""
            used = 0
        }
        func flushWord() {
            guard !word.isEmpty else { return }
            if used > 0, used + wordWidth > room {
                endLine()
            }
            for (text, inks) in word { line += paint(text, inks) }
            used += wordWidth
            word = []
            wordWidth = 0
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
                    flushWord()
                    endLine()
                    continue
                }
                part.append(character)
                wordWidth += Self.columns(character)
                if character == " " || wordWidth >= room {
                    endPart()
                    flushWord()
                }
            }
            endPart()
        }
        flushWord()
        if used > 0 || lines.isEmpty { endLine() }
        return lines
    }
}
