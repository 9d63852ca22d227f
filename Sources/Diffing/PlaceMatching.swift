import GuideModel

/// Pairs by place what likeness cannot tell.
extension BlockMatcher {
    /// Short items that say what they are about, `Woensdag: gesloten`, by that, where it stands once on either side.
    mutating func pairLabels(_ gap: Gap) {
        guard !gap.old.isEmpty, !gap.new.isEmpty else { return }
        func labels(_ items: [Int], _ side: Side) -> [String: [Int]] {
            var result: [String: [Int]] = [:]
            for item in items where side[item].kind == .item || side[item].kind == .paragraph {
                guard side.items[item].words < 2 * Self.shortWords, let label = Self.label(side[item].text) else {
                    continue
                }
                result[label, default: []].append(item)
            }
            return result
        }
        let before = labels(gap.old, old)
        guard !before.isEmpty else { return }
        let after = labels(gap.new, new)
        let hasShifted = countsOn(before, after)
        for (label, o) in before where o.count == 1 {
            guard let n = after[label], n.count == 1, old[o[0]].kind == new[n[0]].kind,
                !(hasShifted && Self.isCount(label))
            else { continue }
            pairing.pair(o[0], n[0])
        }
    }

    /// Whether labels that count, `Stap 2`, stand before other texts than they did: then the text says which is which.
    private mutating func countsOn(_ before: [String: [Int]], _ after: [String: [Int]]) -> Bool {
        let counts = before.filter { $0.value.count == 1 && Self.isCount($0.key) && after[$0.key]?.count == 1 }
        let others = after.filter { $0.value.count == 1 && Self.isCount($0.key) }
        guard !counts.isEmpty, counts.count * others.count <= Self.mostCounts else { return false }
        let all = others.map { (label: $0.key, item: $0.value[0]) }
        return counts.contains { label, items in
            let own = likeness(bag(old: items[0]), bag(new: after[label]![0]))
            return all.contains { other in
                guard other.label != label else { return false }
                let likeness = likeness(bag(old: items[0]), bag(new: other.item))
                return likeness >= Self.far && likeness > own
            }
        }
    }

    private static let mostCounts = 2_500

    /// Whether a label counts: `Stap 2`, `Eis-01`, `10.30 uur`, `B`.
    static func isCount(_ label: String) -> Bool {
        label.contains(where: \.isNumber) || label.split(separator: " ").last?.count == 1
    }

    /// What stands before the first colon, where that is a few words and more follow.
    static func label(_ text: String) -> String? {
        let (before, behind) = text.cut(at: ":")
        guard let behind, behind.hasPrefix(" "), !before.isEmpty, before.split(separator: " ").count <= 4,
            before.allSatisfy({ $0.isLetter || $0.isNumber || " -'’./()".contains($0) })
        else { return nil }
        return before.lowercased()
    }

    /// What is left between two anchors: code, HTML and pictures in order, then headings and short blocks that kept their place.
    ///
    /// - Parameter isBody: whether other text may stand between what is left, so that an example is where one was only where its
    ///   neighbour says so or its words do.
    mutating func pairInPlace(_ gap: Gap, isBody: Bool = false) {
        for kind in [Block.Kind.code, .html, .image, .rule] {
            let o = gap.old.filter { old[$0].kind == kind }
            let n = gap.new.filter { new[$0].kind == kind }
            guard !o.isEmpty, !n.isEmpty, kind != .rule || o.count == n.count else { continue }
            for (first, second) in aligned(o, n, kind)
            where !isBody || standBehindOne(first, second) || areAlike(first, second) {
                pairing.pair(first, second)
            }
        }
        // Runs between neighbours that are paired with each other.
        var oldRuns: [Int: [Int]] = [:]
        var newRuns: [Int: [Int]] = [:]
        // Of neighbours that are both free the second has the first one's anchor: no walk is made twice.
        var known = (item: -1, anchor: -1)
        for o in gap.old where pairing.isFree(old: o) {
            known = (o, previousPaired(old: o, known))
            oldRuns[known.anchor, default: []].append(o)
        }
        known = (-1, -1)
        for n in gap.new where pairing.isFree(new: n) {
            known = (n, previousPaired(new: n, known))
            newRuns[known.anchor, default: []].append(n)
        }
        for (anchor, o) in oldRuns.sorted(by: { $0.key < $1.key }) {
            guard let n = newRuns[anchor] else { continue }
            pairRun(o, n)
            pairBegun(o, n)
            pairBeginnings(o, n)
            pairEnds(o, n)
        }
    }

    /// Of runs of unequal length the last two blocks, where both stand right before the same one and are figures or dates alone, or
    /// begin alike: `2024-04-30` above an entry that stayed.
    private mutating func pairEnds(_ o: [Int], _ n: [Int]) {
        guard o.count != n.count, let first = o.last, let second = n.last, pairing.isFree(old: first),
            pairing.isFree(new: second), old[first].kind == new[second].kind,
            old.range(old.items[first].chapter).contains(first + 1), pairing.newOfOld[first + 1] == second + 1,
            max(old.items[first].words, new.items[second].words) < Self.shortWords
        else { return }
        func isFigure(_ text: String) -> Bool {
            let words = text.split(separator: " ")
            return !words.isEmpty
                && words.allSatisfy { language.signal(of: String($0)).map { $0 == .number || $0 == .date } ?? false }
        }
        if isFigure(old[first].text) && isFigure(new[second].text) { pairing.pair(first, second) }
    }

    /// - Parameter known: the anchor of a free item before this one.
    private func previousPaired(old start: Int, _ known: (item: Int, anchor: Int)) -> Int {
        var index = start - 1
        let range = old.range(old.items[start].chapter)
        while range.contains(index) {
            if index == known.item { return known.anchor }
            if pairing.newOfOld[index] >= 0 { return pairing.newOfOld[index] }
            index -= 1
        }
        return -1
    }

    private func previousPaired(new start: Int, _ known: (item: Int, anchor: Int)) -> Int {
        var index = start - 1
        let range = new.range(new.items[start].chapter)
        while range.contains(index) {
            if index == known.item { return known.anchor }
            if pairing.oldOfNew[index] >= 0 { return index }
            index -= 1
        }
        return -1
    }

    private func standBehindOne(_ o: Int, _ n: Int) -> Bool {
        previousPaired(old: o, (-1, -1)) == previousPaired(new: n, (-1, -1))
    }

    mutating func pairRun(_ o: [Int], _ n: [Int]) {
        func isEligible(_ block: Block, _ words: Int) -> Bool {
            block.kind == .heading || mayPairByLikeness(block.kind) && words < Self.shortWords
        }
        /// A few words that grew to many, or shrank: half of the few are among the many.
        func isContained(_ first: Int, _ second: Int) -> Bool {
            let (words, others) = (old.items[first].words, new.items[second].words)
            guard mayPairByLikeness(old[first].kind), min(words, others) < Self.shortWords else { return false }
            let (a, b) = (lowercasedWords(old[first].text), lowercasedWords(new[second].text))
            return 2 * a.intersection(b).count >= min(a.count, b.count) && !a.isDisjoint(with: b)
        }
        for group in [0, 1, 2, BlockKey.group(.footnote)] {
            let before = o.filter { BlockKey.group(old[$0].kind) == group }
            let after = n.filter { BlockKey.group(new[$0].kind) == group }
            guard before.count == after.count else { continue }
            for (first, second) in zip(before, after) where old[first].kind == new[second].kind {
                let areShort =
                    isEligible(old[first], old.items[first].words) && isEligible(new[second], new.items[second].words)
                if areShort && !areStrangers(first, second) || isContained(first, second) {
                    pairing.pair(first, second)
                }
            }
        }
    }

    /// Of runs of unequal length the first two blocks, where the one is the beginning of the other: a sentence that was added to.
    private mutating func pairBegun(_ o: [Int], _ n: [Int]) {
        guard let first = o.first, let second = n.first, pairing.isFree(old: first), pairing.isFree(new: second),
            old[first].kind == new[second].kind, mayPairByLikeness(old[first].kind), old[first].kind != .heading
        else { return }
        let (a, b) = (words(old: first), words(new: second))
        guard min(a.count, b.count) >= 3, zip(a, b).allSatisfy({ $0 == $1 }) else { return }
        pairing.pair(first, second)
    }

    /// Of runs of unequal length the short blocks that begin with the same word, where none but they do: a neighbour came or went.
    private mutating func pairBeginnings(_ o: [Int], _ n: [Int]) {
        func beginnings(_ items: [Int], _ side: Side) -> [String: [Int]] {
            var result: [String: [Int]] = [:]
            for item in items where side[item].kind == .item && side.items[item].words < Self.shortWords {
                let word = side[item].text.prefix { $0.isLetter }.lowercased()
                if word.count >= 4, !language.stopWords.contains(word) { result[word, default: []].append(item) }
            }
            return result
        }
        guard o.count != n.count else { return }
        let (before, after) = (beginnings(o, old), beginnings(n, new))
        for (word, first) in before where first.count == 1 {
            guard let second = after[word], second.count == 1, pairing.isFree(old: first[0]),
                pairing.isFree(new: second[0])
            else { continue }
            pairing.pair(first[0], second[0])
        }
    }

    /// An example that stands under the same text as before is the same example, if it shares its lines.
    mutating func pairCodeBeside(_ o: Int, _ n: Int) {
        let (first, second) = (o + 1, n + 1)
        guard old.range(old.items[o].chapter).contains(first), new.range(new.items[n].chapter).contains(second),
            pairing.isFree(old: first), pairing.isFree(new: second), old[first].kind == .code,
            new[second].kind == .code, sharesLines(first, second)
        else { return }
        pairing.pair(first, second)
    }

    /// Code and the like pair in order; of unequal numbers those that share most lines.
    mutating func aligned(_ o: [Int], _ n: [Int], _ kind: Block.Kind) -> [(Int, Int)] {
        if o.count == n.count {
            return Array(zip(o, n)).filter { kind != .code || sharesLines($0.0, $0.1) || o.count == 1 }
        }
        var result: [(Int, Int)] = []
        var from = 0
        // Where a thousand stand in a row, their own is not behind all of the others.
        let reach = max(100, 1_000_000 / max(1, o.count))
        for first in o {
            guard
                let place = n[from...].prefix(reach).firstIndex(where: { second in
                    // Of HTML in its place the tags speak too.
                    kind == .image ? areAlike(first, second) : sharesLines(first, second)
                })
            else { continue }
            result.append((first, n[place]))
            from = place + 1
        }
        return result
    }

    /// Whether two examples share their words, two pieces of HTML what a reader sees of them, and two pictures how they are called.
    mutating func areAlike(_ o: Int, _ n: Int, least: Double = inPlace) -> Bool {
        guard old[o].kind == new[n].kind else { return false }
        switch new[n].kind {
        case .image:
            let names = [old[o], new[n]].map { block -> [String] in
                block.inlines.compactMap { inline in
                    if case .image(_, let alt, _) = inline.kind, !alt.isEmpty { alt } else { nil }
                }
            }
            return !names[0].isEmpty && names[0] == names[1]
        case .html:
            let shown = [old[o].text, new[n].text].map { HTMLTag.visibleText(in: $0).trimmingBlanks() }
            guard !shown[0].isEmpty, !shown[1].isEmpty else {
                func sources(_ html: String) -> [String] {
                    HTMLTag.tags(in: html).compactMap { $0.attributes["src"] }
                }
                return shown[0] == shown[1] && sources(old[o].text) == sources(new[n].text)
                    || shown[0] == shown[1] && least <= Self.inPlace && sharesLines(o, n)
            }
            let words = shown.map { interner.words(of: $0) }
            return likeness(bag(words[0]), bag(words[1])) >= least
        default: return likeness(bag(old: o), bag(new: n)) >= least
        }
    }

    mutating func sharesLines(_ o: Int, _ n: Int) -> Bool {
        let (a, b) = (bag(old: o), bag(new: n))
        return likeness(a, b) >= Self.inPlace
    }

    /// A line in bold type that became a heading where it stood, or a heading that became one, above the same text: it says what it said.
    mutating func pairHeadingsWithLines(_ gap: Gap) {
        func line(_ block: Block) -> Substring? {
            guard [.paragraph, .item, .heading].contains(block.kind) else { return nil }
            var text = block.text[...]
            while let last = text.last, ".: ".contains(last) { text.removeLast() }
            return text.isEmpty ? nil : text
        }
        var left: [Substring: [Int]] = [:]
        for o in gap.old.reversed() { if let line = line(old[o]) { left[line, default: []].append(o) } }
        for n in gap.new {
            guard let line = line(new[n]),
                let place = left[line]?.lastIndex(where: {
                    (old[$0].kind == .heading) != (new[n].kind == .heading) && areAboveOneText($0, n)
                }),
                let o = left[line]?.remove(at: place)
            else { continue }
            pairing.pair(o, n)
        }
    }

    private func areAboveOneText(_ o: Int, _ n: Int) -> Bool {
        let isLast = !old.range(old.items[o].chapter).contains(o + 1)
        guard !isLast, new.range(new.items[n].chapter).contains(n + 1) else {
            return isLast && !new.range(new.items[n].chapter).contains(n + 1)
        }
        return pairing.newOfOld[o + 1] == n + 1
    }
}
