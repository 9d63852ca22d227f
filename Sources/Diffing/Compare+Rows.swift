import GuideModel

/// Rows by their cells, and columns that came, went or moved.
extension Comparison {
    /// The tables of two rows as one, where both have as many columns: of which no other row says that they are.
    func likeTables(_ o: Int, _ n: Int) -> TablePair? {
        func header(_ item: Int, _ side: Side) -> Int? {
            let range = side.range(side.items[item].chapter)
            var first = item
            while range.contains(first - 1), side[first - 1].kind == .row, side[first - 1].table == side[item].table {
                first -= 1
                // Nobody reads on that far for the name of a column.
                if item - first > 10_000 { return nil }
            }
            return first
        }
        let count = new[n].cells.count
        guard count == old[o].cells.count, let before = header(o, old), let after = header(n, new) else { return nil }
        return TablePair(
            oldRows: [before], newRows: [after], columns: (0..<count).map { ($0, $0) }, oldCount: count, newCount: count
        )
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

    mutating func columnChanges(_ table: TablePair) -> [(Change, Int)] {
        let (before, after) = (old[table.oldRows[0]], new[table.newRows[0]])
        var result: [(Change, Int)] = []
        for column in table.addedColumns {
            var change = Change(.added, .column)
            change.to = new.place(table.newRows[0], text: column < after.cells.count ? after.cells[column] : "")
            change.signals = [.blockAdded]
            change.significance = .substantive
            // A row that came whole is counted as itself.
            change.columnWords = table.newRows.reduce(0) {
                pairing.isFree(new: $1) ? $0 : $0 + cellWords(new[$1], column)
            }
            result.append((change, table.newRows[0]))
        }
        for column in table.removedColumns {
            var change = Change(.removed, .column)
            change.from = old.place(table.oldRows[0], text: column < before.cells.count ? before.cells[column] : "")
            change.signals = [.blockRemoved]
            change.significance = .substantive
            change.columnWords = table.oldRows.reduce(0) {
                pairing.isFree(old: $1) ? $0 : $0 + cellWords(old[$1], column)
            }
            result.append((change, table.newRows[0]))
        }
        for column in table.movedColumns {
            var change = Change(.moved, .column)
            change.from = old.place(
                table.oldRows[0], text: column.old < before.cells.count ? before.cells[column.old] : "")
            change.to = new.place(table.newRows[0], text: column.new < after.cells.count ? after.cells[column.new] : "")
            change.signals = [.order]
            if let from = change.from?.text, let to = change.to?.text, from != to {
                change.spans = WordDiff(from, to, &matcher.interner, language: language).spans
            }
            result.append((change, table.newRows[0]))
        }
        return result
    }

    private func cellWords(_ row: Block, _ column: Int) -> Int {
        column < row.cells.count ? Block.words(row.cells[column], .row) : 0
    }
}
