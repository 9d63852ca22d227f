import CommonMark
import GuideModel

/// A link or a picture as written.
package struct LinkUse: Hashable, Sendable {
    /// How it is written: by Markdown's signs, as a bare address, or as an HTML tag.
    package enum Kind: Hashable, Sendable {
        case link, image, autolink, html, htmlImage

        package var isImage: Bool { self == .image || self == .htmlImage }
        package var isRaw: Bool { self == .html || self == .htmlImage }
    }
    package let kind: Kind
    /// As the source has it, entities and escapes resolved.
    package let target: String
    package let range: SourceRange
    /// The text that a reader clicks on, pictures by their descriptions, or a picture's description; `nil` where raw HTML leaves
    /// it open.
    package let text: String?
    /// Whether the text is a name in code.
    package var isCode = false
}

/// What one chapter refers to, and what it can be referred to by.
package struct ChapterFacts: Sendable {
    /// An id that an author wrote, and where.
    package struct ExplicitID: Hashable, Sendable {
        package let id: String
        package let range: SourceRange
    }
    struct Comment: Hashable, Sendable {
        let text: String
        let node: Node.Index
    }

    package private(set) var chapter: Chapter
    package let source: SourceText
    /// What comes before `source` in the file: a byte order mark.
    let skipped: Int
    package let uses: [LinkUse]
    /// The fragments that it answers to, as written.
    package let anchors: Set<String>
    /// Those of them that an edition promises: of its headings, and what an author wrote as one.
    let promised: Set<String>
    /// Those of them that its tool may make, or not: its settings are not read as far as that.
    let made: Set<String>
    /// Ids that an author wrote, on headings and in raw HTML.
    package let ids: [ExplicitID]
    /// What comments silence.
    private(set) var waivers: [Waiver] = []
    /// Of links by reference.
    private let definitions: [Definition]
    let prose: Prose
    /// Whether nothing gives it a title: neither a heading of level 1, in raw HTML too, nor its front matter.
    let lacksTitle: Bool
    /// Headings in raw HTML, in the order of their lines.
    let rawHeadings: [(line: Int, level: Int)]
    /// Whether it is DocC's page of a symbol.
    let isSymbolPage: Bool
    /// The names of symbols that a page of DocC's speaks of: ``` ``Sloth/eat(_:)`` ```.
    let symbols: Set<String>
    /// What links of all chapters may name without a file.
    let labels: Set<String>
    /// The files of mdBook's `{{#include file.md}}`, Quarto's `{{< include file.qmd >}}`, MyST's `{include}` and MkDocs' `--8<-- "file.md"`,
    /// without the lines or the mark that may follow.
    let includes: [String]
    /// Whether its text holds more than is read, so that some of its links may be missed.
    let isPartlyRead: Bool
    /// Lines that its generator takes for a comment.
    let unread: Set<Int>
    /// Whether it takes in what is no part of it: files by `--8<-- "file"`, as MkDocs' snippets do, or `::: name` of mkdocstrings.
    let takesSnippets: Bool
    /// The lines where headings of another file may come between its own.
    let takingLines: [Int]
    /// Whether parts of it are read by its generator and not by us: directives, boxes in lists, files taken in. What looks unused may
    /// be used there.
    let holdsMore: Bool

    /// - Parameter form: with MkDocs `{ #id }` gives any element an id, with MyST `(label)=` does.
    package init(_ chapter: Chapter, form: TableOfContents.Form = .files) {
        self.chapter = chapter
        skipped = chapter.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        source = chapter.document.source
        var reader = FactReader(
            document: chapter.document, source: source,
            readsAttributes: [.mkdocs, .quarto, .jupyterBook, .myst].contains(form))
        reader.path = chapter.path
        let isMyST = form == .jupyterBook || form == .myst
        if isMyST { reader.directiveDepth = 8 }
        reader.readsBehindTags = form == .mkdocs
        if form == .docc { reader.nesting = Self.nesting(ofDocC: source) }
        reader.read()
        if form == .myst { reader.made.formUnion(chapter.sections.map { Self.mystAnchor($0.title) }) }
        let source = source
        if form == .docc {
            unread = Self.comments(ofDocC: source)
            reader.uses += Self.media(source)
        } else if isMyST {
            // `% …` is a comment of MyST's.
            unread = Set((1..<(source.lineCount + 1)).filter { source.line($0).first == UInt8(ascii: "%") })
        } else if form == .mkdocs {
            unread = Self.raw(ofMkDocs: source, chapter.document)
        } else {
            unread = []
        }
        let unread = unread
        uses = unread.isEmpty ? reader.uses : reader.uses.filter { !unread.contains($0.range.line) }
        ids = reader.ids
        rawHeadings = reader.headings.filter { !unread.contains($0.line) }
        definitions = chapter.document.definitions
        prose = Prose(chapter)
        lacksTitle = Self.lacksTitle(chapter)
        isSymbolPage = chapter.sections.first.map { chapter.isNamedBySymbol($0) } ?? false
        symbols = form == .docc ? Self.symbols(ofDocC: source) : []
        labels = isMyST ? Self.labels(source) : []
        let mayTake = form == .mkdocs && source.bytes.holds(Array("--8<--".utf8))
        let fences = mayTake ? Self.linesOfCode(chapter.document) : []
        switch form {
        case .summary:
            let code = chapter.document.nodes.filter { if case .codeBlock = $0.kind { true } else { false } }
            includes = Self.includes(source, "{{#include ", outside: code.map { source.offsets(of: $0.range) })
        case .quarto: includes = Self.includes(source, "{{< include ")
        case .jupyterBook, .myst: includes = Self.includeDirectives(source)
        case .mkdocs: includes = Self.snippets(source, outside: fences) + Self.pluginIncludes(source)
        default: includes = []
        }
        isPartlyRead = chapter.document.wasCapped
        takesSnippets =
            form == .mkdocs
            && (mayTake && Self.takesOutsideCode(source, fences) || source.bytes.holds(Array("\n::: ".utf8))
                || source.bytes.starts(with: "::: ".utf8) || !includes.isEmpty)
        takingLines =
            takesSnippets || includes.contains(where: { Path.isMarkdown($0) }) ? Self.takingLines(source) : []
        func holds(_ mark: String) -> Bool { source.bytes.holds(Array(mark.utf8)) }
        switch form {
        case .summary: holdsMore = !includes.isEmpty || holds("admonish")
        case .jupyterBook, .myst: holdsMore = holds("```{") || holds(":::{") || holds("~~~{")
        case .mkdocs:
            holdsMore =
                takesSnippets || holds("!!! ") || holds("??? ") || holds("???+ ") || holds("=== ")
                || chapter.document.nodes.contains { $0.kind == .htmlBlock }
        default: holdsMore = !includes.isEmpty
        }
        // DocC throws raw HTML away, and its ids with it.
        let sections = Set(chapter.sections.map(\.anchor))
        let written = (form == .docc ? [] : reader.anchors).union(labels)
        // An icon belongs to a heading's id or not, as the tool is set up.
        let doubtful = chapter.sections.filter {
            form == .mkdocs && $0.title.contains(":") && FactReader.withoutIcons($0.title) != $0.title
        }
        promised = sections.subtracting(doubtful.map(\.anchor)).union(written)
        var anchors = sections.union(written).union(form == .docc ? [] : reader.made)
        // mdBook takes `{.class}` off a heading before it makes the anchor.
        if form == .summary {
            for section in chapter.sections where section.title.hasSuffix("}") {
                guard let open = section.title.firstRange(of: "{.") else { continue }
                anchors.insert(AnchorStyle.github.slug(section.title[..<open.lowerBound].trimmingBlanks()))
            }
        }
        made = Self.madeAnchors(source, form).subtracting(anchors)
        self.anchors = anchors.union(made)
        guard !reader.comments.isEmpty else { return }
        let borders = Borders(chapter.document)
        waivers = reader.comments.flatMap { Waiver.waivers($0, self, borders) }
    }

    /// Forgets the chapter's tree and blocks.
    mutating func shedTree() { chapter = chapter.withoutTree() }

    /// Whether a heading is a mark with nothing behind it but comments.
    private static func isBlank(_ heading: Section, _ chapter: Chapter) -> Bool {
        guard heading.title.isEmpty else { return false }
        let text = withoutComments(String(decoding: chapter.document.source.line(heading.line), as: UTF8.self))
        return text.allSatisfy { $0 == "#" || $0.isWhitespace }
    }

    /// What the front matter says cannot be told while it is no YAML, nor what is in a file that was not read.
    private static func lacksTitle(_ chapter: Chapter) -> Bool {
        let isNamed = chapter.frontMatter?.string("title").map { !$0.trimmingBlanks().isEmpty } ?? false
        guard !chapter.sections.contains(where: { !$0.isNested && $0.level == 1 && !isBlank($0, chapter) }),
            !isNamed, chapter.frontMatter?.error == nil,
            chapter.bytes.count <= Chapter.sizeLimit
        else { return false }
        return !chapter.document.nodes.contains {
            $0.kind == .htmlBlock && HTMLTag.tags(in: chapter.document.literal($0)).contains { $0.name == "h1" }
        }
    }

    /// Whether a link stands in a formula, `$E[x](t)$`: what it leads to is then no address at all.
    func isInFormula(_ use: LinkUse) -> Bool {
        let (bytes, place) = (source.bytes, source.offsets(of: use.range))
        guard !use.target.contains(where: { "/.#:".contains($0) }), bytes.contains(UInt8(ascii: "$")) else {
            return false
        }
        // The paragraph, as far as it matters.
        var start = place.lowerBound
        while start > 0, place.lowerBound - start < 2000,
            !(bytes[start - 1] == 0x0A && (start < 2 || bytes[start - 2] == 0x0A))
        {
            start -= 1
        }
        var signs = 0
        var last = -1
        for at in start..<place.lowerBound
        where bytes[at] == UInt8(ascii: "$") && (at == 0 || bytes[at - 1] != UInt8(ascii: "\\")) {
            if last != at - 1 || signs == 0 { signs += 1 }
            last = at
        }
        guard signs % 2 == 1, last + 1 < bytes.count,
            bytes[last + 1] != 0x20 || bytes[max(0, last - 1)] == UInt8(ascii: "$")
        else { return false }
        let rest = bytes[place.upperBound...].prefix(2000)
        return rest.firstIndex(of: UInt8(ascii: "$")).map { end in
            !zip(rest[..<end], rest[..<end].dropFirst()).contains { $0 == 0x0A && $1 == 0x0A }
        } ?? false
    }

    /// Whether `{…}` stands right behind a link or a picture.
    func hasAttributes(behind use: LinkUse, naming name: String = "") -> Bool {
        let rest = source.bytes[source.offsets(of: use.range).upperBound...].prefix(1000)
        guard rest.first == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return false }
        return name.isEmpty || Array(rest[..<end]).holds(Array(name.utf8))
    }

    /// The lines of a block from their first character to their last.
    func lines(of block: Block) -> SourceRange {
        let lines = block.lines
        return SourceRange(
            line: lines.lowerBound, column: 1, endLine: lines.upperBound,
            endColumn: source.endColumn(ofLine: lines.upperBound))
    }

    /// The edit that makes some bytes of `source` into others.
    func edit(_ range: Range<Int>, _ text: String) -> Edit {
        Edit(path: chapter.path, range: (range.lowerBound + skipped)..<(range.upperBound + skipped), text: text)
    }

    /// The edit that keeps an id above a heading: above the comments and labels that belong to it, and in a block of its own.
    ///
    /// - Parameter line: the heading's, from 1.
    func edit(keeping id: String, above line: Int) -> Edit {
        func text(_ number: Int) -> String {
            String(decoding: source.line(number), as: UTF8.self).trimmingBlanks()
        }
        var first = line
        while first > 1, case let above = text(first - 1),
            above.hasPrefix("<!--") && above.hasSuffix("-->") || above.hasPrefix("(") && above.hasSuffix(")=")
        {
            first -= 1
        }
        let start = source.starts[first - 1]
        let isBeside = first > 1 && !text(first - 1).isEmpty
        return edit(
            start..<start, (isBeside ? source.lineEnd : "") + "<a id=\"\(id)\"></a>\(source.lineEnd)\(source.lineEnd)")
    }

    /// The edit that gives a link another destination, where the old one stands in its source just once as it is.
    package func edit(destinationOf use: LinkUse, to new: String) -> Edit? {
        var places = [use.range]
        places += definitions.filter { $0.destination == use.target }.map(\.range)
        for place in places {
            let offsets = source.offsets(of: place)
            if let found = onlyPlace(of: Array(use.target.utf8), in: offsets) { return edit(found, new) }
        }
        return nil
    }

    private func onlyPlace(of wanted: [UInt8], in range: Range<Int>) -> Range<Int>? {
        guard !wanted.isEmpty, range.count >= wanted.count else { return nil }
        let openers: [UInt8] = [
            UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), 0x20, 0x09,
            0x0A, UInt8(ascii: ":"),
        ]
        let closers: [UInt8] = [
            UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x20, 0x09, 0x0A, 0x0D,
        ]
        var found: Range<Int>?
        for start in range.lowerBound...(range.upperBound - wanted.count) {
            let end = start + wanted.count
            guard start > range.lowerBound, openers.contains(source.bytes[start - 1]),
                end == source.bytes.count || closers.contains(source.bytes[end]),
                source.bytes[start..<end].elementsEqual(wanted)
            else { continue }
            if found != nil { return nil }
            found = start..<end
        }
        return found
    }
}
