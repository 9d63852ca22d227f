import CommonMark
import Editions
import GuideModel

/// What the editors' notes refer to: an update is never changed, so a dead link in a note would be dead in it for good.
///
/// A note names chapters and files as the guide does; what is not the guide's is seen from the changelogs folder or, behind
/// `../`, from the note's own.
struct NoteLinks: Rule {
    static let documentation: [RuleDocumentation] = []

    func findings(in context: CheckContext) -> [Finding] {
        guard let files = context.inputs.filesBesideNotes else { return [] }
        return context.inputs.notes.flatMap { note -> [Finding] in
            let facts = Self.facts(note)
            let destinations = facts.uses.map { use -> LinkResolver.Destination in
                let own = context.resolver.resolve(Self.address(use, note), from: facts.chapter.path, as: use.kind)
                switch own {
                case .missing, .outside:
                    return Self.beside(note, use).contains(where: files.contains) ? .external : own
                default: return own
                }
            }
            let chapter = ChapterContext(facts: facts, destinations: destinations)
            let reading = ReadingContext(
                location: context.guide.location, language: context.guide.language, inputs: context.inputs)
            let found =
                LinkTargets().findings(in: chapter, context)
                + ImageAlternatives().findings(reading: facts, reading)
                + Definitions().findings(reading: facts, reading).filter { $0.rule == "reference/undefined" }
                + TextBytes().findings(reading: facts, reading) + LinkTexts().findings(reading: facts, reading)
                + Self.fragments(of: facts, note, context)
            return found.map { Self.placed($0, in: note) }
        }
    }

    static func filesBeside(_ note: EditorNote) -> [String] { facts(note).uses.flatMap { beside(note, $0) } }

    /// Notes are read where the guide's own names are understood.
    private static func facts(_ note: EditorNote) -> ChapterFacts {
        ChapterFacts(Chapter(path: "note.md", bytes: Array(note.body.utf8), style: .github))
    }

    private static func beside(_ note: EditorNote, _ use: LinkUse) -> [String] {
        let name = LinkResolver.parts(use.target).path
        guard !name.isEmpty, !name.hasPrefix("/"), LinkResolver.scheme(use.target) == nil else { return [] }
        let own = Path.folder(of: note.path)
        return [own, Path.folder(of: own)].map { Path.join($0, percentDecoded(name)) }
    }

    /// What a note's address is for the guide: one that was written from the note's own folder is counted from there.
    private static func address(_ use: LinkUse, _ note: EditorNote) -> String {
        use.target.hasPrefix("../") ? Path.join(Path.folder(of: note.path), use.target) : use.target
    }

    /// A fragment alone would lead within the update, where no section of the guide stands.
    private static func fragments(of facts: ChapterFacts, _ note: EditorNote, _ context: CheckContext) -> [Finding] {
        facts.uses.compactMap { use in
            guard use.target.hasPrefix("#"), use.target.count > 1,
                !facts.anchors.contains(String(use.target.dropFirst()))
            else { return nil }
            let page = note.about.first.map { $0.cut(at: "#").before }
            return Finding(
                "link/missing-anchor", path: note.path, range: use.range,
                "'\(use.target)' would lead within the update, which has no such heading; name the chapter too",
                target: use.target,
                suggestion: page.map { $0 + use.target }.flatMap { context.index.holds($0) ? $0 : nil })
        }
    }

    /// A finding of a note's text, in the note's file. Nothing mends a note by itself.
    private static func placed(_ finding: Finding, in note: EditorNote) -> Finding {
        var finding = finding
        finding.path = note.path
        finding.fixes = []
        if let range = finding.range {
            let shift = note.bodyLine - 1
            finding.range = SourceRange(
                line: range.line + shift, column: range.column, endLine: range.endLine + shift,
                endColumn: range.endColumn)
        }
        return finding
    }
}

extension Checker {
    /// The files that notes may mean beside those of the guide, by their paths from the guide's root.
    package static func filesBeside(_ notes: [EditorNote]) -> Set<String> { Set(notes.flatMap(NoteLinks.filesBeside)) }
}
