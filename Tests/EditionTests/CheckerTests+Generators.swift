import Testing

@testable import Checking
@testable import CommonMark
@testable import GuideModel

/// What the tools that make sites of a guide read otherwise than GitHub does.
extension CheckerTests {
    private func found(_ form: TableOfContents.Form, _ files: [String: String]) -> [String] {
        let contents = TableOfContents(form: form, file: "toc", entries: [])
        let location = GuideLocation(
            folder: "", contents: contents, configuration: GuideConfiguration(), unused: [])
        let chapters = files.sorted { $0.key < $1.key }.map {
            Chapter(path: $0.key, bytes: Array($0.value.utf8), style: contents.impliedAnchors)
        }
        let all = files.keys.sorted().map { FileEntry(path: $0, kind: .file, id: nil) }
        let guide = Guide(location: location, chapters: chapters, files: all)
        return told(Checker.check(guide, inputs: CheckInputs()).findings).filter { !$0.contains("toc/") }
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
}
