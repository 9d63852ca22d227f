import GuideModel

/// Pairs by likeness: candidates that share rare words, judged by all their words, the best first.
extension BlockMatcher {
    /// A text's words with how often each stands in it.
    struct Bag {
        var counts: [Int32: Int] = [:]
        var weight = 0.0
        var weights: [Int32: Double] = [:]

        mutating func add(_ other: Bag) {
            for (id, count) in other.counts { counts[id, default: 0] += count }
            weight += other.weight
            weights.merge(other.weights) { first, _ in first }
        }
    }

    /// The words of a block, counted once however often they are asked for.
    mutating func bag(old item: Int) -> Bag {
        if let bag = oldBags[item] { return bag }
        let bag = bag(Self.comparedText(old.block(item)))
        oldBags[item] = bag
        return bag
    }

    mutating func bag(new item: Int) -> Bag {
        if let bag = newBags[item] { return bag }
        let bag = bag(Self.comparedText(new.block(item)))
        newBags[item] = bag
        return bag
    }

    mutating func bag(_ text: String) -> Bag {
        var bag = Bag()
        for token in interner.tokens(of: text) where token.kind != .sign {
            bag.counts[token.id, default: 0] += 1
            if bag.weights[token.id] == nil {
                bag.weights[token.id] =
                    language.stopWords.contains(interner.texts[Int(token.id)].lowercased()) ? 0.25 : 1
            }
            bag.weight += bag.weights[token.id] ?? 1
        }
        return bag
    }

    func common(_ first: Bag, _ second: Bag) -> Double {
        let (small, large) = first.counts.count < second.counts.count ? (first, second) : (second, first)
        var sum = 0.0
        for (id, count) in small.counts { sum += Double(min(count, large.counts[id] ?? 0)) * (small.weights[id] ?? 1) }
        return sum
    }

    func likeness(_ first: Bag, _ second: Bag) -> Double {
        let total = first.weight + second.weight
        return total == 0 ? 0 : 2 * common(first, second) / total
    }

    func contained(_ part: Bag, in whole: Bag) -> Double {
        part.weight == 0 ? 0 : common(part, whole) / part.weight
    }

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
        let freeOld = old.items.indices.filter { pairing.isFree(old: $0) && mayPairByLikeness(old.block($0).kind) }
        let freeNew = new.items.indices.filter { pairing.isFree(new: $0) && mayPairByLikeness(new.block($0).kind) }
        guard !freeOld.isEmpty, !freeNew.isEmpty else { return }
        var oldWords: [Int: [Int32]] = [:]
        var holders: [Int64: [Int]] = [:]
        for n in freeNew {
            let text = new.block(n).text
            _ = bag(new: n)
            for shingle in Set(ChapterMap.shingles(interner.tokens(of: text).filter { $0.kind != .sign }.map(\.id))) {
                holders[shingle, default: []].append(n)
            }
        }
        for o in freeOld {
            let text = old.block(o).text
            _ = bag(old: o)
            oldWords[o] = interner.tokens(of: text).filter { $0.kind != .sign }.map(\.id)
        }
        var gapOfOld: [Int: Int] = [:]
        var gapOfNew: [Int: Int] = [:]
        for (number, gap) in gaps.enumerated() {
            for o in gap.old { gapOfOld[o] = number }
            for n in gap.new { gapOfNew[n] = number }
        }
        var candidates: [Candidate] = []
        func consider(_ o: Int, _ n: Int, _ candidates: inout [Candidate]) {
            let (a, b) = (old.block(o), new.block(n))
            guard BlockKey.group(a.kind) == BlockKey.group(b.kind), let first = oldBags[o], let second = newBags[n]
            else { return }
            let likeness = likeness(first, second)
            let sameGap = gapOfOld[o] != nil && gapOfOld[o] == gapOfNew[n]
            let words = min(old.items[o].words, new.items[n].words)
            let isElsewhere = !chapters.isRelated(old.items[o].chapter, new.items[n].chapter)
            let needed =
                sameGap
                ? Self.inPlace
                : words < Self.shortWords
                    ? 0.8 : words < 2 * Self.shortWords && isElsewhere ? Self.fewWordsElsewhere : Self.far
            guard likeness >= needed else { return }
            if a.kind == .row, !sameGap { return }
            var score = likeness
            if sameGap {
                let gap = gaps[gapOfOld[o] ?? 0]
                let (x, y) = (Double(gap.old.firstIndex(of: o) ?? 0), Double(gap.new.firstIndex(of: n) ?? 0))
                let shift = abs(x / Double(max(1, gap.old.count)) - y / Double(max(1, gap.new.count)))
                score += 0.15 + 0.05 * (1 - shift)
            } else if !isElsewhere {
                score += 0.05
            }
            candidates.append(Candidate(old: o, new: n, score: score))
        }
        var considered: Set<Int> = []
        for gap in gaps where gap.old.count * gap.new.count <= 2500 {
            for o in gap.old where oldBags[o] != nil {
                for n in gap.new where newBags[n] != nil {
                    considered.insert(o * new.items.count + n)
                    consider(o, n, &candidates)
                }
            }
        }
        let total = Double(max(1, freeNew.count))
        for o in freeOld {
            var votes: [Int: Double] = [:]
            for shingle in Set(ChapterMap.shingles(oldWords[o] ?? [])) {
                guard let list = holders[shingle], list.count <= 8 else { continue }
                let weight = Self.rarity(total, list.count)
                for n in list { votes[n, default: 0] += weight }
            }
            let best = votes.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(8)
            for (n, _) in best where considered.insert(o * new.items.count + n).inserted { consider(o, n, &candidates) }
        }
        candidates.sort { $0.score != $1.score ? $0.score > $1.score : ($0.old, $0.new) < ($1.old, $1.new) }
        for candidate in candidates where pairing.isFree(old: candidate.old) && pairing.isFree(new: candidate.new) {
            guard keepsEnough(candidate.old, candidate.new) else { continue }
            pairing.pair(candidate.old, candidate.new)
        }
    }

    /// A heading's text without the number before it, which changes with every insertion.
    static func comparedText(_ block: Block) -> String {
        let text = block.text
        guard block.kind == .heading else { return text }
        let rest = text.drop { $0.isASCIIDigit || $0 == "." || $0 == " " }
        return rest.isEmpty ? text : String(rest)
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
        let (a, b) = (old.block(o), new.block(n))
        if a.kind == .heading || a.kind == .row { return true }
        if max(old.items[o].words, new.items[n].words) < Self.shortWords { return true }
        return WordDiff(a.text, b.text, &interner, language: language).keptShare >= 0.3
    }
}
