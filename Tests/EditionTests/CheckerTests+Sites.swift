import Testing

@testable import Checking
@testable import CommonMark
@testable import Diffing
@testable import Editions
@testable import GuideModel

/// Sites that hold more than the chapters' own Markdown, and words that only look like something else.
extension CheckerTests {
    @Test(arguments: [
        "{%\n   include-markdown \"../README.md\"\n   start=\"<!--s-->\"\n%}", "{%include-markdown 'x.md'%}",
        "{%-  include \"x.md\" %}", "{!x.md!}", "--8<-- \"x.md\"",
    ]) func whatAPageTakesInMayHoldTheAnchor(line: String) {
        #expect(found(.mkdocs, ["a.md": "# A\n\n\(line)\n\nZie [g](#gebruik).\n"]) == [])
    }

    @Test func aSnippetInCodeBringsNoHeading() {
        let page = "# A\n\n```sh\n--8<-- \"bouw.sh\"\n```\n\n## Kosten\n\nZie [k](#kostn).\n"
        #expect(found(.mkdocs, ["a.md": page]) == ["a.md:9:5 link/missing-anchor"])
    }

    @Test func aHeadingOfMkDocsNeedsNoBlank() {
        #expect(found(.mkdocs, ["a.md": "#Gids\n\nZie [kosten](#kosten).\n\n##Kosten\n\nTekst.\n"]) == [])
        let made = "---\ntitle: API\n---\n\n# ::: griffe\n"
        #expect(found(.mkdocs, ["a.md": made]) == [])
        #expect(
            found(.files, ["a.md": made]) == ["a.md:5:1 structure/empty-section", "a.md:5:1 structure/title-mismatch"])
    }

    @Test func anIDInAnAttributeListIsTheHeadings() {
        let before = guide(.mkdocs, ["a.md": "# W\n\n## Kop twee { id=\"v1.2\" }\n\nTekst.\n"])
        let now = guide(
            .mkdocs, ["a.md": "# W\n\n## Kop tweede { id=\"v1.2\" }\n\nTekst.\n\n[f](#kop-twee) [g](#v1.2)\n"])
        #expect(told(findings(before, now)) == ["a.md:7:1 link/missing-anchor"])
    }

    @Test func headingsInRawHTMLAreHeadings() throws {
        let page =
            "<h1 align=\"center\">Handboek</h1>\n\n[Kosten](#kosten) [omhoog](#handboek)\n\n<h2>Kosten</h2>\n\nTekst.\n\n### Drie\n\nTekst.\n"
        #expect(told(try check(["a.md": page])) == [])
        let skipped = page.replacing("<h2>Kosten</h2>", with: "<b id=\"kosten\">Kosten</b>")
        #expect(told(try check(["a.md": skipped])) == ["a.md:9:1 structure/heading-skip"])
        #expect(found(.mkdocs, ["a.md": page]) == ["a.md:3:1 link/missing-anchor", "a.md:3:19 link/missing-anchor"])
    }

    @Test func aCatalogOfSymbolsKnowsMoreThanItsPages() {
        let links =
            "[eat](doc:Sloth/eat(_:quantity:)) <doc:Sloth> <doc:Some-heading-title> <doc:Getting-Lost> <doc:Weg>"
        let page = { (title: String) in
            [
                "S.md": "# \(title)\n\n\(links)\n\n## Some heading title\n\n- ``Sloth``\n",
                "Getting-Started.md": "# G\n\nT.\n",
            ]
        }
        #expect(found(.docc, page("``Sloths``")) == ["S.md:3:72 link/missing-file", "S.md:3:91 link/missing-file"])
        #expect(found(.docc, page("Sloths")).count == 4)
    }

    @Test func aSectionThatOnlyStandsInAnothersPlaceHasNotItsText() {
        let before = guide(
            .files, ["a.md": "# E\n\nInleiding.\n\n## Overig\n\n- Stichting de Brug\n- Vereniging Zuidoost\n"])
        let now = guide(.files, ["a.md": "# E\n\nInleiding.\n\n## Crypto\n\n- Oceaanprotocol\n"])
        let gone = findings(before, now)
        #expect(gone.map(\.rule) == ["edition/anchor-vanished"] && gone.flatMap(\.fixes).isEmpty)
        let renamed = guide(.files, ["a.md": "# E\n\nInleiding.\n\n## Overige clubs\n\n- Oceaanprotocol\n"])
        #expect(!findings(before, renamed).flatMap(\.fixes).isEmpty)
    }

    @Test func eachAddressOfANoteIsHeldAgainstTheRedline() {
        let old = guide(
            ["a.md": "# A\n\n## Cijfers\n\n400 mensen.\n", "b.md": "# B\n\nTekst.\n"], nil, [:], GuideConfiguration())
        let new = guide(
            ["a.md": "# A\n\n## Cijfers\n\n450 mensen.\n", "b.md": "# B\n\nTekst.\n"], nil, [:], GuideConfiguration())
        func stale(_ about: [String]) -> [String?] {
            EditionNotes([EditorNote(path: "n.md", about: about, text: "Telling.")], compare(old, new), in: new)
                .stale.map(\.about)
        }
        #expect(stale(["a.md#cijfers"]) == [] && stale([]) == [nil])
        #expect(
            stale(["a.md#cijfers", "b.md#bannen", "b.md", "a.md#Cijfers"]) == ["b.md#bannen", "b.md", "a.md#Cijfers"])
    }

    @Test(arguments: ["zorg.md", "wonen.md", "zorg.md#koop"])
    func chaptersThatTookInOrGaveAwayHaveChanged(about: String) {
        let koop = "## Koop\n\nEen koophuis vraagt om een lening van de bank of familie.\n"
        let (wonen, zorg) = (
            "# Wonen\n\nWie een huis zoekt, meldt zich bij de balie.\n\n",
            "# Zorg\n\nZorg vraag je aan bij het wijkteam.\n\n"
        )
        let old = guide(["wonen.md": wonen + koop, "zorg.md": zorg], nil, [:], GuideConfiguration())
        let new = guide(["wonen.md": wonen, "zorg.md": zorg + koop], nil, [:], GuideConfiguration())
        let notes = EditionNotes(
            [EditorNote(path: "n.md", about: [about], text: "Verhuisd.")], compare(old, new), in: new)
        #expect(notes.stale.isEmpty)
        // A chapter that goes into another, whole, is told there.
        let merged = guide(
            ["zorg.md": zorg + wonen.replacing("# W", with: "## W") + koop], nil, [:], GuideConfiguration())
        let redline = compare(old, merged)
        #expect(
            ChangedSection.missed(redline).isEmpty
                && ChangedSection.placed(redline).contains { $0.address == "zorg.md" })
    }

    @Test func aNoteIsTextToo() throws {
        func found(_ body: String) throws -> [String] {
            told(
                try check(["a.md": "# A\n\nTekst.\n"]) {
                    $0.filesBesideNotes = []
                    $0.notes = [EditorNote(path: "n.md", bytes: Array("---\nabout: a.md\n---\n\n\(body)\n".utf8))]
                }
            ).filter { $0.hasPrefix("n.md") }
        }
        #expect(try found("<<<<<<< HEAD\nEen.\n=======\nTwee.\n>>>>>>> bram") == ["n.md:5:1 text/conflict-marker"])
        #expect(try found("Zie [](a.md).") == ["n.md:5:5 a11y/link-no-text"] && found("Goed.") == [])
        #expect(EditorNote(path: "n.md", bytes: Array("Caf".utf8) + [0xE9]).fault?.contains("not UTF-8") == true)
    }

    @Test func wordsAtASlashAreWords() throws {
        let settings = "terms: {woningcorporatie: [woningbouwvereniging]}"
        let word = "woningbouwvereniging"
        for text in ["De gemeente/\(word) helpt.", "De \(word)/gemeente.", "Een \(word)\\*.", "\\\"\(word)\\\"."] {
            let found = try check(["a.md": "# A\n\n\(text)\n"], settings: settings)
            #expect(found.map(\.rule) == ["lang/terminology"], "\(text)")
        }
        for text in ["www.x.nl/\(word)", "/\(word)/plan", "bestand/\(word).pdf", "a//\(word)", "info@\(word).nl"] {
            #expect(try check(["a.md": "# A\n\nZie \(text) hier.\n"], settings: settings) == [], "\(text)")
        }
    }

    @Test(arguments: [
        ("De huidige versie van de API-standaard is 1.2.", 0), ("De nieuwste editie van de wet is 1.0.", 0),
        ("De laatste update van iOS is 2.1.", 0), ("WCAG 2.1 is de nieuwste versie.", 0),
        ("WCAG: de laatste versie is 2.1.", 0), ("Roep `tool --latest version 2.1` aan.", 0),
        ("De nieuwste editie van deze gids is 2.1.", 1), ("De nieuwste versie van de wijkgids is 2.1.", 1),
        ("Editie 2.1 is de nieuwste.", 1), ("Wijkgids 2.1 is de nieuwste versie.", 1),
    ]) func onlyTheGuidesOwnVersionIsTheNewest(text: String, count: Int) throws {
        let found = try check(["a.md": "# A\n\n\(text)\n"]) { $0.latest = EditionNumber("3.0") }
        #expect(found.count { $0.rule == "edition/version-text" } == count)
    }

    @Test func tabsAreCountedAndHaveNoPicturesInTheirAddresses() {
        let tabs = "=== \"Windows\"\n\n    x\n\n=== \":material-apple: macOS\"\n\n    y\n\n=== \"Windows\"\n\n    z\n"
        #expect(found(.mkdocs, ["a.md": "# A\n\n\(tabs)\n[w](#windows_1) [m](#macos) [v](#windows)\n"]) == [])
    }

    @Test func headingsOfMySTHaveItsAddresses() {
        let page = "# A\n\n## Q & A\n\nx\n\n## 2024 plan\n\nx\n\n[q](#q-a) [p](#id-2024-plan)\n"
        #expect(found(.myst, ["a.md": page]) == [] && found(.files, ["a.md": page]).count == 2)
    }
}
