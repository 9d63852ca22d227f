import Diffing
import GuideModel

/// The rows of a table in an HTML redline, unchanged ones folded.
extension HTMLRedlineChapter {
    /// A row of the chapter that an entry is or stands with: the block, on the side where it is.
    func row(_ entry: Entry) -> (block: Block?, isOld: Bool)? {
        switch entry {
        case .block(let index): return blocks[index].kind == .row ? (blocks[index], false) : nil
        case .change(let index):
            let change = self.entry.changes[index]
            guard change.block == .row || change.block == .column else { return nil }
            if let place = change.to { return (new.chapter(at: place.path)?.blocks[place.block], false) }
            return (change.from.flatMap { place in old.chapter(at: place.path)?.blocks[place.block] }, true)
        }
    }

    func isInTable(_ entry: Entry) -> Bool { row(entry)?.block?.kind == .row }

    /// One past the last of the rows that stand in one table from here on.
    func tableEnd(_ entries: [Entry], from start: Int) -> Int {
        var end = start
        while end < entries.count, isInTable(entries[end]),
            end == start || joinsTable(entries[end], entries[start..<end])
        {
            end += 1
        }
        return end
    }

    /// Rows of one table have its number; those that are gone stand in the table that they went from.
    func joinsTable(_ entry: Entry, _ before: ArraySlice<Entry>) -> Bool {
        guard let own = row(entry), let block = own.block, !own.isOld, self.entry.status != .removed else {
            return true
        }
        guard let other = before.lazy.compactMap({ self.row($0) }).first(where: { !$0.isOld })?.block else {
            return true
        }
        return other.table == block.table
    }

    func table(_ rows: ArraySlice<Entry>, _ html: inout HTMLWriter, _ number: inout Int) {
        let isChanged = rows.map { if case .change = $0 { true } else { false } }
        let width = rows.compactMap { row($0)?.block?.cells.count }.max() ?? 1
        let header = rows.lazy.compactMap { row($0) }.first { !$0.isOld && $0.block?.isHeader == true }?.block
        html.raw("<div class=\"scroll\"><table")
        html.attribute("lang", language)
        html.raw(">\n")
        var folded = 0
        func endFold(_ html: inout HTMLWriter) {
            guard folded > 0 else { return }
            html.raw("<tbody class=\"same\"><tr><td")
            html.attribute("colspan", "\(width)")
            html.raw(">")
            html.escaped("… " + (isNarrowed ? words.otherRows(folded) : words.sameRows(folded)))
            html.raw("</td></tr></tbody>\n")
            folded = 0
        }
        for (offset, entry) in rows.enumerated() {
            switch entry {
            case .block(let index):
                let isNear = isChanged[max(0, offset - 1)...min(isChanged.count - 1, offset + 1)].contains(true)
                guard isNear || blocks[index].isHeader else {
                    folded += 1
                    continue
                }
                endFold(&html)
                html.raw("<tbody class=\"same\">")
                cells(blocks[index].cells.map { [Span(.equal, $0)] }, isHeader: blocks[index].isHeader, &html)
                html.raw("</tbody>\n")
            case .change(let index):
                endFold(&html)
                number += 1
                rowChange(self.entry.changes[index], row(entry)?.block, in: header, width, number, &html)
            }
        }
        endFold(&html)
        html.raw("</table></div>\n")
    }

    /// - Parameter shown: the header of the table that the row is shown in.
    func rowChange(
        _ change: Change, _ block: Block?, in shown: Block?, _ width: Int, _ number: Int, _ html: inout HTMLWriter
    ) {
        html.raw("<tbody tabindex=\"-1\"")
        attributes(change, number, &html)
        html.raw("><tr><td class=\"facts\"")
        html.attribute("id", "t\(number)")
        html.attribute("colspan", "\(width)")
        html.raw(">")
        facts(change, number, &html)
        if change.block == .column {
            html.raw(" ")
            spans([Span(change.kind == .removed ? .delete : .insert, (change.to ?? change.from)?.text ?? "")], &html)
        }
        self.attributes(change.attributes, isWhole: change.isWhole, &html)
        html.raw("</td></tr>\n")
        if change.kind == .removed, change.block == .row, let block, let shown, let place = change.from,
            let was = old.chapter(at: place.path)?.blocks.first(where: {
                $0.kind == .row && $0.isHeader && $0.table == block.table
            }), was.cells.count != shown.cells.count
        {
            cells(Self.under(shown.cells, block.cells, was.cells), isHeader: false, &html)
        } else if change.block == .row, let block {
            let header = order.chapter?.blocks.first { $0.kind == .row && $0.table == block.table && $0.isHeader }
            let operation: Span.Operation = change.kind == .removed ? .delete : change.kind == .added ? .insert : .equal
            cells(
                block.cells.enumerated().map { column, text in
                    let name = header.map { column < $0.cells.count ? $0.cells[column] : "" } ?? "\(column + 1)"
                    let cell = change.cells.first {
                        ($0.column == name || $0.column == "\(column + 1)") && $0.to == text
                    }
                    return cell?.cutSpans.map(\.span) ?? [Span(operation, text)]
                }, isHeader: block.isHeader, &html)
        }
        html.raw("</tbody>\n")
    }

    /// The cells of a row that is gone below the columns that they had; those of columns that are gone too behind them, by their names.
    private static func under(_ columns: [String], _ cells: [String], _ had: [String]) -> [[Span]] {
        func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
        let rest = had.indices.filter { !columns.contains(had[$0]) && !cell($0).isEmpty }
        return columns.map { name in had.firstIndex(of: name).map { [Span(.delete, cell($0))] } ?? [] }
            + rest.map { [Span(.delete, had[$0].isEmpty ? cell($0) : "\(had[$0]): \(cell($0))")] }
    }

    func cells(_ cells: [[Span]], isHeader: Bool, _ html: inout HTMLWriter) {
        html.raw("<tr>")
        for cell in cells {
            html.raw(isHeader ? "<th scope=\"col\" dir=\"auto\">" : "<td dir=\"auto\">")
            spans(cell, &html)
            html.raw(isHeader ? "</th>" : "</td>")
        }
        html.raw("</tr>")
    }
}
