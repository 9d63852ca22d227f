import Diffing
import GuideModel

/// A section, or a whole new chapter, that a redline changed: what a note can be about.
package struct ChangedSection: Hashable, Sendable {
    package let path: String
    /// Empty for a new chapter, and for what stands before the first heading.
    package let anchor: String
    package let title: String
    /// Where the first change stands, or the section's heading.
    package private(set) var line: Int
    package var significance: Significance
    package var changes: [Change] = []
    /// What became of the section as a whole; `nil` for a chapter, and for what stands before the first heading.
    package var status: SectionChange.Status?
    /// The addresses that it had in the edition before, and its chapter, where they were others.
    package var former: Set<String> = []
    /// The anchors of the sections that it is a part of.
    package var enclosing: [String] = []

    package init(
        path: String, anchor: String, title: String, line: Int, significance: Significance, changes: [Change]
    ) {
        self.path = path
        self.anchor = anchor
        self.title = title
        self.line = line
        self.significance = significance
        self.changes = changes
    }

    package var address: String { anchor.isEmpty ? path : "\(path)#\(anchor)" }

    /// In the order of the redline.
    ///
    /// - Parameter guide: the new state, which knows what is a part of what; `nil` where nobody asks.
    package static func list(_ redline: Redline, in guide: Guide? = nil) -> [ChangedSection] {
        let chapters = Dictionary(
            (guide?.chapters ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        var result = list(redline)
        let former = Self.former(redline)
        for index in result.indices {
            let own = result[index]
            let pages = former[own.path] ?? []
            result[index].former = pages.union(former[own.address] ?? [])
            if !own.anchor.isEmpty { result[index].former.formUnion(pages.map { "\($0)#\(own.anchor)" }) }
            guard let sections = chapters[result[index].path]?.sections,
                var section = sections.first(where: { $0.anchor == result[index].anchor })
            else { continue }
            // What only lost something has no line of its own.
            if result[index].changes.allSatisfy({ $0.to == nil }) { result[index].line = section.line }
            while section.parent >= 0 {
                section = sections[section.parent]
                result[index].enclosing.append(section.anchor)
                result[index].former.formUnion(former["\(result[index].path)#\(section.anchor)"] ?? [])
            }
        }
        return result
    }

    /// What addresses of today were in the edition before: a note may have been written before its section was renamed.
    private static func former(_ redline: Redline) -> [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        for chapter in redline.chapters {
            guard let path = chapter.path else { continue }
            if let old = chapter.fromPath, old != path { result[path, default: []].insert(old) }
            for section in chapter.sections {
                guard let anchor = section.anchor, let was = section.fromAnchor, let old = section.fromPath else {
                    continue
                }
                if old != path || was != anchor { result["\(path)#\(anchor)", default: []].insert("\(old)#\(was)") }
            }
        }
        return result
    }

    /// The chapters that went.
    package static func gone(_ redline: Redline) -> [ChangedSection] {
        redline.chapters.filter { $0.status == .removed }.compactMap { chapter in
            chapter.fromPath.map {
                ChangedSection(
                    path: $0, anchor: "", title: chapter.fromTitle ?? $0, line: 1,
                    significance: chapter.significance ?? .substantive, changes: chapter.changes)
            }
        }
    }

    /// Those of them that a note should tell of: a chapter that went into another, whole, is told there.
    package static func missed(_ redline: Redline) -> [ChangedSection] {
        let merged = Set(redline.chapters.flatMap(\.mergedFrom))
        let whole = Set(redline.chapters.filter(\.losses.isEmpty).compactMap(\.fromPath)).intersection(merged)
        return gone(redline).filter { !whole.contains($0.path) }
    }

    /// Chapters and sections that have another name or place, also where their text is as it was.
    package static func placed(_ redline: Redline) -> [ChangedSection] {
        // Chapters that took something in or gave it away have changed too.
        var movers: Set<String> = []
        for chapter in redline.chapters {
            var givers = Set(chapter.mergedFrom + [chapter.splitFrom].compactMap { $0 })
            for section in chapter.sections where section.status == .moved { givers.insert(section.fromPath ?? "") }
            givers.subtract([chapter.fromPath ?? "", ""])
            guard !givers.isEmpty, let path = chapter.path else { continue }
            movers.insert(path)
            movers.formUnion(redline.chapters.filter { givers.contains($0.fromPath ?? "") }.compactMap(\.path))
        }
        return redline.chapters.flatMap { chapter -> [ChangedSection] in
            guard let path = chapter.path, chapter.status != .unchanged, chapter.status != .added else { return [] }
            var result: [ChangedSection] = []
            func add(_ anchor: String, _ title: String?, _ former: String?) {
                var section = ChangedSection(
                    path: path, anchor: anchor, title: title ?? path, line: 1, significance: .formatting, changes: [])
                if let former, former != section.address { section.former = [former] }
                result.append(section)
            }
            if chapter.isReordered || chapter.fromPath != path || movers.contains(path) {
                add("", chapter.title, chapter.fromPath)
            }
            for section in chapter.sections where section.status == .moved || section.status == .renamed {
                guard let anchor = section.anchor else { continue }
                add(anchor, section.title, section.fromAnchor.map { "\(section.fromPath ?? path)#\($0)" })
            }
            return result
        }
    }

    private static func list(_ redline: Redline) -> [ChangedSection] {
        var result: [ChangedSection] = []
        for chapter in redline.chapters where chapter.status != .unchanged {
            guard let path = chapter.path else { continue }
            if chapter.status == .added {
                result.append(
                    ChangedSection(
                        path: path, anchor: "", title: chapter.title ?? path, line: 1,
                        significance: chapter.significance ?? .substantive, changes: chapter.changes))
                continue
            }
            var places: [String: Int] = [:]
            let current = chapter.currentAnchors
            for change in chapter.changes {
                let anchor = change.anchor(current)
                if let index = places[anchor] {
                    result[index].significance = max(result[index].significance, change.significance)
                    result[index].changes.append(change)
                    continue
                }
                places[anchor] = result.count
                let section =
                    chapter.sections.first { $0.anchor == anchor }
                    ?? chapter.sections.first { $0.status == .removed && $0.fromAnchor == anchor }
                var own = ChangedSection(
                    path: path, anchor: anchor, title: section?.title ?? section?.fromTitle ?? chapter.title ?? path,
                    line: change.to?.line ?? 1, significance: change.significance, changes: [change])
                own.status = section?.status
                result.append(own)
            }
        }
        return result
    }

    /// A note about a chapter or a section is about all of it.
    package func isCovered(by note: EditorNote) -> Bool { note.about.contains { isMeant(by: $0) } }

    /// Whether an address of a note means this section, or what it is a part of.
    func isMeant(by about: String) -> Bool {
        let about = Path.normalAddress(about.trimmingBlanks())
        return about == address || about == path || former.contains(about)
            || anchor.isEmpty && about.hasPrefix(path + "#")
            || enclosing.contains { about == "\(path)#\($0)" }
    }
}

extension [EditorNote] {
    /// In the order of the changes that they are about, others behind them.
    package func ordered(by redline: Redline, in guide: Guide) -> [EditorNote] {
        let sections = ChangedSection.list(redline, in: guide)
        let places = map { note in sections.firstIndex { $0.isCovered(by: note) } ?? sections.count }
        return indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { self[$0] }
    }

    /// The reactions that they deal with, each once.
    package var allReactions: [String] {
        var seen: Set<String> = []
        return flatMap(\.reactions).filter { seen.insert($0).inserted }
    }
}

/// How the notes and the changes cover each other.
package struct EditionNotes: Sendable {
    /// Substantive changes that no note is about.
    package let missing: [ChangedSection]
    /// Notes about what has not changed, by each address that says so, or about nothing.
    package let stale: [(note: EditorNote, about: String?)]
    /// What is wrong with the claims: which changes say more.
    package let breaking: [(note: EditorNote, sections: [ChangedSection])]
    /// Notes that cannot be read as they are meant.
    package let faulty: [EditorNote]

    /// The files of the stale ones, each once.
    package var staleNotes: [String] {
        stale.map(\.note.path).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// - Parameter guide: the new state.
    package init(_ notes: [EditorNote], _ redline: Redline, in guide: Guide) {
        let changed = ChangedSection.list(redline, in: guide)
        let went = ChangedSection.missed(redline)
        // Of a new section one note is about all that is in it.
        let new = Set(changed.filter { $0.status == .added }.map(\.address))
        missing = (changed + went).filter { section in
            section.significance == .substantive && !notes.contains(where: section.isCovered)
                && !(section.status == .added && section.enclosing.contains { new.contains("\(section.path)#\($0)") })
        }
        // What is gone can only be told by the name that it had.
        let gone = redline.chapters.filter { $0.status == .removed }.compactMap(\.fromPath)
        let goneSections = redline.chapters.flatMap { chapter in
            chapter.sections.filter { $0.status == .removed }.compactMap { section in
                section.fromAnchor.map { "\(section.fromPath ?? chapter.fromPath ?? "")#\($0)" }
            }
        }
        // What has another name or place is worth a note, by the addresses that it had and has.
        let placed = ChangedSection.placed(redline).flatMap { [$0.address] + $0.former }
        let old = Set(gone + goneSections + placed)
        // A section of a new chapter must be there.
        let anchors = Dictionary(
            guide.chapters.map { ($0.path, Set($0.sections.map(\.anchor))) }, uniquingKeysWith: { first, _ in first })
        func isNowhere(_ about: String) -> Bool {
            let (path, anchor) = about.cut(at: "#")
            guard let anchor, !anchor.isEmpty, let known = anchors[path] else { return false }
            return !known.contains(anchor) && !changed.contains { $0.former.contains("\(path)#\(anchor)") }
        }
        stale = notes.flatMap { note -> [(note: EditorNote, about: String?)] in
            guard !note.about.isEmpty else { return [(note, nil)] }
            return note.about.filter { about in
                let address = Path.normalAddress(about.trimmingBlanks())
                return !old.contains(address)
                    && (!changed.contains { $0.isMeant(by: about) } || isNowhere(address))
            }.map { (note, $0) }
        }
        faulty = notes.filter { $0.fault != nil }
        breaking = notes.compactMap { note in
            guard let claim = note.claim, let shown = redline.significance, claim < shown else { return nil }
            return (note, changed.filter { $0.significance > claim })
        }
    }
}
