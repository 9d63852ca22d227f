extension Document {
    /// How many bytes of the text behind an inline element are a list of attributes, which no reader sees: `{ .md-button }` of Python-Markdown's
    /// `attr_list` and of Pandoc. It may reach over several nodes, as libcmark cuts text at `_` and `"`.
    package func attributeListLength(after element: Node.Index) -> Int {
        guard hasAttributeLists, case var next = self[element].next, next >= 0, self[next].kind == .text,
            bytes(of: self[next]).first == UInt8(ascii: "{")
        else { return 0 }
        var run: [UInt8] = []
        while next >= 0, self[next].kind == .text {
            run += bytes(of: self[next])
            next = self[next].next
        }
        return CommonMark.attributeListLength(run[...]) ?? 0
    }
}

/// The length in bytes of the list of attributes that a text begins with, from `{` to `}`; `nil` where it is another text in braces,
/// as `{{ variable }}` is.
package func attributeListLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.first == UInt8(ascii: "{") else { return nil }
    var at = text.startIndex + 1
    if at < text.endIndex, text[at] == UInt8(ascii: ":") { at += 1 }
    var count = 0
    while true {
        while at < text.endIndex, text[at].isBlank { at += 1 }
        guard at < text.endIndex else { return nil }
        if text[at] == UInt8(ascii: "}") { return count > 0 ? at + 1 - text.startIndex : nil }
        guard let end = attributeEnd(text, at) else { return nil }
        count += 1
        at = end
    }
}

/// One past `.class`, `#id`, `key=value`, `key="a value"` or a key by itself.
private func attributeEnd(_ text: ArraySlice<UInt8>, _ start: Int) -> Int? {
    func isName(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
            || "-_:.@/".utf8.contains(byte)
    }
    var at = start
    let isMarked = text[at] == UInt8(ascii: ".") || text[at] == UInt8(ascii: "#")
    if isMarked { at += 1 }
    let name = at
    while at < text.endIndex, isName(text[at]) || isMarked && text[at] >= 0x80 { at += 1 }
    guard at > name, at < text.endIndex, !isMarked, text[at] == UInt8(ascii: "=") else {
        // A word by itself is an attribute as HTML has them, in small letters.
        let isPlain = text[name..<at].allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
        return at > name && (isMarked || isPlain) ? at : nil
    }
    at += 1
    guard at < text.endIndex else { return nil }
    if text[at] == UInt8(ascii: "\"") || text[at] == UInt8(ascii: "'") {
        return text[(at + 1)...].firstIndex(of: text[at]).map { $0 + 1 }
    }
    while at < text.endIndex, !text[at].isBlank, text[at] != UInt8(ascii: "}") { at += 1 }
    return at
}
