import CommonMark

extension GuideLocator {
    /// The catalogs that may be meant: the guide's folder if it is one, else the `.docc` folders at the root or three levels below, the
    /// first of them to be read.
    func doccCatalogs(_ fixed: String?) throws -> [String] {
        if let fixed { return fixed.hasSuffix(".docc") ? [fixed] : [] }
        var level = [""]
        var found: [String] = []
        for _ in 0..<3 {
            var next: [String] = []
            for folder in level {
                for entry in try source.entries(in: folder) ?? [] where entry.kind == .folder {
                    if entry.path.hasSuffix(".docc") {
                        found.append(entry.path)
                    } else if !entry.name.hasPrefix(".") {
                        next.append(entry.path)
                    }
                }
            }
            level = Array(next.prefix(200))
        }
        return found
    }

    /// A catalog's root page says `@TechnologyRoot`, or is called by the symbol that the catalog documents: `# ``Name```; its
    /// `<doc:…>` links are the chapters in order.
    ///
    /// - Parameter isCatalog: whether its name says so; elsewhere only a page of the folder itself that says it is believed.
    func doccContents(_ catalog: String, isCatalog: Bool = true) throws -> TableOfContents? {
        let entries = isCatalog ? try source.allEntries(below: catalog) : try source.entries(in: catalog) ?? []
        let below = isCatalog || catalog.isEmpty ? 0 : catalog.utf8.count + 1
        let files = entries.filter { $0.kind == .file && Path.isMarkdown($0.path) }.map {
            (path: String($0.path.utf8.dropFirst(below)) ?? $0.path, name: $0.name)
        }
        // Nobody reads a thousand files to find out that none of them is a root.
        guard isCatalog || files.count <= 100 else { return nil }
        var byName: [String: String] = [:]
        for file in files {
            byName[Path.doccName(file.name)] = byName[Path.doccName(file.name)] ?? file.path
        }
        let byDepth = files.map { (file: $0, depth: $0.path.utf8.count { $0 == UInt8(ascii: "/") }) }
            .enumerated().sorted { ($0.element.depth, $0.offset) < ($1.element.depth, $1.offset) }.map(\.element.file)
        var symbolPage: (file: (path: String, name: String), bytes: [UInt8])?
        let mark = Array("@TechnologyRoot".utf8)
        for file in byDepth {
            guard let bytes = try source.bytes(at: Path.join(catalog, file.path)) else { continue }
            if bytes.holds(mark) {
                // Now that it is one, its pages may stand in folders.
                return try isCatalog
                    ? doccContents(file, bytes, byName, catalog) : doccContents(catalog, isCatalog: true)
            }
            if isCatalog, symbolPage == nil, Self.isNamedBySymbol(bytes) { symbolPage = (file, bytes) }
        }
        return symbolPage.map { doccContents($0.file, $0.bytes, byName, catalog) }
    }

    /// Whether the first heading is the name of a module alone.
    private static func isNamedBySymbol(_ bytes: [UInt8]) -> Bool {
        guard let heading = bytes.split(separator: 0x0A).first(where: { $0.first == UInt8(ascii: "#") }),
            case let text = heading.drop(while: { $0 == UInt8(ascii: "#") || $0 == 0x20 }), text.starts(with: "``".utf8)
        else { return false }
        let name = text.dropFirst(2).drop { $0 == UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: "`") }
        return heading.starts(with: "# ".utf8) && !name.isEmpty && !name.contains(UInt8(ascii: "/"))
    }

    private func doccContents(
        _ file: (path: String, name: String), _ bytes: [UInt8], _ byName: [String: String], _ catalog: String
    ) -> TableOfContents {
        let document = parse(bytes, places: false)
        var entries = [TableOfContents.Entry(path: file.path, line: 1)]
        document.walk { event in
            guard case .enter(let index) = event, case .link(let place, _) = document[index].kind,
                case let destination = document.string(place), destination.hasPrefix("doc:")
            else { return }
            let name =
                destination.dropFirst(4).prefix { $0 != "#" }.split(separator: "/").last.map(String.init) ?? ""
            let path = byName[Path.doccName(percentDecoded(name) + ".md")] ?? name + ".md"
            entries.append(.init(path: path, line: document[index].range.line))
        }
        return TableOfContents(form: .docc, file: Path.join(catalog, file.path), entries: entries)
    }
}

extension Path {
    /// What DocC calls the page of a file: its name, hyphens for blanks; in lower case, to look for it.
    package static func doccName(_ path: String, keepingCase: Bool = false) -> String {
        let stem = Path.name(path).dropLast(path.hasSuffix(".tutorial") ? 9 : 3)
        let name = stem.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "-")
        return keepingCase ? name : name.lowercased()
    }

    /// DocC names a picture without folder, scale (`@2x`), appearance (`~dark`) and extension.
    package static func assetName(_ path: String) -> String {
        var name = Path.name(path)
        if let dot = name.lastIndex(of: ".") { name = name[..<dot] }
        for mark in ["@2x", "@3x", "@1x", "~dark", "~light", "@2x"] where name.hasSuffix(mark) {
            name = name.dropLast(mark.count)
        }
        return String(name)
    }
}
