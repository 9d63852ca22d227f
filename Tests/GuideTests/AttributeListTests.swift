import Testing

@testable import CommonMark
@testable import Diffing
@testable import GuideModel

/// Lists of attributes, as Python-Markdown's `attr_list` and Pandoc have them: no reader sees them.
@Suite struct AttributeListTests {
    private func texts(_ source: String, _ style: AnchorStyle = .mkdocs) -> [String] {
        Chapter(path: "a.md", bytes: Array(source.utf8), style: style, places: false).blocks.map {
            "\($0.kind) \($0.text)"
        }
    }

    @Test(arguments: [
        ("[Lees](a.md){ .md-button target=\"_blank\" } en **ook**{.x} `dit`{: #c }.", "paragraph Lees en ook dit."),
        ("![plaat](p.png){ width=300 }", "image "),
        ("Een noot (1) hierbij.\n{ .annotate }", "paragraph Een noot (1) hierbij."),
        ("- punt\n{: .lijst title=\"Twee woorden\" }", "item punt"),
        ("*Schuin*{ data-x='a b' download }", "paragraph Schuin"),
    ]) func areNoText(source: String, expected: String) {
        #expect(texts(source) == [expected])
        #expect(texts(source, .pandoc) == [expected])
        // Elsewhere they are what is written.
        #expect(texts(source, .github) != [expected])
    }

    @Test(arguments: [
        ("Dit {{ woord }} en **getal**{3} blijft.", "paragraph Dit {{ woord }} en getal{3} blijft."),
        ("**Let op**{{ woord }} {.x}", "paragraph Let op{{ woord }} {.x}"),
        ("Tekst{ .x } blijft.", "paragraph Tekst{ .x } blijft."),
    ]) func leaveOtherBracesAlone(source: String, expected: String) {
        for style in [AnchorStyle.mkdocs, .pandoc, .github] {
            #expect(texts(source, style) == [expected])
        }
    }

    @Test func belongToNoTitleAndNoAnchor() {
        let source =
            "# G\n\n## De `code`{ .py } kop\n\n## [Wet](https://w.nl){ target=_blank } en regels\n\n"
            + "### Kop een ### {: #kop }\n\n## Kop twee ## { .groot }\n\n## Kop drie { id=\"drie_en\" }\n\n## C# {#c-sharp}\n\n##Krap\n"
        let sections = Chapter(path: "a.md", bytes: Array(source.utf8), style: .mkdocs).sections
        #expect(
            sections.map { "\($0.title) #\($0.anchor)" } == [
                "G #g", "De code kop #de-code-kop", "Wet en regels #wet-en-regels", "Kop een #kop",
                "Kop twee #kop-twee", "Kop drie #drie_en", "C# #c-sharp", "Krap #krap",
            ])
        #expect(sections.last?.range.endColumn == 7 && sections.last?.range.line == 15)
        #expect(Chapter(path: "a.md", bytes: Array("##Krap\n".utf8), style: .github).sections.isEmpty)
        // Code is code.
        let code = Chapter(path: "a.md", bytes: Array("# A\n\n```\n#Geen kop\n```\n".utf8), style: .mkdocs)
        #expect(code.sections.count == 1 && code.blocks.last?.text == "#Geen kop\n")
    }
}
