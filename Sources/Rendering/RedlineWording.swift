import Diffing
import GuideModel

/// The words around a redline in one language. Another language is another table.
struct RedlineWording: Sendable {
    let code: String
    /// `{from}` and `{to}`.
    let title: String
    let empty: String
    let emptyNarrowed: String
    let chapters: String
    let unchangedChapters: String
    /// Of so many words that came and so many that went.
    let words: @Sendable (Int, Int) -> String
    /// Beside a redline of which only a part was asked for.
    let narrowed: String
    let show: String
    let layout: String
    let inline: String
    let sideBySide: String
    let previous: String
    let next: String
    let keys: String
    let line: String
    let lines: String
    /// Hidden words for those who hear the page.
    let deletionStarts: String
    let insertionStarts: String
    let ends: String
    let linkToChange: String
    let oldText: String
    let newText: String
    let nothing: String
    let image: String
    let start: String
    let section: String
    let movedFrom: String
    /// The same within a chapter.
    let movedWithin: String
    let movedTo: String
    let wasCalled: String
    let renamedFrom: String
    let splitFrom: String
    let splitOff: String
    let mergedFrom: String
    let mergedInto: String
    let reordered: String
    let listings: [ChapterChange.Listing: String]
    let coarse: String
    let leftOut: String
    let chapter: String
    let status: String
    let sameBlocks: @Sendable (Int) -> String
    let sameRows: @Sendable (Int) -> String
    /// The same where changes were left out.
    let otherBlocks: @Sendable (Int) -> String
    let otherRows: @Sendable (Int) -> String
    let count: @Sendable (Int) -> String
    let significance: [Significance: String]
    let kinds: [Change.Kind: String]
    let statuses: [ChapterChange.Status: String]
    let sections: [SectionChange.Status: String]
    let blocks: [Block.Kind: String]
    let signals: [Signal: String]
    let attributes: [AttributeChange.Name: String]
    /// Values of attributes that are ours.
    let values: [String: String]

    static func named(_ tag: String) -> RedlineWording { tag.lowercased().hasPrefix("nl") ? dutch : english }

    static let dutch = RedlineWording(
        code: "nl", title: "Wat er verandert van {from} naar {to}", empty: "Er is geen verschil dat een lezer ziet.",
        emptyNarrowed: "Van wat gevraagd werd is er geen verschil; elders of op een lager niveau wel.",
        chapters: "Hoofdstukken", unchangedChapters: "Ongewijzigde hoofdstukken",
        words: { "\($0) \($0 == 1 ? "woord" : "woorden") erbij, \($1) \($1 == 1 ? "woord" : "woorden") eraf" },
        narrowed: "alleen wat gevraagd werd", show: "Toon", layout: "Weergave", inline: "In de tekst",
        sideBySide: "Naast elkaar", previous: "Vorige", next: "Volgende", keys: "Toetsen: j volgende, k vorige",
        line: "regel", lines: "regels", deletionStarts: "geschrapt: ", insertionStarts: "toegevoegd: ", ends: " einde",
        linkToChange: "Verwijzing naar wijziging {number}", oldText: "Oude tekst", newText: "Nieuwe tekst",
        nothing: "geen", image: "afbeelding", start: "Begin van het hoofdstuk", section: "Paragraaf",
        movedFrom: "uit {place}", movedWithin: "van {place}", movedTo: "verplaatst naar {place}",
        wasCalled: "heette {title}", renamedFrom: "heette {path}",
        splitFrom: "afgesplitst van {path}", splitOff: "afgesplitst: {path}",
        mergedFrom: "opgenomen: {path}", mergedInto: "opgegaan in {path}", reordered: "op een andere plaats",
        listings: [.entered: "nu in de inhoudsopgave", .left: "niet meer in de inhoudsopgave"],
        coarse: "grof vergeleken: een werkgrens is bereikt",
        leftOut: "Weggelaten vanwege de lengte", chapter: "Hoofdstuk", status: "Soort wijziging",
        sameBlocks: { $0 == 1 ? "1 blok ongewijzigd" : "\($0) blokken ongewijzigd" },
        sameRows: { $0 == 1 ? "1 rij ongewijzigd" : "\($0) rijen ongewijzigd" },
        otherBlocks: {
            $0 == 1 ? "nog 1 blok, zonder wat gevraagd werd" : "nog \($0) blokken, zonder wat gevraagd werd"
        },
        otherRows: { $0 == 1 ? "nog 1 rij, zonder wat gevraagd werd" : "nog \($0) rijen, zonder wat gevraagd werd" },
        count: { $0 == 1 ? "1 wijziging" : "\($0) wijzigingen" },
        significance: [.substantive: "inhoudelijk", .editorial: "redactioneel", .formatting: "opmaak"],
        kinds: [
            .added: "nieuw", .removed: "vervallen", .changed: "gewijzigd", .moved: "verplaatst", .split: "gesplitst",
            .merged: "samengevoegd",
        ],
        statuses: [
            .added: "nieuw", .removed: "vervallen", .renamed: "hernoemd", .changed: "gewijzigd",
            .unchanged: "ongewijzigd",
        ],
        sections: [
            .added: "nieuw", .removed: "vervallen", .changed: "gewijzigd", .renamed: "hernoemd", .moved: "verplaatst",
        ],
        blocks: [
            .paragraph: "alinea", .heading: "kop", .item: "lijstpunt", .table: "tabel", .row: "rij", .column: "kolom",
            .code: "code", .html: "HTML", .image: "afbeelding", .footnote: "voetnoot", .frontMatter: "kenmerken",
            .rule: "scheidingslijn",
        ],
        signals: [
            .number: "getal", .date: "datum", .modality: "moeten, mogen of kunnen", .negation: "ontkenning",
            .link: "verwijzing",
            .alt: "tekst bij een afbeelding", .code: "code", .spelling: "spelling", .punctuation: "leestekens",
            .case: "hoofdletters", .spacing: "spaties", .markup: "vormgeving", .level: "niveau",
            .renumbered: "hernummerd", .order: "volgorde", .structure: "indeling", .sentenceAdded: "zin erbij",
            .sentenceRemoved: "zin weg", .blockAdded: "tekst erbij", .blockRemoved: "tekst weg",
            .wording: "bewoording",
        ],
        attributes: [
            .destination: "adres van de verwijzing", .title: "titel", .level: "niveau", .depth: "inspringing",
            .list: "soort lijst", .start: "eerste nummer", .language: "taal van de code",
            .alt: "tekst bij de afbeelding", .source: "afbeelding",
            .align: "uitlijning", .emphasis: "nadruk", .linebreak: "regeleinde", .key: "kenmerk",
        ],
        values: [
            "bullet": "opsomming", "ordered": "genummerd", "strong": "vet", "emphasis": "cursief", "code": "code",
            "strikethrough": "doorgehaald", "left": "links", "right": "rechts", "center": "midden",
            "linebreak": "nieuwe regel",
        ])

    static let english = RedlineWording(
        code: "en", title: "What changes from {from} to {to}", empty: "There is no difference that a reader sees.",
        emptyNarrowed: "There is no difference of what was asked for; elsewhere or below that level there is.",
        chapters: "Chapters", unchangedChapters: "Unchanged chapters",
        words: { "\($0) \($0 == 1 ? "word" : "words") in, \($1) \($1 == 1 ? "word" : "words") out" },
        narrowed: "only what was asked for",
        show: "Show", layout: "View", inline: "In the text", sideBySide: "Side by side", previous: "Previous",
        next: "Next",
        keys: "Keys: j next, k previous", line: "line", lines: "lines", deletionStarts: "deleted: ",
        insertionStarts: "inserted: ", ends: " end", linkToChange: "Link to change {number}", oldText: "Old text",
        newText: "New text", nothing: "none", image: "image", start: "Start of the chapter", section: "Section",
        movedFrom: "from {place}", movedWithin: "from {place}", movedTo: "moved to {place}",
        wasCalled: "was called {title}", renamedFrom: "was {path}",
        splitFrom: "split off {path}", splitOff: "split into {path} too", mergedFrom: "took in {path}",
        mergedInto: "went into {path}", reordered: "at another place",
        listings: [.entered: "now in the table of contents", .left: "no longer in the table of contents"],
        coarse: "compared coarsely: a work limit was reached", leftOut: "Left out for its length", chapter: "Chapter",
        status: "Kind of change",
        sameBlocks: { $0 == 1 ? "1 block unchanged" : "\($0) blocks unchanged" },
        sameRows: { $0 == 1 ? "1 row unchanged" : "\($0) rows unchanged" },
        otherBlocks: {
            $0 == 1 ? "1 more block, without what was asked for" : "\($0) more blocks, without what was asked for"
        },
        otherRows: {
            $0 == 1 ? "1 more row, without what was asked for" : "\($0) more rows, without what was asked for"
        },
        count: { $0 == 1 ? "1 change" : "\($0) changes" },
        significance: [.substantive: "substantive", .editorial: "editorial", .formatting: "formatting"],
        kinds: [
            .added: "added", .removed: "removed", .changed: "changed", .moved: "moved", .split: "split",
            .merged: "merged",
        ],
        statuses: [
            .added: "added", .removed: "removed", .renamed: "renamed", .changed: "changed", .unchanged: "unchanged",
        ],
        sections: [
            .added: "added", .removed: "removed", .changed: "changed", .renamed: "renamed", .moved: "moved",
        ],
        blocks: [
            .paragraph: "paragraph", .heading: "heading", .item: "list item", .table: "table", .row: "row",
            .column: "column", .code: "code", .html: "HTML", .image: "image", .footnote: "footnote",
            .frontMatter: "front matter", .rule: "rule",
        ],
        signals: [
            .number: "number", .date: "date", .modality: "modality", .negation: "negation", .link: "link",
            .alt: "alternative text", .code: "code", .spelling: "spelling", .punctuation: "punctuation",
            .case: "capitals", .spacing: "spacing", .markup: "markup", .level: "level", .renumbered: "renumbered",
            .order: "order", .structure: "structure", .sentenceAdded: "sentence added",
            .sentenceRemoved: "sentence removed", .blockAdded: "text added", .blockRemoved: "text removed",
            .wording: "wording",
        ],
        attributes: [
            .destination: "link's destination", .title: "title", .level: "level", .depth: "depth",
            .list: "kind of list", .start: "first number", .language: "code's language", .alt: "alternative text",
            .source: "image",
            .align: "alignment", .emphasis: "emphasis", .linebreak: "line break", .key: "key",
        ], values: [:])
}

extension RedlineWording {
    /// What a chapter's entry says beside its title: `renamed`, `split off a.md`, `at another place`.
    ///
    /// - Parameter left: what left it for other chapters.
    func facts(_ chapter: ChapterChange, _ left: Departures? = nil) -> [String] {
        var facts = [statuses[chapter.status] ?? chapter.status.rawValue]
        if let path = left?.mergedInto { facts.append(mergedInto.filling(["path": path])) }
        if chapter.status == .renamed, let path = chapter.fromPath { facts.append(renamedFrom.filling(["path": path])) }
        if let path = chapter.splitFrom { facts.append(splitFrom.filling(["path": path])) }
        if !chapter.mergedFrom.isEmpty {
            facts.append(mergedFrom.filling(["path": chapter.mergedFrom.joined(separator: ", ")]))
        }
        if chapter.isReordered { facts.append(chapter.listing.flatMap { listings[$0] } ?? reordered) }
        return facts
    }

    /// `paragraph changed · substantive: number, wording`.
    ///
    /// - Parameter name: what the block is known by, where its text does not say.
    func facts(_ change: Change, name: String? = nil) -> String {
        var text = blocks[change.block] ?? change.block.rawValue
        if let name { text += " “\(name)”" }
        text += " \(kinds[change.kind] ?? change.kind.rawValue)"
        if change.kind == .moved, let from = change.from {
            let isWithin = from.path == change.to?.path
            text += " " + (isWithin ? movedWithin : movedFrom).filling(["place": place(from, from: change.to)])
        }
        if let parts = parts(change) { text += " " + parts }
        text += " · \(significance[change.significance] ?? change.significance.rawValue)"
        let why = change.signals.compactMap { signals[$0] }
        // `text added` beside `added` says nothing.
        if !why.isEmpty, change.kind != .added, change.kind != .removed { text += ": " + why.joined(separator: ", ") }
        if change.isCoarse { text += " · \(coarse)" }
        return text
    }

    /// `from line 5: lines 11, 13` of a paragraph whose parts stand in other sections than the whole.
    private func parts(_ change: Change) -> String? {
        guard change.kind == .split || change.kind == .merged, let from = change.from, let to = change.to,
            change.signals.contains(.order)
                || Set((change.parts + [from, to]).map { [$0.path, $0.anchor] }).count > 1
        else { return nil }
        let isWithin = from.path == to.path
        let list = "\(lines) \(change.parts.map { "\($0.line)" }.joined(separator: ", "))"
        if change.kind == .merged {
            return (isWithin ? movedWithin : movedFrom).filling(["place": isWithin ? list : "\(from.path), \(list)"])
        }
        return (isWithin ? movedWithin : movedFrom).filling(["place": place(from, from: to)]) + ": \(list)"
    }

    /// What an attribute is called: a link's destination is a note where a footnote's mark is the link.
    func name(_ attribute: AttributeChange) -> String {
        let isNote = [attribute.from, attribute.to].contains { $0?.hasPrefix(Self.noteMark) == true }
        if attribute.name == .destination, isNote { return blocks[.footnote] ?? Block.Kind.footnote.rawValue }
        return attributes[attribute.name] ?? attribute.name.rawValue
    }

    private static let noteMark = "footnote: "

    /// A value of an attribute in this language's words, where it is one of ours.
    func value(_ value: String, of name: AttributeChange.Name) -> String {
        switch name {
        case .destination where value.hasPrefix(Self.noteMark):
            "“\(value.dropFirst(Self.noteMark.count))\(value.last.map { ".!?".contains($0) } == true ? "" : " …")”"
        case .list, .emphasis, .align, .linebreak: values[value] ?? value
        default: value
        }
    }

    /// What an attribute is about: of code its first line says enough.
    func subject(_ attribute: AttributeChange) -> String {
        guard attribute.name == .language || attribute.text.contains("\n") else { return attribute.text }
        let first = attribute.text.split(separator: "\n").first.map { $0.trimmingBlanks() } ?? ""
        return first == attribute.text ? first : first + " …"
    }

    /// `line 12` in the same chapter, `a.md, line 12` elsewhere.
    func place(_ place: Place, from other: Place?) -> String {
        let number = "\(line) \(place.line)"
        return place.path == other?.path ? number : "\(place.path), \(number)"
    }
}
