import Foundation
import Testing

/// What teams of editors do in a year: two guides side by side, merges, trailers, folders that move, people with several names.
@Suite struct EditorTests {
    private func cut(_ scratch: Scratch, _ arguments: String...) throws {
        let outcome = try Scratch.run(
            Scratch.editie, ["cut"] + arguments, in: scratch.folder)
        try #require(outcome.code == 0, "\(outcome)")
    }

    @Test func aHeadingThatKeepsItsAddressIsToldAllTheSame() throws {
        let scratch = try Scratch.guide()
        try scratch.write(
            "guide/een.md", "# Een\n\n## Boete € 1.50\n\nBetaal aan de balie.\n\n## Tarief 10%\n\nPer jaar.\n")
        try scratch.commit("Boete")
        try cut(scratch, "1.0")
        try scratch.edit("€ 1.50", "€ 150", "Bedrag")
        try scratch.edit("10%", "10", "Teken\n\nSignificance: substantive\n")
        try cut(scratch)
        let update = try scratch.read("changelogs/1.1.md")
        #expect(
            update.contains("- Hernoemd: [Boete € 150](../guide/een.md#boete--150) (heette “Boete € 1.50”)"),
            "\(update)")
        #expect(update.contains("(heette “Tarief 10%”)") && !update.contains("niets veranderd"), "\(update)")
    }

    @Test func twoGuidesOfOneRepositoryHaveTheirOwnEditions() throws {
        let scratch = try Scratch.repository()
        for (name, text) in [("nl", "De gids kost 10 euro."), ("en", "The guide costs 11 euros.")] {
            try scratch.write("\(name)/guide.yml", "title: Gids \(name)\nlanguage: \(name)\ntag: \(name)-{edition}\n")
            try scratch.write("\(name)/SUMMARY.md", "- [Start](start.md)\n")
            try scratch.write("\(name)/start.md", "# Start\n\n\(text)\n")
        }
        try scratch.commit("Begin")
        try cut(scratch, "--guide", "nl")
        let status = try scratch.editie("status", "--guide", "en").out
        #expect(status.contains("No edition has been cut yet."), "\(status)")
        let shared = try scratch.editie("cut", "--guide", "en")
        #expect(shared.code == 2 && shared.err.contains("'changelogs: en/changelogs' in en/guide.yml"), "\(shared.err)")
        #expect(try scratch.editie("import", "--guide", "en", "--tags", "nl-*").code == 2)
        try scratch.write("en/guide.yml", try scratch.read("en/guide.yml") + "changelogs: en/changelogs\n")
        try scratch.commit("Eigen map")
        try cut(scratch, "--guide", "en")
        #expect(
            try scratch.editie("verify", "--guide", "en").code == 0
                && scratch.editie("verify", "--guide", "nl").code == 0)
        // A guide whose folder got another name is no other guide.
        try scratch.git("mv", "nl", "gids")
        try scratch.commit("Hernoem")
        #expect(try scratch.editie("status", "--guide", "gids").out.contains("Latest edition: 1.0"))
    }

    @Test func tagsOfAProgramAreNoEditions() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\ntag: guide-{edition}\n")
        try scratch.commit("Eigen tags")
        try cut(scratch, "1.0")
        try scratch.git("tag", "v1.0")
        #expect(try scratch.editie("check").code == 0)
        try scratch.git("tag", "Guide-1.0")
        #expect(try scratch.editie("check").out.contains("'Guide-1.0' and 'guide-1.0' are both edition 1.0"))
    }

    @Test func aListOfEditionsThatAMergeBrokeIsSaidAndMended() throws {
        let scratch = try UpdateTests.changed()
        let list = try scratch.read("changelogs/README.md")
        let row = try #require(list.split(separator: "\n").last { $0.hasPrefix("| [") })
        try scratch.write(
            "changelogs/README.md", list.replacing(row, with: "<<<<<<< HEAD\n\(row)\n=======\n\(row)\n>>>>>>> ander"))
        try scratch.commit("Voeg samen")
        let verdict = try scratch.editie("verify")
        #expect(verdict.code == 1 && verdict.out.contains("the list of editions holds the marks of a conflict"))
        try cut(scratch)
        let mended = try scratch.read("changelogs/README.md")
        #expect(
            !mended.contains("<<<<<<<") && !mended.contains("=====") && mended.contains("[2.1](2.1.md)"), "\(mended)")
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func aTrailerOfAMoveIsSaidToWeighNothing() throws {
        let scratch = try UpdateTests.changed()
        try cut(scratch)
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Twee](twee.md)\n- [Een](een.md)\n")
        try scratch.commit("Twee gaat voor\n\nSignificance: substantive")
        let status = try scratch.editie("status")
        #expect(status.err.contains("changed the place or the name of a chapter or a section alone"), "\(status.err)")
        // What a trailer raises is told as what it is.
        func edit(_ was: String, _ now: String, _ message: String) throws {
            try scratch.write("guide/twee.md", try scratch.read("guide/twee.md").replacing(was, with: now))
            try scratch.commit(message)
        }
        try edit("Zie [een]", "Kijk bij [een]", "Woord")
        try cut(scratch)
        try edit("(een.md#een)", "(een.md)", "Adres\n\nSignificance: substantive\n")
        let text = try scratch.editie("changelog").out
        #expect(text.contains("(“een”: `een.md#een` → `een.md`)"), "\(text)")
    }

    @Test func foldersOfUpdatesMayMove() throws {
        let scratch = try Scratch.guide()
        try cut(scratch, "1.0")
        try scratch.git("mv", "changelogs", "edities")
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\nchangelogs: edities\n")
        try scratch.commit("Verplaats")
        let verdict = try scratch.editie("verify")
        #expect(verdict.code == 0 && verdict.out.contains("the record is the one that was tagged"), "\(verdict)")
        // One that was changed on the way is found.
        try scratch.write(
            "edities/1.0.json", try scratch.read("edities/1.0.json").replacing("\"een.md\"", with: "\"een2.md\""))
        #expect(try scratch.editie("verify").code == 1)
    }

    @Test func peopleHaveTheirFullNames() throws {
        let scratch = try UpdateTests.changed()
        try scratch.write("guide/guide.yml", try scratch.read("guide/guide.yml") + "contributors: mensen.yml\n")
        try scratch.write("guide/mensen.yml", "Redactie: [Anneke de Boer]\n")
        try scratch.commit("Mensen")
        for (name, mail, text) in [
            ("Chantal El Amrani", "c@g.nl", "Een."), ("Anneke de Boer", "adb@g.nl", "Twee."),
            ("celamrani", "c@g.nl", "Drie."),
        ] {
            try scratch.write("guide/twee.md", try scratch.read("guide/twee.md") + "\n\(text) Dit kwam erbij.\n")
            try scratch.git("add", "-A")
            let message = text == "Drie." ? "x\n\nCo-authored-by: anneke de boer <adb@g.nl>" : "x"
            _ = try Scratch.run(
                "git", ["-c", "user.name=\(name)", "-c", "user.email=\(mail)", "commit", "-qm", message],
                in: scratch.folder)
        }
        let text = try scratch.editie("changelog").out
        #expect(text.contains("- Anneke de Boer (Redactie") && text.contains("- Chantal El Amrani"), "\(text)")
        #expect(!text.contains("celamrani") && !text.contains("anneke de boer"))
    }

    @Test func whatComesNextIsCountedFromTheLatestEdition() throws {
        let scratch = try UpdateTests.changed()
        try cut(scratch, "3.0")
        try scratch.edit("wijken", "buurten", "Woord")
        let next = try scratch.editie("status").out
        #expect(next.contains("Next edition: 3.1"), "\(next)")
        #expect(try scratch.editie("changelog", "2.0..HEAD").out.hasPrefix("# Gids 3.1"))
    }

    @Test func whoCommitsAndTagsByHandMayDoSo() throws {
        let scratch = try UpdateTests.changed()
        try scratch.git("checkout", "-q", "--detach")
        try cut(scratch, "--no-commit")
        try scratch.commit("Editie 2.1")
        try scratch.git("tag", "v2.1")
        let verdict = try scratch.editie("verify", "2.1")
        #expect(verdict.code == 0, "\(verdict.out)")
    }
}
