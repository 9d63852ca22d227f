import Checking
import CommonMark

/// `editie/check/1`, the machine's form of a check.
package struct CheckDocument {
    private let report: CheckReport
    private let guide: String

    package init(_ report: CheckReport, guide: String) {
        self.report = report
        self.guide = guide
    }

    package var json: JSON {
        .object([
            ("schema", .string("editie/check/1")), ("guide", .string(guide)),
            ("findings", .array(report.findings.map(finding))),
            (
                "summary",
                .object([
                    ("errors", .number(report.errors)), ("warnings", .number(report.count(.warning))),
                    ("notices", .number(report.count(.notice))), ("suppressed", .number(report.suppressed)),
                    ("known", .number(report.known)),
                ])
            ),
            (
                "checked",
                .object([
                    ("chapters", .number(report.counts.chapters)), ("links", .number(report.counts.links)),
                    ("anchors", .number(report.counts.anchors)), ("images", .number(report.counts.images)),
                    ("external", .number(report.counts.external)),
                ])
            ),
            (
                "skipped",
                .array(report.skipped.map { .object([("rule", .string($0.rule.rawValue)), ("why", .string($0.why))]) })
            ),
        ])
    }

    private func finding(_ finding: Finding) -> JSON {
        .object([
            ("rule", .string(finding.rule.rawValue)), ("severity", .string(finding.severity.rawValue)),
            ("path", .string(finding.path)), ("line", .optional(finding.range?.line)),
            ("column", .optional(finding.range?.column)),
            ("endLine", .optional(finding.range?.endLine)), ("endColumn", .optional(finding.range?.endColumn)),
            ("message", .string(finding.message)), ("target", .optional(finding.target)),
            ("suggestion", .optional(finding.suggestion)), ("fixable", .bool(finding.isFixable)),
            ("state", .string(finding.state.rawValue)), ("fingerprint", .string(finding.fingerprint)),
        ])
    }
}
