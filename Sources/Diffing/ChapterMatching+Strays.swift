import GuideModel

/// Chapters that the votes of their text alone would pair wrongly, or not at all: pages of one template, and pages of a line or two.
extension BlockMatcher {
    /// Parts chapters that were taken for each other by what other chapters hold too: a disclaimer makes no rename.
    mutating func partByBoilerplate() {
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
                texts.insert(Self.seen(new[n]))
            }
        }
        let elsewhere = textsElsewhere(texts)
        var result: [Bool] = []
        for ((i, j), keys) in zip(pairs, common) {
            let boilerplate = Set(
                new.range(j).filter {
                    keys.contains(new.items[$0].key)
                        && (isBoilerplateOfBoth($0) || elsewhere.contains(Self.seen(new[$0])))
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
    ///
    /// - Parameter weights: how many runs of three words each chapter has that few others have; asked for only where there are such pages.
    mutating func pairStrayChapters(_ shared: [[Int: Int]], _ weights: () -> (old: [Int], new: [Int])) {
        let strays = chapters.strays(old, new)
        guard !strays.old.isEmpty, !strays.new.isEmpty, strays.old.count * strays.new.count <= 10_000 else { return }
        let weights = weights()
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
                let name = Self.nameLikeness(old.chapters[i], new.chapters[j])
                candidates.append((i, j, likeness + 0.1 * name))
            }
        }
        let areOwn = shareOwnText(candidates.map { ($0.old, $0.new) })
        candidates = zip(candidates, areOwn).filter(\.1).map(\.0)
        candidates.sort { $0.score != $1.score ? $0.score > $1.score : ($0.old, $0.new) < ($1.old, $1.new) }
        for candidate in candidates { chapters.pairFree(candidate.old, candidate.new) }
    }

    static let fewWords = 24
    private static let fewWordsAlike = 0.7
    /// How much alike a chapter is to itself under the same path and title, by all its words.
    static let sameTitle = 0.6
    private static let runs = 0.3
    private static let ownRuns = 0.2
    private static let ownPart = 0.5

    /// The share of words that two chapters' file names or titles have in common, whichever is more.
    static func nameLikeness(_ first: Chapter, _ second: Chapter) -> Double {
        func likeness(_ first: some StringProtocol, _ second: some StringProtocol) -> Double {
            func words(_ text: some StringProtocol) -> Set<String> {
                Set(text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init))
            }
            let (a, b) = (words(first), words(second))
            return 2 * Double(a.intersection(b).count) / Double(max(1, a.count + b.count))
        }
        return max(likeness(Path.name(first.path), Path.name(second.path)), likeness(first.title, second.title))
    }
}
