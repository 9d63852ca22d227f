import Testing

@testable import Diffing
@testable import GuideModel

/// Marks without words of their own, labels that count, and headings above text that went from one section into another.
extension RedlineDetailTests {
    @Test(arguments: [
        ("![Voor](a.png) ![Na](b.png)", "![Na](b.png) ![Voor](a.png)", "source Na: a.png → b.png"),
        (
            "[![A](g.svg)](https://a.nl/een) [![B](p.svg)](https://a.nl/twee)",
            "[![A](g.svg)](https://a.nl/twee) [![B](p.svg)](https://a.nl/een)",
            "destination A: https://a.nl/een → https://a.nl/twee | destination B: https://a.nl/twee → https://a.nl/een"
        ),
        (
            "[![A](a.png)](x.md)![B](b.png)", "![A](a.png)[![B](b.png)](x.md)",
            "destination A: x.md → – | destination B: – → x.md"
        ),
        (
            "Leden ~~12 euro~~, gasten 12 euro.", "Leden 12 euro, gasten ~~12 euro~~.",
            "emphasis 12 euro: strikethrough → – | emphasis 12 euro: – → strikethrough"
        ),
        ("Het zijn **zeer** veel.", "Het zijn <strong>zeer</strong> veel.", nil),
        ("Er passen 10<sup>6</sup> korrels in.", "Er passen 106 korrels in.", "number | emphasis 10^6: sup → –"),
        ("De 1<sup>e</sup> keer en CO<sub>2</sub> ook.", "De 1e keer en CO2 ook.", "markup"),
    ]) func marksThatChangePlacesAreTold(old: String, new: String, expected: String?) {
        let result = toldOfParagraph(old, new)
        guard let expected else {
            #expect(result == nil)
            return
        }
        #expect(result?.contains(expected) == true, "\(result ?? "nothing")")
        #expect(toldOfParagraph(new, old) != nil)
    }

    @Test(arguments: ["Stap # :", "**Stap #:**", "Eis-0#:", "1#.30 uur:"])
    func labelsThatCountAreNotWhatTheyStandBefore(label: String) {
        func list(_ texts: [String]) -> [String: String] {
            let items = texts.enumerated().map { index, text in
                "- \(label.replacing("#", "\(index + 1)")) \(text)\n"
            }
            return ["a.md": "# A\n\n" + items.joined()]
        }
        let texts = ["zet de poten neer op een plek", "schuif de buizen in de poten", "span het zeil over de buizen"]
        let result = told(list(texts), list(["controleer of de straat leeg is"] + texts))
        #expect(result.filter { $0.hasPrefix("added | item") }.count == 1, "\(result)")
        #expect(result.filter { $0.hasPrefix("changed | item") && $0.hasSuffix("| number") }.count == 3, "\(result)")
    }

    @Test func aLabelThatNamesKeepsItsLine() {
        let result = told(
            ["a.md": "# A\n\n- Maandag: open\n- Dinsdag: dicht\n"],
            ["a.md": "# A\n\n- Maandag: dicht\n- Dinsdag: open\n"])
        #expect(result.filter { $0.hasPrefix("changed | item") }.count == 2, "\(result)")
    }

    private static let rooms = "Een zaal huurt u per dagdeel bij de beheerder van het buurthuis."
    private static let plates =
        "Een bord haalt u bij de keuken en brengt u schoon terug. Wie er een breekt betaalt een euro in het potje."

    @Test(arguments: ["Zalen en borden", "Alles lenen"])
    func sectionsThatBecameOneAreTheFirst(title: String) {
        let apart = ["a.md": "# A\n\nLenen.\n\n## Zalen\n\n\(Self.rooms)\n\n## Borden\n\n\(Self.plates)\n"]
        let joined = ["a.md": "# A\n\nLenen.\n\n## \(title)\n\n\(Self.rooms)\n\n\(Self.plates)\n"]
        #expect(
            told(apart, joined).dropFirst().prefix(2) == ["renamed section \(title)", "removed section Borden"],
            "\(told(apart, joined))")
        #expect(
            told(joined, apart).dropFirst().prefix(2) == ["renamed section Zalen", "added section Borden"],
            "\(told(joined, apart))")
        #expect(!(told(apart, joined) + told(joined, apart)).contains { $0.hasPrefix("moved") })
    }

    @Test func aHeadingOneParagraphLowerWithOtherWordsIsAnother() {
        let result = told(
            ["a.md": "# A\n\nVooraf een zin.\n\n## Toelichting\n\n\(Self.rooms)\n\n\(Self.plates)\n"],
            ["a.md": "# A\n\nVooraf een zin.\n\n\(Self.rooms)\n\n## Verslag aan de raad\n\n\(Self.plates)\n"])
        #expect(result.contains("added section Verslag aan de raad") && result.contains("removed section Toelichting"))
        #expect(!result.contains { $0.hasPrefix("moved") }, "\(result)")
    }

    @Test func aParagraphCutAcrossAHeadingLeavesTheFirstHeadingAlone() {
        let (one, two) = (
            "Bepaal eerst welke gegevens het algoritme gebruikt en wie ze levert.",
            "Meet daarna elk kwartaal of de uitkomst voor alle groepen inwoners gelijk is, en leg de meting vast."
        )
        let other = "# B\n\nDe beheerder bewaart alles.\n"
        let old = ["a.md": "# A\n\n## Gegevens\n\n\(one) \(two)\n", "b.md": other + "\n## Archief\n\nZes maanden.\n"]
        let new = ["a.md": "# A\n\n## Gegevens\n\n\(one)\n\n## Uitkomsten\n\n\(two)\n", "b.md": other]
        let result = told(old, new)
        #expect(result.filter { $0.contains("Gegevens") } == [], "\(result)")
        #expect(result.contains("added section Uitkomsten") && result.contains { $0.hasPrefix("split | paragraph") })
        #expect(told(new, old).contains { $0.hasPrefix("merged | paragraph") })
    }

    @Test func anIdSaysWhichChapterItIs() {
        let head = "---\nid: urn:nl:toezicht\n---\n\n# Toezicht\n\n"
        let body = "## Controle\n\n\(Self.rooms)\n\n## Archief\n\n\(Self.plates)\n"
        let result = told(
            ["toezicht.md": head + body], ["toezicht.md": head, "uitvoering.md": "# Uitvoering\n\n" + body])
        #expect(result.first == "changed toezicht.md" && result.contains("added uitvoering.md"), "\(result)")
        #expect(!result.contains { $0.contains("frontMatter") }, "\(result)")
    }

    @Test func aListThatWasCutCountsAnew() {
        let whole = ["a.md": "# A\n\n1. Zet de kraam neer\n2. Rol het zeil uit\n3. Haal de stroom\n4. Bel Jan\n"]
        let cut = [
            "a.md": "# A\n\n1. Zet de kraam neer\n2. Rol het zeil uit\n\n<!-- -->\n\n1. Haal de stroom\n2. Bel Jan\n"
        ]
        #expect(told(whole, cut).last == "changed | item | Haal de stroom | renumbered | start Haal de stroom: 3 → 1")
        #expect(told(cut, whole).last == "changed | item | Haal de stroom | renumbered | start Haal de stroom: 1 → 3")
        let on = [
            "a.md": "# A\n\n1. Zet de kraam neer\n2. Rol het zeil uit\n\n<!-- -->\n\n3. Haal de stroom\n4. Bel Jan\n"
        ]
        #expect(told(whole, on) == [])
        // What an insertion pushes on is no change.
        let more = [
            "a.md": "# A\n\n1. Nieuw begin\n2. Zet de kraam neer\n3. Rol het zeil uit\n4. Haal de stroom\n5. Bel Jan\n"
        ]
        #expect(!told(whole, more).contains { $0.contains("start") })
    }

    @Test func whatPassedAHeadingThatBecameALineMovedAlone() {
        let (one, two) = (Self.rooms, Self.plates)
        let short = "Een korte alinea over de wijk."
        let result = told(
            ["a.md": "# A\n\n\(short)\n\n## Overwegingen\n\n\(one)\n\n\(two)\n"],
            ["a.md": "# A\n\n**Overwegingen**\n\n\(one)\n\n\(two)\n\n\(short)\n"])
        #expect(result.filter { $0.hasPrefix("moved | ") }.count == 1, "\(result)")
        #expect(result.contains { $0.hasPrefix("moved | paragraph | Een korte alinea") }, "\(result)")
    }

    @Test func anIdThatStaysWithItsPlaceExchangesNoTexts() {
        let (one, two) = ("# Analyse\n\n\(Self.plates)\n", "# Beeld\n\n\(Self.rooms)\n")
        func chapter(_ id: Int, _ text: String) -> String { "---\nid: kap-\(id)\n---\n\n\(text)" }
        let result = told(
            ["a.md": chapter(0, one), "b.md": chapter(1, two)], ["a.md": chapter(0, two), "c.md": chapter(1, one)])
        #expect(result.filter { $0.hasPrefix("renamed ") } == ["renamed a.md", "renamed c.md"], "\(result)")
    }

    @Test func anItemThatWentToTheNextListCountsNothingAnew() {
        let result = told(
            [
                "a.md":
                    "# A\n\n1. een regel over de wijk\n2. de tweede over geld\n\nTussenzin.\n\n1. derde regel\n2. vierde regel\n"
            ],
            [
                "a.md":
                    "# A\n\n1. een regel over de wijk\n\nTussenzin.\n\n1. de tweede over geld\n2. derde regel\n3. vierde regel\n"
            ])
        #expect(!result.contains { $0.contains("renumbered") }, "\(result)")
    }
}
