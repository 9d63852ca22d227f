import Testing

@testable import Diffing
@testable import GuideModel

/// Blocks that became blocks of another kind, and what blocks that came or went whole bring beside their text.
extension RedlineDetailTests {
    @Test(arguments: [
        ("**Wat je nodig hebt**", "### Wat je nodig hebt", "level | level Wat je nodig hebt: – → 3"),
        ("Wat je nodig hebt:", "### Wat je nodig hebt", "level | level Wat je nodig hebt: – → 3"),
        ("- Wat je nodig hebt", "### Wat je nodig hebt", "level | structure | level Wat je nodig hebt: – → 3"),
    ]) func aLineThatBecameAHeadingSaysWhatItSaid(line: String, heading: String, expected: String) {
        func chapter(_ line: String) -> [String: String] {
            ["a.md": "# A\n\nVooraf een zin.\n\n\(line)\n\nEen kwast en een emmer.\n"]
        }
        let result = told(chapter(line), chapter(heading))
        #expect(result.count == 3 && result[1] == "added section Wat je nodig hebt", "\(result)")
        #expect(result.last?.hasPrefix("changed | heading | ") == true, "\(result)")
        #expect(result.last?.contains(expected) == true, "\(result)")
        let mirror = told(chapter(heading), chapter(line))
        #expect(mirror.count == 3 && mirror[1] == "removed section Wat je nodig hebt", "\(mirror)")
        #expect(mirror.last?.hasPrefix("changed | heading | ") == true, "\(mirror)")
        #expect(mirror.last?.contains("level Wat je nodig hebt") == true, "\(mirror)")
        let section = compare(guide(chapter(line)), guide(chapter(heading))).chapters[0].sections[0]
        #expect(section.significance < .substantive)
    }

    @Test func aHeadingAboveOldTextThatNoLineSaidIsNew() {
        let result = told(
            ["a.md": "# A\n\nVooraf een zin.\n\nEen kwast en een emmer.\n"],
            ["a.md": "# A\n\nVooraf een zin.\n\n## Spullen\n\nEen kwast en een emmer.\n"])
        #expect(result.last == "added | heading | Spullen | block-added")
    }

    @Test(arguments: [
        ("Lees [het plan](plan.md).", "destination het plan: – → plan.md"),
        ("Zie ![de kaart](kaart.png) hier.", "source de kaart: – → kaart.png"),
        ("| A |\n|---|\n| [x](x.md) |\n| [y](y.md) |", "destination x: – → x.md | destination y: – → y.md"),
        ("Kijk op <https://a.example/b> of <a@b.example>.", "block-added"),
    ]) func aBlockThatCameSaysWhereItsLinksLead(text: String, expected: String) {
        let (old, new) = (["a.md": "# A\n\nZin.\n"], ["a.md": "# A\n\nZin.\n\n\(text)\n"])
        #expect(told(old, new).last?.hasSuffix("| " + expected) == true, "\(told(old, new))")
        let gone = expected.split(separator: " | ").map { part in
            let sides = part.split(separator: ": – → ")
            return sides.count == 2 ? "\(sides[0]): \(sides[1]) → –" : "block-removed"
        }
        #expect(told(new, old).last?.hasSuffix("| " + gone.joined(separator: " | ")) == true, "\(told(new, old))")
    }

    @Test func aSectionInAnothersPlaceIsNoRename() {
        func page(_ title: String, _ text: String) -> [String: String] {
            ["g.md": "# G\n\n\(Self.a)## Hulp\n\n\(Self.b)## \(title)\n\n\(text)\n\n## Slot\n\n\(Self.c)"]
        }
        let old = page("Begeleiding", "Een begeleider komt twee keer per week langs en helpt bij de administratie.")
        let new = page("Mantelzorg", "Wie voor een ander zorgt, krijgt elk jaar honderd euro op de rekening.")
        let sections = compare(guide(old), guide(new)).chapters.flatMap(\.sections)
        #expect(
            sections.map { "\($0.status.rawValue) \($0.title ?? $0.fromTitle ?? "")" }.sorted()
                == ["added Mantelzorg", "removed Begeleiding"])
        let grown = { (more: String, title: String, text: String) in
            ["g.md": "# G\n\n\(Self.a)Dit is meestal ook een systeem.\(more)\n\n## \(title)\n\n\(text)"]
        }
        // What stands above it is the same sentence still, however much was added; a plural is one name.
        let result = told(
            grown("", "Uitzondering", Self.b),
            grown(" Het leert op basis van symbolen die mensen bedenken.", "Modellen voor veel", Self.c + Self.d))
        #expect(result.contains { $0.hasPrefix("changed | paragraph | Dit is meestal") }, "\(result)")
        #expect(
            told(grown("", "Voorbeeld", Self.b), grown("", "Voorbeelden", Self.c)).contains {
                $0.hasPrefix("changed | heading")
            })
        // A name with a word of the other, or hardly any text, is another matter.
        let renamed = compare(guide(page("Hulp thuis", Self.d)), guide(page("Hulp in huis", "Bel ons gerust op.")))
        #expect(renamed.chapters.flatMap(\.sections).contains { $0.status == .renamed })
    }

    /// The usual way with MkDocs to give each section a page.
    @Test(arguments: ["index.md", "README.md"])
    func aChapterThatBecameAFolderIsItsFirstPage(home: String) {
        let head = "---\ntitle: Wonen\n---\n\n# Wonen\n\n\(Self.a)"
        let old = ["wonen.md": head + "## Huur\n\n\(Self.b)\(Self.c)## Buren\n\n\(Self.d)", "z.md": "# Z\n\nZes.\n"]
        let new = [
            "wonen/\(home)": head, "wonen/huur.md": "# Huur\n\n\(Self.b)\(Self.c)",
            "wonen/buren.md": "# Buren\n\n\(Self.d)", "z.md": "# Z\n\nZes.\n",
        ]
        let redline = compare(guide(old), guide(new))
        let chapters = redline.chapters.filter { $0.status != .unchanged }
        #expect(
            chapters.map { "\($0.status.rawValue) \($0.path ?? "") \($0.fromPath ?? $0.splitFrom ?? "")" }.sorted()
                == ["added wonen/buren.md wonen.md", "added wonen/huur.md wonen.md", "renamed wonen/\(home) wonen.md"])
        #expect(redline.significance == .formatting)
    }

    @Test func whatTagsOfNewTextReferToIsTold() {
        let html = "<a href=\"x.html\"><img src=\"knop.png\" alt=\"Meld\"></a>"
        #expect(
            told(["g.md": "# G\n\nTekst.\n"], ["g.md": "# G\n\nTekst.\n\n\(html)\n"]).last
                == "added | paragraph |  | block-added | destination : – → x.html | source Meld: – → knop.png")
        let badge = { (alt: String) in "# G\n\n[![\(alt)](s.svg)](https://x.nl)\n" }
        #expect(
            told(["g.md": badge("Build")], ["g.md": badge("Build status")]).last
                == "changed | image |  | alt | alt s.svg: Build → Build status")
    }
}
