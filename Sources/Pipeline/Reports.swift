import Checking
import CommonMark
import Diffing
import Editions
import Git
import GuideModel
import Rendering

package enum CheckupError: Error, Equatable, CustomStringConvertible {
    case unknownRule(String, nearest: String?)
    case noBaseline(String)
    case notABaseline(String)
    case noNetwork(String)

    package var description: String {
        switch self {
        case .unknownRule(let id, let nearest):
            "there is no rule '\(id)'"
                + (nearest.map { "; did you mean '\($0)'?" } ?? "; 'editie check --list-rules' lists them")
        case .noBaseline(let file):
            "there is no baseline '\(file)'; make it with 'editie check --baseline \(file) --write-baseline'"
        case .notABaseline(let file):
            "'\(file)' is no baseline that this version can read; make it anew with --write-baseline"
        case .noNetwork(let why):
            "no external address could be asked: \(why); check the network, or leave --online out"
        }
    }
}

extension Checkup {
    package static func unknown(rule: String) -> CheckupError {
        .unknownRule(rule, nearest: Checker.nearestRule(rule))
    }
}

extension Checkup.Result {
    /// The report in one of its forms: text, json, sarif, junit, github or gitlab.
    package func text(_ format: String, style: TerminalStyle) -> String {
        let plain = CheckText(report, style: style, line: lines.line)
        let others = CheckReports(report, folder: guide.location.folder, text: plain)
        switch format {
        case "json": return document.text
        case "sarif": return others.sarif.text()
        case "junit": return others.junit
        case "gitlab": return others.gitlab.text()
        case "github":
            // A job's summary goes to the file that GitHub names; a failure to write it is no failure of the check.
            if let file = Clock.environment("GITHUB_STEP_SUMMARY"), !file.isEmpty {
                Disk.append(file, others.githubSummary)
            }
            return others.github
        default: return plain.text
        }
    }

    /// What could not be judged, a line each, for forms that have no place for it.
    package var notJudged: String {
        CheckText(report, style: TerminalStyle(isColored: false), line: lines.line).notJudged.map { $0 + "\n" }.joined()
    }

    package var isBaselineStale: Bool { report.findings.contains { $0.rule == "baseline/stale" } }

    /// Takes what is gone out of the baseline that the check was asked to use.
    func mend(baseline file: String) throws {
        guard let left = report.baseline else { return }
        try Disk.write(file, left.document.text(isPretty: true))
    }

    package func write(baseline file: String) throws {
        try Disk.write(
            file, Baseline(report.findings.filter { $0.rule.family != "baseline" }).document.text(isPretty: true))
    }

    package var baselineJSON: String { Baseline(report.findings).document.text() }

    package func baselineText(_ file: String) -> String {
        "wrote \(counted(Baseline(report.findings).entries.reduce(0) { $0 + $1.count }, "finding")) to \(TerminalStyle.line(file)); they do not block under 'editie check --baseline \(TerminalStyle.line(file))'\n"
    }

    /// The source lines of the chapters, found once a chapter.
    package var lines: SourceLines { SourceLines(guide) }
}

/// Source lines by chapter and number, for showing findings.
package final class SourceLines {
    private let sources: [String: [UInt8]]
    private var chapters: [String: (bytes: [UInt8], starts: [Int])] = [:]

    init(_ guide: Guide) {
        let contents = guide.location.contents
        let other = contents.file.map { (Path.written($0, from: guide.location.folder), contents.source) }
        sources = Dictionary(
            guide.chapters.map { ($0.path, $0.bytes) } + [other].compactMap(\.self).filter { !$0.1.isEmpty },
            uniquingKeysWith: { first, _ in first })
    }

    package func line(_ path: String, _ number: Int) -> String? {
        guard let (bytes, starts) = chapter(path), number >= 1, number < starts.count else { return nil }
        let line = bytes[starts[number - 1]..<(starts[number] - 1)]
        return String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self)
    }

    private func chapter(_ path: String) -> (bytes: [UInt8], starts: [Int])? {
        if let known = chapters[path] { return known }
        guard let bytes = sources[path] else { return nil }
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
        if bytes.last != 0x0A { starts.append(bytes.count + 1) }
        chapters[path] = (bytes, starts)
        return (bytes, starts)
    }
}

extension Workplace {
    /// The edition that recovery has just finished, when that is what was asked for.
    package func finishedCut(asked: String?, isDryRun: Bool) -> EditionNumber? {
        guard !isDryRun, let recovered, recovered.stagesFiles, let number = EditionNumber(recovered.subject) else {
            return nil
        }
        return asked == nil || asked.flatMap { EditionNumber($0) } == number ? number : nil
    }
}

extension Verification.Result {
    package func text(_ style: TerminalStyle) -> String {
        let verdict = faults.isEmpty ? style.paint("verified", .green) : style.paint("NOT as released", .red, .bold)
        var lines = ["edition \(number): \(verdict)"]
        lines += proofs.map { "  ✓ \(TerminalStyle.safe($0))" }
        lines += faults.map { "  ✗ \(TerminalStyle.safe($0))" }
        return lines.joined(separator: "\n") + "\n"
    }
}
