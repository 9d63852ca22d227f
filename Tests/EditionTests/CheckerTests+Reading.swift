import Testing

@testable import Checking
@testable import CommonMark
@testable import Diffing
@testable import Editions
@testable import GuideModel
@testable import Pipeline
@testable import Rendering

/// Links and places as browsers and generators read them.
extension CheckerTests {
    @Test func aNameWithAnAtIsAFileWhereThereIsOne() throws {
        let found = try check(
            ["a.md": "# A\n\n![Kaart](kaart@2x.png) [dl](p@1.2.tgz) ![K](weg@2x.png) [m](piet@example.org)\n"],
            images: ["kaart@2x.png": [0x89, 0x50, 0x4E, 0x47], "p@1.2.tgz": [1]])
        #expect(told(found) == ["a.md:3:40 image/missing-file", "a.md:3:57 link/missing-scheme"])
    }

    @Test func anUnusedWaiverEndsWithItsComment() throws {
        let found = try check([
            "a.md": "# A\n\n<!-- editie-ignore link/empty: later --> Tekst die blijft.\n",
            "b.md": "# B\n\n<!-- editie-ignore link/empty: later -->\n\nTekst.\n",
        ])
        #expect(found.map { $0.range?.endColumn } == [41, 41])
        let edits = found.flatMap(\.fixes).compactMap { fix in
            if case .edit(let edit) = fix { edit.range.count } else { nil }
        }
        #expect(edits == [41, 42])
    }

    @Test func aHeadingOfTwoLinesAndANoteEndWhereTheirTextDoes() throws {
        let found = try check([
            "a.md": "# A\n\nTweede titel\n============\n\ntekst\n\n[^ong]: x\n\n> Kop\n> ===\n> tekst\n"
        ])
        #expect(
            found.map { "\($0.rule.rawValue) \($0.range?.endLine ?? 0):\($0.range?.endColumn ?? 0)" } == [
                "structure/empty-section 1:4", "structure/multiple-h1 4:13", "footnote/unused 8:10",
            ])
    }

    @Test func characterReferencesInRawHTMLAreRead() throws {
        let found = try check([
            "a.md":
                "# A\n\n<a href=\"b&#46;md\">x</a> <a href=\"caf&eacute;.md\">y</a> <a href=\"java&#115;cript:x\">z</a>\n",
            "b.md": "# B\n\nTekst.\n", "café.md": "# C\n\nTekst.\n",
        ])
        #expect(told(found) == ["a.md:3:57 link/unsafe-scheme"])
    }

    @Test func whatOnlyCodeNamesIsUnused() throws {
        let found = try check([
            "a.md": "# A\n\nSchrijf `[doel]`, lees [de regels].\n\n[doel]: a.md#a\n[de regels]: a.md\n"
        ])
        #expect(told(found) == ["a.md:5:1 link/unused-definition"])
    }

    @Test func foldersKeepTheirSlashAndAreNoPictures() throws {
        let found = try check([
            "a.md": "# A\n\n[x](DEEL/#kop) [z](/deel/) ![m](deel/) [p](deel/README.md?plain=1#L3) [w](weg.md)\n",
            "deel/README.md": "# D\n\n## Kop\n\nTekst.\n",
        ])
        #expect(
            found.map { "\($0.rule.rawValue) \($0.suggestion ?? "–")" } == [
                "link/path-case deel/#kop", "link/absolute-path deel/", "image/missing-file –", "link/missing-file –",
            ])
    }

    @Test func whatABookIncludesIsAPartOfItsChapter() throws {
        let found = try check(
            [
                "a.md": "# A\n\n{{#include deel.md}}\n\n[x](#deelkop) [y](#weg)\n",
                "deel.md": "## Deelkop\n\nTekst.\n",
            ], summary: "- [A](a.md)\n")
        #expect(told(found) == ["a.md:5:15 link/missing-anchor"])
    }

    static let text =
        "Deze zin van ongeveer zestien woorden gaat over de wijk en wat bewoners daar samen allemaal doen."

    @Test func aHeadingThatStayedAsTheWayToItsTextMisleadsNobody() throws {
        let stub = try check(
            ["a.md": "# A\n\nIntro blijft staan.\n\n## Een\n\nZie [Een](n.md).\n", "n.md": "# Een\n\n\(Self.text)\n"],
            published: ["a.md": "# A\n\nIntro blijft staan.\n\n## Een\n\n\(Self.text)\n"])
        #expect(told(stub) == [])
        let title = try check(
            ["a.md": "# A\n\nIets.\n", "c.md": "# C\n\n## Sectie\n\n\(Self.text)\n"],
            settings: "redirects: {'a.md#sectie': 'c.md#sectie'}",
            published: ["a.md": "# A\n\nIets.\n\n## Sectie\n\n\(Self.text)\n", "c.md": "# C\n"])
        #expect(told(title).filter { $0.contains("edition/") } == [])
    }

    @Test func anAnchorThatChangedBehindAPagesRedirectIsTold() throws {
        let found = try check(
            ["d.md": "# C\n\nIets over dit.\n\n## Vijf\n\n\(Self.text)\n", "z.md": "# Z\n\nTekst.\n"],
            settings: "redirects: {c.md: d.md}",
            published: ["c.md": "# C\n\nIets over dit.\n\n## Vier\n\n\(Self.text)\n", "z.md": "# Z\n\nTekst.\n"])
        let edition = found.filter { $0.rule == "edition/anchor-vanished" }
        #expect(edition.map { "\($0.target ?? "") → \($0.suggestion ?? "")" } == ["c.md#vier → d.md#vijf"])
        #expect(edition.map(\.fixes) == [[.redirect(from: "c.md#vier", to: "d.md#vijf")]])
    }

    @Test func whatIsOnlyALinksTextOrTitleUsesNoDefinition() throws {
        let unused = ["[k](b.md)", "[k][z] [z]", "[x](b.md \"[k]\")"]
        for use in unused {
            let found = try check(["a.md": "# A\n\n\(use)\n\n[k]: b.md\n[z]: b.md#b\n", "b.md": "# B\n\nTekst.\n"])
            #expect(told(found).contains("a.md:5:1 link/unused-definition"), "\(use)")
        }
        let used = try check([
            "a.md": "# A\n\n[k] en [een `b`][Lang\n label] en [c][]\n\n[k]: b.md\n[lang label]: b.md\n[c]: b.md\n",
            "b.md": "# B\n\nTekst.\n",
        ])
        #expect(told(used) == [])
    }

    @Test func contentsLeadToNothingOutside() throws {
        let found = try check(["a.md": "# A\n\nTekst.\n"], summary: "- [A](a.md)\n- [X](../x.md)\n")
        #expect(told(found) == ["SUMMARY.md:2:3 toc/missing-file"])
    }

    @Test func otherSizesFilmsAndPostersAreLookedFor() throws {
        let found = try check(
            [
                "a.md":
                    "# A\n\n<picture>\n<source srcset=\"a.png 1x, b.png 2x\">\n<img alt=\"x\" src=\"a.png\">\n</picture>\n"
                    + "<video src=\"f.mp4\" poster=\"p.png\"></video>\n"
            ], images: ["a.png": [0x89, 0x50, 0x4E, 0x47]])
        #expect(
            found.map { "\($0.rule.rawValue) \($0.target ?? "")" } == [
                "image/missing-file b.png", "image/missing-file p.png", "link/missing-file f.mp4",
            ])
    }

    @Test func rawHTMLStandsWhereItIsWritten() throws {
        let found = try check([
            "a.md":
                "# A\n\n   <a href=\"m.md\">\n\nT[^n] <a\n  href=\"w.md\">x</a> en meer.\n\n[^n]: <a href=\"n.md\">\n"
        ])
        #expect(
            found.map { "\($0.range!.line):\($0.range!.column) \($0.range!.endLine):\($0.range!.endColumn)" } == [
                "3:4 3:19", "5:7 6:15", "8:7 8:22",
            ])
    }

    @Test func aHeadingBelowDefinitionsBeginsBelowThem() throws {
        let found = try check(["a.md": "# A\n\nTekst [c].\n\n[c]: b.md\nDerde [c]\n===\n\nT.\n", "b.md": "# B\n\nT.\n"])
        #expect(told(found) == ["a.md:6:1 structure/multiple-h1"])
    }

    @Test func greekCapitalsEndInTheirOwnSigma() throws {
        let found = try check(["a.md": "# A\n\n## ΟΔΗΓΟΣ ΣΑΣ\n\n[x](#οδηγος-σας)\n"])
        #expect(told(found) == [])
    }

    @Test func aKeyThatIsMissingIsToldWhereItsParentStands() throws {
        let found = try check(
            ["a.md": "---\no:\n  y: 1\n---\n\n# A\n\nTekst.\n"],
            settings: "front-matter: {properties: {o: {type: object, required: [x]}}}")
        #expect(told(found) == ["a.md:2:1 frontmatter/required"])
    }

    @Test func aTermThatHoldsTheWordIsNoSlip() throws {
        let settings = "terms: {sociale huurwoning: [huurwoning], gemeente Utrecht: [Utrecht], e-mail: [email]}"
        let found = try check(
            [
                "a.md":
                    "# A\n\nEen huurwoning en een sociale huurwoning in Utrecht, gemeente Utrecht.\n\n"
                    + "## Contact {#email}\n\n{{ email }} en {.email} en email.\n"
            ], settings: settings)
        #expect(
            found.filter { $0.rule == "lang/terminology" }.map { "\($0.range!.line) \($0.suggestion ?? "")" } == [
                "3 sociale huurwoning", "3 gemeente Utrecht", "7 e-mail",
            ])
    }

    @Test(arguments: [
        ("redirects:\r\n  x.md: b.md\r\n", "redirects:\r\n  x.md: b.md\r\n  a.md: c.md\r\n"),
        ("\"redirects\": {x.md: b.md}\n", "\"redirects\": {x.md: b.md, a.md: c.md}\n"),
        ("redirects :\n  x.md: b.md\ntitle: G", "redirects :\n  x.md: b.md\n  a.md: c.md\ntitle: G"),
        ("title: G\n...\n", "title: G\nredirects:\n  a.md: c.md\n...\n"),
        ("title: G", "title: G\nredirects:\n  a.md: c.md\n"),
        ("", "redirects:\n  a.md: c.md\n"), ("{title: G}\n", nil),
    ])
    func redirectsGoIntoTheOneListThatThereIs(old: String, new: String?) {
        #expect(RedirectList.adding([("a.md", "c.md")], to: old) == new)
    }

    @Test func whatAnEditionSentOnStaysSentOn() throws {
        let redirects = "redirects: {een.md: uno.md}"
        let now = guide(["uno.md": "# Een\n\nTekst.\n"], nil, [:], GuideConfiguration())
        let before = try guide(["uno.md": "# Een\n\nTekst.\n"], nil, [:], GuideConfiguration(yaml: redirects))
        var inputs = CheckInputs()
        let (redline, lineage) = compareTracing(before, now)
        inputs.redline = redline
        inputs.published = PublishedState(
            name: "edition 1.0", guide: before, now: now, lineage: lineage, each: .inOrder)
        let found = Checker.check(now, inputs: inputs).findings
        #expect(told(found).contains("een.md:0:0 edition/page-vanished"), "\(told(found))")
        #expect(found.flatMap(\.fixes) == [.redirect(from: "een.md", to: "uno.md")])
    }

    @Test func aSectionThatWentAnotherWayThanItsPageIsTold() throws {
        let other = Self.text.replacing("wijk", with: "stad").replacing("bewoners", with: "winkels")
        let found = try check(
            ["c.md": "# C\n\n## Doel\n\n\(Self.text)\n", "d.md": "# D\n\n## Geld\n\n\(other)\n"],
            settings: "redirects: {a.md: d.md}",
            published: ["a.md": "# A\n\n## Doel\n\n\(Self.text)\n\n## Geld\n\n\(other)\n"])
        let fixes = found.filter { $0.rule.family == "edition" }.flatMap(\.fixes)
        #expect(fixes == [.redirect(from: "a.md#doel", to: "c.md#doel")])
    }

    @Test func caseCountsWhereItIsWhatIsWrong() throws {
        let settings = "terms: {ICT: [IT], GitHub: [github, Github]}"
        let found = try check(
            ["a.md": "# A\n\nIt works when it is on GitHub. The IT desk, github and Github.\n"], settings: settings)
        #expect(
            found.filter { $0.rule == "lang/terminology" }.map { "\($0.target ?? "") \($0.suggestion ?? "")" } == [
                "IT ICT", "github GitHub", "Github GitHub",
            ])
    }

    @Test func aBaselineKeepsWhatNobodyLookedFor() throws {
        let known = try #require(
            Baseline(json: Array(Baseline(check(["a.md": "# A\n\n[x](weg.md)\n"])).document.text().utf8)))
        var baseline = known
        baseline.file = "bekend.json"
        #expect(baseline.applied(to: []).map(\.rule) == ["baseline/stale"])
        #expect(baseline.applied(to: [], notJudged: ["link/missing-file"]) == [])
    }

    @Test func sentencesEndBehindTheirQuotes() {
        #expect(Prose.sentences("Hij zei: ‘Kom binnen.’ Zij kwam. «Goed.» Klaar.").map(\.words) == [4, 2, 1, 1])
    }

    @Test func aRedirectThatLeadsToASectionOfTheSameNameIsTold() throws {
        let other = Self.text.replacing("wijk", with: "stad").replacing("bewoners", with: "winkels")
        let merged = try check(
            ["a.md": "# A\n\n## Doel\n\n\(Self.text)\n\n# B\n\n## Doel\n\n\(other)\n"],
            settings: "redirects: {b.md: a.md}",
            published: ["a.md": "# A\n\n## Doel\n\n\(Self.text)\n", "b.md": "# B\n\n## Doel\n\n\(other)\n"])
        let told = merged.filter { $0.rule == "edition/anchor-retargeted" }
        #expect(told.map { "\($0.target ?? "") → \($0.suggestion ?? "")" } == ["b.md#doel → a.md#doel-1"])
        let moved = try check(
            ["a.md": "# A\n\nTekst.\n", "b.md": "# B\n\n## Doel\n\n\(Self.text)\n\n## Doel\n\n\(other)\n"],
            settings: "redirects: {'a.md#doel': 'b.md#doel'}",
            published: [
                "a.md": "# A\n\nTekst.\n\n## Doel\n\n\(Self.text)\n", "b.md": "# B\n\n## Doel\n\n\(other)\n",
            ])
        #expect(moved.filter { $0.rule == "edition/anchor-retargeted" }.map(\.suggestion) == ["#doel-1"])
    }

    // MARK: - What --fix leaves alone, and what is not judged

    @Test(arguments: [
        ("1. een\n\n<!-- editie-ignore link/missing-file: x -->\n\n1. twee\n", "waiver/unused", false),
        ("Tekst.\n\n<!-- editie-ignore link/missing-file: x -->\n\n1. twee\n", "waiver/unused", true),
        ("- een\n\n[d]: b.md\n\n- twee\n", "link/unused-definition", false),
        ("    code\n\n[d]: b.md\n\n    code\n", "link/unused-definition", false),
        ("Tekst.\n\n[d]: b.md\n\nTekst.\n", "link/unused-definition", true),
    ]) func whatKeepsTwoListsApartStays(body: String, rule: String, isFixable: Bool) throws {
        let found = try check(["a.md": "# A\n\n" + body, "b.md": "# B\n\nTekst.\n"])
        #expect(found.filter { $0.rule.rawValue == rule }.map(\.isFixable) == [isFixable])
    }

    @Test func aReasonWithoutAColonIsOneFinding() throws {
        let found = try check(["a.md": "# A\n\n<!-- editie-ignore link/missing-file reden zonder punt -->\n\nTekst.\n"])
        #expect(found.map { "\($0.rule.rawValue) \($0.target ?? "")" } == ["waiver/no-reason link/missing-file"])
    }

    @Test func framesAndObjectsShowFilesToo() throws {
        let found = try check([
            "a.md": "# A\n\n<iframe src=\"weg.html\"></iframe>\n\n<object data=\"weg.pdf\"></object>\n"
        ])
        #expect(
            found.map { "\($0.rule.rawValue) \($0.target ?? "")" } == [
                "link/missing-file weg.html", "link/missing-file weg.pdf",
            ])
    }

    @Test func aRedirectLeadsToAPage() throws {
        let found = try check(["a.md": "# A\n\nTekst.\n"], settings: "redirects:\n  old.md: javascript:alert(1)\n")
        #expect(found.map(\.rule) == ["redirect/missing-target"])
    }

    @Test func settingsThatAreNumbersAreNumbers() {
        #expect(throws: ConfigurationError.self) {
            try RuleSettings(GuideConfiguration(yaml: "rules:\n  image/too-large:\n    kilobytes: veel\n").rules)
        }
        #expect(throws: ConfigurationError.self) { try GuideConfiguration(yaml: "front-matter: []\n") }
    }

    @Test func whatNobodyMeasuresIsNamed() throws {
        let found = Checker.check(
            guide(["a.md": "# A\n\nTexte.\n"], nil, [:], try GuideConfiguration(yaml: "language: fr\n")))
        #expect(found.skipped.contains { $0.rule == "lang/reading-level" && $0.why.contains("'fr'") })
        #expect(ReadingEase.base("nl-BE") == "nl")
    }

    @Test func aNoteAboutASectionThatWasRenamedSinceIsAboutIt() {
        let settings = GuideConfiguration()
        let old = guide(
            ["a.md": "# A\n\n## Doel\n\nHet doel is om 40 wijken te bereiken met deze gids.\n"], nil, [:], settings)
        let new = guide(
            ["a.md": "# A\n\n## Doelen\n\nHet doel is om 43 wijken te bereiken met deze gids.\n"], nil, [:], settings)
        let note = EditorNote(path: "n.md", about: ["a.md#doel"], text: "Meer wijken.")
        let notes = EditionNotes([note], compare(old, new), in: new)
        #expect(notes.stale.isEmpty && notes.missing.isEmpty)
    }

    @Test(arguments: ["“[pagina][weg]”.", "参见[页面][weg]", "de[pagina over beleid][weg]"])
    func aReferenceIsUndefinedWhateverStandsBeforeIt(text: String) throws {
        #expect(try check(["a.md": "# A\n\n\(text)\n"]).map(\.rule) == ["reference/undefined"])
    }

    @Test func aWaiverThatIsNeverClosedTakesNothingWithIt() throws {
        let found = try check([
            "a.md": "# A\n\nTekst.\n\n<!-- editie-ignore a11y/image-alt: vergeten\n\n## Kop\n\nTekst.\n"
        ])
        #expect(found.filter { $0.rule == "waiver/unused" }.map(\.isFixable) == [false])
    }
}
