import GuideModel

/// What a language's words mean to the significance of a change. Another language is another table.
package struct Language: Sendable {
    package let code: String
    let numberWords: Set<String>
    let dateWords: Set<String>
    let modalWords: Set<String>
    let negations: Set<String>
    let stopWords: Set<String>
    /// Endings that make another form of a word, so that losing or gaining one is no spelling.
    let inflections: Set<String>
    /// Words of the guide's own field that are no slips of others.
    var lookalikes: Set<String> = []
    /// Whether two such words are slips of each other where two letters are exchanged.
    var takesExchangedLettersForSlips = false

    /// The table for a tag such as `nl` or `en-GB`; Dutch and English together where the language has none.
    package static func named(_ tag: String) -> Language {
        switch tag.lowercased().prefix(2) {
        case "nl": ofDutchGuides
        case "en": ofEnglishGuides
        default: dutch.merged(with: english, code: tag)
        }
    }

    private static let ofDutchGuides = dutch.merged(with: english.besideDutch, code: "nl")
    private static let ofEnglishGuides = english.merged(with: dutch.besideEnglish, code: "en")

    /// English in a Dutch guide, but for what is a Dutch word too: `ten hoogste`.
    private var besideDutch: Language {
        Language(
            code: code, numberWords: numberWords.subtracting(["ten"]), dateWords: dateWords, modalWords: modalWords,
            negations: negations, stopWords: stopWords, inflections: inflections)
    }

    /// What a Dutch sentence in an English guide is known by: words that English has not, and no stop words.
    private var besideEnglish: Language {
        Language(
            code: code, numberWords: numberWords.subtracting(["half", "elf"]), dateWords: dateWords,
            modalWords: modalWords,
            negations: negations, stopWords: [], inflections: [])
    }

    private func merged(with other: Language, code: String) -> Language {
        Language(
            code: code, numberWords: numberWords.union(other.numberWords), dateWords: dateWords.union(other.dateWords),
            modalWords: modalWords.union(other.modalWords), negations: negations.union(other.negations),
            stopWords: stopWords.union(other.stopWords), inflections: inflections.union(other.inflections))
    }

    /// With the words of a guide's own `language.yml`.
    func adding(_ words: LanguageWords) -> Language {
        Language(
            code: code, numberWords: numberWords.union(words[.numbers]), dateWords: dateWords.union(words[.dates]),
            modalWords: modalWords.union(words[.modals]), negations: negations.union(words[.negations]),
            stopWords: stopWords.union(words[.stopWords]), inflections: inflections.union(words[.endings]),
            lookalikes: words[.lookalikes])
    }

    /// Whether letters with marks and without are one: in a language that has no table nobody knows what a mark means.
    var marksAreSpelling: Bool { ["nl", "en"].contains(code) }

    var takingExchangedLettersForSlips: Language {
        var language = self
        language.takesExchangedLettersForSlips = true
        return language
    }

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    static let dutch = Language(
        code: "nl",
        numberWords: set(
            """
            nul een één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien
            negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend miljoen miljard half halve
            eerste tweede derde vierde vijfde zesde zevende achtste negende tiende eenmaal tweemaal driemaal dubbel dubbele helft
            kwart enkele alle geen elfde twaalfde dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende
            twintigste dertigste veertigste vijftigste zestigste zeventigste tachtigste negentigste honderdste duizendste
            tientallen honderden duizenden miljoenen honderdsten duizendsten
            """
        ).subtracting(["geen", "een", "alle", "enkele"]),
        dateWords: set(
            """
            januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag
            donderdag vrijdag zaterdag zondag maandelijks wekelijks dagelijks jaarlijks kwartaal
            """),
        modalWords: set(
            """
            moet moeten moest moesten mag mogen mocht mochten kan kun kunt kunnen kon konden zal zullen zou zouden hoort horen behoort behoren dient
            dienen hoeft hoeven verplicht verplichte verboden toegestaan toegelaten altijd soms wettelijk
            """),
        negations: set("niet geen nooit niets niemand nergens noch zonder nauwelijks behalve evenmin tenzij"),
        stopWords: set(
            """
            de het een en of van in op te met voor aan bij door naar om uit dat die dit deze er is zijn wordt worden als ook maar
            """),
        inflections: set("e en s n t d je jes r er ers st ste de te den ten"))

    static let english = Language(
        code: "en",
        numberWords: set(
            """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
            nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half first second third
            fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth
            eighteenth nineteenth twentieth thirtieth hundredth thousandth hundredths thousandths hundreds thousands millions
            dozens twice double triple quarter thirds fifths sixths eighths tenths
            """),
        dateWords: set(
            """
            january february march april may june july august september october november december monday tuesday wednesday thursday
            friday saturday sunday monthly weekly daily yearly
            """
        ).subtracting(["may", "march"]),
        modalWords: set(
            """
            must shall should may might can could will would ought required requires need needs optional mandatory always sometimes
            allowed forbidden permitted prohibited
            """
        ),
        negations: set("not no never none nothing nobody nowhere neither nor without cannot except unless hardly"),
        stopWords: set("the a an and or of in on to with for at by from as that this it is are be was were but also"),
        inflections: set("s es ed d ing er ly r st est y n"))

    /// Whether two words are common ones of one language that are only alike, so that neither is a slip of the other. A chapter may be
    /// in another language than its guide.
    func areLookalikes(_ first: String, _ second: String) -> Bool {
        if lookalikes.contains(first), lookalikes.contains(second) { return true }
        return [Lookalikes.dutch, .english].contains { table in
            func knows(_ word: String) -> Bool { lookalikes.contains(word) || table.contains(word) }
            return knows(first) && knows(second)
        }
    }

    /// What kind of meaning a word carries by itself.
    func signal(of word: String) -> Signal? {
        let lower = word.lowercased()
        if lower.utf8.contains(where: { (0x30...0x39).contains($0) }) { return Self.isDate(lower) ? .date : .number }
        if lower.utf8.contains(where: { $0 >= 0x80 }) {
            let scalars = lower.unicodeScalars
            if scalars.contains(where: { $0.properties.numericType != nil && !Interner.isByCharacter($0) }) {
                return .number
            }
            if scalars.count == 1, scalars.allSatisfy(Self.hanNumbers.contains) { return .number }
        }
        if numberWords.contains(lower) || isCompoundNumber(lower) { return .number }
        if isDateWord(lower) { return .date }
        if modalWords.contains(lower) { return .modality }
        if negations.contains(lower) || lower.hasSuffix("n't") || lower.hasSuffix("n’t") { return .negation }
        return nil
    }

    /// What some words say of duty and of its opposite.
    func duties(in words: [String]) -> Set<Signal> {
        Set(words.compactMap(signal)).intersection([.modality, .negation])
    }

    /// Also several days, and parts of one: `maandagen`, `'s maandags`, `Mondays`, `dinsdagochtend`.
    private func isDateWord(_ lower: String) -> Bool {
        if dateWords.contains(lower) { return true }
        // `maandelijkse`, `Monday's`.
        for ending in ["e", "'s", "’s"] where lower.hasSuffix(ending) {
            let stem = String(lower.dropLast(ending.count))
            if dateWords.contains(stem), ending != "e" || stem.hasSuffix("lijks") { return true }
        }
        guard Self.holds(0x64, 0x61, 0x67, lower) || lower.hasSuffix("days") else { return false }
        for ending in ["en", "s", "ochtend", "ochtenden", "morgen", "middag", "middagen", "avond", "avonden", "nacht"]
        where lower.hasSuffix(ending) && dateWords.contains(String(lower.dropLast(ending.count))) {
            return true
        }
        return false
    }

    /// Names of months that by themselves may be other words, and signs of dates.
    private static let months = set("May March jan feb mar mrt apr jun jul aug sep sept okt oct nov dec 年 月 日")

    private static let hanNumbers = Set("〇零一二三四五六七八九十百千万萬億亿兆两兩".unicodeScalars)

    /// A month, a day of the week, or English `May` and `March` beside a number.
    func isMonthOrDay(_ word: String) -> Bool {
        isDateWord(word.lowercased()) || Self.months.contains(word)
            || Self.months.contains(word.lowercased()) && (word != "Jan" || code == "en")
    }

    /// `2026-03-01`, `1-3-2026`, `01/03/2026`.
    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(whereSeparator: { "-/.".contains($0) })
        return parts.count == 3 && parts.allSatisfy { $0.allSatisfy(\.isNumber) } && parts.contains { $0.count == 4 }
    }

    /// `drieëntwintig`, `vijfhonderd`, `twenty-one`.
    private func isCompoundNumber(_ word: String) -> Bool {
        if word.utf8.contains(UInt8(ascii: "-")) {
            return word.split(separator: "-").allSatisfy { numberWords.contains(String($0)) }
        }
        return Self.mayCount(word) && isNumberChain(word[...])
    }

    /// Whether a word holds three letters one behind the other.
    private static func holds(_ one: UInt8, _ two: UInt8, _ three: UInt8, _ word: String) -> Bool {
        var (first, second) = (UInt8(0), UInt8(0))
        for byte in word.utf8 {
            if first == one, second == two, byte == three { return true }
            (first, second) = (second, byte)
        }
        return false
    }

    /// Whether a word holds a piece of `honderd`, `duizend`, `twintig`, `derde` or `kwart`, as those do that are made of numbers; most
    /// words do not.
    private static func mayCount(_ word: String) -> Bool {
        var (first, second) = (UInt8(0), UInt8(0))
        guard word.utf8.count > 6 else { return false }
        for byte in word.utf8 {
            switch (first, second, byte) {
            case (0x6F, 0x6E, 0x64), (0x75, 0x69, 0x7A), (0x74, 0x69, 0x67), (0x72, 0x64, 0x65), (0x6B, 0x77, 0x61):
                return true
            default: (first, second) = (second, byte)
            }
        }
        return false
    }

    /// Whether a word is numbers one behind the other, with `en` between some: `drieduizendvijfhonderd`.
    private func isNumberChain(_ word: Substring) -> Bool {
        var open = [word.startIndex]
        var seen: Set<Substring.Index> = []
        while let start = open.popLast() {
            for length in 3...12 {
                guard let end = word.index(start, offsetBy: length, limitedBy: word.endIndex) else { break }
                let part = String(word[start..<end])
                guard numberWords.contains(part) || part == "een" else { continue }
                if end == word.endIndex { return true }
                for link in ["", "en", "ën"] where word[end...].hasPrefix(link) {
                    let next = word.index(end, offsetBy: link.count)
                    if seen.insert(next).inserted { open.append(next) }
                }
            }
        }
        return false
    }
}

/// Whether a word is a number or belongs to a date, in digits or in words.
package func saysFigure(_ word: String, in language: String) -> Bool {
    let signal = Language.named(language).signal(of: word)
    return signal == .number || signal == .date
}

/// Whether a word names a month or a day of the week.
package func namesMonthOrDay(_ word: String, in language: String) -> Bool {
    Language.named(language).isMonthOrDay(word)
}

/// Whether a text says what must or may be done, or that something is not.
package func saysDuty(_ text: String, in language: String) -> Bool {
    let language = Language.named(language)
    return text.split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" }).contains {
        let signal = language.signal(of: String($0))
        return signal == .modality || signal == .negation
    }
}
