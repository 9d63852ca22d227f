import Foundation
import Testing

/// Editions that mend earlier ones on branches of their own, guides whose folder gets another name, and commits that speak for themselves.
@Suite struct BesideTests {
    private static let text =
        "# Een\n\n## Aanvraag\n\nU vraagt de vergunning aan bij het loket met een kopie van uw paspoort.\n\n"
        + "## Bezwaar\n\nU maakt bezwaar binnen 6 weken, schriftelijk en met uw handtekening.\n"

    private func guide() throws -> Scratch {
        let scratch = try Scratch.guide()
        try scratch.write("guide/een.md", Self.text)
        try scratch.commit("Een")
        return scratch
    }

    private func edit(
        _ scratch: Scratch, _ old: String, _ new: String, in file: String = "guide/een.md", _ message: String,
        day: String = "2024-01-01", by name: String = "Redactie"
    ) throws {
        try scratch.write(file, try scratch.read(file).replacingOccurrences(of: old, with: new))
        try scratch.git("add", "-A")
        let moment = "\(day)T10:00:00Z"
        let outcome = try Scratch.run(
            "git", ["commit", "-qm", message], in: scratch.folder,
            environment: [
                "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_NAME": name,
                "GIT_AUTHOR_EMAIL": "\(name.lowercased())@example.org",
            ])
        try #require(outcome.code == 0, "\(outcome.err)")
    }

    @Test func anImportHoldsNoEditionAgainstOneThatCameBesideIt() throws {
        let scratch = try guide()
        try scratch.git("tag", "v2.1")
        try edit(scratch, "6 weken", "7 weken", "Termijn", day: "2094-04-01")
        try scratch.git("tag", "v2.2")
        try scratch.git("checkout", "-qb", "release/2.1", "v2.1")
        try edit(scratch, "paspoort", "rijbewijs", "Herstel", day: "2094-04-05")
        try scratch.git("tag", "v2.1.1")
        try scratch.git("checkout", "-q", "main")
        try scratch.editie("import", "--tags", "v*")
        let update = try scratch.read("changelogs/2.2.md")
        #expect(update.contains("sinds editie [2.1](2.1.md)") && !update.contains("rijbewijs"), "\(update)")
        #expect(try scratch.read("changelogs/2.1.1.md").contains("“paspoort” → “rijbewijs”"))
        let log = try scratch.editie("log", "een.md#aanvraag").out
        #expect(log.contains("2.2  2094-04-01  unchanged") && !log.contains("2.1.1"), "\(log)")
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func anEditionThatWasCutBesideTheLineIsAsReleased() throws {
        let scratch = try guide()
        try scratch.editie("cut", "2.1")
        try edit(scratch, "6 weken", "7 weken", "Termijn")
        try scratch.editie("cut", "2.2")
        try scratch.git("checkout", "-qb", "release/2.1", "v2.1")
        try edit(scratch, "paspoort", "rijbewijs", "Herstel", by: "Dirk")
        try scratch.editie("cut", "2.1.1")
        try scratch.git("checkout", "-q", "main")
        try scratch.git("checkout", "release/2.1", "--", "changelogs/2.1.1.md", "changelogs/2.1.1.json")
        let list = try scratch.read("changelogs/README.md")
        let row = try scratch.git("show", "release/2.1:changelogs/README.md").split(separator: "\n")
            .first { $0.hasPrefix("| [2.1.1]") }
        try scratch.write(
            "changelogs/README.md", list.replacingOccurrences(of: "| [2.1](", with: "\(try #require(row))\n| [2.1]("))
        try edit(scratch, "paspoort", "rijbewijs", "Neem het herstel over", by: "Dirk")
        let proof = try scratch.editie("verify")
        #expect(proof.code == 0, "\(proof.out)")
        #expect(try !scratch.editie("blame", "een.md").out.contains("not committed"))
        // Dirk was welcomed in 2.1.1.
        try scratch.editie("cut")
        let people = try scratch.read("changelogs/2.3.md")
        #expect(people.contains("- Dirk\n"), "\(people)")
        // A history that was rewritten is none of that.
        try scratch.git("checkout", "-q", "--orphan", "anders")
        try edit(scratch, "7 weken", "2 weken", "Alles anders")
        #expect(try scratch.editie("verify", "2.2").code == 1)
    }

    @Test func aFolderThatGotAnotherNameIsTheSameGuide() throws {
        let scratch = try guide()
        try scratch.editie("cut", "1.0")
        try edit(scratch, "6 weken", "7 weken", "Termijn", by: "Bram")
        try scratch.editie("cut", "1.1")
        try scratch.git("mv", "guide", "gids")
        try edit(scratch, "7 weken", "8 weken", in: "gids/een.md", "Hernoem de map", by: "Bram")
        let cut = try scratch.editie("cut", "1.2", "--guide", "gids")
        #expect(cut.code == 0, "\(cut.err)")
        #expect(try !scratch.read("changelogs/1.2.md").contains("voor het eerst"))
        // Its newest record says where it is.
        #expect(try scratch.editie("status").out.contains("Nothing that a reader sees has changed since."))
        let log = try scratch.editie("log", "een.md#bezwaar").out
        #expect(log.contains("Bram: Termijn") && log.contains("Bram: Hernoem de map"), "\(log)")
        #expect(try !scratch.editie("blame", "een.md").out.contains("not committed"))
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func aTrailerSpeaksForItsOwnCommit() throws {
        let scratch = try guide()
        let line = "\n## Termijn\n\nU krijgt antwoord binnen 4 weken na uw brief.\n"
        for file in ["een", "twee"] {
            try scratch.write("guide/\(file).md", try scratch.read("guide/\(file).md") + line)
        }
        try scratch.commit("Termijnen")
        try scratch.editie("cut", "1.0")
        try edit(scratch, "binnen 4", "binnen 5", "Tikfout\n\nSignificance: editorial")
        try edit(scratch, "binnen 4", "binnen 5", in: "guide/twee.md", "Nieuwe termijn", by: "Bram")
        let status = try scratch.editie("status").out
        #expect(status.contains("een.md: changed (1 editorial)") && status.contains("twee.md: changed (1 substantive)"))
        // What was taken back and made anew is whoever made it anew's.
        try edit(scratch, "binnen 5", "binnen 4", "Neem het terug")
        try edit(scratch, "binnen 4", "binnen 5", "Toch vijf weken", by: "Chaima")
        #expect(try scratch.editie("status").out.contains("een.md: changed (1 substantive)"))
    }

    @Test func whatDidNotComeAlongIsTold() throws {
        let scratch = try guide()
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\nnotes: required\n")
        let kept =
            "## Vergunning\n\nEen parkeervergunning kost 30 euro per jaar en geldt voor twee wagens per huishouden in de wijk.\n"
        let parking =
            "# Drie\n\nDit hoofdstuk gaat over parkeren in de wijk.\n\n\(kept)\n## Vrijstelling\n\nWie een kaart heeft betaalt niets, ook niet op zondag.\n"
        try scratch.write("guide/drie.md", parking)
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n- [Twee](twee.md)\n- [Drie](drie.md)\n")
        try scratch.commit("Drie")
        try scratch.editie("cut", "1.0")
        try scratch.write("guide/twee.md", try scratch.read("guide/twee.md") + "\n" + kept)
        try scratch.git("rm", "-q", "guide/drie.md")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n- [Twee](twee.md)\n")
        try scratch.write(
            "guide/guide.yml",
            "title: Gids\nlanguage: nl\nnotes: required\nredirects:\n  drie.md: twee.md\n  drie.md#vrijstelling: twee.md\n"
        )
        try scratch.commit("Voeg samen")
        let update = try scratch.editie("changelog").out
        #expect(update.contains("- Vervallen: Vrijstelling (stond in “Drie”)"), "\(update)")
        #expect(update.contains("1 alinea vervallen: “Dit hoofdstuk gaat over parkeren"), "\(update)")
        #expect(try scratch.editie("check").out.contains("edition/note-missing"))
    }

    @Test func whatChangedBelowANewHeadingIsTold() throws {
        let scratch = try guide()
        try scratch.editie("cut", "1.0")
        try edit(
            scratch, "U maakt bezwaar binnen 6 weken", "### Termijn\n\nU maakt bezwaar binnen 12 weken", "Termijn")
        let update = try scratch.editie("changelog").out
        #expect(
            update.contains("- Nieuwe kop boven bestaande tekst: [Termijn](../guide/een.md#termijn) (6 → 12)"),
            "\(update)")
    }

    @Test func changelogsThatAreAllThatAFolderHoldsAreNoPartOfTheGuide() throws {
        let scratch = try Scratch.repository()
        try scratch.write("guide.yml", "title: Gids\nchangelogs: docs/changelogs\n")
        try scratch.write("een.md", Self.text)
        try scratch.commit("Begin")
        #expect(try scratch.editie("cut", "1.0").code == 0)
        let proof = try scratch.editie("verify")
        #expect(proof.code == 0, "\(proof.out)")
    }

    @Test func aSectionOfANewChapterKeepsItsFigures() throws {
        let scratch = try guide()
        try scratch.editie("cut", "1.0")
        let text = try scratch.read("guide/een.md")
        let at = try #require(text.range(of: "## Bezwaar")).lowerBound
        try scratch.write("guide/een.md", String(text[..<at]))
        try scratch.write(
            "guide/drie.md",
            "# Drie\n\nDit hoofdstuk gaat over wat u doet als u het niet eens bent.\n\n"
                + text[at...].replacing("6 weken", with: "8 weken")
                + "\n## Taxi\n\nDe taxi rijdt alleen op werkdagen tussen negen en vijf uur.\n")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n- [Twee](twee.md)\n- [Drie](drie.md)\n")
        let update = try scratch.editie("changelog").out
        #expect(
            update.contains("): Taxi\n  - Verplaatst: [Bezwaar](../guide/drie.md#bezwaar) (stond in “Een”; 6 → 8)"),
            "\(update)")
        // Overviews name what moved.
        #expect(try scratch.editie("diff", "--stat").out.contains("section moved: “Bezwaar”"))
    }

    @Test func aHeadingThatWentLeavesItsText() throws {
        let scratch = try guide()
        try scratch.editie("cut", "1.0")
        try edit(scratch, "## Bezwaar\n\n", "", "Kop")
        let update = try scratch.editie("changelog").out
        #expect(update.contains("- Kop vervallen, de tekst bleef: Bezwaar"), "\(update)")
        try edit(scratch, "U maakt bezwaar", "## Groep\n\n### Deel\n\nU maakt bezwaar", "Koppen")
        // A heading above nothing but another is new as ever.
        #expect(try scratch.editie("changelog").out.contains("- Nieuw: [Groep]"))
    }

    @Test func aRevertedCutSaysHowToForgetIt() throws {
        let scratch = try guide()
        try scratch.editie("cut", "1.0")
        try edit(scratch, "6 weken", "7 weken", "Termijn")
        try scratch.editie("cut")
        try scratch.git("revert", "--no-edit", "HEAD")
        let status = try scratch.editie("status")
        #expect(status.code == 3 && status.err.contains("git tag -d 'v1.1'"), "\(status.err)")
        try scratch.git("tag", "-d", "v1.1")
        #expect(try scratch.editie("status").code == 0)
    }

    @Test func whatHasAnotherPlaceIsWorthANote() throws {
        let scratch = try guide()
        try scratch.editie("cut", "1.0")
        try scratch.git("mv", "guide/twee.md", "guide/deel-twee.md")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n- [Twee](deel-twee.md)\n")
        try scratch.commit("Hernoem")
        let note = try scratch.editie("note", "deel-twee.md", "-m", "Heet anders.")
        #expect(note.code == 0, "\(note.err)")
        try edit(scratch, "6 weken", "7 weken", "Termijn")
        // Notes of two branches about sections of one name have names of their own.
        #expect(try scratch.editie("note", "een.md#bezwaar", "-m", "Langer.").out.contains("een-bezwaar.md"))
        #expect(try !scratch.editie("check").out.contains("note-stale"))
    }
}
