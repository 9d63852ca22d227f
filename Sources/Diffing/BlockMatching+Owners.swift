import GuideModel

/// Copies of one text belong to the section around them that has a name of its own, wherever that stands.
extension BlockMatcher {
    /// Pairs copies, headings that say the same among them, by the sections that own them, where fewer are new, gone or elsewhere then.
    mutating func followOwners() {
        var copies: [BlockKey: (old: [Int], new: [Int])] = [:]
        // What they refer to says which is which, wherever each stands.
        let told = Set(referring.map(\.key))
        for n in new.items.indices where mayFollow(new: n) && !told.contains(new.items[n].key) {
            copies[new.items[n].key, default: ([], [])].new.append(n)
        }
        guard !copies.isEmpty else { return }
        for o in old.items.indices where copies[old.items[o].key] != nil && mayFollow(old: o) {
            copies[old.items[o].key]?.old.append(o)
        }
        // Headings first: what stands below goes with them.
        let lists = copies.values.filter { !$0.old.isEmpty && max($0.old.count, $0.new.count) > 1 }
            .sorted { $0.new[0] < $1.new[0] }
        for list in lists where new[list.new[0]].kind == .heading { follow(list.old, list.new) }
        for list in lists where new[list.new[0]].kind != .heading { follow(list.old, list.new) }
    }

    /// Rows stand and fall with their tables, and what was left out with its chapter.
    private static func mayFollow(_ kind: Block.Kind) -> Bool {
        ![.row, .omission, .frontMatter, .footnote].contains(kind)
    }

    /// A heading that has text of its own below it is told by that.
    private func mayFollow(new n: Int) -> Bool {
        let o = pairing.oldOfNew[n]
        guard Self.mayFollow(new[n].kind), isCopy(new.items[n].key), merges[n] == nil,
            o < 0 || splits[o] == nil && old.items[o].key == new.items[n].key
        else { return false }
        return new[n].kind != .heading || votes(n, isOwn: true)?.counts.isEmpty ?? true
    }

    private func mayFollow(old o: Int) -> Bool {
        let n = pairing.newOfOld[o]
        guard splits[o] == nil else { return false }
        return n < 0 ? Self.mayFollow(old[o].kind) : mayFollow(new: n)
    }

    /// One of several copies, with the heading right above it, whatever that says, and the nearest one that stands once.
    private struct Copy {
        var item: Int
        var heading: Int
        var owner: Int
    }

    private func copy(_ item: Int, _ side: Side) -> Copy {
        Copy(
            item: item, heading: side[item].kind == .heading ? -1 : heading(of: item, side), owner: owner(item, side))
    }

    private mutating func follow(_ oldItems: [Int], _ newItems: [Int]) {
        let (before, after) = (oldItems.map { copy($0, old) }, newItems.map { copy($0, new) })
        let copies = Dictionary(after.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
        func isAtHome(_ old: Copy, _ n: Int) -> Bool {
            guard let now = copies[n] else { return false }
            return old.heading >= 0 && pairing.newOfOld[old.heading] == now.heading || areOne(old.owner, now.owner)
        }
        /// What readers would be told: what is new, what is gone, what is elsewhere.
        func cost(_ pairs: [Int: Int]) -> Int {
            before.count + after.count - 2 * pairs.count
                + before.reduce(0) { sum, own in sum + (pairs[own.item].map { isAtHome(own, $0) ? 0 : 1 } ?? 0) }
        }
        var known: [Int: Int] = [:]
        for o in oldItems where pairing.newOfOld[o] >= 0 { known[o] = pairing.newOfOld[o] }
        let costNow = cost(known)
        guard costNow > 0 else { return }
        var better: [Int: Int] = [:]
        var free = Set(newItems)
        func take(_ place: KeyPath<Copy, Int>, _ now: (Int) -> Int?) {
            var waiting: [Int: [Int]] = [:]
            for own in after.reversed() where free.contains(own.item) {
                waiting[own[keyPath: place], default: []].append(own.item)
            }
            for own in before where better[own.item] == nil {
                guard let now = now(own[keyPath: place]), let n = waiting[now]?.popLast() else { continue }
                better[own.item] = n
                free.remove(n)
            }
        }
        take(\.heading) { $0 < 0 ? nil : newHome(of: $0) }
        take(\.owner, newHome)
        // The others stay with what they have, or go in order within their chapters.
        for o in oldItems where better[o] == nil {
            if let n = known[o], free.remove(n) != nil { better[o] = n }
        }
        var queues: [Int: [Int]] = [:]
        for n in newItems.reversed() where free.contains(n) && !pairing.isFree(new: n) {
            queues[new.items[n].chapter, default: []].append(n)
        }
        for o in oldItems where better[o] == nil {
            better[o] = queues[chapters.newOfOld[old.items[o].chapter]]?.popLast()
        }
        guard cost(better) < costNow else { return }
        for (o, n) in known { pairing.unpair(o, n) }
        for (o, n) in better { pairing.pair(o, n) }
    }

    /// Pairs tables that were taken for equal or similar ones elsewhere with the free ones of their own section.
    mutating func followTables() {
        var strays: [(old: [Int], new: [Int])] = []
        for table in tables where !isAtHome(table.oldRows[0], table.newRows[0]) {
            guard let home = bodyNow(table.oldRows[0]) else { continue }
            let own = likeness(table.oldRows, table.newRows)
            let better = tableRows(new, home).first {
                !pairedTables.new.contains($0[0]) && likeness(table.oldRows, $0) + Self.home >= own
            }
            if let better { strays.append((table.oldRows, better)) }
        }
        for (o, n) in strays where !pairedTables.new.contains(n[0]) {
            guard let index = tables.firstIndex(where: { $0.oldRows[0] == o[0] }) else { continue }
            let table = tables.remove(at: index)
            pairedTables.old.remove(o[0])
            pairedTables.new.remove(table.newRows[0])
            for row in o where pairing.newOfOld[row] >= 0 { pairing.unpair(row, pairing.newOfOld[row]) }
            pairRows(o, n)
        }
    }

    private mutating func likeness(_ o: [Int], _ n: [Int]) -> Double {
        let (before, after) = (o.flatMap { words(old: $0) }, n.flatMap { words(new: $0) })
        return likeness(bag(before), bag(after))
    }

    /// The heading around a block that stands once on either side; -1 less its chapter where there is none.
    private func owner(_ item: Int, _ side: Side) -> Int {
        let chapter = side.items[item].chapter
        let sections = side.chapters[chapter].sections
        var section = side[item].section
        // A heading is owned by the section that it stands in.
        if side[item].kind == .heading, section >= 0 { section = sections[section].parent }
        while section >= 0 {
            let heading = side.starts[chapter] + sections[section].blocks.lowerBound
            if !isCopy(side.items[heading].key) { return heading }
            section = sections[section].parent
        }
        return -1 - chapter
    }

    // MARK: - Homes

    /// The heading that a block stands under; -1 less its chapter where there is none.
    func home(of item: Int, _ side: Side) -> Int {
        let heading = heading(of: item, side)
        return heading < 0 ? -1 - side.items[item].chapter : heading
    }

    /// The home of the new side that an old one has become.
    func newHome(of home: Int) -> Int? {
        let now = home < 0 ? chapters.newOfOld[-1 - home] : pairing.newOfOld[home]
        return now < 0 ? nil : home < 0 ? -1 - now : now
    }

    func oldHome(of home: Int) -> Int? {
        let was = home < 0 ? chapters.oldOfNew[-1 - home] : pairing.oldOfNew[home]
        return was < 0 ? nil : home < 0 ? -1 - was : was
    }

    private func areOne(_ home: Int, _ other: Int) -> Bool {
        if home >= 0 || other >= 0 { return home >= 0 && other >= 0 && pairing.newOfOld[home] == other }
        return chapters.isRelated(-1 - home, -1 - other)
    }

    /// Whether a block stands under the heading that it stood under, or above all headings of its chapter as before.
    func isAtHome(_ o: Int, _ n: Int) -> Bool { areOne(home(of: o, old), home(of: n, new)) }
}
