import ArgumentParser
import Editions
import Pipeline
import Rendering

struct Note: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Writes a note for the next update from a change of the redline.",
        discussion: """
            Without a chapter it lists what changed since the last edition; in a terminal it asks which change and what to say of it.
            Notes stand in changelogs/unreleased until an edition is cut, and become the highlights of its update.
            """)

    @OptionGroup var global: GlobalOptions
    @Option(name: [.short, .long], help: "What to say: one sentence or more, in Markdown.") var message: String?
    @Option(help: "The most that changed in the edition: formatting, editorial or substantive.")
    var claim: SignificanceChoice?
    @Option(help: "A reader's reaction that this deals with, by its number; may be repeated.") var reaction: [String] =
        []
    @Option(
        help: ArgumentHelp("Correct the update of a released edition in place of writing a note.", valueName: "edition")
    )
    var erratum: String?
    @Flag(help: "List the changes, and write nothing.") var list = false
    @Argument(help: "What it is about: CHAPTER or CHAPTER#ANCHOR.") var about: String?

    func validate() throws {
        if erratum == nil, about == nil, message != nil, !list {
            throw ValidationError(
                "-m needs what it is about: editie note CHAPTER#ANCHOR -m '…'; 'editie note' lists what has changed")
        }
        if erratum != nil, claim != nil || !reaction.isEmpty {
            throw ValidationError("an erratum has no claim and deals with no reaction; leave them out")
        }
    }

    func run() throws {
        if let erratum {
            let text = try message ?? Terminal.ask("What should be corrected? ") ?? { throw NoteError.noText }()
            let paths = try Errata.write(
                global.workplace(), edition: erratum, about: about.map { [$0] } ?? [], text: text)
            return Terminal.print("wrote \(paths.map(TerminalStyle.line).joined(separator: ", ")); commit them\n")
        }
        let workplace = try global.workplace()
        let writing = try NoteWriting(workplace)
        global.tell(workplace)
        let style = global.style
        guard !list, about != nil || Terminal.isInteractive else {
            return Terminal.print(writing.list(style))
        }
        let section = try about.map { try writing.section($0) } ?? pick(writing, style)
        if message == nil, Terminal.isInteractive { Terminal.print(writing.redline(section, style)) }
        let text = try message ?? Terminal.ask("What should readers know of it? ") ?? { throw NoteError.noText }()
        let path = try writing.write(section, text: text, claim: claim?.level, reactions: reaction)
        Terminal.print(
            "wrote \(TerminalStyle.line(path)) about \(TerminalStyle.line(section.address)); commit it with the change\n"
        )
    }

    private func pick(_ writing: NoteWriting, _ style: TerminalStyle) throws -> ChangedSection {
        Terminal.print(writing.list(style))
        let answer = Terminal.ask("Which change? ") ?? ""
        guard let number = Int(answer.filter { !$0.isWhitespace }), (1...writing.sections.count).contains(number) else {
            throw NoteError.notPicked(count: writing.sections.count)
        }
        return writing.sections[number - 1]
    }
}
