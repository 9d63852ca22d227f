import Testing

@testable import Checking
@testable import CommonMark
@testable import Diffing
@testable import Editions
@testable import GuideModel
@testable import Rendering

@Suite struct CheckerTests {
    func check(
        _ files: [String: String], summary: String? = nil, images: [String: [UInt8]] = [:], settings: String = "",
        published: [String: String]? = nil, prepare: (inout CheckInputs) -> Void = { _ in }
    ) throws -> [Finding] {
        let configuration = try GuideConfiguration(yaml: settings)
        var inputs = CheckInputs()
        inputs.settings = try RuleSettings(configuration.rules)
        inputs.frontMatterSchema = try configuration.frontMatter.map { try JSONSchema($0) }
        inputs.today = "2026-11-24"
        inputs.readImage = { path in images[path].map { .init(head: Array($0.prefix(512)), size: $0.count) } }
        let now = guide(files, summary, images, configuration)
        if let published {
            let before = guide(published, nil, [:], GuideConfiguration())
            let (redline, lineage) = compareTracing(before, now)
            inputs.redline = redline
            inputs.published = PublishedState(
                name: "edition 1.0", guide: before, now: now, lineage: lineage, each: .inOrder)
        }
        prepare(&inputs)
        return Checker.check(now, inputs: inputs).findings
    }

    func guide(
        _ files: [String: String], _ summary: String?, _ images: [String: [UInt8]], _ configuration: GuideConfiguration
    ) -> Guide {
        var entries: [TableOfContents.Entry] = []
        if let summary { entries = TableOfContents(summary: Array(summary.utf8), file: "SUMMARY.md").entries }
        let contents = TableOfContents(
            form: summary == nil ? .files : .summary, file: summary == nil ? nil : "SUMMARY.md", entries: entries)
        let location = GuideLocation(folder: "", contents: contents, configuration: configuration, unused: [])
        let all = (files.keys.sorted() + images.keys.sorted()).map { FileEntry(path: $0, kind: .file, id: nil) }
        let chapters = Guide.chapterPaths(location, files: all).map { path, isListed in
            var chapter = Chapter(path: path, bytes: Array((files[path] ?? "").utf8), style: .github)
            chapter.isListed = isListed
            return chapter
        }
        return Guide(location: location, chapters: chapters, files: all)
    }

    /// `a.md:3:5 link/missing-file`.
    func told(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.path):\($0.range?.line ?? 0):\($0.range?.column ?? 0) \($0.rule.rawValue)" }
    }

    @Test func aSoundGuideHasNoFindings() throws {
        let found = try check(
            [
                "a.md": "# A\n\nZie [b](b.md#kop) en [boven](#a), `[geen](link.md)`.\n\n<!-- [ook](niet.md) -->\n",
                "b.md": "# B\n\n## Kop\n\nTekst.\n",
            ],
            summary: "- [A](a.md)\n- [B](b.md)\n- [Later]()\n")
        #expect(told(found) == [])
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
        ("## Leeg\n\n<!-- nog te schrijven -->", "a.md:3:1 structure/empty-section"),
        ("[x][weg]", "a.md:3:1 reference/undefined"), ("x\n\n[x]: b.md", "a.md:5:1 link/unused-definition"),
        ("<<<<<<< HEAD", "a.md:3:1 text/conflict-marker"),
        ("a\u{0}b", "a.md:3:2 text/nul"), ("é\u{7}", "a.md:3:2 text/control-character"),
        ("<a href=\"weg.md\">x</a>", "a.md:3:1 link/missing-file"),
        ("> - <img src=\"weg.png\" alt=\"Een kaart\">", "a.md:3:5 image/missing-file"),
        ("[x](bestuur@example.org)", "a.md:3:1 link/missing-scheme"), ("[x](b.md/)", "a.md:3:1 link/missing-file"),
        ("![Kaart](B.PNG)", "a.md:3:1 image/path-case"),
        ("[één](#e\u{301}e\u{301}n)\n\n## één\n\nx", "a.md:3:1 link/anchor-unicode"),
        ("![](b.png)", "a.md:3:1 a11y/image-alt"), ("![afbeelding 2](b.png)", "a.md:3:1 a11y/image-alt-placeholder"),
        ("![IMG_1.jpg](b.png)", "a.md:3:1 a11y/image-alt-filename"), ("<img src=\"b.png\">", "a.md:3:1 a11y/image-alt"),
        ("Zie [hier](b.md).", "a.md:3:5 a11y/link-text"), ("[](b.md)", "a.md:3:1 a11y/link-no-text"),
        ("<a href=\"b.md\"> </a>", "a.md:3:1 a11y/link-no-text"),
        ("| | b |\n|---|---|\n| 1 | 2 |", "a.md:3:1 a11y/table-header"),
        ("## K {#a-b}\n\n<a id=\"a-b\"></a> x", "a.md:5:1 anchor/duplicate-id"),
        ("Veel[^x].", "a.md:3:5 footnote/undefined"), ("x\n\n[^x]: Noot.", "a.md:5:1 footnote/unused"),
        ("x[^x]\n\n[^x]: Een.\n\n[^x]: Twee.", "a.md:7:1 footnote/unused"),
        ("[x]\n\n[x]: b.md\n[x]: a.md", "a.md:6:1 reference/duplicate-definition"),
        ("<!-- editie-ignore link/missing-file -->\n\nx", "a.md:3:1 waiver/no-reason"),
        ("<!-- editie-ignore link/missing-file: later -->\n\nx", "a.md:3:1 waiver/unused"),
        ("<!-- editie-ignore link/mising-file: later -->\n\nx", "a.md:3:1 waiver/unused"),
    ]) func aFaultIsFoundAtItsPlace(text: String, expected: String) throws {
        let found = try check(
            ["a.md": "# A\n\n\(text)\n", "b.md": "# B\n\nTekst.\n"], summary: "- [A](a.md)\n- [B](b.md)\n",
            images: ["leeg.png": [], "tekst.png": Array("tekst".utf8), "b.png": [0x89, 0x50, 0x4E, 0x47]])
        #expect(told(found) == [expected])
    }

    @Test(arguments: [
        "`[x](weg.md)`", "x\n\n<!-- [x](weg.md) -->", "\\[x](weg.md)", "[x](a.md#top)", "[x](b.md?q=1)", "[x](%62.md)",
        "[x](<b.md> 'titel')", "[b]\n\n[B]: b.md", "<https://example.org>", "[x](mailto:a@b.nl)",
        "[x](tel:+31201234567)",
        "    [x](weg.md)", "```\n[x](weg.md)\n```", "`[^x]`", "\\[^x]", "[x](b.png#L1)",
        "<a name=\"hier\"></a>[terug](#hier)",
        "<img src=\"b.png\" alt=\"\">", "[![Logo van de wijk](b.png)](b.md)", "Lees meer over [de visie](b.md).",
        "<pre>\n[x](weg.md)\n\n[y](weg.md)\n</pre>", "<script>\nvar a = '<a href=\"weg.md\">';\n</script>",
        "x[^een] en y[^een]\n\n[^een]: Noot met [de visie](b.md).", "## Kop\n\nx\n\n## Kop\n\n[y](#kop-1)",
        "<a href=\"b.md\" aria-label=\"de visie\"><img src=\"b.png\" alt=\"\"></a>",
        "![Kaart](data:image/png;base64,AA==)",
    ]) func whatIsNoFaultIsNone(text: String) throws {
        let found = try check(
            ["a.md": "# A\n\n\(text)\n", "b.md": "# B\n\nTekst.\n"], summary: "- [A](a.md)\n- [B](b.md)\n",
            images: ["b.png": [0x89, 0x50, 0x4E, 0x47]])
        #expect(told(found) == [])
    }

    @Test func theContentsAndTheFilesAgree() throws {
        let found = try check(
            ["a.md": "# A\n\nx\n", "los.md": "# L\n\nx\n"], summary: "- [A](a.md)\n- [B](b.md)\n- [Weer](a.md)\n")
        #expect(
            told(found).sorted() == [
                "SUMMARY.md:2:3 toc/missing-file", "SUMMARY.md:3:3 toc/duplicate-entry", "los.md:1:1 toc/orphan-file",
            ])
    }

    @Test func anEntryInAnotherCaseStillMeansItsFile() throws {
        let found = try check(["visie.md": "# V\n\nx\n"], summary: "- [V](Visie.md)\n")
        #expect(told(found) == ["SUMMARY.md:1:3 toc/missing-file"])
        #expect(found.first?.suggestion == "visie.md")
    }

    // MARK: - Waivers and severities

    @Test(arguments: [
        ("<!-- editie-ignore link/missing-file: komt later -->\n\n[x](weg.md)", ""),
        ("<!-- editie-ignore link: komt later -->\n[x](weg.md)", ""),
        ("Zie <!-- editie-ignore link/missing-file: komt --> [x](weg.md).", ""),
        ("- a\n\n  <!-- editie-ignore link/missing-file: komt -->\n\n  [x](weg.md)", ""),
        ("<!-- editie-ignore link/missing-file, a11y/link-text: komt -->\n\n[hier](weg.md)", ""),
        ("<!-- editie-ignore link/unused-definition: komt -->\n\n[x]: b.md\n\nx", ""),
        ("<!-- editie-ignore link/missing-file: komt -->\n\n[x](weg.md)\n\n[y](weg.md)", "a.md:7:1 link/missing-file"),
        (
            "<!-- editie-ignore link/missing-file -->\n\n[x](weg.md)",
            "a.md:3:1 waiver/no-reason a.md:5:1 link/missing-file"
        ),
    ]) func aWaiverSilencesTheNextBlockAlone(text: String, expected: String) throws {
        let found = try check(
            ["a.md": "# A\n\n\(text)\n", "b.md": "# B\n\nx\n"], summary: "- [A](a.md)\n- [B](b.md)\n")
        #expect(told(found).joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("rules:\n  link/missing-file: warning", ["warning"]), ("rules:\n  link: off", []),
        ("rules:\n  link/missing-file:\n    paths: {'a*.md': notice}", ["notice"]),
        ("rules:\n  link/missing-file:\n    severity: off\n    paths: {'a*.md': error}", ["error"]),
        ("rules:\n  link/missing-file:\n    waivers: [{path: '*.md', reason: komt, expires: 2026-11-24}]", []),
        (
            "rules:\n  link/missing-file:\n    waivers: [{path: '*.md', reason: komt, expires: 2026-11-23}]",
            ["error", "error"]
        ),
        ("rules:\n  link/missing-file:\n    waivers: [{path: '*.md'}]", ["error", "error"]),
    ]) func guideYMLSetsHowMuchARuleWeighs(settings: String, expected: [String]) throws {
        let found = try check(["a.md": "# A\n\n[x](weg.md)\n"], settings: settings)
        #expect(found.map(\.severity.rawValue) == expected)
    }

    @Test(arguments: [
        ("rules:\n  link/mising-file: off", "there is no rule 'link/mising-file'; did you mean 'link/missing-file'?"),
        (
            "rules:\n  link/missing-file: of",
            "'link/missing-file' is 'of', but must be one of: error, warning, notice, off"
        ),
        ("rules:\n  link/missing-file:\n    sevrity: off", "unknown key 'sevrity'; did you mean 'severity'?"),
        (
            "front-matter: {typ: object}",
            "'typ': front-matter: takes a JSON Schema, and this keyword is none that it may use"
        ),
    ]) func aWrongSettingIsNamed(settings: String, expected: String) {
        let error = #expect(throws: ConfigurationError.self) { try check(["a.md": "# A\n\nx\n"], settings: settings) }
        #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    }

    @Test func frontMatterIsHeldAgainstTheSchema() throws {
        let schema =
            "front-matter: {type: object, required: [titel], additionalProperties: false, properties: {titel: {type: string, minLength: 3}, soort: {enum: [a, b]}, datum: {type: string, format: date}, tags: {type: array, items: {type: string}, maxItems: 2}}}"
        let text = "---\ntitel: ab\nsoort: c\ndatum: 2026-02-30\ntags: [1]\ndatm: x\n---\n\n# A\n\nx\n"
        let found = try check(["a.md": text], settings: schema)
        #expect(
            told(found) == [
                "a.md:2:1 frontmatter/format", "a.md:3:1 frontmatter/format", "a.md:4:1 frontmatter/format",
                "a.md:5:1 frontmatter/type", "a.md:6:1 frontmatter/unknown-key",
            ])
        #expect(found.last?.suggestion == "datum")
    }

    @Test(arguments: ["---\n  titel: lang genoeg\n---\n", "---\n{titel: lang genoeg}\n---\n"])
    func frontMatterMayBeSetInOrInBraces(matter: String) throws {
        let schema = "front-matter: {type: object, required: [titel]}"
        #expect(try told(check(["a.md": matter + "\n# A\n\nx\n"], settings: schema)) == [])
    }

    // MARK: - Editions and redirects

    @Test(arguments: [
        (
            "a.md", "# A\n\n## Nieuw\n\nDe tekst van dit deel is precies gelijk gebleven.\n", "",
            "a.md edition/anchor-vanished"
        ),
        ("a.md", "# A\n\n<a id=\"oud\"></a>\n\n## Nieuw\n\nDe tekst.\n", "", ""),
        ("a.md", "# A\n\n## Nieuw\n\nx\n", "redirects: {a.md#oud: a.md#nieuw}", ""),
        (
            "b.md", "# A\n\n## Oud\n\nDe tekst van dit deel is precies gelijk gebleven.\n", "",
            "a.md edition/page-vanished"
        ),
        ("b.md", "# A\n\n## Oud\n\nx\n", "redirects: {a.md: b.md}", ""),
        ("b.md", "# A\n\n## Anders\n\nx\n", "redirects: {a.md: b.md}", ""),
        ("b.md", "# A\n\n## Anders\n\nx\n", "redirects: {a.md: b.md#anders}", ""),
        ("b.md", "# A\n\n## Oud\n\nx\n", "redirects: {a.md: weg.md}", "guide.yml redirect/missing-target"),
        ("b.md", "# A\n\n## Oud\n\nx\n", "redirects: {a.md: b.md#weg}", "guide.yml redirect/missing-target"),
        ("b.md", "# A\n\n## Oud\n\nx\n", "redirects: {a.md: c.md, c.md: weg.md}", "guide.yml redirect/missing-target"),
        (
            "b.md", "# A\n\n## Oud\n\nx\n", "redirects: {a.md: c.md, c.md: b.md#weg}",
            "guide.yml redirect/missing-target"
        ),
        ("b.md", "# A\n\n## Oud\n\nx\n", "redirects: {a.md: c.md, c.md: a.md}", "guide.yml redirect/loop"),
        ("a.md", "# A\n\n## Oud\n\nx\n", "redirects: {a.md: https://example.org/}", "guide.yml redirect/shadowed"),
        (
            "a.md",
            "# A\n\n## Oud\n\nEen ander deel met deze naam.\n\n## Oud\n\nDe tekst van dit deel is precies gelijk gebleven.\n",
            "", "a.md edition/anchor-retargeted"
        ),
    ]) func whatWasPublishedLivesOn(path: String, text: String, settings: String, expected: String) throws {
        let old = ["a.md": "# A\n\n## Oud\n\nDe tekst van dit deel is precies gelijk gebleven.\n"]
        let found = try check([path: text], settings: settings, published: old)
        #expect(found.map { "\($0.path) \($0.rule.rawValue)" }.joined(separator: " ") == expected)
    }

    @Test func tagsAndTextsAgreeOnTheNewestEdition() throws {
        let found = try check(["a.md": "# A\n\nDe nieuwste editie is 2.1. De vorige editie was 2.0.\n"]) { inputs in
            inputs.latest = EditionNumber(2, 2)
            inputs.tags = ["v2.2", "V2.2", "v2.1", "los"]
        }
        #expect(told(found).sorted() == ["a.md:3:23 edition/version-text", "guide.yml:0:0 edition/duplicate-tag"])
    }

    @Test func notesCoverWhatChanged() throws {
        let old = ["a.md": "# A\n\n## Een\n\nEr zijn 40 wijken.\n\n## Twee\n\nEr zijn 50 straten.\n"]
        let new = ["a.md": "# A\n\n## Een\n\nEr zijn 43 wijken.\n\n## Twee\n\nEr zijn 50 straten.\n"]
        func rules(_ notes: [EditorNote]) throws -> [String] {
            try check(new, published: old) {
                $0.latest = EditionNumber(1, 0)
                $0.notes = notes
            }.map(\.rule.rawValue)
        }
        #expect(try rules([]) == ["edition/note-missing"])
        #expect(try rules([EditorNote(path: "n.md", about: ["a.md#een"], claim: nil)]) == [])
        #expect(
            try rules([EditorNote(path: "n.md", about: ["a.md#twee"], claim: .editorial)]) == [
                "edition/note-missing", "edition/claim", "edition/note-stale",
            ])
    }

    // MARK: - Language

    @Test func termsAreMendedAsTheyStand() throws {
        let found = try check(
            [
                "a.md":
                    "# A\n\nWoningbouwvereniging X en de woningbouwvereniging; `woningbouwvereniging`, woningbouwverenigingen.\n"
            ],
            settings: "terms: {woningcorporatie: [woningbouwvereniging]}")
        #expect(told(found) == ["a.md:3:1 lang/terminology", "a.md:3:30 lang/terminology"])
        #expect(found.map(\.suggestion) == ["Woningcorporatie", "woningcorporatie"])
    }

    @Test func readingEaseIsFlesch() throws {
        func prose(_ text: String) -> Prose {
            Prose(Chapter(path: "a.md", bytes: Array("# A\n\n\(text)\n".utf8), style: .github))
        }
        #expect(prose("de bewoners coöperatie").syllables == 1 + 3 + 5)
        #expect(Prose.sentences("Een. Twee drie? Bijv. vier vijf 3.5 zes!").map(\.words) == [1, 2, 5])
        let counts = prose("Een. Twee drie? Bijv. vier vijf 3.5 zes!")
        #expect((counts.words, counts.sentences, counts.longest) == (8, 3, 5))
        let easy = Chapter(
            path: "a.md", bytes: Array(("# A\n\n" + String(repeating: "De kat zat op de mat. ", count: 20)).utf8),
            style: .github)
        #expect(try #require(ReadingEase(Prose(easy), language: "nl")).score == 100)
        #expect(ReadingEase(Prose(easy), language: "fr") == nil)
    }

    // MARK: - Baselines

    @Test func aBaselineKnowsFindingsByWhatTheyAreAbout() throws {
        let old = try check(["a.md": "# A\n\n[x](weg.md) [y](weg.md)\n"])
        var baseline = try #require(Baseline(json: Array(Baseline(old).document.text().utf8)))
        #expect(baseline == Baseline(old))
        let new = try check([
            "a.md": "# A\n\nEerst dit.\n\n[x](./weg.md) [y](weg.md?q) [z](weg.md) [nieuw](anders.md)\n"
        ])
        #expect(baseline.applied(to: new).map(\.state) == [.known, .known, .new, .new])
        baseline.file = "baseline.json"
        #expect(baseline.applied(to: []).map(\.rule.rawValue) == ["baseline/stale"])
    }

    @Test func everyRuleIsDocumentedOnce() {
        let ids = Checker.list.map(\.id)
        #expect(Set(ids).count == ids.count && ids.count > 75)
        for rule in Checker.list {
            #expect(
                !rule.why.isEmpty && !rule.bad.isEmpty && !rule.good.isEmpty && !rule.summary.hasSuffix("."),
                "\(rule.id)")
        }
    }
}
