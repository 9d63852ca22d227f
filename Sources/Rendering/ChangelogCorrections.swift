import Diffing
import Editions
import GuideModel

/// What changed in little.
extension ChangelogRenderer {
    /// What was mended in a chapter: how many slips, with the words where they are few.
    func counted(_ chapter: ChapterChange) -> [String] {
        var result: [String] = []
        let renamed = Set(
            chapter.sections.filter { $0.status == .renamed && Self.isOtherName($0.fromTitle, $0.title) }.compactMap(
                \.anchor))
        // What came or went whole is told as such, whatever a commit says of its weight.
        let inPlace = chapter.changes.filter { change in
            guard change.kind != .added, change.kind != .removed, !change.isTold, !change.isMarkOfNote else {
                return false
            }
            // A heading's other name is told by its section.
            return change.block != .heading || change.from?.text == change.to?.text
                || !renamed.contains(change.to?.anchor ?? "")
        }
        let corrections = inPlace.filter { $0.significance == .editorial }
        if !corrections.isEmpty {
            // One a slip: a paragraph may have held several.
            let slips = corrections.map(slips)
            let words = listed(slips.flatMap(\.told))
            var text = wording.corrections.of(slips.reduce(0) { $0 + $1.count })
            if !words.isEmpty { text += " (" + words.joined(separator: "; ") + ")" }
            result.append(text)
        }
        result += metadata(chapter)
        let layout = inPlace.filter { $0.significance == .formatting }
        // Text of another chapter that says what it said.
        let taken = layout.filter { $0.kind == .moved && $0.from?.path != chapter.fromPath ?? chapter.path }
        let givers = taken.compactMap(\.from?.path).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        if !givers.isEmpty {
            result.append(wording.tookFrom.filling(["title": wording.list(givers.map(name(old:)))]))
        }
        if layout.count > taken.count { result.append(wording.layout.of(layout.count - taken.count)) }
        return result
    }
}

extension Change {
    /// Whether all that changed is that a footnote's mark came or went: the note is told itself.
    fileprivate var isMarkOfNote: Bool {
        !attributes.isEmpty
            && attributes.allSatisfy { attribute in
                attribute.name == .destination && (attribute.from == nil) != (attribute.to == nil)
                    && (attribute.from ?? attribute.to)?.hasPrefix("footnote: ") == true
            } && spans.allSatisfy { $0.operation == .equal } && kind == .changed
    }
}
