import Testing

@testable import Diffing
@testable import GuideModel

/// Text that stands more than once, rows and items that went elsewhere, and words that look alike.
extension RedlineDetailTests {
    private func questions(_ list: (String, String)...) -> String {
        "# Vragen\n\n" + list.map { "## \($0.0)\n\n\($0.1)\n" }.joined(separator: "\n")
    }

    private func summary(_ old: String, _ new: String) -> [String] { told(["v.md": old], ["v.md": new]) }

    @Test func anAnswerThatStandsTwiceLeavesItsQuestionsAlone() {
        let old = questions(("Is er parkeerruimte?", "Ja."), ("Verkoopt u onderdelen?", "Nee."))
        let new = questions(
            ("Is er parkeerruimte?", "Ja."), ("Mag de hond mee?", "Ja."), ("Verkoopt u onderdelen?", "Nee."))
        #expect(
            summary(old, new) == [
                "changed v.md", "added section Mag de hond mee?",
                "added | heading | Mag de hond mee? | block-added", "added | paragraph | Ja. | block-added",
            ])
        #expect(summary(new, old).filter { $0.contains("section") } == ["removed section Mag de hond mee?"])
    }

    @Test func ofTwoQuestionsWithOneAnswerThatSwapOneMoved() {
        let old = questions(("Kleine zaal", "Vraag de prijs."), ("Grote zaal", "Vraag de prijs."), ("Tuin", "Gratis."))
        let new = questions(("Grote zaal", "Vraag de prijs."), ("Kleine zaal", "Vraag de prijs."), ("Tuin", "Gratis."))
        let result = compare(guide(["v.md": old]), guide(["v.md": new]))
        #expect(result.chapters.flatMap(\.sections).map(\.status) == [.moved])
        #expect(result.chapters.flatMap(\.changes).isEmpty && result.significance == .formatting)
    }

    @Test func aShortAnswerIsEditedWhereItsQuestionMoved() {
        let old = questions(
            ("Hoe laat?", "Om negen uur."), ("Wie heeft de sleutel?", "De beheerder."), ("Mag ik roken?", "Nee."))
        let new = questions(
            ("Wie heeft de sleutel?", "De beheerder."), ("Mag ik roken?", "Nee."), ("Hoe laat?", "Om tien uur."))
        let changes = compare(guide(["v.md": old]), guide(["v.md": new])).chapters.flatMap(\.changes)
        #expect(changes.map(\.kind) == [.changed] && changes.first?.signals == [.number])
    }

    @Test func aSectionThatMovedWithAnotherNameAndLessMovedAllTheSame() {
        let kept =
            "De pot op de tafel is voor giften.\n\nNiemand hoeft te betalen, maar de meeste bezoekers geven iets.\n"
        let other =
            "## Bezoek\n\nBezoekers brengen het kapotte ding zelf en blijven erbij zolang het werk duurt. "
            + "Wie wacht krijgt koffie van de gastvrouw of de gastheer.\n"
        let old =
            "# Gids\n\n\(other)\n## Geld\n\n\(kept)\nOnderdelen kopen wij in kleine aantallen en bewaren wij in een doos.\n"
        let new = "# Gids\n\n## Giften en kosten\n\n\(kept)\n\(other)"
        let redline = compare(guide(["v.md": old]), guide(["v.md": new]))
        #expect(
            redline.chapters.flatMap(\.sections).filter { $0.status == .moved }.map(\.title) == ["Giften en kosten"])
        #expect(redline.chapters.flatMap(\.changes).map(\.kind) == [.changed, .removed])
    }

    @Test func aRowThatWentToAnotherTableMoved() {
        func page(_ first: [String], _ second: [String]) -> String {
            let head = "| Ding | Kwaal | Aantal |\n|---|---|---|\n"
            return "# A\n\n## Stroom\n\n" + head + first.joined() + "\n## Fiets\n\n" + head + second.joined()
        }
        let lamp = "| Fietslamp | draad gebroken bij de vork | 22 |\n"
        let (toaster, chain) = (
            "| Rooster | links geen warmte | 14 |\n", "| Ketting | tot over de streep gesleten | 9 |\n"
        )
        let moved = compare(
            guide(["a.md": page([toaster, lamp], [chain])]), guide(["a.md": page([toaster], [chain, lamp])]))
        #expect(moved.chapters.flatMap(\.changes).map { "\($0.kind) \($0.block)" } == ["moved row"])
        let edited = lamp.replacing("22", with: "27")
        let changes = compare(
            guide(["a.md": page([toaster, lamp], [chain])]), guide(["a.md": page([toaster], [edited, chain])])
        )
        .chapters.flatMap(\.changes)
        #expect(changes.map(\.kind) == [.moved] && changes.first?.cells.map(\.to) == ["27"])
    }

    @Test func columnsAreToldByWhatStandsInThem() {
        let old = "# A\n\n| Ding | Kwaal | Aantal |\n|---|---|---|\n| Rooster | koud | 14 |\n| Lamp | stuk | 22 |\n"
        let swapped =
            "# A\n\n| Ding | Aantal | Tafel |\n|---|---|---|\n| Rooster | 14 | links |\n| Lamp | 22 | rechts |\n"
        let renamed =
            "# A\n\n| Ding | Klacht | Dag | Aantal |\n|---|---|---|---|\n| Rooster | koud | ma | 14 |\n| Lamp | stuk | di | 22 |\n"
        func changes(_ new: String) -> [String] {
            compare(guide(["a.md": old]), guide(["a.md": new])).chapters.flatMap(\.changes).map {
                "\($0.kind) \($0.block)"
            }
        }
        #expect(changes(swapped) == ["added column", "removed column"])
        #expect(changes(renamed) == ["changed row", "added column"])
    }

    @Test func rowsThatCountAreToldByWhatStandsBehindTheNumber() {
        func page(_ rows: [String]) -> String {
            "# A\n\n| Nr. | Stap |\n|---|---|\n"
                + rows.enumerated().map { "| \($0.offset + 1) | \($0.element) |\n" }.joined()
        }
        let steps = ["Trek de stekker eruit", "Open de kap", "Meet de draad"]
        let changes = compare(guide(["a.md": page(steps)]), guide(["a.md": page(["Vul de kaart in"] + steps)])).chapters
            .flatMap(\.changes)
        #expect(changes.map(\.kind) == [.added, .changed, .changed, .changed])
        #expect(changes.dropFirst().allSatisfy { $0.cells.map(\.column) == ["Nr."] })
    }

    @Test func whatHangsOnAnItemMovedAlong() {
        let kitchen = "- Keuken\n  - Vaatwasser legen\n  - Vloer vegen\n"
        let rest = "- Zaal en gang opruimen na gebruik\n  - Stoelen stapelen\n- Tuin en hek sluiten voor het donker\n"
        let changes = compare(guide(["a.md": "# A\n\n" + kitchen + rest]), guide(["a.md": "# A\n\n" + rest + kitchen]))
            .chapters
            .flatMap(\.changes)
        #expect(changes.map { "\($0.kind) \($0.to?.text ?? "")" } == ["moved Keuken"])
    }

    @Test func aFooterMakesNoChapterItself() {
        let footer =
            "Deze bladzijde hoort bij de gids. Vragen kunt u stellen aan de balie, die op zaterdag open is van tien tot vier.\n"
        let lamp =
            "# Lamp\n\nMaak de fitting los en bekijk de draad. Knip het zwarte stuk eraf en maak een nieuw eind.\n\n"
        let radio =
            "# Radio\n\nNeem de achterkant eraf en zoek het losse contact. Soldeer het als de plaat koud is.\n\n"
        let result = told(
            ["1.md": lamp + footer, "2.md": radio + footer],
            [
                "1.md": radio.replacing("koud", with: "afgekoeld") + footer,
                "2.md": lamp.replacing("nieuw", with: "vers") + footer,
            ])
        #expect(result.filter { $0.hasPrefix("renamed") }.count == 2 && !result.contains { $0.hasPrefix("moved") })
    }

    @Test func twoPagesOfOneTemplateAreNotWoven() {
        func page(_ name: String, _ tools: String, _ steps: String, _ check: String) -> String {
            "# \(name)\n\n> Trek eerst de stekker eruit.\n\n## Gereedschap\n\n\(tools)\n\n## Stappen\n\n\(steps)\n\n"
                + "## Controle\n\n\(check)\n\nVul daarna de kaart in en zet je naam eronder.\n"
        }
        let radio = page(
            "Radio", "Een soldeerbout en een multimeter.", "Haal de kast eraf en zoek het losse contact.",
            "Speelt de radio op elke zender?")
        let sewing = page(
            "Naaimachine", "Een kwastje en een pincet.", "Neem de spoel uit en veeg het stof weg.",
            "Naait zij tien rechte steken?")
        let lamp = page("Lamp", "Een kruiskop.", "Draai de fitting los.", "Brandt de lamp een uur?")
        let redline = compare(guide(["a.md": lamp, "b.md": radio]), guide(["a.md": lamp, "d.md": sewing]))
        #expect(
            redline.chapters.flatMap(\.changes).map(\.kind) == Array(repeating: .removed, count: 9)
                + Array(repeating: .added, count: 9))
    }

    @Test(
        arguments: [
            ("Its een lamp", "It's een lamp", Significance.editorial), ("Dont touch it", "Don't touch it", .editorial),
            ("Your allowed to enter", "You're allowed to enter", .editorial),
            ("Het bestuur is accoord", "Het bestuur is akkoord", .editorial),
            ("Je moet de kopen tellen", "Je moet de koppen tellen", .substantive),
            ("They send the bill", "They sent the bill", .substantive),
            ("A trial of the bike", "A trail of the bike", .substantive),
        ])
    func slipsAndOtherWords(old: String, new: String, expected: Significance) {
        #expect(
            compare(guide(["a.md": "# A\n\n\(old).\n"]), guide(["a.md": "# A\n\n\(new).\n"])).significance == expected)
    }
}

/// Copies that change places with their sections, and what sections leave behind.
extension RedlineDetailTests {
    private static let plug = "Trek eerst de stekker eruit."
    private static let lamp = "## Lamp\n\n\(plug)\n\nMaak de fitting los en zoek de zwarte draad.\n\n"
    private static let radio = "## Radio\n\n\(plug)\n\nNeem de achterkant eraf en zoek het losse contact.\n\n"
    private static let saw = "## Zaag\n\n\(plug)\n\nSlijp het blad elk voorjaar met een fijne vijl.\n\n"
    private static let home = "# Huis\n\nAlles wat in huis blijft staan.\n\n"
    private static let shed = "# Schuur\n\nAlles wat in de schuur staat.\n\n"

    private func kinds(_ old: [String: String], _ new: [String: String]) -> (sections: [String], changes: [String]) {
        let chapters = compare(guide(old), guide(new)).chapters
        return (
            chapters.flatMap(\.sections).filter { $0.status != .changed }.map { "\($0.status) \($0.title ?? "")" },
            chapters.flatMap(\.changes).map { "\($0.kind) \($0.block)" }
        )
    }

    @Test func copiesGoAlongToAnotherChapterInAnyOrder() {
        let result = kinds(
            ["a.md": Self.home + Self.lamp + Self.radio, "b.md": Self.shed + Self.saw],
            ["a.md": Self.home, "b.md": Self.shed + Self.saw + Self.radio + Self.lamp])
        #expect(result.sections.sorted() == ["moved Lamp", "moved Radio"] && result.changes == [])
        let exchanged = kinds(
            ["a.md": Self.home + Self.lamp + Self.radio, "b.md": Self.shed + Self.saw],
            ["a.md": Self.home + Self.radio + Self.saw, "b.md": Self.shed + Self.lamp])
        #expect(exchanged.sections.sorted() == ["moved Lamp", "moved Zaag"] && exchanged.changes == [])
    }

    @Test func whatASectionLeavesBehindMoved() {
        let kitchen = "## Keuken\n\nWie kookt ruimt daarna de keuken op en sluit de kast.\n\n"
        let key = "De sleutel hangt naast de deur van de beheerder.\n\n"
        let hall = "## Zaal\n\nNa gebruik staan alle stoelen weer tegen de muur gestapeld.\n\n"
        let yard = "## Tuin\n\nHet hek van de tuin gaat om tien uur op slot, ook in de zomer.\n\n"
        let result = kinds(
            ["a.md": "# A\n\n" + kitchen + key + hall + yard], ["a.md": "# A\n\n" + hall + key + yard + kitchen])
        #expect(result.sections == ["moved Keuken"] && result.changes == ["moved paragraph"])
    }

    @Test func aNewQuestionTakesNoOldOnesAnswer() {
        func page(_ list: [(String, String)]) -> [String: String] {
            ["v.md": "# Vragen\n\n" + list.map { "## \($0.0)\n\n\($0.1)\n\n" }.joined()]
        }
        let result = kinds(
            page([("Is er een lift?", "Nee."), ("Wie heeft de sleutel?", "De beheerder.")]),
            page([
                ("Is er een lift?", "Nee, alleen trappen."), ("Wie heeft de sleutel?", "De beheerder."),
                ("Mag de hond mee?", "Nee."),
            ]))
        #expect(result.sections == ["added Mag de hond mee?"])
        #expect(result.changes == ["changed paragraph", "added heading", "added paragraph"])
    }

    @Test func aParagraphBesideAnEditedOneIsNoPartOfIt() {
        let old = "De grote kamer is de hele dag open voor wie wil lezen of werken."
        let new = "De kleine kamer kan worden geboekt voor wie wil bellen of overleggen."
        let result = kinds(
            ["a.md": "# A\n\n\(old)\n"], ["a.md": "# A\n\n\(new)\n\n\(old.replacing("kamer", with: "zaal"))\n"])
        #expect(result.changes == ["added paragraph", "changed paragraph"])
    }

    @Test(
        arguments: [
            ("![](img/kaart_wijk.png)", true), ("![](img/kaart\\_wijk.png)", true), ("![](k%61art_wijk.png)", true),
            ("&#107;aart", true), ("De kaart van de wijk.", false), ("kaart wijk png", true),
            ("100% zeker & 5%d", false),
        ])
    func aSourceThatMayShowAPictureIsTold(text: String, expected: Bool) {
        let names = PictureNames(["img/kaart_wijk.png"], isDocC: false)
        #expect(names.mayStand(in: Array(text.utf8)) == expected)
        // A letter with a mark may be written in two ways.
        #expect(PictureNames(["caf\u{E9}.png"], isDocC: false).mayStand(in: Array(text.utf8)))
        #expect(!PictureNames([String](), isDocC: false).mayStand(in: Array(text.utf8)))
    }

    @Test func catalogsNamePicturesWithoutScaleAndEnding() {
        let names = PictureNames(["Assets/boom~dark@2x.png"], isDocC: true)
        #expect(names.mayStand(in: Array("![](boom)".utf8)) && !names.mayStand(in: Array("![](bos)".utf8)))
    }

    @Test func aColumnThatWasReplacedWentAndCame() {
        func page(_ name: String, _ cells: [String]) -> [String: String] {
            [
                "a.md": "# A\n\n| Soort | \(name) |\n|---|---|\n"
                    + zip(["Kap", "Feest", "Bouw"], cells).map { "| \($0) | \($1) |\n" }.joined()
            ]
        }
        let result = kinds(
            page("Verlenging", ["6 weken", "4 weken", "8 weken"]),
            page("Behandelaar", ["team Groen", "team Stad", "team Bouw"]))
        #expect(result.changes == ["added column", "removed column"])
    }

    @Test func linesOfOneTextAreToldApartByWhatTheyReferTo() {
        let end = "\nVragen gaan naar het bestuur.\n"
        func list(_ names: [String]) -> [String: String] {
            ["g.md": "# G\n\n" + names.map { "- [Download](\($0).pdf)\n" }.joined() + end]
        }
        #expect(
            told(list(["a", "b"]), list(["a", "b", "c"]))
                == ["changed g.md", "added | item | Download | block-added | destination Download: – → c.pdf"])
        #expect(
            told(list(["a", "b", "c"]), list(["a", "c"]))
                == ["changed g.md", "removed | item | Download | block-removed | destination Download: b.pdf → –"])
        // What is left of both is no one link that moved.
        let exchanged = told(list(["a", "b", "c", "d", "e", "f"]), list(["a", "c", "d", "e", "n", "f"]))
        #expect(exchanged.count == 3 && exchanged[1].hasPrefix("removed") && exchanged[2].hasPrefix("added"))
        // Between lines that stayed another link stands in its place.
        func nested(_ first: String, _ second: String) -> [String: String] {
            [
                "g.md":
                    "# G\n\n- Stad Utrecht\n  - [site](\(first))\n- Stad Delft\n  - [site](\(second))\n"
            ]
        }
        #expect(told(nested("u.nl", "d.nl"), nested("d.nl", "u.nl")).dropFirst().allSatisfy { $0.hasPrefix("changed") })
        func pictures(_ names: [String]) -> [String: String] {
            ["g.md": "# G\n\n" + names.map { "- ![\($0)](\($0).png)\n" }.joined() + end]
        }
        #expect(
            told(pictures(["k", "l", "m"]), pictures(["m", "k", "l"])) == ["changed g.md", "moved | item |  | order"])
        func logos(_ names: [String]) -> [String: String] {
            ["g.md": "# G\n\n| A | B |\n|---|---|\n" + names.map { "| ![](\($0).png) | |\n" }.joined() + end]
        }
        let row = told(logos(["k", "l", "m"]), logos(["k", "m"]))
        #expect(row.count == 2 && row[1].hasPrefix("removed | row") && row[1].contains("l.png"))
    }

    @Test(arguments: ["**Let op**", "Voorbeeld:"])
    func aLabelGoesWithTheTextBelowIt(label: String) {
        func page(_ texts: [String]) -> [String: String] {
            ["g.md": "# G\n\nDeze gids helpt.\n\n" + texts.map { "\(label)\n\n\($0)" }.joined()]
        }
        let redline = compare(guide(page([Self.a, Self.c])), guide(page([Self.a, Self.b, Self.c])))
        let lines = redline.chapters.flatMap(\.changes).compactMap(\.to?.line)
        #expect(lines.first == 9 && lines.count == 2, "\(lines)")
    }

    @Test func anAnswerGoesWithTheQuestionAboveIt() {
        let first = "**Mag ik koken?**\n\nJa, dat mag.\n\n"
        let second = "**Mag ik dansen?**\n\nJa, dat mag.\n\n"
        let end = "Vragen gaan naar het bestuur.\n"
        let redline = compare(
            guide(["g.md": "# G\n\n" + first + end]), guide(["g.md": "# G\n\n" + first + second + end]))
        #expect(redline.chapters.flatMap(\.changes).compactMap(\.to?.line) == [7, 9])
    }

    @Test func aHeadingFromALineLeavesMovesElsewhereAlone() {
        let table = "| Zaal | Prijs |\n|---|---|\n| Grote zaal | 25 |\n| Kleine zaal | 12 |\n\n"
        func page(_ first: String, _ second: String, _ line: String) -> [String: String] {
            [
                "g.md": "# G\n\n## Zalen\n\n\(Self.a)\(first)## Borg\n\n\(Self.b)\(second)"
                    + "\(Self.c)## Slot\n\n\(Self.d)\(line)\n\nWie de sleutel verliest, betaalt.\n"
            ]
        }
        let result = told(page(table, "", "**Bij verlies**"), page("", table, "### Bij verlies"))
        #expect(result.contains { $0.hasPrefix("moved | table") })
    }
}
