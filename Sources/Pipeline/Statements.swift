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
        let folder = Path.join(prefix, try worktreeLocation().folder)
        let commits = try repository.git.commits(from: [new], hiding: [old], touching: folder)
        var statements: [SignificanceStatement] = []
        let mailmap = try mailmap()
        let spoken = commits.reversed().compactMap { commit in
            SignificanceStatement.level(inMessage: commit.message).map { (commit: commit, said: $0) }
        }
        guard !spoken.isEmpty else { return (redline, []) }
        let newest = try snapshot(commit: new, name: "", edition: nil).guide
        for (commit, said) in spoken {
            let level: Significance
            switch said {
            case .success(let said): level = said
            case .failure(let wrong):
                // In doubt a change matters as much as the redline says.
                wrongTrailers.insert(
                    "commit \(commit.id.short) says 'Significance: \(wrong.text)', which is passed over: a significance is formatting, editorial or substantive"
                )
                continue
            }
            guard commit.parents.count == 1 else { continue }
            let before = try snapshot(commit: commit.parents[0], name: "", edition: nil)
            let after = try snapshot(commit: commit.id, name: "", edition: nil)
            func changes(_ old: Guide, _ new: Guide) -> [Change] {
                compare(old, new, each: .onAllProcessors).chapters.flatMap(\.changes)
            }
            let author = mailmap.resolve(name: commit.author.name, email: commit.author.email).name
            statements.append(
                SignificanceStatement(
                    level: level, commit: commit.id.description, author: author,
                    reason: commit.subject, changes: changes(before.guide, after.guide),
                    later: changes(after.guide, newest)))
        }
        return redline.applying(statements)
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
