import CommonMark
import GuideModel

/// Words are spelled as the dictionary and the guide's own list have them.
struct Spelling: Rule {
    static let documentation = [
        RuleDocumentation(
            "lang/spelling", .notice, "a word that no dictionary knows",
            why: "A slip of the pen, or a word of this guide that belongs under 'words:' in guide.yml.",
            bad: "De gemeetne helpt.", good: "De gemeente helpt.")
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        guard let speller = context.inputs.speller else { return [] }
        let unknown = speller.unknownWords(of: facts.chapter) {
            ProseWords(facts).list
        } _: {
            facts.source.range(of: $0.place)
        }
        return unknown.map { word in
            Finding(
                "lang/spelling", path: facts.chapter.path, range: word.range, "'\(word.text)' is in no dictionary",
                target: word.text)
        }
    }

    /// Adds suggestions. One costs a tenth of a second in Dutch, so the first words of a check get them; of this rule alone, more.
    static func suggest(_ findings: inout [Finding], _ speller: any SpellChecker, isAlone: Bool) {
        let most = isAlone ? 200 : 10
        var known: [String: String?] = [:]
        for index in findings.indices where findings[index].rule == "lang/spelling" {
            guard let word = findings[index].target else { continue }
            if known[word] == nil, known.count < most { known[word] = .some(speller.suggestion(word)) }
            findings[index].suggestion = known[word] ?? nil
        }
    }
}

/// Words of a chapter's prose, where the source has them as they are: no code, no addresses, no raw HTML.
struct ProseWords {
    private(set) var list: [ProseWord] = []

    init(_ facts: ChapterFacts) {
        let bytes = facts.source.bytes
        for range in Self.prose(facts) {
            var at = range.lowerBound
            while at < range.upperBound {
                guard Self.isLetter(bytes[at]) else {
                    at += 1
                    continue
                }
                var end = at
                var hasDigit = false
                while end < range.upperBound, Self.isInside(bytes, end, range.upperBound) {
                    hasDigit = hasDigit || (0x30...0x39).contains(bytes[end])
                    end += 1
                }
                // Names with digits, addresses, entities and file names are no words.
                let before = at > range.lowerBound ? bytes[at - 1] : 0x20
                let after = end < range.upperBound ? bytes[end] : 0x20
                let isPart =
                    hasDigit || (0x30...0x39).contains(before) || "@/\\_&#=.".utf8.contains(before)
                    || "@/\\_=;-".utf8.contains(after)
                    || after == UInt8(ascii: ".") && end + 1 < range.upperBound && Self.isLetter(bytes[end + 1])
                if !isPart {
                    list.append(ProseWord(text: String(decoding: bytes[at..<end], as: UTF8.self), place: at..<end))
                }
                at = end
            }
        }
    }

    /// The source of the text nodes that a reader reads as prose.
    static func prose(_ facts: ChapterFacts) -> [Range<Int>] {
        let document = facts.chapter.document
        let source = facts.source
        var result: [Range<Int>] = []
        for node in document.nodes where node.kind == .text && node.hasText && node.range.line > 0 {
            // The text of an autolink is an address.
            if node.parent >= 0, case .link(let destination, _) = document[node.parent].kind,
                case let destination = document.string(destination), case let literal = document.literal(node),
                literal == destination || "mailto:" + literal == destination
            {
                continue
            }
            var place = source.offsets(of: node.range)
            // `!!! note "Titel"` and `{ .class }` of Python-Markdown: a mark, and no prose.
            let bytes = document.bytes(of: node)
            if bytes.starts(with: "!!!".utf8) || bytes.starts(with: "???".utf8) {
                let quote = source.bytes[place].firstIndex(of: UInt8(ascii: "\"")) ?? place.upperBound
                place = quote..<place.upperBound
            }
            if bytes.last == UInt8(ascii: "}"), let brace = source.bytes[place].lastIndex(of: UInt8(ascii: "{")) {
                place = place.lowerBound..<brace
            }
            result += withoutMarks(place, source.bytes)
        }
        return result
    }

    /// Parts of a place that are no `{#id}`, `{.class}`, `{{ variable }}` or `{% tag %}`.
    private static func withoutMarks(_ place: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = place.lowerBound
        while let open = bytes[start..<place.upperBound].firstIndex(of: UInt8(ascii: "{")) {
            guard let close = bytes[open..<place.upperBound].firstIndex(of: UInt8(ascii: "}")) else { break }
            let isMark = open + 1 < close && "#.:%{".utf8.contains(bytes[open + 1])
            let end = isMark ? open : close + 1
            if start < end { result.append(start..<end) }
            start = close + 1
        }
        if start < place.upperBound { result.append(start..<place.upperBound) }
        return result
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0xC3 && byte < 0xE2
    }

    private static func isInside(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
        let byte = bytes[at]
        if isLetter(byte) || (0x80...0xBF).contains(byte) || (0x30...0x39).contains(byte) { return true }
        // `'s-avonds`, `auto's`, `e-mail`: inside a word, with a letter behind it.
        let joins = byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
        return joins && at + 1 < end && isLetter(bytes[at + 1])
            || byte == 0xE2 && at + 3 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99 && isLetter(bytes[at + 3])
    }
}
