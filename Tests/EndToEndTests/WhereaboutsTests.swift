import Foundation
import Testing

/// What left a chapter, where results go, and what the commands of editions say of states that are not what they expect.
@Suite struct WhereaboutsTests {
    private static let first = "In de kelder staat een pomp die elke ochtend een uur loopt en daarna zwijgt.\n\n"
    private static let second = "Langs de singel staan populieren die de gemeente om het jaar laat snoeien.\n\n"
    private static let fourth =
        "Wie in de wijk komt wonen, krijgt van de vorige bewoner een map met alle nummers. Die map ligt in de meterkast, en wie haar kwijt is haalt een nieuwe bij de balie."
    private static let third = "Op donderdag haalt de dienst het papier op dat vóór zeven uur klaarstaat.\n\n"

    private func folders(_ old: [String: String], _ new: [String: String]) throws -> Scratch {
        let scratch = try Scratch()
        for (path, text) in old { try scratch.write("o/\(path)", text) }
        for (path, text) in new { try scratch.write("n/\(path)", text) }
        return scratch
    }

    @Test func aChapterSaysWhichSectionsLeftIt() throws {
        let (a, b) = ("# A\n\n" + Self.first, "# B\n\n" + Self.second)
        let scratch = try folders(
            ["a.md": a + "## Stroom\n\n" + Self.third, "b.md": b],
            [
                "a.md": a, "b.md": b, "c.md": "# C\n\n\(Self.fourth)\n\n## Stroom\n\n" + Self.third,
            ])
        let text = try scratch.editie("diff", "--no-index", "o", "n").out
        #expect(
            text.contains("§ section moved to c.md: “Stroom”") && text.contains("§ section moved: “Stroom”, from a.md"))
        #expect(
            try scratch.editie("diff", "--no-index", "o", "n", "--", "a.md").out.contains(
                "§ section moved to c.md: “Stroom”"))
        #expect(
            try scratch.editie("diff", "--no-index", "o", "n", "--stat").out.contains(
                "| changed, section moved to c.md"))
        for format in ["html", "markdown"] {
            let text = try scratch.editie("diff", "--no-index", "o", "n", "--format", format).out
            #expect(text.contains("Paragraaf verplaatst naar c.md: “Stroom”"), "\(text)")
        }
    }

    @Test func aChapterThatWentIntoAnotherSaysSo() throws {
        let (a, b) = ("# A\n\n" + Self.first, Self.second + Self.third)
        let scratch = try folders(["a.md": a, "b.md": "# B\n\n" + b], ["a.md": a + "## B\n\n" + b])
        #expect(try scratch.editie("diff", "--no-index", "o", "n").out.contains("removed · went into a.md"))
        #expect(try scratch.editie("diff", "--no-index", "o", "n", "--stat").out.contains("| removed, went into a.md"))
    }

    @Test func theWordsAroundAChangedLinkStay() throws {
        let words = (0..<60).map { "woord\($0)" }.joined(separator: " ")
        let scratch = try folders(
            ["a.md": "# A\n\n\(words) en [de lijst](oud.md) achteraan.\n"],
            ["a.md": "# A\n\n\(words) en [de lijst](nieuw.md) achteraan.\n"])
        let text = try scratch.editie("diff", "--no-index", "o", "n", "--context", "2").out
        #expect(text.contains("… woord59 en de lijst achteraan.") && !text.contains("woord0 "), "\(text)")
    }

    @Test func asManyWordsStayAsWereAskedFor() throws {
        let scratch = try folders(
            ["a.md": "# A\n\neen twee drie vier vijf zes zeven acht negen tien elf\n"],
            ["a.md": "# A\n\neen twee drie vier vijf ZES zeven acht negen tien elf\n"])
        let text = try scratch.editie("diff", "--no-index", "o", "n", "--context", "2").out
        #expect(text.contains("… vier vijf [-zes-]{+ZES+} zeven acht …"), "\(text)")
    }

    @Test func blanksThatChangedInCodeAreSeen() throws {
        let scratch = try folders(
            ["a.md": "# A\n\n```make\nall:\n\tgcc x.c\n```\n"], ["a.md": "# A\n\n```make\nall:\n    gcc x.c\n```\n"])
        let text = try scratch.editie("diff", "--no-index", "o", "n").out
        #expect(text.contains("- →   gcc x.c") && text.contains("+     gcc x.c"), "\(text)")
    }

    @Test func outputGoesWhereItWasSent() throws {
        let scratch = try folders(["a.md": "# A\n"], ["a.md": "# A\n\nNieuw.\n"])
        try scratch.write("doel.txt", "oud")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.folder.appendingPathComponent("link").path, withDestinationPath: "doel.txt")
        #expect(try scratch.editie("diff", "--no-index", "o", "n", "--stat", "--output", "link").code == 0)
        #expect(try scratch.read("doel.txt").contains("a.md | changed"))
        #expect(
            try scratch.editie("diff", "--no-index", "o", "n", "--stat", "--output", "/proc/self/fd/1").out.contains(
                "a.md")
        )
        #expect(try scratch.editie("diff", "--no-index", "o", "n", "--stat", "--output", "-").out.contains("a.md"))
        // A pipe gets the bytes and stays one; a device of the machine is no place to try that.
        let outcome = try Scratch.run(
            "sh",
            [
                "-c",
                "mkfifo pipe; cat pipe >got & \(Scratch.editie) diff --no-index o n --stat --output pipe; test -p pipe || echo gone; wait",
            ], in: scratch.folder)
        #expect(outcome.code == 0 && !outcome.out.contains("gone"))
        #expect(try scratch.read("got").contains("a.md | changed"))
    }

    @Test func aFailedWriteIsSaid() throws {
        let scratch = try folders(["a.md": "# A\n"], ["a.md": "# A\n\nNieuw.\n"])
        let outcome = try Scratch.run(
            "sh", ["-c", "\(Scratch.editie) diff --no-index o n > /dev/full"], in: scratch.folder)
        #expect(outcome.code == 3 && outcome.err.contains("cannot write to standard output"))
    }

    @Test func aCutIsBlockedByADeadLinkInANote() throws {
        let scratch = try UpdateTests.changed()
        // A chapter's id is its name too.
        try scratch.write("changelogs/unreleased/n.md", "---\nabout: een\n---\n\nZie [x](nergens.md).\n")
        try scratch.commit("Schrijf een noot")
        let cut = try scratch.editie("cut")
        #expect(cut.code == 1 && cut.err.contains("no file 'nergens.md'"), "\(cut.err)")
        try scratch.write("changelogs/unreleased/n.md", "---\nabout: een\n---\n\nZie [x](twee.md).\n")
        try scratch.commit("Herstel de noot")
        #expect(try scratch.editie("cut").code == 0)
        #expect(try scratch.read("changelogs/2.1.md").contains("**[Een](../guide/een.md)** – Zie"))
    }

    @Test(arguments: ["words: weg.txt", "contributors: weg.yml", "tag: 'v{edition} x'", "language: nederlands"])
    func aFaultOfTheSettingsIsSaidByAll(line: String) throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/guide.yml", "title: Gids\n\(line)\n")
        try scratch.commit("Stel in")
        for command in ["check", "status", "cut"] { #expect(try scratch.editie(command).code == 2, "\(command)") }
    }

    @Test func aListOfPeopleOfAnotherShapeIsRefused() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\ncontributors: wie.yml\n")
        try scratch.write("guide/wie.yml", "groups:\n  - naam: Redactie\n    leden: [Jan]\n")
        try scratch.commit("Noem mensen")
        #expect(try scratch.editie("cut").err.contains("guide/wie.yml:2: expected groups"))
        try scratch.write("guide/wie.yml", "Redactie: [Redactie]\n")
        try scratch.commit("Noem mensen goed")
        #expect(try scratch.editie("cut").code == 0)
        #expect(try scratch.read("changelogs/1.0.md").contains("- Redactie (Redactie)"))
    }

    @Test func anIDOfRawHTMLIsAnAddressOfTheEdition() throws {
        let scratch = try Scratch.guide()
        try scratch.edit("In deze", "<a id=\"oud\"></a>\n\nIn deze", "Houd een oud adres")
        try scratch.editie("cut", "1.0")
        #expect(try scratch.read("changelogs/1.0.json").contains("\"een.md#oud\""))
        #expect(try scratch.editie("verify").code == 0)
        try scratch.edit("<a id=\"oud\"></a>\n\n", "", "Laat het weg")
        try scratch.git("clone", "-q", "--depth", "1", "file://\(scratch.folder.path)", "ondiep")
        let check = try scratch.editie("check", in: "ondiep")
        #expect(check.code == 1 && check.out.contains("published 'een.md#oud'"), "\(check.out)")
        #expect(try scratch.editie("check", "--published", "1.0", in: "ondiep").code == 1)
    }

    @Test func anEditionThatIsATagAloneIsToldToBeImported() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "v1.0")
        for arguments in [
            ["tag", "1.0"], ["changelog", "1.0", "--write"], ["note", "--erratum", "1.0", "een.md", "-m", "x"],
        ] {
            let outcome = try Scratch.run(Scratch.editie, arguments, in: scratch.folder)
            #expect(outcome.code == 2 && outcome.err.contains("editie import --tags"), "\(outcome.err)")
        }
    }

    @Test func aDraftHasOutgrownASmallerStep() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("cut", "--status", "draft")
        let cut = try scratch.editie("cut", "--bump", "patch", "--dry-run")
        #expect(
            cut.code == 2 && cut.err.contains("edition 2.0.1 would come before the latest, 2.1-draft"), "\(cut.err)")
    }

    @Test func aPreviewSaysWhatIsNotCommitted() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "1.0")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md") + "\nEr kwam een zin bij.\n")
        let preview = try scratch.editie("cut", "--dry-run")
        #expect(preview.code == 2 && preview.err.contains("not committed: guide/een.md"), "\(preview.err)")
    }

    @Test func aClaimThatATrailerMadeTrueIsSaidToBeOne() throws {
        let scratch = try UpdateTests.changed(message: "Wijzig\n\nSignificance: editorial\n")
        #expect(try scratch.editie("cut", "--claim", "editorial").code == 0)
        let update = try scratch.read("changelogs/2.0.1.md")
        #expect(update.contains("lichter dan de vergelijking") && !update.contains("bevestigt dat"), "\(update)")
    }

    @Test func aRedirectOfTheGuidesToolIsInTheUpdate() throws {
        let scratch = try Scratch.repository()
        try scratch.write("book.toml", "[book]\ntitle = \"Gids\"\n")
        try scratch.write("src/SUMMARY.md", "# Gids\n\n- [Oud](oud.md)\n")
        try scratch.write("src/oud.md", "# Oud\n\n" + Self.first + Self.second)
        try scratch.commit("Begin")
        try scratch.editie("cut", "1.0")
        try scratch.write(
            "book.toml", "[book]\ntitle = \"Gids\"\n\n[output.html.redirect]\n\"/oud.html\" = \"nieuw.html\"\n")
        try scratch.write("src/SUMMARY.md", "# Gids\n\n- [Oud](nieuw.md)\n")
        try scratch.git("mv", "src/oud.md", "src/nieuw.md")
        try scratch.commit("Hernoem")
        #expect(try scratch.editie("cut").code == 0)
        #expect(try scratch.read("changelogs/1.0.1.md").contains("`oud.md` → [nieuw.md](../src/nieuw.md)"))
    }

    @Test func aTableOfContentsWithAConflictBlocks() throws {
        let scratch = try Scratch.guide()
        let summary = try scratch.read("guide/SUMMARY.md")
        try scratch.write("guide/SUMMARY.md", "<<<<<<< HEAD\n\(summary)=======\n- [Twee](twee.md)\n>>>>>>> tak\n")
        try scratch.commit("Voeg samen")
        let check = try scratch.editie("check")
        #expect(
            check.code == 1 && check.out.contains("SUMMARY.md:1:1: error: '<<<<<<<' is left of a merge"), "\(check.out)"
        )
        // With its source line, as a chapter's finding has.
        #expect(check.out.contains("    <<<<<<< HEAD\n    ^^^^^^^"))
    }

    @Test func theFrontPageNamesAGuideWithoutContents() throws {
        let scratch = try Scratch.repository()
        try scratch.write("docs/aanpak.md", "# Aanpak\n\n" + Self.first)
        try scratch.write("docs/index.md", "# Welkom\n\n" + Self.second)
        try scratch.commit("Begin")
        try scratch.editie("cut", "--guide", "docs")
        #expect(try scratch.read("changelogs/1.0.md").hasPrefix("# Welkom 1.0"))
    }
}

extension WhereaboutsTests {
    @Test func aPageThatWentIntoAnotherLeadsToItsOwnSections() throws {
        let scratch = try Scratch.repository()
        let (first, second, third) = (Self.first, Self.second, Self.third)
        try scratch.write("guide/a.md", "# A\n\n\(first)## Doel\n\nHet doel is dat er elke dag gepompt wordt.\n")
        try scratch.write("guide/b.md", "# B\n\n\(second)## Doel\n\n\(third)")
        try scratch.commit("Begin")
        try scratch.editie("cut", "1.0")
        try scratch.write("guide/a.md", try scratch.read("guide/a.md") + "\n## B\n\n\(second)### Doel\n\n\(third)")
        try scratch.git("rm", "-q", "guide/b.md")
        try scratch.commit("Voeg samen")
        #expect(try scratch.editie("check", "--fix").err.contains("redirect b.md to a.md, b.md#doel to a.md#doel-1"))
        #expect(try scratch.editie("check").out.hasPrefix("0 errors, 0 warnings"))
    }

    @Test(arguments: [
        (["diff", "een.md"], "editie diff -- een.md"), (["log", "tween"], "did you mean 'twee.md'?"),
        (["cut", "1.4-consultation", "--status", "draft"], "says another; leave one of them out"),
    ])
    func aCommandSaysWhatWasMeant(arguments: [String], words: String) throws {
        let scratch = try Scratch.guide()
        let outcome = try Scratch.run(Scratch.editie, arguments, in: scratch.folder)
        #expect(outcome.code == 2 && outcome.err.contains(words), "\(outcome.err)")
    }

    @Test func wordsOfALanguageNeedNoSettingsBesideThem() throws {
        let scratch = try folders(
            ["a.md": "# A\n\nDas ist kein Haus am Fluss.\n"], ["a.md": "# A\n\nDas ist ein Haus am Fluss.\n"])
        try scratch.write("n/language.yml", "negations: [kein]\n")
        let text = try scratch.editie("diff", "--no-index", "o", "n").out
        #expect(text.contains("negation"), "\(text)")
    }

    @Test func aSignOfTwoCharactersIsNotTorn() throws {
        // Of every length, so that the signs stand at every place of a line.
        func page(_ end: String) -> String {
            "# A\n\n"
                + (0..<40).map {
                    "[de link \($0)](https://example.org/\(String(repeating: "x", count: 60 + $0))\(end))\n\n"
                }.joined()
        }
        let scratch = try folders(["a.md": page("")], ["a.md": page("z")])
        let text = try Scratch.run(
            Scratch.editie, ["diff", "--no-index", "o", "n"], in: scratch.folder, environment: ["COLUMNS": "40"]
        ).out
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(lines.count > 200)
        #expect(!lines.contains { $0.hasSuffix("[") || $0.hasSuffix("{") || $0.hasPrefix("]") || $0.hasPrefix("}") })
    }

    @Test func aStateThatIsAnEditionIsCheckedAsTheWorktree() throws {
        let scratch = try UpdateTests.changed()
        try scratch.git("mv", "guide/twee.md", "guide/drie.md")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n- [Drie](drie.md)\n")
        try scratch.commit("Hernoem")
        #expect(try scratch.editie("check").code == 1)
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\nredirects: {twee.md: drie.md}\n")
        try scratch.commit("Stuur lezers door")
        #expect(try scratch.editie("cut").code == 0)
        try scratch.write("guide/guide.yml", "title: Gids\nlanguage: nl\n")
        try scratch.commit("Vergeet de lezers")
        // What the last edition published is asked of both, and not what an older one did.
        let (here, head) = (
            try scratch.editie("check", "--format", "json"), try scratch.editie("check", "HEAD", "--format", "json")
        )
        #expect(here.code == head.code && here.out == head.out)
    }

    @Test func anInterruptedErratumIsNamed() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "1.0")
        for name in ["1.0-erratum-1.md", "1.0-erratum-1.json"] {
            try scratch.editie("note", "--erratum", "1.0", "een.md", "-m", "Het zijn er 41.")
            try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent("changelogs/\(name)"))
            let left = name.hasSuffix("md") ? "1.0-erratum-1.json" : "1.0-erratum-1.md"
            let again = try scratch.editie("note", "--erratum", "1.0", "een.md", "-m", "Het zijn er 41.")
            #expect(again.code == 2 && again.err.contains("'changelogs/\(left)' stands by itself"), "\(again.err)")
            try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent("changelogs/\(left)"))
            try scratch.git("checkout", "-q", "--", "changelogs")
        }
    }

    @Test func anUpdateHasWordsAsReadersHaveThem() throws {
        let scratch = try UpdateTests.changed()
        try scratch.write("guide/een.md", try scratch.read("guide/een.md") + "\n- [ ] Bel eerst de beheerder.\n")
        try scratch.write(
            "guide/twee.md",
            "# Nieuwe naam {#twee}\n\n"
                + (try scratch.read("guide/twee.md").replacingOccurrences(of: "# Twee\n\n", with: "")))
        for name in ["a", "b"] {
            try scratch.write(
                "changelogs/unreleased/\(name).md",
                "---\nabout: een.md\nreactions: ['3']\nclaim: substantive\n---\n\nTekst \(name).\n")
        }
        try scratch.commit("Wijzig meer")
        let plan = try scratch.editie("changelog").out
        try scratch.editie("cut")
        let update = try scratch.read("changelogs/2.1.md")
        #expect(update.contains("1 punt nieuw: “Bel eerst de beheerder.”"), "\(update)")
        // Another name is no change of what is in the chapter, and is counted where it is listed.
        #expect(update.contains("1 hoofdstuk gewijzigd en 1 hoofdstuk hernoemd of verplaatst."), "\(update)")
        #expect(update.components(separatedBy: "Reactie 3").count == 2)
        #expect(plan.contains("Reactie 3"))
    }

    @Test func aTitleAboveOldTextIsNoNewSection() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/een.md", "---\ntitle: Wonen\n---\n\nIn deze gids staan 40 wijken beschreven.\n")
        try scratch.write("guide/twee.md", "# Twee\n\nZie [een](een.md) voor het begin van het verhaal.\n")
        try scratch.commit("Noem het boven de tekst")
        try scratch.editie("cut", "1.0")
        try scratch.edit("---\n\nIn", "---\n\n# Wonen in de wijk\n\nIn", "Zet er een kop boven")
        let update = try scratch.editie("changelog").out
        #expect(update.contains("heette “Wonen”") && !update.contains("Nieuw:"), "\(update)")
    }

    @Test func whoSignsEverythingHearsThatACutDoesNot() throws {
        let scratch = try Scratch.guide()
        try scratch.write("thuis/.gitconfig", "[tag]\n\tgpgSign = true\n")
        let home = ["HOME": scratch.folder.appendingPathComponent("thuis").path]
        try scratch.git("config", "core.excludesFile", "/dev/null")
        let cut = try scratch.editie("cut", "--dry-run", environment: home)
        #expect(cut.err.contains("tag.gpgSign") && cut.err.contains("--sign"), "\(cut.err)")
    }
}
