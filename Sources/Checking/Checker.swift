import GuideModel

/// What a check found, and what it looked at.
package struct CheckReport: Sendable {
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

    package func count(_ severity: Severity) -> Int {
        findings.filter { $0.severity == severity && $0.state == .new }.count
    }
    package var errors: Int { count(.error) }
}

/// Runs the rules over a guide.
package struct Checker {
    package static let rules: [any Rule] = [
        LinkTargets(), UnusedDefinitions(), ImageContent(), HeadingStructure(), ContentsEntries(), TextBytes(),
    ]

    /// Every rule's id, in the order in which they are documented.
    package static var ids: [(id: RuleID, severity: Severity, summary: String)] { rules.flatMap { type(of: $0).ids } }

    package static func check(_ guide: Guide, readImage: (String) -> CheckContext.ImageFile?) -> CheckReport {
        let context = CheckContext(guide: guide, readImage: readImage)
        let order = Dictionary(
            guide.chapters.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let findings = rules.flatMap { $0.findings(in: context) }.sorted { Finding.precedes($0, $1, order) }
        var counts = CheckReport.Counts()
        counts.chapters = guide.chapters.count
        counts.anchors = context.index.count
        for chapter in context.uses {
            for use in chapter.uses {
                if use.kind == .image || use.kind == .htmlImage { counts.images += 1 } else { counts.links += 1 }
            }
        }
        return CheckReport(findings: findings, counts: counts, skipped: skipped)
    }

    private static let skipped = [
        SkippedRule(rule: "external/dead", why: "external addresses are not looked at without a network")
    ]
}
