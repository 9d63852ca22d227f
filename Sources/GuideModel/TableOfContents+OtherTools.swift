extension GuideLocator {
    /// Quarto's chapters with their appendices, or all that a website's bars lead to.
    func quartoEntries(_ root: YAMLValue, _ place: String) throws -> [TableOfContents.Entry]? {
        if let book = root["book"], let chapters = book["chapters"] {
            return try bookEntries(chapters, place, isQuarto: true)
                + bookEntries(book["appendices"], place, isQuarto: true)
        }
        guard let site = root["website"] else {
            // Any other project is made of all pages that it has.
            let pages = try quartoPages(place)
            return pages.contains { $0.hasSuffix(".qmd") } ? pages.map { .init(path: $0, line: 1) } : nil
        }
        let bars = [site["sidebar"], site["navbar"]?["left"], site["navbar"]?["right"]].compactMap(\.self)
        var entries: [TableOfContents.Entry] = []
        // The site's first page needs no bar.
        for page in ["index.md", "index.qmd"] where try source.bytes(at: Path.join(place, page)) != nil {
            entries.append(.init(path: page, line: 1))
        }
        for entry in try bars.flatMap({ try bookEntries($0, place, isQuarto: true) })
        where !entries.contains(where: { $0.path == entry.path }) {
            entries.append(entry)
        }
        // All other pages are made too, and no bar leads to them.
        if bars.isEmpty { entries = try quartoPages(place).map { .init(path: $0, line: 1) } }
        return entries.isEmpty ? nil : entries
    }

    /// The pages that Quarto makes of a folder: not what begins with `_` or `.`, and no README.
    private func quartoPages(_ place: String, in folder: String = "") throws -> [String] {
        try source.allEntries(below: place).map(\.path).filter { path in
            (Path.isMarkdown(path) || path.hasSuffix(".qmd")) && (folder.isEmpty || path.hasPrefix(folder + "/"))
                && !Path.parts(path).contains { $0.hasPrefix("_") || $0.hasPrefix(".") || $0 == "README.md" }
        }.sorted(by: Path.naturallyPrecedes)
    }

    /// What a name in Quarto's bars stands for: `auto`, a folder or a pattern for all that it holds; `nil` for a page.
    private func quartoPages(named text: String, _ place: String) throws -> [String]? {
        if text == "auto" { return try quartoPages(place) }
        if text.contains("*") { return try quartoPages(place).filter { Path.matches($0, text) } }
        guard let folder = Path.normalized(text), !folder.isEmpty, try source.hasFolder(Path.join(place, folder)) else {
            return nil
        }
        return try quartoPages(place, in: folder)
    }

    /// Sphinx with MyST's parser: its contents are directives in the pages, so all pages count in natural order.
    func sphinxContents(_ fixed: String?) throws -> (TableOfContents, folder: String)? {
        for place in fixed.map({ [$0] }) ?? ["", "docs", "doc", "docs/source", "source"] {
            let file = Path.join(place, "conf.py")
            guard let bytes = try source.bytes(at: file), String(decoding: bytes, as: UTF8.self).contains("myst_")
            else {
                continue
            }
            let pages = try source.allEntries(below: place).map(\.path).filter { path in
                Path.isMarkdown(path) && !Path.parts(path).contains { $0.hasPrefix("_") || $0.hasPrefix(".") }
            }.sorted(by: Path.naturallyPrecedes)
            guard !pages.isEmpty else { continue }
            var contents = TableOfContents(form: .myst, file: file, entries: pages.map { .init(path: $0, line: 1) })
            contents.excluded = ["_*/**", "**/_*/**"]
            return (contents, place)
        }
        return nil
    }

    /// Jupyter Book's `_toc.yml`, MyST's `toc:` and Quarto's `chapters:`: names of files, alone or under `file:`, `root:`, `href:`,
    /// with parts, chapters, sections and children below.
    func bookEntries(_ value: YAMLValue?, _ place: String, isQuarto: Bool = false) throws -> [TableOfContents.Entry] {
        guard let value else { return [] }
        var entries: [TableOfContents.Entry] = []
        var waiting: [(value: YAMLValue, title: String?, depth: Int)] = [(value, nil, 0)]
        while let (value, title, depth) = waiting.popLast() {
            switch value {
            case .sequence(let items, _): waiting += items.reversed().map { ($0, nil, depth + 1) }
            case .mapping(let members, _):
                let own = value["title"]?.string ?? value["text"]?.string
                for member in members.reversed() {
                    switch member.key {
                    case "parts", "chapters", "sections", "children", "contents", "entries", "subtrees", "menu":
                        waiting.append((member.value, nil, depth))
                    case "glob", "pattern":
                        guard let pattern = member.value.string else { break }
                        let named = Set(entries.map(\.path))
                        let fitting = try source.allEntries(below: place).map(\.path).filter {
                            Path.isMarkdown($0) && !named.contains($0)
                                && (Path.matches($0, pattern) || Path.matches($0, pattern + ".md"))
                        }.sorted(by: Path.naturallyPrecedes)
                        waiting += fitting.reversed().map {
                            (.scalar($0, .string, line: member.value.line), nil, max(1, depth))
                        }
                    case "file", "root", "href", "part":
                        let isHeading = member.key == "part" && !(member.value.string ?? "").contains(".")
                        if member.value.sequence == nil, !isHeading {
                            waiting.append((member.value, own, max(1, depth)))
                        }
                    default: break
                    }
                }
                // The page itself comes before what is below it.
                let below: Set = ["parts", "chapters", "sections", "children", "contents", "entries", "subtrees"]
                if let page = waiting.lastIndex(where: { if case .scalar = $0.value { true } else { false } }),
                    members.contains(where: { below.contains($0.key) }), page >= waiting.count - members.count
                {
                    waiting.append(waiting.remove(at: page))
                }
            case .scalar(let text, _, let line):
                if isQuarto, let pages = try quartoPages(named: text, place) {
                    let named = Set(entries.map(\.path))
                    entries += pages.filter { !named.contains($0) }.map {
                        .init(path: $0, line: line, depth: max(1, depth))
                    }
                    continue
                }
                guard !text.isEmpty, !text.contains("://"), let path = Path.normalized(text),
                    let file = try existing(path, place)
                else { continue }
                entries.append(.init(path: file, title: title, line: line, depth: max(1, depth)))
            }
        }
        return entries
    }

    /// These tools name files without extension; a name that is no file with any is kept, so that its absence is reported.
    private func existing(_ path: String, _ place: String) throws -> String? {
        let name = Path.name(path)
        if name.contains("."), !Path.isMarkdown(path), !path.hasSuffix(".qmd") {
            // `v1.2` is `v1.2.md`; all else with a dot is of another kind.
            return try source.bytes(at: Path.join(place, path + ".md")) != nil ? path + ".md" : nil
        }
        for candidate in [path, path + ".md", path + ".markdown"] {
            if try source.bytes(at: Path.join(place, candidate)) != nil { return candidate }
        }
        // A notebook or a page in another language is a page of the book, and none that is read here.
        for ending in [".ipynb", ".rst", ".py", ".tex"]
        where try source.bytes(at: Path.join(place, path + ending)) != nil {
            return nil
        }
        return name.contains(".") ? path : path + ".md"
    }
}
