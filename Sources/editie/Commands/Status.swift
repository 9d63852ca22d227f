import ArgumentParser
import Pipeline
import Rendering

enum PlainFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows what changed since the last edition, the number that it calls for, and what blocks a cut.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: PlainFormat = .text

    func run() throws {
        let workplace = try global.workplace()
        let report = try StatusReport(workplace)
        global.tell(workplace)
        if !global.quiet { for notice in report.notices { Terminal.notice(notice) } }
        Terminal.print(format == .json ? report.json.text() : report.text(global.style))
    }
}
