import Checking
import CommonMark
import Diffing
import Editions
import Git
import GuideModel
import Rendering

/// Checks one state of the guide.
package enum Checkup {
    package struct Options: Sendable {
        /// `nil` for the worktree (HEAD in a bare repository).
        package var revision: String?
        /// Rule ids to report; empty for all.
        package var only: [String] = []
        /// Findings of this state are known.
        package var since: String?
        /// A file of known findings.
        package var baseline: String?
        /// Whose addresses must live on; `nil` for the latest edition.
        package var published: String?
        package var isOnline = false
        /// Whether somebody will compare the guide with another state of it.
        package var keepsTrees = false

        package init() {}
    }

    package struct Result: Sendable {
        package var report: CheckReport
        package let guide: Guide

        package var document: CheckDocument { CheckDocument(report, guide: guide.location.folder) }
        package var isBlocking: Bool { report.errors > 0 }
    }

    package static func run(_ workplace: Workplace, _ options: Options = Options()) throws -> Result {
        let asked = try rules(options.only)
        // What silences nothing is known only once all that it could silence was looked for.
        let only = asked.isDisjoint(with: ["waiver/unused", "baseline/stale"]) ? asked : []
        workplace.identifiesPictures = false
        var baseline = try options.baseline.map { try read(baseline: $0) }
        var (guide, readings, inputs) = try read(workplace, options)
        defer { (inputs.speller as? Spelling)?.save() }
        if options.isOnline { try askNetwork(&inputs, readings, workplace) }
        if let since = options.since { baseline = try known(since, guide, inputs, workplace) }
        var report = Checker.check(
            guide, readings: readings, inputs: inputs, baseline: baseline, only: only, each: .onAllProcessors)
        if only != asked { report.keep(asked) }
        return Result(report: report, guide: guide)
    }

    /// The state that is judged, what its chapters say by themselves, and what the rules are given beside it.
    private static func read(_ workplace: Workplace, _ options: Options) throws -> (
        Guide, [ChapterReading], CheckInputs
    ) {
        let revision = options.revision ?? (workplace.hasWorktree ? "worktree" : "HEAD")
        var inputs = CheckInputs()
        guard try !isCompared(workplace, options) else {
            let snapshot = try workplace.snapshot(revision)
            try prepare(&inputs, snapshot, workplace, options)
            return (snapshot.guide, Checker.read(snapshot.guide, inputs, each: .onAllProcessors), inputs)
        }
        // Nothing asks for two chapters at a time, so the tree of each goes when the next one is read.
        let outline = try workplace.outline(revision)
        let guide = outline.snapshot.guide
        try prepare(&inputs, outline.snapshot, workplace, options)
        let context = ReadingContext(location: guide.location, language: guide.language, inputs: inputs)
        let readings = try outline.chapters { ChapterReading($0, context).withoutTree() }
        let whole = Guide(
            location: guide.location, chapters: readings.map(\.facts.chapter), files: Array(guide.files.values),
            language: guide.language)
        return (whole, readings, inputs)
    }

    /// Whether a redline will be made of the state that is judged.
    private static func isCompared(_ workplace: Workplace, _ options: Options) throws -> Bool {
        if options.keepsTrees || options.since != nil || options.published != nil { return true }
        guard workplace.repository != nil else { return false }
        return try workplace.ledger().entries.contains { $0.number.isFinal }
    }

    /// What forbids a cut, and what `status` counts: all but spelling, which never forbids and keeps notes in the repository's folder.
    ///
    /// - Parameter baseline: a file of known findings, which forbid nothing.
    package static func report(_ snapshot: Snapshot, _ workplace: Workplace, baseline: String? = nil) throws
        -> CheckReport
    {
        var inputs = CheckInputs()
        try prepare(&inputs, snapshot, workplace, Options(), spells: false)
        let known = try baseline.map { try read(baseline: $0) }
        return Checker.check(snapshot.guide, inputs: inputs, baseline: known, each: .onAllProcessors)
    }

    static func rules(_ names: [String]) throws(CheckupError) -> Set<RuleID> {
        var result: Set<RuleID> = []
        for name in names {
            let meant = Checker.list.map(\.id).filter { $0.rawValue == name || $0.family == name }
            guard !meant.isEmpty else { throw .unknownRule(name, nearest: Checker.nearestRule(name)) }
            result.formUnion(meant)
        }
        return result
    }

    private static func askNetwork(
        _ inputs: inout CheckInputs, _ readings: [ChapterReading], _ workplace: Workplace
    ) throws {
        let settings = ExternalSettings(inputs.settings)
        let probe = LinkProbe(
            settings, cache: LinkCache(folder: Disk.cacheFolder, terms: settings.terms), now: Clock.now,
            progress: workplace.progress)
        let answers = try probe.answers(Checker.externalTargets(readings))
        inputs.external = answers
        var reasons: [String: Int] = [:]
        for answer in answers.values { if case .skipped(let why) = answer.outcome { reasons[why, default: 0] += 1 } }
        inputs.skipped += reasons.sorted { $0.key < $1.key }.map { why, count in
            SkippedRule(
                rule: "external/dead",
                why: "\(count) \(count == 1 ? "address was" : "addresses were") not asked: \(why)")
        }
    }

    // MARK: - What rules are given

    /// Fills in all but the network's answers.
    private static func prepare(
        _ inputs: inout CheckInputs, _ snapshot: Snapshot, _ workplace: Workplace, _ options: Options,
        spells: Bool = true
    ) throws {
        let guide = snapshot.guide
        inputs.today = Clock.day(Clock.now)
        inputs.settings = try settings(guide)
        inputs.frontMatterSchema = try configured(guide) { configuration throws(ConfigurationError) in
            guard let schema = configuration.frontMatter else { return nil }
            guard let file = schema.string else { return try JSONSchema(schema) }
            let path = Path.join(guide.location.folder, file)
            guard let bytes = try? workplace.worktreeSource().bytes(at: path),
                let own = try? YAMLValue.parse(String(decoding: bytes, as: UTF8.self)), own.mapping != nil
            else {
                throw ConfigurationError(
                    line: schema.line, key: "front-matter",
                    problem: .wrongType(expected: "a JSON Schema, or the file that it is in; '\(file)' is none"))
            }
            return try JSONSchema(own)
        }
        inputs.readImage = images(snapshot, workplace)
        inputs.tags = try workplace.repository?.git.tags().map(\.name) ?? []
        for id in ["external/dead", "external/redirected", "external/insecure"] as [RuleID] where !options.isOnline {
            inputs.skipped.append(
                SkippedRule(rule: id, why: "external addresses are looked at only with --online"))
        }
        // A file that is named and is not there is a fault also for those who do not need it.
        let words = try words(guide, workplace)
        _ = try Contributors(workplace, guide)
        if spells {
            prepareSpelling(&inputs, guide, workplace, words: words)
        } else {
            // Named, so that a waiver for it is not called unused.
            inputs.skipped.append(SkippedRule(rule: "lang/spelling", why: "spelling forbids no cut"))
        }
        try prepareEditions(&inputs, snapshot, workplace, options)
    }

    static func settings(_ guide: Guide) throws(ConfigurationError) -> RuleSettings {
        try configured(guide) { configuration throws(ConfigurationError) in try RuleSettings(configuration.rules) }
    }

    /// An error names the file.
    private static func configured<Value>(
        _ guide: Guide, _ make: (GuideConfiguration) throws(ConfigurationError) -> Value
    ) throws(ConfigurationError) -> Value {
        do {
            return try make(guide.location.configuration)
        } catch {
            var error = error
            error.file = guide.location.configurationFile
            throw error
        }
    }

    /// The words that the guide allows beside its dictionary's.
    private static func words(_ guide: Guide, _ workplace: Workplace) throws(ConfigurationError) -> [String] {
        var words = guide.location.configuration.words
        if let file = guide.location.configuration.wordsFile {
            guard let bytes = try? workplace.worktreeSource().bytes(at: Path.join(guide.location.folder, file)) else {
                var error = ConfigurationError(
                    line: 1, key: "words",
                    problem: .wrongType(expected: "a list of words, or a file with a word a line; '\(file)' is no file")
                )
                error.file = guide.location.configurationFile
                throw error
            }
            words += String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
        }
        // A word to avoid is a finding of its own.
        return words + guide.location.configuration.terms.flatMap { [$0.use] + $0.avoid }
    }

    private static func prepareSpelling(
        _ inputs: inout CheckInputs, _ guide: Guide, _ workplace: Workplace, words: [String]
    ) {
        inputs.speller = Spelling(
            language: guide.language, extra: words, guide: Path.join(workplace.folder, guide.location.folder),
            folder: Disk.cacheFolder)
        if inputs.speller == nil {
            inputs.skipped.append(
                SkippedRule(
                    rule: "lang/spelling",
                    why:
                        "no dictionary for '\(guide.language)' is installed; Debian's are found with: apt search hunspell-\(guide.language.prefix { $0.isLetter })"
                ))
        }
    }

    private static let editionRules: [RuleID] = [
        "edition/page-vanished", "edition/anchor-vanished", "edition/anchor-retargeted",
    ]
    private static let noteRules: [RuleID] = ["edition/note-missing", "edition/note-stale", "edition/claim"]

    static func prepareEditions(
        _ inputs: inout CheckInputs, _ snapshot: Snapshot, _ workplace: Workplace, _ options: Options
    ) throws {
        let guide = snapshot.guide
        func skip(_ rules: [RuleID], _ why: String) {
            inputs.skipped += rules.map { SkippedRule(rule: $0, why: why) }
        }
        guard workplace.repository != nil else {
            if options.published != nil { throw WorkplaceError.needsRepository(path: workplace.folder) }
            skip(
                editionRules + noteRules + ["edition/version-text", "edition/duplicate-tag"],
                "this folder has no git history")
            return
        }
        if workplace.repository?.isShallow == true {
            skip(["edition/duplicate-tag"], "\(WorkplaceError.shallow(what: "whether two tags name one edition"))")
        }
        // Of an edition, what was published before it counts.
        let ledger = try workplace.ledger()
        if ledger.entries.contains(where: { $0.record != nil }) {
            // Beside records only tags of the guide's own form are editions: others may be a program's in the same repository.
            let pattern = guide.location.configuration.tag.lowercased()
            inputs.tags.removeAll { Ledger.number(inOwnTag: $0.lowercased(), pattern: pattern) == nil }
        }
        let own = options.revision.flatMap { named in
            EditionNumber(named).flatMap { ledger.entry($0) } ?? ledger.entries.first { $0.tag == named }
        }?.number
        // Drafts promise nobody an address, and their notes are the final edition's.
        let final = ledger.entries.filter(\.number.isFinal)
        let entry = own.map { number in final.last { $0.number < number } } ?? final.last
        inputs.latest = own ?? final.last?.number
        // The notes of what was cut are in its update.
        inputs.notes = own == nil ? try workplace.notes(for: guide) : []
        if [nil, "worktree", "HEAD"].contains(options.revision) {
            let source = try workplace.worktreeSource()
            inputs.filesBesideNotes = try Checker.filesBeside(inputs.notes).filter {
                guard let path = Path.normalized(Path.join(guide.location.folder, $0)) else { return false }
                return try source.bytes(at: path) != nil || source.hasFolder(path)
            }
        }
        if let revision = options.published {
            do {
                try publish(workplace.snapshot(revision), "'\(revision)'", snapshot, &inputs)
            } catch let error as WorkplaceError where error.isShallow {
                // An edition's record knows its addresses.
                guard let record = try? ledger.recorded(revision).record else { throw error }
                inputs.published = PublishedState(record)
            }
        }
        guard let entry else {
            let why =
                workplace.repository?.isShallow == true
                ? "\(WorkplaceError.shallow(what: "the history with its editions"))" : "no edition has been cut yet"
            if options.published == nil { skip(editionRules, why) }
            skip(noteRules + ["edition/version-text"], why)
            return
        }
        // What was cut has its notes in its update.
        if let own { skip(noteRules, "edition \(own) has been cut, and its notes are in its update") }
        // Notes are for updates; a guide whose editions are tags alone has none.
        if own == nil, entry.record == nil {
            skip(noteRules, "no edition has been cut yet: the editions are tags of the repository")
        }
        do {
            let before = try workplace.snapshot(entry.number.description)
            if before.tree != nil, before.tree == snapshot.tree {
                if options.published == nil { inputs.published = PublishedState(name: "", pages: []) }
                inputs.redline = Redline()
            } else if options.published == nil {
                try publish(before, "edition \(entry.number)", snapshot, &inputs)
            } else {
                inputs.redline = compare(before.guide, guide, each: .onAllProcessors)
            }
        } catch let error as WorkplaceError where error.isShallow {
            // The record knows the addresses; only what became of them is not to be told.
            if options.published == nil, let record = entry.record {
                inputs.published = PublishedState(record)
            } else if options.published == nil {
                skip(editionRules, "\(error)")
            }
            if entry.record != nil { skip(noteRules, "\(error)") }
        }
        guard entry.record != nil, own == nil else {
            inputs.redline = nil
            return
        }
        // A wrong trailer is said by the cut; findings do not hang on it.
        if let redline = inputs.redline, let old = try? workplace.resolve(entry.number.description).0 {
            let new = try snapshot.commit ?? workplace.repository?.git.head().commit
            inputs.redline = (try? workplace.weighed(redline, from: old, to: new))?.redline ?? redline
        }
    }

    private static func publish(
        _ before: Snapshot, _ name: String, _ now: Snapshot, _ inputs: inout CheckInputs
    ) throws {
        let (redline, lineage) = compareTracing(before.guide, now.guide, each: .onAllProcessors)
        inputs.redline = redline
        inputs.published = PublishedState(
            name: name, guide: before.guide, now: now.guide, lineage: lineage, each: .onAllProcessors)
    }
}

// MARK: - Pictures

extension Checkup {
    /// Reads the heads of pictures, each once; one thread at a time, for a repository's handle is nobody else's.
    static func images(_ snapshot: Snapshot, _ workplace: Workplace)
        -> @Sendable (String) -> CheckInputs.ImageFile?
    {
        let files = snapshot.guide.files
        let folder = snapshot.guide.location.folder
        let reader = ImageReader(workplace.folder, isInGit: snapshot.commit != nil)
        return { path in
            guard let entry = files[path], entry.kind == .file else { return nil }
            return reader.read(Path.join(folder, path), entry.id)
        }
    }
}
