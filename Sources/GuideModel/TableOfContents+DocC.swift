import CommonMark

extension GuideLocator {
    /// The catalog to read: the guide's folder if it is one, else the only `.docc` folder at the root or two levels below.
    func doccCatalog(_ fixed: String?) throws -> String? {
        if let fixed { return fixed.hasSuffix(".docc") ? fixed : nil }
        var level = [""]
        for _ in 0..<3 {
            var next: [String] = []
            for folder in level {
                for entry in try source.entries(in: folder) ?? [] where entry.kind == .folder {
                    if entry.path.hasSuffix(".docc") { return entry.path }
                    if !entry.name.hasPrefix(".") { next.append(entry.path) }
                }
            }
            level = Array(next.prefix(200))
        }
        return nil
    }

    /// A catalog's root page says `@TechnologyRoot`; its `<doc:…>` links are the chapters in order.
    func doccContents(_ catalog: String) throws -> TableOfContents? {
        let files = try source.allEntries(below: catalog).filter { $0.kind == .file && Path.isMarkdown($0.path) }
        var byName: [String: String] = [:]
        for file in files {
            byName[file.name.dropLast(3).lowercased()] = byName[file.name.dropLast(3).lowercased()] ?? file.path
        }
        for file in files.sorted(by: { $0.path.filter { $0 == "/" }.count < $1.path.filter { $0 == "/" }.count }) {
            guard let bytes = try source.bytes(at: Path.join(catalog, file.path)),
                String(decoding: bytes, as: UTF8.self).contains("@TechnologyRoot")
            else { continue }
            let document = parse(bytes)
            var entries = [TableOfContents.Entry(path: file.path, line: 1)]
            document.walk { event in
                guard case .enter(let index) = event, case .link(let place, _) = document[index].kind,
                    case let destination = document.string(place), destination.hasPrefix("doc:")
                else { return }
                let name =
                    destination.dropFirst(4).prefix { $0 != "#" }.split(separator: "/").last.map(String.init) ?? ""
                let path = byName[percentDecoded(name).lowercased()] ?? name + ".md"
                entries.append(.init(path: path, line: document[index].range.line))
            }
            return TableOfContents(form: .docc, file: Path.join(catalog, file.path), entries: entries)
        }
        return nil
    }
}

extension Path {
    /// DocC names a picture without folder, scale (`@2x`), appearance (`~dark`) and extension.
    package static func assetName(_ path: String) -> String {
        var name = path.split(separator: "/").last ?? ""
        if let dot = name.lastIndex(of: ".") { name = name[..<dot] }
        for mark in ["@2x", "@3x", "@1x", "~dark", "~light", "@2x"] where name.hasSuffix(mark) {
            name = name.dropLast(mark.count)
        }
        return String(name)
    }
}
