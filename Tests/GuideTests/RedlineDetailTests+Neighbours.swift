import Testing

@testable import Diffing
@testable import GuideModel

/// What small guides of editors showed: headings, labels, borders between paragraphs, quotes and front matter.
extension RedlineDetailTests {
    private static let s1 = "De gids helpt gemeenten om veilig met algoritmes te werken."
    private static let s2 = "Een wethouder beslist vooraf over ieder gebruik van persoonsgegevens."
    private static let s3 = "De leverancier meldt storingen binnen een dag aan de beheerder."
    private static let s4 = "Burgers kunnen bezwaar maken tegen een besluit van de computer."

    private func page(_ parts: String...) -> String { parts.joined(separator: "\n\n") + "\n" }

    // MARK: - Front matter

    @Test func frontMatterStaysWithItsChapter() {
        let matter = "---\nhide:\n- navigation\n- toc\n---\n\n"
        let (a, b) = ("# A\n\n\(Self.s1)\n", "# B\n\n\(Self.s2)\n")
        #expect(
            told(["a.md": matter + a, "b.md": b], ["a.md": a, "b.md": matter + b]) == [
                "changed a.md",
                "removed | frontMatter | hide:\n- navigation\n- toc | block-removed | key hide: navigation, toc → –",
                "changed b.md",
                "added | frontMatter | hide:\n- navigation\n- toc | block-added | key hide: – → navigation, toc",
            ])
    }

    @Test func titlesThatWereExchangedAreTwoRenamesAndNoMove() {
        func page(_ title: String, _ text: String) -> String {
            "---\ntitle: \(title)\nrollen:\n- projectleider\n---\n\n# \(title)\n\n\(text)\n"
        }
        let result = told(
            ["a.md": page("Kaders", Self.s1), "b.md": page("Beleid", Self.s2)],
            ["a.md": page("Beleid", Self.s1), "b.md": page("Kaders", Self.s2)])
        #expect(result.filter { $0.contains("section") } == ["renamed section Beleid", "renamed section Kaders"])
        #expect(!result.contains { $0.hasPrefix("moved") })
    }

    // MARK: - Headings

    @Test func ofEqualHeadingsTheOneGoesWhoseTextWent() {
        let old = page("# V", Self.s1, "## Let op", Self.s2, "## Let op", Self.s3, Self.s4)
        let new = page("# V", Self.s1, "## Let op", Self.s3.replacing("een dag", with: "twee dagen"), Self.s4)
        let gone = compare(guide(["v.md": old]), guide(["v.md": new])).chapters.flatMap(\.sections)
        #expect(
            gone.map { "\($0.status.rawValue) \($0.fromAnchor ?? "") \($0.anchor ?? "")" } == [
                "changed let-op-1 let-op", "removed let-op ",
            ])
        let came = compare(guide(["v.md": new]), guide(["v.md": old])).chapters.flatMap(\.sections)
        #expect(
            came.map { "\($0.status.rawValue) \($0.fromAnchor ?? "") \($0.anchor ?? "")" } == [
                "added  let-op", "changed let-op let-op-1",
            ])
    }

    @Test func sectionsOfOneNameThatChangedChaptersMovedWhole() {
        let old = [
            "1.md": page("# Wonen", Self.s1, "## Risico", Self.s2),
            "2.md": page("# Zorg", Self.s3, "## Risico", Self.s4),
            "3.md": page("# Werk", "Het archief bewaart de gegevens nog zeven jaar na afloop."),
        ]
        let new = [
            "1.md": page("# Wonen", Self.s1, "## Risico", Self.s4), "2.md": page("# Zorg", Self.s3),
            "3.md": page("# Werk", "Het archief bewaart de gegevens nog zeven jaar na afloop.", "## Risico", Self.s2),
        ]
        #expect(
            told(old, new) == [
                "changed 1.md", "moved section Risico", "changed 2.md", "changed 3.md", "moved section Risico",
            ])
    }

    @Test func headingsThatWereExchangedAboveTheirTextsAreTwoRenames() {
        let old = page("# G", "## Bronnen", Self.s1, "## Planning", Self.s2, Self.s3)
        let new = page("# G", "## Planning", Self.s1, "## Bronnen", Self.s2, Self.s3)
        #expect(
            told(["g.md": old], ["g.md": new]) == [
                "changed g.md", "renamed section Planning", "renamed section Bronnen",
                "changed | heading | [-Bronnen-]{+Planning+} | wording",
                "changed | heading | [-Planning-]{+Bronnen+} | wording",
            ])
    }

    @Test func aHeadingAboveOtherTextInAnotherChapterIsAnother() {
        let old = [
            "a.md": page(
                "# Werk", Self.s1, "## Bronnen", "- [Toetsingskader van de Rekenkamer](https://r.nl/a)", "## Risico",
                Self.s2)
        ]
        let new = [
            "b.md": page(
                "# Gebruik", Self.s3, "## Bronnen", "- [Toetsingskader van de Rekenkamer](https://r.nl/a)", "## Risico",
                Self.s4)
        ]
        #expect(told(old, new).filter { $0.hasSuffix("Risico") } == ["removed section Risico", "added section Risico"])
    }

    // MARK: - Short items

    @Test(arguments: [
        (
            "- Tuincommissie: vacature", "- Tuincommissie: Rosa Smit\n- Redactie: vacature",
            [
                "changed | item | Tuincommissie: [-vacature-]{+Rosa Smit+} | wording",
                "added | item | Redactie: vacature | block-added",
            ]
        ),
        (
            "- Woensdag: 9.00-17.00 uur\n- Donderdag: gesloten", "- Woensdag: gesloten\n- Donderdag: 9.00-17.00 uur",
            [
                "changed | item | Woensdag: [-9.00-17.00 uur-]{+gesloten+} | number | wording",
                "changed | item | Donderdag: [-gesloten-]{+9.00-17.00 uur+} | number | wording",
            ]
        ),
        (
            "- Ramen open\n- Koffie", "- Zet bij warm weer in de zaal alle ramen open\n- Koffie",
            ["changed | item | [-Ramen-]{+Zet bij warm weer in de zaal alle ramen+} open | wording"]
        ),
        (
            "- Stoelen klaar\n- Namenlijst op tafel leggen\n- Koffie zetten",
            "- Stoelen klaar\n- Namenlijst ophangen naast de deur\n- Muziek aan\n- Koffie zetten",
            [
                "changed | item | Namenlijst [-op tafel leggen-]{+ophangen naast de deur+} | wording",
                "added | item | Muziek aan | block-added",
            ]
        ),
    ]) func anItemIsKnownByItsLabelOrItsPlace(old: String, new: String, expected: [String]) {
        #expect(Array(told(["a.md": "# A\n\n\(old)\n"], ["a.md": "# A\n\n\(new)\n"]).dropFirst()) == expected)
    }

    // MARK: - Paragraphs

    private static let first =
        "De sleutels hangen in de kast naast de keuken. Wie de zaal opent, schrijft naam en tijd in het schrift."
    private static let second =
        "Na afloop ruimt de huurder zelf op. De stoelen gaan in stapels van acht tegen de achterwand en de vloer wordt geveegd."
    private static let third =
        "De verwarming staat in de winter op negentien graden. Wie het warmer wil, trekt een trui aan of vraagt het bestuur."
    private static let last =
        "Het bestuur vergadert elke eerste dinsdag van de maand in de kleine zaal, en iedereen mag erbij zijn."

    @Test func aBorderThatShiftedLeavesBothParagraphsWhatTheyAre() {
        let old = page("# A", Self.last, Self.first + " " + Self.second, Self.third)
        let new = page("# A", Self.last, Self.first, Self.second + " " + Self.third)
        for (from, to) in [(old, new), (new, old)] {
            let kinds = told(["a.md": from], ["a.md": to]).dropFirst().map { $0.prefix { $0 != " " } }
            #expect(kinds == ["changed", "changed"])
        }
    }

    @Test func aParagraphMadeOfTwoBesideOneThatMovedIsStillOne() {
        let old = page("# A", Self.last, Self.first, Self.second, Self.third, Self.s1)
        let new = page("# A", Self.last, Self.third, Self.first + " " + Self.second, Self.s1)
        for (from, to, kind) in [(old, new, "merged"), (new, old, "split")] {
            let kinds = Set(told(["a.md": from], ["a.md": to]).dropFirst().map { String($0.prefix { $0 != " " }) })
            #expect(kinds == ["moved", kind])
        }
    }

    @Test(arguments: [
        (
            "De ploeg ruimt op zaterdag de tuin op. De huur bedraagt tien euro per keer. Daarna gaat de groep naar buiten.",
            "De borg bedraagt tien euro per keer. Daarna gaat de groep naar buiten.",
            "[-De ploeg ruimt op zaterdag de tuin op. -]De [-huur-]{+borg+} bedraagt tien euro per keer. Daarna gaat de groep naar buiten. | date | sentence-removed | wording"
        ),
        ("Foto's van de buurt.", "Foto’s van de buurt.", "[-Foto's-]{+Foto’s+} van de buurt. | punctuation"),
        ("We don't meet here.", "We don’t meet here.", "We [-don't-]{+don’t+} meet here. | punctuation"),
        ("Kies de 'grote' zaal.", "Kies de ‘grote’ zaal.", "Kies de [-'-]{+‘+}grote[-'-]{+’+} zaal. | punctuation"),
        ("Hij vind dat het kan.", "Hij vindt dat het kan.", "Hij [-vind-]{+vindt+} dat het kan. | spelling"),
        (
            "报名请看https://a.cn/b。然后带上钥匙。", "报名请看https://a.cn/c。然后带上钥匙。",
            "报名请看[-https://a.cn/b-]{+https://a.cn/c+}。然后带上钥匙。 | wording"
        ),
    ]) func aRunIsWhatAPersonWouldMark(old: String, new: String, expected: String) {
        #expect(toldOfParagraph(old, new) == "changed | paragraph | " + expected)
    }

    @Test(arguments: [
        ("Dit is **zeer** belangrijk.", "Dit is <strong>zeer</strong> belangrijk."),
        ("Zie [de regels](mijn%20regels.md).", "Zie [de regels](<mijn regels.md>)."),
    ]) func whatReadsTheSameIsTheSame(old: String, new: String) {
        #expect(told(["a.md": "# A\n\n\(old)\n"], ["a.md": "# A\n\n\(new)\n"]) == [])
    }

    @Test func numbersThatWentFromHeadingsAreNoFiguresAndYearsAre() {
        let numbered = page("# A", "## 1. Sleutels", Self.s1, "## 2. Zalen", Self.s2)
        let plain = page("# A", "## Sleutels", Self.s1, "## Zalen", Self.s2)
        #expect(compare(guide(["a.md": numbered]), guide(["a.md": plain])).significance == .formatting)
        let years = ["2024", "2025"].map { page("# A", "## \($0): terugblik", Self.s1) }
        #expect(compare(guide(["a.md": years[0]]), guide(["a.md": years[1]])).significance == .substantive)
    }

    // MARK: - Chapters

    @Test func aChapterOfTextThatTwoGaveUpWasSplitOff() {
        let shared = ["## Risico", Self.s2, Self.s3].joined(separator: "\n\n")
        let old = [
            "s.md": page("# Soorten", Self.s1, shared),
            "v.md": page("# Wet", Self.s4, "Het archief bewaart de gegevens nog zeven jaar na afloop.", shared),
        ]
        let new = [
            "r.md": page("# Risico", Self.s2, Self.s3), "s.md": page("# Soorten", Self.s1),
            "v.md": page("# Wet", Self.s4, "Het archief bewaart de gegevens nog zeven jaar na afloop."),
        ]
        let chapter = compare(guide(old), guide(new)).chapters.first { $0.path == "r.md" }
        #expect(chapter?.splitFrom == "s.md")
        #expect(chapter?.significance == .formatting)
    }

    @Test func whatALevelHidesIsNotCalledUnchanged() {
        let old = ["a.md": "# A\n\n\(Self.s1)\n", "b.md": "# B\n\n\(Self.s2)\n"]
        let new = [
            "a.md": "# A\n\n\(Self.s1.replacing("veilig", with: "**veilig**"))\n", "b.md": "# B\n\n\(Self.s2)\n",
        ]
        let redline = compare(guide(old), guide(new)).keeping(.substantive)
        #expect(redline.summary.chapters[.unchanged] == 1)
    }

    @Test(arguments: [
        (
            "Een zaal kost € 12,50. Koffie staat klaar.",
            "Een zaal kost € 15,00. Leden betalen de helft. Koffie staat klaar.",
            "Een zaal kost € [-12,50-]{+15,00+}.{+ Leden betalen de helft.+} Koffie staat klaar. | number | sentence-added"
        ),
        ("Mail info@wijk.nl nu.", "Mail info@buurt.nl nu.", "Mail [-info@wijk.nl-]{+info@buurt.nl+} nu. | wording"),
        ("De plank is 6' lang.", "De plank is 6′ lang.", "De plank is 6[-'-]{+′+} lang. | punctuation"),
    ]) func noRunCrossesTheEndOfASentence(old: String, new: String, expected: String) {
        #expect(toldOfParagraph(old, new) == "changed | paragraph | " + expected)
    }

    @Test func aSectionThatCameBetweenNumberedOnesRenumbersTheOthers() {
        let old = page("# W", "## Stap 1", Self.s1, "## Stap 2", Self.s2, "## Stap 3", Self.s3)
        let new = page("# W", "## Stap 1", Self.s1, "## Stap 2", Self.s4, "## Stap 3", Self.s2, "## Stap 4", Self.s3)
        let result = told(["w.md": old], ["w.md": new])
        #expect(result.filter { $0.hasSuffix("renumbered") }.count == 2)
        #expect(!result.contains { $0.hasPrefix("moved") })
        #expect(!told(["w.md": new], ["w.md": old]).contains { $0.hasPrefix("moved") })
    }

    @Test(arguments: [
        (["Doel", "Tips", "Bron"], ["Waarom", "Doel", "Bron"]),
        (["Doel", "Aanpak", "Contact"], ["Aanpak", "Contact", "Doel"]),
    ]) func namesThatPassedOnAreRenames(old: [String], new: [String]) {
        func chapter(_ names: [String]) -> String {
            page("# G", "## \(names[0])", Self.s1, "## \(names[1])", Self.s2, "## \(names[2])", Self.s3)
        }
        let result = told(["g.md": chapter(old)], ["g.md": chapter(new)])
        #expect(result.dropFirst().allSatisfy { $0.hasPrefix("renamed section") || $0.hasPrefix("changed | heading") })
    }

    @Test func anItemThatMovedAndWasEditedHasItsLabel() {
        let old = "- Maandag: gesloten\n- Woensdag: 9.00 - 17.00\n- Dinsdag: 9.00 - 17.00"
        let new = "- Maandag: gesloten\n- Dinsdag: 10.00 - 18.00\n- Woensdag: 9.00 - 17.00"
        #expect(
            told(["a.md": page("# A", old)], ["a.md": page("# A", new)]).dropFirst() == [
                "moved | item | Dinsdag: [-9.00-]{+10.00+} - [-17.00-]{+18.00+} | number | order"
            ])
    }

    @Test func aChapterOfOneLineIsTheSameWithOtherWords() {
        let result = told(
            ["a.md": page("# Huis", "De foto's hangen in Anna's kamer.")],
            ["a.md": page("# Huis", "De fotos hangen in Annas kamer.")])
        #expect(result.count == 2 && result[1].hasSuffix("spelling"), "\(result)")
    }

    @Test(arguments: [
        (
            "Lees <a href=\"z.md\">de zalen</a> eerst.", "Lees [de zalen](y.md) eerst.",
            "link | destination de zalen: z.md → y.md"
        ),
        (
            "Lees <a href=\"z.md\" title=\"Zalen\">de zalen</a> eerst.", "Lees [de zalen](z.md) eerst.",
            "link | title de zalen: Zalen → –"
        ),
    ]) func aLinkIsOneInEitherForm(old: String, new: String, expected: String) {
        #expect(told(["a.md": page("# A", old)], ["a.md": page("# A", new)]).last?.hasSuffix(expected) == true)
    }

    @Test func aFootnoteIsToldWhereItsMarkStands() {
        let old = page("# A", "## Een", "Zie de bron.[^1]", "## Twee", Self.s2, "[^1]: TNO, 2025.")
        let change = compare(guide(["a.md": old]), guide(["a.md": old.replacing("2025", with: "2026")]))
        #expect(change.chapters.flatMap(\.changes).map { $0.to?.anchor } == ["een"])
    }
}
