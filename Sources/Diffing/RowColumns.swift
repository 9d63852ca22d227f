import CommonMark
import GuideModel

extension Block {
    /// A row with some of its cells alone, in this order, and what stands in them.
    func keeping(_ columns: [Int]) -> Block {
        var row = self
        let places = Self.places(of: cells)
        row.cells = columns.map { $0 < cells.count ? cells[$0] : "" }
        row.text = Self.text(ofRow: row.cells)
        row.alignments = columns.map { $0 < alignments.count ? alignments[$0] : .none }
        row.inlines = []
        for (column, place) in zip(columns, Self.places(of: row.cells)) where column < cells.count {
            let own = places[column]
            row.inlines += inlines.filter { own.lowerBound <= $0.start && $0.end <= own.upperBound }.map { inline in
                var inline = inline
                inline.start += place.lowerBound - own.lowerBound
                inline.end += place.lowerBound - own.lowerBound
                return inline
            }
        }
        return row
    }

    /// Where each cell stands in the row's text, in bytes.
    private static func places(of cells: [String]) -> [Range<Int>] {
        var text = ""
        return cells.enumerated().map { index, cell in
            add(cell: "", to: &text, isFirst: index == 0)
            if !cell.isEmpty, !text.isEmpty { text += " " }
            let start = text.utf8.count
            text += cell
            return start..<text.utf8.count
        }
    }
}
