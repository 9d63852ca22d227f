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
            fix: "takes what is gone out of the baseline; what is new stays new")
    ]
}
