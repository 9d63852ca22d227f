import CommonMark

/// Where something that no reader sees keeps two blocks apart that would be one without it: two lists, or two blocks of indented code.
struct Borders {
    private struct Place {
        let lines: ClosedRange<Int>
        let kind: Kind
    }
    private enum Kind { case list, code, other }

    /// The chapter's own blocks by their lines, without comments.
    private var blocks: [Place] = []

    init(_ document: Document) {
        for index in document.children(of: Document.root) {
            let node = document[index]
            let kind: Kind
            switch node.kind {
            case .list: kind = .list
            case .codeBlock(_, fenced: false): kind = .code
            case .htmlBlock where document.literal(node).hasPrefix("<!--"): continue
            // Notes are shown at the end, wherever they stand.
            case .footnoteDefinition: continue
            default: kind = .other
            }
            blocks.append(Place(lines: node.range.line...max(node.range.line, node.range.endLine), kind: kind))
        }
    }

    /// Whether what stands in some lines keeps the block above them from the one below.
    func holds(_ lines: ClosedRange<Int>) -> Bool {
        var (low, high) = (0, blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].lines.lowerBound < lines.lowerBound { low = middle + 1 } else { high = middle }
        }
        guard low > 0, low < blocks.count, blocks[low - 1].lines.upperBound <= lines.lowerBound else { return false }
        switch (blocks[low - 1].kind, blocks[low].kind) {
        case (.list, .list), (.list, .code), (.code, .code): return true
        default: return false
        }
    }
}
