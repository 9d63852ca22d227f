import GuideModel

/// Where the blocks of a later state were in an earlier one.
package struct BlockLineage: Sendable {
    package struct Origin: Hashable, Sendable {
        package let path: String
        package let block: Int
        /// Whether a reader sees it otherwise now.
        package let isChanged: Bool
    }

    /// By path of the chapters that differ; `nil` for a block that came.
    private var origins: [String: [Origin?]] = [:]

    package init(_ old: Guide, _ new: Guide) { self.init(Comparison(old, new)) }

    init(_ comparison: Comparison) {
        let (before, after, pairing) = (comparison.old, comparison.new, comparison.pairing)
        for (j, chapter) in after.chapters.enumerated() {
            origins[chapter.path] = after.range(j).map { n in
                var o = pairing.oldOfNew[n]
                if let parts = comparison.matcher.merges[n], let first = parts.first { o = first }
                guard o >= 0 else { return nil }
                return Origin(
                    path: before.chapter(o).path, block: before.items[o].block,
                    isChanged: before.items[o].key != after.items[n].key)
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
    return (comparison.redline(), SectionLineage(comparison), BlockLineage(comparison))
}
