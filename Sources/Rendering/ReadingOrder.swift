import Diffing
import GuideModel

/// A chapter of a redline as somebody reads it: its changes with the unchanged text that stands between them.
struct ReadingOrder {
    enum Piece {
        /// Unchanged blocks of the chapter.
        case same(Range<Int>)
        /// A change, as an index into the entry's changes.
        case change(Int)
    }

    /// The side whose blocks the pieces name: the new chapter, or the old one of a chapter that is gone.
    let chapter: Chapter?
    private(set) var pieces: [Piece] = []

    init(_ entry: ChapterChange, old: Guide, new: Guide) {
        chapter =
            entry.status == .removed
            ? entry.fromPath.flatMap(old.chapter(at:)) : entry.path.flatMap(new.chapter(at:))
        guard let chapter else { return }
        var next = 0
        func advance(to end: Int, _ pieces: inout [Piece]) {
            if next < end { pieces.append(.same(next..<end)) }
            next = max(next, end)
        }
        for (index, change) in entry.changes.enumerated() {
            let isGone = change.kind == .removed && entry.status != .removed
            advance(to: min(chapter.blocks.count, change.position + (isGone ? 1 : 0)), &pieces)
            pieces.append(.change(index))
            if !isGone { next = max(next, Self.end(of: change, chapter.blocks)) }
        }
        advance(to: chapter.blocks.count, &pieces)
    }

    /// The titles of the sections that a change stands in, outermost first, without the chapter's own title.
    func headings(above change: Change) -> [String] {
        guard let chapter, change.position >= 0, change.position < chapter.blocks.count else { return [] }
        var titles: [String] = []
        var section = chapter.blocks[change.position].section
        while section >= 0 {
            let own = chapter.sections[section]
            if own.level > 1 || own.title != chapter.title { titles.append(own.title) }
            section = own.parent
        }
        return titles.reversed()
    }

    /// One past the last block that a change speaks for.
    private static func end(of change: Change, _ blocks: [Block]) -> Int {
        let start = change.position
        guard blocks.indices.contains(start) else { return start }
        switch change.block {
        // The header of a column is a row of its own.
        case .column: return start
        case .table:
            let table = blocks[start].table
            return blocks[start...].firstIndex { $0.kind != .row || $0.table != table } ?? blocks.count
        default:
            return change.kind == .split ? max(start, change.parts.last?.block ?? start) + 1 : start + 1
        }
    }
}
