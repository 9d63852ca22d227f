import Checking
import GuideModel

/// What there is to say of the rules, for `--list-rules`, `explain` and the manual.
package enum RuleManual {
    /// A line a rule: its id, its severity, whether `--fix` mends it, and what it reports.
    package static var list: String {
        let width = Checker.list.map(\.id.rawValue.count).max() ?? 0
        return Checker.list.map { rule in
            pad(rule.id.rawValue, width + 2) + pad(rule.severity.rawValue, 9) + pad(rule.fix == nil ? "" : "fix", 5)
                + rule.summary + "\n"
        }.joined()
    }

    /// The list for scripts.
    package static var json: JSON {
        .object([
            ("schema", .string("editie/rules/1")),
            (
                "rules",
                .array(
                    Checker.list.map { rule in
                        .object([
                            ("id", .string(rule.id.rawValue)), ("severity", .string(rule.severity.rawValue)),
                            ("fixable", .bool(rule.fix != nil)), ("summary", .string(rule.summary)),
                            ("why", .string(rule.why)), ("bad", .string(rule.bad)), ("good", .string(rule.good)),
                            ("fix", .optional(rule.fix)),
                            ("settings", .object(rule.settings.map { ($0.name, .string($0.meaning)) })),
                        ])
                    })
            ),
        ])
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// All that there is to say of one rule; `nil` when there is none of that name.
    package static func page(_ id: String, _ style: TerminalStyle) -> String? {
        guard let rule = Checker.documentation[RuleID(rawValue: id)] else { return nil }
        func title(_ text: String) -> String { style.paint(text, .bold) }
        func indented(_ text: String) -> [String] {
            text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
        }
        var lines = [title(rule.id.rawValue) + " (\(named(rule.severity)))", ""]
        lines += style.wrap("Reports: \(rule.summary).") + [""] + style.wrap(rule.why)
        lines += ["", title("Bad"), ""] + indented(rule.bad) + ["", title("Good"), ""] + indented(rule.good) + [""]
        if let fix = rule.fix { lines += [title("Mend"), ""] + style.wrap("    'editie check --fix' \(fix).") + [""] }
        lines += [title("Silence"), ""]
        if rule.id.family == "waiver" || rule.id.family == "baseline" {
            lines += indented("Nothing silences it but its own cause; 'severity:' below makes it weigh less.")
        } else {
            if takesComment(rule.id) {
                lines += indented("<!-- editie-ignore \(rule.id.rawValue): why it may stay -->")
                lines += ["", "above the block, or in guide.yml, for some paths and until a day:", ""]
            } else {
                lines += ["in guide.yml, for some paths and until a day:", ""]
            }
            lines +=
                indented(
                    """
                    rules:
                      \(rule.id.rawValue):
                        waivers:
                          - path: archief/*.md
                            reason: why it may stay
                            expires: 2027-12-31
                    """) + [""]
        }
        lines += [title("Weigh"), ""]
        lines += indented(settings(rule))
        return lines.joined(separator: "\n") + "\n"
    }

    private static func named(_ severity: Severity) -> String {
        switch severity {
        case .error: "error: blocks a cut and fails a check"
        case .warning: "warning: blocks nothing"
        case .notice: "notice: blocks nothing"
        }
    }

    /// Whether a comment can stand above what the rule is about: not above front matter, contents, settings, or what is gone.
    private static func takesComment(_ id: RuleID) -> Bool {
        !["frontmatter", "toc", "redirect"].contains(id.family)
            && ![
                "edition/page-vanished", "edition/duplicate-tag", "edition/claim", "edition/note-stale",
                "text/too-large",
            ]
            .contains(id.rawValue)
    }

    /// What may be set, each line by itself.
    private static func settings(_ rule: RuleDocumentation) -> String {
        var lines = [
            "rules:", "  \(rule.id.rawValue):",
            "    severity: \(rule.severity == .error ? "warning" : "off")    # error, warning, notice or off, everywhere",
            "    paths: {'archief/*.md': off}    # or for some paths",
        ]
        for setting in rule.settings { lines.append("    \(setting.name): …    # \(setting.meaning)") }
        return lines.joined(separator: "\n")
    }

    /// The manual's page of all rules, in Markdown.
    package static var markdown: String {
        var lines = ["# Rules of `editie check`", ""]
        lines += [
            "A finding is silenced by `<!-- editie-ignore RULE: reason -->` above its block, or in `guide.yml` under `rules: RULE:` by",
            "`waivers:` with `path:`, `reason:` and, if it is to end, `expires:`. `severity:` and `paths:` set how much a rule weighs,",
            "everywhere or for some paths; a family such as `link` may stand for all its rules.", "",
        ]
        var family = ""
        for rule in Checker.list {
            if rule.id.family != family {
                family = rule.id.family
                lines += ["## \(family)", ""]
            }
            lines += [
                "### \(rule.id.rawValue)", "",
                "*\(rule.severity.rawValue)\(rule.fix == nil ? "" : ", mended by `--fix`")*: \(rule.summary).", "",
            ]
            lines += [
                rule.why, "", "Bad:", "", "```text", rule.bad, "```", "", "Good:", "", "```text", rule.good, "```", "",
            ]
            if let fix = rule.fix { lines += ["`--fix` \(fix).", ""] }
            for setting in rule.settings { lines += ["- `\(setting.name)`: \(setting.meaning)"] }
            if !rule.settings.isEmpty { lines.append("") }
        }
        return lines.joined(separator: "\n")
    }
}
