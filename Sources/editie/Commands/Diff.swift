import ArgumentParser
import Diffing
import GuideModel
import Pipeline
import Rendering

enum DiffFormat: String, ExpressibleByArgument, CaseIterable { case terminal, html, markdown, json }
enum SignificanceChoice: String, ExpressibleByArgument, CaseIterable {
    case formatting, editorial, substantive
    var level: Significance { Significance(rawValue: rawValue) ?? .formatting }
}

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Shows the redline between two states of the guide.",
        discussion: """
            A revision is an edition's number (2.1), any git revision, or 'worktree'. Without any: from the latest edition to the
            worktree. Chapters after '--' narrow the redline.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(help: "terminal, html, markdown or json.") var format: DiffFormat = .terminal
    @Flag(help: "One line a chapter.") var stat = false
    @Flag(help: "Old and new text beside each other, in a terminal of 60 columns or more, or when a page opens.")
    var sideBySide = false
    @Option(help: "That level and above: formatting, editorial or substantive.") var significance: SignificanceChoice =
        .formatting
    @Option(help: "How many unchanged words stay around a change.") var context = 12
    @Flag(help: "Print at once, also where git would use a pager.") var noPager = false
    @Flag(help: "Exit with 1 when there are changes.") var exitCode = false
    @Option(help: "The language of an HTML or Markdown redline's own words: nl or en (default: the guide's).")
    var language: String?
    @Flag(help: "List unchanged chapters too.") var all = false
    @Flag(help: "Compare two files or folders, without git.") var noIndex = false
    @Option(help: "Write to a file, at once or not at all.") var output: String?
    @Argument(help: "The old state (default: the latest edition).") var from: String?
    @Argument(help: "The new state (default: the worktree).") var to: String?
    @Argument(parsing: .postTerminator, help: ArgumentHelp("Chapters to narrow to.", valueName: "chapter"))
    var chapters: [String] = []

    func validate() throws {
        guard !noIndex || to != nil else { throw ValidationError("--no-index takes two files or folders: OLD NEW") }
        if stat, format != .terminal {
            throw ValidationError(
                "--stat is a form for the terminal and does not go with --format \(format.rawValue)")
        }
        if sideBySide, format != .terminal, format != .html {
            throw ValidationError(
                "--side-by-side is a form for the terminal and for --format html, and does not go with --format \(format.rawValue)"
            )
        }
        if !noIndex, let chapter = [from, to].compactMap(\.self).first(where: { $0.hasSuffix(".md") }) {
            throw ValidationError("'\(chapter)' is no revision; chapters stand behind '--': editie diff -- \(chapter)")
        }
        if let language, !Wording.codes.contains(language) {
            throw ValidationError(
                "there are no words in '\(language)'; there are: \(Wording.codes.joined(separator: ", "))")
        }
        guard context >= 0 else { throw ValidationError("--context takes a number from 0") }
    }

    /// The two states; `1.0..1.1` names both, as with git.
    private var revisions: (from: String?, to: String?) {
        guard to == nil, let from, let dots = from.firstRange(of: ".."), !from.contains("...") else {
            return (from, to)
        }
        func name(_ text: Substring) -> String? { text.isEmpty ? nil : String(text) }
        return (name(from[..<dots.lowerBound]), name(from[dots.upperBound...]))
    }

    func run() throws {
        let (first, second) = revisions
        let result = try Redlining.run(
            noIndex ? .loose(from ?? "", to ?? "") : .states(global.workplace(), from: first, to: second),
            chapters: chapters, least: significance.level, needsContext: all || format != .json)
        if !global.quiet { for notice in result.notices { Terminal.notice(notice) } }
        if format == .json {
            // A large redline is megabytes: its bytes go out as they are.
            let bytes = DiffDocument(
                result.redline, from: result.from, to: result.to, listsUnchanged: all, each: .onAllProcessors
            ).bytes
            try Terminal.deliver(bytes, to: output)
            end(result)
        }
        let text =
            switch (format, stat) {
            case (_, true): terminal(result).stat
            case (.html, _):
                HTMLRedline(
                    result.redline, from: result.from, to: result.to, old: result.old, new: result.new,
                    language: language, isSideBySide: sideBySide, listsUnchanged: all
                ).text
            case (.markdown, _):
                MarkdownRedline(
                    result.redline, from: result.from, to: result.to, old: result.old, new: result.new,
                    language: language, context: context, listsUnchanged: all
                ).text
            default: terminal(result).text
            }
        if let output {
            try Terminal.deliver(Array(text.utf8), to: output)
        } else if format == .terminal {
            Pager.print(text, isOff: noPager)
        } else {
            Terminal.print(text)
        }
        end(result)
    }

    private func end(_ result: Redlining.Result) -> Never {
        // Two guides are much to take apart for a process that ends here.
        withExtendedLifetime(result) { Editie.exit(exitCode && !result.redline.isEmpty ? ExitCode(1) : .success) }
    }

    private func terminal(_ result: Redlining.Result) -> TerminalRedline {
        TerminalRedline(
            result.redline, from: result.from, to: result.to, old: result.old, new: result.new,
            style: global.style(for: output),
            context: context, isSideBySide: sideBySide, listsUnchanged: all)
    }
}
