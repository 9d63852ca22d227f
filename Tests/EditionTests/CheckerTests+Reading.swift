import Testing

@testable import Checking
@testable import CommonMark

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
}
