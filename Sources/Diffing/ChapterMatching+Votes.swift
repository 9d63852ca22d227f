import GuideModel

extension BlockMatcher {
    /// Finds which chapter became which by the runs of three words that they share; of a settled chapter only text that left it counts.
    mutating func matchChapters() {
        func free(_ items: [Item], _ isFree: (Int) -> Bool) -> Int {
            items.indices.reduce(0) { isFree($1) ? $0 + items[$1].words : $0 }
        }
        let (oldFree, newFree) = (
            free(old.items) { pairing.isFree(old: $0) }, free(new.items) { pairing.isFree(new: $0) }
        )
        findWords(
            old: old.chapters.indices.flatMap(tellingItems(old:)), new: new.chapters.indices.flatMap(tellingItems(new:))
        )
        // The side that has fewer words is kept.
        let isOldFewer = oldFree <= newFree
        func tellingRuns(ofKept isKept: Bool, _ chapter: Int) -> [Int64] {
            isKept == isOldFewer ? self.tellingRuns(old: chapter) : self.tellingRuns(new: chapter)
        }
        let counts = isOldFewer ? (old.chapters.count, new.chapters.count) : (new.chapters.count, old.chapters.count)
        var kept = [Int](repeating: 0, count: counts.0)
        var others = [Int](repeating: 0, count: counts.1)
        var runs = Shingles(expected: 1 << 10 + min(oldFree, newFree))
        for chapter in kept.indices {
            for run in tellingRuns(ofKept: true, chapter) where runs.insert(run, holder: chapter) { kept[chapter] += 1 }
        }
        // Each run counts once a chapter.
        var seen = RunSet(expected: 1 << 10)
        for chapter in others.indices {
            seen.removeAll()
            for run in tellingRuns(ofKept: false, chapter) where seen.insert(run) {
                others[chapter] += 1
                runs.insertOther(run, holder: chapter)
            }
        }
        var (before, after) = isOldFewer ? (kept, others) : (others, kept)
        for i in before.indices where chapters.newOfOld[i] >= 0 { before[i] = old.chapters[i].weight }
        for j in after.indices where chapters.oldOfNew[j] >= 0 { after[j] = new.chapters[j].weight }
        // Boilerplate of many chapters, on either side, says nothing about any.
        var shared = [[Int: Int]](repeating: [:], count: old.chapters.count)
        var own = (left: shared, came: shared)
        runs.forEachShared(most: Self.mostHolders) { mine, others in
            let (was, now) = isOldFewer ? (mine, others) : (others, mine)
            for i in was {
                for j in now {
                    shared[i][j, default: 0] += 1
                    if now.count == 1, was.count <= 2 { own.left[i][j, default: 0] += 1 }
                    if was.count == 1, now.count <= 2 { own.came[i][j, default: 0] += 1 }
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
            own.left[item.chapter][j, default: 0] += item.words
            own.came[item.chapter][j, default: 0] += item.words
        }
        chapters.match(old, new, before: before, after: after, shared: shared)
        partByBoilerplate()
        pairStrayChapters(shared) {
            // What pages of one template have beside it.
            var (mine, others) = isOldFewer ? (before, after) : (after, before)
            runs.forEachCommon(most: Self.mostHolders) {
                mine[$0] -= 1
            } _: {
                others[$0] -= 1
            }
            return isOldFewer ? (mine, others) : (others, mine)
        }
        chapters.finish(old, new, before: before, after: after, own: own)
        for j in chapters.replaced {
            let i = chapters.oldOfNew[j]
            let isShort = max(old.chapters[i].wordCount, new.chapters[j].wordCount) < Self.fewWords
            guard isShort || old.chapters[i].title == new.chapters[j].title else { continue }
            let before = old.range(i).filter { mayTell(old[$0].kind) }.flatMap { words(old: $0) }
            let after = new.range(j).filter { mayTell(new[$0].kind) }.flatMap { words(new: $0) }
            let (own, other) = (bag(before), bag(after))
            // Of a chapter of a line or two every third word may be another, and it is the same chapter. A list of prices that all rose
            // has hardly three words in a row that it had.
            if isShort && plainLikeness(own, other) >= Self.inPlace || likeness(own, other) >= Self.sameTitle {
                chapters.replaced.remove(j)
            }
        }
    }

    /// A run that more chapters have says nothing about any.
    private static let mostHolders = 8

    private mutating func tellingRuns(old i: Int) -> [Int64] {
        var runs: [Int64] = []
        for o in tellingItems(old: i) { Shingles.add(words(old: o), to: &runs) }
        return runs
    }

    private mutating func tellingRuns(new j: Int) -> [Int64] {
        var runs: [Int64] = []
        for n in tellingItems(new: j) { Shingles.add(words(new: n), to: &runs) }
        return runs
    }

    /// The blocks of an old chapter whose words say what became of it; of a settled one only those that left it.
    private func tellingItems(old i: Int) -> [Int] {
        let j = chapters.newOfOld[i]
        return old.range(i).filter { o in
            let n = pairing.newOfOld[o]
            return mayTell(old[o].kind) && !(j >= 0 && n >= 0 && new.items[n].chapter == j)
        }
    }

    private func tellingItems(new j: Int) -> [Int] {
        let i = chapters.oldOfNew[j]
        return new.range(j).filter { n in
            let o = pairing.oldOfNew[n]
            return mayTell(new[n].kind) && !(i >= 0 && o >= 0 && old.items[o].chapter == i)
        }
    }

    func mayTell(_ kind: Block.Kind) -> Bool { kind != .frontMatter && kind != .rule && kind != .omission }
}
