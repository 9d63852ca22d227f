extension WordDiff {
    /// What the differing words mean, run by run.
    func signals(_ language: Language) -> Set<Signal> {
        let regions = regions()
        if saySignsAlone { return [.wording] }
        func judged(_ language: Language, _ regions: [Region]) -> Set<Signal> {
            regions.reduce(into: []) { signals, region in
                signals.formUnion(judge(region, region.old.map { old[$0] }, region.new.map { new[$0] }, language))
            }
        }
        var signals = judged(language, regions)
        // Where slips are mended, letters that were exchanged in that sentence are one more, `sings` for `signs`, though both are words.
        if signals.contains(.spelling), signals.contains(.wording) {
            signals = bySentence(regions).reduce(into: []) { signals, own in
                let strict = judged(language, own)
                guard strict.contains(.spelling), strict.contains(.wording) else { return signals.formUnion(strict) }
                let lenient = judged(language.takingExchangedLettersForSlips, own)
                signals.formUnion(lenient.contains(.wording) ? strict : lenient)
            }
        }
        // Blanks between tokens that are kept on both sides.
        let spacing = spans.contains { $0.operation != .equal && $0.text == " " }
        if spacing { signals.insert(.spacing) }
        return signals
    }

    /// Whether all that a text says is said by signs that are more than dashes or dots, `*` or `!!` in a cell, and they are others now.
    private var saySignsAlone: Bool {
        guard old.allSatisfy({ $0.kind == .sign }), new.allSatisfy({ $0.kind == .sign }) else { return false }
        let (was, now) = (old.map { text($0, oldBytes) }.joined(), new.map { text($0, newBytes) }.joined())
        return withPlainSigns(was) != withPlainSigns(now) && (was + now).contains { !"-–—−….,;: ".contains($0) }
    }

    /// Runs that differ, those of one sentence together.
    private func bySentence(_ regions: [Region]) -> [[Region]] {
        var result: [[Region]] = []
        var end = 0
        for region in regions {
            if let last = result.indices.last,
                !(end..<region.new.lowerBound).contains(where: { Self.endsSentence($0, new, newBytes) })
            {
                result[last].append(region)
            } else {
                result.append([region])
            }
            end = region.new.upperBound
        }
        return result
    }

    private func judge(_ region: Region, _ deleted: [Token], _ inserted: [Token], _ language: Language) -> Set<Signal> {
        let oldWords = deleted.filter { $0.kind != .sign }.map { text($0, oldBytes) }
        let newWords = inserted.filter { $0.kind != .sign }.map { text($0, newBytes) }
        if oldWords.isEmpty, newWords.isEmpty {
            if hasMinus(region.old, old, oldBytes) != hasMinus(region.new, new, newBytes) { return [.number] }
            if isOtherFigureSign(region) { return [.number] }
            if isOtherSpan(region, language) { return [.date] }
            // `is (niet) verplicht`: both, or the one.
            if hasBracketsOfNegation(region.old, old, oldBytes, language)
                || hasBracketsOfNegation(region.new, new, newBytes, language)
            {
                return [.negation]
            }
            return isOtherOperator(region) ? [.wording] : judgeSigns(deleted, inserted)
        }
        if hasWide(deleted, oldBytes) || hasWide(inserted, newBytes),
            areOneInSmall(deleted.map { text($0, oldBytes) }.joined(), inserted.map { text($0, newBytes) }.joined())
        {
            return [.spelling]
        }
        return judgeWords(region, deleted, inserted, oldWords, newWords, language).union(
            judgeHeavySigns(deleted, inserted))
    }

    private func hasWide(_ tokens: [Token], _ bytes: [UInt8]) -> Bool {
        tokens.contains { bytes[$0.start..<$0.end].contains { $0 >= 0x80 } }
    }

    /// What signs that mean something by themselves say beside changed words: `✅ Accoord` and `❌ Akkoord`.
    private func judgeHeavySigns(_ deleted: [Token], _ inserted: [Token]) -> Set<Signal> {
        // What came or went with words is said of these.
        guard deleted.contains(where: { $0.kind != .sign }), inserted.contains(where: { $0.kind != .sign }) else {
            return []
        }
        func heavy(_ tokens: [Token], _ bytes: [UInt8]) -> [Token] {
            tokens.filter { $0.kind == .sign && !Self.plainSigns.contains(withPlainSigns(text($0, bytes))) }
        }
        let (was, now) = (heavy(deleted, oldBytes), heavy(inserted, newBytes))
        guard was.map({ withPlainSigns(text($0, oldBytes)) }) != now.map({ withPlainSigns(text($0, newBytes)) }) else {
            return []
        }
        let signals = judgeSigns(was, now)
        return signals == [.spacing] ? [] : signals
    }

    /// Whether dots stand behind single letters or at the end alone, `n.v.t.`, `incl.`: within an address they part names.
    private static func isShort(_ text: String) -> Bool {
        let parts = text.split(separator: ".")
        return text.contains(".") && !text.contains("@") && (parts.count == 1 || parts.allSatisfy { $0.count <= 2 })
    }

    private func judgeWords(
        _ region: Region, _ deleted: [Token], _ inserted: [Token], _ oldWords: [String], _ newWords: [String],
        _ language: Language
    ) -> Set<Signal> {
        if isDoubled(region) { return [.spelling] }
        let before = deleted.map { text($0, oldBytes) }.joined()
        let after = inserted.map { text($0, newBytes) }.joined()
        if areGlued(deleted, inserted) || areOtherFigures(deleted, inserted) { return [.number] }
        if oldWords.count != newWords.count, areJoinedNumbers(oldWords, newWords, language),
            before.filter({ $0 != "-" }).lowercased() == after.filter({ $0 != "-" }).lowercased()
        {
            return [.number]
        }
        if before == after {
            // `not able` is no `notable`, and `can not` is `cannot`.
            let (was, now) = (language.duties(in: oldWords), language.duties(in: newWords))
            let isSame = was == now || was.contains(.negation) && now.contains(.negation)
            return isSame ? [.spacing] : was.symmetricDifference(now)
        }
        if withPlainSigns(before) == withPlainSigns(after) { return [.punctuation] }
        if oldWords.joined() == newWords.joined() {
            if oldWords.count == newWords.count { return [.punctuation] }
            if hasOtherUnitSign(region, deleted, inserted) { return [.number] }
            // `(on)gehuwden` are more people than `ongehuwden`.
            return before.contains("(") != after.contains("(") ? [.wording] : [.spelling]
        }
        if oldWords.map({ $0.lowercased() }) == newWords.map({ $0.lowercased() }) {
            if isOtherUnit(region, oldWords, newWords) { return [.number] }
            return deleted.count == inserted.count && oldWords.count == deleted.count ? [.case] : [.case, .punctuation]
        }
        if isSlipOfApostrophe(oldWords, newWords) { return [.spelling] }
        // `May` for `March` is no permission.
        if !oldWords.isEmpty, !newWords.isEmpty,
            (oldWords + newWords).allSatisfy(language.isMonthOrDay) || (oldWords + newWords).allSatisfy(Self.isShortDay)
        {
            return [.date]
        }
        var special: Set<Signal> = []
        var (oldSpecial, newSpecial) = (oldWords, newWords)
        removeCommon(&oldSpecial, &newSpecial)
        for word in oldSpecial + newSpecial { if let signal = language.signal(of: word) { special.insert(signal) } }
        let months = (oldWords + newWords).filter(language.isMonthOrDay)
        if special.contains(.number), isBesideDate(region, language) || !months.isEmpty { special.insert(.date) }
        // In `May 2025` nobody is allowed anything.
        if special.contains(.number), !months.isEmpty,
            !(oldSpecial + newSpecial).contains(where: { language.signal(of: $0) == .modality && !months.contains($0) })
        {
            special.remove(.modality)
        }
        if oldWords.isEmpty || newWords.isEmpty, isSentence(region) {
            special.insert(oldWords.isEmpty ? .sentenceAdded : .sentenceRemoved)
            return special
        }
        // `n.v.t.` and `nvt`.
        func dots(_ text: String) -> Int { text.utf8.count { $0 == UInt8(ascii: ".") } }
        if special.isEmpty, dots(before) != dots(after), before.contains(where: \.isLetter),
            Self.isShort(before) || Self.isShort(after),
            before.filter({ $0 != "." }) == after.filter({ $0 != "." })
        {
            return [.spelling]
        }
        if oldWords.count == newWords.count,
            zip(oldWords, newWords).contains(where: { areOtherNumbers($0, $1, language) })
        {
            special.insert(.number)
        }
        if oldWords.count == newWords.count {
            let pairs = zip(oldWords, newWords).filter { $0 != $1 }
            if special.isEmpty, !pairs.isEmpty, pairs.allSatisfy({ isSpelling($0, $1, language) }) {
                return [.spelling]
            }
        } else if special.isEmpty, isSpelling(before, after, language, joined: true) {
            return [.spelling]
        } else if before.filter({ $0 != "-" }) == after.filter({ $0 != "-" }) {
            // `CO2 meter` and `CO2-meter`: the figures are the same.
            return before.contains(where: \.isLetter) ? [.spelling] : [.punctuation]
        }
        let others = zip(oldSpecial, newSpecial).filter { areOtherNumbers($0, $1, language) }.count
        let isDate = special.contains(.date)
        let plain =
            (oldSpecial + newSpecial).filter {
                language.signal(of: $0) == nil && !(isDate && months.contains($0))
            }.count > 2 * others
        if plain || special.isEmpty { special.insert(.wording) }
        return special
    }

    /// `ma`, `vr` and `Mon-Fri`.
    private static func isShortDay(_ word: String) -> Bool {
        let parts = word.lowercased().split(whereSeparator: { "-/–".contains($0) })
        return !parts.isEmpty && parts.allSatisfy { shortDays.contains(String($0)) }
    }

    private static let shortDays: Set<String> = [
        "ma", "di", "wo", "do", "vr", "za", "zo", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat",
        "sun",
    ]

    /// `9–12` as `9-12` and `foto’s` as `foto's`: another dash between figures is no other figure, another apostrophe no other word.
    private func withPlainSigns(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        return String(
            text.map { sign in
                "‐‑‒–—−".contains(sign) ? "-" : "’‘ʼ´′".contains(sign) ? "'" : "“”„″".contains(sign) ? "\"" : sign
            })
    }

    /// `Its` as `It's`, `Dont` as `Don't`, `Your` as `You're`: the same letters, or words that English takes for each other.
    private func isSlipOfApostrophe(_ old: [String], _ new: [String]) -> Bool {
        func plain(_ word: String) -> String { withPlainSigns(word).lowercased() }
        func letters(_ word: String) -> String { plain(word).filter { $0 != "'" } }
        guard !old.isEmpty, old.count == new.count, (old + new).contains(where: { plain($0).contains("'") }) else {
            return false
        }
        return zip(old, new).allSatisfy {
            letters($0) == letters($1) || Self.mistakenForEachOther.contains([plain($0), plain($1)])
        }
    }

    private static let mistakenForEachOther: Set<Set<String>> = [
        ["your", "you're"], ["their", "they're"], ["there", "they're"], ["whose", "who's"],
    ]

    private static let plainSigns = Set(
        ".,;:!?'\"()[]{}-–—‘’“”„′″…·/&*«»，。！？；：、（）「」『』《》〈〉【】〔〕～〜・‧｡､＂＇．－／".map(String.init))

    /// Whether figures stand together that stood apart, or the reverse: `artikel 1(2)` and `artikel 12`. Thousands written apart and
    /// long numbers of telephones and accounts are the same in both forms.
    private func areGlued(_ deleted: [Token], _ inserted: [Token]) -> Bool {
        guard deleted.contains(where: { $0.kind == .number }) || inserted.contains(where: { $0.kind == .number }) else {
            return false
        }
        func figures(_ tokens: [Token], _ bytes: [UInt8]) -> [[UInt8]] {
            var result: [[UInt8]] = []
            var isOpen = false
            for token in tokens {
                // A blank before three digits may be one of thousands.
                let mayGoOn = token.hasBlank && isOpen && (result.last?.count ?? 0) <= 3
                if token.hasBlank { isOpen = false }
                let own = bytes[token.start..<token.end]
                if mayGoOn, own.count == 3, own.allSatisfy(Self.isDigit) { isOpen = true }
                for byte in own {
                    if Self.isDigit(byte) {
                        if isOpen { result[result.count - 1].append(byte) } else { result.append([byte]) }
                        isOpen = true
                    } else {
                        isOpen = false
                    }
                }
            }
            return result
        }
        let (was, now) = (figures(deleted, oldBytes), figures(inserted, newBytes))
        let digits = was.reduce(0) { $0 + $1.count }
        return was != now && digits < 7 && was.flatMap(\.self) == now.flatMap(\.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Whether one sign between blanks reckons otherwise than the other: `breedte * hoogte` and `breedte / hoogte`.
    private func isOtherOperator(_ region: Region) -> Bool {
        func sign(_ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> String? {
            guard range.count == 1, tokens[range.lowerBound].hasBlank, range.upperBound < tokens.count,
                tokens[range.upperBound].hasBlank, range.lowerBound > 0
            else { return nil }
            return text(tokens[range.lowerBound], bytes)
        }
        guard let was = sign(region.old, old, oldBytes), let now = sign(region.new, new, newBytes) else { return false }
        let operators = ["*", "/", "+", "-", "−", "×", "÷"]
        return operators.contains(was) && operators.contains(now) && withPlainSigns(was) != withPlainSigns(now)
    }

    /// Signs that carry meaning of their own are more than punctuation.
    private func judgeSigns(_ deleted: [Token], _ inserted: [Token]) -> Set<Signal> {
        // Signs that nobody sees, a soft hyphen or a mark of direction, only say where a line may end or how it runs.
        let signs = (deleted.map { text($0, oldBytes) } + inserted.map { text($0, newBytes) }).filter {
            !$0.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint }
        }
        if signs.isEmpty { return [.spacing] }
        if signs.allSatisfy(Self.plainSigns.contains) { return [.punctuation] }
        // `½` is a number.
        let isNumber = signs.contains { $0.unicodeScalars.contains { $0.properties.numericType != nil } }
        return isNumber ? [.number] : [.wording]
    }

    /// Whether one of some signs makes the number right behind it less than nothing: `=-5`, `€-5`, `-€5`; not the dash of a range.
    private func hasMinus(_ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
        range.contains { index in
            guard ["-", "−", "–"].contains(text(tokens[index], bytes)),
                index == 0 || tokens[index].hasBlank || tokens[index - 1].kind == .sign
            else { return false }
            func follows(_ next: Int) -> Bool { next < tokens.count && !tokens[next].hasBlank }
            let isAmount =
                follows(index + 1) && ["€", "$", "£"].contains(text(tokens[index + 1], bytes)) && follows(index + 2)
            let number = isAmount ? index + 2 : index + 1
            return follows(number) && tokens[number].kind == .number
        }
    }

    /// Whether a changed number stands next to a month or a day: `3 maart`, `May 1st`.
    private func isBesideDate(_ region: Region, _ language: Language) -> Bool {
        func isDate(_ index: Int, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
            guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
            return language.isMonthOrDay(text(tokens[index], bytes))
        }
        return isDate(region.old.lowerBound - 1, old, oldBytes) || isDate(region.old.upperBound, old, oldBytes)
            || isDate(region.new.lowerBound - 1, new, newBytes) || isDate(region.new.upperBound, new, newBytes)
    }

    private func removeCommon(_ first: inout [String], _ second: inout [String]) {
        for word in first {
            if let index = second.firstIndex(of: word), let own = first.firstIndex(of: word) {
                second.remove(at: index)
                first.remove(at: own)
            }
        }
    }

    /// A word written twice that now stands once, or the reverse.
    private func isDoubled(_ region: Region) -> Bool {
        guard region.new.count + region.old.count == 1 else { return false }
        let (index, tokens) = region.new.isEmpty ? (region.old.lowerBound, old) : (region.new.lowerBound, new)
        guard tokens[index].kind == .word else { return false }
        let bytes = region.new.isEmpty ? oldBytes : newBytes
        let word = text(tokens[index], bytes).lowercased()
        return [index - 1, index + 1].contains {
            tokens.indices.contains($0) && text(tokens[$0], bytes).lowercased() == word
        }
    }

    private func isSentence(_ region: Region) -> Bool {
        let (range, tokens, bytes) = region.old.isEmpty ? (region.new, new, newBytes) : (region.old, old, oldBytes)
        guard range.count >= 3 else { return false }
        func ends(_ index: Int) -> Bool { Self.endsSentence(index, tokens, bytes) }
        let startsWell = range.lowerBound == 0 || ends(range.lowerBound - 1)
        return startsWell && (ends(range.upperBound - 1) || range.upperBound == tokens.count)
    }
}
