import ArgumentParser
import Pipeline
import Rendering

enum CheckFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judges the guide by every rule; exits with 1 when an error is found.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: CheckFormat = .text
    @Option(name: .customLong("rule"), help: "Only this rule; may be given more than once.") var only: [String] = []
    @Flag(help: "List every rule with its severity.") var listRules = false
    @Option(help: "Write to a file, at once or not at all.") var output: String?
    @Argument(help: "The state to judge (default: the worktree).") var revision: String?

    func run() throws {
        if listRules { return Terminal.print(RuleList.text) }
        let result = try Checkup.run(global.workplace(), revision: revision, only: only)
        if !global.quiet { for notice in Redlining.notices(result.guide) { Terminal.notice(notice) } }
        let text =
            format == .json
            ? result.document.json.text() : CheckText(result.report, style: global.style, line: result.lines.line).text
        if let output { try Disk.write(output, text) } else { Terminal.print(text) }
        if result.isBlocking { throw ExitCode(1) }
    }
}
