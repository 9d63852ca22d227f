import Editions
import Git
import GuideModel

extension OpenRepository {
    /// Whether a state came after another one and is no part of it: 2.1.1, which mends 2.1 on a branch of its own when 2.2 is out.
    func cameBeside(_ commit: OID, _ other: OID) throws -> Bool {
        guard commit != other, try !git.isAncestor(commit, of: other), let own = commitIfPresent(commit),
            let later = commitIfPresent(other)
        else { return false }
        return own.committer.seconds > later.committer.seconds
    }
}

/// The editions that this checkout knows, and where they are written down.
extension Workplace {
    /// The editions with a record in the worktree (or in HEAD of a bare repository); else the tags that look like one.
    package func ledger() throws -> Ledger {
        if let known = knownLedger { return known }
        let ledger = try readLedger(tolerant: false)
        knownLedger = ledger
        return ledger
    }

    /// - Parameter tolerant: damaged records are listed; otherwise they are an error, for no answer would be sure.
    func readLedger(tolerant: Bool) throws -> Ledger {
        let configuration = try? worktreeLocation().configuration
        let pattern = configuration?.tag ?? "v{edition}"
        let tags = try repository?.git.tags() ?? []
        var byNumber: [EditionNumber: Tag] = [:]
        for tag in tags {
            guard let number = Ledger.number(inTag: tag.name, pattern: pattern) else { continue }
            // `V2.2.0` beside `v2.2.0`: the one that the pattern makes.
            if byNumber[number] == nil || tag.name == Ledger.tagName(number, pattern: pattern) {
                byNumber[number] = tag
            }
        }
        let folder = try changelogsFolder()
        var (records, damaged) = try readRecords(folder)
        let others = Dictionary(
            grouping: try records.filter { try isOfOtherGuide($0) }, by: \.edition)
        if !others.isEmpty {
            otherGuide = others.values.first?.first?.guide
            records.removeAll { others[$0.edition] != nil }
            byNumber = byNumber.filter { others[$0.key] == nil }
        }
        for (number, tag) in byNumber where !records.contains(where: { $0.edition == number }) {
            let file = Path.join(folder, "\(number).json")
            // An edition of another line, a branch that is ahead of this one, has its record there.
            guard !damaged.contains(where: { $0.number == number }), let repository,
                try repository.git.entry(at: Path.join(prefix, file), in: repository.git.commit(tag.commit).tree)
                    != nil,
                try isBehindHead(tag.commit, repository)
            else { continue }
            damaged.append(Ledger.Damage(number: number, file: file, tag: tag.name))
        }
        if damaged.contains(where: { $0.tag != nil }), repository?.git.maybeSparse == true,
            try worktreeSource().entries(in: folder) == nil
        {
            throw WorkplaceError.sparse(folder: Path.join(prefix, folder))
        }
        if !tolerant, let first = damaged.min(by: { $0.number < $1.number }) { throw first }
        if records.isEmpty, damaged.isEmpty {
            return Ledger(
                byNumber.map { Ledger.Entry(number: $0, tag: $1.name, commit: $1.commit.description, record: nil) })
        }
        records.sort { ($0.edition ?? EditionNumber(0, 0)) < ($1.edition ?? EditionNumber(0, 0)) }
        // The editions before the first record that was ever made are known by their tags, as they were until then.
        var earlier: [Ledger.Entry] = []
        if let first = records.first, let previous = first.previous.flatMap({ EditionNumber($0) }), damaged.isEmpty {
            let recorded = Set(records.compactMap(\.edition))
            earlier = byNumber.filter { $0.key <= previous && !recorded.contains($0.key) }.map {
                Ledger.Entry(number: $0, tag: $1.name, commit: $1.commit.description, record: nil)
            }
        }
        return Ledger(
            earlier
                + records.compactMap { record in
                    guard let number = record.edition else { return nil }
                    // An imported edition's tag may be named in any way; its record knows.
                    let tag = tags.first { $0.name == record.tag } ?? byNumber[number]
                    return Ledger.Entry(
                        number: number, tag: tag?.name, commit: tag?.commit.description ?? record.commit, record: record
                    )
                }, damaged: damaged)
    }

    /// Whether a record is of a guide that stands beside this one: a guide that got another name stands no more where it did.
    private func isOfOtherGuide(_ record: EditionRecord) throws -> Bool {
        let other = record.guide
        guard let own = try? worktreeLocation().folder, other != own,
            Path.relative(other, to: own) == nil, Path.relative(own, to: other) == nil
        else { return false }
        let source = try worktreeSource()
        return try ["guide.yml", "SUMMARY.md"].contains { try source.bytes(at: Path.join(other, $0)) != nil }
    }

    /// Editions of two guides in one folder would be taken for one another's.
    func requireOwnChangelogs() throws {
        guard let otherGuide else { return }
        let location = try worktreeLocation()
        throw WorkplaceError.sharedChangelogs(
            folder: try changelogsFolder(), guide: otherGuide, own: location.folder, file: location.configurationFile)
    }

    private func isBehindHead(_ commit: OID, _ repository: OpenRepository) throws -> Bool {
        guard let head = try repository.git.head().commit else { return false }
        return try commit == head || repository.git.isAncestor(commit, of: head)
    }

    /// The day of an edition: its record's, else that of its annotated tag or its commit.
    func date(of entry: Ledger.Entry) throws -> String? {
        if let record = entry.record { return record.date }
        let tag = try repository?.git.tags().first { $0.name == entry.tag }
        if let seconds = tag?.annotation?.tagger?.seconds { return Clock.day(seconds) }
        let commit = entry.commit.flatMap { OID(hex: $0) }.flatMap { repository?.commitIfPresent($0) }
        return commit.map { Clock.day($0.committer.seconds) }
    }

    /// Goes on with what is whole of the records: a proof names what is not.
    func useWholeRecords() throws -> Ledger {
        let ledger = try readLedger(tolerant: true)
        knownLedger = ledger
        return ledger
    }

    private func readRecords(_ folder: String) throws -> ([EditionRecord], [Ledger.Damage]) {
        let source = try worktreeSource()
        var records: [EditionRecord] = []
        var damaged: [Ledger.Damage] = []
        for entry in try source.entries(in: folder) ?? [] where entry.kind == .file && entry.name.hasSuffix(".json") {
            guard let number = EditionNumber(entry.name.dropLast(5)) else { continue }
            if let record = try source.bytes(at: entry.path).flatMap({ EditionRecord(json: $0) }),
                record.edition == number, !records.contains(where: { $0.edition == number })
            {
                records.append(record)
            } else {
                damaged.append(Ledger.Damage(number: number, file: entry.path, tag: nil))
            }
        }
        return (records, damaged)
    }

    /// Beside the guide's folder, unless `guide.yml` says otherwise; relative to `folder`.
    package func changelogsFolder() throws -> String {
        let location = try? worktreeLocation()
        if let own = location?.configuration.changelogs, let path = Path.normalized(own) {
            guard path != location?.folder else {
                var error = ConfigurationError(
                    line: location?.configuration.changelogsLine ?? 1, key: "changelogs",
                    problem: .wrongType(expected: "a folder of its own; '\(path)' is the guide's"))
                error.file = location?.configurationFile ?? error.file
                throw error
            }
            return path
        }
        return Path.join(Path.folder(of: location?.folder ?? ""), "changelogs")
    }

    /// Where the guide is and was, as its records say, below the repository's root: its folder may have got another name.
    func guideFolders(_ location: GuideLocation) throws -> [String] {
        let recorded = try ledger().entries.reversed().compactMap { $0.record?.guide }
        var seen: Set<String> = []
        return ([location.folder] + recorded).filter { seen.insert($0).inserted }.map { Path.join(prefix, $0) }
    }

    /// Whose names and addresses are one.
    func mailmap() throws -> Mailmap { try Mailmap(text: worktreeSource().bytes(at: ".mailmap") ?? []) }

    func keptText(at path: String) throws -> String? {
        try keptBytes(at: path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What the last commit has of a file; `nil` where there is none.
    func committed(_ path: String) throws -> [UInt8]? {
        let repository = try requireRepository()
        guard let head = try repository.git.head().commit,
            let entry = try repository.git.entry(at: Path.join(prefix, path), in: repository.git.commit(head).tree)
        else { return nil }
        return try repository.git.blob(entry.id)
    }

    /// The names of the files that any commit of this branch has in a folder.
    func namesEver(in folder: String) throws -> Set<String> {
        let repository = try requireRepository()
        guard let head = try repository.git.head().commit else { return [] }
        let path = Path.join(prefix, folder)
        var names: Set<String> = []
        for commit in try repository.git.commits(from: [head], hiding: [], touching: [path]) {
            guard let entry = try repository.git.entry(at: path, in: commit.tree), entry.kind == .folder else {
                continue
            }
            names.formUnion(try repository.git.tree(entry.id).map(\.name))
        }
        return names
    }
}
