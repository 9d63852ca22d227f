import GuideModel

/// Compares two states of a guide for a reader.
///
/// Pure and deterministic: the same states give the same redline on every machine. Cost is linear in the text but for
/// sorting; where a limit on work is reached the change says so (`Change.isCoarse`).
///
/// - Parameter each: how work that falls apart is done; the redline does not hang on it.
package func compare(_ old: Guide, _ new: Guide, each: Each = .inOrder) -> Redline {
    var comparison = Comparison(old, new, each: each)
    return comparison.redline()
}

/// The redline of two states that were read without what both hold; `nil` where that turned out to matter, so that both must be
/// read whole.
package func compareAbridged(_ old: Guide, _ new: Guide, omitted: OmittedText, each: Each = .inOrder) -> Redline? {
    var comparison = Comparison(old, new, omitted: omitted, each: each)
    guard comparison.keepsOmissions else { return nil }
    let redline = comparison.redline()
    // Of a chapter that nobody read there is no title to tell.
    let unread = Set(new.chapters.filter(\.isUnread).map(\.path))
    return redline.chapters.contains { $0.status != .unchanged && unread.contains($0.path ?? "") } ? nil : redline
}

/// The same, with where every page and section went.
package func compareTracing(
    _ old: Guide, _ new: Guide, each: Each = .inOrder
) -> (redline: Redline, lineage: SectionLineage) {
    var comparison = Comparison(old, new, each: each)
    return (comparison.redline(), SectionLineage(comparison))
}

struct Comparison {
    let oldGuide: Guide
    let newGuide: Guide
    let language: Language
    var matcher: BlockMatcher
    let moves: Moves
    var tableRuns: [TableKey: (rows: ClosedRange<Int>, isWhole: Bool)] = [:]
    /// Pictures that kept their name and became another, with the two ids of their content.
    let changedPictures: [String: (from: String, to: String)]
    /// A DocC catalog's pictures by the names that its chapters use.
    let assets: [String: [String]]?
    /// The footnotes of the chapters that differ, by their text.
    let notes: (old: Set<String>, new: Set<String>)
    /// How many ordered lists begin in each chapter.
    let lists: (old: [Int], new: [Int])
    private var givers: Set<Int> = []
    var result = Redline()

    init(_ old: Guide, _ new: Guide, omitted: OmittedText? = nil, each: Each = .inOrder) {
        oldGuide = old
        newGuide = new
        language = Language.named(new.language).adding(new.location.languageWords)
        let before = Dictionary(old.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        func isSame(_ chapter: Chapter, _ other: Chapter?) -> Bool {
            guard let other else { return false }
            if let source = chapter.source, let otherSource = other.source { return source == otherSource }
            return chapter.bytes == other.bytes
        }
        changedPictures = Self.changedPictures(old, new)
        let changedPictures = changedPictures
        let isDocC = new.location.contents.form == .docc
        assets = isDocC ? Dictionary(grouping: changedPictures.keys.sorted(), by: Path.assetName) : nil
        let assetNames = Set(isDocC ? changedPictures.keys.map(Path.assetName) : [])
        func showsTheSame(_ chapter: Chapter) -> Bool {
            guard !changedPictures.isEmpty, !chapter.isUnread else { return true }
            let shown = chapter.pictures
            return shown.allSatisfy { changedPictures[$0] == nil && !assetNames.contains(Path.assetName($0)) }
        }
        let oldSide = Side(old.chapters.filter { !(isSame($0, after[$0.path]) && showsTheSame($0)) }, each)
        let newSide = Side(new.chapters.filter { !(isSame($0, before[$0.path]) && showsTheSame($0)) }, each)
        notes = (Self.notes(oldSide), Self.notes(newSide))
        lists = (Self.lists(oldSide), Self.lists(newSide))
        let isMirrored = newSide.precedes(oldSide)
        let differing = Set(newSide.chapters.map(\.path))
        var matched = BlockMatcher(
            isMirrored ? newSide : oldSide, isMirrored ? oldSide : newSide,
            bystanders: new.chapters.filter { !differing.contains($0.path) }, omitted: omitted, language: language,
            each: each)
        matched.match()
        let moved = Moves(matched)
        (matcher, moves) = isMirrored ? (matched.transposed, moved.transposed(matched)) : (matched, moved)
    }

    private static func lists(_ side: Side) -> [Int] {
        side.chapters.map { $0.blocks.count { $0.isListStart && $0.isOrdered } }
    }

    private static func notes(_ side: Side) -> Set<String> {
        var result: Set<String> = []
        for chapter in side.chapters where chapter.blocks.contains(where: { $0.kind == .footnote }) {
            for block in chapter.blocks {
                // One that no mark leads to is known by its own text.
                if block.kind == .footnote { result.insert(Block.noteText(block.text)) }
                for inline in block.inlines { if case .footnote(_, let text) = inline.kind { result.insert(text) } }
            }
        }
        return result
    }

    private static func changedPictures(_ old: Guide, _ new: Guide) -> [String: (from: String, to: String)] {
        var result: [String: (from: String, to: String)] = [:]
        for (path, entry) in new.files where !Path.isMarkdown(path) {
            if let from = old.files[path]?.id, let to = entry.id, from != to { result[path] = (from, to) }
        }
        return result
    }

    /// Whether all that was left out of both sides stands where it stood: among its own chapter, and in order.
    var keepsOmissions: Bool {
        old.items.indices.allSatisfy { o in
            guard old[o].kind == .omission else { return true }
            let n = pairing.newOfOld[o]
            guard n >= 0, new[n].kind == .omission else { return false }
            // What a section left behind, or took over, is told block by block.
            let (was, now) = (matcher.heading(of: o, old), matcher.heading(of: n, new))
            return !moves.blocks.contains(n) && (was < 0 ? now < 0 : pairing.newOfOld[was] == now)
                && matcher.chapters.newOfOld[old.items[o].chapter] == new.items[n].chapter
        }
    }

    var old: Side { matcher.old }
    var new: Side { matcher.new }
    var pairing: Pairing { matcher.pairing }

    // MARK: - Chapters

    mutating func redline() -> Redline {
        var changes = collectChanges()
        givers = findGivers()
        let oldIndex = Dictionary(
            old.chapters.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let newIndex = Dictionary(
            new.chapters.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let reordered = reorderedChapters(newIndex)
        let before = Dictionary(oldGuide.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        var entries: [ChapterChange] = []
        var removedAfter: [String: [ChapterChange]] = [:]
        var lastKept = ""
        for chapter in oldGuide.chapters {
            guard let i = oldIndex[chapter.path] else {
                lastKept = chapter.path
                continue
            }
            let j = matcher.chapters.newOfOld[i]
            if j >= 0 {
                lastKept = new.chapters[j].path
                continue
            }
            var entry = ChapterChange(status: .removed, fromPath: chapter.path, fromTitle: chapter.title)
            entry.changes = changes.removed[i] ?? []
            entry.sections = chapter.sections.enumerated().filter { !$0.element.isNested }.compactMap {
                index, section in
                let item = old.starts[i] + section.blocks.lowerBound
                return pairing.newOfOld[item] >= 0 ? nil : Self.sectionChange(removed: section, path: chapter.path)
            }
            // A chapter that went into another has lost only what is listed.
            let isMerged = matcher.chapters.mergedFrom.values.contains { $0.contains(i) }
            entry.significance = isMerged ? entry.changes.map(\.significance).max() ?? .formatting : .substantive
            removedAfter[lastKept, default: []].append(entry)
        }
        entries += removedAfter[""] ?? []
        for chapter in newGuide.chapters {
            if let j = newIndex[chapter.path] {
                if let entry = entry(j, &changes, isReordered: reordered.contains(chapter.path)) {
                    entries.append(entry)
                }
            } else {
                var entry = ChapterChange(
                    status: .unchanged, path: chapter.path, fromPath: chapter.path, title: chapter.title,
                    fromTitle: chapter.title)
                entry.listing = listing(chapter, before[chapter.path])
                if entry.listing != nil || reordered.contains(chapter.path) {
                    entry.status = .changed
                    entry.isReordered = true
                    entry.significance = entry.listing == nil ? .formatting : .substantive
                }
                entries.append(entry)
            }
            entries += removedAfter[chapter.path] ?? []
        }
        result.chapters = entries
        summarize()
        return result
    }

    /// The fewest chapters that explain the new order.
    func reorderedChapters(_ newIndex: [String: Int]) -> Set<String> {
        // One that the contents name on one side only has no place on the other.
        let isWhole = !oldGuide.location.contents.isComplete
        let place = Dictionary(
            oldGuide.chapters.enumerated().filter { $0.element.isListed || isWhole }.map {
                ($0.element.path, $0.offset)
            },
            uniquingKeysWith: { first, _ in first })
        var kept: [(path: String, old: Int, weight: Int)] = []
        for chapter in newGuide.chapters where chapter.isListed || !newGuide.location.contents.isComplete {
            var from: String? = chapter.path
            if let j = newIndex[chapter.path] {
                let i = matcher.chapters.oldOfNew[j]
                from = i >= 0 ? old.chapters[i].path : nil
            }
            guard let from, let index = place[from] else { continue }
            // By file name alone a renamed file has another place, and no reader moved it.
            if newGuide.location.contents.form == .files, from != chapter.path { continue }
            // The fewest first, of as many the lightest.
            kept.append((chapter.path, index, 1 << 32 + chapter.weight))
        }
        let inOrder = Set(heaviestIncreasing(kept.map(\.old), weights: kept.map(\.weight)))
        return Set(kept.indices.filter { !inOrder.contains($0) }.map { kept[$0].path })
    }

    func entry(_ j: Int, _ changes: inout CollectedChanges, isReordered: Bool) -> ChapterChange? {
        let chapter = new.chapters[j]
        let i = matcher.chapters.oldOfNew[j]
        var entry = ChapterChange(status: .added, path: chapter.path, title: chapter.title)
        if i >= 0 {
            entry.status = old.chapters[i].path == chapter.path ? .changed : .renamed
            entry.fromPath = old.chapters[i].path
            entry.fromTitle = old.chapters[i].title
        }
        entry.splitFrom = matcher.chapters.splitFrom[j].map { old.chapters[$0].path }
        entry.mergedFrom = (matcher.chapters.mergedFrom[j] ?? []).map { old.chapters[$0].path }
        entry.listing = i >= 0 ? listing(chapter, old.chapters[i]) : nil
        entry.isReordered = isReordered || entry.listing != nil
        entry.changes = changes.ofNew[j] ?? []
        entry.sections = sections(j, changed: changes.sectionSignificance)
        let inside = entry.changes.map(\.significance).max()
        switch entry.status {
        case .added: entry.significance = entry.splitFrom == nil ? .substantive : inside ?? .formatting
        case .renamed: entry.significance = inside ?? .formatting
        default:
            let sections = entry.sections.map(\.significance).max()
            // Text that went to another chapter, or came from one, is told there; here something changed all the same.
            let gave = givers.contains(i) || entry.splitFrom != nil || !entry.mergedFrom.isEmpty
            entry.significance = [inside, sections, isReordered || gave ? .formatting : nil].compactMap { $0 }.max()
            if entry.significance == nil, entry.listing == nil { entry.status = .unchanged }
        }
        if entry.listing != nil { entry.significance = .substantive }
        return entry
    }

    /// Whether a chapter came into the contents or went out of them, where readers get no more than these name.
    private func listing(_ now: Chapter, _ before: Chapter?) -> ChapterChange.Listing? {
        let forms = [oldGuide, newGuide].map(\.location.contents.form)
        guard let before, now.isListed != before.isListed, forms[0] == forms[1],
            [.summary, .guideYML, .jupyterBook, .myst, .quarto].contains(forms[0])
        else { return nil }
        return now.isListed ? .entered : .left
    }

    /// Old chapters of which some text is in another chapter now.
    private func findGivers() -> Set<Int> {
        var result: Set<Int> = []
        for (o, n) in pairing.newOfOld.enumerated() where n >= 0 {
            let i = old.items[o].chapter
            if matcher.chapters.newOfOld[i] >= 0, new.items[n].chapter != matcher.chapters.newOfOld[i] {
                result.insert(i)
            }
        }
        return result
    }

    // MARK: - Sections

    func sections(_ j: Int, changed: [Moves.SectionID: Significance]) -> [SectionChange] {
        let chapter = new.chapters[j]
        let i = matcher.chapters.oldOfNew[j]
        var result: [SectionChange] = []
        for (index, section) in chapter.sections.enumerated() where !section.isNested {
            let item = new.starts[j] + section.blocks.lowerBound
            let id = Moves.SectionID(chapter: j, section: index)
            let o = pairing.oldOfNew[item]
            let inside = changed[id]
            guard o >= 0, let before = oldSection(at: o) else {
                // A line that was made a heading begins a section in which nothing is new.
                result.append(
                    SectionChange(
                        status: .added, anchor: section.anchor, title: section.title, level: section.level,
                        significance: o >= 0 ? inside ?? .formatting : .substantive))
                continue
            }
            let fromChapter = old.items[o].chapter
            var change = SectionChange(
                status: .changed, anchor: section.anchor, fromAnchor: before.anchor, title: section.title,
                fromTitle: before.title,
                level: section.level, significance: inside ?? .formatting, fromPath: old.chapters[fromChapter].path)
            let isRenamed =
                before.title != section.title
                || before.anchor != section.anchor && (before.hasOwnID || section.hasOwnID)
            if moves.sections.contains(id) {
                change.status = .moved
            } else if isRenamed {
                change.status = .renamed
            } else if inside == nil {
                continue
            }
            result.append(change)
        }
        guard i >= 0 else { return result }
        for section in old.chapters[i].sections where !section.isNested {
            let n = pairing.newOfOld[old.starts[i] + section.blocks.lowerBound]
            guard n < 0 || new[n].kind != .heading else { continue }
            var change = Self.sectionChange(removed: section, path: old.chapters[i].path)
            if n >= 0 { change.significance = .formatting }
            result.append(change)
        }
        return result
    }

    static func sectionChange(removed section: Section, path: String) -> SectionChange {
        SectionChange(
            status: .removed, fromAnchor: section.anchor, fromTitle: section.title, level: section.level,
            significance: .substantive,
            fromPath: path)
    }

    func oldSection(at item: Int) -> Section? {
        let chapter = old.chapters[old.items[item].chapter]
        let block = old.items[item].block
        var (low, high) = (0, chapter.sections.count)
        while low < high {
            let middle = (low + high) / 2
            if chapter.sections[middle].blocks.lowerBound < block { low = middle + 1 } else { high = middle }
        }
        return low < chapter.sections.count && chapter.sections[low].blocks.lowerBound == block
            ? chapter.sections[low] : nil
    }

    // MARK: - Summary

    mutating func summarize() {
        result.summary.wordsFrom = oldGuide.chapters.reduce(0) { $0 + $1.wordCount }
        result.summary.wordsTo = newGuide.chapters.reduce(0) { $0 + $1.wordCount }
        result.recount()
    }
}
