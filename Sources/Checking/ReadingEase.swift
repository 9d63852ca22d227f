import GuideModel

/// Flesch's reading ease; for Dutch in the form of Douma (1960): 206.84 − 0.77 × syllables per 100 words − 0.93 × words per
/// sentence. For English Flesch (1948): 206.835 − 84.6 × syllables per word − 1.015 × words per sentence.
struct ReadingEase {
    /// From 0, hardest, to 100.
    let score: Int

    /// `nil` for less than 100 words, which say too little, and for languages without a formula.
    init?(_ chapter: Chapter, language: String) {
        let blocks = chapter.blocks
        self.init(
            blocks.indices.filter { Self.isProse(blocks[$0]) }.map {
                Prose(block: $0, sentences: Self.sentences(blocks[$0].text))
            }, of: chapter, language: language)
    }

    /// A block that is read as sentences, by its place among the chapter's blocks.
    struct Prose {
        let block: Int
        let sentences: [Sentence]
    }

    init?(_ prose: [Prose], of chapter: Chapter, language: String) {
        var (words, sentences, syllables) = (0, 0, 0)
        for part in prose {
            words += part.sentences.reduce(0) { $0 + $1.words }
            sentences += part.sentences.count
            syllables += Self.syllables(chapter.blocks[part.block].text)
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
