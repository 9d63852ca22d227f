import CommonMark

extension TableOfContents {
    /// mdBook's and GitBook's `SUMMARY.md`: the links of its lists in order. A link without a target is a draft.
    init(summary bytes: [UInt8], file: String) {
        let document = parse(bytes)
        var entries: [Entry] = []
        var seen: Set<String> = []
        var depth = 0
        var title: String?
        var sections: [Entry] = []
        document.walk { event in
            switch event {
            case .enter(let index):
                switch document[index].kind {
                case .list: depth += 1
                case .heading(level: 1, _): title = title ?? folded(document.plainText(of: index))
                case .link(let destination, _):
                    let (before, behind) = document.string(destination).cut(at: "#")
                    let target = before.cut(at: "?").before
                    let scheme = target.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
                    guard !target.isEmpty, !target.dropFirst(scheme.count).hasPrefix(":") else { return }
                    // What leaves the guide is no file of it, and is told as such.
                    let path = Path.normalized(percentDecoded(target)) ?? percentDecoded(target)
                    // GitBook lists sections of one page as links with a fragment: they are no chapters of their own.
                    if behind != nil, seen.contains(path) {
                        sections.append(
                            Entry(
                                path: path, line: document[index].range.line, range: document[index].range,
                                fragment: behind))
                        return
                    }
                    seen.insert(path)
                    entries.append(
                        Entry(
                            path: path, title: folded(document.plainText(of: index)), line: document[index].range.line,
                            depth: max(1, depth), range: document[index].range, fragment: behind))
                default: break
                }
            case .exit(let index): if case .list = document[index].kind { depth -= 1 }
            }
        }
        self.init(form: .summary, file: file, entries: entries)
        self.sections = sections
        let generic = ["summary", "table of contents", "contents", "inhoud", "inhoudsopgave"]
        if let title, !title.isEmpty, !generic.contains(title.lowercased()) { self.title = title }
    }
}

extension GuideLocator {
    /// What `book.toml` says; nothing where it cannot be read, as mdBook itself then makes no book.
    private func bookSettings() throws -> YAMLValue? {
        guard let bytes = try source.bytes(at: "book.toml"),
            let members = try? TOMLReader.members(of: String(decoding: bytes, as: UTF8.self))
        else { return nil }
        return .mapping(members, line: 1)
    }

    /// The folder of mdBook's chapters: `src` of `book.toml`, by default `src`.
    func bookSource() throws -> String {
        guard try source.bytes(at: "book.toml") != nil else { return try gitBookRoot() ?? "src" }
        return try bookSettings()?["book"]?["src"]?.string.flatMap { Path.normalized($0) } ?? "src"
    }

    /// The book's title in `book.toml`.
    func bookTitle() throws -> String? { try bookSettings()?["book"]?["title"]?.string }

    /// The redirects of `book.toml`, as pages: `"/old.html" = "new.html#part"` sends `old.md` to `new.md#part`.
    func bookRedirects() throws -> [(from: String, to: String, line: Int)] {
        let table = try bookSettings()?["output.html.redirect"]?.mapping ?? []
        return table.compactMap { member in
            guard let target = member.value.string else { return nil }
            let page = Self.page(member.key, in: "")
            return (page, Self.isElsewhere(target, page) ? target : Self.page(target, in: Path.folder(of: page)), 1)
        }
    }

    /// Whether an address is of another site, or of a page that the tool makes: then it stays as it is, and is no chapter's.
    private static func isElsewhere(_ target: String, _ page: String) -> Bool {
        let path = target.cut(at: "#").before
        let isOutside = !path.hasPrefix("/") && Path.normalized(Path.join(Path.folder(of: page), path)) == nil
        return target.contains("://") || isOutside || ["print.html", "404.html", "toc.html"].contains(Path.name(path))
    }

    /// The chapter behind an address of mdBook's site.
    private static func page(_ address: String, in folder: String) -> String {
        let (path, fragment) = address.cut(at: "#")
        let whole = path.hasPrefix("/") ? String(path.dropFirst()) : Path.normalized(Path.join(folder, path)) ?? path
        let page = whole.hasSuffix(".html") ? String(whole.dropLast(5)) + ".md" : whole
        return fragment.map { "\(page)#\($0)" } ?? page
    }

    /// The redirects of GitBook's settings: `oud: nieuw.md` sends the page `oud` to that file.
    func gitBookRedirects() throws -> [(from: String, to: String, line: Int)] {
        let file = ".gitbook.yaml"
        guard let bytes = try source.bytes(at: file) else { return [] }
        return try yaml(bytes, file)?["redirects"]?.mapping?.compactMap { member in
            guard case .scalar(let target, _, let line) = member.value else { return nil }
            let from = Path.normalized(member.key) ?? member.key
            return (Path.isMarkdown(from) ? from : from + ".md", Path.normalized(target) ?? target, line)
        } ?? []
    }

    /// The folder that GitBook's settings name.
    private func gitBookRoot() throws -> String? {
        let file = ".gitbook.yaml"
        guard let bytes = try source.bytes(at: file) else { return nil }
        return try yaml(bytes, file)?["root"]?.string.flatMap { Path.normalized($0) }
    }
}
