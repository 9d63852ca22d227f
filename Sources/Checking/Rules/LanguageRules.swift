import CommonMark
import Diffing
import GuideModel

/// Words are spelled as the dictionary and the guide's own list have them.
struct Spelling: Rule {
    static let documentation = [
        RuleDocumentation(
            "lang/spelling", .notice, "a word that no dictionary knows",
            why: "A slip of the pen, or a word of this guide that belongs under 'words:' in guide.yml.",
            bad: "De gemeetne helpt.", good: "De gemeente helpt.")
    ]

    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        guard let speller = context.inputs.speller else { return [] }
        // The words are cut out only where some are unknown, or nobody has asked before.
        var words: ProseWords?
        let unknown = speller.unknownWords(
            {
                let own = ProseWords(chapter)
                words = own
                return Set(own.list.map(\.text))
            }, of: chapter.chapter)
        guard !unknown.isEmpty else { return [] }
        return (words ?? ProseWords(chapter)).list.filter { unknown.contains($0.text) }.map { word in
            Finding(
                "lang/spelling", path: chapter.path, range: chapter.facts.source.range(of: word.place),
                "'\(word.text)' is in no dictionary", target: word.text)
        }
    }

    /// Suggestions cost more than all the rest, so the first words of a check get them.
    static let suggestedWords = 100

    static func suggest(_ findings: inout [Finding], _ speller: any SpellChecker) {
        var known: [String: String?] = [:]
        for index in findings.indices where findings[index].rule == "lang/spelling" {
            guard let word = findings[index].target else { continue }
            if known[word] == nil, known.count < suggestedWords { known[word] = .some(speller.suggestion(word)) }
            findings[index].suggestion = known[word] ?? nil
        }
    }
}

/// Words of a chapter's prose, where the source has them as they are: no code, no addresses, no raw HTML.
struct ProseWords {
    struct Word {
        let text: String
        let place: Range<Int>
    }
    private(set) var list: [Word] = []

    init(_ chapter: ChapterContext) {
        let bytes = chapter.facts.source.bytes
        for range in Self.prose(chapter) {
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
                    list.append(Word(text: String(decoding: bytes[at..<end], as: UTF8.self), place: at..<end))
                }
                at = end
            }
        }
    }

    /// The source of the text nodes that a reader reads as prose.
    static func prose(_ chapter: ChapterContext) -> [Range<Int>] {
        let document = chapter.chapter.document
        let source = chapter.facts.source
        var result: [Range<Int>] = []
        for node in document.nodes where node.kind == .text && !node.literal.isEmpty && node.range.line > 0 {
            // The text of an autolink is an address.
            if node.parent >= 0, case .link(let destination, _) = document[node.parent].kind,
                node.literal == destination || "mailto:" + node.literal == destination
            {
                continue
            }
            var place = source.offsets(of: node.range)
            // `!!! note "Titel"` and `{ .class }` of Python-Markdown: a mark, and no prose.
            if node.literal.hasPrefix("!!!") || node.literal.hasPrefix("???") {
                let quote = source.bytes[place].firstIndex(of: UInt8(ascii: "\"")) ?? place.upperBound
                place = quote..<place.upperBound
            }
            if node.literal.hasSuffix("}"), let brace = source.bytes[place].lastIndex(of: UInt8(ascii: "{")) {
                place = place.lowerBound..<brace
            }
            if !place.isEmpty { result.append(place) }
        }
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

/// One thing has one name.
struct Terminology: Rule {
    static let documentation = [
        RuleDocumentation(
            "lang/terminology", .warning, "a word that guide.yml says to write otherwise",
            why: "Readers take two names for two things. 'terms:' says which one this guide uses.",
            bad: "De woningbouwvereniging helpt.   # terms: {woningcorporatie: [woningbouwvereniging]}",
            good: "De woningcorporatie helpt.", fix: "writes the word that guide.yml asks for")
    ]

    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        let terms = context.guide.location.configuration.terms
        guard !terms.isEmpty else { return [] }
        let bytes = chapter.facts.source.bytes
        // Where a word is also an address: headings make anchors, and `[word]` may be the name of a definition.
        let fixed = Set(chapter.chapter.sections.filter { !$0.hasOwnID }.map(\.line))
        var found: [Finding] = []
        for range in ProseWords.prose(chapter) {
            let text = bytes[range].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            for term in terms {
                for avoid in term.avoid {
                    for start in places(of: Array(avoid.lowercased().utf8), in: text) {
                        let place = (range.lowerBound + start)..<(range.lowerBound + start + avoid.utf8.count)
                        let written = String(decoding: bytes[place], as: UTF8.self)
                        let use = inCase(of: written, term.use)
                        if written == use { continue }
                        let spot = chapter.facts.source.range(of: place)
                        let mayChange = !fixed.contains(spot.line) && !isLabel(place, bytes)
                        found.append(
                            Finding(
                                "lang/terminology", path: chapter.path, range: spot,
                                "this guide writes '\(term.use)' for '\(written)'", target: written, suggestion: use,
                                fixes: mayChange ? [.edit(chapter.facts.edit(place, use))] : []))
                    }
                }
            }
        }
        return found
    }

    private func inCase(of written: String, _ use: String) -> String {
        if written.count > 1, written == written.uppercased() { return use.uppercased() }
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
        let before = text[..<start].reversed().prefix { $0 > 0x20 }
        let after = text[end...].prefix { $0 > 0x20 }
        if before.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "/") }) { return true }
        if after.contains(UInt8(ascii: "@")) || after.first == UInt8(ascii: "/") { return true }
        func joins(_ dot: UInt8?, _ next: UInt8?) -> Bool {
            dot == UInt8(ascii: ".") && next.map { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) } ?? false
        }
        return joins(after.first, after.dropFirst().first) || joins(before.first, before.dropFirst().first)
    }

    /// Whole words only.
    private func places(of word: [UInt8], in text: [UInt8]) -> [Int] {
        guard !word.isEmpty, text.count >= word.count else { return [] }
        func isWord(_ byte: UInt8) -> Bool {
            byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
        var found: [Int] = []
        var at = 0
        while at + word.count <= text.count {
            guard text[at] == word[0], text[at..<(at + word.count)].elementsEqual(word) else {
                at += 1
                continue
            }
            let end = at + word.count
            if at == 0 || !isWord(text[at - 1]), end == text.count || !isWord(text[end]), !isInAddress(at, end, text) {
                found.append(at)
            }
            at = end
        }
        return found
    }
}

/// Sentences and chapters that readers can follow.
struct Readability: Rule {
    static let documentation = [
        RuleDocumentation(
            "lang/long-sentence", .notice, "a long sentence",
            why: "Readers lose the beginning before they reach the end. Two sentences say the same.",
            bad: "a sentence of 60 words", good: "three sentences of 20 words",
            settings: [("words", "the longest sentence, in words; 40 by default")]),
        RuleDocumentation(
            "lang/reading-level", .notice, "a chapter that is hard to read, or harder than in the last edition",
            why:
                "The measure is Flesch's (for Dutch in Douma's form): 100 is easy, 30 is for scholars. It counts the words of a "
                + "sentence and the syllables of a word, and is worth something from 100 words on.",
            bad: "reading ease 28", good: "reading ease 55",
            settings: [
                ("least", "the reading ease below which a chapter is reported; 30 by default"),
                ("fall", "the fall since the last edition that is reported; 5 by default"),
            ]),
    ]

    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        let prose = chapter.chapter.blocks.filter(ReadingEase.isProse).map { ($0, ReadingEase.sentences($0.text)) }
        return longSentences(prose, chapter, context) + level(prose, chapter, context)
    }

    private typealias Prose = [(block: Block, sentences: [ReadingEase.Sentence])]

    private func longSentences(_ prose: Prose, _ chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        let most = context.settings.number("lang/long-sentence", "words", default: 40)
        let source = chapter.facts.source
        return prose.flatMap { block, sentences -> [Finding] in
            sentences.filter { $0.words > most }.map { sentence in
                let start = String(block.text.utf8.dropFirst(sentence.range.lowerBound).prefix(30)) ?? ""
                let lines = block.lines
                let range = SourceRange(
                    line: lines.lowerBound, column: 1, endLine: lines.upperBound,
                    endColumn: source.endColumn(ofLine: lines.upperBound))
                return Finding(
                    "lang/long-sentence", path: chapter.path, range: range,
                    "a sentence of \(sentence.words) words: '\(start)…'", target: start)
            }
        }
    }

    private func level(_ prose: Prose, _ chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        let language = context.guide.language
        guard let now = ReadingEase(prose, language: language)?.score else { return [] }
        let least = context.settings.number("lang/reading-level", "least", default: 30)
        let fall = context.settings.number("lang/reading-level", "fall", default: 5)
        let before = context.inputs.published.flatMap { published -> Int? in
            guard let old = published.guide?.chapter(at: published.lineage?.pageBefore(chapter.path) ?? chapter.path)
            else {
                return nil
            }
            return ReadingEase(old, language: language)?.score
        }
        let name = context.inputs.published?.name ?? ""
        let trend = before.map { $0 == now ? "" : ", \($0) in \(name)" } ?? ""
        let message: String
        if let before, before - now >= fall {
            message = "the chapter is harder to read than before: reading ease \(now), \(before) in \(name)"
        } else if now < least {
            message = "the chapter is hard to read: reading ease \(now)\(trend)"
        } else {
            return []
        }
        return [
            Finding(
                "lang/reading-level", path: chapter.path, range: context.settingsLine(1), message,
                target: "reading ease")
        ]
    }
}

/// Flesch's reading ease; for Dutch in the form of Douma (1960): 206.84 − 0.77 × syllables per 100 words − 0.93 × words per
/// sentence. For English Flesch (1948): 206.835 − 84.6 × syllables per word − 1.015 × words per sentence.
struct ReadingEase {
    /// From 0, hardest, to 100.
    let score: Int

    /// `nil` for less than 100 words, which say too little, and for languages without a formula.
    init?(_ chapter: Chapter, language: String) {
        self.init(chapter.blocks.filter(Self.isProse).map { ($0, Self.sentences($0.text)) }, language: language)
    }

    init?(_ prose: [(block: Block, sentences: [Sentence])], language: String) {
        var (words, sentences, syllables) = (0, 0, 0)
        for (block, own) in prose {
            words += own.reduce(0) { $0 + $1.words }
            sentences += own.count
            syllables += Self.syllables(block.text)
        }
        guard words >= 100, sentences > 0 else { return nil }
        let (perSentence, perWord) = (Double(words) / Double(sentences), Double(syllables) / Double(words))
        let ease: Double
        switch language {
        case "nl": ease = 206.84 - 77 * perWord - 0.93 * perSentence
        case "en": ease = 206.835 - 84.6 * perWord - 1.015 * perSentence
        default: return nil
        }
        score = Int(min(100, max(0, ease)).rounded())
    }

    static func isProse(_ block: Block) -> Bool { block.kind == .paragraph || block.kind == .item }

    /// Sentences of a text: their places in its bytes, and their words.
    typealias Sentence = (range: Range<Int>, words: Int)

    static func sentences(_ text: String) -> [Sentence] {
        let bytes = text.utf8.span
        var found: [Sentence] = []
        var (start, words, inWord, at) = (0, 0, false, 0)
        func isEnd(_ at: Int) -> Bool {
            var next = at + 1
            while next < bytes.count, [0x22, 0x27, 0x29].contains(bytes[next]) { next += 1 }
            guard next < bytes.count else { return true }
            // `bijv. een` goes on: a sentence begins with a capital or a digit.
            guard bytes[next] == 0x20, next + 1 < bytes.count else { return false }
            return !(0x61...0x7A).contains(bytes[next + 1])
        }
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x20 {
                inWord = false
            } else if !inWord, byte >= 0x80 || isLetterOrDigit(byte) {
                inWord = true
                words += 1
            }
            if byte == 0x2E || byte == 0x21 || byte == 0x3F, words > 0, isEnd(at) {
                found.append((start..<(at + 1), words))
                (start, words, inWord) = (min(at + 2, bytes.count), 0, false)
            }
            at += 1
        }
        if words > 0 { found.append((start..<bytes.count, words)) }
        return found
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Runs of vowels, at least one a word; a good measure for both languages over a page, though not for every word.
    static func syllables(_ text: String) -> Int {
        let bytes = text.utf8.span
        var (count, own, letters, wasVowel) = (0, 0, false, false)
        var at = 0
        while at <= bytes.count {
            guard at < bytes.count, bytes[at] != 0x20 else {
                if letters { count += max(1, own) }
                (own, letters, wasVowel) = (0, false, false)
                at += 1
                continue
            }
            let byte = bytes[at]
            var (isVowel, opens) = (false, false)
            if byte == 0xC3, at + 1 < bytes.count {
                // À to ÿ: all vowels but ç, ñ, ð, þ, ß, × and ÷; a diaeresis opens a syllable of its own.
                let low = bytes[at + 1] | 0x20
                isVowel = ![0xA7, 0xB1, 0xB0, 0xBE, 0xB7, 0x9F, 0xBF].contains(low)
                opens = [0xAB, 0xAF, 0xB6, 0xBC].contains(low)
                letters = true
                at += 1
            } else if byte < 0x80 {
                isVowel = [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(byte | 0x20)
                letters = letters || (0x61...0x7A).contains(byte | 0x20)
            }
            if isVowel, !wasVowel || opens { own += 1 }
            wasVowel = isVowel
            at += 1
        }
        return count
    }
}
