import GuideModel

/// What `rules:` of `guide.yml` says: how much a rule weighs, where, and what is waived.
package struct RuleSettings: Sendable {
    /// A severity, or that the rule is not asked.
    package enum Level: String, Sendable, CaseIterable {
        case error, warning, notice, off

        var severity: Severity? { Severity(rawValue: rawValue) }
    }

    struct Setting: Sendable {
        var level: Level?
        var paths: [(pattern: String, level: Level)] = []
        var options: [String: YAMLValue] = [:]
    }

    private var settings: [String: Setting] = [:]
    private(set) var waivers: [PathWaiver] = []

    /// A waiver of `guide.yml`.
    struct PathWaiver: Hashable, Sendable {
        let rule: RuleID
        let pattern: String
        let reason: String?
        let expires: String?
        let line: Int
    }

    package init() {}

    /// - Throws: `ConfigurationError` with the line of an unknown rule, setting or level, and the nearest right one.
    package init(_ rules: YAMLValue?) throws(ConfigurationError) {
        for member in rules?.mapping ?? [] {
            let isFamily = Checker.list.contains { $0.id.family == member.key }
            guard isFamily || Checker.documentation[RuleID(rawValue: member.key)] != nil else {
                let names = Checker.list.map(\.id.rawValue)
                throw ConfigurationError(
                    line: member.keyLine, key: member.key,
                    problem: .unknownRule(nearest: nearest(member.key, in: names)))
            }
            settings[member.key] = try read(member)
        }
    }

    private mutating func read(_ rule: YAMLValue.Member) throws(ConfigurationError) -> Setting {
        var setting = Setting()
        if rule.value.string != nil {
            setting.level = try Self.level(rule.value, rule.key)
            return setting
        }
        guard let members = rule.value.mapping else {
            throw ConfigurationError(
                line: rule.keyLine, key: rule.key,
                problem: .wrongType(expected: "error, warning, notice, off, or 'severity:', 'paths:' and 'waivers:'"))
        }
        let own = Checker.documentation[RuleID(rawValue: rule.key)]?.settings.map(\.name) ?? []
        for member in members {
            switch member.key {
            case "severity": setting.level = try Self.level(member.value, member.key)
            case "paths":
                guard let pairs = member.value.mapping else {
                    throw ConfigurationError(
                        line: member.keyLine, key: member.key,
                        problem: .wrongType(expected: "'pattern: severity' pairs"))
                }
                for pair in pairs { setting.paths.append((pair.key, try Self.level(pair.value, pair.key))) }
            case "waivers":
                for item in member.value.sequence ?? [member.value] { waivers.append(try Self.waiver(item, rule.key)) }
            default:
                guard own.contains(member.key) else {
                    let known = ["severity", "paths", "waivers"] + own
                    throw ConfigurationError(
                        line: member.keyLine, key: member.key,
                        problem: .unknownKey(nearest: nearest(member.key, in: known), known: known))
                }
                if Self.numbers.contains(member.key),
                    member.value.string.flatMap({ Int($0) }).map({ !(0...Self.mostOfAny).contains($0) }) ?? true
                {
                    throw ConfigurationError(
                        line: member.keyLine, key: member.key,
                        problem: .wrongType(expected: "a number from 0 to \(Self.mostOfAny)"))
                }
                setting.options[member.key] = member.value
            }
        }
        return setting
    }

    private static let mostOfAny = 1_000_000

    /// Settings that are numbers, of whatever rule.
    private static let numbers: Set<String> = [
        "kilobytes", "words", "least", "fall", "timeout", "attempts", "per-host", "maximum-age",
    ]

    private static func level(_ value: YAMLValue, _ key: String) throws(ConfigurationError) -> Level {
        guard let level = value.string.flatMap({ Level(rawValue: $0) }) else {
            throw ConfigurationError(
                line: value.line, key: key,
                problem: .notAChoice(FrontMatter.text(value), Level.allCases.map(\.rawValue)))
        }
        return level
    }

    private static func waiver(_ item: YAMLValue, _ rule: String) throws(ConfigurationError) -> PathWaiver {
        let keys = ["path", "reason", "expires"]
        if let other = item.mapping?.first(where: { !keys.contains($0.key) }) {
            throw ConfigurationError(
                line: other.keyLine, key: other.key,
                problem: .unknownKey(nearest: nearest(other.key, in: keys), known: keys))
        }
        guard item.mapping != nil, let pattern = item["path"]?.string else {
            throw ConfigurationError(
                line: item.line, key: "waivers", problem: .wrongType(expected: "a list of 'path:' with its 'reason:'"))
        }
        let expires = item["expires"]?.string
        if let expires, !JSONSchema.isDate(expires) {
            throw ConfigurationError(
                line: item["expires"]?.line ?? item.line, key: "expires",
                problem: .wrongType(expected: "a date such as 2027-01-31"))
        }
        return PathWaiver(
            rule: RuleID(rawValue: rule), pattern: pattern, reason: item["reason"]?.string, expires: expires,
            line: item.line)
    }

    /// The finding with the severity that is set for it; `nil` where its rule is off.
    func applied(to finding: Finding) -> Finding? {
        guard !settings.isEmpty else { return finding }
        var level: Level?
        for name in [finding.rule.family, finding.rule.rawValue] {
            guard let setting = settings[name] else { continue }
            level = setting.paths.last { Path.matches(finding.path, $0.pattern) }?.level ?? setting.level ?? level
        }
        guard let level else { return finding }
        guard let severity = level.severity else { return nil }
        var finding = finding
        finding.severity = severity
        return finding
    }

    func option(_ rule: RuleID, _ name: String) -> YAMLValue? { settings[rule.rawValue]?.options[name] }

    func number(_ rule: RuleID, _ name: String, default value: Int) -> Int {
        option(rule, name)?.string.flatMap { Int($0) } ?? value
    }

    func list(_ rule: RuleID, _ name: String) -> [String] {
        guard let value = option(rule, name) else { return [] }
        return value.sequence?.compactMap(\.string) ?? value.string.map { [$0] } ?? []
    }
}
