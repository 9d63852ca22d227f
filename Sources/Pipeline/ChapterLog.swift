import Diffing
import Editions
import Git
import GuideModel

/// The history of a chapter or a section, through editions and the commits between them.
package struct ChapterLog: Sendable {
    package struct CommitLine: Sendable {
        package let id: String
        package let date: String
        package let author: String
        package let subject: String
        package let event: LineageEvent
    }
    package struct Entry: Sendable {
        /// `nil` for what is not cut yet.
        package let edition: EditionNumber?
        package let date: String?
        package let event: LineageEvent
        package let commits: [CommitLine]
    }

    package let tracked: Tracked
    package let title: String
    /// The newest first.
    package private(set) var entries: [Entry] = []

    package init(_ workplace: Workplace, _ address: String) throws {
        workplace.places = false
        let ancestry = try Ancestry(workplace)
        let states = ancestry.states
        let (first, tracked) = try ancestry.find(address).followed(states)
        self.tracked = tracked
        let chapter = states[first].guide.chapter(at: tracked.path)
        title = tracked.anchor.flatMap { chapter?.section($0)?.title } ?? chapter?.title ?? tracked.path
        if first > 0 {
            // It is gone: said by the state after the last that has it, with the chapter that it went into.
            let lineage = SectionLineage(states[first].guide, states[first - 1].guide)
            var event = LineageEvent(removed: tracked, title: title)
            if let anchor = tracked.anchor {
                event.into = lineage.section(tracked.path, anchor).map { Tracked(path: $0.path, anchor: $0.anchor) }
            } else {
                event.into = lineage.page(tracked.path).map { Tracked(path: $0) }
            }
            entries.append(
                Entry(
                    edition: states[first - 1].edition, date: states[first - 1].date,
                    event: event, commits: []))
        }
        let people = try workplace.mailmap()
        var current: Tracked? = tracked
        for index in first..<states.count {
            guard let own = current else { break }
            let older = index + 1 < states.count ? states[index + 1] : nil
            let new = states[index].guide
            let old = older?.guide ?? new.emptied
            let (redline, lineage) = compareTracing(old, new)
            guard let event = own.event(redline, lineage, old: old, new: new) else { break }
            let commits =
                event.status == .unchanged
                ? [] : try Self.commits(own, ancestry, states[index], older, people)
            if states[index].edition != nil || event.status != .unchanged {
                entries.append(
                    Entry(
                        edition: states[index].edition, date: states[index].date, event: event, commits: commits))
            }
            current = event.from
        }
    }

    private static func commits(
        _ tracked: Tracked, _ ancestry: Ancestry, _ newer: Ancestry.State, _ older: Ancestry.State?,
        _ people: borrowing Mailmap
    ) throws -> [CommitLine] {
        var result: [CommitLine] = []
        var current = tracked
        for commit in try ancestry.commits(between: newer, and: older) {
            guard
                let (old, new) = try ancestry.change(
                    of: commit, touching: current.path, in: newer.guide.location.folder)
            else { continue }
            let (redline, lineage) = compareTracing(old, new)
            guard let event = current.event(redline, lineage, old: old, new: new), event.status != .unchanged else {
                continue
            }
            result.append(
                CommitLine(
                    id: commit.id.description, date: Clock.day(commit.author.seconds),
                    author: people.resolve(name: commit.author.name, email: commit.author.email).name,
                    subject: commit.subject, event: event))
            if let from = event.from { current = from }
        }
        return result
    }
}
