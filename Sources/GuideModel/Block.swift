import CommonMark

/// What a reader takes in as one piece: the unit of the redline.
package struct Block: Sendable {
    package enum Kind: String, Hashable, Sendable {
        case paragraph, heading, item, table, row, column, code, html, image, footnote, frontMatter, rule
        /// What an abridged source leaves out; it is the same on both sides and in no redline.
        case omission
    }

    /// What stands in a text beside its words, with the place in `text` in UTF-8 bytes.
    package struct Inline: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case link(destination: String, title: String)
            case image(source: String, alt: String, title: String)
            case emphasis, strong, code, strikethrough, lineBreak
            /// A tag of raw HTML, opening or closing, as written.
            case html(String)
            /// A footnote's mark, by how the note begins, and by as much of its text as tells it from others: labels say nothing to
            /// a reader.
            case footnote(name: String, text: String)
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
    /// Whether an item begins its list, which may start at another number than 1.
    package var isListStart = false
    package var language = ""
    /// What a code fence says above its code: `title="main.py"`.
    package var codeTitle: String?
    /// A row's cells, and whether it is the header. Rows of one table share `table`.
    package var cells: [String] = []
    package var isHeader = false
    package var table = -1
    package var alignments: [Node.Alignment] = []
    /// Marks the quotes and lists around a block, so that neighbours of one kind can be told from nested ones.
    package var quoteDepth = 0
    package var listDepth = 0
    /// About how many words an omission stands for; `number` tells which it is.
    package var omittedWords = 0
    package var omittedBytes = 0..<0

    /// Words that a reader sees: runs between blanks; bars between cells and front matter are none.
    package var words: Int { Self.words(text, kind) }

    package static func words(_ text: String, _ kind: Kind) -> Int {
        if kind == .frontMatter { return 0 }
        let isTable = kind == .row || kind == .table
        let bytes = text.utf8.span
        if !isTable { return bytes.words }
        var (count, wasBlank) = (0, true)
        for index in bytes.indices {
            let byte = bytes[index]
            let isBlank = byte == 0x20 || byte &- 9 < 5
            if wasBlank, !isBlank {
                let isBar =
                    byte == UInt8(ascii: "|")
                    && (index + 1 == bytes.count || bytes[index + 1] == 0x20 || bytes[index + 1] == 0x0A)
                if !isBar { count += 1 }
            }
            wasBlank = isBlank
        }
        return count
    }

    /// A row's text: its cells with bars between, blanks folded also where a cell is empty.
    package static func text(ofRow cells: [String]) -> String {
        var text = ""
        for (index, cell) in cells.enumerated() { add(cell: cell, to: &text, isFirst: index == 0) }
        return text
    }

    package static func add(cell: String, to text: inout String, isFirst: Bool) {
        if !isFirst { text += text.isEmpty ? "|" : " |" }
        if !cell.isEmpty { text += text.isEmpty ? cell : " " + cell }
    }

    package init(kind: Kind, text: String, lines: ClosedRange<Int>, quotes: Int = 0, lists: Int = 0) {
        self.kind = kind
        self.text = text
        self.lines = lines
        quoteDepth = quotes
        listDepth = lists
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

extension Block {
    /// The files of the pictures in it, as written, with their descriptions: those of Markdown, of raw HTML and of MyST's directives.
    package var shownPictures: [(source: String, alt: String)] {
        func inTags(_ html: String) -> [(source: String, alt: String)] {
            HTMLTag.tags(in: html).compactMap { tag in
                guard tag.name == "img", let source = tag.attributes["src"] else { return nil }
                return (source, tag.attributes["alt"] ?? "")
            }
        }
        if kind == .html { return inTags(text) }
        if kind == .code {
            return ["{image}", "{figure}"].contains(language) ? codeTitle.map { [($0, "")] } ?? [] : []
        }
        return inlines.flatMap { inline -> [(source: String, alt: String)] in
            switch inline.kind {
            case .image(let source, let alt, _): [(source, alt)]
            case .html(let tag): inTags(tag)
            default: []
            }
        }
    }
}
