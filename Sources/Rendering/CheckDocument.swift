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
                    ("notices", .number(report.count(.notice))), ("suppressed", .number(0)),
                    ("known", .number(report.findings.filter { $0.state == .known }.count)),
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

/// A check for people: each finding with its place, the line it stands in and a mark below it.
package struct CheckText {
    private let report: CheckReport
    private let style: TerminalStyle
    private let lines: (String, Int) -> String?

    /// - Parameter line: the source line of a chapter, by path and number.
    package init(_ report: CheckReport, style: TerminalStyle, line: @escaping (String, Int) -> String?) {
        self.report = report
        self.style = style
        lines = line
    }

    package var text: String {
        var out: [String] = []
        for finding in report.findings where finding.state == .new { out += self.finding(finding) }
        let counts = report.counts
        let looked =
            "\(counted(counts.chapters, "chapter")), \(counted(counts.links, "link")), \(counted(counts.anchors, "anchor")) and \(counted(counts.images, "image")) checked"
        let errors = report.errors
        let verdict =
            "\(counted(errors, "error")), \(counted(report.count(.warning), "warning")), \(counted(report.count(.notice), "notice"))"
        out.append(style.paint(verdict, .bold, errors > 0 ? .red : .green) + " (\(looked))")
        for skipped in report.skipped {
            out.append(style.paint("not judged: \(skipped.rule.rawValue): \(skipped.why)", .dim))
        }
        return out.joined(separator: "\n") + "\n"
    }

    private func finding(_ finding: Finding) -> [String] {
        let ink: TerminalStyle.Ink =
            switch finding.severity {
            case .error: .red
            case .warning: .yellow
            case .notice: .blue
            }
        let place = finding.range.map { ":\($0.line):\($0.column)" } ?? ""
        var out = [
            style.paint("\(oneLine(finding.path))\(place): ", .bold) + style.paint(finding.severity.rawValue, ink)
                + ": \(oneLine(finding.message)) " + style.paint("[\(finding.rule.rawValue)]", .dim)
        ]
        if let range = finding.range, let line = lines(finding.path, range.line), !line.isEmpty {
            out += excerpt(line, range, ink)
        }
        if let suggestion = finding.suggestion { out.append("    did you mean '\(oneLine(suggestion))'?") }
        return out
    }

    /// The line, cut to the width around the place, and a mark below it.
    private func excerpt(_ line: String, _ range: SourceRange, _ ink: TerminalStyle.Ink) -> [String] {
        let characters = Array(line)
        let start = min(max(0, range.column - 1), characters.count)
        let end =
            range.endLine == range.line ? min(max(start + 1, range.endColumn - 1), characters.count) : characters.count
        let room = max(20, style.width - 6)
        let from = characters.count <= room ? 0 : max(0, min(start - room / 3, characters.count - room))
        let shown = characters[from..<min(characters.count, from + room)]
        let text = oneLine(String(shown))
        let before = oneLine(String(characters[from..<start]))
        let marked = oneLine(String(characters[start..<max(start, min(end, from + room))]))
        let mark =
            String(repeating: " ", count: TerminalStyle.columns(before))
            + String(repeating: "^", count: max(1, TerminalStyle.columns(marked)))
        return ["    " + text, "    " + style.paint(mark, ink)]
    }

    private func oneLine(_ text: String) -> String { TerminalStyle.line(text) }
}

/// `1 error`, `2 errors`.
package func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
