import GuideModel

/// 128 bits that stand for a block's visible text; equal keys are equal blocks.
struct BlockKey: Hashable, Comparable {
    private var first: UInt64
    private var second: UInt64

    /// - Parameter path: of its chapter; an omission is one with its fellow there only.
    init(_ block: Block, path: String) {
        // Two multiplicative hashes of eight bytes a step: no cryptography, but no accident makes two texts one.
        first = 0xCBF2_9CE4_8422_2325 ^ UInt64(BlockKey.group(block.kind))
        second = 0x9AE1_6A3B_2F90_404F
        mix(block.text)
        if block.kind == .omission {
            mix(path)
            mix(UInt64(block.number))
        }
        if block.kind == .image {
            for inline in block.inlines {
                guard case .image(let source, _, _) = inline.kind else { continue }
                mix(source)
            }
        }
    }

    static func < (left: BlockKey, right: BlockKey) -> Bool {
        (left.first, left.second) < (right.first, right.second)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(first) }

    private mutating func mix(_ text: String) {
        let bytes = text.utf8.span
        var index = 0
        while index + 8 <= bytes.count {
            var word: UInt64 = 0
            for offset in 0..<8 { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
            mix(word)
            index += 8
        }
        var word: UInt64 = 0
        while index < bytes.count {
            word = word << 8 | UInt64(bytes[index])
            index += 1
        }
        mix(word)
        mix(UInt64(bytes.count))
    }

    private mutating func mix(_ word: UInt64) {
        let product = (first ^ word).multipliedFullWidth(by: 0x9FB2_1C65_1E98_DF25)
        first = product.high ^ product.low &+ 0x2545_F491_4F6C_DD1D
        second = (second &+ word) &* 0x9E37_79B9_7F4A_7C15
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

extension Block {
    /// Whether it says what follows: a heading, `Voorbeeld:`, a line in bold.
    var isLabel: Bool {
        if kind == .heading || text.hasSuffix(":") { return true }
        return inlines.contains { $0.kind == .strong && $0.start == 0 && $0.end == text.utf8.count && $0.end > 0 }
    }

    /// What a block refers to or shows beside its text: links, pictures, tags; in the order of the text.
    var marks: [Inline.Kind] {
        var marks: [Inline.Kind] = inlines.compactMap { inline in
            switch inline.kind {
            case .lineBreak, .footnote: nil
            default: inline.kind
            }
        }
        if kind == .code, !language.isEmpty { marks.append(.html(language)) }
        return marks
    }
}

/// One block of one side, among all blocks of the chapters that differ.
struct Item {
    var chapter: Int
    var block: Int
    var key: BlockKey
    var words: Int
    /// How many blocks it stands for: more than one where it is an omission that has been weighed.
    var blocks = 1
}

/// One state's chapters that may differ from the other's, with their blocks in one row.
struct Side {
    let chapters: [Chapter]
    private(set) var items: [Item] = []
    /// Where each chapter's items start; one more at the end.
    private(set) var starts: [Int] = [0]

    init(_ chapters: [Chapter], _ each: Each) {
        self.chapters = chapters
        let items = each.map(Array(chapters.indices)) { number in
            let path = chapters[number].path
            return chapters[number].blocks.indices.map { index in
                let block = chapters[number].blocks[index]
                return Item(
                    chapter: number, block: index, key: BlockKey(block, path: path),
                    words: Self.words(block.text) + block.omittedWords)
            }
        }
        self.items.reserveCapacity(items.reduce(0) { $0 + $1.count })
        for own in items {
            self.items += own
            starts.append(self.items.count)
        }
    }

    /// Reads what was left out of some chapters after all, as far as to say how much it weighs.
    mutating func weighOmissions(_ numbers: [Int], _ each: Each) {
        let omissions = numbers.flatMap(range).filter { self[$0].kind == .omission }
        let side = self
        let weights = each.map(omissions) { item in
            let left = Chapter(
                path: "", bytes: Array(side.chapter(item).bytes[side[item].omittedBytes]), style: .github, places: false
            )
            return (words: left.blocks.reduce(0) { $0 + Self.words($1.text) }, blocks: left.blocks.count)
        }
        for (item, weight) in zip(omissions, weights) {
            items[item].words = weight.words
            items[item].blocks = weight.blocks
        }
    }

    func range(_ chapter: Int) -> Range<Int> { starts[chapter]..<starts[chapter + 1] }
    /// Lends a block: a copy would count references to all that it holds.
    subscript(item: Int) -> Block {
        @inline(__always) _read { yield chapters[items[item].chapter].blocks[items[item].block] }
    }
    func chapter(_ item: Int) -> Chapter { chapters[items[item].chapter] }

    /// Words between blanks; in scripts without blanks two characters count as one.
    static func words(_ text: String) -> Int { words(text.utf8.span) }

    static func words(_ bytes: Swift.Span<UInt8>) -> Int {
        var (count, wide, wasBlank) = (0, 0, true)
        for index in bytes.indices {
            let byte = bytes[index]
            let isBlank = byte == 0x20 || byte == 0x0A
            if wasBlank, !isBlank { count += 1 }
            if byte >= 0xE3, byte < 0xF0 { wide += 1 }
            wasBlank = isBlank
        }
        return count + wide / 2
    }

    func place(_ item: Int, text: String? = nil) -> Place {
        let block = self[item]
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
