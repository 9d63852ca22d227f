import Diffing
import GuideModel

/// A row is known by its first cell.
func rowName(_ change: Change, old: Guide, new: Guide) -> String? {
    guard change.kind == .changed, !change.cells.isEmpty, let place = change.to ?? change.from,
        let row = (change.to == nil ? old : new).chapter(at: place.path)?.blocks[place.block], !row.isHeader,
        let name = row.cells.first, !name.isEmpty
    else { return nil }
    return Folding(words: 4).reminder(name)
}
