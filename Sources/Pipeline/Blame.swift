import Diffing
import Editions
import Git
import GuideModel

/// For each block of a chapter: the edition that it came in, the one that it last changed in, and who did that.
package struct Blame: Sendable {
    package struct Line: Sendable {
        package let block: Block
        package let anchor: String
        package var origin: BlockOrigin
        package var commit: String?
        package var author: String?
        package var date: String?
        package var subject: String?
    }

    package let path: String
    package let title: String
    package let latest: EditionNumber?
    package private(set) var lines: [Line] = []

    package init(_ workplace: Workplace, _ name: String) throws {
        workplace.places = false
        let ancestry = try Ancestry(workplace)
        let states = ancestry.states
        let (place, tracked) = try ancestry.find(name).followed(states)
        guard place == 0, let chapter = states[0].guide.chapter(at: tracked.path) else {
            throw WorkplaceError.isGone(tracked.address, since: states[place].edition.map { "edition \($0)" } ?? "")
        }
        path = chapter.path
        title = chapter.title
        latest = states.dropFirst().first?.edition

        struct Trace {
            var path: String
            var block: Int
            var cameIn: Int?
            /// The state that it last changed in.
            var changedIn: Int?
            let text: String
            /// Its chapter in the state that it came or last changed in.
            var there: String
        }
        var traces = chapter.blocks.indices.map {
            Trace(path: chapter.path, block: $0, text: chapter.blocks[$0].text, there: chapter.path)
        }
        for index in states.indices {
            guard index + 1 < states.count else {
                for place in traces.indices where traces[place].cameIn == nil {
                    traces[place].cameIn = index
                    if traces[place].changedIn == nil { traces[place].there = traces[place].path }
                }
                break
            }
            let lineage = BlockLineage(states[index + 1].guide, states[index].guide)
            for place in traces.indices where traces[place].cameIn == nil {
                guard let origin = lineage.origin(traces[place].path, traces[place].block) else {
                    traces[place].cameIn = index
                    if traces[place].changedIn == nil { traces[place].there = traces[place].path }
                    continue
                }
                if origin.isChanged, traces[place].changedIn == nil {
                    traces[place].changedIn = index
                    traces[place].there = traces[place].path
                }
                (traces[place].path, traces[place].block) = (origin.path, origin.block)
            }
        }
        lines = traces.enumerated().map { place, trace in
            let changed = trace.changedIn
            return Line(
                block: chapter.blocks[place], anchor: chapter.anchor(ofBlock: place),
                origin: BlockOrigin(
                    cameIn: trace.cameIn.flatMap { states[$0].edition },
                    changedIn: changed.flatMap { states[$0].edition },
                    isCutChange: changed.map { states[$0].edition != nil } ?? true))
        }
        let spans = traces.map { Span(state: $0.changedIn ?? $0.cameIn ?? 0, path: $0.there, text: $0.text) }
        for group in Set(spans.map(\.home)) { try attribute(group, spans, ancestry) }
        if let anchor = tracked.anchor, let section = chapter.section(anchor) {
            lines = section.blocks.map { lines[$0] }
        }
    }

    /// Where a block got its last state: between an edition and the one before it, in a chapter of that time.
    private struct Span {
        struct Home: Hashable {
            let state: Int
            let path: String
        }
        let home: Home
        let text: String

        init(state: Int, path: String, text: String) {
            home = Home(state: state, path: path)
            self.text = text
        }
    }

    /// Finds the commits of the blocks of one home: for each the newest that made its text.
    private mutating func attribute(_ home: Span.Home, _ spans: [Span], _ ancestry: Ancestry) throws {
        let people = try ancestry.workplace.mailmap()
        var open: [String: [Int]] = [:]
        for (place, span) in spans.enumerated() where span.home == home { open[span.text, default: []].append(place) }
        let newer = ancestry.states[home.state]
        let older = home.state + 1 < ancestry.states.count ? ancestry.states[home.state + 1] : nil
        var current = home.path
        // Text that came from another chapter as it is was written there; but for that nobody would have put it here.
        var carried: [String: Commit] = [:]
        func tell(_ commit: Commit, _ places: [Int]) {
            for place in places {
                lines[place].commit = commit.id.description
                lines[place].author = people.resolve(name: commit.author.name, email: commit.author.email).name
                lines[place].date = Clock.day(commit.author.seconds)
                lines[place].subject = commit.subject
            }
        }
        for commit in try ancestry.commits(between: newer, and: older) where !open.isEmpty {
            let changes = try ancestry.changes(of: commit, touching: current, in: newer.guide.location)
            guard let (first, new) = changes.first else { continue }
            let (redline, _, blocks) = compareWhole(first, new)
            // A merge made what no side of it had.
            let others = changes.dropFirst().map { BlockLineage($0.old, $0.new) }
            let before = redline.chapters.first { $0.path == current }.flatMap { $0.splitFrom ?? $0.fromPath }
            for (index, block) in (new.chapter(at: current)?.blocks ?? []).enumerated() where open[block.text] != nil {
                let origins = [blocks.origin(current, index)] + others.map { $0.origin(current, index) }
                if origins.allSatisfy({ $0?.isChanged ?? true }) {
                    tell(commit, open.removeValue(forKey: block.text) ?? [])
                } else if changes.count == 1, let origin = origins[0], origin.path != before ?? current {
                    carried[block.text] = carried[block.text] ?? commit
                }
            }
            if let entry = redline.chapters.first(where: { $0.path == current }) {
                current = entry.splitFrom ?? entry.fromPath ?? current
            }
        }
        for (text, places) in open { if let commit = carried[text] { tell(commit, places) } }
    }
}
