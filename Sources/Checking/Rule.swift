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

    /// A key that `guide.yml` may set for the rule.
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
    /// What is wrong in one chapter by itself. Asked while its tree and its blocks are there, before the other chapters are read.
    func findings(reading chapter: ChapterFacts, _ context: ReadingContext) -> [Finding]
    /// What is wrong in one chapter beside the others. Its tree and its blocks may be gone by then.
    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding]
    /// What is wrong with the guide as a whole.
    func findings(in context: CheckContext) -> [Finding]
}

extension Rule {
    package func findings(reading chapter: ChapterFacts, _ context: ReadingContext) -> [Finding] { [] }
    package func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] { [] }
    package func findings(in context: CheckContext) -> [Finding] { [] }
}

/// What rules are given with a chapter before the others are read.
package struct ReadingContext: Sendable {
    package let location: GuideLocation
    package let language: String
    package let inputs: CheckInputs

    package init(location: GuideLocation, language: String, inputs: CheckInputs) {
        (self.location, self.language, self.inputs) = (location, language, inputs)
    }

    var settings: RuleSettings { inputs.settings }
}

/// What a chapter says by itself: read once, from its tree.
package struct ChapterReading: Sendable {
    package private(set) var facts: ChapterFacts
    let findings: [Finding]

    package init(_ chapter: Chapter, _ context: ReadingContext) {
        let facts = ChapterFacts(chapter, form: context.location.contents.form)
        self.facts = facts
        findings = Checker.rules.flatMap { $0.findings(reading: facts, context) }
    }

    /// The same without the chapter's tree and blocks, which nothing asks for any more.
    package func withoutTree() -> ChapterReading {
        var reading = self
        reading.facts.shedTree()
        return reading
    }
}

/// One chapter with where its links lead.
package final class ChapterContext: Sendable {
    package let facts: ChapterFacts
    /// Of `facts.uses`, in their order.
    package let destinations: [LinkResolver.Destination]

    init(facts: ChapterFacts, destinations: [LinkResolver.Destination]) {
        self.facts = facts
        self.destinations = destinations
    }

    package var chapter: Chapter { facts.chapter }
    package var path: String { facts.chapter.path }
}
