/// The editions that there are: those with a record, else the tags that look like one.
package struct Ledger: Sendable {
    /// An edition, and where it is found.
    package struct Entry: Hashable, Sendable {
        package let number: EditionNumber
        package let tag: String?
        /// The commit that the edition is found at.
        package let commit: String?
        /// `nil` for an edition known by its tag only.
        package let record: EditionRecord?

        package init(number: EditionNumber, tag: String?, commit: String?, record: EditionRecord?) {
            self.number = number
            self.tag = tag
            self.commit = commit
            self.record = record
        }
    }

    /// An edition whose record cannot be read or is gone.
    package struct Damage: Error, Hashable, Sendable, CustomStringConvertible {
        package let number: EditionNumber
        package let file: String
        /// The edition's tag, where its record is gone.
        package let tag: String?

        package init(number: EditionNumber, file: String, tag: String?) {
            self.number = number
            self.file = file
            self.tag = tag
        }

        package var description: String {
            guard let tag else {
                return
                    "'\(file)' is no record of edition \(number); restore it with: git checkout HEAD -- '\(file)' (or from the edition's tag)"
            }
            return
                "the record '\(file)' of edition \(number) is gone, which the tag '\(tag)' has; restore it with: git checkout '\(tag)' -- '\(file)'; where the cut was reverted for good, take the tag away too: git tag -d '\(tag)'"
        }
    }

    /// By number, the latest last.
    package let entries: [Entry]
    package let damaged: [Damage]

    package init(_ entries: [Entry], damaged: [Damage] = []) {
        self.entries = entries.sorted { $0.number < $1.number }
        self.damaged = damaged.sorted { $0.number < $1.number }
    }

    package var latest: Entry? { entries.last }
    /// What readers have: drafts and consultations are for some of them only.
    package var latestFinal: Entry? { entries.last { $0.number.isFinal } }

    /// Whether later editions passed one by: 2.1.1, which mends 2.1 on a branch of its own, where 2.2 tells what changed since 2.1.
    package func isBeside(_ number: EditionNumber) -> Bool {
        number.isFinal
            && entries.contains { entry in
                guard entry.number > number, entry.number.isFinal,
                    let previous = entry.record?.previous.flatMap({ EditionNumber($0) })
                else { return false }
                return previous < number
            }
    }

    /// The edition of that number; `nil` when there is none.
    package func entry(_ number: EditionNumber) -> Entry? { entries.last { $0.number == number } }

    /// The edition's number in a tag, by the pattern `v{edition}` of `guide.yml` or as `v1.2` and `1.2.3`.
    package static func number(inTag tag: String, pattern: String) -> EditionNumber? {
        number(inOwnTag: tag, pattern: pattern) ?? EditionNumber(tag)
    }

    /// The edition's number in a tag of the guide's own form.
    package static func number(inOwnTag tag: String, pattern: String) -> EditionNumber? {
        guard let range = pattern.firstRange(of: "{edition}") else { return nil }
        let (prefix, suffix) = (pattern[..<range.lowerBound], pattern[range.upperBound...])
        guard tag.hasPrefix(prefix), tag.hasSuffix(suffix), tag.count > prefix.count + suffix.count else { return nil }
        return EditionNumber(tag.dropFirst(prefix.count).dropLast(suffix.count))
    }

    /// The tag's name for a number, by the pattern of `guide.yml`.
    package static func tagName(_ number: EditionNumber, pattern: String) -> String {
        guard let place = pattern.firstRange(of: "{edition}") else { return pattern }
        return pattern[..<place.lowerBound] + number.description + pattern[place.upperBound...]
    }
}
