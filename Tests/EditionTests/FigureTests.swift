import Testing

@testable import Diffing
@testable import Editions
@testable import GuideModel
@testable import Rendering

/// What an update says of figures, dates and slips.
@Suite struct FigureTests {
    private func guide(_ text: String) -> Guide {
        let chapter = Chapter(path: "a.md", bytes: Array("# A\n\n\(text)\n".utf8), style: .github)
        let location = GuideLocation(
            folder: "", contents: TableOfContents(form: .files, file: nil, entries: []),
            configuration: GuideConfiguration(), unused: [])
        return Guide(
            location: location, chapters: [chapter], files: [FileEntry(path: "a.md", kind: .file, id: nil)])
    }

    private func figures(_ old: String, _ new: String) -> [String] {
        let change = compare(guide(old), guide(new)).chapters.flatMap(\.changes).first
        return FigureChanges(change?.spans ?? [], language: "nl").pairs.map { "\($0.old) → \($0.new)" }
    }

    @Test(arguments: [
        ("Open op dinsdag, donderdag en zaterdag.", "Open op dinsdag en zaterdag.", "dinsdag, donderdag → dinsdag"),
        ("Het kost € 10, € 20 of € 30 per keer.", "Het kost € 10 of € 30 per keer.", "10, € 20 → 10"),
        ("Het plan loopt in 2025, 2026 en 2027.", "Het plan loopt in 2025 en 2026.", "2026 en 2027 → 2026"),
        ("Het feest is op 4 en 5 mei.", "Het feest is op 5 mei.", "4 en 5 mei → 5 mei"),
        (
            "Wij antwoorden binnen 14 dagen op uw brief.", "Wij antwoorden zo snel mogelijk op uw brief.",
            "“binnen 14 dagen” → “zo snel mogelijk”"
        ),
    ])
    func anEnumerationIsToldOnce(old: String, new: String, expected: String) {
        let change = compare(guide(old), guide(new)).chapters.flatMap(\.changes).first
        let changes = FigureChanges(change?.spans ?? [], language: "nl")
        #expect(figures(old, new) == [expected])
        #expect(changes.others == 0)
    }

    @Test func aCommaThatCameIsNoOtherWord() {
        let change = compare(guide("Dit kost 8 euro per maand en meer."), guide("Dit kost 9 euro per maand, en meer."))
            .chapters.flatMap(\.changes).first
        #expect(FigureChanges(change?.spans ?? [], language: "nl").others == 0)
    }

    @Test(
        arguments: [
            (
                "Vanaf 1 mei 2026 geldt dit voor alle wijken.", "Vanaf 15 mei 2026 geldt dit voor alle wijken.",
                "1 mei 2026 → 15 mei 2026"
            ),
            (
                "Vanaf 1 mei 2026 geldt dit voor alle wijken.", "Vanaf 1 juni 2026 geldt dit voor alle wijken.",
                "1 mei 2026 → 1 juni 2026"
            ),
            (
                "Vanaf 1 mei 2025 geldt dit voor alle wijken.", "Vanaf 2 mei 2026 geldt dit voor alle wijken.",
                "1 mei 2025 → 2 mei 2026"
            ),
            ("Bij -5 graden sluit het loket van de wijk.", "Bij -7 graden sluit het loket van de wijk.", "-5 → -7"),
            (
                "De korting op de huur is 12,5% in deze wijk.", "De korting op de huur is 13% in deze wijk.",
                "12,5% → 13%"
            ),
            (
                "De subsidie is € 1.200 per jaar en per huis.", "De subsidie is € 1.250 per jaar en per huis.",
                "€ 1.200 → € 1.250"
            ),
            ("Er zijn twaalf wijken in deze stad geteld.", "Er zijn elf wijken in deze stad geteld.", "twaalf → elf"),
            (
                "In 2024 kwamen er 15 woningen bij in de wijk.", "In 2024 kwamen er 16 woningen bij in de wijk.",
                "15 → 16"
            ),
        ])
    func aFigureIsToldWhole(old: String, new: String, expected: String) { #expect(figures(old, new) == [expected]) }

    private func update(_ old: String, _ new: String) -> String {
        let (before, after) = (guide(old), guide(new))
        let redline = compare(before, after)
        let record = EditionRecord(
            number: EditionNumber(1, 1), date: "2026-02-25", previous: EditionNumber(1, 0), guide: after, tree: "",
            redline: redline, significance: redline.significance ?? .formatting, reason: "")
        return ChangelogRenderer(
            Update(record, guide: after, before: before, redline: redline), language: "nl",
            address: { path, anchor in path + (anchor.map { "#" + $0 } ?? "") }
        ).markdown
    }

    @Test func correctionsAreListedSmall() {
        #expect(
            update("De wijk die groeit telt mee.", "De wijk, die groeit telt mee.").contains(
                "(“wijk die” → “wijk, die”)"))
        #expect(
            update("Zie [het plan](oud.pdf) voor meer.", "Zie [het plan](nieuw.pdf) voor meer.")
                .contains("(“het plan”: `oud.pdf` → `nieuw.pdf`)"))
    }

    @Test(arguments: [
        (
            "Het licht gaat om tien uur uit.", "Het licht gaat om tien uur uit. De verhuurder mag de sleutel houden.",
            "(nieuw: “De verhuurder mag de sleutel houden.”)"
        ),
        (
            "Een plek kost € 80 per jaar en per huis.",
            "Een plek kost € 96,50 per jaar en per huis, en € 150 voor een tweede plek.",
            "(€ 80 → € 96,50; nieuw: “en € 150 voor een tweede plek”)"
        ),
        (
            "| Boom | Hoogte |\n|---|---|\n| Linde | 25 |\n| Berk | 15 |",
            "| Boom | Hoogte |\n|---|---|\n| Linde | 25 |\n| Eik | 20 |", "(Berk → Eik, Hoogte: 15 → 20)"
        ),
        (
            "| Boom | Hoogte |\n|---|---|\n| Linde | 25 |\n| Berk | 15 |",
            "| Boom | Hoogte |\n|---|---|\n| Linde | 25 |\n| Eik | 15 |", "(Boom: Berk → Eik)"
        ),
    ])
    func whatCameWithinATextIsQuotedAndARowHasBothNames(old: String, new: String, expected: String) {
        let update = update(old, new)
        #expect(update.contains(expected), "\(update)")
    }

    @Test func aLinkThatLeadsElsewhereIsCountedAndTold() {
        let path = "https://example.org/" + String(repeating: "lang/", count: 20)
        let update = update("Zie [het plan](\(path)oud.pdf) voor meer.", "Zie [het plan](\(path)nieuw.pdf), voor meer.")
        #expect(update.contains("2 correcties"), "\(update)")
        #expect(update.contains("“het plan”: verwijst ergens anders heen"), "\(update)")
    }

    @Test func theListOfEditionsKeepsWhatWasWrittenAroundIt() {
        let state = guide("Tekst.")
        func record(_ minor: Int) -> EditionRecord {
            EditionRecord(
                number: EditionNumber(1, minor), date: "2026-02-2\(minor)", previous: nil, guide: state, tree: "",
                redline: compare(state.emptied, state), significance: .substantive, reason: "")
        }
        let first = ChangelogRenderer.list([record(0)], title: "Gids 1.0", language: "nl")
        #expect(first.hasPrefix("# Edities\n\nDe edities van Gids, de nieuwste eerst.\n\n| Editie |"))
        let edited = "Lees dit eerst.\n\n" + first + "\nVragen? Mail ons.\n"
        let second = ChangelogRenderer.list([record(0), record(1)], title: "Gids", language: "nl", keeping: edited)
        #expect(second.hasPrefix("Lees dit eerst.\n\n# Edities") && second.hasSuffix(" |\n\nVragen? Mail ons.\n"))
        #expect(second.contains("| [1.1](1.1.md) |") && second.contains("| [1.0](1.0.md) |"))
        #expect(ChangelogRenderer.list([record(0)], title: "Gids", language: "nl", keeping: first) == first)
    }
}
