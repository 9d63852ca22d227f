import GuideModel

/// One kind of fault: what it is called, how much it weighs, and a pure function that finds it.
package protocol Rule: Sendable {
    /// Every id that this rule reports under.
    static var ids: [(id: RuleID, severity: Severity, summary: String)] { get }
    func findings(in context: CheckContext) -> [Finding]
}

/// What rules judge: the guide, with what several of them need worked out once.
package struct CheckContext: Sendable {
    package let guide: Guide
    package let index: AnchorIndex
    /// Every link and picture of every chapter with its place.
    package let uses: [ChapterUses]
    /// The first bytes of pictures by path, and their sizes, where the guide refers to them.
    package let images: [String: ImageFile]

    package struct ImageFile: Sendable {
        package let head: [UInt8]
        package let size: Int

        package init(head: [UInt8], size: Int) {
            self.head = head
            self.size = size
        }
    }

    package init(guide: Guide, readImage: (String) -> ImageFile?) {
        self.guide = guide
        index = AnchorIndex(guide)
        uses = guide.chapters.map { ChapterUses($0) }
        var images: [String: ImageFile] = [:]
        let resolver = LinkResolver(guide: guide, index: index)
        for chapter in uses {
            for use in chapter.uses where use.kind == .image {
                guard case .file(let path, _) = resolver.resolve(use.target, from: chapter.path), images[path] == nil
                else { continue }
                images[path] = readImage(path)
            }
        }
        self.images = images
    }
}
