import CLibgit2

/// The commits that lead to some and not to others, newest first, read one by one.
package struct History: ~Copyable {
    private let walk: Handle<WalkKind>?
    /// The whole of a shallow history, which libgit2 1.5 cannot walk: it looks for parents beyond the end.
    private var shallow: [OID] = []

    /// - Parameters:
    ///   - tips: where the walk starts.
    ///   - hidden: these and all their ancestors are left out.
    package init(_ repository: borrowing Repository, from tips: [OID], hiding hidden: [OID] = []) throws(GitError) {
        guard !repository.isShallow else {
            let commits = try repository.shallowHistory(from: tips, hiding: hidden)
            walk = nil
            shallow = commits.reversed()
            return
        }
        var made: OpaquePointer?
        try unsafe repository.handle.withPointer { (pointer) throws(GitError) in
            try GitError.check(unsafe git_revwalk_new(&made, pointer), "git_revwalk_new")
        }
        let walk = try unsafe Handle<WalkKind>(adopting: made, from: "git_revwalk_new")
        try unsafe walk.withPointer { (pointer) throws(GitError) in
            let order = GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_TIME.rawValue
            try GitError.check(unsafe git_revwalk_sorting(pointer, order), "git_revwalk_sorting")
            for tip in tips {
                var raw = tip.raw
                try GitError.check(unsafe git_revwalk_push(pointer, &raw), "git_revwalk_push")
            }
            for id in hidden {
                var raw = id.raw
                try GitError.check(unsafe git_revwalk_hide(pointer, &raw), "git_revwalk_hide")
            }
        }
        self.walk = consume walk
    }

    /// The next commit's id; `nil` only at the end of the history. Any other failure is an error, never an end.
    package mutating func next() throws(GitError) -> OID? {
        switch walk {
        case .none: return shallow.popLast()
        case .some(let walk):
            return try unsafe walk.withPointer { (pointer) throws(GitError) in
                var id = git_oid()
                let code = unsafe git_revwalk_next(&id, pointer)
                if code == GIT_ITEROVER.rawValue { return nil }
                try GitError.check(code, "git_revwalk_next")
                return OID(raw: id)
            }
        }
    }
}

extension Repository {
    /// The commits down to the end of a shallow clone, newest first.
    func shallowHistory(from tips: [OID], hiding hidden: [OID]) throws(GitError) -> [OID] {
        let ends = Set(
            String(decoding: try readFile(commonFolder + "/shallow", limit: 1 << 26), as: UTF8.self)
                .split(whereSeparator: \.isNewline).compactMap { OID(hex: $0) })
        func reachable(_ starts: [OID], except: Set<OID>) throws(GitError) -> [OID: Int64] {
            var times: [OID: Int64] = [:]
            var waiting = starts
            while let id = waiting.popLast() {
                guard times[id] == nil, !except.contains(id) else { continue }
                let commit = try commit(id)
                times[id] = commit.committer.seconds
                if !ends.contains(id) { waiting += commit.parents }
            }
            return times
        }
        let left = Set(try reachable(hidden, except: []).keys)
        return try reachable(tips, except: left).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}

extension Repository {
    /// The commits between two states whose entries at some paths differ from those of every parent, newest first.
    ///
    /// Equal trees are told by their id alone, so folders that did not change are never read.
    package func commits(from tips: [OID], hiding hidden: [OID], touching paths: [String]) throws(GitError) -> [Commit]
    {
        var history = try History(self, from: tips, hiding: hidden)
        var found: [Commit] = []
        var known: [OID: [OID?]] = [:]
        while let id = try history.next() {
            let commit = try commit(id)
            let own = try entryIDs(at: paths, in: commit.tree, known: &known)
            var touches = commit.parents.isEmpty && own.contains { $0 != nil }
            if !commit.parents.isEmpty {
                touches = true
                for parent in commit.parents {
                    guard let parent = try? self.commit(parent) else { continue }
                    if try entryIDs(at: paths, in: parent.tree, known: &known) == own {
                        touches = false
                        break
                    }
                }
            }
            if touches { found.append(commit) }
        }
        return found
    }

    private func entryIDs(
        at paths: [String], in tree: OID, known: inout [OID: [OID?]]
    ) throws(GitError) -> [OID?] {
        if let ids = known[tree] { return ids }
        let ids = try paths.map { (path) throws(GitError) in try entry(at: path, in: tree)?.id }
        known[tree] = ids
        return ids
    }
}

/// Names and addresses as `.mailmap` maps them.
package struct Mailmap: ~Copyable {
    private let handle: Handle<MailmapKind>

    package init(text: [UInt8]) throws(GitError) {
        try Library.start()
        var made: OpaquePointer?
        // Git takes an address in any case for the same one; libgit2 does not.
        var isAddress = false
        let text = text.map { byte -> UInt8 in
            if byte == UInt8(ascii: "<") { isAddress = true }
            if byte == UInt8(ascii: ">") || byte == 0x0A { isAddress = false }
            return isAddress && (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        }
        try GitError.check(
            unsafe text.withUnsafeBytes { bytes in
                unsafe git_mailmap_from_buffer(
                    &made, bytes.baseAddress?.assumingMemoryBound(to: CChar.self) ?? nil, bytes.count)
            }, "git_mailmap_from_buffer")
        handle = try unsafe Handle(adopting: made, from: "git_mailmap_from_buffer")
    }

    /// The name and address that somebody goes by; those given where the file does not know them.
    package func resolve(name: String, email: String) -> (name: String, email: String) {
        unsafe handle.withPointer { pointer in
            var realName: UnsafePointer<CChar>?
            var realEmail: UnsafePointer<CChar>?
            return unsafe name.withCString { name in
                let plain = email.lowercased()
                return unsafe plain.withCString { lower in
                    guard unsafe git_mailmap_resolve(&realName, &realEmail, pointer, name, lower) == 0,
                        let realName = unsafe realName, let realEmail = unsafe realEmail
                    else { return (unsafe String(cString: name), email) }
                    let real = unsafe String(cString: realEmail)
                    return unsafe (String(cString: realName), real == plain ? email : real)
                }
            }
        }
    }
}
