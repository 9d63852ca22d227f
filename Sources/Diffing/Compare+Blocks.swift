import GuideModel

/// One paired, split or merged block as a change.
extension Comparison {
    mutating func split(_ o: Int, _ parts: [Int]) -> Change {
        var change = Change(.split, old[o].kind)
        change.from = old.place(o)
        change.parts = parts.map { new.place($0) }
        let joined = parts.map { new[$0].text }.joined(separator: " ")
        change.to = new.place(parts[0], text: joined)
        finishText(&change, old[o].text, joined)
        change.signals.append(.structure)
        settle(&change)
        return change
    }

    mutating func merged(_ parts: [Int], _ n: Int) -> Change {
        var change = Change(.merged, new[n].kind)
        change.to = new.place(n)
        change.parts = parts.map { old.place($0) }
        let joined = parts.map { old[$0].text }.joined(separator: " ")
        change.from = old.place(parts[0], text: joined)
        finishText(&change, joined, new[n].text)
        change.signals.append(.structure)
        settle(&change)
        return change
    }

    /// Weaves two texts into spans with their signals, when they differ.
    mutating func finishText(_ change: inout Change, _ before: String, _ after: String) {
        guard before != after else { return }
        let diff = WordDiff(before, after, &matcher.interner, language: language)
        change.spans = diff.spans
        change.isCoarse = diff.isCoarse
        change.signals += diff.signals(language).sorted()
    }

    mutating func settle(_ change: inout Change) {
        change.signals = Array(Set(change.signals)).sorted()
        change.significance = change.signals.map(\.significance).max() ?? .formatting
    }

    mutating func pairedChange(_ o: Int, _ n: Int, _ table: Int?) -> Change? {
        let (before, after) = (old[o], new[n])
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
            pictures(&change, o, n)
        }
        if change.kind == .moved { change.signals.append(.order) }
        guard change.kind == .moved || !change.spans.isEmpty || !change.attributes.isEmpty || !change.cells.isEmpty
        else { return nil }
        settle(&change)
        return change
    }

    /// A picture of the same name that shows something else is a change, although the chapter's text is the same.
    func pictures(_ change: inout Change, _ o: Int, _ n: Int) {
        guard !changedPictures.isEmpty else { return }
        let before = Set(old[o].inlines.compactMap { pictureFile($0, old.chapter(o)) })
        for inline in new[n].inlines {
            guard case .image(let source, let alt, _) = inline.kind, let path = pictureFile(inline, new.chapter(n)),
                before.contains(path), let ids = changedPictures[path]
            else { continue }
            change.attributes.append(
                AttributeChange(
                    name: .source, text: alt.isEmpty ? source : alt, from: "\(source) (\(ids.from.prefix(7)))",
                    to: "\(source) (\(ids.to.prefix(7)))"))
            change.signals.append(.wording)
        }
    }

    private func pictureFile(_ inline: Block.Inline, _ chapter: Chapter) -> String? {
        guard case .image(let source, _, _) = inline.kind else { return nil }
        return chapter.picture(source)
    }

    /// A row's changed cells; columns that came or went are changes of their own, so only the others count.
    mutating func row(_ change: inout Change, _ before: Block, _ after: Block, _ table: TablePair) {
        func cell(_ block: Block, _ index: Int) -> String { index < block.cells.count ? block.cells[index] : "" }
        let header = new[table.newRows[0]]
        var (oldText, newText) = (before.text, after.text)
        if !table.hasSameColumns {
            oldText = Block.text(ofRow: table.columns.map { cell(before, $0.old) })
            newText = Block.text(ofRow: table.columns.map { cell(after, $0.new) })
            change.from?.text = oldText
            change.to?.text = newText
        }
        for column in table.columns {
            let (from, to) = (cell(before, column.old), cell(after, column.new))
            guard from != to else { continue }
            let diff = WordDiff(from, to, &matcher.interner, language: language)
            change.cells.append(
                Change.Cell(
                    column: header.isHeader ? cell(header, column.new) : "\(column.new + 1)", from: from, to: to,
                    spans: diff.spans))
            change.signals += diff.signals(language).sorted()
        }
        guard oldText != newText else { return }
        let diff = WordDiff(oldText, newText, &matcher.interner, language: language)
        change.spans = diff.spans
        change.isCoarse = diff.isCoarse
    }

    func columnChanges(_ table: TablePair) -> [(Change, Int)] {
        let (before, after) = (old[table.oldRows[0]], new[table.newRows[0]])
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
    mutating func frontMatter(_ change: inout Change, _ o: Int, _ n: Int) {
        let (before, after) = (old.chapter(o).frontMatter, new.chapter(n).frontMatter)
        if before?.error != nil || after?.error != nil {
            guard old[o].text != new[n].text else { return }
            change.attributes = [
                AttributeChange(name: .key, text: "---", from: old[o].text, to: new[n].text)
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
    static func isRenumbered(_ first: String, _ second: String) -> Bool {
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
}
