import GuideModel

/// Where a link leads, as a reader's browser would have it.
package struct LinkResolver {
    package enum Destination: Hashable {
        /// Another site, or nothing that a guide can answer for.
        case external
        case empty
        case unsafe(scheme: String)
        case missingScheme
        case outside
        case file(String, fragment: String?)
        case folder(String, index: String?, fragment: String?)
        case missing(String)
        case wrongCase(String, right: String)
        case wrongForm(String, right: String)
        /// DocC's `<doc:…>` whose name is no page.
        case missingPage(String)
    }

    let guide: Guide
    let index: AnchorIndex

    package init(guide: Guide, index: AnchorIndex) {
        self.guide = guide
        self.index = index
    }

    /// - Parameters:
    ///   - target: as written, entities resolved.
    ///   - path: the chapter that it stands in.
    ///   - isRaw: written in raw HTML, which generators leave as it is.
    package func resolve(_ target: String, from path: String, isRaw: Bool = false) -> Destination {
        let target = target.trimmingBlanks()
        if target.isEmpty { return .empty }
        if let scheme = Self.scheme(target) {
            if scheme == "doc", guide.location.contents.form == .docc { return page(target.dropFirst(4)) }
            return ["javascript", "vbscript", "data"].contains(scheme) ? .unsafe(scheme: scheme) : .external
        }
        if target.hasPrefix("//") { return .external }
        if target.lowercased().hasPrefix("www."), target.contains(".") { return .missingScheme }
        var name = target[...]
        var fragment: String?
        if let mark = name.firstIndex(of: "#") {
            fragment = percentDecoded(String(name[name.index(after: mark)...]))
            name = name[..<mark]
        }
        if let mark = name.firstIndex(of: "?") { name = name[..<mark] }
        if name.isEmpty { return .file(path, fragment: fragment) }
        let decoded = percentDecoded(String(name))
        let isMkDocs = guide.location.contents.form == .mkdocs
        // MkDocs serves `a/b.md` as `a/b/`: raw HTML counts from there, Markdown links from the file.
        let base = isRaw && isMkDocs ? Self.servedFolder(path) : Path.folder(of: path)
        let full = decoded.hasPrefix("/") ? String(decoded.dropFirst()) : Path.join(base, decoded)
        guard let plain = Path.normalized(full), let normalized = index.followingLinks(plain) else { return .outside }
        if isRaw, isMkDocs, let page = servedPage(normalized) { return .file(page, fragment: fragment) }
        return file(normalized, fragment: fragment, isFolder: decoded.hasSuffix("/"))
    }

    private static func servedFolder(_ path: String) -> String {
        let stem = path.hasSuffix(".md") ? String(path.dropLast(3)) : path
        let name = stem.split(separator: "/").last ?? ""
        return name == "index" || name == "README" ? Path.folder(of: stem) : stem
    }

    /// The page behind an address of the published site.
    private func servedPage(_ path: String) -> String? {
        var stem = path
        for suffix in ["/index.html", ".html"] where stem.hasSuffix(suffix) {
            stem.removeLast(suffix.count)
            break
        }
        if stem == "index" { stem = "" }
        return ["\(stem).md", Path.join(stem, "index.md"), Path.join(stem, "README.md")].first { index.hasFile($0) }
    }

    static func scheme(_ target: String) -> String? {
        guard let colon = target.firstIndex(of: ":"), let first = target.utf8.first,
            (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first)
        else { return nil }
        let scheme = target[..<colon]
        guard scheme.count > 1,
            scheme.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                    || "+-.".utf8.contains($0)
            })
        else { return nil }
        return scheme.lowercased()
    }

    private func file(_ path: String, fragment: String?, isFolder: Bool) -> Destination {
        if !isFolder, index.hasFile(path) { return .file(path, fragment: fragment) }
        if guide.hasHTMLLinks, path.hasSuffix(".html") {
            let stem = path.dropLast(5)
            var candidates = [stem + ".md"]
            if stem == "index" || stem.hasSuffix("/index") { candidates.append(stem.dropLast(5) + "README.md") }
            for candidate in candidates where index.hasFile(String(candidate)) {
                return .file(String(candidate), fragment: fragment)
            }
        }
        if index.hasFolder(path) {
            let home = ["README.md", "index.md"].map { Path.join(path, $0) }.first { index.hasFile($0) }
            return .folder(path, index: home, fragment: fragment)
        }
        // MkDocs' own form of links between pages: `../page/` is `page.md`.
        if guide.location.contents.form == .mkdocs, isFolder, index.hasFile(path + ".md") {
            return .file(path + ".md", fragment: fragment)
        }
        if guide.location.contents.form == .docc, let asset = index.doccAsset(path) {
            return .file(asset, fragment: nil)
        }
        if let right = index.fileIgnoringForm(path), AnchorIndex.key(right) != AnchorIndex.key(path) {
            return .wrongForm(path, right: right)
        }
        if let right = index.fileIgnoringCase(path) { return .wrongCase(path, right: right) }
        return .missing(path)
    }

    /// DocC finds pages by their file's name, with or without the catalog's name before it.
    private func page(_ reference: Substring) -> Destination {
        var name = reference
        var fragment: String?
        if let mark = name.firstIndex(of: "#") {
            fragment = percentDecoded(String(name[name.index(after: mark)...]))
            name = name[..<mark]
        }
        let last = percentDecoded(String(name.split(separator: "/").last ?? "")).lowercased()
        let page = guide.chapters.first { chapter in
            let file = chapter.path.split(separator: "/").last ?? ""
            return file.dropLast(3).lowercased() == last
        }
        guard let page else { return .missingPage(String(name)) }
        return .file(page.path, fragment: fragment)
    }
}
