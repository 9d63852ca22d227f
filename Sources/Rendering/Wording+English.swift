import Diffing
import GuideModel

extension Wording {
    static let english = Wording(
        code: "en",
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        date: "{day} {month} {year}", and: "and", relativeTo: "What has changed since edition {edition}.",
        firstEdition: "The first recorded edition: everything in it is new.",
        nothingChanged: "Nothing has changed for readers.", nothing: "nothing for readers", edition: "Edition",
        editions: "Editions",
        dateColumn: "Date", whatColumn: "What changed",
        stages: ["draft": "This is a draft.", "consultation": "This text is out for consultation."],
        claimed:
            "The editors stated beforehand that this edition is {level} at most; the comparison with the edition before it confirms that.",
        highlights: "In short", changes: "What has changed", smallChanges: "Small changes", added: "New chapters",
        changed: "Changed chapters", renamed: "Another name or place", removed: "Chapters that are gone",
        sections: [
            .added: "New", .changed: "Changed", .removed: "Removed", .renamed: "Renamed", .moved: "Moved",
        ],
        wasCalled: "was called {title}",
        cameFrom: "stood in {title}", splitFrom: "this chapter was split off {title}",
        mergedFrom: "this chapter took in {title}", mergedInto: "went into {title}",
        seeNow: "see {title} now", stoodAt: "stood at {path}",
        gaveTo: "text moved to {title}", tookFrom: "text came from {title}", movedFrom: "from {title}",
        reordered: "stands at another place in the guide",
        listings: [.entered: "is in the table of contents now", .left: "is no longer in the table of contents"],
        blocks: [
            .paragraph: Counted("paragraph", "paragraphs"), .heading: Counted("heading", "headings"),
            .item: Counted("item", "items"), .table: Counted("table", "tables"), .row: Counted("row", "rows"),
            .column: Counted("column", "columns"), .code: Counted("code example", "code examples"),
            .html: Counted("block of HTML", "blocks of HTML"), .image: Counted("picture", "pictures"),
            .footnote: Counted("footnote", "footnotes"), .frontMatter: Counted("fact", "facts"),
            .rule: Counted("rule", "rules"),
        ],
        became: [
            .added: "new", .removed: "removed", .changed: "changed", .moved: "moved and changed",
            .split: "split and changed", .merged: "merged and changed",
        ],
        corrections: Counted("correction of language, links or captions", "corrections of language, links or captions"),
        layout: Counted("change of order or layout", "changes of order or layout"),
        metadata: "other facts above the text",
        andMore: "and {count} more", otherWords: "and other words",
        otherAddress: "leads elsewhere",
        otherOrder: "At another place in this chapter: {titles}", metadataPart: "Facts above the text",
        redirects: "Addresses that moved", overrides: "Weighed otherwise",
        overridden: "{section}: {to} instead of {from}, says {by}: “{reason}” ({commit})",
        reactions: "Reactions dealt with", reaction: "Reaction {number}", contributors: "Who worked on it",
        firstTime: "for the first time; welcome", errata: "Errata", erratum: "Erratum of {date}",
        erratumShort: "erratum of {date}", concerns: "It is about {title}.",
        newChapters: Counted("chapter new", "chapters new"),
        splitChapters: Counted("chapter split off", "chapters split off"),
        goneChapters: Counted("chapter gone", "chapters gone"),
        mergedChapters: Counted("chapter that went into another", "chapters that went into others"),
        changedChapters: Counted("chapter changed", "chapters changed"),
        renamedChapters: Counted("chapter renamed or moved", "chapters renamed or moved"),
        significance: [.substantive: "substantive", .editorial: "editorial", .formatting: "formatting"],
        beginning: "Start of the chapter", listed: "The editions of {title}, newest first.")
}
