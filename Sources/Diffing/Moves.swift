import GuideModel

/// Which paired blocks and sections stand at another place than before.
struct Moves {
    /// New blocks that moved by themselves.
    var blocks: Set<Int> = []
    /// Sections that moved with what is in them, as (new chapter, section).
    var sections: Set<SectionID> = []
    /// Tables that moved as they are, by their first row; none of their rows moved by itself.
    var tables: Set<Int> = []

    struct SectionID: Hashable {
        var chapter: Int
        var section: Int
    }

    init(_ matcher: BlockMatcher) {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        var matcher = matcher
        var moved: Set<Int> = []
        var standings = Standings()
        for j in new.chapters.indices {
            var byOrigin: [Int: [Int]] = [:]
            for n in new.range(j) where pairing.oldOfNew[n] >= 0 {
                byOrigin[old.items[pairing.oldOfNew[n]].chapter, default: []].append(n)
            }
            for (i, items) in byOrigin {
                guard matcher.chapters.isRelated(i, j) else {
                    moved.formUnion(items)
                    continue
                }
                guard !Self.isInOrder(items, matcher) else { continue }
                matcher.weighOmissions(ofNew: j)
                moved.formUnion(Self.moved(items, standings.of(i, j, matcher), matcher))
            }
        }
        // A part of a split or merged block stands where its whole stands.
        moved.subtract(matcher.merges.keys)
        for parts in matcher.splits.values { moved.subtract(parts) }
        fold(moved, &standings, matcher)
    }

    /// Worked out once for each two chapters.
    private struct Standings {
        private var known: [[Int]: Standing] = [:]

        mutating func of(_ i: Int, _ j: Int, _ matcher: BlockMatcher) -> Standing {
            if let standing = known[[i, j]] { return standing }
            let standing = Standing(i, j, matcher)
            known[[i, j]] = standing
            return standing
        }
    }

    /// The lightest blocks that explain the new order. A heading weighs as much as its section: text passes it by, never it the
    /// text. What hangs where it hung outweighs all that does not.
    private static func moved(_ items: [Int], _ standing: Standing, _ matcher: BlockMatcher) -> [Int] {
        let (new, pairing) = (matcher.new, matcher.pairing)
        guard !isInOrder(items, matcher) else { return [] }
        let places = items.map { pairing.oldOfNew[$0] }
        var weights = items.map { item in
            new[item].kind == .heading
                ? sectionWords(item, matcher) + 1 : new.items[item].words + new.items[item].blocks
        }
        let sum = weights.reduce(0, +)
        for index in items.indices where standing.holds(items[index]) { weights[index] *= sum }
        func movedItems() -> [Int] {
            let kept = Set(heaviestIncreasing(places, weights: weights))
            return items.indices.filter { !kept.contains($0) }
        }
        let moved = movedItems()
        // Copies of one text have no place of their own and are in order among themselves: what passed them has moved.
        let copies = moved.filter { matcher.isBoilerplate(items[$0]) }
        guard !copies.isEmpty, copies.count <= 16 else { return moved.map { items[$0] } }
        let total = weights.reduce(0, +)
        for copy in copies { weights[copy] += total }
        let others = movedItems()
        let weight = { (list: [Int]) in list.reduce(0) { $0 + new.items[items[$1]].words } }
        // Where that would move half the chapter, the copies were paired by chance.
        return (2 * weight(others) <= items.reduce(0) { $0 + new.items[$1].words } ? others : moved).map { items[$0] }
    }

    private static func isInOrder(_ items: [Int], _ matcher: BlockMatcher) -> Bool {
        !zip(items, items.dropFirst()).contains { matcher.pairing.oldOfNew[$0] > matcher.pairing.oldOfNew[$1] }
    }

    /// The words of a section that stayed: what came with the new state is no weight on either side.
    private static func sectionWords(_ heading: Int, _ matcher: BlockMatcher) -> Int {
        let side = matcher.new
        guard let id = section(of: heading, side) else { return side.items[heading].words }
        let start = side.starts[id.chapter]
        return side.chapters[id.chapter].sections[id.section].blocks.reduce(0) {
            $0 + (matcher.pairing.oldOfNew[start + $1] >= 0 ? side.items[start + $1].words : 0)
        }
    }

    /// What moved along with its section's heading is no change of its own.
    private mutating func fold(_ moved: Set<Int>, _ standings: inout Standings, _ matcher: BlockMatcher) {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        blocks = moved
        var told: Set<Int> = []
        for n in moved.sorted() where blocks.contains(n) && new[n].kind == .heading {
            let o = pairing.oldOfNew[n]
            guard let to = Self.section(of: n, new), let from = Self.section(of: o, old) else { continue }
            let ownRange = new.chapters[to.chapter].sections[to.section].blocks
            let oldRange = old.chapters[from.chapter].sections[from.section].blocks
            sections.insert(to)
            let (startNew, startOld) = (new.starts[to.chapter], old.starts[from.chapter])
            let along = ownRange.map { startNew + $0 }.filter { item in
                let before = pairing.oldOfNew[item]
                return before >= 0 && old.items[before].chapter == from.chapter && oldRange.contains(before - startOld)
            }
            // What went along is no move of its own, but for what has another place among the rest.
            let standing = standings.of(from.chapter, to.chapter, matcher)
            let inOrder = Set(along).subtracting(Self.moved(along, standing, matcher))
            for item in along {
                if inOrder.contains(item) { blocks.remove(item) } else if !told.contains(item) { blocks.insert(item) }
            }
            told.formUnion(along)
            blocks.remove(n)
        }
        foldTables(matcher)
        // Copies of one text have no place of their own.
        blocks = blocks.filter {
            // Notes stand where their marks have them, wherever they were written.
            !matcher.isBoilerplate($0) && new[$0].kind != .footnote
                && (!new[$0].text.isEmpty || [.image, .rule, .omission].contains(new[$0].kind))
        }
    }

    /// A table that stands elsewhere with most of its rows is one move; rows that were edited on the way are told by themselves.
    private mutating func foldTables(_ matcher: BlockMatcher) {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        for table in matcher.tables where table.hasSameColumns {
            let kept = table.newRows.filter { pairing.oldOfNew[$0] >= 0 }
            let same = kept.filter { old.items[pairing.oldOfNew[$0]].key == new.items[$0].key }
            guard 2 * kept.count > max(table.oldRows.count, table.newRows.count), !same.isEmpty,
                kept.allSatisfy(blocks.contains), Self.isInOrder(kept, matcher)
            else { continue }
            blocks.subtract(kept)
            tables.insert(table.newRows[0])
        }
    }

    static func section(of item: Int, _ side: Side) -> SectionID? {
        let chapter = side.items[item].chapter
        let block = side.items[item].block
        let sections = side.chapters[chapter].sections
        var (low, high) = (0, sections.count)
        while low < high {
            let middle = (low + high) / 2
            if sections[middle].blocks.lowerBound < block { low = middle + 1 } else { high = middle }
        }
        return low < sections.count && sections[low].blocks.lowerBound == block
            ? SectionID(chapter: chapter, section: low) : nil
    }
}
