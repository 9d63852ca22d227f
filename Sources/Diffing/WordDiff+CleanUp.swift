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

    /// A sentence of which only scattered words stayed was rewritten.
    mutating func replaceRewrittenSentences() {
        guard old.count > 12, new.count > 12 else { return }
        let partners = partners
        var start = 0
        for at in new.indices {
            let ends = new[at].kind == .sign && ".!?。".utf8.contains(newBytes[new[at].start])
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
        guard changed > 5, island.count <= 2 else { return false }
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

    private func isThai(_ token: Token) -> Bool {
        oldBytes[token.start] == 0xE0 && token.start + 1 < oldBytes.count
            && (0xB8...0xBB).contains(oldBytes[token.start + 1])
    }
}
