/// Who made a commit or a tag, and when: seconds since 1970 and the offset from UTC in minutes.
package struct Signature: Hashable, Sendable {
    package var name: String
    package var email: String
    package var seconds: Int64
    package var offset: Int32

    package init(name: String, email: String, seconds: Int64, offset: Int32) {
        self.name = name
        self.email = email
        self.seconds = seconds
        self.offset = offset
    }
}

/// A commit, read whole.
package struct Commit: Hashable, Sendable {
    package let id: OID
    package let tree: OID
    package let parents: [OID]
    package let author: Signature
    package let committer: Signature
    package let message: String

    /// The first line of the message.
    package var subject: String { String(message.split(whereSeparator: \.isNewline).first ?? "") }
}

/// A name in a tree, and the object behind it.
package struct TreeEntry: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case file, executable, symbolicLink, folder, submodule }
    package let name: String
    package let kind: Kind
    package let id: OID
}

/// A tag, annotated or not, and the commit it leads to.
package struct Tag: Hashable, Sendable {
    package let name: String
    package let object: OID
    package let commit: OID
    /// The tagger and the message of an annotated tag.
    package let annotation: Annotation?

    /// Who made the tag, and why.
    package struct Annotation: Hashable, Sendable {
        package let tagger: Signature?
        package let message: String
    }
}

/// Where HEAD points.
package enum Head: Hashable, Sendable {
    case branch(String, OID)
    case detached(OID)
    case unborn(branch: String)

    package var commit: OID? {
        switch self {
        case .branch(_, let id), .detached(let id): id
        case .unborn: nil
        }
    }
}

/// A path that differs between HEAD, the index and the worktree.
package struct StatusEntry: Hashable, Sendable {
    /// What differs; the most serious where it is several.
    package enum State: String, Hashable, Sendable { case added, modified, deleted, untracked, conflicted, unreadable }
    package let path: String
    package let state: State
}
