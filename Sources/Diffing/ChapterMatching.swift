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

    private static let replacement = 0.1
    private static let rename = 0.3
    private static let share = 0.2

    init(old: Int, new: Int) {
        newOfOld = Array(repeating: -1, count: old)
        oldOfNew = Array(repeating: -1, count: new)
    }

    /// - Parameter pairing: the blocks that are alike and stand once on each side; they vote.
    mutating func match(_ old: Side, _ new: Side, _ pairing: Pairing, _ interner: inout Interner) {
        settle(old, new, pairing)
        let before = text(old, settled: newOfOld, interner: &interner) { o, j in
            pairing.newOfOld[o] >= 0 && new.items[pairing.newOfOld[o]].chapter == j
        }
        let after = text(new, settled: oldOfNew, interner: &interner) { n, i in
            pairing.oldOfNew[n] >= 0 && old.items[pairing.oldOfNew[n]].chapter == i
        }
        let shared = Self.shared(before, after)
        struct Candidate {
            var old: Int
            var new: Int
            var likeness: Double
            var samePath: Bool
            /// Same path, and much of the smaller one is in the larger: the chapter itself, however much was split off.
            var isItself: Bool

            var score: Double { likeness + (isItself ? 1 : samePath ? 0.1 : 0) }
        }
        let paths = Dictionary(
            new.chapters.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var candidates: [Candidate] = []
        for (i, row) in shared.enumerated() where newOfOld[i] < 0 {
            var seen: Set<Int> = []
            for (j, common) in row where oldOfNew[j] < 0 {
                let total = before[i].count + after[j].count
                let likeness = total == 0 ? 0 : 2 * Double(common) / Double(total)
                // A chapter that grew or shrank much is still itself: what the smaller one shares counts.
                let contained = Double(common) / Double(max(1, min(before[i].count, after[j].count)))
                let samePath = old.chapters[i].path == new.chapters[j].path
                seen.insert(j)
                if likeness >= Self.rename || samePath && max(likeness, contained) >= Self.replacement
                    || contained >= 0.5 && likeness >= 0.15
                {
                    candidates.append(
                        Candidate(
                            old: i, new: j, likeness: likeness, samePath: samePath,
                            isItself: samePath && contained >= 0.3))
                }
            }
            // Chapters too small to hold three words in a row.
            if let j = paths[old.chapters[i].path], !seen.contains(j), before[i].count < 4 || after[j].count < 4 {
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
        for i in old.chapters.indices where newOfOld[i] < 0 {
            guard let j = paths[old.chapters[i].path], oldOfNew[j] < 0 else { continue }
            newOfOld[i] = j
            oldOfNew[j] = i
            if before[i].count >= 4, after[j].count >= 4 { replaced.insert(j) }
        }
        findSplitsAndMerges(shared, before, after)
    }

    private mutating func findSplitsAndMerges(_ shared: [[Int: Int]], _ before: [ChapterText], _ after: [ChapterText]) {
        for (i, row) in shared.enumerated() {
            for (j, common) in row.sorted(by: { $0.key < $1.key }) where newOfOld[i] != j {
                let ofOld = Double(common) / Double(max(1, before[i].count))
                let ofNew = Double(common) / Double(max(1, after[j].count))
                if oldOfNew[j] < 0 || replaced.contains(j), ofOld >= Self.share || ofNew >= 0.6 && common >= 8,
                    ofNew >= 0.3, splitFrom[j] == nil
                {
                    splitFrom[j] = i
                }
                if newOfOld[i] < 0, ofNew >= Self.share || ofOld >= 0.6 && common >= 8, ofOld >= 0.3 {
                    mergedFrom[j, default: []].append(i)
                }
            }
        }
    }

    /// Whether text that went from one to the other went along with its chapter.
    func isRelated(_ old: Int, _ new: Int) -> Bool {
        newOfOld[old] == new || splitFrom[new] == old || mergedFrom[new]?.contains(old) == true
    }

    /// Pairs chapters of one path that plainly are each other: half of either's words stand in both, letter by letter.
    private mutating func settle(_ old: Side, _ new: Side, _ pairing: Pairing) {
        var shared: [Int: [Int: Int]] = [:]
        for (o, n) in pairing.newOfOld.enumerated() where n >= 0 {
            shared[old.items[o].chapter, default: [:]][new.items[n].chapter, default: 0] += old.items[o].words
        }
        let paths = Dictionary(
            new.chapters.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
        for i in old.chapters.indices {
            guard let j = paths[old.chapters[i].path], let votes = shared[i]?[j] else { continue }
            guard 2 * votes >= max(old.chapters[i].wordCount, new.chapters[j].wordCount) else { continue }
            newOfOld[i] = j
            oldOfNew[j] = i
        }
    }

    /// A chapter's three-word runs: all of them, or for a settled chapter those that did not stay in it.
    struct ChapterText {
        var shingles: Set<Int64>
        var count: Int
    }

    private func text(
        _ side: Side, settled: [Int], interner: inout Interner, isOwn: (_ item: Int, _ other: Int) -> Bool
    ) -> [ChapterText] {
        side.chapters.indices.map { index in
            let other = settled[index]
            var result: Set<Int64> = []
            for item in side.range(index) {
                let block = side.block(item)
                if block.kind == .frontMatter || block.kind == .rule || other >= 0 && isOwn(item, other) { continue }
                let ids = interner.tokens(of: block.text).lazy.filter { $0.kind != .sign }.map(\.id)
                result.formUnion(Self.shingles(Array(ids)))
            }
            return ChapterText(shingles: result, count: other >= 0 ? side.chapters[index].wordCount : result.count)
        }
    }

    static func shingles(_ ids: [Int32]) -> [Int64] {
        guard ids.count >= 3 else { return [] }
        return (0...(ids.count - 3)).map { index in
            // 21 bits a word: enough for two million different ones, and a rare clash only adds a vote.
            Int64(ids[index]) << 42 ^ Int64(ids[index + 1]) << 21 ^ Int64(ids[index + 2])
        }
    }

    private static func shared(_ before: [ChapterText], _ after: [ChapterText]) -> [[Int: Int]] {
        var holders: [Int64: [Int32]] = [:]
        for (j, text) in after.enumerated() {
            for shingle in text.shingles { holders[shingle, default: []].append(Int32(j)) }
        }
        return before.map { text in
            var row: [Int: Int] = [:]
            for shingle in text.shingles {
                // Boilerplate of many chapters says nothing about any.
                guard let list = holders[shingle], list.count <= 8 else { continue }
                for j in list { row[Int(j), default: 0] += 1 }
            }
            return row
        }
    }
}
