import ArgumentParser
import Checking
import Editions
import Pipeline

enum BumpChoice: String, ExpressibleByArgument, CaseIterable {
    case major, minor, patch
    var bump: EditionNumber.Bump { EditionNumber.Bump(rawValue: rawValue) ?? .minor }
}

struct Cut: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cuts an edition: checks, writes the update, commits and tags; all of it or nothing.")

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Print what would be done, and do nothing.") var dryRun = false
    @Option(help: "major, minor or patch, in place of what the changes call for.") var bump: BumpChoice?
    @Option(help: "The edition's date, as 2026-11-24 (default: today, in UTC).") var date: String?
    @Flag(help: "Write the files, and leave committing and tagging to you.") var noCommit = false
    @Flag(help: "Commit without a tag; 'editie tag' makes it later.") var noTag = false
    @Option(help: "A file of known findings, which do not forbid the cut.") var baseline: String?
    @Argument(help: "The edition's number (default: what the changes call for).") var number: String?

    func validate() throws {
        if let date, !JSONSchema.isDate(date) { throw ValidationError("'\(date)' is no day; write it as 2026-11-24") }
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
        let cut = try Pipeline.Cut(workplace, options)
        if dryRun {
            Terminal.print(cut.report(willRun: false))
            if cut.blocking > 0 { throw ExitCode(1) }
            return
        }
        try cut.run()
        Terminal.print(cut.report(willRun: true))
    }
}
