import Editions
import Git
import GuideModel

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which tags are editions, and what is odd about them.
extension Import {
    struct Chosen {
        let number: EditionNumber
        let tag: Tag
    }

    /// The tags that fit the pattern, one a number, by number.
    mutating func chooseTags(_ repository: OpenRepository) throws -> [Chosen] {
        let all = try repository.git.tags()
        let fitting = all.filter { unsafe fnmatch(options.pattern, $0.name, 0) == 0 }
        guard !fitting.isEmpty else {
            throw ImportError.noTags(pattern: options.pattern, some: all.map(\.name))
        }
        let own = try workplace.worktreeLocation().configuration.tag
        for other in all where !fitting.contains(where: { $0.name == other.name }) {
            guard let twin = fitting.first(where: { $0.name.lowercased() == other.name.lowercased() }) else { continue }
            let same = other.commit == twin.commit ? "the same commit" : "another commit, \(other.commit.short)"
            oddities.append(
                "the tags '\(twin.name)' and '\(other.name)' differ in case only; the pattern takes '\(twin.name)' and leaves '\(other.name)', which leads to \(same)"
            )
        }
        var byNumber: [EditionNumber: [Tag]] = [:]
        var unread: [String] = []
        for tag in fitting.sorted(by: { $0.name < $1.name }) {
            if let number = number(tag.name, own) {
                byNumber[number, default: []].append(tag)
            } else {
                unread.append("'\(tag.name)' holds no edition number")
            }
        }
        oddities += unread
        guard !byNumber.isEmpty else {
            throw ImportError.noEditions(
                pattern: options.pattern, why: unread, suggestion: Self.pattern(of: fitting.map(\.name)))
        }
        let hasOwnForm = byNumber.values.joined().contains { Ledger.number(inTag: $0.name, pattern: own) != nil }
        if !hasOwnForm, let form, let newest = byNumber.keys.max() {
            oddities.append(
                "the next cut makes a tag like '\(Ledger.tagName(newest, pattern: own))'; with 'tag: \"\(form)\"' in guide.yml it is like '\(Ledger.tagName(newest, pattern: form))'"
            )
        }
        return byNumber.sorted { $0.key < $1.key }.map { number, tags in
            let wanted = Ledger.tagName(number, pattern: own)
            // Of `v2.2` and `V2.2` the one that the guide's own pattern makes, else the last by name: `v` comes after `V`.
            let tag = tags.first { $0.name == wanted } ?? tags[tags.count - 1]
            for other in tags where other.name != tag.name {
                let differs =
                    other.name.lowercased() == tag.name.lowercased() ? "differ in case only" : "are one number"
                let same = other.commit == tag.commit ? "the same commit" : "another commit, \(other.commit.short)"
                oddities.append(
                    "the tags '\(tag.name)' and '\(other.name)' \(differs); took '\(tag.name)' and left '\(other.name)', which leads to \(same)"
                )
            }
            return Chosen(number: number, tag: tag)
        }
    }

    /// The pattern that most of some tags have, with a star for what looks like a number: `swift-*-fcs`.
    private static func pattern(of tags: [String]) -> String? {
        let patterns = tags.compactMap { tag -> String? in
            let prefix = tag.prefix { !$0.isASCIIDigit }
            let number = tag.dropFirst(prefix.count).prefix { $0.isASCIIDigit || $0 == "." }
            guard EditionNumber(number) != nil else { return nil }
            return "\(prefix)*\(tag.dropFirst(prefix.count + number.count))"
        }
        let counts = Dictionary(grouping: patterns, by: { $0 }).mapValues(\.count)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// The number in a tag: by the guide's own pattern, as `v1.2`, or what the pattern's `*` stands for.
    private func number(_ tag: String, _ own: String) -> EditionNumber? {
        Ledger.number(inTag: tag, pattern: own) ?? form.flatMap { Ledger.number(inTag: tag, pattern: $0) }
    }

    /// What the asked tags are called, as `guide.yml` would say it: of `book-5.*-final` the star is part of the number.
    private var form: String? {
        let parts = options.pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        var (prefix, suffix) = (parts[0], parts[1])
        func isNumeral(_ sign: Character) -> Bool { sign.isASCIIDigit || sign == "." }
        if prefix.last == ".", prefix.dropLast().last?.isASCIIDigit == true {
            prefix = prefix[..<(prefix.lastIndex { !isNumeral($0) }.map(prefix.index(after:)) ?? prefix.startIndex)]
        }
        if suffix.first == ".", suffix.dropFirst().first?.isASCIIDigit == true {
            suffix = suffix.drop(while: isNumeral)
        }
        return "\(prefix){edition}\(suffix)"
    }
}
