import Foundation
import Testing

/// The check as editors and CI use it: what is known, what is waived, what is mended.
@Suite struct CheckTests {
    /// Rules and places of what is new, as `een.md:3 link/missing-file`.
    func fresh(_ scratch: Scratch, _ arguments: String...) throws -> [String] {
        let outcome = try Scratch.run(
            Scratch.editie, ["check", "--format", "json"] + arguments, in: scratch.folder,
            environment: ["XDG_CACHE_HOME": scratch.folder.appendingPathComponent("cache").path])
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any], "\(outcome.err)")
        let findings = try #require(document["findings"] as? [[String: Any]])
        return findings.filter { $0["state"] as? String == "new" && $0["severity"] as? String == "error" }.map {
            "\($0["path"] as? String ?? ""):\($0["line"] as? Int ?? 0) \($0["rule"] as? String ?? "")"
        }
    }

    func broken() throws -> Scratch {
        let scratch = try Scratch.guide()
        try scratch.write("guide/een.md", "# Een\n\nZie [weg](weg.md) en [kop](twee.md#kop).\n")
        try scratch.commit("Breek een link")
        return scratch
    }

    @Test func mendingABaselineTakesNothingNewIn() throws {
        let scratch = try broken()
        try scratch.editie("check", "--baseline", "bekend.json", "--write-baseline")
        try scratch.write("guide/een.md", "# Een\n\nZie [weg](weg.md) en [nieuw](gloednieuw.md).\n")
        let mended = try scratch.editie("check", "--baseline", "bekend.json", "--fix")
        #expect(mended.code == 1 && mended.out.contains("gloednieuw.md"), "\(mended.out)")
        let known = try scratch.read("bekend.json")
        #expect(known.contains("weg.md") && !known.contains("gloednieuw.md") && !known.contains("#kop"), "\(known)")
    }

    /// Guides in the forms of other tools, each with what their own builds say of it.
    static let foreign: [(name: String, files: [String: String], findings: [String])] = [
        (
            "mdBook includes and begins with headings of level 2",
            [
                "book.toml": "[book]\n", "src/SUMMARY.md": "# S\n\n- [A](a.md)\n- [B](b.md)\n",
                "src/a.md": "## A\n\n{{#include deel.md}}\n\n[x](#deelkop) [y](#weg)\n",
                "src/deel.md": "## Deelkop\n\nTekst.\n",
                "src/b.md": "{{#include ../README.md}}\n\n[x](#elders)\n", "README.md": "# Elders\n",
            ], ["a.md:5 link/missing-anchor"]
        ),
        (
            "Jupyter Book names notebooks, globs and labels",
            [
                "_toc.yml": "format: jb-book\nroot: intro\nchapters:\n  - file: nb\n  - glob: sub/*\n  - file: weg\n",
                "nb.ipynb": "{}",
                "intro.md": "# I\n\n(doel)=\n## K\n\n[](#doel) [x](doel) [y](sub/q) [z](niets)\n",
                "sub/q.md": "# Q\n\n[](#doel)\n",
            ], ["_toc.yml:6 toc/missing-file", "intro.md:6 link/missing-file"]
        ),
        (
            "MkDocs takes in from folders that its settings name",
            [
                "mkdocs.yml":
                    "site_name: G\nmarkdown_extensions:\n- pymdownx.snippets:\n    base_path: [docs/_deel]\nnav: [index.md]\n",
                "docs/_deel/refs.md": "[thuis]: https://x.org\n",
                "docs/index.md": "# A\n\nZie [h][thuis].\n\n--8<-- \"refs.md\"\n",
            ], []
        ),
        (
            "MkDocs' plugins make pages",
            [
                "mkdocs.yml":
                    "site_name: G\nplugins: [gen-files, literate-nav]\nnav:\n- index.md\n- Namen: namen/\n- Deel: deel/\n",
                "docs/index.md": "# A\n\n[x](namen/mod.md) [y](deel/eeen.md)\n", "docs/deel/een.md": "# E\n\nx\n",
            ], ["index.md:3 link/missing-file"]
        ),
        (
            "MyST takes in what stands outside",
            [
                "_toc.yml": "format: jb-book\nroot: intro\n",
                "intro.md": "# I\n\n```{include} ../CHANGES.md\n```\n",
            ], []
        ),
        (
            "mdBook sends readers to pages of its own and of other sites",
            [
                "book.toml":
                    "[output.html.redirect]\n\"/a.html\" = \"print.html\"\n\"/b.html\" = \"../../x/y.html\"\n\"/c.html\" = \"weg.html\"\n",
                "src/SUMMARY.md": "# S\n\n- [Z](z.md)\n", "src/z.md": "# Z\n\nx\n",
            ], ["../book.toml:1 redirect/missing-target"]
        ),
        (
            "Quarto has appendices",
            [
                "_quarto.yml": "book:\n  chapters:\n    - index.md\n  appendices:\n    - b.md\n",
                "index.md": "# I\n\nTekst.\n",
                "b.md": "# B\n\nTekst.\n", "c.md": "# C\n\nTekst.\n",
            ], ["c.md:1 toc/orphan-file"]
        ),
        (
            "MkDocs leaves pages out of its contents, and gives ids",
            [
                "mkdocs.yml": "nav: [index.md]\nmarkdown_extensions: [attr_list]\nnot_in_nav: |\n  /los.md\n  deel/\n",
                "docs/index.md":
                    "# I\n\nAlinea.\n{: #par }\n\n[a](#par) [b](#v9) [c](#weg)\n\n## Kop { id=\"v9\" }\n\nTekst.\n\nTerm\n\n:   Wat [d](een.md) is.\n\n    En [e](twee.md).\n",
                "docs/los.md": "# L\n\nTekst.\n", "docs/deel/x.md": "# X\n\nTekst.\n",
                "docs/README.md": "# R\n\nTekst.\n",
                "docs/wees.md": "# W\n\nTekst.\n",
            ],
            [
                "index.md:14 link/missing-file", "index.md:16 link/missing-file", "index.md:6 link/missing-anchor",
                "wees.md:1 toc/orphan-file",
            ]
        ),
        (
            "DocC lists pages anywhere, and knows symbols",
            [
                "X.docc/X.md": "# ``/X``\n\nS.\n\n## Topics\n\n- <doc:Getting-Started>\n- <doc:Weg>\n",
                "X.docc/Getting Started.md": "# G\n\n## Kop Een\n\n<doc:#Kop-Een> <doc:#weg> <doc:P1>\n",
                "X.docc/P1.md": "# P\n\nTekst.\n",
                "X.docc/Thing.md": "# ``X/Thing``\n",
            ], ["Getting Started.md:5 link/missing-anchor", "X.md:8 link/missing-file"]
        ),
    ]

    @Test(arguments: foreign.indices)
    func guidesOfOtherToolsAreReadAsTheseDo(index: Int) throws {
        let guide = Self.foreign[index]
        let scratch = try Scratch()
        for (path, text) in guide.files { try scratch.write(path, text) }
        let checked = try scratch.editie("check", "--format", "json")
        let document = try JSONSerialization.jsonObject(with: Data(checked.out.utf8)) as? [String: Any]
        let findings = (document?["findings"] as? [[String: Any]] ?? []).filter {
            $0["severity"] as? String != "notice"
        }
        let told = findings.map { "\($0["path"] ?? ""):\($0["line"] ?? "") \($0["rule"] ?? "")" }
        #expect(told.sorted() == guide.findings, "\(guide.name): \(checked.err)")
    }

    @Test func onlyWhatIsNewSinceARevisionBlocks() throws {
        let scratch = try broken()
        try scratch.write("guide/een.md", "# Een\n\nEerst dit.\n\nZie [weg](weg.md) en [kop](twee.md#kop).\n")
        #expect(try fresh(scratch) == ["een.md:5 link/missing-file"])
        #expect(try fresh(scratch, "--since", "HEAD") == [])
        #expect(try scratch.editie("check", "--since", "HEAD").code == 0)
        // A link of a chapter that did not change breaks when the other one does.
        try scratch.write(
            "guide/twee.md", "# Twee\n\n## Anders\n\nZie [een](een.md#een) voor het begin van het verhaal.\n")
        #expect(try fresh(scratch, "--since", "HEAD") == ["een.md:5 link/missing-anchor"])
        #expect(try scratch.editie("check", "--since", "HEAD").code == 1)
        // A renamed chapter takes its old faults with it.
        try scratch.git("checkout", "-q", "--", ".")
        try scratch.git("mv", "guide/een.md", "guide/begin.md")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](begin.md)\n- [Twee](twee.md)\n")
        try scratch.write(
            "guide/twee.md", "# Twee\n\n## Kop\n\nZie [een](begin.md#een) voor het begin van het verhaal.\n")
        #expect(try fresh(scratch, "--since", "HEAD") == [])
    }

    @Test func statusCallsNoWaiverOfSpellingUnused() throws {
        let scratch = try Scratch.guide()
        try scratch.write(
            "guide/een.md",
            "# Een\n\n<!-- editie-ignore lang/spelling: een eigen woord -->\n\nZie xqzrw en [kop](twee.md#kop).\n")
        #expect(try scratch.editie("status").out.contains("Check: 0 errors block a cut, 0 warnings"))
    }

    @Test func aBaselineIsAWayInForOldGuides() throws {
        let scratch = try broken()
        try scratch.editie("check", "--baseline", "bekend.json", "--write-baseline")
        let outcome = try scratch.editie("check", "--baseline", "bekend.json")
        #expect(outcome.code == 0 && outcome.out.contains("1 known"))
        try scratch.write("guide/een.md", "# Een\n\nZie [kop](twee.md#kop).\n")
        #expect(try scratch.editie("check", "--baseline", "bekend.json").out.contains("baseline/stale"))
        try scratch.editie("check", "--baseline", "bekend.json", "--fix")
        #expect(try scratch.read("bekend.json").contains("\"findings\": []"))
        try scratch.write("leeg.json", "{}")
        expect(
            try scratch.editie("check", "--baseline", "leeg.json"), says: "is no baseline that this version can read")
        expect(
            try scratch.editie("check", "--baseline", "geen.json"),
            says: "there is no baseline 'geen.json'; make it with")
        expect(try scratch.editie("check", "--write-baseline"), says: "--write-baseline needs --baseline FILE")
    }

    func expect(_ outcome: Scratch.Outcome, says words: String) {
        #expect(outcome.code == 2 && outcome.err.contains(words), "\(outcome.code) \(outcome.err)")
    }

    @Test func fixMendsToTheByteAndOnce() throws {
        let scratch = try Scratch.guide()
        let text =
            "# Een\r\n\r\nÉén [kop](Twee.md#KOP) en [site](www.example.org) en `Twee.md#KOP`.\r\n\r\n[los]: twee.md\r\n"
        try scratch.write("guide/een.md", text)
        let preview = try scratch.editie("check", "--fix", "--dry-run")
        #expect(
            preview.code == 0 && preview.out.contains("would mend een.md:3: link/path-case: Twee.md#KOP → twee.md#KOP"))
        #expect(
            preview.out.contains("link's destination “kop”: [-Twee.md#KOP-] → {+twee.md#kop+}")
                && preview.out.contains("worktree → mended"))
        #expect(try scratch.read("guide/een.md") == text)
        let json = try scratch.editie("check", "--fix", "--dry-run", "--format", "json").out
        #expect(json.hasPrefix("{\"schema\":\"editie/diff/1\""))
        #expect(try scratch.editie("check", "--fix").code == 0)
        let mended = "# Een\r\n\r\nÉén [kop](twee.md#kop) en [site](https://www.example.org) en `Twee.md#KOP`.\r\n\r\n"
        #expect(try scratch.read("guide/een.md") == mended)
        #expect(try scratch.editie("check", "--fix").err.isEmpty)
        #expect(try scratch.read("guide/een.md") == mended)
        expect(try scratch.editie("check", "--fix", "HEAD"), says: "--fix mends the worktree")
    }

    @Test func addressesThatAnEditionPublishedLiveOn() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "1.0")
        try scratch.git("mv", "guide/een.md", "guide/begin.md")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](begin.md)\n- [Twee](twee.md)\n")
        try scratch.write(
            "guide/twee.md", "# Twee\n\n## Nieuwe kop\n\nZie [een](begin.md#een) voor het begin van het verhaal.\n")
        #expect(try fresh(scratch) == ["twee.md:3 edition/anchor-vanished", "een.md:0 edition/page-vanished"])
        #expect(try scratch.editie("cut").code == 2)
        try scratch.editie("check", "--fix")
        #expect(try scratch.read("guide/guide.yml") == "title: Gids\nlanguage: nl\nredirects:\n  een.md: begin.md\n")
        #expect(try scratch.read("guide/twee.md").hasPrefix("# Twee\n\n<a id=\"kop\"></a>\n\n## Nieuwe kop\n"))
        #expect(try fresh(scratch) == [])
        try scratch.commit("Hernoem")
        #expect(try scratch.editie("cut").code == 0)
    }

    @Test(arguments: [
        ("redirects: {oud.md: twee.md}\n", "redirects: {oud.md: twee.md, een.md: begin.md}\n"),
        ("redirects: {}\n", "redirects: {een.md: begin.md}\n"),
        (
            "redirects:\n    oud.md: twee.md   # van vroeger\n\nnumbering: semantic\n",
            "redirects:\n    oud.md: twee.md   # van vroeger\n    een.md: begin.md\n\nnumbering: semantic\n"
        ),
    ]) func redirectsAreAddedToWhatTheSettingsHold(old: String, new: String) throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "1.0")
        try scratch.write("guide/guide.yml", "title: Gids\n" + old)
        try scratch.git("mv", "guide/een.md", "guide/begin.md")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](begin.md)\n- [Twee](twee.md)\n")
        try scratch.write(
            "guide/twee.md", "# Twee\n\n## Kop\n\nZie [een](begin.md#een) voor het begin van het verhaal.\n")
        try scratch.editie("check", "--fix")
        #expect(try scratch.read("guide/guide.yml") == "title: Gids\n" + new)
        #expect(try fresh(scratch) == [])
    }

    @Test func aShallowCloneKnowsAddressesFromTheRecord() throws {
        let scratch = try Scratch.guide()
        try scratch.editie("cut", "1.0")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        try scratch.commit("Tel opnieuw")
        try scratch.git("rm", "-q", "guide/twee.md")
        try scratch.write("guide/SUMMARY.md", "# Gids\n\n- [Een](een.md)\n")
        try scratch.commit("Haal een hoofdstuk weg")
        try scratch.git("clone", "-q", "--depth", "1", "--no-tags", "file://\(scratch.folder.path)", "ondiep")
        let outcome = try Scratch.run(Scratch.editie, ["check"], in: scratch.folder.appendingPathComponent("ondiep"))
        #expect(outcome.code == 1 && outcome.out.contains("edition/page-vanished"), "\(outcome.out)\(outcome.err)")
        #expect(outcome.out.contains("fetch-depth: 0"))
    }

    @Test func rulesExplainThemselves() throws {
        let scratch = try Scratch.guide()
        let list = try scratch.editie("check", "--list-rules").out
        #expect(list.split(separator: "\n").count > 75 && list.contains("link/path-case"))
        let page = try scratch.editie("explain", "link/missing-file").out
        for part in ["[visie](03-vise.md)", "<!-- editie-ignore link/missing-file:", "waivers:", "expires:"] {
            #expect(page.contains(part), "\(part)")
        }
        expect(try scratch.editie("explain", "link/mising-file"), says: "did you mean 'link/missing-file'?")
        #expect(try scratch.editie("explain", "all").out.contains("### external/dead"))
    }

    @Test func aLinkOutOfTheGuideIsNeverFollowed() throws {
        let scratch = try Scratch.guide()
        try scratch.write("geheim.md", "# Geheim\n\nx\n")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.folder.appendingPathComponent("guide/buiten.md").path, withDestinationPath: "../geheim.md")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.folder.appendingPathComponent("guide/binnen.md").path, withDestinationPath: "twee.md")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.folder.appendingPathComponent("guide/kring.md").path, withDestinationPath: "kring.md")
        try scratch.write(
            "guide/een.md", "# Een\n\n[uit](buiten.md) [in](binnen.md#kop) [op](../geheim.md) [rond](kring.md)\n")
        let expected = ["een.md:3 link/outside-root", "een.md:3 link/outside-root", "een.md:3 link/missing-file"]
        #expect(try fresh(scratch) == expected)
        try scratch.commit("Leg koppelingen")
        #expect(try fresh(scratch, "HEAD") == expected)
    }

    @Test func realGuidesCheckTheSameOnEveryRun() throws {
        guard let bundle = Scratch.corpus("algoritmekader") else { return }
        let scratch = try Scratch()
        try scratch.git("clone", "-q", bundle.path, "gids")
        let runs = try (0..<3).map { _ in try scratch.editie("-C", "gids", "check", "v2.2.0", "--format", "json").out }
        #expect(Set(runs).count == 1 && runs[0].contains("\"link/missing-file\""))
    }

    @Test func everyFormSaysWhatWasNotJudged() throws {
        let scratch = try Scratch.guide()
        let summary = scratch.folder.appendingPathComponent("summary.md").path
        let github = try scratch.editie(
            "check", "--format", "github", environment: ["GITHUB_STEP_SUMMARY": summary])
        #expect(github.out.contains("not judged: external/dead"))
        #expect(try scratch.read("summary.md").contains("- not judged: external/dead"))
        let gitlab = try scratch.editie("check", "--format", "gitlab")
        #expect(gitlab.err.contains("not judged: external/dead") && !gitlab.out.contains("not judged"))
    }
}
