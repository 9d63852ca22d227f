import Editions
import Git
import GuideModel

/// Who worked on the guide between two states: authors and co-authors, by their names in `.mailmap`, with their groups.
struct Contributors {
    private let workplace: Workplace
    private let groups: [String: String]
    /// The names that groups have, by their small letters.
    private let listed: [String: String]

    init(_ workplace: Workplace, _ guide: Guide) throws {
        self.workplace = workplace
        groups = try Self.groups(workplace, guide)
        listed = Dictionary(groups.keys.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Who worked on what leads to a commit and not to the one before it.
    ///
    /// - Parameter paths: `Workplace.guideFolders`.
    func list(tip: OID, hiding previous: OID?, paths: [String]) throws -> [EditionRecord.Contributor] {
        let git = try workplace.requireRepository()
        var earlier = try previous.map {
            Set(try people(git.git.commits(from: [$0], hiding: [], touching: paths)).flatMap { [$0.email, $0.name] })
        }
        // Who was thanked on another branch, for an edition that mends an earlier one, is new no more.
        let ledger = try workplace.ledger()
        let beside = ledger.entries.filter { ledger.isBeside($0.number) }.compactMap(\.record)
        earlier?.formUnion(beside.flatMap(\.contributors).map(\.name))
        return try list(tip: tip, hiding: previous, paths: paths, earlier: &earlier)
    }

    /// - Parameter earlier: the addresses and names of those who worked on it before; these are added. `nil` before the first edition, where
    ///   nobody is new.
    func list(
        tip: OID, hiding previous: OID?, paths: [String], earlier: inout Set<String>?
    ) throws -> [EditionRecord.Contributor] {
        let git = try workplace.requireRepository()
        let commits = try git.git.commits(from: [tip], hiding: previous.map { [$0] } ?? [], touching: paths)
        // One address is one person; so is one name, whatever the address: people write from more than one.
        let people = try people(commits)
        let names = names(of: people)
        var counts: [String: Int] = [:]
        for person in people { counts[names[person.email] ?? person.name, default: 0] += 1 }
        let known = earlier
        earlier = (earlier ?? []).union(names.keys).union(counts.keys)
        return counts.map { name, commits in
            let addresses = names.filter { $0.value == name }.keys
            let isKnown = known.map { known in known.contains(name) || addresses.contains(where: known.contains) }
            return EditionRecord.Contributor(
                name: name, group: groups[name], commits: commits, isFirst: isKnown.map { !$0 } ?? false)
        }.sorted { ($1.commits, $0.name) < ($0.commits, $1.name) }
    }

    /// The name of each address: as the guide's list of contributors has it, else a full one before a login, else the most frequent, of these
    /// the latest.
    private func names(of people: [(name: String, email: String)]) -> [String: String] {
        var spellings: [String: [String]] = [:]
        for person in people { spellings[person.email, default: []].append(person.name) }
        return spellings.mapValues { names in
            if let listed = names.lazy.compactMap({ listed[$0.lowercased()] }).first { return listed }
            let full = names.filter { $0.contains(" ") && $0.contains(where: \.isUppercase) }
            let own = full.isEmpty ? names : full
            let counts = Dictionary(own.map { ($0, 1) }, uniquingKeysWith: +)
            return own.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? names[0]
        }
    }

    private func people(_ commits: [Commit]) throws -> [(name: String, email: String)] {
        let mailmap = try workplace.mailmap()
        var result: [(name: String, email: String)] = []
        for commit in commits {
            // Who merged two branches wrote neither of them.
            var own = commit.parents.count > 1 ? [] : [(commit.author.name, commit.author.email)]
            for line in commit.message.split(whereSeparator: \.isNewline)
            where line.lowercased().hasPrefix("co-authored-by:") {
                let value = line.dropFirst("co-authored-by:".count)
                guard let open = value.lastIndex(of: "<"), let close = value.lastIndex(of: ">"), open < close else {
                    continue
                }
                // Of somebody without a name the address says one; the whole of it is nobody else's to publish.
                let address = String(value[value.index(after: open)..<close])
                let name = value[..<open].trimmingBlanks()
                own.append((name.isEmpty ? String(address.prefix { $0 != "@" }) : name, address))
            }
            var seen: Set<String> = []
            for (name, email) in own {
                let real = mailmap.resolve(name: name, email: email)
                // Programs write in their own name so.
                if real.name.hasSuffix("[bot]") { continue }
                let key = real.email.lowercased()
                if seen.insert(key).inserted { result.append((real.name, key)) }
            }
        }
        return result
    }

    /// The group of each name in the guide's `contributors:` file.
    private static func groups(_ workplace: Workplace, _ guide: Guide) throws -> [String: String] {
        guard let file = guide.location.configuration.contributors else { return [:] }
        let path = Path.join(guide.location.folder, file)
        guard let bytes = try workplace.worktreeSource().bytes(at: path) else {
            throw GuideError.contents(
                file: path, line: 1, message: "'contributors:' in guide.yml names this file, but it is not there")
        }
        let value: YAMLValue?
        do throws(YAMLError) {
            value = try YAMLValue.parse(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw GuideError.contents(file: path, line: error.line, message: error.message)
        }
        var groups: [String: String] = [:]
        // A file of another shape would lose its people without a word.
        func fault(_ line: Int?) -> GuideError {
            .contents(
                file: path, line: line ?? 1,
                message:
                    "expected groups with the names of their people, such as 'Redactie: [Jan, Piet]', or under 'groups:' a list of 'name:' with 'members:'"
            )
        }
        func add(_ members: YAMLValue, to name: String) throws {
            guard let people = members.sequence ?? (members.isNull ? [] : nil) else { throw fault(members.line) }
            for member in people {
                guard let person = member.string ?? member["name"]?.string else { throw fault(member.line) }
                groups[person] = groups[person] ?? name
            }
        }
        guard let value, !value.isNull else { return [:] }
        let own = value["groups"] ?? value
        if let list = value["groups"]?.sequence {
            for group in list {
                guard let name = group["name"]?.string, let members = group["members"] else { throw fault(group.line) }
                try add(members, to: name)
            }
        } else if let named = own.mapping {
            for member in named { try add(member.value, to: member.key) }
        } else {
            throw fault(own.line)
        }
        return groups
    }
}
