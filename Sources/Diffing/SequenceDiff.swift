/// Finds a longest common subsequence of two lists of numbers, within a limit of work counted in steps.
struct SequenceDiff {
    struct Match: Hashable {
        var old: Int
        var new: Int
        var count: Int
    }

    private let old: [Int32]
    private let new: [Int32]
    private let limit: Int
    private(set) var matches: [Match] = []
    /// Whether the limit left some range undivided.
    private(set) var isCoarse = false

    /// - Parameter limit: how many differences Myers' algorithm may look for in one range before rare elements must divide it.
    init(_ old: [Int32], _ new: [Int32], limit: Int = 600) {
        self.old = old
        self.new = new
        self.limit = limit
        solve()
        matches.sort { $0.old < $1.old }
        join()
    }

    private mutating func join() {
        var joined: [Match] = []
        for match in matches {
            if let last = joined.last, last.old + last.count == match.old, last.new + last.count == match.new {
                joined[joined.count - 1].count += match.count
            } else {
                joined.append(match)
            }
        }
        matches = joined
    }

    private mutating func solve() {
        var waiting: [(Range<Int>, Range<Int>)] = [(old.indices, new.indices)]
        while var (o, n) = waiting.popLast() {
            var prefix = 0
            while prefix < min(o.count, n.count), old[o.lowerBound + prefix] == new[n.lowerBound + prefix] {
                prefix += 1
            }
            if prefix > 0 {
                matches.append(Match(old: o.lowerBound, new: n.lowerBound, count: prefix))
                o = (o.lowerBound + prefix)..<o.upperBound
                n = (n.lowerBound + prefix)..<n.upperBound
            }
            var suffix = 0
            while suffix < min(o.count, n.count), old[o.upperBound - 1 - suffix] == new[n.upperBound - 1 - suffix] {
                suffix += 1
            }
            if suffix > 0 {
                matches.append(Match(old: o.upperBound - suffix, new: n.upperBound - suffix, count: suffix))
                o = o.lowerBound..<(o.upperBound - suffix)
                n = n.lowerBound..<(n.upperBound - suffix)
            }
            if o.isEmpty || n.isEmpty { continue }
            if let found = myers(o, n) {
                matches += found
                continue
            }
            let anchors = rareAnchors(o, n)
            guard !anchors.isEmpty else {
                isCoarse = true
                continue
            }
            var (fromOld, fromNew) = (o.lowerBound, n.lowerBound)
            for anchor in anchors {
                matches.append(Match(old: anchor.0, new: anchor.1, count: 1))
                waiting.append((fromOld..<anchor.0, fromNew..<anchor.1))
                (fromOld, fromNew) = (anchor.0 + 1, anchor.1 + 1)
            }
            waiting.append((fromOld..<o.upperBound, fromNew..<n.upperBound))
        }
    }

    /// Myers' greedy algorithm with its trace; `nil` when more differences are needed than the limit.
    private func myers(_ o: Range<Int>, _ n: Range<Int>) -> [Match]? {
        let (count, other) = (o.count, n.count)
        let bound = min(limit, count + other)
        var furthest = [Int32](repeating: 0, count: 2 * bound + 3)
        let middle = bound + 1
        var trace: [[Int32]] = []
        for d in 0...bound {
            trace.append(Array(furthest[(middle - d)...(middle + d)]))
            for k in stride(from: -d, through: d, by: 2) {
                var x =
                    k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1])
                    ? Int(furthest[middle + k + 1]) : Int(furthest[middle + k - 1]) + 1
                var y = x - k
                if x > count || y > other || y < 0 {
                    furthest[middle + k] = Int32(min(x, count + 1))
                    continue
                }
                while x < count, y < other, old[o.lowerBound + x] == new[n.lowerBound + y] {
                    x += 1
                    y += 1
                }
                furthest[middle + k] = Int32(x)
                if x >= count, y >= other { return back(trace, d, o, n) }
            }
        }
        return nil
    }

    private func back(_ trace: [[Int32]], _ last: Int, _ o: Range<Int>, _ n: Range<Int>) -> [Match] {
        var (x, y) = (o.count, n.count)
        var found: [Match] = []
        for d in stride(from: last, to: 0, by: -1) {
            let row = trace[d]
            func value(_ k: Int) -> Int { k < -d || k > d ? -1 : Int(row[k + d]) }
            let k = x - y
            let down = k == -d || (k != d && value(k - 1) < value(k + 1))
            let previous = down ? k + 1 : k - 1
            let fromX = value(previous)
            let fromY = fromX - previous
            let startX = down ? fromX : fromX + 1
            let run = x - startX
            if run > 0 { found.append(Match(old: o.lowerBound + startX, new: n.lowerBound + y - run, count: run)) }
            (x, y) = (fromX, fromY)
        }
        if x > 0, y > 0 { found.append(Match(old: o.lowerBound, new: n.lowerBound, count: min(x, y))) }
        return found
    }

    /// Elements that stand once on each side, in the longest order that both share.
    private func rareAnchors(_ o: Range<Int>, _ n: Range<Int>) -> [(Int, Int)] {
        var seen: [Int32: (old: Int, oldCount: Int, new: Int, newCount: Int)] = [:]
        for index in o {
            seen[old[index], default: (index, 0, 0, 0)].oldCount += 1
        }
        for index in n {
            guard var entry = seen[new[index]] else { continue }
            entry.new = index
            entry.newCount += 1
            seen[new[index]] = entry
        }
        let pairs = seen.values.filter { $0.oldCount == 1 && $0.newCount == 1 }.map { ($0.old, $0.new) }.sorted {
            $0.0 < $1.0
        }
        return heaviestIncreasing(pairs.map { $0.1 }, weights: Array(repeating: 1, count: pairs.count)).map {
            pairs[$0]
        }
    }
}

/// The places of the increasing subsequence with the greatest total weight, in O(n log n).
///
/// Of subsequences of one weight the same is found every time: the one that ends first.
func heaviestIncreasing(_ values: [Int], weights: [Int]) -> [Int] {
    guard !values.isEmpty else { return [] }
    let ranks = Dictionary(
        values.sorted().enumerated().map { ($0.element, $0.offset + 1) }, uniquingKeysWith: { first, _ in first })
    // A Fenwick tree of the best weight that ends at or below a rank.
    var best = [Int](repeating: 0, count: values.count + 2)
    var ending = [Int](repeating: -1, count: values.count + 2)
    var previous = [Int](repeating: -1, count: values.count)
    var total = 0
    var last = -1
    for (index, value) in values.enumerated() {
        guard let rank = ranks[value] else { continue }
        var (weight, end) = (0, -1)
        var at = rank - 1
        while at > 0 {
            if best[at] > weight { (weight, end) = (best[at], ending[at]) }
            at &= at - 1
        }
        previous[index] = end
        weight += weights[index]
        at = rank
        while at < best.count {
            if weight > best[at] { (best[at], ending[at]) = (weight, index) }
            at += at & -at
        }
        if weight > total { (total, last) = (weight, index) }
    }
    var result: [Int] = []
    while last >= 0 {
        result.append(last)
        last = previous[last]
    }
    return result.reversed()
}
