import Diffing
import GuideModel

/// Where addresses of old editions are today, seen from the changelogs folder.
struct LivingAddresses: Sendable {
    private let pages: [String: Set<String>]
    private let guideFolder: String
    private let changelogs: String

    init(_ guide: Guide, folder: String) {
        pages = Dictionary(
            guide.chapters.map { ($0.path, Set($0.sections.map(\.anchor))) }, uniquingKeysWith: { first, _ in first })
        guideFolder = guide.location.folder
        changelogs = folder
    }

    /// - Parameter lineages: from the edition's state to the next, and so on to today's.
    func resolver(_ lineages: [SectionLineage]) -> @Sendable (String, String?) -> String? {
        { path, anchor in
            var (page, section) = (path, anchor.flatMap { $0.isEmpty ? nil : $0 })
            for lineage in lineages {
                if let own = section, let next = lineage.section(page, own) {
                    (page, section) = (next.path, next.anchor)
                    continue
                }
                section = nil
                // A page whose text went may be there still, with another text.
                page = lineage.page(page) ?? page
            }
            guard let anchors = pages[page] else { return nil }
            let target = Path.written(Path.join(guideFolder, page), from: changelogs)
            return section.flatMap { anchors.contains($0) ? "\(target)#\($0)" : nil } ?? target
        }
    }
}
