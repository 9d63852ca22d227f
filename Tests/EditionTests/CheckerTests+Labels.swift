import Testing

@testable import Checking
@testable import CommonMark
@testable import Diffing
@testable import Editions
@testable import GuideModel

/// Labels, ids and comments where sources are not simple, and what notes refer to.
extension CheckerTests {
    @Test(arguments: [
        "> zie [x][een\n> twee] en z.", "> > zie [x][een\n> > twee] en z.", "- > zie [een\n  > twee] en z.",
        "> ![x][een\n> twee]",
    ])
    func aLabelGoesOnInTheNextLineOfAQuote(text: String) throws {
        let found = try check(
            ["a.md": "# A\n\n\(text)\n\n[een twee]: b.png\n"],
            images: ["b.png": [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]])
        #expect(told(found) == [])
    }

    @Test func anUndefinedLabelOfAQuoteIsCalledWithoutItsMark() throws {
        let found = try check(["a.md": "# A\n\n> zie [x][een\n> twee] en z.\n"])
        #expect(found.map(\.target) == ["een twee"])
    }

    @Test(arguments: [
        ("<a name=\"x\"></a>\n\nt\n\n<a name=\"x\"></a>", ["a.md:7:1 anchor/duplicate-id"]),
        ("<a name=\"x\"></a>\n\n<span id=\"x\">t</span>", ["a.md:5:1 anchor/duplicate-id"]),
        ("<a id=\"x\" name=\"x\"></a>\n\nt", []),
    ])
    func aNameIsAnIDToo(text: String, expected: [String]) throws {
        #expect(told(try check(["a.md": "# A\n\n\(text)\n"])) == expected)
    }

    @Test(arguments: [
        "Een.\n<!-- editie-ignore link/missing-file: r -->\nTwee.",
        "Een.\n<!-- editie-ignore link/missing-file: r -->\n---\n\nx",
        "- een\n  <!-- editie-ignore link/missing-file: r -->\n- twee",
    ])
    func aCommentBetweenTextsIsNotTakenOut(text: String) throws {
        let found = try check(["a.md": "# A\n\n\(text)\n"]).filter { $0.rule == "waiver/unused" }
        #expect(found.map(\.isFixable) == [false])
    }

    @Test(arguments: ["[x]: /u\n    doorgaan met tekst", "- een\n\n[^9]: noot\n\n- twee"])
    func whatKeepsTextApartIsNotTakenOut(text: String) throws {
        let found = try check(["a.md": "# A\n\n\(text)\n"]).filter { $0.rule.rawValue.contains("unused") }
        #expect(found.map(\.isFixable) == [false])
    }

    @Test(arguments: [
        ("a\n=======\nb\n>>>>>>> tak\n", ["a.md:6:1"]), ("Kop\n=======\n\n>>>>>>>\n", []),
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> tak\n", ["a.md:3:1"]), (">>>>>>> zeven diep\n", []),
    ])
    func theEndOfAConflictIsOneToo(text: String, expected: [String]) throws {
        let found = try check(["a.md": "# A\n\n\(text)"]).filter { $0.rule == "text/conflict-marker" }
        #expect(told(found) == expected.map { $0 + " text/conflict-marker" })
    }

    @Test func anAddressOfTheSiteIsWrittenAsAPath() throws {
        let found = try check(
            ["a.md": "# A\n\n[1](https://g.nl/x%20y.html#kop)\n", "x y.md": "# X\n\n## Kop\n\nt\n"],
            settings: "site: https://g.nl/\n")
        #expect(found.map(\.suggestion) == ["x%20y.md#kop"])
    }

    @Test func aLinkToASectionThatWasRenamedNamesItsFile() throws {
        let text = "Wie een partner zoekt, begint bij de bakker op de hoek en vraagt daar naar de anderen."
        let link = "# B\n\nZie [partners](a.md#partners-zoeken).\n"
        let found = try check(
            ["a.md": "# A\n\n## Vind hulp\n\n\(text)\n", "b.md": link],
            published: ["a.md": "# A\n\n## Partners zoeken\n\n\(text)\n", "b.md": link])
        #expect(found.first { $0.rule == "link/missing-anchor" }?.suggestion == "a.md#vind-hulp")
    }

    @Test(arguments: [
        ("Zie [x](nergens.md).", ["n.md:5:5 link/missing-file"]),
        ("![](a.png)", ["n.md:5:1 a11y/image-alt", "n.md:5:1 image/missing-file"]),
        ("Zie [x](a.md#weg).", ["n.md:5:5 link/missing-anchor"]), ("Zie [x](#kop).", ["n.md:5:5 link/missing-anchor"]),
        ("Zie [x][weg].", ["n.md:5:5 reference/undefined"]), ("Zie [x](a.md#kop) en [y](1.0.md).", []),
    ])
    func aNoteIsCheckedAsItWillBeRead(text: String, expected: [String]) throws {
        let note = EditorNote(path: "n.md", bytes: Array("---\nabout: a.md\n---\n\n\(text)\n".utf8))
        let found = try check(["a.md": "# A\n\n## Kop\n\nt\n"]) { inputs in
            inputs.notes = [note]
            inputs.filesBesideNotes = ["1.0.md"]
        }
        #expect(told(found) == expected)
    }

    /// Wanted: what a plain count of spoken vowels says of these words, within the rounding of a page.
    @Test(arguments: [("code", 1), ("used", 1), ("named", 1), ("types", 1), ("table", 2), ("needed", 2), ("places", 2)])
    func anEThatNobodySpeaksIsNoSyllable(word: String, spoken: Int) {
        let prose = Prose(Chapter(path: "a.md", bytes: Array("\(word)\n".utf8), style: .github))
        #expect(prose.syllables - prose.silent == spoken)
    }

    @Test(arguments: [
        ("nl", true), ("en-GB", true), ("zh_Hant", true), ("nederlands", false), ("Dutch", false), ("", false),
    ])
    func aLanguageIsACode(text: String, isGood: Bool) {
        #expect(((try? GuideConfiguration(yaml: "language: '\(text)'\n")) != nil) == isGood)
    }

    @Test func aTagIsWhatGitAllows() {
        #expect((try? GuideConfiguration(yaml: "tag: 'v{edition} x'\n")) == nil)
        #expect((try? GuideConfiguration(yaml: "tag: 'uitgave/{edition}'\n")) != nil)
    }

    @Test func aChapterThatIsNamedInAnotherCaseIsOneFault() throws {
        let found = try check(
            ["a.md": "# A\n\n[b](meten.md)\n", "meten.md": "# B\n\nt\n"], summary: "- [A](a.md)\n- [B](Meten.md)\n")
        #expect(told(found) == ["SUMMARY.md:2:3 toc/missing-file"])
    }

    @Test(arguments: [
        ("Schermafbeelding 2024-03-01 om 10.12.33.png", true), ("De kaart van 2024 in kaart.png", false),
    ])
    func aPictureOfAScreenIsAFileName(alt: String, isName: Bool) throws {
        let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]
        let found = try check(["a.md": "# A\n\n![\(alt)](p.png)\n"], images: ["p.png": picture])
        #expect(found.contains { $0.rule == "a11y/image-alt-filename" } == isName)
    }
}
