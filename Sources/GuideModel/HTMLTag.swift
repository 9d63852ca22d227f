import CommonMark

/// An opening tag in raw HTML.
package struct HTMLTag: Hashable, Sendable {
    package let name: String
    package let attributes: [String: String]
    /// Where it starts in its literal, and one past its end, in bytes.
    package let offset: Int
    package let end: Int

    /// The opening tags of a piece of raw HTML; comments hold none.
    package static func tags(in html: String) -> [HTMLTag] {
        let bytes = Array(html.utf8)
        var tags: [HTMLTag] = []
        var at = 0
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else {
                at += 1
                continue
            }
            if bytes.holds("<!--", at: at) {
                at += 4
                while at < bytes.count, bytes[at] != UInt8(ascii: "-") || !bytes.holds("-->", at: at) { at += 1 }
                continue
            }
            guard at + 1 < bytes.count, isLetter(bytes[at + 1]) else {
                at += 1
                continue
            }
            let tag = read(bytes, at)
            tags.append(tag)
            at = tag.end
            // What a script or a style holds is no markup.
            if tag.name == "script" || tag.name == "style" {
                let close = Array("</\(tag.name)".utf8)
                while at < bytes.count,
                    bytes[at] != UInt8(ascii: "<")
                        || !bytes[at...].prefix(close.count).lazy.map({ $0 | 0x20 }).elementsEqual(
                            close.map { $0 | 0x20 })
                { at += 1 }
            }
        }
        return tags
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    private static func read(_ bytes: [UInt8], _ start: Int) -> HTMLTag {
        var at = start + 1
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        while at < bytes.count, !isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">"), bytes[at] != UInt8(ascii: "/") {
            at += 1
        }
        let name = text((start + 1)..<at).lowercased()
        var attributes: [String: String] = [:]
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            if isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "/") {
                at += 1
                continue
            }
            let keyStart = at
            while at < bytes.count, !isSpace(bytes[at]), !"=>/".utf8.contains(bytes[at]) { at += 1 }
            if at == keyStart { at += 1 }
            let key = text(keyStart..<at).lowercased()
            while at < bytes.count, isSpace(bytes[at]) { at += 1 }
            guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
                attributes[key] = attributes[key] ?? ""
                continue
            }
            at += 1
            while at < bytes.count, isSpace(bytes[at]) { at += 1 }
            guard at < bytes.count else { break }
            let quote = bytes[at]
            var valueStart = at
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                valueStart += 1
                at += 1
                while at < bytes.count, bytes[at] != quote { at += 1 }
            } else {
                while at < bytes.count, !isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") { at += 1 }
            }
            attributes[key] = attributes[key] ?? unescaped(text(valueStart..<at))
            if at < bytes.count, bytes[at] == quote { at += 1 }
        }
        return HTMLTag(name: name, attributes: attributes, offset: start, end: min(at + 1, bytes.count))
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.prefix(40).firstIndex(of: ";"), let sign = entity(String(rest[...end])) else {
                result += "&"
                rest = rest.dropFirst()
                continue
            }
            result += sign
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    /// What is left of raw HTML without its tags and comments.
    package static func visibleText(in html: String) -> String {
        let bytes = Array(html.utf8)
        var text: [UInt8] = []
        var at = 0
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<"), at + 1 < bytes.count,
                isLetter(bytes[at + 1]) || bytes[at + 1] == UInt8(ascii: "/") || bytes[at + 1] == UInt8(ascii: "!")
            else {
                text.append(bytes[at])
                at += 1
                continue
            }
            if isLetter(bytes[at + 1]) {
                at = read(bytes, at).end
            } else {
                while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
                at += 1
            }
            text.append(0x20)
        }
        return folded(unescaped(String(decoding: text, as: UTF8.self)))
    }

    /// Of `h1` to `h6`; `nil` for other tags.
    package var headingLevel: Int? {
        guard name.utf8.count == 2, name.first == "h", let level = name.last?.wholeNumberValue, (1...6).contains(level)
        else { return nil }
        return level
    }

    /// The text from a place up to the end of a tag, other tags taken out and pictures by their description; `nil` when there is no end.
    package static func text(in bytes: [UInt8], after start: Int, upTo name: String = "a") -> String? {
        let ends = ["</" + name, "</" + name.uppercased()]
        var text: [UInt8] = []
        var at = start
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else {
                text.append(bytes[at])
                at += 1
                continue
            }
            if ends.contains(where: { bytes[at...].starts(with: $0.utf8) }) {
                return folded(unescaped(String(decoding: text, as: UTF8.self)))
            }
            if at + 1 < bytes.count, isLetter(bytes[at + 1]) {
                let tag = read(bytes, at)
                text += (tag.attributes["alt"] ?? tag.attributes["aria-label"] ?? "").utf8
                at = tag.end
            } else {
                while at < bytes.count, bytes[at] != UInt8(ascii: ">") { at += 1 }
                at += 1
            }
        }
        return nil
    }
}
