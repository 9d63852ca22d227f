import CommonMark
import GuideModel

/// The stable name of a rule, such as `link/missing-file`.
package struct RuleID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, Comparable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
    package static func < (left: RuleID, right: RuleID) -> Bool { left.rawValue < right.rawValue }

    /// `link` of `link/missing-file`.
    package var family: String { rawValue.cut(at: "/").before }
}

/// What a finding does to a run: an error ends it with exit code 1, the others are told only.
package enum Severity: String, Hashable, Sendable, CaseIterable {
    case error, warning, notice
}

/// What `--fix` does about a finding.
package enum Fix: Hashable, Sendable {
    /// Some bytes of a file become others.
    case edit(Edit)
    /// A line under `redirects:` of `guide.yml`.
    case redirect(from: String, to: String)
    /// What is gone is taken out of the baseline.
    case baseline
}

/// A change of a file below the guide's root: the bytes in `range` become `text`.
package struct Edit: Hashable, Sendable {
    package let path: String
    package let range: Range<Int>
    package let text: String
}

/// What a rule reports at a place in the guide.
package struct Finding: Hashable, Sendable {
    /// Whether a baseline knows the finding; a known one blocks nobody.
    package enum State: String, Hashable, Sendable { case new, known }

    package var rule: RuleID
    package var severity: Severity
    /// Relative to the guide's root.
    package var path: String
    /// `nil` for something that is gone.
    package var range: SourceRange?
    package var message: String
    package var target: String?
    package var suggestion: String?
    package var fixes: [Fix] = []
    package var state = State.new
    /// Which of several findings of one rule, file and target it is, from 0.
    package var ordinal = 0

    package var isFixable: Bool { !fixes.isEmpty }

    /// A finding of the severity that the rule's documentation says.
    package init(
        _ rule: RuleID, path: String, range: SourceRange?, _ message: String, target: String? = nil,
        suggestion: String? = nil, fixes: [Fix] = []
    ) {
        self.rule = rule
        severity = Checker.documentation[rule]?.severity ?? .error
        self.path = path
        self.range = range
        self.message = message
        self.target = target
        self.suggestion = suggestion
        self.fixes = fixes
    }

    /// What it is about, however it was written: what a baseline knows it by.
    package var subject: String {
        let text = target ?? message
        guard isAboutAddress, LinkResolver.scheme(text) == nil else { return canonicallyComposed(folded(text)) }
        let (before, behind) = text.cut(at: "#")
        let name = percentDecoded(before.cut(at: "?").before)
        let full =
            name.isEmpty
            ? path : name.hasPrefix("/") ? String(name.dropFirst()) : Path.join(Path.folder(of: path), name)
        // What leaves the guide is the same wherever in it the chapter stands.
        let place = Path.normalized(full) ?? Self.outward(full)
        return canonicallyComposed(place + (behind.map { "#" + percentDecoded($0) } ?? ""))
    }

    /// Whether what it is about is an address as its chapter has it, and no label.
    private var isAboutAddress: Bool {
        switch rule {
        case "link/unused-definition", "link/text": false
        case "a11y/image-alt", "a11y/image-alt-filename", "a11y/image-alt-placeholder", "a11y/link-no-text": true
        default: ["link", "image", "edition", "redirect"].contains(rule.family)
        }
    }

    /// A path that leaves its root, with the steps out at its start.
    private static func outward(_ path: String) -> String {
        var names: [Substring] = []
        for name in path.split(separator: "/") where name != "." {
            if name == "..", let last = names.last, last != ".." { names.removeLast() } else { names.append(name) }
        }
        return names.joined(separator: "/")
    }

    /// What stays the same when lines shift: rule, file, subject, and which of several it is.
    package var fingerprint: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(rule.rawValue)\u{0}\(path)\u{0}\(subject)\u{0}\(ordinal)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// By place, of files that are no chapters by their names first.
    static func precedes(_ a: Finding, _ b: Finding) -> Bool {
        if a.path != b.path { return a.path < b.path }
        let (l, r) = ((a.range?.line ?? 0, a.range?.column ?? 0), (b.range?.line ?? 0, b.range?.column ?? 0))
        if l != r { return l < r }
        return (a.rule.rawValue, a.target ?? "") < (b.rule.rawValue, b.target ?? "")
    }
}

/// A rule that could not be judged, and why.
package struct SkippedRule: Hashable, Sendable {
    package let rule: RuleID
    package let why: String

    package init(rule: RuleID, why: String) {
        self.rule = rule
        self.why = why
    }
}

/// `1 error`, `2 errors`.
package func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
