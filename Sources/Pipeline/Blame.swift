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
    package let notices: [String]

    package init(_ workplace: Workplace, _ name: String) throws {
        workplace.places = false
        let ancestry = try Ancestry(workplace)
        let states = ancestry.states
        guard let chapter = states[0].guide.chapter(named: Path.normalAddress(name).cut(at: "#").before) else {
            throw WorkplaceError.unknownChapter(
                name, nearest: nearest(name, in: states[0].guide.chapters.map(\.path)))
        }
        path = chapter.path
        title = chapter.title
        notices = ancestry.oddities
        latest = states.dropFirst().first?.edition

        struct Trace {
            var path: String
            var block: Int
            var cameIn: Int?
            /// The state that it last changed in, and its text there.
            var changedIn: Int?
            var text: String
        }
        var traces = chapter.blocks.indices.map {
            Trace(path: chapter.path, block: $0, text: chapter.blocks[$0].text)
        }
        for index in states.indices {
            guard index + 1 < states.count else {
                for place in traces.indices where traces[place].cameIn == nil { traces[place].cameIn = index }
                break
            }
            let lineage = BlockLineage(states[index + 1].guide, states[index].guide)
            for place in traces.indices where traces[place].cameIn == nil {
                guard let origin = lineage.origin(traces[place].path, traces[place].block) else {
                    traces[place].cameIn = index
                    continue
                }
                if origin.isChanged, traces[place].changedIn == nil { traces[place].changedIn = index }
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
        try attribute(traces.map { ($0.changedIn ?? $0.cameIn ?? 0, $0.text) }, chapter.path, ancestry)
    }

    /// Finds the commit of each block's last state: the newest in its span that made this text.
    private mutating func attribute(_ spans: [(state: Int, text: String)], _ path: String, _ ancestry: Ancestry) throws
    {
        let people = try Mailmap(text: ancestry.workplace.worktreeSource().bytes(at: ".mailmap") ?? [])
        var current = path
        for state in ancestry.states.indices {
            var open: [String: [Int]] = [:]
            for (place, span) in spans.enumerated() where span.state == state {
                open[span.text, default: []].append(place)
            }
            let newer = ancestry.states[state]
            let older = state + 1 < ancestry.states.count ? ancestry.states[state + 1] : nil
            let isLastOpen = !spans.contains { $0.state >= state }
            if isLastOpen { break }
            for commit in try ancestry.commits(between: newer, and: older) {
                guard
                    let (old, new) = try ancestry.change(
                        of: commit, touching: current, in: newer.guide.location.folder)
                else { continue }
                let (redline, _, blocks) = compareWhole(old, new)
                if !open.isEmpty, let chapter = new.chapter(at: current) {
                    for (index, block) in chapter.blocks.enumerated() {
                        let origin = blocks.origin(current, index)
                        guard origin?.isChanged ?? true, let places = open.removeValue(forKey: block.text) else {
                            continue
                        }
                        for place in places {
                            lines[place].commit = commit.id.description
                            lines[place].author =
                                people.resolve(name: commit.author.name, email: commit.author.email).name
                            lines[place].date = Clock.day(commit.author.seconds)
                            lines[place].subject = String(
                                commit.message.split(whereSeparator: \.isNewline).first ?? "")
                        }
                    }
                }
                if let entry = redline.chapters.first(where: { $0.path == current }) {
                    current = entry.splitFrom ?? entry.fromPath ?? current
                }
                if open.isEmpty, !spans.contains(where: { $0.state > state }) { break }
            }
        }
    }
}
