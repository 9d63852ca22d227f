/// What figures and signs beside words say: how many there are, where one ends, and what stands between them.
extension WordDiff {
    /// The figures as a reader takes them: `3,5` is one, `3, 5` are two, and a blank before three digits is one of thousands.
    private func figures(_ tokens: [Token], _ bytes: [UInt8]) -> [String] {
        var result: [String] = []
        var isOpen = false
        for token in tokens {
            let own = text(token, bytes)
            guard token.kind == .number else {
                isOpen = false
                continue
            }
            let isThousand = own.utf8.count == 3 && own.utf8.allSatisfy { (0x30...0x39).contains($0) }
            if isOpen, token.hasBlank, isThousand, (result.last?.utf8.count ?? 0) <= 7 {
                result[result.count - 1] += own
            } else {
                result += own.split { "-‑–—".contains($0) }.map(String.init)
            }
            isOpen = true
        }
        return result
    }

    /// Whether one side has more figures than the other although both have the same digits: `3, 5` and `3,5`.
    func areOtherFigures(_ deleted: [Token], _ inserted: [Token]) -> Bool {
        guard deleted.contains(where: { $0.kind == .number }), inserted.contains(where: { $0.kind == .number }) else {
            return false
        }
        let (was, now) = (figures(deleted, oldBytes), figures(inserted, newBytes))
        guard was.count != now.count, !was.isEmpty, !now.isEmpty, max(was.count, now.count) <= 3 else { return false }
        func digits(_ figures: [String]) -> String { String(figures.joined().filter(\.isNumber)) }
        // Long numbers of telephones and accounts are the same however they are parted.
        return digits(was) == digits(now) && digits(was).count < 7
    }

    /// Whether words that are joined now, or no longer, make another number: `two hundred-metre runs`, `twee honderdjarige bomen`.
    func areJoinedNumbers(_ old: [String], _ new: [String], _ language: Language) -> Bool {
        func counts(_ words: [String]) -> Bool {
            zip(words, words.dropFirst()).contains { first, second in
                guard language.signal(of: first) == .number, language.signal(of: second) != .number else {
                    return false
                }
                let part = second.lowercased().prefix { $0 != "-" }
                return language.signal(of: String(part)) == .number
                    || ["honderd", "duizend"].contains { second.lowercased().hasPrefix($0) }
            }
        }
        return counts(old) != counts(new)
    }

    /// Whether hyphenated words differ in a part that is a number, or words are numbers of Rome: `seven-day` and `seventy-day`, `XIV` and
    /// `XVI`.
    func areOtherNumbers(_ first: String, _ second: String, _ language: Language) -> Bool {
        // Most words are neither.
        guard first != second, first.utf8.contains(UInt8(ascii: "-")) || Self.isRoman(first),
            language.signal(of: first) == nil, language.signal(of: second) == nil
        else { return false }
        let parts = [first, second].map { $0.split(separator: "-").map(String.init) }
        guard parts[0].count == parts[1].count else { return false }
        return zip(parts[0], parts[1]).contains { one, other in
            guard one != other else { return false }
            if Self.isRoman(one), Self.isRoman(other) { return true }
            return language.signal(of: one) == .number && language.signal(of: other) == .number
        }
    }

    private static func isRoman(_ word: String) -> Bool {
        guard let initial = word.utf8.first, "ivxlcdmIVXLCDM".utf8.contains(initial) else { return false }
        var rest = word.lowercased()[...]
        for ending in ["ste", "de", "e"] where rest.count > ending.count + 1 && rest.hasSuffix(ending) {
            rest = rest.dropLast(ending.count)
            break
        }
        let number = String(rest)
        guard number.utf8.count < 16, number.utf8.allSatisfy({ "ivxlcdm".utf8.contains($0) }) else { return false }
        guard number.count > 1 || word.first?.isUppercase == true,
            number.wholeMatch(of: /m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})/) != nil
        else { return false }
        return !number.isEmpty
    }

    /// Whether a sign between two figures, or before one, is another: `9–12` and `9, 12`, `.5` and `5`.
    func isOtherFigureSign(_ region: Region) -> Bool {
        func isPoint(_ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
            guard let last = range.last, range.count == 1, [".", ","].contains(text(tokens[last], bytes)),
                last + 1 < tokens.count,
                tokens[last + 1].kind == .number, !tokens[last + 1].hasBlank
            else { return false }
            return tokens[last].hasBlank || last == 0 || tokens[last - 1].kind == .sign
        }
        if isPoint(region.old, old, oldBytes) != isPoint(region.new, new, newBytes) { return true }
        func between(_ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> String? {
            guard range.lowerBound > 0, range.upperBound < tokens.count, tokens[range.lowerBound - 1].kind == .number,
                tokens[range.upperBound].kind == .number
            else { return nil }
            return range.map { text(tokens[$0], bytes) }.joined()
        }
        guard let was = between(region.old, old, oldBytes), let now = between(region.new, new, newBytes) else {
            return false
        }
        let ranges: Set<String> = ["-", "–", "—", "…", ":", "−"]
        return ranges.contains(was) != ranges.contains(now)
    }

    /// Whether a sign between two days or months is another, so that a span became two of them: `maandag – vrijdag`, `maandag, vrijdag`.
    func isOtherSpan(_ region: Region, _ language: Language) -> Bool {
        func between(_ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> String? {
            guard range.lowerBound > 0, range.upperBound < tokens.count,
                language.isMonthOrDay(text(tokens[range.lowerBound - 1], bytes)),
                language.isMonthOrDay(text(tokens[range.upperBound], bytes))
            else { return nil }
            return range.map { text(tokens[$0], bytes) }.joined()
        }
        guard let was = between(region.old, old, oldBytes), let now = between(region.new, new, newBytes) else {
            return false
        }
        return Self.spanSigns.contains(was) != Self.spanSigns.contains(now)
    }

    private static let spanSigns: Set<String> = ["-", "–", "—", "…", "−"]

    /// Whether signs that came or went are brackets right around a word that says no.
    func hasBracketsOfNegation(_ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8], _ language: Language) -> Bool {
        range.contains { index in
            let sign = text(tokens[index], bytes)
            let inner = sign == "(" ? index + 1 : sign == ")" ? index - 1 : -1
            guard tokens.indices.contains(inner) else { return false }
            if language.signal(of: text(tokens[inner], bytes)) == .negation { return true }
            // `(geen) auto`, `(niet meer) zichtbaar`.
            return sign == ")" && tokens.indices.contains(inner - 1)
                && language.signal(of: text(tokens[inner - 1], bytes)) == .negation
        }
    }

    /// Whether the case of a unit behind a figure makes it another, or the sign within it: `10 Mb` are bits, `10 MB` bytes.
    func isOtherUnit(_ region: Region, _ oldWords: [String], _ newWords: [String]) -> Bool {
        func unit(_ words: [String], _ place: Int, _ tokens: [Token]) -> String? {
            guard words.count == 1, let word = words.first else { return nil }
            let own = word.drop { $0.isNumber || $0 == "," || $0 == "." }
            if own.count < word.count { return String(own) }
            return place > 0 && tokens[place - 1].kind == .number ? word : nil
        }
        guard let was = unit(oldWords, region.old.lowerBound, old), let now = unit(newWords, region.new.lowerBound, new)
        else {
            return false
        }
        return was != now && was.lowercased() == now.lowercased() && Self.unitsByCase.contains(was.lowercased())
    }

    /// Whether a unit of two parts lost the sign between them: `20 m/s` and `20 ms`.
    func hasOtherUnitSign(_ region: Region, _ deleted: [Token], _ inserted: [Token]) -> Bool {
        guard region.old.lowerBound > 0, old[region.old.lowerBound - 1].kind == .number else { return false }
        func hasSign(_ tokens: [Token], _ bytes: [UInt8]) -> Bool {
            tokens.contains { $0.kind == .sign && ["/", "·"].contains(text($0, bytes)) }
        }
        return hasSign(deleted, oldBytes) != hasSign(inserted, newBytes)
    }

    private static let unitsByCase: Set<String> = [
        "kb", "mb", "gb", "tb", "pb", "mw", "mv", "ms", "mg", "kbps", "mbps", "gbps", "mpa", "mhz", "mj", "ma", "kib",
        "mib", "gib",
    ]

    /// `m2` as `m²`, `CO2` as `CO₂`: the same figure, raised or lowered. Behind another figure it is a power.
    func areOneInSmall(_ before: String, _ after: String) -> Bool {
        func plain(_ text: String) -> (text: String, hasPower: Bool) {
            var (result, hasPower) = ("", false)
            for scalar in text.unicodeScalars {
                guard let digit = Self.smallDigits.firstIndex(of: scalar) else {
                    result.unicodeScalars.append(scalar)
                    continue
                }
                if result.last?.isNumber == true { hasPower = true }
                result += "\(digit % 10)"
            }
            return (result, hasPower)
        }
        let (was, now) = (plain(before), plain(after))
        return was.text == now.text && !was.hasPower && !now.hasPower && before != after
    }

    private static let smallDigits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉".unicodeScalars)
}
