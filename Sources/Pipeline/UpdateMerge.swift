import Editions
import Git
import GuideModel

/// Makes an update again without losing what somebody wrote into it.
enum UpdateMerge {
    /// The file as it is and the newly generated text, merged over the text that was generated last.
    ///
    /// Where that text is in this repository no longer, the file stays as it is: every difference may be somebody's words.
    ///
    /// - Parameter record: the edition's new record, which learns what was generated.
    static func run(
        _ workplace: Workplace, over known: EditionRecord, into record: inout EditionRecord, generated: String
    ) throws -> (text: String, hasConflicts: Bool, isNew: Bool) {
        record.update = try EditionMaking.digest(generated)
        record.generated = nil
        let path = Path.join(try workplace.changelogsFolder(), "\(known.number).md")
        guard let ours = try workplace.worktreeSource().bytes(at: path) else { return (generated, false, true) }
        let theirs = Array(generated.utf8)
        let own = try EditionMaking.digest(ours)
        if own == known.update || ours == theirs { return (generated, false, ours != theirs) }
        let id = known.update.hasPrefix("git-blob:") ? OID(hex: String(known.update.dropFirst("git-blob:".count))) : nil
        let base = known.generated.map { Array($0.utf8) } ?? id.flatMap { workplace.repository?.blob($0) } ?? theirs
        let merged = try Repository.merge(
            base: base, ours: ours, theirs: theirs, names: ("written by hand", "generated"))
        if merged.text != theirs { record.generated = generated }
        return (String(decoding: merged.text, as: UTF8.self), merged.hasConflicts, merged.text != ours)
    }
}
