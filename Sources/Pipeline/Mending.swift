import Checking
import CommonMark
import Diffing
import Git
import GuideModel
import Rendering

/// What `--fix` does: every file with its new bytes, decided before any is written.
package struct Mending: Sendable {
    /// Of files below the guide's root, by their paths.
    private var files: [String: [UInt8]] = [:]
    private var configuration: [UInt8]?
    package private(set) var mended: [Finding] = []
    private let folder: String
    private let configurationFile: String

    /// Works out what can be mended; where two edits overlap the first one stands and the other waits for the next run.
    package init(_ findings: [Finding], _ guide: Guide, _ workplace: Workplace) throws {
        folder = guide.location.folder
        configurationFile = guide.location.configurationFile
        let source = try workplace.worktreeSource()
        var taken: [String: DisjointRanges] = [:]
        var edits: [String: Set<Edit>] = [:]
        var redirects: [(from: String, to: String)] = []
        var redirected: Set<String> = []
        for finding in findings {
            var isWhole = !finding.fixes.isEmpty
            for case .edit(let edit) in finding.fixes where edits[edit.path]?.contains(edit) != true {
                if taken[edit.path]?.overlaps(edit.range) == true { isWhole = false }
            }
            guard isWhole, !finding.fixes.contains(.baseline) else { continue }
            for fix in finding.fixes {
                switch fix {
                case .edit(let edit):
                    guard edits[edit.path, default: []].insert(edit).inserted else { continue }
                    taken[edit.path, default: DisjointRanges()].insert(edit.range)
                case .redirect(let from, let to):
                    if redirected.insert(from).inserted { redirects.append((from, to)) }
                case .baseline: break
                }
            }
            mended.append(finding)
        }
        for (path, list) in edits {
            guard let old = try source.bytes(at: Path.join(folder, path)) else { continue }
            var bytes: [UInt8] = []
            var at = 0
            for edit in list.sorted(by: {
                ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
            })
            where edit.range.lowerBound >= at && edit.range.upperBound <= old.count {
                bytes += old[at..<edit.range.lowerBound]
                bytes += edit.text.utf8
                at = edit.range.upperBound
            }
            bytes += old[at...]
            files[path] = bytes
        }
        if !redirects.isEmpty {
            let old = String(decoding: try source.bytes(at: configurationFile) ?? [], as: UTF8.self)
            configuration = RedirectList.adding(redirects, to: old).map { Array($0.utf8) }
            // In a file of another form only a person can write them.
            if configuration == nil {
                mended.removeAll { $0.fixes.contains { if case .redirect = $0 { true } else { false } } }
            }
        }
    }

    package var isEmpty: Bool { files.isEmpty && configuration == nil }

    /// Writes the files, each at once or not at all.
    package func write(_ workplace: Workplace) throws {
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            try Disk.write(Path.join(workplace.folder, Path.join(folder, path)), bytes)
        }
        if let configuration { try Disk.write(Path.join(workplace.folder, configurationFile), configuration) }
    }

    /// What would be mended, and the redline of it as a reader would see it.
    package func previewText(_ guide: Guide, _ style: TerminalStyle) -> String {
        guard !isEmpty else { return "nothing to mend\n" }
        let after = after(guide)
        let redline = TerminalRedline(
            compare(guide, after), from: RevisionName(name: "worktree"), to: RevisionName(name: "mended"), old: guide,
            new: after,
            style: style)
        return text(style, willRun: false) + "\n" + redline.text
    }

    package func previewJSON(_ guide: Guide) -> String {
        DiffDocument(
            compare(guide, after(guide)), from: RevisionName(name: "worktree"), to: RevisionName(name: "mended"),
            listsUnchanged: false
        ).text
    }

    private func after(_ guide: Guide) -> Guide {
        let chapters = guide.chapters.map { chapter -> Chapter in
            guard let bytes = files[chapter.path] else { return chapter }
            var mended = Chapter(path: chapter.path, bytes: bytes, style: guide.anchorStyle)
            mended.isListed = chapter.isListed
            return mended
        }
        return Guide(location: guide.location, chapters: chapters, files: Array(guide.files.values))
    }

    /// Mends and checks again until nothing is left to mend: one mending may uncover another.
    ///
    /// - Returns: what was mended, a line a finding, and the last check.
    package static func run(
        _ first: Checkup.Result, _ options: Checkup.Options, baseline: String?, _ style: TerminalStyle,
        _ workplace: () throws -> Workplace
    ) throws -> (text: String, last: Checkup.Result) {
        var (text, result) = ("", first)
        for _ in 0..<5 {
            let place = try workplace()
            guard place.hasWorktree else { throw GitError.bare(path: place.folder) }
            let mending = try Mending(result.report.findings, result.guide, place)
            let isStale = result.isBaselineStale
            guard !mending.isEmpty || isStale else { break }
            try mending.write(place)
            if let baseline, isStale { try result.mend(baseline: baseline) }
            text += mending.text(style, willRun: true)
            result = try Checkup.run(workplace(), options)
        }
        return (text, result)
    }

    /// What was mended or would be, a line a finding.
    package func text(_ style: TerminalStyle, willRun: Bool) -> String {
        mended.map { finding in
            let place = finding.range.map { ":\($0.line)" } ?? ""
            var what = finding.suggestion.map { " → \(TerminalStyle.line($0))" } ?? ""
            if finding.rule == "edition/anchor-vanished" { what = " stays as an id above the heading" }
            let redirects = finding.fixes.compactMap { fix -> String? in
                guard case .redirect(let from, let to) = fix else { return nil }
                return "\(TerminalStyle.line(from)) to \(TerminalStyle.line(to))"
            }
            if !redirects.isEmpty { what = " → redirect \(redirects.joined(separator: ", "))" }
            return
                "\(willRun ? "mended" : "would mend") \(TerminalStyle.line(finding.path))\(place): \(finding.rule.rawValue): "
                + "\(TerminalStyle.line(finding.target ?? ""))\(what)\n"
        }.joined()
    }
}

/// Ranges of which no two overlap, in their order.
private struct DisjointRanges {
    private var ranges: [Range<Int>] = []

    /// Where a range would stand.
    private func index(of range: Range<Int>) -> Int {
        ranges.partitioningIndex { $0.lowerBound >= range.lowerBound }
    }

    /// Whether an edit is of a place that is taken, or of bytes that another takes away. An empty range may begin where another does.
    func overlaps(_ range: Range<Int>) -> Bool {
        let index = index(of: range)
        return ranges[max(0, index - 1)..<min(ranges.count, index + 2)].contains { other in
            range.isEmpty && other.isEmpty
                ? range == other : range.lowerBound < other.upperBound && other.lowerBound < range.upperBound
        }
    }

    mutating func insert(_ range: Range<Int>) {
        let index = index(of: range)
        // An empty one first.
        let isBehind = !range.isEmpty && index < ranges.count && ranges[index] == range.lowerBound..<range.lowerBound
        ranges.insert(range, at: isBehind ? index + 1 : index)
    }
}
