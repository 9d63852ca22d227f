import CommonMark
import Diffing
import Editions
import GuideModel

/// What a check is given beside the guide: values that somebody else has read.
package struct CheckInputs: Sendable {
    /// `2026-11-24`.
    package var today = "0000-00-00"
    package var settings = RuleSettings()
    /// The first bytes of pictures by path, and their sizes, where the guide refers to them.
    package var readImage: @Sendable (String) -> ImageFile? = { _ in nil }
    /// What the last edition published, or another state that was asked for.
    package var published: PublishedState?
    /// The names of the tags that may be editions.
    package var tags: [String] = []
    package var latest: EditionNumber?
    package var notes: [EditorNote] = []
    /// What notes refer to and the repository has, though the guide has not: by its path from the guide's root. `nil` where the notes are
    /// of another state than the guide.
    package var filesBesideNotes: Set<String>?
    /// The redline since the latest edition.
    package var redline: Redline?
    package var speller: (any SpellChecker)?
    /// What the network said of external addresses.
    package var external: [String: ExternalAnswer]?
    package var frontMatterSchema: JSONSchema?
    /// Rules that could not be judged, and why.
    package var skipped: [SkippedRule] = []

    package init() {}

    /// What is known of a picture's file: its first bytes, which tell its format and measures, and its size in bytes.
    package struct ImageFile: Sendable {
        package let head: [UInt8]
        package let size: Int

        package init(head: [UInt8], size: Int) {
            self.head = head
            self.size = size
        }
    }
}

/// Knows the words of a language.
package protocol SpellChecker: Sendable {
    /// The words of a chapter that are in no dictionary, in order.
    ///
    /// - Parameters:
    ///   - words: cuts the chapter's words out; asked only where nobody knows the answer yet.
    ///   - range: where a word stands that is in none.
    func unknownWords(
        of chapter: Chapter, _ words: () -> [ProseWord], _ range: (ProseWord) -> SourceRange
    ) -> [PlacedWord]
    func suggestion(_ word: String) -> String?
}

/// A word of a chapter's prose and where it stands in the source's bytes.
package struct ProseWord: Hashable, Sendable {
    package let text: String
    package let place: Range<Int>
}

/// A word of a chapter's prose and where it stands.
package struct PlacedWord: Hashable, Sendable {
    package let text: String
    package let range: SourceRange

    package init(text: String, range: SourceRange) {
        (self.text, self.range) = (text, range)
    }
}

/// What became of a request to an external address.
package struct ExternalAnswer: Hashable, Sendable {
    /// How an external address answered.
    package enum Outcome: Hashable, Sendable {
        case alive
        /// Lives at another address for good.
        case moved(to: String)
        case dead(String)
        /// Not asked, and why.
        case skipped(String)
    }
    package var outcome: Outcome
    /// Whether the same address answers over https.
    package var isSecureToo = false

    package init(_ outcome: Outcome, isSecureToo: Bool = false) {
        self.outcome = outcome
        self.isSecureToo = isSecureToo
    }
}

/// What rules judge: the guide, with what several of them need worked out once.
package final class CheckContext: Sendable {
    package let guide: Guide
    package let inputs: CheckInputs
    package let index: AnchorIndex
    package let resolver: LinkResolver
    package let redirects: Redirects
    /// In the order of the guide's chapters.
    package let chapters: [ChapterContext]

    /// The files that a chapter takes in, in the way of its generator, by its path.
    let includes: [String: Set<String>]
    /// Chapters that take in what is no file of the guide, so that nobody knows all their headings.
    let open: Set<String>
    /// Chapters that the contents give a title.
    let titled: Set<String>
    /// Where a chapter stands among `chapters`, by its path.
    private let places: [String: Int]
    /// Files that are parts of others.
    let included: Set<String>

    package var settings: RuleSettings { inputs.settings }

    /// - Parameters:
    ///   - facts: of the guide's chapters, in their order.
    ///   - each: does something for every number below a count, in any order and on any thread.
    package init(guide: Guide, facts: [ChapterFacts], inputs: CheckInputs, each: Each) {
        self.guide = guide
        self.inputs = inputs
        let includes = Self.includes(facts, guide)
        self.includes = includes
        open = Self.open(facts, includes)
        places = Dictionary(
            facts.enumerated().map { ($0.element.chapter.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
        titled = Set(guide.location.contents.entries.lazy.filter { !($0.title ?? "").isEmpty }.map(\.path))
        included = Set(includes.values.joined()).union(
            guide.location.contents.appended.compactMap { Self.snippet($0, guide) })
        let index = AnchorIndex(guide, facts, includes)
        let resolver = LinkResolver(guide: guide, index: index)
        self.index = index
        self.resolver = resolver
        redirects = Redirects(guide, resolver, index)
        chapters = each.map(facts) { facts in
            ChapterContext(
                facts: facts,
                destinations: facts.uses.map {
                    resolver.resolve($0.target, from: facts.chapter.path, as: $0.kind)
                })
        }
    }

    private static func open(_ facts: [ChapterFacts], _ includes: [String: Set<String>]) -> Set<String> {
        let paths = Set(facts.lazy.map(\.chapter.path))
        return Set(
            facts.lazy.filter { chapter in
                guard !chapter.includes.isEmpty else { return chapter.takesSnippets }
                let own = includes[chapter.chapter.path] ?? []
                return own.count < Set(chapter.includes).count || !own.isSubset(of: paths)
            }.map(\.chapter.path))
    }

    private static func includes(_ facts: [ChapterFacts], _ guide: Guide) -> [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        let isMkDocs = guide.location.contents.form == .mkdocs
        for chapter in facts where !chapter.includes.isEmpty {
            let own = chapter.includes.compactMap {
                isMkDocs
                    ? snippet($0, guide, from: chapter.chapter.path)
                    : Path.normalized(Path.join(Path.folder(of: chapter.chapter.path), $0))
            }
            if !own.isEmpty { result[chapter.chapter.path] = Set(own) }
        }
        return result
    }

    /// The file of the guide that MkDocs finds by a snippet's name: seen from the folders that its settings name, from the project's or
    /// the guide's, or, as plugins do, from the chapter that takes it in.
    private static func snippet(_ name: String, _ guide: Guide, from path: String = "") -> String? {
        let location = guide.location
        let project = Path.folder(of: location.contents.file ?? "")
        let bases = (location.contents.snippetFolders + [""]).map { Path.join(project, $0) }
        let fromProject = bases.compactMap { Path.normalized(Path.join($0, name)) }
            .compactMap { Path.relative($0, to: location.folder) }
        let fromGuide = [name, Path.join(Path.folder(of: path), name)].compactMap(Path.normalized)
        return (fromProject + fromGuide).first { guide.files[$0] != nil }
    }

    func chapter(at path: String) -> ChapterContext? { places[path].map { chapters[$0] } }

    /// The page that a finding says is not there, as seen from the guide's root.
    func pageMeant(_ finding: Finding) -> String {
        let target = percentDecoded(LinkResolver.parts(finding.target ?? "").path)
        guard finding.rule == "link/missing-file" else { return target }
        return Path.normalized(Path.join(Path.folder(of: finding.path), target)) ?? target
    }

    /// Whether another file is taken in between a heading that a finding is about and the one before it.
    func takesHeadings(above finding: Finding) -> Bool {
        guard let facts = chapter(at: finding.path)?.facts, !facts.takingLines.isEmpty, let line = finding.range?.line
        else { return false }
        let before = facts.chapter.sections.last { !$0.isNested && $0.line < line }?.line ?? 0
        return facts.takingLines.contains { $0 > before && $0 < line }
    }

    /// A place in `guide.yml`.
    func settingsLine(_ line: Int) -> SourceRange { SourceRange(line: line, column: 1, endLine: line, endColumn: 1) }
    var settingsPath: String { guide.location.configurationPath }
}
