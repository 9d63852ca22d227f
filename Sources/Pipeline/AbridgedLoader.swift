import CommonMark
import Diffing
import Dispatch
import Git
import GuideModel
import Synchronization

/// Reads two states of git at once, what both hold once, and leaves that out where nobody will ask for it: most of a guide, as a rule.
struct AbridgedLoader {
    struct Result {
        var old: Guide
        var new: Guide
        var omitted: OmittedText
        var words: OmittedWords
    }

    private struct Job: Sendable {
        var old: SnapshotLoader.Work?
        var new: SnapshotLoader.Work?
    }

    /// One chapter on one side, or on both where it is the same, before it is taken apart.
    private struct Source: Sendable {
        var job: Int
        var work: SnapshotLoader.Work
        var isOld: Bool
        var isNew: Bool
        var bytes: [UInt8]
        var abridged: AbridgedSource?
        var isUnread = false

        var size: Int { isUnread ? 0 : abridged?.bytes.count ?? bytes.count }

        func chapter(_ style: AnchorStyle) -> Chapter {
            isUnread
                ? Chapter(unread: work.path, bytes: bytes, source: work.id ?? "")
                : Chapter(
                    path: work.path, bytes: bytes, style: style, source: work.id, places: false, abridged: abridged)
        }
    }

    private struct Reading: Sendable {
        var sources: [Source]
        var omitted: OmittedWords.Text?

        init(sources: [Source]) { self.sources = sources }

        /// One job's sources without what both hold.
        ///
        /// - Parameter changed: pictures that became another; a chapter that shows one is another.
        init(abridging sources: [Source], _ changed: PictureNames) {
            self.sources = sources
            if sources.count == 1 {
                guard sources[0].isOld, sources[0].isNew, !changed.mayStand(in: sources[0].bytes) else { return }
                self.sources[0].isUnread = true
                omitted = OmittedWords.Text(bytes: sources[0].bytes, isWhole: true)
                return
            }
            guard sources.count == 2, sources.allSatisfy({ $0.bytes.count <= Chapter.sizeLimit }),
                let shared = SharedText(sources[0].bytes, sources[1].bytes)
            else { return }
            (self.sources[0].abridged, self.sources[1].abridged) = (shared.old, shared.new)
            omitted = OmittedWords.Text(bytes: shared.omitted, isWhole: false)
        }
    }

    private let old: SnapshotLoader.Survey
    private let new: SnapshotLoader.Survey
    private let path: String
    private let progress: ProgressBar
    /// Whether text may be left out. Not where the contents name the chapters in another order, or anchors are of another kind: what a
    /// chapter weighs and is called must be known then.
    private let abridges: Bool

    init(_ old: SnapshotLoader.Survey, _ new: SnapshotLoader.Survey, repository path: String, progress: ProgressBar) {
        let isNew = Dictionary(new.chapters.map { ($0.path, $0.isListed) }, uniquingKeysWith: { first, _ in first })
        let isOld = Set(old.chapters.map(\.path))
        let before = old.chapters.filter { isNew[$0.path] != nil }
        abridges =
            old.style == new.style && old.location.contents.isComplete == new.location.contents.isComplete
            && before.map(\.path) == new.chapters.map(\.path).filter(isOld.contains)
            && before.allSatisfy { $0.isListed == isNew[$0.path] }
        (self.old, self.new, self.path, self.progress) = (old, new, path, progress)
    }

    func load() throws -> Result {
        let works = Dictionary(old.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let isNew = Set(new.chapters.map(\.path))
        let jobs =
            new.chapters.map { Job(old: works[$0.path], new: $0) }
            + old.chapters.filter { !isNew.contains($0.path) }.map { Job(old: $0, new: nil) }
        let (path, progress, oldStyle, newStyle) = (path, progress, old.style, new.style)
        let changed = abridges ? changedPictures() : nil
        Repository.trustsHashes(true)
        defer { Repository.trustsHashes(false) }
        let readings = try inParallel(jobs.count) {
            try ChapterReader(.repository(path: path))
        } work: { reader, index in
            let sources = try Self.read(jobs[index], index, reader, isOneStyle: oldStyle == newStyle)
            return changed.map { Reading(abridging: sources, $0) } ?? Reading(sources: sources)
        }
        // The largest first, so that no processor is left with one at the end.
        let sources = readings.flatMap(\.sources).sorted { $0.size > $1.size }
        progress.expect(sources.count)
        let chapters = try inParallel(sources.count) {
        } work: { _, index in
            defer { progress.advance() }
            return sources[index].chapter(sources[index].isNew ? newStyle : oldStyle)
        }
        var (before, after) = (
            [Chapter?](repeating: nil, count: jobs.count), [Chapter?](repeating: nil, count: jobs.count)
        )
        for (source, chapter) in zip(sources, chapters) {
            if source.isOld { before[source.job] = chapter }
            if source.isNew { after[source.job] = chapter }
        }
        for index in jobs.indices {
            before[index]?.isListed = jobs[index].old?.isListed ?? true
            after[index]?.isListed = jobs[index].new?.isListed ?? true
        }
        let byPath = Dictionary(
            before.compactMap { $0 }.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let texts = readings.compactMap(\.omitted)
        let omitted = OmittedText(texts.map(\.bytes))
        return Result(
            old: Guide(location: old.location, chapters: old.chapters.compactMap { byPath[$0.path] }, files: old.files),
            new: Guide(location: new.location, chapters: after.compactMap { $0 }, files: new.files),
            omitted: omitted, words: OmittedWords(texts, newStyle, after: omitted.prepare))
    }

    private func changedPictures() -> PictureNames {
        let ids = Dictionary(old.files.map { ($0.path, $0.id) }, uniquingKeysWith: { first, _ in first })
        let changed = new.files.lazy.filter { file in
            guard !Path.isMarkdown(file.path), let id = file.id, let was = ids[file.path] ?? nil else { return false }
            return id != was
        }
        return PictureNames(changed.map(\.path), isDocC: new.location.contents.form == .docc)
    }

    private static func read(
        _ job: Job, _ index: Int, _ reader: ChapterReader, isOneStyle: Bool
    ) throws -> [Source] {
        func source(_ work: SnapshotLoader.Work, isOld: Bool, isNew: Bool) throws -> Source {
            Source(
                job: index, work: work, isOld: isOld, isNew: isNew, bytes: try reader.bytes(work.fullPath, id: work.id))
        }
        if isOneStyle, let id = job.old?.id, let new = job.new, new.id == id {
            return [try source(new, isOld: true, isNew: true)]
        }
        return try [
            job.old.map { try source($0, isOld: true, isNew: false) },
            job.new.map { try source($0, isOld: false, isNew: true) },
        ].compactMap { $0 }
    }
}

/// How many words stand in what was left out: counted while the rest is compared.
final class OmittedWords: Sendable {
    struct Text: Sendable {
        var bytes: [UInt8]
        /// Whether it is a whole chapter; else runs of plain parts.
        var isWhole: Bool
    }

    private let texts: [Text]
    private let style: AnchorStyle
    private let next = Atomic<Int>(0)
    private let sum = Atomic<Int>(0)
    private let group = DispatchGroup()

    /// - Parameter first: what is needed sooner.
    init(_ texts: [Text], _ style: AnchorStyle, after first: @escaping @Sendable () -> Void) {
        self.texts = texts
        self.style = style
        DispatchQueue.global().async(group: group) {
            first()
            self.work()
        }
    }

    private func work() {
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < texts.count else { return }
            let text = texts[index]
            sum.add(text.isWhole ? count(whole: text.bytes) : plainWordCount(text.bytes), ordering: .relaxed)
        }
    }

    /// The words of a chapter, of which only what is not plain is taken apart.
    private func count(whole bytes: [UInt8]) -> Int {
        let plain = bytes.count <= Chapter.sizeLimit ? SharedText(bytes, bytes) : nil
        let rest = Chapter(path: "", bytes: bytes, style: style, places: false, abridged: plain?.new).wordCount
        return rest + (plain.map { plainWordCount($0.omitted) } ?? 0)
    }

    /// Helps to finish the counting and gives the sum.
    func total() -> Int {
        work()
        group.wait()
        return sum.load(ordering: .relaxed)
    }
}

extension Workplace {
    /// Two states of git read without what both hold, where that is safe.
    func abridgedSides(from: String, to: String) throws -> (
        from: Snapshot, to: Snapshot, result: AbridgedLoader.Result
    ) {
        let git = try requireRepository()
        let (first, second) = (try resolve(from), try resolve(to))
        let (old, new) = (try git.git.commit(first.0).tree, try git.git.commit(second.0).tree)
        let result = try AbridgedLoader(
            try loader(old, first.1).survey(), try loader(new, second.1).survey(), repository: folder,
            progress: progress
        ).load()
        return (
            try snapshot(of: result.old, commit: first.0, root: old, name: from, edition: first.1),
            try snapshot(of: result.new, commit: second.0, root: new, name: to, edition: second.1), result
        )
    }
}
