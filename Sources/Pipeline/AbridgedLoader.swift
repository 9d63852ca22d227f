import CommonMark
import Diffing
import Dispatch
import Git
import GuideModel
import Synchronization

/// Reads two states of git at once and leaves out what both hold, where nobody will ask for it: most of a guide, as a rule.
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
            var chapter =
                isUnread
                ? Chapter(unread: work.path, bytes: bytes, source: work.id ?? "")
                : Chapter(
                    path: work.path, bytes: bytes, style: style, source: work.id, places: false, abridged: abridged)
            chapter.isListed = work.isListed
            return chapter
        }
    }

    private struct Reading: Sendable {
        var sources: [Source]
        var omitted: OmittedWords.Text?
    }

    private let old: SnapshotLoader.Survey
    private let new: SnapshotLoader.Survey
    private let path: String

    /// `nil` where the two states must be read whole: their contents name the chapters in another order, or anchors are of another kind.
    init?(_ old: SnapshotLoader.Survey, _ new: SnapshotLoader.Survey, repository path: String) {
        guard old.style == new.style, old.location.contents.isComplete == new.location.contents.isComplete else {
            return nil
        }
        let isNew = Dictionary(new.chapters.map { ($0.path, $0.isListed) }, uniquingKeysWith: { first, _ in first })
        let isOld = Set(old.chapters.map(\.path))
        let before = old.chapters.filter { isNew[$0.path] != nil }
        guard before.map(\.path) == new.chapters.map(\.path).filter(isOld.contains),
            before.allSatisfy({ $0.isListed == isNew[$0.path] })
        else { return nil }
        (self.old, self.new, self.path) = (old, new, path)
    }

    func load() throws -> Result {
        let ids = Dictionary(old.files.map { ($0.path, $0.id) }, uniquingKeysWith: { first, _ in first })
        let hasOtherPictures = new.files.contains { file in
            guard !Path.isMarkdown(file.path), let id = file.id, let was = ids[file.path] ?? nil else { return false }
            return id != was
        }
        let works = Dictionary(old.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let isNew = Set(new.chapters.map(\.path))
        let jobs =
            new.chapters.map { Job(old: works[$0.path], new: $0) }
            + old.chapters.filter { !isNew.contains($0.path) }.map { Job(old: $0, new: nil) }
        let (path, style) = (path, new.style)
        Repository.trustsHashes(true)
        defer { Repository.trustsHashes(false) }
        let readings = try inParallel(jobs.count) {
            try ChapterReader(.repository(path: path))
        } work: { reader, index in
            try Self.read(jobs[index], index, reader, keepsPictures: hasOtherPictures)
        }
        // The largest first, so that no processor is left with one at the end.
        let sources = readings.flatMap(\.sources).sorted { $0.size > $1.size }
        let chapters = try inParallel(sources.count) {
        } work: { _, index in
            sources[index].chapter(style)
        }
        var (before, after) = (
            [Chapter?](repeating: nil, count: jobs.count), [Chapter?](repeating: nil, count: jobs.count)
        )
        for (source, chapter) in zip(sources, chapters) {
            if source.isOld { before[source.job] = chapter }
            if source.isNew { after[source.job] = chapter }
        }
        let byPath = Dictionary(
            before.compactMap { $0 }.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let texts = readings.compactMap(\.omitted)
        return Result(
            old: Guide(location: old.location, chapters: old.chapters.compactMap { byPath[$0.path] }, files: old.files),
            new: Guide(location: new.location, chapters: after.compactMap { $0 }, files: new.files),
            omitted: OmittedText(texts.map(\.bytes)), words: OmittedWords(texts, style))
    }

    private static func read(
        _ job: Job, _ index: Int, _ reader: ChapterReader, keepsPictures: Bool
    ) throws -> Reading {
        func source(_ work: SnapshotLoader.Work, isOld: Bool, isNew: Bool) throws -> Source {
            Source(
                job: index, work: work, isOld: isOld, isNew: isNew, bytes: try reader.bytes(work.fullPath, id: work.id))
        }
        guard let old = job.old, let new = job.new else {
            return Reading(
                sources: try [
                    job.old.map { try source($0, isOld: true, isNew: false) },
                    job.new.map { try source($0, isOld: false, isNew: true) },
                ].compactMap { $0 })
        }
        if old.id != nil, old.id == new.id {
            var same = try source(new, isOld: true, isNew: true)
            guard !keepsPictures else { return Reading(sources: [same]) }
            same.isUnread = true
            return Reading(sources: [same], omitted: OmittedWords.Text(bytes: same.bytes, isWhole: true))
        }
        var (before, after) = (try source(old, isOld: true, isNew: false), try source(new, isOld: false, isNew: true))
        guard max(before.bytes.count, after.bytes.count) <= Chapter.sizeLimit,
            let shared = SharedText(before.bytes, after.bytes)
        else { return Reading(sources: [before, after]) }
        (before.abridged, after.abridged) = (shared.old, shared.new)
        return Reading(
            sources: [before, after], omitted: OmittedWords.Text(bytes: shared.omitted, isWhole: false))
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

    init(_ texts: [Text], _ style: AnchorStyle) {
        self.texts = texts
        self.style = style
        DispatchQueue.global().async(group: group) { self.work() }
    }

    private func work() {
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < texts.count else { return }
            let text = texts[index]
            let count =
                text.isWhole
                ? Chapter(path: "", bytes: text.bytes, style: style, places: false).wordCount
                : plainWordCount(text.bytes)
            sum.add(count, ordering: .relaxed)
        }
    }

    /// Helps to finish the counting and gives the sum.
    func total() -> Int {
        work()
        group.wait()
        return sum.load(ordering: .relaxed)
    }
}

extension Workplace {
    /// Two states of git read without what both hold; `nil` where they must be read whole.
    func abridgedSides(from: String, to: String) throws -> (
        from: Snapshot, to: Snapshot, result: AbridgedLoader.Result
    )? {
        let git = try requireRepository()
        let (first, second) = (try resolve(from), try resolve(to))
        let (old, new) = (try git.git.commit(first.0).tree, try git.git.commit(second.0).tree)
        guard
            let loader = AbridgedLoader(
                try loader(old, first.1).survey(), try loader(new, second.1).survey(), repository: folder)
        else { return nil }
        let result = try loader.load()
        return (
            try snapshot(of: result.old, commit: first.0, root: old, name: from, edition: first.1),
            try snapshot(of: result.new, commit: second.0, root: new, name: to, edition: second.1), result
        )
    }
}
