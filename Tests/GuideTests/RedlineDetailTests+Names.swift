import Testing

@testable import Diffing
@testable import GuideModel

/// Which heading, page or short line is which, where others stand around it.
extension RedlineDetailTests {
    private static let notice =
        "Het kader is nog volop in ontwikkeling en daarom niet definitief. Op deze plek willen we open aan de slag. Dat betekent dat er dingen staan die niet af zijn en soms zelfs fout. Mocht er iets niet kloppen, laat het ons weten."

    @Test func pagesOfOneTemplateAreRenamedHoweverManyThereAre() {
        let things = ["appels", "bruggen", "cijfers", "daken", "eiken", "fietsen", "grachten", "havens", "ijsbanen"]
        func page(_ title: String, _ thing: String) -> String {
            """
            # \(title)

            \(Self.notice)

            ## Norm

            Wie met \(thing) werkt, noteert elke week hoeveel \(thing) er door inwoners van het dorp zijn gemeld.

            ## Rollen

            Hieronder beschrijven we welke rollen er betrokken kunnen worden bij de uitvoering van deze norm.

            """
        }
        var (old, new) = ([String: String](), [String: String]())
        for (index, thing) in things.enumerated() {
            old["norm\(index + 1).md"] = page("Norm \(index + 1)", thing)
            new["\(thing).md"] = page("Regels over \(thing)", thing)
        }
        let chapters = compare(guide(old), guide(new)).chapters
        #expect(chapters.map(\.status) == things.map { _ in .renamed })
        #expect(zip(chapters, things).allSatisfy { $0.path == $1 + ".md" }, "\(chapters.map(\.path))")
        #expect(chapters.compactMap(\.fromPath) == (1...9).map { "norm\($0).md" })
    }

    @Test(arguments: [
        ("Veelgestelde vragen", "Veel gestelde vragen"), ("FAQ", "Faq"), ("Bronnen", "Bron"),
        ("Maatregelen", "Aanbevolen maatregelen"), ("Maatregelen", "De maatregelen"),
    ]) func aHeadingIsKnownByItsWordsInAnyForm(was: String, now: String) {
        let start = "# Gids\n\n## Vereisten\n\nHier staan de eisen waaraan een algoritme moet voldoen.\n\n"
        let old = start + "## \(was)\n\nHet kader is nog volop in ontwikkeling en dus niet definitief.\n"
        let new =
            start + "## \(now)\n\nKies wat past bij de fase van jouw project en team.\n\n"
            + "## Hulp vragen\n\nDeel je idee of opmerking via GitHub of stuur een mail.\n"
        let sections = told(["a.md": old], ["a.md": new]).filter { $0.contains(" section ") }
        #expect(sections == ["renamed section \(now)", "added section Hulp vragen"])
        let back = told(["a.md": new], ["a.md": old]).filter { $0.contains(" section ") }
        #expect(back == ["renamed section \(was)", "removed section Hulp vragen"])
    }

    @Test func headingsOfUnequalNumberPairByTheirNames() {
        func page(_ names: [String]) -> [String: String] {
            let stubs = names.map { "## \($0)\n\nNog in te vullen.\n" }
            return ["a.md": "# Begrippen\n\n" + stubs.joined(separator: "\n") + "\n## Slot\n\nEinde van deze tekst.\n"]
        }
        let sections = compare(
            guide(page(["Algoritme", "Impactvol algoritme", "Laag-risico algoritme"])),
            guide(page(["Definitie van een algoritme", "Definitie van een impactvol algoritme"]))
        ).chapters.flatMap(\.sections)
        #expect(
            sections.map { "\($0.fromTitle ?? "–") → \($0.title ?? "–")" } == [
                "Algoritme → Definitie van een algoritme",
                "Impactvol algoritme → Definitie van een impactvol algoritme", "Laag-risico algoritme → –",
            ])
    }

    @Test(arguments: [
        "- pasfoto\n- oud paspoort\n- pinpas", "De kosten zijn nu al 40 euro.", "Kosten: 40 euro.",
    ]) func whatStaysUnderANewHeadingIsNotRewritten(text: String) {
        let start = "# Paspoort\n\n## Aanvragen\n\nU vraagt een paspoort aan bij de gemeente waar u woont.\n\n"
        let line = text.hasPrefix("-") ? "- afspraak" : "Alleen online."
        let result = told(["a.md": start + text + "\n"], ["a.md": start + line + "\n\n## Meenemen\n\n" + text + "\n"])
        #expect(result.count == 4 && result.dropFirst(2).allSatisfy { $0.hasPrefix("added") }, "\(result)")
    }

    @Test func fewWordsThatHaveNothingInCommonHaveNotMoved() {
        let old =
            "# G\n\n## Risico\n\nSystemen vallen mogelijk onder een risicogroep uit de verordening. Het hangt er van af waarvoor je dit gebruikt.\n\n### Verboden systemen\n\nDit zijn systemen die:\n\n* misleiden\n\n## Impact\n\nImpactvolle algoritmes moet je publiceren.\n"
        let new =
            "# G\n\n## Risico\n\nSystemen vallen mogelijk onder een van de groepen uit de wet:\n\n* Verboden systemen\n\nHet hangt er van af waarvoor je dit gebruikt.\n\n## Impact\n\nImpactvolle algoritmes moet je publiceren.\n"
        #expect(!told(["a.md": old], ["a.md": new]).contains { $0.hasPrefix("moved") })
    }

    @Test func aPictureThatWentFromALineIsMissed() {
        let (with, without) = ("Klik op de knop. ![Scherm](knop.png)", "Klik op de knop.")
        #expect(toldOfParagraph(with, without)?.contains("block-removed") == true)
        #expect(toldOfParagraph(without, with)?.contains("block-added") == true)
        #expect(toldOfParagraph(with, with.replacing("knop.png", with: "knop2.png"))?.contains("| link") == true)
    }

    @Test(arguments: [
        (
            "De penningmeester controleert de rekeningen op de laatste dag van de maand.",
            "Op de laatste dag van de maand controleert de penningmeester de rekeningen.",
            "[-De penningmeester controleert de rekeningen op-]{+Op+} de laatste dag van de maand"
        ),
        (
            "Het bestuur opent het loket voor bewoners om negen uur.",
            "Om negen uur opent het bestuur het loket voor bewoners.",
            ""
        ),
    ]) func aRunReachesItsNeighbour(was: String, now: String, expected: String) {
        let (there, back) = (toldOfParagraph(was, now) ?? "", toldOfParagraph(now, was) ?? "")
        #expect(there.contains(expected), "\(there)")
        // The same runs in the other direction.
        let mirrored = back.replacing("[-", with: "<").replacing("-]", with: ">")
        #expect(there.count { $0 == "{" } == mirrored.count { $0 == "<" }, "\(there) \(back)")
    }

    @Test func aNumberThatFollowsThePlaceIsRenumbered() {
        func page(_ word: String, _ names: [String]) -> [String: String] {
            let sections = names.enumerated().map {
                "## \(word) \($0.offset + 1): Over \($0.element)\n\nWie iets wil weten van \($0.element), vraagt het na bij het loket.\n"
            }
            return ["a.md": "# Gids\n\n" + sections.joined(separator: "\n")]
        }
        let (old, new) = (["sleutels", "zalen", "warmte", "opruimen"], ["sleutels", "opruimen", "zalen", "warmte"])
        for word in ["Stap", "Kaart", "Regel", "Fase"] {
            #expect(compare(guide(page(word, old)), guide(page(word, new))).significance == .formatting, "\(word)")
        }
        #expect(compare(guide(page("Week", old)), guide(page("Week", new))).significance == .substantive)
    }

    @Test(arguments: [
        ("Bijlage III AI-verordening", "Bijlage I AI-verordening"), ("Hoofdstuk 4 Awb", "Hoofdstuk 5 Awb"),
        ("Annex III of the AI Act", "Annex I of the AI Act"),
    ]) func theNumberOfSomebodyElsesPartIsANumber(was: String, now: String) {
        let page = { (title: String) in ["a.md": "# A\n\n## \(title)\n\nTekst die blijft.\n"] }
        #expect(told(page(was), page(now)).last?.hasSuffix("| number") == true)
        // A sign says that it counts this guide's own.
        let own = { (title: String) in
            let parts = title.split(separator: " ", maxSplits: 2)
            return page("\(parts[0]) \(parts[1]): \(parts[2])")
        }
        #expect(compare(guide(own(was)), guide(own(now))).significance == .formatting)
    }

    @Test func chaptersThatChangePlacesAreRenumbered() {
        let (wonen, zorg) = (
            "Wie een huis zoekt, meldt zich bij de balie van de gemeente.",
            "Zorg vraag je aan bij het wijkteam in jouw buurt."
        )
        let old = ["b.md": "# Hoofdstuk 2 Wonen\n\n\(wonen)\n", "c.md": "# Hoofdstuk 3 Zorg\n\n\(zorg)\n"]
        let new = ["b.md": "# Hoofdstuk 2 Zorg\n\n\(zorg)\n", "c.md": "# Hoofdstuk 3 Wonen\n\n\(wonen)\n"]
        let redline = compare(guide(old), guide(new))
        #expect(redline.chapters.map(\.status) == [.renamed, .renamed] && redline.significance == .formatting)
    }

    @Test(arguments: [
        ("Na afloop", "Na afloop,", "order, punctuation"), ("keuken", "kueken", "order, spelling"),
        ("een sleutel", "een  sleutel", "order"), ("negen uur", "tien uur", "number, order"),
    ]) func aSentenceThatMovedIsNotGoneBecauseAnotherWasEdited(was: String, now: String, expected: String) {
        let texts = [
            "De zaal gaat om negen uur open.", "Wie een sleutel heeft, zet het alarm uit.",
            "De koffie staat in de keuken op de bovenste plank.", "Na afloop gaan de stoelen in stapels tegen de wand.",
        ]
        let moved = [texts[0], texts[2], texts[3], texts[1]].joined(separator: " ").replacing(was, with: now)
        let (old, new) = (["a.md": texts.joined(separator: " ") + "\n"], ["a.md": moved + "\n"])
        for (before, after) in [(old, new), (new, old)] {
            let changes = compare(guide(before), guide(after)).chapters.flatMap(\.changes)
            let signals = changes.flatMap(\.signals).map(\.rawValue).sorted().joined(separator: ", ")
            #expect(changes.count == 1 && signals == expected, "\(signals)")
            let text = changes.flatMap(\.spans).filter { $0.operation != .delete }.map(\.text).joined()
            #expect(text == folded(after["a.md"]!))
        }
    }

    @Test(arguments: [
        // Twins that exchange what they say, answers, names behind an abbreviation, and articles.
        (
            "Meneer Jansen is er van 9 tot 12 uur op maandag. Meneer Janssen is er van 13 tot 17 uur op dinsdag.",
            "Meneer Jansen is er van 13 tot 17 uur op dinsdag. Meneer Janssen is er van 9 tot 12 uur op maandag."
        ),
        (
            "Is de markt open? Ja. Is het zwembad open? Nee. Het feest begint om acht uur.",
            "Is de markt open? Nee. Is het zwembad open? Ja. Het feest begitn om acht uur."
        ),
        ("Is de markt open? Ja. Is het zwembad open? Nee.", "Is de markt open? Nee. Is het zwembad open? Ja."),
        (
            "Vragen stelt u aan dhr. Bakker. Klachten meldt u bij dhr. Smit.",
            "Vragen stelt u aan dhr. Smit. Klachten meldt u bij dhr. Bakker."
        ),
        ("Zie art. 5 van de wet. Lees art. 6 van de wet.", "Zie art. 6 van de wet. Lees art. 5 van de wet."),
    ]) func whatTwoSentencesExchangeIsChanged(was: String, now: String) {
        for (old, new) in [(was, now), (now, was)] {
            let changes = compare(guide(["a.md": old + "\n"]), guide(["a.md": new + "\n"])).chapters.flatMap(\.changes)
            #expect(
                changes.allSatisfy { $0.significance == .substantive && !$0.signals.contains(.order) },
                "\(changes.map(\.signals))")
        }
    }

    @Test func aNumberThatIsANameIsNotRenumbered() {
        for word in ["Risicoklasse", "Zone", "Tarief", "Kwartaal", "Artikel"] {
            let page = { (one: String, two: String) in
                [
                    "a.md":
                        "# A\n\n## \(word) 1: \(one)\n\nOver \(one) in de wijk.\n\n## \(word) 2: \(two)\n\nOver \(two) in de wijk.\n"
                ]
            }
            let redline = compare(guide(page("fietsen", "auto's")), guide(page("auto's", "fietsen")))
            #expect(redline.significance == .substantive, "\(word)")
        }
    }

    @Test func anotherPageOfDocCIsAnotherAddress() {
        let text = { (page: String) in "See <doc:\(page)> for details about this.\n" }
        func signals(_ was: String, _ now: String) -> [Signal] {
            compare(guide(["a.md": was]), guide(["a.md": now])).chapters.flatMap(\.changes).flatMap(\.signals)
        }
        #expect(signals(text("Attributes:free"), text("Attributes#free")) == [.link])
        #expect(signals(text("A"), text("B").replacing("about", with: "of")) == [.link, .wording])
        #expect(signals(text("A"), text("B").replacing("doc:", with: "https://x.nl/")).contains(.wording))
    }

    @Test func blanksAtTheEndsOfCodeAreNothing() {
        let code = { (end: String) in ["a.md": "# A\n\n```sh\nmake all\(end)\n\nmake test\(end)\n```\n"] }
        #expect(compare(guide(code("  \t")), guide(code(""))).isEmpty)
        let changed = compare(guide(code("  ")), guide(["a.md": "# A\n\n```sh\nmake all\n\nmake check\n```\n"]))
        #expect(
            changed.chapters.flatMap(\.changes).flatMap(\.spans).map(\.text) == [
                "make all\n\n", "make test\n", "make check\n",
            ])
    }

    @Test(arguments: [
        ("{note} Betaal 40 euro.", "{note} Betaal 45 euro."), ("{image} a.png", "{image} b.png"),
        ("{r, fig.cap=\"Kosten\"}", "{r, fig.cap=\"Baten\"}"),
    ]) func whatADirectiveSaysBehindItsNameIsTold(was: String, now: String) {
        let code = { (info: String) in ["a.md": "# A\n\n```\(info)\nx\n```\n"] }
        let change = compare(guide(code(was)), guide(code(now))).chapters.flatMap(\.changes).first
        #expect(change?.attributes.map(\.name) == [.title] && change?.significance == .substantive)
    }

    @Test func blanksThatWentBesideACutAreTold() {
        let first = "De eerste zin gaat over de tuin en de bank bij de vijver."
        let (was, now) = (
            "\(first) De tweede zin zegt dat het wijk feest elk jaar in mei begint.",
            "\(first)\n\nDe tweede zin zegt dat het wijkfeest elk jaar in mei begint."
        )
        #expect(
            toldOfParagraph(was, now)?.contains("| spacing | structure") == true, "\(toldOfParagraph(was, now) ?? "")")
        #expect(compare(guide(["a.md": was]), guide(["a.md": now])).significance == .editorial)
    }
}
