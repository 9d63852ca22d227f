import GuideModel

/// Where a link leads, as a reader's browser would have it.
package struct LinkResolver {
    /// What a link leads to; paths are relative to the guide's root.
    package enum Destination: Hashable {
        /// Another site, or nothing that a guide can answer for.
        case external
        case empty
        case unsafe(scheme: String)
        /// With the scheme that was meant.
        case missingScheme(String)
        case outside
        case file(String, fragment: String?)
        case folder(String, index: String?, fragment: String?)
        case missing(String)
        case wrongCase(String, right: String)
        case wrongForm(String, right: String)
        /// DocC's `<doc:…>` whose name is no page.
        case missingPage(String)
        /// The same whose name is a page's in other letters.
        case wrongCaseOfPage(String, right: String)
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
    ///   - kind: how it is written: generators leave raw HTML as it is, and a picture is no mail address.
    package func resolve(_ target: String, from path: String, as kind: LinkUse.Kind = .link) -> Destination {
        let isRaw = kind.isRaw
        // A no-break space is part of the address.
        var target = target.trimmingASCIIBlanks()
        // Browsers drop tabs and line ends from an address before they read its scheme.
        if isRaw { target.removeAll { $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" } }
        if target.isEmpty { return .empty }
        if let scheme = Self.scheme(target) {
            if scheme == "doc", guide.location.contents.form == .docc { return page(target.dropFirst(4), from: path) }
            return ["javascript", "vbscript", "data"].contains(scheme) ? .unsafe(scheme: scheme) : .external
        }
        if target.hasPrefix("//") { return .external }
        if Self.isFilledIn(target, kind) { return .external }
        // A name in code is one that a generator of references knows, ExDoc's or quartodoc's.
        if target.hasPrefix("`"), target.hasSuffix("`"), target.count > 2 { return .external }
        let (name, fragment) = Self.parts(target)
        if name.isEmpty { return .file(path, fragment: fragment) }
        let found = inGuide(name, fragment, from: path, isRaw: isRaw)
        if case .missing = found, index.labels.contains(percentDecoded(name).lowercased()) { return .external }
        // A file of such a name is what a browser would open: `kaart@2x.png`.
        if case .missing = found, let scheme = Self.meantScheme(target, isImage: kind.isImage) {
            return .missingScheme(scheme)
        }
        return found
    }

    /// Whether a template or MDX puts the address there, so that nobody knows it before the guide is built.
    static func isFilledIn(_ target: String, _ kind: LinkUse.Kind) -> Bool {
        // To look for a sign is quick, and most addresses have none.
        guard target.utf8.contains(UInt8(ascii: "{")) else { return false }
        return target.contains("{{") || target.contains("{%")
            || kind.isRaw && target.hasPrefix("{") && target.hasSuffix("}")
    }

    /// Whether MkDocs serves what leads there as it is written: raw HTML counts from the page's own folder.
    func isServed(_ kind: LinkUse.Kind) -> Bool { kind.isRaw && guide.location.contents.form == .mkdocs }

    private func inGuide(_ name: String, _ fragment: String?, from path: String, isRaw: Bool) -> Destination {
        let decoded = percentDecoded(name)
        let isMkDocs = guide.location.contents.form == .mkdocs
        // MkDocs serves `a/b.md` as `a/b/`: raw HTML counts from there, Markdown links from the file.
        let base = isRaw && isMkDocs ? Self.servedFolder(path) : Path.folder(of: path)
        let full = decoded.hasPrefix("/") ? String(decoded.dropFirst()) : Path.join(base, decoded)
        if isMkDocs, !isRaw, let served = servedAsWritten(decoded, full, from: path) {
            return served == .outside ? served : Self.with(fragment, served)
        }
        guard let plain = inside(full), let normalized = index.followingLinks(plain) else { return .outside }
        if isRaw, isMkDocs {
            if let page = servedPage(normalized) { return .file(page, fragment: fragment) }
            if isServedFromOutside(normalized) { return .outside }
        }
        return file(normalized, fragment: fragment, isFolder: decoded.hasSuffix("/"))
    }

    /// What a Markdown link to no file leads to in MkDocs, which leaves it as it is: a browser goes on from the address of the page.
    private func servedAsWritten(_ decoded: String, _ full: String, from path: String) -> Destination? {
        let isFile = inside(full).map { index.hasFile($0) || index.fileIgnoringCase($0) != nil } ?? false
        let last = decoded.split(separator: "/").last ?? ""
        guard !isFile, !last.contains(".") || last == "." || last == ".." else { return nil }
        let address = decoded.hasPrefix("/") ? full : Path.join(Self.servedFolder(path), decoded)
        // The site's own first page.
        if Path.normalized(Path.join(address, "x")) == "x", let home = servedPage("") {
            return .file(home, fragment: nil)
        }
        guard let plain = inside(address) else { return .outside }
        if let page = servedPage(plain) { return .file(page, fragment: nil) }
        if isServedFromOutside(plain) { return .outside }
        return index.hasFolder(plain) ? .folder(plain, index: nil, fragment: nil) : .missing(plain)
    }

    private static func with(_ fragment: String?, _ destination: Destination) -> Destination {
        if case .file(let path, _) = destination { return .file(path, fragment: fragment) }
        return destination
    }

    /// The path of a target without its query, and its fragment, decoded once and without a text fragment.
    static func parts(_ target: String) -> (path: String, fragment: String?) {
        let (before, behind) = target.cut(at: "#")
        var fragment = behind.map(percentDecoded)
        if let text = fragment, text.utf8.contains(UInt8(ascii: "~")), let mark = text.firstRange(of: ":~:") {
            fragment = String(text[..<mark.lowerBound])
        }
        return (before.cut(at: "?").before, fragment)
    }

    /// A path from the guide's root; one that leaves it and comes back by its folder's name is inside.
    private func inside(_ path: String) -> String? {
        if let plain = Path.normalized(path) { return plain }
        let folder = guide.location.folder
        guard !folder.isEmpty, let full = Path.normalized(Path.join(folder, path)) else { return nil }
        return full == folder ? "" : Path.relative(full, to: folder)
    }

    private static func servedFolder(_ path: String) -> String {
        let stem = path.hasSuffix(".md") ? String(path.dropLast(3)) : path
        let name = Path.name(stem)
        return name == "index" || name == "README" ? Path.folder(of: stem) : stem
    }

    /// How a link of a chapter leads to a file: raw HTML that MkDocs serves counts from the page's own folder, and leads to pages.
    func written(_ file: String, from path: String, as kind: LinkUse.Kind) -> String {
        guard isServed(kind) else {
            return Path.written(file, from: Path.folder(of: path))
        }
        let base = Self.servedFolder(path)
        guard Path.isMarkdown(file) else { return Path.written(file, from: base) }
        let page = Path.written(Self.servedFolder(file), from: base)
        return (page.isEmpty ? "." : page) + "/"
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

    /// Whether the page behind an address of the published site is a link out of the guide.
    private func isServedFromOutside(_ path: String) -> Bool {
        let stem = path.hasSuffix("/") ? String(path.dropLast()) : path
        return index.followingLinks(stem + ".md") == nil
    }

    /// The scheme that an address of the web or of mail was written without.
    private static func meantScheme(_ target: String, isImage: Bool) -> String? {
        if target.lowercased().hasPrefix("www."), target.contains(".") { return "https://" }
        return !isImage && isMailAddress(target) ? "mailto:" : nil
    }

    /// `name@example.org`, and nothing that could be a path.
    private static func isMailAddress(_ target: String) -> Bool {
        let parts = target.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !target.contains(where: { "/#? ".contains($0) }) else {
            return false
        }
        let labels = parts[1].lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter) else {
            return false
        }
        return !fileEndings.contains(String(last))
    }

    private static let fileEndings: Set<String> = [
        "md", "markdown", "html", "htm", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "ico", "pdf", "zip",
        "gz", "tgz", "csv", "json", "yml", "yaml", "txt", "css", "js", "mp3", "mp4", "webm", "doc", "docx", "xls",
        "xlsx",
    ]

    static func scheme(_ target: String) -> String? {
        let bytes = target.utf8.span
        guard bytes.count > 2, isLetter(bytes[0]) else { return nil }
        for index in 1..<bytes.count {
            let byte = bytes[index]
            if isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E {
                continue
            }
            guard byte == UInt8(ascii: ":"), index > 1 else { return nil }
            return String(decoding: target.utf8.prefix(index), as: UTF8.self).lowercased()
        }
        return nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 }

    private func file(_ path: String, fragment: String?, isFolder: Bool) -> Destination {
        if !isFolder, index.hasFile(path) { return .file(path, fragment: fragment) }
        // mdBook makes `index.html` of a README.
        if guide.location.contents.form == .summary, Path.name(path) == "index.md",
            case let readme = Path.join(Path.folder(of: path), "README.md"), index.hasFile(readme)
        {
            return .file(readme, fragment: fragment)
        }
        // mdBook makes this page of all chapters itself.
        if guide.hasHTMLLinks, ["print.html", "toc.html", "404.html"].contains(path) { return .external }
        if guide.hasHTMLLinks, path.hasSuffix(".html") {
            let stem = path.dropLast(5)
            let isQuarto = guide.location.contents.form == .quarto
            var candidates = isQuarto ? [stem + ".qmd", stem + ".md"] : [stem + ".md"]
            // Quarto makes no page of a README.
            if isQuarto { candidates.removeAll { Path.name(String($0)) == "README.md" } }
            if !isQuarto, stem == "index" || stem.hasSuffix("/index") {
                candidates.append(stem.dropLast(5) + "README.md")
            }
            for candidate in candidates where index.hasFile(String(candidate)) {
                return .file(String(candidate), fragment: fragment)
            }
            // mdBook writes the first chapter as the site's first page too.
            if stem == "index", let first = guide.location.contents.entries.first(where: { index.hasFile($0.path) }) {
                return .file(first.path, fragment: fragment)
            }
        }
        // MyST names a page without its ending too.
        let form = guide.location.contents.form
        if form == .jupyterBook || form == .myst,
            let page = [".md", ".ipynb", ".rst"].map({ path + $0 }).first(where: index.hasFile)
        {
            return .file(page, fragment: fragment)
        }
        if index.hasFolder(path) {
            let home = Path.homes.map { Path.join(path, $0) }.first { index.hasFile($0) }
            return .folder(path, index: home, fragment: fragment)
        }
        // MkDocs' own form of links between pages: `../page/` is `page.md`.
        if guide.location.contents.form == .mkdocs, isFolder, index.hasFile(path + ".md") {
            return .file(path + ".md", fragment: fragment)
        }
        if guide.location.contents.form == .docc, let asset = index.doccAsset(path) {
            return .file(asset, fragment: nil)
        }
        if isFolder, index.hasFile(path) {
            // `page.md/`: MkDocs takes the page, a server looks for a folder.
            return guide.location.contents.form == .mkdocs ? .file(path, fragment: fragment) : .missing(path + "/")
        }
        if let right = index.fileIgnoringForm(path) {
            return .wrongForm(path, right: right)
        }
        if let right = index.fileIgnoringCase(path) ?? pageIgnoringCase(path) { return .wrongCase(path, right: right) }
        return .missing(path)
    }

    /// The address of a page whose file differs in case only, where `x.html` means `x.md`.
    private func pageIgnoringCase(_ path: String) -> String? {
        guard guide.hasHTMLLinks, path.hasSuffix(".html") else { return nil }
        if let page = index.fileIgnoringCase(path.dropLast(5) + ".md") { return page.dropLast(3) + ".html" }
        guard Path.name(path).lowercased() == "index.html",
            let home = index.fileIgnoringCase(Path.join(Path.folder(of: path), "README.md"))
        else { return nil }
        return Path.join(Path.folder(of: home), "index.html")
    }

    /// DocC finds pages by their file's name, with or without the catalog's name before it.
    private func page(_ reference: Substring, from path: String) -> Destination {
        let (name, written) = Self.parts(String(reference))
        // DocC reads a fragment as it reads a heading.
        let fragment = written.map { AnchorStyle.docc.slug($0) }
        if name.isEmpty, let fragment { return .file(path, fragment: fragment) }
        let last = String(Path.name(name))
        guard let page = index.doccPage(percentDecoded(last)) else {
            // A heading of its own page needs no `#`; which symbols there are the compiler alone knows, and the catalog's own words.
            let own = AnchorStyle.docc.slug(percentDecoded(name))
            if index.anchors[path]?.contains(own) == true { return .file(path, fragment: own) }
            let isSymbol = index.symbols.map { symbols in
                name.contains("(") || name.contains("-swift.")
                    || name.split(separator: "/").contains { symbols.contains(String($0)) }
            }
            return isSymbol == true ? .external : .missingPage(name)
        }
        let right = Path.doccName(page, keepingCase: true)
        if right != Path.doccName(percentDecoded(last) + ".md", keepingCase: true) {
            return .wrongCaseOfPage(last, right: right)
        }
        return .file(page, fragment: fragment)
    }
}
