import GuideModel

/// What there is to say of one rule: `--list-rules`, `explain` and the manual are made from it.
package struct RuleDocumentation: Sendable {
    package let id: RuleID
    package let severity: Severity
    /// What it reports, in a line.
    package let summary: String
    /// Why it matters to a reader or an editor.
    package let why: String
    package let bad: String
    package let good: String
    /// What `--fix` does; `nil` where a person must decide.
    package let fix: String?
    /// What `rules:` of `guide.yml` may set for it, beside `severity`, `paths` and `waivers`.
    package let settings: [Setting]

    package struct Setting: Sendable {
        package let name: String
        package let meaning: String
    }

    package init(
        _ id: RuleID, _ severity: Severity, _ summary: String, why: String, bad: String, good: String,
        fix: String? = nil, settings: [(name: String, meaning: String)] = []
    ) {
        self.id = id
        self.severity = severity
        self.summary = summary
        self.why = why
        self.bad = bad
        self.good = good
        self.fix = fix
        self.settings = settings.map { Setting(name: $0.name, meaning: $0.meaning) }
    }
}

/// A kind of fault, or a close family: what there is to say of it, and pure functions that find it.
package protocol Rule: Sendable {
    static var documentation: [RuleDocumentation] { get }
    /// What is wrong in one chapter, whatever the others hold of the same.
    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding]
    /// What is wrong with the guide as a whole.
    func findings(in context: CheckContext) -> [Finding]
}

extension Rule {
    package func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] { [] }
    package func findings(in context: CheckContext) -> [Finding] { [] }
}

/// One chapter with where its links lead.
package struct ChapterContext: Sendable {
    package let facts: ChapterFacts
    /// Of `facts.uses`, in their order.
    package let destinations: [LinkResolver.Destination]

    package var chapter: Chapter { facts.chapter }
    package var path: String { facts.chapter.path }
}
