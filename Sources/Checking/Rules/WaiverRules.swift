import GuideModel

/// Waivers say why and until when, and are gone when they are not needed.
struct WaiverRules: Rule {
    static let documentation = [
        RuleDocumentation(
            "waiver/no-reason", .error, "a waiver without a reason",
            why: "The next editor has to know why a fault may stay. Without a reason nothing is silenced.",
            bad: "<!-- editie-ignore link/missing-file -->",
            good: "<!-- editie-ignore link/missing-file: de bijlage komt met editie 2.3 -->"),
        RuleDocumentation(
            "waiver/expired", .error, "a waiver past its date", why: "Somebody said that it would be mended by then.",
            bad: "expires: 2025-01-01", good: "a mended link, or a later date with a reason"),
        RuleDocumentation(
            "waiver/unused", .warning, "a waiver that silences nothing",
            why: "It would silence the next fault at its place, which nobody has judged.",
            bad: "<!-- editie-ignore link/missing-file: later -->\n\nTekst zonder fout.", good: "Tekst zonder fout.",
            fix: "removes the comment"),
    ]
    /// Rules that nothing in this version can judge.
    static let idle = [
        SkippedRule(rule: "edition/card-stale", why: "this guide has no cards")
    ]
}

/// A baseline holds what is there, and no more.
struct BaselineRules: Rule {
    static let documentation = [
        RuleDocumentation(
            "baseline/stale", .warning, "a known finding that is gone",
            why: "While the baseline holds it, the same fault could come back without anybody seeing it.",
            bad: "a baseline with a link that was mended", good: "a baseline without it",
            fix: "writes the baseline anew")
    ]
}

/// What only the network can tell.
struct ExternalLinks: Rule {
    static let documentation = [
        RuleDocumentation(
            "external/dead", .warning, "an external address that does not answer (only with --online)",
            why: "A reader who follows it finds nothing. Networks fail, so it never blocks by itself.",
            bad: "[rapport](https://www.example.org/verdwenen)", good: "[rapport](https://www.example.org/rapport)"),
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
