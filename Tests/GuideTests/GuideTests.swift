import Testing

@testable import CommonMark
@testable import GuideModel

/// A repository's files in memory.
struct MemorySource: FileSource {
    var files: [String: String]

    func bytes(at path: String) throws -> [UInt8]? { files[path].map { Array($0.utf8) } }

    func entries(in folder: String) throws -> [FileEntry]? {
        var found: [String: FileEntry.Kind] = [:]
        for path in files.keys {
            guard let rest = Path.relative(path, to: folder) else { continue }
            let name = String(rest.split(separator: "/")[0])
            found[Path.join(folder, name)] = rest.contains("/") ? .folder : .file
        }
        if found.isEmpty, !folder.isEmpty { return nil }
        return found.sorted { $0.key < $1.key }.map { FileEntry(path: $0.key, kind: $0.value, id: nil) }
    }
}

@Suite struct ContentsTests {
    @Test func redirectsOfGitBookLead() throws {
        let files = [
            ".gitbook.yaml": "root: ./docs\nredirects:\n  oud: nieuw.md\n", "docs/SUMMARY.md": "* [N](nieuw.md)\n",
            "docs/nieuw.md": "# N\n",
        ]
        let contents = try GuideLocator(MemorySource(files: files)).locate(requested: nil).contents
        #expect(contents.redirects.map { "\($0.from) → \($0.to) \($0.line)" } == ["oud.md → nieuw.md 3"])
        #expect(contents.redirectsFile == ".gitbook.yaml")
    }

    @Test func everyCatalogIsFoundAndTheFirstIsRead() throws {
        let root = { (name: String) in "# \(name)\n\n@Metadata {\n  @TechnologyRoot\n}\n\n- <doc:Alpha>\n" }
        let files = [
            "Sources/A/A.docc/A.md": root("A"), "Sources/A/A.docc/Part/Alpha.md": "# Alpha\n",
            "Sources/B/B.docc/B.md": root("B"),
        ]
        let found = try GuideLocator(MemorySource(files: files)).locate(requested: nil)
        #expect(found.contents.file == "Sources/A/A.docc/A.md" && found.unused == ["Sources/B/B.docc/B.md"])
        // A catalog that stands by itself knows the pages in its folders too.
        let inner = ["A.md": root("A"), "Part/Alpha.md": "# Alpha\n"]
        let alone = try GuideLocator(MemorySource(files: inner)).locate(requested: nil)
        #expect(alone.contents.form == .docc && alone.contents.entries.map(\.path) == ["A.md", "Part/Alpha.md"])
        #expect(Chapter(path: "deel/a.qmd", bytes: [], style: .github).id == "deel/a")
    }

    @Test func slugsWithUnderscores() throws {
        #expect(AnchorStyle.mkdocsUnderscores.slug("De kop: één - twee") == "de_kop_een_-_twee")
        let source = MemorySource(files: [
            "mkdocs.yml": "site_name: x\nmarkdown_extensions:\n  - toc:\n      separator: \"_\"\n",
            "docs/index.md": "# I",
        ])
        #expect(try GuideLocator(source).locate(requested: nil).contents.slugs == .mkdocsUnderscores)
    }

    @Test func redirectsOfTheToolItself() throws {
        func redirects(_ files: [String: String]) throws -> [String] {
            try GuideLocator(MemorySource(files: files)).locate(requested: nil).contents.redirects.map {
                "\($0.from) → \($0.to)"
            }
        }
        let book = "[output.html.redirect]\n\"/oud.html\" = \"deel/nieuw.html#kop\"\n\"/deel/x.html\" = \"y.html\"\n"
        #expect(
            try redirects(["book.toml": book, "src/SUMMARY.md": "- [A](a.md)\n", "src/a.md": "# A\n"])
                == ["oud.md → deel/nieuw.md#kop", "deel/x.md → deel/y.md"])
        let site = "plugins:\n- search\n- redirects:\n    redirect_maps:\n      oud.md: nieuw.md\n"
        #expect(try redirects(["mkdocs.yml": site, "docs/a.md": "# A\n"]) == ["oud.md → nieuw.md"])
    }

    @Test func settingsMayStandInTheFolderThatContentsImply() throws {
        let files = [
            "src/SUMMARY.md": "- [A](a.md)\n", "src/a.md": "# A\n", "src/guide.yml": "title: Gids\nredirects:\n",
        ]
        let found = try GuideLocator(MemorySource(files: files)).locate(requested: nil)
        #expect(found.configuration.title == "Gids" && found.configurationFile == "src/guide.yml")
        #expect(found.contents.form == .summary)
    }

    @Test func aQuartoProjectWithoutAListHasAllItsPages() throws {
        let files = ["_quarto.yml": "project:\n  type: website\n", "index.qmd": "x", "deel/b.md": "# B", "_x.qmd": "x"]
        let contents = try GuideLocator(MemorySource(files: files)).locate(requested: nil).contents
        #expect(contents.form == .quarto && contents.entries.map(\.path) == ["deel/b.md", "index.qmd"])
    }

    @Test(
        arguments: [
            ("plugins:\n  - search\n  - autorefs\n", true), ("plugins:\n  - mkdocstrings:\n      handlers: {}\n", true),
            ("plugins:\n  search: {}\n", false),
            ("markdown_extensions:\n  - pymdownx.snippets:\n      auto_append: [a.md]\n", true),
        ])
    func labelsThatOthersDefine(setting: String, expected: Bool) throws {
        let source = MemorySource(files: ["mkdocs.yml": "site_name: x\n" + setting, "docs/index.md": "# I"])
        #expect(try GuideLocator(source).locate(requested: nil).contents.takesDefinitions == expected)
    }

    @Test func entriesOfYAMLStandWhereTheyAreWritten() throws {
        let source = MemorySource(files: [
            "mkdocs.yml": "site_name: x\nnav:\n  - Start: index.md\n  - \"Eén\": deel/weg.md\n", "docs/index.md": "# I",
        ])
        let entries = try GuideLocator(source).locate(requested: nil).contents.entries
        let range = try #require(entries.last?.range)
        #expect((range.line, range.column, range.endColumn) == (4, 12, 23))
        let configuration = try GuideConfiguration(yaml: "redirects:\n  oud.md: nieuw.md\n")
        #expect(configuration.redirects[0].range.line == 2 && configuration.redirects[0].range.column == 3)
    }

    private func locate(_ files: [String: String], guide: String? = nil) throws -> (
        folder: String, paths: [String], location: GuideLocation
    ) {
        let source = MemorySource(files: files)
        let location = try GuideLocator(source).locate(requested: guide)
        let paths = Guide.chapterPaths(location, files: try source.allEntries(below: location.folder))
        return (location.folder, paths.map(\.path), location)
    }

    private static let chapters = ["a.md": "# A", "b.md": "# B", "deel/c.md": "# C"]

    @Test func guideYmlComesFirstAndOthersAreNamed() throws {
        var files = Self.chapters.reduce(into: [:]) { $0["guide/" + $1.key] = $1.value }
        files["guide/guide.yml"] = "chapters: [b.md, a.md]"
        files["guide/SUMMARY.md"] = "- [A](a.md)"
        let found = try locate(files)
        #expect(found.folder == "guide")
        #expect(found.paths == ["b.md", "a.md", "deel/c.md"])
        #expect(found.location.unused == ["guide/SUMMARY.md"])
    }

    @Test(arguments: [
        ("sidebar:\n    contents: auto", ["gids/a.qmd", "index.qmd"]),
        ("sidebar:\n    contents: gids", ["index.qmd", "gids/a.qmd"]),
        ("sidebar:\n    contents: 'gids/*.qmd'", ["index.qmd", "gids/a.qmd"]),
        ("title: Gids", ["gids/a.qmd", "index.qmd"]),
        ("navbar:\n    left:\n      - text: Menu\n        menu: [gids/a.qmd]", ["index.qmd", "gids/a.qmd"]),
    ]) func quartoSitesHoldWhatTheirBarsStandFor(bars: String, expected: [String]) throws {
        let found = try locate([
            "_quarto.yml": "project:\n  type: website\nwebsite:\n  \(bars)\n", "index.qmd": "# I", "gids/a.qmd": "# A",
            "_extensions/x/README.md": "# X", "_deel.qmd": "# D",
        ])
        #expect(found.location.contents.form == .quarto)
        #expect(found.paths.sorted() == expected.sorted())
    }

    @Test(arguments: [
        ("!!python/object/apply:pymdownx.slugs.slugify\n        kwds:\n          case: lower", "één--twee-x"),
        ("!!python/object/apply:pymdownx.slugs.slugify", "Één--twee-X"),
        ("!!python/name:pymdownx.slugs.uslugify", "één--twee-x"),
        ("!!python/name:markdown.extensions.toc.slugify_unicode", "één-twee-x"), ("", "een-twee-x"),
    ]) func mkDocsSlugsAreThoseThatItsSettingsName(slugify: String, expected: String) throws {
        let setting = slugify.isEmpty ? "" : "\n      slugify: \(slugify)"
        let found = try locate([
            "mkdocs.yml": "site_name: x\nmarkdown_extensions:\n  - toc:\n      permalink: true\(setting)\n",
            "docs/index.md": "# A",
        ])
        #expect(Guide.anchorStyle(found.location).slug("Één & twee X") == expected)
    }

    @Test func aSlugifyOfAnotherExtensionIsNotTheHeadings() throws {
        let found = try locate([
            "mkdocs.yaml":
                "site_name: x\nexclude_docs: |\n  sjablonen/\nmarkdown_extensions:\n  - toc\n  - pymdownx.tabbed:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}\nnav:\n- index.md\n- Abs: /deel/a/\n- Mail: mailto:a@b.nl\n",
            "docs/index.md": "# A", "docs/sjablonen/brief.md": "Beste [naam](adres.md)",
        ])
        #expect(Guide.anchorStyle(found.location) == .mkdocs)
        #expect(found.paths == ["index.md"])
        #expect(found.location.contents.entries.map(\.path) == ["index.md"])
    }

    @Test func sphinxWithMySTNeedsNoContents() throws {
        let found = try locate([
            "docs/conf.py": "extensions = ['myst_parser']", "docs/index.md": "# I", "docs/a.md": "# A",
            "docs/_build/x.md": "# X",
            "README.md": "# R",
        ])
        #expect(found.folder == "docs")
        #expect(found.location.contents.form == .myst)
        #expect(found.paths == ["a.md", "index.md"])
    }

    @Test(arguments: [
        ("Wat & en zo?", "wat-en-zo"), ("1.2 Punt", "punt"), ("v2.0 nieuw", "v2.0-nieuw"), ("3 + 4", "section"),
        ("Eén_twee drie", "eén_twee-drie"),
    ]) func quartosSlugsArePandocs(title: String, expected: String) {
        #expect(AnchorStyle.pandoc.slug(title) == expected)
    }

    @Test func mdBookSummaryWithDraftsAndParts() throws {
        let summary =
            "# Summary\n\n[Voor](b.md)\n\n- [A](a.md)\n  - [C](deel/c.md)\n  - [Concept]()\n- [Weer A](a.md#x)\n"
        let found = try locate(Self.chapters.merging(["SUMMARY.md": summary]) { $1 })
        #expect(found.folder == "" && found.paths == ["b.md", "a.md", "deel/c.md"])
    }

    @Test func bookTomlNamesItsFolder() throws {
        let found = try locate([
            "book.toml": "[book]\ntitle = \"Het boek\" # naam\nsrc = \"tekst\"", "tekst/SUMMARY.md": "- [A](a.md)",
            "tekst/a.md": "# A",
        ])
        #expect(found.location.contents.title == "Het boek")
        #expect(found.folder == "tekst" && found.paths == ["a.md"])
    }

    @Test func mkDocsWithTagsGlobsAndSections() throws {
        let yaml = """
            site_name: Gids
            nav:
              - Begin: index.md
              - Deel:
                - ... | deel/*.md
              - Elders: https://example.org
            x: !!python/name:a.b
            """
        let found = try locate([
            "mkdocs.yml": yaml, "docs/index.md": "# I", "docs/deel/2.md": "# 2", "docs/deel/10.md": "# 10",
            "docs/los.md": "# L",
        ])
        #expect(found.folder == "docs" && found.paths == ["index.md", "deel/2.md", "deel/10.md", "los.md"])
        #expect(found.location.contents.impliedAnchors == .mkdocs && found.location.contents.title == "Gids")
    }

    @Test(arguments: [
        (
            "_toc.yml",
            "format: jb-book\nroot: b\nparts:\n  - caption: X\n    chapters:\n      - file: deel/c\n        sections:\n          - file: a\n"
        ),
        (
            "myst.yml",
            "project:\n  toc:\n    - file: b.md\n    - title: Deel\n      children:\n        - file: deel/c.md\n        - file: a.md\n"
        ),
        ("_quarto.yml", "book:\n  chapters:\n    - b.md\n    - part: deel/c.md\n      chapters:\n        - a.md\n"),
    ]) func otherTools(file: String, yaml: String) throws {
        let found = try locate(Self.chapters.merging([file: yaml]) { $1 })
        #expect(found.paths == ["b.md", "deel/c.md", "a.md"], "\(found.location.contents.entries)")
    }

    @Test func doccCatalog() throws {
        let root = "# Boek\n\n@Metadata {\n  @TechnologyRoot\n}\n\n## Topics\n\n- <doc:B>\n- <doc:A>\n"
        let found = try locate(["X.docc/Boek.md": root, "X.docc/A.md": "# A", "X.docc/deel/B.md": "# B"])
        #expect(found.folder == "X.docc" && found.paths == ["Boek.md", "deel/B.md", "A.md"])
    }

    @Test func filesInNaturalOrder() throws {
        let found = try locate(["10.md": "# X", "2.md": "# II", "_concept.md": "# C", "1.md": "# I"])
        #expect(found.paths == ["1.md", "2.md", "10.md"])
    }

    @Test func aFolderThatIsNotThereNamesTheNearest() {
        #expect(throws: GuideError.noSuchFolder("giude", nearest: "guide")) {
            try locate(["guide/a.md": "# A"], guide: "giude")
        }
    }
}

@Suite struct ConfigurationTests {
    @Test(arguments: [
        ("titel: x", "guide.yml:1: unknown key 'titel'; did you mean 'title'?"),
        (
            "title: x\nanchors: githb",
            "guide.yml:2: 'anchors' is 'githb', but must be one of: github, mkdocs, docc; did you mean 'github'?"
        ),
        ("title: x\nhtml-links: perhaps", "guide.yml:2: 'html-links' must be true or false"),
        ("tag: release", "guide.yml:1: 'tag' must be a pattern with '{edition}', such as 'v{edition}'"),
        ("changelogs: ../elders", "guide.yml:1: 'changelogs' must be a folder of the repository"),
        ("- a\n- b", "guide.yml:1: expected 'key: value' lines, such as 'title: Wijkengids'"),
    ]) func aFaultNamesLineKeyAndRemedy(yaml: String, message: String) {
        #expect { try GuideConfiguration(yaml: yaml) } throws: { "\($0)" == message }
    }

    @Test func brokenAndEndlessYamlIsAMessage() {
        for yaml in ["a: [", "title: \"x", String(repeating: "[", count: 100_000), "a: 1\na: 2"] {
            #expect(throws: ConfigurationError.self) { try GuideConfiguration(yaml: yaml) }
        }
        let bomb =
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + (1...9).map {
                "b\($0): &b\($0) [\(Array(repeating: $0 == 1 ? "*a" : "*b\($0 - 1)", count: 9).joined(separator: ","))]\n"
            }.joined()
        #expect(throws: ConfigurationError.self) { try GuideConfiguration(yaml: bomb) }
    }
}
