import FoundationEssentials

/// What a transaction is about to do, durable before the first reference moves, so that the next start can finish it.
package struct Journal: Codable, Equatable, Sendable {
    /// A reference, and the ids that it has before and after.
    package struct ReferenceMove: Codable, Equatable, Sendable {
        package var name: String
        /// The id it must have now; `nil` when it must not exist.
        package var old: String?
        package var new: String

        package init(name: String, old: OID?, new: OID) {
            self.name = name
            self.old = old?.description
            self.new = new.description
        }
    }

    /// A file of the worktree: what is there now and what comes, as blob ids.
    package struct FileChange: Codable, Equatable, Sendable {
        package var path: String
        package var old: String?
        /// `nil` when the file goes.
        package var new: String?

        package init(path: String, old: OID?, new: OID?) {
            self.path = path
            self.old = old?.description
            self.new = new?.description
        }
    }

    package var version = 1
    /// For people: "the cut of edition 2.1".
    package var title: String
    package var subject: String
    package var references: [ReferenceMove]
    package var files: [FileChange]
    /// Whether the index follows the files (a commit) or not (`--no-commit`).
    package var stagesFiles: Bool
    package var reflogLine: String

    package init(
        title: String, subject: String, references: [ReferenceMove], files: [FileChange], stagesFiles: Bool,
        reflogLine: String
    ) {
        self.title = title
        self.subject = subject
        self.references = references
        self.files = files
        self.stagesFiles = stagesFiles
        self.reflogLine = reflogLine
    }

    func encoded() throws(GitError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let data = try? encoder.encode(self) else {
            throw .library(call: "JSONEncoder", code: -1, message: "the journal cannot be written")
        }
        return Array(data)
    }

    init?(bytes: [UInt8]) {
        guard let journal = try? JSONDecoder().decode(Journal.self, from: Data(bytes)), journal.version == 1,
            journal.staysWithin
        else { return nil }
        self = journal
    }

    /// Whether it names files of the worktree, branches and tags alone: a repository is data from strangers, its journal too.
    private var staysWithin: Bool {
        files.allSatisfy { file in
            let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
            return parts.allSatisfy { Repository.isSafe(entryName: String($0)) }
        }
            && references.allSatisfy { reference in
                ["refs/heads/", "refs/tags/"].contains { reference.name.hasPrefix($0) }
                    && !reference.name.split(separator: "/").contains("..")
            }
    }
}
