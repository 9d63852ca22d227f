import Foundation
import Testing

/// What editors write beside the guide, as it reads in an update, and what proves that it stays.
@Suite struct NoteTests {
    @Test func notesReadAsPartsOfTheUpdate() throws {
        let scratch = try UpdateTests.changed()
        try scratch.write("guide/kaart.png", "x")
        try scratch.write("guide/twee.md", try scratch.read("guide/twee.md") + "\nEr kwam een zin bij.\n")
        try scratch.write(
            "changelogs/unreleased/a.md",
            "---\nabout: een.md\n---\n\nHet zijn er meer.[^1] Zie [hier][x], [twee], ![kaart](kaart.png) en <a href=\"twee.md\">daar</a>.\n\n[^1]: Geteld in mei.\n\n[x]: een.md \"Een\"\n[twee]: twee.md#kop\n"
        )
        try scratch.write(
            "changelogs/unreleased/b.md",
            "---\nabout: twee.md\n---\n\nEen zin erbij.[^1] Zie [hier][x].\n\n[^1]: Op verzoek.\n\n[x]: twee.md\n")
        try scratch.commit("Schrijf noten")
        #expect(try scratch.editie("cut").code == 0)
        let update = try scratch.read("changelogs/2.1.md")
        for text in [
            "Het zijn er meer.[^1] Zie [hier](../guide/een.md \"Een\"), [twee](../guide/twee.md#kop), ![kaart](../guide/kaart.png) en <a href=\"../guide/twee.md\">daar</a>.",
            "[^1]: Geteld in mei.", "Een zin erbij.[^1-2] Zie [hier](../guide/twee.md).", "[^1-2]: Op verzoek.",
        ] {
            #expect(update.contains(text), "\(text) is not in \(update)")
        }
        #expect(!update.contains("[x]:"))
        // An erratum is read below the update, and is a page of its own.
        try scratch.editie("note", "--erratum", "2.1", "een.md", "-m", "Zie [twee](twee.md).[^1]\n\n[^1]: Nog eens.")
        let below = try scratch.editie("changelog", "2.1").out
        #expect(below.contains("Het gaat over “Een”.\n\nZie [twee](../guide/twee.md).[^1-3]"), "\(below)")
        #expect(try scratch.read("changelogs/2.1-erratum-1.md").contains("[twee](../guide/twee.md)"))
    }

    @Test func anErratumOrANoteWithoutWhatItNeedsIsWrongUse() throws {
        let scratch = try UpdateTests.changed()
        let note = try scratch.editie("note", "-m", "Dit is mijn noot.")
        #expect(note.code == 2 && note.err.contains("-m needs what it is about"))
        #expect(try scratch.editie("note", "--erratum", "2.0", "--claim", "editorial", "-m", "x").code == 2)
        #expect(!scratch.has("changelogs/unreleased"))
    }

    @Test func beforeTheFirstEditionNobodyMissesANote() throws {
        let scratch = try Scratch.guide()
        let preview = try scratch.editie("cut", "--dry-run")
        #expect(preview.code == 0 && !preview.out.contains("without a note"))
        #expect(try UpdateTests.changed().editie("cut", "--dry-run").out.contains("without a note: een.md#een"))
    }

    @Test(arguments: [true, false]) func aTrailerThatRaisesHoldsWhateverCameBehindIt(isFirst: Bool) throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        let raise = { try scratch.edit("40 wijken", "**40** wijken", "Maak vet\n\nSignificance: substantive\n") }
        let mend = { try scratch.edit("beschreven", "beschrevn", "Verschrijf") }
        for step in isFirst ? [raise, mend] : [mend, raise] { try step() }
        let preview = try scratch.editie("cut", "--dry-run").out
        #expect(preview.contains("edition 2.1:") && preview.contains("een.md#een is substantive instead of editorial"))
    }

    @Test func aStateIsAnEditionByItsTree() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("cut")
        try scratch.write("los.txt", "x")
        try scratch.commit("Leg iets anders vast")
        #expect(try scratch.editie("changelog", "2.0..HEAD").out.hasPrefix("# Gids 2.1\n"))
    }

    @Test func theListOfEditionsHasItsRecordsAndNoMore() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("cut")
        let list = try scratch.read("changelogs/README.md")
        let lines = list.split(separator: "\n", omittingEmptySubsequences: false)
        let rows = lines.indices.filter { lines[$0].hasPrefix("| [") }
        var swapped = lines
        swapped.swapAt(rows[0], rows[1])
        let wrong = [
            (list + "| [3.0](3.0.md) | 1 mei 2030 | inhoudelijk |\n", "edition 3.0, of which there is no record"),
            (list + "| [2.0](2.0.md) | 1 mei 2020 | ingetrokken |\n", "does not tell it as its record does"),
            (swapped.joined(separator: "\n"), "does not have the newest first"),
        ]
        for (text, fault) in wrong {
            try scratch.write("changelogs/README.md", text)
            try scratch.commit("Verander de lijst")
            let verdict = try scratch.editie("verify")
            #expect(verdict.code == 1 && verdict.out.contains(fault), "\(verdict.out)")
        }
        try scratch.write("changelogs/README.md", list)
        try scratch.commit("Herstel de lijst")
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func anErratumThatACommitRemovedIsMissed() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("cut")
        let list = try scratch.read("changelogs/README.md")
        try scratch.editie("note", "--erratum", "2.1", "een.md", "-m", "Het zijn er 44.")
        try scratch.commit("Verbeter 2.1")
        try scratch.git("rm", "-q", "changelogs/2.1-erratum-1.md", "changelogs/2.1-erratum-1.json")
        try scratch.write("changelogs/README.md", list)
        try scratch.commit("Haal weg")
        let verdict = try scratch.editie("verify", "2.1")
        #expect(verdict.code == 1 && verdict.out.contains("2.1-erratum-1.json' was committed, and is gone"))
    }

    @Test func aRecordThatIsNotCommittedIsNotTagged() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("cut", "--no-tag")
        let update = try scratch.read("changelogs/2.1.md")
        try scratch.write(
            "changelogs/2.1.md", update.replacingOccurrences(of: "# Gids 2.1", with: "# Gids, editie 2.1"))
        try scratch.commit("Noem de update anders")
        let wrote = try scratch.editie("changelog", "2.1", "--write").out
        #expect(wrote.contains("changelogs/2.1.md and changelogs/2.1.json"))
        let tag = try scratch.editie("tag")
        #expect(tag.code != 0 && tag.err.contains("'changelogs/2.1.json' was changed since the last commit"))
        try scratch.commit("Leg vast")
        #expect(try scratch.editie("tag").code == 0)
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func whatMayNotBeTaggedSaysWhereItsNotesAre() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("note", "een.md#een", "-m", "Er zijn er meer.")
        try scratch.commit("Schrijf een noot")
        let before = try scratch.git("rev-parse", "--short=10", "HEAD").trimmingCharacters(in: .whitespacesAndNewlines)
        try scratch.editie("cut", "--branch", "edition/2.1")
        try scratch.git("merge", "-q", "--squash", "edition/2.1")
        try scratch.write("guide/twee.md", "# Twee\n\n## Kop\n\nEen andere zin.\n")
        try scratch.commit("Editie 2.1, en meer")
        let tag = try scratch.editie("tag", "2.1")
        #expect(tag.err.contains("'git checkout \(before) -- changelogs/unreleased'"), "\(tag.err)")
    }

    @Test func allOfAGuideIsNewSinceAStateWithoutIt() throws {
        let scratch = try Scratch.repository()
        try scratch.write("los.txt", "x")
        try scratch.commit("Begin")
        try scratch.write("guide/a.md", "# A\n\nZie [weg](weg.md).\n")
        try scratch.commit("Schrijf een gids")
        let check = try scratch.editie("check", "--since", "HEAD~1")
        #expect(check.code == 1 && check.out.contains("no file 'weg.md'"), "\(check.err)")
    }
}

extension Scratch {
    func edit(_ old: String, _ new: String, _ message: String) throws {
        try write("guide/een.md", try read("guide/een.md").replacingOccurrences(of: old, with: new))
        try commit(message)
    }

    @Test(arguments: [
        ("- langer wachten\n- meer papier", "<li>langer wachten</li>"),
        ("| oud | nieuw |\n|---|---|\n| 6 | 7 |", "<th>oud</th>"),
        ("```\nbezwaar: 7\n```", "<pre><code>bezwaar: 7"), ("> De raad besloot zo.", "<blockquote>"),
        ("1. eerst dit", "<ol>"),
    ]) func aNoteThatIsNoSentenceStandsBelowItsSection(text: String, expected: String) throws {
        let scratch = try UpdateTests.changed()
        try scratch.write("changelogs/unreleased/a.md", "---\nabout: een.md\n---\n\(text)\n")
        let html = try scratch.editie("changelog", "--format", "html").out
        #expect(html.contains(expected) && !html.contains(" – "), "\(html)")
    }
}
