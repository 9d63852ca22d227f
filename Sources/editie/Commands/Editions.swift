import ArgumentParser
import Pipeline
import Rendering

struct TagEdition: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag", abstract: "Tags an edition that landed by another way: it is found by its tree.")

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Sign the tag with your own git configuration.") var sign = false
    @Argument(help: "The edition's number (default: the latest).") var edition: String?

    func run() throws {
        let (tag, commit) = try Tagging.run(global.workplace(), edition: edition, signs: sign)
        Terminal.print("tagged \(commit) as \(tag)\n")
    }
}

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Proves that an edition's record, files and tag are what was released; exits with 1 when they are not.")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The edition's number (default: every edition).") var edition: String?

    func run() throws {
        let results = try Verification.run(global.workplace(), edition: edition)
        Terminal.print(results.map { $0.text(global.style) }.joined())
        if results.contains(where: { !$0.faults.isEmpty }) { throw ExitCode(1) }
    }
}

enum ChangelogFormat: String, ExpressibleByArgument, CaseIterable { case markdown, html, json }
enum LanguageChoice: String, ExpressibleByArgument, CaseIterable { case nl, en }

struct Changelog: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the update of an edition, or of FROM..TO, as text.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "markdown, html or json.") var format: ChangelogFormat = .markdown
    @Option(help: "nl or en (default: the guide's).") var language: LanguageChoice?
    @Argument(help: "An edition's number or FROM..TO (default: what would be in the next).") var edition: String?

    func run() throws {
        let update = try Updates.make(global.workplace(), edition, language: language?.rawValue)
        switch format {
        case .markdown: Terminal.print(update.markdown)
        case .html: Terminal.print(update.html)
        case .json: Terminal.print(update.json)
        }
    }
}
