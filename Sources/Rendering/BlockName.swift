import Diffing
import GuideModel

/// What a block is known by where its text does not say: a row by the first of its cells that has text, a picture that only moved by its
/// description and file.
func blockName(_ change: Change, old: Guide, new: Guide) -> String? {
    guard let place = change.to ?? change.from,
        let block = (change.to == nil ? old : new).chapter(at: place.path)?.blocks[place.block]
    else { return nil }
    if change.block == .row, !change.cells.isEmpty, [.changed, .moved].contains(change.kind), !block.isHeader,
        let name = block.cells.first(where: { !$0.isEmpty })
    {
        return Folding(words: 4).reminder(name)
    }
    guard change.kind == .moved, place.text.allSatisfy({ $0.isWhitespace || $0 == "|" }) else { return nil }
    let names = block.inlines.compactMap { inline -> String? in
        guard case .image(let source, let alt, _) = inline.kind else { return nil }
        return alt.isEmpty ? source : "\(alt) (\(source))"
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
}
