import CommonMark

/// What a reader takes in as one piece: the unit of the redline.
package struct Block: Sendable {
    package enum Kind: String, Hashable, Sendable {
        case paragraph, heading, item, table, row, column, code, html, image, footnote, frontMatter, rule
    }

    /// What stands in a text beside its words, with the place in `text` in UTF-8 bytes.
    package struct Inline: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case link(destination: String, title: String)
            case image(source: String, alt: String, title: String)
            case emphasis, strong, code, strikethrough, lineBreak
        }
        package var kind: Kind
        package var start: Int
        package var end: Int

        package init(kind: Kind, start: Int, end: Int) {
            self.kind = kind
            self.start = start
            self.end = end
        }
    }

    package var kind: Kind
    /// The plain text in NFC, blanks folded (code as it is).
    package var text: String
    package var inlines: [Inline] = []
    package var lines: ClosedRange<Int>
    /// The innermost section that it stands in, as an index into `Chapter.sections`; -1 before the first heading.
    package var section = -1
    /// A heading's level from 1.
    package var level = 0
    /// Whether an item's list is numbered.
    package var isOrdered = false
    /// What stands before an item of a numbered list.
    package var number = 0
    package var language = ""
    /// A row's cells, and whether it is the header. Rows of one table share `table`.
    package var cells: [String] = []
    package var isHeader = false
    package var table = -1
    package var alignments: [Node.Alignment] = []
    /// Marks the quotes and lists around a block, so that neighbours of one kind can be told from nested ones.
    package var quoteDepth = 0
    package var listDepth = 0

    /// A row's text: its cells with bars between, blanks folded also where a cell is empty.
    package static func text(ofRow cells: [String]) -> String {
        var text = ""
        for (index, cell) in cells.enumerated() { add(cell: cell, to: &text, isFirst: index == 0) }
        return text
    }

    static func add(cell: String, to text: inout String, isFirst: Bool) {
        if !isFirst { text += text.isEmpty ? "|" : " |" }
        if !cell.isEmpty { text += text.isEmpty ? cell : " " + cell }
    }

    package init(kind: Kind, text: String, lines: ClosedRange<Int>) {
        self.kind = kind
        self.text = text
        self.lines = lines
    }
}

/// A heading with all up to the next heading of the same or a higher level.
package struct Section: Sendable {
    package var level: Int
    package var title: String
    package var anchor: String
    /// Whether the anchor was written as `{#id}`.
    package var hasOwnID: Bool
    package var line: Int
    package var range: SourceRange
    /// The heading's own block and one past the last block of the section.
    package var blocks: Range<Int>
    package var parent: Int
    /// Inside a quote or an item; no part of the chapter's outline.
    package var isNested: Bool
}
