import CommonMark
import Synchronization

/// A chapter's front matter: its keys, or why it cannot be read.
package struct FrontMatter: Sendable {
    package let members: [YAMLValue.Member]
    package let error: YAMLError?
    package let endLine: Int
    package let isTOML: Bool

    /// Chapters are read again in every edition, their front matter hardly ever changes, and no part of a chapter takes as long.
    private static let known = Mutex<[String: FrontMatter]>([:])
    private static let mostKnown = 4096

    /// Reads a chapter's front matter, or finds what the same text gave before.
    static func read(_ source: FrontMatterSource) -> FrontMatter {
        if let known = known.withLock({ $0[source.text] }), known.endLine == source.endLine,
            known.isTOML == source.isTOML
        {
            return known
        }
        let matter = FrontMatter(source)
        known.withLock { if $0.count < mostKnown { $0[source.text] = matter } }
        return matter
    }

    private init(_ source: FrontMatterSource) {
        endLine = source.endLine
        isTOML = source.isTOML
        var members: [YAMLValue.Member] = []
        var problem: YAMLError?
        do throws(YAMLError) {
            members =
                source.isTOML
                ? try TOMLReader.members(of: source.text) : try YAMLValue.parse(source.text)?.mapping ?? []
        } catch {
            problem = error
            // Of a key that stands twice the last one counts, as most tools have it.
            if error.duplicateKey != nil, !source.isTOML { members = Self.withoutDuplicates(source.text) }
        }
        self.members = members
        error = problem
    }

    /// Whether nothing is known of what it says.
    package var isUnread: Bool { error != nil && members.isEmpty }

    private static func withoutDuplicates(_ text: String) -> [YAMLValue.Member] {
        // The lines of each key of the first level; the last of a name stays.
        var parts: [[Substring]] = []
        var places: [Substring: Int] = [:]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isKey = line.first.map { !$0.isWhitespace && $0 != "-" && $0 != "#" } ?? false
            if isKey, let colon = line.firstIndex(of: ":") {
                if let earlier = places.updateValue(parts.count, forKey: line[..<colon]) { parts[earlier] = [] }
                parts.append([line])
            } else if !parts.isEmpty {
                parts[parts.count - 1].append(line)
            }
        }
        return (try? YAMLValue.parse(parts.joined().joined(separator: "\n"))?.mapping) ?? []
    }

    package func string(_ key: String) -> String? { members.last { $0.key == key }?.value.string }

    /// A value as one line of text, for comparing and showing.
    package static func text(_ value: YAMLValue) -> String {
        switch value {
        case .scalar(let text, _, _): text
        case .sequence(let items, _): items.map(text).joined(separator: ", ")
        case .mapping(let members, _): members.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ")
        }
    }
}
