import Foundation
import Testing

/// Every fault of the world or the user: one clear message, the right exit code, and nothing written.
@Suite struct BadInputTests {
    private func expect(
        _ outcome: Scratch.Outcome, code: Int32, says words: String, _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(outcome.code == code, "\(outcome.err)", sourceLocation: location)
        #expect(outcome.err.contains(words), "\(outcome.err)", sourceLocation: location)
        #expect(outcome.err.split(separator: "\n").count <= 4, "\(outcome.err)", sourceLocation: location)
    }

    @Test func aChapterThatCannotBeNamedIsToldAndAShallowCloneSaysWhatItCannotKnow() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "v1.0")
        try scratch.write("guide/een.md", "# Een\n\nIets anders dan wat er eerst stond.\n")
        try scratch.commit("Wijzig")
        try scratch.git("clone", "-q", "--depth", "1", "--no-tags", "file://\(scratch.folder.path)", "shallow")
        let check = try scratch.editie("-C", "shallow", "check")
        #expect(check.out.contains("shallow") && !check.out.contains("no edition has been cut yet"), "\(check.out)")
        expect(try scratch.editie("-C", "shallow", "check", "--published", "v1.0"), code: 3, says: "--unshallow")
        _ = try Scratch.run("bash", ["-c", "printf '# X\\n' > guide/$(printf 'c\\377').md"], in: scratch.folder)
        expect(try scratch.editie("check"), code: 3, says: "its name is not UTF-8")
    }

    @Test func aFolderWithoutGitCanBeCheckedAndNotCut() throws {
        let scratch = try Scratch()
        try scratch.write("guide/a.md", "# A\n\nTekst.\n")
        #expect(try scratch.editie("check").code == 0)
        expect(try scratch.editie("cut", "1.0"), code: 3, says: "is no git repository")
        expect(try scratch.editie("diff"), code: 3, says: "is no git repository")
        #expect(scratch.everything() == ["guide", "guide/a.md"])
    }

    @Test func anUnbornBranchHasNothingToCut() throws {
        let scratch = try Scratch()
        try scratch.git("init", "-q", "-b", "main")
        try scratch.write("guide/a.md", "# A\n\nTekst.\n")
        expect(try scratch.editie("cut", "1.0"), code: 3, says: "the branch 'main' has no commit yet")
        #expect(try scratch.editie("check").code == 0)
    }

    @Test func aBareRepositoryHasStatesAndNoWorktree() throws {
        let scratch = try Scratch.guide()
        try scratch.git("clone", "-q", "--bare", ".", "bare.git")
        expect(try scratch.editie("-C", "bare.git", "cut", "1.0"), code: 3, says: "is bare and has no worktree")
        expect(try scratch.editie("-C", "bare.git", "diff", "HEAD"), code: 3, says: "is bare")
        #expect(try scratch.editie("-C", "bare.git", "check", "HEAD").code == 0)
        #expect(try scratch.editie("-C", "bare.git", "diff", "HEAD", "HEAD").code == 0)
    }

    @Test func aShallowCloneIsNamedWhereHistoryIsNeeded() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        try scratch.commit("Wijzig")
        try scratch.git("tag", "-d", "v2.0")
        try scratch.git("clone", "-q", "--depth", "1", "--no-tags", "file://\(scratch.folder.path)", "shallow")
        let status = try scratch.editie("-C", "shallow", "status")
        expect(status, code: 3, says: "shallow clone")
        #expect(status.err.contains("git fetch --unshallow"))
        #expect(try scratch.editie("-C", "shallow", "check").code == 0)
    }

    @Test func aMissingObjectIsNamed() throws {
        let scratch = try Scratch.guide()
        let blob = try scratch.git("rev-parse", "HEAD:guide/een.md").trimmingCharacters(in: .whitespacesAndNewlines)
        try FileManager.default.removeItem(
            at: scratch.folder.appendingPathComponent(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"))
        expect(try scratch.editie("check", "HEAD"), code: 3, says: "object \(blob) is missing")
        expect(try scratch.editie("cut", "1.0"), code: 3, says: "object \(blob) is missing")
    }

    @Test(arguments: [
        (["diff", "nergens"], "'nergens' is no edition and no revision"), (["check", "9.9"], "'9.9' is no edition"),
        (["verify", "9.9"], "there is no edition '9.9'"), (["--guide", "giude", "check"], "did you mean 'guide'?"),
        (["diff", "HEAD", "HEAD", "--", "ene.md"], "did you mean 'een.md'?"),
        (["check", "--rule", "link/mising-file"], "did you mean 'link/missing-file'?"),
        (["cut", "twee"], "is no edition number"), (["cut", "9999999999999999999999.1"], "is no edition number"),
        (["cut", "--date", "2026-02-30"], "is no day"), (["frobnicate"], "frobnicate"),
        (["diff"], "name two revisions"),
    ])
    func wrongUseExitsWithTwo(arguments: [String], words: String) throws {
        let scratch = try Scratch.guide()
        let outcome = try Scratch.run(Scratch.editie, arguments, in: scratch.folder)
        #expect(outcome.code == 2, "\(outcome.code): \(outcome.err)")
        #expect(outcome.err.contains(words), "\(outcome.err)")
        #expect(outcome.out.isEmpty)
    }

    @Test func invalidTextIsAFindingWithItsPlace() throws {
        let scratch = try Scratch.guide()
        try Data([0x23, 0x20, 0x45, 0xFF, 0x0A]).write(to: scratch.folder.appendingPathComponent("guide/een.md"))
        let check = try scratch.editie("check", "--format", "json")
        #expect(check.code == 1)
        #expect(
            check.out.contains(
                "\"rule\":\"text/invalid-utf8\",\"severity\":\"error\",\"path\":\"een.md\",\"line\":1,\"column\":4"))
    }

    @Test func aBrokenConfigurationNamesLineAndKey() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/guide.yml", "title: Gids\nlangauge: nl\n")
        expect(
            try scratch.editie("check"), code: 2,
            says: "guide/guide.yml:2: unknown key 'langauge'; did you mean 'language'?")
    }

    @Test func aCutRefusesWhatIsNotReady() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        expect(try scratch.editie("cut"), code: 1, says: "nothing that a reader sees has changed")
        expect(try scratch.editie("cut", "2.0"), code: 2, says: "edition 2.0 exists already")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        expect(try scratch.editie("cut"), code: 2, says: "not committed: guide/een.md")
        try scratch.commit("Wijzig")
        expect(try scratch.editie("cut", "2.0"), code: 2, says: "edition 2.0 exists already")
        expect(try scratch.editie("cut", "1.9"), code: 2, says: "would come before the latest, 2.0")
        try scratch.git("tag", "V2.1")
        expect(try scratch.editie("cut", "2.1"), code: 2, says: "the tag 'V2.1' exists already")
        try scratch.git("tag", "-d", "V2.1")
        try scratch.write("guide/twee.md", "# Twee\n\n## Kop\n\nZie [weg](weg.md).\n")
        try scratch.commit("Breek een link")
        expect(try scratch.editie("cut"), code: 1, says: "the check found 1 error")
        try scratch.git("switch", "-q", "--detach")
        expect(try scratch.editie("cut"), code: 2, says: "HEAD is detached")
        #expect(!scratch.has("changelogs/2.1.md"))
    }

    @Test func withoutAnIdentityNothingIsWritten() throws {
        let scratch = try Scratch.guide()
        try scratch.git("config", "--unset", "user.name")
        try scratch.git("config", "--unset", "user.email")
        let before = scratch.everything()
        let cut = try scratch.editie(
            "cut", "2.0", environment: ["HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent"])
        expect(cut, code: 3, says: "git config --global user.name NAME")
        #expect(scratch.everything() == before)
    }

    @Test func anotherProcessAtWorkIsNamed() throws {
        let scratch = try Scratch.guide()
        try scratch.write(".git/index.lock", "")
        expect(try scratch.editie("cut", "2.0"), code: 3, says: "index.lock' exists")
        #expect(scratch.has(".git/index.lock"))
        #expect(!scratch.has("changelogs"))
        try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent(".git/index.lock"))
        #expect(try scratch.editie("cut", "2.0").code == 0)
    }

    @Test func nothingThatARepositoryNamesIsRun() throws {
        let scratch = try Scratch.guide()
        let canary = scratch.folder.appendingPathComponent("canary").path
        for key in [
            "core.fsmonitor", "core.sshCommand", "core.editor", "core.pager", "diff.external", "gpg.program",
            "filter.x.clean", "filter.x.smudge",
        ] {
            try scratch.git("config", key, "touch \(canary)")
        }
        try scratch.write(".git/info/attributes", "*.md filter=x diff=x\n")
        for hook in ["pre-commit", "commit-msg", "post-commit", "reference-transaction", "post-checkout"] {
            try scratch.write(".git/hooks/\(hook)", "#!/bin/sh\ntouch \(canary)\n")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755],
                ofItemAtPath: scratch.folder.appendingPathComponent(".git/hooks/\(hook)").path)
        }
        for arguments in [["status"], ["check"], ["diff", "HEAD"], ["cut", "2.0"], ["verify"], ["changelog", "2.0"]] {
            #expect(try Scratch.run(Scratch.editie, arguments, in: scratch.folder).code == 0, "\(arguments)")
        }
        #expect(scratch.has("changelogs/2.0.md"))
        #expect(!scratch.has("canary"))
    }

    @Test func readingCommandsChangeNothing() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "2.0")
        let before = try scratch.everything().map { name in
            let attributes = try FileManager.default.attributesOfItem(
                atPath: scratch.folder.appendingPathComponent(name).path)
            return "\(name) \(attributes[.modificationDate] ?? "")"
        }
        for arguments in [
            ["status"], ["check"], ["diff", "2.0"], ["verify"], ["changelog", "2.0"], ["cut", "--dry-run"],
            ["render", "guide/een.md"], ["log", "een.md"], ["blame", "een.md"], ["note", "--list"],
        ] {
            let outcome = try Scratch.run(Scratch.editie, arguments, in: scratch.folder)
            // There is nothing to cut, and nothing to write a note about.
            #expect(outcome.code == (["cut", "note"].contains(arguments[0]) ? 1 : 0), "\(arguments): \(outcome.err)")
        }
        let after = try scratch.everything().map { name in
            let attributes = try FileManager.default.attributesOfItem(
                atPath: scratch.folder.appendingPathComponent(name).path)
            return "\(name) \(attributes[.modificationDate] ?? "")"
        }
        #expect(before == after)
    }

    @Test func controlCharactersOfAGuideNeverReachTheTerminal() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/een.md", "# Een \u{1B}]0;x\u{7}\n\nZie [x\u{1B}[2J](weg\u{1B}.md).\n")
        for arguments in [["status"], ["check"], ["diff", "HEAD"]] {
            let outcome = try Scratch.run(Scratch.editie, arguments, in: scratch.folder)
            #expect(
                !(outcome.out + outcome.err).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(arguments)")
        }
    }
}

/// The two real guides, without any configuration.
@Suite struct CorpusTests {
    private func clone(_ name: String) throws -> Scratch? {
        guard let bundle = Scratch.corpus(name) else {
            print("no corpora beside this clone; skipped \(name)")
            return nil
        }
        let scratch = try Scratch()
        try scratch.git("clone", "-q", bundle.path, "guide")
        return scratch
    }

    @Test(arguments: [("algoritmekader", "v2.1", "v2.2.0"), ("swift-book", "swift-5.9-fcs", "swift-5.9.2-fcs")])
    func aRealGuideNeedsNoConfiguration(name: String, from: String, to: String) throws {
        guard let scratch = try clone(name) else { return }
        let diff = try scratch.editie("-C", "guide", "diff", from, to, "--format", "json")
        #expect(diff.code == 0, "\(diff.err)")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(diff.out.utf8)) as? [String: Any])
        #expect(document["schema"] as? String == "editie/diff/1")
        let chapters = try #require(document["chapters"] as? [[String: Any]])
        #expect(!chapters.isEmpty)
        for change in chapters.flatMap({ $0["changes"] as? [[String: Any]] ?? [] }) {
            let spans = change["spans"] as? [[String: String]] ?? []
            guard !spans.isEmpty, let old = change["from"] as? [String: Any], let new = change["to"] as? [String: Any]
            else { continue }
            #expect(spans.filter { $0["op"] != "insert" }.compactMap { $0["text"] }.joined() == old["text"] as? String)
            #expect(spans.filter { $0["op"] != "delete" }.compactMap { $0["text"] }.joined() == new["text"] as? String)
        }
        #expect(
            try scratch.editie("-C", "guide", "diff", to, to, "--format", "json").out.contains("\"significance\":null"))
        #expect([0, 1].contains(try scratch.editie("-C", "guide", "check", to).code))
        #expect(try scratch.editie("-C", "guide", "status").code == 0)
        let plan = try scratch.editie("-C", "guide", "cut", "--dry-run")
        #expect([0, 1].contains(plan.code), "\(plan.err)")
        #expect(try scratch.git("status", "--porcelain", in: "guide") == "")
    }

    @Test func theSameStatesGiveTheSameBytes() throws {
        guard let scratch = try clone("algoritmekader") else { return }
        let runs = try (0..<3).map { run in
            try scratch.editie(
                "-C", "guide", "diff", "v1.1", "v2.2.0", "--format", "json",
                environment: ["TZ": run == 0 ? "UTC" : "Asia/Tokyo", "LC_ALL": run == 1 ? "C" : "nl_NL.UTF-8"]
            )
        }
        #expect(Set(runs.map(\.out)).count == 1 && runs.allSatisfy { $0.code == 0 && !$0.out.isEmpty })
    }
}
