import GuideModel

/// Which paired blocks and sections stand at another place than before.
struct Moves {
    /// New blocks that moved by themselves.
    var blocks: Set<Int> = []
    /// What was split or merged and stands elsewhere now: the first part, or the whole.
    var parted: Set<Int> = []
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
        var shuffled: [(old: Int, new: Int, items: [Int])] = []
        for j in new.chapters.indices {
            var byOrigin: [Int: [Int]] = [:]
            // Notes stand where their marks have them, wherever they were written.
            for n in new.range(j) where pairing.oldOfNew[n] >= 0 && new[n].kind != .footnote {
                byOrigin[old.items[pairing.oldOfNew[n]].chapter, default: []].append(n)
            }
            for (i, items) in byOrigin {
                guard matcher.chapters.isRelated(i, j) else {
                    moved.formUnion(items)
                    continue
                }
                if !Self.isInOrder(items, matcher) { shuffled.append((i, j, items)) }
            }
        }
        matcher.weighOmissions(ofNew: Set(shuffled.map(\.new)).sorted())
        for (i, j, items) in shuffled { moved.formUnion(Self.moved(items, standings.of(i, j, matcher), matcher)) }
        // A part of a split or merged block stands where its whole stands.
        var wholes = moved.filter { matcher.merges[$0] != nil }
        moved.subtract(matcher.merges.keys)
        for parts in matcher.splits.values {
            // Of parts with one place before, one at the most is in order.
            let placed = parts.filter { matcher.pairing.oldOfNew[$0] >= 0 }
            if let first = parts.first, !placed.isEmpty, placed.allSatisfy(moved.contains) { wholes.insert(first) }
            moved.subtract(parts)
        }
        fold(moved, &standings, matcher)
        parted = wholes.filter { !movedAlong($0, matcher) }
    }

    /// Whether a block's section moved and took it along.
    private func movedAlong(_ n: Int, _ matcher: BlockMatcher) -> Bool {
        let sections = matcher.new.chapter(n).sections
        var section = matcher.new[n].section
        while section >= 0 {
            if self.sections.contains(SectionID(chapter: matcher.new.items[n].chapter, section: section)) {
                return true
            }
            section = sections[section].parent
        }
        return false
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

    /// The lightest blocks that explain the new order. What hangs where it hung outweighs all that does not: text passes a heading by,
    /// never it the text.
    private static func moved(_ items: [Int], _ standing: Standing, _ matcher: BlockMatcher) -> [Int] {
        let (new, pairing) = (matcher.new, matcher.pairing)
        guard !isInOrder(items, matcher) else { return [] }
        let places = items.map { pairing.oldOfNew[$0] }
        var weights = items.map { new.items[$0].words + new.items[$0].blocks }
        let sum = weights.reduce(0, +)
        for index in items.indices where standing.holds(items[index]) { weights[index] *= sum }
        func movedItems() -> [Int] {
            let kept = Set(heaviestIncreasing(places, weights: weights))
            return items.indices.filter { !kept.contains($0) }
        }
        let moved = movedItems()
        // Copies of one text that nothing ties have no place of their own and are in order among themselves: what passed them has moved.
        var copies = moved.filter {
            matcher.isBoilerplate(items[$0]) && standing.holds(items[$0]) && !matcher.isTied(items[$0])
                && !matcher.referToTheSame(places[$0], items[$0])
        }
        if copies.count > 16 { return moved.map { items[$0] } }
        copies.removeAll { matcher.isOnlyOfItsSection(items[$0]) }
        guard !copies.isEmpty else { return moved.map { items[$0] } }
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

    /// What moved along with its section's heading is no change of its own.
    private mutating func fold(_ moved: Set<Int>, _ standings: inout Standings, _ matcher: BlockMatcher) {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        blocks = moved
        var told: Set<Int> = []
        var strays: [Int] = []
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
            strays += strayed(oldRange, startOld, ownRange, startNew, to, matcher)
        }
        for item in strays where !told.contains(item) {
            if new[item].kind == .heading, let section = Self.section(of: item, new) {
                sections.insert(section)
            } else {
                blocks.insert(item)
            }
        }
        foldItems(&standings, matcher)
        foldTables(matcher)
        // Notes stand where their marks have them, wherever they were written.
        blocks = blocks.filter {
            new[$0].kind != .footnote
                && (!new[$0].text.isEmpty || [.rule, .omission].contains(new[$0].kind) || !new[$0].marks.isEmpty)
        }
        hideCopies(moved, matcher)
    }

    /// What a section that moved left behind in its chapter, or took over there: it moved against the section, wherever it stands.
    private func strayed(
        _ oldRange: Range<Int>, _ startOld: Int, _ ownRange: Range<Int>, _ startNew: Int, _ section: SectionID,
        _ matcher: BlockMatcher
    ) -> [Int] {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        let (before, after) = (
            (oldRange.lowerBound + startOld)..<(oldRange.upperBound + startOld),
            (ownRange.lowerBound + startNew)..<(ownRange.upperBound + startNew)
        )
        func isOne(_ o: Int, _ n: Int) -> Bool {
            matcher.splits[o] == nil && matcher.merges[n] == nil && new[n].kind != .omission && new[n].kind != .footnote
                && new[n].kind != .row && (new[n].kind == .heading || !matcher.isBoilerplate(n))
        }
        let left = before.compactMap { o -> Int? in
            let n = pairing.newOfOld[o]
            return n >= 0 && !after.contains(n) && isOne(o, n) ? n : nil
        }
        let taken = after.filter { n in
            let o = pairing.oldOfNew[n]
            return o >= 0 && !before.contains(o) && isOne(o, n)
        }
        // Of a part that was left whole its heading speaks.
        var spokenFor: [Int: Int] = [:]
        for heading in (left + taken).sorted() where new[heading].kind == .heading && spokenFor[heading] == nil {
            guard let part = Self.section(of: heading, new) else { continue }
            let origin = old.items[pairing.oldOfNew[heading]].chapter
            for block in new.chapters[part.chapter].sections[part.section].blocks.dropFirst() {
                spokenFor[new.starts[part.chapter] + block] = origin
            }
        }
        return (left + taken).filter { spokenFor[$0] != old.items[pairing.oldOfNew[$0]].chapter }
    }

    /// What hangs on an item that moved, as it did before, moved along.
    private mutating func foldItems(_ standings: inout Standings, _ matcher: BlockMatcher) {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        for n in blocks.sorted() where new[n].kind == .item && blocks.contains(n) {
            let o = pairing.oldOfNew[n]
            guard old[o].kind == .item else { continue }
            let (before, after) = (Self.below(o, old), Self.below(n, new))
            let along = after.filter { pairing.oldOfNew[$0] >= 0 && before.contains(pairing.oldOfNew[$0]) }
            guard !along.isEmpty else { continue }
            let standing = standings.of(old.items[o].chapter, new.items[n].chapter, matcher)
            blocks.subtract(Set(along).subtracting(Self.moved(along, standing, matcher)))
        }
    }

    /// The blocks that hang on an item.
    private static func below(_ item: Int, _ side: Side) -> Range<Int> {
        let (depth, end) = (side[item].listDepth, side.range(side.items[item].chapter).upperBound)
        var next = item + 1
        while next < end, side[next].kind != .heading,
            side[next].kind == .item ? side[next].listDepth > depth : side[next].listDepth >= depth
        {
            next += 1
        }
        return (item + 1)..<next
    }

    /// Copies of one text have no place of their own, so none of them moved, where the text reads the same without that.
    private mutating func hideCopies(_ moved: Set<Int>, _ matcher: BlockMatcher) {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        var copies: [[Int]: [Int]] = [:]
        func isCopy(_ n: Int) -> Bool {
            matcher.isBoilerplate(n) && !matcher.referToTheSame(pairing.oldOfNew[n], n)
        }
        for n in blocks where isCopy(n) {
            let (i, j) = (old.items[pairing.oldOfNew[n]].chapter, new.items[n].chapter)
            if matcher.chapters.isRelated(i, j) { copies[[i, j], default: []].append(n) }
        }
        for (pair, hidden) in copies {
            let told = moved.subtracting(hidden)
            let kept = new.range(pair[1]).filter { n in
                let o = pairing.oldOfNew[n]
                return o >= 0 && old.items[o].chapter == pair[0] && !told.contains(n) && new[n].kind != .footnote
                    && matcher.merges[n] == nil && matcher.splits[o] == nil
            }
            // A copy is any of its kind; all else is itself.
            func label(_ n: Int) -> BlockKey? {
                let key = new.items[n].key
                return isCopy(n) && old.items[pairing.oldOfNew[n]].key == key ? key : nil
            }
            let before = kept.sorted { pairing.oldOfNew[$0] < pairing.oldOfNew[$1] }
            let isSame = zip(kept, before).allSatisfy { now, was in
                now == was || label(now).map { $0 == label(was) } ?? false
            }
            if isSame { blocks.subtract(hidden) }
        }
    }

    /// A table that stands elsewhere with most of its rows is one move; rows that were edited on the way are told by themselves.
    private mutating func foldTables(_ matcher: BlockMatcher) {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        for table in matcher.tables where table.hasSameColumns {
            // Rows of another table went their own way.
            let kept = table.newRows.filter { table.oldPlace.contains(pairing.oldOfNew[$0]) }
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
