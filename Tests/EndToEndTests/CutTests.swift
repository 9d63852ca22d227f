import Foundation
import Testing

@Suite struct CutTests {
    @Test func theFirstCutRecordsEverythingAsNew() throws {
        let scratch = try Scratch.guide()
        let cut = try scratch.editie("cut", "2.0")
        #expect(cut.code == 0, "\(cut.err)")
        #expect(try scratch.git("status", "--porcelain") == "")
        #expect(try scratch.git("tag") == "v2.0\n")
        #expect(try scratch.git("show", "--stat", "--format=%s", "HEAD").hasPrefix("Cut edition 2.0"))
        #expect(try scratch.read("changelogs/2.0.md").contains("[Een](../guide/een.md)"))
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func nothingChangedIsSaidAndExitsWithOne() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        let again = try scratch.editie("cut")
        #expect(again.code == 1)
        #expect(again.err.contains("nothing that a reader sees has changed since edition 2.0"))
    }

    @Test func aBranchThatIsBehindWorksWithTheEditionsItHas() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.git("switch", "-qc", "feature")
        try scratch.git("switch", "-q", "main")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: "40", with: "43"))
        try scratch.commit("Wijzig")
        try scratch.editie("cut")
        try scratch.git("switch", "-q", "feature")
        #expect(try scratch.editie("verify").code == 0)
        #expect(try scratch.editie("diff", "2.0", "main", "--stat").code == 0)
        let status = try scratch.editie("status")
        #expect(status.code == 0 && status.out.contains("2.0"), "\(status.err)")
    }

    @Test func editionsThatTagsAloneTellGoOnToCountAfterTheFirstCut() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "v1.0")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: "40", with: "43"))
        try scratch.commit("Wijzig")
        #expect(try scratch.editie("cut").code == 0)
        let proof = try scratch.editie("verify")
        #expect(proof.code == 0, "\(proof.out)")
        #expect(try scratch.editie("diff", "1.0", "1.1", "--exit-code").code == 1)
        #expect(try !scratch.read("changelogs/1.1.md").contains("1.0.md"))
    }

    @Test func whatGitTracksIsNotIgnored() throws {
        let scratch = try Scratch.guide()
        try scratch.write(".gitignore", "een*\n*.json\n")
        try scratch.commit("Ignore")
        try scratch.editie("cut", "2.0")
        #expect(try scratch.editie("diff", "--exit-code").code == 0)
        let proof = try scratch.editie("verify")
        #expect(proof.code == 0, "\(proof.out)\(proof.err)")
    }

    @Test(arguments: ["HEAD", "-x", "edition"])
    func aBranchThatGitWouldNotMakeIsRefused(name: String) throws {
        let scratch = try Scratch.guide()
        try scratch.git("branch", "edition/1.0")
        #expect(try scratch.editie("cut", "2.0", "--branch=\(name)").code == 2)
        #expect(try scratch.git("status", "--porcelain") == "")
    }

    @Test func aMoveAloneIsAReason() throws {
        let scratch = try Scratch.guide()
        let section = "\n## Regels\n\nWie de sleutel leent, brengt hem terug voor het donker wordt.\n"
        try scratch.write("guide/een.md", try scratch.read("guide/een.md") + section)
        try scratch.commit("Regels")
        try scratch.editie("cut", "2.0")
        try scratch.write(
            "guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: section, with: ""))
        try scratch.write("guide/twee.md", try scratch.read("guide/twee.md") + section)
        try scratch.commit("Verplaats")
        let plan = try scratch.editie("status")
        #expect(plan.out.contains("1 section moved"), "\(plan.out)")
    }

    @Test func whatWasWrittenByHandUnderAnUpdatesNameIsNotLost() throws {
        let scratch = try Scratch.guide()
        try scratch.write("changelogs/2.0.md", "Met de hand.\n")
        try scratch.commit("Een eigen verslag")
        let cut = try scratch.editie("cut", "2.0", "--no-tag")
        try scratch.git("tag", "v2.0")
        for refused in [cut, try scratch.editie("import", "--tags", "v*")] {
            #expect(refused.code == 2 && refused.err.contains("changelogs/2.0.md"), "\(refused.err)")
            #expect(try scratch.read("changelogs/2.0.md") == "Met de hand.\n")
        }
    }

    @Test func inTheMiddleOfAMergeNothingIsCut() throws {
        let scratch = try Scratch.guide()
        try scratch.git("switch", "-qc", "zij")
        try scratch.write("elders.txt", "a")
        try scratch.commit("Zij")
        try scratch.git("switch", "-q", "main")
        try scratch.git("merge", "-q", "--no-ff", "--no-commit", "zij")
        let refused = try scratch.editie("cut", "2.0")
        #expect(refused.code == 2 && refused.err.contains("a merge is not finished"), "\(refused.err)")
        try scratch.git("merge", "--abort")
        #expect(try scratch.editie("cut", "2.0").code == 0)
    }

    @Test func aProofGoesOnWhereOneRecordIsGone() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: "40", with: "43"))
        try scratch.commit("Wijzig")
        try scratch.editie("cut", "2.1")
        try scratch.git("rm", "-q", "changelogs/2.0.json")
        let proof = try scratch.editie("verify", "--format", "json")
        #expect(proof.code == 1 && proof.out.contains("\"edition\":\"2.1\""), "\(proof.out)\(proof.err)")
        #expect(proof.out.contains("the record 'changelogs/2.0.json' of edition 2.0 is gone, which the tag 'v2.0' has"))
    }

    @Test func aCutThatTheCheckForbidsSaysWhy() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/een.md", "# Een\n\nZie [weg](weg.md).\n")
        try scratch.commit("Breek")
        let refused = try scratch.editie("cut", "2.0")
        #expect(refused.code == 1 && refused.err.contains("een.md:3: no file 'weg.md' in this guide"), "\(refused.err)")
    }

    @Test func aLimitOnFileSizesIsToldAndLeavesNothing() throws {
        let scratch = try Scratch.guide()
        let stopped = try Scratch.run(
            "bash", ["-c", "ulimit -f 1; exec \"$0\" cut 2.0", Scratch.editie], in: scratch.folder)
        #expect(stopped.code == 3 && stopped.err.contains("cannot"), "\(stopped.code) \(stopped.err)")
        #expect(try scratch.git("status", "--porcelain") == "" && scratch.git("tag") == "")
        #expect(try scratch.editie("cut", "2.0").code == 0)
    }

    @Test func peopleAreKnownByTheirAddressesInAnyCase() throws {
        let scratch = try Scratch.guide()
        try scratch.write(".mailmap", "Piet Piraat <piet@example.org> <PIET@oud.nl>\n")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: "40", with: "43"))
        try scratch.git("add", "-A")
        try scratch.git(
            "-c", "user.name=P", "-c", "user.email=piet@OUD.nl", "commit", "-qm",
            "Tel opnieuw\n\nCo-authored-by: <leeg@example.org>")
        try scratch.editie("cut", "2.0")
        let update = try scratch.read("changelogs/2.0.md")
        #expect(update.contains("Piet Piraat") && update.contains("- leeg\n") && !update.contains("- P\n"), "\(update)")
    }

    @Test func noEditionIsOlderThanTheOneBeforeIt() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0", "--date", "2026-05-02")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: "40", with: "43"))
        try scratch.commit("Wijzig")
        let early = try scratch.editie("cut", "--date", "2026-05-01")
        #expect(early.code == 2)
        #expect(early.err.contains("the date 2026-05-01 lies before that of the last edition, 2026-05-02"))
        #expect(!scratch.has("changelogs/2.1.json"))
        #expect(try scratch.editie("cut", "--date", "2026-05-02").code == 0)
    }

    @Test(arguments: [
        ("40 wijken", "43 wijken", "2.1"), ("beschreven", "beschreeven", "2.0.1"),
        ("40 wijken", "**40 wijken**", "2.0.1"),
    ])
    func theRedlineDecidesTheNumber(old: String, new: String, number: String) throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: old, with: new))
        try scratch.commit("Wijzig")
        let plan = try scratch.editie("cut", "--dry-run")
        #expect(plan.out.hasPrefix("Would cut edition \(number): "), "\(plan.out)\(plan.err)")
        #expect(!scratch.has("changelogs/\(number).md"))
        #expect(try scratch.editie("cut").code == 0)
        #expect(scratch.has("changelogs/\(number).json"))
    }

    @Test func theUpdateTellsWhatChangedWithOldAndNewFigures() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", try scratch.read("guide/een.md").replacingOccurrences(of: "40", with: "43"))
        try scratch.commit("Wijzig")
        try scratch.editie("cut")
        #expect(try scratch.read("changelogs/2.1.md").contains("- Gewijzigd: [Een](../guide/een.md#een) (40 → 43)"))
        #expect(try scratch.read("changelogs/README.md").contains("[2.1](2.1.md)"))
    }

    @Test func noCommitWritesTheFilesOnly() throws {
        let scratch = try Scratch.guide()
        let head = try scratch.git("rev-parse", "HEAD")
        #expect(try scratch.editie("cut", "2.0", "--no-commit").code == 0)
        #expect(try scratch.git("rev-parse", "HEAD") == head)
        #expect(try scratch.git("tag") == "")
        #expect(scratch.has("changelogs/2.0.md"))
    }

    @Test func anEditionThatLandedByASquashIsTaggedByItsTree() throws {
        let scratch = try Scratch.guide()
        try scratch.git("switch", "-qc", "edition")
        try scratch.editie("cut", "2.0", "--no-tag")
        try scratch.git("switch", "-q", "main")
        try scratch.write("other.txt", "meanwhile")
        try scratch.commit("Something else")
        try scratch.git("merge", "-q", "--squash", "edition")
        try scratch.git("commit", "-qm", "Land the edition")
        let tagged = try scratch.editie("tag")
        #expect(tagged.code == 0, "\(tagged.err)")
        #expect(try scratch.git("rev-parse", "v2.0^{commit}") == scratch.git("rev-parse", "HEAD"))
        #expect(try scratch.editie("status").out.contains("Nothing that a reader sees has changed since."))
    }

    @Test func oneOfThreeCutsAtOnceSucceeds() async throws {
        let scratch = try Scratch.guide()
        let folder = scratch.folder
        let codes = try await withThrowingTaskGroup(of: Int32.self) { group in
            for _ in 0..<3 { group.addTask { try Scratch.run(Scratch.editie, ["cut", "2.0"], in: folder).code } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        // The same second, identity and plan make the very same commit; still only one of them made it.
        #expect(codes.filter { $0 == 0 }.count == 1, "\(codes)")
        #expect(try scratch.git("log", "--format=%s", "main").components(separatedBy: "Cut edition").count == 2)
        #expect(try scratch.editie("verify").code == 0)
        #expect(try scratch.git("status", "--porcelain") == "")
    }

    @Test func verifyFindsEveryFileThatWasChanged() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        for path in ["changelogs/2.0.md", "changelogs/2.0.json"] {
            let text = try scratch.read(path)
            try scratch.write(path, text.replacingOccurrences(of: "Een", with: "Eén"))
            let verdict = try scratch.editie("verify", "2.0")
            #expect(verdict.code == 1, "\(path) was changed and verify says \(verdict.out)")
            #expect(verdict.out.contains("2.0"))
            try scratch.write(path, text)
        }
        try scratch.git("tag", "-f", "v2.0", "HEAD~1")
        #expect(try scratch.editie("verify", "2.0").code == 1)
    }
}

/// What readers and editors met in use, each kept from coming back.
@Suite struct UseTests {
    @Test(arguments: [["--help"], ["help"], ["help", "cut"], ["cut", "--help"], ["--version"]])
    func helpIsNoFailure(arguments: [String]) throws {
        let scratch = try Scratch()
        let outcome = try Scratch.run(Scratch.editie, arguments, in: scratch.folder)
        #expect(outcome.code == 0 && !outcome.out.isEmpty && outcome.err.isEmpty, "\(outcome.err)")
    }

    @Test func aGuideAtTheRootDoesNotTakeInItsChangelogs() throws {
        let scratch = try Scratch.repository()
        try scratch.write("SUMMARY.md", "# Mijn gids\n\n- [Een](een.md)\n")
        try scratch.write("een.md", "# Een\n\nTekst van het eerste hoofdstuk.\n")
        try scratch.commit("Begin")
        #expect(try scratch.editie("cut", "1.0").code == 0)
        #expect(try scratch.editie("verify").code == 0)
        #expect(try scratch.editie("cut").code == 1)
        #expect(try scratch.read("changelogs/1.0.md").hasPrefix("# Mijn gids 1.0\n"))
    }

    @Test func anotherPictureUnderTheSameNameIsAChange() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/kaart.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        try scratch.write("guide/twee.md", "# Twee\n\n## Kop\n\nTekst.\n\n![De kaart](kaart.svg)\n")
        try scratch.commit("Voeg een kaart toe")
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/kaart.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path/></svg>")
        #expect(try scratch.editie("status").out.contains("twee.md: changed"))
        try scratch.commit("Teken de kaart opnieuw")
        let diff = try scratch.editie("diff", "2.0", "HEAD", "--format", "json")
        #expect(diff.out.contains("\"name\":\"source\",\"text\":\"De kaart\""))
        #expect(try scratch.editie("cut").code == 0)
    }

    @Test func aRecordThatIsDamagedOrGoneIsNamed() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        let record = try scratch.read("changelogs/2.0.json")
        try scratch.write("changelogs/2.0.json", "{")
        let status = try scratch.editie("status")
        #expect(status.code == 3 && status.err.contains("'changelogs/2.0.json' is no record of edition 2.0"))
        #expect(try scratch.editie("verify").code == 1)
        try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent("changelogs/2.0.json"))
        #expect(try scratch.editie("verify", "2.0").out.contains("is gone"))
        try scratch.write("changelogs/2.0.json", record)
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func aChapterThatLostItsLargerHalfIsStillItself() throws {
        let scratch = try Scratch.guide()
        func text(_ name: String, _ count: Int) -> String {
            (0..<count).map { "Alinea \($0) over \(name) met eigen woord \(name)\($0) en nog wat tekst erbij.\n\n" }
                .joined()
        }
        try scratch.write("guide/een.md", "# Een\n\n" + text("intro", 4) + "## Beta\n\n" + text("beta", 12))
        try scratch.commit("Schrijf")
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", "# Een\n\n" + text("intro", 4))
        try scratch.write("guide/beta.md", "# Beta\n\n" + text("beta", 12))
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n- [Beta](beta.md)\n- [Twee](twee.md)\n")
        let status = try scratch.editie("diff", "--stat").out
        #expect(status.contains("beta.md | added") && !status.contains("renamed"), "\(status)")
    }

    @Test func updatesOfAnyTwoStatesCanBeRead() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        #expect(try scratch.editie("changelog", "2.0", "--language", "en").out.contains("The first recorded edition"))
        #expect(try scratch.editie("changelog").code == 1)
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        try scratch.commit("Wijzig")
        let update = try scratch.editie("changelog", "HEAD~1..HEAD", "--language", "en").out
        #expect(update.contains("What has changed since edition [2.0]") && update.contains("40 → 43"), "\(update)")
        #expect(try scratch.editie("changelog", "--format", "html").out.hasPrefix("<h1"))
    }

    @Test func aTagMadeTwiceIsNoFailure() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        #expect(try scratch.editie("tag", "2.0").code == 0)
        #expect(try scratch.git("tag") == "v2.0\n")
    }

    @Test func namingTheGuidesFolderIsStandingInIt() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        try scratch.commit("Tel opnieuw")
        #expect(try scratch.editie("-C", "guide", "status").out.contains("Latest edition: 2.0"))
        try scratch.editie("cut", "-C", "guide")
        #expect(scratch.has("changelogs/2.1.md") && !scratch.has("guide/changelogs"))
    }
}
