import CommonMark
import GuideModel

/// What silences findings at one place: a comment above a block, or an entry of `waivers:` in `guide.yml`.
struct Waiver: Sendable {
    let rule: RuleID
    let hasReason: Bool
    let expires: String?
    /// Of a comment: its chapter and the lines that it speaks for. Of `guide.yml`: a pattern of paths.
    let scope: Scope
    let path: String
    let range: SourceRange
    let removal: [Fix]
    /// Whether its comment has an end.
    var isClosed = true
    var uses = 0

    var isComment: Bool { if case .lines = scope { true } else { false } }

    enum Scope: Sendable {
        case lines(ClosedRange<Int>)
        case paths(String)
    }

    private static let mark = "editie-ignore"

    /// One for each rule that a comment names.
    static func waivers(_ comment: ChapterFacts.Comment, _ facts: ChapterFacts, _ borders: Borders) -> [Waiver] {
        guard comment.text.utf8.dropFirst(4).drop(while: { $0 <= 0x20 }).starts(with: mark.utf8) else { return [] }
        let inside = comment.text.dropFirst(4).prefix { $0 != ">" }
        let text = inside.trimmingBlanks().split(separator: "--").first.map { $0.trimmingBlanks() } ?? ""
        guard text.hasPrefix(mark) else { return [] }
        let words = text.dropFirst(mark.count)
        let parts = words.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let hasReason = parts.count > 1 && !parts[1].trimmingBlanks().isEmpty
        var names = (parts.first ?? "").split(whereSeparator: { $0 == "," || $0.isWhitespace })
        // Without a colon what follows the rules is the reason.
        if parts.count == 1, names.count > 1 {
            names = Array(names.prefix(1)) + names.dropFirst().prefix { $0.contains("/") }
        }
        let node = facts.chapter.document[comment.node]
        let scope = scope(comment.node, facts)
        let place = place(of: node, facts)
        let removal = removal(node, place, facts)
        // A comment that is never closed hides all that follows; taking it out would take that too.
        let isClosed = comment.text.contains("-->")
        let isBorder =
            !isClosed || borders.holds(node.range.line...node.range.line) || isWedged(place, facts)
        return (names.isEmpty ? [""] : names).map { name in
            Waiver(
                rule: RuleID(rawValue: String(name)), hasReason: hasReason, expires: nil, scope: .lines(scope),
                path: facts.chapter.path, range: facts.source.range(of: place),
                removal: names.count > 1 || isBorder ? [] : [.edit(removal)], isClosed: isClosed)
        }
    }

    /// From the comment to the end of the next block, or of the paragraph that it stands in.
    private static func scope(_ index: Node.Index, _ facts: ChapterFacts) -> ClosedRange<Int> {
        let document = facts.chapter.document
        var node = document[index]
        // Above the first block it speaks for the chapter too: nothing can stand above front matter, and not all comments are its like.
        let start = isFirst(index, document) ? 1 : node.range.line
        if node.kind == .htmlInline {
            var block = index
            while block != Document.root, !document[block].kind.isBlock { block = document[block].parent }
            return min(start, document[block].range.line)...max(start, document[block].range.endLine)
        }
        // Comments below each other speak for the same block.
        while node.next >= 0, document[node.next].kind == .htmlBlock, document.literal(node.next).hasPrefix("<!--"),
            document.literal(node.next).trimmingBlanks().hasSuffix("-->")
        {
            node = document[node.next]
        }
        var end = node.range.endLine
        // A comment of its own before a list or a table speaks for its first row alone only where it says so: for all of it.
        if node.next >= 0 { end = max(end, document[node.next].range.endLine) }
        // Definitions are no blocks of the tree: the lines right below belong to the comment too.
        var line = max(start, node.range.endLine) + 1
        while line <= facts.source.lineCount, facts.source.line(line).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
            line += 1
        }
        while line <= facts.source.lineCount, facts.source.line(line).contains(where: { $0 != 0x20 && $0 != 0x09 }) {
            if node.next >= 0, document[node.next].range.line <= line { break }
            end = max(end, line)
            line += 1
        }
        return start...end
    }

    /// Whether only other comments stand before a comment.
    private static func isFirst(_ index: Node.Index, _ document: Document) -> Bool {
        for block in document.children(of: Document.root) {
            if block == index { return true }
            guard document[block].kind == .htmlBlock, document.literal(block).hasPrefix("<!--"),
                document.literal(block).trimmingBlanks().hasSuffix("-->")
            else { return false }
        }
        return false
    }

    /// The bytes of the comment itself: a block of raw HTML goes on to the end of its line.
    private static func place(of node: Node, _ facts: ChapterFacts) -> Range<Int> {
        let whole = facts.source.offsets(of: node.range)
        let bytes = facts.source.bytes
        let end = whole.first { at in
            at >= whole.lowerBound + 4 && at + 3 <= whole.upperBound && bytes[at] == UInt8(ascii: "-")
                && bytes[at + 1] == UInt8(ascii: "-") && bytes[at + 2] == UInt8(ascii: ">")
        }
        return whole.lowerBound..<(end.map { $0 + 3 } ?? whole.upperBound)
    }

    /// Whether a comment alone in its lines has text right above and right below: without it these would be one, or a blank line between.
    private static func isWedged(_ place: Range<Int>, _ facts: ChapterFacts) -> Bool {
        let (source, range) = (facts.source, facts.source.range(of: place))
        func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 <= 0x20 } }
        let (first, last) = (source.line(range.line), source.line(range.endLine))
        return range.line > 1 && range.endLine < source.lineCount
            && isBlank(source.bytes[first.startIndex..<place.lowerBound])
            && isBlank(source.bytes[place.upperBound..<max(place.upperBound, last.endIndex)])
            && !isBlank(source.line(range.line - 1)) && !isBlank(source.line(range.endLine + 1))
    }

    /// Takes the comment out, with its lines where it has them to itself.
    private static func removal(_ node: Node, _ place: Range<Int>, _ facts: ChapterFacts) -> Edit {
        var offsets = place
        let bytes = facts.source.bytes
        let first = facts.source.line(node.range.line)
        let lastLine = facts.source.range(of: place).endLine
        let isAlone = bytes[place.upperBound..<facts.source.line(lastLine).endIndex].allSatisfy { $0 <= 0x20 }
        if offsets.lowerBound == first.startIndex, node.kind == .htmlBlock, isAlone {
            offsets = offsets.lowerBound..<facts.source.starts[min(lastLine, facts.source.lineCount)]
            // The blank line that parted it from the next block.
            let next = facts.source.line(lastLine + 1)
            if lastLine < facts.source.lineCount, next.isEmpty,
                node.range.line == 1 || facts.source.line(node.range.line - 1).isEmpty
            {
                offsets = offsets.lowerBound..<facts.source.starts[min(lastLine + 1, facts.source.lineCount)]
            }
        } else if offsets.upperBound < bytes.count, bytes[offsets.upperBound] == 0x20 {
            offsets = offsets.lowerBound..<(offsets.upperBound + 1)
        }
        return facts.edit(offsets, "")
    }
}

extension Node.Kind {
    fileprivate var isBlock: Bool {
        switch self {
        case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image,
            .footnoteReference:
            false
        default: true
        }
    }
}
