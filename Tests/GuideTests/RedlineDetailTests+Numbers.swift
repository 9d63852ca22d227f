import Testing

@testable import Diffing
@testable import GuideModel

/// Headings that count, figures that do not, and marks that lead to notes.
extension RedlineDetailTests {
    private static let help = "Deel je idee of opmerking met de redactie van de gids."
    private static let topics = [
        "Water": "De pomp in de kelder loopt elke ochtend een uur en zwijgt daarna tot de avond valt.",
        "Groen": "Langs de singel staan populieren die de gemeente om het andere jaar laat snoeien.",
        "Afval": "Op donderdag haalt de dienst het papier op dat vóór zeven uur aan de weg staat.",
        "Licht": "De steeg achter de school krijgt lampen die pas branden als er iemand langskomt.",
    ]

    private func numbered(_ names: [String]) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: names.enumerated().map { index, name in
                let number = index + 1
                let text =
                    "# \(number). \(name)\n\n\(Self.topics[name] ?? "")\n\n## \(number).1 Help ons\n\n\(Self.help)\n"
                return ("0\(number)-\(name.lowercased()).md", text)
            })
    }

    @Test func aTemplateWithNumbersStaysWithItsChapter() {
        let (old, new) = (numbered(["Water", "Groen", "Afval"]), numbered(["Water", "Licht", "Groen", "Afval"]))
        for result in [told(old, new), told(new, old)] {
            #expect(!result.contains { $0.hasPrefix("moved") }, "\(result)")
            #expect(result.count { $0.hasSuffix("| renumbered") } == 4, "\(result)")
        }
    }

    @Test func aTemplateWithNumbersStaysBelowItsHeading() {
        func page(_ names: [String]) -> [String: String] {
            let parts = names.enumerated().map { index, name in
                "## \(index + 1). \(name)\n\n\(Self.topics[name] ?? "")\n\n### \(index + 1).1 Oefening\n\n\(Self.help)\n\n"
            }
            return ["a.md": "# Cursus\n\n" + parts.joined()]
        }
        let result = told(page(["Water", "Groen", "Afval"]), page(["Water", "Licht", "Groen", "Afval"]))
        #expect(!result.contains { $0.hasPrefix("moved") }, "\(result)")
        #expect(
            result.filter { $0.hasPrefix("added section") } == ["added section 2. Licht", "added section 2.1 Oefening"])
    }

    @Test(arguments: [
        ("4 Doelen", "5 Doelen", "04-doelen.md", "05-doelen.md", "renumbered"),
        ("24 uur open", "48 uur open", "doelen.md", "doelen.md", "number"),
    ])
    func aChaptersOwnNumberIsThatOfItsFile(
        old: String, new: String, from: String, to: String, expected: String
    ) {
        let text = Self.topics["Water"] ?? ""
        let result = told([from: "# \(old)\n\n\(text)\n"], [to: "# \(new)\n\n\(text)\n"])
        #expect(result.last?.hasSuffix("| \(expected)") == true, "\(result)")
    }

    @Test(arguments: [
        ("1.000 euro borg", "2.000 euro borg"), ("1.5 meter afstand", "2.5 meter afstand"),
        ("12.00 uur: lunch", "13.00 uur: lunch"), ("9.00 Inloop", "9.30 Inloop"),
    ])
    func anAmountIsNoNumberOfAHeading(old: String, new: String) {
        let frame = ("# A\n\nEen tekst vooraf.\n\n## ", "\n\nEen tekst erna.\n")
        let result = told(["a.md": frame.0 + old + frame.1], ["a.md": frame.0 + new + frame.1])
        #expect(result.last?.hasSuffix("| number") == true, "\(result)")
    }

    @Test func aSectionThatNamesAUnitIsStillASection() {
        let (first, second) = (Self.topics["Water"] ?? "", Self.topics["Groen"] ?? "")
        func page(_ number: Int) -> [String: String] {
            ["a.md": "# \(number). Plannen\n\n\(first)\n\n## \(number).2 Jaar in cijfers\n\n\(second)\n"]
        }
        #expect(told(page(2), page(3)).count { $0.hasSuffix("| renumbered") } == 2)
    }

    @Test func aTitleStaysAboveAHeadingThatCameBetween() {
        let (first, second) = (Self.topics["Water"] ?? "", Self.topics["Groen"] ?? "")
        let result = told(
            ["1.md": "# 1. Zorg\n\n\(first)\n", "3.md": "# 3. Meten\n\n\(second)\n\n## 3.1 Help ons\n\nSchrijf.\n"],
            [
                "3.md": "# 3. Zorg\n\n## 3.1 Help ons\n\n\(first)\n",
                "1.md": "# 1. Meten\n\n\(second)\n\n## 1.1 Help ons\n\nSchrijf.\n",
            ])
        #expect(result.contains("changed | heading | [-1-]{+3+}. Zorg | renumbered"), "\(result)")
    }

    @Test func numberedSectionsOfOneNameAreToldByTheirText() {
        let texts = ["Water", "Groen", "Afval", "Licht"].map { Self.topics[$0] ?? "" }
        func page(_ texts: some Collection<String>) -> [String: String] {
            let parts = texts.enumerated().map { "## \($0.offset + 1). Help\n\n\($0.element)\n\n" }
            return ["a.md": "# G\n\n" + parts.joined()]
        }
        let result = told(page(texts[..<3]), page(texts[1...]))
        #expect(!result.contains { $0.hasPrefix("moved") }, "\(result)")
    }

    @Test func aMarkInANoteThatNobodySeesLeadsNowhere() {
        let note = "\n\n[^2]: Zie de norm van de wijk en de buurt [^3]\n\n"
        let (first, second) = (
            "## Een\n\n\(Self.topics["Water"] ?? "")[^2]" + note, "## Twee\n\n\(Self.topics["Groen"] ?? "")[^2]" + note
        )
        let end = "## Drie\n\n[^3]: Hoewel het gebruik van de normen is beschermd.\n"
        let result = told(["a.md": "# A\n\n" + first + second + end], ["a.md": "# A\n\n" + second + first + end])
        #expect(!result.contains { $0.contains("destination") }, "\(result)")
    }

    @Test func aMarkThatLeadsToAnotherNoteIsTold() {
        let long = "Zie het handboek voor de wijk, hoofdstuk over tijden, bladzijde"
        let notes = "\n\n[^een]: \(long) 12.\n[^twee]: \(long) 40.\n"
        func page(_ first: String, _ second: String) -> [String: String] {
            [
                "a.md": "# A\n\nDe markt begint om acht uur.[^\(first)]\n\nDe school begint om negen uur.[^\(second)]"
                    + notes
            ]
        }
        let exchanged = told(page("een", "twee"), page("twee", "een"))
        #expect(exchanged.count == 3 && exchanged.dropFirst().allSatisfy { $0.contains("| link | destination uur.:") })
        // One that had no mark before.
        #expect(told(page("een", "een"), page("een", "twee")).count == 2)
        // Another label is the same note.
        let renamed = page("een", "twee").mapValues { $0.replacing("[^een]", with: "[^bron]") }
        #expect(told(page("een", "twee"), renamed) == [])
    }

    @Test func aListThatStartsAtAnotherNumberIsTold() {
        func page(_ text: String) -> [String: String] { ["a.md": "# A\n\nDoe dit:\n\n\(text)\n"] }
        #expect(
            told(page("3. bel\n4. wacht"), page("1. bel\n2. wacht")).dropFirst() == [
                "changed | item | bel | renumbered | start bel: 3 → 1"
            ])
        // What an item before them pushes on is no change.
        #expect(told(page("1. bel\n2. wacht"), page("1. kijk\n2. bel\n3. wacht")).count == 2)
    }

    @Test func theTitleOfCodeIsTold() {
        func page(_ title: String) -> [String: String] { ["a.md": "# A\n\n```py title=\"\(title)\"\nx = 1\n```\n"] }
        #expect(
            told(page("a.py"), page("b.py")).last == "changed | code | x = 1\n | wording | title x = 1\n: a.py → b.py")
    }

    @Test func aPictureMovesAlthoughAnotherChapterHasOneToo() {
        let (first, second) = (Self.topics["Water"] ?? "", Self.topics["Groen"] ?? "")
        let picture = "![Plattegrond](kaart.png)\n"
        let other = "# C\n\n![Anders](anders.png)\n"
        let result = told(
            ["a.md": "# A\n\n\(first)\n\n\(picture)", "b.md": "# B\n\n\(second)\n", "c.md": other],
            ["a.md": "# A\n\n\(first)\n", "b.md": "# B\n\n\(second)\n\n\(picture)", "c.md": other])
        #expect(result.last == "moved | image |  | order", "\(result)")
    }

    @Test func aLineWithACopyElsewhereMovesByItself() {
        let items = ["leg de sleutel terug", "vul de koelkast aan", "water de planten", "tel het wisselgeld"]
        func page(_ items: [String]) -> [String: String] {
            let list = items.map { "- \($0)\n" }.joined()
            return ["a.md": "# A\n\n## Keuken\n\n- \(Self.line)\n- sluit het raam\n\n## Zaal\n\n\(list)"]
        }
        let result = told(page(items), page([items[1], items[2], items[0], items[3]]))
        #expect(result == ["changed a.md", "moved | item | leg de sleutel terug | order"], "\(result)")
    }

    private static let line = "leg de sleutel terug"

    @Test func aTextThatWasCutWhereItStoodDidNotMove() {
        let both = "\(Self.topics["Water"] ?? "") \(Self.topics["Groen"] ?? "")"
        let parts = "\(Self.topics["Water"] ?? "")\n\n\(Self.topics["Groen"] ?? "")"
        let (light, waste) = (Self.topics["Licht"] ?? "", Self.topics["Afval"] ?? "")
        let inPlace = told(["a.md": "# A\n\n\(both)\n\n\(light)\n"], ["a.md": "# A\n\n\(parts)\n\n\(light)\n"])
        #expect(inPlace.last?.hasSuffix("| structure") == true, "\(inPlace)")
        let old = ["a.md": "# A\n\n\(both)\n\n\(light)\n\n\(waste)\n\n\(light) Nog eens.\n"]
        let new = ["a.md": "# A\n\n\(light)\n\n\(waste)\n\n\(light) Nog eens.\n\n\(parts)\n"]
        for result in [told(old, new), told(new, old)] {
            #expect(result.last?.hasSuffix("| order | structure") == true, "\(result)")
        }
    }

    @Test(arguments: [
        ("Deze regel is voor arbeidsgeschikte buren.", "Deze regel is voor arbeidsongeschikte buren.", "wording"),
        ("The comparison is case-sensitive here today.", "The comparison is case-insensitive here today.", "wording"),
        (
            "De huurbetaling loopt via de bank van de wijk.", "De huurafbetaling loopt via de bank van de wijk.",
            "wording"
        ),
        ("De bewoners wachten op de brief van de wijk.", "De bewoners wachtten op de brief van de wijk.", "wording"),
        ("Zie artikel 1(2) van de regels van de wijk.", "Zie artikel 12 van de regels van de wijk.", "number"),
        ("Er komen 2 4-kamerwoningen bij in de wijk.", "Er komen 24-kamerwoningen bij in de wijk.", "number"),
        ("Er zijn 12 000 buren in de wijk.", "Er zijn 12000 buren in de wijk.", "spacing"),
        ("De kas verdraagt –5 graden in de winter.", "De kas verdraagt 5 graden in de winter.", "number"),
        ("De som is lengte * breedte voor de zaal.", "De som is lengte / breedte voor de zaal.", "wording"),
        ("De lijn haalt 10 Mb in de hele wijk.", "De lijn haalt 10 MB in de hele wijk.", "number"),
        ("This is not able to be seen by the reader.", "This is notable to be seen by the reader.", "negation"),
        ("You can not call it from the street.", "You cannot call it from the street.", "spacing"),
        ("De regel is voor (on)gehuwde buren in de wijk.", "De regel is voor ongehuwde buren in de wijk.", "wording"),
        ("Print het op A4 papier voor de buren.", "Print het op A4-papier voor de buren.", "spelling"),
        ("A array of the names of the readers.", "An array of the names of the readers.", "spelling"),
        ("Wij zien elkaar op maandagen in de wijk.", "Wij zien elkaar op dinsdagen in de wijk.", "date"),
        ("De inloop is op 3 jan. in de wijk.", "De inloop is op 3 feb. in de wijk.", "date"),
        ("Plan A is voor de buren van de wijk.", "Plan an is voor de buren van de wijk.", "wording"),
        ("The deck of the garden is of wood.", "The dec of the garden is of wood.", "wording"),
        ("De agenten lopen door de wijk van de buren.", "De agenen lopen door de wijk van de buren.", "spelling"),
        ("Drie bomen staan er langs de singel.", "Drie bommen staan er langs de singel.", "wording"),
        ("The desert is far from the street.", "The dessert is far from the street.", "wording"),
        ("Het is de twintigste keer voor de wijk.", "Het is de dertigste keer voor de wijk.", "number"),
    ])
    func whatAFewLettersMean(old: String, new: String, expected: String) {
        let result = toldOfParagraph(old, new) ?? ""
        #expect(result.hasSuffix("| \(expected)"), "\(result)")
    }
}

extension RedlineDetailTests {
    /// The words of `10:00` are not those of the number and the rest, which the interner has not seen before.
    @Test(arguments: [
        ("10:00 Opening", "10:00 Welkom"), ("16:9 beelden", "16:9 foto"), ("Stap 1:2 Zagen", "Stap 1:2 Lijmen"),
    ])
    func headingsThatBeginWithATimeAreRead(old: String, new: String) {
        let result = told(
            ["p.md": "# P\n\n## \(old)\n\nDe dag begint.\n"], ["p.md": "# P\n\n## \(new)\n\nDe dag begint.\n"])
        #expect(result.contains { $0.hasPrefix("changed | heading") })
    }

    @Test(arguments: [
        "Kijk naar de lijst\n    op de site.", "Kijk naar  de <!-- x --> lijst op de site.",
        "Kijk naar de <sub>lijst</sub> op de site.",
    ])
    func aFootnoteThatIsWrittenOtherwiseIsTheSame(note: String) {
        let before = "# T\n\nZin met noot[^1] en meer.\n\n[^1]: Kijk naar de lijst op de site.\n"
        let after = "# T\n\nZin met noot[^1] en meer.\n\n[^1]: \(note)\n"
        #expect(told(["p.md": before], ["p.md": after]).filter { $0.contains("paragraph") } == [])
        let longer = before + "\n    Dat geldt ook in de zomer.\n"
        #expect(told(["p.md": before], ["p.md": longer]).filter { $0.contains("Zin met") } == [])
    }
}

extension RedlineDetailTests {
    @Test func aNumberAloneInAHeadingSaysWhenOrWhat() {
        for (old, new) in [
            ("Artikel 6 AVG", "Artikel 9 AVG"), ("Week 30: buurtfeest", "Week 31: buurtfeest"),
            ("3. Oktober: Fest", "4. Oktober: Fest"), ("Maatregel 1: wonen", "Maatregel 2: wonen"),
        ] {
            let pages = [old, new].map { ["g.md": "# G\n\n## Begin\n\nx\n\n## \($0)\n\nTekst.\n\n## Slot\n\ny\n"] }
            #expect(told(pages[0], pages[1]).last?.hasSuffix("| number") == true, "\(old)")
        }
    }

    @Test(arguments: [
        ("30", "50", "50", "50"), ("30", "50", "50", "60"), ("30", "50", "50", "30"), ("3", "4", "4", "5"),
    ])
    func numbersThatWereRaisedCountNothing(first: String, second: String, now: String, other: String) {
        func page(_ one: String, _ two: String) -> [String: String] {
            ["g.md": "# G\n\n## Zone \(one): woonwijk\n\n\(Self.a)## Zone \(two): weg\n\n\(Self.b)"]
        }
        let result = told(page(first, second), page(now, other))
        #expect(result.allSatisfy { !$0.hasSuffix("| renumbered") } && result.contains { $0.hasSuffix("| number") })
    }

    @Test(arguments: ["Maatregel", "Artikel", "Week"])
    func headingsCountOnBehindANewOneWhateverTheyAreCalled(word: String) {
        func page(_ topics: [String]) -> [String: String] {
            let sections = topics.enumerated().map {
                "## \(word) \($0.offset + 1): \($0.element)\n\nHet bestuur gaat met \($0.element) aan de slag dit jaar.\n\n"
            }
            return ["g.md": "# G\n\n" + sections.joined()]
        }
        let result = told(page(["wonen", "werken", "leren"]), page(["luisteren", "wonen", "werken", "leren"]))
        #expect(result.count { $0.hasSuffix("| renumbered") } == 3, "\(result)")
    }

    @Test func whatGivesAPageItsPlaceIsNoText() {
        func page(_ number: Int) -> [String: String] {
            ["g.md": "---\ntitle: \"\(number). Wonen\"\nnav_order: \(number)\n---\n\nTekst van deze pagina.\n"]
        }
        #expect(compare(guide(page(3)), guide(page(4))).significance == .formatting)
    }

    @Test func codeInACellCountsToTheLetter() {
        func page(_ code: String) -> [String: String] {
            ["g.md": "# G\n\n| A | B |\n|---|---|\n| a | Zet `\(code)` aan |\n| b | x |\n"]
        }
        let redline = compare(guide(page("maxCount")), guide(page("maxcount")))
        #expect(redline.significance == .substantive)
        #expect(redline.chapters.flatMap(\.changes).flatMap(\.signals).contains(.code))
    }
}
