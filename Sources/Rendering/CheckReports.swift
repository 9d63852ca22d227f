import Checking
import CommonMark
import GuideModel

/// A check in the forms that other programs read. Names and text of the guide are data in each of them.
package struct CheckReports {
    private let report: CheckReport
    /// The guide's folder as seen from where the reader of the report stands, to make paths that it can open.
    private let folder: String
    private let text: CheckText

    package init(_ report: CheckReport, folder: String, text: CheckText) {
        self.report = report
        self.folder = folder
        self.text = text
    }

    /// From the repository's root; `guide/../x` is `x`.
    private func path(_ finding: Finding) -> String {
        Path.normalized(Path.join(folder, finding.path)) ?? Path.join(folder, finding.path)
    }

    private var fresh: [Finding] { report.findings.filter { $0.state == .new } }

    // MARK: - SARIF 2.1.0

    package var sarif: JSON {
        let used = Set(report.findings.map(\.rule))
        let rules = Checker.list.filter { used.contains($0.id) }
        let places = Dictionary(
            rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        return .object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")),
            (
                "runs",
                .array([
                    .object([
                        (
                            "tool",
                            .object([
                                (
                                    "driver",
                                    .object([
                                        ("name", .string("editie")), ("semanticVersion", .string("0.1.0")),
                                        ("rules", .array(rules.map(rule))),
                                    ])
                                )
                            ])
                        ), ("columnKind", .string("unicodeCodePoints")),
                        ("results", .array(report.findings.map { result($0, places[$0.rule] ?? 0) })),
                        (
                            "invocations",
                            .array([
                                .object([
                                    ("executionSuccessful", .bool(true)),
                                    (
                                        "toolExecutionNotifications",
                                        .array(
                                            report.skipped.map {
                                                .object([
                                                    ("level", .string("note")),
                                                    (
                                                        "message",
                                                        message("\($0.rule.rawValue) was not judged: \($0.why)")
                                                    ),
                                                ])
                                            })
                                    ),
                                ])
                            ])
                        ),
                    ])
                ])
            ),
        ])
    }

    private func message(_ text: String) -> JSON { .object([("text", .string(text))]) }

    private func level(_ severity: Severity) -> String { severity == .notice ? "note" : severity.rawValue }

    private func rule(_ rule: RuleDocumentation) -> JSON {
        let help = "\(rule.why)\n\nBad:\n\(rule.bad)\n\nGood:\n\(rule.good)"
        return .object([
            ("id", .string(rule.id.rawValue)), ("shortDescription", message(rule.summary)),
            ("fullDescription", message(rule.why)), ("help", message(help)),
            ("defaultConfiguration", .object([("level", .string(level(rule.severity)))])),
        ])
    }

    private func result(_ finding: Finding, _ index: Int) -> JSON {
        var place: [(String, JSON)] = [
            (
                "artifactLocation",
                .object([("uri", .string(Self.uri(path(finding)))), ("uriBaseId", .string("%SRCROOT%"))])
            )
        ]
        if let range = finding.range {
            let endLine = max(range.line, range.endLine)
            place.append(
                (
                    "region",
                    .object([
                        ("startLine", .number(range.line)),
                        ("startColumn", .number(codePoint(finding.path, range.line, range.column))),
                        ("endLine", .number(endLine)),
                        ("endColumn", .number(max(1, codePoint(finding.path, endLine, range.endColumn)))),
                    ])
                ))
        }
        let said = finding.said
        return .object([
            ("ruleId", .string(finding.rule.rawValue)), ("ruleIndex", .number(index)),
            ("level", .string(level(finding.severity))), ("message", message(said)),
            ("locations", .array([.object([("physicalLocation", .object(place))])])),
            ("partialFingerprints", .object([("editie/v1", .string(finding.fingerprint))])),
            ("baselineState", .string(finding.state == .known ? "unchanged" : "new")),
        ])
    }

    /// A column in code points, as SARIF counts: a character may be several.
    private func codePoint(_ path: String, _ line: Int, _ column: Int) -> Int {
        guard column > 1, let text = text.lines(path, line), !text.utf8.allSatisfy({ $0 < 0x80 }) else { return column }
        let before = text.prefix(column - 1)
        return before.unicodeScalars.count + max(0, column - 1 - before.count) + 1
    }

    /// A path as the reference of a URI.
    private static func uri(_ path: String) -> String {
        path.utf8.map { byte -> String in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "-._~/".utf8.contains(byte)
            if isPlain { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }

    // MARK: - JUnit

    /// A case a rule that was judged; its new findings are what failed.
    package var junit: String {
        let skipped = Dictionary(report.skipped.map { ($0.rule, $0.why) }, uniquingKeysWith: { first, _ in first })
        let byRule = Dictionary(grouping: fresh, by: \.rule)
        var cases: [String] = []
        for rule in Checker.list {
            let id = rule.id.rawValue
            let open = "    <testcase name=\"\(Self.xml(id))\" classname=\"editie.\(Self.xml(rule.id.family))\""
            if let why = skipped[rule.id] {
                cases.append(open + ">\n      <skipped message=\"\(Self.xml(why))\"/>\n    </testcase>")
                continue
            }
            let found = byRule[rule.id] ?? []
            let errors = found.filter { $0.severity == .error }
            let others = found.filter { $0.severity != .error }
            var inside: [String] = []
            if !errors.isEmpty {
                inside.append(
                    "      <failure message=\"\(Self.xml("\(counted(errors.count, "error")): \(rule.summary)"))\" type=\"error\">\(Self.xml(errors.map(line).joined(separator: "\n")))</failure>"
                )
            }
            if !others.isEmpty {
                inside.append("      <system-out>\(Self.xml(others.map(line).joined(separator: "\n")))</system-out>")
            }
            cases.append(
                inside.isEmpty ? open + "/>" : open + ">\n" + inside.joined(separator: "\n") + "\n    </testcase>")
        }
        let failures = Set(fresh.filter { $0.severity == .error }.map(\.rule)).count
        let counts =
            "tests=\"\(Checker.list.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped.count)\""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="editie check" \(counts)>
              <testsuite name="\(Self.xml(folder.isEmpty ? "guide" : folder))" \(counts)>
            \(cases.joined(separator: "\n"))
              </testsuite>
            </testsuites>

            """
    }

    private func line(_ finding: Finding) -> String {
        let place = finding.range.map { ":\($0.line):\($0.column)" } ?? ""
        return "\(path(finding))\(place): \(finding.severity.rawValue): \(finding.said)"
    }

    /// Text for XML: what XML 1.0 cannot hold becomes U+FFFD.
    private static func xml(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case "\t": result += "&#9;"
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default:
                if scalar.value < 0x20 { result += "\u{FFFD}" } else { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    // MARK: - GitHub

    /// A workflow command a finding: GitHub shows each beside its line.
    package var github: String {
        var out = ""
        for finding in fresh {
            let command = finding.severity == .notice ? "notice" : finding.severity.rawValue
            var properties = [("file", path(finding))]
            if let range = finding.range {
                properties += [("line", "\(range.line)"), ("endLine", "\(max(range.line, range.endLine))")]
                // GitHub takes columns on one line only.
                if range.endLine == range.line {
                    properties += [("col", "\(range.column)"), ("endColumn", "\(range.endColumn)")]
                }
            }
            properties.append(("title", finding.rule.rawValue))
            let said = finding.said
            out +=
                "::\(command) " + properties.map { "\($0.0)=\(Self.property($0.1))" }.joined(separator: ",")
                + "::\(Self.data(said))\n"
        }
        // Commands end here: a line of text that looks like one is no command.
        return out + ([text.verdict] + text.notJudged).map { Self.data($0) + "\n" }.joined()
    }

    private static func data(_ text: String) -> String { escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")]) }
    private static func property(_ text: String) -> String {
        escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")])
    }

    private static func escaped(_ text: String, _ table: [(Unicode.Scalar, String)]) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let other = table.first(where: { $0.0 == scalar })?.1 {
                result += other
            } else {
                // A terminal or a log acts on control characters.
                let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                result.unicodeScalars.append(isControl && scalar != "\t" ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }

    /// The job's summary, in Markdown.
    package var githubSummary: String {
        var lines = ["## editie check", "", Self.cell(text.verdict), ""]
        // What could not be judged is no less of the result than what was.
        if !text.notJudged.isEmpty { lines += text.notJudged.map { "- \(Self.cell($0))" } + [""] }
        let shown = fresh.filter { $0.severity != .notice }
        guard !shown.isEmpty else { return lines.joined(separator: "\n") + "\n" }
        lines += ["| | place | what | rule |", "|---|---|---|---|"]
        for finding in shown.prefix(200) {
            let place = path(finding) + (finding.range.map { ":\($0.line)" } ?? "")
            let said = finding.said
            lines.append(
                "| \(finding.severity.rawValue) | \(Self.cell(place)) | \(Self.cell(said)) | \(finding.rule.rawValue) |"
            )
        }
        if shown.count > 200 { lines += ["", "and \(shown.count - 200) more"] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Text of the guide in a table of Markdown: nothing in it is markup.
    private static func cell(_ text: String) -> String {
        var result = ""
        for scalar in TerminalStyle.safe(text).unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\n", "\r", "\t": result += " "
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "!", "|", "~", "@":
                result += "\\"
                result.unicodeScalars.append(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    // MARK: - GitLab

    /// GitLab's code quality report.
    package var gitlab: JSON {
        .array(
            fresh.map { finding in
                let severity =
                    switch finding.severity {
                    case .error: "major"
                    case .warning: "minor"
                    case .notice: "info"
                    }
                return .object([
                    (
                        "description",
                        .string(finding.said)
                    ),
                    ("check_name", .string(finding.rule.rawValue)), ("fingerprint", .string(finding.fingerprint)),
                    ("severity", .string(severity)),
                    (
                        "location",
                        .object([
                            ("path", .string(path(finding))),
                            (
                                "lines",
                                .object([
                                    ("begin", .number(finding.range?.line ?? 1)),
                                    ("end", .number(max(finding.range?.line ?? 1, finding.range?.endLine ?? 1))),
                                ])
                            ),
                        ])
                    ),
                ])
            })
    }
}

extension Baseline {
    /// `editie/baseline/1`.
    package var document: JSON {
        .object([
            ("schema", .string(Self.schemaName)),
            (
                "findings",
                .array(
                    entries.map { key, count in
                        .object([
                            ("rule", .string(key.rule)), ("path", .string(key.path)), ("target", .string(key.target)),
                            ("count", .number(count)),
                        ])
                    })
            ),
        ])
    }
}

extension Finding {
    /// The message with what may have been meant, where it does not say that already.
    fileprivate var said: String {
        guard let suggestion, !message.contains("'\(suggestion)'") else { return message }
        return "\(message) (did you mean '\(suggestion)'?)"
    }
}
