import Checking
import Diffing
import Editions
import Git
import GuideModel
import Rendering

/// Where the guide stands since its last edition.
package struct StatusReport: Sendable {
    package let title: String
    package let latest: Ledger.Entry?
    package let redline: Redline?
    package let proposal: Proposal?
    package let check: CheckReport
    /// Changes of the guide and the changelogs that are not committed.
    package let uncommitted: [String]
    package let isShallow: Bool
    package let chapters: Int
    package let notices: [String]

    package init(_ workplace: Workplace) throws {
        var revision = "worktree"
        if let repository = workplace.repository {
            isShallow = repository.isShallow
            if repository.worktree == nil { revision = "HEAD" }
        } else {
            isShallow = false
        }
        let now = try workplace.snapshot(revision)
        title = now.guide.title
        chapters = now.guide.chapters.count
        notices = Redlining.notices(now.guide)
        check = try Checkup.report(now, workplace)
        latest = try workplace.ledger().latest
        if let latest {
            let before = try workplace.snapshot(latest.number.description)
            let redline = compare(before.guide, now.guide)
            self.redline = redline
            let year =
                now.guide.location.configuration.numbering == .calendar
                ? Clock.day(Clock.now).split(separator: "-").first.flatMap { Int($0) } : nil
            proposal = redline.isEmpty ? nil : Proposal(redline, latest: latest.number, calendarYear: year, bump: nil)
        } else {
            redline = nil
            proposal = Proposal(Redline(), latest: nil, calendarYear: nil, bump: nil)
        }
        if let repository = workplace.repository, repository.worktree != nil {
            let paths = [
                Path.join(workplace.prefix, now.guide.location.folder),
                Path.join(workplace.prefix, try workplace.changelogsFolder()),
            ]
            uncommitted = try repository.git.status(of: paths).map(\.path)
        } else {
            uncommitted = []
        }
    }

    package func text(_ style: TerminalStyle) -> String {
        var lines = [style.paint(TerminalStyle.safe(title), .bold) + ", \(counted(chapters, "chapter"))"]
        if let latest {
            let day = latest.record.map { " of \($0.date)" } ?? ""
            lines.append(
                "Latest edition: \(latest.number)\(day)\(latest.tag.map { " (tag \(TerminalStyle.safe($0)))" } ?? "")")
        } else {
            lines.append("No edition has been cut yet.")
        }
        if let redline {
            if redline.isEmpty {
                lines.append("Nothing that a reader sees has changed since.")
            } else {
                lines.append("Changed since:")
                for chapter in redline.chapters where chapter.status != .unchanged {
                    lines.append("  " + line(chapter))
                }
            }
        }
        if let proposal {
            lines += style.wrap("Next edition: \(proposal.number) (\(proposal.reason))")
        }
        let errors = check.errors
        lines.append(
            "Check: \(errors) \(errors == 1 ? "error blocks" : "errors block") a cut, \(counted(check.count(.warning), "warning")), \(counted(check.count(.notice), "notice"))"
                + (errors > 0 ? "; see 'editie check'" : ""))
        if !uncommitted.isEmpty {
            lines.append("Not committed (a cut wants them committed first):")
            lines += uncommitted.prefix(10).map { "  \(TerminalStyle.line($0))" }
            if uncommitted.count > 10 { lines.append("  and \(uncommitted.count - 10) more") }
        }
        if isShallow {
            lines.append(
                "This is a shallow clone; 'git fetch --unshallow' (in CI: fetch-depth: 0) brings the rest of the history."
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ chapter: ChapterChange) -> String {
        let path = TerminalStyle.line(chapter.path ?? chapter.fromPath ?? "")
        let from = chapter.status == .renamed ? " from \(TerminalStyle.line(chapter.fromPath ?? ""))" : ""
        let counts = Significance.allCases.reversed().compactMap { level -> String? in
            let count = chapter.changes.filter { $0.significance == level }.count
            return count > 0 ? "\(count) \(level.rawValue)" : nil
        }
        return "\(path): \(chapter.status.rawValue)\(from)"
            + (counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))")
    }

    package var json: JSON {
        .object([
            ("schema", .string("editie/status/1")), ("title", .string(title)),
            ("latest", .optional(latest?.number.description)), ("tag", .optional(latest?.tag)),
            ("date", .optional(latest?.record?.date)), ("significance", .optional(redline?.significance?.rawValue)),
            ("next", .optional(proposal?.number.description)), ("reason", .optional(proposal?.reason)),
            (
                "changed",
                .array(
                    (redline?.chapters ?? []).filter { $0.status != .unchanged }.map {
                        .object([
                            ("path", .optional($0.path ?? $0.fromPath)), ("status", .string($0.status.rawValue)),
                            ("significance", .optional($0.significance?.rawValue)),
                        ])
                    })
            ), ("errors", .number(check.errors)), ("warnings", .number(check.count(.warning))),
            ("notices", .number(check.count(.notice))), ("uncommitted", .strings(uncommitted)),
            ("shallow", .bool(isShallow)),
        ])
    }
}
