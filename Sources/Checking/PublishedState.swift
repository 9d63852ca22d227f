import Diffing
import GuideModel

/// What readers could link to in an edition, or in another state that was asked for.
package struct PublishedState: Sendable {
    /// A heading that readers could link to.
    package struct Section: Hashable, Sendable {
        package let anchor: String
        package let title: String

        package init(anchor: String, title: String) {
            self.anchor = anchor
            self.title = title
        }
    }
    /// A chapter as it was published, and every place in it that can be linked to.
    package struct Page: Sendable {
        package let path: String
        /// Of headings, with their titles.
        package let sections: [Section]
        /// Every fragment that was promised, those of raw HTML included; what a tool numbers by itself, as it does footnotes and tabs, is none.
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
    /// Where its redirects led, by the addresses that they were for.
    package let redirects: [String: String]
    /// How its chapters read, by path: of those that have changed since.
    let prose: [String: Prose]
    /// Where its pages and sections are now; `nil` without the guide as it was.
    package let lineage: SectionLineage?

    package init(name: String, pages: [Page], redirects: [String: String] = [:]) {
        self.name = name
        self.pages = pages
        self.redirects = redirects
        prose = [:]
        lineage = nil
    }

    /// - Parameter now: the state that is judged. Of a chapter that is the same in it no fragment can be gone, so only its path is kept.
    package init(name: String, guide: Guide, now: Guide, lineage: SectionLineage, each: Each) {
        let form = guide.location.contents.form
        let isReadAlike = form == now.location.contents.form && guide.anchorStyle == now.anchorStyle
        let sources = Dictionary(now.chapters.map { ($0.path, $0.source) }, uniquingKeysWith: { first, _ in first })
        let read = each.map(guide.chapters) { chapter -> (page: Page, prose: Prose?) in
            if isReadAlike, let source = chapter.source, sources[chapter.path] == source {
                return (Page(path: chapter.path, sections: [], anchors: []), nil)
            }
            let facts = ChapterFacts(chapter, form: form)
            let page = Page(
                path: chapter.path,
                sections: chapter.sections.map { Section(anchor: $0.anchor, title: $0.title) },
                anchors: facts.promised.sorted())
            return (page, facts.prose)
        }
        self.name = name
        redirects = Dictionary(
            guide.redirects.map { (Path.normalAddress($0.key), $0.value) },
            uniquingKeysWith: { first, _ in first })
        pages = read.map(\.page)
        prose = Dictionary(
            read.compactMap { item in item.prose.map { (item.page.path, $0) } }, uniquingKeysWith: { first, _ in first }
        )
        self.lineage = lineage
    }
}
