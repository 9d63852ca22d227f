import CommonMark
import Diffing
import GuideModel

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

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        let most = context.settings.number("lang/long-sentence", "words", default: 40)
        guard facts.prose.longest > most else { return [] }
        let blocks = facts.chapter.blocks.filter { Prose.holds($0) && $0.words > most }
        let places = TextPlaces(facts, blocks)
        return blocks.flatMap { block in
            Prose.sentences(block.text).filter { $0.words > most }.map { sentence in
                let start = String(block.text.utf8.dropFirst(sentence.range.lowerBound).prefix(30)) ?? ""
                return Finding(
                    "lang/long-sentence", path: facts.chapter.path, range: places.range(of: sentence.range, in: block),
                    "a sentence of \(sentence.words) words: '\(start)…'", target: start)
            }
        }
    }

    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        let language = context.guide.language
        guard let now = ReadingEase(chapter.facts.prose, language: language)?.score else { return [] }
        let least = context.settings.number("lang/reading-level", "least", default: 30)
        let fall = context.settings.number("lang/reading-level", "fall", default: 5)
        let before = context.inputs.published.flatMap { published in
            published.prose[published.lineage?.pageBefore(chapter.path) ?? chapter.path].flatMap {
                ReadingEase($0, language: language)?.score
            }
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
