import CCmark

/// How many runs between blanks a reader sees in a text that holds nothing but what libcmark reads by itself: no front matter,
/// heading ids, tables, footnotes, strikethrough or blocks of raw HTML other than comments.
package func plainWordCount(_ bytes: [UInt8]) -> Int {
    let root = unsafe bytes.withUnsafeBytes { buffer -> OpaquePointer? in
        guard let base = buffer.baseAddress else { return nil }
        return unsafe cmark_parse_document(
            base.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_VALIDATE_UTF8)
    }
    guard let root = unsafe root, let iterator = unsafe cmark_iter_new(root) else { return 0 }
    defer {
        unsafe cmark_iter_free(iterator)
        unsafe cmark_node_free(root)
    }
    var count = 0
    var wasBlank = true
    var imageDepth = 0
    func take(_ node: OpaquePointer) {
        guard var at = unsafe cmark_node_get_literal(node) else { return }
        while unsafe at.pointee != 0 {
            let byte = unsafe UInt8(bitPattern: at.pointee)
            let isBlank = byte == 0x20 || byte &- 9 < 5
            if wasBlank, !isBlank { count += 1 }
            wasBlank = isBlank
            unsafe at += 1
        }
    }
    while true {
        let event = unsafe cmark_iter_next(iterator)
        if event == CMARK_EVENT_DONE { return count }
        guard let node = unsafe cmark_iter_get_node(iterator) else { continue }
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_IMAGE: imageDepth += event == CMARK_EVENT_ENTER ? 1 : -1
        case CMARK_NODE_TEXT, CMARK_NODE_CODE: if imageDepth == 0 { unsafe take(node) }
        case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: if imageDepth == 0 { wasBlank = true }
        case CMARK_NODE_HTML_INLINE:
            if imageDepth == 0, unsafe isLineBreak(node) { wasBlank = true }
        case CMARK_NODE_CODE_BLOCK:
            wasBlank = true
            unsafe take(node)
            wasBlank = true
        case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: wasBlank = true
        default: break
        }
    }
}

private func isLineBreak(_ node: OpaquePointer) -> Bool {
    guard let start = unsafe cmark_node_get_literal(node) else { return false }
    return unsafe isLineBreak(tag: Array(String(cString: start).utf8))
}

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
    guard isReference, bytes.count > 2, let root = unsafe cmark_parse_document(reference, bytes.count, 0) else {
        return nil
    }
    defer { unsafe cmark_node_free(root) }
    guard let paragraph = unsafe cmark_node_first_child(root), let text = unsafe cmark_node_first_child(paragraph),
        let literal = unsafe cmark_node_get_literal(text), case let result = unsafe String(cString: literal),
        result != reference
    else { return nil }
    return result
}
