import Checking
import Diffing
import Editions
import Git
import GuideModel
import Rendering

/// Makes the record and the update of every past edition of a repository from its tags.
package struct Import {
    package struct Options: Sendable {
        package var pattern: String
        package var commits = true
        /// Makes those again that have a record; what was written by hand in their updates stays.
        package var again = false

        package init(pattern: String) { self.pattern = pattern }
    }

    package struct Edition: Sendable {
        package enum Outcome: String, Sendable { case made, remade, kept, conflict }
        package let number: EditionNumber
        package let tag: String
        package let date: String
        package let outcome: Outcome
        package let reason: String
    }

    /// The oldest first.
    package private(set) var editions: [Edition] = []
    /// What is odd about the tags and the states, a sentence each.
    package internal(set) var oddities: [String] = []
    package private(set) var files: [PlannedFile] = []
    let workplace: Workplace
    let options: Options
    private let head: OID
    private let branch: String
    private let identity: Signature

    /// Decides all of it; nothing is written.
    package init(_ workplace: Workplace, _ options: Options) throws {
        workplace.places = false
        self.workplace = workplace
        self.options = options
        let repository = try workplace.requireRepository()
        if repository.isShallow { throw WorkplaceError.shallow(what: "the history of the editions") }
        (branch, head) = try Landing.ground(workplace, repository)
        identity = try Cut.identity(repository)
        let folder = try workplace.changelogsFolder()
        let changelogs = Path.join(workplace.prefix, folder)
        if !Disk.isFolder(Path.join(workplace.folder, folder)) {
            try Cut.requireFolder(changelogs, head, repository)
        } else {
            try Cut.requireClean(repository, [changelogs])
        }
        let tags = try chooseTags(repository)
        try make(tags, changelogs, repository)
    }

    // MARK: - Editions

    private mutating func make(_ tags: [Chosen], _ changelogs: String, _ repository: OpenRepository) throws {
        let now = try workplace.snapshot(commit: head, name: "HEAD", edition: nil)
        let ledger = try workplace.readLedger(tolerant: true)
        try workplace.requireOwnChangelogs()
        let states = try load(tags, ledger)
        guard states.contains(where: \.isAsked) else {
            throw ImportError.noEditions(pattern: options.pattern, why: oddities)
        }
        try Cut.requireNoHandwork(
            states.filter(\.isAsked).map(\.number), ledger, changelogs, head, repository)
        let addresses = LivingAddresses(now.guide, folder: try workplace.changelogsFolder())
        let befores = try states.indices.map { try before($0, states, repository) }
        let traced = Self.compared(states, befores, now.guide)
        let lineages = traced.map(\.lineage)
        let records = Self.records(states)
        var drafts: [Draft] = []
        let people = try Contributors(workplace, now.guide)
        let folders = try workplace.guideFolders(now.guide.location)
        var earlier: Set<String>?
        for (index, state) in states.enumerated() {
            let place = befores[index]
            let before = place < 0 ? nil : states[place]
            let own = Path.join(workplace.prefix, state.guide.location.folder)
            let paths = folders.contains(own) ? folders : folders + [own]
            if state.isAsked, let known = ledger.entry(state.number)?.record, !isRemade(known), known.imported == true,
                known.previous != before?.number.description
            {
                let since = known.previous.map { "since \($0)" } ?? "as the first edition"
                oddities.append(
                    "edition \(state.number) was recorded before edition \(before?.number.description ?? "") was, and its update tells what changed \(since); 'import --again' makes it anew"
                )
            }
            let (redline, overrides) = try workplace.weighed(
                traced[index].redline, from: before?.commit, to: state.commit)
            drafts.append(
                Draft(
                    state: state, before: before, redline: redline, overrides: overrides,
                    contributors: try people.list(
                        tip: state.commit, hiding: before?.commit, paths: paths, earlier: &earlier),
                    chapters: records[index],
                    address: addresses.resolver(Array(lineages[index...]))))
        }
        judge(drafts)
        let asked = drafts.indices.filter { drafts[$0].state.isAsked }
        let written = Each.onAllProcessors.map(asked) { [drafts] index in
            drafts[index].written(past: drafts[..<index].map(\.entry))
        }
        var made: [(record: EditionRecord, update: String)] = []
        for (record, markdown) in written { try add(record, markdown, ledger, changelogs, &made) }
        let changed = made.filter { item in
            editions.contains { $0.number == item.record.edition && $0.outcome != .kept }
        }
        guard !changed.isEmpty else { return }
        files = try EditionMaking.files(
            changed, ledger: ledger, title: now.guide.title, language: now.guide.language, workplace)
    }

    /// The records of the states' chapters: most are the same in several states.
    private static func records(_ states: [State]) -> [[EditionRecord.ChapterRecord]] {
        var (distinct, places) = ([Chapter](), [[String]: Int]())
        let all = states.map { state in
            state.guide.chapters.map { chapter -> Int in
                let key = [chapter.path, chapter.source ?? "\(distinct.count)", state.guide.anchorStyle.rawValue]
                if let place = places[key] { return place }
                places[key] = distinct.count
                distinct.append(chapter)
                return distinct.count - 1
            }
        }
        let made = Each.onAllProcessors.map(distinct) { EditionRecord.ChapterRecord($0) }
        return all.map { $0.map { made[$0] } }
    }

    /// Each state beside the one before it, and where its addresses are in the next, today's in the end.
    private static func compared(
        _ states: [State], _ befores: [Int], _ now: Guide
    ) -> [(redline: Redline, lineage: SectionLineage)] {
        let guides = states.map(\.guide)
        // One comparison more than there are states: the first has nothing before it, the last is beside today's.
        let pairs = Each.onAllProcessors.map(Array(0...guides.count)) { index -> (Redline, SectionLineage) in
            let new = index < guides.count ? guides[index] : now
            let old = index > 0 ? guides[index - 1] : new.emptied
            return compareTracing(old, new)
        }
        return guides.indices.map { index in
            let before = befores[index]
            let redline =
                before == index - 1
                ? pairs[index].0 : compare(before < 0 ? guides[index].emptied : guides[before], guides[index])
            return (redline, pairs[index + 1].1)
        }
    }

    /// The state that one is relative to: what its readers had, and drafts are for some of them only. -1 for the first.
    private func before(_ index: Int, _ states: [State], _ repository: OpenRepository) throws -> Int {
        let finals = states.indices.prefix(index).filter { states[$0].number.isFinal }
        return try finals.last { try !repository.cameBeside(states[$0].commit, states[index].commit) } ?? finals.last
            ?? -1
    }

    /// What is odd about the states beside each other.
    private mutating func judge(_ drafts: [Draft]) {
        for draft in drafts where draft.state.isAsked {
            let (number, date) = (draft.state.number, draft.state.date)
            if draft.before != nil, draft.redline.isEmpty {
                oddities.append("edition \(number) brings nothing that a reader sees")
            }
            if let before = draft.before, date < before.date {
                oddities.append(
                    "edition \(number) is dated \(date), before edition \(before.number), which it follows (\(before.date))"
                )
            }
        }
    }

    /// All that an edition's files are made from.
    private struct Draft: Sendable {
        let state: State
        let before: State?
        let redline: Redline
        let overrides: [SignificanceOverride]
        let contributors: [EditionRecord.Contributor]
        let chapters: [EditionRecord.ChapterRecord]
        let address: @Sendable (String, String?) -> String?

        var entry: Ledger.Entry { .init(number: state.number, tag: state.tag, commit: nil, record: nil) }

        func written(past: [Ledger.Entry]) -> (record: EditionRecord, update: String) {
            let proposal = Proposal(
                redline, ledger: Ledger(past), terms: Proposal.Terms(state.guide, date: state.date))
            var record = EditionRecord(
                number: state.number, date: state.date, previous: before?.number, guide: state.guide,
                tree: state.snapshot.tree?.description ?? "", redline: redline, significance: proposal.significance,
                reason: Import.reason(state.number, proposal), chapters: chapters)
            record.contributors = contributors
            record.commit = state.commit.description
            record.tag = state.tag
            record.imported = true
            record.overrides = overrides
            let update = Update(record, guide: state.guide, before: before?.guide, redline: redline)
            return (
                record,
                ChangelogRenderer(update, language: state.guide.language, address: address).markdown
            )
        }
    }

    /// One edition's files: new ones, or merged with what somebody wrote into the update.
    private mutating func add(
        _ record: EditionRecord, _ markdown: String, _ ledger: Ledger, _ changelogs: String,
        _ made: inout [(record: EditionRecord, update: String)]
    ) throws {
        guard let number = record.edition else { return }
        var record = record
        record.update = try EditionMaking.digest(markdown)
        func note(_ outcome: Edition.Outcome) {
            editions.append(
                Edition(
                    number: number, tag: record.tag ?? "", date: record.date, outcome: outcome, reason: record.reason))
        }
        guard let known = ledger.entry(number)?.record else {
            note(.made)
            made.append((record, markdown))
            return
        }
        guard isRemade(known) else {
            note(.kept)
            made.append((known, ""))
            return
        }
        // What only the editors knew stays as they said it.
        (record.notes, record.reactions, record.claim) = (known.notes, known.reactions, known.claim)
        if known.imported != true {
            (record.commit, record.tag, record.date) = (known.commit, known.tag, known.date)
            (record.reason, record.signed) = (known.reason, known.signed)
        }
        let merge = try UpdateMerge.run(workplace, over: known, into: &record, generated: markdown)
        let isSame = RecordDocument(record).json.text() == RecordDocument(known).json.text()
        note(merge.hasConflicts ? .conflict : merge.isNew || !isSame ? .remade : .kept)
        made.append((record, merge.text))
    }

    private struct State: Sendable {
        let number: EditionNumber
        let tag: String
        let commit: OID
        let snapshot: Snapshot
        let date: String
        /// Whether its files are to be made; others only come before or after them.
        let isAsked: Bool
        var guide: Guide { snapshot.guide }
    }

    /// The states of the tags and of all recorded editions, by number; tags without a guide are named and left out.
    private mutating func load(_ tags: [Chosen], _ ledger: Ledger) throws -> [State] {
        var states: [State] = []
        for chosen in tags {
            do {
                if let state = try state(chosen, ledger) { states.append(state) }
            } catch let error as GuideError {
                oddities.append("the tag '\(chosen.tag.name)' was left out: \(error)")
            } catch let error as ConfigurationError {
                oddities.append("the tag '\(chosen.tag.name)' was left out: \(error)")
            }
        }
        for entry in ledger.entries where entry.number.isFinal {
            guard let record = entry.record, !states.contains(where: { $0.number == entry.number }) else { continue }
            if let state = try recorded(record, entry.number, isAsked: false) { states.append(state) }
        }
        return states.sorted { $0.number < $1.number }
    }

    /// The state of a recorded edition; `nil` where the history holds it no longer.
    private func recorded(_ record: EditionRecord, _ number: EditionNumber, isAsked: Bool) throws -> State? {
        guard let snapshot = try? workplace.snapshot(record.number), let commit = snapshot.commit else { return nil }
        return State(
            number: number, tag: record.tag ?? "", commit: commit, snapshot: snapshot, date: record.date,
            isAsked: isAsked)
    }

    private mutating func state(_ chosen: Chosen, _ ledger: Ledger) throws -> State? {
        let repository = try workplace.requireRepository()
        let (number, tag) = (chosen.number, chosen.tag)
        let known = ledger.entry(number)?.record
        if let known, !isRemade(known), let state = try recorded(known, number, isAsked: true) {
            let tree = try workplace.guideTree(known.guide, in: repository.git.commit(tag.commit).tree)?.description
            if tree != known.tree {
                oddities.append(
                    "the tag '\(tag.name)' leads to another state than edition \(number), which is recorded from '\(known.tag ?? known.tree)'; it was left out"
                )
            }
            return state
        }
        let snapshot = try workplace.snapshot(commit: tag.commit, name: tag.name, edition: number)
        if try tag.commit != head && !repository.git.isAncestor(tag.commit, of: head) {
            oddities.append(
                "the tag '\(tag.name)' is not on the line that leads to HEAD; its edition was made all the same")
        }
        let seconds = try tag.annotation?.tagger?.seconds ?? repository.git.commit(tag.commit).committer.seconds
        // A record that was made before knows better than a tag that may be younger.
        return State(
            number: number, tag: tag.name, commit: tag.commit, snapshot: snapshot,
            date: known?.date ?? Clock.day(seconds), isAsked: true)
    }

    /// A cut's own record is the editors'; only one of an earlier form, or one that was imported, is made again.
    private func isRemade(_ record: EditionRecord) -> Bool {
        options.again && record.imported == true || record.digest == nil
    }

    private static func reason(_ number: EditionNumber, _ proposal: Proposal) -> String {
        number.base == proposal.number || proposal.isFirst
            ? proposal.reason : "by its tag, where the changes call for \(proposal.number) (\(proposal.reason))"
    }

    // MARK: - Doing it

    /// Writes the files and the commit: all of it or nothing.
    package func run() throws {
        guard !files.isEmpty else { return }
        let count = editions.filter { $0.outcome != .kept }.count
        let title = "Record \(count) \(count == 1 ? "edition" : "editions") from tags"
        try Landing(
            title: "the import of \(count) editions", subject: "", head: head, branch: branch, identity: identity,
            files: files,
            // What is marked is settled before it is committed.
            commitMessage: options.commits && !hasConflicts
                ? "\(title)\n\n\(editions.map { "\($0.number): \($0.tag)" }.joined(separator: "\n"))\n" : nil
        ).run(try workplace.requireRepository())
    }

    package var hasConflicts: Bool { editions.contains { $0.outcome == .conflict } }
}
