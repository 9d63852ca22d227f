/// One state of a guide.
package struct Guide: Sendable {
    package let location: GuideLocation
    /// In the order of the table of contents, then those that it does not name in natural order.
    package let chapters: [Chapter]
    /// Every file below the guide's folder by its path, chapters included.
    package let files: [String: FileEntry]
    package let anchorStyle: AnchorStyle
    package let title: String
    /// What the guide says that it is written in, else what its words say: `nl` or `en`.
    package let language: String

    /// - Parameter language: what its words say, where somebody knows; `nil` to look at the chapters.
    package init(location: GuideLocation, chapters: [Chapter], files: [FileEntry], language: String? = nil) {
        self.location = location
        self.chapters = chapters
        self.files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        anchorStyle = Self.anchorStyle(location)
        self.language =
            location.configuration.language ?? language ?? Self.language(ofSources: chapters.lazy.map(\.bytes))
        // Where no contents tells the order, the front page says what it is the front of.
        let front =
            location.contents.entries.isEmpty
            ? Path.homes.lazy.compactMap { home in chapters.first { $0.path == home } }.first : nil
        title =
            location.configuration.title ?? location.contents.title ?? (front ?? chapters.first)?.title ?? "Guide"
    }

    /// Which of the languages that have tables a text's commonest words belong to; Dutch where none stands out.
    ///
    /// - Parameter sources: of the chapters, in their order; no more of them are asked for than are needed. The source serves as well
    ///   as the text, and is there for chapters that nobody reads too.
    package static func language(ofSources sources: some Sequence<[UInt8]>) -> String {
        var (dutch, english, seen) = (0, 0, 0)
        for bytes in sources {
            let text = bytes.span
            var start = 0
            for index in 0..<min(20_000, text.count) where text[index] == 0x20 || text[index] == 0x0A {
                let word = start..<index
                start = index + 1
                if word.isEmpty { continue }
                seen += 1
                guard word.count == 2 || word.count == 3 else { continue }
                let letters = word.reduce(UInt32(0)) { $0 << 8 | UInt32(text[$1]) }
                if dutchWords.contains(letters) { dutch += 1 } else if englishWords.contains(letters) { english += 1 }
            }
            if seen > 2000 { break }
        }
        return english > dutch ? "en" : "nl"
    }

    private static let dutchWords = ["de", "het", "een"].map(letters)
    private static let englishWords = ["the", "and", "to"].map(letters)
    private static func letters(_ word: String) -> UInt32 { word.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

    package static func anchorStyle(_ location: GuideLocation) -> AnchorStyle {
        location.configuration.anchors ?? location.contents.impliedAnchors
    }

    package var hasHTMLLinks: Bool {
        location.configuration.htmlLinks ?? [.summary, .quarto].contains(location.contents.form)
    }

    /// The chapters' paths in order: those that the table of contents names and that exist, then the other Markdown files.
    package static func chapterPaths(_ location: GuideLocation, files: [FileEntry]) -> [(path: String, isListed: Bool)]
    {
        let regular = Set(files.lazy.filter { $0.kind == .file }.map(\.path))
        var seen: Set<String> = []
        var result: [(path: String, isListed: Bool)] = []
        for entry in location.contents.entries
        where Path.mayBeChapter(entry.path) && seen.insert(entry.path).inserted {
            // As the file itself is called: the contents may have its name in the other form of Unicode.
            if let file = regular.firstIndex(of: entry.path) { result.append((regular[file], true)) }
        }
        let ownFile = location.contents.file.flatMap { Path.relative($0, to: location.folder) }
        let others = regular.filter { path in
            let name = Path.name(path)
            if location.contents.excluded.contains(where: { Path.matches(path, $0) }) { return false }
            return Path.isMarkdown(path) && !seen.contains(path) && !name.hasPrefix("_") && name != "SUMMARY.md"
                && (path != ownFile || location.contents.form == .docc)
                && !Path.parts(path).contains {
                    $0.hasPrefix(".") || location.contents.form == .quarto && $0.hasPrefix("_")
                }
        }
        for path in others.sorted(by: Path.naturallyPrecedes) { result.append((path, !location.contents.isComplete)) }
        return result
    }

    /// Where readers of old addresses are sent, by these: as `guide.yml` says, and as the guide's own tool does.
    package var redirects: [String: String] {
        let own = location.configuration.redirects.map { ($0.from, $0.to) }
        return Dictionary(own, uniquingKeysWith: { $1 }).merging(
            location.contents.redirects.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
    }

    /// The same guide before anything was written: what a first edition is compared with.
    package var emptied: Guide { Guide(location: location, chapters: [], files: []) }

    package func chapter(at path: String) -> Chapter? { chapters.first { $0.path == path } }
}
