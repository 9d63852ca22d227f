import Diffing
import Editions
import GuideModel

/// An event of a lineage as JSON and as a few words.
package enum LineageText {
    package static func json(_ event: LineageEvent) -> [(String, JSON)] {
        [
            ("status", .string(event.status.rawValue)), ("significance", .optional(event.significance?.rawValue)),
            ("path", .string(event.at.path)), ("anchor", .optional(event.at.anchor)), ("title", .string(event.title)),
            ("fromPath", .optional(event.from?.path)), ("fromAnchor", .optional(event.from?.anchor)),
            ("fromTitle", .optional(event.fromTitle)), ("mergedFrom", .strings(event.mergedFrom)),
            ("into", .optional(event.into?.address)),
            ("changes", .number(event.changes.count)),
            (
                "blocks",
                .object(
                    [Change.Kind.added, .removed, .changed, .moved, .split, .merged].map { kind in
                        (kind.rawValue, .number(event.changes.filter { $0.kind == kind }.count))
                    })
            ),
        ]
    }

    /// `changed: 2 substantive, 1 editorial`, with where it was when it was elsewhere.
    package static func words(_ event: LineageEvent) -> String {
        var text = event.status.rawValue
        if let from = event.from, event.status != .removed {
            if event.status == .split { text += " off \(TerminalStyle.line(from.path))" }
            if from.address != event.at.address, event.status != .split {
                text += " from \(TerminalStyle.line(from.address))"
            }
            if let was = event.fromTitle, was != event.title, event.status != .split {
                text += ", was called “\(TerminalStyle.line(was))”"
            }
        }
        if !event.mergedFrom.isEmpty {
            text += ", took in \(event.mergedFrom.map(TerminalStyle.line).joined(separator: ", "))"
        }
        if let into = event.into { text += ": went into \(TerminalStyle.line(into.address))" }
        guard event.status != .added else { return text }
        let counts = Significance.allCases.reversed().compactMap { level -> String? in
            let count = event.changes.filter { $0.significance == level }.count
            return count > 0 ? "\(count) \(level.rawValue)" : nil
        }
        return text + (counts.isEmpty ? "" : ": \(counts.joined(separator: ", "))")
    }
}
