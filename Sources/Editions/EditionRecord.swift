import Diffing
import FoundationEssentials

/// What an edition was when it was cut: `changelogs/<edition>.json`, `editie/edition/1`. Never changed afterwards.
package struct EditionRecord: Codable, Hashable, Sendable {
    package struct SectionRecord: Codable, Hashable, Sendable {
        package var anchor: String
        package var title: String
        package var level: Int
        /// Of the section's source lines, heading included.
        package var digest: String

        package init(anchor: String, title: String, level: Int, digest: String) {
            self.anchor = anchor
            self.title = title
            self.level = level
            self.digest = digest
        }
    }
    package struct ChapterRecord: Codable, Hashable, Sendable {
        package var path: String
        package var id: String
        package var title: String
        /// Of the chapter's file: git's blob id.
        package var digest: String
        package var words: Int
        package var sections: [SectionRecord]

        package init(path: String, id: String, title: String, digest: String, words: Int, sections: [SectionRecord]) {
            self.path = path
            self.id = id
            self.title = title
            self.digest = digest
            self.words = words
            self.sections = sections
        }
    }
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
    package struct Counts: Codable, Hashable, Sendable {
        package var chapters: Int
        package var sections: Int
        package var words: Int
        package var added: Int
        package var removed: Int
        package var changed: Int
        package var moved: Int

        package init(chapters: Int, sections: Int, words: Int, added: Int, removed: Int, changed: Int, moved: Int) {
            self.chapters = chapters
            self.sections = sections
            self.words = words
            self.added = added
            self.removed = removed
            self.changed = changed
            self.moved = moved
        }
    }

    package static let schemaName = "editie/edition/1"

    package var schema: String
    package var number: String
    /// `2026-11-24`.
    package var date: String
    package var previous: String?
    package var guide: String
    /// The git tree of the guide's folder: what the edition is known by. `nil` for a folder without git.
    package var tree: String
    /// The commit that was cut: the parent of the cut's own. `nil` when nothing was committed.
    package var commit: String?
    package var tag: String?
    package var significance: String
    package var reason: String
    package var chapters: [ChapterRecord]
    /// `path` and `path#anchor` of everything that a reader can link to.
    package var addresses: [String]
    package var redirects: [String: String]
    package var contributors: [Contributor]
    package var counts: Counts
    /// Of the update as it was generated.
    package var update: String

    package var edition: EditionNumber? { EditionNumber(number) }

    /// Reads a record. `nil` for anything else, later versions included.
    package init?(json: [UInt8]) {
        guard let record = try? JSONDecoder().decode(EditionRecord.self, from: Data(json)),
            record.schema == Self.schemaName,
            record.edition != nil
        else { return nil }
        self = record
    }

    package init(
        number: EditionNumber, date: String, previous: EditionNumber?, guide: String, tree: String, commit: String?,
        tag: String?,
        significance: Significance, reason: String, chapters: [ChapterRecord], redirects: [String: String],
        contributors: [Contributor],
        counts: Counts
    ) {
        schema = Self.schemaName
        self.number = number.description
        self.date = date
        self.previous = previous?.description
        self.guide = guide
        self.tree = tree
        self.commit = commit
        self.tag = tag
        self.significance = significance.rawValue
        self.reason = reason
        self.chapters = chapters
        addresses = chapters.flatMap { chapter in
            [chapter.path] + chapter.sections.map { "\(chapter.path)#\($0.anchor)" }
        }
        self.redirects = redirects
        self.contributors = contributors
        self.counts = counts
        update = ""
    }
}
