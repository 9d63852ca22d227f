import Diffing

/// Signs that nobody sees, shown where two texts differ in these alone: a blank that does not break, a soft hyphen, a line's end.
enum UnseenSigns {
    /// Pieces of a change with what came and went of unseen signs alone shown.
    static func showing(_ pieces: [CutSpan]) -> [CutSpan] {
        var result = pieces
        var start = 0
        while start < pieces.count {
            guard pieces[start].span.operation != .equal else {
                start += 1
                continue
            }
            let end = pieces[start...].firstIndex { $0.span.operation == .equal } ?? pieces.count
            func text(_ operation: Span.Operation) -> String {
                pieces[start..<end].filter { $0.span.operation == operation }.map(\.span.text).joined()
            }
            let (gone, come) = (text(.delete), text(.insert))
            if isSame(gone, come), hasUnseen(gone) || hasUnseen(come) {
                for index in start..<end {
                    let blanks = !gone.isEmpty && !come.isEmpty && seen(gone).allSatisfy { $0 == " " }
                    result[index].span.text = shown(pieces[index].span.text, blanks: blanks)
                }
            }
            start = end
        }
        return result
    }

    /// Two values with their unseen signs shown where nothing else parts them.
    static func showing(_ before: String?, _ after: String?) -> (before: String?, after: String?) {
        guard let before, let after, before != after, isSame(before, after) else { return (before, after) }
        return (shown(before, blanks: true), shown(after, blanks: true))
    }

    private static func isSame(_ text: String, _ other: String) -> Bool { seen(text) == seen(other) }

    /// What is left to see: words and single blanks between them.
    private static func seen(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                if result.last != " " { result.append(" ") }
            } else if names[scalar.value] == nil {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func hasUnseen(_ text: String) -> Bool { text.unicodeScalars.contains { names[$0.value] != nil } }

    /// - Parameter blanks: whether plain blanks are shown too, because their number may be what differs.
    private static func shown(_ text: String, blanks: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let name = names[scalar.value] {
                result += name
            } else if blanks, scalar == " " {
                result += "·"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static let names: [UInt32: String] = [
        0x09: "→", 0x0A: "␊", 0xA0: "⍽", 0xAD: "‹U+00AD›", 0x200B: "‹U+200B›", 0x200C: "‹U+200C›", 0x200D: "‹U+200D›",
        0x200E: "‹U+200E›", 0x200F: "‹U+200F›", 0x2009: "‹U+2009›", 0x202F: "‹U+202F›", 0x2060: "‹U+2060›",
        0xFEFF: "‹U+FEFF›",
    ]
}
