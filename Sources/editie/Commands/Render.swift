import ArgumentParser
import Pipeline

struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Prints one chapter as the publication's body HTML.")

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Leave raw HTML and script addresses as written.") var unsafe = false
    @Argument(help: ArgumentHelp("A Markdown file, or - for standard input.", valueName: "file")) var file: String

    func run() throws {
        Terminal.print(
            try ChapterRendering.html(file, in: global.directory ?? ".", guide: global.guide, isUnsafe: self.unsafe))
    }
}
