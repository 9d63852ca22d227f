import Foundation
import Testing

/// Checkouts and histories that are not as a command likes them best.
@Suite struct CheckoutTests {
    @Test func otherLineEndsThanGitKeepsAreTheSameEdition() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("note", "een.md#een", "-m", "Opnieuw geteld.")
        try scratch.commit("Noteer")
        try scratch.git("config", "core.autocrlf", "true")
        try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent("changelogs"))
        try scratch.git("checkout", "-q", ".")
        #expect(try scratch.read("changelogs/2.0.md").contains("\r\n"))
        #expect(try scratch.editie("verify").code == 0)
        #expect(try scratch.editie("cut").code == 0)
        #expect(try scratch.git("status", "--porcelain") == "")
        #expect(!scratch.has("changelogs/unreleased/een.md"))
        #expect(try scratch.read("changelogs/README.md").contains("[2.1](2.1.md)"))
    }

    @Test func coAuthorsAreReadWhateverTheLineEnds() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 44 wijken beschreven.\n")
        try scratch.write(
            "message",
            "Tel\r\n\r\nCo-authored-by: Jan P <jan@x.nl>\r\nCo-authored-by: Els Q <els@x.nl>\r\n"
                + "Co-authored-by: hulp[bot] <bot@x.nl>\r\n")
        try scratch.git("add", "guide")
        try scratch.git("commit", "-q", "--cleanup=verbatim", "-F", "message")
        let update = try scratch.editie("changelog").out
        #expect(update.contains("- Els Q (voor het eerst; welkom)\n- Jan P (voor het eerst; welkom)\n"), "\(update)")
        #expect(!update.contains("@") && !update.contains("bot"))
    }

    @Test func editionsSayWhereTheGuideIs() throws {
        let scratch = try Scratch.guide()
        try FileManager.default.createDirectory(
            at: scratch.folder.appendingPathComponent("docs"), withIntermediateDirectories: true)
        try scratch.git("mv", "guide", "docs/gids")
        try scratch.commit("Verhuis")
        #expect(try scratch.editie("--guide", "docs/gids", "cut", "2.0").code == 0)
        try scratch.write("docs/gids/een.md", "# Een\n\nIn deze gids staan 44 wijken beschreven.\n")
        try scratch.commit("Tel")
        #expect(try scratch.editie("status").out.contains("Latest edition: 2.0"))
        #expect(try scratch.editie("cut", in: "docs/gids").code == 0)
        #expect(scratch.has("docs/changelogs/2.1.json") && !scratch.has("docs/gids/changelogs/2.1.json"))
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func aGuideWhoseFolderWasRenamedKeepsItsPast() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.git("mv", "guide", "gids")
        try scratch.commit("Hernoem")
        #expect(try scratch.editie("--guide", "gids", "status").out.contains("Nothing that a reader sees has changed"))
        #expect(
            try scratch.editie("--guide", "gids", "diff", "2.0", "HEAD", "--exit-code", "--format", "json").code == 0)
    }

    @Test func anEditionThatAMergeOutgrewIsCutAnew() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("cut", "--branch", "editie/2.1")
        try scratch.write("guide/twee.md", try scratch.read("guide/twee.md") + "\nEr kwam iets bij.\n")
        try scratch.commit("Ondertussen")
        try scratch.git("merge", "-q", "--squash", "editie/2.1")
        try scratch.commit("Neem 2.1 op")
        let tag = try scratch.editie("tag", "2.1")
        #expect(tag.code == 2 && tag.err.contains("remove changelogs/2.1.* and cut the edition anew"), "\(tag.err)")
    }

    @Test func whatWasWrittenByHandStays() throws {
        let scratch = try Scratch.guide()
        try scratch.write("changelogs/README.md", "Onze eigen lijst.\n")
        try scratch.commit("Lijst")
        let refused = try scratch.editie("cut", "2.0")
        #expect(refused.code == 2 && refused.err.contains("changelogs/README.md is committed already"))
    }

    @Test func anErratumThatWentIsMissed() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("note", "--erratum", "2.0", "een.md", "-m", "Het waren er meer.")
        try scratch.commit("Erratum")
        #expect(try scratch.editie("verify", "2.0").code == 0)
        try scratch.git("rm", "-q", "changelogs/2.0-erratum-1.md", "changelogs/2.0-erratum-1.json")
        try scratch.commit("Weg")
        let verdict = try scratch.editie("verify", "2.0")
        #expect(verdict.code == 1 && verdict.out.contains("2.0-erratum-1.md is in the list of editions, and gone"))
    }

    @Test(arguments: ["abc", "253402300800", "-5"])
    func anEpochThatIsNoneIsTold(epoch: String) throws {
        let scratch = try Scratch.guide()
        let cut = try scratch.editie("cut", "2.0", environment: ["SOURCE_DATE_EPOCH": epoch])
        #expect(cut.code == 2 && cut.err.contains("SOURCE_DATE_EPOCH is '\(epoch)'"))
    }

    @Test func aFirstEditionNeedsTheHistoryOfItsPeople() throws {
        let scratch = try Scratch.guide()
        try scratch.git("clone", "-q", "--depth", "1", "file://\(scratch.folder.path)", "ondiep")
        try scratch.git("config", "user.name", "Anna", in: "ondiep")
        try scratch.git("config", "user.email", "anna@example.org", in: "ondiep")
        let cut = try scratch.editie("cut", "2.0", in: "ondiep")
        #expect(cut.code == 3 && cut.err.contains("git fetch --unshallow"), "\(cut.err)")
    }

    @Test func aSparseCheckoutWithoutTheRecordsIsNamedAsSuch() throws {
        let scratch = try UpdateTests.changed()
        try scratch.git("status")
        try scratch.git("sparse-checkout", "set", "guide")
        for command in ["status", "verify", "cut"] {
            let outcome = try scratch.editie(command)
            #expect(outcome.code == 3 && outcome.err.contains("git sparse-checkout add changelogs"), "\(command)")
        }
        try scratch.git("sparse-checkout", "add", "changelogs")
        #expect(try scratch.editie("cut").code == 0)
    }

    /// What one builder makes a target or a description of is an empty link or a silent picture anywhere else.
    @Test(arguments: [
        ("mkdocs.yml", "site_name: Gids\nnav: [a.md]\n", "docs/a.md", "[](){#doel}", "link/empty"),
        (
            "_quarto.yml", "book: {title: Gids, chapters: [a.md]}\n", "a.md", "![](a.png){fig-alt=Kaart}",
            "a11y/image-alt"
        ),
        ("myst.yml", "version: 1\nproject: {toc: [{file: a.md}]}\n", "a.md", "![](#figuur)", "a11y/image-alt"),
    ])
    func whatABuilderFillsInIsNotEmpty(settings: String, text: String, path: String, markdown: String, rule: String)
        throws
    {
        for (name, isTold) in [(settings, false), ("README.md", true)] {
            let scratch = try Scratch()
            try scratch.git("init", "-q", "-b", "main")
            try scratch.write(name, name == settings ? text : "# Gids\n")
            try scratch.write(path, "# A\n\nZie \(markdown) hier.\n")
            try scratch.write("a.png", "")
            let check = try scratch.editie("check", "--format", "json")
            #expect(check.out.contains("\"\(rule)\"") == isTold, "\(name): \(check.out)\(check.err)")
        }
    }
}
