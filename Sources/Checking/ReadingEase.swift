import GuideModel

/// Flesch's reading ease; for Dutch in the form of Douma (1960): 206.84 − 0.77 × syllables per 100 words − 0.93 × words per
/// sentence. For English Flesch (1948): 206.835 − 84.6 × syllables per word − 1.015 × words per sentence.
struct ReadingEase {
    /// From 0, hardest, to 100.
    let score: Int

    static let languages: Set<String> = ["nl", "en"]

    /// `nl` of `nl-BE`.
    static func base(_ language: String) -> String {
        language.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map(String.init) ?? ""
    }

    /// `nil` for less than 100 words, which say too little, and for languages without a formula.
    init?(_ prose: Prose, language: String) {
        guard prose.words >= 100, prose.sentences > 0 else { return nil }
        let perSentence = Double(prose.words) / Double(prose.sentences)
        let perWord = Double(prose.syllables) / Double(prose.words)
        let ease: Double
        switch Self.base(language) {
        case "nl": ease = 206.84 - 77 * perWord - 0.93 * perSentence
        case "en":
            let spoken = Double(prose.syllables - prose.silent) / Double(prose.words)
            ease = 206.835 - 84.6 * spoken - 1.015 * perSentence
        default: return nil
        }
        score = Int(min(100, max(0, ease)).rounded())
    }
}

/// How much a chapter holds of what is read as sentences: its paragraphs and items.
package struct Prose: Hashable, Sendable {
    private(set) var words = 0
    private(set) var sentences = 0
    /// Runs of vowels, at least one a word; a good measure for both languages over a page, though not for every word.
    private(set) var syllables = 0
    /// Those of them that English writes and does not speak: the `e` of `code`, `used` and `named`.
    private(set) var silent = 0
    /// The words of the longest sentence.
    private(set) var longest = 0

    init(_ chapter: Chapter) {
        for block in chapter.blocks where Self.holds(block) {
            let spoken = Self.read(block.text) { sentence in
                words += sentence.words
                sentences += 1
                longest = max(longest, sentence.words)
            }
            syllables += spoken.syllables
            silent += spoken.silent
        }
    }

    static func holds(_ block: Block) -> Bool { block.kind == .paragraph || block.kind == .item }

    /// A sentence's place in a text's bytes, and its words.
    typealias Sentence = (range: Range<Int>, words: Int)

    static func sentences(_ text: String) -> [Sentence] {
        var found: [Sentence] = []
        _ = read(text) { found.append($0) }
        return found
    }

    /// Tells each sentence of a text.
    ///
    /// - Returns: its syllables, and how many of them English leaves silent.
    private static func read(_ text: String, _ tell: (Sentence) -> Void) -> (syllables: Int, silent: Int) {
        let bytes = text.utf8.span
        let letters = Self.letters.span
        var (start, words, inWord) = (0, 0, false)
        var (syllables, own, hasLetters, wasVowel) = (0, 0, false, false)
        var (silent, tail) = (0, 0)
        /// Counts a word whose last letter stands before `tail`.
        func endWord() {
            guard hasLetters else { return }
            syllables += max(1, own)
            if own > 1, endsSilently(bytes, tail) { silent += 1 }
        }
        /// Where a sentence ends that has its last sign at a place, behind its quotes; `nil` where it goes on.
        func end(_ at: Int) -> Int? {
            var next = at + 1
            while next < bytes.count {
                if [0x22, 0x27, 0x29].contains(bytes[next]) {
                    next += 1
                } else if next + 2 < bytes.count, bytes[next] == 0xE2, bytes[next + 1] == 0x80,
                    bytes[next + 2] == 0x9D || bytes[next + 2] == 0x99
                {
                    // ” and ’
                    next += 3
                } else if next + 1 < bytes.count, bytes[next] == 0xC2, bytes[next + 1] == 0xBB {
                    next += 2
                } else {
                    break
                }
            }
            guard next < bytes.count else { return next }
            // `bijv. een` goes on: a sentence begins with a capital or a digit.
            guard bytes[next] == 0x20, next + 1 < bytes.count else { return nil }
            return (0x61...0x7A).contains(bytes[next + 1]) ? nil : next
        }
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if letters[Int(byte)] < 2 {
                if !inWord { words += 1 }
                (inWord, hasLetters) = (true, true)
                // Most of a text is letters, so their run has a loop of its own.
                var last: UInt8 = wasVowel ? 1 : 0
                while at < bytes.count, case let letter = letters[Int(bytes[at])], letter < 2 {
                    own &+= Int(letter & ~last)
                    last = letter
                    at += 1
                }
                wasVowel = last == 1
                tail = at
                continue
            }
            if byte == 0x20 {
                endWord()
                (inWord, own, hasLetters, wasVowel) = (false, 0, false, false)
                at += 1
                continue
            }
            if !inWord, byte >= 0x80 || (0x30...0x39).contains(byte) {
                inWord = true
                words += 1
            }
            if byte == 0x2E || byte == 0x21 || byte == 0x3F, words > 0, let end = end(at) {
                tell((start..<end, words))
                (start, words, inWord, wasVowel, at) = (min(end + 1, bytes.count), 0, false, false, end)
                continue
            }
            var (isVowel, opens) = (false, false)
            if byte == 0xC3, at + 1 < bytes.count {
                // À to ÿ: all vowels but ç, ñ, ð, þ, ß, × and ÷; a diaeresis opens a syllable of its own.
                let low = bytes[at + 1] | 0x20
                isVowel = ![0xA7, 0xB1, 0xB0, 0xBE, 0xB7, 0x9F, 0xBF].contains(low)
                opens = [0xAB, 0xAF, 0xB6, 0xBC].contains(low)
                hasLetters = true
                at += 1
            }
            if isVowel, !wasVowel || opens { own += 1 }
            wasVowel = isVowel
            at += 1
        }
        endWord()
        if words > 0 { tell((start..<bytes.count, words)) }
        return (syllables, silent)
    }

    /// Whether an English word's last vowel is an `e` that nobody speaks: in `code`, `names` and `used`, not in `table`, `places` and
    /// `needed`.
    private static func endsSilently(_ bytes: Span<UInt8>, _ end: Int) -> Bool {
        func letter(_ back: Int) -> UInt8 { end >= back ? bytes[end - back] | 0x20 : 0 }
        func isVowel(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }
        let (e, l) = (UInt8(ascii: "e"), UInt8(ascii: "l"))
        if letter(1) == e { return !isVowel(letter(2)) && (letter(2) != l || isVowel(letter(3))) }
        guard letter(2) == e, !isVowel(letter(3)) else { return false }
        switch letter(1) {
        case UInt8(ascii: "d"): return !"td".utf8.contains(letter(3))
        case UInt8(ascii: "s"): return !"szxcgh".utf8.contains(letter(3)) && (letter(3) != l || isVowel(letter(4)))
        default: return false
        }
    }

    /// 1 for a vowel, 0 for another letter of ASCII, 2 for all else.
    private static let letters: [UInt8] = (0...255).map { value in
        guard value < 0x80, (0x61...0x7A).contains(value | 0x20) else { return 2 }
        return "aeiouy".utf8.contains(UInt8(value) | 0x20) ? 1 : 0
    }
}
