import Foundation
import Testing

/// Past editions from tags, and following what is in them.
@Suite struct PastTests {
    /// Three tags, one of them twice in another case and one off the main line.
    static func tagged() throws -> Scratch {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "v1.0")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        try scratch.commit("Tel opnieuw")
        try scratch.git("tag", "-a", "-m", "1.1", "v1.1")
        try scratch.git("tag", "V1.1")
        try scratch.git("mv", "guide/twee.md", "guide/drie.md")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n- [Drie](drie.md)\n")
        try scratch.commit("Hernoem")
        try scratch.git("tag", "v1.2")
        try scratch.git("tag", "v1.2.1")
        try scratch.git("tag", "elders")
        return scratch
    }

    @Test func everyTagGetsARecordAndOdditiesAreNamed() throws {
        let scratch = try Self.tagged()
        let work = try scratch.editie("import", "--tags", "[vV]*")
        #expect(work.code == 0, "\(work.err)")
        #expect(work.err.contains("the tags 'v1.1' and 'V1.1' differ in case only; took 'v1.1'"))
        #expect(work.err.contains("edition 1.2.1 brings nothing that a reader sees"))
        for number in ["1.0", "1.1", "1.2", "1.2.1"] { #expect(scratch.has("changelogs/\(number).json")) }
        #expect(try scratch.read("changelogs/1.1.md").contains("(40 → 43)"))
        // Old updates lead to where their chapters are now.
        #expect(try scratch.read("changelogs/1.0.md").contains("[Twee](../guide/drie.md)"))
        #expect(try scratch.editie("verify").code == 0)
        #expect(try scratch.git("status", "--porcelain") == "")
        let again = try scratch.editie("import", "--tags", "v*")
        #expect(again.code == 0 && again.out.contains("nothing to do"))
    }

    @Test func anImportedRecordThatIsGoneIsFoundAndTheListIsHeldAgainstTheRecords() throws {
        let scratch = try Self.tagged()
        try scratch.editie("import", "--tags", "v*")
        let list = try scratch.read("changelogs/README.md")
        try scratch.write("changelogs/README.md", list.replacingOccurrences(of: "[1.1](1.1.md)", with: "[1.1](1.0.md)"))
        let told = try scratch.editie("verify", "1.1")
        #expect(told.code == 1 && told.out.contains("does not tell it as its record does"), "\(told.out)")
        try scratch.write("changelogs/README.md", list)
        try scratch.git("rm", "-q", "changelogs/1.2.1.json")
        try scratch.commit("Haal weg")
        let proof = try scratch.editie("verify")
        #expect(proof.code == 1 && proof.out.contains("changelogs/1.2.1.json' is gone"), "\(proof.out)")
    }

    @Test func anImportedFinalEditionIsRelativeToTheLastFinalOne() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "v1.0")
        for (number, tag) in [("41", "v1.1-draft"), ("42", "v1.1")] {
            try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan \(number) wijken beschreven.\n")
            try scratch.commit("Tel \(number)")
            try scratch.git("tag", tag)
        }
        #expect(try scratch.editie("import", "--tags", "v*").code == 0)
        let update = try scratch.read("changelogs/1.1.md")
        #expect(update.contains("sinds editie [1.0](1.0.md)") && update.contains("40 → 42"), "\(update)")
    }

    @Test func anEditionThatTheImportOfAnOlderOneOutdatesIsNamed() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "v1.0")
        for number in ["41", "42"] {
            try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan \(number) wijken beschreven.\n")
            try scratch.commit("Tel \(number)")
        }
        try scratch.git("tag", "v1.2")
        try scratch.editie("import", "--tags", "v*")
        try scratch.git("tag", "v1.1", "v1.2~1")
        let again = try scratch.editie("import", "--tags", "v*")
        #expect(again.err.contains("edition 1.2 was recorded before edition 1.1 was"), "\(again.err)")
    }

    @Test func contentsFurtherDownAreNamedWhereThereAreNone() throws {
        let scratch = try Scratch()
        try scratch.write("README.md", "# Lees mij\n\nTekst.\n")
        try scratch.write("boek/SUMMARY.md", "- [A](a.md)\n")
        try scratch.write("boek/a.md", "# A\n\nTekst.\n")
        #expect(try scratch.editie("check").err.contains("'boek/SUMMARY.md' looks like one: --guide boek"))
    }

    @Test func aMergeThatOnlyBroughtTwoTogetherMadeNothing() throws {
        let scratch = try Scratch()
        try scratch.git("init", "-q", "-b", "main")
        func page(_ first: Int, _ last: Int) -> String {
            "# Een\n\nEr zijn \(first) regels in de gids.\n\n## Tussen\n\nDit blijft.\n\n## Slot\n\nEr doen \(last) gemeenten mee.\n"
        }
        func commit(_ name: String, _ text: String) throws {
            try scratch.write("guide/een.md", text)
            try scratch.git("add", "-A")
            try scratch.git(
                "-c", "user.name=\(name)", "-c", "user.email=\(name)@example.org", "commit", "-q", "-m", name)
        }
        try commit("Anna", page(40, 10))
        try scratch.git("switch", "-q", "-c", "zij")
        try commit("Piet", page(41, 10))
        try scratch.git("switch", "-q", "main")
        try commit("Mies", page(40, 12))
        try scratch.git(
            "-c", "user.name=Chef", "-c", "user.email=chef@example.org", "merge", "-q", "--no-ff", "-m", "Voeg samen",
            "zij")
        let blame = try scratch.editie("blame", "guide/een.md").out
        #expect(blame.contains("Piet") && blame.contains("Mies") && !blame.contains("Chef"), "\(blame)")
        let log = try scratch.editie("log", "guide/een.md").out
        #expect(!log.contains("Chef"), "\(log)")
    }

    @Test func aRemovedChapterNamesTheCommitThatRemovedItAndOneThatCameBackItsPast() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "v1.9")
        let text = try scratch.read("guide/twee.md")
        try scratch.git("rm", "-q", "guide/twee.md")
        try scratch.commit("Haal weg")
        try scratch.git("tag", "v1.10")
        let gone = try scratch.editie("log", "twee.md").out
        #expect(gone.contains("1.10") && gone.contains("Haal weg (removed)"), "\(gone)")
        try scratch.write("guide/twee.md", text)
        try scratch.commit("Zet terug")
        try scratch.git("tag", "v1.11")
        let log = try scratch.editie("log", "twee.md").out
        for line in ["1.11", "Zet terug (added)", "Haal weg (removed)", "1.9"] { #expect(log.contains(line), "\(log)") }
    }

    @Test func aTagThatThePatternLeavesOutIsNamedAndAnotherCommitIsFound() throws {
        let scratch = try Self.tagged()
        #expect(
            try scratch.editie("import", "--tags", "v*").err.contains(
                "the tags 'v1.1' and 'V1.1' differ in case only; the pattern takes 'v1.1'"))
        let commit = try scratch.git("rev-parse", "v1.0").trimmingCharacters(in: .newlines)
        let other = try scratch.git("rev-parse", "HEAD").trimmingCharacters(in: .newlines)
        let record = try scratch.read("changelogs/1.0.json")
        try scratch.write("changelogs/1.0.json", record.replacingOccurrences(of: commit, with: other))
        try scratch.commit("Vervals")
        let proof = try scratch.editie("verify", "1.0")
        #expect(proof.code == 1 && proof.out.contains("the record says that the edition is commit"), "\(proof.out)")
    }

    @Test func runAgainItKeepsWhatWasWrittenByHand() throws {
        let scratch = try Self.tagged()
        try scratch.editie("import", "--tags", "v*")
        let update = try scratch.read("changelogs/1.1.md")
        try scratch.write(
            "changelogs/1.1.md",
            update.replacingOccurrences(of: "# Gids 1.1\n", with: "# Gids 1.1\n\nMet groot nieuws.\n"))
        try scratch.write("guide/een.md", "# Eén\n\nIn deze gids staan 43 wijken beschreven.\n")
        try scratch.commit("Hernoem de kop en schrijf iets bij")
        #expect(try scratch.editie("import", "--tags", "v*", "--again").code == 0)
        #expect(try scratch.read("changelogs/1.1.md").contains("Met groot nieuws."))
        #expect(try scratch.editie("import", "--tags", "v*", "--again").code == 0)
        #expect(try scratch.read("changelogs/1.1.md").contains("Met groot nieuws."))
    }

    @Test func whereBothChangedALineItIsMarkedAndNotCommitted() throws {
        let scratch = try Self.tagged()
        try scratch.editie("import", "--tags", "v*")
        let update = try scratch.read("changelogs/1.1.md")
        let line = "### [Een](../guide/een.md)"
        try #require(update.contains(line))
        try scratch.write("changelogs/1.1.md", update.replacingOccurrences(of: line, with: "### Het eerste hoofdstuk"))
        try scratch.git("mv", "guide/een.md", "guide/begin.md")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](begin.md)\n- [Drie](drie.md)\n")
        try scratch.commit("Hernoem, en schrijf iets anders in de update")
        let head = try scratch.git("rev-parse", "HEAD")
        let again = try scratch.editie("import", "--tags", "v*", "--again")
        #expect(again.code == 1 && again.out.contains("settle what is marked"), "\(again.out)\(again.err)")
        let marked = try scratch.read("changelogs/1.1.md")
        #expect(marked.contains("<<<<<<<") && marked.contains("Het eerste hoofdstuk") && marked.contains("begin.md"))
        #expect(try scratch.git("rev-parse", "HEAD") == head)
        #expect(try scratch.editie("verify", "1.1").out.contains("holds the marks of a conflict"))
    }

    @Test func aPatternsStarStandsForTheNumber() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "boek-5.8-final")
        // A star in the middle of the number is part of it.
        for pattern in ["boek-*-final", "boek-5.*-final", "boek-*.8-final"] {
            let plan = try scratch.editie("import", "--tags", pattern, "--dry-run")
            #expect(plan.out.hasPrefix("5.8  ") && plan.err.contains("'tag: \"boek-{edition}-final\"'"), "\(plan)")
        }
        #expect(try scratch.editie("import", "--tags", "boek-*-final").out.hasPrefix("5.8  "))
        #expect(try scratch.editie("verify", "5.8").code == 0)
    }

    @Test func tagsThatFitNothingAreSaid() throws {
        let scratch = try Self.tagged()
        let work = try scratch.editie("import", "--tags", "x*")
        #expect(work.code == 2 && work.err.contains("no tag fits 'x*'"))
        #expect(try scratch.editie("import", "--tags", "elders").code == 2)
        #expect(!scratch.has("changelogs"))
    }

    @Test func aChapterIsFollowedThroughItsRename() throws {
        let scratch = try Self.tagged()
        let log = try scratch.editie("log", "twee.md")
        #expect(log.code == 0, "\(log.err)")
        #expect(log.out.contains("1.2") && log.out.contains("renamed from twee.md") && log.out.contains("Hernoem"))
        let section = try scratch.editie("log", "drie.md#kop", "--format", "json").out
        #expect(section.contains("\"schema\":\"editie/log/1\"") && section.contains("\"fromPath\":\"twee.md\""))
        #expect(try scratch.editie("log", "vier.md").code == 2)
    }

    @Test func aBlockIsBlamedOnTheEditionThatChangedIt() throws {
        let scratch = try Self.tagged()
        let blame = try scratch.editie("blame", "een")
        #expect(
            blame.out.contains("[1.0, changed 1.1]") && blame.out.contains("In deze gids"), "\(blame.out)\(blame.err)")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md") + "\nNog een alinea.\n")
        #expect(try scratch.editie("blame", "een").out.contains("[uncut]"))
        #expect(try scratch.editie("blame", "een", "--format", "json").out.contains("\"subject\":\"Tel opnieuw\""))
    }
}
