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

    /// Whether the number may as well say when or what, `Week 31: buurtfeest`, `Artikel 6 AVG`.
    var mayTellWhen: Bool { Self.tellingKinds.contains(kind) || !hasSign && Self.kindsOfOthers.contains(kind) }

    /// Whether a sign parts it from what follows: `Bijlage III AI-verordening` is one of another text.
    private let hasSign: Bool

    private static let kindsOfOthers: Set<String> = [
        "bijlage", "hoofdstuk", "deel", "chapter", "appendix", "part", "annex", "§",
    ]

    private static let tellingKinds: Set<String> = [
        "artikel", "paragraaf", "afdeling", "week", "dag", "fase", "regel", "article", "section", "day", "phase",
        "unit",
        "rule",
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
            (number, isMarked, hasSign) = (slice[..<han.startIndex], true, true)
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
        if kind.isEmpty, !hasMark, Self.isAmount(core, of: slice.dropFirst(token.count)) { return nil }
        self.kind = kind
        number = core
        isMarked = hasMark || !kind.isEmpty || core.contains(".")
        hasSign = hasMark
        rest = slice.dropFirst(token.count).drop { $0 == ")" || $0 == ":" || $0 == "." || $0 == " " }
    }

    /// Whether a number with a dot says how much or when, `1.000 euro borg`, `12.00 uur`, `9.30 Inloop`, and not which heading it is.
    private static func isAmount(_ number: Substring, of rest: Substring) -> Bool {
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return false }
        if parts.dropFirst().allSatisfy({ $0.count == 3 }) { return true }
        let next = rest.drop { $0 == " " }.prefix { $0.isLetter || $0 == "%" || $0 == "€" || $0 == "°" }
        // `3.2 Jaar in cijfers` begins a heading of its own.
        let isWord = next.count > 1 && next.first?.isUppercase == true && next.dropFirst().allSatisfy(\.isLowercase)
        if !isWord, units.contains(next.lowercased()) { return true }
        // No section is the 00th, and few are the 9.30th.
        let hour = Int(parts[0]) ?? 99
        return parts.count == 2 && parts[1].count == 2 && hour < 25
            && (parts[1].hasPrefix("0") || hour > 6 && ["15", "30", "45"].contains(parts[1]))
    }

    private static let units = Set(
        """
        uur u h am pm euro eur € % procent percent dollar pond pounds m meter metres meters km kilometer kilometers cm mm m² m³ kg
        kilo gram ton liter litres hectare ha ghz mhz gb mb kb tb kwh kw ° graden degrees jaar years maanden months weken weeks
        dagen days minuten minutes miljoen million miljard billion
        """.split(whereSeparator: \.isWhitespace).map(String.init))

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
