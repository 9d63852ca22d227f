import GuideModel

/// The guide's own pages by their short addresses.
struct LinkHygiene: Rule {
    static let documentation = [
        RuleDocumentation(
            "link/self-domain", .warning, "the guide's own site by its full address",
            why: "The link leaves the edition that the reader is in, and no check sees whether it is right.",
            bad: "[wonen](https://www.wijkengids.nl/wonen.html)", good: "[wonen](wonen.md)",
            fix: "writes the path of the chapter, where the address is one")
    ]

    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        guard
            let site = (context.guide.location.configuration.site ?? context.guide.location.contents.site).flatMap({
                Site($0)
            })
        else { return [] }
        return chapter.facts.uses.compactMap { use in
            guard let rest = site.path(of: use.target) else { return nil }
            var page: String?
            let name = percentDecoded(String(rest.prefix { $0 != "#" && $0 != "?" }))
            // A page of MkDocs ends in a slash.
            let stem =
                name.hasSuffix(".html")
                ? String(name.dropLast(5)) : name.hasSuffix("/") ? String(name.dropLast()) : name
            if !name.isEmpty {
                page =
                    [name, stem + ".md", stem + "/README.md", stem + "/index.md"].first { context.index.hasFile($0) }
                    ?? context.index.page(name)
            }
            let isChapter = page.map { context.index.anchors[$0] != nil } ?? false
            let fragment = rest.drop { $0 != "#" }
            let new =
                isChapter
                ? page.map { percentEncoded(Path.written($0, from: Path.folder(of: chapter.path))) + fragment } : nil
            let edit = new.flatMap { chapter.facts.edit(destinationOf: use, to: $0) }
            return Finding(
                "link/self-domain", path: chapter.path, range: use.range,
                "'\(use.target)' is this guide's own site; a path stays within the edition", target: use.target,
                suggestion: new,
                fixes: use.kind == .autolink || context.resolver.isServed(use.kind)
                    ? [] : edit.map { [.edit($0)] } ?? [])
        }
    }

    /// A public address: host and path, whatever the scheme.
    private struct Site {
        let host: Substring
        let path: Substring

        init?(_ address: String) {
            guard let (host, path) = Self.parts(address) else { return nil }
            self.host = host
            self.path = path.hasSuffix("/") ? path : path + "/"
        }

        private static func parts(_ address: String) -> (Substring, Substring)? {
            let lower = address.lowercased()
            guard let scheme = ["https://", "http://", "//"].first(where: { lower.hasPrefix($0) }) else { return nil }
            let rest = address.dropFirst(scheme.count)
            let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            return host.isEmpty ? nil : (Substring(host.lowercased()), rest.dropFirst(host.count))
        }

        /// What follows the site's own address; `nil` for another site.
        func path(of address: String) -> Substring? {
            guard let (host, path) = Self.parts(address), host == self.host else { return nil }
            if path.hasPrefix(self.path) { return path.dropFirst(self.path.count) }
            // The site's first page, with or without a query and a fragment.
            let page = path.prefix { $0 != "?" && $0 != "#" }
            return page + "/" == self.path ? path.dropFirst(page.count) : nil
        }
    }
}
