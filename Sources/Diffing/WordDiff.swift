/// Two texts woven into one run of spans, with the words of each that are new or gone.
struct WordDiff {
    /// A stretch in which the texts differ: tokens of the old one and tokens of the new one that stand for each other.
    struct Region {
        var old: Range<Int>
        var new: Range<Int>
    }

    private(set) var oldBytes: [UInt8]
    private(set) var newBytes: [UInt8]
    private(set) var old: [Token]
    private(set) var new: [Token]
    var oldKept: [Bool]
    var newKept: [Bool]
    private(set) var isCoarse: Bool

    init(_ oldText: String, _ newText: String, _ interner: inout Interner, language: Language) {
        let (oldBytes, newBytes) = (Array(oldText.utf8), Array(newText.utf8))
        // The same runs in both directions: always found from the lesser text to the greater.
        let isMirrored = newBytes.lexicographicallyPrecedes(oldBytes)
        self.init(
            first: isMirrored ? newText : oldText, isMirrored ? newBytes : oldBytes,
            second: isMirrored ? oldText : newText, isMirrored ? oldBytes : newBytes, &interner, language)
        if isMirrored {
            swap(&self.oldBytes, &self.newBytes)
            swap(&old, &new)
            swap(&oldKept, &newKept)
        }
    }

    private init(
        first: String, _ firstBytes: [UInt8], second: String, _ secondBytes: [UInt8], _ interner: inout Interner,
        _ language: Language
    ) {
        oldBytes = firstBytes
        newBytes = secondBytes
        old = interner.tokens(of: first)
        new = interner.tokens(of: second)
        let diff = SequenceDiff(old.map(\.id), new.map(\.id))
        isCoarse = diff.isCoarse
        oldKept = Array(repeating: false, count: old.count)
        newKept = Array(repeating: false, count: new.count)
        for match in diff.matches {
            for step in 0..<match.count {
                oldKept[match.old + step] = true
                newKept[match.new + step] = true
            }
        }
        Self.slide(&newKept, new, bytes: newBytes, other: oldKept)
        Self.slide(&oldKept, old, bytes: oldBytes, other: newKept)
        Self.join(&newKept, new, bytes: newBytes, other: oldKept)
        Self.join(&oldKept, old, bytes: oldBytes, other: newKept)
        keepWholeSentences()
        replaceRewrittenSentences()
        absorbIslands(language)
        replaceWholeLoanwords()
    }

    // MARK: - Clean-up

    /// Moves pure insertions (or deletions) to where a person would mark them: whole sentences before fragments.
    ///
    /// Kept tokens pair up in order, so a run may slide over a token equal to the one that leaves it at the other end. A run that
    /// stands for another on the other side stays where that one is.
    private static func slide(_ kept: inout [Bool], _ tokens: [Token], bytes: [UInt8], other: [Bool]) {
        let taken = ranks(ofRuns: other)
        var rank = 0
        var at = 0
        while let end = endOfRun(kept, &at, &rank) {
            if taken.contains(rank) {
                at = end
                continue
            }
            var (from, to, place) = (at, end, rank)
            func isFree(_ index: Int, _ place: Int) -> Bool {
                (index < 0 || index >= kept.count || kept[index]) && !taken.contains(place)
            }
            for index in at..<end { kept[index] = true }
            while from > 0, at - from < 200, tokens[from - 1].id == tokens[to - 1].id, isFree(from - 2, place - 1),
                kept[from - 1]
            {
                (from, to, place) = (from - 1, to - 1, place - 1)
            }
            var best = (from, to)
            var bestScore = borderScore(from, to, tokens, bytes)
            while to < tokens.count, to - end < 200, tokens[from].id == tokens[to].id, kept[to],
                isFree(to + 1, place + 1)
            {
                (from, to, place) = (from + 1, to + 1, place + 1)
                let score = borderScore(from, to, tokens, bytes)
                if score >= bestScore { (best, bestScore) = ((from, to), score) }
            }
            for index in best.0..<best.1 { kept[index] = false }
            rank += max(0, best.0 - at)
            at = max(end, best.1)
        }
    }

    /// Moves pure insertions (or deletions) over the few words that part them from another run, where the same words end them: `[-A b-] de
    /// [-c de-] d` as `[-A b de c-] de d`. As much is kept, in one run less. Whole sentences stay whole.
    private static func join(_ kept: inout [Bool], _ tokens: [Token], bytes: [UInt8], other: [Bool]) {
        guard kept.contains(false) else { return }
        let taken = ranks(ofRuns: other)
        func areEqual(_ a: Int, _ b: Int, _ count: Int) -> Bool {
            (0..<count).allSatisfy { tokens[a + $0].id == tokens[b + $0].id }
        }
        var (at, rank) = (0, 0)
        while var end = endOfRun(kept, &at, &rank) {
            defer { at = end }
            guard !taken.contains(rank), borderScore(at, end, tokens, bytes) < 8 else { continue }
            let most = min(mostBetween, end - at)
            /// Whether another run ends, or begins, so many kept tokens away.
            func isRun(_ index: Int, _ place: Int) -> Bool {
                kept.indices.contains(index) && !kept[index] || taken.contains(place)
            }
            let before = (1..<(most + 1)).first { at - $0 >= 0 && isRun(at - $0 - 1, rank - $0) }
            if let before, areEqual(at - before, end - before, before) {
                for index in (at - before)..<at { kept[index] = false }
                for index in (end - before)..<end { kept[index] = true }
                continue
            }
            let behind = (1..<(most + 1)).first { end + $0 <= tokens.count && isRun(end + $0, rank + $0) }
            if let behind, areEqual(at, end, behind) {
                for index in at..<(at + behind) { kept[index] = true }
                for index in end..<(end + behind) { kept[index] = false }
                rank += behind
                end += behind
                while end < tokens.count, !kept[end] { end += 1 }
            }
        }
    }

    /// In words and signs.
    private static let mostBetween = 4

    /// Goes on to the next run of tokens that are not kept, with its rank; gives its end, or `nil` where there is none.
    private static func endOfRun(_ kept: [Bool], _ at: inout Int, _ rank: inout Int) -> Int? {
        while at < kept.count, kept[at] { (at, rank) = (at + 1, rank + 1) }
        guard at < kept.count else { return nil }
        return kept[at...].firstIndex(of: true) ?? kept.count
    }

    /// Behind how many kept tokens runs stand that are not kept.
    private static func ranks(ofRuns kept: [Bool]) -> Set<Int> {
        var ranks: Set<Int> = []
        var rank = 0
        for isKept in kept { if isKept { rank += 1 } else { ranks.insert(rank) } }
        return ranks
    }

    /// Whether there is a token of that place and it is a sign that ends a sentence.
    static func endsSentence(_ index: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .sign else { return false }
        let sign = bytes[tokens[index].start..<tokens[index].end]
        return sign.count == 1
            ? ".!?".utf8.contains(sign[sign.startIndex])
            : ["。", "！", "？"].contains { sign.elementsEqual($0.utf8) }
    }

    private static func borderScore(_ from: Int, _ to: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Int {
        func endsSentence(_ index: Int) -> Bool { Self.endsSentence(index, tokens, bytes) }
        func isSign(_ index: Int) -> Bool { index >= 0 && index < tokens.count && tokens[index].kind == .sign }
        var score = 0
        if from == 0 || endsSentence(from - 1) { score += 4 }
        if to == tokens.count || endsSentence(to - 1) { score += 4 }
        if isSign(to - 1), from > 0, isSign(from - 1) { score += 1 }
        if isSign(from), to < tokens.count, isSign(to) { score += 2 }
        return score
    }

    // MARK: - Results

    /// The differing stretches in order.
    func regions() -> [Region] {
        var result: [Region] = []
        var (o, n) = (0, 0)
        while o < old.count || n < new.count {
            if o < old.count, oldKept[o], n < new.count, newKept[n] {
                o += 1
                n += 1
                continue
            }
            let start = (o, n)
            while o < old.count, !oldKept[o] { o += 1 }
            while n < new.count, !newKept[n] { n += 1 }
            if (o, n) == start { break }
            result.append(Region(old: start.0..<o, new: start.1..<n))
        }
        return result
    }

    /// Whether a run that came or went leaves the blank before it to the kept word behind it, which has one only there.
    private func staysBlank(_ first: Token, before end: Int, _ tokens: [Token], _ others: [Token], _ other: Int) -> Bool
    {
        first.hasBlank && end < tokens.count && !tokens[end].hasBlank && other < others.count && others[other].hasBlank
    }

    /// The share of words that both texts keep, from 0 to 1.
    var keptShare: Double {
        var keptWords = 0
        var inRuns = 0
        var run = 0
        var words = (old: 0, new: 0)
        for (index, token) in old.enumerated() {
            if token.kind != .sign { words.old += 1 }
            if oldKept[index] {
                run += 1
                if token.kind != .sign { keptWords += 1 }
            } else {
                if run >= 3 { inRuns += run }
                run = 0
            }
        }
        if run >= 3 { inRuns += run }
        for token in new where token.kind != .sign { words.new += 1 }
        guard words.old > 0, words.new > 0 else { return words.old == words.new ? 1 : 0 }
        let dice = 2 * Double(keptWords) / Double(words.old + words.new)
        let contained = min(1, Double(inRuns) / Double(max(1, min(old.count, new.count))))
        return max(dice, contained * 0.6)
    }

    func text(_ token: Token, _ bytes: [UInt8]) -> String {
        String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }

    var spans: [Span] {
        var builder = SpanBuilder()
        var (o, n) = (0, 0)
        // Whether the blank before the next kept word has been written already.
        var isBlankDone = false
        while o < old.count || n < new.count {
            if o < old.count, oldKept[o], n < new.count, newKept[n] {
                if !isBlankDone { builder.blank(old[o].hasBlank, new[n].hasBlank) }
                isBlankDone = false
                builder.add(.equal, newBytes[new[n].start..<new[n].end])
                o += 1
                n += 1
                continue
            }
            var (endOld, endNew) = (o, n)
            while endOld < old.count, !oldKept[endOld] { endOld += 1 }
            while endNew < new.count, !newKept[endNew] { endNew += 1 }
            if endOld == o, endNew == n { break }
            if endOld > o, endNew > n {
                builder.blank(old[o].hasBlank, new[n].hasBlank)
                builder.add(.delete, oldBytes[old[o].start..<old[endOld - 1].end])
                builder.add(.insert, newBytes[new[n].start..<new[endNew - 1].end])
            } else if endOld > o {
                // `all. (It` became `all. It`: the blank stays, the sign goes.
                isBlankDone = staysBlank(old[o], before: endOld, old, new, n)
                builder.blank(old[o].hasBlank, isBlankDone)
                builder.add(.delete, oldBytes[old[o].start..<old[endOld - 1].end])
            } else {
                isBlankDone = staysBlank(new[n], before: endNew, new, old, o)
                builder.blank(isBlankDone, new[n].hasBlank)
                builder.add(.insert, newBytes[new[n].start..<new[endNew - 1].end])
            }
            (o, n) = (endOld, endNew)
        }
        return builder.spans
    }
}

/// Joins pieces of one kind, deletions before insertions.
private struct SpanBuilder {
    private(set) var spans: [Span] = []

    mutating func blank(_ old: Bool, _ new: Bool) {
        if old, new { add(.equal, [0x20]) } else if old { add(.delete, [0x20]) } else if new { add(.insert, [0x20]) }
    }

    mutating func add(_ operation: Span.Operation, _ bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        if spans.last?.operation == operation {
            spans[spans.count - 1].text += text
        } else if operation == .delete, spans.last?.operation == .insert {
            // An insertion waits for the deletions that stand with it.
            if spans.count > 1, spans[spans.count - 2].operation == .delete {
                spans[spans.count - 2].text += text
            } else {
                spans.insert(Span(.delete, text), at: spans.count - 1)
            }
        } else {
            spans.append(Span(operation, text))
        }
    }
}

/// Code and other text whose lines count: spans of whole lines.
func lineSpans(_ old: String, _ new: String, _ interner: inout Interner) -> (spans: [Span], isCoarse: Bool) {
    func lines(_ text: String) -> [ArraySlice<UInt8>] {
        let bytes = Array(text.utf8)
        var result: [ArraySlice<UInt8>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A {
            result.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.count { result.append(bytes[start...]) }
        return result
    }
    let (before, after) = (lines(old), lines(new))
    let (oldIDs, newIDs) = (before.map { interner.id($0) }, after.map { interner.id($0) })
    let isMirrored = new.utf8.lexicographicallyPrecedes(old.utf8)
    let diff = SequenceDiff(isMirrored ? newIDs : oldIDs, isMirrored ? oldIDs : newIDs)
    let matches = isMirrored ? diff.matches.map { .init(old: $0.new, new: $0.old, count: $0.count) } : diff.matches
    var builder = SpanBuilder()
    var (o, n) = (0, 0)
    for match in matches + [.init(old: before.count, new: after.count, count: 0)] {
        while o < match.old {
            builder.add(.delete, before[o])
            o += 1
        }
        while n < match.new {
            builder.add(.insert, after[n])
            n += 1
        }
        for _ in 0..<match.count {
            builder.add(.equal, before[o])
            o += 1
            n += 1
        }
    }
    return (builder.spans, diff.isCoarse)
}
