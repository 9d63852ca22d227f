import GuideModel

/// Which paired blocks and sections stand at another place than before.
struct Moves {
    /// New blocks that moved by themselves.
    var blocks: Set<Int> = []
    /// Sections that moved with what is in them, as (new chapter, section).
    var sections: Set<SectionID> = []

    struct SectionID: Hashable {
        var chapter: Int
        var section: Int
    }

    init(_ matcher: BlockMatcher) {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        var moved: Set<Int> = []
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
                let kept = Set(
                    heaviestIncreasing(
                        items.map { pairing.oldOfNew[$0] }, weights: items.map { new.items[$0].words + 1 }
                    ).map { items[$0] })
                moved.formUnion(items.filter { !kept.contains($0) })
            }
        }
        // A part of a split or merged block stands where its whole stands.
        moved.subtract(matcher.merges.keys)
        for parts in matcher.splits.values { moved.subtract(parts) }
        fold(moved, matcher)
    }

    /// What moved along with its section's heading is no change of its own.
    private mutating func fold(_ moved: Set<Int>, _ matcher: BlockMatcher) {
        let (old, new, pairing) = (matcher.old, matcher.new, matcher.pairing)
        blocks = moved
        for n in moved.sorted() where blocks.contains(n) && new[n].kind == .heading {
            let o = pairing.oldOfNew[n]
            guard let to = Self.section(of: n, new), let from = Self.section(of: o, old) else { continue }
            let ownRange = new.chapters[to.chapter].sections[to.section].blocks
            let oldRange = old.chapters[from.chapter].sections[from.section].blocks
            sections.insert(to)
            let (startNew, startOld) = (new.starts[to.chapter], old.starts[from.chapter])
            for index in ownRange {
                let item = startNew + index
                guard blocks.contains(item), pairing.oldOfNew[item] >= 0 else { continue }
                if oldRange.contains(pairing.oldOfNew[item] - startOld),
                    old.items[pairing.oldOfNew[item]].chapter == from.chapter
                {
                    blocks.remove(item)
                }
            }
            blocks.remove(n)
        }
        // Copies of one text have no place of their own.
        blocks = blocks.filter {
            !matcher.isBoilerplate(new.items[$0].key) && !new[$0].text.isEmpty || new[$0].kind == .image
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
