import CommonMark
import GuideModel

/// Markdown that stands within something else: directives and raw HTML.
extension FactReader {
    /// MyST's directives whose body is Markdown.
    private static let proseDirectives: Set<String> = [
        "note", "tip", "hint", "important", "attention", "caution", "warning", "danger", "error", "seealso",
        "admonition",
        "figure", "table", "list-table", "dropdown", "card", "grid", "grid-item", "grid-item-card", "tab-set",
        "tab-item",
        "margin", "sidebar", "epigraph", "topic", "exercise", "solution", "aside", "div", "details", "proof", "theorem",
        "definition", "example", "remark", "prf:theorem", "prf:definition", "prf:example", "prf:remark", "prf:proof",
    ]

    /// ```` ```{figure} kaart.png ````: the picture that it names, and what its body says.
    mutating func directive(_ index: Node.Index, _ info: String) {
        guard info.hasPrefix("{"), let close = info.firstIndex(of: "}") else { return }
        let name = String(info[info.index(after: info.startIndex)..<close])
        let argument = info[info.index(after: close)...].trimmingBlanks()
        let line = document[index].range.line
        // What is taken in comes along, also from outside the guide.
        let isWithin = name != "include" || Path.normalized(Path.join(Path.folder(of: path), argument)) != nil
        if ["figure", "image", "include"].contains(name), isWithin, !argument.isEmpty, !argument.contains(" ") {
            let own = source.line(line)
            if let start = own.firstOffset(of: Array(argument.utf8)) {
                uses.append(
                    LinkUse(
                        kind: name == "include" ? .link : .image, target: argument,
                        range: source.range(of: start..<(start + argument.utf8.count)),
                        text: nil))
            }
        }
        guard Self.proseDirectives.contains(name) else { return }
        // Its options are no text.
        var lines = document.bytes(of: document[index]).split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.first?.elementsEqual("---".utf8) == true {
            let end = lines.dropFirst().firstIndex { $0.elementsEqual("---".utf8) } ?? lines.startIndex
            for option in lines.startIndex...end { lines[option] = [] }
        } else {
            for option in lines.indices.prefix(while: { lines[$0].first == UInt8(ascii: ":") }) { lines[option] = [] }
        }
        readMarkdown(in: Array(lines.joined(separator: [0x0A])), from: line + 1)
    }

    /// What a directive of DocC holds is indented as deep as that stands.
    mutating func nested(_ index: Node.Index) {
        let range = document[index].range
        let indent = source.line(range.line).prefix { $0 == 0x20 || $0 == 0x09 }
        let columns = indent.reduce(0) { $0 + ($1 == 0x09 ? 4 : 1) }
        guard columns <= 4 * nesting[range.line, default: 0] else { return }
        let lines = (range.line...max(range.line, range.endLine)).map { source.line($0) }
        readMarkdown(in: Array(lines.joined(separator: [0x0A])), from: range.line)
    }

    /// Raw HTML with blanks for its tags, each line as long as it was.
    static func withoutTags(_ literal: [UInt8]) -> [UInt8] {
        var text = literal
        var at = 0
        while let open = text[at...].firstIndex(of: UInt8(ascii: "<")) {
            let close = text[open...].firstIndex(of: UInt8(ascii: ">")) ?? text.count - 1
            for index in open...close where text[index] != 0x0A { text[index] = 0x20 }
            at = close + 1
        }
        return text
    }

    /// Which line of raw HTML comes behind the end of its first tag, and is Markdown for Python-Markdown; `nil` where none does.
    static func lineAfter(_ tag: HTMLTag, _ html: [UInt8]) -> Int? {
        let isVoid = ["br", "hr", "img", "input", "link", "meta"].contains(tag.name)
        var depth = 0
        for (number, line) in html.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            depth += tag.nesting(in: line)
            guard depth > 0, !isVoid else { return number + 1 < html.split(separator: 0x0A).count ? number + 1 : nil }
        }
        return nil
    }

    /// Markdown that stands within something else: between the tags of `<figure markdown>`, which Python-Markdown reads too where no blank
    /// line parts it off, and in a directive.
    ///
    /// - Parameter first: the source line that it begins in.
    mutating func readMarkdown(in text: [UInt8], from first: Int) {
        // Each line from its first letter on, so that none is taken for code, with where that stands in the source.
        var inner: [UInt8] = []
        var lines: [(inner: Int, source: Int)] = []
        for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let own = line.drop { $0 == 0x20 || $0 == 0x09 }
            let whole = first + number <= source.lineCount ? source.line(first + number) : []
            lines.append((inner.count, max(whole.startIndex, whole.endIndex - own.count)))
            inner += own
            inner.append(0x0A)
        }
        func place(_ offset: Int) -> Int {
            let line = lines.last { $0.inner <= offset } ?? (0, 0)
            return min(line.source + offset - line.inner, source.bytes.count)
        }
        let own = parse(inner)
        var reader = FactReader(document: own, source: own.source, readsAttributes: true)
        reader.directiveDepth = max(0, directiveDepth - 1)
        reader.path = path
        reader.read()
        for use in reader.uses {
            let offsets = own.source.offsets(of: use.range)
            let range = place(offsets.lowerBound)..<max(place(offsets.lowerBound), place(offsets.upperBound))
            uses.append(
                LinkUse(
                    kind: use.kind, target: use.target, range: source.range(of: range), text: use.text,
                    isCode: use.isCode))
        }
        anchors.formUnion(reader.anchors)
        made.formUnion(reader.made)
        for index in own.nodes.indices {
            guard case .heading(_, let id) = own.nodes[index].kind else { continue }
            if let id { anchors.insert(own.string(id)) }
            let title = own.plainText(of: Node.Index(index), imageText: false)
            for style in AnchorStyle.ofMkDocs {
                made.insert(style.slug(title))
            }
        }
    }
}
