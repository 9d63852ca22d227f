import Checking
import CommonMark
import Diffing
import Editions
import Git
import GuideModel
import Rendering

/// Cuts an edition: everything is decided first, then done in one transaction.
package struct Cut {
    package struct Options: Sendable {
        package var number: String?
        package var bump: EditionNumber.Bump?
        package var stage = EditionNumber.Stage.final
        /// The most that changed, as the editors say.
        package var claim: Significance?
        package var date: String?
        /// A branch to make for a review, in place of a commit on the one that HEAD is on.
        package var branch: String?
        package var commits = true
        package var tags = true
        package var signs = false
        /// Whether it is only to be looked at: what is not committed is then no obstacle, and not in it.
        package var isPreview = false
        /// A file of known findings, which do not forbid it.
        package var baseline: String?

        package init() {}
    }

    package let plan: CutPlan
    package let redline: Redline
    package let update: Update
    /// How the notes cover the changes.
    package let notes: EditionNotes
    package let check: CheckReport
    /// What is not committed, and so not in it.
    let uncommitted: [String]
    /// What git is in the middle of: `merge`, `rebase`.
    let unfinished: String?
    /// What else stands in the way of a cut that was only asked for as a preview.
    package let obstacles: [CutError]
    /// How many findings of the check forbid it.
    package var blocking: Int { check.errors }
    private let workplace: Workplace
    private let head: OID
    /// The branch that HEAD is on, in full; empty when it is on none.
    private let branch: String
    private let identity: Signature
    private let options: Options
    private let signing: Signing?

    /// Decides all of a cut; nothing is written.
    package init(_ workplace: Workplace, _ options: Options) throws {
        self.workplace = workplace
        self.options = options
        let repository = try workplace.requireRepository()
        (branch, head) = try Landing.ground(
            workplace, repository, needsBranch: options.branch == nil && options.commits && !options.isPreview)
        unfinished = repository.git.unfinished
        identity = try Self.identity(repository)
        signing = options.signs ? try Signing() : nil
        let snapshot = try workplace.snapshot(commit: head, name: "HEAD", edition: nil)
        let guide = snapshot.guide
        let guidePath = Path.join(workplace.prefix, guide.location.folder)
        let changelogs = Path.join(workplace.prefix, try workplace.changelogsFolder())
        let ledger = try workplace.ledger()
        try workplace.requireOwnChangelogs()
        workplace.remarks.formUnion(Redlining.notices(guide))
        // An edition of the wrong files could not be taken back.
        if ledger.latest == nil, workplace.requestedGuide == nil, let file = Redlining.deeperSettings(guide) {
            throw CutError.guideIsDeeper(file: file, folder: Path.folder(of: file))
        }
        if !options.signs, options.commits, let name = Signing.wish {
            workplace.remarks.insert(
                "your git is set to sign (\(name)), and this signs nothing by itself; --sign signs the tag")
        }
        uncommitted = try repository.git.status(of: [guidePath, changelogs]).map(\.path)
        guard options.isPreview || uncommitted.isEmpty else { throw CutError.unclean(uncommitted) }
        try Self.requireFolder(changelogs, head, repository)
        if let name = options.branch { try Self.requireFree(branch: name, repository) }
        check = try Checkup.report(snapshot, workplace, baseline: options.baseline)

        try CutPlan.requirePossible(options.number, ledger: ledger)
        if options.bump != nil, guide.location.configuration.numbering == .calendar { throw CutError.countsByYear }
        let previous = ledger.latestFinal
        // Without an edition to begin at, an update would name those few as its people whom the clone still knows.
        if repository.isShallow { throw WorkplaceError.shallow(what: "who wrote the guide") }
        let before = try previous.map { try workplace.snapshot($0.number.description) }
        let plain = compare(before?.guide ?? guide.emptied, guide, each: .onAllProcessors)
        let (redline, overrides) = try workplace.weighed(plain, from: before?.commit, to: head)
        self.redline = redline
        try Self.requireNews(
            since: ledger.latest, stage: options.stage, guide, redline, uncommitted: uncommitted, workplace)
        let date = options.date ?? Clock.day(identity.seconds)
        if let last = ledger.latest?.record?.date, date < last { throw CutError.dateBefore(date, last: last) }
        var terms = Proposal.Terms(guide, date: date)
        (terms.bump, terms.stage) = (options.bump, options.stage)
        let proposal = Proposal(redline, ledger: ledger, terms: terms)
        try CutPlan.requirePossible(options.bump, ledger: ledger)
        let number = try CutPlan.number(options.number, proposal: proposal, ledger: ledger)
        if let latest = ledger.latest?.number, number < latest {
            throw CutError.stageNotAfter(options.stage, latest: latest)
        }
        let reason = previous == nil ? proposal.reason : CutPlan.reason(number, proposal)
        let tags = options.tags && options.commits && options.branch == nil
        let tag = Ledger.tagName(number, pattern: guide.location.configuration.tag)
        // A preview tells all that stands in the way, with what it would make.
        var obstacles: [CutError] = []
        func require(_ isMet: () throws -> Void) throws {
            do { try isMet() } catch let error as CutError where options.isPreview { obstacles.append(error) }
        }
        if options.commits { try require { try Self.requireFree(tag, repository) } }
        try Self.requireNoHandwork([number], ledger, changelogs, head, repository)
        let own = try workplace.notes(for: guide).ordered(by: redline, in: guide)
        notes = EditionNotes(own, redline, in: guide)
        if previous != nil { try require { try Self.require(options.claim, redline) } }

        let making = EditionMaking(workplace: workplace, state: snapshot, before: before, redline: redline)
        var record = making.record(
            number: number, date: date, previous: previous?.number, significance: proposal.significance, reason: reason,
            contributors: try Contributors(workplace, guide).list(
                tip: head, hiding: before?.commit, paths: workplace.guideFolders(guide.location)))
        record.commit = options.commits ? head.description : nil
        record.tag = options.commits ? tag : nil
        record.signed = signing == nil ? nil : true
        record.claim = (options.claim ?? own.compactMap(\.claim).max())?.rawValue
        record.notes = try making.kept(own)
        record.overrides = overrides
        record.reactions = own.allReactions
        update = making.update(record)
        let markdown = try making.markdown(update)
        record.update = try EditionMaking.digest(markdown)
        self.obstacles = obstacles
        // A draft's notes are the final edition's too.
        let spent = number.isFinal ? own.map { Path.join(guidePath, $0.path) } : []
        plan = CutPlan(
            number: number, proposal: proposal, record: record,
            files: try EditionMaking.files(
                [(record, markdown)], ledger: ledger, title: guide.title, language: guide.language, workplace),
            removals: spent.compactMap(Path.normalized),
            commitMessage: options.commits ? "Cut edition \(number)\n\n\(reason)\n" : nil, tagName: tags ? tag : nil,
            tagMessage: "\(guide.title) \(number)\n\n\(reason)\n")
    }

    /// Writes the files, the commit and the tag: all of it or nothing.
    package func run() throws {
        guard blocking == 0 else {
            let errors = check.findings.filter { $0.severity == .error && $0.state == .new }
            throw CutError.blocked(
                errors: blocking,
                first: errors.prefix(10).map { finding in
                    "\(finding.path)\(finding.range.map { ":\($0.line)" } ?? ""): \(finding.message) (\(finding.rule.rawValue))"
                })
        }
        try Landing(
            title: "the cut of edition \(plan.number)", subject: plan.number.description, head: head, branch: branch,
            newBranch: options.branch, identity: identity, files: plan.files, removals: plan.removals,
            commitMessage: plan.commitMessage, tag: plan.tagName.map { ($0, plan.tagMessage) }, signing: signing
        ).run(try workplace.requireRepository())
    }

    var branchName: String {
        if let own = options.branch { return own }
        return branch.hasPrefix("refs/heads/") ? String(branch.dropFirst("refs/heads/".count)) : branch
    }
    var makesBranch: Bool { options.branch != nil }
    /// Whether nothing but its check stands in its way.
    package var isReady: Bool {
        uncommitted.isEmpty && !isDetached && unfinished == nil && obstacles.isEmpty
    }
    var isDetached: Bool { branch.isEmpty && !makesBranch }
    var isSigned: Bool { signing != nil }

    // MARK: - Parts of the plan

    /// Who cuts: git's environment variables, else its configuration; the time is `Clock.now`.
    static func identity(_ repository: OpenRepository) throws -> Signature {
        let name = Clock.environment("GIT_COMMITTER_NAME") ?? Clock.environment("GIT_AUTHOR_NAME")
        let email = Clock.environment("GIT_COMMITTER_EMAIL") ?? Clock.environment("GIT_AUTHOR_EMAIL")
        if let name, let email, !name.isEmpty, !email.isEmpty {
            return Signature(name: name, email: email, seconds: Clock.now, offset: 0)
        }
        let own = try repository.git.identity()
        return Signature(name: own.name, email: own.email, seconds: Clock.now, offset: 0)
    }

    static func requireClean(_ repository: OpenRepository, _ paths: [String]) throws {
        let entries = try repository.git.status(of: paths)
        guard entries.isEmpty else { throw CutError.unclean(entries.map(\.path)) }
    }

    /// Where an edition has no record yet, a file of its update's name is somebody's own; so is the list while there is no record at all.
    static func requireNoHandwork(
        _ numbers: [EditionNumber], _ ledger: Ledger, _ changelogs: String, _ head: OID, _ repository: OpenRepository
    ) throws {
        let tree = try repository.git.commit(head).tree
        var own = numbers.filter { ledger.entry($0)?.record == nil }.map { "\($0).md" }
        if ledger.entries.allSatisfy({ $0.record == nil }) { own.append("README.md") }
        let files = try own.map { Path.join(changelogs, $0) }
            .filter { try repository.git.entry(at: $0, in: tree) != nil }
        guard files.isEmpty else { throw CutError.updateExists(files) }
    }

    /// The changelogs must be a folder, where they are anything yet.
    static func requireFolder(_ changelogs: String, _ head: OID, _ repository: OpenRepository) throws {
        let tree = try repository.git.commit(head).tree
        if let entry = try repository.git.entry(at: changelogs, in: tree), entry.kind != .folder {
            throw DiskError.cannotWrite(
                changelogs, why: "it is a file or a link in this repository, and must be a folder")
        }
    }

    /// Something must be new since the last edition, or it must be further than that one.
    private static func requireNews(
        since latest: Ledger.Entry?, stage: EditionNumber.Stage, _ guide: Guide, _ redline: Redline,
        uncommitted: [String], _ workplace: Workplace
    ) throws {
        guard let latest, latest.number.stage >= stage else { return }
        let isEmpty =
            latest.number.isFinal
            ? redline.isEmpty
            : compare(try workplace.snapshot(latest.number.description).guide, guide).isEmpty
        // What is there and not committed is what the editor means.
        if isEmpty { throw uncommitted.isEmpty ? CutError.nothingChanged(since: latest.number) : .unclean(uncommitted) }
    }

    /// The claim must hold.
    private static func require(_ claim: Significance?, _ redline: Redline) throws(CutError) {
        guard let claim, let shown = redline.significance, claim < shown else { return }
        let places = ChangedSection.list(redline).filter { $0.significance > claim }.map { section in
            "\(section.address): \(section.significance.rawValue)\(section.signals)"
        }
        let gone = redline.chapters.filter { $0.status == .removed }.compactMap { $0.fromPath.map { "\($0): removed" } }
        throw .claimTooLow(claim, shown: shown, by: places + gone)
    }

    static func requireFree(_ tag: String, _ repository: OpenRepository) throws {
        guard Repository.isValid(referenceName: "refs/tags/" + tag) else { throw GitError.badReferenceName(tag) }
        for other in try repository.git.tags() {
            // Tags that differ in case only are one file on some disks; `v2` and `v2/x` cannot both be files on any.
            if other.name.lowercased() == tag.lowercased() || other.name.hasPrefix(tag + "/")
                || tag.hasPrefix(other.name + "/")
            {
                throw CutError.tagTaken(other.name)
            }
        }
        if try repository.git.reference("refs/tags/" + tag) != nil { throw CutError.tagTaken(tag) }
    }

    private static func requireFree(branch name: String, _ repository: OpenRepository) throws {
        guard Repository.isValid(branchName: name) else { throw GitError.badReferenceName(name) }
        if try repository.git.reference("refs/heads/" + name) != nil { throw CutError.branchTaken(name) }
        // A branch is a file in git's folder: `edition` cannot stand beside `edition/1.0`.
        var above = Path.folder(of: name)
        while !above.isEmpty {
            if try repository.git.reference("refs/heads/" + above) != nil { throw CutError.branchTaken(above) }
            above = Path.folder(of: above)
        }
        if let below = try repository.git.branch(below: name) { throw CutError.branchTaken(below) }
    }
}

extension ChangedSection {
    /// The signals of its changes behind a comma, for messages.
    fileprivate var signals: String {
        let names = Set(changes.flatMap(\.signals)).sorted().map(\.rawValue)
        return names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
    }
}

extension OpenRepository {
    /// Does something as the repository's one writer.
    func holdingLock<R>(_ body: (borrowing Repository, borrowing WriteLock) throws(GitError) -> R) throws(GitError) -> R
    {
        let lock = try Transaction.lock(git)
        return try body(git, lock)
    }

    func blob(_ id: OID) -> [UInt8]? { try? git.blob(id) }
    func blobSize(_ id: OID) -> Int? { try? git.blobSize(id) }
}
