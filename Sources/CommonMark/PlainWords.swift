import CCmark

/// How many runs between blanks a reader sees in a text that holds nothing but what libcmark reads by itself: no front matter,
/// heading ids, tables, footnotes, strikethrough or blocks of raw HTML other than comments.
package func plainWordCount(_ bytes: [UInt8]) -> Int {
    var count = 0
    unsafe bytes.withUnsafeBytes { buffer in
        unsafe NodeArena.withTree(buffer, options: CMARK_OPT_VALIDATE_UTF8) { root in count = unsafe wordCount(root) }
    }
    return count
}

private func wordCount(_ root: OpaquePointer) -> Int {
    guard let iterator = unsafe cmark_iter_new(root) else { return 0 }
    defer { unsafe cmark_iter_free(iterator) }
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
