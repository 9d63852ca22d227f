import GuideModel

/// Paragraphs that were cut in two, or joined.
extension BlockMatcher {
    private struct Prose {
        var item: Int
        var chapter: Int
        var words: Int
        var bag: Bag
    }

    /// A text of fewer words is not told from its neighbours.
    private static let fewestToCut = 4
    private static let mostParts = 32
    /// An example or a picture may have come between two parts.
    private static let farthestPart = 2
    private static let mostStrangers = 6
    private static let mostPairs = 4096
    private static let stretch = 16

    /// - Parameters:
    ///   - isWhole: whether the gap is all that is left of two chapters, in which nothing but the text says what belongs together.
    ///   - least: of how many words a text must be at least.
    mutating func findSplitsAndMerges(_ gap: Gap, isWhole: Bool = false, least: Int = fewestToCut) {
        guard gap.old.count > 0, gap.new.count > 0, max(gap.old.count, gap.new.count) > 1 else { return }
        // Of many, those near each other's place are held against each other.
        guard gap.old.count * gap.new.count <= Self.mostPairs else {
            for part in stretches(gap) { findSplitsAndMerges(part, isWhole: isWhole, least: least) }
            return
        }
        var (o, n): ([Prose], [Prose]) = ([], [])
        for item in gap.old where Self.isProse(old[item].kind) {
            o.append(
                Prose(item: item, chapter: old.items[item].chapter, words: old.items[item].words, bag: bag(old: item)))
        }
        for item in gap.new where Self.isProse(new[item].kind) {
            n.append(
                Prose(item: item, chapter: new.items[item].chapter, words: new.items[item].words, bag: bag(new: item)))
        }
        if !isWhole { pairShifted(&o, &n) }
        for whole in o where whole.words >= least && n.count > 1 {
            guard let parts = parts(of: whole, among: n, isWhole) else { continue }
            splits[whole.item] = parts
            for part in parts { pairing.pair(whole.item, part) }
            n.removeAll { parts.contains($0.item) }
        }
        o.removeAll { splits[$0.item] != nil }
        for whole in n where whole.words >= least && o.count > 1 {
            guard let parts = parts(of: whole, among: o, isWhole) else { continue }
            merges[whole.item] = parts
            for part in parts { pairing.pair(part, whole.item) }
            o.removeAll { parts.contains($0.item) }
        }
    }

    /// Stretches of a gap that stand for each other by the words that few of its blocks have, each small enough to be looked through.
    private mutating func stretches(_ gap: Gap) -> [Gap] {
        let (o, n) = (gap.old.filter { Self.isProse(old[$0].kind) }, gap.new.filter { Self.isProse(new[$0].kind) })
        findWords(old: o, new: n)
        var holders: [Int32: (place: Int, count: Int)] = [:]
        for (place, item) in n.enumerated() {
            for word in Set(words(new: item)) {
                let known = holders[word]
                holders[word] = (known?.place ?? place, (known?.count ?? 0) + 1)
            }
        }
        // Where most of a block's rare words stand, the first of them; a block without any stands behind the one before it.
        var places: [(first: Int, item: Int)] = []
        for item in o {
            var votes: [Int: Int] = [:]
            for word in Set(words(old: item)) {
                if let holder = holders[word], holder.count == 1 { votes[holder.place, default: 0] += 1 }
            }
            let most = votes.values.max() ?? 0
            let first = votes.filter { 4 * $0.value >= most }.keys.min() ?? places.last?.first ?? 0
            places.append((first, item))
        }
        places.sort { ($0.first, $0.item) < ($1.first, $1.item) }
        var result: [Gap] = []
        var start = 0
        while start < places.count {
            var end = min(places.count, start + Self.stretch)
            // Those that stand at one place are parts of one.
            while end < places.count, places[end].first == places[end - 1].first, end - start < 2 * Self.stretch {
                end += 1
            }
            let (from, to) = (places[start].first, end < places.count ? places[end].first : n.count)
            if from < to { result.append(Gap(old: places[start..<end].map(\.item).sorted(), new: Array(n[from..<to]))) }
            start = end
        }
        return result.filter { $0.old.count * $0.new.count <= Self.mostPairs }
    }

    /// Finds texts of some length that were cut or joined and went to another chapter, whatever stands around them there.
    mutating func findSplitsFarAway() {
        guard old.chapters.count > 1 || new.chapters.count > 1 else { return }
        let gap = Gap(
            old: old.items.indices.filter { pairing.isFree(old: $0) && Self.isProse(old[$0].kind) },
            new: new.items.indices.filter { pairing.isFree(new: $0) && Self.isProse(new[$0].kind) })
        findSplitsAndMerges(gap, isWhole: true, least: 2 * Self.shortWords)
    }

    /// Finds what was cut or joined in a section that went to another chapter, which its title tells where it stands once.
    mutating func findSplitsElsewhere() {
        var titles: [BlockKey: Int] = [:]
        for o in old.items.indices where old[o].kind == .heading && oldCounts[old.items[o].key] == 1 {
            titles[old.items[o].key] = o
        }
        for n in new.items.indices where new[n].kind == .heading && newCounts[new.items[n].key] == 1 {
            guard let o = titles[new.items[n].key], chapters.newOfOld[old.items[o].chapter] != new.items[n].chapter,
                pairing.newOfOld[o] == n || pairing.isFree(old: o) && pairing.isFree(new: n)
            else { continue }
            let found = splits.count + merges.count
            findSplitsAndMerges(
                Gap(
                    old: body(of: o, old).filter { pairing.isFree(old: $0) },
                    new: body(of: n, new).filter { pairing.isFree(new: $0) }))
            if splits.count + merges.count > found { pairing.pair(o, n) }
        }
    }

    /// The heading that a block stands under, as an item of its side; -1 for none.
    func heading(of item: Int, _ side: Side) -> Int {
        let (chapter, section) = (side.items[item].chapter, side[item].section)
        return section < 0 ? -1 : side.starts[chapter] + side.chapters[chapter].sections[section].blocks.lowerBound
    }

    /// Two paragraphs between which the border was shifted: what stayed of each says which it is, however much went over.
    private mutating func pairShifted(_ o: inout [Prose], _ n: inout [Prose]) {
        func isPart(_ a: Bag, _ b: Bag) -> Bool { max(contained(a, in: b), contained(b, in: a)) >= 0.9 }
        var a = 0
        while a + 1 < o.count {
            let (first, second) = (o[a], o[a + 1])
            let place = n.indices.dropLast().first { b in
                let (one, two) = (n[b], n[b + 1])
                guard second.item == first.item + 1, two.item == one.item + 1,
                    min(first.words, second.words, one.words, two.words) >= Self.fewestToCut,
                    (first.words < one.words) != (second.words < two.words), isPart(first.bag, one.bag),
                    isPart(second.bag, two.bag)
                else { return false }
                var (before, after) = (first.bag, one.bag)
                before.add(second.bag)
                after.add(two.bag)
                return likeness(before, after) >= 0.9
            }
            guard let place else {
                a += 1
                continue
            }
            pairing.pair(first.item, n[place].item)
            pairing.pair(second.item, n[place + 1].item)
            o.removeSubrange(a...(a + 1))
            n.removeSubrange(place...(place + 1))
        }
    }

    private static func isProse(_ kind: Block.Kind) -> Bool { kind == .paragraph || kind == .item }

    /// Neighbours that together are one text, each of them held in it by 0.6 and better than any alone; of a short text all of it, and
    /// nearly all where other text came between them.
    private func parts(of whole: Prose, among candidates: [Prose], _ isElsewhere: Bool) -> [Int]? {
        let needed = whole.words < Self.shortWords ? 0.95 : isElsewhere ? 0.9 : 0.6
        var best: (parts: [Int], likeness: Double)?
        for start in candidates.indices.dropLast() {
            let chapter = candidates[start].chapter
            guard candidates[start + 1].item <= candidates[start].item + Self.farthestPart,
                candidates[start + 1].chapter == chapter,
                contained(candidates[start].bag, in: whole.bag) >= 0.6
            else { continue }
            var joined = candidates[start].bag
            // What one of them says by itself needs no other.
            var alone = likeness(joined, whole.bag)
            var parts = [candidates[start].item]
            var strangers = 0
            for end in (start + 1)..<min(candidates.count, start + Self.mostParts) {
                guard candidates[end].item <= candidates[end - 1].item + Self.farthestPart,
                    candidates[end].chapter == chapter
                else { break }
                guard contained(candidates[end].bag, in: whole.bag) >= 0.6 else {
                    strangers += 1
                    if strangers > Self.mostStrangers { break }
                    continue
                }
                alone = max(alone, likeness(candidates[end].bag, whole.bag))
                joined.add(candidates[end].bag)
                parts.append(candidates[end].item)
                let likeness = likeness(joined, whole.bag)
                if likeness >= (strangers > 0 ? 0.9 : needed), likeness > alone + (likeness > 0.95 ? 0.01 : 0.1),
                    likeness > best?.likeness ?? 0
                {
                    best = (parts, likeness)
                }
            }
        }
        return best?.parts
    }
}
