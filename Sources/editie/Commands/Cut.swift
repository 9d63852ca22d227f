import ArgumentParser
import Checking
import Editions
import Pipeline

enum BumpChoice: String, ExpressibleByArgument, CaseIterable {
    case major, minor, patch
    var bump: EditionNumber.Bump { EditionNumber.Bump(rawValue: rawValue) ?? .minor }
}

enum StatusChoice: String, ExpressibleByArgument, CaseIterable {
    case draft, consultation, final
    var stage: EditionNumber.Stage { EditionNumber.Stage(rawValue: rawValue) ?? .final }
}

struct Cut: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cut",
        abstract: "Cuts an edition: checks, writes the update, commits and tags; all of it or nothing.")

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Print what would be done, and do nothing.") var dryRun = false
    @Option(help: "major, minor or patch, in place of what the changes call for.") var bump: BumpChoice?
    @Option(help: "draft, consultation or final: the first two make 2.2-draft, 2.2-consultation.") var status:
        StatusChoice = .final
    @Option(help: "The most that changed: formatting, editorial or substantive. The redline must confirm it.")
    var claim: SignificanceChoice?
    @Option(help: "The edition's date, as 2026-11-24 (default: today, in UTC).") var date: String?
    @Flag(help: "Write the files, and leave committing and tagging to you.") var noCommit = false
    @Flag(help: "Commit without a tag; 'editie tag' makes it later.") var noTag = false
    @Option(help: ArgumentHelp("Commit to this new branch, for a review before it lands.", valueName: "name"))
    var branch: String?
    @Flag(help: "Sign the tag with your own git configuration (gpg.format openpgp or ssh).") var sign = false
    @Option(help: "A file of known findings, which do not forbid the cut.") var baseline: String?
    @Argument(help: "The edition's number (default: what the changes call for).") var number: String?

    func validate() throws {
        if let date, !JSONSchema.isDate(date) { throw ValidationError("'\(date)' is no day; write it as 2026-11-24") }
        if branch != nil, noCommit { throw ValidationError("give --branch or --no-commit, not both") }
        if sign, noCommit || noTag || branch != nil {
            throw ValidationError(
                "--sign signs the tag, and with --no-commit, --no-tag or --branch none is made; sign with 'editie tag --sign' then"
            )
        }
        if number != nil, bump != nil { throw ValidationError("give a number or --bump, not both") }
    }

    func run() throws {
        let workplace = try global.workplace()
        if let done = workplace.finishedCut(asked: number, isDryRun: dryRun) {
            return Terminal.print("edition \(done) is cut\n")
        }
        var options = Pipeline.Cut.Options()
        (options.number, options.bump, options.date) = (number, bump?.bump, date)
        (options.commits, options.tags, options.baseline) = (!noCommit, !noTag, baseline)
        (options.stage, options.claim) = (status.stage, claim?.level)
        (options.branch, options.signs) = (branch, sign)
        options.isPreview = dryRun
        let cut = try Pipeline.Cut(workplace, options)
        global.tell(workplace)
        if dryRun {
            Terminal.print(cut.report(willRun: false))
            if cut.blocking > 0 || cut.isClaimTooLow { throw ExitCode(1) }
            if !cut.isReady { throw ExitCode(2) }
            return
        }
        try cut.run()
        Terminal.print(cut.report(willRun: true))
    }
}
