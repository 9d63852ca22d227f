import GuideModel

/// What headings are called says which is which, where the text below them does not.
extension BlockMatcher {
    /// Whether two headings have no word in common, and nothing of what stands below the one is below the other: a section that went,
    /// and another in its place.
    ///
    /// - Parameter least: in words; a section of fewer may be another with nothing in common.
    func areStrangers(_ o: Int, _ n: Int, least: Int = shortWords) -> Bool {
        guard old[o].kind == .heading, !shareWord(lowercasedWords(old[o].text), lowercasedWords(new[n].text)),
            let before = section(of: o, old), let after = section(of: n, new), !before.isEmpty, !after.isEmpty
        else { return false }
        func words(_ items: Range<Int>, _ side: Side) -> Int { items.reduce(0) { $0 + side.items[$1].words } }
        return words(before, old) >= least && words(after, new) >= least
            && !before.contains { after.contains(pairing.newOfOld[$0]) }
    }

    /// Whether a word is in both, in some form: `Voorbeeld` and `Voorbeelden`.
    private func shareWord(_ words: Set<String>, _ others: Set<String>) -> Bool {
        guard words.isDisjoint(with: others) else { return true }
        return words.contains { word in others.contains { areForms(word, $0) } }
    }

    /// Whether two words are forms of one. So is a part of a compound, `Wijkaanpak` and `Aanpak`.
    private func areForms(_ word: String, _ other: String) -> Bool {
        let same = zip(word, other).prefix { $0 == $1 }.count
        return same >= 4 && 10 * same >= 7 * min(word.count, other.count)
            || min(word.count, other.count) >= 4 && (word.hasSuffix(other) || other.hasSuffix(word))
    }

    /// How much of what two headings are called is the same word in some form, from 0 to 1: `Maatregelen` and `Aanbevolen maatregelen`.
    mutating func nameLikeness(ofHeading o: Int, _ n: Int) -> Double {
        let a = oldNames[o] ?? lowercasedWords(old[o].text)
        let b = newNames[n] ?? lowercasedWords(new[n].text)
        (oldNames[o], newNames[n]) = (a, b)
        guard a.count + b.count <= 16 else { return 0 }
        var both = a.intersection(b).count
        var left = b.subtracting(a)
        for word in a.subtracting(b).sorted() {
            guard let other = left.sorted().first(where: { areForms(word, $0) }) else { continue }
            left.remove(other)
            both += 1
        }
        return 2 * Double(both) / Double(max(1, a.count + b.count))
    }

    /// Headings that say the same letters, `Veelgestelde vragen` and `Veel gestelde vragen`, where each does so once.
    mutating func pairHeadingsByLetters(_ gap: Gap) {
        func byLetters(_ items: [Int], _ side: Side) -> [String: [Int]] {
            var result: [String: [Int]] = [:]
            for item in items where side[item].kind == .heading {
                let letters = side[item].text.lowercased().filter { $0.isLetter || $0.isNumber }
                if !letters.isEmpty { result[letters, default: []].append(item) }
            }
            return result
        }
        guard gap.old.contains(where: { old[$0].kind == .heading }) else { return }
        let after = byLetters(gap.new, new)
        guard !after.isEmpty else { return }
        for (letters, o) in byLetters(gap.old, old) where o.count == 1 {
            if let n = after[letters], n.count == 1 { pairing.pair(o[0], n[0]) }
        }
    }

    /// What stands below a heading, its subsections too.
    private func section(of heading: Int, _ side: Side) -> Range<Int>? {
        guard let own = Moves.section(of: heading, side) else { return nil }
        let (start, blocks) = (side.starts[own.chapter], side.chapters[own.chapter].sections[own.section].blocks)
        return (start + blocks.lowerBound + 1)..<(start + blocks.upperBound)
    }

    /// The words of a text that say something.
    func lowercasedWords(_ text: String) -> Set<String> {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let own = Set(words).subtracting(language.stopWords)
        return own.isEmpty ? Set(words) : own
    }
}
