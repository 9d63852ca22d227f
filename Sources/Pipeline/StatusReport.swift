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
    /// How the notes for the next update cover the changes; `nil` before there are updates.
    package let notes: EditionNotes?
    package let noteCount: Int
    /// Changes of the guide and the changelogs that are not committed.
    package let uncommitted: [String]
    /// The day of the latest edition.
    private let date: String?
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
        let ledger = try workplace.ledger()
        latest = ledger.latest
        date = try ledger.latest.flatMap { try workplace.date(of: $0) }
        let terms = Proposal.Terms(now.guide, date: Clock.day(Clock.now))
        let own = try workplace.notes(for: now.guide)
        if let latest {
            let before = try workplace.snapshot(latest.number.description)
            let tip = try now.commit ?? workplace.repository?.git.head().commit
            try WorkplaceError.requireRead(before.guide, now.guide)
            let redline = try workplace.weighed(
                compare(before.guide, now.guide, each: .onAllProcessors), from: before.commit, to: tip
            ).redline
            self.redline = redline
            // What the next final edition brings is counted from the last final one.
            var whole = redline
            if !latest.number.isFinal {
                let final = try ledger.latestFinal.map { try workplace.snapshot($0.number.description) }
                let plain = compare(
                    final?.guide ?? now.guide.emptied, now.guide)
                whole = try workplace.weighed(plain, from: final?.commit, to: tip).redline
            }
            let isDue = !redline.isEmpty || !latest.number.isFinal
            proposal = isDue ? Proposal(whole, ledger: ledger, terms: terms) : nil
            notes = EditionNotes(own, whole, in: now.guide)
        } else {
            redline = nil
            proposal = Proposal(Redline(), ledger: ledger, terms: terms)
            notes = nil
        }
        noteCount = own.count
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
            let day = date.map { " of \($0)" } ?? ""
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
        if let notes, noteCount > 0 || !notes.missing.isEmpty {
            lines.append(
                "Notes for the update: \(noteCount)"
                    + (notes.missing.isEmpty
                        ? "" : ", and \(counted(notes.missing.count, "substantive change")) without one:"))
            lines += notes.missing.prefix(10).map { "  \(TerminalStyle.line($0.address))" }
            if notes.missing.count > 10 { lines.append("  and \(notes.missing.count - 10) more") }
        }
        let errors = check.errors
        lines.append(
            "Check: \(errors) \(errors == 1 ? "error blocks" : "errors block") a cut, \(counted(check.count(.warning), "warning")), \(counted(check.count(.notice), "notice"))"
                + (errors > 0 ? "; see 'editie check'" : "") + "; spelling not looked at")
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
        var status = chapter.status.rawValue
        if chapter.status == .renamed { status += " from \(TerminalStyle.line(chapter.fromPath ?? ""))" }
        if chapter.status == .added, let from = chapter.splitFrom { status = "split off \(TerminalStyle.line(from))" }
        let taker = redline?.chapters.first { $0.mergedFrom.contains(chapter.fromPath ?? "") }?.path
        if chapter.status == .removed, let taker { status = "went into \(TerminalStyle.line(taker))" }
        for place in chapter.whereabouts { status += ", " + TerminalStyle.line(place) }
        let counts = Significance.allCases.reversed().compactMap { level -> String? in
            let count = chapter.changes.filter { $0.significance == level }.count
            return count > 0 ? "\(count) \(level.rawValue)" : nil
        }
        return "\(path): \(status)"
            + (counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))")
    }

    package var json: JSON {
        .object([
            ("schema", .string("editie/status/1")), ("title", .string(title)),
            ("latest", .optional(latest?.number.description)), ("tag", .optional(latest?.tag)),
            ("date", .optional(date)), ("significance", .optional(redline?.significance?.rawValue)),
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
            ), ("notes", .number(noteCount)),
            ("missingNotes", .strings(notes?.missing.map(\.address) ?? [])),
            ("staleNotes", .strings(notes?.staleNotes ?? [])), ("errors", .number(check.errors)),
            ("warnings", .number(check.count(.warning))),
            ("notices", .number(check.count(.notice))), ("uncommitted", .strings(uncommitted)),
            ("shallow", .bool(isShallow)),
        ])
    }
}
