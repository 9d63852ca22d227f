import Checking
import GuideModel
import Synchronization

/// What the network said before, with its age: a line an address.
final class LinkCache: Sendable {
    private struct Entry {
        var time: Int64
        var answer: ExternalAnswer
    }

    private let file: String?
    /// What stands before each address of this guide: `ExternalSettings.terms`.
    private let terms: String
    private let entries: Mutex<[String: Entry]>

    init(folder: String?, terms: String) {
        self.terms = terms
        file = folder.map { Path.join($0, "links") }
        var entries: [String: Entry] = [:]
        if let file, let bytes = try? Disk.read(file) {
            for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
                let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 5, let time = Int64(parts[0]) else { continue }
                let outcome: ExternalAnswer.Outcome
                switch parts[1] {
                case "alive": outcome = .alive
                case "moved": outcome = .moved(to: parts[3])
                case "dead": outcome = .dead(parts[3])
                default: continue
                }
                entries[parts[4]] = Entry(
                    time: time, answer: ExternalAnswer(outcome, isSecureToo: parts[2] == "secure"))
            }
        }
        self.entries = Mutex(entries)
    }

    /// An answer that is young enough; what was dead is asked again after a day.
    func answer(_ address: String, now: Int64, maximumAge hours: Int) -> ExternalAnswer? {
        guard let entry = entries.withLock({ $0[terms + address] }) else { return nil }
        var limit = Int64(hours) * 3600
        if case .dead = entry.answer.outcome { limit = min(limit, 24 * 3600) }
        let age = now - entry.time
        return age >= 0 && age < limit ? entry.answer : nil
    }

    func keep(_ answer: ExternalAnswer, of address: String, now: Int64) {
        if case .skipped = answer.outcome { return }
        entries.withLock { $0[terms + address] = Entry(time: now, answer: answer) }
    }

    func save(now: Int64) {
        guard let file, Disk.makeFolder(Path.folder(of: file)) else { return }
        let text = entries.withLock { entries in
            // A year is more than any setting believes.
            entries.filter { now - $0.value.time < 366 * 24 * 3600 }.sorted { $0.key < $1.key }.map { address, entry in
                let (kind, more): (String, String) =
                    switch entry.answer.outcome {
                    case .alive: ("alive", "")
                    case .moved(let to): ("moved", to)
                    case .dead(let why): ("dead", why)
                    case .skipped: ("", "")
                    }
                let fields = ["\(entry.time)", kind, entry.answer.isSecureToo ? "secure" : "", more, address]
                return fields.map { $0.filter { $0 != "\t" && !$0.isNewline } }.joined(separator: "\t") + "\n"
            }.joined()
        }
        try? Disk.write(file, text)
    }
}
