import ArgumentParser
import Glibc
import GuideModel
import Pipeline
import Rendering
import Synchronization

@main
struct Editie: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "editie",
        abstract: "Cuts, compares and checks editions of a guide that lives in git.",
        discussion: """
            A guide is a folder of Markdown chapters with a table of contents. An edition is a state of it that was released: a
            number, a date and a git tree. See 'editie help COMMAND' for each command.
            """,
        version: "0.1.0",
        subcommands: [
            Status.self, Diff.self, Check.self, Explain.self, Note.self, Cut.self, TagEdition.self, Verify.self,
            Changelog.self, Log.self, Blame.self, Import.self, Render.self,
        ])

    static func main() {
        // A file that grows past a limit is an error that is told, and no reason to die in the middle of a cut.
        signal(SIGXFSZ, SIG_IGN)
        var arguments = Array(CommandLine.arguments.dropFirst())
        arguments = GlobalOptions.afterCommand(arguments)
        let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        let wanted = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        if let wanted, !wanted.hasPrefix("-"), !names.contains(wanted) {
            let meant = nearest(wanted, in: names).map { "; did you mean '\($0)'?" } ?? "; 'editie help' lists them"
            Terminal.error("there is no command '\(wanted)'\(meant)")
            exit(ExitCode(2))
        }
        // Whoever names a command and no folders will want git, as a rule.
        let isLocal = ["render", "explain", "help"].contains(arguments.first) || arguments.contains("--no-index")
        if let first = arguments.first, !first.hasPrefix("-"), !isLocal { Workplace.warmUp() }
        do {
            var command = try parseAsRoot(arguments)
            do {
                try command.run()
                Workplace.finishWarmUp()
            } catch let code as ExitCode {
                exit(code)
            } catch let error where Failure.isOfArguments(error) {
                throw error
            } catch {
                Terminal.error(Failure.message(error))
                exit(ExitCode(Failure.code(error)))
            }
        } catch {
            let code = exitCode(for: error)
            if code == .success {
                Terminal.print(fullMessage(for: error) + "\n")
                exit(.success)
            }
            Terminal.error(fullMessage(for: error), isWhole: true)
            exit(ExitCode(2))
        }
    }

    static func exit(_ code: ExitCode) -> Never {
        Workplace.finishWarmUp()
        exit(withError: code == .success ? nil : code)
    }
}

/// What every command takes. Each names itself: to have its name made from its type's costs a millisecond at every start.
struct GlobalOptions: ParsableArguments {
    @Option(
        name: .customShort("C"),
        help: ArgumentHelp("The repository or folder to work on (default: here).", valueName: "dir"))
    var directory: String?

    @Option(
        help: ArgumentHelp("The guide's folder below it (default: found by its table of contents).", valueName: "path"))
    var guide: String?

    @Flag(help: "Say nothing but the result.")
    var quiet = false

    @Option(help: "auto, always or never; honours NO_COLOR and CLICOLOR_FORCE.")
    var color: ColorChoice = .auto

    @Option(help: "A bar for long work on stderr: auto, always or never.")
    var progress: ProgressChoice = .auto

    func workplace() throws -> Workplace {
        let bar = ProgressBar(always: progress == .always, never: progress == .never || quiet && progress != .always)
        Terminal.bar.withLock { $0 = bar }
        try Clock.requireEpoch()
        let workplace = try Workplace(directory ?? ".", isExplicit: directory != nil, guide: guide, progress: bar)
        if !quiet { for notice in workplace.notices { Terminal.notice(notice) } }
        return workplace
    }

    /// What a command met that is odd and stops nothing.
    func tell(_ workplace: Workplace) {
        if !quiet {
            for trailer in workplace.wrongTrailers.union(workplace.remarks).sorted() { Terminal.notice(trailer) }
        }
    }

    var style: TerminalStyle { Terminal.style(color) }

    /// For text that may go to a file, which no terminal colours.
    func style(for output: String?) -> TerminalStyle {
        Terminal.style(color == .auto && !Terminal.isStandardOutput(output) ? .never : color)
    }

    /// `editie -C DIR diff` as `editie diff -C DIR`: options before the command belong to all commands, as in git.
    static func afterCommand(_ arguments: [String]) -> [String] {
        var before: [String] = []
        var rest = arguments[...]
        while let first = rest.first, first.hasPrefix("-") {
            let takesValue = ["-C", "--guide", "--color", "--progress"].contains(first)
            let isGlobal =
                takesValue || first == "--quiet"
                || ["--guide=", "--color=", "--progress="].contains { first.hasPrefix($0) }
            guard isGlobal, !takesValue || rest.count > 1 else { return arguments }
            before += rest.prefix(takesValue ? 2 : 1)
            rest = rest.dropFirst(takesValue ? 2 : 1)
        }
        guard let command = rest.first, !before.isEmpty else { return arguments }
        return [command] + before + rest.dropFirst()
    }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
enum ProgressChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }
