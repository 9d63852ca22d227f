import Foundation
import Testing

/// Numbers, claims, notes and what an update tells.
@Suite struct UpdateTests {
    static func changed(_ old: String = "40 wijken", _ new: String = "43 wijken", message: String = "Wijzig") throws
        -> Scratch
    {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: old, with: new))
        try scratch.commit(message)
        return scratch
    }

    @Test func aDraftIsFollowedByItsFinalEdition() throws {
        let scratch = try Self.changed()
        #expect(
            try scratch.editie("cut", "--status", "draft").out.hasPrefix("Cut edition 2.1-draft: draft of 2.1; minor"))
        #expect(try scratch.editie("cut", "--status", "draft").code == 1)
        #expect(try scratch.editie("cut", "--status", "consultation").code == 0)
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 44 wijken beschreven.\n")
        try scratch.commit("Tel nog eens")
        #expect(try scratch.editie("cut", "--status", "draft").err.contains("a draft cannot follow 2.1-consultation"))
        #expect(try scratch.editie("cut").code == 0)
        #expect(try scratch.git("tag") == "v2.0\nv2.1\nv2.1-consultation\nv2.1-draft\n")
        // The final edition is about all since the last final one.
        #expect(try scratch.read("changelogs/2.1.md").contains("sinds editie [2.0](2.0.md)"))
        #expect(try scratch.read("changelogs/2.1-draft.md").contains("Dit is een concept."))
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func aChapterThatWentProposesAMajorNumber() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.git("rm", "-q", "guide/twee.md")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n")
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\nredirects: {twee.md: een.md}\n")
        try scratch.commit("Laat twee vervallen")
        #expect(try scratch.editie("status").out.contains("Next edition: 3.0 (major: a chapter went"))
        #expect(try scratch.editie("cut", "--bump", "minor").out.hasPrefix("Cut edition 2.1: minor, as asked"))
        #expect(try scratch.read("changelogs/2.1.md").contains("- Twee: zie nu [Een](../guide/een.md)"))
    }

    @Test func aClaimThatIsTooLowBlocksWithWhatBreaksIt() throws {
        let scratch = try Self.changed()
        let cut = try scratch.editie("cut", "--claim", "editorial")
        #expect(cut.code == 1)
        #expect(cut.err.contains("een.md#een: substantive (number)"))
        #expect(try scratch.git("tag") == "v2.0\n")
        #expect(try scratch.editie("cut", "--claim", "substantive").code == 0)
        #expect(!(try scratch.read("changelogs/2.1.md").contains("hoogstens")))
        #expect(try scratch.read("changelogs/2.1.json").contains("\"claim\": \"substantive\""))
    }

    @Test func aNoteBecomesAHighlightAndLeavesTheFolder() throws {
        let scratch = try Self.changed()
        #expect(try scratch.editie("check").out.contains("edition/note-missing"))
        let list = try scratch.editie("note")
        #expect(list.out.contains("een.md#een  substantive, 1 change"), "\(list.out)\(list.err)")
        let wrote = try scratch.editie(
            "note", "een.md#een", "-m", "Er zijn *drie* wijken bij, zie [twee](../../guide/twee.md).")
        #expect(wrote.out.hasPrefix("wrote changelogs/unreleased/een.md about een.md#een"), "\(wrote.err)")
        #expect(!(try scratch.editie("check").out.contains("edition/note-missing")))
        try scratch.commit("Schrijf een noot")
        let plan = try scratch.editie("cut", "--dry-run")
        #expect(plan.out.contains("highlights: 1 note") && plan.out.contains("would take 1 note into it"))
        #expect(scratch.has("changelogs/unreleased/een.md"))
        #expect(try scratch.editie("cut").code == 0)
        #expect(!scratch.has("changelogs/unreleased"))
        #expect(
            try scratch.read("changelogs/2.1.md").contains(
                "## In het kort\n\n- **[Een](../guide/een.md#een)** – Er zijn *drie* wijken bij, zie [twee](../guide/twee.md).\n"
            ))
        #expect(try scratch.git("status", "--porcelain") == "")
        #expect(try scratch.git("fsck", "--strict") == "")
        #expect(try scratch.git("ls-tree", "-r", "--name-only", "HEAD", "changelogs").contains("unreleased") == false)
    }

    @Test func aNoteAboutNothingThatChangedIsRefusedAndNothingIsOverwritten() throws {
        let scratch = try Self.changed()
        let wrong = try scratch.editie("note", "een.md#een-", "-m", "x")
        #expect(wrong.code == 2 && wrong.err.contains("did you mean 'een.md#een'?"))
        #expect(try scratch.editie("note", "een", "-m", "Eerste.").code == 0)
        #expect(try scratch.editie("note", "een", "-m", "Tweede.").out.contains("unreleased/een-2.md"))
        #expect(try scratch.read("changelogs/unreleased/een.md").contains("Eerste."))
        #expect(try scratch.editie("note", "een", "-m", "  ").code == 2)
    }

    @Test func aDraftLeavesTheNotesForTheFinalEdition() throws {
        let scratch = try Self.changed()
        try scratch.editie("note", "een.md#een", "-m", "Drie erbij.")
        try scratch.commit("Schrijf een noot")
        #expect(try scratch.editie("cut", "--status", "draft").code == 0)
        #expect(scratch.has("changelogs/unreleased/een.md"))
        #expect(!(try scratch.editie("check").out.contains("edition/note")))
        #expect(try scratch.editie("note").out.contains("✓ een.md#een"))
        #expect(try scratch.editie("cut").code == 0)
        #expect(try scratch.read("changelogs/2.1.md").contains("Drie erbij."))
    }

    @Test func requiredNotesBlockTheCut() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\nnotes: required\n")
        try scratch.commit("Eis noten")
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        try scratch.commit("Wijzig")
        #expect(try scratch.editie("cut").code == 1)
        try scratch.editie("note", "een.md#een", "-m", "Drie erbij.")
        try scratch.commit("Schrijf een noot")
        #expect(try scratch.editie("cut").code == 0)
    }

    @Test func aCommitsTrailerWeighsItsOwnChangesAndTheUpdateSaysSo() throws {
        let scratch = try Self.changed(message: "Tel opnieuw\n\nSignificance: editorial\n")
        let cut = try scratch.editie("cut", "--claim", "editorial")
        #expect(cut.out.hasPrefix("Cut edition 2.0.1: patch: 1 editorial change"), "\(cut.out)\(cut.err)")
        let update = try scratch.read("changelogs/2.0.1.md")
        #expect(update.contains("hoogstens redactioneel"))
        #expect(update.contains("redactioneel in plaats van inhoudelijk, volgens Redactie: “Tel opnieuw”"), "\(update)")
    }

    @Test func aTrailerWeighsNothingThatOthersChangedToo() throws {
        let scratch = try Self.changed(message: "Tel opnieuw\n\nSignificance: formatting\n")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan nu 43 grote wijken beschreven.\n")
        try scratch.commit("Voeg woorden toe")
        #expect(try scratch.editie("cut", "--dry-run").out.hasPrefix("Would cut edition 2.1: minor"))
    }

    @Test func aWrongTrailerIsNamed() throws {
        let scratch = try Self.changed(message: "Tel opnieuw\n\nSignificance: klein\n")
        let cut = try scratch.editie("cut")
        #expect(cut.code == 0 && cut.err.contains("'Significance: klein', which is passed over"))
        #expect(cut.out.hasPrefix("Cut edition 2.1: minor"))
    }

    @Test func aReviewBranchIsMadeLandedAndTagged() throws {
        let scratch = try Self.changed()
        let head = try scratch.git("rev-parse", "HEAD")
        let cut = try scratch.editie("cut", "--branch", "edition/2.1")
        #expect(cut.code == 0 && cut.out.contains("made the branch edition/2.1"), "\(cut.err)")
        #expect(try scratch.git("rev-parse", "HEAD") == head)
        #expect(try scratch.git("status", "--porcelain") == "")
        #expect(try scratch.git("tag") == "v2.0\n")
        #expect(try scratch.editie("cut", "--branch", "edition/2.1").code == 2)
        // An editor adds a sentence in the review, and it lands by a squash.
        try scratch.git("switch", "-q", "edition/2.1")
        let update = try scratch.read("changelogs/2.1.md")
        try scratch.write("changelogs/2.1.md", update + "\nMet dank aan allen.\n")
        try scratch.commit("Bedank iedereen")
        try scratch.git("switch", "-q", "main")
        try scratch.git("merge", "-q", "--squash", "edition/2.1")
        try scratch.git("commit", "-qm", "Editie 2.1")
        #expect(try scratch.editie("tag").out.contains("as v2.1"))
        let proof = try scratch.editie("verify", "2.1")
        #expect(proof.code == 0 && proof.out.contains("with words added by hand"), "\(proof.out)")
        try scratch.write("changelogs/2.1.md", update)
        try scratch.write("changelogs/2.1.md", update + "\nAnders.\n")
        #expect(try scratch.editie("verify", "2.1").code == 1)
    }

    @Test func aDetachedHeadCanStillMakeABranch() throws {
        let scratch = try Self.changed()
        try scratch.git("checkout", "-q", "--detach")
        #expect(try scratch.editie("cut").err.contains("git switch BRANCH"))
        #expect(try scratch.editie("cut", "--branch", "edition/2.1").code == 0)
    }

    @Test func wordsWrittenByHandSurviveMakingAnUpdateAgain() throws {
        let scratch = try Self.changed()
        try scratch.editie("cut", "2.1", "--no-tag")
        let update = try scratch.read("changelogs/2.1.md")
        let edited = update.replacingOccurrences(
            of: "1 hoofdstuk gewijzigd.", with: "1 hoofdstuk gewijzigd.\n\nLees vooral de cijfers.")
        try scratch.write("changelogs/2.1.md", edited)
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: en\n")
        #expect(try scratch.editie("changelog", "2.1", "--write").code == 0)
        #expect(try scratch.read("changelogs/2.1.md") == edited)
        // A line that both changed stands there twice, marked.
        try scratch.git("checkout", "-q", "guide/guide.yml")
        try scratch.write(
            "changelogs/2.1.md", update.replacingOccurrences(of: "(40 → 43)", with: "(veertig werd drieënveertig)"))
        let record = try scratch.read("changelogs/2.1.json")
        try scratch.write("changelogs/2.1.json", record)
        #expect(try scratch.editie("changelog", "2.1", "--write").code == 0)
        #expect(try scratch.read("changelogs/2.1.md").contains("veertig werd"))
    }

    @Test func aPublishedUpdateIsCorrectedByAnErratum() throws {
        let scratch = try Self.changed()
        try scratch.editie("cut")
        #expect(try scratch.editie("changelog", "2.1", "--write").code == 2)
        let update = try scratch.read("changelogs/2.1.md")
        let wrote = try scratch.editie("note", "een.md#een", "--erratum", "2.1", "-m", "Het zijn er 44.")
        #expect(wrote.code == 0, "\(wrote.err)")
        #expect(try scratch.read("changelogs/2.1.md") == update)
        let shown = try scratch.editie("changelog", "2.1").out
        #expect(shown.hasPrefix(update) && shown.contains("## Errata") && shown.contains("Het zijn er 44."))
        #expect(try scratch.editie("verify", "2.1").out.contains("the erratum 2.1-erratum-1.md is as written"))
        let erratum = try scratch.read("changelogs/2.1-erratum-1.md")
        try scratch.write("changelogs/2.1-erratum-1.md", erratum.replacingOccurrences(of: "44", with: "45"))
        #expect(try scratch.editie("verify", "2.1").code == 1)
    }

    @Test func noUpdateHoldsASignThatATerminalObeys() throws {
        let scratch = try Self.changed()
        try scratch.write("guide/guide.yml", "title: \"Gids \\e[31m\"\nlanguage: nl\n")
        try scratch.write("changelogs/unreleased/een.md", "---\nabout: een.md#een\n---\nDrie \u{1B}[31m erbij.\n")
        try scratch.git("add", "-A")
        try scratch.git("commit", "-qm", "Kleur", "--author", "R\u{1B}[31m <r@example.org>")
        #expect(try scratch.editie("cut").code == 0)
        #expect(!(try scratch.read("changelogs/2.1.md").contains("\u{1B}")))
        #expect(try scratch.read("changelogs/2.1.md").contains("Drie ␛"))
        for arguments in [["changelog", "2.1"], ["log", "een.md"], ["blame", "een.md"], ["status"]] {
            let outcome = try Scratch.run(Scratch.editie, arguments, in: scratch.folder)
            #expect(outcome.code == 0 && !(outcome.out + outcome.err).contains("\u{1B}"), "\(arguments)")
        }
    }

    @Test func aRewrittenHistoryIsNamed() throws {
        let scratch = try Self.changed()
        try scratch.editie("cut")
        #expect(try scratch.editie("verify").code == 0)
        // Other words for the commits, tags and all: the same guide, another past.
        try scratch.git(
            "filter-branch", "-f", "--msg-filter", "sed s/Wijzig/Verander/", "--tag-name-filter", "cat", "--", "--all")
        let retold = try scratch.editie("verify", "2.1")
        #expect(retold.code == 1 && retold.out.contains("the history was rewritten"), "\(retold.out)")
        // A branch that never held the edition.
        try scratch.git("checkout", "-q", "--orphan", "nieuw")
        try scratch.write("guide/een.md", "# Een\n\nAlles anders.\n")
        try scratch.commit("Begin opnieuw")
        let lost = try scratch.editie("verify", "2.0")
        #expect(lost.code == 1 && lost.out.contains("nor the guide as released"), "\(lost.out)")
    }

    @Test func aSectionIsProvedByDigestsAlone() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        let proof = try scratch.editie("verify", "2.0", "--section", "twee.md#kop")
        #expect(proof.code == 0 && proof.out.contains("\"schema\": \"editie/proof/1\""), "\(proof.err)")
        #expect(try scratch.editie("verify", "2.0", "--section", "twee.md#kopp").code == 2)
    }
}

/// Tags signed with real keys.
@Suite struct SigningTests {
    private func signed(_ settings: String, in scratch: Scratch, home: String) throws -> Scratch.Outcome {
        try scratch.write("home/.gitconfig", settings)
        return try scratch.editie("cut", "2.0", "--sign", environment: ["HOME": home])
    }

    @Test func anSSHKeySignsAndIsChecked() throws {
        let scratch = try Scratch.guide()
        let home = scratch.folder.appendingPathComponent("home").path
        try scratch.write(".git/info/exclude", "home/\n")
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        for name in ["own", "other"] {
            let made = try Scratch.run(
                "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "redactie@example.org", "-f", "\(home)/\(name)"],
                in: scratch.folder)
            try #require(made.code == 0)
        }
        let own = try scratch.read("home/own.pub")
        try scratch.write("home/signers", "redactie@example.org \(own)")
        let settings =
            "[gpg]\n\tformat = ssh\n[user]\n\tsigningkey = \(home)/own\n[gpg \"ssh\"]\n\tallowedSignersFile = \(home)/signers\n"
        let cut = try signed(settings, in: scratch, home: home)
        #expect(cut.code == 0 && cut.out.contains("tagged v2.0, signed"), "\(cut.out)\(cut.err)")
        let proof = try scratch.editie("verify", environment: ["HOME": home])
        #expect(proof.code == 0 && proof.out.contains("signed by redactie@example.org"), "\(proof.out)")
        // git agrees.
        let git = try Scratch.run(
            "git", ["tag", "-v", "v2.0"], in: scratch.folder,
            environment: ["GIT_CONFIG_GLOBAL": "\(home)/.gitconfig", "HOME": home])
        #expect(git.code == 0, "\(git.err)")
        // A foreign key, and a tag without its signature.
        try scratch.write("home/signers", "redactie@example.org \(try scratch.read("home/other.pub"))")
        #expect(try scratch.editie("verify", environment: ["HOME": home]).code == 1)
        try scratch.write("home/signers", "redactie@example.org \(own)")
        try scratch.git("tag", "-f", "-a", "-m", "Gids 2.0", "v2.0", "v2.0^{commit}")
        let unsigned = try scratch.editie("verify", environment: ["HOME": home])
        #expect(unsigned.code == 1 && unsigned.out.contains("was signed, and is so no longer"), "\(unsigned.out)")
    }

    @Test func anOpenPGPKeySignsAndIsChecked() throws {
        guard try Scratch.run("gpg", ["--version"], in: URL(fileURLWithPath: "/")).code == 0 else {
            print("gpg is not installed; signing with it was not tested")
            return
        }
        let scratch = try Scratch.guide()
        // gpg's agent wants a short path for its socket.
        let home = "/tmp/ed-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer {
            _ = try? Scratch.run("gpgconf", ["--kill", "all"], in: scratch.folder, environment: ["GNUPGHOME": home])
            try? FileManager.default.removeItem(atPath: home)
        }
        let environment = ["HOME": home, "GNUPGHOME": home]
        let made = try Scratch.run(
            "gpg",
            [
                "--batch", "--passphrase", "", "--quick-gen-key", "Redactie <redactie@example.org>", "ed25519", "sign",
                "never",
            ],
            in: scratch.folder, environment: environment)
        try #require(made.code == 0, "\(made.err)")
        let cut = try scratch.editie("cut", "2.0", "--sign", environment: environment)
        #expect(cut.code == 0, "\(cut.err)")
        let proof = try scratch.editie("verify", environment: environment)
        #expect(proof.code == 0 && proof.out.contains("signed by Redactie <redactie@example.org>"), "\(proof.out)")
        // Without the key nothing is called right.
        let elsewhere = try scratch.editie(
            "verify", environment: ["HOME": scratch.folder.path, "GNUPGHOME": scratch.folder.path])
        #expect(elsewhere.code == 1 && elsewhere.out.contains("could not be checked"), "\(elsewhere.out)")
    }

    @Test func noProgramThatTheRepositoryNamesIsRun() throws {
        let scratch = try Scratch.guide()
        let home = scratch.folder.appendingPathComponent("home").path
        try scratch.write(".git/info/exclude", "home/\n")
        try scratch.write("home/program", "#!/bin/sh\ntouch \(home)/ran\nexit 1\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(home)/program")
        try scratch.git("config", "gpg.program", "\(home)/program")
        try scratch.git("config", "gpg.format", "openpgp")
        let cut = try scratch.editie("cut", "2.0", "--sign", environment: ["HOME": home, "GNUPGHOME": home])
        #expect(cut.code == 3)
        #expect(!scratch.has("home/ran"))
        #expect(try scratch.git("tag") == "")
        #expect(!scratch.has("changelogs"))
    }
}

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

    @Test func aPatternsStarStandsForTheNumber() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "boek-5.8-final")
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
