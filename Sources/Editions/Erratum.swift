import FoundationEssentials

/// A correction of a published update: a record of its own, `changelogs/<edition>-erratum-<n>.json`. The edition stays as it was.
package struct Erratum: Codable, Hashable, Sendable {
    package static let schemaName = "editie/erratum/1"

    package var schema = Self.schemaName
    /// The edition whose update it corrects.
    package var edition: String
    /// Which erratum of that edition it is, from 1.
    package var number: Int
    /// `2026-11-24`.
    package var date: String
    /// The sections that it is about.
    package var about: [String]
    /// Markdown.
    package var text: String
    /// Git's id of the update that it corrects, and of its own text for people.
    package var corrects: String
    package var digest: String
    /// Git's id of all the rest of this record.
    package var seal: String?

    package init(edition: EditionNumber, number: Int, date: String, about: [String], text: String, corrects: String) {
        self.edition = edition.description
        self.number = number
        self.date = date
        self.about = about
        self.text = text
        self.corrects = corrects
        digest = ""
    }

    /// Reads a record; `nil` for anything else.
    package init?(json: [UInt8]) {
        guard let erratum = try? JSONDecoder().decode(Erratum.self, from: Data(json)), erratum.schema == Self.schemaName
        else { return nil }
        self = erratum
    }

    /// What the seal is made of.
    package var sealed: String {
        ([schema, edition, "\(number)", date, text, corrects, digest] + about).joined(separator: "\u{0}")
    }

    package var stem: String { Self.stem(edition: edition, number: number) }

    private static let infix = "-erratum-"
    /// No edition has more; a name with a larger number is another file's.
    private static let mostNumber = 9_999

    package static func stem(edition: String, number: Int) -> String { "\(edition)\(infix)\(number)" }

    /// The edition and the number that a file's name says; `nil` for other files.
    package static func named(_ file: String) -> (edition: EditionNumber, number: Int)? {
        guard file.hasSuffix(".json"), let range = file.firstRange(of: infix),
            let edition = EditionNumber(file[..<range.lowerBound]),
            let number = Int(file[range.upperBound...].dropLast(".json".count)), (1...mostNumber).contains(number)
        else { return nil }
        return (edition, number)
    }
}
