import Editions
import Git
import GuideModel

/// Makes an update again without losing what somebody wrote into it.
enum UpdateMerge {
    /// The file as it is and the newly generated text, merged over the text that was generated last.
    static func run(_ workplace: Workplace, _ record: EditionRecord, generated: String) throws -> (
        text: String, hasConflicts: Bool
    ) {
        let path = Path.join(try workplace.changelogsFolder(), "\(record.number).md")
        guard let ours = try workplace.worktreeSource().bytes(at: path) else { return (generated, false) }
        let theirs = Array(generated.utf8)
        let own = "git-blob:\(try Repository.blobID(of: ours))"
        if own == record.update || ours == theirs { return (generated, false) }
        // Without the text that was generated last every difference may be somebody's words: all of them are shown.
        let base = record.update.hasPrefix("git-blob:")
            ? OID(hex: String(record.update.dropFirst("git-blob:".count))).flatMap { workplace.repository?.blob($0) } : nil
        let merged = try Repository.merge(
            base: base ?? [], ours: ours, theirs: theirs, names: ("written by hand", "generated"))
        return (String(decoding: merged.text, as: UTF8.self), merged.hasConflicts)
    }
}
