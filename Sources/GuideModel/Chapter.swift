import CommonMark

/// One Markdown file of the guide.
package struct Chapter: Sendable {
    /// Relative to the guide's root, with `/`.
    package let path: String
    /// `id:` of the front matter, else the path without extension.
    package let id: String
    package let title: String
    package private(set) var blocks: [Block]
    package let sections: [Section]
    package let frontMatter: FrontMatter?
    /// Whether the table of contents names it.
    package var isListed = true
    /// The tree, for those that need more than blocks.
    package private(set) var document: Document
    /// What identifies the content: its blob id, where there is one.
    package let source: String?
    package let bytes: [UInt8]
    /// What stands between its blocks and shows nothing, such as `<a id="oud"></a>`.
    private let unseen: [Block.Inline]
    /// Words that a reader sees: runs between blanks, in all blocks but front matter.
    package let wordCount: Int
    /// About how many words its whole source holds, also where it was abridged or not read: how much it weighs against others.
    package let weight: Int
    /// Whether its source was not taken apart, because it is the same in the state that it is compared with.
    package var isUnread = false

    /// A larger file is read no further: 16 MiB in bytes.
    package static let sizeLimit = 16 << 20

    /// Reads a chapter from its source. Any bytes give one.
    ///
    /// - Parameters:
    ///   - places: whether somebody will ask for places inside blocks; without, the tree is not kept.
    ///   - abridged: the same source without what need not be read: a block stands for each omission.
    package init(
        path: String, bytes: [UInt8], style: AnchorStyle, source: String? = nil, places: Bool = true,
        abridged: AbridgedSource? = nil
    ) {
        self.path = path
        self.source = source
        self.bytes = bytes
        let document = parse(
            bytes.count > Self.sizeLimit ? [] : abridged?.bytes ?? bytes, places: places,
            admonitions: style.isMkDocs, attributes: style.hasAttributes)
        var reader = BlockReader(document, style: style, abridged: abridged)
        reader.read()
        self.document = places ? document : .empty
        blocks = reader.blocks
        unseen = reader.unseen
        wordCount = reader.blocks.reduce(0) { $0 + $1.words }
        weight = wordCount + reader.blocks.reduce(0) { $0 + $1.omittedWords }
        sections = reader.sections
        frontMatter = document.frontMatter.map(FrontMatter.read)
        let ending = [".md", ".markdown", ".qmd"].first { path.hasSuffix($0) } ?? ""
        let stem = String(path.dropLast(ending.count))
        id = frontMatter?.string("id") ?? stem
        let outline = reader.sections.filter { !$0.isNested }
        let heading = outline.first { $0.level == 1 && !$0.title.isEmpty }?.title
        title =
            heading ?? frontMatter?.string("title") ?? outline.first { !$0.title.isEmpty }?.title
            ?? String(Path.name(stem))
    }

    /// A chapter that another state holds byte for byte.
    package init(unread path: String, bytes: [UInt8], source: String) {
        (self.path, self.bytes, self.source) = (path, bytes, source)
        id = path
        title = path
        (blocks, unseen, sections, frontMatter, document) = ([], [], [], nil, .empty)
        wordCount = 0
        weight = bytes.count / 6
        isUnread = true
    }

    /// The same chapter for those that have taken from its tree and its blocks what they want.
    package func withoutTree() -> Chapter {
        var chapter = self
        (chapter.blocks, chapter.document) = ([], .empty)
        return chapter
    }

    /// The guide's own files that its pictures are, by their paths from the guide's root.
    package var pictures: Set<String> {
        var result: Set<String> = []
        for block in blocks {
            for shown in block.shownPictures { if let path = picture(shown.source) { result.insert(path) } }
        }
        return result
    }

    /// The path of a picture as written in this chapter; `nil` for one from elsewhere.
    package func picture(_ source: String) -> String? {
        guard !source.contains(":"), !source.hasPrefix("//") else { return nil }
        let name = percentDecoded(String(source.prefix { $0 != "?" && $0 != "#" }))
        let full = name.hasPrefix("/") ? String(name.dropFirst()) : Path.join(Path.folder(of: path), name)
        return Path.normalized(full)
    }

    /// The anchor of the innermost section that a block stands in, empty before the first heading.
    package func anchor(ofBlock index: Int) -> String {
        let section = blocks[index].section
        return section < 0 ? "" : sections[section].anchor
    }
}

extension Chapter {
    /// The ids of raw HTML, and the names of its `<a>`, each once.
    package var htmlIDs: [String] {
        var seen: Set<String> = []
        func ids(_ html: String) -> [String] {
            HTMLTag.tags(in: html).flatMap { tag in
                [tag.attributes["id"], tag.name == "a" ? tag.attributes["name"] : nil].compactMap(\.self)
            }.filter { !$0.isEmpty && seen.insert($0).inserted }
        }
        func ids(_ inlines: [Block.Inline]) -> [String] {
            inlines.flatMap { inline -> [String] in if case .html(let tag) = inline.kind { ids(tag) } else { [] } }
        }
        return blocks.flatMap { $0.kind == .html ? ids($0.text) : $0.inlines.isEmpty ? [] : ids($0.inlines) }
            + ids(unseen)
    }
}
