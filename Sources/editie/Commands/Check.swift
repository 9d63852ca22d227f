import ArgumentParser
import Checking
import Pipeline
import Rendering

enum CheckFormat: String, ExpressibleByArgument, CaseIterable { case text, json, sarif, junit, github, gitlab }

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Judges the guide by every rule; exits with 1 when an error is found.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "text, json, sarif, junit, github or gitlab.") var format: CheckFormat = .text
    @Option(name: .customLong("rule"), help: "Only this rule; may be given more than once.") var only: [String] = []
    @Flag(help: "List every rule with its severity.") var listRules = false
    @Option(help: "Only what is new since this revision blocks.") var since: String?
    @Option(help: "A file of known findings, which do not block.") var baseline: String?
    @Flag(help: "Write all that is found to --baseline FILE.") var writeBaseline = false
    @Option(help: "Whose addresses must live on (default: the latest edition).") var published: String?
    @Flag(help: "Mend what can be mended without a person.") var fix = false
    @Flag(help: "With --fix: show the redline of it, and write nothing.") var dryRun = false
    @Flag(help: "Ask external addresses too; never blocks by itself.") var online = false
    @Option(help: "Write to a file, at once or not at all.") var output: String?
    @Argument(help: "The state to judge (default: the worktree).") var revision: String?

    func validate() throws {
        if writeBaseline, baseline == nil {
            throw ValidationError("--write-baseline needs --baseline FILE, the file to write")
        }
        if let revision, revision.hasSuffix(".md") {
            throw ValidationError(
                "'\(revision)' is no revision: a check is of the whole guide; findings name their chapters")
        }
        if dryRun, !fix { throw ValidationError("--dry-run goes with --fix") }
        if dryRun, format != .text, format != .json {
            throw ValidationError("--dry-run shows a redline, as --format text or json")
        }
        if fix, revision != nil { throw ValidationError("--fix mends the worktree; leave the revision out") }
        if since != nil, baseline != nil {
            throw ValidationError("--since and --baseline both say what is known; give one")
        }
    }

    func run() throws {
        if listRules { return Terminal.print(format == .json ? RuleManual.json.text() : RuleManual.list) }
        var options = Checkup.Options()
        (options.revision, options.only, options.since) = (revision, only, since)
        (options.baseline, options.published) = (writeBaseline ? nil : baseline, published)
        (options.isOnline, options.keepsTrees) = (online, dryRun)
        let workplace = try global.workplace()
        var result = try Checkup.run(workplace, options)
        global.tell(workplace)
        if !global.quiet { for notice in Redlining.notices(result.guide) { Terminal.notice(notice) } }
        if writeBaseline, let baseline {
            try result.write(baseline: baseline)
            return Terminal.print(format == .json ? result.baselineJSON : result.baselineText(baseline))
        }
        if fix {
            let first = result.guide
            let outcome = try Mending.run(result, options, baseline: baseline, global.style, isDry: dryRun) {
                try global.workplace()
            }
            guard !dryRun else {
                Terminal.print(
                    format == .json
                        ? Mending.previewJSON(first, outcome) : Mending.previewText(first, outcome, global.style))
                let left = outcome.last.report.errors
                guard left > 0 else { return }
                Terminal.notice(
                    "\(counted(left, "error")) would be left; 'editie check' shows \(left == 1 ? "it" : "them")")
                throw ExitCode(1)
            }
            if !global.quiet { Terminal.write(outcome.text, to: 2) }
            result = outcome.last
        }
        let text = result.text(format.rawValue, style: global.style(for: output))
        try Terminal.deliver(Array(text.utf8), to: output)
        if format == .gitlab, !global.quiet { Terminal.write(result.notJudged, to: 2) }
        if result.isBlocking { throw ExitCode(1) }
    }
}

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says what a rule wants, why, and how to silence it.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The rule, such as link/missing-file; 'all' for the whole manual in Markdown.") var rule: String

    func run() throws {
        if rule == "all" { return Terminal.print(RuleManual.markdown) }
        guard let page = RuleManual.page(rule, global.style) else { throw Checkup.unknown(rule: rule) }
        Terminal.print(page)
    }
}
