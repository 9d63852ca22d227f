import GuideModel

/// Text that stands more than once: copies have no place of their own, and what is in many chapters ties none of them together.
extension BlockMatcher {
    /// Headings are told by their text, rows by their tables.
    private static func mayBeCopy(_ kind: Block.Kind) -> Bool {
        ![.heading, .row, .omission, .frontMatter].contains(kind)
    }

    /// Whether what two copies of a text refer to tells them from all others.
    func referToTheSame(_ o: Int, _ n: Int) -> Bool {
        guard !referring.isEmpty else { return false }
        let own = Exactly(new.items[n].key, new[n].marks)
        return referring.contains(own) && own == Exactly(old.items[o].key, old[o].marks)
    }

    /// Finds the copies that stand once on either side with what they refer to.
    mutating func findReferring() {
        var counts: [Exactly: (old: Int, new: Int)] = [:]
        for o in old.items.indices where isCopy(old.items[o].key) {
            let own = Exactly(old.items[o].key, old[o].marks)
            if !own.marks.isEmpty { counts[own, default: (0, 0)].old += 1 }
        }
        for n in new.items.indices where isCopy(new.items[n].key) {
            let own = Exactly(new.items[n].key, new[n].marks)
            if !own.marks.isEmpty { counts[own, default: (0, 0)].new += 1 }
        }
        referring = Set(counts.filter { $0.value == (1, 1) }.keys)
    }

    /// Copies of one text go with their section; those that nothing beside them ties to a place are paired in order.
    mutating func orderCopies(_ i: Int, _ j: Int) {
        var copies: [BlockKey: (old: [Int], new: [Int])] = [:]
        func isTied(_ o: Int, _ n: Int) -> Bool {
            let (was, now) = (heading(of: o, old), heading(of: n, new))
            if was >= 0, now >= 0, pairing.newOfOld[was] != now { return false }
            return [-1, 1].contains { step in
                old.range(i).contains(o + step) && pairing.newOfOld[o + step] == n + step && n + step >= 0
            }
        }
        for n in new.range(j) {
            let o = pairing.oldOfNew[n]
            guard o >= 0, old.range(i).contains(o), old.items[o].key == new.items[n].key,
                Self.mayBeCopy(new[n].kind), splits[o] == nil, merges[n] == nil, !isTied(o, n), isBoilerplate(n),
                !referToTheSame(o, n)
            else { continue }
            copies[new.items[n].key, default: ([], [])].old.append(o)
            copies[new.items[n].key, default: ([], [])].new.append(n)
        }
        guard !copies.isEmpty else { return }
        // Copies that came or went may be those of another section.
        var free: [BlockKey: (old: [Int], new: [Int])] = [:]
        for o in old.range(i) where pairing.isFree(old: o) && Self.mayBeCopy(old[o].kind) {
            if copies[old.items[o].key] != nil { free[old.items[o].key, default: ([], [])].old.append(o) }
        }
        for n in new.range(j) where pairing.isFree(new: n) && Self.mayBeCopy(new[n].kind) {
            if copies[new.items[n].key] != nil { free[new.items[n].key, default: ([], [])].new.append(n) }
        }
        for (key, list) in copies {
            let left = free[key] ?? ([], [])
            for (o, n) in zip(list.old, list.new) { pairing.unpair(o, n) }
            // First those whose section is the same, wherever it stands now.
            var bySection: [Int: [Int]] = [:]
            for o in (list.old + left.old).sorted(by: >) { bySection[heading(of: o, old), default: []].append(o) }
            for n in (list.new + left.new).sorted() {
                let own = heading(of: n, new)
                guard own >= 0, pairing.oldOfNew[own] >= 0, let o = bySection[pairing.oldOfNew[own]]?.popLast() else {
                    continue
                }
                pairing.pair(o, n)
            }
            // What a section of another chapter brings or takes goes with that.
            let before = list.old.sorted().filter { o in
                let own = heading(of: o, old)
                let now = own < 0 ? -1 : pairing.newOfOld[own]
                return pairing.isFree(old: o) && (now < 0 || new.items[now].chapter == j)
            }
            let after = list.new.sorted().filter { n in
                let own = heading(of: n, new)
                let was = own < 0 ? -1 : pairing.oldOfNew[own]
                return pairing.isFree(new: n) && (was < 0 || old.items[was].chapter == i)
            }
            for (o, n) in zip(before, after) { pairing.pair(o, n) }
        }
    }

    /// Copies of one text within a section in order, where not more would have to move for it.
    mutating func straightenCopies(_ i: Int, _ j: Int) {
        let items = new.range(j).filter { n in
            let o = pairing.oldOfNew[n]
            return o >= 0 && old.range(i).contains(o) && splits[o] == nil && merges[n] == nil
        }
        func moved() -> Int {
            let places = items.map { pairing.oldOfNew[$0] }
            return places.count - heaviestIncreasing(places, weights: places.map { _ in 1 }).count
        }
        let before = moved()
        guard before > 0 else { return }
        var copies: [BlockKey: [Int: [Int]]] = [:]
        for n in items where Self.mayBeCopy(new[n].kind) {
            let (o, own) = (pairing.oldOfNew[n], heading(of: n, new))
            guard old.items[o].key == new.items[n].key, isBoilerplateOfBoth(n), !referToTheSame(o, n),
                own < 0 || heading(of: o, old) == pairing.oldOfNew[own],
                own >= 0 || heading(of: o, old) < 0
            else { continue }
            copies[new.items[n].key, default: [:]][own, default: []].append(n)
        }
        var known: [(old: Int, new: Int)] = []
        for list in copies.values.flatMap(\.values) where list.count > 1 {
            let places = list.map { pairing.oldOfNew[$0] }
            known += zip(places, list).map { ($0, $1) }
            for (o, n) in zip(places.sorted(), list) { pairing.pair(o, n) }
        }
        if moved() > before { for pair in known { pairing.pair(pair.old, pair.new) } }
    }

    /// Whether a copy of a text is the only one of its section on both sides, and the section is one: there it has a place of its own.
    func isOnlyOfItsSection(_ n: Int) -> Bool {
        let o = pairing.oldOfNew[n]
        let (was, now) = (heading(of: o, old), heading(of: n, new))
        guard was >= 0, now >= 0, pairing.newOfOld[was] == now, old.items[o].key == new.items[n].key else {
            return false
        }
        func isOnly(_ item: Int, _ side: Side) -> Bool {
            let range = side.range(side.items[item].chapter)
            func isOther(_ step: Int) -> Bool {
                var next = item + step
                while range.contains(next), side[next].kind != .heading {
                    if side.items[next].key == side.items[item].key { return true }
                    next += step
                }
                return false
            }
            return !isOther(-1) && !isOther(1)
        }
        return isOnly(o, old) && isOnly(n, new)
    }

    /// Whether text that stands once goes beside a copy on both sides, or beside others that do.
    func isTied(_ n: Int) -> Bool { isTied(n) { !isBoilerplate($0) } }

    /// - Parameter ties: whether a block that goes beside it ties it, given as the new one.
    private func isTied(_ n: Int, _ ties: (Int) -> Bool) -> Bool {
        let o = pairing.oldOfNew[n]
        let (before, after) = (old.range(old.items[o].chapter), new.range(new.items[n].chapter))
        return [-1, 1].contains { step in
            var distance = step
            while abs(distance) <= Self.longestTie, before.contains(o + distance), after.contains(n + distance),
                pairing.newOfOld[o + distance] == n + distance
            {
                if ties(n + distance) { return true }
                distance += step
            }
            return false
        }
    }

    /// In blocks.
    private static let longestTie = 50

    /// A copy that is left in one chapter and one that came in another are two copies: such text never moved.
    mutating func partStrangers() {
        let strangers = new.items.indices.filter { n in
            let o = pairing.oldOfNew[n]
            return o >= 0 && old.items[o].key == new.items[n].key && splits[o] == nil && merges[n] == nil
                && !chapters.isRelated(old.items[o].chapter, new.items[n].chapter)
        }
        guard !strangers.isEmpty else { return }
        defer { partEmptyHeadings(Set(strangers.filter { new[$0].kind == .heading })) }
        let elsewhere = textsElsewhere(Set(strangers.map { Self.seen(new[$0]) }))
        let copies = strangers.filter { isBoilerplate($0) || elsewhere.contains(Self.seen(new[$0])) }
        let template = Set(copies.filter { isBoilerplateOfBoth($0) || elsewhere.contains(Self.seen(new[$0])) })
        // What stands beside a text ties it. Text of a template is tied by other text alone, and not by a heading that only it has paired.
        func isHeld(_ n: Int) -> Bool {
            isTied(n) { other in
                let isOwn =
                    new[other].kind != .heading || old.items[pairing.oldOfNew[other]].key == new.items[other].key
                return !template.contains(n) || isOwn && !template.contains(other)
            }
        }
        let parted = copies.filter { !isHeld($0) }
        for n in parted { pairing.unpair(pairing.oldOfNew[n], n) }
        partEmptyHeadings(Set(parted.map { heading(of: $0, new) }.filter { $0 >= 0 }))
    }

    /// Copies that went into another chapter go with their section too, where that has one.
    mutating func rehangCopies() {
        var loosened: [(old: Int, new: Int)] = []
        for n in new.items.indices where pairing.oldOfNew[n] >= 0 {
            let o = pairing.oldOfNew[n]
            guard old.items[o].key == new.items[n].key,
                !chapters.isRelated(old.items[o].chapter, new.items[n].chapter), splits[o] == nil, merges[n] == nil,
                Self.mayBeCopy(new[n].kind), isBoilerplateOfBoth(n), !isTied(n)
            else { continue }
            let (was, now) = (heading(of: o, old), heading(of: n, new))
            if was >= 0, now >= 0, pairing.newOfOld[was] != now {
                pairing.unpair(o, n)
                loosened.append((o, n))
            }
        }
        guard !loosened.isEmpty else { return }
        alignMovedSections()
        for pair in loosened where pairing.isFree(old: pair.old) && pairing.isFree(new: pair.new) {
            pairing.pair(pair.old, pair.new)
        }
    }

    /// A short text that stands under a new heading and seems to have gone there from one that has another text now: that one was edited.
    /// So are those whose heading went.
    mutating func returnAnswers() {
        for n in new.items.indices where pairing.oldOfNew[n] >= 0 {
            let o = pairing.oldOfNew[n]
            guard [.paragraph, .item].contains(new[n].kind), old.items[o].key == new.items[n].key,
                new.items[n].words < Self.shortWords, splits[o] == nil, merges[n] == nil
            else { continue }
            let (was, now) = (heading(of: o, old), heading(of: n, new))
            guard was >= 0, now >= 0, pairing.newOfOld[was] != now else { continue }
            let heading = pairing.newOfOld[was]
            if heading >= 0, pairing.isFree(new: now),
                let edited = only(below: heading, new, old[o].kind, { pairing.isFree(new: $0) }),
                mayBeEdited(o, edited, areAnswers: isAnswer(o, was, old) && isAnswer(n, now, new))
            {
                pairing.unpair(o, n)
                pairing.pair(o, edited)
            } else if pairing.isFree(old: was), pairing.oldOfNew[now] >= 0,
                let edited = only(below: pairing.oldOfNew[now], old, new[n].kind, { pairing.isFree(old: $0) }),
                mayBeEdited(edited, n, areAnswers: isAnswer(o, was, old) && isAnswer(n, now, new))
            {
                pairing.unpair(o, n)
                pairing.pair(edited, n)
            }
        }
    }

    /// Whether a text is all that is said below a heading.
    private func isAnswer(_ item: Int, _ heading: Int, _ side: Side) -> Bool {
        body(of: heading, side) == item..<item + 1
    }

    /// Whether a text may have become another: an answer of a word or two any, other text what has half of the words of the shorter.
    private mutating func mayBeEdited(_ o: Int, _ n: Int, areAnswers: Bool) -> Bool {
        let (a, b) = (Set(words(old: o)), Set(words(new: n)))
        let fewer = min(a.count, b.count)
        return areAnswers && fewer <= 2 || 2 * a.intersection(b).count >= fewer
    }

    /// In blocks: what stands below a question.
    private static let longestAnswer = 32

    /// The one free block of a kind right below a heading.
    private func only(below heading: Int, _ side: Side, _ kind: Block.Kind, _ isFree: (Int) -> Bool) -> Int? {
        let body = body(of: heading, side)
        guard body.count <= Self.longestAnswer else { return nil }
        let free = body.filter { side[$0].kind == kind && isFree($0) }
        return free.count == 1 ? free[0] : nil
    }

    /// A chapter that went and one that came are two, whatever their template makes look alike, where no text of their own is in both.
    mutating func partWovenStrangers() {
        var pairs: [[Int]: [Int]] = [:]
        for n in new.items.indices where pairing.oldOfNew[n] >= 0 {
            let (i, j) = (old.items[pairing.oldOfNew[n]].chapter, new.items[n].chapter)
            guard chapters.newOfOld[i] < 0, chapters.oldOfNew[j] < 0, !chapters.isRelated(i, j) else { continue }
            pairs[[i, j], default: []].append(n)
        }
        guard !pairs.isEmpty else { return }
        let elsewhere = textsElsewhere(Set(pairs.values.joined().map { Self.seen(new[$0]) }))
        func isOwn(_ n: Int) -> Bool {
            let o = pairing.oldOfNew[n]
            if splits[o] != nil || merges[n] != nil { return true }
            guard old.items[o].key == new.items[n].key else {
                return min(old.items[o].words, new.items[n].words) >= Self.shortWords
                    && plainLikeness(bag(old: o), bag(new: n)) >= Self.far
            }
            return !isBoilerplate(n) && !elsewhere.contains(Self.seen(new[n]))
                && (new[n].kind != .heading || new.items[n].words >= 3)
        }
        for list in pairs.values where !list.contains(where: { isOwn($0) }) {
            for n in list { pairing.unpair(pairing.oldOfNew[n], n) }
            tables.removeAll { table in list.contains(table.newRows[0]) }
        }
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
