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

    init(_ old: Side, _ new: Side, _ interner: inout Interner) {
        newOfOld = Array(repeating: -1, count: old.chapters.count)
        oldOfNew = Array(repeating: -1, count: new.chapters.count)
        let before = Self.shingles(old, &interner)
        let after = Self.shingles(new, &interner)
        let shared = Self.shared(before, after)
        struct Candidate {
            var old: Int
            var new: Int
            var likeness: Double
            var samePath: Bool
        }
        let paths = Dictionary(
            new.chapters.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var candidates: [Candidate] = []
        for (i, row) in shared.enumerated() {
            var seen: Set<Int> = []
            for (j, common) in row {
                let total = before[i].count + after[j].count
                let likeness = total == 0 ? 0 : 2 * Double(common) / Double(total)
                // A chapter that grew or shrank much is still itself: what the smaller one shares counts.
                let contained = Double(common) / Double(max(1, min(before[i].count, after[j].count)))
                let samePath = old.chapters[i].path == new.chapters[j].path
                seen.insert(j)
                if likeness >= Self.rename || samePath && max(likeness, contained) >= Self.replacement
                    || contained >= 0.5 && likeness >= 0.15
                {
                    candidates.append(Candidate(old: i, new: j, likeness: likeness, samePath: samePath))
                }
            }
            // Chapters too small to hold three words in a row.
            if let j = paths[old.chapters[i].path], !seen.contains(j), before[i].count < 4 || after[j].count < 4 {
                candidates.append(Candidate(old: i, new: j, likeness: 0.05, samePath: true))
            }
        }
        candidates.sort {
            // The same path wins over a slightly better likeness elsewhere.
            let (a, b) = ($0.likeness + ($0.samePath ? 0.1 : 0), $1.likeness + ($1.samePath ? 0.1 : 0))
            return a != b ? a > b : ($0.old, $0.new) < ($1.old, $1.new)
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

    private mutating func findSplitsAndMerges(_ shared: [[Int: Int]], _ before: [Set<Int64>], _ after: [Set<Int64>]) {
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

    /// The three-word runs of each chapter's prose.
    private static func shingles(_ side: Side, _ interner: inout Interner) -> [Set<Int64>] {
        side.chapters.map { chapter in
            var result: Set<Int64> = []
            for block in chapter.blocks where block.kind != .frontMatter && block.kind != .rule {
                let ids = interner.tokens(of: block.text).lazy.filter { $0.kind != .sign }.map(\.id)
                result.formUnion(shingles(Array(ids)))
            }
            return result
        }
    }

    static func shingles(_ ids: [Int32]) -> [Int64] {
        guard ids.count >= 3 else { return [] }
        return (0...(ids.count - 3)).map { index in
            // 21 bits a word: enough for two million different ones, and a rare clash only adds a vote.
            Int64(ids[index]) << 42 ^ Int64(ids[index + 1]) << 21 ^ Int64(ids[index + 2])
        }
    }

    private static func shared(_ before: [Set<Int64>], _ after: [Set<Int64>]) -> [[Int: Int]] {
        var holders: [Int64: [Int32]] = [:]
        for (j, shingles) in after.enumerated() {
            for shingle in shingles { holders[shingle, default: []].append(Int32(j)) }
        }
        return before.map { shingles in
            var row: [Int: Int] = [:]
            for shingle in shingles {
                // Boilerplate of many chapters says nothing about any.
                guard let list = holders[shingle], list.count <= 8 else { continue }
                for j in list { row[Int(j), default: 0] += 1 }
            }
            return row
        }
    }
}
