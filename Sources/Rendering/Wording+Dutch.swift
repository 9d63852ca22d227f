import Diffing
import GuideModel

extension Wording {
    static let dutch = Wording(
        code: "nl",
        months: [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
            "november", "december",
        ],
        date: "{day} {month} {year}", and: "en", relativeTo: "Wat er is veranderd sinds editie {edition}.",
        firstEdition: "De eerste vastgelegde editie: alles erin is nieuw.",
        nothingChanged: "Voor lezers is er niets veranderd.", nothing: "niets voor lezers", edition: "Editie",
        editions: "Edities",
        dateColumn: "Datum", whatColumn: "Wat er veranderde",
        stages: ["draft": "Dit is een concept.", "consultation": "Deze tekst ligt ter consultatie voor."],
        claimed: "De redactie stelde vooraf vast dat deze editie hoogstens {level} brengt",
        claimHolds: "de vergelijking met de vorige editie bevestigt dat",
        claimHoldsWeighed:
            "zij weegt enkele wijzigingen lichter dan de vergelijking met de vorige editie doet, zie “Anders gewogen”",
        claims: [.editorial: "redactionele wijzigingen", .formatting: "wijzigingen in de opmaak"],
        highlights: "In het kort", changes: "Wat er is veranderd", smallChanges: "Kleine wijzigingen",
        added: "Nieuwe hoofdstukken",
        changed: "Gewijzigde hoofdstukken", renamed: "Andere naam of plaats", removed: "Vervallen hoofdstukken",
        sections: [
            .added: "Nieuw", .changed: "Gewijzigd", .removed: "Vervallen", .renamed: "Hernoemd", .moved: "Verplaatst",
        ],
        wasCalled: "heette {title}", cameFrom: "stond in {title}",
        splitFrom: "afgesplitst van {title}", mergedFrom: "hierin is opgenomen: {title}",
        mergedInto: "opgegaan in {title}", seeNow: "zie nu {title}", stoodAt: "stond op {path}",
        gaveTo: "tekst verhuisde naar {title}", tookFrom: "tekst kwam uit {title}", movedFrom: "uit {title}",
        becameHeading: "Kop geworden", lostHeading: "Geen kop meer",
        newHeading: "Nieuwe kop boven bestaande tekst", goneHeading: "Kop vervallen, de tekst bleef",
        reordered: "staat op een andere plaats in de gids",
        listings: [.entered: "staat nu in de inhoudsopgave", .left: "staat niet meer in de inhoudsopgave"],
        blocks: [
            .paragraph: Counted("alinea", "alinea’s"), .heading: Counted("kop", "koppen"),
            .item: Counted("punt", "punten"), .table: Counted("tabel", "tabellen"), .row: Counted("rij", "rijen"),
            .column: Counted("kolom", "kolommen"), .code: Counted("codevoorbeeld", "codevoorbeelden"),
            .html: Counted("blok HTML", "blokken HTML"), .image: Counted("afbeelding", "afbeeldingen"),
            .footnote: Counted("voetnoot", "voetnoten"), .frontMatter: Counted("gegeven", "gegevens"),
            .rule: Counted("scheidingslijn", "scheidingslijnen"),
        ],
        became: [
            .added: "nieuw", .removed: "vervallen", .changed: "gewijzigd", .moved: "verplaatst en gewijzigd",
            .split: "gesplitst en gewijzigd", .merged: "samengevoegd en gewijzigd",
        ],
        onlyMoved: "verplaatst",
        corrections: Counted(
            "correctie in taal, verwijzingen of bijschriften", "correcties in taal, verwijzingen of bijschriften"),
        layout: Counted("wijziging in volgorde of opmaak", "wijzigingen in volgorde of opmaak"),
        metadata: "andere gegevens boven de tekst",
        andMore: "en nog {count}", otherWords: "en andere woorden",
        otherAddress: "verwijst ergens anders heen",
        otherOrder: "Op een andere plaats in dit hoofdstuk: {titles}", metadataPart: "Gegevens boven de tekst",
        redirects: "Verhuisde adressen", overrides: "Anders gewogen",
        overridden: "{section}: {to} in plaats van {from}, volgens {by}: “{reason}” ({commit})",
        reactions: "Verwerkte reacties", reaction: "Reactie {number}", contributors: "Wie eraan werkte",
        firstTime: "voor het eerst; welkom", errata: "Errata", erratum: "Erratum van {date}",
        erratumShort: "erratum van {date}", concerns: "Het gaat over {title}.",
        newChapters: Counted("hoofdstuk nieuw", "hoofdstukken nieuw"),
        splitChapters: Counted("hoofdstuk afgesplitst", "hoofdstukken afgesplitst"),
        goneChapters: Counted("hoofdstuk vervallen", "hoofdstukken vervallen"),
        mergedChapters: Counted("hoofdstuk opgegaan in een ander", "hoofdstukken opgegaan in andere"),
        changedChapters: Counted("hoofdstuk gewijzigd", "hoofdstukken gewijzigd"),
        renamedChapters: Counted("hoofdstuk hernoemd of verplaatst", "hoofdstukken hernoemd of verplaatst"),
        significance: [.substantive: "inhoudelijk", .editorial: "redactioneel", .formatting: "opmaak"],
        beginning: "Begin van het hoofdstuk", listed: "De edities van {title}, de nieuwste eerst.")
}
