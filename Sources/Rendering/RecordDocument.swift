import Editions

/// `editie/edition/1`, an edition's record as it is written.
package struct RecordDocument {
    private let record: EditionRecord

    package init(_ record: EditionRecord) { self.record = record }

    package var json: JSON {
        .object([
            ("schema", .string(record.schema)), ("number", .string(record.number)),
            ("status", .string(record.status ?? "final")), ("date", .string(record.date)),
            ("previous", .optional(record.previous)), ("guide", .string(record.guide)), ("tree", .string(record.tree)),
            ("commit", .optional(record.commit)), ("tag", .optional(record.tag)),
            ("imported", .bool(record.imported ?? false)),
            ("signed", .bool(record.signed ?? false)), ("significance", .optional(record.significance)),
            ("claim", .optional(record.claim)), ("reason", .string(record.reason)),
            ("digest", .optional(record.digest)),
            ("chapters", .array(record.chapters.map(chapter))),
            ("addresses", .strings(record.addresses)),
            ("redirects", .object(record.redirects.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
            (
                "contributors",
                .array(
                    record.contributors.map {
                        .object([
                            ("name", .string($0.name)), ("group", .optional($0.group)),
                            ("commits", .number($0.commits)),
                            ("isFirst", .bool($0.isFirst)),
                        ])
                    })
            ),
            (
                "counts",
                .object([
                    ("chapters", .number(record.counts.chapters)), ("sections", .number(record.counts.sections)),
                    ("words", .number(record.counts.words)), ("added", .number(record.counts.added)),
                    ("removed", .number(record.counts.removed)), ("changed", .number(record.counts.changed)),
                    ("moved", .number(record.counts.moved)),
                ])
            ),
            (
                "notes",
                .array(
                    (record.notes ?? []).map { .object([("about", .strings($0.about)), ("text", .string($0.text))]) })
            ),
            ("overrides", .array((record.overrides ?? []).map(override))),
            ("reactions", .strings(record.reactions ?? [])), ("update", .string(record.update)),
            ("generated", .optional(record.generated)),
        ])
    }

    package static func erratum(_ erratum: Erratum) -> JSON {
        .object([
            ("schema", .string(erratum.schema)), ("edition", .string(erratum.edition)),
            ("number", .number(erratum.number)), ("date", .string(erratum.date)), ("about", .strings(erratum.about)),
            ("text", .string(erratum.text)), ("corrects", .string(erratum.corrects)),
            ("digest", .string(erratum.digest)), ("seal", .optional(erratum.seal)),
        ])
    }

    private func override(_ override: SignificanceOverride) -> JSON {
        .object([
            ("address", .string(override.address)), ("from", .string(override.from)), ("to", .string(override.to)),
            ("commit", .string(override.commit)), ("by", .string(override.by)), ("reason", .string(override.reason)),
        ])
    }

    private func chapter(_ chapter: EditionRecord.ChapterRecord) -> JSON {
        .object([
            ("path", .string(chapter.path)), ("id", .string(chapter.id)), ("title", .string(chapter.title)),
            ("digest", .string(chapter.digest)), ("opening", .optional(chapter.opening)),
            ("words", .number(chapter.words)),
            (
                "sections",
                .array(
                    chapter.sections.map {
                        .object([
                            ("anchor", .string($0.anchor)), ("title", .string($0.title)), ("level", .number($0.level)),
                            ("digest", .string($0.digest)),
                        ])
                    })
            ),
        ])
    }
}
