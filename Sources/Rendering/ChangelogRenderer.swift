import Diffing
import Editions
import GuideModel

/// An update as Markdown for the guide's readers.
package struct ChangelogRenderer {
    let update: Update
    let wording: Wording
    /// The address of a chapter or a section of this edition; `nil` where there is nothing to lead to.
    let address: @Sendable (_ path: String, _ anchor: String?) -> String?
    /// Where a chapter is that went into others, by its old path.
    let mergedInto: [String: ChapterChange]
    /// The titles that sections had which changed, went or are elsewhere now, by their old path and anchor.
    let oldTitles: [String: [String: String]]
    /// The chapters that took text over from an old path, as places in the redline.
    let takers: [String: [Int]]

    /// - Parameters:
    ///   - language: `nl`, `en`.
    ///   - address: where an address of this edition is found, seen from the update.
    package init(
        _ update: Update, language: String, address: @escaping @Sendable (_ path: String, _ anchor: String?) -> String?
    ) {
        self.update = update
        self.address = address
        wording = Wording.named(language)
        var into: [String: ChapterChange] = [:]
        for chapter in update.redline?.chapters ?? [] { for old in chapter.mergedFrom { into[old] = chapter } }
        mergedInto = into
        var away: [String: [String: String]] = [:]
        for section in (update.redline?.chapters ?? []).flatMap(\.sections) where section.status != .added {
            if let path = section.fromPath, let anchor = section.fromAnchor {
                away[path, default: [:]][anchor] = section.fromTitle
            }
        }
        oldTitles = away
        takers = Self.takers(update.redline?.chapters ?? [])
    }

    package var markdown: String {
        // A guide whose title says the number already says it once.
        let number = "\(update.number)"
        let isNamed = update.title.split { !$0.isNumber && $0 != "." }.contains { $0 == number }
        var lines = ["# \(escaped(update.title))" + (isNamed ? "" : " \(number)"), "", introduction, ""]
        if let stage = wording.stages[update.number.stage.rawValue] { lines += [stage, ""] }
        lines += highlights
        if let redline = update.redline {
            let parts = parts(redline)
            let summary = summary(redline, parts)
            lines += [summary.isEmpty ? wording.nothingChanged : summary + ".", ""]
            // That anything may have changed is no claim to confirm.
            if let claim = update.claim, claim < .substantive, claim >= redline.significance ?? claim {
                let isWeighed = update.overrides.contains { override in
                    Significance(rawValue: override.from).map { $0 > claim } ?? false
                }
                lines += [
                    wording.claimed.filling(["level": wording.claims[claim] ?? claim.rawValue]) + "; "
                        + (isWeighed ? wording.claimHoldsWeighed : wording.claimHolds) + ".", "",
                ]
            }
            lines += parts.lines
        } else {
            lines += ["## \(wording.changes)", ""]
            for chapter in update.contents { lines.append("- \(link(chapter.title, chapter.path, nil))") }
            lines.append("")
        }
        lines += overrides + redirects + reactions
        if !update.contributors.isEmpty {
            lines += ["## \(wording.contributors)", ""]
            lines += update.contributors.map(contributor) + [""]
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    private var introduction: String {
        let day = "\(wording.inWords(update.date)). "
        if let previous = update.previous {
            return day
                + wording.relativeTo.filling([
                    "edition": update.linksPrevious ? "[\(previous)](\(previous).md)" : "\(previous)"
                ])
        }
        guard let since = update.since else { return day + wording.firstEdition }
        return day + wording.relativeTo.filling(["edition": "`\(since)`"])
    }

    private func summary(_ redline: Redline, _ parts: Parts) -> String {
        let count = redline.summary.chapters
        let merged = redline.chapters.filter { $0.status == .removed && mergedInto[$0.fromPath ?? ""] != nil }.count
        let split = redline.chapters.filter { $0.status == .added && $0.splitFrom != nil }.count
        return wording.list(
            [
                (wording.newChapters, (count[.added] ?? 0) - split), (wording.splitChapters, split),
                (wording.goneChapters, (count[.removed] ?? 0) - merged), (wording.mergedChapters, merged),
                (wording.changedChapters, parts.changed), (wording.renamedChapters, parts.renamed),
            ].filter { $0.1 > 0 }.map { $0.0.of($0.1) })
    }

    // MARK: - Around the changes

    /// The editors' notes, each with the section that it is about.
    private var highlights: [String] {
        guard !update.notes.isEmpty else { return [] }
        var lines = ["## \(wording.highlights)", ""]
        for note in update.notes {
            let about = note.about.map { self.link(to: $0) }.joined(separator: ", ")
            let text = TerminalStyle.safe(note.text).split(
                omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            // A heading would stand as it is written behind the section's name.
            let isHeading = text.first?.hasPrefix("#") == true && text.first?.drop(while: { $0 == "#" }).first == " "
            let first = (isHeading ? text.first?.drop { $0 == "#" || $0 == " " } : text.first).map(String.init) ?? ""
            // So would a list, a table, a quotation or a fence; they stand below it.
            let isBlock = Self.beginsBlock(first) && !about.isEmpty
            lines.append("- " + (about.isEmpty ? first : "**\(about)**" + (isBlock ? "" : " – \(first)")))
            if isBlock { lines += ["", "  \(first)"] }
            lines += text.dropFirst().map { $0.isEmpty ? "" : "  \($0)" }
        }
        return lines + [""]
    }

    /// Whether a line begins what is no paragraph: an item, a row, a quotation, a fence.
    private static func beginsBlock(_ line: String) -> Bool {
        let number = line.prefix { $0.isASCIIDigit }
        return ["- ", "* ", "+ ", "|", ">", "```", "~~~"].contains { line.hasPrefix($0) }
            || !number.isEmpty && [". ", ") "].contains { line.dropFirst(number.count).hasPrefix($0) }
    }

    private var overrides: [String] {
        guard !update.overrides.isEmpty else { return [] }
        func word(_ level: String) -> String {
            Significance(rawValue: level).flatMap { wording.significance[$0] } ?? level
        }
        return ["## \(wording.overrides)", ""]
            + update.overrides.map { override in
                "- "
                    + wording.overridden.filling([
                        "section": link(to: override.address), "from": word(override.from), "to": word(override.to),
                        "by": escaped(override.by), "reason": escaped(override.reason),
                        "commit": "`\(override.commit.prefix(10))`",
                    ])
            } + [""]
    }

    private var redirects: [String] {
        guard !update.redirects.isEmpty else { return [] }
        return ["## \(wording.redirects)", ""]
            + update.redirects.map { "- \(code($0.from)) → \(link($0.to, to: $0.to))" } + [""]
    }

    private var reactions: [String] {
        guard !update.reactions.isEmpty else { return [] }
        return ["## \(wording.reactions)", ""]
            + update.reactions.map { "- " + wording.reaction.filling(["number": escaped($0)]) } + [""]
    }

    private func contributor(_ person: EditionRecord.Contributor) -> String {
        let facts = [person.group.map(escaped), person.isFirst ? wording.firstTime : nil].compactMap { $0 }
        return "- \(escaped(person.name))" + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
    }
}
