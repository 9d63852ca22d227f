import Checking
import CommonMark

/// A check for people: each finding with its place, the line it stands in and a mark below it.
package struct CheckText {
    private let report: CheckReport
    private let style: TerminalStyle
    let lines: (String, Int) -> String?

    /// - Parameter line: the source line of a chapter, by path and number.
    package init(_ report: CheckReport, style: TerminalStyle, line: @escaping (String, Int) -> String?) {
        self.report = report
        self.style = style
        lines = line
    }

    package var text: String {
        var out: [String] = []
        var left: [RuleID: Int] = [:]
        for finding in report.findings where finding.state == .new {
            // Many of one kind would hide what blocks: a few stand for all.
            if finding.severity != .error, many.contains(finding.rule) {
                left[finding.rule, default: 0] += 1
                if left[finding.rule, default: 0] > Self.shown { continue }
            }
            out += self.finding(finding)
        }
        for rule in left.keys.sorted() {
            let more = (left[rule] ?? 0) - Self.shown
            out.append(
                style.paint(
                    "and \(more) more of \(rule.rawValue); 'editie check --rule \(rule.rawValue)' shows all", .dim))
        }
        if out.last == "" { out.removeLast() }
        out += wrapped([
            InkedText(text: summary, inks: [.bold, report.errors > 0 ? .red : .green]),
            InkedText(text: " (\(looked))", inks: []),
        ])
        for line in notJudged { out += style.wrap(line).map { style.paint($0, .dim) } }
        return out.joined(separator: "\n") + "\n"
    }

    /// What could not be judged and why, a line each; rules that share a reason share a line.
    package var notJudged: [String] {
        var reasons: [(why: String, rules: [String])] = []
        for skipped in report.skipped {
            if let index = reasons.firstIndex(where: { $0.why == skipped.why }) {
                reasons[index].rules.append(skipped.rule.rawValue)
            } else {
                reasons.append((skipped.why, [skipped.rule.rawValue]))
            }
        }
        return reasons.map { "not judged: \($0.rules.joined(separator: ", ")): \(oneLine($0.why))" }
    }

    /// How many warnings or notices of a rule are shown, and from how many on the others are not.
    private static let shown = 3
    private static let fold = 10

    private var many: Set<RuleID> {
        var counts: [RuleID: Int] = [:]
        for finding in report.findings where finding.severity != .error && finding.state == .new {
            counts[finding.rule, default: 0] += 1
        }
        // Who asks for one rule gets all of it.
        let rules = Set(report.findings.map(\.rule))
        return rules.count == 1 ? [] : Set(counts.filter { $0.value > Self.fold }.keys)
    }

    /// The counts as one plain line.
    package var verdict: String { "\(summary) (\(looked))" }

    private var summary: String {
        var parts = [
            counted(report.errors, "error"), counted(report.count(.warning), "warning"),
            counted(report.count(.notice), "notice"),
        ].joined(separator: ", ")
        if report.known > 0 { parts += ", \(report.known) known" }
        if report.suppressed > 0 { parts += ", \(report.suppressed) waived" }
        let fixable = report.findings.filter { $0.state == .new && $0.isFixable }.count
        if fixable > 0 { parts += "; --fix mends \(fixable)" }
        return parts
    }

    private var looked: String {
        let counts = report.counts
        let external =
            counts.external > 0 ? ", \(counts.external) external \(counts.external == 1 ? "address" : "addresses")" : ""
        return
            "\(counted(counts.chapters, "chapter")), \(counted(counts.links, "link")), \(counted(counts.anchors, "anchor")) and \(counted(counts.images, "image"))\(external) checked"
    }

    private func finding(_ finding: Finding) -> [String] {
        let ink: TerminalStyle.Ink =
            switch finding.severity {
            case .error: .red
            case .warning: .yellow
            case .notice: .blue
            }
        let place = finding.range.map { ":\($0.line):\($0.column)" } ?? ""
        let pieces = [
            InkedText(text: "\(oneLine(finding.path))\(place): ", inks: [.bold]),
            InkedText(text: finding.severity.rawValue, inks: [ink]),
            InkedText(text: ": \(oneLine(finding.message)) ", inks: []),
            InkedText(
                text: "[\(finding.rule.rawValue)]\(finding.isFixable ? " (--fix mends it)" : "")", inks: [.dim]),
        ]
        var out = wrapped(pieces)
        if let range = finding.range, let line = lines(finding.path, range.line), !line.isEmpty {
            out += excerpt(line, range, ink)
        }
        if let suggestion = finding.suggestion, !finding.message.contains(suggestion) {
            out.append("    did you mean '\(oneLine(suggestion))'?")
        }
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
        let text = (from > 0 ? "…" : "") + oneLine(String(shown.dropFirst(from > 0 ? 1 : 0)))
        let before = oneLine(String(characters[from..<start]))
        let marked = oneLine(String(characters[start..<max(start, min(end, from + room))]))
        let mark =
            String(repeating: " ", count: TerminalStyle.columns(before))
            + String(repeating: "^", count: max(1, TerminalStyle.columns(marked)))
        return ["    " + text, "    " + style.paint(mark, ink)]
    }

    /// One line; for those who look broken at blanks, what follows set in.
    private func wrapped(_ pieces: [InkedText]) -> [String] {
        guard style.isWatched else { return [pieces.map { style.paint($0.text, $0.inks) }.joined()] }
        let narrow = TerminalStyle(isColored: style.isColored, width: style.width - 2)
        return narrow.wrap(pieces, indent: "").enumerated().map { $0.offset == 0 ? $0.element : "  " + $0.element }
    }

    private func oneLine(_ text: String) -> String { TerminalStyle.line(text) }
}
