import Diffing
import GuideModel
import Rendering

/// Loads two states and compares them.
package enum Redlining {
    package enum Sides {
        case states(Workplace, from: String?, to: String?)
        case loose(String, String)
    }

    package struct Result: Sendable {
        package let redline: Redline
        package let from: RevisionName
        package let to: RevisionName
        package let notices: [String]
        package let old: Guide
        package let new: Guide
    }

    /// - Parameters:
    ///   - chapters: paths or ids to narrow to; empty for all.
    ///   - least: changes below this level are left out.
    ///   - needsContext: whether somebody will ask for what did not change, titles of unchanged chapters included.
    package static func run(
        _ sides: Sides, chapters: [String] = [], least: Significance = .formatting, needsContext: Bool = true
    ) throws -> Result {
        if !needsContext, chapters.isEmpty, let result = try abridged(sides, least) { return result }
        let (from, to): (Snapshot, Snapshot)
        switch sides {
        case .states(let workplace, let first, let second):
            workplace.places = false
            (from, to) = try workplace.sides(from: first, to: second)
        case .loose(let first, let second):
            (from, to) = try LooseGuide.load(first, second)
        }
        try WorkplaceError.requireRead(from.guide, to.guide)
        var redline = compare(from.guide, to.guide, each: .onAllProcessors)
        if !chapters.isEmpty { redline = redline.narrowed(to: try paths(chapters, from.guide, to.guide)) }
        if least > .formatting { redline = redline.keeping(least) }
        return Result(
            redline: redline, from: from.name, to: to.name, notices: notices(to.guide), old: from.guide, new: to.guide)
    }

    /// The same redline from what differs alone: most of two editions is one text, and need not be read to tell the rest.
    private static func abridged(_ sides: Sides, _ least: Significance) throws -> Result? {
        guard case .states(let workplace, let first?, let second?) = sides, first != "worktree", second != "worktree"
        else { return nil }
        let (from, to, reading) = try workplace.abridgedSides(from: first, to: second)
        try WorkplaceError.requireRead(from.guide, to.guide)
        guard var redline = compareAbridged(from.guide, to.guide, omitted: reading.omitted, each: .onAllProcessors)
        else { return nil }
        if least > .formatting { redline = redline.keeping(least) }
        let words = reading.words.total()
        redline.summary.wordsFrom += words
        redline.summary.wordsTo += words
        return Result(
            redline: redline, from: from.name, to: to.name, notices: notices(to.guide), old: from.guide, new: to.guide)
    }

    /// Tables of contents further down, where a whole folder was taken for want of one.
    private static func deeperContents(_ guide: Guide) -> [String] {
        guard guide.location.contents.form == .files, guide.location.folder.isEmpty else { return [] }
        let found = guide.files.keys.filter { path in
            ["SUMMARY.md", "guide.yml", "mkdocs.yml", "_toc.yml", "myst.yml", "_quarto.yml"].contains(Path.name(path))
                && path.contains("/")
        }.sorted(by: Path.naturallyPrecedes)
        guard let first = found.first, found.count <= 20 else { return [] }
        let folder = Path.folder(of: first)
        let option = ["mkdocs.yml", "_quarto.yml"].contains(Path.name(first)) ? "-C" : "--guide"
        return [
            "no table of contents here, so every Markdown file is a chapter; '\(first)'\(found.count > 1 ? " and \(found.count - 1) more look" : " looks") like one: \(option) \(folder)"
        ]
    }

    /// A `guide.yml` further down, where a whole folder was taken for want of one.
    static func deeperSettings(_ guide: Guide) -> String? {
        guard guide.location.contents.form == .files, guide.location.folder.isEmpty else { return nil }
        return guide.files.keys.filter { Path.name($0) == "guide.yml" && $0.contains("/") }
            .min(by: Path.naturallyPrecedes)
    }

    private static func paths(_ names: [String], _ old: Guide, _ new: Guide) throws -> Set<String> {
        var paths: Set<String> = []
        for name in names {
            let found = [old, new].compactMap { $0.chapter(named: name)?.path }
            guard !found.isEmpty else {
                throw WorkplaceError.unknownChapter(name, among: (old.chapters + new.chapters).map(\.path))
            }
            paths.formUnion(found)
        }
        return paths
    }

    package static func notices(_ guide: Guide) -> [String] {
        var notices: [String] = []
        let idle = guide.location.configuration.idleKeys
        if !idle.isEmpty { notices.append("guide.yml: no command acts on \(idle.joined(separator: ", ")) yet") }
        let unused = guide.location.unused
        notices += deeperContents(guide)
        guard !unused.isEmpty, let file = guide.location.contents.file else { return notices }
        return notices + [
            "the table of contents is \(file); also found and not used: \(unused.joined(separator: ", "))"
        ]
    }
}
