import CommonMark
import Synchronization

/// A chapter's front matter: its keys, or why it cannot be read.
package struct FrontMatter: Sendable {
    package let members: [YAMLValue.Member]
    package let error: YAMLError?
    package let endLine: Int

    /// Chapters are read again in every edition, their front matter hardly ever changes, and no part of a chapter takes as long.
    private static let known = Mutex<[String: FrontMatter]>([:])
    private static let mostKnown = 4096

    /// Reads a chapter's front matter, or finds what the same text gave before.
    static func read(_ source: FrontMatterSource) -> FrontMatter {
        if let known = known.withLock({ $0[source.text] }), known.endLine == source.endLine { return known }
        let matter = FrontMatter(source)
        known.withLock { if $0.count < mostKnown { $0[source.text] = matter } }
        return matter
    }

    private init(_ source: FrontMatterSource) {
        endLine = source.endLine
        var members: [YAMLValue.Member] = []
        var problem: YAMLError?
        do throws(YAMLError) {
            members = try YAMLValue.parse(source.text)?.mapping ?? []
        } catch {
            problem = error
        }
        self.members = members
        error = problem
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
