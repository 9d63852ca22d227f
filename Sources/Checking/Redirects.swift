import CommonMark
import GuideModel

/// Where old addresses lead: `redirects:` of `guide.yml`, and those of MkDocs and mdBook.
package struct Redirects: Sendable {
    struct Entry: Sendable {
        let from: String
        let to: String
        /// The file that says so, as seen from the guide's folder, and where.
        let file: String
        let range: SourceRange
        /// Whether it stands in `guide.yml`.
        var isOwn = true
    }
    enum Destination: Equatable {
        /// A page of the guide with a fragment, or another site.
        case page(String, fragment: String?)
        case elsewhere
        case missing
        case loop([String])
    }

    /// Those of `guide.yml`, then those of the guide's own tool.
    let entries: [Entry]
    private let bySource: [String: Entry]
    private let index: AnchorIndex

    init(_ guide: Guide, _ resolver: LinkResolver, _ index: AnchorIndex) {
        self.index = index
        let (location, contents) = (guide.location, guide.location.contents)
        let own = location.configuration.redirects.map {
            Entry(from: Self.normal($0.from), to: $0.to, file: location.configurationPath, range: $0.range)
        }
        let file = Path.written(contents.redirectsFile ?? "", from: location.folder)
        let others = contents.redirects.map {
            Entry(
                from: Self.normal($0.from), to: $0.to, file: file,
                range: SourceRange(line: $0.line, column: 1, endLine: $0.line, endColumn: 1), isOwn: false)
        }
        entries = own + others
        bySource = Dictionary(entries.map { ($0.from, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// An address without a leading `/` or `./`, percent signs decoded.
    static func normal(_ address: String) -> String { Path.normalAddress(address) }

    /// Whether an address is sent on by another redirect, which then answers for where it ends.
    func sendsOn(_ address: String) -> Bool {
        let target = Self.normal(address)
        return bySource[target] != nil || bySource[target.cut(at: "#").before] != nil
    }

    /// Follows an address through the redirects; `nil` when nothing is said of it.
    func destination(of address: String) -> Destination? {
        if let entry = bySource[address] { return follow(entry) }
        // A browser keeps the fragment when the page moved.
        let (page, fragment) = address.cut(at: "#")
        guard let fragment, let entry = bySource[page] else { return nil }
        let destination = follow(entry)
        if case .page(let path, nil) = destination { return .page(path, fragment: fragment) }
        return destination
    }

    private func isOfTheSite(_ entry: Entry) -> Bool {
        !entry.isOwn && (entry.to.hasPrefix("../") || entry.to.cut(at: "#").before.hasSuffix(".html"))
    }

    private func follow(_ entry: Entry) -> Destination {
        var seen: [String] = []
        var places: [String: Int] = [:]
        var entry = entry
        while true {
            if let start = places[entry.from] { return .loop(Array(seen[start...])) }
            places[entry.from] = seen.count
            seen.append(entry.from)
            // A page that is none of Markdown's is the tool's own, or another site's beside it.
            if LinkResolver.scheme(entry.to) != nil || entry.to.hasPrefix("//") || isOfTheSite(entry) {
                return .elsewhere
            }
            let target = Self.normal(entry.to)
            if let next = bySource[target], next.from != entry.from || target == entry.from {
                entry = next
                continue
            }
            let (name, fragment) = target.cut(at: "#")
            if fragment != nil, !index.hasFile(name), let next = bySource[name] {
                entry = next
                continue
            }
            guard let page = index.page(name) else { return .missing }
            return .page(page, fragment: fragment)
        }
    }
}

extension AnchorIndex {
    /// Whether an address of the guide is a page, or a fragment of one.
    func holds(_ address: String) -> Bool {
        let (page, anchor) = Path.normalAddress(address).cut(at: "#")
        guard let anchors = anchors[page] else { return hasFile(page) }
        return anchor.map { $0.isEmpty || anchors.contains($0) } ?? true
    }

    /// The file that an address of the guide shows: itself, or the first page of a folder.
    func page(_ address: String) -> String? {
        if hasFile(address) { return address }
        let folder = address.hasSuffix("/") ? String(address.dropLast()) : address
        return Path.homes.map { Path.join(folder, $0) }.first { hasFile($0) }
    }
}

/// Redirects lead somewhere, and hide nothing.
struct RedirectTargets: Rule {
    static let documentation = [
        RuleDocumentation(
            "redirect/loop", .error, "redirects that lead to each other",
            why: "A reader's browser gives up after going round, so the old address shows nothing.",
            bad: "redirects:\n  a.md: b.md\n  b.md: a.md", good: "redirects:\n  a.md: c.md\n  b.md: c.md"),
        RuleDocumentation(
            "redirect/missing-target", .error, "a redirect to a page or an anchor that is not in the guide",
            why: "The old address is then as dead as without the redirect.",
            bad: "redirects:\n  oud.md: niuew.md", good: "redirects:\n  oud.md: nieuw.md"),
        RuleDocumentation(
            "redirect/shadowed", .error, "a redirect from an address that is in the guide",
            why: "The page exists, so the redirect is never followed, or it hides the page. One of the two is meant.",
            bad: "redirects:\n  wonen.md: werken.md    # and wonen.md is a chapter",
            good: "redirects:\n  oud-wonen.md: wonen.md"),
    ]

    func findings(in context: CheckContext) -> [Finding] {
        var inLoops: Set<String> = []
        var found: [Finding] = []
        for entry in context.redirects.entries {
            func finding(_ id: RuleID, _ message: String, _ suggestion: String? = nil) -> Finding {
                Finding(
                    id, path: entry.file, range: entry.range, message,
                    target: entry.from,
                    suggestion: suggestion)
            }
            let (page, anchor) = entry.from.cut(at: "#")
            let isThere =
                anchor.map { context.index.anchors[page]?.contains($0) ?? false } ?? context.index.hasFile(page)
            if isThere {
                found.append(
                    finding(
                        "redirect/shadowed",
                        "'\(entry.from)' is in the guide, so nobody follows this redirect; take the line out"))
                continue
            }
            switch context.redirects.destination(of: entry.from) {
            case .loop(let members):
                guard inLoops.isDisjoint(with: members) else { continue }
                inLoops.formUnion(members)
                found.append(
                    finding(
                        "redirect/loop",
                        "these redirects lead in a circle: \((members + members.prefix(1)).joined(separator: " → "))"))
            case .missing where context.redirects.sendsOn(entry.to): break
            case .missing:
                let name = Redirects.normal(entry.to).cut(at: "#").before
                found.append(
                    finding(
                        "redirect/missing-target", "'\(entry.from)' leads to '\(entry.to)', which is not in the guide",
                        context.index.nearestFile(name) { _ in true }))
            case .page(let path, let fragment?):
                guard !context.redirects.sendsOn(entry.to),
                    anchor == nil || Redirects.normal(entry.to).contains("#"), fragment.lowercased() != "top",
                    let anchors = context.index.anchors[path], !anchors.contains(fragment)
                else { continue }
                found.append(
                    finding(
                        "redirect/missing-target",
                        "'\(entry.from)' leads to '\(entry.to)', but '\(path)' has no anchor '#\(fragment)'",
                        context.index.spellings(ofAnchors: path).nearest(fragment).map { "\(path)#\($0)" }))
            case .elsewhere where !["http", "https", "mailto"].contains(LinkResolver.scheme(entry.to) ?? "https"):
                found.append(
                    finding(
                        "redirect/missing-target",
                        "'\(entry.from)' leads to '\(entry.to)', which is no page of any site"))
            case .page, .elsewhere, nil: break
            }
        }
        return found
    }
}
