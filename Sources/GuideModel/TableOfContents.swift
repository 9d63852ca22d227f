import CommonMark

/// Which files are chapters, and in which order.
package struct TableOfContents: Sendable {
    package enum Form: String, Hashable, Sendable {
        case guideYML = "guide.yml"
        case summary = "SUMMARY.md"
        case mkdocs = "mkdocs.yml"
        case jupyterBook = "_toc.yml"
        case myst = "myst.yml"
        case quarto = "_quarto.yml"
        case docc = "DocC"
        case files = "files"
    }

    package struct Entry: Hashable, Sendable {
        /// Relative to the guide's root.
        package var path: String
        package var title: String?
        /// In the file that holds the contents.
        package var line: Int
        package var depth: Int
        /// Where it is written, to the character, where that is known.
        package var range: SourceRange?
        /// The anchor that it leads to, as written.
        package var fragment: String?

        package init(
            path: String, title: String? = nil, line: Int, depth: Int = 1, range: SourceRange? = nil,
            fragment: String? = nil
        ) {
            self.path = path
            self.title = title
            self.line = line
            self.depth = depth
            self.range = range
            self.fragment = fragment
        }
    }

    package var form: Form
    /// The file that holds it, relative to the repository; `nil` for a plain list of files.
    package var file: String?
    package var entries: [Entry]
    /// What the file says, where people write nothing else into it than the contents.
    package var source: [UInt8] = []
    /// Entries for parts of a page that another entry names.
    package var sections: [Entry] = []
    /// Patterns of files that are meant to stand in no table of contents.
    package var unlisted: [String] = []
    /// The guide's name where this file says it.
    package var title: String?
    /// The guide's public address where this file says it.
    package var site: String?
    /// Patterns of files that are no pages.
    var excluded: [String] = []
    /// What MkDocs' settings say that makes its slugs; `nil` for its own.
    var slugs: AnchorStyle?
    /// Whether labels may be defined where no chapter shows it: in files that MkDocs appends, or by a plugin that knows all headings.
    package var takesDefinitions = false
    /// Where the tool of the guide sends readers of old pages itself: MkDocs' redirects plugin, mdBook's `[output.html.redirect]`.
    package var redirects: [(from: String, to: String, line: Int)] = []
    /// The file that says so.
    package var redirectsFile: String?
    /// Folders that MkDocs looks for snippets in, relative to that of its settings.
    package var snippetFolders: [String] = []
    /// Patterns of pages that a plugin may make, and that are no files.
    package var madePages: [String] = []
    /// Files that MkDocs puts behind every chapter, as its settings name them.
    package var appended: [String] = []
    /// Whether files that no entry names belong to the guide all the same (MkDocs publishes them, mdBook does not).
    package var isComplete: Bool { form != .files }

    package init(form: Form, file: String?, entries: [Entry]) {
        self.form = form
        self.file = file
        self.entries = entries
    }

    package var impliedAnchors: AnchorStyle {
        switch form {
        case .mkdocs: slugs ?? .mkdocs
        case .docc: .docc
        case .quarto: .pandoc
        default: .github
        }
    }
}

extension TableOfContents {
    /// An entry for a folder is one for its first page.
    package mutating func resolveFolders(_ files: Set<String>) {
        for index in entries.indices where !files.contains(entries[index].path) {
            let pages = Path.homes.map { Path.join(entries[index].path, $0) }
            if let page = pages.first(where: files.contains) { entries[index].path = page }
        }
    }
}

/// Where a guide is, and what says so.
package struct GuideLocation: Sendable {
    /// Relative to the repository, empty for its root.
    package var folder: String
    package var contents: TableOfContents
    package var configuration: GuideConfiguration
    /// Where `guide.yml` is (or would be), relative to the repository.
    package var configurationFile = "guide.yml"
    package var languageWords = LanguageWords()
    /// Other tables of contents that were found and not used.
    package var unused: [String]

    /// `guide.yml` as seen from the guide's folder.
    package var configurationPath: String { Path.written(configurationFile, from: folder) }

    package init(folder: String, contents: TableOfContents, configuration: GuideConfiguration, unused: [String]) {
        self.folder = folder
        self.contents = contents
        self.configuration = configuration
        self.unused = unused
    }
}

package enum GuideError: Error, Equatable, CustomStringConvertible {
    case noSuchFolder(String, nearest: String?)
    case noChapters(folder: String)
    case contents(file: String, line: Int, message: String)

    package var description: String {
        switch self {
        case .noSuchFolder(let path, let nearest):
            "there is no folder '\(path)' in this state of the repository"
                + (nearest.map { "; did you mean '\($0)'?" } ?? "; name the guide's folder with --guide PATH")
        case .noChapters(let folder):
            "no Markdown chapter in \(folder.isEmpty ? "this folder" : "'\(folder)'"); name the guide's folder with --guide PATH"
        case .contents(let file, let line, let message): "\(file):\(line): \(message)"
        }
    }
}

/// Finds a guide among files, without any configuration where it can.
package struct GuideLocator {
    let source: any FileSource

    package init(_ source: any FileSource) { self.source = source }

    /// - Parameter requested: the guide's folder where the user named one.
    package func locate(requested: String?) throws -> GuideLocation {
        let fixed = try requestedFolder(requested)
        var found: [(TableOfContents, folder: String)] = []
        var configuration = GuideConfiguration()
        var languageWords = LanguageWords()
        var configurationFile: String?
        var hasWords = false
        func configure(_ place: String) throws {
            // It needs no `guide.yml` beside it.
            let words = Path.join(place, "language.yml")
            if !hasWords, configurationFile == nil, let bytes = try source.bytes(at: words) {
                languageWords = try Self.configured(bytes, words, LanguageWords.init(yaml:))
                hasWords = true
            }
            let path = Path.join(place, "guide.yml")
            guard configurationFile == nil, let bytes = try source.bytes(at: path) else { return }
            configuration = try Self.configured(bytes, path, GuideConfiguration.init(yaml:))
            configurationFile = path
            if let chapters = configuration.chapters {
                let entries = chapters.map { TableOfContents.Entry(path: $0.path, line: $0.line) }
                found.insert((TableOfContents(form: .guideYML, file: path, entries: entries), place), at: 0)
            }
        }
        for place in fixed.map({ $0.isEmpty ? [""] : [$0, ""] }) ?? [""] { try configure(place) }
        found += try otherForms(fixed)
        // The folder that contents imply is the guide's, and its settings may stand there.
        if let implied = found.first?.folder, fixed == nil, !implied.isEmpty { try configure(implied) }
        let folder = fixed ?? found.first?.folder ?? ""
        var chosen = found.first?.0 ?? TableOfContents(form: .files, file: nil, entries: [])
        if let file = chosen.file, [.guideYML, .mkdocs, .jupyterBook, .myst, .quarto].contains(chosen.form),
            let bytes = try source.bytes(at: file)
        {
            chosen.place(in: String(decoding: bytes, as: UTF8.self))
        }
        if chosen.form == .summary, let file = chosen.file { chosen.source = try source.bytes(at: file) ?? [] }
        if let base = found.first?.folder, base != folder {
            // Written from another place than the guide's folder: the same files, named from there.
            chosen.entries = chosen.entries.map { entry in
                var entry = entry
                let joined = Path.join(base, entry.path)
                let full = Path.normalized(joined) ?? joined
                entry.path = Path.relative(full, to: folder) ?? entry.path
                return entry
            }
        }
        var location = GuideLocation(
            folder: folder, contents: chosen, configuration: configuration,
            unused: found.dropFirst().compactMap { $0.0.file })
        location.languageWords = languageWords
        location.configurationFile = configurationFile ?? Path.join(folder, "guide.yml")
        return location
    }

    /// Reads a file of settings; an error names it.
    private static func configured<Settings>(
        _ bytes: [UInt8], _ path: String, _ read: (String) throws(ConfigurationError) -> Settings
    ) throws(ConfigurationError) -> Settings {
        do {
            return try read(String(decoding: bytes, as: UTF8.self))
        } catch {
            var error = error
            error.file = path
            throw error
        }
    }

    private func requestedFolder(_ requested: String?) throws -> String? {
        // Git keeps no folder with nothing in it, so that such a one says nothing.
        guard let requested else { return try source.entries(in: "guide")?.isEmpty == false ? "guide" : nil }
        guard let path = Path.normalized(requested), try source.hasFolder(path) else {
            let folders = try (source.entries(in: "") ?? []).filter { $0.kind == .folder }.map(\.path)
            throw GuideError.noSuchFolder(requested, nearest: nearest(requested, in: folders))
        }
        return path
    }

    private func otherForms(_ fixed: String?) throws -> [(TableOfContents, folder: String)] {
        let places = fixed.map { $0.isEmpty ? [""] : [$0, ""] } ?? [""]
        var found: [(TableOfContents, folder: String)] = []
        func read(
            _ name: String, in places: [String],
            _ make: (String, String, [UInt8]) throws -> (TableOfContents, folder: String)?
        ) throws {
            for place in places {
                let path = Path.join(place, name)
                guard let bytes = try source.bytes(at: path) else { continue }
                if let contents = try make(path, place, bytes) { found.append(contents) }
                return
            }
        }
        try read("SUMMARY.md", in: fixed == nil ? try ["", bookSource()] : places) { path, place, bytes in
            var contents = TableOfContents(summary: bytes, file: path)
            contents.redirects = try bookRedirects()
            contents.redirectsFile = "book.toml"
            if contents.redirects.isEmpty {
                contents.redirects = try gitBookRedirects()
                if !contents.redirects.isEmpty { contents.redirectsFile = ".gitbook.yaml" }
            }
            contents.title = try bookTitle() ?? contents.title
            return (contents, place)
        }
        for name in ["mkdocs.yml", "mkdocs.yaml"] where !found.contains(where: { $0.0.form == .mkdocs }) {
            try read(name, in: places) { path, place, bytes in
                try mkdocs(bytes, file: path, place: place, fixed: fixed)
            }
        }
        try read("_toc.yml", in: places) { path, place, bytes in
            (TableOfContents(form: .jupyterBook, file: path, entries: try bookEntries(yaml(bytes, path), place)), place)
        }
        try read("myst.yml", in: places) { path, place, bytes in
            guard let toc = try yaml(bytes, path)?["project"]?["toc"] else { return nil }
            return (TableOfContents(form: .myst, file: path, entries: try bookEntries(toc, place)), place)
        }
        try read("_quarto.yml", in: places) { path, place, bytes in
            guard let root = try yaml(bytes, path) else { return nil }
            guard let entries = try quartoEntries(root, place) else { return nil }
            return (TableOfContents(form: .quarto, file: path, entries: entries), place)
        }
        let catalogs = try doccCatalogs(fixed)
        if let catalog = catalogs.first, let contents = try doccContents(catalog) {
            found.append((contents, catalog))
            for other in catalogs.dropFirst() {
                if let contents = try doccContents(other) { found.append((contents, other)) }
            }
        } else if found.isEmpty, let contents = try doccContents(fixed ?? "", isCatalog: false) {
            found.append((contents, fixed ?? ""))
        }
        if found.isEmpty, let contents = try sphinxContents(fixed) { found.append(contents) }
        return found
    }

    func yaml(_ bytes: [UInt8], _ path: String) throws -> YAMLValue? {
        do throws(YAMLError) {
            return try YAMLValue.parse(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw GuideError.contents(file: path, line: error.line, message: error.message)
        }
    }
}
