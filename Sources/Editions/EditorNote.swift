import Diffing
import GuideModel

/// A note of the editors for the next update: a file of `changelogs/unreleased`, front matter and a few sentences.
package struct EditorNote: Hashable, Sendable {
    /// Relative to the guide's root.
    package let path: String
    /// The sections that it is about: `path` or `path#anchor`.
    package var about: [String]
    /// The most that changed in the edition, as the editors say.
    package let claim: Significance?
    /// Numbers of readers' reactions that it deals with.
    package let reactions: [String]
    /// Markdown, without blank lines around.
    package let text: String
    /// The same as the file has it, and the line where it begins.
    package let body: String
    package let bodyLine: Int
    /// What its front matter says wrong, for people.
    package let fault: String?

    package init(
        path: String, about: [String], claim: Significance? = nil, reactions: [String] = [], text: String = "",
        fault: String? = nil
    ) {
        self.path = path
        self.about = about
        self.claim = claim
        self.reactions = reactions
        self.text = text
        (body, bodyLine) = (text, 1)
        self.fault = fault
    }

    /// Reads a note. Any bytes give one; what is wrong with it is its `fault`.
    package init(path: String, bytes: [UInt8]) {
        let chapter = Chapter(path: path, bytes: bytes, style: .github, places: false)
        let matter = chapter.frontMatter
        func list(_ key: String) -> [String] {
            guard let value = matter?.members.last(where: { $0.key == key })?.value else { return [] }
            return value.string.map { [$0] } ?? value.sequence?.compactMap(\.string) ?? []
        }
        self.path = path
        about = list("about")
        reactions = list("reactions")
        let level = matter?.string("claim")
        claim = level.flatMap { Significance(rawValue: $0) }
        var fault = String(validating: bytes, as: UTF8.self) == nil ? "it is not UTF-8; save the file as UTF-8" : nil
        fault = fault ?? matter?.error.map { "its front matter is not YAML: \($0.message)" }
        if let level, claim == nil {
            fault = "its claim is '\(level)', but must be one of: formatting, editorial, substantive"
        }
        // A slip in a key would lose what it says without a word.
        let keys = ["about", "claim", "reactions"]
        for key in (matter?.members ?? []).map(\.key) where !keys.contains(key) {
            guard let meant = nearest(key, in: keys) else { continue }
            fault = fault ?? "its front matter says '\(key)', which no note has; did you mean '\(meant)'?"
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        body = lines.dropFirst(matter?.endLine ?? 0).joined(separator: "\n")
        bodyLine = (matter?.endLine ?? 0) + 1
        text = body.trimmingBlanks()
        if text.isEmpty { fault = fault ?? "it says nothing; write a sentence below its front matter" }
        self.fault = fault
    }

    /// The file that says this.
    package var source: String {
        var lines = ["---"]
        lines +=
            about.count == 1
            ? ["about: \(Self.quoted(about[0]))"] : ["about:"] + about.map { "  - \(Self.quoted($0))" }
        if let claim { lines.append("claim: \(claim.rawValue)") }
        if !reactions.isEmpty { lines.append("reactions: [\(reactions.map(Self.quoted).joined(separator: ", "))]") }
        return (lines + ["---", "", text]).joined(separator: "\n") + "\n"
    }

    /// A YAML scalar that reads as this text.
    private static func quoted(_ text: String) -> String {
        let isPlain =
            text.first.map { $0.isLetter } ?? false
            && text.allSatisfy { $0.isLetter || $0.isNumber || "-_./#".contains($0) } && !text.contains(" #")
        return isPlain
            ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
