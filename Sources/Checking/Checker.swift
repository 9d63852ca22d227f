import GuideModel

/// What a check found, and what it looked at.
package struct CheckReport: Sendable {
    /// How many things were looked at.
    package struct Counts: Hashable, Sendable {
        package var chapters = 0
        package var links = 0
        package var anchors = 0
        package var images = 0
        package var external = 0
    }

    package var findings: [Finding]
    package var counts: Counts
    package var skipped: [SkippedRule]
    /// Findings that a waiver silences.
    package var suppressed = 0
    /// The baseline that was asked for, without what is gone.
    package var baseline: Baseline?

    /// Findings of one severity that no baseline knows.
    package func count(_ severity: Severity) -> Int {
        findings.filter { $0.severity == severity && $0.state == .new }.count
    }
    package var errors: Int { count(.error) }

    /// Leaves out what other rules found.
    package mutating func keep(_ rules: Set<RuleID>) {
        findings.removeAll { !rules.contains($0.rule) }
        skipped.removeAll { !rules.contains($0.rule) }
    }
    package var known: Int { findings.filter { $0.state == .known }.count }
}

/// Runs the rules over a guide.
package enum Checker {
    package static let rules: [any Rule] = [
        LinkTargets(), LinkHygiene(), Definitions(), ImageContent(), ExplicitIDs(), Footnotes(), HeadingStructure(),
        ContentsEntries(), FrontMatterRules(), TextBytes(), ImageAlternatives(), LinkTexts(), TableHeaders(),
        Spelling(), Terminology(), Readability(), PublishedAddresses(), EditionNoteRules(), NoteLinks(), EditionTexts(),
        RedirectTargets(), ExternalLinks(), WaiverRules(), BaselineRules(),
    ]

    /// Every rule's documentation, in the order in which they are listed.
    package static let list: [RuleDocumentation] = rules.flatMap { type(of: $0).documentation }
    package static let documentation = Dictionary(list.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// The rule that was meant: the one of that name in some family, else the nearest spelling.
    package static func nearestRule(_ name: String) -> String? {
        let names = list.map(\.id.rawValue)
        let own = name.split(separator: "/").last.map { "/" + $0 } ?? name
        return names.first { $0.hasSuffix(own) } ?? nearest(name, in: names)
    }

    /// What each chapter of a guide says by itself.
    package static func read(_ guide: Guide, _ inputs: CheckInputs, each: Each) -> [ChapterReading] {
        let context = ReadingContext(location: guide.location, language: guide.language, inputs: inputs)
        return each.map(guide.chapters) { ChapterReading($0, context) }
    }

    /// - Parameters:
    ///   - readings: of the guide's chapters, in their order; `nil` to read them here.
    ///   - baseline: findings that are known already.
    ///   - only: the rules to report; empty for all.
    package static func check(
        _ guide: Guide, readings: [ChapterReading]? = nil, inputs: CheckInputs = CheckInputs(),
        baseline: Baseline? = nil, only: Set<RuleID> = [], each: Each = .inOrder
    ) -> CheckReport {
        let readings = readings ?? read(guide, inputs, each: each)
        let context = CheckContext(guide: guide, facts: readings.map(\.facts), inputs: inputs, each: each)
        var found = readings.flatMap(\.findings)
        found += each.map(context.chapters) { chapter in rules.flatMap { $0.findings(in: chapter, context) } }
            .flatMap(\.self)
        found += rules.flatMap { $0.findings(in: context) }
        // What another chapter takes in is a part of that one: its headings and labels are judged by nobody alone.
        if !context.included.isEmpty {
            found.removeAll { Self.rulesOfWholes.contains($0.rule) && context.included.contains($0.path) }
        }
        // Headings of what a chapter takes in come between its own.
        found.removeAll { $0.rule == "structure/heading-skip" && context.takesHeadings(above: $0) }
        // What is a letter away from a file's name is a slip also where a plugin makes pages.
        let made = guide.location.contents.madePages
        if !made.isEmpty {
            found.removeAll { finding in
                Self.rulesOfPages.contains(finding.rule) && finding.suggestion == nil
                    && made.contains { Path.matches(context.pageMeant(finding), $0) }
            }
        }
        let skipped = inputs.skipped + Self.skipped(context) + WaiverRules.idle
        let notJudged = Set(skipped.map(\.rule))
        if !only.isEmpty { found.removeAll { !only.contains($0.rule) } }
        found = found.compactMap { context.settings.applied(to: $0) }
        let places = Places(context)
        var waivers = Waivers(context)
        let (kept, suppressed) = waivers.sift(places.sorted(found))
        var findings = kept
        let verdicts = waivers.findings(judged: { !notJudged.contains($0) && (only.isEmpty || only.contains($0)) })
        findings += verdicts.filter { only.isEmpty || only.contains($0.rule) }
            .compactMap { context.settings.applied(to: $0) }
        number(&findings)
        if let baseline { findings = baseline.applied(to: findings, only: only, notJudged: notJudged) }
        let left = baseline?.withoutGone(findings, only: only, notJudged: notJudged)
        findings = places.sorted(findings)
        if let speller = inputs.speller { Spelling.suggest(&findings, speller, isAlone: only == ["lang/spelling"]) }
        var report = CheckReport(
            findings: findings, counts: counts(context),
            skipped: skipped.filter { only.isEmpty || only.contains($0.rule) })
        (report.suppressed, report.baseline) = (suppressed, left)
        return report
    }

    private static let rulesOfPages: Set<RuleID> = ["toc/missing-file", "link/missing-file", "redirect/missing-target"]

    private static let rulesOfWholes: Set<RuleID> = [
        "structure/heading-skip", "structure/no-title", "toc/orphan-file", "reference/undefined",
        "link/unused-definition",
        "footnote/undefined", "footnote/unused",
    ]

    /// What could not be judged of this guide's chapters.
    private static func skipped(_ context: CheckContext) -> [SkippedRule] {
        func some(_ paths: [String]) -> String {
            paths.prefix(3).joined(separator: ", ") + (paths.count > 3 ? " and \(paths.count - 3) more" : "")
        }
        var result: [SkippedRule] = []
        let capped = context.chapters.filter(\.facts.isPartlyRead).map(\.path)
        if !capped.isEmpty {
            result.append(
                SkippedRule(
                    rule: "link/missing-file",
                    why: "more brackets or references than are read stand in \(some(capped)); links there may be missed"
                ))
        }
        let filledIn = context.chapters.filter { chapter in
            chapter.facts.uses.contains { LinkResolver.isFilledIn($0.target, $0.kind) }
        }.map(\.path)
        if !filledIn.isEmpty {
            result.append(
                SkippedRule(
                    rule: "link/missing-file",
                    why: "a template fills in addresses of \(some(filledIn)); where these lead is not known here"))
        }
        let open = context.chapters.map(\.path).filter(context.open.contains)
        if !open.isEmpty {
            result.append(
                SkippedRule(
                    rule: "link/missing-anchor",
                    why:
                        "\(some(open)) \(open.count == 1 ? "takes" : "take") in other files, so nobody knows all anchors there"
                ))
        }
        let taking = context.chapters.filter { $0.facts.takesSnippets || !$0.facts.includes.isEmpty }.map(\.path)
        let heading = context.chapters.filter { !$0.facts.takingLines.isEmpty }.map(\.path)
        if !heading.isEmpty {
            result.append(
                SkippedRule(
                    rule: "structure/heading-skip",
                    why:
                        "headings of what \(some(heading)) \(heading.count == 1 ? "takes" : "take") in come between its own"
                ))
        }
        if !context.guide.location.contents.madePages.isEmpty {
            result += Self.rulesOfPages.sorted().map {
                SkippedRule(rule: $0, why: "a plugin of the guide's tool may make the page")
            }
        }
        let contents = context.guide.location.contents
        let sources = contents.appended + taking
        if !sources.isEmpty || contents.takesDefinitions {
            let why =
                sources.isEmpty
                ? "a plugin of the guide's tool may know the label"
                : "a label may be defined in what \(contents.appended.isEmpty ? "\(some(taking)) \(taking.count == 1 ? "takes" : "take") in" : "every chapter has behind it: \(some(contents.appended))")"
            result += (["reference/undefined", "footnote/undefined"] as [RuleID]).map {
                SkippedRule(rule: $0, why: why)
            }
        }
        if !ReadingEase.languages.contains(ReadingEase.base(context.guide.language)) {
            result.append(
                SkippedRule(
                    rule: "lang/reading-level", why: "there is no measure for the language '\(context.guide.language)'")
            )
        }
        return result
    }

    /// Tells several findings of one rule, file and subject apart.
    private static func number(_ findings: inout [Finding]) {
        var seen: [[String]: Int] = [:]
        for index in findings.indices {
            let key = [findings[index].rule.rawValue, findings[index].path, findings[index].subject]
            findings[index].ordinal = seen[key] ?? 0
            seen[key, default: 0] += 1
        }
    }

    private static func counts(_ context: CheckContext) -> CheckReport.Counts {
        var counts = CheckReport.Counts()
        counts.chapters = context.guide.chapters.count
        counts.anchors = context.index.count
        for chapter in context.chapters {
            for use in chapter.facts.uses { if use.kind.isImage { counts.images += 1 } else { counts.links += 1 } }
        }
        counts.external = context.inputs.external?.count ?? 0
        return counts
    }

    /// The order of findings: by file in the guide's order, then by place.
    private struct Places {
        private let order: [String: Int]

        init(_ context: CheckContext) {
            order = Dictionary(
                context.guide.chapters.enumerated().map { ($0.element.path, $0.offset) },
                uniquingKeysWith: { first, _ in first })
        }

        func sorted(_ findings: [Finding]) -> [Finding] {
            // Where its file stands is looked up once for each, not in every comparison.
            let placed = findings.map { (place: order[$0.path] ?? .max, finding: $0) }
            return placed.sorted {
                $0.place == $1.place ? Finding.precedes($0.finding, $1.finding) : $0.place < $1.place
            }.map(\.finding)
        }
    }
}
