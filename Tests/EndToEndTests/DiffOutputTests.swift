import Foundation
import Testing

/// The redline as people and hosts get it.
@Suite struct DiffOutputTests {
    private func changed() throws -> Scratch {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "1.0")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        try scratch.write(
            "guide/drie.md", "# Drie <b>\n\nNooit `<script>alert(1)</script>` @iedereen & \"meer\" [x](javascript:y).\n"
        )
        return scratch
    }

    @Test func twoFoldersAreReadInOneWay() throws {
        let scratch = try Scratch()
        func changed(_ options: String...) throws -> [String] {
            let document = try #require(
                JSONSerialization.jsonObject(
                    with: Data(
                        Scratch.run(
                            Scratch.editie, ["diff", "--no-index", "o", "n", "--format", "json"] + options,
                            in: scratch.folder
                        ).out.utf8)) as? [String: Any])
            let chapters = try #require(document["chapters"] as? [[String: Any]])
            return chapters.filter { $0["status"] as? String != "unchanged" }.compactMap { $0["path"] as? String }
        }
        for side in ["o", "n"] {
            try scratch.write("\(side)/guide/SUMMARY.md", "# S\n\n- [A](a.md)\n")
            try scratch.write(
                "\(side)/guide/a.md", "# A\n\nEr zijn \(side == "o" ? "negen" : "tien") zalen in dit huis.\n")
            try scratch.write("\(side)/intro.md", "# Intro\n\nWelkom in het huis van de wijk.\n")
        }
        #expect(try changed() == ["a.md"])
        // What stands beside the guide is compared too where it differs.
        try scratch.write("n/intro.md", "# Intro\n\nWelkom in het nieuwe huis van de wijk.\n")
        #expect(try changed().sorted() == ["guide/a.md", "intro.md"])
    }

    @Test func rowsOfATableStandBelowEachOtherInAComment() throws {
        let scratch = try Scratch()
        let table = "| A | B |\n|---|---|\n| een | 1 |\n| twee | 2 |\n"
        try scratch.write("o/a.md", "# A\n\nTekst van het eerste hoofdstuk.\n")
        try scratch.write("n/a.md", "# A\n\nTekst van het eerste hoofdstuk.\n\n" + table)
        let comment = try scratch.editie("diff", "--no-index", "o", "n", "--format", "markdown")
        #expect(comment.out.contains("A \\| B<br>een \\| 1<br>twee \\| 2"), "\(comment.out)")
    }

    @Test(arguments: ["terminal", "markdown", "html"])
    func whatWasNotAskedForIsNotDenied(format: String) throws {
        let scratch = try Scratch()
        try scratch.write("o/a.md", "# A\n\nTekst van het eerste hoofdstuk.\n")
        try scratch.write("n/a.md", "# A\n\nTekst van het **eerste** hoofdstuk.\n")
        let asked = try scratch.editie(
            "diff", "--no-index", "o", "n", "--significance", "substantive", "--format", format)
        #expect(asked.out.contains("asked for") || asked.out.contains("gevraagd werd"), "\(asked.out)")
        try scratch.write("n/a.md", "# A\n\nTekst van het eerste hoofdstuk.\n")
        let same = try scratch.editie("diff", "--no-index", "o", "n", "--format", format)
        #expect(!same.out.contains("asked for") && !same.out.contains("gevraagd werd"))
    }

    @Test func theHTMLPageAllowsItsOwnStyleAndScriptOnly() throws {
        let page = try changed().editie("diff", "--format", "html").out
        for name in ["style", "script"] {
            let parts = page.components(separatedBy: "<\(name)>")
            try #require(parts.count == 2, "one \(name) and no other")
            let content = parts[1].components(separatedBy: "</\(name)>")[0]
            let scratch = try Scratch()
            try scratch.write("content", content)
            let hash = try Scratch.run(
                "sh", ["-c", "openssl dgst -sha256 -binary content | base64"], in: scratch.folder
            ).out.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(
                page.contains("\(name)-src 'sha256-\(hash)'") || page.contains("\(name)-src &#39;sha256-\(hash)&#39;"))
        }
        #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("url("))
        #expect(!page.contains("style=\"") && !page.contains(" onclick"))
    }

    @Test func textFromTheGuideStaysText() throws {
        let scratch = try changed()
        let page = try scratch.editie("diff", "--format", "html").out
        #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(page.contains("<html lang=\"nl\">") && page.contains("<del>") && page.contains("[geschrapt: "))
        #expect(!page.contains("href=\"javascript"))
        let comment = try scratch.editie("diff", "--format", "markdown").out
        #expect(!comment.contains("<script") && !comment.contains("@iedereen") && comment.contains("@\u{200B}iedereen"))
        #expect(comment.contains("<del>40</del><ins>43</ins>"))
        let english = try scratch.editie("diff", "--format", "markdown", "--language", "en").out
        #expect(english.contains("What changes from 1.0 to worktree"))
    }

    @Test func aCommentIsNeverLongerThanAHostTakes() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "1.0")
        for number in 0..<400 {
            let text = (0..<30).map { "Zin \(number) en \($0) gaat over woord\(number * 31 + $0) in de buurt.\n\n" }
                .joined()
            try scratch.write("guide/hoofdstuk-\(number).md", "# Hoofdstuk \(number)\n\n\(text)")
        }
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        let comment = try scratch.editie("diff", "--format", "markdown").out
        #expect((30_000..<65_000).contains(comment.utf16.count))
        // What changed in a chapter that stays comes before the whole text of new ones.
        #expect(comment.contains("<del>40</del><ins>43</ins>"))
        #expect(comment.contains("Weggelaten vanwege de lengte"))
        #expect(
            comment.components(separatedBy: "<details>").count == comment.components(separatedBy: "</details>").count)
    }

    @Test func oldAndNewTextStandBesideEachOther() throws {
        let scratch = try changed()
        let out = try scratch.editie("diff", "--side-by-side", environment: ["COLUMNS": "80"]).out
        #expect(out.contains("[-40-] wijken") && out.contains("│ In deze gids staan {+43+} wijken"))
        #expect(out.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(try scratch.editie("diff", environment: ["COLUMNS": "80"]).out.contains("[-40-]{+43+}"))
    }

    @Test func formsForTheTerminalDoNotGoWithFormats() throws {
        let scratch = try changed()
        for wrong in [["--stat", "--format", "html"], ["--side-by-side", "--format", "json"]] {
            let outcome = try Scratch.run(Scratch.editie, ["diff"] + wrong, in: scratch.folder)
            #expect(outcome.code == 2 && outcome.out.isEmpty && outcome.err.contains(wrong[0]))
        }
    }

    @Test func aPagerIsTheUsersAndNeverTheRepositorys() throws {
        let scratch = try changed()
        try scratch.git("config", "core.pager", "touch owned; cat")
        func show(_ environment: [String: String]) throws -> String {
            try Scratch.run(
                "script", ["-qec", "'\(Scratch.editie)' diff --stat", "/dev/null"], in: scratch.folder,
                environment: environment.merging(["TERM": "dumb"]) { first, _ in first }
            ).out
        }
        #expect(try show(["GIT_PAGER": "sed s/^/seite:/"]).contains("seite:"))
        #expect(try show(["GIT_PAGER": "no-such-pager-here"]).contains("een.md"))
        #expect(try show(["PAGER": "cat"]).contains("een.md"))
        #expect(!scratch.has("owned"))
        try scratch.write("home/.gitconfig", "[core]\n\tpager = sed s/^/mine:/\n")
        let home = scratch.folder.appendingPathComponent("home").path
        #expect(try show(["HOME": home, "PAGER": "cat"]).contains("mine:"))
    }

    @Test func aLanguageFileAddsWordsThatMatter() throws {
        let scratch = try Scratch.guide()
        try scratch.write("guide/twee.md", "# Twee\n\nDe bewoner darf de zaal op maandag gebruiken voor het overleg.\n")
        try scratch.commit("Schrijf")
        try scratch.write("guide/twee.md", "# Twee\n\nDe bewoner kann de zaal op maandag gebruiken voor het overleg.\n")
        #expect(!(try scratch.editie("diff", "HEAD", "worktree").out.contains("modality")))
        try scratch.write("guide/language.yml", "modals: [darf, kann]\n")
        #expect(try scratch.editie("diff", "HEAD", "worktree").out.contains("modality"))
        try scratch.write("guide/language.yml", "modal: [darf]\n")
        let wrong = try scratch.editie("diff", "HEAD", "worktree")
        #expect(wrong.code == 2 && wrong.err.contains("guide/language.yml:1") && wrong.err.contains("'modals'"))
    }

    @Test func aChapterOfAnEnglishGuideIsToldInEnglish() throws {
        let scratch = try Scratch()
        try scratch.write(
            "old/a.md", "# Keys\n\nThe keys are in the cupboard next to the kitchen and the door is open.\n")
        try scratch.write(
            "new/a.md", "# Keys\n\nThe keys are in the drawer next to the kitchen and the door is open.\n")
        #expect(try scratch.editie("diff", "--no-index", "old", "new", "--format", "html").out.contains("lang=\"en\""))
    }
}
