import GuideModel

/// What `rules:` says of questions to the network.
package struct ExternalSettings: Sendable {
    /// Status codes that count as an answer beside 200 to 299.
    package var accepted: Set<Int> = []
    /// Patterns of addresses that are not asked.
    package var excluded: [String] = []
    /// Hosts and addresses that may be asked although they are not public.
    package var allowed: Set<String> = []
    package var timeout = 20
    package var attempts = 3
    package var perHost = 2
    /// How long an answer is believed, in hours.
    package var maximumAge = 24 * 7

    package init(_ settings: RuleSettings) {
        let rule: RuleID = "external/dead"
        accepted = Set(settings.list(rule, "accept").compactMap { Int($0) })
        excluded = settings.list(rule, "exclude")
        allowed = Set(settings.list(rule, "allow"))
        timeout = max(1, settings.number(rule, "timeout", default: timeout))
        attempts = max(1, settings.number(rule, "attempts", default: attempts))
        perHost = max(1, settings.number(rule, "per-host", default: perHost))
        maximumAge = max(0, settings.number(rule, "maximum-age", default: maximumAge))
    }

    /// What an answer hangs on: one that was given under other terms is none. Empty where nothing is set.
    package var terms: String {
        let parts = accepted.sorted().map { "accept=\($0)" } + allowed.sorted().map { "allow=\($0)" }
        return parts.map { $0 + " " }.joined()
    }

    static let documentation: [(name: String, meaning: String)] = [
        ("accept", "status codes that are fine, such as [403]"),
        ("exclude", "patterns of addresses that are not asked, such as https://www.example.org/**"),
        ("allow", "hosts and addresses on a private network that may be asked"),
        ("timeout", "seconds to wait for an answer; 20 by default"),
        ("attempts", "how often to ask; 3 by default"),
        ("per-host", "how many questions to one host at a time; 2 by default"),
        ("maximum-age", "for how many hours an answer is believed; 168 by default"),
    ]
}

extension Checker {
    /// The web addresses that a guide's chapters refer to, each once, in their order.
    package static func externalTargets(_ readings: [ChapterReading]) -> [String] {
        var seen: Set<String> = []
        return readings.flatMap { reading in
            reading.facts.uses.map(\.target).filter { target in
                let lower = target.prefix(8).lowercased()
                return lower.hasPrefix("http://") || lower.hasPrefix("https://")
            }
        }.filter { seen.insert($0).inserted }
    }
}
