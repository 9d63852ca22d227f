import Editions
import GuideModel

/// Why a command cannot be carried out where it was called.
package enum WorkplaceError: Error, Equatable, CustomStringConvertible {
    case needsRepository(path: String)
    case needsTwoRevisions(command: String)
    case noEdition
    case shallow(what: String)
    case notInShallow(String)
    case unknownEdition(String, known: [String])
    case notRecorded(String)
    case unknownChapter(String, nearest: String?)
    case unknownSection(String, in: String, nearest: String?)
    case isGone(String, since: String)
    case noState(String, why: String)
    case notLanded(String)
    case outgrown(String, files: String, notes: String?)
    case wrongEpoch(String)
    case sparse(folder: String)
    case tooLarge(String)
    case sharedChangelogs(folder: String, guide: String, own: String, file: String)

    package var description: String {
        switch self {
        case .needsRepository(let path):
            "'\(path)' is no git repository, and this needs its history; run 'git init' there and commit the guide first"
        case .needsTwoRevisions(let command):
            "no edition has been cut yet, so there is nothing to compare with; name two revisions: editie \(command)"
        case .noEdition: "no edition has been cut yet; 'editie cut' makes the first"
        case .shallow(let what):
            "this is a shallow clone, and \(what) lies beyond its end; run 'git fetch --unshallow' (in CI: fetch-depth: 0)"
        case .notInShallow(let revision):
            "'\(revision)' is no edition and no revision of this shallow clone; if the whole history has it, run 'git fetch --unshallow' (in CI: fetch-depth: 0)"
        case .unknownEdition(let text, let known):
            "there is no edition '\(text)'; "
                + (known.isEmpty ? "none has been cut yet" : "there are: \(known.suffix(10).joined(separator: ", "))")
        case .notRecorded(let edition):
            "edition \(edition) is a tag alone, and has no record to go by; 'editie import --tags '*'' makes the records and updates of such editions"
        case .notLanded(let edition):
            "no commit of this branch holds edition \(edition) with its record; merge it first, then tag it"
        case .outgrown(let edition, let files, let notes):
            "this branch has the record of edition \(edition) and no commit with the guide that it was made of: something else had changed by the time that it was merged; remove \(files)\(notes.map { ", bring its notes back with '\($0)'," } ?? "") and cut the edition anew"
        case .sparse(let folder):
            "this is a sparse checkout without '\(folder)', which holds the records of the editions; run 'git sparse-checkout add \(folder)'"
        case .tooLarge(let path):
            "'\(path)' is over \(Chapter.sizeLimit >> 20) MiB and is read no further, so nobody can say what changed in it; split it into chapters"
        case .sharedChangelogs(let folder, let guide, let own, let file):
            "'\(folder)' holds the editions of the guide in '\(guide)', and this is the one in '\(own)'; give it a folder of its own with 'changelogs: \(Path.join(own, "changelogs"))' in \(file)"
        case .wrongEpoch(let text):
            "SOURCE_DATE_EPOCH is '\(text)', and must be seconds since 1970, before the year 10000; set it anew or unset it"
        case .noState(let edition, let why):
            "the history no longer holds edition \(edition) as it was recorded (\(why)); 'editie verify \(edition)' says more"
        case .isGone(let address, let edition):
            "'\(address)' is in no state of the guide since \(edition); 'editie log \(address)' has its history"
        case .unknownSection(let address, let place, let nearest):
            "no section '\(address)' in \(place)"
                + (nearest.map { "; did you mean '\($0)'?" } ?? "; anchors are what stands behind '#' in a link")
        case .unknownChapter(let name, let nearest):
            "no chapter '\(name)' in any of the states" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        }
    }

    /// A chapter is meant by its path, its id or its file's name alone.
    static func unknownChapter(_ name: String, among paths: [String]) -> WorkplaceError {
        var names: [String: String] = [:]
        for path in paths.sorted(by: Path.naturallyPrecedes) {
            // With its folders and without, and the ending left away.
            let name = String(Path.name(path))
            for own in [path, Path.join(Path.folder(of: path), Path.stem(path)), name, Path.stem(path)] {
                names[own] = names[own] ?? path
            }
        }
        let meant = names[name] ?? nearest(name, in: names.keys.sorted()).flatMap { names[$0] }
        return .unknownChapter(name, nearest: meant)
    }

    var isShallow: Bool { if case .shallow = self { true } else { false } }

    /// Whether other words on the command line would have helped (exit 2), rather than another state of the world (exit 3).
    package var isWrongUse: Bool {
        switch self {
        case .needsRepository, .shallow, .notInShallow, .noState, .sparse, .tooLarge: false
        default: true
        }
    }
}

extension WorkplaceError {
    /// Nothing is told of two states where a file that differs was not read.
    static func requireRead(_ old: Guide, _ new: Guide) throws(WorkplaceError) {
        for (guide, other) in [(old, new), (new, old)] {
            for chapter in guide.chapters where chapter.bytes.count > Chapter.sizeLimit && !chapter.isUnread {
                guard let twin = other.chapter(at: chapter.path), twin.bytes == chapter.bytes else {
                    throw .tooLarge(chapter.path)
                }
            }
        }
    }
}

extension Ledger {
    /// An edition with its record, by what somebody calls it.
    func recorded(_ text: String) throws(WorkplaceError) -> (entry: Entry, record: EditionRecord) {
        guard let number = EditionNumber(text), let entry = entry(number) else {
            throw .unknownEdition(text, known: entries.map(\.number.description))
        }
        guard let record = entry.record else { throw .notRecorded(number.description) }
        return (entry, record)
    }
}
