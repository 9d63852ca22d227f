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
        // What stands in an old block's own section now, in its place.
        var changed: [(old: Int, new: Int)] = []
        var taken: Set<Int> = []
        for n in strayed {
            let o = pairing.oldOfNew[n]
            guard let home = homeNow(o), let other = counterpart(of: o, home), !taken.contains(other),
                pairing.isFree(new: other) || !isAtHome(pairing.oldOfNew[other], other), isOneTemplate(o, other)
            else { continue }
            taken.insert(other)
            changed.append((o, other))
        }
        for (o, n) in changed {
            if pairing.newOfOld[o] >= 0 { pairing.unpair(o, pairing.newOfOld[o]) }
            if pairing.oldOfNew[n] >= 0 { pairing.unpair(pairing.oldOfNew[n], n) }
            pairing.pair(o, n)
        }
        // Those that nobody has any more are what stood in their own section, if they are of the template.
        for n in strayed where pairing.isFree(new: n) {
            let now = heading(of: n, new)
            guard now < 0 || pairing.oldOfNew[now] >= 0 else { continue }
            let (i, start) = now < 0 ? (chapters.oldOfNew[new.items[n].chapter], -1) : (-1, pairing.oldOfNew[now])
            guard start >= 0 || i >= 0 else { continue }
            let own = start < 0 ? opening(i, old) : body(of: start, old)
            let place = ordinal(of: n, now < 0 ? opening(new.items[n].chapter, new) : body(of: now, new), new)
            guard let o = block(place, new[n].kind, own, old), pairing.isFree(old: o), isOneTemplate(o, n) else {
                continue
            }
            pairing.pair(o, n)
        }
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

    private func counterpart(of o: Int, _ home: Range<Int>) -> Int? {
        let was = heading(of: o, old)
        let own = was < 0 ? opening(old.items[o].chapter, old) : body(of: was, old)
        return block(ordinal(of: o, own, old), old[o].kind, home, new)
    }

    /// The how manieth of its kind a block is in a range.
    private func ordinal(of item: Int, _ range: Range<Int>, _ side: Side) -> Int {
        range.prefix { $0 < item }.count { side[$0].kind == side[item].kind }
    }

    private func block(_ ordinal: Int, _ kind: Block.Kind, _ range: Range<Int>, _ side: Side) -> Int? {
        range.lazy.filter { side[$0].kind == kind }.dropFirst(ordinal).first
    }

    /// Whether two texts have most of their words at the same place, and some not.
    private mutating func isOneTemplate(_ o: Int, _ n: Int) -> Bool {
        let (a, b) = (words(old: o), words(new: n))
        guard a.count == b.count, a.count >= 4 else { return false }
        let same = zip(a, b).count { $0 == $1 }
        return same < a.count && 10 * same >= 6 * a.count
    }
}
