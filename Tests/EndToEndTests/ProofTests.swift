import Foundation
import Testing

/// What a proof finds, what a preview says, and what needs the whole history.
@Suite struct ProofTests {
    @Test func theListOfEditionsAndARecordsPlaceAreProved() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("cut")
        #expect(try scratch.editie("verify").code == 0)
        let list = try scratch.read("changelogs/README.md")
        try scratch.write("changelogs/README.md", list + "\nVragen? Mail ons.\n")
        let changed = try scratch.editie("verify")
        #expect(changed.code == 1 && changed.out.contains("was changed since the last commit"), "\(changed.out)")
        // What is committed is meant, and stays with the next edition.
        try scratch.commit("Zeg wie er te mailen is")
        #expect(try scratch.editie("verify").code == 0)
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 47 wijken beschreven.\n")
        try scratch.commit("Tel opnieuw")
        try scratch.editie("cut")
        #expect(try scratch.read("changelogs/README.md").hasSuffix("Vragen? Mail ons.\n"))
        let record = try scratch.read("changelogs/2.1.json")
        try scratch.write(
            "changelogs/2.1.json", record.replacingOccurrences(of: "\"guide\": \"guide\"", with: "\"guide\": \"guidf\"")
        )
        let verify = try scratch.editie("verify")
        #expect(
            verify.code == 1 && verify.out.contains("2.1.json says that the guide is in 'guidf'"),
            "\(verify.out)\(verify.err)")
    }

    @Test func anUpdateWithConflictsIsNotTagged() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("cut", "--no-tag")
        let update = try scratch.read("changelogs/2.1.md")
        try scratch.write("changelogs/2.1.md", update + "<<<<<<< edited\nx\n=======\ny\n>>>>>>> new\n")
        try scratch.commit("Voeg samen")
        let tag = try scratch.editie("tag")
        #expect(tag.code == 2 && tag.err.contains("marks of a conflict"), "\(tag.err)")
        #expect(try scratch.git("tag") == "v2.0\n")
    }

    @Test func aPreviewTellsWhatStandsInTheWayWithTheRest() throws {
        let scratch = try UpdateTests.changed()
        try scratch.git("tag", "v2.1")
        let preview = try scratch.editie("cut", "--dry-run", "--claim", "editorial", "2.1")
        #expect(preview.code == 1 && preview.out.contains("but the tag 'v2.1' exists already"), "\(preview.out)")
        #expect(preview.out.contains("but the claim is that"))
        let claim = try scratch.editie("cut", "--dry-run", "--claim", "editorial", "3.0")
        #expect(claim.code == 1 && claim.out.contains("Would cut edition 3.0"), "\(claim.out)\(claim.err)")
        #expect(claim.out.contains("but the claim is that the edition is editorial at most"))
        #expect(claim.out.contains("40 → 43"))
    }

    @Test func aGuideOfTheYearHasNothingToRaise() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\nnumbering: calendar\n")
        try scratch.commit("Tel per jaar")
        let cut = try scratch.editie("cut", "--bump", "major")
        #expect(cut.code == 2 && cut.err.contains("numbers its editions by the year"), "\(cut.err)")
    }

    @Test func aGuidesOwnFolderNamedIsAsStandingInIt() throws {
        let scratch = try Scratch.guide()
        #expect(try scratch.editie("-C", "guide", "cut", "1.0").code == 0)
        #expect(FileManager.default.fileExists(atPath: scratch.folder.appendingPathComponent("changelogs/1.0.md").path))
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func whoWroteWhatIsNotToldOfAShallowClone() throws {
        let scratch = try UpdateTests.changed()
        try scratch.git("clone", "-q", "--depth", "1", "file://\(scratch.folder.path)", "shallow")
        for command in ["log", "blame"] {
            let outcome = try scratch.editie("-C", "shallow", command, "een.md")
            #expect(outcome.code == 3 && outcome.err.contains("git fetch --unshallow"), "\(outcome.err)")
        }
    }

    @Test func whatIsGoneIsNoLinkOfAnUpdate() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 40 wijken.\n\n## Weg\n\nDit gaat eruit.\n")
        try scratch.commit("Voeg toe")
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 40 wijken.\n")
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\nredirects: {een.md#weg: een.md}\n")
        try scratch.commit("Laat vervallen")
        try scratch.editie("note", "een.md#weg", "-m", "Dit gold niet meer.")
        try scratch.commit("Schrijf erover")
        #expect(try scratch.editie("cut").code == 0)
        let update = try scratch.read("changelogs/2.1.md")
        #expect(update.contains("**[Weg](../guide/een.md)** – Dit gold niet meer."), "\(update)")
    }

    @Test func tagsOfAnotherFormAreToldWithThePatternThatFits() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "boek-5.8-def")
        let outcome = try scratch.editie("import", "--tags", "boek-*")
        #expect(outcome.code == 2 && outcome.err.contains("--tags 'boek-*-def'"), "\(outcome.err)")
    }

    /// The update without them is as it was generated, and not as it was released.
    @Test func wordsThatWereReleasedMayNotGo() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("cut", "--branch", "editie")
        try scratch.git("checkout", "-q", "editie")
        let name = try #require(
            scratch.everything().last { $0.hasPrefix("changelogs/2") && $0.hasSuffix(".md") })
        let generated = try scratch.read(name)
        try scratch.write(name, generated + "\nLet op: dit geldt pas vanaf 1 juli.\n")
        try scratch.commit("Schrijf een voorwoord")
        #expect(try scratch.editie("tag").code == 0)
        #expect(try scratch.editie("verify").code == 0)
        try scratch.write(name, generated)
        try scratch.commit("Haal het weg")
        let proof = try scratch.editie("verify")
        #expect(proof.code == 1 && proof.out.contains("was changed after the cut"), "\(proof.out)")
    }
}
