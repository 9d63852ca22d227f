import GuideModel

/// Compares two states of a guide for a reader.
///
/// Pure and deterministic: the same states give the same redline on every machine. Cost is linear in the text but for
/// sorting; where a limit on work is reached the change says so (`Change.isCoarse`).
package func compare(_ old: Guide, _ new: Guide) -> Redline {
    var comparison = Comparison(old, new)
    return comparison.redline()
}

struct Comparison {
    private let oldGuide: Guide
    private let newGuide: Guide
    private let language: Language
    private var matcher: BlockMatcher
    private let moves: Moves
    private var result = Redline()
    private var insertedWords = 0
    private var deletedWords = 0

    init(_ old: Guide, _ new: Guide) {
        oldGuide = old
        newGuide = new
        language = Language.named(new.location.configuration.language)
        let before = Dictionary(old.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Dictionary(new.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        func isSame(_ chapter: Chapter, _ other: Chapter?) -> Bool {
            guard let other else { return false }
            if let source = chapter.source, let otherSource = other.source { return source == otherSource }
            return chapter.bytes == other.bytes
        }
        matcher = BlockMatcher(
            Side(old.chapters.filter { !isSame($0, after[$0.path]) }),
            Side(new.chapters.filter { !isSame($0, before[$0.path]) }),
            language: language)
        matcher.match()
        moves = Moves(matcher)
    }

    private var old: Side { matcher.old }
    private var new: Side { matcher.new }
    private var pairing: Pairing { matcher.pairing }

    // MARK: - Chapters

    mutating func redline() -> Redline {
        var changes = collectChanges()
        let oldIndex = Dictionary(
            old.chapters.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let newIndex = Dictionary(
            new.chapters.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let reordered = reorderedChapters(newIndex)
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
            entry.significance = .substantive
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
                if reordered.contains(chapter.path) {
                    entry.status = .changed
                    entry.isReordered = true
                    entry.significance = .formatting
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
    private func reorderedChapters(_ newIndex: [String: Int]) -> Set<String> {
        let place = Dictionary(
            oldGuide.chapters.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first }
        )
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
            kept.append((chapter.path, index, chapter.wordCount + 1))
        }
        let inOrder = Set(heaviestIncreasing(kept.map(\.old), weights: kept.map(\.weight)))
        return Set(kept.indices.filter { !inOrder.contains($0) }.map { kept[$0].path })
    }

    private func entry(_ j: Int, _ changes: inout CollectedChanges, isReordered: Bool) -> ChapterChange? {
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
        entry.isReordered = isReordered
        entry.changes = changes.ofNew[j] ?? []
        entry.sections = sections(j, changed: changes.sectionSignificance)
        let inside = entry.changes.map(\.significance).max()
        switch entry.status {
        case .added: entry.significance = entry.splitFrom == nil ? .substantive : inside ?? .formatting
        case .renamed: entry.significance = inside ?? .formatting
        default:
            let sections = entry.sections.map(\.significance).max()
            entry.significance = [inside, sections, isReordered ? .formatting : nil].compactMap { $0 }.max()
            if entry.significance == nil { entry.status = .unchanged }
        }
        return entry
    }

    // MARK: - Sections

    private func sections(_ j: Int, changed: [Moves.SectionID: Significance]) -> [SectionChange] {
        let chapter = new.chapters[j]
        let i = matcher.chapters.oldOfNew[j]
        var result: [SectionChange] = []
        for (index, section) in chapter.sections.enumerated() where !section.isNested {
            let item = new.starts[j] + section.blocks.lowerBound
            let id = Moves.SectionID(chapter: j, section: index)
            let o = pairing.oldOfNew[item]
            let inside = changed[id]
            guard o >= 0, let before = oldSection(at: o) else {
                result.append(
                    SectionChange(
                        status: .added, anchor: section.anchor, title: section.title, level: section.level,
                        significance: .substantive))
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
            let item = old.starts[i] + section.blocks.lowerBound
            if pairing.newOfOld[item] < 0 {
                result.append(Self.sectionChange(removed: section, path: old.chapters[i].path))
            }
        }
        return result
    }

    private static func sectionChange(removed section: Section, path: String) -> SectionChange {
        SectionChange(
            status: .removed, fromAnchor: section.anchor, fromTitle: section.title, level: section.level,
            significance: .substantive,
            fromPath: path)
    }

    private func oldSection(at item: Int) -> Section? {
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

    // MARK: - Blocks

    private struct CollectedChanges {
        var ofNew: [Int: [Change]] = [:]
        var removed: [Int: [Change]] = [:]
        var sectionSignificance: [Moves.SectionID: Significance] = [:]
    }

    private mutating func collectChanges() -> CollectedChanges {
        var collected = CollectedChanges()
        // Each change with its place in the new chapter; what is gone stands behind the last neighbour that stayed.
        var placed: [Int: [(place: Int, order: Int, change: Change)]] = [:]
        var order = 0
        func add(_ change: Change, chapter: Int, at place: Int) {
            order += 1
            placed[chapter, default: []].append((place, order, change))
        }
        let tableOfOldRow = tableIndex(\.oldRows)
        let tableOfNewRow = tableIndex(\.newRows)
        for i in old.chapters.indices {
            let j = matcher.chapters.newOfOld[i]
            var last = j >= 0 ? new.starts[j] - 1 : -1
            for o in old.range(i) {
                let n = pairing.newOfOld[o]
                if n >= 0 {
                    if j >= 0, new.items[n].chapter == j { last = n }
                    continue
                }
                guard let change = removal(o, tableOfOldRow) else { continue }
                if j >= 0 {
                    add(change, chapter: j, at: last)
                } else {
                    collected.removed[i, default: []].append(change)
                }
            }
        }
        for n in new.items.indices {
            let j = new.items[n].chapter
            let change: Change?
            if let parts = matcher.merges[n] {
                change = merged(parts, n)
            } else if pairing.oldOfNew[n] < 0 {
                change = addition(n, tableOfNewRow)
            } else if let parts = matcher.splits[pairing.oldOfNew[n]] {
                change = parts.first == n ? split(pairing.oldOfNew[n], parts) : nil
            } else {
                change = pairedChange(pairing.oldOfNew[n], n, tableOfNewRow[n])
            }
            if let change { add(change, chapter: j, at: n) }
        }
        for table in matcher.tables {
            for (change, n) in columnChanges(table) { add(change, chapter: new.items[n].chapter, at: n) }
        }
        for (j, list) in placed {
            let sorted = list.sorted {
                ($0.place, $0.change.kind == .removed ? 1 : 0, $0.order) < (
                    $1.place, $1.change.kind == .removed ? 1 : 0, $1.order
                )
            }
            collected.ofNew[j] = sorted.map(\.change)
            for entry in sorted {
                guard entry.place >= new.starts[j] else { continue }
                var section = new.block(entry.place).section
                if entry.change.block == .heading, entry.change.kind == .removed, section < 0 { section = 0 }
                guard section >= 0 else { continue }
                let id = Moves.SectionID(chapter: j, section: section)
                collected.sectionSignificance[id] = max(
                    collected.sectionSignificance[id] ?? .formatting, entry.change.significance)
            }
        }
        return collected
    }

    private func tableIndex(_ rows: KeyPath<TablePair, [Int]>) -> [Int: Int] {
        var index: [Int: Int] = [:]
        for (number, table) in matcher.tables.enumerated() { for row in table[keyPath: rows] { index[row] = number } }
        return index
    }

    private mutating func removal(_ o: Int, _ tables: [Int: Int]) -> Change? {
        let block = old.block(o)
        var change = Change(.removed, block.kind)
        change.from = old.place(o)
        if block.kind == .row, tables[o] == nil {
            switch wholeTable(o, old, isFree: { pairing.newOfOld[$0] < 0 }) {
            case .partly: break
            case .told: return nil
            case .first(let place):
                change.block = .table
                change.from = place
            }
        }
        deletedWords += Side.words(change.from?.text ?? "")
        change.signals = block.kind == .rule ? [.markup] : [.blockRemoved]
        change.significance = block.kind == .rule ? .formatting : .substantive
        return change
    }

    private mutating func addition(_ n: Int, _ tables: [Int: Int]) -> Change? {
        let block = new.block(n)
        var change = Change(.added, block.kind)
        change.to = new.place(n)
        if block.kind == .row, tables[n] == nil {
            switch wholeTable(n, new, isFree: { pairing.oldOfNew[$0] < 0 }) {
            case .partly: break
            case .told: return nil
            case .first(let place):
                change.block = .table
                change.to = place
            }
        }
        insertedWords += Side.words(change.to?.text ?? "")
        change.signals = block.kind == .rule ? [.markup] : [.blockAdded]
        change.significance = block.kind == .rule ? .formatting : .substantive
        return change
    }

    private enum WholeTable {
        /// Some of its rows stayed, so each row speaks for itself.
        case partly
        /// This is its first row, and the table is one change.
        case first(Place)
        /// The first row has told it.
        case told
    }

    private func wholeTable(_ row: Int, _ side: Side, isFree: (Int) -> Bool) -> WholeTable {
        let range = side.range(side.items[row].chapter)
        let table = side.block(row).table
        var (first, last) = (row, row)
        while range.contains(first - 1), side.block(first - 1).kind == .row, side.block(first - 1).table == table {
            first -= 1
        }
        while range.contains(last + 1), side.block(last + 1).kind == .row, side.block(last + 1).table == table {
            last += 1
        }
        guard row == first else { return (first...last).allSatisfy(isFree) ? .told : .partly }
        guard (first...last).allSatisfy(isFree) else { return .partly }
        var place = side.place(first, text: (first...last).map { side.block($0).text }.joined(separator: "\n"))
        place.endLine = side.block(last).lines.upperBound
        return .first(place)
    }

    private mutating func split(_ o: Int, _ parts: [Int]) -> Change {
        var change = Change(.split, old.block(o).kind)
        change.from = old.place(o)
        change.parts = parts.map { new.place($0) }
        let joined = parts.map { new.block($0).text }.joined(separator: " ")
        change.to = new.place(parts[0], text: joined)
        finishText(&change, old.block(o).text, joined)
        change.signals.append(.structure)
        settle(&change)
        return change
    }

    private mutating func merged(_ parts: [Int], _ n: Int) -> Change {
        var change = Change(.merged, new.block(n).kind)
        change.to = new.place(n)
        change.parts = parts.map { old.place($0) }
        let joined = parts.map { old.block($0).text }.joined(separator: " ")
        change.from = old.place(parts[0], text: joined)
        finishText(&change, joined, new.block(n).text)
        change.signals.append(.structure)
        settle(&change)
        return change
    }

    /// Weaves two texts into spans with their signals, when they differ.
    private mutating func finishText(_ change: inout Change, _ before: String, _ after: String) {
        guard before != after else { return }
        let diff = WordDiff(before, after, &matcher.interner, language: language)
        change.spans = diff.spans
        change.isCoarse = diff.isCoarse
        change.signals += diff.signals(language).sorted()
    }

    private mutating func settle(_ change: inout Change) {
        change.signals = Array(Set(change.signals)).sorted()
        change.significance = change.signals.map(\.significance).max() ?? .formatting
        for span in change.spans {
            if span.operation == .insert { insertedWords += Side.words(span.text) }
            if span.operation == .delete { deletedWords += Side.words(span.text) }
        }
    }

    private mutating func pairedChange(_ o: Int, _ n: Int, _ table: Int?) -> Change? {
        let (before, after) = (old.block(o), new.block(n))
        var change = Change(moves.blocks.contains(n) ? .moved : .changed, after.kind)
        change.from = old.place(o)
        change.to = new.place(n)
        switch after.kind {
        case .frontMatter:
            frontMatter(&change, o, n)
            if change.attributes.isEmpty { return nil }
        case .code, .html:
            if before.text != after.text {
                let (spans, isCoarse) = lineSpans(before.text, after.text, &matcher.interner)
                change.spans = spans
                change.isCoarse = isCoarse
                change.signals.append(after.kind == .code ? .code : .wording)
            }
        case .row where table != nil: row(&change, before, after, matcher.tables[table ?? 0])
        default:
            finishText(&change, before.text, after.text)
            if after.kind == .heading, !change.spans.isEmpty, Self.isRenumbered(before.text, after.text) {
                change.signals = [.renumbered]
            }
        }
        if after.kind != .frontMatter {
            change.attributes += AttributeComparison(before, after, spans: change.spans).changes
            change.signals += change.attributes.map(\.signal)
        }
        if change.kind == .moved { change.signals.append(.order) }
        guard change.kind == .moved || !change.spans.isEmpty || !change.attributes.isEmpty || !change.cells.isEmpty
        else { return nil }
        settle(&change)
        return change
    }

    /// A row's changed cells; columns that came or went are changes of their own, so only the others count.
    private mutating func row(_ change: inout Change, _ before: Block, _ after: Block, _ table: TablePair) {
        func cell(_ block: Block, _ index: Int) -> String { index < block.cells.count ? block.cells[index] : "" }
        let header = new.block(table.newRows[0])
        var (oldText, newText) = (before.text, after.text)
        if !table.hasSameColumns {
            oldText = table.columns.map { cell(before, $0.old) }.joined(separator: " | ")
            newText = table.columns.map { cell(after, $0.new) }.joined(separator: " | ")
            change.from?.text = oldText
            change.to?.text = newText
        }
        for column in table.columns {
            let (from, to) = (cell(before, column.old), cell(after, column.new))
            guard from != to else { continue }
            change.cells.append(
                Change.Cell(
                    column: header.isHeader ? cell(header, column.new) : "\(column.new + 1)", from: from, to: to))
            change.signals += WordDiff(from, to, &matcher.interner, language: language).signals(language).sorted()
        }
        guard oldText != newText else { return }
        let diff = WordDiff(oldText, newText, &matcher.interner, language: language)
        change.spans = diff.spans
        change.isCoarse = diff.isCoarse
    }

    private func columnChanges(_ table: TablePair) -> [(Change, Int)] {
        let (before, after) = (old.block(table.oldRows[0]), new.block(table.newRows[0]))
        var result: [(Change, Int)] = []
        for column in table.addedColumns {
            var change = Change(.added, .column)
            change.to = new.place(table.newRows[0], text: column < after.cells.count ? after.cells[column] : "")
            change.signals = [.blockAdded]
            change.significance = .substantive
            result.append((change, table.newRows[0]))
        }
        for column in table.removedColumns {
            var change = Change(.removed, .column)
            change.from = old.place(table.oldRows[0], text: column < before.cells.count ? before.cells[column] : "")
            change.signals = [.blockRemoved]
            change.significance = .substantive
            result.append((change, table.newRows[0]))
        }
        if table.addedColumns.isEmpty, table.removedColumns.isEmpty, !table.hasSameColumns {
            var change = Change(.moved, .column)
            change.from = old.place(table.oldRows[0])
            change.to = new.place(table.newRows[0])
            change.signals = [.order]
            result.append((change, table.newRows[0]))
        }
        return result
    }

    /// Keys that came, went or have another value; their order and quotes say nothing.
    private mutating func frontMatter(_ change: inout Change, _ o: Int, _ n: Int) {
        let (before, after) = (old.chapter(o).frontMatter, new.chapter(n).frontMatter)
        if before?.error != nil || after?.error != nil {
            guard old.block(o).text != new.block(n).text else { return }
            change.attributes = [
                AttributeChange(name: .key, text: "---", from: old.block(o).text, to: new.block(n).text)
            ]
            change.signals = [.wording]
        }
        func values(_ matter: FrontMatter?) -> [(key: String, value: String)] {
            (matter?.members ?? []).map { ($0.key, FrontMatter.text($0.value)) }
        }
        let (old, new) = (values(before), values(after))
        for (key, value) in new {
            let was = old.last { $0.key == key }?.value
            guard was != value else { continue }
            change.attributes.append(AttributeChange(name: .key, text: key, from: was, to: value))
            if let was {
                change.signals += WordDiff(was, value, &matcher.interner, language: language).signals(language).sorted()
            } else {
                change.signals.append(.wording)
            }
        }
        for (key, value) in old where !new.contains(where: { $0.key == key }) {
            change.attributes.append(AttributeChange(name: .key, text: key, from: value, to: nil))
            change.signals.append(.wording)
        }
        guard !change.attributes.isEmpty, change.from?.text != change.to?.text else { return }
        change.spans = lineSpans(change.from?.text ?? "", change.to?.text ?? "", &matcher.interner).spans
    }

    /// `2. Zalen` against `3. Zalen`: the number alone.
    private static func isRenumbered(_ first: String, _ second: String) -> Bool {
        func rest(_ text: String) -> Substring? {
            var slice = text[...]
            for word in [
                "Hoofdstuk ", "Chapter ", "Bijlage ", "Appendix ", "Deel ", "Part ", "Stap ", "Step ", "Fase ",
            ] where slice.hasPrefix(word) {
                slice = slice.dropFirst(word.count)
            }
            let number = slice.prefix { $0.isASCIIDigit || $0 == "." }
            guard number.contains(where: \.isASCIIDigit) else { return nil }
            return slice.dropFirst(number.count)
        }
        guard let one = rest(first), let two = rest(second) else { return false }
        return one == two && first != second
    }

    // MARK: - Summary

    private mutating func summarize() {
        var summary = Redline.Summary()
        var significance: Significance?
        for chapter in result.chapters {
            summary.chapters[chapter.status, default: 0] += 1
            for section in chapter.sections { summary.sections[section.status, default: 0] += 1 }
            for change in chapter.changes { summary.blocks[change.kind, default: 0] += 1 }
            if let own = chapter.significance { significance = max(significance ?? .formatting, own) }
        }
        summary.wordsFrom = oldGuide.chapters.reduce(0) { $0 + $1.wordCount }
        summary.wordsTo = newGuide.chapters.reduce(0) { $0 + $1.wordCount }
        summary.wordsInserted = insertedWords
        summary.wordsDeleted = deletedWords
        result.summary = summary
        result.significance = significance
    }
}
