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
        #expect(update.contains("hoogstens redactionele wijzigingen"))
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
        #expect(proof.code == 0 && proof.out.contains("with words changed by hand"), "\(proof.out)")
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
        // Other words on a line that is generated stay too.
        try scratch.git("checkout", "-q", "guide/guide.yml")
        try scratch.write(
            "changelogs/2.1.md", update.replacingOccurrences(of: "(40 → 43)", with: "(veertig werd drieënveertig)"))
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
        // Its record says the same, to the byte.
        let record = try scratch.read("changelogs/2.1-erratum-1.json")
        for (from, to) in [("44.", "45."), ("een.md#een", "een.md"), ("  ", "   ")] {
            try scratch.write("changelogs/2.1-erratum-1.json", record.replacingOccurrences(of: from, with: to))
            let proof = try scratch.editie("verify", "2.1")
            #expect(proof.code == 1 && proof.out.contains("2.1-erratum-1.json was changed"), "\(proof.out)")
        }
        try scratch.write("changelogs/2.1-erratum-1.json", record)
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

    @Test func aFigureHidesNothingElse() throws {
        let scratch = try Scratch.guide()
        let text = "# Een\n\nWie huurt, moet zich inschrijven. Dat kan vanaf 18 jaar en het kost niets.\n"
        try scratch.write("guide/een.md", text)
        try scratch.commit("Huur")
        try scratch.editie("cut", "2.0")
        try scratch.write(
            "guide/een.md",
            text.replacingOccurrences(of: "moet zich inschrijven", with: "hoeft zich niet in te schrijven")
                .replacingOccurrences(of: "18", with: "21"))
        try scratch.commit("Wijzig")
        #expect(
            try scratch.editie("changelog").out.contains(
                "(18 → 21; “huurt, moet zich” → “huurt, hoeft zich”; “zich inschrijven” → “zich niet in te schrijven”)")
        )
    }

    @Test func aNewSectionOfALoweredCommitIsNoCorrection() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md") + "\n## Nieuw stuk\n\nEen alinea.\n")
        try scratch.commit("Vul aan\n\nSignificance: editorial")
        let update = try scratch.editie("changelog").out
        #expect(update.contains("- Nieuw: [Nieuw stuk]") && !update.contains("correctie"), "\(update)")
        #expect(update.components(separatedBy: "redactioneel in plaats van inhoudelijk").count == 2)
    }

    @Test func aLineThatBecameAHeadingIsNoNewSection() throws {
        let scratch = try Scratch.guide()
        let text = try scratch.read("guide/een.md") + "\n**Wat je nodig hebt**\n\nEen kwast en een emmer.\n"
        try scratch.write("guide/een.md", text)
        try scratch.commit("Vul aan")
        try scratch.editie("cut", "2.0")
        try scratch.write(
            "guide/een.md", text.replacingOccurrences(of: "**Wat je nodig hebt**", with: "## Wat je nodig hebt"))
        try scratch.commit("Maak er een kop van")
        #expect(try scratch.editie("status").out.contains("Next edition: 2.0.1 (patch: 1 formatting change)"))
        let update = try scratch.editie("changelog").out
        #expect(
            update.contains("- Kop geworden: [Wat je nodig hebt](../guide/een.md#wat-je-nodig-hebt)")
                && !update.contains("Nieuw:"), "\(update)")
    }

    @Test func whatWentFromARenamedSectionIsToldThere() throws {
        let scratch = try Scratch.guide()
        let text =
            "# Een\n\n## Versies\n\nVersie een kwam uit in maart en bracht de hoofdstukken bij elkaar.\n\n"
            + "De tweede alinea vertelt over de redactie die elke maand samenkomt.\n\n"
            + "De derde alinea vertelt waar lezers hun vragen kunnen stellen.\n"
        try scratch.write("guide/een.md", text)
        try scratch.commit("Versies")
        try scratch.editie("cut", "2.0")
        let kept = text.components(separatedBy: "\n\n").filter { !$0.hasPrefix("De tweede") }.joined(separator: "\n\n")
        try scratch.write("guide/een.md", kept.replacingOccurrences(of: "## Versies", with: "## Versie 2.0"))
        try scratch.commit("Hernoem")
        let update = try scratch.editie("changelog").out
        #expect(
            update.contains(
                "- Hernoemd: [Versie 2.0](../guide/een.md#versie-20) (heette “Versies”; 1 alinea vervallen: “De tweede alinea vertelt over de redactie die…”)"
            ),
            "\(update)")
        let status = try scratch.editie("status").out
        #expect(!update.contains("#versies") && !status.contains("#versies"))
    }

    @Test func aChapterThatLeftTheContentsIsTold() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n")
        try scratch.commit("Verberg twee")
        #expect(try scratch.editie("status").out.contains("(minor: 1 chapter taken out of the contents)"))
        #expect(try scratch.editie("diff").out.contains("no longer in the table of contents · substantive"))
        #expect(
            try scratch.editie("changelog").out.contains(
                "- [Twee](../guide/twee.md): staat niet meer in de inhoudsopgave"))
        #expect(try scratch.editie("diff", "HEAD", "2.0").out.contains("now in the table of contents · substantive"))
    }
}
