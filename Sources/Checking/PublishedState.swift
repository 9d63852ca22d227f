import Diffing
import GuideModel

/// What readers could link to in an edition, or in another state that was asked for.
package struct PublishedState: Sendable {
    package struct Section: Hashable, Sendable {
        package let anchor: String
        package let title: String

        package init(anchor: String, title: String) {
            self.anchor = anchor
            self.title = title
        }
    }
    package struct Page: Sendable {
        package let path: String
        /// Of headings, with their titles.
        package let sections: [Section]
        /// Every fragment, those of raw HTML included.
        package let anchors: [String]

        package init(path: String, sections: [Section], anchors: [String]) {
            self.path = path
            self.sections = sections
            self.anchors = anchors
        }
    }

    /// As messages call it: `edition 2.1`.
    package let name: String
    package let pages: [Page]
    /// The guide as it was; `nil` where only the edition's record is here.
    package let guide: Guide?
    /// Where its pages and sections are now; `nil` without the guide as it was.
    package let lineage: SectionLineage?

    package init(name: String, pages: [Page]) {
        self.name = name
        self.pages = pages
        guide = nil
        lineage = nil
    }

    package init(name: String, guide: Guide, lineage: SectionLineage, each: Each) {
        self.name = name
        self.guide = guide
        pages = each.map(guide.chapters) { chapter in
            let facts = ChapterFacts(chapter, form: guide.location.contents.form)
            return Page(
                path: chapter.path,
                sections: chapter.sections.map { Section(anchor: $0.anchor, title: $0.title) },
                anchors: facts.anchors.sorted())
        }
        self.lineage = lineage
    }
}
