import CommonMark
import GuideModel

/// One walk of the tree for all that a check wants to know of it.
struct FactReader {
    let document: Document
    let source: SourceText
    let readsAttributes: Bool
    /// Whether fenced blocks may be MyST's directives, and how deep they may stand in each other.
    var directiveDepth = 0
    /// Whether raw HTML ends with its first tag's end, as with Python-Markdown, and not at a blank line.
    var readsBehindTags = false
    /// How deep each line stands in DocC's directives: what is indented so is no code.
    var nesting: [Int: Int] = [:]
    /// Of the chapter, in the guide.
    var path = ""
    var uses: [LinkUse] = []
    /// As the author wrote them.
    var anchors: Set<String> = []
    /// As the guide's tool makes them, of footnotes and headings, by every way that it may.
    var made: Set<String> = []
    var ids: [ChapterFacts.ExplicitID] = []
    var comments: [ChapterFacts.Comment] = []
    /// Headings in raw HTML.
    var headings: [(line: Int, level: Int)] = []

    mutating func read() {
        var current = Document.root
        while true {
            visit(current)
            // What stands inside a picture's description is text.
            if !document[current].kind.isPicture, document[current].firstChild >= 0 {
                current = document[current].firstChild
                continue
            }
            while current != Document.root, document[current].next < 0 { current = document[current].parent }
            if current == Document.root { return }
            current = document[current].next
        }
    }

    private mutating func visit(_ index: Node.Index) {
        switch document[index].kind {
        case .heading(_, nil) where readsAttributes:
            // An icon of PyMdown's is no part of the heading's id, where that extension is in use.
            let title = document.plainText(of: index, imageText: false)
            if title.contains(":"), case let plain = Self.withoutIcons(title), plain != title {
                for style in AnchorStyle.ofMkDocs {
                    made.insert(style.slug(plain))
                }
            }
        case .heading(_, let id?):
            ids.append(
                ChapterFacts.ExplicitID(id: canonicallyComposed(document.string(id)), range: document[index].range))
        case .link(let place, _):
            let destination = document.string(place)
            let text = document.plainText(of: index, imageText: true)
            // `[README.md]` is a reference, though it reads as its own address.
            let isAutolink =
                (text == destination || "mailto:" + text == destination) && !begins(index, with: UInt8(ascii: "["))
            let (first, last) = (document[index].firstChild, document[index].lastChild)
            uses.append(
                LinkUse(
                    kind: isAutolink ? .autolink : .link, target: destination, range: document[index].range,
                    text: folded(text.isEmpty ? pictureNames(in: index) : text),
                    isCode: first >= 0 && first == last && document[first].kind == .code))
        case .image(let source, _):
            uses.append(
                LinkUse(
                    kind: .image, target: document.string(source), range: document[index].range,
                    text: folded(document.plainText(of: index, imageText: true))))
        case .htmlBlock, .htmlInline: html(index)
        case .codeBlock(let info, fenced: true) where directiveDepth > 0: directive(index, document.string(info))
        case .codeBlock(_, fenced: false) where nesting[document[index].range.line] != nil: nested(index)
        case .text: if readsAttributes { attributes(index) }
        case .footnoteDefinition(let label, _):
            if readsAttributes { made.insert("fn:" + document.string(label)) }
        case .footnoteReference(let label, _, let use):
            if readsAttributes { made.insert("fnref\(use > 1 ? "\(use)" : ""):" + document.string(label)) }
        default: break
        }
    }

    /// What pictures in raw HTML within a link are called.
    private func pictureNames(in index: Node.Index) -> String {
        document.children(of: index).filter { document[$0].kind == .htmlInline }
            .flatMap { HTMLTag.tags(in: document.literal($0)) }
            .compactMap { $0.attributes["alt"] ?? $0.attributes["aria-label"] }.joined(separator: " ")
    }

    private func begins(_ index: Node.Index, with sign: UInt8) -> Bool {
        let range = document[index].range
        return range.line > 0 && source.bytes[source.offset(line: range.line, column: range.column)] == sign
    }

    /// `:rocket: Start` and `:octicons-tag-24:{ .x } Start` as `Start`.
    static func withoutIcons(_ title: String) -> String {
        var title = title
        // `:icon:{: .x }` is one word.
        while let open = title.firstRange(of: ":{"), let close = title[open.upperBound...].firstIndex(of: "}") {
            title.removeSubrange(title.index(after: open.lowerBound)...close)
        }
        var parts = title.split(separator: " ", omittingEmptySubsequences: true).filter { word in
            guard word.hasPrefix(":"), word.dropFirst().contains(":") else { return true }
            return word.contains { !$0.isLetter && !$0.isNumber && !":-_+{.#".contains($0) }
        }
        if let open = parts.firstIndex(where: { $0.hasPrefix(".") || $0 == "}" }),
            let close = parts.firstIndex(of: "}"), open <= close
        {
            parts.removeSubrange(open...close)
        }
        return parts.joined(separator: " ")
    }

    /// `{ #id }` and `{: #id .class }` behind an element.
    private mutating func attributes(_ index: Node.Index) {
        let bytes = document.bytes(of: document[index])
        guard bytes.contains(UInt8(ascii: "{")) else { return }
        for part in document.literal(index).split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            guard let list = part.split(separator: "}", omittingEmptySubsequences: false).first, list.count < part.count
            else { continue }
            for word in list.split(whereSeparator: { $0.isWhitespace || $0 == ":" }) {
                if word.hasPrefix("#") { anchors.insert(String(word.dropFirst())) }
                if word.hasPrefix("id=") {
                    anchors.insert(
                        String(word.dropFirst(3)).filter { $0 != "\"" && $0 != "'" && $0 != "“" && $0 != "”" })
                }
            }
        }
    }

    private mutating func html(_ index: Node.Index) {
        let literal = document.literal(index)
        if literal.hasPrefix("<!--") { comments.append(ChapterFacts.Comment(text: literal, node: index)) }
        let isBlock = document[index].kind == .htmlBlock
        let bytes = Array(literal.utf8)
        var places = TagPlaces(document[index], bytes, source)
        let tags = HTMLTag.tags(in: literal)
        if isBlock, readsAttributes, tags.contains(where: { $0.attributes["markdown"] != nil }) {
            readMarkdown(in: Self.withoutTags(bytes), from: document[index].range.line)
        } else if isBlock, readsBehindTags, let tag = tags.first, let end = Self.lineAfter(tag, bytes) {
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            readMarkdown(in: Array(lines[end...].joined(separator: [0x0A])), from: document[index].range.line + end)
        }
        for tag in tags {
            let attributes = tag.attributes
            let isAnchor = tag.name == "a"
            if let level = tag.headingLevel, isBlock {
                headings.append((places.range(of: tag).line, level))
                // Its id is made of its text, as of other headings; Python-Markdown leaves it as it is.
                if !readsAttributes, attributes["id"] == nil,
                    let title = HTMLTag.text(in: bytes, after: tag.end, upTo: tag.name)
                {
                    made.insert(AnchorStyle.github.slug(title))
                }
            }
            if let id = attributes["id"], !id.isEmpty {
                anchors.insert(id)
                ids.append(ChapterFacts.ExplicitID(id: id, range: places.range(of: tag)))
            }
            if isAnchor, let name = attributes["name"], !name.isEmpty {
                anchors.insert(name)
                if name != attributes["id"] {
                    ids.append(ChapterFacts.ExplicitID(id: name, range: places.range(of: tag)))
                }
            }
            if isAnchor, let target = attributes["href"] {
                let label = attributes["aria-label"] ?? attributes["title"] ?? attributes["aria-labelledby"]
                let text = label ?? (isBlock ? HTMLTag.text(in: bytes, after: tag.end) : textAfter(index))
                uses.append(LinkUse(kind: .html, target: target, range: places.range(of: tag), text: text))
            }
            for (target, isImage) in Self.sources(tag) {
                uses.append(
                    LinkUse(
                        kind: isImage ? .htmlImage : .html, target: target, range: places.range(of: tag), text: nil))
            }
            if tag.name == "img", let target = attributes["src"] {
                // `alt=""` says that a picture carries no meaning, which is an answer.
                let isDecoration =
                    attributes["alt"] == "" || attributes["role"] == "presentation"
                    || attributes["aria-hidden"] == "true"
                uses.append(
                    LinkUse(
                        kind: .htmlImage, target: target, range: places.range(of: tag),
                        text: isDecoration ? nil : attributes["alt"] ?? attributes["aria-label"] ?? ""))
            }
        }
    }

    /// What a tag shows beside the `src` of an `img`: other sizes of a picture, films and sounds.
    private static func sources(_ tag: HTMLTag) -> [(target: String, isImage: Bool)] {
        var found: [(target: String, isImage: Bool)] = []
        if tag.name == "img" || tag.name == "source", let list = tag.attributes["srcset"] {
            // Addresses hold no blank, and each has its size or density behind one.
            for candidate in list.split(separator: ",") {
                if let target = candidate.split(whereSeparator: \.isWhitespace).first {
                    found.append((String(target), true))
                }
            }
        }
        if tag.name == "area", let target = tag.attributes["href"] { found.append((target, false)) }
        if tag.name == "object", let target = tag.attributes["data"] { found.append((target, false)) }
        if ["video", "audio", "source", "track", "embed", "iframe"].contains(tag.name),
            let target = tag.attributes["src"]
        {
            found.append((target, false))
        }
        if tag.name == "video", let target = tag.attributes["poster"] { found.append((target, true)) }
        return found.filter { !$0.target.isEmpty && !$0.target.hasPrefix("data:") }
    }

    /// The text between an inline `<a>` and its end; `nil` when it does not end among its neighbours.
    private func textAfter(_ index: Node.Index) -> String? {
        var text = ""
        var next = document[index].next
        while next >= 0 {
            let node = document[next]
            if node.kind == .htmlInline {
                // Where another link begins a browser ends this one.
                let tag = document.literal(node).lowercased()
                if tag.hasPrefix("</a") || tag.hasPrefix("<a") && !(tag.dropFirst(2).first?.isLetter ?? false) {
                    return folded(text)
                }
                for tag in HTMLTag.tags(in: document.literal(node)) { text += tag.attributes["alt"] ?? "" }
            } else {
                switch node.kind {
                case .text, .code: text += document.literal(node)
                case .softBreak, .lineBreak: text += " "
                default: text += document.plainText(of: next, imageText: true)
                }
            }
            next = node.next
        }
        return nil
    }
}

extension Node.Kind {
    fileprivate var isPicture: Bool { if case .image = self { true } else { false } }
}
