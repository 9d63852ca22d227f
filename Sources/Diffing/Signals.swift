extension WordDiff {
    /// What the differing words mean, run by run.
    func signals(_ language: Language) -> Set<Signal> {
        let regions = regions()
        func judged(_ language: Language) -> Set<Signal> {
            regions.reduce(into: []) { signals, region in
                signals.formUnion(judge(region, region.old.map { old[$0] }, region.new.map { new[$0] }, language))
            }
        }
        var signals = judged(language)
        // Where slips are mended, letters that were exchanged are one more, `sings` for `signs`, though both are words.
        if signals.contains(.spelling), signals.contains(.wording) {
            let lenient = judged(language.takingExchangedLettersForSlips)
            if !lenient.contains(.wording) { signals = lenient }
        }
        // Blanks between tokens that are kept on both sides.
        let spacing = spans.contains { $0.operation != .equal && $0.text == " " }
        if spacing { signals.insert(.spacing) }
        return signals
    }

    private func judge(_ region: Region, _ deleted: [Token], _ inserted: [Token], _ language: Language) -> Set<Signal> {
        let oldWords = deleted.filter { $0.kind != .sign }.map { text($0, oldBytes) }
        let newWords = inserted.filter { $0.kind != .sign }.map { text($0, newBytes) }
        if oldWords.isEmpty, newWords.isEmpty {
            if hasMinus(region.old, old, oldBytes) != hasMinus(region.new, new, newBytes) { return [.number] }
            return judgeSigns(deleted, inserted)
        }
        if isDoubled(region) { return [.spelling] }
        let before = deleted.map { text($0, oldBytes) }.joined()
        let after = inserted.map { text($0, newBytes) }.joined()
        if before == after { return [.spacing] }
        if withPlainSigns(before) == withPlainSigns(after) { return [.punctuation] }
        if oldWords.joined() == newWords.joined() {
            return oldWords.count == newWords.count ? [.punctuation] : [.spelling]
        }
        if oldWords.map({ $0.lowercased() }) == newWords.map({ $0.lowercased() }) {
            return deleted.count == inserted.count && oldWords.count == deleted.count ? [.case] : [.case, .punctuation]
        }
        if isSlipOfApostrophe(oldWords, newWords) { return [.spelling] }
        // `May` for `March` is no permission.
        if !oldWords.isEmpty, !newWords.isEmpty, (oldWords + newWords).allSatisfy(language.isMonthOrDay) {
            return [.date]
        }
        var special: Set<Signal> = []
        var (oldSpecial, newSpecial) = (oldWords, newWords)
        removeCommon(&oldSpecial, &newSpecial)
        for word in oldSpecial + newSpecial { if let signal = language.signal(of: word) { special.insert(signal) } }
        if special.contains(.number), isBesideDate(region, language) { special.insert(.date) }
        if oldWords.isEmpty || newWords.isEmpty, isSentence(region) {
            special.insert(oldWords.isEmpty ? .sentenceAdded : .sentenceRemoved)
            return special
        }
        if oldWords.count == newWords.count {
            let pairs = zip(oldWords, newWords).filter { $0 != $1 }
            if special.isEmpty, !pairs.isEmpty, pairs.allSatisfy({ isSpelling($0, $1, language) }) {
                return [.spelling]
            }
        } else if special.isEmpty, isSpelling(before, after, language, joined: true) {
            return [.spelling]
        }
        let plain = (oldSpecial + newSpecial).contains { language.signal(of: $0) == nil }
        if plain || special.isEmpty { special.insert(.wording) }
        return special
    }

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

    /// Signs that carry meaning of their own are more than punctuation.
    private func judgeSigns(_ deleted: [Token], _ inserted: [Token]) -> Set<Signal> {
        let signs = deleted.map { text($0, oldBytes) } + inserted.map { text($0, newBytes) }
        if signs.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }) { return [.spacing] }
        if signs.allSatisfy(Self.plainSigns.contains) { return [.punctuation] }
        // `½` is a number.
        let isNumber = signs.contains { $0.unicodeScalars.contains { $0.properties.numericType != nil } }
        return isNumber ? [.number] : [.wording]
    }

    /// Whether one of some signs makes the number right behind it less than nothing: `=-5`, `€-5`, `-€5`; not the dash of a range.
    private func hasMinus(_ range: Range<Int>, _ tokens: [Token], _ bytes: [UInt8]) -> Bool {
        range.contains { index in
            guard ["-", "−"].contains(text(tokens[index], bytes)),
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

    /// Whether one word is the other with a slip mended: one or two letters, none of them an ending that makes another form.
    private func isSpelling(_ first: String, _ second: String, _ language: Language, joined: Bool = false) -> Bool {
        if language.signal(of: first) != nil || language.signal(of: second) != nil { return false }
        let (a, b) = (Array(first.lowercased()), Array(second.lowercased()))
        if a == b { return true }
        guard min(a.count, b.count) >= 3, abs(a.count - b.count) <= 2 else { return false }
        let letters: (Character) -> Bool = { $0.isLetter || $0 == "-" || $0 == "'" || $0 == "’" }
        guard a.allSatisfy(letters), b.allSatisfy(letters) else { return false }
        if folded(a) == folded(b) || Self.variants.contains([String(a), String(b)]) { return true }
        let prefix = zip(a, b).prefix { $0 == $1 }.count
        let suffix = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
        let (restA, restB) = (a.count - prefix, b.count - prefix)
        // `hij vind` for `hij vindt`, `het is gebeurt` for `gebeurd` are the best known slips of Dutch.
        if restA + restB == 1, (a.count > b.count ? a : b).suffix(2) == ["d", "t"] { return true }
        if language.code != "en", a.count > 5, restA == 1, restB == 1, Set([a[prefix], b[prefix]]) == ["d", "t"] {
            return true
        }
        let transposed =
            a.count == b.count && prefix + 1 < a.count && a[prefix] == b[prefix + 1] && a[prefix + 1] == b[prefix]
            && a[(prefix + 2)...].elementsEqual(b[(prefix + 2)...])
        if language.areLookalikes(String(a), String(b)) { return transposed && language.takesExchangedLettersForSlips }
        // `tommorow`: letters doubled and not.
        if min(a.count, b.count) > 6, single(a) == single(b) { return true }
        // `accoord` and `akkoord`: letters that sound alike, wherever they stand.
        if a.count == b.count, a.count > 6, case let other = zip(a, b).filter({ $0 != $1 }), other.count <= 3,
            other.allSatisfy({ Self.soundAlike.contains([$0, $1]) })
        {
            return true
        }
        // One is the other with an ending: a plural, a tense, a comparison.
        if restA == 0 || restB == 0 {
            let ending = String(restA == 0 ? b[prefix...] : a[prefix...])
            if language.inflections.contains(ending) { return joined }
        }
        if transposed { return true }
        guard prefix >= 1 else { return false }
        let changed = max(a.count, b.count) - min(prefix + suffix, min(a.count, b.count))
        // Another letter makes another word, `zaal` and `zaag`, unless it sounds like the first; of vowels in a long word that is as
        // likely as not, `seperate`. Two other letters make another word also there: `verhogen` and `verlagen`.
        if a.count == b.count, changed > 0, !(changed == 1 && mayBeMistaken(a[prefix], b[prefix], in: a.count)) {
            return false
        }
        if a.count != b.count, restA > suffix, restB > suffix { return false }
        return changed <= 1 && min(a.count, b.count) >= 4 || changed <= 2 && min(a.count, b.count) >= 8 && suffix > 0
    }

    /// Words that one country spells otherwise than another, by more than a letter that the rules know.
    private static let variants: Set<Set<String>> = Set(
        ["grey gray", "programme program", "catalogue catalog", "dialogue dialog", "analogue analog"].flatMap { pair in
            let words = pair.split(separator: " ").map(String.init)
            return [Set(words), Set(words.map { $0 + "s" })]
        })

    private func mayBeMistaken(_ letter: Character, _ other: Character, in length: Int) -> Bool {
        length > 6 && "aeiou".contains(letter) && "aeiou".contains(other) || Self.soundAlike.contains([letter, other])
    }

    private static let soundAlike: Set<Set<Character>> = [
        ["v", "f"], ["z", "s"], ["d", "t"], ["c", "k"], ["i", "y"], ["c", "s"], ["g", "j"],
    ]

    /// Letters without their marks: `cooperatie` and `coöperatie` are one word spelled in two ways.
    private func folded(_ word: [Character]) -> [Unicode.Scalar] {
        word.compactMap { character in
            guard let scalar = character.unicodeScalars.first else { return nil }
            return Self.plainLetters[scalar] ?? scalar
        }
    }

    private func single(_ word: [Character]) -> [Character] {
        word.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    private static let plainLetters: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (plain, marked) in [
            ("a", "àáâãäå"), ("c", "ç"), ("e", "èéêë"), ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõö"), ("u", "ùúûü"),
        ] {
            for scalar in marked.unicodeScalars { table[scalar] = plain.unicodeScalars.first }
        }
        return table
    }()
}
