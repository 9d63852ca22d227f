import CommonMark
import GuideModel

/// One thing has one name.
struct Terminology: Rule {
    static let documentation = [
        RuleDocumentation(
            "lang/terminology", .warning, "a word that guide.yml says to write otherwise",
            why: "Readers take two names for two things. 'terms:' says which one this guide uses.",
            bad: "De woningbouwvereniging helpt.   # terms: {woningcorporatie: [woningbouwvereniging]}",
            good: "De woningcorporatie helpt.", fix: "writes the word that guide.yml asks for")
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        let terms = context.location.configuration.terms
        guard !terms.isEmpty else { return [] }
        let bytes = facts.source.bytes
        // Where a word is also an address: headings make anchors, and `[word]` may be the name of a definition.
        let fixed = Set(facts.chapter.sections.filter { !$0.hasOwnID }.map(\.line))
        var found: [Finding] = []
        for run in ProseRun.all(facts) {
            let text = run.bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            for term in terms {
                for avoid in term.avoid {
                    // `IT` is not `it`, and where case is all that is wrong it is what counts.
                    let isExact =
                        avoid.lowercased() == term.use.lowercased() || avoid.count(where: \.isUppercase) > 1
                    let own = isExact ? run.bytes : text
                    let (wanted, unwanted) = (
                        Array((isExact ? term.use : term.use.lowercased()).utf8),
                        Array((isExact ? avoid : avoid.lowercased()).utf8)
                    )
                    for start in places(of: unwanted, in: own)
                    where !isPart(unwanted, at: start, of: wanted, in: own)
                        && !run.isCut(start..<(start + unwanted.count))
                    {
                        let end = start + unwanted.count
                        let place = run.source(of: start..<end)
                        let written = String(decoding: run.bytes[start..<end], as: UTF8.self)
                        let use = isExact ? term.use : inCase(of: written, avoid, term.use)
                        if written == use { continue }
                        let spot = facts.source.range(of: place)
                        // A plural or a genitive is another word's: `corpo's`.
                        let mayChange =
                            !fixed.contains(spot.line) && !isLabel(place, bytes) && !isInflected(run.bytes[end...])
                        // A line's end stays where it can.
                        let gap = (start..<end).first { run.isLineEnd($0) }.map { run.source(of: $0..<($0 + 1)) }
                        var text = use
                        if let gap, let blank = use.firstIndex(of: " ") {
                            text.replaceSubrange(blank...blank, with: String(decoding: bytes[gap], as: UTF8.self))
                        }
                        found.append(
                            Finding(
                                "lang/terminology", path: facts.chapter.path, range: spot,
                                "this guide writes '\(term.use)' for '\(written)'", target: written, suggestion: use,
                                fixes: mayChange ? [.edit(facts.edit(place, text))] : []))
                    }
                }
            }
        }
        return found
    }

    /// Whether a word stands in the term that the guide wants: `huurwoning` in `sociale huurwoning`.
    private func isPart(_ word: [UInt8], at start: Int, of term: [UInt8], in text: [UInt8]) -> Bool {
        places(of: word, in: term).contains { offset in
            let place = (start - offset)..<(start - offset + term.count)
            return text.indices.contains(place.lowerBound) && place.upperBound <= text.count
                && text[place].elementsEqual(term)
        }
    }

    private func inCase(of written: String, _ avoid: String, _ use: String) -> String {
        if written.count > 1, written == written.uppercased() { return use.uppercased() }
        // A name is written with a capital anywhere.
        if avoid.first?.isUppercase == true { return use }
        return written.first?.isUppercase == true ? capitalized(use) : use
    }

    /// `[word]` and `[word][]`: the word names a definition.
    private func isLabel(_ place: Range<Int>, _ bytes: [UInt8]) -> Bool {
        guard let close = bytes[place.upperBound...].prefix(200).firstIndex(of: UInt8(ascii: "]")),
            let open = bytes[..<place.lowerBound].suffix(200).lastIndex(of: UInt8(ascii: "[")),
            !bytes[open..<close].dropFirst().contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") })
        else { return false }
        let next = close + 1 < bytes.count ? bytes[close + 1] : 0x20
        guard next == UInt8(ascii: "[") else { return next != UInt8(ascii: "(") }
        return close + 2 < bytes.count && bytes[close + 2] == UInt8(ascii: "]")
    }

    private func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    /// Whether a word is part of `www.email.nl`, `info@email.nl` or `https://x.nl/email`.
    private func isInAddress(_ start: Int, _ end: Int, _ text: [UInt8]) -> Bool {
        // No address is longer.
        let before = text[..<start].suffix(300).reversed().prefix { $0 > 0x20 }
        let after = text[end...].prefix(300).prefix { $0 > 0x20 }
        let around = Array(before.reversed()) + text[start..<end] + after
        if around.contains(UInt8(ascii: "@")) { return true }
        // `gemeente/corporatie` is two words; what else has a slash is an address.
        if before.contains(UInt8(ascii: "/")) || after.first == UInt8(ascii: "/"), !Self.areWords(around) {
            return true
        }
        func joins(_ dot: UInt8?, _ next: UInt8?) -> Bool {
            dot == UInt8(ascii: ".") && next.map { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) } ?? false
        }
        return joins(after.first, after.dropFirst().first) || joins(before.first, before.dropFirst().first)
    }

    /// Whether words are joined by slashes, and nothing that an address has is among them: a dot within, a scheme, a slash in front.
    private static func areWords(_ text: [UInt8]) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }
        let inner = text.drop { !isLetter($0) && $0 != UInt8(ascii: "/") }
        guard inner.first != UInt8(ascii: "/") else { return false }
        var end = inner.endIndex
        while end > inner.startIndex, !isLetter(inner[end - 1]), inner[end - 1] != UInt8(ascii: "/") { end -= 1 }
        return inner[..<end].allSatisfy { isLetter($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") }
            && !inner[..<end].indices.contains { at in
                text[at] == UInt8(ascii: "/") && (at + 1 == end || text[at + 1] == UInt8(ascii: "/"))
            }
    }

    /// Whether an apostrophe and a letter follow.
    private func isInflected(_ rest: ArraySlice<UInt8>) -> Bool {
        ["'", "’"].contains { sign in
            rest.starts(with: sign.utf8)
                && rest.dropFirst(sign.utf8.count).first.map { (0x61...0x7A).contains($0 | 0x20) } ?? false
        }
    }

    /// Whether a word goes on with the character before or behind a place, which may be of several bytes.
    private func isWordBeside(_ text: ArraySlice<UInt8>, isBefore: Bool) -> Bool {
        guard let byte = isBefore ? text.last : text.first else { return false }
        // `woord\*` ends before a sign that is written so.
        if byte == UInt8(ascii: "\\"), !isBefore, let next = text.dropFirst().first {
            return (0x61...0x7A).contains(next | 0x20)
        }
        guard byte >= 0x80 else {
            return (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "-_\\".utf8.contains(byte)
        }
        let scalars = String(decoding: isBefore ? text.suffix(4) : text.prefix(4), as: UTF8.self).unicodeScalars
        guard let scalar = isBefore ? scalars.last : scalars.first else { return false }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.numericType != nil
            || properties.canonicalCombiningClass.rawValue > 0
            || scalar.value == 0xAD
    }

    /// Whole words only.
    private func places(of word: [UInt8], in text: [UInt8]) -> [Int] {
        guard !word.isEmpty, text.count >= word.count else { return [] }
        var found: [Int] = []
        var at = 0
        while at + word.count <= text.count {
            guard text[at] == word[0], text[at..<(at + word.count)].elementsEqual(word) else {
                at += 1
                continue
            }
            let end = at + word.count
            if !isWordBeside(text[..<at], isBefore: true), !isWordBeside(text[end...], isBefore: false),
                !isInAddress(at, end, text)
            {
                found.append(at)
            }
            at = end
        }
        return found
    }
}

/// Prose over the ends of lines, blanks folded, with where each byte of it stands in the source.
private struct ProseRun {
    var bytes: [UInt8] = []
    private var starts: [Int] = []
    private var ends: [Int] = []
    private var goesOnBefore = false
    private var goesOnBehind = false
    private let source: [UInt8]

    static func all(_ facts: ChapterFacts) -> [ProseRun] {
        var runs: [ProseRun] = []
        for part in ProseWords.prose(facts) {
            if part.followsBreak, var run = runs.popLast(), let end = run.ends.last {
                run.add(0x20, end..<part.range.lowerBound)
                run.add(part)
                runs.append(run)
            } else {
                var run = ProseRun(source: facts.source.bytes)
                run.goesOnBefore = part.goesOnBefore
                run.add(part)
                runs.append(run)
            }
        }
        return runs
    }

    private init(source: [UInt8]) { self.source = source }

    private mutating func add(_ byte: UInt8, _ place: Range<Int>) {
        bytes.append(byte)
        starts.append(place.lowerBound)
        ends.append(place.upperBound)
    }

    private mutating func add(_ part: ProseWords.Part) {
        goesOnBehind = part.goesOnBehind
        for at in part.range {
            if source[at] == 0x20, bytes.last == 0x20 {
                ends[ends.count - 1] = at + 1
            } else {
                add(source[at], at..<(at + 1))
            }
        }
    }

    func source(of range: Range<Int>) -> Range<Int> { starts[range.lowerBound]..<ends[range.upperBound - 1] }
    func isLineEnd(_ index: Int) -> Bool { source[starts[index]..<ends[index]].contains(0x0A) }

    /// Whether a word of the run goes on in another markup, or as an entity.
    func isCut(_ range: Range<Int>) -> Bool {
        if goesOnBefore && range.lowerBound == 0 || goesOnBehind && range.upperBound == bytes.count { return true }
        return ProseWords.isEntity(before: range.lowerBound, bytes, in: bytes.indices)
            || ProseWords.isEntity(behind: range.upperBound, bytes, in: bytes.indices)
    }
}
