import Diffing
import Editions
import Git
import GuideModel

/// What commits say of their own changes in a `Significance:` trailer.
extension Workplace {
    /// A redline with the significance that commits between its two states claim for their changes.
    ///
    /// - Parameters:
    ///   - old: the commit of the old state; `nil` for a first edition, which nothing is weighed in.
    ///   - new: the commit of the new state, or the one that the worktree stands on.
    func weighed(_ redline: Redline, from old: OID?, to new: OID?) throws -> (
        redline: Redline, overrides: [SignificanceOverride]
    ) {
        guard let old, let new, let repository, !redline.isEmpty else { return (redline, []) }
        let commits = try repository.git.commits(
            from: [new], hiding: [old], touching: guideFolders(worktreeLocation()))
        var statements: [SignificanceStatement] = []
        let mailmap = try mailmap()
        // What nobody spoke of before is as heavy as it is.
        let spoken = commits.reversed().drop { SignificanceStatement.level(inMessage: $0.message) == nil }
        guard !spoken.isEmpty else { return (redline, []) }
        let newest = try snapshot(commit: new, name: "", edition: nil).guide
        var touched: Set<String> = []
        for commit in spoken {
            var level: Significance?
            switch SignificanceStatement.level(inMessage: commit.message) {
            case .success(let said)?: level = said
            case .failure(let wrong)?:
                // In doubt a change matters as much as the redline says.
                wrongTrailers.insert(
                    "commit \(commit.id.short) says 'Significance: \(wrong.text)', which is passed over: a significance is formatting, editorial or substantive"
                )
            case nil: break
            }
            guard commit.parents.count == 1, let parent = repository.commitIfPresent(commit.parents[0]) else {
                continue
            }
            // Of a commit that says nothing only what another spoke of matters: it may have made that anew.
            if level == nil, try !touches(commit, parent, touched) { continue }
            let before = try snapshot(commit: parent.id, name: "", edition: nil).guide
            let after = try snapshot(commit: commit.id, name: "", edition: nil).guide
            let author = mailmap.resolve(name: commit.author.name, email: commit.author.email).name
            let own = compare(before, after, each: .onAllProcessors)
            if let level, own.chapters.allSatisfy(\.changes.isEmpty), !own.isEmpty {
                wrongTrailers.insert(
                    "commit \(commit.id.short) says 'Significance: \(level.rawValue)' and changed the place or the name of a chapter or a section alone, which no trailer weighs; 'editie cut --bump LEVEL' decides the number"
                )
            }
            if level != nil {
                touched.formUnion(
                    own.chapters.flatMap { [$0.path, $0.fromPath] }.compactMap { $0 }.map {
                        Path.join(Path.join(prefix, after.location.folder), $0)
                    })
            }
            statements.append(
                SignificanceStatement(
                    level: level, commit: commit.id.description, author: author, reason: commit.subject, redline: own,
                    later: compare(after, newest, each: .onAllProcessors)))
        }
        return redline.applying(statements)
    }

    /// Whether a commit changed one of some files.
    private func touches(_ commit: Commit, _ parent: Commit, _ files: Set<String>) throws -> Bool {
        let repository = try requireRepository()
        return try files.contains { file in
            try repository.git.entry(at: file, in: commit.tree)?.id
                != repository.git.entry(at: file, in: parent.tree)?.id
        }
    }

    /// The editors' notes for the next update, from the worktree.
    func notes(for guide: Guide) throws -> [EditorNote] {
        let folder = Path.join(try changelogsFolder(), "unreleased")
        let source = try worktreeSource()
        // In the order in which `note` names them: `een.md` before `een-2.md`.
        let entries = try (source.entries(in: folder) ?? []).sorted {
            Path.naturallyPrecedes(Path.stem($0.path), Path.stem($1.path))
        }
        return try entries.compactMap { entry in
            guard entry.kind == .file, Path.isMarkdown(entry.name), entry.name != "README.md",
                let bytes = try source.bytes(at: entry.path)
            else { return nil }
            var note = EditorNote(path: Path.written(entry.path, from: guide.location.folder), bytes: bytes)
            note.about = note.about.map { Self.address($0, in: guide) }
            return note
        }
    }

    /// An address as the guide has it, however its chapter is named.
    private static func address(_ written: String, in guide: Guide) -> String {
        let (name, anchor) = Path.normalAddress(written.trimmingBlanks()).cut(at: "#")
        guard let path = guide.chapter(named: name)?.path else { return written }
        return path + (anchor.map { "#" + $0 } ?? "")
    }
}
