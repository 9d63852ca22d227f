import CommonMark
import Diffing
import Editions
import GuideModel

/// Notes and claims of the editors against what the redline shows.
struct EditionNoteRules: Rule {
    static let documentation = [
        RuleDocumentation(
            "edition/claim", .error, "the edition claims less than its redline shows",
            why: "An update that says 'corrections only' while a figure changed is not believed again.",
            bad: "claim: editorial   # and a number changed", good: "claim: substantive"),
        RuleDocumentation(
            "edition/note-missing", .warning,
            "a section that changed substantively and has no note for the next update",
            why: "Readers of the update see that something changed and not why. An error with 'notes: required'.",
            bad: "a new figure, and nothing in changelogs/unreleased",
            good: "changelogs/unreleased/figure.md with 'about: meten.md#cijfers'"),
        RuleDocumentation(
            "edition/note-stale", .warning, "a note about a section that has not changed",
            why: "The update would tell of a change that nobody can find.", bad: "about: wonen.md, which is as it was",
            good: "a note about a section that changed"),
        RuleDocumentation(
            "edition/card-stale", .warning, "a card whose section changed substantively since the card did",
            why: "Cards are read without the guide beside them.",
            bad: "a figure changed in the section and not on the card",
            good: "both changed"),
    ]

    func findings(in context: CheckContext) -> [Finding] {
        guard let redline = context.inputs.redline, context.inputs.latest != nil else { return [] }
        let notes = EditionNotes(context.inputs.notes, redline, in: context.guide)
        let latest = context.inputs.latest?.description ?? ""
        let isRequired = context.guide.location.configuration.requiresNotes
        func raised(_ finding: Finding) -> Finding {
            var finding = finding
            if isRequired { finding.severity = .error }
            return finding
        }
        let missing = notes.missing.map { section in
            let isThere = context.chapter(at: section.path) != nil
            let what =
                switch section.status {
                case _ where !isThere: "went"
                case .removed?: "went from this chapter"
                case .added?: "is new"
                default: "changed substantively"
                }
            return raised(
                Finding(
                    "edition/note-missing", path: section.path,
                    range: isThere ? context.settingsLine(section.line) : nil,
                    "'\(section.title)' \(what), and no note says why; write one with 'editie note \(section.address)'",
                    target: section.address))
        }
        let addresses = ChangedSection.list(redline).map(\.address)
        let stale = notes.stale.map { note, about in
            raised(
                Finding(
                    "edition/note-stale", path: note.path, range: context.settingsLine(1),
                    about.map { about in
                        context.index.holds(about)
                            ? "'\(about)' has not changed since edition \(latest)"
                            : "there is no '\(about)' in this guide, nor was there one in edition \(latest) that is gone"
                    }
                        ?? "the note does not say which section it is about; write 'about: chapter.md#anchor'",
                    target: about ?? "", suggestion: about.flatMap { nearest($0, in: addresses) }))
        }
        let claims = notes.breaking.map { note, sections in
            let claim = note.claim?.rawValue ?? ""
            let shown = redline.significance?.rawValue ?? ""
            let places =
                sections.prefix(5).map(\.address).joined(separator: ", ")
                + (sections.count > 5 ? " and \(sections.count - 5) more" : "")
            return Finding(
                "edition/claim", path: note.path, range: context.settingsLine(1),
                "the note claims that the edition is \(claim), but it is \(shown): \(places)", target: claim,
                suggestion: shown)
        }
        let faulty = notes.faulty.map { note in
            Finding(
                "edition/claim", path: note.path, range: context.settingsLine(1),
                "the note cannot be taken into an update: \(note.fault ?? "")", target: note.path)
        }
        return missing + stale + claims + faulty
    }
}

/// What the text and the tags say of editions.
struct EditionTexts: Rule {
    static let documentation = [
        RuleDocumentation(
            "edition/duplicate-tag", .error, "two tags for one edition",
            why:
                "People and machines get different states under one number. `V2.2.0` beside `v2.2.0` is one file on some disks.",
            bad: "v2.2.0 and V2.2.0", good: "v2.2.0"),
        RuleDocumentation(
            "edition/version-text", .warning, "a text that names another version as the newest",
            why: "It was right when it was written, and nobody changed it with the edition.",
            bad: "De nieuwste editie is 2.1.   # and 2.2 is out", good: "De nieuwste editie staat op de website."),
    ]

    func findings(in context: CheckContext) -> [Finding] {
        var byNumber: [EditionNumber: [String]] = [:]
        let pattern = context.guide.location.configuration.tag
        for tag in context.inputs.tags {
            guard
                let number = Ledger.number(inTag: tag, pattern: pattern)
                    ?? Ledger.number(inTag: tag.lowercased(), pattern: pattern)
            else { continue }
            byNumber[number, default: []].append(tag)
        }
        return byNumber.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { number, tags in
            let names = tags.sorted().map { "'\($0)'" }.joined(separator: " and ")
            return Finding(
                "edition/duplicate-tag", path: context.settingsPath, range: nil,
                "the tags \(names) are both edition \(number); remove the one that was a mistake with 'git tag -d'",
                target: tags.sorted().joined(separator: " "))
        }
    }

    private static let newest: Set<String> = [
        "nieuwste", "laatste", "actuele", "huidige", "recentste", "latest", "newest", "current",
    ]
    private static let things: Set<String> = [
        "versie", "editie", "uitgave", "release", "update", "version", "edition",
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        guard let latest = context.inputs.latest else { return [] }
        let title = context.location.configuration.title ?? context.location.contents.title ?? ""
        let guides = Self.guides.union([title.lowercased().split(separator: " ").last.map(String.init) ?? "gids"])
        let claims = facts.chapter.blocks.flatMap {
            block -> [(block: Block, number: EditionNumber, place: Range<Int>)] in
            guard [.paragraph, .item, .heading, .row].contains(block.kind), Self.mayClaim(block.text) else { return [] }
            let code = block.inlines.filter { $0.kind == .code }
            return Self.claims(block.text, guides: guides).filter { claim in
                claim.number < latest && !code.contains { ($0.start..<$0.end).overlaps(claim.place) }
            }.map { (block, $0.number, $0.place) }
        }
        guard !claims.isEmpty else { return [] }
        let places = TextPlaces(facts, claims.lazy.map(\.block))
        return claims.map { block, number, place in
            Finding(
                "edition/version-text", path: facts.chapter.path, range: places.range(of: place, in: block),
                "the text calls \(number) the newest edition, and that is \(latest)", target: number.description,
                suggestion: latest.description)
        }
    }

    /// Whether a number with a dot stands anywhere: most texts are done with that.
    private static func mayClaim(_ text: String) -> Bool {
        let bytes = text.utf8.span
        guard bytes.count > 2 else { return false }
        for index in 1..<(bytes.count - 1)
        where bytes[index] == 0x2E && (0x30...0x39).contains(bytes[index - 1])
            && (0x30...0x39).contains(bytes[index + 1])
        {
            return true
        }
        return false
    }

    /// Numbers that a text calls the newest, and where they stand: `de nieuwste editie is 2.1`, `editie 2.1 is de nieuwste`.
    ///
    /// - Parameter guides: what the guide may be called: `de nieuwste versie van deze gids`.
    private static func claims(
        _ text: String, guides: Set<String>
    ) -> [(number: EditionNumber, place: Range<Int>)] {
        // A sign that ends a clause, or a cell, is a word of its own; a dot within a number is none.
        var words: [Substring] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "(" }) {
            let core = word.prefix { !",;:!?)|".contains($0) }
            let bare = core.hasSuffix(".") ? core.dropLast() : core
            // `meest recente` is one word for what is newest.
            let isSecond = ["recente", "recent"].contains(bare) && ["meest", "most"].contains(words.last ?? "")
            if isSecond { words[words.count - 1] = "recentste" } else if !bare.isEmpty { words.append(bare) }
            if bare.count < word.count { words.append(".") }
        }
        func word(_ index: Int) -> String { words.indices.contains(index) ? words[index].lowercased() : "." }
        /// Whether what follows `van` is the guide itself.
        func isGuide(_ index: Int) -> Bool {
            let own =
                articles.contains(word(index)) || ["deze", "dit", "this"].contains(word(index)) ? index + 1 : index
            return guides.contains { word(own).hasSuffix($0) }
        }
        /// Whether a word names something else than the guide: `WCAG`, `iOS`.
        func isOtherName(_ index: Int) -> Bool {
            guard words.indices.contains(index), !things.contains(word(index)),
                !guides.contains(where: { word(index).hasSuffix($0) })
            else { return false }
            return words[index].contains(where: \.isUppercase)
        }
        /// Whether a clause is about what stands before a colon: `WCAG: de laatste versie is 2.1`.
        func isBehindName(_ index: Int) -> Bool {
            let first = articles.contains(word(index - 1)) ? index - 1 : index
            return word(first - 1) == "." && isOtherName(first - 2)
                && text[..<words[first].startIndex].trimmingBlanks().hasSuffix(":")
        }
        func number(_ index: Int) -> (EditionNumber, Range<Int>)? {
            guard words.indices.contains(index) else { return nil }
            let name =
                words[index].first.map { $0 == "v" || $0 == "V" } == true ? words[index].dropFirst() : words[index]
            guard name.contains("."), let number = EditionNumber(name) else { return nil }
            let start = text.utf8.distance(from: text.startIndex, to: name.startIndex)
            return (number, start..<(start + name.utf8.count))
        }
        var found: [(EditionNumber, Range<Int>)] = []
        for index in words.indices where newest.contains(word(index)) {
            let isNamed = things.contains(word(index + 1))
            // `editie 2.1 is de nieuwste`, `2.1 is de nieuwste editie`.
            let verb = articles.contains(word(index - 1)) ? index - 2 : index - 1
            // Behind `de nieuwste editie` its own number may follow: `sinds editie 2.9 is de nieuwste editie 3.0`.
            let isBesideOther = isNamed && number(index + 2) != nil
            if isBehindName(index) { continue }
            if verbs.contains(word(verb)), !isBesideOther, let number = number(verb - 1),
                isNamed || things.contains(word(verb - 2))
            {
                if isOtherName(verb - 2) { continue }
                found.append(number)
                continue
            }
            guard isNamed else { continue }
            // At once, or behind a verb, of this clause: what it is an amount of would follow.
            if let number = number(index + 2) {
                found.append(number)
                continue
            }
            let clause = (index + 2)..<min(index + 8, words.count)
            // `De nieuwste versie van WCAG is 2.2`, and of `de API-standaard` or `iOS`, is about another thing.
            if ["van", "of"].contains(word(index + 2)), !isGuide(index + 3) { continue }
            guard let verb = clause.first(where: { word($0) == "." || verbs.contains(word($0)) }) else { continue }
            // `Laatste versie: 2.1`.
            if word(verb) == ".", verb == index + 2, text[words[index + 1].endIndex...].hasPrefix(":") {
                if let number = number(verb + 1) { found.append(number) }
                continue
            }
            let place = adverbs.contains(word(verb + 1)) || things.contains(word(verb + 1)) ? verb + 2 : verb + 1
            if let number = number(place), followers.contains(word(place + 1)) { found.append(number) }
        }
        return found
    }

    private static let guides: Set<String> = [
        "gids", "guide", "handboek", "handbook", "boek", "book", "document", "handreiking", "leidraad", "website",
        "site",
    ]
    private static let verbs: Set<String> = ["is", "heet", "blijft", "remains"]
    private static let articles: Set<String> = ["de", "het", "the", "onze", "our"]
    private static let adverbs: Set<String> = ["nu", "nog", "now", "still", "dus"]
    private static let followers: Set<String> = [
        ".", "en", "van", "uit", "of", "die", "met", "and", "from", "which", "since", "sinds", "–", "-",
    ]
}
