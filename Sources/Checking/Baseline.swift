import FoundationEssentials
import GuideModel

/// Findings that a guide has had for long: known by rule, file, subject and count, never by line.
package struct Baseline: Sendable, Equatable {
    package static let schemaName = "editie/baseline/1"

    /// What makes two findings one: the rule, the chapter, and what the finding is about.
    package struct Key: Hashable, Sendable, Comparable {
        package let rule: String
        package let path: String
        package let target: String

        package static func < (left: Key, right: Key) -> Bool {
            (left.path, left.rule, left.target) < (right.path, right.rule, right.target)
        }
    }

    package private(set) var counts: [Key: Int] = [:]
    /// The file that it came from, as the user named it; `nil` for one that was worked out from another state.
    package var file: String?

    package init(_ findings: [Finding]) {
        for finding in findings where Self.holds(finding.rule) { counts[Self.key(finding), default: 0] += 1 }
    }

    /// What is said of baselines is no fault of the guide that could be known before.
    private static func holds(_ rule: RuleID) -> Bool { rule.family != "baseline" }

    private static func key(_ finding: Finding) -> Key {
        Key(rule: finding.rule.rawValue, path: finding.path, target: finding.subject)
    }

    private struct Document: Codable {
        struct Entry: Codable {
            var rule: String
            var path: String
            var target: String
            var count: Int
        }
        var schema: String
        var findings: [Entry]
    }

    /// How many findings an entry may stand for.
    private static let mostOfOne = 1_000_000_000

    /// Reads a baseline. `nil` for anything else, later versions included.
    package init?(json: [UInt8]) {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(json)),
            document.schema == Self.schemaName,
            document.findings.allSatisfy({ (1...Self.mostOfOne).contains($0.count) })
        else { return nil }
        for entry in document.findings {
            counts[Key(rule: entry.rule, path: entry.path, target: entry.target), default: 0] += entry.count
        }
    }

    /// Its findings by file, rule and target.
    package var entries: [(key: Key, count: Int)] { counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    /// The same findings under the names that files have now.
    package func renamed(_ paths: [String: String]) -> Baseline {
        var result = self
        result.counts = [:]
        for (key, count) in counts {
            let path = paths[key.path] ?? key.path
            var target = key.target
            let (page, anchor) = target.cut(at: "#")
            if let renamed = paths[page] { target = renamed + (anchor.map { "#" + $0 } ?? "") }
            // A rename may change where a relative link leads, so both ways of saying it are known.
            // Where the whole folder has another name, what was beside the chapter is beside it still.
            let (before, after) = Self.folders(key.path, path)
            let beside = key.target.hasPrefix(before) ? after + key.target.dropFirst(before.count) : target
            for name in Set([key.target, target, beside]) {
                result.counts[Key(rule: key.rule, path: path, target: name)] = count
            }
        }
        return result
    }

    /// What differs of two paths in front of what they end in alike: `docs/` and `guide/` of `docs/a.md` and `guide/a.md`.
    private static func folders(_ path: String, _ other: String) -> (String, String) {
        var (a, b) = (path.split(separator: "/"), other.split(separator: "/"))
        while let last = a.last, last == b.last {
            a.removeLast()
            b.removeLast()
        }
        func folder(_ names: [Substring]) -> String { names.map { $0 + "/" }.joined() }
        return (folder(a), folder(b))
    }

    /// Marks what is known; of a file that somebody keeps, says what is gone.
    package func applied(
        to findings: [Finding], only: Set<RuleID> = [], notJudged: Set<RuleID> = []
    ) -> [Finding] {
        var left = counts
        var findings = findings
        for index in findings.indices where Self.holds(findings[index].rule) {
            let key = Self.key(findings[index])
            guard let count = left[key], count > 0 else { continue }
            left[key] = count - 1
            findings[index].state = .known
        }
        guard let file, only.isEmpty || only.contains("baseline/stale") else { return findings }
        for (key, count) in left.sorted(by: { $0.key < $1.key })
        where count > 0 && Self.isJudged(key, only: only, notJudged: notJudged) {
            findings.append(
                Finding(
                    "baseline/stale", path: key.path, range: nil,
                    "\(file) knows \(count == 1 ? "a finding" : "\(count) findings") of \(key.rule) about '\(key.target)' that \(count == 1 ? "is" : "are") gone",
                    target: "\(key.rule) \(key.target)", fixes: [.baseline]))
        }
        return findings
    }

    /// What is left of it without what is gone. New findings stay out: only a person takes these in.
    ///
    /// - Parameter findings: with their states, as `applied` gives them.
    package func withoutGone(
        _ findings: [Finding], only: Set<RuleID> = [], notJudged: Set<RuleID> = []
    ) -> Baseline {
        var found: [Key: Int] = [:]
        for finding in findings where finding.state == .known { found[Self.key(finding), default: 0] += 1 }
        var result = self
        for (key, count) in counts where Self.isJudged(key, only: only, notJudged: notJudged) {
            let left = min(count, found[key] ?? 0)
            result.counts[key] = left > 0 ? left : nil
        }
        return result
    }

    /// Whether somebody looked for it; else it may still be there.
    private static func isJudged(_ key: Key, only: Set<RuleID>, notJudged: Set<RuleID>) -> Bool {
        let rule = RuleID(rawValue: key.rule)
        return !notJudged.contains(rule) && (only.isEmpty || only.contains(rule))
    }
}
