import CommonMark
import GuideModel

/// Headings make an outline.
struct HeadingStructure: Rule {
    static let documentation = [
        RuleDocumentation(
            "structure/heading-skip", .error, "a heading that skips a level",
            why: "Screen readers and contents build an outline from the levels; a hole in it loses people.",
            bad: "## Doelen\n\n#### Voor bewoners", good: "## Doelen\n\n### Voor bewoners"),
        RuleDocumentation(
            "structure/multiple-h1", .error, "a second title in one chapter",
            why: "A chapter has one title; the second is a chapter of its own or a section.",
            bad: "# Wonen\n\n# Werken",
            good: "# Wonen\n\n## Werken"),
        RuleDocumentation(
            "structure/no-title", .error, "a chapter without a title",
            why: "Contents, search and e-books call a chapter by its title.", bad: "Wonen is…",
            good: "# Wonen\n\nWonen is…"),
        RuleDocumentation(
            "structure/empty-section", .warning, "a heading with nothing below it",
            why: "A reader who goes there finds that there is nothing to read.",
            bad: "## Doelen\n\n## Middelen\n\nTekst.",
            good: "## Doelen\n\nTekst.\n\n## Middelen\n\nTekst."),
        RuleDocumentation(
            "structure/title-mismatch", .notice, "the front matter's title against the first heading",
            why: "Readers see one name in the contents and another on the page.",
            bad: "---\ntitle: Wonen\n---\n\n# Huisvesting", good: "---\ntitle: Wonen\n---\n\n# Wonen"),
        RuleDocumentation(
            "structure/required-section", .error, "a section that guide.yml asks of a chapter",
            why: "Chapters of one kind answer the same questions, so readers know where to look.",
            bad: "# Wonen\n\n(no '## Wie helpt?')", good: "# Wonen\n\n## Wie helpt?\n\nDe corporatie.",
            settings: [
                ("sections", "titles or anchors that a chapter must have"),
                ("chapters", "patterns of the chapters that it holds for; all by default"),
            ]),
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        let chapter = facts.chapter
        var found: [Finding] = []
        let outline = chapter.sections.filter { !$0.isNested && !facts.unread.contains($0.line) }
        func finding(_ id: RuleID, _ section: Section?, _ message: String, _ target: String) {
            let start = SourceRange(line: 1, column: 1, endLine: 1, endColumn: 1)
            found.append(
                Finding(id, path: chapter.path, range: section?.range ?? start, message, target: target))
        }
        let named = chapter.frontMatter?.string("title")
        // `# ::: module` is a heading that a plugin of MkDocs writes, with all that stands below it.
        func isMade(_ section: Section) -> Bool {
            context.location.contents.form == .mkdocs && section.title.hasPrefix("::: ")
        }
        // A title of the front matter stands above all headings.
        var level = named == nil ? 0 : 1
        var title: Section?
        var rawHeadings = facts.rawHeadings[...]
        for section in outline {
            // An outline is made of those in raw HTML too.
            while let raw = rawHeadings.first, raw.line < section.line {
                level = raw.level
                rawHeadings.removeFirst()
            }
            if section.level > level + 1, level > 0 || section.level > 2 {
                finding(
                    "structure/heading-skip", section,
                    level == 0
                        ? "the first heading is of level \(section.level)"
                        : "a heading of level \(section.level) follows one of level \(level)", "\(section.level)")
            }
            level = section.level
            guard section.level == 1 else { continue }
            if title != nil {
                finding(
                    "structure/multiple-h1", section, "'\(section.title)' is a second title; a chapter has one",
                    section.title)
            } else {
                title = section
            }
        }
        // Of front matter that is broken that is said, and nothing else.
        if let title, let named, chapter.frontMatter?.error == nil, folded(named) != title.title, !isMade(title) {
            finding(
                "structure/title-mismatch", title,
                "the heading is '\(title.title)', the front matter says '\(named)'", named)
        }
        // MkDocs' hooks put lists where a comment stands; elsewhere a comment is nothing to a reader.
        let mayHoldHooks = context.location.contents.form == .mkdocs
        func isShown(_ node: Node) -> Bool {
            mayHoldHooks || !withoutComments(chapter.document.literal(node)).trimmingBlanks().isEmpty
        }
        let empty = outline.filter { $0.blocks.count == 1 }
        let htmlLines =
            empty.isEmpty
            ? [] : chapter.document.nodes.filter { $0.kind == .htmlBlock && isShown($0) }.map(\.range.line).sorted()
        var place = 0
        for section in empty {
            let next = section.blocks.upperBound
            let goesDeeper =
                next < chapter.blocks.count && chapter.blocks[next].kind == .heading
                && chapter.blocks[next].level > section.level
            // A comment is nothing to a reader, but a place where a generator puts something.
            let end = next < chapter.blocks.count ? chapter.blocks[next].lines.lowerBound : .max
            while place < htmlLines.count, htmlLines[place] <= section.line { place += 1 }
            let hasHTML = place < htmlLines.count && htmlLines[place] < end
            // What a DocC page says of a symbol may stand in its source code.
            let isSymbol = context.location.contents.form == .docc && chapter.isNamedBySymbol(section)
            if !goesDeeper, !hasHTML, !isSymbol, !isMade(section) {
                finding(
                    "structure/empty-section", section, "nothing stands below '\(section.title)'",
                    section.anchor)
            }
        }
        for wanted in requiredSections(chapter, context.settings)
        where !outline.contains(where: { $0.title == wanted || $0.anchor == wanted || "#" + $0.anchor == wanted }) {
            finding(
                "structure/required-section", title,
                "the chapter has no section '\(wanted)', which guide.yml asks for", wanted)
        }
        return found
    }

    func findings(in context: ChapterContext, _ check: CheckContext) -> [Finding] {
        let chapter = context.chapter
        guard context.facts.lacksTitle, !check.included.contains(chapter.path), !check.open.contains(chapter.path)
        else { return [] }
        // The title may stand in what the chapter takes in.
        let taken = check.includes[chapter.path] ?? []
        if taken.contains(where: { check.chapter(at: $0)?.chapter.sections.contains { $0.level == 1 } ?? false }) {
            return []
        }
        let heading = chapter.sections.first { !$0.isNested }
        // mdBook and the like show the title of the contents, and many books begin their pages with headings of level 2.
        if heading != nil, check.titled.contains(chapter.path) { return [] }
        return [
            Finding(
                "structure/no-title", path: chapter.path,
                range: heading?.range ?? SourceRange(line: 1, column: 1, endLine: 1, endColumn: 1),
                "the chapter has no heading of level 1 and no title in its front matter", target: chapter.path)
        ]
    }

    private func requiredSections(_ chapter: Chapter, _ settings: RuleSettings) -> [String] {
        let patterns = settings.list("structure/required-section", "chapters")
        guard patterns.isEmpty || patterns.contains(where: { Path.matches(chapter.path, $0) }) else { return [] }
        return settings.list("structure/required-section", "sections")
    }
}
