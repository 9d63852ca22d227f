import GuideModel

/// 128 bits that stand for a block's visible text; equal keys are equal blocks.
struct BlockKey: Hashable, Comparable {
    private var first: UInt64
    private var second: UInt64

    init(_ block: Block) {
        // FNV-1a twice with different offsets: no cryptography, but no accident makes two texts one.
        first = 0xCBF2_9CE4_8422_2325
        second = 0x9AE1_6A3B_2F90_404F
        mix(UInt8(BlockKey.group(block.kind)))
        for byte in block.text.utf8 { mix(byte) }
        if block.kind == .image {
            for inline in block.inlines {
                guard case .image(let source, _, _) = inline.kind else { continue }
                mix(0)
                for byte in source.utf8 { mix(byte) }
            }
        }
    }

    static func < (left: BlockKey, right: BlockKey) -> Bool {
        (left.first, left.second) < (right.first, right.second)
    }

    private mutating func mix(_ byte: UInt8) {
        first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        second = (second &+ UInt64(byte) &+ 1) &* 0x9E37_79B9_7F4A_7C15
        second ^= second >> 29
    }

    /// Kinds that may become one another and stay the same block.
    static func group(_ kind: Block.Kind) -> Int {
        switch kind {
        case .paragraph, .item: 0
        case .heading: 1
        case .row: 2
        case .code: 3
        case .html: 4
        case .image: 5
        case .rule: 6
        case .footnote: 7
        default: 8
        }
    }
}

/// One block of one side, among all blocks of the chapters that differ.
struct Item {
    var chapter: Int
    var block: Int
    var key: BlockKey
    var words: Int
}

/// One state's chapters that may differ from the other's, with their blocks in one row.
struct Side {
    let chapters: [Chapter]
    private(set) var items: [Item] = []
    /// Where each chapter's items start; one more at the end.
    private(set) var starts: [Int] = [0]

    init(_ chapters: [Chapter]) {
        self.chapters = chapters
        for (number, chapter) in chapters.enumerated() {
            for (index, block) in chapter.blocks.enumerated() {
                items.append(Item(chapter: number, block: index, key: BlockKey(block), words: Self.words(block.text)))
            }
            starts.append(items.count)
        }
    }

    func range(_ chapter: Int) -> Range<Int> { starts[chapter]..<starts[chapter + 1] }
    func block(_ item: Int) -> Block { chapters[items[item].chapter].blocks[items[item].block] }
    func chapter(_ item: Int) -> Chapter { chapters[items[item].chapter] }

    /// Words between blanks; in scripts without blanks two characters count as one.
    static func words(_ text: String) -> Int {
        var count = 0
        var inWord = false
        var wide = 0
        for byte in text.utf8 {
            if byte == 0x20 || byte == 0x0A {
                inWord = false
            } else {
                if !inWord { count += 1 }
                inWord = true
                if byte >= 0xE3, byte < 0xF0 { wide += 1 }
            }
        }
        return count + wide / 2
    }

    func place(_ item: Int, text: String? = nil) -> Place {
        let block = block(item)
        return Place(
            path: chapter(item).path, line: block.lines.lowerBound, endLine: block.lines.upperBound,
            anchor: chapter(item).anchor(ofBlock: items[item].block), text: text ?? block.text,
            block: items[item].block)
    }
}

/// Which block of one side is which of the other; -1 where there is none.
struct Pairing {
    var newOfOld: [Int]
    var oldOfNew: [Int]

    init(old: Int, new: Int) {
        newOfOld = Array(repeating: -1, count: old)
        oldOfNew = Array(repeating: -1, count: new)
    }

    mutating func pair(_ old: Int, _ new: Int) {
        newOfOld[old] = new
        oldOfNew[new] = old
    }

    mutating func unpair(_ old: Int, _ new: Int) {
        newOfOld[old] = -1
        oldOfNew[new] = -1
    }

    func isFree(old: Int) -> Bool { newOfOld[old] < 0 }
    func isFree(new: Int) -> Bool { oldOfNew[new] < 0 }
}
