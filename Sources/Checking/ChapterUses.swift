import CommonMark
import GuideModel

/// A link or a picture as written.
package struct LinkUse: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case link, image, autolink, html, htmlImage }
    package let kind: Kind
    /// As the source has it, entities and escapes resolved.
    package let target: String
    package let range: SourceRange
    /// The text that a reader clicks on, or a picture's description.
    package let text: String
}

/// What one chapter refers to.
package struct ChapterUses: Sendable {
    package let path: String
    package let uses: [LinkUse]

    package init(_ chapter: Chapter) {
        path = chapter.path
        var uses: [LinkUse] = []
        let document = chapter.document
        document.walk { event in
            guard case .enter(let index) = event else { return }
            let node = document[index]
            switch node.kind {
            case .link(let destination, _):
                let text = document.plainText(of: index, imageText: true)
                let isAutolink = text == destination || "mailto:" + text == destination
                uses.append(
                    LinkUse(
                        kind: isAutolink ? .autolink : .link, target: destination, range: node.range, text: folded(text)
                    ))
            case .image(let source, _):
                uses.append(
                    LinkUse(
                        kind: .image, target: source, range: node.range,
                        text: folded(document.plainText(of: index, imageText: true))))
            case .htmlBlock, .htmlInline:
                for tag in HTMLTag.tags(in: node.literal) {
                    let range = HTMLTag.place(of: tag, in: node)
                    if tag.name == "a", let target = tag.attributes["href"] {
                        uses.append(LinkUse(kind: .html, target: target, range: range, text: ""))
                    }
                    if tag.name == "img", let target = tag.attributes["src"] {
                        uses.append(
                            LinkUse(kind: .htmlImage, target: target, range: range, text: tag.attributes["alt"] ?? ""))
                    }
                }
            default: break
            }
        }
        self.uses = uses
    }
}

/// An opening tag in raw HTML.
struct HTMLTag {
    let name: String
    let attributes: [String: String]
    /// Where it starts in its literal, in bytes.
    let offset: Int

    /// The opening tags of a piece of raw HTML; comments hold none.
    static func tags(in html: String) -> [HTMLTag] {
        let bytes = Array(html.utf8)
        var tags: [HTMLTag] = []
        var at = 0
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "<") else {
                at += 1
                continue
            }
            if bytes[at...].starts(with: "<!--".utf8) {
                at += 4
                while at < bytes.count, !bytes[at...].starts(with: "-->".utf8) { at += 1 }
                continue
            }
            guard at + 1 < bytes.count, isLetter(bytes[at + 1]) else {
                at += 1
                continue
            }
            let (tag, end) = read(bytes, at)
            tags.append(tag)
            at = end
        }
        return tags
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

    private static func read(_ bytes: [UInt8], _ start: Int) -> (HTMLTag, Int) {
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
        return (HTMLTag(name: name, attributes: attributes, offset: start), min(at + 1, bytes.count))
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = text
        for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            result = result.split(separator: entity, omittingEmptySubsequences: false).joined(separator: sign)
        }
        return result
    }

    /// Where a tag stands in the source, by the line ends before it.
    static func place(of tag: HTMLTag, in node: Node) -> SourceRange {
        let before = Array(node.literal.utf8)[..<tag.offset]
        let lines = before.filter { $0 == 0x0A }.count
        guard lines > 0 else {
            let column = node.range.column + String(decoding: before, as: UTF8.self).count
            return SourceRange(line: node.range.line, column: column, endLine: node.range.line, endColumn: column + 1)
        }
        let lastLine = before[(before.lastIndex(of: 0x0A) ?? 0)...].dropFirst()
        let column = String(decoding: lastLine, as: UTF8.self).count + 1
        return SourceRange(
            line: node.range.line + lines, column: column, endLine: node.range.line + lines, endColumn: column + 1)
    }
}
