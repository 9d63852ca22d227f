/// What left a chapter for others, seen from there: the redline itself tells it where it is now.
package struct Departures: Sendable {
    /// Blocks in their old order.
    package var changes: [Change] = []
    /// Whole sections with the chapter where each is now.
    package var sections: [(section: SectionChange, path: String)] = []
    /// The chapters that were split off.
    package var splitOff: [String] = []
    /// The chapter that took it in.
    package var mergedInto: String?
}

extension Redline {
    /// By the old path of the chapter that was left.
    package var departures: [String: Departures] {
        if let knownDepartures { return knownDepartures }
        var result: [String: Departures] = [:]
        for chapter in chapters {
            guard let path = chapter.path else { continue }
            let own = chapter.fromPath ?? path
            for change in chapter.changes where [.moved, .split, .merged].contains(change.kind) {
                if let from = change.from, from.path != own {
                    result[from.path, default: Departures()].changes.append(change)
                }
            }
            for section in chapter.sections where section.status == .moved {
                if let from = section.fromPath, from != own {
                    result[from, default: Departures()].sections.append((section, path))
                }
            }
            if let from = chapter.splitFrom { result[from, default: Departures()].splitOff.append(path) }
            for from in chapter.mergedFrom { result[from, default: Departures()].mergedInto = path }
        }
        for key in result.keys { result[key]?.changes.sort { ($0.from?.line ?? 0) < ($1.from?.line ?? 0) } }
        return result
    }
}
