import Diffing
import Editions
import GuideModel

/// What became of each chapter and section.
extension ChangelogRenderer {
    /// What became of chapters, as it is listed, and how many there are of a kind.
    struct Parts {
        var lines: [String] = []
        var changed = 0
        var renamed = 0
    }

    /// New chapters, changed ones, those that only have another name or place, gone ones, and where only slips were mended: each
    /// in the guide's order.
    func parts(_ redline: Redline) -> Parts {
        var counts = Parts()
        var (added, weighty, renamed, gone, small) = ([String](), [String](), [String](), [String](), [String]())
        // Chapters that differ in the same way above their text share a line.
        var unseen: [(what: String, titles: [String])] = []
        for chapter in redline.chapters where chapter.status != .unchanged {
            guard let path = chapter.path else {
                gone.append("- \(escaped(chapter.fromTitle ?? chapter.fromPath ?? ""))\(whereabouts(chapter))")
                continue
            }
            let title = link(chapter.title ?? path, path, nil)
            if chapter.status == .added, chapter.splitFrom == nil, chapter.mergedFrom.isEmpty {
                // What came with a section of another chapter is told of that section.
                var came = chapter
                came.sections.removeAll { $0.status == .added }
                let anchors = Set(came.sections.compactMap(\.anchor))
                came.changes.removeAll { $0.kind == .added || !anchors.contains($0.to?.anchor ?? "") }
                let carried = details(
                    chapter.changes.filter {
                        $0.kind != .added && $0.isTold && !anchors.contains($0.to?.anchor ?? "")
                    })
                added.append("- \(title)\(headings(chapter))" + Self.bracketed(carried))
                added += sections(came, path).map { "  " + $0 }
                continue
            }
            let gifts = gifts(chapter, redline)
            let items = sections(chapter, path) + leftBehind(chapter, redline)
            let (facts, rest) = (facts(chapter) + gifts, counted(chapter))
            let isSmall =
                items.isEmpty && gifts.isEmpty && chapter.splitFrom == nil && chapter.mergedFrom.isEmpty
            let details = wording.list(rest)
            // A chapter of others' text is counted by what it was made of.
            let isCounted = chapter.splitFrom == nil && chapter.status != .added
            // Each once: one with another address is renamed, whatever else became of it; so is one that only has another name or place.
            if isCounted, chapter.status == .renamed || isSmall && !facts.isEmpty {
                counts.renamed += 1
            } else if isCounted, !isSmall || !rest.isEmpty || !facts.isEmpty {
                counts.changed += 1
            }
            if isSmall, facts.isEmpty, rest.count == 1, rest[0].hasPrefix(wording.metadata) {
                if let index = unseen.firstIndex(where: { $0.what == rest[0] }) {
                    unseen[index].titles.append(title)
                } else {
                    unseen.append((rest[0], [title]))
                }
            } else if isSmall, facts.isEmpty, details.isEmpty {
                // Text that went elsewhere is told where it is now.
                continue
            } else if isSmall, facts.isEmpty {
                small.append("- \(title): \(details)")
            } else if isSmall {
                renamed.append("- \(title): \(facts.joined(separator: "; "))" + (details.isEmpty ? "" : "; \(details)"))
            } else {
                weighty += ["### \(title)", ""]
                if !facts.isEmpty { weighty += [Self.sentence(facts.joined(separator: "; ")), ""] }
                if !items.isEmpty { weighty += items + [""] }
                if !details.isEmpty { weighty += [Self.sentence(details), ""] }
            }
        }
        let above = unseen.map { what, titles in
            let more = titles.count - Self.mostTitles
            let shown = titles.prefix(Self.mostTitles).joined(separator: ", ")
            return titles.count == 1
                ? "- \(titles[0]): \(what)"
                : "- \(Self.capitalized(what)): \(shown)"
                    + (more > 0 ? " " + wording.andMore.filling(["count": "\(more)"]) : "")
        }
        func part(_ title: String, _ lines: [String]) -> [String] {
            lines.isEmpty ? [] : ["## \(title)", ""] + lines + (lines.last == "" ? [] : [""])
        }
        counts.lines =
            part(wording.added, added) + part(wording.changed, weighty) + part(wording.renamed, renamed)
            + part(wording.removed, gone) + part(wording.smallChanges, small) + part(wording.metadataPart, above)
        return counts
    }

    private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private static func sentence(_ text: String) -> String {
        capitalized(text) + (text.hasSuffix(".") || text.hasSuffix(".”") ? "" : ".")
    }

    static func takers(_ chapters: [ChapterChange]) -> [String: [Int]] {
        var result: [String: [Int]] = [:]
        for (index, chapter) in chapters.enumerated() {
            guard let path = chapter.path else { continue }
            var words: [String: Int] = [:]
            for change in chapter.changes where change.kind == .moved && change.to?.path == path {
                // A row, a picture or code says more than its words.
                words[change.from?.path ?? "", default: 0] +=
                    [.paragraph, .item].contains(change.block)
                    ? Block.words(change.to?.text ?? "", change.block) : Self.leastMovedWords
            }
            // A line that looks like one elsewhere is no text that moved.
            var givers = Set(words.filter { $0.value >= leastMovedWords }.keys)
            if let whole = chapter.splitFrom { givers.insert(whole) }
            for section in chapter.sections where section.status == .moved {
                if let from = section.fromPath { givers.insert(from) }
            }
            for giver in givers { result[giver, default: []].append(index) }
        }
        return result
    }

    /// What did not come along from the chapters that went into this one.
    private func leftBehind(_ chapter: ChapterChange, _ redline: Redline) -> [String] {
        chapter.mergedFrom.flatMap { path -> [String] in
            guard let old = redline.chapters.first(where: { $0.status == .removed && $0.fromPath == path }) else {
                return []
            }
            let gone = old.sections.filter { $0.status == .removed && $0.fromTitle != old.fromTitle }
            let anchors = Set(gone.compactMap(\.fromAnchor))
            let others = old.losses.filter { $0.block != .heading && !anchors.contains($0.from?.anchor ?? "") }
            let details = details(others)
            return gone.map {
                "- \(word(.removed)): \(escaped($0.fromTitle ?? ""))"
                    + Self.bracketed([wording.cameFrom.filling(["title": name(old: path)])])
            }
                + (details.isEmpty ? [] : ["- \(word(.changed)): \(name(old: path))" + Self.bracketed(details)])
        }
    }

    /// Which chapters text of this one went to.
    private func gifts(_ chapter: ChapterChange, _ redline: Redline) -> [String] {
        guard let old = chapter.fromPath, chapter.status != .added else { return [] }
        let others = (takers[old] ?? []).map { redline.chapters[$0] }.filter { $0.path != chapter.path }
        guard !others.isEmpty else { return [] }
        let names = others.map { link($0.title ?? $0.path ?? "", $0.path ?? "", nil) }
        return [wording.gaveTo.filling(["title": wording.list(names)])]
    }

    /// What a new chapter is about: its sections, where they are few enough to read.
    private func headings(_ chapter: ChapterChange) -> String {
        let titles = chapter.sections.filter { $0.level == 2 && $0.status == .added }.compactMap(\.title)
        guard !titles.isEmpty else { return "" }
        let shown = titles.prefix(Self.mostHeadings).map(escaped)
        let more = titles.count - shown.count
        return ": "
            + (more > 0
                ? shown.joined(separator: ", ") + " " + wording.andMore.filling(["count": "\(more)"])
                : wording.list(Array(shown)))
    }

    private static let mostHeadings = 8
    private static let mostTitles = 12
    private static let leastMovedWords = 8

    /// Where a chapter that is gone went: into another, or where its address leads.
    private func whereabouts(_ chapter: ChapterChange) -> String {
        let old = chapter.fromPath ?? ""
        if let into = mergedInto[old], let now = into.path {
            return ": " + wording.mergedInto.filling(["title": link(into.title ?? now, now, nil)])
        }
        guard let redirect = update.redirects.first(where: { $0.from == old }) else { return "" }
        return ": " + wording.seeNow.filling(["title": link(to: redirect.to)])
    }

    /// What became of a chapter as a whole.
    private func facts(_ chapter: ChapterChange) -> [String] {
        var facts: [String] = []
        if let from = chapter.splitFrom { facts.append(wording.splitFrom.filling(["title": name(old: from)])) }
        if !chapter.mergedFrom.isEmpty {
            facts.append(
                wording.mergedFrom.filling(["title": wording.list(chapter.mergedFrom.map(name(old:)))]))
        }
        if chapter.splitFrom == nil, let was = chapter.fromTitle,
            Self.isOtherName(was, chapter.title) || chapter.tellsHeading(chapter.title, was: was)
        {
            facts.append(wording.wasCalled.filling(["title": "“\(escaped(was))”"]))
        }
        if chapter.splitFrom == nil, chapter.status == .renamed, let was = chapter.fromPath {
            facts.append(wording.stoodAt.filling(["path": code(was)]))
        }
        if chapter.isReordered { facts.append(chapter.listing.flatMap { wording.listings[$0] } ?? wording.reordered) }
        return facts
    }

    /// A chapter of the edition before, by the title that it had there.
    func name(old path: String) -> String {
        for chapter in update.redline?.chapters ?? [] where chapter.fromPath == path {
            if let title = chapter.fromTitle { return "“\(escaped(title))”" }
        }
        return code(path)
    }

    /// One line a section: what became of it, and what changed in it.
    private func sections(_ chapter: ChapterChange, _ path: String) -> [String] {
        let current = chapter.currentAnchors
        let gone = Set(chapter.sections.filter { $0.status == .removed }.compactMap(\.fromAnchor))
        let substantive = Dictionary(
            grouping: chapter.changes.filter { change in
                // What went with its section is told by that, also where another section has its name now.
                let wentAlong = change.to == nil && change.from.map { gone.contains($0.anchor) } ?? false
                return change.isTold && change.block != .frontMatter && !wentAlong
            }, by: { $0.anchor(current) })
        var lines: [String] = []
        var told: Set<String> = []
        var shifted: [String] = []
        for section in chapter.sections {
            guard let anchor = section.anchor else {
                let what =
                    chapter.keepsHeading(of: section)
                    ? wording.lostHeading : keepsText(section, chapter) ? wording.goneHeading : word(.removed)
                lines.append("- \(what): \(escaped(section.fromTitle ?? ""))")
                continue
            }
            // Its own name is told by that name.
            let changes = (substantive[anchor] ?? []).filter { change in
                change.block != .heading || change.to?.text != section.title
                    || section.status != .renamed && !(section.level == 1 && section.title == chapter.title)
            }
            // A title above text that stood there is that text's new name, and no new section.
            if section.status == .added, section.level == 1, section.title == chapter.title, changes.isEmpty {
                told.insert(anchor)
                continue
            }
            let isWithin = section.status == .moved && section.fromPath == chapter.fromPath ?? chapter.path
            if isWithin, changes.isEmpty, !Self.isOtherName(section.fromTitle, section.title) {
                told.insert(anchor)
                shifted.append(link(section.title ?? "", path, anchor))
                continue
            }
            guard let line = line(section, anchor, chapter, path, changes) else {
                if changes.isEmpty { told.insert(anchor) }
                continue
            }
            told.insert(anchor)
            // What is new in a new section is told by that; what it took along and was changed is not.
            let own = section.status == .added ? changes.filter { $0.kind != .added } : changes
            let remarks = [line.remark].compactMap { $0 } + details(own)
            lines.append(line.text + Self.bracketed(remarks))
        }
        for (anchor, changes) in substantive.sorted(by: { $0.key < $1.key }) where !told.contains(anchor) {
            let own = update.unsectioned.contains(path) ? chapter.title ?? path : wording.beginning
            let name: String
            if anchor.isEmpty {
                name = link(own, path, nil)
            } else if let title = update.sectionTitles[path]?[anchor] {
                name = link(title, path, anchor)
            } else if let old = chapter.fromPath, let title = oldTitles[old]?[anchor] {
                // Its heading went to another chapter, and what is told here did not.
                name = "“\(escaped(title))”"
            } else {
                name = link(chapter.title ?? path, path, nil)
            }
            let line = "- \(word(.changed)): \(name)" + Self.bracketed(details(changes))
            // As it is read: what stands above all headings comes first.
            if anchor.isEmpty { lines.insert(line, at: 0) } else { lines.append(line) }
        }
        if !shifted.isEmpty { lines.append("- " + wording.otherOrder.filling(["titles": wording.list(shifted)])) }
        return lines
    }

    /// Whether a section came or went and none of its text with it: only the heading is new, or gone.
    private func keepsText(_ section: SectionChange, _ chapter: ChapterChange) -> Bool {
        let isNew = section.status == .added
        let (path, anchor) =
            isNew ? (chapter.path, section.anchor) : (section.fromPath ?? chapter.fromPath, section.fromAnchor)
        guard chapter.status != .added, chapter.mergedFrom.isEmpty, let path, let anchor,
            (isNew ? update.filled.new : update.filled.old).contains("\(path)#\(anchor)")
        else { return false }
        return !chapter.changes.contains { change in
            change.block != .heading
                && (isNew
                    ? change.kind == .added && change.to?.anchor == anchor
                    : change.kind == .removed && change.from?.anchor == anchor)
        }
    }

    private static func bracketed(_ remarks: [String]) -> String {
        remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))"
    }

    private func word(_ status: SectionChange.Status) -> String { wording.sections[status] ?? status.rawValue }

    private func line(
        _ section: SectionChange, _ anchor: String, _ chapter: ChapterChange, _ path: String, _ changes: [Change]
    ) -> (text: String, remark: String?)? {
        let target = link(section.title ?? "", path, anchor)
        let plain = changes.isEmpty ? nil : ("- \(word(.changed)): \(target)", String?.none)
        switch section.status {
        case .added:
            let what =
                chapter.keepsHeading(of: section)
                ? wording.becameHeading : keepsText(section, chapter) ? wording.newHeading : word(.added)
            return ("- \(what): \(target)", nil)
        case .renamed:
            // A chapter's own new name is told with the chapter.
            let isChapters =
                section.level == 1 && section.title == chapter.title && section.fromTitle == chapter.fromTitle
            guard
                Self.isOtherName(section.fromTitle, section.title)
                    || chapter.tellsHeading(section.title, was: section.fromTitle), !isChapters
            else { return plain }
            let was = wording.wasCalled.filling(["title": "“\(escaped(section.fromTitle ?? ""))”"])
            return ("- \(word(.renamed)): \(target)", was)
        case .moved:
            // What went along with a chapter that was split off is told there.
            if let from = section.fromPath, from != chapter.fromPath ?? chapter.path {
                if from == chapter.splitFrom || chapter.mergedFrom.contains(from) {
                    return plain
                }
                return ("- \(word(.moved)): \(target)", wording.cameFrom.filling(["title": name(old: from)]))
            }
            return ("- \(word(.moved)): \(target)", nil)
        case .changed: return plain
        case .removed: return nil
        }
    }
}
