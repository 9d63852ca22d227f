import Diffing
import GuideModel

/// The words of an update in one language. Another language is another file with a table, and a line in `all`.
package struct Wording: Sendable {
    /// One and several of something: `1 correctie`, `2 correcties`.
    struct Counted: Sendable {
        let one: String
        let many: String

        init(_ one: String, _ many: String) {
            self.one = one
            self.many = many
        }

        func of(_ count: Int) -> String { "\(count) \(count == 1 ? one : many)" }
    }

    let code: String
    let months: [String]
    /// `{day} {month} {year}` with the parts in the language's order.
    let date: String
    let and: String
    let relativeTo: String
    let firstEdition: String
    let nothingChanged: String
    /// The same of an edition in a list.
    let nothing: String
    let edition: String
    let editions: String
    let dateColumn: String
    let whatColumn: String
    let stages: [String: String]
    let claimed: String
    /// How the claim stands, behind a semicolon; the second where a commit made less of a change than it is.
    let claimHolds: String
    let claimHoldsWeighed: String
    /// What a claim says that there is at most.
    let claims: [Significance: String]
    let highlights: String
    let changes: String
    let smallChanges: String
    let added: String
    let changed: String
    let renamed: String
    let removed: String
    /// What became of a section.
    let sections: [SectionChange.Status: String]
    let wasCalled: String
    let cameFrom: String
    let splitFrom: String
    let mergedFrom: String
    let mergedInto: String
    let seeNow: String
    let stoodAt: String
    let gaveTo: String
    let tookFrom: String
    let movedFrom: String
    /// A line that became a heading, and a heading that became a line.
    let becameHeading: String
    let lostHeading: String
    /// A heading that came above text that stood there, and one that went while its text stayed.
    let newHeading: String
    let goneHeading: String
    let reordered: String
    let listings: [ChapterChange.Listing: String]
    /// What a block is called, and what became of some.
    let blocks: [Block.Kind: Counted]
    let became: [Change.Kind: String]
    /// What has another place and says what it said.
    let onlyMoved: String
    let corrections: Counted
    let layout: Counted
    let metadata: String
    let andMore: String
    /// Behind figures or words of a text in which more has changed.
    let otherWords: String
    /// Of a link whose addresses are too long to show.
    let otherAddress: String
    /// Sections at another place of their chapter.
    let otherOrder: String
    let metadataPart: String
    let redirects: String
    let overrides: String
    let overridden: String
    let reactions: String
    let reaction: String
    let contributors: String
    let firstTime: String
    let errata: String
    let erratum: String
    let erratumShort: String
    let concerns: String
    let newChapters: Counted
    let splitChapters: Counted
    let goneChapters: Counted
    let mergedChapters: Counted
    let changedChapters: Counted
    let renamedChapters: Counted
    let significance: [Significance: String]
    let beginning: String
    let listed: String

    static let all = [dutch, english]

    /// The table of a language tag (`nl-NL`); English where there is none.
    package static func named(_ tag: String) -> Wording {
        let language = tag.lowercased().prefix { $0.isLetter }
        return all.first { $0.code == language } ?? english
    }

    package static var codes: [String] { all.map(\.code) }

    /// `2026-11-24` in words.
    func inWords(_ day: String) -> String {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]) else { return day }
        return date.filling(["day": "\(parts[2])", "month": months[parts[1] - 1], "year": "\(parts[0])"])
    }

    /// `a, b en c`.
    func list(_ parts: [String]) -> String {
        guard let last = parts.last else { return "" }
        return parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " \(and) " + last
    }
}

extension String {
    /// Fills `{name}` places.
    func filling(_ values: [String: String]) -> String {
        var result = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
