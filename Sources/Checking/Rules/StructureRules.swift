import CommonMark
import GuideModel

/// Headings make an outline.
struct HeadingStructure: Rule {
    static let ids: [(id: RuleID, severity: Severity, summary: String)] = [
        ("structure/heading-skip", .error, "a heading that skips a level"),
        ("structure/multiple-h1", .error, "a second title in one chapter"),
        ("structure/no-title", .error, "a chapter without a title"),
        ("structure/empty-section", .warning, "a heading with nothing below it"),
        ("structure/title-mismatch", .notice, "front-matter title against the first heading"),
        ("structure/required-section", .error, "a section that guide.yml asks of a chapter"),
    ]

    func findings(in context: CheckContext) -> [Finding] { context.guide.chapters.flatMap { judge($0, context.guide) } }

    private func judge(_ chapter: Chapter, _ guide: Guide) -> [Finding] {
        var found: [Finding] = []
        let outline = chapter.sections.filter { !$0.isNested }
        func finding(_ id: RuleID, _ severity: Severity, _ section: Section?, _ message: String, _ target: String) {
            let start = SourceRange(line: 1, column: 1, endLine: 1, endColumn: 1)
            found.append(
                Finding(
                    id, severity, path: chapter.path, range: section?.range ?? start, message: message, target: target))
        }
        var level = 0
        var title: Section?
        for section in outline {
            if section.level > level + 1, level > 0 || section.level > 2 {
                finding(
                    "structure/heading-skip", .error, section,
                    "a heading of level \(section.level) follows one of level \(level)", "\(section.level)")
            }
            level = section.level
            guard section.level == 1 else { continue }
            if title != nil {
                finding(
                    "structure/multiple-h1", .error, section, "'\(section.title)' is a second title; a chapter has one",
                    section.title)
            } else {
                title = section
            }
        }
        let named = chapter.frontMatter?.string("title")
        if title == nil, named == nil {
            finding(
                "structure/no-title", .error, outline.first,
                "the chapter has no heading of level 1 and no title in its front matter", chapter.path)
        }
        if let title, let named, folded(named) != title.title {
            finding(
                "structure/title-mismatch", .notice, title,
                "the heading is '\(title.title)', the front matter says '\(named)'", named)
        }
        let htmlLines = chapter.document.nodes.filter { $0.kind == .htmlBlock }.map(\.range.line).sorted()
        var place = 0
        for section in outline where section.blocks.count == 1 {
            let next = section.blocks.upperBound
            let goesDeeper =
                next < chapter.blocks.count && chapter.blocks[next].kind == .heading
                && chapter.blocks[next].level > section.level
            // A comment is nothing to a reader, but a place where a generator puts something.
            let end = next < chapter.blocks.count ? chapter.blocks[next].lines.lowerBound : .max
            while place < htmlLines.count, htmlLines[place] <= section.line { place += 1 }
            let hasHTML = place < htmlLines.count && htmlLines[place] < end
            if !goesDeeper, !hasHTML {
                finding(
                    "structure/empty-section", .warning, section, "nothing stands below '\(section.title)'",
                    section.anchor)
            }
        }
        for wanted in requiredSections(guide)
        where !outline.contains(where: { $0.title == wanted || $0.anchor == wanted }) {
            finding(
                "structure/required-section", .error, title,
                "the chapter has no section '\(wanted)', which guide.yml asks for", wanted)
        }
        return found
    }

    private func requiredSections(_ guide: Guide) -> [String] {
        guide.location.configuration.rules?["structure/required-section"]?["sections"]?.sequence?.compactMap(\.string)
            ?? []
    }
}
