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
        let people = try workplace.mailmap()
        title = tracked.title(states[first].guide)
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
                    event: event,
                    commits: try Self.removal(tracked, title, ancestry, states[first - 1], states[first], people)))
        }
        var current: Tracked? = tracked
        var next = first
        while next < states.count {
            guard let own = current else { break }
            let index = next
            next += 1
            let older = index + 1 < states.count ? states[index + 1] : nil
            let new = states[index].guide
            let old = older?.guide ?? new.emptied
            let (redline, lineage) = compareTracing(old, new, each: .onAllProcessors)
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
            // What came back was there before.
            if current == nil, event.status == .added, index + 2 < states.count,
                let earlier = states.indices[(index + 2)...].first(where: { own.isThere(states[$0].guide) })
            {
                let title = own.title(states[earlier].guide)
                entries.append(
                    Entry(
                        edition: states[earlier - 1].edition, date: states[earlier - 1].date,
                        event: LineageEvent(removed: own, title: title),
                        commits: try Self.removal(own, title, ancestry, states[earlier - 1], states[earlier], people)))
                current = own
                next = earlier
            }
        }
    }

    /// The commit that took something out, between a state that has it and the next that has not.
    private static func removal(
        _ tracked: Tracked, _ title: String, _ ancestry: Ancestry, _ newer: Ancestry.State, _ older: Ancestry.State,
        _ people: borrowing Mailmap
    ) throws -> [CommitLine] {
        var current = tracked
        for commit in try ancestry.commits(between: newer, and: older).reversed() {
            let changes = try ancestry.changes(of: commit, touching: current.path, in: older.guide.location)
            guard changes.count == 1, let (old, new) = changes.first, current.isThere(old) else { continue }
            if let next = current.next(SectionLineage(old, new)) {
                current = next
                continue
            }
            return [line(commit, LineageEvent(removed: current, title: title), people)]
        }
        return []
    }

    private static func line(_ commit: Commit, _ event: LineageEvent, _ people: borrowing Mailmap) -> CommitLine {
        CommitLine(
            id: commit.id.description, date: Clock.day(commit.author.seconds),
            author: people.resolve(name: commit.author.name, email: commit.author.email).name, subject: commit.subject,
            event: event)
    }

    private static func commits(
        _ tracked: Tracked, _ ancestry: Ancestry, _ newer: Ancestry.State, _ older: Ancestry.State?,
        _ people: borrowing Mailmap
    ) throws -> [CommitLine] {
        var result: [CommitLine] = []
        var current = tracked
        for commit in try ancestry.commits(between: newer, and: older) {
            let changes = try ancestry.changes(of: commit, touching: current.path, in: newer.guide.location)
            guard let (old, new) = changes.first else { continue }
            let (redline, lineage) = compareTracing(old, new, each: .onAllProcessors)
            guard let event = current.event(redline, lineage, old: old, new: new), event.status != .unchanged else {
                continue
            }
            // A merge did what no side of it had done.
            let others = changes.dropFirst().map { other in
                let (redline, lineage) = compareTracing(other.old, other.new, each: .onAllProcessors)
                return current.event(redline, lineage, old: other.old, new: other.new)
            }
            guard others.allSatisfy({ other in other.map { !event.made.isDisjoint(with: $0.made) } ?? true }) else {
                continue
            }
            result.append(line(commit, event, people))
            if let from = event.from { current = from }
        }
        return result
    }
}
