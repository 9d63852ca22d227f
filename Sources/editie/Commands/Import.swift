import ArgumentParser
import Pipeline
import Rendering

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Makes the record and the update of every past edition of an existing repository from its tags.",
        discussion: """
            Each tag that fits the pattern is an edition; where tags are not named like 'v1.2', the pattern's '*' stands for the number,
            as in 'book-*-final'. Editions that have a record already are left as they are, so it can be run again for new tags.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("Which tags, as 'v*'.", valueName: "pattern")) var tags: String
    @Flag(help: "Print what would be done, and do nothing.") var dryRun = false
    @Flag(help: "Write the files, and leave committing to you.") var noCommit = false
    @Flag(help: "Make recorded editions again; what was written into their updates by hand stays.") var again = false

    func run() throws {
        var options = Pipeline.Import.Options(pattern: tags)
        (options.commits, options.again) = (!noCommit, again)
        let work = try Pipeline.Import(global.workplace(), options)
        for oddity in work.oddities where !global.quiet { Terminal.notice(oddity) }
        if !dryRun { try work.run() }
        Terminal.print(work.report(willRun: !dryRun))
        if work.hasConflicts { throw ExitCode(1) }
    }
}
