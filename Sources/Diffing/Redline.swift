import GuideModel

/// How much a change matters to a reader; judged from the content alone.
package enum Significance: String, Hashable, Sendable, Comparable, CaseIterable {
    case formatting, editorial, substantive

    private var rank: Int { self == .formatting ? 0 : self == .editorial ? 1 : 2 }
    package static func < (left: Significance, right: Significance) -> Bool { left.rank < right.rank }
}

/// Why a change has the significance that it has.
package enum Signal: String, Hashable, Sendable, Comparable, CaseIterable {
    case number, date, modality, negation, link, alt, code, spelling, punctuation, `case`, spacing, markup, level,
        renumbered, order
    case structure
    case sentenceAdded = "sentence-added"
    case sentenceRemoved = "sentence-removed"
    case blockAdded = "block-added"
    case blockRemoved = "block-removed"
    case wording

    package var significance: Significance {
        switch self {
        case .markup, .level, .renumbered, .order, .structure: .formatting
        case .link, .alt, .spelling, .punctuation, .case, .spacing: .editorial
        default: .substantive
        }
    }

    package static func < (left: Signal, right: Signal) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// A piece of two texts at once: `equal` and `delete` make up the old one, `equal` and `insert` the new one.
package struct Span: Hashable, Sendable {
    /// Which side a span belongs to: both, the old one, or the new one.
    package enum Operation: String, Hashable, Sendable { case equal, delete, insert }
    package var operation: Operation
    package var text: String

    package init(_ operation: Operation, _ text: String) {
        self.operation = operation
        self.text = text
    }
}

/// What changed beside the text, and which text it is about.
package struct AttributeChange: Hashable, Sendable {
    /// As the JSON calls it.
    package enum Name: String, Hashable, Sendable {
        case destination, title, level, depth, list, start, language, alt, source, align, emphasis, linebreak, key
    }
    package var name: Name
    package var text: String
    package var from: String?
    package var to: String?
}

/// Where a block stands on one side.
package struct Place: Hashable, Sendable {
    package var path: String
    package var line: Int
    package var endLine: Int
    package var anchor: String
    package var text: String
    /// The (first) block, as an index into its chapter's.
    package var block: Int
}

/// What became of a block, or of several that are one on the other side.
package struct Change: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case added, removed, changed, moved, split, merged }
    /// A cell of a row that changed, by its column's header.
    package struct Cell: Hashable, Sendable {
        package var column: String
        package var from: String
        package var to: String
        package var spans: [Span]
    }

    package var kind: Kind
    package var block: Block.Kind
    package var significance = Significance.formatting
    package var signals: [Signal] = []
    package var from: Place?
    package var to: Place?
    package var parts: [Place] = []
    package var spans: [Span] = []
    package var attributes: [AttributeChange] = []
    package var cells: [Cell] = []
    /// The words in the cells of a column that came or went.
    package var columnWords = 0
    /// A work limit was reached: the texts stand as two wholes although they may share more.
    package var isCoarse = false
    /// Where it stands among the blocks of its entry's chapter (the new one; of a removed chapter the old one): its own block, and
    /// for what is gone from a chapter the block before it, or -1.
    package var position = -1

    init(_ kind: Kind, _ block: Block.Kind) {
        self.kind = kind
        self.block = block
    }
}

/// What became of a section as a whole, by its heading.
package struct SectionChange: Hashable, Sendable {
    package enum Status: String, Hashable, Sendable { case added, removed, changed, renamed, moved }
    package var status: Status
    package var anchor: String?
    package var fromAnchor: String?
    package var title: String?
    package var fromTitle: String?
    package var level: Int
    package var significance: Significance
    package var fromPath: String?
}

/// What became of a chapter, with all that changed in it.
package struct ChapterChange: Sendable {
    package enum Status: String, Hashable, Sendable { case added, removed, renamed, changed, unchanged }
    /// That the table of contents names it now, or no longer, where readers find only what it names.
    package enum Listing: Hashable, Sendable { case entered, left }
    package var status: Status
    package var path: String?
    package var fromPath: String?
    package var title: String?
    package var fromTitle: String?
    package var significance: Significance?
    /// Whether it has a new place in the table of contents, or lost or got one.
    package var isReordered = false
    package var listing: Listing?
    package var splitFrom: String?
    package var mergedFrom: [String] = []
    package var sections: [SectionChange] = []
    package var changes: [Change] = []

    /// The text that went from it, but for its own title and what stands above that.
    package var losses: [Change] {
        changes.filter { change in
            change.kind == .removed && change.significance == .substantive && change.block != .frontMatter
                && !(change.block == .heading && change.from?.text == fromTitle)
        }
    }

    /// The anchors that its sections have now, by those that they had before.
    package var currentAnchors: [String: String] {
        Dictionary(
            sections.compactMap { section in
                guard section.fromPath == fromPath, let old = section.fromAnchor, let new = section.anchor else {
                    return nil
                }
                return (old, new)
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension Change {
    /// The section that it is told under: that of its new place; what went is told where its section is now.
    ///
    /// - Parameter current: `ChapterChange.currentAnchors`.
    package func anchor(_ current: [String: String]) -> String {
        if let to { return to.anchor }
        let old = from?.anchor ?? ""
        return current[old] ?? old
    }
}

/// What differs between two states of a guide for a reader; what it does not list is the same.
package struct Redline: Sendable {
    /// Counts over the whole redline; words are those of a reader's text.
    package struct Summary: Sendable {
        package var chapters: [ChapterChange.Status: Int] = [:]
        package var sections: [SectionChange.Status: Int] = [:]
        package var blocks: [Change.Kind: Int] = [:]
        package var wordsFrom = 0
        package var wordsTo = 0
        package var wordsInserted = 0
        package var wordsDeleted = 0
    }

    /// `nil` when a reader sees no difference.
    package var significance: Significance?
    package var summary = Summary()
    /// Whether changes were left out that somebody did not ask for.
    package var isNarrowed = false
    /// Whether changes of the chapters that are listed were left out, so that the text beside the others may differ.
    package var leavesChangesOut = false
    /// What `departures` were before it was narrowed.
    var knownDepartures: [String: Departures]?
    /// In the order of the new contents; removed ones where they stood. Unchanged ones are in it too.
    package var chapters: [ChapterChange] = []

    package init() {}

    package var isEmpty: Bool { significance == nil }
}
