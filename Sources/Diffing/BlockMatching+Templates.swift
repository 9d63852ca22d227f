import GuideModel

/// Text of one template under many headings, each with a value of its own: `A half day costs 10 euro.`
extension BlockMatcher {
    /// Lets such text change where it stands: when all prices rose, one that is what another was has not moved there. Who reads the
    /// section must be told of its new price.
    mutating func keepTemplates() {
        let strayed = new.items.indices.filter { n in
            let o = pairing.oldOfNew[n]
            guard o >= 0, [.paragraph, .item].contains(new[n].kind), new[n].kind == old[o].kind, splits[o] == nil,
                merges[n] == nil, new.items[n].words >= 4
            else { return false }
            return !isAtHome(o, n)
        }
        guard !strayed.isEmpty else { return }
        var near = (old: Set(strayed.map { pairing.oldOfNew[$0] }), new: Set(strayed))
        for n in strayed {
            if let home = homeNow(pairing.oldOfNew[n]) { near.new.formUnion(home) }
            if let home = homeBefore(n) { near.old.formUnion(home) }
        }
        findWords(old: near.old.sorted(), new: near.new.sorted())
        // What stands in an old block's own section now, in its place or near it.
        var changed: [(old: Int, new: Int)] = []
        var taken: Set<Int> = []
        for n in strayed {
            let o = pairing.oldOfNew[n]
            guard let home = homeNow(o) else { continue }
            let other = nearest(ordinal(of: o, siblings(of: o, old), old), old[o].kind, home, new) { other in
                !taken.contains(other) && (pairing.isFree(new: other) || !isAtHome(pairing.oldOfNew[other], other))
                    && isOneTemplate(o, other)
            }
            guard let other else { continue }
            taken.insert(other)
            changed.append((o, other))
        }
        let before = strayed.map { (old: pairing.oldOfNew[$0], new: $0) }
        for (o, n) in changed {
            if pairing.newOfOld[o] >= 0 { pairing.unpair(o, pairing.newOfOld[o]) }
            if pairing.oldOfNew[n] >= 0 { pairing.unpair(pairing.oldOfNew[n], n) }
            pairing.pair(o, n)
        }
        // Those that nobody has any more are what stood in their own section, if that is of the template.
        for (_, n) in before where pairing.isFree(new: n) {
            guard let home = homeBefore(n) else { continue }
            let o = nearest(ordinal(of: n, siblings(of: n, new), new), new[n].kind, home, old) {
                pairing.isFree(old: $0) && isOneTemplate($0, n)
            }
            if let o { pairing.pair(o, n) }
        }
        for (o, _) in before where pairing.isFree(old: o) {
            guard let home = homeNow(o) else { continue }
            let n = nearest(ordinal(of: o, siblings(of: o, old), old), old[o].kind, home, new) {
                pairing.isFree(new: $0) && isOneTemplate(o, $0)
            }
            if let n { pairing.pair(o, n) }
        }
        // What is left over on both sides went from one place to the other after all.
        for (o, n) in before where pairing.isFree(old: o) && pairing.isFree(new: n) { pairing.pair(o, n) }
    }

    /// Whether a block stands under the heading that it stood under, or above all headings of its chapter as before.
    func isAtHome(_ o: Int, _ n: Int) -> Bool {
        let (was, now) = (heading(of: o, old), heading(of: n, new))
        if was < 0 || now < 0 {
            return was < 0 && now < 0 && chapters.isRelated(old.items[o].chapter, new.items[n].chapter)
        }
        return pairing.newOfOld[was] == now
    }

    /// The blocks of today's state where those around an old block stand; `nil` where these went, or have another name.
    func homeNow(_ o: Int) -> Range<Int>? {
        let was = heading(of: o, old)
        guard was < 0 else {
            let now = pairing.newOfOld[was]
            return now >= 0 && old.items[was].key == new.items[now].key ? body(of: now, new) : nil
        }
        let j = chapters.newOfOld[old.items[o].chapter]
        return j < 0 ? nil : opening(j, new)
    }

    /// The blocks above a chapter's first heading.
    private func opening(_ chapter: Int, _ side: Side) -> Range<Int> {
        let range = side.range(chapter)
        return range.lowerBound..<(range.first { side[$0].kind == .heading } ?? range.upperBound)
    }

    /// The same the other way.
    private func homeBefore(_ n: Int) -> Range<Int>? {
        let now = heading(of: n, new)
        guard now < 0 else {
            let was = pairing.oldOfNew[now]
            return was >= 0 && old.items[was].key == new.items[now].key ? body(of: was, old) : nil
        }
        let i = chapters.oldOfNew[new.items[n].chapter]
        return i < 0 ? nil : opening(i, old)
    }

    /// The blocks around one, up to its heading and the next.
    private func siblings(of item: Int, _ side: Side) -> Range<Int> {
        let heading = heading(of: item, side)
        return heading < 0 ? opening(side.items[item].chapter, side) : body(of: heading, side)
    }

    /// The how manieth of its kind a block is in a range.
    private func ordinal(of item: Int, _ range: Range<Int>, _ side: Side) -> Int {
        range.prefix { $0 < item }.count { side[$0].kind == side[item].kind }
    }

    /// Of the blocks of a kind in a range that will do the one that is nearest to a place among them.
    private func nearest(
        _ ordinal: Int, _ kind: Block.Kind, _ range: Range<Int>, _ side: Side, _ willDo: (Int) -> Bool
    ) -> Int? {
        let all = range.filter { side[$0].kind == kind }
        return all.indices.filter { abs($0 - ordinal) <= Self.farthest && willDo(all[$0]) }
            .min { abs($0 - ordinal) < abs($1 - ordinal) }.map { all[$0] }
    }

    /// In blocks of one kind.
    private static let farthest = 50

    /// Whether two texts have most of their words at the same place, and some not.
    private func isOneTemplate(_ o: Int, _ n: Int) -> Bool {
        let (a, b) = (oldWords[o] ?? [], newWords[n] ?? [])
        guard a.count == b.count, a.count >= 4 else { return false }
        let same = zip(a, b).count { $0 == $1 }
        return same < a.count && 10 * same >= 6 * a.count
    }
}
