import Diffing
import GuideModel

extension RedlineWording {
    /// `12: code moved to b.md, line 5`.
    func departure(_ change: Change) -> String {
        guard let from = change.from, let to = change.to else { return "" }
        return "\(from.line): \(blocks[change.block] ?? change.block.rawValue) "
            + movedTo.filling(["place": place(to, from: from)])
    }

    /// `section moved to b.md: “Stroom”`, `split off: b.md`.
    func departures(_ left: Departures?) -> [String] {
        guard let left else { return [] }
        return left.sections.map { section, path in
            "\(self.section) \(movedTo.filling(["place": path])): “\(section.fromTitle ?? section.title ?? "")”"
        } + left.splitOff.map { splitOff.filling(["path": $0]) }
    }

    /// The sections that have another place, as overviews name them: `section moved: “Stroom”`, of several the first ones.
    func arrivals(_ chapter: ChapterChange) -> [String] {
        let moved = chapter.sections.filter { $0.status == .moved }
        guard !moved.isEmpty else { return [] }
        let names = moved.prefix(2).map { "“\($0.title ?? $0.fromTitle ?? "")”" }.joined(separator: ", ")
        let more = moved.count > 2 ? " … (+\(moved.count - 2))" : ""
        return ["\(section) \(sections[.moved] ?? ""): \(names)\(more)"]
    }

    /// Which sections are told by themselves: of a chapter that came whole those that came from others.
    static func told(_ chapter: ChapterChange) -> [SectionChange] {
        switch chapter.status {
        case .added: chapter.sections.filter { $0.status == .moved }
        case .removed: []
        default: chapter.sections.filter { $0.status != .changed }
        }
    }

    /// What a section was called, and the chapter that it came from, where that is another.
    func origin(of section: SectionChange, in chapter: ChapterChange) -> [String] {
        var facts: [String] = []
        if section.status == .renamed || section.status == .moved, let was = section.fromTitle, was != section.title {
            facts.append(wasCalled.filling(["title": "“\(was)”"]))
        }
        if section.status == .renamed, section.fromTitle == section.title, let was = section.fromAnchor,
            let now = section.anchor
        {
            facts.append("#\(was) → #\(now)")
        }
        if section.status == .moved, let from = section.fromPath, from != chapter.fromPath ?? chapter.path {
            facts.append(movedFrom.filling(["place": from]))
        }
        return facts
    }
}

extension Change {
    /// The attributes that are shown beside the text: of front matter that came or went whole the text says them all.
    var toldAttributes: [AttributeChange] { block == .frontMatter && isWhole ? [] : attributes }

    /// Whether all of the block came or went.
    var isWhole: Bool { kind == .added || kind == .removed }
}

extension ChapterChange {
    /// That it has another place, and which of its sections have, in English: `at another place`, `section moved: “Stroom”`.
    package var whereabouts: [String] {
        let words = RedlineWording.english
        let place = isReordered ? [listing.flatMap { words.listings[$0] } ?? words.reordered] : []
        return place + words.arrivals(self).map { $0.prefix(1).lowercased() + $0.dropFirst() }
    }
}
