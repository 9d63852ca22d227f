/// The number that a heading begins with, and what it is the number of.
struct HeadingNumber {
    /// `Stap`, `Hoofdstuk`, or nothing.
    let kind: String
    /// `2`, `1.4`, `IV`, `B`.
    let number: Substring
    /// Whether a sign or a word says that it counts headings: `2. Zalen`, `1.4 Zalen`, `Stap 2`. `24 uur open` has none.
    let isMarked: Bool
    /// The heading without it.
    let rest: Substring

    private static let kinds: Set<String> = [
        "hoofdstuk", "bijlage", "deel", "stap", "fase", "artikel", "paragraaf", "afdeling", "onderdeel", "les",
        "module", "week",
        "dag", "vraag", "regel", "chapter", "appendix", "part", "step", "phase", "article", "section", "lesson", "day",
        "question",
        "rule", "annex", "unit", "§",
    ]

    /// `nil` for a heading that begins with no number.
    init?(_ text: String) {
        var slice = text[...]
        let word = slice.prefix { $0 != " " }
        var kind = ""
        if Self.kinds.contains(word.lowercased()), word.endIndex < slice.endIndex {
            kind = word.lowercased()
            slice = slice.dropFirst(word.count + 1)
        }
        if let han = Self.han(slice) {
            (self.kind, rest) = ("第", han)
            (number, isMarked) = (slice[..<han.startIndex], true)
            return
        }
        let token = slice.prefix { $0 != " " && $0 != ":" && $0 != ")" }
        let digits = token.prefix { $0.isASCIIDigit || $0 == "." }
        let isNumber = token.contains(where: \.isASCIIDigit) && digits.count == token.count
        let core = token.last == "." ? token.dropLast() : token
        let mark = slice.dropFirst(token.count).first
        let hasMark = token.last == "." || mark == ")" || mark == ":"
        let isRoman = !core.isEmpty && core.count <= 7 && core.allSatisfy { "IVXLC".contains($0) }
        let isLetter = core.count == 1 && core.allSatisfy { $0.isASCII && $0.isUppercase }
        // `2024: terugblik` is about a year.
        if kind.isEmpty, core.count == 4, core.allSatisfy(\.isASCIIDigit), core.hasPrefix("19") || core.hasPrefix("20")
        {
            return nil
        }
        guard isNumber || (hasMark || !kind.isEmpty) && (isRoman || isLetter) else { return nil }
        self.kind = kind
        number = core
        isMarked = hasMark || !kind.isEmpty || core.contains(".")
        rest = slice.dropFirst(token.count).drop { $0 == ")" || $0 == ":" || $0 == "." || $0 == " " }
    }

    /// `第二章 规则`.
    private static func han(_ text: Substring) -> Substring? {
        guard text.first == "第" else { return nil }
        let number = text.dropFirst().prefix { $0.isASCIIDigit || "〇零一二三四五六七八九十百千".contains($0) }
        guard !number.isEmpty else { return nil }
        let rest = text.dropFirst(1 + number.count)
        return rest.first.map { "章节節条條部篇步课課回".contains($0) } ?? false ? rest.dropFirst() : nil
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
