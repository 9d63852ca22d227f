import CCmark

/// Whether a tag is `<br>`, which is to a reader what two blanks at a line's end are.
package func isLineBreak(tag: some Collection<UInt8>) -> Bool {
    guard tag.count >= 4, tag.dropFirst().prefix(2).lazy.map({ $0 | 0x20 }).elementsEqual("br".utf8) else {
        return false
    }
    return tag.dropFirst(3).allSatisfy { $0 <= 0x20 || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }
}

/// What a character reference, `&eacute;` or `&#46;`, stands for, as libcmark knows it; `nil` where it is none.
package func entity(_ reference: String) -> String? {
    let bytes = Array(reference.utf8)
    let isReference = bytes.dropFirst().dropLast().allSatisfy {
        $0 == UInt8(ascii: "#") || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
            || (0x61...0x7A).contains($0)
    }
    guard isReference, bytes.count > 2 else { return nil }
    var result: String?
    unsafe bytes.withUnsafeBytes { buffer in
        unsafe NodeArena.withTree(buffer, options: CMARK_OPT_DEFAULT) { root in
            guard let paragraph = unsafe cmark_node_first_child(root),
                let text = unsafe cmark_node_first_child(paragraph),
                let literal = unsafe cmark_node_get_literal(text)
            else { return }
            result = unsafe String(cString: literal)
        }
    }
    return result == reference ? nil : result
}
