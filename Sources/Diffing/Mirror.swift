import GuideModel

/// A redline read from the other side is the same redline: texts are always matched in one order, whichever of them is the older.
///
/// Every choice between equals (which of two moved, which copy is which) then falls the same way in both directions.
extension Side {
    /// Whether this side is matched as the first of the two. Told by content; sides that tell nothing apart are the same.
    func precedes(_ other: Side) -> Bool {
        if items.count != other.items.count { return items.count < other.items.count }
        for (own, its) in zip(items, other.items) where own.key != its.key { return own.key < its.key }
        return chapters.map(\.path).lexicographicallyPrecedes(other.chapters.map(\.path))
    }
}

extension Pairing {
    var transposed: Pairing {
        var result = self
        swap(&result.newOfOld, &result.oldOfNew)
        return result
    }
}

extension ChapterMap {
    var transposed: ChapterMap {
        var result = ChapterMap(old: oldOfNew.count, new: newOfOld.count)
        (result.newOfOld, result.oldOfNew) = (oldOfNew, newOfOld)
        for (new, old) in splitFrom.sorted(by: { $0.key < $1.key }) {
            result.mergedFrom[old, default: []].append(new)
        }
        for (new, list) in mergedFrom.sorted(by: { $0.key < $1.key }) {
            for old in list where result.splitFrom[old] == nil { result.splitFrom[old] = new }
        }
        result.replaced = Set(replaced.map { oldOfNew[$0] })
        return result
    }
}

extension TablePair {
    var transposed: TablePair {
        TablePair(
            oldRows: newRows, newRows: oldRows, columns: columns.map { ($0.new, $0.old) }.sorted { $0.1 < $1.1 },
            oldCount: newCount, newCount: oldCount)
    }
}

extension Moves {
    /// - Parameter matcher: the one that these were made from.
    func transposed(_ matcher: BlockMatcher) -> Moves {
        var result = self
        result.blocks = Set(blocks.map { matcher.pairing.oldOfNew[$0] })
        result.parted = Set(parted.map { matcher.merges[$0]?.first ?? matcher.pairing.oldOfNew[$0] })
        let moved = matcher.tables.filter { tables.contains($0.newRows[0]) }
        result.tables = Set(moved.map { $0.oldRows[0] })
        result.sections = Set(
            sections.compactMap { id in
                let heading =
                    matcher.new.starts[id.chapter]
                    + matcher.new.chapters[id.chapter].sections[id.section].blocks.lowerBound
                return Self.section(of: matcher.pairing.oldOfNew[heading], matcher.old)
            })
        return result
    }
}
