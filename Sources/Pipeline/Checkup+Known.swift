import Checking
import Diffing
import Editions
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
        } catch let error as ConfigurationError {
            // Who mends the settings must be able to pass.
            workplace.remarks.insert("\(error); what was there then is not known, so that all of it counts as new")
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

extension PublishedState {
    /// What an edition's record knows of its addresses.
    init(_ record: EditionRecord) {
        var anchors: [String: [String]] = [:]
        for address in record.addresses {
            let (page, anchor) = address.cut(at: "#")
            if let anchor { anchors[page, default: []].append(anchor) }
        }
        let pages = record.chapters.map { chapter in
            Page(
                path: chapter.path,
                sections: chapter.sections.map { Section(anchor: $0.anchor, title: $0.title) },
                anchors: anchors[chapter.path] ?? [])
        }
        self.init(name: "edition \(record.number)", pages: pages, redirects: record.redirects)
    }
}
