import Diffing
import GuideModel

/// What an edition brings, for people: everything that its changelog tells.
package struct Update: Sendable {
    /// An address that was published, and where it leads now; both as `page.md#anchor`.
    package struct Redirect: Hashable, Sendable {
        package let from: String
        package let to: String
    }

    package var title: String
    package var number: EditionNumber
    package var date: String
    package var previous: EditionNumber?
    /// Whether that one has an update too; one that is known by its tag has none.
    package var linksPrevious = true
    /// What it is relative to, where that is no edition.
    package var since: String?
    package var claim: Significance?
    /// `nil` for the first edition: everything in it is new.
    package var redline: Redline?
    /// The chapters of a first edition, path and title.
    package var contents: [(path: String, title: String)] = []
    /// Chapters without any heading: all their text is one.
    package var unsectioned: Set<String> = []
    /// The titles of the edition's sections, by path and anchor.
    package var sectionTitles: [String: [String: String]] = [:]
    /// The addresses of sections with text right below their heading, now and in the edition before.
    package var filled: (old: Set<String>, new: Set<String>) = ([], [])
    package var notes: [EditionRecord.Note] = []
    package var overrides: [SignificanceOverride] = []
    /// Those that the edition before it did not have.
    package var redirects: [Redirect] = []
    package var contributors: [EditionRecord.Contributor] = []
    package var reactions: [String] = []

    /// - Parameters:
    ///   - record: the edition's own.
    ///   - guide: its state.
    ///   - before: the state that it is relative to; `nil` for the first edition.
    package init(_ record: EditionRecord, guide: Guide, before: Guide?, redline: Redline) {
        title = guide.title
        number = record.edition ?? EditionNumber(0, 0)
        date = record.date
        previous = record.previous.flatMap { EditionNumber($0) }
        claim = record.claim.flatMap { Significance(rawValue: $0) }
        self.redline = before == nil ? nil : redline
        contents = guide.chapters.map { ($0.path, $0.title) }
        unsectioned = Set(guide.chapters.filter(\.sections.isEmpty).map(\.path))
        sectionTitles = Dictionary(
            guide.chapters.map { chapter in
                let titles = chapter.sections.map { ($0.anchor, $0.title) }
                return (chapter.path, Dictionary(titles, uniquingKeysWith: { first, _ in first }))
            }, uniquingKeysWith: { first, _ in first })
        filled = (before.map(Self.filled) ?? [], Self.filled(guide))
        notes = record.notes ?? []
        overrides = record.overrides ?? []
        let told = Set((before?.redirects ?? [:]).keys)
        redirects = record.redirects.filter { !told.contains($0.key) }.sorted { $0.key < $1.key }
            .map { Redirect(from: $0.key, to: $0.value) }
        contributors = record.contributors
        reactions = record.reactions ?? []
    }

    private static func filled(_ guide: Guide) -> Set<String> {
        Set(
            guide.chapters.flatMap { chapter in
                chapter.sections.filter { section in
                    let first = section.blocks.lowerBound + 1
                    return first < section.blocks.upperBound && chapter.blocks[first].kind != .heading
                }.map { "\(chapter.path)#\($0.anchor)" }
            })
    }
}
