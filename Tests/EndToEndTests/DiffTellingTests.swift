import Foundation
import Testing

/// What the readable redlines say of what is hard to show.
@Suite struct DiffTellingTests {
    private static let code = "```py\ndef f():\n    if x:\n        return 1\n    return 2\n\nf()\nf()\nf()\n```\n\n"

    private func diff(_ old: [String: String], _ new: [String: String], _ arguments: String...) throws -> String {
        let scratch = try Scratch()
        for (path, text) in old { try scratch.write("o/\(path)", text) }
        for (path, text) in new { try scratch.write("n/\(path)", text) }
        let all = ["diff", "--no-index", "o", "n"] + arguments.flatMap { $0.split(separator: " ").map(String.init) }
        return try Scratch.run(Scratch.editie, all, in: scratch.folder, environment: ["COLUMNS": "80"]).out
    }

    /// Code that went from one chapter to another.
    private func moved(_ arguments: String) throws -> String {
        let (first, second) = (
            "# A\n\nHet begin van het eerste hoofdstuk.\n\n", "# B\n\nHet begin van het tweede hoofdstuk.\n\n"
        )
        return try diff(
            ["a.md": first + Self.code, "b.md": second], ["a.md": first, "b.md": second + Self.code], arguments)
    }

    @Test func codeThatMovedKeepsItsIndent() throws {
        #expect(try moved("").contains("def f():\n            if x:\n                return 1\n"))
        #expect(try moved("--format markdown").contains("  def f():\n      if x:\n          return 1\n"))
    }

    @Test func aChapterSaysWhereItsTextWent() throws {
        #expect(try moved("").contains("> 5: code moved to b.md, line 5"))
        #expect(try moved("--format markdown --language en").contains("- line 5: code moved to b.md, line 5"))
        #expect(
            try moved("--format html").contains(
                "<li>regel <a href=\"#h2\">5: code verplaatst naar b.md, regel 5</a></li>"))
        // Also where nobody asked for the other chapter.
        #expect(try moved("-- a.md").contains("> 5: code moved to b.md, line 5"))
    }

    @Test func aPartOfARedlineSaysThatItIsOne() throws {
        let (old, new) = (
            ["a.md": "# A\n\nEen **vet** woord in 40 wijken.\n\nNog een tekst.\n"],
            ["a.md": "# A\n\nEen vet woord in 40 wijken.\n\nNog een tekts.\n"]
        )
        #expect(try diff(old, new).contains("only what was asked for") == false)
        let part = try diff(old, new, "--significance", "editorial").split(whereSeparator: \.isWhitespace)
        #expect(part.joined(separator: " ").contains("out; only what was asked for"))
        #expect(
            try diff(old, new, "--significance", "editorial", "--format", "html").contains("alleen wat gevraagd werd"))
        #expect(
            try diff(old, new, "--significance", "substantive", "--stat").hasPrefix("No change of what was asked for"))
    }

    @Test func anAddressIsReadAsItIs() throws {
        let text = try diff(
            ["a.md": "# A\n\nZie https://x.nl/a_b_c en www.y_z.nl en #12.\n"],
            ["a.md": "# A\n\nZie nu https://x.nl/a_b_c en www.y_z.nl en #12.\n"],
            "--format", "markdown")
        let scratch = try Scratch()
        try scratch.write("c.md", text)
        let html = try Scratch.run("cmark-gfm", ["-e", "autolink", "-e", "table", "c.md"], in: scratch.folder).out
        #expect(
            html.contains("https://x.nl/a_b_c en www.y_z.nl en #\u{200B}12") && !html.contains("<a href"), "\(html)")
    }

    @Test func aPageShowsWhatStoodThere() throws {
        let page = try diff(
            ["a.md": "# A\n\n- een punt\n- nog een\n"], ["a.md": "# A\n\n1. een punt\n2. nog een\n"], "--format", "html"
        )
        #expect(
            page.contains("Oude tekst</span><p dir=\"auto\" class=\"item d1\">een punt</p>"), "\(page.suffix(2000))")
        #expect(page.contains("<del><span class=\"h\" dir=\"ltr\">[geschrapt: </span>opsomming"))
        let html = try diff(
            ["a.md": "# A\n\n<div class=\"x\">\n<p>a</p>\n</div>\n"],
            ["a.md": "# A\n\n<div class=\"y\">\n<p>a</p>\n</div>\n"])
        #expect(html.contains("<div class=\"[-x-]{+y+}\">"), "\(html)")
    }

    @Test func aTextThatWasCutElsewhereSaysWhere() throws {
        let (one, two) = (
            "De gemeente stuurt binnen acht weken een besluit aan wie dat vroeg.",
            "Bezwaar maken kan tot zes weken na de dag van het besluit."
        )
        let text = try diff(
            ["a.md": "# A\n\n## Een\n\nOpen.\n\n## Twee\n\n\(one) \(two)\n\nDicht.\n"],
            ["a.md": "# A\n\n## Een\n\nOpen.\n\n\(one)\n\n\(two)\n\n## Twee\n\nDicht.\n"])
        #expect(text.contains("paragraph split from line 9: lines 7, 9 · formatting"), "\(text)")
    }

    @Test func aChapterSaysThatItsTextWasJoinedElsewhere() throws {
        let (one, two) = (
            "De gemeente stuurt binnen acht weken een besluit op de aanvraag.",
            "Bezwaar maken kan tot zes weken na de dag van verzending."
        )
        let (a, b) = ("# A\n\nDe kraam staat op de markt.\n", "# B\n\nDe leges staan in de tabel.\n")
        let text = try diff(
            ["a.md": a + "\n\(one)\n\n\(two)\n", "b.md": b], ["a.md": a, "b.md": b + "\n\(one) \(two)\n"])
        #expect(
            text.contains("> 5: paragraph moved to b.md, line 5") && text.contains("merged from a.md, lines 5, 7"),
            "\(text)")
    }

    @Test func countsOfOneAndNamesThatAreTooLong() throws {
        let name = "een-heel-lange-naam-voor-een-hoofdstuk-dat-ergens-diep-in-de-gids-staat.md"
        let stat = try diff(["deel/\(name)": "# A\n\nEen woord.\n"], ["deel/\(name)": "# A\n\nTwee woord.\n"], "--stat")
        #expect(
            stat.contains(" …") && stat.contains("gids-staat.md | changed") && stat.contains("1 word in, 1 word out"),
            "\(stat)")
        #expect(stat.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let all = try diff(
            ["a.md": "# A\n\nEen.\n", "b.md": "# B\n"], ["a.md": "# A\n\nTwee.\n", "b.md": "# B\n"], "--all",
            "--format", "markdown")
        #expect(all.contains("<summary>Ongewijzigde hoofdstukken: 1</summary>\n\n- B\n"), "\(all)")
    }

    @Test func whatNobodySeesIsShownWhereItIsAllThatDiffers() throws {
        let (old, new) = (
            ["a.md": "---\nkop: \"a b\"\n---\n# A\n\nArtikel 5 geldt nu voor allen.\n\nEen plek in het dorp.\n"],
            [
                "a.md":
                    "---\nkop: \"a  b\"\n---\n# A\n\nArtikel\u{A0}5 geldt nu voor allen.\n\nEen\u{200B} plek in het dorp.\n"
            ]
        )
        let terminal = try diff(old, new)
        #expect(terminal.contains("editorial; chapters: 1 changed"))
        for shown in ["Artikel[-·-]{+⍽+}5", "Een{+‹U+200B›+} plek", "[-a·b-] → {+a··b+}"] {
            #expect(terminal.contains(shown), "\(terminal)")
        }
        #expect(try diff(old, new, "--format", "markdown").contains("Artikel<del>·</del><ins>⍽</ins>5"))
        #expect(try diff(old, new, "--format", "html").contains("⍽"))
        // Where words differ too, they say enough.
        #expect(try !diff(["a.md": "# A\n\nTot 5 uur.\n"], ["a.md": "# A\n\nTot\u{A0}6 uur.\n"]).contains("⍽"))
    }

    @Test func whatMattersLessIsNeitherListedNorUnchanged() throws {
        let (old, new) = (
            [
                "a.md": "# A\n\nEen tikfoutt in de tekst van nu.\n", "b.md": "# B\n\nEen rij van 40 mensen.\n",
                "c.md": "# C\n\nEen stuk dat blijft.\n",
            ],
            [
                "a.md": "# A\n\nEen tikfout in de tekst van nu.\n", "b.md": "# B\n\nEen rij van 50 mensen.\n",
                "c.md": "# C\n\nEen stuk dat blijft.\n",
            ]
        )
        let stat = try diff(old, new, "--all --significance substantive --stat")
        #expect(stat.contains("c.md | unchanged") && stat.contains("b.md | changed") && !stat.contains("a.md"))
        let within = try diff(
            ["a.md": "# A\n\nZin een.\n\nEen tikfoutt hier.\n\nZin drie.\n\nRij van 40 mensen.\n"],
            ["a.md": "# A\n\nZin een.\n\nEen tikfout hier.\n\nZin drie.\n\nRij van 50 mensen.\n"],
            "--significance substantive --format html")
        #expect(!within.contains("ongewijzigd") && within.contains("zonder wat gevraagd werd"))
    }

    @Test func wordsOfCodeAreCountedLineByLine() throws {
        func code(_ word: String) -> [String: String] {
            ["a.md": "# A\n\n```\n" + (1...10).map { "\(word)\($0)\n" }.joined() + "```\n"]
        }
        #expect(try diff(code("r"), code("s")).contains("10 words in, 10 words out"))
    }

    @Test func aCommentNamesNoIssueAndShowsWhatFits() throws {
        let text = try diff(
            ["a.md": "# A\n\nZie GH-45 voor het oude.\n"], ["a.md": "# A\n\nZie GH-45 voor het nieuwe.\n"],
            "--format markdown")
        #expect(text.contains("GH-\u{200B}45"))
        func chapter(_ word: String) -> [String: String] {
            let sections = (1...700).map {
                "## Sectie \(word) nummer \($0) met een titel van een regel\n\nTekst \($0).\n\n"
            }
            return ["a.md": "# A\n\n" + sections.joined()]
        }
        let long = try diff(chapter("oud"), chapter("nieuw"), "--format markdown")
        #expect(long.utf16.count <= 65_000 && long.contains("**kop gewijzigd") && long.contains("- … (+"))
    }

    @Test func theBlankBetweenPartsIsNoChange() throws {
        let (one, two) = ("De eerste zin van dit stuk is lang genoeg.", "De tweede zin volgt er meteen op.")
        let text = try diff(["a.md": "# A\n\n\(one) \(two)\n"], ["a.md": "# A\n\n\(one)\n\n\(two) En een derde.\n"])
        #expect(!text.contains("[- -]") && !text.contains("{+ +}"), "\(text)")
    }

    @Test func aFileGetsNoColours() throws {
        let scratch = try Scratch()
        try scratch.write("a.md", "# A\n\nTot 5 uur.\n")
        try scratch.write("b.md", "# A\n\nTot 6 uur.\n")
        let colour = ["NO_COLOR": "", "CLICOLOR_FORCE": "1"]
        let shown = try scratch.editie("diff", "--no-index", "a.md", "b.md", environment: colour).out
        try scratch.editie("diff", "--no-index", "a.md", "b.md", "--output", "d.txt", environment: colour)
        let written = try scratch.read("d.txt")
        #expect(shown.contains("\u{1B}") && !written.contains("\u{1B}") && written.contains("Tot"))
    }

    private func forms(_ old: String, _ new: String, _ more: String...) throws -> [String] {
        let scratch = try Scratch()
        try scratch.write("old/a.md", old)
        try scratch.write("new/a.md", new)
        return try ["terminal", "markdown", "html"].map { form in
            try Scratch.run(
                Scratch.editie, ["diff", "--no-index", "old", "new", "--format", form] + (form == "html" ? more : []),
                in: scratch.folder
            ).out
        }
    }

    @Test func aRowThatMovedAndChangedIsCalledByItsName() throws {
        let head = "# T\n\n| Nr | Naam | Sinds |\n|---|---|---|\n"
        let rest =
            "| | Piet Bakker, secretaris van de wijkraad | 2021 |\n| | Kees Mulder, lid van de commissie | 2018 |\n"
        let row = "| | Jan de Vries, voorzitter van de wijkraad |"
        for text in try forms(head + "\(row) 2020 |\n" + rest, head + rest + "\(row) 2024 |\n").dropLast() {
            #expect(
                text.contains("row “Jan de Vries") || text.contains("rij “Jan de Vries"), "\(text)")
        }
    }

    @Test func aPageMayOpenSideBySide() throws {
        let page = try forms("# T\n\nDrie weken.\n", "# T\n\nVier weken.\n", "--side-by-side")[2]
        #expect(page.contains("id=\"one\">") && page.contains("id=\"two\" checked>"))
        #expect(try forms("# T\n\nDrie weken.\n", "# T\n\nVier weken.\n")[2].contains("id=\"one\" checked>"))
    }

    @Test func aRowThatIsGoneStandsBelowItsOwnColumns() throws {
        let old =
            "# T\n\n| Fase | Duur | Budget |\n|---|---|---|\n| Start | 2 weken | 1000 |\n| Onderzoek | 4 weken | 1200 |\n"
        let page = try forms(old, "# T\n\n| Fase | Budget |\n|---|---|\n| Start | 1000 |\n")[2]
        let gone = try #require(page.split(separator: "<tbody").first { $0.contains("Onderzoek") })
        let cells = gone.split(separator: "<td dir=").dropFirst().map {
            $0.contains("1200") ? "budget" : $0.contains("Duur: 4 weken") ? "rest" : "name"
        }
        #expect(cells == ["name", "budget", "rest"], "\(gone)")
    }

    @Test(arguments: [
        "<figure><img src=\"p.png\" alt=\"Plan\"><figcaption>Het plan</figcaption></figure>",
        "Zie <img src=\"p.png\"> hier.",
        "```{figure} p.png\nHet plan\n```", "![Plan](p.png)",
    ]) func aPictureThatShowsSomethingElseIsTold(line: String) throws {
        let scratch = try Scratch.repository()
        try scratch.write("a.md", "# A\n\n\(line)\n")
        try scratch.write("p.png", "een")
        try scratch.commit("Een")
        try scratch.write("p.png", "twee")
        try scratch.commit("Twee")
        let told = try scratch.editie("diff", "HEAD~1", "HEAD").out
        #expect(told.contains("substantive") && told.contains("p.png ("), "\(told)")
        #expect(try scratch.editie("log", "a").code == 0)
    }
}
