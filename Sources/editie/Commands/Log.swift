import ArgumentParser
import Pipeline
import Rendering

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract:
            "Shows the history of a chapter or a section through editions, renames, moves, splits and merges.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: PlainFormat = .text
    @Argument(help: "CHAPTER or CHAPTER#ANCHOR, also one that is gone.") var address: String

    func run() throws {
        let log = try ChapterLog(global.workplace(), address)
        Terminal.print(format == .json ? log.json.text() : log.text(global.style))
    }
}

struct Blame: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blame",
        abstract:
            "Shows for each block of a chapter the edition that it came in, the one that it last changed in, and who.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: PlainFormat = .text
    @Argument(help: "The chapter.") var chapter: String

    func run() throws {
        let blame = try Pipeline.Blame(global.workplace(), chapter)
        Terminal.print(format == .json ? blame.json.text() : blame.text(global.style))
    }
}
