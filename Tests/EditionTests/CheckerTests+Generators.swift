import Testing

@testable import Checking
@testable import CommonMark
@testable import Diffing
@testable import GuideModel

/// What the tools that make sites of a guide read otherwise than GitHub does.
extension CheckerTests {
    func guide(_ form: TableOfContents.Form, _ files: [String: String]) -> Guide {
        let contents = TableOfContents(form: form, file: "toc", entries: [])
        let location = GuideLocation(
            folder: "", contents: contents, configuration: GuideConfiguration(), unused: [])
        let chapters = files.sorted { $0.key < $1.key }.map {
            Chapter(path: $0.key, bytes: Array($0.value.utf8), style: contents.impliedAnchors)
        }
        let all = files.keys.sorted().map { FileEntry(path: $0, kind: .file, id: nil) }
        return Guide(location: location, chapters: chapters, files: all)
    }

    /// What is found in a guide of which an edition looked otherwise.
    func findings(_ before: Guide, _ now: Guide) -> [Finding] {
        var inputs = CheckInputs()
        let (redline, lineage) = compareTracing(before, now)
        inputs.redline = redline
        inputs.published = PublishedState(
            name: "edition 1.0", guide: before, now: now, lineage: lineage, each: .inOrder)
        return Checker.check(now, inputs: inputs).findings
    }

    func found(_ form: TableOfContents.Form, _ files: [String: String]) -> [String] {
        told(Checker.check(guide(form, files), inputs: CheckInputs()).findings).filter { !$0.contains("toc/") }
    }

    @Test func directivesOfMySTAreRead() {
        let page = """
            # A

            ```{note}
            Zie [b](weg.md) en [c](#a).
            ```

            - punt

              ````{grid}
              ```{figure} kaart.png
              :name: kaart
              Een [bijschrift](nergens.md).
              ```
              ````

            ```{code-block} md
            [geen](link.md)
            ```
            """
        #expect(
            found(.jupyterBook, ["a.md": page]) == [
                "a.md:4:5 link/missing-file", "a.md:10:15 image/missing-file", "a.md:12:7 link/missing-file",
            ])
    }

    @Test func whatMayBeUsedWhereNobodyReadsIsKept() {
        let page = "# A\n\n- punt\n\n    !!! note\n\n        Zie [x][gids] en [^1].\n\n[gids]: #a\n\n[^1]: Een noot.\n"
        #expect(found(.mkdocs, ["a.md": page]) == [])
        #expect(
            found(.summary, ["a.md": page]).sorted() == [
                "a.md:11:1 footnote/unused", "a.md:9:1 link/unused-definition",
            ])
        // What a snippet brings may define a label; what is taken in is a part of another page.
        #expect(found(.mkdocs, ["a.md": "# A\n\n[x][y]\n\n--8<-- \"delen.md\"\n"]) == [])
        #expect(
            found(.summary, ["a.md": "# A\n\nTekst.\n\n{{#include deel.md}}\n", "deel.md": "### Deel\n\n[x][y]\n"])
                == [])
    }

    @Test func aFormulaHoldsNoLinks() {
        let page = "# A\n\nDus $E[x](t) + 1$ en $$B[z](u)$$, maar [c](weg).\n\nKost $ 5 en [d](v) of $ 6.\n"
        #expect(found(.files, ["a.md": page]) == ["a.md:3:40 link/missing-file", "a.md:5:13 link/missing-file"])
    }

    @Test func pagesOfQuartoAndItsREADME() {
        let pages = [
            "a.md": "# A\n\n[b](b.html) [r](README.html)\n", "b.md": "# B\n\nB.\n", "README.md": "# R\n\nR.\n",
        ]
        #expect(found(.quarto, pages) == ["a.md:3:13 link/missing-file"])
    }

    @Test func ofAKeyThatStandsTwiceTheLastCounts() {
        let text = "---\nhide:\n- toc\ntitle: Eerst\nhide:\n- nav\ntitle: Laatst\n---\n\nTekst.\n"
        let matter = Chapter(path: "a.md", bytes: Array(text.utf8), style: .github).frontMatter
        #expect(matter?.error?.duplicateKey != nil && matter?.string("title") == "Laatst")
        #expect(matter?.members.map(\.key) == ["hide", "title"])
    }

    @Test func headingsOfMDBookWithClasses() {
        #expect(found(.summary, ["a.md": "# A\n\n## Let op {.warning}\n\nZie [op](#let-op).\n"]) == [])
    }

    @Test func addressesOfPagesCountFromThePageThatMkDocsServes() {
        let files = [
            "index.md": "# T\n\n[b](b/) en [p](deel/p/)\n", "b.md": "# B\n\nTekst.\n",
            "deel/p.md": "# P\n\n[goed](../../b/), [fout](../b/) en [zelf](.)\n",
        ]
        #expect(found(.mkdocs, files) == ["deel/p.md:3:19 link/missing-file"])
    }

    @Test func aSnippetIsAPartOfThePageThatTakesIt() {
        let files = [
            "a.md": "# A\n\nZie [x][gids].[^1]\n\n--8<-- \"delen/links.md\"\n",
            "delen/links.md": "[gids]: a.md\n\n[^1]: Een noot.\n",
        ]
        #expect(found(.mkdocs, files) == [])
    }

    @Test func idsThatTheToolMakesAreAnchors() {
        #expect(
            found(.mkdocs, ["a.md": "# A\n\n=== \"Op Linux\"\n\n    x\n\n[l](#op-linux) [t](#__tabbed_1_1)\n"]) == [])
        #expect(found(.mkdocs, ["a.md": "# A\n\n[f](b.md#pkg.F)\n", "b.md": "# B\n\n::: pkg\n"]) == [])
        #expect(found(.quarto, ["a.qmd": "# A\n\n```{python}\n#| label: fig-x\n1\n```\n\n[f](#fig-x)\n"]) == [])
        #expect(found(.quarto, ["a.qmd": "# A {.unnumbered}\n\n## B {-}\n\n[b](#b)\n"]) == [])
        #expect(
            found(.jupyterBook, ["a.md": "# A\n\n[r](deel/r) [n](deel/n)\n", "deel/r.rst": "", "deel/n.ipynb": "{}"])
                .filter { $0.hasPrefix("a.md") } == [])
    }

    /// As `docc convert` says of the same catalog.
    @Test func fragmentsCommentsAndMediaAreReadAsDocCDoes() {
        let files = [
            "X.md": "# X\n\n<doc:B#Kat-&-Hond> <doc:B#Kat-Hond> <doc:B#Wat's-nieuw?> <doc:B#C++-/-C#> <doc:Les>\n\n"
                + "@Comment {\n  <doc:Weg> ![x](weg.png)\n}\n\n@Image(source: \"weg.png\", alt: \"Een ding\")\n",
            "B.md": "# B\n\nTekst.\n\n## Kat & Hond\n\nx\n\n## Wat's nieuw?\n\nx\n\n## C++ / C#\n\nx\n",
            "Les.tutorial": "",
        ]
        #expect(
            found(.docc, files).filter { $0.hasPrefix("X.md") } == [
                "X.md:3:20 link/missing-anchor", "X.md:9:1 image/missing-file",
            ])
    }

    @Test(arguments: ["1.  x[^6]\n\n    [^6]: zes\n", "- x\n\n  - y[^6]\n\n    [^6]: zes\n"])
    func aNoteMayStandDeepInAList(list: String) throws {
        #expect(try told(check(["a.md": "# A\n\n" + list])) == [])
    }

    @Test func keysThatAreAllPutOutOfUseAreFrontMatter() throws {
        #expect(try told(check(["a.md": "---\n# status: nieuw\n---\n\n# A\n\nTekst.\n"])) == [])
        // A title between two rules is a title.
        #expect(parse("---\n# Gids: een begin\n---\n").frontMatter == nil)
    }

    @Test func anIdIsKeptInABlockOfItsOwn() throws {
        let text = "Genoeg woorden om op te herkennen wat hier al die tijd heeft gestaan.\n"
        let waiver = "<!-- editie-ignore structure/heading-skip: hoort zo -->\n"
        let old = "# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\(waiver)#### Oude naam\n\n\(text)"
        let found = try check(["a.md": old.replacing("Oude", with: "Nieuwe")], published: ["a.md": old])
        let edits = found.flatMap(\.fixes).compactMap { fix -> Edit? in
            if case .edit(let edit) = fix { edit } else { nil }
        }
        let at = old.utf8.count - text.utf8.count - "#### Oude naam\n\n".utf8.count - waiver.utf8.count
        #expect(edits.map(\.text) == ["\n<a id=\"oude-naam\"></a>\n\n"] && edits.map(\.range) == [at..<at])
    }

    @Test func aPathFromTheRootIsMendedToAFileWhereMkDocsLeavesAddressesAlone() {
        let files = ["b.md": "# B\n\nTekst.\n", "deel/p.md": "# P\n\n[b](/b/) en [b](/b.md)\n"]
        let findings = Checker.check(guide(.mkdocs, files), inputs: CheckInputs()).findings.filter {
            $0.rule == "link/absolute-path"
        }
        #expect(findings.map(\.suggestion) == ["../b.md", "../b.md"])
    }

    @Test func docCKeepsNoIdInHTML() {
        let old = "# B\n\nTekst.\n\n## Oude naam\n\nGenoeg woorden om op te herkennen wat hier al die tijd stond.\n"
        let now = guide(
            .docc, ["B.md": old.replacing("Oude", with: "Nieuwe"), "X.md": "# X\n\n<a id=\"y\"></a>\n\n<doc:X#y>\n"])
        let findings = findings(guide(.docc, ["B.md": old]), now)
        #expect(
            findings.filter { $0.rule == "edition/anchor-vanished" }.map(\.fixes)
                == [[.redirect(from: "B.md#Oude-naam", to: "B.md#Nieuwe-naam")]])
        #expect(findings.contains { $0.rule == "link/missing-anchor" && $0.path == "X.md" })
    }

    /// Python-Markdown numbers footnotes and PyMdown's tabs, and leaves icons out of ids.
    @Test func whatAToolNumbersIsNoPublishedAddress() {
        func page(_ label: String, _ tab: String, _ heading: String, _ line: String) -> String {
            "# A\n\nTekst met noot.[^\(label)]\n\n=== \"\(tab)\"\n\n    Bel.\n\n## \(heading)\n\nT.\n\n\(line)\n\n"
                + "[^\(label)]: De wet.\n"
        }
        let old = page("1", "Gemeente", ":rocket: Start", "Knop{: #knop }")
        let new = page("wet", "De gemeente", "Start", "Knop")
        let findings = findings(guide(.mkdocs, ["a.md": old]), guide(.mkdocs, ["a.md": new]))
        #expect(findings.filter { $0.rule == "edition/anchor-vanished" }.map(\.target) == ["a.md#knop"])
    }
}

extension CheckerTests {
    /// As `docc convert` says: `'tweede' doesn't exist at '/X'`.
    @Test func namesOfDocCsPagesCountLettersCase() {
        let files = [
            "X.md": "# X\n\n<doc:tweede> <doc:Twede#Kop> <doc:Tweede#Kop> <doc:X/tweede#Kop>\n",
            "Tweede.md": "# T\n\n## Kop\n\nT.\n",
        ]
        let findings = Checker.check(guide(.docc, files), inputs: CheckInputs()).findings.filter { $0.path == "X.md" }
        #expect(findings.map(\.rule) == ["link/path-case", "link/missing-file", "link/path-case"])
        #expect(findings.map(\.suggestion) == ["doc:Tweede", "doc:Tweede#Kop", "doc:X/Tweede#Kop"])
    }

    @Test(arguments: [
        "# I\n\n!!! note\n\n    Tekst[^4].\n\n    [^4]: Een noot.\n",
        "# I\n\nTekst[^5].\n\n!!! note\n    Tekst hier.\n    [^5]: Vijf.\n",
        "# I\n\n!!! note\n    Zes[^6].\n\n    [^6]: noot\n",
    ])
    func aNoteMayStandInABox(text: String) {
        let chapter = Chapter(path: "a.md", bytes: Array(text.utf8), style: .mkdocs)
        #expect(found(.mkdocs, ["a.md": text]) == [] && chapter.document.footnotes.count == 1)
        // What is indented elsewhere is code.
        #expect(found(.mkdocs, ["a.md": "# I\n\nTekst[^7].\n\n    [^7]: code\n"]) == ["a.md:3:6 footnote/undefined"])
    }

    @Test func codeThatIsTakenInAddsNoHeading() {
        let page = "# A\n\n```rust\n{{#include ../x.rs}}\n```\n\n[e](#weg)\n"
        #expect(found(.summary, ["a.md": page]) == ["a.md:7:1 link/missing-anchor"])
        #expect(found(.summary, ["a.md": page + "\n{{#include ../y.md}}\n"]) == [])
    }

    @Test func whatATemplateFillsInIsNotJudged() throws {
        let page =
            "# A\n\n[w]({{site.baseurl}}/b/) ![De kaart]({{ x }}) [t](<{% link b.md %}>) <a href={x}>x</a> [n][l]\n\n[l]: {% link b.md %}\n"
        #expect(told(try check(["a.md": page])) == [])
        let report = Checker.check(guide(["a.md": page], nil, [:], GuideConfiguration()), inputs: CheckInputs())
        #expect(
            report.skipped.contains {
                $0.rule == "link/missing-file" && $0.why.contains("a template fills in addresses of a.md")
            })
    }

    @Test func theFirstPageOfTheSiteIsServed() {
        let files = [
            "index.md": "# I\n\nI.\n", "los.md": "# L\n\n[2](../) [3](../../)\n", "deel/a.md": "# A\n\n[3](../../)\n",
        ]
        #expect(found(.mkdocs, files) == ["los.md:3:10 link/outside-root"])
    }

    @Test(arguments: [
        ("Deel 1 -- Wonen", "deel-1-wonen"), ("Ja -- nee --- ja", "ja-nee-ja"), ("Wat nu...", "wat-nu"),
        ("Zo-gezegd", "zo-gezegd"),
    ]) func signsThatPandocMakesAreNoneOfItsSlugs(title: String, expected: String) {
        #expect(AnchorStyle.pandoc.slug(title) == expected)
    }

    @Test func aPipeInCodePartsNoCells() {
        let page =
            "# A\n\n| Veld | Uitleg |\n|---|---|\n| `int | None` | zie [z](weg.md), [bron][l] en noot[^1] |\n\n[l]: #a\n\n[^1]: Een voet.\n"
        #expect(found(.mkdocs, ["a.md": page]) == ["a.md:5:22 link/missing-file"])
        #expect(found(.quarto, ["a.md": page]) == ["a.md:5:22 link/missing-file"])
        // GitHub parts them, and shows nothing of the third.
        #expect(found(.summary, ["a.md": page]).contains("a.md:7:1 link/unused-definition"))
    }

    /// As `mkdocs build` says of the same page.
    @Test func rawHTMLEndsWhereItsTagDoes() {
        let page =
            "# A\n\n<div class=\"i\">Welkom</div>\n## Kop eronder\n\n[a](#kop-eronder)\n\n<br>\nZie [weg](weg.md) en [bron][l].\n\n[l]: #a\n\n<div>\n\n[x](nergens.md) [y][z]\n\n</div>\n"
        #expect(found(.mkdocs, ["a.md": page]) == ["a.md:9:5 link/missing-file"])
        #expect(found(.summary, ["a.md": page]).contains("a.md:15:1 link/missing-file"))
    }

    /// As `docc convert` says of the same catalog.
    @Test func whatADirectiveHoldsIsNoCode() {
        let page =
            "# G\n\n@Row {\n    @Column {\n        Tekst.\n\n        [x](doc:Weg1) ![kaart](kaartweg)\n\n        - <doc:Weg2>\n    }\n}\n\n    [geen](doc:Code)\n"
        #expect(
            found(.docc, ["G.md": page]) == [
                "G.md:7:9 link/missing-file", "G.md:7:23 image/missing-file", "G.md:9:11 link/missing-file",
            ])
    }

    @Test func schemasThatReferToThemselvesEnd() throws {
        let rules =
            "front-matter:\n  required: [title]\n  allOf:\n    - $ref: \"#\"\n    - $ref: \"#\"\n    - properties: {status: {enum: [af]}}\n"
        let findings = try check(["a.md": "---\ntitle: A\nstatus: nieuw\n---\n\n# A\n"], settings: rules)
        #expect(findings.contains { $0.rule == "frontmatter/format" })
    }

    @Test func placesInVeryLongLinesAreExact() {
        // Far more than the stretches that are counted at once, with letters of two bytes and of several scalars.
        let text = (0..<3000).map { "één e\u{301}n 👩‍👩‍👧 [w\($0)](#a)" }.joined(separator: " ")
        let source = SourceText(Array((text + "\n").utf8))
        var column = 1
        var byte = 0
        for (index, character) in text.enumerated() {
            if index % 997 == 0 {
                #expect(source.column(line: 1, byte: byte) == column)
                #expect(source.offset(line: 1, column: column) == byte)
            }
            byte += character.utf8.count
            column += 1
        }
    }
}

extension CheckerTests {
    /// As `mkdocs build` has it: boxes and tabs stand in list items, one deep and two.
    @Test(arguments: ["- ", "*   ", "1. ", "- [ ] "])
    func boxesInListItemsHoldText(mark: String) {
        let text =
            "# A\n\n\(mark)Stap\n\n    !!! note \"Let op\"\n\n        Zie [x](weg1.md).\n\n        ### Uitzondering\n\n        x\n\n"
            + "    - Diep\n\n        ??? tip\n            Zie [y](weg2.md).\n\n\(mark)Kies\n\n    ===! \"Web\"\n\n        Lees [z](weg3.md).\n\n"
            + "Naar [boven](#uitzondering).\n\n    !!! code\n\n        [geen](weg4.md)\n"
        #expect(
            found(.mkdocs, ["a.md": text])
                == ["a.md:7:13 link/missing-file", "a.md:16:17 link/missing-file", "a.md:22:14 link/missing-file"])
    }

    @Test(arguments: [TableOfContents.Form.mkdocs, .quarto])
    func aHeadingThatEndsInBracesIsCalledSo(form: TableOfContents.Form) {
        let text = "# A\n\n## `GET /zaken/{id}`\n\nx\n\n## DELETE /zaken/{id}\n\nx\n\n## De plek `{{ naam }}`\n\nx\n\n"
        #expect(found(form, ["a.md": text + "[1](#get-zakenid) [2](#delete-zakenid) [3](#de-plek-naam)\n"]) == [])
    }

    @Test func whatAPageTakesInIsKnownByPluginsAndFolders() {
        let refs = "[home]: https://x.org\n"
        for line in ["{% include-markdown \"inc/refs.md\" %}", "{! inc/refs.md !}", "--8<-- \"inc/refs.md\""] {
            let files = [
                "a.md": "# A\n\nZie [h][home] en [f](b.md#kosten).\n\n\(line)\n", "inc/refs.md": refs,
                "b.md": "# B\n\n{% include \"inc/kosten.md\" %}\n", "inc/kosten.md": "## Kosten\n\nTekst.\n",
            ]
            #expect(found(.mkdocs, files) == [], "\(line)")
        }
        let skip = "# A\n\n## Doel\n\nZin.\n\n#### Diep\n\nZin.\n"
        for (text, count) in [
            (skip + "\n--8<-- \"w.md\"\n", 1), (skip.replacing("#### ", with: "--8<-- \"w.md\"\n\n#### "), 0),
        ] {
            #expect(found(.mkdocs, ["a.md": text]).count { $0.hasSuffix("heading-skip") } == count)
        }
        let page = ["a.md": "# A\n\n[f](b.md#gids.lees)\n", "b.md": "::: gids\n"]
        #expect(found(.mkdocs, page) == [])
    }
}
