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
        for part in Self.prose(facts) {
            let range = part.range
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
                let isCut =
                    part.goesOnBefore && at == range.lowerBound || part.goesOnBehind && end == range.upperBound
                    || Self.isEntity(before: at, bytes, in: range) || Self.isEntity(behind: end, bytes, in: range)
                let isPart =
                    isCut || hasDigit || (0x30...0x39).contains(before) || "@/\\_&#=.".utf8.contains(before)
                    || "@/\\_=;-".utf8.contains(after)
                    || after == UInt8(ascii: ".") && end + 1 < range.upperBound && Self.isLetter(bytes[end + 1])
                if !isPart {
                    let text = String(decoding: bytes[at..<end], as: UTF8.self)
                    list.append(ProseWord(text: text.replacing(Self.softHyphen, with: ""), place: at..<end))
                }
                at = end
            }
        }
    }

    /// Where a word may be cut at the end of a line; nobody sees it elsewhere.
    private static let softHyphen = "\u{AD}"

    /// A piece of source that a reader reads as prose.
    struct Part {
        var range: Range<Int>
        /// Whether a word goes on before it or behind it, in another markup: `voor**mail**`.
        var goesOnBefore = false
        var goesOnBehind = false
        /// Whether only a line's end parts it from the one before.
        var followsBreak = false
    }

    /// The source of the text nodes that a reader reads as prose.
    static func prose(_ facts: ChapterFacts) -> [Part] {
        let document = facts.chapter.document
        var result: [Part] = []
        // What stood before in the same block: its parent, whether a word ends there, and whether it is a line's end behind text.
        var last: (parent: Node.Index, isText: Bool, endsInWord: Bool, isBreak: Bool)?
        // Between tags of what is typed, `<kbd>` and its like.
        var typed = 0
        document.walk { event in
            guard case .enter(let index) = event else { return }
            let node = document[index]
            switch node.kind {
            case .emphasis, .strong, .strikethrough, .link: break
            case .htmlInline: typed = max(0, typed + typedDepth(document.bytes(of: node)))
            case .softBreak: last = last.map { ($0.parent, false, false, $0.isText) }
            case .text, .code:
                let bytes = document.bytes(of: node)
                let isApart = last.map { $0.parent != node.parent || !$0.isText || node.kind == .code } ?? false
                if isApart, startsWithWord(bytes), let part = result.indices.last, last?.endsInWord == true {
                    result[part].goesOnBehind = true
                }
                if node.kind == .text, typed == 0 {
                    var parts = parts(of: node, facts)
                    if !parts.isEmpty {
                        parts[0].goesOnBefore = isApart && last?.endsInWord == true
                        parts[0].followsBreak = last.map { $0.isBreak && $0.parent == node.parent } ?? false
                        result += parts
                    }
                }
                last = (node.parent, node.kind == .text, endsInWord(bytes), false)
            default: (last, typed) = (nil, 0)
            }
        }
        return result
    }

    /// One more for a tag that what is typed begins with, one less for its end.
    private static func typedDepth(_ tag: ArraySlice<UInt8>) -> Int {
        let isEnd = tag.dropFirst().first == UInt8(ascii: "/")
        let name = tag.dropFirst(isEnd ? 2 : 1).prefix { (0x61...0x7A).contains($0 | 0x20) }
        let isTyped = ["code", "kbd", "samp", "var", "tt"].contains(String(decoding: name, as: UTF8.self).lowercased())
        return isTyped ? isEnd ? -1 : 1 : 0
    }

    private static func parts(of node: Node, _ facts: ChapterFacts) -> [Part] {
        let (document, source) = (facts.chapter.document, facts.source)
        guard node.hasText, node.range.line > 0 else { return [] }
        // The text of an autolink is an address.
        if node.parent >= 0, case .link(let destination, _) = document[node.parent].kind,
            case let destination = document.string(destination), case let literal = document.literal(node),
            literal == destination || "mailto:" + literal == destination
        {
            return []
        }
        var place = source.offsets(of: node.range)
        // MyST's `(label)=`, and `!!! note "Titel"` and `{ .class }` of Python-Markdown: marks, and no prose.
        let bytes = document.bytes(of: node)
        if bytes.first == UInt8(ascii: "("), bytes.suffix(2).elementsEqual(")=".utf8) { return [] }
        // `:::warning` begins a box of Pandoc's, Quarto's or Docusaurus'.
        if bytes.starts(with: ":::".utf8) { return [] }
        if bytes.starts(with: "!!!".utf8) || bytes.starts(with: "???".utf8) {
            let quote = source.bytes[place].firstIndex(of: UInt8(ascii: "\"")) ?? place.upperBound
            place = quote..<place.upperBound
        }
        if bytes.last == UInt8(ascii: "}"), let brace = source.bytes[place].lastIndex(of: UInt8(ascii: "{")) {
            place = place.lowerBound..<brace
        }
        return withoutMarks(place, source.bytes).map { Part(range: $0) }
    }

    private static func startsWithWord(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.first.map(isWordByte) ?? false }
    private static func endsInWord(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.last.map(isWordByte) ?? false }
    private static func isWordByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x80...0xBF).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// Parts of a place that are no `{#id}`, `{.class}`, `{{ variable }}`, `{% tag %}` or `$formula$`.
    private static func withoutMarks(_ place: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
        withoutBraces(place, bytes).flatMap { withoutFormulas($0, bytes) }
    }

    /// By Pandoc's rule: no blank behind the first sign or before the second, and no digit behind that.
    private static func withoutFormulas(_ place: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
        let sign = UInt8(ascii: "$")
        var result: [Range<Int>] = []
        var (start, from) = (place.lowerBound, place.lowerBound)
        while let open = bytes[from..<place.upperBound].firstIndex(of: sign) {
            from = open + 1
            guard open + 1 < place.upperBound, bytes[open + 1] > 0x20, bytes[open + 1] != sign,
                open == place.lowerBound || bytes[open - 1] != UInt8(ascii: "\\"),
                let close = bytes[(open + 1)..<place.upperBound].firstIndex(of: sign)
            else { continue }
            let next = close + 1 < place.upperBound ? bytes[close + 1] : 0x20
            guard bytes[close - 1] > 0x20, !(0x30...0x39).contains(next) else { continue }
            if start < open { result.append(start..<open) }
            (start, from) = (close + 1, close + 1)
        }
        if start < place.upperBound { result.append(start..<place.upperBound) }
        return result
    }

    private static func withoutBraces(_ place: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
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

    /// `&#101;` and `&eacute;` right before or behind a word are letters of it, as a rule.
    static func isEntity(before at: Int, _ bytes: [UInt8], in range: Range<Int>) -> Bool {
        guard at > range.lowerBound, bytes[at - 1] == UInt8(ascii: ";") else { return false }
        let start = bytes[range.lowerBound..<(at - 1)].suffix(32).lastIndex(of: UInt8(ascii: "&"))
        return start.map { isName(bytes[($0 + 1)..<(at - 1)]) } ?? false
    }

    static func isEntity(behind end: Int, _ bytes: [UInt8], in range: Range<Int>) -> Bool {
        guard end < range.upperBound, bytes[end] == UInt8(ascii: "&") else { return false }
        let close = bytes[end..<range.upperBound].prefix(34).firstIndex(of: UInt8(ascii: ";"))
        return close.map { isName(bytes[(end + 1)..<$0]) } ?? false
    }

    /// Entities that are blanks and signs, which no word goes on with.
    private static let signs: Set<String> = [
        "nbsp", "ensp", "emsp", "thinsp", "quot", "ldquo", "rdquo", "lsquo", "laquo", "raquo", "mdash", "ndash",
        "hellip",
        "amp", "lt", "gt", "#160", "#xa0",
    ]

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty && !signs.contains(String(decoding: bytes, as: UTF8.self).lowercased())
            && bytes.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "#")
            }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0xC3 && byte < 0xE2
    }

    private static func isInside(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
        let byte = bytes[at]
        if isLetter(byte) || (0x80...0xBF).contains(byte) || (0x30...0x39).contains(byte) { return true }
        if byte == 0xC2, at + 1 < end, bytes[at + 1] == 0xAD { return true }
        // `'s-avonds`, `auto's`, `e-mail`: inside a word, with a letter behind it.
        let joins = byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-")
        return joins && at + 1 < end && isLetter(bytes[at + 1])
            || byte == 0xE2 && at + 3 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99 && isLetter(bytes[at + 3])
    }
}
