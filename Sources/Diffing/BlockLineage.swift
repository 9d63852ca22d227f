import GuideModel

/// Where the blocks of a later state were in an earlier one.
package struct BlockLineage: Sendable {
    /// Where a block was: a chapter of the earlier state and an index into its blocks.
    package struct Origin: Hashable, Sendable {
        package let path: String
        package let block: Int
        /// Whether a reader sees it otherwise now.
        package let isChanged: Bool
    }

    /// By path of the chapters that differ; `nil` for a block that came.
    private var origins: [String: [Origin?]] = [:]

    package init(_ old: Guide, _ new: Guide) {
        var comparison = Comparison(old, new)
        let redline = comparison.redline()
        self.init(comparison, redline)
    }

    init(_ comparison: Comparison, _ redline: Redline) {
        let (before, after, pairing) = (comparison.old, comparison.new, comparison.pairing)
        // A block that only stands elsewhere is the same.
        var changed: [String: Set<Int>] = [:]
        for change in redline.chapters.flatMap(\.changes) {
            guard let to = change.to, change.block != .column,
                change.kind != .moved || !change.spans.isEmpty || !change.attributes.isEmpty || !change.cells.isEmpty
            else { continue }
            for place in change.kind == .split ? change.parts : [to] {
                changed[place.path, default: []].insert(place.block)
            }
        }
        for (j, chapter) in after.chapters.enumerated() {
            origins[chapter.path] = after.range(j).map { n in
                var o = pairing.oldOfNew[n]
                if let parts = comparison.matcher.merges[n], let first = parts.first { o = first }
                guard o >= 0 else { return nil }
                return Origin(
                    path: before.chapter(o).path, block: before.items[o].block,
                    isChanged: before.items[o].key != after.items[n].key
                        || changed[chapter.path]?.contains(after.items[n].block) == true)
            }
        }
    }

    /// Where a block was; `nil` when it came. In chapters that are the same on both sides each block is where it was.
    package func origin(_ path: String, _ block: Int) -> Origin? {
        guard let own = origins[path] else { return Origin(path: path, block: block, isChanged: false) }
        return own.indices.contains(block) ? own[block] : nil
    }
}

/// A redline with where every section and every block came from.
package func compareWhole(_ old: Guide, _ new: Guide) -> (
    redline: Redline, sections: SectionLineage, blocks: BlockLineage
) {
    var comparison = Comparison(old, new)
    let redline = comparison.redline()
    return (redline, SectionLineage(comparison), BlockLineage(comparison, redline))
}
