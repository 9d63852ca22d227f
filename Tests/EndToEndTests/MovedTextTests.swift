import Foundation
import Testing

/// What an update says of text that went elsewhere, and of editions that bring little or nothing.
@Suite struct MovedTextTests {
    private static let fee = "Leden betalen elk jaar 10 euro aan de penningmeester van de tuin.\n\n"
    private static let tools = "Het gereedschap hangt na gebruik weer schoon aan de haken in de schuur.\n\n"

    private func update(_ old: [String: String], _ new: [String: String]) throws -> String {
        let scratch = try Scratch.guide()
        for (path, text) in old { try scratch.write("guide/\(path)", text) }
        try scratch.commit("Schrijf de gids")
        try scratch.editie("cut", "1.0")
        for (path, text) in new { try scratch.write("guide/\(path)", text) }
        try scratch.commit("Wijzig de gids")
        let cut = try scratch.editie("cut")
        #expect(cut.code == 0, "\(cut.err)")
        // The order alone makes a patch.
        return try scratch.read(scratch.has("changelogs/1.1.md") ? "changelogs/1.1.md" : "changelogs/1.0.1.md")
    }

    private static func one(_ body: String) -> String {
        "# Een\n\nHoe de tuin begon.\n\n## Prijzen\n\nWie komt, betaalt.\n\n" + body
    }
    private static func two(_ body: String) -> String {
        "# Twee\n\nHoe de tuin verder gaat.\n\n## Tijden\n\nElke dag open.\n\n" + body
    }

    @Test func textThatChangedOnItsWayIsToldWithWhereItStood() throws {
        let text = try update(
            ["een.md": Self.one(Self.fee), "twee.md": Self.two("")],
            ["een.md": Self.one(""), "twee.md": Self.two(Self.fee.replacingOccurrences(of: "10", with: "12"))])
        #expect(text.contains("2 hoofdstukken gewijzigd."))
        #expect(
            text.contains("### [Een](../guide/een.md)\n\nTekst verhuisde naar [Twee](../guide/twee.md)."), "\(text)")
        #expect(text.contains("(1 alinea verplaatst en gewijzigd, uit “Een”: 10 → 12)"), "\(text)")
    }

    @Test func textThatOnlyMovedIsToldInBothChapters() throws {
        let text = try update(
            ["een.md": Self.one(Self.tools), "twee.md": Self.two("")],
            ["een.md": Self.one(""), "twee.md": Self.two(Self.tools)])
        #expect(text.contains("Tekst verhuisde naar [Twee](../guide/twee.md)."), "\(text)")
        #expect(text.contains("- [Twee](../guide/twee.md): tekst kwam uit “Een”"), "\(text)")
    }

    @Test func withinAChapterTheSectionIsNamed() throws {
        let rest = "## Regels\n\nWij houden ons hieraan.\n\n"
        let text = try update(
            ["een.md": Self.one(Self.fee + rest)],
            ["een.md": Self.one(rest + Self.fee.replacingOccurrences(of: "10", with: "12"))])
        #expect(
            text.contains(
                "[Regels](../guide/een.md#regels) (1 alinea verplaatst en gewijzigd, uit “Prijzen”: 10 → 12)"),
            "\(text)")
    }

    @Test func tagsThatReadersSeeAreTold() throws {
        let text = try update(
            ["een.md": "---\ntags: [a]\n---\n\n# Een\n"], ["een.md": "---\ntags: [a, b]\n---\n\n# Een\n"])
        #expect(text.contains("andere gegevens boven de tekst (tags: a → a, b)"), "\(text)")
    }

    @Test func anEditionThatBringsNothingSaysSo() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "v1.0")
        try scratch.git("commit", "-q", "--allow-empty", "-m", "Niets")
        try scratch.git("tag", "v1.0.1")
        #expect(try scratch.editie("import", "--tags", "v*").code == 0)
        #expect(try scratch.read("changelogs/1.0.1.json").contains("\"significance\": null"))
        let list = try scratch.read("changelogs/README.md")
        #expect(list.contains("| niets voor lezers |"), "\(list)")
        #expect(try scratch.editie("verify").code == 0)
    }

    @Test func aDraftThatWasTakenBackIsNoReasonForItsNumber() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("cut", "--status", "draft")
        try scratch.git("checkout", "v2.0", "--", "guide")
        try scratch.commit("Neem terug")
        #expect(
            try scratch.editie("status").out.contains(
                "Next edition: 2.1 (nothing that a reader sees has changed; 2.1-draft announced 2.1)"))
    }

    @Test func theFirstEditionIsNotCutOfTheWholeRepositoryInSilence() throws {
        let scratch = try Scratch.repository()
        try scratch.write("README.md", "# Repository\n")
        try scratch.write("docs/guide.yml", "title: Gids\nlanguage: nl\nnumbering: calendar\n")
        try scratch.write("docs/een.md", "# Een\n\nDe tekst van de gids.\n")
        try scratch.commit("Begin")
        let refused = try scratch.editie("cut")
        #expect(refused.code == 2 && refused.err.contains("--guide docs"), "\(refused.err)")
        #expect(try scratch.git("status", "--porcelain") == "" && scratch.git("tag") == "")
        let noted = try scratch.editie("cut", "--dry-run", "--guide", ".")
        #expect(noted.code == 0 && noted.err.contains("--guide docs"), "\(noted.err)")
        #expect(try scratch.editie("cut", "--guide", "docs").out.hasPrefix("Cut edition 2026.1"))
    }

    @Test func statusMissesTheNotesThatACutMisses() throws {
        let scratch = try Scratch.guide()
        try scratch.git("tag", "v1.0")
        try scratch.write("guide/een.md", "# Een\n\nIn deze gids staan 43 wijken beschreven.\n")
        try scratch.commit("Tel nog eens")
        #expect(try scratch.editie("cut", "--dry-run").out.contains("een.md#een"))
        #expect(
            try scratch.editie("status", "--format", "json").out.replacingOccurrences(of: " ", with: "").contains(
                "\"missingNotes\":[\"een.md#een\"]"))
    }

    @Test func aNoteThatBeginsWithAHeadingIsTextBehindTheSectionsName() throws {
        let scratch = try UpdateTests.changed()
        try scratch.editie("note", "een.md#een", "-m", "# Meer wijken\n\nEr zijn er drie bij.")
        try scratch.commit("Schrijf een noot")
        try scratch.editie("cut")
        let text = try scratch.read("changelogs/2.1.md")
        #expect(text.contains("** – Meer wijken\n\n  Er zijn er drie bij.\n"), "\(text)")
    }
}
