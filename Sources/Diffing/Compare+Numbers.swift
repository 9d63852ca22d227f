import GuideModel

/// Headings whose number changed and nothing else, which says no more than that something came or went before them.
extension Comparison {
    /// `2. Zalen` against `3. Zalen`, `Artikel 2 Zalen` against `Artikel 3 Zalen`: what stands behind the numbers, where these count
    /// headings and differ.
    func renumbered(_ o: Int, _ n: Int) -> (old: String, new: String)? {
        let (first, second) = (HeadingNumber(old[o].text), HeadingNumber(new[n].text))
        // Numbers that all went, or came.
        if let first, second == nil, first.isMarked, first.kind.isEmpty, first.rest == new[n].text {
            return (new[n].text, new[n].text)
        }
        if let second, first == nil, second.isMarked, second.kind.isEmpty, second.rest == old[o].text {
            return (old[o].text, old[o].text)
        }
        guard let one = first, let two = second, one.kind == two.kind else { return counted(o, n) }
        guard one.number != two.number, one.isMarked || Self.counts(one, o, old),
            two.isMarked || Self.counts(two, n, new),
            !one.kind.isEmpty || !isMonth(Self.firstWord(one.rest)) && !isMonth(Self.firstWord(two.rest)),
            !one.mayTellWhen || cameOrWent(beside: o, n, { HeadingNumber($0)?.kind })
                || followsPlace(o, n, { HeadingNumber($0).map { ($0.kind, String($0.number)) } })
        else { return nil }
        return (String(one.rest), String(two.rest))
    }

    /// `Maatregel 2: wonen` against `Maatregel 3: wonen`, whatever the word is, where those beside it counted on too.
    private func counted(_ o: Int, _ n: Int) -> (old: String, new: String)? {
        let (was, now) = (old[o].text.cut(at: ":"), new[n].text.cut(at: ":"))
        guard let rest = was.behind, let other = now.behind, was.before != now.before, Self.counting(was.before) != nil,
            Self.counting(was.before) == Self.counting(now.before),
            cameOrWent(beside: o, n, { Self.counting($0.cut(at: ":").before).map { $0.lowercased() } })
                || followsPlace(o, n, { Self.countedNumber($0.cut(at: ":").before) })
        else { return nil }
        return (rest, other)
    }

    /// The word of a word and a number.
    private static func counting(_ label: String) -> Substring? {
        let words = label.split(separator: " ")
        guard words.count == 2, words[0].allSatisfy(\.isLetter), words[1].allSatisfy(\.isNumber) else { return nil }
        return words[0]
    }

    private static func countedNumber(_ label: String) -> (String, String)? {
        counting(label).map { ($0.lowercased(), label.dropFirst($0.count + 1).description) }
    }

    /// Whether headings of one word count from 1 on both sides, each one on from the one before: then a number says where it stands.
    private func followsPlace(_ o: Int, _ n: Int, _ label: (String) -> (word: String, number: String)?) -> Bool {
        guard let own = label(new[n].text)?.word, Self.places.contains(own) else { return false }
        func series(_ item: Int, _ side: Side) -> [Int]? {
            guard let place = Moves.section(of: item, side) else { return nil }
            let sections = side.chapters[place.chapter].sections
            func number(_ section: Section) -> Int? {
                label(section.title).flatMap { $0.word == own ? Int($0.number) : nil }
            }
            // A chapter's number follows its place among chapters, of which those that did not change are not here.
            if sections.prefix(place.section).allSatisfy(\.isNested), side.chapters.count > 1 {
                let numbers = side.chapters.prefix(Self.mostCounted).compactMap { chapter in
                    chapter.sections.first { !$0.isNested }.flatMap(number)
                }
                if numbers.count > 1 { return zip(numbers, numbers.dropFirst()).allSatisfy(<) ? numbers : nil }
            }
            let numbers = sections.prefix(Self.mostCounted).filter { $0.level == sections[place.section].level }
                .compactMap(number)
            return numbers == Array(1..<(numbers.count + 1)) ? numbers : nil
        }
        guard let before = series(o, old), before.count > 1 else { return false }
        return before == series(n, new)
    }

    private static let mostCounted = 500
    /// What counts where it stands; a zone, a class or a line has its number for a name.
    private static let places: Set<String> = [
        "stap", "step", "fase", "phase", "deel", "part", "hoofdstuk", "chapter", "les", "lesson", "module", "unit",
        "bijeenkomst", "sessie", "session", "opdracht", "oefening", "exercise", "vraag", "question", "kaart", "card",
        "werkvorm", "onderdeel", "paragraaf", "section", "regel", "rule", "activiteit", "activity", "tip", "bijlage",
        "appendix", "annex",
    ]

    /// `3. Oktober` is a day, also in languages that only count so.
    private func isMonth(_ word: String) -> Bool {
        language.isMonthOrDay(word) || Self.monthsElsewhere.contains(word.lowercased())
    }

    private static let monthsElsewhere: Set<String> = [
        "januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "janvier", "février", "mars",
        "avril",
        "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]

    private static func firstWord(_ text: Substring) -> String { String(text.prefix(while: \.isLetter)) }

    /// Whether a heading of the same word that stands near it came or went: then those behind it count on.
    private func cameOrWent(beside o: Int, _ n: Int, _ word: (String) -> String?) -> Bool {
        let own = word(new[n].text)
        func changed(beside item: Int, _ side: Side, _ isFree: (Int) -> Bool) -> Bool {
            guard let place = Moves.section(of: item, side) else { return false }
            let sections = side.chapters[place.chapter].sections
            let around = max(0, place.section - Self.near)..<min(sections.count, place.section + Self.near + 1)
            if around.contains(where: { index in
                isFree(side.starts[place.chapter] + sections[index].blocks.lowerBound)
                    && word(sections[index].title) == own
            }) {
                return true
            }
            // A chapter's number counts chapters.
            guard sections.prefix(place.section).allSatisfy(\.isNested) else { return false }
            let near = max(0, place.chapter - Self.near)..<min(side.chapters.count, place.chapter + Self.near + 1)
            return near.contains { chapter in
                guard let title = side.chapters[chapter].sections.first else { return false }
                return isFree(side.starts[chapter] + title.blocks.lowerBound) && word(title.title) == own
            }
        }
        return changed(beside: o, old) { pairing.isFree(old: $0) }
            || changed(beside: n, new) { pairing.isFree(new: $0) }
    }

    /// In headings.
    private static let near = 50

    /// Whether a heading beside it has the number before or behind a bare one: `2 Zalen` counts, and `24 uur open` does not.
    private static func counts(_ number: HeadingNumber, _ item: Int, _ side: Side) -> Bool {
        guard let own = Int(number.number), let place = Moves.section(of: item, side) else { return false }
        let sections = side.chapters[place.chapter].sections
        // Its sections count on from it: `4.1` below `4 Doelen`.
        if place.section + 1 < sections.count, let below = HeadingNumber(sections[place.section + 1].title),
            sections[place.section + 1].parent == place.section, below.number.hasPrefix("\(own).")
        {
            return true
        }
        // A chapter's own number is its file's, or follows that of the chapter before it.
        if sections.prefix(place.section).allSatisfy(\.isNested) {
            if Int(Path.name(side.chapters[place.chapter].path).prefix { $0.isASCII && $0.isNumber }) == own {
                return true
            }
            let beside = [place.chapter - 1, place.chapter + 1].filter(side.chapters.indices.contains)
            if beside.contains(where: { isNext(side.chapters[$0].sections.first { !$0.isNested }) }) { return true }
        }
        func isNext(_ section: Section?) -> Bool {
            guard let section, let other = HeadingNumber(section.title), !other.isMarked, let value = Int(other.number)
            else { return false }
            return abs(value - own) == 1
        }
        let level = sections[place.section].level
        return isNext(sections[..<place.section].suffix(50).last { $0.level == level })
            || isNext(sections[(place.section + 1)...].prefix(50).first { $0.level == level })
    }
}
