import CommonMark
import GuideModel

/// Text of one template under many headings, each with a value of its own: `A half day costs 10 euro.`
extension BlockMatcher {
    /// Lets such text change where it stands: when all prices rose, one that is what another was has not moved there. Who reads the
    /// section must be told of its new price.
    mutating func keepTemplates() {
        let strayed = new.items.indices.filter { n in
            let o = pairing.oldOfNew[n]
            guard o >= 0, Self.mayBeTemplate.contains(new[n].kind), new[n].kind == old[o].kind, splits[o] == nil,
                merges[n] == nil
            else { return false }
            return !isAtHome(o, n)
        }
        guard !strayed.isEmpty else { return }
        var (oldLists, newLists) = (Lists(old), Lists(new))
        // What stands in an old block's own section now, in its place or near it.
        func now(_ o: Int) -> [Int] {
            homeNow(o).map { newLists.near(oldLists.place(of: o, in: home(of: o, old)), old[o].kind, $0) } ?? []
        }
        func before(_ n: Int) -> [Int] {
            homeBefore(n).map { oldLists.near(newLists.place(of: n, in: home(of: n, new)), new[n].kind, $0) } ?? []
        }
        /// Whether each is all that its section says, in a few words: `Ja.` below a question, `Maximaal 5 personen`.
        func areAnswers(_ o: Int, _ n: Int) -> Bool {
            max(old.items[o].words, new.items[n].words) < 4 && old[o].kind == new[n].kind
                && oldLists.isOnly(o, in: home(of: o, old)) && newLists.isOnly(n, in: home(of: n, new))
        }
        func isOne(_ o: Int, _ n: Int) -> Bool { isOneTemplate(o, n) || areAnswers(o, n) }
        var changed: [(old: Int, new: Int)] = []
        var taken: Set<Int> = []
        for n in strayed {
            let o = pairing.oldOfNew[n]
            let other = now(o).first { other in
                guard !taken.contains(other), pairing.isFree(new: other) || !isAtHome(pairing.oldOfNew[other], other)
                else { return false }
                // An answer that another question took has an answer itself, where it stood: else it went there.
                return isOneTemplate(o, other)
                    || areAnswers(o, other) && before(n).contains { areAnswers($0, n) }
            }
            guard let other else { continue }
            taken.insert(other)
            changed.append((o, other))
        }
        let known = strayed.map { (old: pairing.oldOfNew[$0], new: $0) }
        for (o, n) in changed {
            if pairing.newOfOld[o] >= 0 { pairing.unpair(o, pairing.newOfOld[o]) }
            if pairing.oldOfNew[n] >= 0 { pairing.unpair(pairing.oldOfNew[n], n) }
            pairing.pair(o, n)
        }
        // Those that nobody has any more are what stood in their own section, if that is of the template.
        for (_, n) in known where pairing.isFree(new: n) {
            if let o = before(n).first(where: { pairing.isFree(old: $0) && isOne($0, n) }) {
                pairing.pair(o, n)
            }
        }
        for (o, _) in known where pairing.isFree(old: o) {
            if let n = now(o).first(where: { pairing.isFree(new: $0) && isOne(o, $0) }) { pairing.pair(o, n) }
        }
        // What is left over on both sides went from one place to the other after all.
        for (o, n) in known where pairing.isFree(old: o) && pairing.isFree(new: n) { pairing.pair(o, n) }
        // One that is left here and one there are one that moved and has another value.
        var left = known.map(\.new).filter { pairing.isFree(new: $0) }
        for (o, _) in known where pairing.isFree(old: o) && !left.isEmpty {
            let place = left.firstIndex { n in
                new[n].kind == old[o].kind && chapters.isRelated(old.items[o].chapter, new.items[n].chapter)
                    && isOneTemplate(o, n)
            }
            if let place { pairing.pair(o, left.remove(at: place)) }
        }
    }

    /// Lets sections of one name and one template, `### Huur` below each hall, stay below their own headings: that one says now what
    /// another said is chance, and no section has moved.
    mutating func keepNamesakes() {
        struct Place: Hashable {
            /// As the old side has it.
            var above: Int
            var key: BlockKey
        }
        func strays(_ n: Int) -> Bool {
            let o = pairing.oldOfNew[n]
            return o < 0 || old.items[o].key == new.items[n].key && !haveOneParent(o, n)
        }
        let strayed = new.items.indices.filter { new[$0].kind == .heading && pairing.oldOfNew[$0] >= 0 && strays($0) }
        guard strayed.count > 1 else { return }
        let keys = Set(strayed.map { new.items[$0].key })
        var (before, after): ([Place: [Int]], [Place: [Int]]) = ([:], [:])
        for o in old.items.indices where old[o].kind == .heading && keys.contains(old.items[o].key) {
            let above = parent(o, old)
            if above >= 0 { before[Place(above: above, key: old.items[o].key), default: []].append(o) }
        }
        for n in new.items.indices where new[n].kind == .heading && keys.contains(new.items[n].key) {
            let above = parent(n, new)
            guard above >= 0, pairing.oldOfNew[above] >= 0 else { continue }
            after[Place(above: pairing.oldOfNew[above], key: new.items[n].key), default: []].append(n)
        }
        var own: [(old: Int, new: Int)] = []
        for (place, o) in before where o.count == 1 {
            guard let n = after[place], n.count == 1, pairing.newOfOld[o[0]] != n[0], strays(n[0]),
                pairing.newOfOld[o[0]] < 0 || strays(pairing.newOfOld[o[0]]), haveOneForm(below: o[0], n[0])
            else { continue }
            own.append((o[0], n[0]))
        }
        for (o, n) in own {
            if pairing.newOfOld[o] >= 0 { pairing.unpair(o, pairing.newOfOld[o]) }
            if pairing.oldOfNew[n] >= 0 { pairing.unpair(pairing.oldOfNew[n], n) }
        }
        for (o, n) in own { pairing.pair(o, n) }
    }

    /// Whether what stands right below two headings is alike, block for block, but for some words.
    private mutating func haveOneForm(below o: Int, _ n: Int) -> Bool {
        let (before, after) = (body(of: o, old), body(of: n, new))
        guard !before.isEmpty, before.count == after.count else { return false }
        return zip(before, after).allSatisfy { o, n in
            old[o].kind == new[n].kind && (old.items[o].key == new.items[n].key || haveOneForm(o, n))
        }
    }

    private static let mayBeTemplate: Set<Block.Kind> = [.paragraph, .item, .code, .image]

    /// The blocks of one kind right below each heading of a side, or above all headings of a chapter; each list is made once.
    private struct Lists {
        private struct Key: Hashable {
            var home: Int
            var kind: Block.Kind
        }
        private let side: Side
        private var known: [Key: [Int]] = [:]
        /// In blocks of one kind.
        private static let farthest = 50

        init(_ side: Side) { self.side = side }

        /// The how manieth of its kind a block is in its section.
        mutating func place(of item: Int, in home: Int) -> Int {
            list(home, side[item].kind).partitioningIndex { $0 >= item }
        }

        /// Whether a block is the only one of its kind in its section.
        mutating func isOnly(_ item: Int, in home: Int) -> Bool { list(home, side[item].kind).count == 1 }

        /// The blocks of a kind in a section, those nearest to a place first.
        mutating func near(_ place: Int, _ kind: Block.Kind, _ home: Int) -> [Int] {
            let all = list(home, kind)
            let window = min(max(0, place - Self.farthest), all.count)..<min(all.count, place + Self.farthest + 1)
            return window.sorted { abs($0 - place) < abs($1 - place) }.map { all[$0] }
        }

        private mutating func list(_ home: Int, _ kind: Block.Kind) -> [Int] {
            let key = Key(home: home, kind: kind)
            if let list = known[key] { return list }
            let range = side.range(home < 0 ? -1 - home : side.items[home].chapter)
            var next = home < 0 ? range.lowerBound : home + 1
            var list: [Int] = []
            while next < range.upperBound, side[next].kind != .heading {
                if side[next].kind == kind { list.append(next) }
                next += 1
            }
            known[key] = list
            return list
        }
    }

    /// The section of today that an old block's own became; `nil` where it went, or has another name.
    private func homeNow(_ o: Int) -> Int? {
        let was = home(of: o, old)
        return newHome(of: was).flatMap { haveOneName(was, $0) ? $0 : nil }
    }

    /// The same the other way.
    private func homeBefore(_ n: Int) -> Int? {
        let now = home(of: n, new)
        return oldHome(of: now).flatMap { haveOneName($0, now) ? $0 : nil }
    }

    private func haveOneName(_ home: Int, _ other: Int) -> Bool {
        home < 0 || old.items[home].key == new.items[other].key
    }

    /// The blocks around those of an old block's section; `nil` where that went, or has another name.
    func bodyNow(_ o: Int) -> Range<Int>? {
        guard let home = homeNow(o) else { return nil }
        guard home < 0 else { return body(of: home, new) }
        let range = new.range(-1 - home)
        return range.lowerBound..<(range.first { new[$0].kind == .heading } ?? range.upperBound)
    }

    /// Whether two texts have one form, or say of one thing what it is: `Maandag: 9.00-12.00 uur`.
    mutating func isOneTemplate(_ o: Int, _ n: Int) -> Bool {
        guard old[o].kind == .paragraph || old[o].kind == .item else { return false }
        if max(old.items[o].words, new.items[n].words) < Self.shortWords, let label = Self.label(old[o].text),
            label == Self.label(new[n].text), !Self.isCount(label)
        {
            return true
        }
        return haveOneForm(o, n)
    }

    /// Whether two blocks have most of their words at the same place.
    private mutating func haveOneForm(_ o: Int, _ n: Int) -> Bool {
        let (a, b) = (words(old: o), words(new: n))
        guard a.count == b.count, a.count >= 4 else { return false }
        return 10 * zip(a, b).count { $0 == $1 } >= 6 * a.count
    }
}
