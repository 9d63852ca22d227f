import Foundation
import Testing

/// A repository is data from strangers: what it holds leads nowhere outside it, and ends no process.
@Suite struct StrangerTests {
    @Test(arguments: [
        ("\"path\":\"../outside.txt\"", "[]"), ("\"path\":\"guide/../../outside.txt\"", "[]"),
        ("\"path\":\".git/hooks/post-commit\"", "[]"),
    ]) func aPlantedJournalWritesNothing(file: String, references: String) throws {
        let scratch = try Scratch.guide()
        let blob = try scratch.git("hash-object", "-w", "guide/een.md").dropLast()
        try scratch.write(
            ".git/editie/journal",
            "{\"version\":1,\"title\":\"x\",\"subject\":\"s\",\"references\":\(references),\"files\":[{\(file),\"new\":\"\(blob)\"}],\"stagesFiles\":false,\"reflogLine\":\"x\"}"
        )
        let check = try scratch.editie("check")
        #expect(check.code == 3 && check.err.contains("is no journal of a cut"), "\(check.err)")
        let outside = scratch.folder.deletingLastPathComponent().appendingPathComponent("outside.txt").path
        #expect(!FileManager.default.fileExists(atPath: outside) && !scratch.has(".git/hooks/post-commit"))
    }

    @Test func settingsNameNoFileOutside() throws {
        let scratch = try Scratch.repository()
        try scratch.write("geheim.yml", "Geheime groep:\n  - Redactie\n")
        try scratch.write("r/guide/guide.yml", "title: Gids\ncontributors: ../../geheim.yml\n")
        try scratch.write("r/guide/een.md", "# Een\n\nTekst.\n")
        try scratch.git("init", "-q", "-b", "main", in: "r")
        try scratch.git("config", "user.name", "Redactie", in: "r")
        try scratch.git("config", "user.email", "redactie@example.org", in: "r")
        try scratch.git("add", "-A", in: "r")
        try scratch.git("commit", "-qm", "Begin", in: "r")
        let status = try scratch.editie("status", in: "r")
        #expect(status.code == 2 && status.err.contains("geheim.yml"), "\(status.out)\(status.err)")
        #expect(!status.out.contains("Geheime groep"))
    }

    @Test func largeNumbersEndNoProcess() throws {
        let most = "9223372036854775807"
        let scratch = try Scratch.guide()
        try scratch.write("m/mkdocs.yml", "site_name: T\n")
        try scratch.write("m/docs/index.md", "# T\n\n## kop_\(most)\n\na\n\n## kop_\(most)\n\nb\n")
        #expect(try scratch.editie("check", in: "m").code < 2)
        let entry = "{\"rule\":\"link/missing-file\",\"path\":\"een.md\",\"target\":\"w.md\",\"count\":"
        try scratch.write(
            "b.json", "{\"schema\":\"editie/baseline/1\",\"findings\":[\(entry)\(most)},\(entry)1}]}")
        #expect(try scratch.editie("check", "--baseline", "b.json").code == 2)
        try scratch.write(
            "guide/guide.yml", "title: Gids\nlanguage: nl\nrules:\n  external/dead: {maximum-age: \(most)}\n")
        #expect(try scratch.editie("check").err.contains("a number from 0 to"))
        try scratch.git("checkout", "-q", "--", "guide")
        try scratch.editie("cut", "1.0")
        try scratch.write("changelogs/1.0-erratum-\(most).md", "x")
        #expect(try scratch.editie("verify").code < 2)
    }

    @Test(.enabled(if: getuid() == 0)) func aFolderThatNobodyMayReadIsNotPassedOver() throws {
        let scratch = try Scratch()
        try scratch.write("guide/een.md", "# Een\n\nTekst.\n")
        try scratch.write("guide/deel/twee.md", "# Twee\n\n[x](weg.md)\n")
        let run = try Scratch.run(
            "setpriv",
            [
                "--reuid=65534", "--clear-groups", "sh", "-c",
                "exec \"$0\" check", Scratch.editie,
            ], in: scratch.folder, environment: ["HOME": "/nonexistent"])
        // The program itself must be within reach of others for this to say anything.
        guard run.code == 1 else { return print("others cannot run the program here: \(run.err)") }
        let folder = scratch.folder.appendingPathComponent("guide/deel").path
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
        let closed = try Scratch.run(
            "setpriv", ["--reuid=65534", "--clear-groups", Scratch.editie, "check"], in: scratch.folder,
            environment: ["HOME": "/nonexistent"])
        #expect(closed.code == 3 && closed.err.contains("cannot read 'guide/deel'"), "\(closed.out)\(closed.err)")
    }

    @Test func whatIsTooLargeToReadIsSaid() throws {
        let scratch = try Scratch.guide()
        let much = String(repeating: String(repeating: "woord ", count: 2000) + "\n\n", count: 1450)
        try scratch.write("guide/een.md", "# Een\n\nHet tarief is 40 euro.\n\n" + much)
        try scratch.commit("Groot")
        try scratch.git("tag", "v1.0")
        try scratch.write("guide/een.md", "# Een\n\nHet tarief is 400 euro.\n\n" + much)
        try scratch.commit("Tarief")
        for arguments in [["diff", "1.0", "HEAD"], ["changelog", "1.0..HEAD"], ["status"]] {
            let outcome = try Scratch.run(Scratch.editie, arguments, in: scratch.folder)
            #expect(
                outcome.code == 3 && outcome.err.contains("'een.md' is over 16 MiB"), "\(arguments): \(outcome.err)")
        }
        // What is the same on both sides needs no reading.
        #expect(try scratch.editie("diff", "HEAD", "HEAD").code == 0)
    }

    @Test func aBareRepositoryIsNotWrittenInto() throws {
        let scratch = try Scratch.repository()
        try scratch.write("a.md", "# A\n\n[x](A.md)\n")
        try scratch.commit("Begin")
        try scratch.git("clone", "-q", "--bare", ".", "k.git")
        let fix = try scratch.editie("-C", "k.git", "check", "--fix")
        #expect(fix.code == 3 && fix.err.contains("is bare"), "\(fix.err)")
        #expect(!scratch.has("k.git/a.md"))
    }

    @Test func oldFaultsOfWaiversBlockNobody() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/een.md", "# Een\n\n<!-- editie-ignore link/missing-file -->\nZie [z](zz.md).\n")
        try scratch.commit("Een")
        #expect(try scratch.editie("check").code == 1)
        #expect(try scratch.editie("check", "--since", "HEAD").code == 0)
        try scratch.editie("check", "--baseline", "b.json", "--write-baseline")
        #expect(try scratch.editie("check", "--baseline", "b.json").code == 0)
    }

    @Test func settingsOfAnotherStateSayOfWhich() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/guide.yml", "titel: x\n")
        try scratch.commit("Fout")
        try scratch.write("guide/guide.yml", "title: x\n")
        try scratch.commit("Goed")
        let diff = try scratch.editie("diff", "HEAD~1", "HEAD")
        #expect(diff.code == 2 && diff.err.contains("HEAD~1:guide/guide.yml:1"), "\(diff.err)")
        try scratch.write("guide/guide.yml", "title: x\nchangelogs: guide\n")
        #expect(try scratch.editie("status").err.contains("guide.yml:2: 'changelogs' must be a folder of its own"))
        #expect(try scratch.editie("diff", "--language", "de", "HEAD~2", "HEAD").code == 2)
    }

    @Test func aChapterIsRenderedWithTheIdsOfItsGuide() throws {
        let scratch = try Scratch()
        try scratch.write("mkdocs.yml", "site_name: X\nnav:\n- index.md\n")
        try scratch.write("docs/index.md", "# Titel\n\n## Één Ü\n\na\n\n## Één Ü\n\nb\n")
        #expect(try scratch.editie("render", "docs/index.md").out.contains("id=\"een-u_1\""))
        #expect(try scratch.editie("-C", "docs/..", "render", "docs/index.md").out.contains("id=\"een-u_1\""))
        try scratch.git("init", "-q", "guide2")
        #expect(try scratch.editie("render", "nergens.md").code == 3)
    }
}
