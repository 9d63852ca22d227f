import GuideModel

/// Blocks of a few words, which say little by themselves.
extension BlockMatcher {
    /// Pairs what stands once on either side, however short, where nothing took its place: an item that went into another list, and a
    /// paragraph that went with its heading.
    mutating func pairShort() {
        pairUnique(minimumWords: 1, within: nil, kinds: [.item, .paragraph, .footnote]) { matcher, o, n in
            let (before, after) = (matcher.old[o], matcher.new[n])
            guard before.kind == after.kind, before.text.contains(where: \.isLetter) else { return false }
            if before.kind != .paragraph { return true }
            let (range, other) = (
                matcher.old.range(matcher.old.items[o].chapter), matcher.new.range(matcher.new.items[n].chapter)
            )
            return range.contains(o - 1) && other.contains(n - 1) && matcher.old[o - 1].kind == .heading
                && matcher.old.items[o - 1].key == matcher.new.items[n - 1].key
        }
    }

    /// Parts edited blocks of a few words that turn out to have moved: they were taken for one because of their place.
    mutating func partShortMoves(_ pairs: [(Int, Int)]) {
        var strayed: [(old: Int, new: Int, least: Double)] = []
        func mayStray(_ o: Int, _ n: Int) -> Bool {
            [.paragraph, .item].contains(new[n].kind) && old.items[o].key != new.items[n].key && splits[o] == nil
                && merges[n] == nil && min(old.items[o].words, new.items[n].words) < Self.shortWords
                && !isCopy(old.items[o].key) && !isCopy(new.items[n].key)
        }
        for (i, j) in pairs {
            let (range, other) = (old.range(i), new.range(j))
            guard other.contains(where: { range.contains(pairing.oldOfNew[$0]) && mayStray(pairing.oldOfNew[$0], $0) })
            else { continue }
            let inside = other.filter { range.contains(pairing.oldOfNew[$0]) }
            let stayed = Set(
                heaviestIncreasing(
                    inside.map { pairing.oldOfNew[$0] }, weights: inside.map { new.items[$0].words + 1 }
                ).map { inside[$0] })
            for n in inside where mayStray(pairing.oldOfNew[n], n) {
                let o = pairing.oldOfNew[n]
                // Its section is its place, wherever that went.
                guard !isAtHome(o, n) else { continue }
                strayed.append((o, n, stayed.contains(n) ? Self.inPlace : Self.sameWords))
            }
        }
        for n in new.items.indices where pairing.oldOfNew[n] >= 0 && mayStray(pairing.oldOfNew[n], n) {
            let o = pairing.oldOfNew[n]
            if !chapters.isRelated(old.items[o].chapter, new.items[n].chapter), !isAtHome(o, n) {
                strayed.append((o, n, Self.sameWords))
            }
        }
        for (o, n, least) in strayed {
            let (first, second) = (bag(old: o), bag(new: n))
            let likeness = max(likeness(first, second), plainLikeness(first, second))
            if likeness < least, !isOneTemplate(o, n) { pairing.unpair(o, n) }
        }
    }
}
