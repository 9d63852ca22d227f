import Diffing
import GuideModel

extension RedlineWording {
    /// `12: code moved to b.md, line 5`.
    func departure(_ change: Change) -> String {
        guard let from = change.from, let to = change.to else { return "" }
        return "\(from.line): \(blocks[change.block] ?? change.block.rawValue) "
            + movedTo.filling(["place": place(to, from: from)])
    }
}

/// A row is known by its first cell.
func rowName(_ change: Change, old: Guide, new: Guide) -> String? {
    guard change.kind == .changed, !change.cells.isEmpty, let place = change.to ?? change.from,
        let row = (change.to == nil ? old : new).chapter(at: place.path)?.blocks[place.block], !row.isHeader,
        let name = row.cells.first, !name.isEmpty
    else { return nil }
    return Folding(words: 4).reminder(name)
}
