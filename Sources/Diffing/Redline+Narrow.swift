import GuideModel

extension Redline {
    /// The part of a redline that is about some chapters, on either side.
    package func narrowed(to paths: Set<String>) -> Redline {
        var result = self
        result.chapters = chapters.filter { chapter in
            [chapter.path, chapter.fromPath].contains { $0.map(paths.contains) ?? false }
        }
        result.isNarrowed = isNarrowed || result.listed < listed
        // Where text went is told also where nobody asked for that chapter.
        result.knownDepartures = departures
        result.recount()
        return result
    }

    /// How many chapters, sections and changes it lists.
    private var listed: Int {
        chapters.reduce(0) { $0 + $1.changes.count + $1.sections.count + ($1.status == .unchanged ? 0 : 1) }
    }

    /// Without the changes, and the chapters, that matter less than a level.
    package func keeping(_ least: Significance) -> Redline {
        var result = self
        result.chapters = chapters.compactMap { chapter in
            if let own = chapter.significance, own < least { return nil }
            var chapter = chapter
            chapter.changes.removeAll { $0.significance < least }
            chapter.sections.removeAll { $0.significance < least }
            return chapter
        }
        result.leavesChangesOut = leavesChangesOut || result.listed < listed
        result.isNarrowed = isNarrowed || result.leavesChangesOut
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
                let words = change.words
                summary.wordsInserted += words.inserted
                summary.wordsDeleted += words.deleted
            }
        }
        significance = chapters.compactMap(\.significance).max()
    }
}

extension Change {
    /// How many words came and went. What came less what went is what the block has more, in runs between blanks.
    var words: (inserted: Int, deleted: Int) {
        if block == .column { return kind == .added ? (columnWords, 0) : kind == .removed ? (0, columnWords) : (0, 0) }
        let before = from.map { Block.words($0.text, block) } ?? 0
        let after = to.map { Block.words($0.text, block) } ?? 0
        switch kind {
        case .added: return (after, 0)
        case .removed: return (0, before)
        default: break
        }
        if block == .frontMatter { return (0, 0) }
        var (inserted, deleted) = (0, 0)
        for span in spans where span.operation != .equal {
            let count = Self.wordCount(span.text)
            if span.operation == .insert { inserted += count } else { deleted += count }
        }
        let excess = (after - before) - (inserted - deleted)
        return excess > 0 ? (inserted + excess, deleted) : (inserted, deleted - excess)
    }

    /// Runs between blanks that hold more than signs.
    private static func wordCount(_ text: String) -> Int {
        text.split { $0 == " " || $0 == "\n" }.filter { $0.contains { $0.isLetter || $0.isNumber } }.count
    }
}
