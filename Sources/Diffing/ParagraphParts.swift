import GuideModel

/// Paragraphs that were cut in two, or joined.
extension BlockMatcher {
    mutating func findSplitsAndMerges(_ gap: Gap) {
        guard gap.old.count * gap.new.count <= 4096 else { return }
        func isProse(_ block: Block) -> Bool { block.kind == .paragraph || block.kind == .item }
        let o = gap.old.filter { isProse(old[$0]) && old.items[$0].words >= Self.fewestToCut }
        let n = gap.new.filter { isProse(new[$0]) && new.items[$0].words >= Self.fewestToCut }
        let oldParts = gap.old.filter { isProse(old[$0]) }
        let newParts = gap.new.filter { isProse(new[$0]) }
        for whole in o where pairing.isFree(old: whole) {
            if let parts = parts(
                of: bag(old: whole), isShort: old.items[whole].words < Self.shortWords,
                among: newParts.filter { pairing.isFree(new: $0) }, { $0.bag(new: $1) })
            {
                splits[whole] = parts
                for part in parts { pairing.pair(whole, part) }
            }
        }
        for whole in n where pairing.isFree(new: whole) {
            if let parts = parts(
                of: bag(new: whole), isShort: new.items[whole].words < Self.shortWords,
                among: oldParts.filter { pairing.isFree(old: $0) && splits[$0] == nil },
                { $0.bag(old: $1) })
            {
                merges[whole] = parts
                for part in parts { pairing.pair(part, whole) }
            }
        }
    }

    /// A text of fewer words is not told from its neighbours.
    private static let fewestToCut = 4
    private static let mostParts = 32

    /// Neighbours that together are one text, each of them held in it by 0.6 and better than any alone; of a short text all of it.
    mutating func parts(
        of wanted: Bag, isShort: Bool, among candidates: [Int], _ bag: (inout BlockMatcher, Int) -> Bag
    ) -> [Int]? {
        var best: (parts: [Int], likeness: Double)?
        for start in candidates.indices {
            guard contained(bag(&self, candidates[start]), in: wanted) >= 0.6 else { continue }
            var joined = bag(&self, candidates[start])
            let alone = likeness(joined, wanted)
            for count in 2...Self.mostParts {
                let end = start + count - 1
                guard end < candidates.count, candidates[end] == candidates[end - 1] + 1 else { break }
                let part = bag(&self, candidates[end])
                guard contained(part, in: wanted) >= 0.6 else { break }
                joined.add(part)
                let likeness = likeness(joined, wanted)
                if likeness >= (isShort ? 0.95 : 0.6), likeness > alone + 0.1, likeness > best?.likeness ?? 0 {
                    best = (Array(candidates[start...end]), likeness)
                }
            }
        }
        return best?.parts
    }
}
