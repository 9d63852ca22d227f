/// Where the places of one text are in the other, along the spans between them.
struct PlaceMap {
    private struct Piece {
        var old: Range<Int>
        var new: Range<Int>
        var isKept: Bool
    }

    private var pieces: [Piece] = []

    /// - Parameter text: the text of both sides where there are no spans.
    init(_ spans: [Span], text: String) {
        var (o, n) = (0, 0)
        for span in spans.isEmpty ? [Span(.equal, text)] : spans {
            let count = span.text.utf8.count
            let isKept = span.operation == .equal
            let (old, new) = (
                o..<(span.operation == .insert ? o : o + count), n..<(span.operation == .delete ? n : n + count)
            )
            (o, n) = (old.upperBound, new.upperBound)
            if !isKept, let last = pieces.last, !last.isKept {
                pieces[pieces.count - 1].old = last.old.lowerBound..<o
                pieces[pieces.count - 1].new = last.new.lowerBound..<n
            } else {
                pieces.append(Piece(old: old, new: new, isKept: isKept))
            }
        }
    }

    var transposed: PlaceMap {
        var result = self
        result.pieces = pieces.map { Piece(old: $0.new, new: $0.old, isKept: $0.isKept) }
        return result
    }

    /// The first piece that ends at or behind a place.
    private func index(of place: Int) -> Int {
        var (low, high) = (0, pieces.count)
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].old.upperBound < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The bytes of a range that are kept, as ranges of the other text.
    func kept(_ range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var at = index(of: range.lowerBound)
        while at < pieces.count, pieces[at].old.lowerBound < range.upperBound {
            let piece = pieces[at]
            let (from, to) = (
                max(piece.old.lowerBound, range.lowerBound), min(piece.old.upperBound, range.upperBound)
            )
            if piece.isKept, from < to {
                let shift = piece.new.lowerBound - piece.old.lowerBound
                result.append((from + shift)..<(to + shift))
            }
            at += 1
        }
        return result
    }

    /// The byte that a kept byte of the other text was; `nil` for one that is new.
    func origin(of place: Int) -> Int? {
        var (low, high) = (0, pieces.count)
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].new.upperBound <= place { low = middle + 1 } else { high = middle }
        }
        guard low < pieces.count, pieces[low].isKept, pieces[low].new.contains(place) else { return nil }
        return pieces[low].old.lowerBound + place - pieces[low].new.lowerBound
    }

    /// Where a place between two bytes may be in the other text; a changed stretch is all one place.
    func places(of place: Int) -> ClosedRange<Int> {
        var at = index(of: place)
        var result: ClosedRange<Int>?
        while at < pieces.count, pieces[at].old.lowerBound <= place {
            let piece = pieces[at]
            let shift = piece.new.lowerBound - piece.old.lowerBound
            let own = piece.isKept ? (place + shift)...(place + shift) : piece.new.lowerBound...piece.new.upperBound
            result = result.map { min($0.lowerBound, own.lowerBound)...max($0.upperBound, own.upperBound) } ?? own
            at += 1
        }
        return result ?? 0...0
    }

    /// Whether a place stands inside a stretch that went, with nothing kept on either side.
    func isGone(_ place: Int) -> Bool {
        let at = index(of: place)
        return at < pieces.count && !pieces[at].isKept && pieces[at].old.lowerBound < place
            && place < pieces[at].old.upperBound
    }

    /// Whether any of some ranges of the old text was touched by a change.
    func touches(_ ranges: [Range<Int>]) -> Bool {
        ranges.contains { range in
            var at = index(of: range.lowerBound)
            while at < pieces.count, pieces[at].old.lowerBound < range.upperBound {
                if !pieces[at].isKept, pieces[at].old.overlaps(range) { return true }
                at += 1
            }
            return false
        }
    }
}
