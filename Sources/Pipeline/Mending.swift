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
    private var mended: [Finding] = []
    private let folder: String
    private let configurationFile: String

    /// Works out what can be mended; where two edits overlap the first one stands and the other waits for the next run.
    private init(_ findings: [Finding], _ guide: Guide, _ workplace: Workplace) throws {
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

    private var isEmpty: Bool { files.isEmpty && configuration == nil }

    /// The files with their new bytes, by their paths in the worktree.
    private var written: [String: [UInt8]] {
        var result = Dictionary(uniqueKeysWithValues: files.map { (Path.join(folder, $0.key), $0.value) })
        if let configuration { result[configurationFile] = configuration }
        return result
    }

    package struct Outcome {
        /// What was mended or would be, a line a finding.
        package var text = ""
        /// The check of what is there now, or would be.
        package var last: Checkup.Result
    }

    /// Mends and checks again until nothing is left to mend: one mending may uncover another.
    ///
    /// - Parameter isDry: nothing is written, and every next check reads the files as they would be.
    package static func run(
        _ first: Checkup.Result, _ options: Checkup.Options, baseline: String?, _ style: TerminalStyle, isDry: Bool,
        _ workplace: () throws -> Workplace
    ) throws -> Outcome {
        var outcome = Outcome(last: first)
        var mended: [String: [UInt8]] = [:]
        func reopened() throws -> Workplace {
            let place = try workplace()
            place.mended = isDry ? mended : [:]
            return place
        }
        for _ in 0..<5 {
            let place = try reopened()
            guard place.hasWorktree else { throw GitError.bare(path: place.folder) }
            let mending = try Mending(outcome.last.report.findings, outcome.last.guide, place)
            let isStale = !isDry && outcome.last.isBaselineStale
            guard !mending.isEmpty || isStale else { break }
            if isDry {
                mended.merge(mending.written) { $1 }
            } else {
                // Each at once or not at all.
                for (path, bytes) in mending.written.sorted(by: { $0.key < $1.key }) {
                    try Disk.write(Path.join(place.folder, path), bytes)
                }
            }
            if let baseline, isStale { try outcome.last.mend(baseline: baseline) }
            outcome.text += mending.text(style, willRun: !isDry)
            outcome.last = try Checkup.run(reopened(), options)
        }
        return outcome
    }

    /// The redline of what a dry run would mend, as a reader would see it.
    package static func previewText(_ first: Guide, _ outcome: Outcome, _ style: TerminalStyle) -> String {
        guard !outcome.text.isEmpty else { return "nothing to mend\n" }
        let redline = TerminalRedline(
            compare(first, outcome.last.guide), from: RevisionName(name: "worktree"), to: RevisionName(name: "mended"),
            old: first, new: outcome.last.guide, style: style)
        return outcome.text + "\n" + redline.text
    }

    package static func previewJSON(_ first: Guide, _ outcome: Outcome) -> String {
        DiffDocument(
            compare(first, outcome.last.guide), from: RevisionName(name: "worktree"), to: RevisionName(name: "mended"),
            listsUnchanged: false
        ).text
    }

    private func text(_ style: TerminalStyle, willRun: Bool) -> String {
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
