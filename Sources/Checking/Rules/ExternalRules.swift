import CommonMark
import GuideModel

/// What only the network can tell.
struct ExternalLinks: Rule {
    static let documentation = [
        RuleDocumentation(
            "external/dead", .warning, "an external address that does not answer (only with --online)",
            why: "A reader who follows it finds nothing. Networks fail, so it never blocks by itself.",
            bad: "[rapport](https://www.example.org/verdwenen)", good: "[rapport](https://www.example.org/rapport)",
            settings: ExternalSettings.documentation),
        RuleDocumentation(
            "external/redirected", .notice, "an external address that has moved for good (only with --online)",
            why: "The old address works until somebody takes it away.", bad: "[site](http://example.org/oud)",
            good: "[site](https://example.org/nieuw)", fix: "writes the new address"),
        RuleDocumentation(
            "external/insecure", .warning, "an http address that answers over https too (only with --online)",
            why: "Others on the network can read and change what the reader gets.",
            bad: "[site](http://www.example.org/)",
            good: "[site](https://www.example.org/)", fix: "writes https"),
    ]

    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        guard let answers = context.inputs.external else { return [] }
        return chapter.facts.uses.flatMap { use -> [Finding] in
            guard let answer = answers[use.target] else { return [] }
            func finding(_ id: RuleID, _ message: String, _ new: String? = nil) -> Finding {
                let edit = new.flatMap { chapter.facts.edit(destinationOf: use, to: $0) }
                return Finding(
                    id, path: chapter.path, range: use.range, message, target: use.target, suggestion: new,
                    fixes: edit.map { [.edit($0)] } ?? [])
            }
            let secure = "https://" + use.target.dropFirst(7)
            switch answer.outcome {
            case .dead(let why): return [finding("external/dead", "'\(use.target)' does not answer: \(why)")]
            case .moved(let new): return [finding("external/redirected", "'\(use.target)' has moved to '\(new)'", new)]
            case .alive where answer.isSecureToo:
                return [finding("external/insecure", "'\(use.target)' answers over https too", secure)]
            case .alive, .skipped: return []
            }
        }
    }
}
