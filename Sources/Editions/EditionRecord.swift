import Diffing
import FoundationEssentials
import GuideModel

/// What an edition was when it was cut: `changelogs/<edition>.json`, `editie/edition/1`. Never changed afterwards.
package struct EditionRecord: Codable, Hashable, Sendable {
    /// A section as it was published, and what proves it.
    package struct SectionRecord: Codable, Hashable, Sendable {
        package var anchor: String
        package var title: String
        package var level: Int
        /// Of what stands between this heading and the next, as a leaf of the chapter's tree.
        package var digest: String
    }
    /// A chapter as it was published, and what proves it.
    package struct ChapterRecord: Codable, Hashable, Sendable {
        package var path: String
        package var id: String
        package var title: String
        /// The head of the tree of its parts: what stands before the first heading, then each section.
        package var digest: String
        /// Of what stands before the first heading.
        package var opening: String?
        package var words: Int
        package var sections: [SectionRecord]
    }
    /// Somebody who worked on the edition, by the name that `.mailmap` gives.
    package struct Contributor: Codable, Hashable, Sendable {
        package var name: String
        package var group: String?
        package var commits: Int
        package var isFirst: Bool

        package init(name: String, group: String?, commits: Int, isFirst: Bool) {
            self.name = name
            self.group = group
            self.commits = commits
            self.isFirst = isFirst
        }
    }
    /// What the edition holds, and what its redline counted against the one before.
    package struct Counts: Codable, Hashable, Sendable {
        package var chapters: Int
        package var sections: Int
        package var words: Int
        package var added: Int
        package var removed: Int
        package var changed: Int
        package var moved: Int
    }
    /// What an editor said of a change.
    package struct Note: Codable, Hashable, Sendable {
        package var about: [String]
        package var text: String

        package init(about: [String], text: String) {
            self.about = about
            self.text = text
        }
    }

    package static let schemaName = "editie/edition/1"

    package var schema = Self.schemaName
    package var number: String
    /// `draft`, `consultation` or `final`.
    package var status: String?
    /// `2026-11-24`.
    package var date: String
    package var previous: String?
    package var guide: String
    /// The git tree of the guide's folder: what the edition is known by. Empty for a folder without git.
    package var tree: String
    /// The commit that was cut: the parent of the cut's own, of an imported edition the tagged one. `nil` when nothing was committed.
    package var commit: String?
    package var tag: String?
    /// Whether it was recorded afterwards, from a tag that was there.
    package var imported: Bool?
    /// Whether its tag was made with a signature.
    package var signed: Bool?
    /// `nil` where a reader sees no difference.
    package var significance: String?
    /// The most that changed, as the editors claimed and the redline confirmed.
    package var claim: String?
    package var reason: String
    /// The head of the tree of chapters.
    package var digest: String?
    package var chapters: [ChapterRecord]
    /// `path` and `path#anchor` of everything that a reader can link to.
    package var addresses: [String]
    package var redirects: [String: String]
    package var contributors: [Contributor]
    package var counts: Counts
    package var notes: [Note]?
    package var overrides: [SignificanceOverride]?
    /// Numbers of the readers' reactions that were dealt with.
    package var reactions: [String]?
    /// Of the update as it was generated last: git's id of it.
    package var update: String
    /// The update as it was generated last, where words written by hand stand in it since before: what later texts are merged over.
    package var generated: String?

    package var edition: EditionNumber? { EditionNumber(number) }

    /// Reads a record. `nil` for anything else, later versions included.
    package init?(json: [UInt8]) {
        guard let record = try? JSONDecoder().decode(EditionRecord.self, from: Data(json)),
            record.schema == Self.schemaName,
            record.edition != nil
        else { return nil }
        self = record
    }

    /// - Parameters:
    ///   - guide: the state that is released.
    ///   - redline: what it brings beside the edition before it.
    ///   - chapters: of the guide, where somebody has made them already.
    package init(
        number: EditionNumber, date: String, previous: EditionNumber?, guide: Guide, tree: String, redline: Redline,
        significance: Significance?, reason: String, chapters: [ChapterRecord]? = nil
    ) {
        self.number = number.description
        status = number.stage.rawValue
        self.date = date
        self.previous = previous?.description
        self.guide = guide.location.folder
        self.tree = tree
        self.significance = significance?.rawValue
        self.reason = reason
        let chapters = chapters ?? guide.chapters.map { ChapterRecord($0) }
        self.chapters = chapters
        digest = Self.head(chapters).description
        addresses = Self.addresses(chapters, of: guide)
        redirects = guide.redirects
        contributors = []
        counts = Counts(guide, redline)
        update = ""
    }
}

extension EditionRecord.Counts {
    init(_ guide: Guide, _ redline: Redline) {
        let blocks = redline.summary.blocks
        chapters = guide.chapters.count
        sections = guide.chapters.reduce(0) { $0 + $1.sections.count }
        words = guide.chapters.reduce(0) { $0 + $1.wordCount }
        added = blocks[.added] ?? 0
        removed = blocks[.removed] ?? 0
        changed = (blocks[.changed] ?? 0) + (blocks[.split] ?? 0) + (blocks[.merged] ?? 0)
        moved = blocks[.moved] ?? 0
    }
}

// MARK: - Digests

extension EditionRecord.ChapterRecord {
    package init(_ chapter: Chapter) {
        path = chapter.path
        id = chapter.id
        title = chapter.title
        words = chapter.wordCount
        let first = chapter.sections.first?.blocks.lowerBound ?? chapter.blocks.count
        let opening = Self.leaf(chapter.blocks[..<first])
        var leaves = [opening]
        sections = []
        for (index, section) in chapter.sections.enumerated() {
            // Up to the next heading, whatever its level: each word stands in one leaf.
            let next = index + 1 < chapter.sections.count ? chapter.sections[index + 1].blocks.lowerBound : nil
            let leaf = Self.leaf(chapter.blocks[section.blocks.lowerBound..<(next ?? chapter.blocks.count)])
            leaves.append(leaf)
            sections.append(
                EditionRecord.SectionRecord(
                    anchor: section.anchor, title: section.title, level: section.level, digest: leaf.description))
        }
        self.opening = opening.description
        digest = Digest.root(leaves).description
    }

    /// The leaves of its tree; `nil` where one is no digest.
    package var leaves: [Digest]? {
        let texts = [opening ?? ""] + sections.map(\.digest)
        let leaves = texts.compactMap { Digest($0) }
        return leaves.count == texts.count ? leaves : nil
    }

    /// What a reader sees of some blocks, a line a block: its kind, depth and text, then its links, pictures and marks.
    private static func leaf(_ blocks: ArraySlice<Block>) -> Digest {
        var content: [UInt8] = []
        func add(_ parts: String..., end: String) {
            for (index, part) in parts.enumerated() {
                if index > 0 { content.append(0x09) }
                content += part.utf8
            }
            content += end.utf8
        }
        for block in blocks {
            // Code may hold line ends; its length tells where it ends.
            let number = { (value: Int) in content += String(value).utf8 }
            content += block.kind.rawValue.utf8
            content.append(0x09)
            number(block.level)
            content.append(0x09)
            number(block.listDepth)
            content.append(0x09)
            content += block.language.utf8
            content.append(0x09)
            number(block.text.utf8.count)
            content.append(0x09)
            content += block.text.utf8
            content.append(0x0A)
            for inline in block.inlines {
                add("  \(inline.start) \(inline.end)", end: " ")
                switch inline.kind {
                case .link(let destination, let title): add("link", destination, title, end: "\n")
                case .image(let source, let alt, let title): add("image", source, alt, title, end: "\n")
                case .emphasis: add("emphasis", end: "\n")
                case .strong: add("strong", end: "\n")
                case .code: add("code", end: "\n")
                case .strikethrough: add("strikethrough", end: "\n")
                case .lineBreak: add("linebreak", end: "\n")
                case .html(let tag): add("html", tag, end: "\n")
                case .footnote(let name, _): add("footnote", name, end: "\n")
                }
            }
        }
        return Digest.leaf(content)
    }
}

extension EditionRecord {
    /// `path` and `path#anchor` of all that can be linked to: chapters, their sections, and the ids of raw HTML in them.
    package static func addresses(_ chapters: [ChapterRecord], of guide: Guide) -> [String] {
        let ids = Dictionary(guide.chapters.map { ($0.path, $0.htmlIDs) }, uniquingKeysWith: { first, _ in first })
        return chapters.flatMap { chapter in
            let anchors = chapter.sections.map(\.anchor)
            let known = Set(anchors)
            return [chapter.path]
                + (anchors + (ids[chapter.path] ?? []).filter { !known.contains($0) }).map { "\(chapter.path)#\($0)" }
        }
    }

    /// The head over all chapters: each is a leaf of its path and its own head.
    package static func head(_ chapters: [ChapterRecord]) -> Digest { Digest.root(leaves(chapters)) }

    private static func leaves(_ chapters: [ChapterRecord]) -> [Digest] {
        chapters.map { Digest.leaf("\($0.path)\n\($0.digest)".utf8) }
    }

    /// That one section belongs to this edition, for somebody who has the section and the edition's head alone.
    package struct Proof: Sendable {
        package let address: String
        package let leaf: Digest
        package let inChapter: [Digest.Step]
        package let chapterLeaf: String
        package let inGuide: [Digest.Step]
        package let head: Digest

        /// Whether the steps lead from the section to the head.
        package var holds: Bool {
            let chapter = leaf.climbing(inChapter)
            return Digest.leaf("\(chapterLeaf)\n\(chapter)".utf8).climbing(inGuide) == head
        }
    }

    /// - Parameter address: `path#anchor`, or `path` for what stands before its first heading.
    package func proof(_ address: String) -> Proof? {
        let (path, anchor) = address.cut(at: "#")
        guard let place = chapters.firstIndex(where: { $0.path == path }), let leaves = chapters[place].leaves,
            let head = digest.flatMap({ Digest($0) })
        else { return nil }
        var index = 0
        if let anchor {
            guard let section = chapters[place].sections.firstIndex(where: { $0.anchor == anchor }) else { return nil }
            index = section + 1
        }
        return Proof(
            address: address, leaf: leaves[index], inChapter: Digest.path(to: index, in: leaves), chapterLeaf: path,
            inGuide: Digest.path(to: place, in: Self.leaves(chapters)), head: head)
    }
}
