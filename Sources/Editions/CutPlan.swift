import Diffing

/// Why an edition cannot be cut.
package enum CutError: Error, Equatable, CustomStringConvertible {
    case nothingChanged(since: EditionNumber)
    case numberTaken(EditionNumber, latest: EditionNumber)
    case numberNotAfter(EditionNumber, latest: EditionNumber)
    case notANumber(String)
    case tagTaken(String)
    case dateBefore(String, last: String)
    case unclean([String])
    case blocked(errors: Int)

    package var description: String {
        switch self {
        case .nothingChanged(let number):
            "nothing that a reader sees has changed since edition \(number); there is nothing to cut"
        case .numberTaken(let number, let latest):
            "edition \(number) exists already; the latest is \(latest), so choose a higher number or leave it out"
        case .numberNotAfter(let number, let latest):
            "edition \(number) would come before the latest, \(latest); choose a higher number or leave it out"
        case .notANumber(let text):
            "'\(text)' is no edition number; write two or three whole numbers, such as 2.1 or 2.1.1 (each below 10^9)"
        case .tagTaken(let name):
            "the tag '\(name)' exists already; remove it with 'git tag -d \(name)' if it was a mistake, or choose another number"
        case .dateBefore(let date, let last):
            "the date \(date) lies before that of the last edition, \(last); choose a later one"
        case .unclean(let paths):
            "the guide has changes that are not committed: \(paths.prefix(5).joined(separator: ", "))"
                + (paths.count > 5 ? " and \(paths.count - 5) more" : "") + "; commit or stash them first"
        case .blocked(let errors):
            "the check found \(errors) \(errors == 1 ? "error" : "errors") in the guide, so nothing was cut; see 'editie check'"
        }
    }
}

/// Which number comes next, and why.
package struct Proposal: Hashable, Sendable {
    package let number: EditionNumber
    package let significance: Significance
    package let reason: String

    /// - Parameters:
    ///   - latest: the last edition; `nil` before the first.
    ///   - year: for numbering by the calendar.
    package init(_ redline: Redline, latest: EditionNumber?, calendarYear year: Int?, bump: EditionNumber.Bump?) {
        let significance = redline.significance ?? .substantive
        self.significance = significance
        guard let latest else {
            number = year.map { EditionNumber($0, 1) } ?? EditionNumber(1, 0)
            reason = "the first edition: everything in it is new"
            return
        }
        let because = Self.because(redline)
        if let bump {
            number = latest.bumped(bump)
            reason = "\(bump.rawValue), as asked; \(because)"
        } else if let year {
            number = latest.next(inYear: year)
            reason = "the next of \(max(year, latest.major)); \(because)"
        } else {
            number = latest.next(for: significance)
            reason = "\(significance == .substantive ? "minor" : "patch"): \(because)"
        }
    }

    /// The weightiest facts first: "2 substantive changes in 1 chapter, 1 chapter new".
    private static func because(_ redline: Redline) -> String {
        var parts: [String] = []
        func say(_ count: Int, _ one: String, _ many: String) {
            if count > 0 { parts.append("\(count) \(count == 1 ? one : many)") }
        }
        let chapters = redline.chapters
        say(chapters.filter { $0.status == .added }.count, "chapter new", "chapters new")
        say(chapters.filter { $0.status == .removed }.count, "chapter gone", "chapters gone")
        for level in Significance.allCases.reversed() {
            let changes = chapters.filter { $0.status != .added && $0.status != .removed }.flatMap(\.changes).filter {
                $0.significance == level
            }
            say(changes.count, "\(level.rawValue) change", "\(level.rawValue) changes")
        }
        say(chapters.filter { $0.status == .renamed }.count, "chapter renamed", "chapters renamed")
        say(chapters.filter(\.isReordered).count, "chapter at another place", "chapters at another place")
        return parts.isEmpty ? "nothing that a reader sees has changed" : parts.joined(separator: ", ")
    }
}

/// A file to write, relative to the repository.
package struct PlannedFile: Hashable, Sendable {
    package let path: String
    package let text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// All of a cut, decided before any of it is done.
package struct CutPlan: Sendable {
    package let number: EditionNumber
    package let proposal: Proposal
    package let record: EditionRecord
    package let files: [PlannedFile]
    package let commitMessage: String?
    package let tagName: String?
    package let tagMessage: String

    package init(
        number: EditionNumber, proposal: Proposal, record: EditionRecord, files: [PlannedFile], commitMessage: String?,
        tagName: String?, tagMessage: String
    ) {
        self.number = number
        self.proposal = proposal
        self.record = record
        self.files = files
        self.commitMessage = commitMessage
        self.tagName = tagName
        self.tagMessage = tagMessage
    }

    /// Why an edition has its number: what the changes call for, or that somebody asked for another.
    package static func reason(_ number: EditionNumber, _ proposal: Proposal) -> String {
        number == proposal.number
            ? proposal.reason : "as asked, where the changes call for \(proposal.number) (\(proposal.reason))"
    }

    /// Takes the number that was asked for, or the proposed one, and holds it against the editions that exist.
    package static func number(_ requested: String?, proposal: Proposal, ledger: Ledger) throws(CutError)
        -> EditionNumber
    {
        guard let requested else { return proposal.number }
        guard let number = EditionNumber(requested) else { throw .notANumber(requested) }
        if let latest = ledger.latest?.number {
            if ledger.entry(number) != nil { throw .numberTaken(number, latest: latest) }
            if number < latest { throw .numberNotAfter(number, latest: latest) }
        }
        return number
    }
}
