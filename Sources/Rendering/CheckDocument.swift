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

    /// The document as one line of JSON.
    package var text: String {
        var stream = JSONStream(expected: 4096 + 400 * report.findings.count)
        stream.object { stream in
            stream.member("schema", "editie/check/1")
            stream.member("guide", guide)
            stream.key("findings")
            stream.array(report.findings) { stream, finding in Self.write(finding, &stream) }
            stream.key("summary")
            stream.object { stream in
                stream.member("errors", report.errors)
                stream.member("warnings", report.count(.warning))
                stream.member("notices", report.count(.notice))
                stream.member("suppressed", report.suppressed)
                stream.member("known", report.known)
            }
            stream.key("checked")
            stream.object { stream in
                stream.member("chapters", report.counts.chapters)
                stream.member("links", report.counts.links)
                stream.member("anchors", report.counts.anchors)
                stream.member("images", report.counts.images)
                stream.member("external", report.counts.external)
            }
            stream.key("skipped")
            stream.array(report.skipped) { stream, skipped in
                stream.object { stream in
                    stream.member("rule", skipped.rule.rawValue)
                    stream.member("why", skipped.why)
                }
            }
        }
        return String(decoding: stream.out, as: UTF8.self) + "\n"
    }

    private static func write(_ finding: Finding, _ stream: inout JSONStream) {
        func place(_ name: String, _ number: Int?, _ stream: inout JSONStream) {
            guard let number else { return stream.member(name, nil) }
            stream.member(name, number)
        }
        stream.object { stream in
            stream.member("rule", finding.rule.rawValue)
            stream.member("severity", finding.severity.rawValue)
            stream.member("path", finding.path)
            place("line", finding.range?.line, &stream)
            place("column", finding.range?.column, &stream)
            place("endLine", finding.range?.endLine, &stream)
            place("endColumn", finding.range?.endColumn, &stream)
            stream.member("message", finding.message)
            stream.member("target", finding.target)
            stream.member("suggestion", finding.suggestion)
            stream.key("fixable")
            stream.bool(finding.isFixable)
            stream.member("state", finding.state.rawValue)
            stream.member("fingerprint", finding.fingerprint)
        }
    }
}
