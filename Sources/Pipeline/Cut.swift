import Checking
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
        package var date: String?
        package var commits = true
        package var tags = true
        /// A file of known findings, which do not forbid it.
        package var baseline: String?

        package init() {}
    }

    package let plan: CutPlan
    package let redline: Redline
    /// How many findings of the check forbid it.
    package let blocking: Int
    private let workplace: Workplace
    private let head: OID
    private let branch: String
    private let identity: Signature
    private let options: Options

    /// Decides all of a cut; nothing is written.
    package init(_ workplace: Workplace, _ options: Options) throws {
        self.workplace = workplace
        self.options = options
        let repository = try workplace.requireRepository()
        guard repository.worktree != nil else { throw GitError.bare(path: workplace.folder) }
        switch try repository.git.head() {
        case .unborn(let branch): throw GitError.unborn(branch: branch)
        case .detached: throw GitError.detached
        case .branch(let name, let id): (branch, head) = (name, id)
        }
        identity = try Self.identity(repository)
        let snapshot = try workplace.snapshot(commit: head, name: "HEAD", edition: nil)
        let guide = snapshot.guide
        let guidePath = Path.join(workplace.prefix, guide.location.folder)
        let changelogs = Path.join(workplace.prefix, try workplace.changelogsFolder())
        try Self.requireClean(repository, [guidePath, changelogs])
        let headTree = try repository.git.commit(head).tree
        if let entry = try repository.git.entry(at: changelogs, in: headTree), entry.kind != .folder {
            throw DiskError.cannotWrite(
                changelogs, why: "it is a file or a link in this repository, and must be a folder")
        }
        blocking = try Checkup.report(snapshot, workplace, baseline: options.baseline).errors

        let ledger = try workplace.ledger()
        let latest = ledger.latest
        let before = try latest.map { try workplace.snapshot($0.number.description) }
        redline = compare(before?.guide ?? Guide(location: guide.location, chapters: [], files: []), guide)
        if let latest, redline.isEmpty { throw CutError.nothingChanged(since: latest.number) }
        let date = options.date ?? Clock.day(identity.seconds)
        let year =
            guide.location.configuration.numbering == .calendar
            ? date.split(separator: "-").first.flatMap { Int($0) } : nil
        let proposal = Proposal(redline, latest: latest?.number, calendarYear: year, bump: options.bump)
        let number = try CutPlan.number(options.number, proposal: proposal, ledger: ledger)
        let reason = latest == nil ? proposal.reason : CutPlan.reason(number, proposal)
        let tag = Ledger.tagName(number, pattern: guide.location.configuration.tag)
        if options.tags, options.commits { try Self.requireFree(tag, repository) }

        let contributors = try Contributors(workplace, guide).list(
            tip: head, hiding: before?.commit, path: guidePath)
        var record = EditionRecord(
            number: number, date: date, previous: latest?.number, guide: guide.location.folder,
            tree: snapshot.tree?.description ?? "",
            commit: options.commits ? head.description : nil, tag: options.tags && options.commits ? tag : nil,
            significance: proposal.significance, reason: proposal.reason,
            chapters: try guide.chapters.map(Self.chapterRecord),
            redirects: Dictionary(
                guide.location.configuration.redirects.map { ($0.from, $0.to) }, uniquingKeysWith: { $1 }),
            contributors: contributors, counts: Self.counts(guide, redline))
        // The record keeps every redirect; the update tells those that are new.
        let told = Set((before?.guide.location.configuration.redirects ?? []).map(\.from))
        var news = record
        news.redirects = record.redirects.filter { !told.contains($0.key) }
        let language = guide.language
        let up = String(repeating: "../", count: changelogs.split(separator: "/").count)
        let update = ChangelogRenderer(
            news, redline: latest == nil ? nil : redline, title: guide.title, language: language,
            guideLink: guidePath.isEmpty ? up : up + guidePath + "/"
        ).markdown
        record.update = try Self.digest(update)
        let records = ledger.entries.compactMap(\.record) + [record]
        plan = CutPlan(
            number: number, proposal: proposal, record: record,
            files: [
                PlannedFile(path: Path.join(changelogs, "\(number).md"), text: update),
                PlannedFile(
                    path: Path.join(changelogs, "\(number).json"),
                    text: RecordDocument(record).json.text(isPretty: true)),
                PlannedFile(
                    path: Path.join(changelogs, "README.md"),
                    text: ChangelogRenderer.list(records, title: guide.title, language: language)),
            ], commitMessage: options.commits ? "Cut edition \(number)\n\n\(reason)\n" : nil,
            tagName: options.tags && options.commits ? tag : nil,
            tagMessage: "\(guide.title) \(number)\n\n\(reason)\n")
    }

    /// Writes the files, the commit and the tag: all of it or nothing.
    package func run() throws {
        guard blocking == 0 else { throw CutError.blocked(errors: blocking) }
        let repository = try workplace.requireRepository()
        try repository.holdingLock { git, lock throws(GitError) in
            // Somebody may have committed since the plan was made; the transaction compares again under git's own locks.
            var files: [(path: String, blob: OID)] = []
            var changes: [Journal.FileChange] = []
            let headTree = try git.commit(head).tree
            for file in plan.files {
                let blob = try git.write(blob: Array(file.text.utf8))
                files.append((file.path, blob))
                changes.append(
                    Journal.FileChange(path: file.path, old: try git.entry(at: file.path, in: headTree)?.id, new: blob))
            }
            var moves: [Journal.ReferenceMove] = []
            if let message = plan.commitMessage {
                let tree = try git.write(tree: headTree, replacing: files)
                let commit = try git.write(
                    commitOf: tree, parents: [head], author: identity, committer: identity, message: message)
                moves.append(Journal.ReferenceMove(name: branch, old: head, new: commit))
                if let name = plan.tagName {
                    let tag = try git.write(tag: name, of: commit, tagger: identity, message: plan.tagMessage)
                    moves.append(Journal.ReferenceMove(name: "refs/tags/" + name, old: nil, new: tag))
                }
            }
            let journal = Journal(
                title: "the cut of edition \(plan.number)", subject: plan.number.description, references: moves,
                files: changes,
                stagesFiles: plan.commitMessage != nil,
                reflogLine:
                    "\(identity.name) <\(identity.email)> \(identity.seconds) +0000\tcommit: Cut edition \(plan.number)"
            )
            try Transaction.run(journal, in: git, holding: lock)
        }
    }

    var branchName: String { branch.hasPrefix("refs/heads/") ? String(branch.dropFirst("refs/heads/".count)) : branch }

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

    private static func requireClean(_ repository: OpenRepository, _ paths: [String]) throws {
        let entries = try repository.git.status(of: paths)
        guard entries.isEmpty else { throw CutError.unclean(entries.map(\.path)) }
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

    static func counts(_ guide: Guide, _ redline: Redline) -> EditionRecord.Counts {
        let blocks = redline.summary.blocks
        return EditionRecord.Counts(
            chapters: guide.chapters.count, sections: guide.chapters.reduce(0) { $0 + $1.sections.count },
            words: guide.chapters.reduce(0) { $0 + $1.wordCount }, added: blocks[.added] ?? 0,
            removed: blocks[.removed] ?? 0,
            changed: (blocks[.changed] ?? 0) + (blocks[.split] ?? 0) + (blocks[.merged] ?? 0),
            moved: blocks[.moved] ?? 0)
    }

    static func chapterRecord(_ chapter: Chapter) throws -> EditionRecord.ChapterRecord {
        EditionRecord.ChapterRecord(
            path: chapter.path, id: chapter.id, title: chapter.title, digest: try digest(chapter.bytes),
            words: chapter.wordCount,
            sections: try chapter.sections.map { section in
                EditionRecord.SectionRecord(
                    anchor: section.anchor, title: section.title, level: section.level,
                    digest: try digest(sectionText(section, chapter)))
            })
    }

    /// The visible text of a section, a line a block: what its digest is of.
    private static func sectionText(_ section: Section, _ chapter: Chapter) -> String {
        chapter.blocks[section.blocks].map { "\($0.kind.rawValue)\t\($0.text)\n" }.joined()
    }

    static func digest(_ text: String) throws -> String { try digest(Array(text.utf8)) }
    static func digest(_ bytes: [UInt8]) throws -> String { "git-blob:\(try Repository.blobID(of: bytes))" }
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
