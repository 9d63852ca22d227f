import Diffing

/// The words of an update in one language. Another language is another table.
package struct Wording: Sendable {
    let code: String
    let months: [String]
    /// `{day} {month} {year}` with the parts in the language's order.
    let date: String
    let relativeTo: String
    let firstEdition: String
    let edition: String
    let editions: String
    let dateColumn: String
    let whatColumn: String
    let changes: String
    let added: String
    let changed: String
    let removed: String
    let renamed: String
    let moved: String
    let wasCalled: String
    let cameFrom: String
    let splitFrom: String
    let mergedFrom: String
    let newChapter: String
    let removedChapter: String
    let reordered: String
    let figures: String
    let corrections: @Sendable (Int) -> String
    let layout: @Sendable (Int) -> String
    let redirects: String
    let contributors: String
    let firstTime: String
    let summary: @Sendable (_ new: Int, _ gone: Int, _ changed: Int, _ renamed: Int) -> String
    let significance: [Significance: String]
    let beginning: String
    let listed: String

    package static func named(_ tag: String) -> Wording { tag.lowercased().hasPrefix("nl") ? dutch : english }

    /// `2026-11-24` in words.
    func inWords(_ day: String) -> String {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]) else { return day }
        return date.filling(["day": "\(parts[2])", "month": months[parts[1] - 1], "year": "\(parts[0])"])
    }

    static let dutch = Wording(
        code: "nl",
        months: [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
            "november", "december",
        ],
        date: "{day} {month} {year}", relativeTo: "Wat er is veranderd sinds editie {edition}.",
        firstEdition: "De eerste vastgelegde editie: alles erin is nieuw.", edition: "Editie", editions: "Edities",
        dateColumn: "Datum",
        whatColumn: "Wat er veranderde", changes: "Wat er is veranderd", added: "Nieuw", changed: "Gewijzigd",
        removed: "Vervallen",
        renamed: "Hernoemd", moved: "Verplaatst", wasCalled: "heette {title}", cameFrom: "stond in {title}",
        splitFrom: "Dit hoofdstuk is afgesplitst van {title}.", mergedFrom: "In dit hoofdstuk is opgenomen: {title}.",
        newChapter: "Nieuw hoofdstuk.", removedChapter: "Dit hoofdstuk is vervallen.",
        reordered: "Dit hoofdstuk staat op een andere plaats.",
        figures: "Cijfers en data",
        corrections: { "\($0) \($0 == 1 ? "correctie" : "correcties") in taal, verwijzingen of bijschriften." },
        layout: { "\($0) \($0 == 1 ? "wijziging" : "wijzigingen") in volgorde of opmaak." },
        redirects: "Verhuisde adressen",
        contributors: "Wie eraan werkte", firstTime: "voor het eerst",
        summary: { new, gone, changed, renamed in
            phrase(
                [
                    (new, "hoofdstuk nieuw", "hoofdstukken nieuw"),
                    (gone, "hoofdstuk vervallen", "hoofdstukken vervallen"),
                    (changed, "hoofdstuk gewijzigd", "hoofdstukken gewijzigd"),
                    (renamed, "hoofdstuk hernoemd", "hoofdstukken hernoemd"),
                ], and: "en")
        }, significance: [.substantive: "inhoudelijk", .editorial: "redactioneel", .formatting: "opmaak"],
        beginning: "Begin van het hoofdstuk",
        listed: "De edities van {title}, de nieuwste eerst.")

    static let english = Wording(
        code: "en",
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        date: "{day} {month} {year}", relativeTo: "What has changed since edition {edition}.",
        firstEdition: "The first recorded edition: everything in it is new.", edition: "Edition", editions: "Editions",
        dateColumn: "Date",
        whatColumn: "What changed", changes: "What has changed", added: "New", changed: "Changed", removed: "Removed",
        renamed: "Renamed",
        moved: "Moved", wasCalled: "was called {title}", cameFrom: "stood in {title}",
        splitFrom: "This chapter was split off {title}.",
        mergedFrom: "This chapter took in: {title}.", newChapter: "New chapter.",
        removedChapter: "This chapter is gone.",
        reordered: "This chapter stands at another place.", figures: "Figures and dates",
        corrections: { "\($0) \($0 == 1 ? "correction" : "corrections") of language, links or captions." },
        layout: { "\($0) \($0 == 1 ? "change" : "changes") of order or layout." }, redirects: "Addresses that moved",
        contributors: "Who worked on it", firstTime: "for the first time",
        summary: { new, gone, changed, renamed in
            phrase(
                [
                    (new, "chapter new", "chapters new"), (gone, "chapter gone", "chapters gone"),
                    (changed, "chapter changed", "chapters changed"),
                    (renamed, "chapter renamed", "chapters renamed"),
                ], and: "and")
        }, significance: [.substantive: "substantive", .editorial: "editorial", .formatting: "formatting"],
        beginning: "Start of the chapter",
        listed: "The editions of {title}, newest first.")

    private static func phrase(_ counts: [(Int, String, String)], and: String) -> String {
        let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
        guard let last = parts.last else { return "" }
        return parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " \(and) " + last
    }
}

extension String {
    /// Fills `{name}` places.
    func filling(_ values: [String: String]) -> String {
        var result = self
        for (name, value) in values {
            let parts = result.split(separator: "{\(name)}", omittingEmptySubsequences: false)
            result = parts.joined(separator: value)
        }
        return result
    }
}
