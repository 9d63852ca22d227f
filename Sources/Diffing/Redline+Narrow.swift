extension Redline {
    /// The part of a redline that is about some chapters, on either side.
    package func narrowed(to paths: Set<String>) -> Redline {
        var result = self
        result.chapters = chapters.filter { chapter in
            [chapter.path, chapter.fromPath].contains { $0.map(paths.contains) ?? false }
        }
        result.recount()
        return result
    }

    /// Without the changes that matter less than a level.
    package func keeping(_ least: Significance) -> Redline {
        var result = self
        result.chapters = chapters.map { chapter in
            var chapter = chapter
            chapter.changes.removeAll { $0.significance < least }
            chapter.sections.removeAll { $0.significance < least }
            if let own = chapter.significance, own < least {
                chapter.significance = nil
                chapter.status = .unchanged
            }
            return chapter
        }
        result.recount()
        return result
    }

    private mutating func recount() {
        summary.chapters = [:]
        summary.sections = [:]
        summary.blocks = [:]
        for chapter in chapters {
            summary.chapters[chapter.status, default: 0] += 1
            for section in chapter.sections { summary.sections[section.status, default: 0] += 1 }
            for change in chapter.changes { summary.blocks[change.kind, default: 0] += 1 }
        }
        significance = chapters.compactMap(\.significance).max()
    }
}
