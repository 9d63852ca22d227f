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
    case unfinished(String)
    case updateExists([String])
    case blocked(errors: Int, first: [String] = [])
    case claimTooLow(Significance, shown: Significance, by: [String])
    case stageNotAfter(EditionNumber.Stage, latest: EditionNumber)
    case stageTwice(EditionNumber, EditionNumber.Stage)
    case branchTaken(String)
    case countsByYear
    case guideIsDeeper(file: String, folder: String)

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
        case .unfinished(let command):
            "a \(command) is not finished here; finish it, or give it up with 'git \(command) --abort'"
        case .updateExists(let paths):
            "\(paths.prefix(5).joined(separator: ", ")) \(paths.count == 1 ? "is" : "are") committed already and no update of editie's; "
                + "what was written by hand would be lost: rename \(paths.count == 1 ? "it" : "them") with 'git mv', and commit"
        case .blocked(let errors, let first):
            "the check found \(errors) \(errors == 1 ? "error" : "errors") in the guide, so nothing was cut"
                + (first.isEmpty ? "" : ":\n")
                + first.map { "  \($0)" }.joined(separator: "\n")
                + (errors > first.count && !first.isEmpty ? "\n  and \(errors - first.count) more" : "")
                + (first.isEmpty ? "; see 'editie check'" : "\n'editie check' shows them in full")
        case .claimTooLow(let claim, let shown, let changes):
            "the claim is that the edition is \(claim.rawValue) at most, but it is \(shown.rawValue), so nothing was cut; what says more:\n"
                + changes.prefix(10).map { "  \($0)" }.joined(separator: "\n")
                + (changes.count > 10 ? "\n  and \(changes.count - 10) more" : "")
                + "\nraise the claim, or take these changes back; 'editie diff --significance \(shown.rawValue)' shows them"
        case .stageNotAfter(let stage, let latest):
            "a \(stage.rawValue) cannot follow \(latest); name another number, or a later status"
        case .stageTwice(let number, let stage):
            "\(number) says its status itself, and '--status \(stage.rawValue)' says another; leave one of them out"
        case .branchTaken(let name):
            "the branch '\(name)' exists already; name another with --branch"
        case .guideIsDeeper(let file, let folder):
            "'\(file)' says that the guide is in '\(folder)', and this would cut the whole repository as one; say which: --guide \(folder), or --guide . for all of it"
        case .countsByYear:
            "this guide numbers its editions by the year, so there is no major or minor to raise; leave --bump out, or name a number"
        }
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
    /// Notes that leave the folder because they are in the update now.
    package let removals: [String]
    package let commitMessage: String?
    package let tagName: String?
    package let tagMessage: String

    package init(
        number: EditionNumber, proposal: Proposal, record: EditionRecord, files: [PlannedFile],
        removals: [String] = [], commitMessage: String?, tagName: String?, tagMessage: String
    ) {
        self.number = number
        self.proposal = proposal
        self.record = record
        self.files = files
        self.removals = removals
        self.commitMessage = commitMessage
        self.tagName = tagName
        self.tagMessage = tagMessage
    }

    /// Why an edition has its number: what the changes call for, or that somebody asked for another.
    package static func reason(_ number: EditionNumber, _ proposal: Proposal) -> String {
        number == proposal.number
            ? proposal.reason : "as asked, where the changes call for \(proposal.number) (\(proposal.reason))"
    }

    /// Refuses a number that no proposal could make right, whatever has changed.
    package static func requirePossible(_ requested: String?, ledger: Ledger) throws(CutError) {
        guard let requested else { return }
        guard let asked = EditionNumber(requested) else { throw .notANumber(requested) }
        guard let latest = ledger.latest?.number, asked.isFinal, latest.isFinal else { return }
        if ledger.entry(asked) != nil { throw .numberTaken(asked, latest: latest) }
        if asked < latest { throw .numberNotAfter(asked, latest: latest) }
    }

    /// Refuses a step that a draft has outgrown: after `1.1-draft` there is no 1.0.1.
    package static func requirePossible(_ bump: EditionNumber.Bump?, ledger: Ledger) throws(CutError) {
        guard let bump, let final = ledger.latestFinal?.number, let latest = ledger.latest?.number else { return }
        let asked = final.bumped(bump)
        if asked < latest.base { throw .numberNotAfter(asked, latest: latest) }
    }

    /// Takes the number that was asked for, or the proposed one, and holds it against the editions that exist.
    package static func number(_ requested: String?, proposal: Proposal, ledger: Ledger) throws(CutError)
        -> EditionNumber
    {
        guard let requested else { return proposal.number }
        guard let asked = EditionNumber(requested) else { throw .notANumber(requested) }
        let stage = proposal.number.stage
        if !asked.isFinal, stage != .final, asked.stage != stage { throw .stageTwice(asked, stage) }
        // `cut 2.2 --status draft` is `2.2-draft`.
        let number =
            asked.isFinal && !proposal.number.isFinal
            ? asked.at(proposal.number.stage, after: ledger.entries.map(\.number)) : asked
        if let latest = ledger.latest?.number {
            if ledger.entry(number) != nil { throw .numberTaken(number, latest: latest) }
            if number < latest { throw .numberNotAfter(number, latest: latest) }
        }
        return number
    }
}
