import CommonMark
import GuideModel

/// Where pieces of blocks' plain text stand in the source, whatever markup stands between them.
struct TextPlaces {
    /// A text or code node: the bytes that a reader sees, and where it stands.
    private struct Leaf {
        var text: ArraySlice<UInt8>
        var place: Range<Int>
        var line: Int
    }

    private let leaves: [Leaf]
    private let facts: ChapterFacts

    /// - Parameter blocks: those of which something is asked; the nodes of others are not looked at.
    init(_ facts: ChapterFacts, _ blocks: some Sequence<Block>) {
        let (document, source) = (facts.chapter.document, facts.source)
        var isWanted = [Bool](repeating: false, count: source.lineCount + 1)
        for block in blocks {
            for line in block.lines where line < isWanted.count { isWanted[line] = true }
        }
        var leaves: [Leaf] = []
        for node in document.nodes {
            switch node.kind {
            case .text, .code:
                guard node.hasText, node.range.line > 0, node.range.line < isWanted.count, isWanted[node.range.line]
                else { continue }
                leaves.append(
                    Leaf(
                        text: document.bytes(of: node), place: source.offsets(of: node.range), line: node.range.line))
            default: continue
            }
        }
        self.leaves = leaves.sorted { $0.place.lowerBound < $1.place.lowerBound }
        self.facts = facts
    }

    /// - Parameters:
    ///   - piece: of the block's plain text, in bytes.
    /// - Returns: the block's lines where its text is not that of its nodes, as with a checkbox.
    func range(of piece: Range<Int>, in block: Block) -> SourceRange {
        // Blanks are folded in the plain text, and signs stand between the cells of a row, so only what is neither counts.
        let isRow = block.kind == .row
        func isBlank(_ byte: UInt8) -> Bool {
            byte == 0x20 || (9...13).contains(byte) || isRow && byte == UInt8(ascii: "|")
        }
        let text = Array(block.text.utf8)
        let first = leaves.partitioningIndex { $0.line >= block.lines.lowerBound }
        // For each byte that is no blank, where it stands.
        var places: [Int] = []
        let wanted = text.filter { !isBlank($0) }
        for leaf in leaves[first...] where places.count < wanted.count {
            guard leaf.line <= block.lines.upperBound else { break }
            var at = leaf.place.lowerBound
            for byte in leaf.text where !isBlank(byte) && places.count < wanted.count {
                while at < leaf.place.upperBound, facts.source.bytes[at] != byte { at += 1 }
                guard wanted[places.count] == byte, at < leaf.place.upperBound else { return facts.lines(of: block) }
                places.append(at)
                at += 1
            }
        }
        let before = text[..<piece.lowerBound].count { !isBlank($0) }
        let within = text[piece].count { !isBlank($0) }
        guard within > 0, before + within <= places.count else { return facts.lines(of: block) }
        return facts.source.range(of: places[before]..<(places[before + within - 1] + 1))
    }
}
