import Diffing
import GuideModel

/// What a side of a comparison is called and what it is in git.
package struct RevisionName: Sendable {
    package var name: String
    package var edition: String?
    package var commit: String?
    package var tree: String?
    /// Whether it names a file or a folder, and no state of a repository.
    package var isPath = false

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
    private let each: Each

    package init(
        _ redline: Redline, from: RevisionName, to: RevisionName, listsUnchanged: Bool = false, each: Each = .inOrder
    ) {
        self.redline = redline
        self.each = each
        self.from = from
        self.to = to
        self.listsUnchanged = listsUnchanged
    }

    /// The document as one line of JSON.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package var bytes: [UInt8] {
        let chapters = each.map(redline.chapters.filter { listsUnchanged || $0.status != .unchanged }) { chapter in
            var stream = JSONStream(expected: 1 << 10 + 600 * chapter.changes.count)
            Self.write(&stream, chapter)
            return stream.out
        }
        var stream = JSONStream(expected: chapters.reduce(1 << 12) { $0 + $1.count + 1 })
        stream.object { stream in
            stream.member("schema", "editie/diff/1")
            stream.key("from")
            stream.json(from.json)
            stream.key("to")
            stream.json(to.json)
            stream.key("summary")
            stream.json(summary)
            stream.key("chapters")
            stream.array(chapters) { $0.written($1) }
        }
        return stream.out + [0x0A]
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

    private static func write(_ stream: inout JSONStream, _ chapter: ChapterChange) {
        stream.object { stream in
            stream.member("status", chapter.status.rawValue)
            stream.member("path", chapter.path)
            stream.member("fromPath", chapter.fromPath)
            stream.member("title", chapter.title)
            stream.member("fromTitle", chapter.fromTitle)
            stream.member("significance", chapter.significance?.rawValue)
            stream.key("reordered")
            stream.bool(chapter.isReordered)
            stream.member("splitFrom", chapter.splitFrom)
            stream.key("mergedFrom")
            stream.array(chapter.mergedFrom) { $0.string($1) }
            stream.key("sections")
            stream.array(chapter.sections, write)
            stream.key("changes")
            stream.array(chapter.changes, write)
        }
    }

    private static func write(_ stream: inout JSONStream, _ section: SectionChange) {
        stream.object { stream in
            stream.member("status", section.status.rawValue)
            stream.member("anchor", section.anchor)
            stream.member("fromAnchor", section.fromAnchor)
            stream.member("title", section.title)
            stream.member("fromTitle", section.fromTitle)
            stream.member("level", section.level)
            stream.member("significance", section.significance.rawValue)
            stream.member("fromPath", section.fromPath)
        }
    }

    private static func write(_ stream: inout JSONStream, _ change: Change) {
        stream.object { stream in
            stream.member("kind", change.kind.rawValue)
            stream.member("block", change.block.rawValue)
            stream.member("significance", change.significance.rawValue)
            stream.key("signals")
            stream.array(change.signals) { $0.string($1.rawValue) }
            stream.key("from")
            write(&stream, change.from)
            stream.key("to")
            write(&stream, change.to)
            if !change.parts.isEmpty {
                stream.key("parts")
                stream.array(change.parts) { write(&$0, $1) }
            }
            stream.key("spans")
            stream.array(change.spans) { stream, span in
                stream.object {
                    $0.member("op", span.operation.rawValue)
                    $0.member("text", span.text)
                }
            }
            stream.key("attributes")
            stream.array(change.attributes, write)
            if !change.cells.isEmpty {
                stream.key("cells")
                stream.array(change.cells) { stream, cell in
                    stream.object {
                        $0.member("column", cell.column)
                        $0.member("from", cell.from)
                        $0.member("to", cell.to)
                    }
                }
            }
            if change.isCoarse {
                stream.key("coarse")
                stream.bool(true)
            }
        }
    }

    private static func write(_ stream: inout JSONStream, _ attribute: AttributeChange) {
        stream.object { inner in
            inner.member("name", attribute.name.rawValue)
            inner.member("text", attribute.text)
            for (name, text) in [("from", attribute.from), ("to", attribute.to)] {
                inner.key(name)
                // Levels and depths are numbers on the wire.
                if attribute.name == .level || attribute.name == .depth, let text, let number = Int(text) {
                    inner.number(number)
                } else {
                    inner.string(text)
                }
            }
        }
    }

    private static func write(_ stream: inout JSONStream, _ place: Place?) {
        guard let place else { return stream.string(nil) }
        stream.object { stream in
            stream.member("path", place.path)
            stream.member("line", place.line)
            stream.member("endLine", place.endLine)
            stream.member("anchor", place.anchor)
            stream.member("text", place.text)
        }
    }
}
