import GuideModel

/// Which blocks of a chapter still hang on what they hung on: on the item, else on the heading that they stand under.
///
/// Where an order changed, what hangs elsewhere now has moved, and not what it passed.
struct Standing {
    private var stable: Set<Int> = []

    /// - Parameters:
    ///   - i: the old chapter.
    ///   - j: the new one.
    init(_ i: Int, _ j: Int, _ matcher: BlockMatcher) {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        // Below a heading that became a line, or was one, nothing hangs on either side.
        func mayHold(_ o: Int, _ n: Int) -> Bool {
            o >= 0 && n >= 0 && old.items[o].chapter == i && new.items[n].chapter == j
                && (old[o].kind == .heading) == (new[n].kind == .heading)
        }
        let before = Self.parents(i, old) { mayHold($0, pairing.newOfOld[$0]) }
        let after = Self.parents(j, new) { mayHold(pairing.oldOfNew[$0], $0) }
        for n in new.range(j) {
            let o = pairing.oldOfNew[n]
            guard o >= 0, old.items[o].chapter == i else { continue }
            let parent = after[n - new.starts[j]]
            let was = before[o - old.starts[i]]
            let isSame = parent < 0 ? was < 0 : was >= 0 && pairing.newOfOld[was] == parent && stable.contains(parent)
            if isSame { stable.insert(n) }
        }
    }

    /// Whether a new block stands under what it stood under, all the way up.
    func holds(_ item: Int) -> Bool { stable.contains(item) }

    /// What each block of a chapter hangs on, as an item of the side; -1 for nothing.
    ///
    /// - Parameter isPaired: whether a block is on both sides as what it was: what came or went holds nothing.
    private static func parents(_ chapter: Int, _ side: Side, _ isPaired: (Int) -> Bool) -> [Int] {
        let sections = side.chapters[chapter].sections
        let start = side.starts[chapter]
        var result: [Int] = []
        // The items of the lists that are open, the outermost first.
        var lists: [Int] = []
        var lastHeading = -1
        func heading(_ section: Int) -> Int { start + sections[section].blocks.lowerBound }
        for item in side.range(chapter) {
            let block = side[item]
            if block.kind == .heading, block.section >= 0, heading(block.section) == item {
                lists = []
                var section = sections[block.section].parent
                while section >= 0, !isPaired(heading(section)) { section = sections[section].parent }
                result.append(section < 0 ? -1 : heading(section))
                if isPaired(item) { lastHeading = item }
                continue
            }
            let depth = block.kind == .item ? block.listDepth - 1 : block.listDepth
            lists.removeLast(max(0, lists.count - max(0, depth)))
            result.append(lists.last(where: isPaired) ?? lastHeading)
            if block.kind == .item { lists.append(item) }
        }
        return result
    }
}
