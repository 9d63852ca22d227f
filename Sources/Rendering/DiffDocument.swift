import Diffing
import GuideModel

/// What a side of a comparison is called and what it is in git.
package struct RevisionName: Sendable {
    package var name: String
    package var edition: String?
    package var commit: String?
    package var tree: String?

    package init(name: String, edition: String? = nil, commit: String? = nil, tree: String? = nil) {
        self.name = name
        self.edition = edition
        self.commit = commit
        self.tree = tree
    }

    var json: JSON {
        .object([
            ("name", .string(name)), ("edition", .optional(edition)), ("commit", .optional(commit)),
            ("tree", .optional(tree)),
        ])
    }
}

/// `editie/diff/1`, the machine's form of a redline.
package struct DiffDocument {
    private let redline: Redline
    private let from: RevisionName
    private let to: RevisionName
    private let listsUnchanged: Bool

    package init(_ redline: Redline, from: RevisionName, to: RevisionName, listsUnchanged: Bool = false) {
        self.redline = redline
        self.from = from
        self.to = to
        self.listsUnchanged = listsUnchanged
    }

    package var json: JSON {
        .object([
            ("schema", .string("editie/diff/1")), ("from", from.json), ("to", to.json), ("summary", summary),
            ("chapters", .array(redline.chapters.filter { listsUnchanged || $0.status != .unchanged }.map(chapter))),
        ])
    }

    private var summary: JSON {
        let summary = redline.summary
        func counts<Key: RawRepresentable<String> & Hashable>(_ counts: [Key: Int], _ keys: [Key]) -> JSON {
            .object(keys.map { ($0.rawValue, .number(counts[$0] ?? 0)) })
        }
        return .object([
            ("significance", .optional(redline.significance?.rawValue)),
            ("chapters", counts(summary.chapters, [.added, .removed, .renamed, .changed, .unchanged])),
            ("sections", counts(summary.sections, [.added, .removed, .changed, .renamed, .moved])),
            ("blocks", counts(summary.blocks, [.added, .removed, .changed, .moved, .split, .merged])),
            (
                "words",
                .object([
                    ("from", .number(summary.wordsFrom)), ("to", .number(summary.wordsTo)),
                    ("inserted", .number(summary.wordsInserted)), ("deleted", .number(summary.wordsDeleted)),
                ])
            ),
        ])
    }

    private func chapter(_ chapter: ChapterChange) -> JSON {
        .object([
            ("status", .string(chapter.status.rawValue)), ("path", .optional(chapter.path)),
            ("fromPath", .optional(chapter.fromPath)), ("title", .optional(chapter.title)),
            ("fromTitle", .optional(chapter.fromTitle)), ("significance", .optional(chapter.significance?.rawValue)),
            ("reordered", .bool(chapter.isReordered)), ("splitFrom", .optional(chapter.splitFrom)),
            ("mergedFrom", .strings(chapter.mergedFrom)), ("sections", .array(chapter.sections.map(section))),
            ("changes", .array(chapter.changes.map(change))),
        ])
    }

    private func section(_ section: SectionChange) -> JSON {
        .object([
            ("status", .string(section.status.rawValue)), ("anchor", .optional(section.anchor)),
            ("fromAnchor", .optional(section.fromAnchor)), ("title", .optional(section.title)),
            ("fromTitle", .optional(section.fromTitle)), ("level", .number(section.level)),
            ("significance", .string(section.significance.rawValue)), ("fromPath", .optional(section.fromPath)),
        ])
    }

    private func change(_ change: Change) -> JSON {
        var members: [(String, JSON)] = [
            ("kind", .string(change.kind.rawValue)), ("block", .string(change.block.rawValue)),
            ("significance", .string(change.significance.rawValue)),
            ("signals", .strings(change.signals.map(\.rawValue))),
            ("from", place(change.from)), ("to", place(change.to)),
        ]
        if !change.parts.isEmpty { members.append(("parts", .array(change.parts.map { place($0) }))) }
        members.append(
            (
                "spans",
                .array(
                    change.spans.map { .object([("op", .string($0.operation.rawValue)), ("text", .string($0.text))]) })
            ))
        members.append(("attributes", .array(change.attributes.map(attribute))))
        if !change.cells.isEmpty {
            members.append(
                (
                    "cells",
                    .array(
                        change.cells.map {
                            .object([
                                ("column", .string($0.column)), ("from", .string($0.from)), ("to", .string($0.to)),
                            ])
                        })
                ))
        }
        if change.isCoarse { members.append(("coarse", .bool(true))) }
        return .object(members)
    }

    private func attribute(_ attribute: AttributeChange) -> JSON {
        func value(_ text: String?) -> JSON {
            // Levels and depths are numbers on the wire.
            if attribute.name == .level || attribute.name == .depth, let text, let number = Int(text) {
                return .number(number)
            }
            return .optional(text)
        }
        return .object([
            ("name", .string(attribute.name.rawValue)), ("text", .string(attribute.text)),
            ("from", value(attribute.from)),
            ("to", value(attribute.to)),
        ])
    }

    private func place(_ place: Place?) -> JSON {
        guard let place else { return .null }
        return .object([
            ("path", .string(place.path)), ("line", .number(place.line)), ("endLine", .number(place.endLine)),
            ("anchor", .string(place.anchor)), ("text", .string(place.text)),
        ])
    }
}
