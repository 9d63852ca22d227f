import Checking
import Diffing
import Editions
import GuideModel
import Rendering

extension Cut {
    package var isClaimTooLow: Bool { obstacles.contains { if case .claimTooLow = $0 { true } else { false } } }

    /// What was done or would be done, for people.
    package func report(willRun: Bool) -> String {
        var lines = ["\(willRun ? "Cut" : "Would cut") edition \(plan.number): \(plan.record.reason)"]
        if !willRun { lines += facts }
        lines.append(
            "  \(willRun ? "wrote" : "would write") \(plan.files.map { TerminalStyle.line($0.path) }.joined(separator: ", "))"
        )
        if !plan.removals.isEmpty {
            lines.append(
                "  \(willRun ? "took" : "would take") \(counted(plan.removals.count, "note")) into it: "
                    + plan.removals.map(TerminalStyle.line).joined(separator: ", "))
        }
        if plan.commitMessage != nil { lines.append("  " + landing(willRun: willRun)) }
        if !willRun, !uncommitted.isEmpty {
            lines.append(
                "  but first these must be committed or stashed; they are not in it: "
                    + uncommitted.prefix(10).map(TerminalStyle.line).joined(separator: ", ")
                    + (uncommitted.count > 10 ? " and \(uncommitted.count - 10) more" : ""))
        }
        if !willRun, let unfinished { lines.append("  but \(CutError.unfinished(unfinished))") }
        if !willRun, isDetached {
            lines.append("  but HEAD is detached: run 'git switch BRANCH' first, or cut with --branch NAME")
        }
        lines += obstacles.map { "  but \($0)" }
        if blocking > 0 { lines.append("  but it is blocked: \(CutError.blocked(errors: blocking))") }
        if !willRun, let text = plan.files.first?.text { lines += ["", text] }
        return lines.joined(separator: "\n") + (lines.last?.hasSuffix("\n") == true ? "" : "\n")
    }

    private func landing(willRun: Bool) -> String {
        let name = isDetached ? "the branch that you switch to" : TerminalStyle.line(branchName)
        guard makesBranch else {
            let tag = plan.tagName.map { " and \(willRun ? "tagged" : "would tag") \(TerminalStyle.line($0))" } ?? ""
            return
                "\(willRun ? "committed" : "would commit") to \(name)\(tag)\(tag.isEmpty || !isSigned ? "" : ", signed")"
        }
        return
            "\(willRun ? "made" : "would make") the branch \(name) with the commit; once it has landed, 'editie tag \(plan.number)' tags it"
    }

    /// What an editor weighs before signing: claim, highlights, what is missing, what must be redirected, what is open.
    private var facts: [String] {
        var lines: [String] = []
        if let claim = plan.record.claim {
            lines.append(
                "  claim: \(claim) at most, and the redline says \(redline.significance?.rawValue ?? "nothing")")
        }
        for override in plan.record.overrides ?? [] {
            lines.append(
                "  weighed otherwise: \(TerminalStyle.line(override.address)) is \(override.to) instead of \(override.from), says \(TerminalStyle.line(override.by)) in \(override.commit.prefix(10))"
            )
        }
        let highlights = plan.record.notes ?? []
        lines.append("  highlights: \(highlights.isEmpty ? "none" : counted(highlights.count, "note"))")
        // Before the first edition nobody misses a note.
        lines += Self.listed(
            plan.record.previous == nil
                ? []
                : notes.missing.map {
                    "\(TerminalStyle.line($0.address)), write one with 'editie note \(TerminalStyle.line($0.address))'"
                },
            "  without a note: ")
        lines += Self.listed(notes.staleNotes.map(TerminalStyle.line), "  a note about nothing that changed: ")
        let vanished = check.findings.filter {
            ["edition/page-vanished", "edition/anchor-vanished"].contains($0.rule.rawValue) && $0.state == .new
        }
        lines += Self.listed(
            vanished.map { finding in
                TerminalStyle.line(finding.target ?? finding.path)
                    + (finding.suggestion.map { ", perhaps to \(TerminalStyle.line($0))" } ?? "")
            }, "  needs a redirect: ")
        if plan.record.reactions?.isEmpty == false {
            lines.append("  reactions dealt with: \((plan.record.reactions ?? []).joined(separator: ", "))")
        }
        return lines
    }

    private static func listed(_ items: [String], _ head: String) -> [String] {
        items.prefix(20).map { head + $0 } + (items.count > 20 ? ["\(head)\(items.count - 20) more"] : [])
    }
}

extension Import {
    /// What was done or would be done, for people: an edition a line, the oldest first.
    package func report(willRun: Bool) -> String {
        var lines: [String] = []
        for edition in editions {
            let head = "\(edition.number)  \(edition.date)  \(TerminalStyle.line(edition.tag))"
            switch edition.outcome {
            case .made, .remade: lines.append("\(head)  \(edition.reason)")
            case .kept: lines.append("\(head)  is recorded already")
            case .conflict:
                lines.append(
                    "\(head)  its update holds words that were written by hand where the new text differs; settle what is marked with <<<<<<< in it"
                )
            }
        }
        let count = editions.filter { $0.outcome != .kept }.count
        if files.isEmpty {
            lines.append("nothing to do: every edition is recorded")
        } else {
            lines.append(
                "\(willRun ? "wrote" : "would write") \(counted(count, "record")) and \(counted(count, "update"))"
                    + (!willRun
                        ? ""
                        : hasConflicts
                            ? "; settle the marks, then commit them" : "; 'editie verify' proves them"))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
