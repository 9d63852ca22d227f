import Checking
import Diffing
import GuideModel

/// Findings that are known: of a file that somebody keeps, or of another state.
extension Checkup {
    static func read(baseline file: String) throws -> Baseline {
        guard Disk.isFile(file) else { throw CheckupError.noBaseline(file) }
        guard var baseline = Baseline(json: try Disk.read(file)) else { throw CheckupError.notABaseline(file) }
        baseline.file = file
        return baseline
    }

    /// The findings of another state, under the names that its chapters have now.
    static func known(
        _ revision: String, _ guide: Guide, _ inputs: CheckInputs, _ workplace: Workplace
    ) throws -> Baseline {
        let before: Snapshot
        do {
            before = try workplace.snapshot(revision)
        } catch GuideError.noChapters {
            // The guide came later, and all of it is new.
            return Baseline([])
        }
        var old = inputs
        old.settings = try settings(before.guide)
        old.readImage = images(before, workplace)
        // What an edition published and what its notes tell is held against the state that it was then.
        (old.published, old.redline, old.notes, old.latest, old.skipped) = (nil, nil, [], nil, [])
        try prepareEditions(&old, before, workplace, Options())
        let report = Checker.check(before.guide, inputs: old, each: .onAllProcessors)
        let lineage = SectionLineage(before.guide, guide)
        var renamed: [String: String] = [:]
        for chapter in before.guide.chapters {
            if let now = lineage.page(chapter.path), now != chapter.path { renamed[chapter.path] = now }
        }
        return Baseline(report.findings).renamed(renamed)
    }
}
