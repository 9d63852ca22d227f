import Testing

@testable import Checking
@testable import CommonMark
@testable import Diffing
@testable import Editions
@testable import GuideModel

/// Where words, addresses and marks begin and end.
extension CheckerTests {
    @Test func aNoBreakSpaceIsPartOfAnAddress() throws {
        let found = try check(["a.md": "# A\n\n[b](b.md\u{A0}) [c](b.md#b\u{A0}) [d]( b.md )\n", "b.md": "# B\n\nB.\n"])
        #expect(told(found) == ["a.md:3:1 link/missing-file", "a.md:3:12 link/missing-anchor"])
    }

    @Test func labelsInTheTextOfALinkAreRead() throws {
        let found = try check(["a.md": "# A\n\n[zie [noot][weg] verder](#a \"[x][y]\") en <https://x.nl/[a][b]>\n"])
        #expect(told(found) == ["a.md:3:6 reference/undefined"])
    }

    @Test func aPageOfAnotherCaseIsFoundByItsAddress() throws {
        let found = try check(
            [
                "a.md": "# A\n\n[b](B.html) [c](Deel/index.html)\n", "b.md": "# B\n\nB.\n",
                "deel/README.md": "# D\n\nD.\n",
            ],
            settings: "html-links: true")
        #expect(found.map(\.rule.rawValue) == ["link/path-case", "link/path-case"])
        #expect(found.map(\.suggestion) == ["b.html", "deel/index.html"])
    }

    @Test func aSuggestionStandsForTheWholeTarget() throws {
        let found = try check([
            "a.md": "# A\n\n[b](b.md#KOP) [c](b.md#hoofdkpo) [d](deel/03-vise.md#kop) [e](B.md#kop)\n",
            "b.md": "# B\n\n## Kop\n\nB.\n\n## Hoofdkop\n\nC.\n", "deel/03-visie.md": "# D\n\n## Kop\n\nD.\n",
        ])
        #expect(found.map(\.suggestion) == ["b.md#kop", "b.md#hoofdkop", "deel/03-visie.md#kop", "b.md#kop"])
    }

    @Test func aTermIsAWholeWordAlsoThroughMarkup() throws {
        let settings = "terms: {e-mail: [mail], digitale toegankelijkheid: [web toegankelijkheid]}"
        let found = try check(
            [
                "a.md":
                    "# A\n\nEen voor**mail**adres, &#101;mail en on*mail*baar. Op web\ntoegankelijkheid en **mail**.\n"
            ],
            settings: settings)
        #expect(told(found) == ["a.md:3:55 lang/terminology", "a.md:4:23 lang/terminology"])
        let edits = found.flatMap(\.fixes).map { if case .edit(let edit) = $0 { edit.text } else { "" } }
        #expect(edits == ["digitale\ntoegankelijkheid", "e-mail"])
    }

    @Test func anAmountIsNoEdition() throws {
        let text = [
            "De nieuwste editie telt 1.200 woorden.", "The latest edition has 1.5 million readers.",
            "De nieuwste editie is 1.5 keer zo dik.", "De nieuwste editie van deze gids is 1.9.",
            "Editie 1.9 is de nieuwste.", "De nieuwste\neditie is 1.8, en die telt.",
        ]
        let found = try check(["a.md": "# A\n\n" + text.joined(separator: "\n\n") + "\n"]) {
            $0.latest = EditionNumber("2.0")
        }
        #expect(
            told(found.filter { $0.rule == "edition/version-text" }) == [
                "a.md:9:37 edition/version-text", "a.md:11:8 edition/version-text", "a.md:14:11 edition/version-text",
            ])
    }

    @Test func aWaiverBelowFrontMatterSpeaksForTheChapter() throws {
        let comment = "<!-- editie-ignore structure/no-title: los blad -->\n\nTekst.\n"
        #expect(try told(check(["a.md": "---\nlang: nl\n---\n\n" + comment])) == [])
        // Behind text it speaks for what follows alone.
        #expect(
            try told(check(["a.md": "---\nlang: nl\n---\n\nEerst dit.\n\n" + comment])).contains(
                "a.md:1:1 structure/no-title"))
    }

    @Test func marksOfAMergeAndPageBreaksAreFound() throws {
        let found = try check(["a.md": "# A\n\nx\u{0C}y\n\n<<<<<<<\n\n<<<<<<<<<\n"])
        #expect(told(found) == ["a.md:3:2 text/control-character", "a.md:5:1 text/conflict-marker"])
    }

    @Test func filesCountWithinTheirFolder() throws {
        let page = "# P\n\nP.\n"
        let found = try check(
            ["deel/01-a.md": page, "deel/03-c.md": page, "deel/02-b.md": page, "ander/01-x.md": page],
            summary: "- [A](deel/01-a.md)\n- [C](deel/03-c.md)\n- [X](ander/01-x.md)\n- [B](deel/02-b.md)\n")
        #expect(told(found).filter { $0.hasSuffix("toc/order") } == ["SUMMARY.md:4:3 toc/order"])
    }

    @Test func theSitesFirstPageIsTheGuidesOwnToo() throws {
        let found = try check(
            ["a.md": "# A\n\n[1](https://gids.nl/wijk#a) [2](https://gids.nl/wijk?x=1) [3](https://gids.nl/ander#a)\n"],
            settings: "site: https://gids.nl/wijk/")
        #expect(told(found) == ["a.md:3:1 link/self-domain", "a.md:3:29 link/self-domain"])
    }

    @Test func aLongSentenceIsReportedWhereItStands() throws {
        let long = "Deze zin " + String(repeating: "telt mee ", count: 24) + "tot\nhaar eigen slot komt."
        let found = try check(["a.md": "# A\n\nKort. \(long) Weer kort.\n"])
        let range = try #require(found.first { $0.rule == "lang/long-sentence" }?.range)
        #expect((range.line, range.column, range.endLine, range.endColumn) == (3, 7, 4, 22))
    }

    @Test(arguments: ["a.md#onderhoud", "b.md#onderhoud"])
    func aNoteAboutASectionThatOnlyMovedIsAboutSomething(about: String) {
        let section = "## Onderhoud\n\nDe corporatie herstelt de gevel van ieder blok binnen een jaar.\n"
        let (a, b) = ("# A\n\nAlles over wonen in deze wijk.\n\n", "# B\n\nAlles over werken in deze wijk.\n\n")
        let old = guide(["a.md": a + section, "b.md": b], nil, [:], GuideConfiguration())
        let new = guide(["a.md": a, "b.md": b + section], nil, [:], GuideConfiguration())
        func stale(_ about: String) -> Int {
            EditionNotes([EditorNote(path: "n.md", about: [about], text: "Verhuisd.")], compare(old, new), in: new)
                .stale.count
        }
        #expect(stale(about) == 0 && stale("a.md#anders") == 1)
    }

    @Test func whatIsNewStaysOutOfABaseline() throws {
        let old = try check(["a.md": "# A\n\n[x](mist.md) [y](weg.md)\n"])
        let baseline = Baseline(old)
        let now = try check(["a.md": "# A\n\n[x](mist.md) [x](mist.md) [z](nieuw.md)\n"])
        let left = baseline.withoutGone(baseline.applied(to: now))
        #expect(left.entries.map(\.key.target) == ["mist.md"] && left.entries.map(\.count) == [1])
        // What nobody looked for may still be there.
        #expect(baseline.withoutGone([], only: ["text/nul"]) == baseline)
        #expect(baseline.withoutGone([], notJudged: ["link/missing-file"]) == baseline)
    }
}
