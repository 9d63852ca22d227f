import Diffing
import Editions
import GuideModel

/// What changed above the text of chapters.
extension ChangelogRenderer {
    /// What pages say to the tools that show them, and no reader sees.
    private static let toolKeys: Set<String> = [
        "---", "hide", "id", "uid", "slug", "template", "layout", "icon", "search", "sources", "bronnen",
        "weight",
        "nav_order", "permalink", "comments", "sidebar_position", "sidebar_label", "toc", "kernelspec", "jupytext",
    ]

    /// What changed above a chapter's text: keys with their values where these are short.
    func metadata(_ chapter: ChapterChange) -> [String] {
        let changes = chapter.changes.filter { $0.block == .frontMatter }
        guard !changes.isEmpty else { return [] }
        // The chapter's own name is told by that.
        let isRenamed = chapter.title != chapter.fromTitle
        let all = changes.flatMap(\.attributes).filter { $0.name == .key && !(isRenamed && $0.text == "title") }
        let keys = all.filter { !Self.toolKeys.contains($0.text.lowercased()) }
        guard !keys.isEmpty else {
            return !all.isEmpty || changes.contains { $0.kind != .changed } ? [wording.metadata] : []
        }
        let facts = keys.map { key -> String in
            func word(_ kind: Change.Kind) -> String { "\(escaped(key.text)) \(wording.became[kind] ?? "")" }
            guard let from = key.from else { return word(.added) }
            guard let to = key.to else { return word(.removed) }
            guard from.count + to.count <= Self.longestValue, !from.isEmpty, !to.isEmpty else { return word(.changed) }
            return "\(escaped(key.text)): \(escaped(from)) → \(escaped(to))"
        }
        let shown = Array(facts.prefix(Self.mostPairs))
        let left = facts.count - shown.count
        let more = left > 0 ? [wording.andMore.filling(["count": "\(left)"])] : []
        return ["\(wording.metadata) (\((shown + more).joined(separator: "; ")))"]
    }
}
