import Testing

@testable import Diffing
@testable import GuideModel

/// Tables, short texts and templates, wherever they went.
extension RedlineDetailTests {
    private static let table =
        "| Ding | Kwaal | Heel |\n|---|---|---|\n| Broodrooster | koud | 14 |\n| Lamp | los | 22 |\n\n"

    @Test func aTableThatWentElsewhereIsOneMove() {
        let result = told(
            ["a.md": "# A\n\n" + Self.a + Self.table + Self.b, "c.md": "# C\n\n" + Self.c],
            ["a.md": "# A\n\n" + Self.a + Self.b, "c.md": "# C\n\n" + Self.c + Self.table])
        #expect(result.filter { $0.hasPrefix("moved") } == ["moved | table | Ding | Kwaal | Heel\nBroo | order"])
        #expect(!result.contains { $0.hasPrefix("added") || $0.hasPrefix("removed") })
    }

    @Test(arguments: ["## Tabel\n\n", "# Tabel\n\n"])
    func aCellIsToldInASectionThatWentElsewhereOrBecameAChapter(heading: String) {
        let section = "## Tabel\n\n" + Self.d
        let isChapter = heading.hasPrefix("# ")
        let other = isChapter ? "" : "# C\n\n" + Self.c
        var old = ["a.md": "# A\n\n" + Self.a + Self.b + section + Self.table]
        if !isChapter { old["c.md"] = other }
        let moved = heading + Self.d + Self.table.replacing("22", "27")
        let result = compare(guide(old), guide(["a.md": "# A\n\n" + Self.a + Self.b, "c.md": other + moved]))
        let cells = result.chapters.flatMap(\.changes).flatMap(\.cells)
        #expect(cells.map { "\($0.column): \($0.from) → \($0.to)" } == ["Heel: 22 → 27"])
        #expect(!result.chapters.flatMap(\.changes).contains { $0.kind == .added || $0.kind == .removed })
    }

    @Test func columnsThatChangedPlacesAreNoOtherTable() {
        let old = "# G\n\n| Naam | Taak |\n|---|---|\n| Jan | Koffie |\n| Piet | Sleutels |\n"
        let new = "# G\n\n| Taak | Naam |\n|---|---|\n| Koffie | Jan |\n| Sleutels | Piet |\n"
        #expect(told(["g.md": old], ["g.md": new]).dropFirst() == ["moved | column | Naam | order"])
    }

    @Test func aColumnThatWentChangedItsSection() {
        let old = "# G\n\n## T\n\n| Naam | Taak |\n|---|---|\n| Jan | Koffie |\n| Piet | Sleutels |\n"
        let new = "# G\n\n## T\n\n| Naam |\n|---|\n| Jan |\n| Piet |\n"
        for (from, to) in [(old, new), (new, old)] {
            let sections = compare(guide(["g.md": from]), guide(["g.md": to])).chapters.flatMap(\.sections)
            #expect(sections.map { "\($0.status.rawValue) \($0.anchor ?? "")" } == ["changed t"])
        }
    }

    @Test func whatChangedBesideTheWordsOfASplitParagraphIsTold() {
        let whole =
            "Een dorpshuis draait op [vrijwilligers](a.md) die elkaar kennen. De sleutels hangen in de hal beneden.\n"
        let parts =
            "Een dorpshuis draait op [vrijwilligers](b.md) die elkaar kennen.\n\nDe **sleutels** hangen in de hal beneden.\n"
        let told = [("split", whole, parts), ("merged", parts, whole)].map { kind, from, to -> [String] in
            let change = self.told(["a.md": "# A\n\n" + from], ["a.md": "# A\n\n" + to]).last ?? ""
            return [String(change.split(separator: " ").first ?? "")] + change.components(" | ").suffix(2)
        }
        #expect(
            told == [
                ["split", "destination vrijwilligers: a.md → b.md", "emphasis sleutels: – → strong"],
                ["merged", "destination vrijwilligers: b.md → a.md", "emphasis sleutels: strong → –"],
            ])
    }

    @Test func whatStandsOnceIsTheSameTextHoweverShort() {
        let old = [
            "a.md": "# A\n\n" + Self.a + "- Koffie\n- Thee\n", "c.md": "# C\n\n" + Self.c + "- Melk\n- Water\n",
            "kort.md": "# Contact\n\nMail ons.\n", "lijst.md": "# Mee\n\n- melk\n- brood\n- kaas\n",
        ]
        let new = [
            "a.md": "# A\n\n" + Self.a + "- Koffie\n", "c.md": "# C\n\n" + Self.c + "- Melk\n- Water\n- Thee\n",
            "bel.md": "# Contact\n\nMail ons.\n", "mee.md": "# Mee\n\n- melk\n- boter\n- kaas\n",
        ]
        let result = told(old, new)
        #expect(result.contains("moved | item | Thee | order"))
        #expect(result.contains("renamed bel.md") && result.contains("renamed mee.md"))
        #expect(!result.contains { $0.hasPrefix("added") || $0.hasPrefix("removed") })
    }

    @Test func shortChaptersThatExchangeTheirNamesAreTwoRenames() {
        let (one, two) = ("# Contact\n\nMail ons.\n", "# Adres\n\nKerkstraat 3.\n")
        #expect(told(["a.md": one, "z.md": two], ["a.md": two, "z.md": one]) == ["renamed a.md", "renamed z.md"])
    }

    @Test func aDisclaimerMakesNoRename() {
        let note =
            "Deze gids is volop in ontwikkeling en dus niet definitief; mocht er iets niet kloppen, laat het ons dan weten.\n"
        let other = "# B\n\n" + Self.b + note
        let result = told(
            ["index.md": "# Index\n\n" + Self.a + Self.c + note, "b.md": other],
            ["rol.md": "# Rol\n\n## Vereisten\n\n## Maatregelen\n\n" + note, "b.md": other])
        #expect(result.contains("added rol.md") && result.contains("removed index.md"))
    }

    @Test(arguments: [
        ("The the plug comes out first.", "The plug comes out first.", [Signal.spelling]),
        ("De zaal is morgen open voor ieder.", "De zaag is morgen open voor ieder.", [.wording]),
        ("Het huis staat hier bevore het plein.", "Het huis staat hier before het plein.", [.spelling]),
        ("Kop<br>Tekst van de buurt.", "Kop<br>Regel van de buurt.", [.wording]),
        ("Rozen zijn rood,  \nviooltjes blauw.", "Rozen zijn rood,<br>\nviooltjes blauw.", []),
        ("Zie de noot.[^a]\n\n[^a]: Zie bijlage.", "Zie de noot.[^a]\n\n[^a]: Vraag Piet.", [.wording]),
    ])
    func wordsAreJudgedAsAReaderWould(old: String, new: String, signals: [Signal]) {
        let changes = compare(guide(["a.md": "# A\n\n" + old]), guide(["a.md": "# A\n\n" + new])).chapters
            .flatMap(\.changes)
        #expect(changes.flatMap(\.signals) == signals)
        #expect(changes.allSatisfy { $0.kind == .changed && $0.spans.count <= 4 })
    }

    static let sentence = "Leg de sleutel op de balie van de gastheer als je in de avond naar huis gaat."

    @Test(arguments: [
        (
            "## A\n\nEerst.\n\nP\n\n## B\n\nLaatst.", "## A\n\nEerst.\n\n## B\n\nP\n\nLaatst.",
            ["moved | paragraph | Leg de sleutel op de bal | order"]
        ),
        (
            "## A\n\nEerst.\n\n### A1\n\nP\n\n## B\n\nLaatst.", "## A\n\nEerst.\n\n## B\n\nLaatst.\n\n### A1\n\nP",
            ["moved section A1"]
        ),
        (
            "- Een\n  - thee\n  - P\n- Twee\n  - zout", "- Een\n  - thee\n- Twee\n  - P\n  - zout",
            ["moved | item | Leg de sleutel op de bal | order"]
        ),
        (
            "- Alfa\n- Bravo\n- Charlie", "- Bravo\n  - Alfa\n- Charlie",
            ["moved | item | Alfa | order | structure | depth Alfa: 1 → 2"]
        ),
        (
            "- Een\n\n  P\n- Twee", "- Een\n- Twee\n\n  P", ["moved | paragraph | Leg de sleutel op de bal | order"]
        ),
        (
            "## A\n\nTekst van de een.\n\n## B\n\nP", "## A\n\nP\n\n## B\n\nTekst van de een.",
            ["moved | paragraph | Leg de sleutel op de bal | order", "moved | paragraph | Tekst van de een. | order"]
        ),
        (
            "## A\n\nEerst.\n\n## B\n\nP\n\n## C\n\nDerde.", "## A\n\nEerst.\n\n## C\n\nDerde.\n\n### B\n\nP",
            ["moved section B", "changed | heading | B | level | level B: 2 → 3"]
        ),
    ])
    func whatHangsElsewhereMovedAndNotWhatItPassed(old: String, new: String, expected: [String]) {
        func chapter(_ text: String) -> String { "# G\n\n" + text.replacing("P", with: Self.sentence) + "\n" }
        let result = told(["a.md": chapter(old)], ["a.md": chapter(new)])
        func plain(_ lines: [String]) -> [String] { lines.map { $0.replacing(Self.sentence, with: "…") } }
        #expect(plain(Array(result.dropFirst())) == plain(expected))
    }

    @Test(arguments: [
        ("24 uur open", "12 uur open", "number"), ("1 januari 2024", "2 januari 2024", "number"),
        ("2. Sleutels", "2 Sleutels", "punctuation"), ("1.2 Zalen", "1.3 Zalen", "renumbered"),
        ("2. Sleutels", "3. Sleuttels", "spelling | renumbered"),
    ])
    func aHeadingIsRenumberedWhereTheFigureCountsHeadings(old: String, new: String, signals: String) {
        let result = told(["a.md": "# H\n\n## \(old)\n\nTekst.\n"], ["a.md": "# H\n\n## \(new)\n\nTekst.\n"])
        #expect(result.last?.contains("| \(signals)") == true, "\(result)")
    }

    @Test func aBareFigureCountsWhereTheNextHeadingGoesOn() {
        let old = "# H\n\n## 1 Huur\n\nEen.\n\n## 2 Zorg\n\nTwee.\n"
        let new = "# H\n\n## 1 Huur\n\nEen.\n\n## 2 Werk\n\nWat er nieuw is.\n\n## 3 Zorg\n\nTwee.\n"
        #expect(told(["a.md": old], ["a.md": new]).last == "changed | heading | [-2-]{+3+} Zorg | renumbered")
    }

    @Test(arguments: [
        (
            "De bar is open. De zaal is dicht. Kom.", "De zaal is dicht. De bar is open. Kom.",
            "[-De bar is open. -]De zaal is dicht.{+ De bar is open.+} Kom. | order"
        ),
        ("一月开门。二月关门。三月休息休息。", "三月休息休息。一月开门。二月关门。", "{+三月休息休息。+}一月开门。二月关门。[-三月休息休息。-] | order"),
        ("Open van 9-12 uur.", "Open van 9–12 uur.", "Open van [-9-12-]{+9–12+} uur. | punctuation"),
        ("Minimaal tien leden.", "Maximaal tien leden.", "[-Minimaal-]{+Maximaal+} tien leden. | wording"),
        ("Wij aanmelden hier.", "Wij afmelden hier.", "Wij [-aanmelden-]{+afmelden+} hier. | wording"),
        ("De ontvanger belt.", "De ontvangen belt.", "De [-ontvanger-]{+ontvangen+} belt. | wording"),
        (
            "De vergadring is tommorow.", "De vergadering is tomorrow.",
            "De [-vergadring-]{+vergadering+} is [-tommorow-]{+tomorrow+}. | spelling"
        ),
        ("Een seperate zaal.", "Een separate zaal.", "Een [-seperate-]{+separate+} zaal. | spelling"),
    ])
    func sentencesAndSlipsAreToldFromOtherWords(old: String, new: String, expected: String) {
        #expect(toldOfParagraph(old, new) == "changed | paragraph | " + expected)
    }

    static let key = "De sleutel van de zaal hangt altijd aan de haak naast de deur."
    static let rent = "Wie de kamer huurt, ruimt na afloop zelf de stoelen en tafels op."

    @Test(arguments: [
        // What both chapters have by themselves stays where it is.
        (
            ["# Een", "## Risico", key, "## Bronnen", "Boek."], ["# Twee", "## Risico", rent, "## Bronnen", "Krant."],
            ["# Een", "## Risico", "## Bronnen", "Boek."], ["# Twee", "## Risico", rent, key, "## Bronnen", "Krant."],
            ["De sleutel van de zaal h"]
        ),
        (
            ["# Een", "## Risico", key, "Meer over een."], ["# Twee", "## Risico", rent, "Einde."],
            ["# Een", "## Risico", "Meer over een."], ["# Twee", "## Risico", key, rent, "Einde."],
            ["De sleutel van de zaal h"]
        ),
        // A copy that goes along is told.
        (
            ["# Een", key, "Zie de lijst.", "Midden.", "Zie de lijst."], ["# Twee", "Tekst."],
            ["# Een", "Midden.", "Zie de lijst."], ["# Twee", "Tekst.", key, "Zie de lijst."],
            ["De sleutel van de zaal h", "Zie de lijst."]
        ),
        (
            ["# T", "## A", "- Logs\n- Horen", "## B", "- Logs\n- Horen"], ["# U", "Tekst."],
            ["# T", "## A", "- Logs\n- Horen", "## B", "- Horen\n- Logs"], ["# U", "Tekst."], ["Horen"]
        ),
        (
            ["# G", "## A", "Over a.", "Vraag het na.", "## B", "Over b.", "## C", "Over c.", "Vraag het na."],
            ["# U", "Tekst."],
            ["# G", "## A", "Over a.", "## B", "Over b.", "Vraag het na.", "## C", "Over c.", "Vraag het na."],
            ["# U", "Tekst."], ["Vraag het na."]
        ),
    ])
    func copiesStayOrAreTold(
        oldA: [String], oldB: [String], newA: [String], newB: [String], moved: [String]
    ) {
        func files(_ a: [String], _ b: [String]) -> [String: String] {
            ["a.md": a.joined(separator: "\n\n") + "\n", "b.md": b.joined(separator: "\n\n") + "\n"]
        }
        let result = told(files(oldA, oldB), files(newA, newB)).filter { !$0.hasPrefix("changed ") }
        #expect(result.allSatisfy { $0.hasPrefix("moved | ") }, "\(result)")
        #expect(result.map { $0.split(separator: " | ")[2] } == moved.map { $0[...] }, "\(result)")
    }

    @Test func aSectionIsNoHeavierForItsSubsections() {
        let (a, b, c) = (Self.words("woord", 60), Self.words("term", 40), Self.words("naam", 40))
        let licht = "## Licht\n\n### Deel\n\n\(a)\n\n"
        let zwaar = "## Zwaar een\n\n\(b)\n\n## Zwaar twee\n\n\(c)\n\n"
        let result = told(["a.md": "# G\n\n" + licht + zwaar], ["a.md": "# G\n\n" + zwaar + licht])
        #expect(result == ["changed a.md", "moved section Licht"])
    }

    @Test func aSectionWithALineThatStandsElsewhereMovesWhole() {
        let keys = "### Sleutels\n\n\(Self.key)\n\nVoorbeelden:\n\n- deur\n\n"
        let rest =
            "### Fietsen\n\nDe fiets staat in de schuur.\n\n## Thee\n\nThee staat klaar.\n\nVoorbeelden:\n\n- munt\n\n"
        let head = "# G\n\n## Huis\n\nWelkom in het huis.\n\n"
        #expect(
            told(["a.md": head + keys + rest], ["a.md": head + rest + keys]) == [
                "changed a.md", "moved section Sleutels",
            ])
    }

    @Test func aShortLastPartOfAParagraphIsAPart() {
        let text = Self.words("woord", 48)
        let result = told(
            ["a.md": "# G\n\n\(text).\n\nDit neem je mee:\n\n- een mok\n"],
            ["a.md": "# G\n\n\(text). Dit neem je mee:\n\n- een mok\n"])
        #expect(
            result.count == 2 && result[1].hasPrefix("merged | ") && result[1].hasSuffix("| structure"), "\(result)")
    }

    @Test func textThatCameInBetweenPartsAParagraphInTwo() {
        let (one, two) = (Self.words("woord", 20), Self.words("term", 20))
        let result = told(
            ["a.md": "# G\n\n\(one). \(two).\n"], ["a.md": "# G\n\n\(one).\n\nDit kwam er net tussen.\n\n\(two).\n"])
        #expect(result.map { $0.prefix(5) } == ["chang", "split", "added"], "\(result)")
    }

    @Test func cellsKeepTheirMarksBesideANewColumn() {
        let result = told(
            ["a.md": "# G\n\n| Naam | Type |\n|---|---|\n| Heel | `Int` |\n| Een | [x](a.md) |\n"],
            ["a.md": "# G\n\n| Nr | Naam | Type |\n|---|---|---|\n| 1 | Heel | `Int` |\n| 2 | Een | [x](a.md) |\n"])
        #expect(result == ["changed a.md", "added | column | Nr | block-added"])
    }

    @Test func codeThatWentWithItsSentenceIsTheSame() {
        let result = told(
            ["a.md": "# G\n\nGebruik `open` om te beginnen. Sluit daarna de deur. Klaar.\n"],
            ["a.md": "# G\n\nSluit daarna de deur. Gebruik `open` om te beginnen. Klaar.\n"])
        #expect(result.last?.hasSuffix("| order") == true, "\(result)")
    }

    @Test func frontMatterThatIsNoYAMLReadsAlikeWithOtherLineEnds() {
        let text = "---\ntitle: a\nhide:\n- x\nhide:\n- y\n---\n\n# G\n\nTekst.\n"
        #expect(told(["a.md": text], ["a.md": text.replacing("\n", with: "\r\n")]) == [])
    }

    private static func words(_ word: String, _ count: Int) -> String {
        (0..<count).map { "\(word)\($0)" }.joined(separator: " ")
    }
}
