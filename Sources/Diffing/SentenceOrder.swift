import GuideModel

/// Two texts that are the same sentences in another order, some of them edited.
struct SentenceOrder {
    /// What a reader sees as moved: the lightest sentences that explain the new order, gone at one place and there at another.
    let spans: [Span]
    /// What was edited in the sentences, beside their order.
    private(set) var edits: [WordDiff] = []

    /// `nil` for texts that differ in more, or not at all.
    init?(_ before: String, _ after: String) {
        guard before.utf8.count == after.utf8.count, before != after else { return nil }
        let (old, new) = (Self.sentences(before), Self.sentences(after))
        guard old.texts.count > 1, old.texts.sorted() == new.texts.sorted(), old.blank == new.blank,
            let blank = old.blank
        else { return nil }
        // Equal sentences are in order among themselves.
        var places: [Substring: [Int]] = [:]
        for (index, sentence) in old.texts.enumerated().reversed() { places[sentence, default: []].append(index) }
        let from = new.texts.map { places[$0]?.popLast() ?? 0 }
        let kept = Set(heaviestIncreasing(from, weights: new.texts.map(\.utf8.count)).map { from[$0] })
        guard old.texts.indices.allSatisfy({ kept.contains($0) || Self.mayMove(old.texts[$0]) }) else { return nil }
        spans = Self.woven(old.texts, new.texts, from: from, kept: kept, blank) {
            [Span(.equal, String(new.texts[$0]))]
        }
    }

    /// The same where a few sentences were edited too, each between the same others: the rest says that it changed places.
    ///
    /// - Parameter diff: weaves two sentences.
    init?(edited before: String, _ after: String, _ diff: (String, String) -> WordDiff) {
        let ends = Self.ends(before)
        guard (1..<Self.mostSentences).contains(ends), ends == Self.ends(after) else { return nil }
        let (old, new) = (Self.sentences(before), Self.sentences(after))
        let count = old.texts.count
        guard count == new.texts.count, old.blank == new.blank, let blank = old.blank else { return nil }
        var places: [Substring: [Int]] = [:]
        for (index, sentence) in old.texts.enumerated().reversed() { places[sentence, default: []].append(index) }
        var from = new.texts.map { places[$0]?.popLast() ?? -1 }
        let same = from.filter { $0 >= 0 }
        guard zip(same, same.dropFirst()).contains(where: { $0 > $1 }) else { return nil }
        let left = places.values.joined().sorted()
        let edited = from.indices.filter { from[$0] < 0 }
        guard !left.isEmpty, left.count <= Self.mostEdited else { return nil }
        var diffs: [Int: WordDiff] = [:]
        for (o, n) in zip(left, edited) {
            let diff = diff(String(old.texts[o]), String(new.texts[n]))
            guard diff.keptShare >= Self.sameSentence else { return nil }
            from[n] = o
            diffs[n] = diff
        }
        // The same ones in both directions.
        let weights = zip(new.texts, from).map { $0.utf8.count + old.texts[$1].utf8.count }
        let kept = Set(heaviestIncreasing(from, weights: weights).map { from[$0] })
        // One that was edited stays, so that what is told of it is what changed.
        guard edited.allSatisfy({ kept.contains(from[$0]) }),
            old.texts.indices.allSatisfy({ kept.contains($0) || Self.mayMove(old.texts[$0]) })
        else { return nil }
        spans = Self.woven(old.texts, new.texts, from: from, kept: kept, blank) {
            diffs[$0]?.spans ?? [Span(.equal, String(new.texts[$0]))]
        }
        edits = diffs.sorted { $0.key < $1.key }.map(\.value)
    }

    /// How many signs that may end a sentence stand before a blank.
    private static func ends(_ text: String) -> Int {
        var (count, last) = (0, UInt8(0))
        for byte in text.utf8 {
            if byte == 0x20, ".!?".utf8.contains(last) { count += 1 }
            last = byte
        }
        return count
    }

    /// Whether a piece is a sentence that may stand elsewhere: an answer, `Ja.`, belongs to its question, and what follows an abbreviation,
    /// `art. 5 van de wet`, is no sentence.
    private static func mayMove(_ sentence: Substring) -> Bool {
        // Scripts without blanks have one word for all.
        if sentence.utf8.contains(where: { $0 >= 0xE3 }) { return true }
        guard let first = sentence.first(where: { $0.isLetter || $0.isNumber }), !first.isNumber, !first.isLowercase
        else { return false }
        return sentence.split(separator: " ").count >= 3
    }

    /// - Parameters:
    ///   - from: which old sentence each new one was.
    ///   - kept: the old ones that did not move.
    ///   - spans: what became of one that did not, by its place among the new ones.
    private static func woven(
        _ old: [Substring], _ new: [Substring], from: [Int], kept: Set<Int>, _ blank: String,
        _ spans: (Int) -> [Span]
    ) -> [Span] {
        var weaver = Weaver(blank: blank)
        var next = 0
        for (index, sentence) in new.enumerated() {
            guard kept.contains(from[index]) else {
                weaver.add(.insert, sentence)
                continue
            }
            for gone in next..<from[index] { weaver.add(.delete, old[gone]) }
            weaver.add(spans(index))
            next = from[index] + 1
        }
        for gone in next..<old.count { weaver.add(.delete, old[gone]) }
        return weaver.spans
    }

    private static let mostSentences = 60
    private static let mostEdited = 4
    /// The share of words that a sentence keeps.
    private static let sameSentence = 0.6

    /// The sentences of a text, and what stands between them; `nil` where that is not the same everywhere.
    private static func sentences(_ text: String) -> (texts: [Substring], blank: String?) {
        var texts: [Substring] = []
        var blanks: Set<String> = []
        var start = text.startIndex
        var last: Character = " "
        for index in text.indices {
            let isWide = "。！？".contains(last)
            if text[index] == " ", isWide || ".!?".contains(last) {
                texts.append(text[start..<index])
                start = text.index(after: index)
                blanks.insert(" ")
            } else if isWide, start < index, !"。！？」』）”’".contains(text[index]) {
                texts.append(text[start..<index])
                start = index
                blanks.insert("")
            }
            last = text[index]
        }
        texts.append(text[start...])
        return (texts, blanks.count == 1 ? blanks.first : nil)
    }

    /// Adds sentences with the blanks that each side has between its own.
    private struct Weaver {
        let blank: String
        var spans: [Span] = []
        private var (isInOld, isInNew) = (false, false)

        init(blank: String) { self.blank = blank }

        /// A sentence of both sides.
        mutating func add(_ sentence: [Span]) {
            add(.equal, "")
            for span in sentence { put(span.operation, span.text) }
        }

        mutating func add(_ operation: Span.Operation, _ sentence: Substring) {
            let own = (old: operation != .insert && isInOld, new: operation != .delete && isInNew)
            if own.old, own.new {
                put(.equal, blank)
            } else if own.old {
                put(.delete, blank)
            } else if own.new {
                put(.insert, blank)
            }
            put(operation, String(sentence))
            isInOld = isInOld || operation != .insert
            isInNew = isInNew || operation != .delete
        }

        private mutating func put(_ operation: Span.Operation, _ text: String) {
            guard !text.isEmpty else { return }
            if spans.last?.operation == operation {
                spans[spans.count - 1].text += text
            } else {
                spans.append(Span(operation, text))
            }
        }
    }
}
