import CommonMark
import GuideModel

/// The table of contents and the files agree.
struct ContentsEntries: Rule {
    static let documentation = [
        RuleDocumentation(
            "toc/missing-file", .error, "the table of contents names a file that is not there",
            why: "The chapter is missing from everything that is made from the contents.", bad: "- [Visie](vise.md)",
            good: "- [Visie](visie.md)"),
        RuleDocumentation(
            "toc/duplicate-entry", .error, "a file named twice",
            why: "A chapter has one place; two make 'previous' and 'next' go in circles.",
            bad: "- [Visie](visie.md)\n- [Onze visie](visie.md)", good: "- [Visie](visie.md)"),
        RuleDocumentation(
            "toc/orphan-file", .warning, "a Markdown file that no table of contents names",
            why: "No reader finds it. A file called _name.md is no chapter and never reported.",
            bad: "oud.md beside SUMMARY.md that does not name it", good: "- [Oud](oud.md)"),
        RuleDocumentation(
            "toc/order", .warning, "a file's number against its place",
            why: "Names that count and contents that do not follow them mislead whoever looks in the folder.",
            bad: "- [Visie](02-visie.md)\n- [Doel](01-doel.md)", good: "- [Doel](01-doel.md)\n- [Visie](02-visie.md)"),
        RuleDocumentation(
            "link/not-in-toc", .warning, "a link to a Markdown file that no table of contents names",
            why: "What is made from the contents may lack the page.",
            bad: "[oud](oud.md), which SUMMARY.md does not name",
            good: "[visie](visie.md)"),
    ]

    func findings(in context: CheckContext) -> [Finding] {
        let guide = context.guide
        let contents = guide.location.contents
        guard contents.form != .files else { return [] }
        let file = Path.written(contents.file ?? "", from: guide.location.folder)
        var found: [Finding] = []
        var seen: Set<String> = []
        var named: Set<String> = []
        // What stands there already is not what was meant.
        let listed = Set(contents.entries.map(\.path))
        func finding(
            _ id: RuleID, _ entry: TableOfContents.Entry, _ message: String, _ target: String,
            _ suggestion: String? = nil
        ) {
            found.append(
                Finding(
                    id, path: file, range: entry.range ?? context.settingsLine(entry.line), message, target: target,
                    suggestion: suggestion))
        }
        for entry in contents.entries {
            if guide.files[entry.path]?.kind == .symbolicLink {
                finding(
                    "toc/missing-file", entry,
                    "'\(entry.path)' is a symbolic link, which is not followed; name the file itself", entry.path)
            } else if !context.index.hasFile(entry.path) {
                // A page of a DocC catalog names others by links, which are judged as links.
                if contents.form == .docc { continue }
                // Written in another case it is still this file that is meant.
                let meant = context.index.fileIgnoringCase(entry.path)
                if let meant { named.insert(meant) }
                finding(
                    "toc/missing-file", entry, "no file '\(entry.path)' in this guide", entry.path,
                    meant ?? context.index.nearestFile(entry.path) { !listed.contains($0) })
            } else if !seen.insert(entry.path).inserted, contents.form != .docc {
                finding(
                    "toc/duplicate-entry", entry, "'\(entry.path)' is named before already", entry.path)
            }
        }
        for entry in contents.entries + contents.sections {
            guard let fragment = entry.fragment.map(percentDecoded), !fragment.isEmpty, fragment.lowercased() != "top",
                let anchors = context.index.anchors[entry.path], !anchors.contains(fragment)
            else { continue }
            finding(
                "link/missing-anchor", entry, "no anchor '#\(fragment)' in '\(entry.path)'",
                entry.path + "#" + fragment,
                context.index.spellings(ofAnchors: entry.path).nearest(fragment).map { entry.path + "#" + $0 })
        }
        // Each folder counts for itself.
        var last: [String: (number: Int, path: String)] = [:]
        for entry in contents.entries {
            guard let number = Self.number(entry.path) else { continue }
            let folder = Path.folder(of: entry.path)
            if let last = last[folder], number < last.number {
                finding("toc/order", entry, "'\(entry.path)' stands after '\(last.path)'", entry.path)
            }
            last[folder] = (number, entry.path)
        }
        let curated = contents.form == .docc ? Self.curated(context) : []
        let symbolPages =
            contents.form == .docc ? Set(context.chapters.lazy.filter(\.facts.isSymbolPage).map(\.path)) : []
        // MkDocs and DocC publish what no entry names, so a missing entry is a choice there.
        guard contents.form != .mkdocs || !contents.entries.isEmpty else { return found }
        for chapter in guide.chapters where !chapter.isListed && !named.contains(chapter.path) {
            // Quarto makes no page of a README.
            if contents.form == .quarto, Path.name(chapter.path) == "README.md" { continue }
            // What another chapter includes is a part of that one.
            if context.included.contains(chapter.path) { continue }
            // DocC's pages are named by any other page, and those of a symbol by the symbol.
            if symbolPages.contains(chapter.path) || curated.contains(chapter.path) { continue }
            if contents.unlisted.contains(where: { Path.matches(chapter.path, $0) }) { continue }
            // MkDocs leaves README.md out where index.md stands beside it.
            let folder = Path.folder(of: chapter.path)
            if contents.form == .mkdocs, chapter.path.hasSuffix("README.md"),
                context.index.hasFile(Path.join(folder, "index.md"))
            {
                continue
            }
            found.append(
                Finding(
                    "toc/orphan-file", path: chapter.path, range: context.settingsLine(1),
                    "no table of contents names this file", target: chapter.path))
        }
        return found + unlistedTargets(context, named)
    }

    /// - Parameter named: chapters that an entry means, in whatever case.
    private func unlistedTargets(_ context: CheckContext, _ named: Set<String>) -> [Finding] {
        let unlisted = Set(context.guide.chapters.filter { !$0.isListed }.map(\.path)).subtracting(named)
        guard !unlisted.isEmpty,
            context.guide.location.contents.form == .summary || context.guide.location.contents.form == .guideYML
        else { return [] }
        return context.chapters.flatMap { chapter in
            zip(chapter.facts.uses, chapter.destinations).compactMap { use, destination -> Finding? in
                guard case .file(let path, _) = destination,
                    unlisted.contains(path), path != chapter.path
                else { return nil }
                return Finding(
                    "link/not-in-toc", path: chapter.path, range: use.range,
                    "'\(path)' is in no table of contents, so readers may not have it", target: use.target)
            }
        }
    }

    /// The pages that other pages of a catalog lead to.
    private static func curated(_ context: CheckContext) -> Set<String> {
        var pages: Set<String> = []
        for chapter in context.chapters {
            for (use, destination) in zip(chapter.facts.uses, chapter.destinations) where use.target.hasPrefix("doc:") {
                if case .file(let path, _) = destination, path != chapter.path { pages.insert(path) }
            }
        }
        return pages
    }

    /// `03-visie.md` is 3.
    private static func number(_ path: String) -> Int? {
        let digits = Path.name(path).prefix { $0.isASCIIDigit }
        return digits.isEmpty || digits.count > 6 ? nil : Int(digits)
    }
}

extension Chapter {
    /// Whether a heading is a symbol's name in code, as `# ``Name/Member```.
    func isNamedBySymbol(_ section: Section) -> Bool {
        guard blocks.indices.contains(section.blocks.lowerBound) else { return false }
        let heading = blocks[section.blocks.lowerBound]
        return heading.level == 1 && heading.inlines.count == 1 && heading.inlines[0].kind == .code
            && heading.inlines[0].start == 0 && heading.inlines[0].end == heading.text.utf8.count
    }
}
