import CommonMark
import Diffing
import GuideModel

/// Addresses that an edition published live on.
struct PublishedAddresses: Rule {
    static let documentation = [
        RuleDocumentation(
            "edition/page-vanished", .error, "a page that an edition published is gone without a redirect",
            why: "Others have linked to it, printed it and saved it. Their links must go on working.",
            bad: "kennis.md renamed to kennis-delen.md, and no redirect",
            good: "redirects:\n  kennis.md: kennis-delen.md",
            fix: "writes the redirect where the redline proves which page it became"),
        RuleDocumentation(
            "edition/anchor-vanished", .error, "an anchor that an edition published is gone without a redirect",
            why: "Links to the section land at the top of the page.", bad: "## Oude naam   →   ## Nieuwe naam",
            good: "<a id=\"oude-naam\"></a>\n\n## Nieuwe naam",
            fix: "keeps the old id above the renamed heading, or writes the redirect to where the section went"),
        RuleDocumentation(
            "edition/anchor-retargeted", .warning, "an address that now means another section",
            why: "A new heading of the same name took the anchor over, and old links lead to the wrong text.",
            bad: "a new '## Doel' before the old one, which becomes #doel-1", good: "## Doel van het jaar\n\n## Doel"),
    ]

    func findings(in context: CheckContext) -> [Finding] {
        guard let published = context.inputs.published else { return [] }
        return published.pages.flatMap { judge($0, published, context) }
            + published.redirects.sorted { $0.key < $1.key }.compactMap {
                forgotten($0.key, $0.value, published, context)
            }
    }

    /// An address that the edition sent on, and that nothing answers for now.
    private func forgotten(
        _ address: String, _ target: String, _ published: PublishedState, _ context: CheckContext
    ) -> Finding? {
        guard !context.index.holds(address), context.redirects.destination(of: address) == nil else { return nil }
        let isThere = context.index.holds(target)
        return Finding(
            address.contains("#") ? "edition/anchor-vanished" : "edition/page-vanished",
            path: address.cut(at: "#").before, range: nil,
            "\(published.name) sent '\(address)' on to '\(target)', and nothing does so now; 'redirects:' of guide.yml says where its readers go",
            target: address, suggestion: isThere ? target : nil,
            fixes: isThere ? [.redirect(from: address, to: target)] : [])
    }

    private func judge(_ page: PublishedState.Page, _ published: PublishedState, _ context: CheckContext) -> [Finding] {
        if context.index.anchors[page.path] != nil { return sections(of: page, on: page.path, published, context) }
        // A redirect of the page takes its anchors along: the editor has said where its readers go, but for sections of which the
        // redline knows that they are at another anchor now. A broken one is a finding of its own.
        if context.redirects.destination(of: page.path) != nil { return renamed(page, published, context) }
        if let same = sameAddress(page.path, context) { return sections(of: page, on: same, published, context) }
        let new = published.lineage?.page(page.path)
        return [
            Finding(
                "edition/page-vanished", path: page.path, range: nil,
                "\(published.name) published '\(page.path)', which is gone without a redirect"
                    + (new.map { "; its text is now in '\($0)'" }
                        ?? "; 'redirects:' of guide.yml says where its readers go"),
                target: page.path, suggestion: new,
                fixes: new.map { leads(page.path, to: $0, context) + sectionsLead(page, to: $0, published, context) }
                    ?? [])
        ]
    }

    /// Redirects of the sections that a page's own would send elsewhere: they have another anchor now, or went to another page.
    private func sectionsLead(
        _ page: PublishedState.Page, to path: String, _ published: PublishedState, _ context: CheckContext
    ) -> [Fix] {
        page.anchors.filter { !$0.isEmpty && $0 != page.sections.first?.anchor }.flatMap { anchor -> [Fix] in
            guard let now = published.lineage?.living(page.path, anchor), now.path != path || now.anchor != anchor,
                context.index.anchors[now.path]?.contains(now.anchor) == true
            else { return [] }
            return leads("\(page.path)#\(anchor)", to: "\(now.path)#\(now.anchor)", context)
        }
    }

    /// Sections of a page with a redirect that took another anchor on the way, or went to another page than it leads to.
    private func renamed(
        _ page: PublishedState.Page, _ published: PublishedState, _ context: CheckContext
    ) -> [Finding] {
        let titles = Dictionary(page.sections.map { ($0.anchor, $0.title) }, uniquingKeysWith: { first, _ in first })
        return page.anchors.compactMap { anchor in
            guard anchor != page.sections.first?.anchor,
                let new = published.lineage?.living(page.path, anchor),
                context.index.anchors[new.path]?.contains(new.anchor) == true,
                case .page(let target, let fragment?)? = context.redirects.destination(of: "\(page.path)#\(anchor)"),
                fragment == anchor, let there = context.index.anchors[target],
                new.path != target || new.anchor != anchor
            else { return nil }
            if there.contains(anchor) {
                // A section alike on the page that the editor chose may be a copy; beside its own text it is another.
                guard new.path == target else { return nil }
                let (address, now) = ("\(page.path)#\(anchor)", "\(new.path)#\(new.anchor)")
                return Finding(
                    "edition/anchor-retargeted", path: page.path, range: nil,
                    "'\(address)' meant '\(titles[anchor] ?? anchor)' in \(published.name); the redirect of its page leads to another section, and its text is at '\(now)'",
                    target: address, suggestion: now)
            }
            return vanished(page.path, anchor, titles[anchor], on: target, new, published, context)
        }
    }

    /// The redirect to a new address, unless that is itself sent on or the same: then a person must say what is meant.
    private func leads(_ address: String, to new: String, _ context: CheckContext) -> [Fix] {
        address == new || context.redirects.destination(of: new) != nil ? [] : [.redirect(from: address, to: new)]
    }

    /// A file under another name that readers get at the same address: the first page of a folder.
    private func sameAddress(_ path: String, _ context: CheckContext) -> String? {
        let folder = Path.folder(of: path)
        let name = path.dropFirst(folder.isEmpty ? 0 : folder.count + 1)
        var candidates: [String] = []
        if name == "README.md" { candidates.append(Path.join(folder, "index.md")) }
        if name == "index.md" { candidates.append(Path.join(folder, "README.md")) }
        if context.guide.location.contents.form == .mkdocs {
            let stem = String(path.dropLast(3))
            candidates += [Path.join(stem, "index.md"), Path.join(stem, "README.md")]
            if name == "index.md" || name == "README.md", !folder.isEmpty { candidates.append(folder + ".md") }
        }
        return candidates.first { context.index.anchors[$0] != nil }
    }

    /// - Parameter path: where the page's address leads now.
    private func sections(
        of page: PublishedState.Page, on path: String, _ published: PublishedState, _ context: CheckContext
    ) -> [Finding] {
        let anchors = context.index.anchors[path] ?? []
        let titles = Dictionary(page.sections.map { ($0.anchor, $0.title) }, uniquingKeysWith: { first, _ in first })
        var found: [Finding] = []
        // The title's own anchor is the page, and went where the page went.
        let titleAnchor = path == page.path ? nil : page.sections.first?.anchor
        for anchor in page.anchors where !anchor.isEmpty && anchor != titleAnchor {
            let address = "\(page.path)#\(anchor)"
            let new = published.lineage?.living(page.path, anchor)
            guard anchors.contains(anchor) else {
                if let redirect = context.redirects.destination(of: address) {
                    guard case .page(let target, let fragment?) = redirect, fragment == anchor, target == path else {
                        continue
                    }
                }
                found.append(vanished(page.path, anchor, titles[anchor], on: path, new, published, context))
                continue
            }
            guard page.path == path, let lineage = published.lineage, titles[anchor] != nil,
                let heading = context.chapter(at: path)?.chapter.sections.first(where: { $0.anchor == anchor })
            else { continue }
            let own = SectionAddress(path: page.path, anchor: anchor)
            let owner = lineage.sectionBefore(path, anchor)
            // Another published section took the anchor, or its own text is at another one now.
            // One of the same name that came from another page says that sections alike were exchanged, and no reader is misled.
            let isBeside = new.map { $0.path == path } ?? false
            let isTaken =
                owner.map { $0 != own && ($0.path == path || isBeside || heading.title != titles[anchor]) } ?? false
            // A heading whose text went to another page stayed as the way there.
            let isStub = heading.title == titles[anchor] && new.map { $0.path != path } ?? false
            guard new != own, isTaken || owner == nil && new != nil && !isStub else { continue }
            let taker =
                owner.map { "the section that was '\($0.path == path ? "#" : $0.path + "#")\($0.anchor)'" }
                ?? "a new section"
            found.append(
                Finding(
                    "edition/anchor-retargeted", path: path, range: heading.range,
                    "'\(address)' meant '\(titles[anchor] ?? anchor)' in \(published.name); now it leads to \(taker)",
                    target: address,
                    suggestion: new.map { $0.path == path ? "#" + $0.anchor : "\($0.path)#\($0.anchor)" }))
        }
        return found
    }

    private func vanished(
        _ page: String, _ anchor: String, _ title: String?, on path: String, _ new: SectionAddress?,
        _ published: PublishedState, _ context: CheckContext
    ) -> Finding {
        let address = "\(page)#\(anchor)"
        var fixes: [Fix] = []
        var range: SourceRange?
        if let new {
            if new.path == path, page == path, let facts = context.chapter(at: path)?.facts,
                let section = facts.chapter.sections.first(where: { $0.anchor == new.anchor })
            {
                range = section.range
                // Where the heading itself went its text is somewhere below the next one up, which is no place for the id.
                let isRenamed =
                    published.lineage?.sectionBefore(path, new.anchor) == SectionAddress(path: page, anchor: anchor)
                // DocC throws raw HTML away, and an id with it.
                if !isRenamed || context.guide.location.contents.form == .docc {
                    fixes = leads(address, to: section.level > 1 ? "\(path)#\(new.anchor)" : path, context)
                } else if !section.isNested {
                    fixes = [.edit(facts.edit(keeping: anchor, above: section.line))]
                }
            } else {
                fixes = leads(address, to: "\(new.path)#\(new.anchor)", context)
            }
        }
        let place = new.map { $0.path == path && page == path ? "#\($0.anchor)" : "\($0.path)#\($0.anchor)" }
        return Finding(
            "edition/anchor-vanished", path: page, range: range,
            "\(published.name) published '\(address)'\(title.map { " ('\($0)')" } ?? ""), which is gone without a redirect"
                + (place.map { "; its text is now at '\($0)'" }
                    ?? "; 'redirects:' of guide.yml says where its readers go"),
            target: address, suggestion: place, fixes: fixes)
    }
}
