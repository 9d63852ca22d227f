import Diffing

/// What a commit's author says in a trailer (`Significance: editorial`): how much the changes of that commit matter.
package struct SignificanceStatement: Sendable {
    /// `nil` for a commit that says nothing: what it made anew is no longer what an earlier one spoke of.
    package let level: Significance?
    package let commit: String
    package let author: String
    /// The commit's subject: why.
    package let reason: String
    /// What the commit itself changed, chapter by chapter.
    private let redline: Redline
    private struct Text: Hashable {
        var path: String
        var text: String
    }
    /// What texts of its state have become since, where they are others or elsewhere, and its chapters.
    private let successors: [Text: Text]
    private let chapters: [String: String]

    /// - Parameters:
    ///   - redline: the commit's own.
    ///   - later: what changed from its state to the newest.
    package init(
        level: Significance?, commit: String, author: String, reason: String, redline: Redline,
        later: Redline = Redline()
    ) {
        successors = Dictionary(
            later.chapters.flatMap(\.changes).compactMap { change in
                change.from.flatMap { from in
                    change.to.map { (Text(path: from.path, text: from.text), Text(path: $0.path, text: $0.text)) }
                }
            }, uniquingKeysWith: { first, _ in first })
        chapters = Dictionary(
            later.chapters.compactMap { chapter in
                chapter.fromPath.flatMap { from in chapter.path.map { (from, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        self.level = level
        self.commit = commit
        self.author = author
        self.reason = reason
        self.redline = redline
    }

    /// The texts of the changes, each with the chapter that it is in by the newest state.
    fileprivate var made: [MadeChange] {
        redline.chapters.flatMap { chapter in
            chapter.changes.map { change in
                let path = chapter.path ?? chapter.fromPath ?? ""
                let own = change.to.map { successors[Text(path: $0.path, text: $0.text)]?.path } ?? nil
                return MadeChange(change, in: own ?? chapters[path] ?? path)
            }
        }
    }

    /// The texts of changed blocks as they are in the newest state.
    fileprivate var newest: [String] {
        redline.chapters.flatMap(\.changes).compactMap { change in
            change.to.map { successors[Text(path: $0.path, text: $0.text)]?.text ?? $0.text }
        }
    }

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

    /// A trailer that names no level of significance.
    package struct WrongLevel: Error, Hashable {
        package let text: String
    }
}

/// What makes two changes one: the texts of both sides, and the chapter.
private struct MadeChange: Hashable {
    var path: String
    var from: String?
    var to: String?

    init(_ change: Change, in path: String) {
        self.path = path
        from = change.from?.text
        to = change.to?.text
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
        typealias Said = (level: Significance, statement: SignificanceStatement)
        guard !statements.isEmpty else { return (self, []) }
        var whole: [MadeChange: Said] = [:]
        var highest: [String: Said] = [:]
        for statement in statements {
            let said = statement.level.map { ($0, statement) }
            for change in statement.made { whole[change] = said }
            guard let said else { continue }
            for text in statement.newest where highest[text].map({ $0.level <= said.0 }) ?? true {
                highest[text] = said
            }
        }
        var overrides: [SignificanceOverride] = []
        var told: Set<SignificanceOverride> = []
        var result = self
        for chapter in chapters.indices {
            for index in chapters[chapter].changes.indices {
                let change = chapters[chapter].changes[index]
                let path = chapters[chapter].path ?? chapters[chapter].fromPath ?? ""
                let own = whole[MadeChange(change, in: path)]
                let raising = change.to.flatMap { highest[$0.text] }.flatMap {
                    $0.level > change.significance ? $0 : nil
                }
                guard let (level, statement) = own ?? raising, level != change.significance else { continue }
                result.chapters[chapter].changes[index].significance = level
                let place = change.to ?? change.from
                let override = SignificanceOverride(
                    address: (place?.path ?? "") + (place.map { $0.anchor.isEmpty ? "" : "#" + $0.anchor } ?? ""),
                    from: change.significance, to: level, commit: statement.commit,
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
            func most(_ changes: [Change]) -> [String: Significance] {
                Dictionary(
                    changes.compactMap { change in (change.to ?? change.from).map { ($0.anchor, change.significance) }
                    },
                    uniquingKeysWith: max)
            }
            let (gone, all) = (most(now.changes.filter { $0.to == nil }), most(now.changes))
            for place in now.sections.indices {
                let section = now.sections[place]
                let own =
                    section.status == .removed ? gone[section.fromAnchor ?? ""] : section.anchor.flatMap { all[$0] }
                if let own { chapters[index].sections[place].significance = own }
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
