import GuideModel

/// Sections that have another place hold what they held: short text goes with them.
extension BlockMatcher {
    /// Pairs what is left in sections that are one although they stand in chapters that are not: short items go with their section.
    mutating func alignMovedSections() {
        for n in new.items.indices where new[n].kind == .heading && pairing.oldOfNew[n] >= 0 {
            let o = pairing.oldOfNew[n]
            guard let to = Moves.section(of: n, new), let from = Moves.section(of: o, old) else { continue }
            if chapters.isRelated(from.chapter, to.chapter) {
                pairBodies(o, n)
                continue
            }
            let (oldStart, newStart) = (old.starts[from.chapter], new.starts[to.chapter])
            func place(_ range: Range<Int>, _ start: Int) -> Range<Int> {
                (range.lowerBound + start)..<(range.upperBound + start)
            }
            pairTables(
                tableRows(old, place(old.chapters[from.chapter].sections[from.section].blocks, oldStart)),
                tableRows(new, place(new.chapters[to.chapter].sections[to.section].blocks, newStart)))
            let freeOld = old.chapters[from.chapter].sections[from.section].blocks.map { oldStart + $0 }
                .filter { pairing.isFree(old: $0) }
            let freeNew = new.chapters[to.chapter].sections[to.section].blocks.map { newStart + $0 }
                .filter { pairing.isFree(new: $0) }
            guard !freeOld.isEmpty, !freeNew.isEmpty else { continue }
            var waiting: [BlockKey: [Int]] = [:]
            for item in freeOld.reversed() { waiting[old.items[item].key, default: []].append(item) }
            for item in freeNew {
                if let match = waiting[new.items[item].key]?.popLast() { pairing.pair(match, item) }
            }
            pairInPlace(
                Gap(
                    old: freeOld.filter { pairing.isFree(old: $0) }, new: freeNew.filter { pairing.isFree(new: $0) }))
        }
    }

    /// Pairs what is left right below a heading that has another place in its chapter: short text goes with its section.
    private mutating func pairBodies(_ o: Int, _ n: Int) {
        let (before, after) = (body(of: o, old), body(of: n, new))
        guard !before.isEmpty, !after.isEmpty else { return }
        let gap = Gap(
            old: before.filter { pairing.isFree(old: $0) }, new: after.filter { pairing.isFree(new: $0) })
        if !gap.old.isEmpty, !gap.new.isEmpty { pairInPlace(gap, isBody: true) }
    }

    /// The blocks between a heading and the next one.
    func body(of heading: Int, _ side: Side) -> Range<Int> {
        let end = side.range(side.items[heading].chapter).upperBound
        var next = heading + 1
        while next < end, side[next].kind != .heading { next += 1 }
        return (heading + 1)..<next
    }
}
