import GuideModel

/// Pairs the blocks of two states: exactly alike first and everywhere, then by likeness.
struct BlockMatcher {
    let old: Side
    let new: Side
    private(set) var chapters: ChapterMap
    let language: Language
    var interner: Interner
    var pairing: Pairing
    /// Old blocks that were cut in several, with all their parts; new ones made of several.
    var splits: [Int: [Int]] = [:]
    var merges: [Int: [Int]] = [:]
    /// Tables that are one on both sides: new table key to the mapping of its columns.
    var tables: [TablePair] = []
    private var oldCounts: [BlockKey: Int] = [:]
    private var newCounts: [BlockKey: Int] = [:]

    static let far = 0.45
    static let inPlace = 0.3
    static let shortWords = 8

    init(_ old: Side, _ new: Side, language: Language) {
        self.old = old
        self.new = new
        self.language = language
        interner = Interner()
        chapters = ChapterMap(old: old.chapters.count, new: new.chapters.count)
        pairing = Pairing(old: old.items.count, new: new.items.count)
        for item in old.items { oldCounts[item.key, default: 0] += 1 }
        for item in new.items { newCounts[item.key, default: 0] += 1 }
    }

    /// Text that stands more than once on a side; its copies are paired in order and have no place of their own.
    func isBoilerplate(_ key: BlockKey) -> Bool { oldCounts[key, default: 0] > 1 || newCounts[key, default: 0] > 1 }

    mutating func match() {
        pairUnique(minimumWords: 4, within: nil)
        chapters.match(old, new, pairing, &interner)
        pairFrontMatter()
        let pairs = chapters.newOfOld.enumerated().filter { $0.element >= 0 && !chapters.replaced.contains($0.element) }
            .map { ($0.offset, $0.element) }
        for (i, j) in pairs { alignExactly(i, j) }
        for (i, j) in pairs { pairUnique(minimumWords: 1, within: (old.range(i), new.range(j))) }
        for (j, i) in chapters.splitFrom.sorted(by: { $0.key < $1.key }) { alignExactly(i, j) }
        for (j, list) in chapters.mergedFrom.sorted(by: { $0.key < $1.key }) { for i in list { alignExactly(i, j) } }
        pairUnique(minimumWords: 3, within: nil)
        for (i, j) in pairs { pairTables(i, j) }
        var gaps = pairs.flatMap { self.gaps($0, $1) }
        for gap in gaps { findSplitsAndMerges(gap) }
        pairByLikeness(gaps)
        // What stands beside a block that went elsewhere went with it: a heading too short to be sure of by itself.
        for n in new.items.indices where pairing.oldOfNew[n] >= 0 {
            grow(pairing.oldOfNew[n], n, -1)
            grow(pairing.oldOfNew[n], n, 1)
        }
        gaps = pairs.flatMap { self.gaps($0, $1) }
        for gap in gaps { pairInPlace(gap) }
    }

    // MARK: - Exactly alike

    private mutating func pairFrontMatter() {
        for (i, j) in chapters.newOfOld.enumerated() where j >= 0 {
            guard let o = old.range(i).first, let n = new.range(j).first, old.block(o).kind == .frontMatter,
                new.block(n).kind == .frontMatter
            else { continue }
            pairing.pair(o, n)
        }
    }

    /// Pairs what stands free exactly once on each side, and its neighbours while they are alike.
    private mutating func pairUnique(minimumWords: Int, within ranges: (Range<Int>, Range<Int>)?) {
        let (oldRange, newRange) = ranges ?? (old.items.indices, new.items.indices)
        var seen: [BlockKey: (old: Int, oldCount: Int, new: Int, newCount: Int)] = [:]
        for index in oldRange where pairing.isFree(old: index) && old.items[index].words >= minimumWords {
            seen[old.items[index].key, default: (index, 0, 0, 0)].oldCount += 1
        }
        for index in newRange where pairing.isFree(new: index) {
            guard var entry = seen[new.items[index].key] else { continue }
            entry.new = index
            entry.newCount += 1
            seen[new.items[index].key] = entry
        }
        let unique = seen.values.filter { $0.oldCount == 1 && $0.newCount == 1 }.sorted { $0.old < $1.old }
        for entry in unique where pairing.isFree(old: entry.old) && pairing.isFree(new: entry.new) {
            // A row belongs to its table; rows alike in different tables are chance.
            if old.block(entry.old).kind == .row, ranges == nil,
                !chapters.isRelated(old.items[entry.old].chapter, new.items[entry.new].chapter)
            {
                continue
            }
            pairing.pair(entry.old, entry.new)
            grow(entry.old, entry.new, 1)
            grow(entry.old, entry.new, -1)
        }
    }

    private mutating func grow(_ start: Int, _ other: Int, _ step: Int) {
        let oldRange = old.range(old.items[start].chapter)
        let newRange = new.range(new.items[other].chapter)
        var (o, n) = (start + step, other + step)
        while oldRange.contains(o), newRange.contains(n), pairing.isFree(old: o), pairing.isFree(new: n),
            old.items[o].key == new.items[n].key, old.block(o).kind != .frontMatter
        {
            pairing.pair(o, n)
            (o, n) = (o + step, n + step)
        }
    }

    /// Pairs equal free blocks of two chapters in order, between those that are paired already.
    private mutating func alignExactly(_ i: Int, _ j: Int) {
        var ids: [BlockKey: Int32] = [:]
        func id(_ key: BlockKey) -> Int32 {
            if let id = ids[key] { return id }
            ids[key] = Int32(ids.count)
            return Int32(ids.count - 1)
        }
        for gap in gaps(i, j) {
            let (o, n) = (gap.old, gap.new)
            guard !o.isEmpty, !n.isEmpty else { continue }
            let diff = SequenceDiff(o.map { id(old.items[$0].key) }, n.map { id(new.items[$0].key) }, limit: 2000)
            for match in diff.matches {
                for step in 0..<match.count { pairing.pair(o[match.old + step], n[match.new + step]) }
            }
        }
    }

    // MARK: - Gaps

    /// The free blocks between two neighbouring anchors of a chapter pair.
    struct Gap {
        var old: [Int]
        var new: [Int]
    }

    func gaps(_ i: Int, _ j: Int) -> [Gap] {
        let oldRange = old.range(i)
        let newRange = new.range(j)
        let inside = newRange.filter { oldRange.contains(pairing.oldOfNew[$0]) }
        let backbone = heaviestIncreasing(
            inside.map { pairing.oldOfNew[$0] }, weights: inside.map { new.items[$0].words + 1 }
        ).map { inside[$0] }
        var result: [Gap] = []
        var (o, n) = (oldRange.lowerBound, newRange.lowerBound)
        for anchor in backbone + [-1] {
            let endOld = anchor < 0 ? oldRange.upperBound : pairing.oldOfNew[anchor]
            let endNew = anchor < 0 ? newRange.upperBound : anchor
            let gap = Gap(
                old: (o..<endOld).filter { pairing.isFree(old: $0) },
                new: (n..<endNew).filter { pairing.isFree(new: $0) })
            if !gap.old.isEmpty || !gap.new.isEmpty { result.append(gap) }
            (o, n) = (endOld + 1, endNew + 1)
        }
        return result
    }

    // MARK: - Paragraphs cut in two, or joined

    private mutating func findSplitsAndMerges(_ gap: Gap) {
        guard gap.old.count * gap.new.count <= 4096 else { return }
        func isProse(_ block: Block) -> Bool { block.kind == .paragraph || block.kind == .item }
        let o = gap.old.filter { isProse(old.block($0)) && old.items[$0].words >= Self.shortWords }
        let n = gap.new.filter { isProse(new.block($0)) && new.items[$0].words >= Self.shortWords }
        let oldParts = gap.old.filter { isProse(old.block($0)) }
        let newParts = gap.new.filter { isProse(new.block($0)) }
        for whole in o where pairing.isFree(old: whole) {
            if let parts = parts(of: old.block(whole).text, among: newParts.filter { pairing.isFree(new: $0) }, new) {
                splits[whole] = parts
                for part in parts { pairing.pair(whole, part) }
            }
        }
        for whole in n where pairing.isFree(new: whole) {
            if let parts = parts(
                of: new.block(whole).text, among: oldParts.filter { pairing.isFree(old: $0) && splits[$0] == nil }, old)
            {
                merges[whole] = parts
                for part in parts { pairing.pair(part, whole) }
            }
        }
    }

    /// Two to four neighbours that together are one text, each of them held in it by 0.6 and better than any alone.
    private mutating func parts(of whole: String, among candidates: [Int], _ side: Side) -> [Int]? {
        let wanted = bag(whole)
        var best: (parts: [Int], likeness: Double)?
        for start in candidates.indices {
            guard contained(bag(side.block(candidates[start]).text), in: wanted) >= 0.6 else { continue }
            var joined = bag(side.block(candidates[start]).text)
            let alone = likeness(joined, wanted)
            for count in 2...4 {
                let end = start + count - 1
                guard end < candidates.count, candidates[end] == candidates[end - 1] + 1 else { break }
                let part = bag(side.block(candidates[end]).text)
                guard contained(part, in: wanted) >= 0.6 else { break }
                joined.add(part)
                let likeness = likeness(joined, wanted)
                if likeness >= 0.6, likeness > alone + 0.1, likeness > best?.likeness ?? 0 {
                    best = (Array(candidates[start...end]), likeness)
                }
            }
        }
        return best?.parts
    }

    // MARK: - Likeness

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

    private func common(_ first: Bag, _ second: Bag) -> Double {
        let (small, large) = first.counts.count < second.counts.count ? (first, second) : (second, first)
        var sum = 0.0
        for (id, count) in small.counts { sum += Double(min(count, large.counts[id] ?? 0)) * (small.weights[id] ?? 1) }
        return sum
    }

    func likeness(_ first: Bag, _ second: Bag) -> Double {
        let total = first.weight + second.weight
        return total == 0 ? 0 : 2 * common(first, second) / total
    }

    private func contained(_ part: Bag, in whole: Bag) -> Double {
        part.weight == 0 ? 0 : common(part, whole) / part.weight
    }

    private struct Candidate {
        var old: Int
        var new: Int
        var score: Double
    }

    private func mayPairByLikeness(_ kind: Block.Kind) -> Bool {
        switch kind {
        case .paragraph, .item, .footnote, .heading, .row: true
        default: false
        }
    }

    private mutating func pairByLikeness(_ gaps: [Gap]) {
        let freeOld = old.items.indices.filter { pairing.isFree(old: $0) && mayPairByLikeness(old.block($0).kind) }
        let freeNew = new.items.indices.filter { pairing.isFree(new: $0) && mayPairByLikeness(new.block($0).kind) }
        guard !freeOld.isEmpty, !freeNew.isEmpty else { return }
        var oldBags: [Int: Bag] = [:]
        var newBags: [Int: Bag] = [:]
        var oldWords: [Int: [Int32]] = [:]
        var holders: [Int64: [Int]] = [:]
        for n in freeNew {
            let text = new.block(n).text
            newBags[n] = bag(new.block(n).kind == .heading ? Self.withoutNumber(text) : text)
            for shingle in Set(ChapterMap.shingles(interner.tokens(of: text).filter { $0.kind != .sign }.map(\.id))) {
                holders[shingle, default: []].append(n)
            }
        }
        for o in freeOld {
            let text = old.block(o).text
            oldBags[o] = bag(old.block(o).kind == .heading ? Self.withoutNumber(text) : text)
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
            let isShort = min(old.items[o].words, new.items[n].words) < Self.shortWords
            let needed = sameGap ? Self.inPlace : isShort ? 0.8 : Self.far
            guard likeness >= needed else { return }
            if a.kind == .row, !sameGap { return }
            var score = likeness
            if sameGap {
                let gap = gaps[gapOfOld[o] ?? 0]
                let (x, y) = (Double(gap.old.firstIndex(of: o) ?? 0), Double(gap.new.firstIndex(of: n) ?? 0))
                let shift = abs(x / Double(max(1, gap.old.count)) - y / Double(max(1, gap.new.count)))
                score += 0.15 + 0.05 * (1 - shift)
            } else if chapters.isRelated(old.items[o].chapter, new.items[n].chapter) {
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

    /// A heading without the number before it, which changes with every insertion.
    private static func withoutNumber(_ text: String) -> String {
        let rest = text.drop { $0.isASCIIDigit || $0 == "." || $0 == " " }
        return rest.isEmpty ? text : String(rest)
    }

    /// The logarithm of how rare a shingle is, in whole steps: no library, and the same on every machine.
    private static func rarity(_ total: Double, _ count: Int) -> Double {
        var (rest, steps) = (total / Double(count), 1.0)
        while rest > 1 {
            rest /= 2
            steps += 1
        }
        return steps
    }

    /// Under 30 % kept words two texts stand better beside each other than woven together.
    private mutating func keepsEnough(_ o: Int, _ n: Int) -> Bool {
        let (a, b) = (old.block(o), new.block(n))
        if a.kind == .heading || a.kind == .row { return true }
        if max(old.items[o].words, new.items[n].words) < Self.shortWords { return true }
        return WordDiff(a.text, b.text, &interner, language: language).keptShare >= 0.3
    }

    // MARK: - By place

    /// What is left between two anchors: code, HTML and pictures in order, then headings and short blocks that kept their place.
    private mutating func pairInPlace(_ gap: Gap) {
        for kind in [Block.Kind.code, .html, .image, .rule] {
            let o = gap.old.filter { old.block($0).kind == kind }
            let n = gap.new.filter { new.block($0).kind == kind }
            guard !o.isEmpty, !n.isEmpty, kind != .rule || o.count == n.count else { continue }
            for (first, second) in aligned(o, n, kind) { pairing.pair(first, second) }
        }
        // Runs between neighbours that are paired with each other.
        var oldRuns: [Int: [Int]] = [:]
        var newRuns: [Int: [Int]] = [:]
        for o in gap.old where pairing.isFree(old: o) { oldRuns[previousPaired(old: o), default: []].append(o) }
        for n in gap.new where pairing.isFree(new: n) { newRuns[previousPaired(new: n), default: []].append(n) }
        for (anchor, o) in oldRuns.sorted(by: { $0.key < $1.key }) {
            guard let n = newRuns[anchor] else { continue }
            pairRun(o, n)
        }
    }

    private func previousPaired(old start: Int) -> Int {
        var index = start - 1
        let range = old.range(old.items[start].chapter)
        while range.contains(index) {
            if pairing.newOfOld[index] >= 0 { return pairing.newOfOld[index] }
            index -= 1
        }
        return -1
    }

    private func previousPaired(new start: Int) -> Int {
        var index = start - 1
        let range = new.range(new.items[start].chapter)
        while range.contains(index) {
            if pairing.oldOfNew[index] >= 0 { return index }
            index -= 1
        }
        return -1
    }

    private mutating func pairRun(_ o: [Int], _ n: [Int]) {
        func isEligible(_ block: Block, _ words: Int) -> Bool {
            block.kind == .heading || mayPairByLikeness(block.kind) && words < Self.shortWords
        }
        for group in 0...2 {
            let before = o.filter { BlockKey.group(old.block($0).kind) == group }
            let after = n.filter { BlockKey.group(new.block($0).kind) == group }
            guard before.count == after.count else { continue }
            for (first, second) in zip(before, after)
            where isEligible(old.block(first), old.items[first].words)
                && isEligible(new.block(second), new.items[second].words)
                && old.block(first).kind == new.block(second).kind
            {
                pairing.pair(first, second)
            }
        }
    }

    /// Code and the like pair in order; of unequal numbers those that share most lines.
    private mutating func aligned(_ o: [Int], _ n: [Int], _ kind: Block.Kind) -> [(Int, Int)] {
        if o.count == n.count {
            return Array(zip(o, n)).filter { kind != .code || sharesLines($0.0, $0.1) || o.count == 1 }
        }
        var result: [(Int, Int)] = []
        var from = 0
        for first in o {
            guard let place = n[from...].firstIndex(where: { sharesLines(first, $0) }) else { continue }
            result.append((first, n[place]))
            from = place + 1
        }
        return result
    }

    private mutating func sharesLines(_ o: Int, _ n: Int) -> Bool {
        let (a, b) = (bag(old.block(o).text), bag(new.block(n).text))
        return likeness(a, b) >= Self.inPlace
    }
}
