import CommonMark
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
        var (oldLists, newLists) = (Lists(old), Lists(new))
        // What stands in an old block's own section now, in its place or near it.
        func now(_ o: Int) -> [Int] {
            homeNow(o).map { newLists.near(oldLists.place(of: o, in: home(of: o, old)), old[o].kind, $0) } ?? []
        }
        func before(_ n: Int) -> [Int] {
            homeBefore(n).map { oldLists.near(newLists.place(of: n, in: home(of: n, new)), new[n].kind, $0) } ?? []
        }
        var changed: [(old: Int, new: Int)] = []
        var taken: Set<Int> = []
        for n in strayed {
            let o = pairing.oldOfNew[n]
            let other = now(o).first { other in
                !taken.contains(other) && (pairing.isFree(new: other) || !isAtHome(pairing.oldOfNew[other], other))
                    && isOneTemplate(o, other)
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
            if let o = before(n).first(where: { pairing.isFree(old: $0) && isOneTemplate($0, n) }) {
                pairing.pair(o, n)
            }
        }
        for (o, _) in known where pairing.isFree(old: o) {
            if let n = now(o).first(where: { pairing.isFree(new: $0) && isOneTemplate(o, $0) }) { pairing.pair(o, n) }
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

    /// Whether two texts have most of their words at the same place.
    private mutating func isOneTemplate(_ o: Int, _ n: Int) -> Bool {
        let (a, b) = (words(old: o), words(new: n))
        guard a.count == b.count, a.count >= 4 else { return false }
        return 10 * zip(a, b).count { $0 == $1 } >= 6 * a.count
    }
}
