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
        let outcome = try Tagging.run(global.workplace(), edition: edition, signs: sign)
        let (tag, commit) = (TerminalStyle.line(outcome.tag), outcome.commit)
        Terminal.print(outcome.isNew ? "tagged \(commit) as \(tag)\n" : "\(commit) has the tag \(tag) already\n")
    }
}

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Proves that an edition's record, files and tag are what was released; exits with 1 when they are not.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "text or json.") var format: PlainFormat = .text
    @Option(
        help: ArgumentHelp("Print the proof that this section belongs to the edition.", valueName: "chapter#anchor"))
    var section: String?
    @Argument(help: "The edition's number (default: every edition).") var edition: String?

    func validate() throws {
        if section != nil, edition == nil {
            throw ValidationError("name the edition that the section is to be proved of")
        }
    }

    func run() throws {
        let workplace = try global.workplace()
        if let section, let edition {
            return Terminal.print(try Verification.proof(workplace, edition: edition, section).text(isPretty: true))
        }
        let results = try Verification.run(workplace, edition: edition)
        if format == .json {
            Terminal.print(Verification.json(results).text())
            if results.contains(where: { !$0.faults.isEmpty }) { throw ExitCode(1) }
            return
        }
        Terminal.print(results.map { $0.text(global.style) }.joined())
        if results.contains(where: { !$0.faults.isEmpty }) { throw ExitCode(1) }
    }
}

enum ChangelogFormat: String, ExpressibleByArgument, CaseIterable { case markdown, html, json }

struct Changelog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changelog",
        abstract: "Prints the update of an edition, or of FROM..TO, as text.")

    @OptionGroup var global: GlobalOptions
    @Option(help: "markdown, html or json.") var format: ChangelogFormat = .markdown
    @Option(help: "\(Wording.codes.joined(separator: " or ")) (default: the guide's).") var language: String?
    @Flag(help: "Make the update of an edition that is not released again; what was written into it by hand stays.")
    var write = false
    @Argument(help: "An edition's number or FROM..TO (default: what would be in the next).") var edition: String?

    func validate() throws {
        if let language, !Wording.codes.contains(language) {
            throw ValidationError(
                "there are no words in '\(language)'; there are: \(Wording.codes.joined(separator: ", "))")
        }
        if write, language != nil || format != .markdown {
            throw ValidationError(
                "--write makes the update's file anew, in its own language and form; leave --language and --format out")
        }
        if write, edition == nil { throw ValidationError("name the edition whose update is made again") }
    }

    func run() throws {
        if write, let edition {
            let (paths, hasConflicts) = try Updates.rewrite(global.workplace(), edition)
            Terminal.print(
                hasConflicts
                    ? "\(TerminalStyle.line(paths[0])): words written by hand stand where the new text differs; settle what is marked with <<<<<<<\n"
                    : "wrote \(paths.map(TerminalStyle.line).joined(separator: " and ")); commit what git shows as changed\n"
            )
            if hasConflicts { throw ExitCode(1) }
            return
        }
        let workplace = try global.workplace()
        let update = try Updates.make(workplace, edition, language: language)
        global.tell(workplace)
        switch format {
        case .markdown: Terminal.print(update.markdown)
        case .html: Terminal.print(update.html)
        case .json: Terminal.print(update.json)
        }
    }
}
