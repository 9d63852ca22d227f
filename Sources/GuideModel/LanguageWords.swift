/// What `language.yml` beside `guide.yml` adds to the words that tell how much a change matters: another language, or a field's own
/// terms. Each key holds a list of words.
package struct LanguageWords: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case numbers, dates, modals, negations
        /// Words that carry little by themselves.
        case stopWords = "stop-words"
        /// Endings that make another form of a word.
        case endings
        /// Words that look like others and are no slips of them.
        case lookalikes
    }

    private var lists: [Kind: Set<String>] = [:]

    package init() {}

    package subscript(kind: Kind) -> Set<String> { lists[kind] ?? [] }

    /// - Throws: `ConfigurationError` with the line, the key, and the nearest right key.
    package init(yaml: String) throws(ConfigurationError) {
        for member in try GuideConfiguration.members(of: yaml) {
            let names = Kind.allCases.map(\.rawValue)
            guard let kind = Kind(rawValue: member.key) else {
                throw ConfigurationError(
                    line: member.keyLine, key: member.key,
                    problem: .unknownKey(nearest: nearest(member.key, in: names), known: names))
            }
            let words = (member.value.sequence ?? []).map(\.string)
            guard let items = member.value.sequence, !words.contains(nil) else {
                throw ConfigurationError(
                    line: member.value.line, key: member.key, problem: .wrongType(expected: "a list of words"))
            }
            lists[kind] = Set(items.compactMap { $0.string?.lowercased() })
        }
    }
}
