import Testing

@testable import Diffing
@testable import GuideModel

/// Text of one template, and copies that belong to the section around them.
extension RedlineDetailTests {
    private static let texts = [
        "De regenton staat achter de schuur en houdt tweehonderd liter water voor de tuin vast.",
        "Een lange slang loopt van de kraan naar de verre bedden, waar courgettes het meeste nodig hebben.",
        "Sleutels hangen op een bord naast de deur; wie er een leent schrijft zijn naam op de lei.",
        "Elke donderdag schenkt een buurvrouw thee voor wie komt wieden, maaien of alleen wil praten.",
    ]

    private func sections(_ order: [Int], tail: String) -> String {
        order.map { "## S\($0)\n\n\(Self.texts[$0])\n\n\(tail)\n\n" }.joined()
    }

    private static let tails = [
        "Zie het overzicht.", "Zie het overzicht.\n\nTerug naar boven.", "### Voorbeeld\n\nZie het overzicht.",
        "| A | B |\n|---|---|\n| 1 | 2 |", "[Naar boven](#g)", "---",
    ]

    @Test(arguments: tails)
    func sectionsThatEndAlikeMoveWithTheirEnds(tail: String) {
        let within = told(
            ["g.md": "# G\n\n" + sections([0, 1, 2, 3], tail: tail)],
            ["g.md": "# G\n\n" + sections([0, 2, 3, 1], tail: tail)])
        #expect(within == ["changed g.md", "moved section S1"])
        let across = told(
            ["a.md": "# A\n\n" + sections([0, 1], tail: tail), "b.md": "# B\n\n" + sections([2, 3], tail: tail)],
            ["a.md": "# A\n\n" + sections([0], tail: tail), "b.md": "# B\n\n" + sections([2, 1, 3], tail: tail)])
        #expect(across == ["changed a.md", "changed b.md", "moved section S1"])
    }

    @Test func aLineThatWentBelowAHeadingOfTheSameNameLeavesTheHeadings() {
        func guide(_ first: String, _ second: String) -> [String: String] {
            [
                "g.md": "# G\n\n## X\n\n### Hoe\n\n\(first)\(Self.texts[0])\n\n\(Self.texts[1])\n\n"
                    + "## Y\n\n### Hoe\n\n\(second)\(Self.texts[2])\n\n\(Self.texts[3])\n"
            ]
        }
        let line = "Doe bij het weggaan altijd het hek op slot.\n\n"
        #expect(
            told(guide(line, ""), guide("", line))
                == ["changed g.md", "moved | paragraph | Doe bij het weggaan alti | order"])
    }

    @Test func valuesOfATemplateChangeWhereTheyStand() {
        func prices(_ values: [Int]) -> String {
            "# G\n\n"
                + zip(["Kwaker", "Pluk", "Ster"], values).map { "## \($0)\n\nEen dagdeel kost \($1) euro.\n\n" }
                .joined()
        }
        let risen = compare(guide(["g.md": prices([10, 12, 14])]), guide(["g.md": prices([12, 14, 16])]))
        #expect(risen.chapters.flatMap(\.changes).map(\.kind) == [.changed, .changed, .changed])
        #expect(risen.chapters.flatMap(\.sections).map(\.significance) == [.substantive, .substantive, .substantive])
        let exchanged = compare(guide(["g.md": prices([10, 12, 14])]), guide(["g.md": prices([12, 10, 14])]))
        #expect(exchanged.significance == .substantive)
        func tables(_ values: [Int]) -> String {
            "# G\n\n"
                + zip(Self.texts, values).enumerated().map {
                    "## S\($0)\n\n\($1.0)\n\n| Wat | Prijs |\n|---|---|\n| Zaal | \($1.1) |\n| Beamer | \($1.1 + 3) |\n\n"
                }.joined()
        }
        let rows = compare(guide(["g.md": tables([10, 12, 14])]), guide(["g.md": tables([12, 14, 16])]))
        #expect(rows.chapters.flatMap(\.changes).map(\.block) == Array(repeating: .row, count: 6))
        #expect(rows.chapters.flatMap(\.changes).allSatisfy { $0.kind == .changed })
    }

    @Test func anAnswerChangesBelowItsQuestion() {
        func answers(_ first: String, _ last: String) -> String {
            "# V\n\n## Hond?\n\n\(first)\n\n## Barbecue?\n\nNee.\n\n## Kamer?\n\nJa.\n\n## Geld terug?\n\n\(last)\n"
        }
        let answered = compare(guide(["g.md": answers("Ja.", "Nee.")]), guide(["g.md": answers("Nee.", "Ja.")]))
        #expect(answered.chapters.flatMap(\.changes).map(\.kind) == [.changed, .changed])
        #expect(answered.significance == .substantive)
        func page(_ title: String, _ text: String, _ hours: String) -> String {
            "# \(title)\n\n\(text)\n\n## Open\n\n- Maandag: \(hours) uur\n\n## Plaats\n\n![Kaart](\(hours).png)\n"
        }
        func halls(_ first: String, _ second: String) -> [String: String] {
            [
                "a.md": page("A", Self.texts[0], first),
                "b.md": page("B", Self.texts[1], second),
            ]
        }
        let exchanged = compare(guide(halls("9-12", "13-17")), guide(halls("13-17", "9-12")))
        #expect(exchanged.chapters.flatMap(\.changes).map(\.kind) == Array(repeating: .changed, count: 4))
        // What stands beside another has moved there.
        #expect(
            told(
                ["g.md": "# G\n\n## A\n\nZie de site.\n\n## B\n\n\(Self.texts[0])\n"],
                ["g.md": "# G\n\n## A\n\nBel ons.\n\n## B\n\n\(Self.texts[0])\n\nZie de site.\n"]
            ).contains("moved | paragraph | Zie de site. | order"))
    }

    @Test(arguments: [[60, 70, 80, 90], [50, 80, 70, 60]])
    func sectionsOfOneNameAndTemplateStayBelowTheirOwn(prices: [Int]) {
        func halls(_ prices: [Int]) -> String {
            "# Zalen\n"
                + zip(["A", "B", "C", "D"], prices).map { name, price in
                    "\n## Zaal \(name)\n\nZaal \(name) ligt bij \(Self.texts[0])\n\n### Huur\n\nDe huur van deze zaal is \(price) euro per dagdeel.\n"
                }.joined()
        }
        let before = [50, 60, 70, 80]
        let redline = compare(guide(["g.md": halls(before)]), guide(["g.md": halls(prices)]))
        let changes = redline.chapters.flatMap(\.changes)
        #expect(changes.count == zip(before, prices).count { $0 != $1 } && changes.allSatisfy { $0.kind == .changed })
        #expect(redline.chapters.flatMap(\.sections).allSatisfy { $0.status == .changed })
    }

    @Test(arguments: ["", "Een zin die alleen hier staat over"])
    func pagesThatKeepPathAndTitleAreThemselves(sentence: String) {
        func pages(_ rise: Int) -> [String: String] {
            Dictionary(
                uniqueKeysWithValues: zip(["paspoort", "rijbewijs", "uittreksel", "vergunning"], [60, 50, 30, 40]).map {
                    name, price in
                    let rows = [0, 40, 15, 25, 5].enumerated().map {
                        "| Soort \($0.offset) hiervan | \(price + rise + $0.element) euro |\n"
                    }.joined()
                    let own = sentence.isEmpty ? "" : "\(sentence) \(name).\n\n"
                    return ("\(name).md", "# \(name)\n\n\(own)## Tarief\n\n| Wanneer | Prijs |\n|---|---|\n" + rows)
                })
        }
        let redline = compare(guide(pages(0)), guide(pages(10)))
        #expect(redline.chapters.map(\.status) == Array(repeating: .changed, count: 4))
        #expect(redline.chapters.flatMap(\.changes).map(\.kind) == Array(repeating: .changed, count: 20))
    }

    @Test(arguments: [10, 60, 400])
    func aListInWhichEachLineHasAnotherValueChangedLineByLine(count: Int) {
        func list(_ start: Int) -> String {
            "# G\n\n"
                + (0..<count).map { "- Zaal voor buurtgenoten kost \(start + 7 * $0) euro per dagdeel.\n" }.joined()
        }
        let result = compare(guide(["g.md": list(100)]), guide(["g.md": list(4000)]))
        #expect(result.chapters.map(\.status) == [.changed])
        #expect(result.chapters[0].changes.count == count)
        #expect(result.chapters[0].changes.allSatisfy { $0.kind == .changed && $0.signals == [.number] })
    }

    @Test func whatWasCutInASectionThatWentToAnotherChapterIsASplit() {
        let (a, b) = (["# A\n\n\(Self.texts[2])\n\n", "# B\n\n\(Self.texts[3])\n\n"], "## Water\n\n")
        let (whole, parts) = ("\(Self.texts[0]) \(Self.texts[1])\n\n", "\(Self.texts[0])\n\n\(Self.texts[1])\n\n")
        let cut = told(["a.md": a[0] + b + whole, "b.md": a[1]], ["a.md": a[0], "b.md": a[1] + b + parts])
        #expect(
            cut.count == 4 && cut.last?.hasPrefix("split | paragraph") == true
                && cut.last?.hasSuffix("structure") == true)
        let joined = told(["a.md": a[0] + b + parts, "b.md": a[1]], ["a.md": a[0], "b.md": a[1] + b + whole])
        #expect(joined.count == 4 && joined.last?.hasPrefix("merged | paragraph") == true)
    }

    @Test func equalTablesThatGotAColumnKeepTheirPlace() {
        func tables(_ rows: [String]) -> String {
            "# G\n\n" + zip(Self.texts, rows).enumerated().map { "## S\($0)\n\n\($1.0)\n\n\($1.1)\n" }.joined()
        }
        let old = "| Wat | Hoeveel |\n|--|--|\n| Tijd | 60 |\n| Geld | 8 |\n"
        func new(_ first: String, _ second: String) -> String {
            "| Wat | Hoeveel | Noot |\n|--|--|--|\n| Tijd | 60 | \(first) |\n| Geld | 8 | \(second) |\n"
        }
        let result = told(
            ["g.md": tables([old, old])], ["g.md": tables([new("b", "a"), new("a", "a")])])
        #expect(
            result == ["changed g.md", "added | column | Noot | block-added", "added | column | Noot | block-added"])
    }

    @Test(arguments: [("x=5", "x=-5"), ("€5", "€-5"), ("€5", "-€5"), ("10^3", "10^-3"), ("\"5\"", "\"-5\"")])
    func aMinusSignMakesAnotherNumber(old: String, new: String) {
        #expect(toldOfParagraph("Zet \(old) in het veld.", "Zet \(new) in het veld.")?.contains("number") == true)
    }

    @Test func aDashIsNoMinusSign() {
        #expect(toldOfParagraph("Van 5 - 10 uur open.", "Van 5 – 10 uur open.")?.hasSuffix("punctuation") == true)
    }

    @Test func aNoteThatWasCarriedOnMovesNothing() {
        let (note, text) = ("[^1]: Zie de kaart van de wijk in de hal van het huis.\n\n", "Korte tekst.\n\n")
        #expect(
            told(["g.md": "# G\n\nEen zin.[^1]\n\n\(note)\(text)"], ["g.md": "# G\n\nEen zin.[^1]\n\n\(text)\(note)"])
                .isEmpty)
    }

    @Test func aHeadingAboveAnUnchangedTableIsOneThatCame() {
        let table = "| Wat | Prijs |\n|---|---|\n| Zaal | 250 |\n\n"
        let result = told(
            ["g.md": "# G\n\n\(Self.texts[0])\n\n\(table)\(Self.texts[1])\n"],
            ["g.md": "# G\n\n\(Self.texts[0])\n\n## Kosten\n\n\(table)\(Self.texts[1])\n"])
        #expect(result == ["changed g.md", "added section Kosten", "added | heading | Kosten | block-added"])
    }

    @Test func aValueThatASectionTookAlongIsNoNews() {
        func day(_ value: Int) -> String { "## Ochtend\n\n\(Self.texts[0])\n\nEen dagdeel kost \(value) euro.\n\n" }
        let noon = "## Middag\n\n\(Self.texts[1])\n\nEen dagdeel kost 25 euro.\n\n"
        let (a, b) = ("# A\n\n\(Self.texts[2])\n\n", "# B\n\n\(Self.texts[3])\n\n")
        #expect(
            told(["a.md": a + day(20) + noon, "b.md": b], ["a.md": a + day(25), "b.md": b + noon]) == [
                "changed a.md", "changed | paragraph | Een dagdeel kost [-20-]{+25+} euro. | number",
                "changed b.md", "moved section Middag",
            ])
    }

    @Test func aSectionWithAJoinedParagraphMovesByItsOwnWeight() {
        func wandeling(_ joint: String) -> String { "## Wandeling\n\n\(Self.texts[0])\(joint)\(Self.texts[1])\n\n" }
        let rest =
            "## Zaal\n\n\(Self.texts[2])\n\n\(Self.texts[3]) \(Self.texts[3].replacing("thee", with: "soep"))\n\n"
        let result = told(["g.md": "# G\n\n" + wandeling("\n\n") + rest], ["g.md": "# G\n\n" + rest + wandeling(" ")])
        #expect(result.filter { $0.hasPrefix("moved") } == ["moved section Wandeling"])
        #expect(result.contains { $0.hasPrefix("merged | paragraph") })
    }

    @Test func subheadingsOfOneNameStayWithTheirParentsWhateverTheyHold() {
        func place(_ name: String, _ parts: [String]) -> String {
            "## \(name)\n\n" + zip(["Duur", "Kosten"], parts).map { "### \($0)\n\n\($1)\n\n" }.joined()
        }
        let old =
            "# G\n\n\(Self.texts[0])\n\n" + place("Reis", ["Een dagdeel kost 110 euro.", "Een dagdeel kost 20 euro."])
        let new =
            "# G\n\n\(Self.texts[0])\n\n## Tocht\n\n### Kosten\n\nEen dagdeel kost 111 euro.\n\n"
            + place("Reis", ["Een dagdeel kost 20 euro.", "Een dagdeel kost 110 euro."])
        #expect(
            told(["g.md": old], ["g.md": new]).filter { $0.contains("section") } == [
                "added section Tocht", "added section Kosten",
            ])
    }

    private static func table(_ value: Int) -> String {
        "| Post | Prijs |\n|---|---|\n| Zaal | \(value) |\n| Lunch | \(value + 5) |\n\n"
    }

    @Test func aTableOfItsOldValuesIsItselfBesideANewOne() {
        let result = told(
            ["g.md": "# G\n\n\(Self.texts[0])\n\n### Kosten\n\n\(Self.table(10))"],
            ["g.md": "# G\n\n\(Self.texts[0])\n\n### Kosten\n\n\(Self.table(15))### Kosten\n\n\(Self.table(10))"])
        #expect(result.filter { $0.hasPrefix("changed |") } == [])
        #expect(result.filter { $0.contains("| table |") }.map { $0.prefix(5) } == ["added"])
    }

    @Test func aCopyOfASectionIsNewWithAllThatItHolds() {
        let costs = "### Kosten\n\nGeen.\n\n\(Self.table(250))"
        let old = "# G\n\n\(Self.texts[0])\n\n## Reis\n\n### Duur\n\n\(Self.texts[1])\n\n\(costs)"
        let new = old.replacing("lange", with: "korte") + "## Tocht\n\n\(costs)"
        let changes = compare(guide(["g.md": old]), guide(["g.md": new])).chapters.flatMap(\.changes)
        #expect(changes.map(\.kind) == [.changed, .added, .added, .added, .added])
        let tour = new.components("\n").firstIndex { $0 == "## Tocht" } ?? 0
        #expect(changes.dropFirst().allSatisfy { ($0.to?.line ?? 0) > tour })
    }
}
