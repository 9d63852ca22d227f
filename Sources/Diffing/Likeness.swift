import GuideModel

/// Pairs by likeness: candidates that share rare words, judged by all their words, the best first.
extension BlockMatcher {
    /// A text's words with how often each stands in it, in the order of their numbers.
    struct Bag {
        /// Each knows its weight: who compares two bags needs no interner, which may have grown since.
        fileprivate var words: [(id: Int32, count: Int32, weight: Float)] = []
        fileprivate(set) var weight = 0.0

        mutating func add(_ other: Bag) {
            var merged: [(id: Int32, count: Int32, weight: Float)] = []
            merged.reserveCapacity(words.count + other.words.count)
            var (a, b) = (0, 0)
            while a < words.count || b < other.words.count {
                if b == other.words.count || a < words.count && words[a].id < other.words[b].id {
                    merged.append(words[a])
                    a += 1
                } else if a == words.count || other.words[b].id < words[a].id {
                    merged.append(other.words[b])
                    b += 1
                } else {
                    merged.append((words[a].id, words[a].count + other.words[b].count, words[a].weight))
                    (a, b) = (a + 1, b + 1)
                }
            }
            words = merged
            weight += other.weight
        }
    }

    /// The words of a block, found once however often they are asked for.
    mutating func words(old item: Int) -> [Int32] {
        if let words = oldWords[item] { return words }
        let words = interner.words(of: old[item].text)
        oldWords[item] = words
        return words
    }

    mutating func words(new item: Int) -> [Int32] {
        if let words = newWords[item] { return words }
        let words = interner.words(of: new[item].text)
        newWords[item] = words
        return words
    }

    /// Finds the words of many blocks at once.
    mutating func findWords(old oldItems: [Int], new newItems: [Int]) {
        let wanted =
            oldItems.filter { oldWords[$0] == nil }.map { (isOld: true, item: $0) }
            + newItems.filter { newWords[$0] == nil }.map { (isOld: false, item: $0) }
        // Few stretches: each finds common words anew.
        let length = max(256, wanted.count / 8 + 1)
        let stretches = stride(from: 0, to: wanted.count, by: length).map {
            wanted[$0..<min($0 + length, wanted.count)]
        }
        let (old, new) = (old, new)
        let found = each.map(stretches) { stretch in
            var interner = Interner()
            let words = stretch.map { interner.words(of: ($0.isOld ? old[$0.item] : new[$0.item]).text) }
            return (words, interner)
        }
        for (stretch, (words, own)) in zip(stretches, found) {
            let ids = interner.adopt(own)
            for (place, words) in zip(stretch, words) {
                let words = words.map { ids[Int($0)] }
                if place.isOld { oldWords[place.item] = words } else { newWords[place.item] = words }
            }
        }
    }

    mutating func bag(old item: Int) -> Bag {
        if let bag = oldBags[item] { return bag }
        let words = old[item].kind == .heading ? headingWords(old[item].text) : words(old: item)
        let bag = bag(words)
        oldBags[item] = bag
        return bag
    }

    mutating func bag(new item: Int) -> Bag {
        if let bag = newBags[item] { return bag }
        let words = new[item].kind == .heading ? headingWords(new[item].text) : words(new: item)
        let bag = bag(words)
        newBags[item] = bag
        return bag
    }

    func bag(_ words: [Int32]) -> Bag {
        var bag = Bag()
        for id in words.sorted() {
            if let last = bag.words.last, last.id == id {
                bag.words[bag.words.count - 1].count += 1
            } else {
                bag.words.append((id, 1, Float(interner.weights[Int(id)])))
            }
            bag.weight += interner.weights[Int(id)]
        }
        return bag
    }

    /// A heading without the number before it, which changes with every insertion.
    private mutating func headingWords(_ text: String) -> [Int32] {
        let rest = HeadingNumber(text)?.rest ?? ""
        return interner.words(of: rest.isEmpty ? text : String(rest))
    }

    func common(_ first: Bag, _ second: Bag) -> Double {
        var sum = 0.0
        var (a, b) = (0, 0)
        while a < first.words.count, b < second.words.count {
            let (one, two) = (first.words[a], second.words[b])
            if one.id == two.id { sum += Double(min(one.count, two.count)) * Double(one.weight) }
            if one.id <= two.id { a += 1 }
            if two.id <= one.id { b += 1 }
        }
        return sum
    }

    func likeness(_ first: Bag, _ second: Bag) -> Double {
        let total = first.weight + second.weight
        return total == 0 ? 0 : 2 * common(first, second) / total
    }

    /// The same with every word as one.
    func plainLikeness(_ first: Bag, _ second: Bag) -> Double {
        var (both, total, a, b) = (0, 0, 0, 0)
        while a < first.words.count || b < second.words.count {
            if b == second.words.count || a < first.words.count && first.words[a].id < second.words[b].id {
                total += Int(first.words[a].count)
                a += 1
            } else if a == first.words.count || second.words[b].id < first.words[a].id {
                total += Int(second.words[b].count)
                b += 1
            } else {
                both += Int(min(first.words[a].count, second.words[b].count))
                total += Int(first.words[a].count + second.words[b].count)
                (a, b) = (a + 1, b + 1)
            }
        }
        return total == 0 ? 0 : 2 * Double(both) / Double(total)
    }

    func contained(_ part: Bag, in whole: Bag) -> Double {
        part.weight == 0 ? 0 : common(part, whole) / part.weight
    }

    /// How much of an example of one line must be the same elsewhere.
    private static let sameLine = 0.92
    /// How far from its own place a line of a template is looked for, and how much of it must be the same.
    private static let reach = 2
    private static let template = 0.7

    struct Candidate {
        var old: Int
        var new: Int
        var score: Double
    }

    func mayPairByLikeness(_ kind: Block.Kind) -> Bool {
        switch kind {
        case .paragraph, .item, .footnote, .heading, .row: true
        default: false
        }
    }

    mutating func pairByLikeness(_ gaps: [Gap]) {
        let freeOld = old.items.indices.filter { pairing.isFree(old: $0) && mayPairByLikeness(old[$0].kind) }
        let freeNew = new.items.indices.filter { pairing.isFree(new: $0) && mayPairByLikeness(new[$0].kind) }
        guard !freeOld.isEmpty, !freeNew.isEmpty else { return }
        var gapOfOld = [Int](repeating: -1, count: old.items.count)
        var gapOfNew = [Int](repeating: -2, count: new.items.count)
        // Where a block stands among those of its gap.
        var placeOfOld = gapOfOld
        var placeOfNew = gapOfNew
        for (number, gap) in gaps.enumerated() {
            for (place, o) in gap.old.enumerated() { (gapOfOld[o], placeOfOld[o]) = (number, place) }
            for (place, n) in gap.new.enumerated() { (gapOfNew[n], placeOfNew[n]) = (number, place) }
        }
        var candidates: [Candidate] = []
        func isTelling(_ block: Block) -> Bool { mayPairByLikeness(block.kind) && block.kind != .row }
        func consider(_ o: Int, _ n: Int, atLeast least: Double = 0) {
            let kind = old[o].kind
            guard BlockKey.group(kind) == BlockKey.group(new[n].kind), old[o].isHeader == new[n].isHeader else {
                return
            }
            let (first, second) = (bag(old: o), bag(new: n))
            var likeness = likeness(first, second)
            let sameGap = gapOfOld[o] == gapOfNew[n]
            if sameGap, kind == .heading, new[n].kind == .heading {
                let name = nameLikeness(ofHeading: o, n)
                // Of two that are called alike the one above the same text is it.
                let isAboveSame = o + 1 < old.items.count && n + 1 < new.items.count && pairing.newOfOld[o + 1] == n + 1
                if name >= Self.sameName { likeness = max(likeness, isAboveSame ? 1 : name) }
            }
            let words = min(old.items[o].words, new.items[n].words)
            let isElsewhere = !chapters.isRelated(old.items[o].chapter, new.items[n].chapter)
            let needed =
                sameGap
                ? Self.inPlace
                : words < Self.shortWords
                    ? 0.8 : words < 2 * Self.shortWords && isElsewhere ? Self.fewWordsElsewhere : Self.far
            // Of a few words each counts, stop words too.
            if words < Self.shortWords { likeness = max(likeness, plainLikeness(first, second)) }
            guard likeness >= max(needed, least) else { return }
            if kind == .row, !sameGap { return }
            var score = likeness
            if sameGap {
                let gap = gaps[gapOfOld[o]]
                let (x, y) = (Double(placeOfOld[o]), Double(placeOfNew[n]))
                let shift = abs(x / Double(max(1, gap.old.count)) - y / Double(max(1, gap.new.count)))
                score += 0.15 + 0.05 * (1 - shift)
            } else if !isElsewhere {
                score += 0.05
            }
            candidates.append(Candidate(old: o, new: n, score: score))
        }
        var considered: Set<Int> = []
        for gap in gaps where gap.old.count * gap.new.count <= 2500 {
            for o in gap.old where mayPairByLikeness(old[o].kind) {
                for n in gap.new where mayPairByLikeness(new[n].kind) {
                    considered.insert(o * new.items.count + n)
                    consider(o, n)
                }
            }
        }
        // Lines of one template that each have another value have no words that would tell them apart; there are many, so each is held
        // against those near its own place only.
        for gap in gaps where gap.old.count * gap.new.count > 2500 {
            let (o, n) = (gap.old.filter { isTelling(old[$0]) }, gap.new.filter { isTelling(new[$0]) })
            guard !n.isEmpty else { continue }
            for (x, first) in o.enumerated() {
                let place = x * n.count / o.count
                for second in n[max(0, place - Self.reach)...min(n.count - 1, place + Self.reach)]
                where considered.insert(first * new.items.count + second).inserted {
                    consider(first, second, atLeast: Self.template)
                }
            }
        }
        for (o, best) in alike(freeOld, freeNew) {
            for n in best where considered.insert(o * new.items.count + n).inserted { consider(o, n) }
        }
        pairBest(candidates) { $0.keepsEnough($1, $2) }
    }

    /// For each of some old blocks the new ones, eight at most, that share most of the runs of words that few others have.
    private mutating func alike(_ freeOld: [Int], _ freeNew: [Int]) -> [(old: Int, new: [Int])] {
        // Only what both sides have can say anything.
        var oldRuns = RunSet(expected: freeOld.count * 8)
        for o in freeOld { for run in Shingles.of(words(old: o)) { _ = oldRuns.insert(run) } }
        var holders = Shingles(expected: 1 << 10)
        for n in freeNew {
            for run in Shingles.of(words(new: n)) where oldRuns.contains(run) { holders.insert(run, holder: n) }
        }
        let total = Double(max(1, freeNew.count))
        return freeOld.map { o in
            var votes: [Int: Double] = [:]
            for shingle in Set(Shingles.of(words(old: o))) {
                guard let entry = holders.find(shingle), holders.count(of: entry) <= 8 else { continue }
                let weight = Self.rarity(total, holders.count(of: entry))
                holders.forEachHolder(of: entry) { votes[$0, default: 0] += weight }
            }
            let best = votes.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(8)
            return (o, best.map(\.key))
        }
    }

    /// Examples and HTML that went elsewhere and were edited there. Their boilerplate is much alike, so only what is nearly the same.
    mutating func pairExamplesElsewhere() {
        for kind in [Block.Kind.code, .html] {
            let freeOld = old.items.indices.filter { pairing.isFree(old: $0) && old[$0].kind == kind }
            let freeNew = new.items.indices.filter { pairing.isFree(new: $0) && new[$0].kind == kind }
            guard !freeOld.isEmpty, !freeNew.isEmpty else { continue }
            findWords(old: freeOld, new: freeNew)
            var candidates: [Candidate] = []
            for (o, best) in alike(freeOld, freeNew) {
                for n in best {
                    let likeness = likeness(bag(old: o), bag(new: n))
                    // One line that is all but the same may be another example: `…/users` and `…/orders`.
                    let isLine = !new[n].text.dropLast().utf8.contains(0x0A)
                    let least = isLine && kind == .code ? Self.sameLine : Self.sameWords
                    guard likeness >= least, kind == .code || areAlike(o, n, least: Self.sameWords) else { continue }
                    candidates.append(Candidate(old: o, new: n, score: likeness))
                }
            }
            pairBest(candidates) { _, _, _ in true }
        }
    }

    /// Pairs those that are free, the most alike first.
    private mutating func pairBest(
        _ candidates: [Candidate], where isOne: (inout BlockMatcher, Int, Int) -> Bool
    ) {
        let best = candidates.sorted {
            $0.score != $1.score ? $0.score > $1.score : ($0.old, $0.new) < ($1.old, $1.new)
        }
        for candidate in best where pairing.isFree(old: candidate.old) && pairing.isFree(new: candidate.new) {
            if isOne(&self, candidate.old, candidate.new) { pairing.pair(candidate.old, candidate.new) }
        }
    }

    /// The logarithm of how rare a shingle is, in whole steps: no library, and the same on every machine.
    static func rarity(_ total: Double, _ count: Int) -> Double {
        var (rest, steps) = (total / Double(count), 1.0)
        while rest > 1 {
            rest /= 2
            steps += 1
        }
        return steps
    }

    /// Under 30 % kept words two texts stand better beside each other than woven together.
    mutating func keepsEnough(_ o: Int, _ n: Int) -> Bool {
        let (a, b) = (old[o], new[n])
        if a.kind == .heading || a.kind == .row { return true }
        if max(old.items[o].words, new.items[n].words) < Self.shortWords { return true }
        // The same words in another order are the same text.
        if plainLikeness(bag(old: o), bag(new: n)) >= Self.sameWords { return true }
        // Text that went into a chapter that has nothing to do with its own has no place that speaks for it.
        let isElsewhere = !chapters.isRelated(old.items[o].chapter, new.items[n].chapter)
        return WordDiff(a.text, b.text, &interner, language: language).keptShare >= (isElsewhere ? Self.far : 0.3)
    }
}
