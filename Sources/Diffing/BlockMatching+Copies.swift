import GuideModel

/// Text that stands more than once: copies have no place of their own, and what is in many chapters ties none of them together.
extension BlockMatcher {
    /// Copies of one text that nothing beside them ties to a place are paired in order.
    mutating func orderCopies(_ i: Int, _ j: Int) {
        var copies: [BlockKey: (old: [Int], new: [Int])] = [:]
        func isTied(_ o: Int, _ n: Int) -> Bool {
            [-1, 1].contains { step in
                old.range(i).contains(o + step) && pairing.newOfOld[o + step] == n + step && n + step >= 0
            }
        }
        for n in new.range(j) {
            let o = pairing.oldOfNew[n]
            guard o >= 0, old.range(i).contains(o), old.items[o].key == new.items[n].key,
                ![.heading, .row, .omission].contains(new[n].kind), splits[o] == nil, merges[n] == nil, !isTied(o, n),
                isBoilerplate(n)
            else { continue }
            copies[new.items[n].key, default: ([], [])].old.append(o)
            copies[new.items[n].key, default: ([], [])].new.append(n)
        }
        for list in copies.values where list.old.count > 1 {
            for (o, n) in zip(list.old, list.new) { pairing.unpair(o, n) }
            for (o, n) in zip(list.old.sorted(), list.new) { pairing.pair(o, n) }
        }
    }

    /// Whether text that stands once goes beside a copy on both sides.
    func isTied(_ n: Int) -> Bool {
        let o = pairing.oldOfNew[n]
        let (before, after) = (old.range(old.items[o].chapter), new.range(new.items[n].chapter))
        return [-1, 1].contains { step in
            before.contains(o + step) && after.contains(n + step) && pairing.newOfOld[o + step] == n + step
                && !isBoilerplate(n + step)
        }
    }

    /// A copy that is left in one chapter and one that came in another are two copies: such text never moved.
    mutating func partStrangers() {
        let strangers = new.items.indices.filter { n in
            let o = pairing.oldOfNew[n]
            return o >= 0 && old.items[o].key == new.items[n].key && splits[o] == nil && merges[n] == nil
                && !chapters.isRelated(old.items[o].chapter, new.items[n].chapter)
        }
        guard !strangers.isEmpty else { return }
        defer { partEmptyHeadings(Set(strangers.filter { new[$0].kind == .heading })) }
        let elsewhere = textsElsewhere(Set(strangers.map { new[$0].text }))
        let copies = strangers.filter { isBoilerplate($0) || elsewhere.contains(new[$0].text) }
        let template = Set(copies.filter { isBoilerplateOfBoth($0) || elsewhere.contains(new[$0].text) })
        // What stands beside a text ties it. Text of a template is tied by other text alone, and not by a heading that only it has paired.
        func isTied(_ n: Int) -> Bool {
            let o = pairing.oldOfNew[n]
            let (before, after) = (old.range(old.items[o].chapter), new.range(new.items[n].chapter))
            return [-1, 1].contains { step in
                var distance = step
                while abs(distance) <= 50, before.contains(o + distance), after.contains(n + distance),
                    pairing.newOfOld[o + distance] == n + distance
                {
                    let isOwn =
                        new[n + distance].kind != .heading || old.items[o + distance].key == new.items[n + distance].key
                    if !template.contains(n) || isOwn && !template.contains(n + distance) { return true }
                    distance += step
                }
                return false
            }
        }
        let parted = copies.filter { !isTied($0) }
        for n in parted { pairing.unpair(pairing.oldOfNew[n], n) }
        let headings = parted.filter { new[$0].section >= 0 }.map { n in
            let chapter = new.items[n].chapter
            return new.starts[chapter] + new.chapters[chapter].sections[new[n].section].blocks.lowerBound
        }
        partEmptyHeadings(Set(headings))
    }

    /// Headings of other chapters are two, once nothing below them holds them together any more. Those that say the same hang on what
    /// stands beside them where they have nothing below them, and on what they say where that is more than a word or two.
    private mutating func partEmptyHeadings(_ headings: Set<Int>) {
        // What stands below is judged first.
        for n in headings.sorted(by: >) where pairing.oldOfNew[n] >= 0 {
            let o = pairing.oldOfNew[n]
            guard !chapters.isRelated(old.items[o].chapter, new.items[n].chapter),
                let own = Moves.section(of: n, new)
            else { continue }
            let start = new.starts[own.chapter]
            let blocks = new.chapters[own.chapter].sections[own.section].blocks.dropFirst()
            guard old.items[o].key != new.items[n].key || !blocks.isEmpty && new.items[n].words < 3 else { continue }
            let isHeld = blocks.contains { block in
                let before = pairing.oldOfNew[start + block]
                return before >= 0 && old.items[before].chapter == old.items[o].chapter
            }
            if !isHeld { pairing.unpair(o, n) }
        }
    }
}
