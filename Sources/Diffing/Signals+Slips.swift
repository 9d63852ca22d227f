/// Slips of the pen, told from other words.
extension WordDiff {
    /// Whether one word is the other with a slip mended: one or two letters, none of them an ending that makes another form.
    func isSpelling(_ first: String, _ second: String, _ language: Language, joined: Bool = false) -> Bool {
        if language.signal(of: first) != nil || language.signal(of: second) != nil { return false }
        // `WRO` and `WOR` are two laws.
        if Self.isShortName(first), Self.isShortName(second) { return false }
        if Self.haveOtherHeads(first, second) { return false }
        let (a, b) = (Self.letters(first), Self.letters(second))
        if a == b { return true }
        // `a array`, also in a chapter of another language than the guide's; of `plan A` the letter is a name.
        if [["a", "an"], ["A", "An"]].contains(Set([first, second])) { return true }
        guard min(a.count, b.count) >= 3, abs(a.count - b.count) <= 2 else { return false }
        let letters: (Character) -> Bool = { $0.isLetter || $0 == "-" || $0 == "'" || $0 == "’" }
        guard a.allSatisfy(letters), b.allSatisfy(letters) else { return false }
        // What a guide calls two words is asked before any rule.
        if language.lookalikes.contains(String(a)), language.lookalikes.contains(String(b)) { return false }
        // A mark is no more than a way to spell in Dutch and English; elsewhere it makes another word, `hatte` and `hätte`.
        let isFolded = folded(a) == folded(b)
        if isFolded { return language.marksAreSpelling }
        if Self.variants.contains([String(a), String(b)]) { return true }
        // `reïntegratie` is `re-integratie`.
        if folded(a.filter { $0 != "-" }) == folded(b.filter { $0 != "-" }) { return true }
        let prefix = zip(a, b).prefix { $0 == $1 }.count
        let suffix = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
        let (restA, restB) = (a.count - prefix, b.count - prefix)
        // `hij vind` for `hij vindt`, `het is gebeurt` for `gebeurd` are the best known slips of Dutch.
        if restA + restB == 1, (a.count > b.count ? a : b).suffix(2) == ["d", "t"] { return true }
        if language.code != "en", a.count > 5, restA == 1, restB == 1, Set([a[prefix], b[prefix]]) == ["d", "t"] {
            // Trees are planted, and a meeting is planned.
            return !["gepland", "geplant"].contains(String(a))
        }
        let transposed =
            a.count == b.count && prefix + 1 < a.count && a[prefix] == b[prefix + 1] && a[prefix + 1] == b[prefix]
            && a[(prefix + 2)...].elementsEqual(b[(prefix + 2)...])
        if language.areLookalikes(String(a), String(b)) { return transposed && language.takesExchangedLettersForSlips }
        if Self.hasParticle(a, b) { return false }
        if Self.isPast(a, b) || Self.isStrongPast(a, b) || Self.isCompared(a, b) { return false }
        if Self.isOtherGender(a, b) || Self.isOtherKind(a, b) { return false }
        if Self.isDoubledAbroad(a, b) { return true }
        if !Self.endsIn(a, b, suffix), areLookalikesInCompound(a, b, prefix, suffix, language) { return false }
        // `overhijd`: sounds that have two spellings.
        if min(a.count, b.count) > 6, Self.byEar(a) == Self.byEar(b) { return true }
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

    /// Whether one word is the other with a particle in it that turns its meaning: `arbeidsgeschikt` and `arbeidsongeschikt`,
    /// `huurbetaling` and `huurafbetaling`.
    private static func hasParticle(_ a: [Character], _ b: [Character]) -> Bool {
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        guard long.count == short.count + 2 else { return false }
        // `geactiveerd` and `gedeactiveerd`.
        if long.starts(with: "gede") || long.starts(with: "gere"), short.starts(with: "ge"),
            String(long[4...]).replacing("ï", with: "i") == String(short[2...]).replacing("ï", with: "i")
        {
            return true
        }
        var same = 0
        while same < short.count, short[same] == long[same] { same += 1 }
        for start in 0...same where particles.contains(String(long[start..<(start + 2)])) {
            if long[(start + 2)...].elementsEqual(short[start...]) { return true }
        }
        return false
    }

    /// Whether one is more, or most, of what the other is, `voordelige` and `voordeligste`, `duidelijke` and `duidelijkere`, or does what
    /// was done to the other, `behandelde` and `behandelende`.
    private static func isCompared(_ a: [Character], _ b: [Character]) -> Bool {
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        guard long.count == short.count + 2 else { return false }
        // `documenten` and `documenteren`.
        if short.count > 6, short.suffix(2) == ["e", "n"], String(long) == String(short.dropLast(2)) + "eren" {
            return true
        }
        guard short.last == "e" else { return false }
        if ["ste", "ere"].contains(where: { String(long) == String(short.dropLast()) + $0 }) { return true }
        return short.suffix(2) == ["d", "e"] && String(long) == String(short.dropLast(2)) + "ende"
    }

    /// `modeled` in America, `modelled` in Britain: behind two syllables, for `filed` is not `filled`.
    private static func isDoubledAbroad(_ a: [Character], _ b: [Character]) -> Bool {
        let (short, long) = a.count < b.count ? (String(a), String(b)) : (String(b), String(a))
        return ["ed", "ing", "er", "ers"].contains { ending in
            guard short.hasSuffix("l" + ending), long == short.dropLast(ending.count) + "l" + ending else {
                return false
            }
            let stem = short.dropLast(ending.count + 1)
            return stem.split { !"aeiouy".contains($0) }.count > 1 && stem.last.map { "aeiou".contains($0) } ?? false
        }
    }

    /// Whether compounds of one tail, or forms of short names, begin with other short names: `WW-uitkering` and `WWB-uitkering`, `DPIA's`
    /// and `DPA's`, `vo-scholen` and `vso-scholen`.
    private static func haveOtherHeads(_ first: String, _ second: String) -> Bool {
        func parts(_ word: String) -> (head: Substring, tail: Substring)? {
            word.firstIndex { "-'’".contains($0) }.map { (word[..<$0], word[$0...]) }
        }
        guard let one = parts(first), let other = parts(second), one.head != other.head,
            one.tail.lowercased() == other.tail.lowercased(), min(one.head.count, other.head.count) > 1
        else { return false }
        func isName(_ head: Substring) -> Bool {
            isShortName(String(head)) || head.count <= 4 && head.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        }
        return isName(one.head) && isName(other.head)
    }

    /// Whether two words end in what makes a noun of another word, so that what stands before it is no word by itself: `statement`.
    private static func endsIn(_ a: [Character], _ b: [Character], _ suffix: Int) -> Bool {
        let tail = String(a.suffix(suffix))
        return [
            "ment", "ments", "ness", "less", "tion", "tions", "tie", "ties", "teit", "uur", "ratuur", "lijk", "lijke",
            "heid",
        ]
        .contains { tail.hasSuffix($0) }
    }

    /// Capitals alone, as names of laws and bodies have.
    private static func isShortName(_ word: String) -> Bool {
        (2...5).contains(word.utf8.count) && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    /// The letters of a word, those that are printed as one each for itself.
    private static func letters(_ word: String) -> [Character] {
        guard word.utf8.contains(where: { $0 >= 0x80 }) else { return Array(word.lowercased()) }
        return word.lowercased().flatMap { ligatures[$0] ?? [$0] }
    }

    private static let ligatures: [Character: [Character]] = [
        "ĳ": ["i", "j"], "ﬁ": ["f", "i"], "ﬂ": ["f", "l"], "ﬀ": ["f", "f"], "æ": ["a", "e"], "œ": ["o", "e"],
        "ß": ["s", "s"],
    ]

    /// With one spelling of the sounds that Dutch has two for.
    private static func byEar(_ word: [Character]) -> String {
        String(word).replacing("ij", with: "ei").replacing("ou", with: "au")
    }

    /// Whether two compounds differ in a part that is another word by itself: `huurcontract` and `huurcontact`.
    private func areLookalikesInCompound(
        _ a: [Character], _ b: [Character], _ prefix: Int, _ suffix: Int, _ language: Language
    ) -> Bool {
        let least = 4
        guard prefix + suffix + 2 >= max(a.count, b.count) else { return false }
        for cut in stride(from: 3, through: prefix, by: 1) where min(a.count, b.count) - cut >= least {
            if language.areLookalikes(String(a[cut...]), String(b[cut...])) { return true }
        }
        for cut in stride(from: 3, through: suffix, by: 1) where min(a.count, b.count) - cut >= least {
            if language.areLookalikes(String(a.dropLast(cut)), String(b.dropLast(cut))) { return true }
        }
        return false
    }

    /// Whether one names a man and the other a woman: `gebruiker` and `gebruikster`, `voorzitter` and `voorzitster`.
    private static func isOtherGender(_ a: [Character], _ b: [Character]) -> Bool {
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        // `-man` and `-men` are one and several, `-man` and `-woman` two people.
        if short.suffix(3) == ["m", "a", "n"] {
            let stem = String(short.dropLast(3))
            return [stem + "men", stem + "woman"].contains(String(long))
        }
        if short.suffix(3) == ["m", "e", "n"], String(long) == String(short.dropLast(3)) + "man" { return true }
        let isPlural = short.last == "s" && long.last == "s"
        let (one, other) = isPlural ? (short.dropLast(), long.dropLast()) : (short[...], long[...])
        guard one.suffix(2) == ["e", "r"], other.suffix(4) == ["s", "t", "e", "r"] else { return false }
        let (stem, rest) = (one.dropLast(2), other.dropLast(4))
        return stem == rest || stem.last == "t" && stem.dropLast() == rest
    }

    /// Whether one is a thing and the other what is of that kind, or who does it: `participatie` and `participatief`, `bouwkunde` and
    /// `bouwkundige`.
    private static func isOtherKind(_ a: [Character], _ b: [Character]) -> Bool {
        let (short, long) = a.count < b.count ? (String(a), String(b)) : (String(b), String(a))
        if short.hasSuffix("ie"), long == short + "f" { return true }
        return short.hasSuffix("kunde") && long == short.dropLast() + "ige"
    }

    /// Whether one is the past of the other, as strong verbs of Dutch have it by one vowel, `ondernemen` and `ondernamen`, or another verb,
    /// `bezitten` and `bezetten`.
    private static func isStrongPast(_ a: [Character], _ b: [Character]) -> Bool {
        guard a.count == b.count, a.count > 5 else { return false }
        let (first, second) = (String(a), String(b))
        return strongPasts.contains { now, past in
            first.hasSuffix(now) && second.hasSuffix(past) || first.hasSuffix(past) && second.hasSuffix(now)
        }
    }

    private static let strongPasts = [
        ("nemen", "namen"), ("komen", "kamen"), ("geven", "gaven"), ("trekken", "trokken"), ("spreken", "spraken"),
        ("breken", "braken"), ("lezen", "lazen"), ("binden", "bonden"), ("vinden", "vonden"), ("springen", "sprongen"),
        ("dringen", "drongen"), ("dwingen", "dwongen"), ("winnen", "wonnen"), ("drinken", "dronken"),
        ("treffen", "troffen"),
        ("vechten", "vochten"), ("bergen", "borgen"), ("gelden", "golden"), ("meten", "maten"), ("zitten", "zetten"),
    ]

    private static let particles: Set<String> = ["on", "in", "un", "im", "ir", "il", "af", "op", "ge"]

    /// Whether one is the past of the other, as weak verbs of Dutch have it: `wachten` and `wachtten`, `zorgen` and `zorgden`.
    private static func isPast(_ a: [Character], _ b: [Character]) -> Bool {
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        // `het verwachtte` is a slip more often than the past.
        guard long.count > 5, long.suffix(2) == ["e", "n"], short.suffix(2) == ["e", "n"] else { return false }
        // `besteden` and `besteedden`, `vergroten` and `vergrootten`: the vowel is long in both.
        if long.count == short.count + 2, short.count > 4 {
            let (sound, end) = (short[short.count - 4], short[short.count - 3])
            let past = short.dropLast(3) + [sound, end, end, "e", "n"]
            if "aeou".contains(sound), "dt".contains(end), past.elementsEqual(long) { return true }
        }
        guard long.count == short.count + 1 else { return false }
        // `verspreiden` and `verspreidden`.
        let stem = String(short.dropLast(3))
        if "dt".contains(short[short.count - 3]),
            ["ei", "oe", "ij", "ie", "ui", "ou", "eu", "au"].contains(where: stem.hasSuffix),
            String(long) == stem + String(repeating: short[short.count - 3], count: 2) + "en"
        {
            return true
        }
        let place = long.count - 3
        guard long[place] == "d" || long[place] == "t", long[..<place].elementsEqual(short[..<place]),
            long[(place + 1)...].elementsEqual(short[place...])
        else { return false }
        // `zetten` and `zeten` are no two times: there the letter stands behind a vowel. It is a `t` behind a sound without voice alone.
        let isDoubled = long[place - 1] == long[place]
        let before = isDoubled ? long[place - 2] : long[place - 1]
        return !"aeiouy".contains(before) && (isDoubled || "tkfsphx".contains(before) == (long[place] == "t"))
    }

    /// Words that one country spells otherwise than another, by more than a letter that the rules know.
    private static let variants: Set<Set<String>> = Set(
        [
            "grey gray", "programme program", "catalogue catalog", "dialogue dialog", "analogue analog",
            "jewellery jewelry",
            "manoeuvre maneuver", "plough plow", "sulphur sulfur", "oestrogen estrogen", "pyjama pajama",
        ].flatMap { pair in
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
            ("a", "àáâãäåāăą"), ("c", "çćč"), ("d", "ďđ"), ("e", "èéêëēėęě"), ("g", "ğģ"), ("i", "ìíîïīįı"),
            ("l", "łľĺļ"),
            ("n", "ñńňņ"), ("o", "òóôõöøőō"), ("r", "řŕ"), ("s", "šśşș"), ("t", "ťţț"), ("u", "ùúûüűūůų"), ("y", "ýÿ"),
            ("z", "žźż"),
        ] {
            for scalar in marked.unicodeScalars { table[scalar] = plain.unicodeScalars.first }
        }
        return table
    }()
}
