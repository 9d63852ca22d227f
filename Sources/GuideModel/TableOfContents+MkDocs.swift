extension GuideLocator {
    /// `mkdocs.yml`: `nav:` in order, with the globs of its awesome-pages plugin; without `nav:` every file of `docs_dir:`.
    func mkdocs(
        _ bytes: [UInt8], file: String, place: String, fixed: String?
    ) throws -> (TableOfContents, folder: String)? {
        let root = try yaml(bytes, file)
        let folder = Path.join(place, Path.normalized(root?["docs_dir"]?.string ?? "docs") ?? "docs")
        guard try source.hasFolder(folder) else { return nil }
        // Another guide of the same repository than the one asked for.
        if let fixed, fixed != folder, fixed != place { return nil }
        var contents = TableOfContents(form: .mkdocs, file: file, entries: [])
        contents.title = root?["site_name"]?.string
        contents.site = root?["site_url"]?.string
        let text = String(decoding: bytes, as: UTF8.self)
        contents.slugs = slugs(text)
        contents.takesDefinitions =
            text.contains("auto_append:")
            || Self.names(root?["plugins"]).contains { ["autorefs", "mkdocstrings"].contains($0) }
        contents.redirects =
            Self.settings(of: "redirects", in: root?["plugins"])?["redirect_maps"]?.mapping?.compactMap {
                pair in
                if case .scalar(let target, _, let line) = pair.value { (pair.key, target, line) } else { nil }
            } ?? []
        contents.redirectsFile = file
        let snippets = Self.settings(of: "pymdownx.snippets", in: root?["markdown_extensions"])
        contents.appended = snippets?["auto_append"]?.sequence?.compactMap(\.string) ?? []
        contents.snippetFolders =
            snippets?["base_path"].map { $0.sequence?.compactMap(\.string) ?? [$0.string].compactMap(\.self) } ?? []
        let plugins = Self.names(root?["plugins"])
        if plugins.contains(where: Self.makers.contains) { contents.madePages = ["**"] }
        // In the form of .gitignore: a name stands for itself in every folder, and a folder for all below it.
        let quiet = ["not_in_nav", "exclude_docs", "draft_docs"].compactMap { root?[$0]?.string }
        contents.unlisted = quiet.flatMap(Self.patterns)
        // The posts of a blog stand in its own list, and their years and subjects get pages.
        for name in ["blog", "material/blog"] where plugins.contains(name) {
            let folder = Self.settings(of: name, in: root?["plugins"])?["blog_dir"]?.string ?? "blog"
            contents.unlisted.append(Path.normalized(folder + "/posts/**") ?? "")
            contents.madePages += ["archive", "category", "author", "page"].compactMap {
                Path.normalized("\(folder)/\($0)/**")
            }
        }
        contents.excluded = Self.patterns(root?["exclude_docs"]?.string)
        guard let nav = root?["nav"] else { return (contents, folder) }
        let files = try source.allEntries(below: folder).map(\.path).filter(Path.isMarkdown)
            .sorted(by: Path.naturallyPrecedes)
        var globs: [(place: Int, pattern: String, line: Int, depth: Int)] = []
        // A list in place of recursion: settings may nest as deep as they like.
        var waiting: [(value: YAMLValue, title: String?, depth: Int)] = [(nav, nil, 0)]
        while let (value, title, depth) = waiting.popLast() {
            switch value {
            case .sequence(let items, _): waiting += items.reversed().map { ($0, nil, depth + 1) }
            case .mapping(let members, _): waiting += members.reversed().map { ($0.value, $0.key, depth) }
            case .scalar(let text, _, let line):
                if text.hasPrefix("...") {
                    let pattern = text.split(separator: "|").dropFirst().first.map { $0.trimmingBlanks() } ?? "**"
                    globs.append((contents.entries.count, pattern, line, depth))
                } else if plugins.contains("literate-nav"), text.hasSuffix("/") || text.contains("*") {
                    // All of the folder, in the order that its own list gives.
                    globs.append((contents.entries.count, text.hasSuffix("/") ? text + "**" : text, line, depth))
                } else if !text.isEmpty, !text.contains("://"), !text.hasPrefix("/"), !text.hasPrefix("mailto:") {
                    contents.entries.append(
                        .init(path: Path.normalized(text) ?? text, title: title, line: line, depth: depth))
                }
            }
        }
        var named = Set(contents.entries.map(\.path))
        var shift = 0
        for glob in globs {
            let fitting = files.filter { !named.contains($0) && fits($0, glob.pattern) }
            named.formUnion(fitting)
            contents.entries.insert(
                contentsOf: fitting.map { TableOfContents.Entry(path: $0, line: glob.line, depth: glob.depth) },
                at: glob.place + shift)
            shift += fitting.count
        }
        return (contents, folder)
    }

    /// Plugins that make pages, or take them from elsewhere.
    private static let makers: Set<String> = [
        "gen-files", "api-autonav", "autoapi", "mkdocs-autoapi", "mkapi", "mkdoxy", "coverage", "monorepo", "multirepo",
        "simple", "mkdocs-jupyter",
    ]

    /// The names of a list of plugins, with settings or without.
    private static func names(_ list: YAMLValue?) -> [String] {
        (list?.sequence ?? []).compactMap { $0.string ?? $0.mapping?.first?.key } + (list?.mapping ?? []).map(\.key)
    }

    /// What a list of plugins, or a mapping of them, says of one.
    private static func settings(of name: String, in list: YAMLValue?) -> YAMLValue? {
        list?[name] ?? list?.sequence?.lazy.compactMap { $0[name] }.first
    }

    /// A setting in the form of .gitignore as patterns of paths.
    private static func patterns(_ setting: String?) -> [String] {
        (setting ?? "").split(whereSeparator: \.isNewline).map { $0.trimmingBlanks() }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") && !$0.hasPrefix("!") }.flatMap { pattern -> [String] in
                let bare = pattern.hasPrefix("/") ? String(pattern.dropFirst()) : "**/" + pattern
                return bare.hasSuffix("/") ? [bare + "**"] : [bare, bare + "/**"]
            }
    }

    /// What `slugify:` names. It is a Python object, written as a tag of YAML with its settings below, so the text is looked at.
    private func slugs(_ text: String) -> AnchorStyle? {
        let lines = text.split(whereSeparator: \.isNewline)
        func depth(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
        // Other extensions have a `slugify:` of their own.
        guard let toc = lines.firstIndex(where: { ["- toc:", "toc:"].contains($0.trimmingBlanks()) }) else {
            return Self.hasUnderscores(lines.filter { $0.contains("toc:") && $0.contains("{") })
                ? .mkdocsUnderscores : nil
        }
        let own = lines[(toc + 1)...].prefix { depth($0) > depth(lines[toc]) || $0.trimmingBlanks().isEmpty }
        guard let index = own.firstIndex(where: { $0.trimmingBlanks().hasPrefix("slugify:") }) else {
            return Self.hasUnderscores(Array(own)) ? .mkdocsUnderscores : nil
        }
        let settings = lines[index...].prefix(5).joined(separator: "\n")
        if lines[index].contains("slugify_unicode") { return .mkdocsUnicode }
        guard lines[index].contains("pymdownx.slugs") else { return nil }
        let isLowered =
            settings.contains("case: lower") || settings.contains("case: fold") || lines[index].contains("uslugify")
            || lines[index].contains("gfm")
        return isLowered && !lines[index].contains("cased") ? .pymdownx : .pymdownxCased
    }

    private static func hasUnderscores(_ lines: [Substring]) -> Bool {
        lines.contains { line in
            guard let setting = line.firstRange(of: "separator:") else { return false }
            let value = line[setting.upperBound...].trimmingBlanks()
            return ["_", "\"_\"", "'_'"].contains { value.hasPrefix($0) }
        }
    }

    private func fits(_ path: String, _ pattern: String) -> Bool {
        var pattern = pattern
        for prefix in ["glob=", "flat ", "!"] where pattern.hasPrefix(prefix) { pattern.removeFirst(prefix.count) }
        return !pattern.hasPrefix("regex=") && Path.matches(path, pattern)
    }
}

extension Path {
    /// Shell patterns: `*` within a name, `**` over folders.
    package static func matches(_ path: String, _ pattern: String) -> Bool {
        let text = Array(path.utf8)
        let wanted = Array(pattern.utf8)
        let star = UInt8(ascii: "*")
        // Two rows of reachable places instead of trying back.
        var reachable = Set([0])
        var index = 0
        while index < wanted.count {
            var next: Set<Int> = []
            if wanted[index] == star {
                let overFolders = index + 1 < wanted.count && wanted[index + 1] == star
                for start in reachable {
                    var at = start
                    next.insert(at)
                    while at < text.count, overFolders || text[at] != UInt8(ascii: "/") {
                        at += 1
                        next.insert(at)
                    }
                }
                index += overFolders ? 2 : 1
                // `**/` also stands for no folder at all.
                if overFolders, index < wanted.count, wanted[index] == UInt8(ascii: "/"), reachable.contains(0) {
                    index += 1
                    next = Set(next.filter { $0 == 0 || text[$0 - 1] == UInt8(ascii: "/") })
                }
            } else {
                for at in reachable where at < text.count {
                    if text[at] == wanted[index] || wanted[index] == UInt8(ascii: "?") && text[at] != UInt8(ascii: "/")
                    {
                        next.insert(at + 1)
                    }
                }
                index += 1
            }
            reachable = next
            if reachable.isEmpty { return false }
        }
        return reachable.contains(text.count)
    }
}
