/// Reads `[label]: destination "title"` as CommonMark 0.30 defines it; libcmark keeps no trace of definitions in its tree.
package enum DefinitionScanner {
    struct Found {
        var label: String
        var destination: String
        var title: String
        var end: Int
    }

    /// Labels are equal when their case-folded, blank-folded forms are.
    package static func key(_ label: some StringProtocol) -> String {
        label.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased().uppercased().lowercased()
    }

    /// A definition at a place of a text whose lines have lost their container's prefix.
    static func scan(_ text: [UInt8], at start: Int) -> Found? {
        var at = start
        while at < text.count, text[at].isBlank { at += 1 }
        guard at < text.count, text[at] == UInt8(ascii: "["), let close = labelEnd(text, from: at) else { return nil }
        let label = String(decoding: text[(at + 1)..<close], as: UTF8.self)
        guard label.contains(where: { !$0.isWhitespace }), close + 1 < text.count, text[close + 1] == UInt8(ascii: ":")
        else {
            return nil
        }
        at = skipBlanks(text, from: close + 2, lines: 1)
        guard let destination = destination(text, from: at) else { return nil }
        at = destination.end
        let afterDestination = skipBlanks(text, from: at, lines: 0)
        let lineEnds = afterDestination >= text.count || text[afterDestination].isLineEnd
        let titleStart = skipBlanks(text, from: at, lines: 1)
        if titleStart > at, let title = title(text, from: titleStart) {
            let rest = skipBlanks(text, from: title.end, lines: 0)
            if rest >= text.count || text[rest].isLineEnd {
                return Found(label: label, destination: destination.text, title: title.text, end: next(text, rest))
            }
        }
        return lineEnds
            ? Found(label: label, destination: destination.text, title: "", end: next(text, afterDestination)) : nil
    }

    private static func next(_ text: [UInt8], _ at: Int) -> Int { min(at + 1, text.count) }

    /// The place of the `]` that closes a label.
    static func labelEnd(_ text: [UInt8], from open: Int) -> Int? {
        var at = open + 1
        while at < text.count, at - open < 1001 {
            switch text[at] {
            case UInt8(ascii: "\\"): at += 2
            case UInt8(ascii: "["): return nil
            case UInt8(ascii: "]"): return at
            default: at += 1
            }
        }
        return nil
    }

    static func skipBlanks(_ text: [UInt8], from start: Int, lines: Int) -> Int {
        var at = start
        var left = lines
        while at < text.count {
            if text[at].isBlank {
                at += 1
            } else if text[at].isLineEnd, left > 0 {
                left -= 1
                at += 1
            } else {
                break
            }
        }
        return at
    }

    static func destination(_ text: [UInt8], from start: Int) -> (text: String, end: Int)? {
        guard start < text.count else { return nil }
        var at = start
        if text[at] == UInt8(ascii: "<") {
            at += 1
            while at < text.count, text[at] != UInt8(ascii: ">") {
                if text[at].isLineEnd || text[at] == UInt8(ascii: "<") { return nil }
                at += text[at] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard at < text.count else { return nil }
            return (String(decoding: text[(start + 1)..<at], as: UTF8.self), at + 1)
        }
        var depth = 0
        while at < text.count, text[at] > 0x20, text[at] != 0x7F {
            if text[at] == UInt8(ascii: "\\"), at + 1 < text.count, text[at + 1].isASCIIPunctuation {
                at += 2
                continue
            }
            if text[at] == UInt8(ascii: "(") { depth += 1 }
            if text[at] == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            at += 1
        }
        guard at > start, depth == 0 else { return nil }
        return (String(decoding: text[start..<min(at, text.count)], as: UTF8.self), min(at, text.count))
    }

    static func title(_ text: [UInt8], from start: Int) -> (text: String, end: Int)? {
        guard start < text.count else { return nil }
        let close: UInt8
        switch text[start] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): close = text[start]
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return nil
        }
        var at = start + 1
        while at < text.count, text[at] != close {
            at += text[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard at < text.count else { return nil }
        return (String(decoding: text[(start + 1)..<at], as: UTF8.self), at + 1)
    }
}
