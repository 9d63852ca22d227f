import GuideModel

/// Pairs the blocks of two states: exactly alike first and everywhere, then by likeness.
struct BlockMatcher {
    private(set) var old: Side
    private(set) var new: Side
    private let bystanders: [Chapter]
    private let omitted: OmittedText?
    /// How work that falls apart is done.
    let each: Each
    var chapters: ChapterMap
    let language: Language
    var interner: Interner
    var pairing: Pairing
    var oldWords: [[Int32]?]
    var newWords: [[Int32]?]
    var oldBags: [Bag?]
    var newBags: [Bag?]
    /// Old blocks that were cut in several, with all their parts; new ones made of several.
    var splits: [Int: [Int]] = [:]
    var merges: [Int: [Int]] = [:]
    /// Tables that are one on both sides, with the mapping of their columns.
    var tables: [TablePair] = []
    /// The first rows of these.
    var pairedTables: (old: Set<Int>, new: Set<Int>) = ([], [])
    var oldCounts: [BlockKey: Int] = [:]
    var newCounts: [BlockKey: Int] = [:]
    /// Copies of a text that what they refer to tells from the others.
    var referring: Set<Exactly> = []
    /// The words of headings that were held against others by their names.
    var oldNames: [Int: Set<String>] = [:]
    var newNames: [Int: Set<String>] = [:]
    /// The words right below old headings, where somebody has counted them.
    var oldWordsBelow: [Int: Int] = [:]

    static let far = 0.45
    /// In a chapter that the text's own has nothing to do with, a sentence may look like another by its phrases alone.
    static let fewWordsElsewhere = 0.6
    static let inPlace = 0.3
    static let shortWords = 8
    static let sameWords = 0.8
    static let sameName = 0.5

    /// - Parameters:
    ///   - bystanders: chapters that are the same on both sides.
    ///   - omitted: what both sides hold and neither lists.
    init(
        _ old: Side, _ new: Side, bystanders: [Chapter] = [], omitted: OmittedText? = nil, language: Language,
        each: Each
    ) {
        self.bystanders = bystanders
        self.omitted = omitted
        self.each = each
        self.old = old
        self.new = new
        self.language = language
        interner = Interner(stopWords: language.stopWords)
        oldWords = Array(repeating: nil, count: old.items.count)
        newWords = Array(repeating: nil, count: new.items.count)
        oldBags = Array(repeating: nil, count: old.items.count)
        newBags = Array(repeating: nil, count: new.items.count)
        chapters = ChapterMap(old: old.chapters.count, new: new.chapters.count)
        pairing = Pairing(old: old.items.count, new: new.items.count)
        for item in old.items { oldCounts[item.key, default: 0] += 1 }
        for item in new.items { newCounts[item.key, default: 0] += 1 }
    }

    mutating func weighOmissions(ofNew chapters: [Int]) { new.weighOmissions(chapters, each) }

    /// The same matches told from the other side.
    var transposed: BlockMatcher {
        var result = self
        swap(&result.old, &result.new)
        swap(&result.oldWords, &result.newWords)
        swap(&result.oldBags, &result.newBags)
        swap(&result.oldCounts, &result.newCounts)
        swap(&result.splits, &result.merges)
        result.chapters = chapters.transposed
        result.pairing = pairing.transposed
        result.tables = tables.map(\.transposed)
        result.oldWordsBelow = [:]
        swap(&result.oldNames, &result.newNames)
        return result
    }

    /// Text that stands more than once on a side; its copies are paired in order and have no place of their own.
    func isBoilerplate(_ item: Int) -> Bool {
        let key = new.items[item].key
        return oldCounts[key, default: 0] > 1 || newCounts[key, default: 0] > 1 || isOmittedElsewhere(item)
    }

    /// The same on either side: one text that now stands in two places is none.
    func isBoilerplateOfBoth(_ item: Int) -> Bool {
        let key = new.items[item].key
        return oldCounts[key, default: 0] > 1 && newCounts[key, default: 0] > 1 || isOmittedElsewhere(item)
    }

    func isCopy(_ key: BlockKey) -> Bool { oldCounts[key, default: 0] > 1 || newCounts[key, default: 0] > 1 }

    /// What a reader sees of a block: of pictures alone, which have no text, their files.
    static func seen(_ block: Block) -> String {
        guard block.kind == .image else { return block.text }
        return block.inlines.reduce(into: block.text) { text, inline in
            if case .image(let source, _, _) = inline.kind { text += "\n" + source }
        }
    }

    /// Which of what is seen chapters that did not change hold too.
    func textsElsewhere(_ texts: Set<String>) -> Set<String> {
        guard !texts.isEmpty else { return [] }
        var found: Set<String> = []
        for chapter in bystanders {
            for block in chapter.blocks {
                let text = Self.seen(block)
                if texts.contains(text) { found.insert(text) }
            }
        }
        return found
    }

    private func isOmittedElsewhere(_ item: Int) -> Bool {
        guard let omitted, new[item].kind != .omission else { return false }
        return omitted.holds(new[item], of: new.chapter(item))
    }

    // MARK: - Exactly alike

    mutating func pairFrontMatter() {
        for (i, j) in chapters.newOfOld.enumerated() where j >= 0 {
            guard let o = old.range(i).first, let n = new.range(j).first, old[o].kind == .frontMatter,
                new[n].kind == .frontMatter
            else { continue }
            pairing.pair(o, n)
        }
    }

    /// Pairs what stands free exactly once on each side, and its neighbours while they are alike.
    ///
    /// - Parameters:
    ///   - kinds: the kinds to pair; empty for all.
    ///   - isOne: whether two that are alike may be paired.
    mutating func pairUnique(
        minimumWords: Int, within ranges: (Range<Int>, Range<Int>)?, kinds: Set<Block.Kind> = [],
        isOne: (BlockMatcher, Int, Int) -> Bool = { _, _, _ in true }
    ) {
        let (oldRange, newRange) = ranges ?? (old.items.indices, new.items.indices)
        var seen: [BlockKey: (old: Int, oldCount: Int, new: Int, newCount: Int)] = [:]
        for index in oldRange where pairing.isFree(old: index) && old.items[index].words >= minimumWords {
            // Front matter is its chapter's, whatever another one says.
            guard old[index].kind != .frontMatter else { continue }
            guard kinds.isEmpty || kinds.contains(old[index].kind) else { continue }
            seen[old.items[index].key, default: (index, 0, 0, 0)].oldCount += 1
        }
        for index in newRange where pairing.isFree(new: index) {
            guard var entry = seen[new.items[index].key] else { continue }
            entry.new = index
            entry.newCount += 1
            seen[new.items[index].key] = entry
        }
        var paired: [(Int, Int)] = []
        let unique = seen.values.filter { $0.oldCount == 1 && $0.newCount == 1 }.sorted { $0.old < $1.old }
        for entry in unique where pairing.isFree(old: entry.old) && pairing.isFree(new: entry.new) {
            // A row belongs to its table, and a number to its chapter: that they are alike elsewhere is chance.
            if ranges == nil, old[entry.old].kind == .row || isNumbered(entry.old),
                !chapters.isRelated(old.items[entry.old].chapter, new.items[entry.new].chapter)
            {
                continue
            }
            // What is left of lines of one text that refer to several things is no one line.
            if isCopy(old.items[entry.old].key), !old[entry.old].marks.isEmpty,
                old[entry.old].marks != new[entry.new].marks
            {
                continue
            }
            guard isOne(self, entry.old, entry.new) else { continue }
            pairing.pair(entry.old, entry.new)
            paired.append((entry.old, entry.new))
        }
        // Backward first, for a heading goes with the text below it; but an answer that stands elsewhere too goes with the question above.
        for (o, n) in paired { grow(o, n, -1, overCopies: false, stopsAtCopies: true) }
        for (o, n) in paired { grow(o, n, 1, overCopies: false) }
        if ranges != nil { for (o, n) in paired { grow(o, n, -1, overCopies: false) } }
    }

    /// Whether an old block is a heading that a number tells from its like in other chapters: `2.3 Help ons`.
    private func isNumbered(_ o: Int) -> Bool { old[o].kind == .heading && HeadingNumber(old[o].text) != nil }

    /// Pairs what stands beside two that are paired, while it is alike.
    ///
    /// - Parameters:
    ///   - overCopies: whether text that stands elsewhere too is taken along into another chapter. What both chapters have by themselves
    ///     must find its own place first.
    ///   - stopsAtCopies: whether it is not taken along anywhere, but for headings and labels.
    mutating func grow(
        _ start: Int, _ other: Int, _ step: Int, overCopies: Bool = true, stopsAtCopies: Bool = false
    ) {
        let (i, j) = (old.items[start].chapter, new.items[other].chapter)
        let takesCopies = overCopies || chapters.isRelated(i, j) || old.chapters[i].path == new.chapters[j].path
        let (oldRange, newRange) = (old.range(i), new.range(j))
        var (o, n) = (start + step, other + step)
        while oldRange.contains(o), newRange.contains(n), pairing.isFree(old: o), pairing.isFree(new: n),
            old.items[o].key == new.items[n].key, old[o].kind != .frontMatter
        {
            if isCopy(old.items[o].key) {
                // Lines of one text may refer to several things, and each is its own.
                guard takesCopies, !stopsAtCopies || old[o].isLabel, old[o].marks == new[n].marks else {
                    return
                }
            }
            pairing.pair(o, n)
            (o, n) = (o + step, n + step)
        }
    }

    /// Pairs equal free blocks of two chapters in order, between those that are paired already: first those that also refer to the
    /// same, where lines of one text, `[Download](a.pdf)`, refer to several.
    mutating func alignExactly(_ i: Int, _ j: Int) {
        let refers =
            !referring.isEmpty
            && new.range(j).contains { n in
                pairing.isFree(new: n) && isCopy(new.items[n].key)
                    && referring.contains(Exactly(new.items[n].key, new[n].marks))
            }
        if refers {
            // What stands once parts the runs, however short it is; a copy is like nothing here.
            align(
                i, j, { Alone(key: $0.old.items[$1].key, copy: $0.isCopy($0.old.items[$1].key) ? $1 + 1 : 0) },
                { Alone(key: $0.new.items[$1].key, copy: $0.isCopy($0.new.items[$1].key) ? -1 - $1 : 0) })
            let runs = gaps(i, j)
            align(
                i, j, { Exactly($0.old.items[$1].key, $0.old[$1].marks) },
                { Exactly($0.new.items[$1].key, $0.new[$1].marks) })
            // One that stands elsewhere in the same run has moved; between two that stayed it is another that leads there now.
            for run in runs {
                let left = run.old.filter { pairing.isFree(old: $0) }
                let before = Dictionary(
                    left.map { (Exactly(old.items[$0].key, old[$0].marks), $0) },
                    uniquingKeysWith: { first, _ in first }
                )
                for n in run.new where pairing.isFree(new: n) {
                    let own = Exactly(new.items[n].key, new[n].marks)
                    if referring.contains(own), let o = before[own] { pairing.pair(o, n) }
                }
            }
        }
        align(i, j, { $0.old.items[$1].key }, { $0.new.items[$1].key })
    }

    /// A block's text with what it refers to.
    struct Exactly: Hashable {
        let key: BlockKey
        let marks: [Block.Inline.Kind]

        init(_ key: BlockKey, _ marks: [Block.Inline.Kind]) {
            self.key = key
            self.marks = marks
        }
    }

    /// A block's text; each copy of one is like no other, here or on the other side.
    private struct Alone: Hashable {
        let key: BlockKey
        let copy: Int
    }

    private mutating func align<Key: Hashable>(
        _ i: Int, _ j: Int, _ oldKey: (BlockMatcher, Int) -> Key, _ newKey: (BlockMatcher, Int) -> Key
    ) {
        var ids: [Key: Int32] = [:]
        func id(_ key: Key) -> Int32 {
            if let id = ids[key] { return id }
            ids[key] = Int32(ids.count)
            return Int32(ids.count - 1)
        }
        for gap in gaps(i, j) {
            let (o, n) = (gap.old, gap.new)
            guard !o.isEmpty, !n.isEmpty else { continue }
            let diff = SequenceDiff(o.map { id(oldKey(self, $0)) }, n.map { id(newKey(self, $0)) }, limit: 2000)
            for match in diff.matches {
                for step in 0..<match.count { pairing.pair(o[match.old + step], n[match.new + step]) }
            }
        }
    }
}
