import GuideModel

/// Headings are told by the text below them: by where that was before, whatever they say themselves.
extension BlockMatcher {
    /// What the text right below a heading, not that of its subsections, says of which old heading it is.
    struct Votes {
        /// In words, by old heading.
        var counts: [Int: Int] = [:]
        /// All words below it.
        var total = 0

        var best: (heading: Int, words: Int)? {
            counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
        }
    }

    /// - Parameter isOwn: whether only text counts that has no copies: a `Ja.` below each of two headings tells neither.
    func votes(_ n: Int, isOwn: Bool = false) -> Votes? {
        guard let own = Moves.section(of: n, new) else { return nil }
        let start = new.starts[own.chapter]
        var votes = Votes()
        for block in new.chapters[own.chapter].sections[own.section].blocks.dropFirst()
        where new[start + block].section == own.section {
            votes.total += new.items[start + block].words
            guard pairing.oldOfNew[start + block] >= 0, !isOwn || !isBoilerplate(start + block) else { continue }
            // What was made of several speaks for the headings of all.
            if let parts = merges[start + block] {
                for part in parts { vote(part, old.items[part].words, &votes) }
            } else {
                vote(pairing.oldOfNew[start + block], new.items[start + block].words, &votes)
            }
        }
        return votes
    }

    /// Counts the words of an old block for the heading that it stood below.
    private func vote(_ o: Int, _ words: Int, _ votes: inout Votes) {
        guard old[o].section >= 0 else { return }
        let chapter = old.items[o].chapter
        let heading = old.starts[chapter] + old.chapters[chapter].sections[old[o].section].blocks.lowerBound
        votes.counts[heading, default: 0] += words
    }

    /// Whether most of what stands below either heading speaks for the pair.
    private mutating func isMost(_ words: Int, _ votes: Votes, _ o: Int) -> Bool {
        10 * words >= 6 * max(votes.total, wordsBelow(o))
    }

    /// Whether all that matters of one of them stands below the other, and near half of that one: a section that lost or won a paragraph.
    /// Headings that share words need less.
    private mutating func isMainPart(_ words: Int, _ votes: Votes, _ o: Int, _ n: Int) -> Bool {
        let (less, more) = (min(votes.total, wordsBelow(o)), max(votes.total, wordsBelow(o)))
        guard 10 * words >= 6 * less, 100 * words >= 30 * more else { return false }
        return 100 * words >= 45 * more || 2 * common(bag(old: o), bag(new: n)) >= bag(old: o).weight
    }

    /// The words right below an old heading; counted once, for many new ones may have text of it.
    private mutating func wordsBelow(_ o: Int) -> Int {
        if let known = oldWordsBelow[o] { return known }
        // What begins no section has no text to speak for it.
        guard let from = Moves.section(of: o, old) else { return Int(Int32.max) }
        let start = old.starts[from.chapter]
        let words = old.chapters[from.chapter].sections[from.section].blocks.dropFirst().reduce(0) {
            $0 + (old[start + $1].section == from.section ? old.items[start + $1].words : 0)
        }
        oldWordsBelow[o] = words
        return words
    }

    /// Pairs headings that have nothing alike above text that is: a section that moved or stayed under another name.
    ///
    /// - Parameter alsoByCopies: whether text that stands elsewhere too may speak for a heading: only where nothing else has.
    mutating func pairHeadingsByText(alsoByCopies: Bool = false) {
        for n in new.items.indices where new[n].kind == .heading && pairing.isFree(new: n) {
            // One above it may have taken it along meanwhile.
            guard pairing.isFree(new: n), let votes = votes(n), let best = votes.best,
                pairing.isFree(old: best.heading), isMainPart(best.words, votes, best.heading, n),
                alsoByCopies || self.votes(n, isOwn: true)?.counts[best.heading] != nil,
                !hasPassedText(best.words, votes, best.heading, n)
            else { continue }
            if let first = firstOfMerged(votes, best.heading, n) {
                pairing.pair(first, n)
            } else if let first = firstOfSplit(votes, best.heading, n) {
                pairing.pair(best.heading, first)
            } else {
                pairing.pair(best.heading, namesake(of: best.heading, above: n) ?? n)
            }
        }
    }

    /// Whether a heading that says nothing of what the other said would have passed text that it stood right above, or stands above now,
    /// and keeps no more of its section than that: it is another heading at another place.
    private mutating func hasPassedText(_ words: Int, _ votes: Votes, _ o: Int, _ n: Int) -> Bool {
        guard 4 * words < 3 * max(votes.total, wordsBelow(o)), common(bag(old: o), bag(new: n)) == 0,
            o + 1 < old.items.count, n + 1 < new.items.count
        else { return false }
        let (now, was) = (pairing.newOfOld[o + 1], pairing.oldOfNew[n + 1])
        return now >= 0 && now < n && new.items[now].chapter == new.items[n].chapter
            || was >= 0 && was < o && old.items[was].chapter == old.items[o].chapter
    }

    /// Of several old sections that are all below one heading now the first is it, unless it says more of the heaviest.
    private mutating func firstOfMerged(_ votes: Votes, _ o: Int, _ n: Int) -> Int? {
        func isWhole(_ heading: Int, _ matcher: inout BlockMatcher) -> Bool {
            let words = matcher.wordsBelow(heading)
            return words > 0 && 10 * votes.counts[heading, default: 0] >= 9 * words
        }
        guard votes.counts.count > 1, isWhole(o, &self) else { return nil }
        let name = common(bag(old: o), bag(new: n))
        let (chapter, home) = (old.items[o].chapter, chapters.oldOfNew[new.items[n].chapter])
        return votes.counts.keys.sorted().first { heading in
            let own = old.items[heading].chapter
            return (own == chapter ? heading < o : own == home) && pairing.isFree(old: heading)
                && isWhole(heading, &self) && common(bag(old: heading), bag(new: n)) >= name
        }
    }

    /// Of several headings that came above parts of one old section the first is its own, by the same measure.
    private mutating func firstOfSplit(_ votes: Votes, _ o: Int, _ n: Int) -> Int? {
        guard 10 * votes.counts[o, default: 0] >= 9 * votes.total, let own = Moves.section(of: n, new) else {
            return nil
        }
        let (sections, start) = (new.chapters[own.chapter].sections, new.starts[own.chapter])
        let name = common(bag(old: o), bag(new: n))
        var first: Int?
        for section in sections[..<own.section].reversed() {
            let heading = start + section.blocks.lowerBound
            guard pairing.isFree(new: heading), let votes = self.votes(heading), votes.total > 0,
                10 * votes.counts[o, default: 0] >= 9 * votes.total, common(bag(old: o), bag(new: heading)) >= name
            else { break }
            first = heading
        }
        return first
    }

    /// A heading above another that says what an old one said: that one has its text still, under a heading that came between.
    private func namesake(of o: Int, above n: Int) -> Int? {
        func words(_ text: String) -> Substring { HeadingNumber(text)?.rest ?? text[...] }
        let wanted = words(old[o].text)
        guard !wanted.isEmpty, words(new[n].text) != wanted else { return nil }
        var above = parent(n, new)
        while above >= 0 {
            if pairing.isFree(new: above), words(new[above].text) == wanted { return above }
            above = parent(above, new)
        }
        return nil
    }

    /// Of headings that say the same, each is the one whose text it has: `## Let op` above another text than before is another, where the
    /// text of the old one stands below a third. So are all others of chapters whose text stands as it stood: there the headings changed.
    mutating func rehangHeadings() {
        let steady = Set(chapters.oldOfNew.indices.filter(isSteady))
        for _ in 0..<4 {
            var isChanged = false
            for n in new.items.indices where new[n].kind == .heading {
                guard let votes = votes(n), let best = votes.best else { continue }
                let (o, was) = (best.heading, pairing.oldOfNew[n])
                guard o != was, isMost(best.words, votes, o) else { continue }
                // Of headings that say the same the one of its own parent stays, whatever text went from one to another.
                let areEqual = was >= 0 && old.items[o].key == old.items[was].key
                let (isHome, wasHome) = (areEqual && haveOneParent(o, n), areEqual && haveOneParent(was, n))
                guard was < 0 || votes.counts[was] == nil && (isHome || !wasHome) || isHome && !wasHome else {
                    continue
                }
                let (i, j) = (old.items[o].chapter, new.items[n].chapter)
                guard old.items[o].key == new.items[n].key || chapters.oldOfNew[j] == i && steady.contains(j) else {
                    continue
                }
                let m = pairing.newOfOld[o]
                // Text that went into a subsection, or came out of one, is below its heading all the same.
                if was >= 0, Self.isBelow(o, was, old) { continue }
                // Text that stands elsewhere too tells no heading from another, and headings that say the same on both sides are parted by
                // more than a few words alone.
                if old.items[o].key != new.items[n].key {
                    let partsEqual =
                        m >= 0 && new.items[m].key == old.items[o].key
                        || was >= 0 && old.items[was].key == new.items[n].key
                    guard let own = self.votes(n, isOwn: true), let words = own.counts[o], isMost(words, own, o),
                        !hasPassedText(words, own, o, n),
                        !partsEqual || words >= Self.shortWords || HeadingNumber(new[n].text) != nil
                    else { continue }
                }
                if m >= 0 {
                    guard self.votes(m)?.counts[o] == nil || isHome && !wasHome, !Self.isBelow(n, m, new) else {
                        continue
                    }
                    pairing.unpair(o, m)
                }
                if was >= 0 { pairing.unpair(was, n) }
                pairing.pair(o, n)
                isChanged = true
            }
            guard isChanged else { return }
            pairHeadingsByText()
        }
    }

    /// Of numbered headings that say the same below each of many, `2.1 Oefening` and `3.1 Oefening`, each stays with the one above it,
    /// whatever number both have now: that another has its old number is chance.
    mutating func rehangNumbered() {
        struct Place: Hashable {
            var above: Int
            var words: Substring
            var level: Int
        }
        var waiting: [Place: [Int]] = [:]
        for o in old.items.indices.reversed() where old[o].kind == .heading {
            guard let number = HeadingNumber(old[o].text), case let above = parent(o, old), above >= 0 else { continue }
            waiting[Place(above: above, words: number.rest, level: old[o].level), default: []].append(o)
        }
        guard !waiting.isEmpty else { return }
        var found: [(old: Int, new: Int)] = []
        for n in new.items.indices where new[n].kind == .heading {
            guard let number = HeadingNumber(new[n].text), case let above = parent(n, new), above >= 0,
                pairing.oldOfNew[above] >= 0
            else { continue }
            let place = Place(above: pairing.oldOfNew[above], words: number.rest, level: new[n].level)
            let was = pairing.oldOfNew[n]
            guard let own = waiting[place], was < 0 || parent(was, old) != place.above,
                votes(n, isOwn: true)?.counts.isEmpty != false,
                let index = own.suffix(Self.mostOfOneName).lastIndex(where: { mayReturn($0, n, above: above) })
            else { continue }
            found.append((own[index], n))
            waiting[place]?.remove(at: index)
        }
        for (o, n) in found { loosen(o, n) }
        for (o, n) in found {
            guard pairing.isFree(old: o), pairing.isFree(new: n) else { continue }
            pairing.pair(o, n)
            grow(o, n, 1)
        }
    }

    /// Whether nothing holds an old heading where it is paired, and what stands below the new one is no other text.
    private func mayReturn(_ o: Int, _ n: Int, above: Int) -> Bool {
        let now = pairing.newOfOld[o]
        guard now < 0 || parent(now, new) != above && votes(now, isOwn: true)?.counts[o] == nil else { return false }
        let (before, after) = (below(o, old).dropFirst(), below(n, new).dropFirst())
        let keys = Set(before.map { old.items[$0].key })
        return before.isEmpty || after.isEmpty || after.contains { keys.contains(new.items[$0].key) }
    }

    /// Takes two headings, and the copies right below them, from those that they are paired with.
    private mutating func loosen(_ o: Int, _ n: Int) {
        for item in below(o, old) where pairing.newOfOld[item] >= 0 {
            let now = pairing.newOfOld[item]
            if item == o || splits[item] == nil && merges[now] == nil && isBoilerplate(now) {
                pairing.unpair(item, now)
            }
        }
        for item in below(n, new) where pairing.oldOfNew[item] >= 0 {
            let was = pairing.oldOfNew[item]
            if item == n || splits[was] == nil && merges[item] == nil && isBoilerplate(item) {
                pairing.unpair(was, item)
            }
        }
    }

    /// A heading and what stands right below it, not in a subsection.
    private func below(_ heading: Int, _ side: Side) -> [Int] {
        guard let own = Moves.section(of: heading, side) else { return [] }
        let start = side.starts[own.chapter]
        return [heading]
            + side.chapters[own.chapter].sections[own.section].blocks.dropFirst().map { start + $0 }.filter {
                side[$0].section == own.section
            }
    }

    /// The heading of the section that a heading stands in; -1 for none.
    func parent(_ item: Int, _ side: Side) -> Int {
        guard let own = Moves.section(of: item, side) else { return -1 }
        let sections = side.chapters[own.chapter].sections
        let parent = sections[own.section].parent
        return parent < 0 ? -1 : side.starts[own.chapter] + sections[parent].blocks.lowerBound
    }

    /// Whether the headings above two headings are one.
    func haveOneParent(_ o: Int, _ n: Int) -> Bool {
        let (was, now) = (parent(o, old), parent(n, new))
        if was < 0 || now < 0 {
            return was < 0 && now < 0 && chapters.isRelated(old.items[o].chapter, new.items[n].chapter)
        }
        return pairing.newOfOld[was] == now
    }

    /// Pairs headings that are left and say the same, where they stand below one parent or some text of the one went along to the other: by
    /// all their text they were told, and that has gone its own way.
    mutating func pairLeftHeadings() {
        var left: [BlockKey: [Int]] = [:]
        for o in old.items.indices.reversed() where old[o].kind == .heading && pairing.isFree(old: o) {
            left[old.items[o].key, default: []].append(o)
        }
        guard !left.isEmpty else { return }
        for n in new.items.indices where new[n].kind == .heading && pairing.isFree(new: n) {
            let key = new.items[n].key
            let texts = votes(n, isOwn: true)?.counts ?? [:]
            let place = left[key]?.suffix(Self.mostOfOneName).lastIndex { haveOneParent($0, n) || texts[$0] != nil }
            guard let place,
                let o = left[key]?.remove(at: place)
            else { continue }
            pairing.pair(o, n)
        }
    }

    private static let mostOfOneName = 50

    /// Whether a heading stands in another's section.
    private static func isBelow(_ item: Int, _ heading: Int, _ side: Side) -> Bool {
        guard let section = Moves.section(of: heading, side), side.items[item].chapter == section.chapter else {
            return false
        }
        return side.chapters[section.chapter].sections[section.section].blocks.contains(side.items[item].block)
    }

    /// Whether what two chapters have in common beside headings stands in the same order in both.
    private func isSteady(_ j: Int) -> Bool {
        let i = chapters.oldOfNew[j]
        guard i >= 0 else { return false }
        var last = -1
        for n in new.range(j) where new[n].kind != .heading && new[n].kind != .footnote {
            let o = pairing.oldOfNew[n]
            guard o >= 0, old.items[o].chapter == i else { continue }
            if o < last { return false }
            last = o
        }
        return true
    }
}
