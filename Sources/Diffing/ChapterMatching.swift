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
    private static let sameText = 0.6
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
            /// How much of the smaller one is in the larger.
            var contained: Double
            /// Same path, and much of the smaller one is in the larger: the chapter itself, however much was split off.
            var isItself = false
            /// How much of their names and titles they share, from 0 to 1: where one text went into two, the one that is called so is it.
            var name: Double

            var score: Double { likeness + (isItself ? 1 : samePath ? 0.1 : 0.1 * name) }
        }
        let paths = Self.byPath(new)
        // Pages that keep both path and title are themselves, also where one says now what another said: all prices may have risen.
        let steady = Set(
            old.chapters.indices.compactMap { i in
                paths[old.chapters[i].path].flatMap {
                    !old.chapters[i].title.isEmpty && old.chapters[i].title == new.chapters[$0].title ? $0 : nil
                }
            })
        let (steadyPaths, oldPaths) = (Set(steady.map { new.chapters[$0].path }), Self.byPath(old))
        /// Whether a chapter became the first page of a folder of its name, or was that: readers get both at one address.
        func isOneAddress(_ i: Int, _ j: Int) -> Bool {
            let (was, now) = (old.chapters[i].path, new.chapters[j].path)
            return paths[was] == nil && oldPaths[now] == nil && Path.ofFolder(was) == Path.ofFolder(now)
        }
        var candidates: [Candidate] = []
        for (i, row) in shared.enumerated() where newOfOld[i] < 0 {
            var seen: Set<Int> = []
            for (j, common) in row where oldOfNew[j] < 0 {
                let isOwn = old.chapters[i].path == new.chapters[j].path
                if !isOwn, steady.contains(j), steadyPaths.contains(old.chapters[i].path) { continue }
                let total = before[i] + after[j]
                let likeness = total == 0 ? 0 : 2 * Double(common) / Double(total)
                // A chapter that grew or shrank much is still itself: what the smaller one shares counts.
                let contained = Double(common) / Double(max(1, min(before[i], after[j])))
                let samePath = isOwn || isOneAddress(i, j)
                seen.insert(j)
                if likeness >= Self.rename || samePath && max(likeness, contained) >= Self.replacement
                    || contained >= 0.5 && likeness >= Self.contained
                {
                    candidates.append(
                        Candidate(
                            old: i, new: j, likeness: likeness, samePath: samePath, contained: contained, name: 0))
                }
            }
            // Chapters too small to hold three words in a row.
            if let j = paths[old.chapters[i].path], !seen.contains(j), before[i] < 4 || after[j] < 4 {
                candidates.append(Candidate(old: i, new: j, likeness: 0.05, samePath: true, contained: 0, name: 0))
            }
        }
        // A footer that all pages have makes none of them itself, where another page holds the text.
        var twins: (old: [Int: Int], new: [Int: Int]) = ([:], [:])
        for candidate in candidates where candidate.likeness >= Self.sameText && !candidate.samePath {
            twins.old[candidate.old, default: 0] += 1
            twins.new[candidate.new, default: 0] += 1
        }
        for index in candidates.indices where candidates[index].samePath && candidates[index].contained >= 0.3 {
            let candidate = candidates[index]
            candidates[index].isItself =
                candidate.contained >= Self.sameText
                || twins.old[candidate.old] == nil && twins.new[candidate.new] == nil
        }
        // A chapter of the same id and title is itself, however much of it was split off.
        for index in candidates.indices where candidates[index].samePath {
            let (was, now) = (old.chapters[candidates[index].old], new.chapters[candidates[index].new])
            guard was.title == now.title, let id = was.frontMatter?.string("id") else { continue }
            if id == now.frontMatter?.string("id") { candidates[index].isItself = true }
        }
        // Names are asked for only where they could decide.
        let rivals = Dictionary(grouping: candidates.indices, by: { candidates[$0].old }).values.filter { $0.count > 1 }
        for index in rivals.joined() where !candidates[index].samePath {
            candidates[index].name = BlockMatcher.nameLikeness(
                old.chapters[candidates[index].old], new.chapters[candidates[index].new])
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
    ///
    /// - Parameter own: how many runs an old chapter has in common with each new one and no third chapter has, but for the second of two
    ///   that gave them up together, and the second of two that both took them.
    mutating func finish(
        _ old: Side, _ new: Side, before: [Int], after: [Int], own: (left: [[Int: Int]], came: [[Int: Int]])
    ) {
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

    private mutating func findSplitsAndMerges(
        _ own: (left: [[Int: Int]], came: [[Int: Int]]), _ before: [Int], _ after: [Int]
    ) {
        func parts(_ common: Int, _ i: Int, _ j: Int) -> (ofOld: Double, ofNew: Double) {
            (Double(common) / Double(max(1, before[i])), Double(common) / Double(max(1, after[j])))
        }
        func mayBeOne(_ i: Int, _ j: Int) -> Bool { newOfOld[i] != j && strangers[i]?.contains(j) != true }
        // Of two chapters that gave up the same text the one of which it was more.
        var most: [Int: Double] = [:]
        for (i, row) in own.left.enumerated() {
            for (j, common) in row where mayBeOne(i, j) && (oldOfNew[j] < 0 || replaced.contains(j)) {
                let parts = parts(common, i, j)
                guard parts.ofOld >= Self.share || parts.ofNew >= 0.6 && common >= 6, parts.ofNew >= 0.3,
                    parts.ofOld + parts.ofNew > most[j] ?? 0
                else { continue }
                splitFrom[j] = i
                most[j] = parts.ofOld + parts.ofNew
            }
        }
        for (i, row) in own.came.enumerated() where newOfOld[i] < 0 {
            for (j, common) in row.sorted(by: { $0.key < $1.key }) where mayBeOne(i, j) && splitFrom[j] != i {
                let parts = parts(common, i, j)
                guard parts.ofNew >= Self.share || parts.ofOld >= 0.6 && common >= 6, parts.ofOld >= 0.3 else {
                    continue
                }
                mergedFrom[j, default: []].append(i)
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

    /// Chapters that became one another in part: those that were replaced, which may keep their title, and parts of what was split or merged.
    var relatives: [(old: Int, new: Int)] {
        replaced.sorted().filter { oldOfNew[$0] >= 0 }.map { (oldOfNew[$0], $0) }
            + splitFrom.sorted { $0.key < $1.key }.map { ($0.value, $0.key) }
            + mergedFrom.sorted { $0.key < $1.key }.flatMap { j, list in list.map { ($0, j) } }
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
