import Diffing
import GuideModel

/// A chapter or a section that is followed from state to state.
package struct Tracked: Hashable, Sendable {
    package var path: String
    /// `nil` for the whole chapter.
    package var anchor: String?

    package init(path: String, anchor: String? = nil) {
        self.path = path
        self.anchor = anchor
    }

    package var address: String { anchor.map { "\(path)#\($0)" } ?? path }

    /// Whether the guide has it under this name.
    package func isThere(_ guide: Guide) -> Bool {
        guard let chapter = guide.chapter(at: path) else { return false }
        return anchor.map { chapter.section($0) != nil } ?? true
    }

    /// The same under the name that it has in the next state; `nil` where it is gone. What another took in is not that other.
    package func next(_ lineage: SectionLineage) -> Tracked? {
        guard let anchor else {
            guard let next = lineage.page(path), lineage.pageBefore(next) == path else { return nil }
            return Tracked(path: next)
        }
        guard let next = lineage.section(path, anchor),
            lineage.sectionBefore(next.path, next.anchor) == SectionAddress(path: path, anchor: anchor)
        else { return nil }
        return Tracked(path: next.path, anchor: next.anchor)
    }

    /// Its heading in that guide; its path where it has none.
    package func title(_ guide: Guide) -> String {
        let chapter = guide.chapter(at: path)
        return anchor.flatMap { chapter?.section($0)?.title } ?? chapter?.title ?? path
    }
}

/// What became of it between two states.
package struct LineageEvent: Sendable {
    /// As `log` calls it.
    package enum Status: String, Sendable { case added, changed, renamed, moved, split, merged, unchanged, removed }

    package var status: Status
    package var significance: Significance?
    package var at: Tracked
    package var title: String
    /// What it was before; `nil` when it came.
    package var from: Tracked?
    package var fromTitle: String?
    /// Where it went, when it is there no longer.
    package var into: Tracked?
    /// Chapters that went into it.
    package var mergedFrom: [String] = []
    package var changes: [Change] = []

    init(status: Status, significance: Significance? = nil, at: Tracked, title: String) {
        self.status = status
        self.significance = significance
        self.at = at
        self.title = title
    }

    /// What it made, for telling a merge's own doing from what either side of it had done: the places of new text and the text that went.
    package var made: Set<String> {
        Set(
            changes.map { change in
                change.to.map { "+\($0.path)\u{0}\($0.block)" } ?? "-\(change.from?.text ?? "")"
            })
    }

    /// That something is there no longer.
    package init(removed tracked: Tracked, title: String) {
        self.init(status: .removed, significance: .substantive, at: tracked, title: title)
        from = tracked
    }
}

extension Tracked {
    /// - Parameters:
    ///   - redline: between the two states.
    ///   - old, new: the states; this is an address of the new one.
    package func event(_ redline: Redline, _ lineage: SectionLineage, old: Guide, new: Guide) -> LineageEvent? {
        guard let chapter = new.chapter(at: path), let entry = redline.chapters.first(where: { $0.path == path })
        else { return nil }
        guard let anchor else { return chapterEvent(entry, chapter, old) }
        guard let section = chapter.section(anchor) else { return nil }
        var event = LineageEvent(status: .unchanged, at: self, title: section.title)
        let before = lineage.sectionBefore(path, anchor)
        event.from = before.map { Tracked(path: $0.path, anchor: $0.anchor) }
        let was = before.flatMap { old.chapter(at: $0.path)?.section($0.anchor) }
        event.fromTitle = was?.title
        let inside = Set(chapter.anchors(within: section))
        let wasInside =
            before.flatMap { old.chapter(at: $0.path) }.flatMap { chapter in
                was.map { Set(chapter.anchors(within: $0)) }
            } ?? []
        event.changes = redline.chapters.flatMap(\.changes).filter { change in
            if let to = change.to, to.path == path && inside.contains(to.anchor) { return true }
            // What left it for another place is a change here too.
            if change.to != nil, change.kind != .moved { return false }
            return change.from.map { $0.path == before?.path && wasInside.contains($0.anchor) } ?? false
        }
        let told = entry.sections.first { $0.anchor == anchor }
        switch told?.status {
        case .added: event.status = .added
        case .moved: event.status = .moved
        case .renamed: event.status = .renamed
        default: event.status = before == nil ? .added : event.changes.isEmpty ? .unchanged : .changed
        }
        if event.status == .added { event.from = nil }
        if let before, [.unchanged, .changed].contains(event.status), event.from != self {
            event.status = before.path == (entry.fromPath ?? path) ? .renamed : .moved
        }
        // A section of a chapter that has another path now is where it was all the same.
        event.significance =
            event.status == .added
            ? .substantive : event.status == .unchanged ? nil : event.changes.map(\.significance).max() ?? .formatting
        return event
    }

    private func chapterEvent(_ entry: ChapterChange, _ chapter: Chapter, _ old: Guide) -> LineageEvent {
        var event = LineageEvent(
            status: .unchanged, significance: entry.significance, at: self, title: chapter.title)
        event.changes = entry.changes
        event.mergedFrom = entry.mergedFrom
        event.from = (entry.splitFrom ?? entry.fromPath).map { Tracked(path: $0) }
        event.fromTitle = entry.splitFrom.flatMap { old.chapter(at: $0)?.title } ?? entry.fromTitle
        switch entry.status {
        case .added: event.status = entry.splitFrom == nil ? .added : .split
        case .renamed: event.status = .renamed
        case .unchanged: event.status = .unchanged
        default:
            event.status =
                entry.mergedFrom.isEmpty ? (entry.isReordered && entry.changes.isEmpty ? .moved : .changed) : .merged
        }
        return event
    }
}

extension Chapter {
    /// The section of that anchor; `nil` when there is none.
    package func section(_ anchor: String) -> Section? { sections.first { $0.anchor == anchor } }

    /// The anchors of a section and of all in it.
    fileprivate func anchors(within section: Section) -> [String] {
        sections.filter { section.blocks.contains($0.blocks.lowerBound) }.map(\.anchor)
    }
}

/// The edition that a block came in, and the one that it last changed in.
package struct BlockOrigin: Hashable, Sendable {
    /// `nil` for what no edition holds yet.
    package var cameIn: EditionNumber?
    /// `nil` where it has not changed since it came.
    package var changedIn: EditionNumber?
    package var isCutChange = true

    package init(cameIn: EditionNumber?, changedIn: EditionNumber?, isCutChange: Bool = true) {
        self.cameIn = cameIn
        self.changedIn = changedIn
        self.isCutChange = isCutChange
    }

    /// `[new 2.1]`, `[2.0, changed 2.1]`, `[2.0]`.
    ///
    /// - Parameter latest: what came in this edition is called new.
    package func label(latest: EditionNumber?) -> String {
        guard let cameIn else { return "[uncut]" }
        if let changedIn { return "[\(cameIn), changed \(changedIn)]" }
        if !isCutChange { return "[\(cameIn), changed since]" }
        return cameIn == latest ? "[new \(cameIn)]" : "[\(cameIn)]"
    }
}
