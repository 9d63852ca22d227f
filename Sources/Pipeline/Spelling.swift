import CHunspell
import Checking
import CommonMark
import Editions
import Git
import GuideModel
import Synchronization

/// The words of a language by hunspell: the only file that knows it.
///
/// A dictionary takes a tenth of a second to load, so what it said of a chapter is kept by the chapter's blob in the user's cache,
/// and it is loaded only for what is new.
final class Spelling: SpellChecker {
    private struct State {
        var dictionaries: [Dictionary]?
        /// The words that no dictionary knows, by a chapter's blob id, or the digest of its bytes.
        var known: [String: [PlacedWord]] = [:]
        /// The chapters of this run.
        var asked: Set<String> = []
        /// What was said of each word in this run: most stand in many chapters.
        var verdicts: [String: Bool] = [:]
        var suggestions: [String: String] = [:]
        var isChanged = false
    }

    private let state: Mutex<State>
    /// The language's own, and English: guides borrow its words.
    private let files: [(affixes: String, words: String)]
    private let extra: Set<String>
    private let cache: String?

    /// - Parameters:
    ///   - extra: what the guide knows beside the dictionary.
    ///   - guide: where the guide is. Answers about others would have to be read with its own.
    ///   - folder: where answers are kept; `nil` for nowhere.
    /// - Returns: `nil` where no dictionary of the language is installed.
    init?(language: String, extra: [String], guide: String, folder: String?) {
        guard let own = Self.find(language) else { return nil }
        files = [own] + (language.hasPrefix("en") ? [] : [Self.find("en")].compactMap(\.self))
        self.extra = Set(extra.map { $0.lowercased() })
        // Another dictionary, word list or way of cutting words gives other answers.
        let stamps = files.flatMap { [$0.words, Disk.stamp($0.words), Disk.stamp($0.affixes)] }
        let facts = ["13", guide] + stamps + self.extra.sorted()
        let key = try? Repository.blobID(of: Array(facts.joined(separator: "\n").utf8)).description
        cache = folder.flatMap { folder in key.map { Path.join(folder, "spelling-\($0.prefix(16))") } }
        var state = State()
        if let cache, let bytes = try? Disk.read(cache) { Self.read(bytes, into: &state) }
        self.state = Mutex(state)
    }

    /// `nl` is `nl.dic`, `nl_NL.dic` or another of that language.
    private static func find(_ language: String) -> (affixes: String, words: String)? {
        let base = String(language.split(separator: "-").first ?? "").lowercased()
        let exact = language.split(separator: "-").joined(separator: "_")
        // Another English has `colour` for a slip.
        let mayBeAmerican = base != "en" || exact.lowercased() == "en" || exact.lowercased() == "en_us"
        let preferred =
            [exact, base, base + "_" + base.uppercased()] + (mayBeAmerican ? [base + "_US"] : []) + [base + "_GB"]
        var folders = ["/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell"]
        folders = (Clock.environment("DICPATH")?.split(separator: ":").map(String.init) ?? []) + folders
        for folder in folders {
            let names = (try? DiskSource(root: folder).entries(in: ""))??.map(\.name) ?? []
            let all = names.filter { $0.hasSuffix(".dic") }.map { String($0.dropLast(4)) }
            let others = all.filter { $0.hasPrefix(base + "_") && (mayBeAmerican || $0 != "en_US") }
            let name = preferred.first { all.contains($0) } ?? others.first
            if let name, names.contains(name + ".aff") {
                return (Path.join(folder, name + ".aff"), Path.join(folder, name + ".dic"))
            }
        }
        return nil
    }

    func unknownWords(
        of chapter: Chapter, _ words: () -> [ProseWord], _ range: (ProseWord) -> SourceRange
    ) -> [PlacedWord] {
        let content = chapter.source ?? Digest(of: chapter.bytes).description
        let known = state.withLock { state in
            state.asked.insert(content)
            return state.known[content]
        }
        if let known { return known }
        let wanted = words()
        let different = Set(wanted.lazy.map(\.text))
        let unknown = state.withLock { state in
            let dictionaries = load(&state)
            return different.filter { word in
                if let verdict = state.verdicts[word] { return verdict }
                let verdict = isUnknown(word, dictionaries)
                state.verdicts[word] = verdict
                return verdict
            }
        }
        let placed =
            unknown.isEmpty
            ? [] : wanted.filter { unknown.contains($0.text) }.map { PlacedWord(text: $0.text, range: range($0)) }
        state.withLock { state in
            state.known[content] = placed
            state.isChanged = true
        }
        return placed
    }

    private func load(_ state: inout State) -> [Dictionary] {
        if let dictionaries = state.dictionaries { return dictionaries }
        let dictionaries = files.map { Dictionary($0.affixes, $0.words) }
        state.dictionaries = dictionaries
        return dictionaries
    }

    /// Names and abbreviations are nobody's slip of the pen; compounds with a hyphen are known by their parts.
    private func isUnknown(_ word: String, _ dictionaries: [Dictionary]) -> Bool {
        let plain = word.split(separator: "’", omittingEmptySubsequences: false).joined(separator: "'")
        guard plain.unicodeScalars.count > 1, !plain.contains(where: \.isUppercase) else { return false }
        func isKnown(_ word: String) -> Bool {
            extra.contains(word) || dictionaries.contains { $0.knows(word) }
        }
        // Dictionaries have an abbreviation with its dot.
        if isKnown(plain) || isKnown(plain + ".") { return false }
        for suffix in ["'s", "s'"] where plain.hasSuffix(suffix) {
            if isKnown(String(plain.dropLast(2))) { return false }
        }
        let parts = plain.split(separator: "-")
        return parts.count < 2 || !parts.allSatisfy { $0.count < 2 || isKnown(String($0)) }
    }

    func suggestion(_ word: String) -> String? {
        state.withLock { state in
            if let known = state.suggestions[word] { return known.isEmpty ? nil : known }
            let suggestion = load(&state).first?.suggestion(word)
            state.suggestions[word] = suggestion ?? ""
            state.isChanged = true
            return suggestion
        }
    }

    // MARK: - What was answered before

    /// A line a chapter's blob with its unknown words and where each stands, `vise 12 4`; and a line a suggestion.
    private static func read(_ bytes: [UInt8], into state: inout State) {
        for line in bytes.split(separator: 0x0A) {
            let parts = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let name = String(decoding: parts[1], as: UTF8.self)
            if parts[0].elementsEqual("text".utf8) {
                state.known[name] = words(parts[2])
            } else {
                state.suggestions[name] = String(decoding: parts[2], as: UTF8.self)
            }
        }
    }

    /// A word stands in one line, and has as many columns as characters in the source: with soft hyphens, of which its text has none.
    private static func words(_ list: ArraySlice<UInt8>) -> [PlacedWord] {
        let parts = list.split(separator: 0x20)
        func number(_ digits: ArraySlice<UInt8>) -> Int? {
            guard !digits.isEmpty, digits.count < 10, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return digits.reduce(0) { 10 * $0 + Int($1 - 0x30) }
        }
        return stride(from: 0, to: parts.count - 3, by: 4).compactMap { at in
            guard let line = number(parts[at + 1]), let column = number(parts[at + 2]), let end = number(parts[at + 3])
            else { return nil }
            return PlacedWord(
                text: String(decoding: parts[at], as: UTF8.self),
                range: SourceRange(line: line, column: column, endLine: line, endColumn: end))
        }
    }

    /// Keeps the answers for next time. A folder that may not be written to only makes the next time slower.
    func save() {
        guard let cache else { return }
        let text = state.withLock { state -> String? in
            guard state.isChanged else { return nil }
            // Every edit of every chapter would stay for ever: what is far more than this guide holds goes.
            if state.known.count > 1000 + 4 * state.asked.count {
                state.known = state.known.filter { state.asked.contains($0.key) }
            }
            let texts = state.known.sorted { $0.key < $1.key }.map { content, words in
                let list = words.map { "\($0.text) \($0.range.line) \($0.range.column) \($0.range.endColumn)" }
                return "text\t\(content)\t\(list.joined(separator: " "))\n"
            }
            let words = state.suggestions.sorted { $0.key < $1.key }.map { "word\t\($0.key)\t\($0.value)\n" }
            return (texts + words).joined()
        }
        guard let text, Disk.makeFolder(Path.folder(of: cache)) else { return }
        try? Disk.write(cache, text)
    }

    /// One loaded dictionary.
    @safe private final class Dictionary {
        private let handle: OpaquePointer?

        init(_ affixes: String, _ words: String) { unsafe handle = unsafe Hunspell_create(affixes, words) }
        // Never freed: that takes as long as loading it, and the process ends when it is asked no more.

        func knows(_ word: String) -> Bool {
            guard let handle = unsafe handle else { return true }
            return unsafe Hunspell_spell(handle, word) != 0
        }

        func suggestion(_ word: String) -> String? {
            guard let handle = unsafe handle else { return nil }
            var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
            let count = unsafe Hunspell_suggest(handle, &list, word)
            defer { unsafe Hunspell_free_list(handle, &list, count) }
            guard count > 0, let first = unsafe list?[0] else { return nil }
            return unsafe String(cString: first)
        }
    }
}
