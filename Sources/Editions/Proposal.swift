import Diffing
import GuideModel

/// Which number comes next, and why.
package struct Proposal: Hashable, Sendable {
    package let number: EditionNumber
    /// `nil` where a reader sees no difference.
    package let significance: Significance?
    package let reason: String
    package let isFirst: Bool

    /// What a proposal depends on beside the changes.
    package struct Terms: Sendable {
        /// For numbering by the calendar.
        package var calendarYear: Int?
        package var bump: EditionNumber.Bump?
        package var stage = EditionNumber.Stage.final
        /// How many sections the guide has: when most of them changed it is another guide.
        package var sections = 0

        package init() {}

        package init(_ guide: Guide, date: String) {
            if guide.location.configuration.numbering == .calendar {
                calendarYear = date.split(separator: "-").first.flatMap { Int($0) }
            }
            sections = guide.chapters.reduce(0) { $0 + $1.sections.count }
        }
    }

    /// A guide of fewer sections than this changes by a sentence here and there.
    private static let leastSections = 10

    /// - Parameters:
    ///   - redline: since the last final edition.
    ///   - ledger: the editions that there are.
    package init(_ redline: Redline, ledger: Ledger, terms: Terms = Terms()) {
        let known = ledger.entries.map(\.number)
        let significance = redline.significance ?? (ledger.latestFinal == nil ? .substantive : nil)
        isFirst = ledger.latestFinal == nil
        self.significance = significance
        var (base, why): (EditionNumber, String)
        if let latest = ledger.latestFinal?.number {
            (base, why) = Self.next(latest, redline, significance, terms)
        } else {
            base = terms.calendarYear.map { EditionNumber($0, 1) } ?? EditionNumber(1, 0)
            why = "the first edition: everything in it is new"
        }
        // A number that a draft has announced stays, unless the changes have outgrown it.
        if let last = known.last, !last.isFinal, last.base >= base {
            if last.base > base {
                // What the changes alone would make of the number is not what it is.
                why = Self.because(redline) + "; \(last) announced \(last.base)"
            }
            base = last.base
        }
        number = base.at(terms.stage, after: known)
        reason = terms.stage == .final ? why : "\(terms.stage.rawValue) of \(base); \(why)"
    }

    private static func next(
        _ latest: EditionNumber, _ redline: Redline, _ significance: Significance?, _ terms: Terms
    ) -> (EditionNumber, String) {
        let because = because(redline)
        if let bump = terms.bump { return (latest.bumped(bump), "\(bump.rawValue), as asked; \(because)") }
        if let year = terms.calendarYear {
            return (latest.next(inYear: year), "the next of \(max(year, latest.major)); \(because)")
        }
        if let great = greatChange(redline, sections: terms.sections) {
            return (latest.bumped(.major), "major: \(great); \(because)")
        }
        return (
            latest.next(for: significance ?? .formatting),
            "\(significance == .substantive ? "minor" : "patch"): \(because)"
        )
    }

    /// Why this is more than a next state of the same guide; `nil` where it is none.
    private static func greatChange(_ redline: Redline, sections: Int) -> String? {
        let merged = Set(redline.chapters.flatMap(\.mergedFrom))
        // Whatever a commit says of its weight: its address is gone.
        let gone = redline.chapters.filter { $0.status == .removed && !merged.contains($0.fromPath ?? "") }.count
        if gone > 0 { return gone == 1 ? "a chapter went" : "\(gone) chapters went" }
        let changed = redline.chapters.reduce(0) { sum, chapter in
            sum + chapter.sections.filter { $0.significance == .substantive }.count
        }
        guard sections >= leastSections, 2 * changed > sections else { return nil }
        return "\(changed) of \(sections) sections changed"
    }

    /// The weightiest facts first: "2 substantive changes in 1 chapter, 1 chapter new".
    private static func because(_ redline: Redline) -> String {
        var parts: [String] = []
        func say(_ count: Int, _ one: String, _ many: String) {
            if count > 0 { parts.append("\(count) \(count == 1 ? one : many)") }
        }
        let chapters = redline.chapters
        let merged = Set(chapters.flatMap(\.mergedFrom))
        let gone = chapters.filter { $0.status == .removed }
        let added = chapters.filter { $0.status == .added }
        say(added.filter { $0.splitFrom == nil }.count, "chapter new", "chapters new")
        say(added.filter { $0.splitFrom != nil }.count, "chapter split off", "chapters split off")
        say(gone.filter { !merged.contains($0.fromPath ?? "") }.count, "chapter gone", "chapters gone")
        say(gone.filter { merged.contains($0.fromPath ?? "") }.count, "chapter merged", "chapters merged")
        for level in Significance.allCases.reversed() {
            let changes = chapters.filter { $0.status != .added && $0.status != .removed }.flatMap(\.changes).filter {
                $0.significance == level
            }
            say(changes.count, "\(level.rawValue) change", "\(level.rawValue) changes")
        }
        let moved = chapters.filter { $0.status != .added }.flatMap(\.sections).filter { $0.status == .moved }
        say(moved.count, "section moved", "sections moved")
        say(chapters.filter { $0.status == .renamed }.count, "chapter renamed", "chapters renamed")
        say(
            chapters.filter { $0.listing == .entered }.count, "chapter put into the contents",
            "chapters put into the contents")
        say(
            chapters.filter { $0.listing == .left }.count, "chapter taken out of the contents",
            "chapters taken out of the contents")
        say(
            chapters.filter { $0.isReordered && $0.listing == nil }.count, "chapter at another place",
            "chapters at another place")
        if parts.isEmpty, redline.significance != nil { return "the order alone has changed" }
        return parts.isEmpty ? "nothing that a reader sees has changed" : parts.joined(separator: ", ")
    }
}
