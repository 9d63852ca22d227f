import Testing

@testable import Checking
@testable import CommonMark
@testable import Diffing
@testable import Editions
@testable import GuideModel
@testable import Pipeline
@testable import Rendering

@Suite struct EditionNumberTests {
    @Test(arguments: [
        ("2.1", EditionNumber(2, 1)), ("v2.1.3", EditionNumber(2, 1, 3)), ("2026.1", EditionNumber(2026, 1)),
    ])
    func readsNumbers(text: String, number: EditionNumber) { #expect(EditionNumber(text) == number) }

    @Test(arguments: ["", "2", "2.", "2.01", "2.1.3.4", "2.-1", "a.b", "99999999999999999999999.1", "2.1 ", "２.1"])
    func refusesWhatIsNone(text: String) { #expect(EditionNumber(text) == nil) }

    @Test func twoAndThreePartsAreOneNumber() {
        #expect(EditionNumber("2.2") == EditionNumber("2.2.0"))
        #expect(EditionNumber(2, 10) > EditionNumber(2, 9, 9))
    }

    @Test(arguments: [
        (Significance.formatting, EditionNumber(2, 1, 1)), (.editorial, EditionNumber(2, 1, 1)),
        (.substantive, EditionNumber(2, 2)),
    ])
    func followsTheSignificanceOfTheChanges(significance: Significance, expected: EditionNumber) {
        #expect(EditionNumber(2, 1).next(for: significance) == expected)
    }

    @Test func numbersByTheCalendarStartAnewEachYear() {
        #expect(EditionNumber(2025, 3).next(inYear: 2026) == EditionNumber(2026, 1))
        #expect(EditionNumber(2026, 1).next(inYear: 2026) == EditionNumber(2026, 2))
    }

    @Test(arguments: [
        ("v2.1", "v{edition}", "2.1"), ("gids-2.1", "gids-{edition}", "2.1"), ("v1.2.3", "gids-{edition}", "1.2.3"),
    ])
    func findsTheNumberInATag(tag: String, pattern: String, number: String) {
        #expect(Ledger.number(inTag: tag, pattern: pattern) == EditionNumber(number))
    }

    @Test func aNumberMustBeNewAndFollowTheLast() {
        let ledger = Ledger([.init(number: EditionNumber(2, 0), tag: nil, commit: nil, record: nil)])
        let proposal = Proposal(Redline(), latest: EditionNumber(2, 0), calendarYear: nil, bump: nil)
        #expect(throws: CutError.numberTaken(EditionNumber(2, 0), latest: EditionNumber(2, 0))) {
            try CutPlan.number("2.0.0", proposal: proposal, ledger: ledger)
        }
        #expect(throws: CutError.numberNotAfter(EditionNumber(1, 9), latest: EditionNumber(2, 0))) {
            try CutPlan.number("1.9", proposal: proposal, ledger: ledger)
        }
        #expect(throws: CutError.notANumber("twee")) { try CutPlan.number("twee", proposal: proposal, ledger: ledger) }
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-1", "x", "0000-01-01"]) func daysThatDoNotExist(text: String)
    {
        #expect(!Clock.isDay(text))
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01"), (951_782_400, "2000-02-29"), (-1, "1969-12-31"), (1_795_478_400, "2026-11-24"),
    ])
    func daysOfTheCalendar(seconds: Int64, day: String) { #expect(Clock.day(seconds) == day) }
}

@Suite struct CheckerTests {
    private func check(_ files: [String: String], summary: String? = nil, images: [String: [UInt8]] = [:]) -> [String] {
        var entries: [TableOfContents.Entry] = []
        if let summary { entries = TableOfContents(summary: Array(summary.utf8), file: "SUMMARY.md").entries }
        let contents = TableOfContents(
            form: summary == nil ? .files : .summary, file: summary == nil ? nil : "SUMMARY.md", entries: entries)
        let location = GuideLocation(folder: "", contents: contents, configuration: GuideConfiguration(), unused: [])
        let all = (files.keys.sorted() + images.keys.sorted()).map { FileEntry(path: $0, kind: .file, id: nil) }
        let chapters = Guide.chapterPaths(location, files: all).map { path, isListed in
            var chapter = Chapter(path: path, bytes: Array((files[path] ?? "").utf8), style: .github)
            chapter.isListed = isListed
            return chapter
        }
        var inputs = CheckInputs()
        inputs.readImage = { path in images[path].map { .init(head: Array($0.prefix(512)), size: $0.count) } }
        let report = Checker.check(Guide(location: location, chapters: chapters, files: all), inputs: inputs)
        return report.findings.map { "\($0.path):\($0.range?.line ?? 0):\($0.range?.column ?? 0) \($0.rule.rawValue)" }
    }

    @Test func aSoundGuideHasNoFindings() {
        let found = check(
            [
                "a.md": "# A\n\nZie [b](b.md#kop) en [boven](#a), `[geen](link.md)`.\n\n<!-- [ook](niet.md) -->\n",
                "b.md": "# B\n\n## Kop\n\nTekst.\n",
            ],
            summary: "- [A](a.md)\n- [B](b.md)\n- [Later]()\n")
        #expect(found == [])
    }

    @Test(arguments: [
        ("Zie [x](weg.md).", "a.md:3:5 link/missing-file"), ("Zie [x](b.md#weg).", "a.md:3:5 link/missing-anchor"),
        ("Zie [x](B.md).", "a.md:3:5 link/path-case"), ("Zie [x](#A).", "a.md:3:5 link/anchor-case"),
        ("Zie [x](../y.md).", "a.md:3:5 link/outside-root"),
        ("Zie [x](www.example.org).", "a.md:3:5 link/missing-scheme"),
        ("[x](javascript:a)", "a.md:3:1 link/unsafe-scheme"), ("[x]()", "a.md:3:1 link/empty"),
        ("![x](weg.png)", "a.md:3:1 image/missing-file"), ("![x](leeg.png)", "a.md:3:1 image/empty-file"),
        ("![x](tekst.png)", "a.md:3:1 image/not-an-image"),
        ("### Te diep\n\nx", "a.md:3:1 structure/heading-skip"),
        ("x\n\n# Nog een\n\nx", "a.md:5:1 structure/multiple-h1"),
        ("## Leeg", "a.md:3:1 structure/empty-section"),
        ("[x][weg]", "a.md:3:1 reference/undefined"), ("x\n\n[x]: b.md", "a.md:5:1 link/unused-definition"),
        ("<<<<<<< HEAD", "a.md:3:1 text/conflict-marker"),
        ("a\u{0}b", "a.md:3:2 text/nul"), ("é\u{7}", "a.md:3:2 text/control-character"),
        ("<a href=\"weg.md\">x</a>", "a.md:3:1 link/missing-file"),
    ]) func aFaultIsFoundAtItsPlace(text: String, expected: String) {
        let found = check(
            ["a.md": "# A\n\n\(text)\n", "b.md": "# B\n\nTekst.\n"], summary: "- [A](a.md)\n- [B](b.md)\n",
            images: ["leeg.png": [], "tekst.png": Array("tekst".utf8)])
        #expect(found == [expected])
    }

    @Test func theContentsAndTheFilesAgree() {
        let found = check(
            ["a.md": "# A\n\nx\n", "los.md": "# L\n\nx\n"], summary: "- [A](a.md)\n- [B](b.md)\n- [Weer](a.md)\n")
        #expect(
            found.sorted() == [
                "SUMMARY.md:2:1 toc/missing-file", "SUMMARY.md:3:1 toc/duplicate-entry", "los.md:1:1 toc/orphan-file",
            ])
    }
}

@Suite struct JSONTests {
    @Test func escapesWhatMustBeAndKeepsTheOrder() {
        let json = JSON.object([("b", .string("\"\\\n\u{1}é")), ("a", .array([.null, .bool(true), .number(-1)]))])
        #expect(json.text() == "{\"b\":\"\\\"\\\\\\n\\u0001é\",\"a\":[null,true,-1]}\n")
    }

    @Test func terminalsObeyNothingFromAGuide() {
        #expect(TerminalStyle.safe("a\u{1B}[31mb\u{9B}c\u{202E}") == "a␛[31mb\u{FFFD}c\u{FFFD}")
    }
}
