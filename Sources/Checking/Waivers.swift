import CommonMark
import GuideModel

/// The waivers of a guide, and what they silence.
struct Waivers {
    private var waivers: [Waiver] = []
    private let today: String

    init(_ context: CheckContext) {
        today = context.inputs.today
        waivers = context.chapters.flatMap(\.facts.waivers)
        waivers += context.settings.waivers.map {
            Waiver(
                rule: $0.rule, hasReason: !($0.reason ?? "").trimmingBlanks().isEmpty, expires: $0.expires,
                scope: .paths($0.pattern), path: context.settingsPath, range: context.settingsLine($0.line), removal: []
            )
        }
    }

    /// Takes out what is waived, and counts it.
    mutating func sift(_ findings: [Finding]) -> (kept: [Finding], suppressed: Int) {
        guard !waivers.isEmpty else { return (findings, 0) }
        var kept: [Finding] = []
        // Comments by the lines that they speak for, so that many of them cost no more than few.
        var byLine: [String: [Int: [Int]]] = [:]
        var byPath: [Int] = []
        for (index, waiver) in waivers.enumerated() {
            switch waiver.scope {
            case .paths: byPath.append(index)
            case .lines(let lines):
                for block in (lines.lowerBound >> 5)...(lines.upperBound >> 5) {
                    byLine[waiver.path, default: [:]][block, default: []].append(index)
                }
            }
        }
        for finding in findings {
            let near = finding.range.flatMap { byLine[finding.path]?[$0.line >> 5] } ?? []
            if let index = (near + byPath).first(where: { silences(waivers[$0], finding) }) {
                waivers[index].uses += 1
            } else {
                kept.append(finding)
            }
        }
        return (kept, findings.count - kept.count)
    }

    private func silences(_ waiver: Waiver, _ finding: Finding) -> Bool {
        guard waiver.hasReason, waiver.expires.map({ today <= $0 }) ?? true,
            waiver.rule == finding.rule || waiver.rule.rawValue == finding.rule.family
        else { return false }
        switch waiver.scope {
        case .paths(let pattern): return Path.matches(finding.path, pattern)
        case .lines(let lines):
            return finding.path == waiver.path && lines.contains(finding.range?.line ?? 0)
        }
    }

    /// What is wrong with the waivers themselves.
    func findings(judged: (RuleID) -> Bool) -> [Finding] {
        let ids = Checker.list.map(\.id)
        let families = Set(ids.map(\.family))
        let judgedIDs = Set(ids.filter(judged))
        let judgedFamilies = Set(judgedIDs.map(\.family))
        func isKnown(_ rule: RuleID) -> Bool { Checker.documentation[rule] != nil || families.contains(rule.rawValue) }
        return waivers.compactMap { waiver in
            let name = waiver.rule.rawValue
            func finding(_ id: RuleID, _ message: String, _ suggestion: String? = nil, _ fixes: [Fix] = []) -> Finding {
                Finding(
                    id, path: waiver.path, range: waiver.range, message, target: name, suggestion: suggestion,
                    fixes: fixes)
            }
            guard waiver.hasReason else {
                return finding(
                    "waiver/no-reason",
                    name.isEmpty
                        ? "this waiver names no rule and no reason" : "the waiver of '\(name)' gives no reason",
                    waiver.isComment
                        ? name.isEmpty ? nil : "editie-ignore \(name): why it may stay" : "reason: why it may stay")
            }
            if let expires = waiver.expires, today > expires {
                return finding("waiver/expired", "the waiver of '\(name)' ended on \(expires)")
            }
            guard waiver.uses == 0 else { return nil }
            guard isKnown(waiver.rule) else {
                return finding(
                    "waiver/unused", "there is no rule '\(name)', so this waiver silences nothing",
                    Checker.nearestRule(name))
            }
            guard judgedIDs.contains(waiver.rule) || judgedFamilies.contains(name) else { return nil }
            return finding(
                "waiver/unused",
                "the waiver of '\(name)' silences nothing"
                    + (waiver.isClosed ? "" : ": its comment has no '-->', so nobody reads what follows"), nil,
                waiver.removal)
        }
    }
}
