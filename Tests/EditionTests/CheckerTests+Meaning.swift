import Testing

@testable import Checking
@testable import CommonMark
@testable import Diffing
@testable import Editions
@testable import GuideModel

/// What was meant, and exactly where it stands.
extension CheckerTests {
    @Test(arguments: [
        "Zie [b.md].\n\n[b.md]: b.md", "Zie [b.md][].\n\n[b.md]: b.md", "Zie [b.md][r].\n\n[r]: b.md",
        "Zie [`b.md`].\n\n[`b.md`]: b.md",
        "Zie [https://x.nl/y][e].\n\n[e]: https://x.nl/y", "Zie [a@x.nl][m].\n\n[m]: mailto:a@x.nl",
        "Zie [#a].\n\n[#a]: #a",
    ])
    func aReferenceWhoseTextIsItsAddressIsAUse(text: String) throws {
        #expect(told(try check(["a.md": "# A\n\n\(text)\n", "b.md": "# B\n\nB.\n"])) == [])
    }

    @Test func anAutolinkIsNoUse() throws {
        let found = try check(["a.md": "# A\n\nZie <https://x.nl/y>.\n\n[e]: https://x.nl/y\n"])
        #expect(told(found) == ["a.md:5:1 link/unused-definition"])
    }

    /// The bytes of the contents' name are not the file's, yet it is that file that is meant, and it is read.
    @Test func aChapterInTheOtherFormOfUnicodeIsChecked() throws {
        let found = try check(
            ["a.md": "# A\n\nA.\n", "caf\u{E9}.md": "# C\n\n[x](weg.md)\n"],
            summary: "- [A](a.md)\n- [C](cafe\u{301}.md)\n")
        #expect(told(found) == ["caf\u{E9}.md:3:1 link/missing-file", "SUMMARY.md:2:3 toc/missing-file"])
    }

    @Test(arguments: [
        ("[<img src=\"x.svg\" alt=\"Een kaart\">](#a)", []),
        ("[<img src=\"x.svg\" alt=\"\">](#a)", ["a.md:3:1 a11y/link-no-text"]),
        ("<a href=\"#a\" aria-labelledby=\"x\"></a>", []), ("<a href=\"#a\"></a>", ["a.md:3:1 a11y/link-no-text"]),
    ])
    func aPictureInRawHTMLIsALinksText(text: String, expected: [String]) throws {
        #expect(told(try check(["a.md": "# A\n\n\(text)\n"], images: ["x.svg": Array("<svg/>".utf8)])) == expected)
    }

    @Test(arguments: [
        // Not the page itself, and not a name that has another word for it.
        ("[x](c.md)", nil), ("[x](weg.md)", nil), ("[x](meten.md)", "meten-en-volgen.md"),
        ("[x](metem-en-volgen.md)", "meten-en-volgen.md"),
        ("[x](kaart.pdf)", "deel/kaart.pdf"), ("[x](#kosten-van-cafe)", "#kosten-van-café"), ("[x](#%C3%A9)", nil),
        ("[x][1]\n\n[d]: #a \"[d]\"\n\n[d]", nil),
    ])
    func theNearestIsOneThatMayBeMeant(text: String, expected: String?) throws {
        let found = try check(
            [
                "a.md": "# A\n\n\(text)\n\n## Kosten van café\n\nK.\n", "meten-en-volgen.md": "# M\n\nM.\n",
                "leren.md": "# L\n\nL.\n",
            ], images: ["deel/kaart.pdf": [1]])
        #expect(found.first?.suggestion == expected, "\(told(found))")
    }

    @Test func theContentsMeanAFileThatTheyDoNotName() throws {
        let files = ["leren.md": "# L\n\nL.\n", "meten-en-volgen.md": "# M\n\nM.\n"]
        let found = try check(files, summary: "- [L](leren.md)\n- [M](meten.md)\n")
        #expect(found.first { $0.rule == "toc/missing-file" }?.suggestion == "meten-en-volgen.md")
        let all = try check(files, summary: "- [L](leren.md)\n- [M](meten.md)\n- [M](meten-en-volgen.md)\n")
        #expect(all.map(\.suggestion) == [nil])
    }

    @Test(arguments: [
        ("De nieuwste editie is 1.9. Zie ook hoofdstuk 1.9 van de wet.", "3:23-3:26"),
        ("Editie **1.9** is de nieuwste.", "3:10-3:13"),
        ("Laatste versie: v1.9", "3:18-3:21"), ("De meest recente versie is 1.9.", "3:28-3:31"),
        ("| A |\n|---|\n| De meest recente versie is 1.9 |", "5:30-5:33"),
    ])
    func aVersionIsFoundWhereItIsCalledTheNewest(text: String, expected: String) throws {
        let found = try check(["a.md": "# A\n\n\(text)\n"]) { $0.latest = EditionNumber("2.0") }
        #expect(found.map(\.rule) == ["edition/version-text"])
        #expect(found.first?.range.map { "\($0.line):\($0.column)-\($0.endLine):\($0.endColumn)" } == expected)
    }

    @Test func aLongSentenceEndsWhereItEnds() throws {
        let words = Array(repeating: "woord", count: 45).joined(separator: " ")
        let found = try check(["a.md": "# A\n\n- Kort. Met [een *lange*](#a) zin\n  \(words).  Ok. Met \(words).\n"])
        let ranges = found.compactMap(\.range).map { "\($0.line):\($0.column)-\($0.endLine):\($0.endColumn)" }
        #expect(ranges == ["3:9-4:273", "4:279-4:553"], "\(ranges)")
    }

    @Test(arguments: [
        ("---\ntitle: ''\n---\n\nTekst.\n", ["structure/no-title"]), ("#\n\nTekst.\n", ["structure/no-title"]),
        ("# <!-- x -->\n\nTekst.\n", ["structure/no-title"]), ("# <span>x</span>\n\nTekst.\n", []),
        ("---\ntitle: T\n---\n\nTekst.\n", []),
    ])
    func anEmptyTitleIsNone(text: String, expected: [RuleID]) throws {
        #expect(try check(["a.md": text]).map(\.rule) == expected)
    }

    @Test func anEmptyFootnoteEndsBehindItsMark() throws {
        let found = try check(["a.md": "# A\n\nA.\n\n[^lang-label]:\n"])
        #expect(found.first?.range == SourceRange(line: 5, column: 1, endLine: 5, endColumn: 15))
    }

    @Test func anUnderscoreIsPartOfAWord() throws {
        let found = try check(["a.md": "# A\n\nEen github_token en github.\n"], settings: "terms: {GitHub: github}")
        #expect(told(found) == ["a.md:3:21 lang/terminology"])
    }

    @Test func aSectionThatIsAskedForMayBeNamedAsALinkHasIt() throws {
        let settings = "rules: {structure/required-section: {sections: ['#kosten']}}"
        #expect(told(try check(["a.md": "# A\n\n## Wat het kost {#kosten}\n\nK.\n"], settings: settings)) == [])
    }

    @Test func aKeyThatStandsTwiceIsFoundBehindItsIndent() throws {
        let found = try check(["a.md": "---\nauteur:\n  naam: x\n  naam: y\n---\n\n# A\n\nA.\n"])
        #expect(told(found) == ["a.md:4:3 frontmatter/duplicate-key"])
    }

    @Test func aFolderOfTheContentsIsFoundWithItsSlash() throws {
        var contents = TableOfContents(form: .mkdocs, file: "mkdocs.yml", entries: [.init(path: "meer", line: 2)])
        contents.place(in: "nav:\n  - Map: meer/\n")
        #expect(contents.entries[0].range == SourceRange(line: 2, column: 10, endLine: 2, endColumn: 15))
    }

    @Test func aDefinitionInAPicturesDescriptionIsUsed() throws {
        let found = try check(
            ["a.md": "# A\n\n![Bron: [het CBS][stat]](x.svg)\n\n[stat]: https://y.org\n"],
            images: ["x.svg": Array("<svg/>".utf8)])
        #expect(told(found) == [])
    }

    @Test func aSuggestionIsWrittenAsTheLinkIs() throws {
        let found = try check([
            "a.md": "# A\n\n[x](./B.md) [y](./c.md) [z](met%20spati.md) [w](Leren) [v](met-spatie.md)\n",
            "b.md": "# B\n\nB.\n", "cc.md": "# C\n\nC.\n", "met spatie.md": "# M\n\nM.\n", "leren.md": "# L\n\nL.\n",
        ])
        #expect(found.map(\.suggestion) == ["./b.md", nil, "met%20spatie.md", "leren.md", "met%20spatie.md"])
    }

    @Test func aVersionIsFoundInItsCell() throws {
        let found = try check(["a.md": "# A\n\n| A | B |\n|---|---|\n| x \\| y | De nieuwste editie is 1.9 |\n"]) {
            $0.latest = EditionNumber("2.0")
        }
        #expect(found.first?.range.map { "\($0.line):\($0.column)-\($0.endColumn)" } == "5:34-37")
    }
}
