import Diffing

/// What a commit's author says in a trailer (`Significance: editorial`): how much the changes of that commit matter.
package struct SignificanceStatement: Sendable {
    package let level: Significance
    package let commit: String
    package let author: String
    /// The commit's subject: why.
    package let reason: String
    /// What the commit itself changed.
    package let changes: [Change]
    /// What texts of its state have become since, where they are others.
    private let successors: [String: String]

    /// - Parameter later: what changed from this commit's state to the newest.
    package init(
        level: Significance, commit: String, author: String, reason: String, changes: [Change], later: [Change] = []
    ) {
        successors = Dictionary(
            later.compactMap { change in
                change.from.flatMap { from in change.to.map { (from.text, $0.text) } }
            }, uniquingKeysWith: { first, _ in first })
        self.level = level
        self.commit = commit
        self.author = author
        self.reason = reason
        self.changes = changes
    }

    /// The text of a changed block as it is in the newest state.
    fileprivate func newest(_ change: Change) -> String? { change.to.map { successors[$0.text] ?? $0.text } }

    /// The level in a commit's message: the last trailer counts. `nil` where there is none; a wrong word is a fault.
    package static func level(inMessage message: String) -> Result<Significance, WrongLevel>? {
        // Trailers stand in the last paragraph.
        let lines = message.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var last: ArraySlice<Substring> = lines[...]
        while let line = last.last, line.allSatisfy(\.isWhitespace) { last.removeLast() }
        let start = last.lastIndex { $0.allSatisfy(\.isWhitespace) }.map { $0 + 1 } ?? last.startIndex
        guard start > 0 else { return nil }
        var found: Result<Significance, WrongLevel>?
        for line in last[start...] {
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "significance" else { continue }
            let word = String(line[line.index(after: colon)...].drop { $0.isWhitespace }).lowercased()
            let level = Significance(rawValue: String(word.prefix { !$0.isWhitespace }))
            found = level.map { .success($0) } ?? .failure(WrongLevel(text: word))
        }
        return found
    }

    package struct WrongLevel: Error, Hashable {
        package let text: String
    }
}

/// A change whose significance somebody set otherwise than the redline.
package struct SignificanceOverride: Codable, Hashable, Sendable {
    /// `path#anchor` of the section.
    package var address: String
    package var from: String
    package var to: String
    package var commit: String
    package var by: String
    package var reason: String

    package init(address: String, from: Significance, to: Significance, commit: String, by: String, reason: String) {
        self.address = address
        self.from = from.rawValue
        self.to = to.rawValue
        self.commit = commit
        self.by = by
        self.reason = reason
    }
}

extension Redline {
    /// The redline with what commits say of their own changes.
    ///
    /// A change is lowered only where the commit made the whole of it; raised where the commit made a part of it. In doubt it is the
    /// higher one.
    ///
    /// - Parameter statements: the oldest first. Of several that made the whole of a change the last counts.
    package func applying(_ statements: [SignificanceStatement]) -> (
        redline: Redline, overrides: [SignificanceOverride]
    ) {
        struct Key: Hashable {
            var from: String?
            var to: String?
        }
        guard !statements.isEmpty else { return (self, []) }
        var whole: [Key: SignificanceStatement] = [:]
        var highest: [String: SignificanceStatement] = [:]
        for statement in statements {
            for change in statement.changes {
                whole[Key(from: change.from?.text, to: change.to?.text)] = statement
                guard let text = statement.newest(change) else { continue }
                if highest[text].map({ $0.level <= statement.level }) ?? true { highest[text] = statement }
            }
        }
        var overrides: [SignificanceOverride] = []
        var told: Set<SignificanceOverride> = []
        var result = self
        for chapter in chapters.indices {
            for index in chapters[chapter].changes.indices {
                let change = chapters[chapter].changes[index]
                let own = whole[Key(from: change.from?.text, to: change.to?.text)]
                let raising = change.to.flatMap { highest[$0.text] }.flatMap {
                    $0.level > change.significance ? $0 : nil
                }
                guard let statement = own ?? raising, statement.level != change.significance else { continue }
                result.chapters[chapter].changes[index].significance = statement.level
                let place = change.to ?? change.from
                let override = SignificanceOverride(
                    address: (place?.path ?? "") + (place.map { $0.anchor.isEmpty ? "" : "#" + $0.anchor } ?? ""),
                    from: change.significance, to: statement.level, commit: statement.commit,
                    by: statement.author, reason: statement.reason)
                // A section is named once, however many of its blocks a commit changed.
                if told.insert(override).inserted { overrides.append(override) }
            }
        }
        guard !overrides.isEmpty else { return (self, []) }
        result.judgeAnew(besides: self)
        return (result, overrides)
    }

    /// Sections, chapters and the whole by what their changes are now; what has no change of its own keeps what it was.
    private mutating func judgeAnew(besides before: Redline) {
        for index in chapters.indices where chapters[index].changes != before.chapters[index].changes {
            let (now, was) = (chapters[index], before.chapters[index])
            for place in now.sections.indices {
                let section = now.sections[place]
                let own = now.changes.filter { change in
                    section.status == .removed
                        ? change.to == nil && change.from?.anchor == section.fromAnchor
                        : (change.to ?? change.from)?.anchor == section.anchor
                }
                if let most = own.map(\.significance).max() { chapters[index].sections[place].significance = most }
            }
            func most(_ chapter: ChapterChange) -> Significance? {
                (chapter.changes.map(\.significance) + chapter.sections.map(\.significance)).max()
            }
            // A chapter that matters more than all in it (it came or went whole) says so by itself, unless all in it was lowered.
            let own = most(chapters[index])
            chapters[index].significance =
                was.significance == most(was) ? own : max(own ?? .formatting, was.significance ?? .formatting)
        }
        significance = chapters.compactMap(\.significance).max()
    }
}
