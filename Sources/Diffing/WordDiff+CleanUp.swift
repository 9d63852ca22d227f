import GuideModel

/// Clean-up: a run is what a person would mark, and kept words that say nothing do not part what was rewritten.
extension WordDiff {
    /// Which old token each kept new one is.
    private var partners: [Int] {
        var result = [Int](repeating: -1, count: new.count)
        var o = 0
        for n in new.indices where newKept[n] {
            while o < old.count, !oldKept[o] { o += 1 }
            guard o < old.count else { break }
            result[n] = o
            o += 1
        }
        return result
    }

    /// Of a sentence that went and the next, whose first words are the same, the next one's stay: `[-De tuin is open. -]De [-huur-]{+borg+}`.
    mutating func keepWholeSentences() {
        for region in regions() where !region.old.isEmpty && !region.new.isEmpty {
            // The sign that ends a sentence stays with it where another sentence came behind: `{+15,00+}.{+ Leden betalen de helft.+}`.
            if let shift = Self.signShift(region.new, new, newBytes, newKept) {
                (newKept[shift.from], newKept[shift.to]) = (false, true)
                continue
            }
            if let shift = Self.signShift(region.old, old, oldBytes, oldKept) {
                (oldKept[shift.from], oldKept[shift.to]) = (false, true)
                continue
            }
            if let shift = Self.sentenceShift(region.old, old, oldBytes, oldKept) {
                for (from, to) in shift { (oldKept[from], oldKept[to]) = (false, true) }
            } else if let shift = Self.sentenceShift(region.new, new, newBytes, newKept) {
                for (from, to) in shift { (newKept[from], newKept[to]) = (false, true) }
            }
        }
    }

    /// The kept sign that ends a sentence behind a run, and the same sign within the run that ended the sentence before.
    private static func signShift(
        _ run: Range<Int>, _ tokens: [Token], _ bytes: [UInt8], _ kept: [Bool]
    ) -> (from: Int, to: Int)? {
        let end = run.upperBound
        func ends(_ index: Int) -> Bool { endsSentence(index, tokens, bytes) }
        guard end < tokens.count, kept[end], ends(end),
            let first = run.dropFirst().first(where: { ends($0) && tokens[$0].id == tokens[end].id }), end - first > 3
        else { return nil }
        return (end, first)
    }

    /// Which kept words before a run are the same as those that begin the last sentence in it, where both begin a sentence.
    private static func sentenceShift(
        _ run: Range<Int>, _ tokens: [Token], _ bytes: [UInt8], _ kept: [Bool]
    ) -> [(from: Int, to: Int)]? {
        func ends(_ index: Int) -> Bool { index < 0 || endsSentence(index, tokens, bytes) }
        guard let last = run.dropLast().last(where: ends) else { return nil }
        var first = run.lowerBound
        while first > 0, kept[first - 1], !ends(first - 1), run.lowerBound - first < 12 { first -= 1 }
        let count = run.lowerBound - first
        guard count > 0, ends(first - 1), last + count < run.upperBound,
            (0..<count).allSatisfy({ tokens[first + $0].id == tokens[last + 1 + $0].id })
        else { return nil }
        return (0..<count).map { (first + $0, last + 1 + $0) }
    }

    /// A sentence of which only scattered words stayed was rewritten.
    mutating func replaceRewrittenSentences() {
        guard old.count > 12, new.count > 12 else { return }
        let partners = partners
        var start = 0
        for at in new.indices {
            let ends = Self.endsSentence(at, new, newBytes)
            guard ends || at + 1 == new.count else { continue }
            let sentence = start...at
            start = at + 1
            let words = sentence.filter { new[$0].kind != .sign }
            let kept = words.filter { newKept[$0] }
            guard words.count >= 6, let first = kept.first.map({ partners[$0] }),
                let last = kept.last.map({ partners[$0] }),
                first >= 0, last >= first
            else { continue }
            let wordsBefore = old[first...last].count { $0.kind != .sign }
            guard wordsBefore >= 6, 10 * kept.count <= 4 * min(words.count, wordsBefore) else { continue }
            var runs = 0
            var longest = 0
            var run = 0
            for index in sentence {
                if newKept[index] {
                    if run == 0 { runs += 1 }
                    run += 1
                    longest = max(longest, run)
                } else {
                    run = 0
                }
            }
            guard runs >= 3, longest <= 3 else { continue }
            for index in sentence where newKept[index] && partners[index] >= 0 {
                newKept[index] = false
                oldKept[partners[index]] = false
            }
        }
    }

    /// Changes with a word or two between them that say little read as one.
    mutating func absorbIslands(_ language: Language) {
        let regions = regions()
        guard regions.count > 1 else { return }
        var last = regions[0]
        for right in regions.dropFirst() {
            let island = last.old.upperBound..<right.old.lowerBound
            let islandNew = last.new.upperBound..<right.new.lowerBound
            if isIsland(island, between: last, right, language) {
                for index in island { oldKept[index] = false }
                for index in islandNew { newKept[index] = false }
                last = Region(
                    old: last.old.lowerBound..<right.old.upperBound, new: last.new.lowerBound..<right.new.upperBound)
            } else {
                last = right
            }
        }
    }

    private func isIsland(_ island: Range<Int>, between left: Region, _ right: Region, _ language: Language) -> Bool {
        func isReplacement(_ region: Region) -> Bool { !region.old.isEmpty && !region.new.isEmpty }
        let changed = left.old.count + left.new.count + right.old.count + right.new.count
        // Thai is cut by letters, and a letter that two words share is no word.
        if island.count <= 2, island.allSatisfy({ isThai(old[$0]) }) {
            return isReplacement(left) && isReplacement(right) || changed > 2
        }
        guard changed > 5, island.count <= 2, !isWholeSentence(left), !isWholeSentence(right) else { return false }
        let isPlain = island.allSatisfy { index in
            let word = text(old[index], oldBytes)
            return old[index].kind == .sign
                ? word == "," || word == "-" || word == "–"
                : old[index].kind == .word && language.stopWords.contains(word.lowercased())
        }
        guard isPlain, island.contains(where: { old[$0].kind != .sign }) || changed > 8 else { return false }
        return isReplacement(left) && isReplacement(right)
            || changed > 8 && (isReplacement(left) || isReplacement(right)) && island.count == 1
    }

    /// Whether nothing but sentences came or went, to their last signs.
    private func isWholeSentence(_ region: Region) -> Bool {
        func isWhole(_ run: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
            func ends(_ index: Int) -> Bool { index < 0 || Self.endsSentence(index, tokens, bytes) }
            return run.count > 3 && ends(run.lowerBound - 1) && ends(run.upperBound - 1)
        }
        if region.new.isEmpty { return isWhole(region.old, old, oldBytes) }
        return region.old.isEmpty && isWhole(region.new, new, newBytes)
    }

    private static let longestWord = 24

    /// A word in katakana is one word, though it is cut by character: `[-メッセージ-]{+メール+}`.
    mutating func replaceWholeLoanwords() {
        func isKatakana(_ token: Token, _ bytes: [UInt8]) -> Bool {
            guard token.end - token.start >= 3, bytes[token.start] == 0xE3 else { return false }
            let (second, third) = (bytes[token.start + 1], bytes[token.start + 2])
            return second == 0x82 && third >= 0xA1 || second == 0x83 && third != 0xBB
        }
        guard old.contains(where: { isKatakana($0, oldBytes) }) else { return }
        func continues(_ index: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
            tokens.indices.contains(index) && isKatakana(tokens[index], bytes)
        }
        for region in regions() where !region.old.isEmpty && !region.new.isEmpty {
            for step in [-1, 1] {
                let (firstOld, firstNew) =
                    step < 0
                    ? (region.old.lowerBound, region.new.lowerBound)
                    : (region.old.upperBound - 1, region.new.upperBound - 1)
                // Words in other letters end at their own borders.
                guard isKatakana(old[firstOld], oldBytes), isKatakana(new[firstNew], newBytes) else { continue }
                var (o, n) = (firstOld + step, firstNew + step)
                // What is longer is no word.
                let farthest = (old: o + step * Self.longestWord, new: n + step * Self.longestWord)
                while o != farthest.old, n != farthest.new {
                    while continues(o, old, oldBytes), !oldKept[o], o != farthest.old { o += step }
                    while continues(n, new, newBytes), !newKept[n], n != farthest.new { n += step }
                    let isInWord =
                        continues(o, old, oldBytes) && continues(n, new, newBytes) && oldKept[o] && newKept[n]
                        && !old[step < 0 ? o + 1 : o].hasBlank && !new[step < 0 ? n + 1 : n].hasBlank
                    guard isInWord else { break }
                    (oldKept[o], newKept[n]) = (false, false)
                    (o, n) = (o + step, n + step)
                }
            }
        }
    }

    private func isThai(_ token: Token) -> Bool {
        oldBytes[token.start] == 0xE0 && token.start + 1 < oldBytes.count
            && (0xB8...0xBB).contains(oldBytes[token.start + 1])
    }
}
