import GuideModel

/// A section of a state of the guide.
package struct SectionAddress: Hashable, Sendable {
    package let path: String
    package let anchor: String

    package init(path: String, anchor: String) {
        self.path = path
        self.anchor = anchor
    }
}

/// Where the pages and sections of an earlier state are in a later one, as the redline pairs them.
package struct SectionLineage: Sendable {
    private var pages: [String: String] = [:]
    private var pagesBefore: [String: String] = [:]
    private var sections: [SectionAddress: SectionAddress] = [:]
    private var sectionsBefore: [SectionAddress: SectionAddress] = [:]
    /// Sections whose heading stands where another stood, and that have neither a word of their name nor of their text in common.
    private var replaced: Set<SectionAddress> = []

    package init(_ old: Guide, _ new: Guide) { self.init(Comparison(old, new)) }

    init(_ comparison: Comparison) {
        let old = comparison.oldGuide
        let (before, after) = (comparison.old, comparison.new)
        let known = Set(before.chapters.map(\.path))
        for chapter in old.chapters where !known.contains(chapter.path) {
            pages[chapter.path] = chapter.path
            pagesBefore[chapter.path] = chapter.path
            for section in chapter.sections {
                let address = SectionAddress(path: chapter.path, anchor: section.anchor)
                sections[address] = address
                sectionsBefore[address] = address
            }
        }
        let map = comparison.matcher.chapters
        for (i, chapter) in before.chapters.enumerated() {
            let merged = map.mergedFrom.filter { $0.value.contains(i) }.keys.min()
            let j = map.newOfOld[i] >= 0 && !map.replaced.contains(map.newOfOld[i]) ? map.newOfOld[i] : merged ?? -1
            if j >= 0 {
                pages[chapter.path] = after.chapters[j].path
                if map.newOfOld[i] == j { pagesBefore[after.chapters[j].path] = chapter.path }
            }
            for section in chapter.sections {
                guard let target = Self.target(of: section, in: i, comparison) else { continue }
                let from = SectionAddress(path: chapter.path, anchor: section.anchor)
                sections[from] = target.address
                let heading = before.starts[i] + section.blocks.lowerBound
                let now = comparison.pairing.newOfOld[heading]
                if now >= 0, comparison.matcher.areStrangers(heading, now, least: 0) { replaced.insert(from) }
                // Only a heading that became this heading makes the section the same one.
                if target.isHeading { sectionsBefore[target.address] = from }
            }
        }
    }

    /// The section that the heading became; for a heading that went, the one that most of its text is in.
    private static func target(of section: Section, in chapter: Int, _ comparison: Comparison)
        -> (address: SectionAddress, isHeading: Bool)?
    {
        let (before, after, pairing) = (comparison.old, comparison.new, comparison.pairing)
        let start = before.starts[chapter]
        let heading = pairing.newOfOld[start + section.blocks.lowerBound]
        if heading >= 0, let id = Moves.section(of: heading, after) {
            let target = after.chapters[id.chapter]
            return (SectionAddress(path: target.path, anchor: target.sections[id.section].anchor), true)
        }
        var votes: [SectionAddress: Int] = [:]
        var total = 0
        for block in section.blocks.dropFirst() {
            let item = start + block
            total += before.items[item].words
            let n = pairing.newOfOld[item]
            guard n >= 0 else { continue }
            let target = after.chapters[after.items[n].chapter]
            let place = after[n].section
            guard place >= 0 else { continue }
            votes[SectionAddress(path: target.path, anchor: target.sections[place].anchor), default: 0] +=
                before.items[item].words
        }
        guard
            let best = votes.max(by: { ($0.value, $1.key.path, $1.key.anchor) < ($1.value, $0.key.path, $0.key.anchor) }
            ),
            2 * best.value > total
        else { return nil }
        return (best.key, false)
    }

    /// Where a page's text is now; `nil` when it went.
    package func page(_ path: String) -> String? { pages[path] }
    /// Which page this one was; `nil` when it came.
    package func pageBefore(_ path: String) -> String? { pagesBefore[path] }
    /// Where a section's text is now; `nil` when it went.
    package func section(_ path: String, _ anchor: String) -> SectionAddress? {
        sections[SectionAddress(path: path, anchor: anchor)]
    }
    /// The same, where that was not only put in its place.
    package func living(_ path: String, _ anchor: String) -> SectionAddress? {
        replaced.contains(SectionAddress(path: path, anchor: anchor)) ? nil : section(path, anchor)
    }
    /// Which section this one was.
    package func sectionBefore(_ path: String, _ anchor: String) -> SectionAddress? {
        sectionsBefore[SectionAddress(path: path, anchor: anchor)]
    }
}
