import GuideModel

/// Which chapter became which, told by content; a name says little.
struct ChapterMap {
    /// The new chapter of an old one, -1 where it went.
    var newOfOld: [Int]
    var oldOfNew: [Int]
    /// New chapters split off an old one.
    var splitFrom: [Int: Int] = [:]
    /// Old chapters that went into a new one.
    var mergedFrom: [Int: [Int]] = [:]
    /// Pairs of one path whose texts share nothing: the old one was replaced.
    var replaced: Set<Int> = []
    /// Pairs that share what others hold too, and nothing else.
    private var strangers: [Int: Set<Int>] = [:]

    private static let replacement = 0.1
    private static let rename = 0.3
    private static let contained = 0.15
    private static let share = 0.2

    init(old: Int, new: Int) {
        newOfOld = Array(repeating: -1, count: old)
        oldOfNew = Array(repeating: -1, count: new)
    }

    /// - Parameters:
    ///   - before: what each old chapter holds; `after`: each new one.
    ///   - shared: how many runs of three words an old chapter has in common with each new one.
    mutating func match(
        _ old: Side, _ new: Side, before: [Int], after: [Int], shared: [[Int: Int]]
    ) {
        struct Candidate {
            var old: Int
            var new: Int
            var likeness: Double
            var samePath: Bool
            /// Same path, and much of the smaller one is in the larger: the chapter itself, however much was split off.
            var isItself: Bool

            var score: Double { likeness + (isItself ? 1 : samePath ? 0.1 : 0) }
        }
        let paths = Self.byPath(new)
        var candidates: [Candidate] = []
        for (i, row) in shared.enumerated() where newOfOld[i] < 0 {
            var seen: Set<Int> = []
            for (j, common) in row where oldOfNew[j] < 0 {
                let total = before[i] + after[j]
                let likeness = total == 0 ? 0 : 2 * Double(common) / Double(total)
                // A chapter that grew or shrank much is still itself: what the smaller one shares counts.
                let contained = Double(common) / Double(max(1, min(before[i], after[j])))
                let samePath = old.chapters[i].path == new.chapters[j].path
                seen.insert(j)
                if likeness >= Self.rename || samePath && max(likeness, contained) >= Self.replacement
                    || contained >= 0.5 && likeness >= Self.contained
                {
                    candidates.append(
                        Candidate(
                            old: i, new: j, likeness: likeness, samePath: samePath,
                            isItself: samePath && contained >= 0.3))
                }
            }
            // Chapters too small to hold three words in a row.
            if let j = paths[old.chapters[i].path], !seen.contains(j), before[i] < 4 || after[j] < 4 {
                candidates.append(Candidate(old: i, new: j, likeness: 0.05, samePath: true, isItself: false))
            }
        }
        candidates.sort {
            $0.score != $1.score ? $0.score > $1.score : ($0.old, $0.new) < ($1.old, $1.new)
        }
        for candidate in candidates where newOfOld[candidate.old] < 0 && oldOfNew[candidate.new] < 0 {
            newOfOld[candidate.old] = candidate.new
            oldOfNew[candidate.new] = candidate.old
        }
    }

    /// What is left of one path was replaced; then splits and merges are found.
    mutating func finish(_ old: Side, _ new: Side, before: [Int], after: [Int], own: [[Int: Int]]) {
        let paths = Self.byPath(new)
        for i in old.chapters.indices where newOfOld[i] < 0 {
            guard let j = paths[old.chapters[i].path], oldOfNew[j] < 0 else { continue }
            newOfOld[i] = j
            oldOfNew[j] = i
            if before[i] >= 4, after[j] >= 4 { replaced.insert(j) }
        }
        findSplitsAndMerges(own, before, after)
    }

    private static func byPath(_ side: Side) -> [String: Int] {
        Dictionary(
            side.chapters.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// Chapters that are still without a partner, of paths that the other side does not know.
    func strays(_ old: Side, _ new: Side) -> (old: [Int], new: [Int]) {
        let (before, after) = (Self.byPath(old), Self.byPath(new))
        return (
            old.chapters.indices.filter { newOfOld[$0] < 0 && after[old.chapters[$0].path] == nil },
            new.chapters.indices.filter { oldOfNew[$0] < 0 && before[new.chapters[$0].path] == nil }
        )
    }

    private mutating func findSplitsAndMerges(_ shared: [[Int: Int]], _ before: [Int], _ after: [Int]) {
        for (i, row) in shared.enumerated() {
            for (j, common) in row.sorted(by: { $0.key < $1.key })
            where newOfOld[i] != j && strangers[i]?.contains(j) != true {
                let ofOld = Double(common) / Double(max(1, before[i]))
                let ofNew = Double(common) / Double(max(1, after[j]))
                if oldOfNew[j] < 0 || replaced.contains(j), ofOld >= Self.share || ofNew >= 0.6 && common >= 6,
                    ofNew >= 0.3, splitFrom[j] == nil
                {
                    splitFrom[j] = i
                }
                if newOfOld[i] < 0, splitFrom[j] != i, ofNew >= Self.share || ofOld >= 0.6 && common >= 6, ofOld >= 0.3
                {
                    mergedFrom[j, default: []].append(i)
                }
            }
        }
    }

    /// Pairs files of one content that stands once on either side, whatever they are called.
    mutating func pairEqual(_ old: Side, _ new: Side) {
        func bySize(_ side: Side, _ isFree: (Int) -> Bool) -> [Int: [Int]] {
            Dictionary(
                grouping: side.chapters.indices.filter { isFree($0) },
                by: { side.chapters[$0].bytes.count })
        }
        let before = bySize(old) { newOfOld[$0] < 0 }
        let after = bySize(new) { oldOfNew[$0] < 0 }
        for (size, list) in before {
            guard let others = after[size], list.count * others.count <= 10_000 else { continue }
            for i in list {
                let content = old.chapters[i].bytes
                let twins = list.count { old.chapters[$0].bytes == content }
                let same = others.filter { new.chapters[$0].bytes == content }
                if twins == 1, same.count == 1 { pairFree(i, same[0]) }
            }
        }
    }

    /// Takes two chapters for strangers, whatever they share.
    mutating func part(_ old: Int, _ new: Int) {
        newOfOld[old] = -1
        oldOfNew[new] = -1
        strangers[old, default: []].insert(new)
    }

    mutating func pairFree(_ old: Int, _ new: Int) {
        guard newOfOld[old] < 0, oldOfNew[new] < 0 else { return }
        newOfOld[old] = new
        oldOfNew[new] = old
    }

    /// Whether text that went from one to the other went along with its chapter.
    func isRelated(_ old: Int, _ new: Int) -> Bool {
        newOfOld[old] == new || splitFrom[new] == old || mergedFrom[new]?.contains(old) == true
    }

    /// Pairs chapters of one path that plainly are each other: half of either's words stand in both, letter by letter.
    mutating func settle(_ old: Side, _ new: Side, _ pairing: Pairing) {
        var shared: [Int: [Int: Int]] = [:]
        for (o, n) in pairing.newOfOld.enumerated() where n >= 0 {
            shared[old.items[o].chapter, default: [:]][new.items[n].chapter, default: 0] += old.items[o].words
        }
        let paths = Self.byPath(new)
        for i in old.chapters.indices {
            guard let j = paths[old.chapters[i].path], let votes = shared[i]?[j] else { continue }
            guard 2 * votes >= max(old.chapters[i].weight, new.chapters[j].weight) else { continue }
            newOfOld[i] = j
            oldOfNew[j] = i
        }
    }
}

extension BlockMatcher {
    /// Finds which chapter became which by the runs of three words that they share; of a settled chapter only text that left it counts.
    mutating func matchChapters() {
        let newCount = new.chapters.count
        var expected = 1 << 12
        for n in new.items.indices where pairing.isFree(new: n) { expected += new.items[n].words }
        var runs = Shingles(expected: expected)
        var after = [Int](repeating: 0, count: newCount)
        for j in new.chapters.indices {
            let i = chapters.oldOfNew[j]
            for n in new.range(j) where mayTell(new[n].kind) {
                if i >= 0, pairing.oldOfNew[n] >= 0, old.items[pairing.oldOfNew[n]].chapter == i { continue }
                for run in Shingles.of(words(new: n)) where runs.insert(run, holder: j) { after[j] += 1 }
            }
            if i >= 0 { after[j] = new.chapters[j].weight }
        }
        // Old chapters are holders too, behind the new ones, so that each run counts once.
        let held = runs.counts
        var before = [Int](repeating: 0, count: old.chapters.count)
        var common = [[Int]](repeating: [], count: old.chapters.count)
        for i in old.chapters.indices {
            let j = chapters.newOfOld[i]
            for o in old.range(i) where mayTell(old[o].kind) {
                if j >= 0, pairing.newOfOld[o] >= 0, new.items[pairing.newOfOld[o]].chapter == j { continue }
                for run in Shingles.of(words(old: o)) where runs.insert(run, holder: newCount + i) {
                    before[i] += 1
                    if let entry = runs.find(run), entry < held.count { common[i].append(entry) }
                }
            }
            if j >= 0 { before[i] = old.chapters[i].weight }
        }
        // Boilerplate of many chapters, on either side, says nothing about any.
        let all = runs.counts
        var shared = [[Int: Int]](repeating: [:], count: old.chapters.count)
        var own = shared
        for (i, entries) in common.enumerated() {
            for entry in entries where held[entry] <= 8 && all[entry] - held[entry] <= 8 {
                let isOwn = held[entry] == 1 && all[entry] == 2
                runs.forEachHolder(of: entry) { j in
                    guard j < newCount else { return }
                    shared[i][j, default: 0] += 1
                    if isOwn { own[i][j, default: 0] += 1 }
                }
            }
        }
        // What was left out of both is in common, whatever its words are.
        for (o, item) in old.items.enumerated() where old[o].kind == .omission && pairing.newOfOld[o] >= 0 {
            let j = new.items[pairing.newOfOld[o]].chapter
            guard chapters.newOfOld[item.chapter] != j else { continue }
            before[item.chapter] += item.words
            after[j] += item.words
            shared[item.chapter][j, default: 0] += item.words
            own[item.chapter][j, default: 0] += item.words
        }
        chapters.match(old, new, before: before, after: after, shared: shared)
        partByBoilerplate()
        pairStrayChapters(shared, (before, after))
        chapters.finish(old, new, before: before, after: after, own: own)
    }

    /// Parts chapters that were taken for each other by what other chapters hold too: a disclaimer makes no rename.
    private mutating func partByBoilerplate() {
        let renames = chapters.newOfOld.enumerated().filter { i, j in
            j >= 0 && old.chapters[i].path != new.chapters[j].path && old.chapters[i].bytes != new.chapters[j].bytes
        }.map { (old: $0.offset, new: $0.element) }
        for (pair, isOwn) in zip(renames, shareOwnText(renames)) where !isOwn { chapters.part(pair.old, pair.new) }
    }

    /// Whether two chapters are alike also without the blocks that other chapters hold too.
    private mutating func shareOwnText(_ pairs: [(old: Int, new: Int)]) -> [Bool] {
        let common = pairs.map { i, j in
            Set(old.range(i).map { old.items[$0].key }).intersection(new.range(j).map { new.items[$0].key })
        }
        var texts: Set<String> = []
        for ((_, j), keys) in zip(pairs, common) {
            for n in new.range(j) where mayTell(new[n].kind) && keys.contains(new.items[n].key) {
                texts.insert(new[n].text)
            }
        }
        let elsewhere = textsElsewhere(texts)
        var result: [Bool] = []
        for ((i, j), keys) in zip(pairs, common) {
            let boilerplate = Set(
                new.range(j).filter {
                    keys.contains(new.items[$0].key) && (isBoilerplateOfBoth($0) || elsewhere.contains(new[$0].text))
                }.map { new.items[$0].key })
            guard !boilerplate.isEmpty else {
                result.append(true)
                continue
            }
            func isOwn(_ item: Item, _ kind: Block.Kind) -> Bool { mayTell(kind) && !boilerplate.contains(item.key) }
            func runs(_ items: [Int], _ words: (Int) -> [Int32]) -> Set<Int64> {
                Set(items.flatMap { Shingles.of(words($0)) })
            }
            let before = runs(old.range(i).filter { isOwn(old.items[$0], old[$0].kind) }) { words(old: $0) }
            let after = runs(new.range(j).filter { isOwn(new.items[$0], new[$0].kind) }) { words(new: $0) }
            guard !before.isEmpty || !after.isEmpty else {
                // Of pages of a line or two each word counts.
                let own = old.range(i).filter { isOwn(old.items[$0], old[$0].kind) }.flatMap { words(old: $0) }
                let other = new.range(j).filter { isOwn(new.items[$0], new[$0].kind) }.flatMap { words(new: $0) }
                result.append(plainLikeness(bag(own), bag(other)) >= Self.fewWordsAlike)
                continue
            }
            let both = Double(before.intersection(after).count)
            let isContained = both > 0 && both >= Self.ownPart * Double(min(before.count, after.count))
            result.append(isContained || 2 * both >= Self.ownRuns * Double(before.count + after.count))
        }
        return result
    }

    /// Pairs chapters whose text is mostly that of many others, or is hardly any: what says nothing among all says enough among
    /// the few that are left.
    private mutating func pairStrayChapters(_ shared: [[Int: Int]], _ weights: (old: [Int], new: [Int])) {
        let strays = chapters.strays(old, new)
        guard !strays.old.isEmpty, !strays.new.isEmpty, strays.old.count * strays.new.count <= 10_000 else { return }
        func words(_ side: Side, _ chapter: Int, _ words: (Int) -> [Int32]) -> [Int32] {
            side.range(chapter).filter { mayTell(side[$0].kind) }.flatMap(words)
        }
        var oldWords: [Int: [Int32]] = [:]
        var newWords: [Int: [Int32]] = [:]
        var candidates: [(old: Int, new: Int, score: Double)] = []
        for i in strays.old {
            for j in strays.new {
                let isShort = max(old.chapters[i].wordCount, new.chapters[j].wordCount) < Self.fewWords
                // Pages of one template share most of what they say, and nothing that is their own.
                let own = 2 * Double(shared[i][j] ?? 0) / Double(max(1, weights.old[i] + weights.new[j]))
                guard isShort || own >= Self.ownRuns else { continue }
                let before = oldWords[i] ?? words(old, i) { self.words(old: $0) }
                let after = newWords[j] ?? words(new, j) { self.words(new: $0) }
                (oldWords[i], newWords[j]) = (before, after)
                let likeness: Double
                if isShort {
                    likeness = plainLikeness(bag(before), bag(after))
                    guard likeness >= Self.fewWordsAlike else { continue }
                } else {
                    let (runs, others) = (Set(Shingles.of(before)), Set(Shingles.of(after)))
                    likeness = 2 * Double(runs.intersection(others).count) / Double(max(1, runs.count + others.count))
                    guard likeness >= Self.runs else { continue }
                }
                // Of several that are much alike the name tells which.
                let name = Self.nameLikeness(old.chapters[i].path, new.chapters[j].path)
                candidates.append((i, j, likeness + 0.1 * name))
            }
        }
        let areOwn = shareOwnText(candidates.map { ($0.old, $0.new) })
        candidates = zip(candidates, areOwn).filter(\.1).map(\.0)
        candidates.sort { $0.score != $1.score ? $0.score > $1.score : ($0.old, $0.new) < ($1.old, $1.new) }
        for candidate in candidates { chapters.pairFree(candidate.old, candidate.new) }
    }

    private static let fewWords = 24
    private static let fewWordsAlike = 0.7
    private static let runs = 0.3
    private static let ownRuns = 0.2
    private static let ownPart = 0.5

    /// The share of words that two files' names have in common.
    private static func nameLikeness(_ first: String, _ second: String) -> Double {
        func words(_ path: String) -> Set<Substring> {
            Set((path.split(separator: "/").last ?? "").split(whereSeparator: { !$0.isLetter && !$0.isNumber }))
        }
        let (a, b) = (words(first), words(second))
        return 2 * Double(a.intersection(b).count) / Double(max(1, a.count + b.count))
    }

    private func mayTell(_ kind: Block.Kind) -> Bool { kind != .frontMatter && kind != .rule && kind != .omission }
}
