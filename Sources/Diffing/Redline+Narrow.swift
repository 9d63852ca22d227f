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

    /// Counts the summary anew from the chapters; the words of both sides stay those of the whole guide.
    mutating func recount() {
        (summary.chapters, summary.sections, summary.blocks) = ([:], [:], [:])
        (summary.wordsInserted, summary.wordsDeleted) = (0, 0)
        for chapter in chapters {
            summary.chapters[chapter.status, default: 0] += 1
            for section in chapter.sections { summary.sections[section.status, default: 0] += 1 }
            for change in chapter.changes {
                summary.blocks[change.kind, default: 0] += 1
                summary.wordsInserted += change.words(.insert)
                summary.wordsDeleted += change.words(.delete)
            }
        }
        significance = chapters.compactMap(\.significance).max()
    }
}

extension Change {
    /// How many words came (`.insert`) or went (`.delete`).
    func words(_ operation: Span.Operation) -> Int {
        switch kind {
        case .added: operation == .insert ? Side.words(to?.text ?? "") : 0
        case .removed: operation == .delete ? Side.words(from?.text ?? "") : 0
        default: spans.reduce(0) { $0 + ($1.operation == operation ? Side.words($1.text) : 0) }
        }
    }
}
