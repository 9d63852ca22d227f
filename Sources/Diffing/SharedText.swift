import CommonMark
import GuideModel

/// What two states of one chapter have in common, found before either is read, so that only the rest needs reading.
///
/// Runs of equal parts are left out of both sources; a line that no chapter can hold by chance, and whose number the reader is
/// told, stands for each. Headings, what touches a change, and all that means something elsewhere (definitions, footnotes,
/// tables, pictures, raw HTML) stay, so that the redline of what is left is that of the whole.
package struct SharedText: Sendable {
    package let old: AbridgedSource
    package let new: AbridgedSource
    /// The text that was left out of both, once.
    package let omitted: [UInt8]

    /// Shorter runs are not worth a line of their own; in bytes.
    private static let least = 160

    /// `nil` where there is little to leave out, or where it is not sure what a part means by itself.
    package init?(_ old: [UInt8], _ new: [UInt8]) {
        guard let first = SourceParts(old), let second = SourceParts(new) else { return nil }
        func definitions(_ source: SourceParts) -> [UInt64] {
            source.parts.filter { $0.signs.isSuperset(of: .definition) }.map(\.hash)
        }
        // Pictures too: one file may stand under several texts, and what it shows may have changed.
        var kept: SourceParts.Signs = [.heading, .foreign, .extensions, .wide, .picture, .brace]
        if definitions(first) != definitions(second) { kept.insert(.bracket) }
        // Which of two equally good ways is taken must not hang on which state is the older.
        let isTurned = new.count != old.count ? new.count < old.count : new.lexicographicallyPrecedes(old)
        let turned = isTurned ? Self.pairs(second, first) : Self.pairs(first, second)
        let pairs = isTurned ? turned.map { ($0.1, $0.0) } : turned
        var before = AbridgedSource.Writer(old)
        var after = AbridgedSource.Writer(new)
        var omitted: [UInt8] = []
        func mayGo(_ pair: (Int, Int)) -> Bool {
            let part = first.parts[pair.0]
            if part.signs.contains(.comment) { return true }
            return part.signs.isDisjoint(with: kept) && !part.signs.isSuperset(of: .definition)
        }
        func follows(_ k: Int) -> Bool {
            k > 0 && pairs[k].0 == pairs[k - 1].0 + 1 && pairs[k].1 == pairs[k - 1].1 + 1
        }
        var k = 0
        while k < pairs.count {
            var end = k + 1
            while end < pairs.count, follows(end) { end += 1 }
            // The neighbours of a change stay: they say where it stands.
            let isFirst = pairs[k].0 == 0 && pairs[k].1 == 0
            let isLast = pairs[end - 1].0 == first.parts.count - 1 && pairs[end - 1].1 == second.parts.count - 1
            var inner = (isFirst ? k : k + 1)
            let innerEnd = isLast ? end : end - 1
            while inner < innerEnd {
                guard mayGo(pairs[inner]) else {
                    inner += 1
                    continue
                }
                var stop = inner + 1
                while stop < innerEnd, mayGo(pairs[stop]) { stop += 1 }
                let (from, to) = (first.parts[pairs[inner].0], second.parts[pairs[inner].1])
                let oldBytes = from.bytes.lowerBound..<first.parts[pairs[stop - 1].0].bytes.upperBound
                let newBytes = to.bytes.lowerBound..<second.parts[pairs[stop - 1].1].bytes.upperBound
                if oldBytes.count >= Self.least, oldBytes.count == newBytes.count,
                    old[oldBytes].elementsEqual(new[newBytes])
                {
                    var words = 0
                    for pair in pairs[inner..<stop] where !first.parts[pair.0].signs.contains(.comment) {
                        let bytes = first.parts[pair.0].bytes
                        // What a block weighs beside its words counts too.
                        words += Side.words(old.span.extracting(bytes)) + 1
                        // No list, quote or paragraph of one part may go on in the next.
                        omitted += old[bytes] + Array("\n\n<!-- -->\n\n".utf8)
                    }
                    before.omit(oldBytes, line: from.line, words: max(0, words - 1))
                    after.omit(newBytes, line: to.line, words: max(0, words - 1))
                }
                inner = stop
            }
            k = end
        }
        guard before.count > 0 else { return nil }
        self.old = before.finish()
        self.new = after.finish()
        self.omitted = omitted
    }

    /// Pairs of equal parts in order: from both ends, then around those that stand once on each side, the longest row of them.
    private static func pairs(_ first: SourceParts, _ second: SourceParts) -> [(Int, Int)] {
        let (a, b) = (first.parts, second.parts)
        func isSame(_ i: Int, _ j: Int) -> Bool { a[i].hash == b[j].hash && a[i].bytes.count == b[j].bytes.count }
        var low = 0
        while low < min(a.count, b.count), isSame(low, low) { low += 1 }
        var (endA, endB) = (a.count, b.count)
        while endA > low, endB > low, isSame(endA - 1, endB - 1) { (endA, endB) = (endA - 1, endB - 1) }
        var places: [UInt64: (a: Int, countA: Int, b: Int, countB: Int)] = [:]
        for i in low..<endA { places[a[i].hash, default: (i, 0, -1, 0)].countA += 1 }
        for j in low..<endB {
            guard var place = places[b[j].hash] else { continue }
            place.b = j
            place.countB += 1
            places[b[j].hash] = place
        }
        let unique = places.values.filter { $0.countA == 1 && $0.countB == 1 && isSame($0.a, $0.b) }
            .sorted { $0.a < $1.a }
        let row = heaviestIncreasing(unique.map(\.b), weights: unique.map { a[$0.a].bytes.count })
        var result = (0..<low).map { ($0, $0) }
        var (lastA, lastB) = (low - 1, low - 1)
        for (number, index) in row.enumerated() {
            let anchor = (a: unique[index].a, b: unique[index].b)
            guard anchor.a > lastA, anchor.b > lastB else { continue }
            var (i, j) = anchor
            while i - 1 > lastA, j - 1 > lastB, isSame(i - 1, j - 1) { (i, j) = (i - 1, j - 1) }
            let next = number + 1 < row.count ? unique[row[number + 1]] : nil
            var (endI, endJ) = (anchor.a + 1, anchor.b + 1)
            while endI < next?.a ?? endA, endJ < next?.b ?? endB, isSame(endI, endJ) {
                (endI, endJ) = (endI + 1, endJ + 1)
            }
            for step in 0..<(endI - i) { result.append((i + step, j + step)) }
            (lastA, lastB) = (endI - 1, endJ - 1)
        }
        for step in 0..<(a.count - endA) { result.append((endA + step, endB + step)) }
        return result
    }
}
