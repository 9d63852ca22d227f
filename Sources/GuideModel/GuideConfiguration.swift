import CommonMark

/// What `guide.yml` says of a guide; every key may be left out.
package struct GuideConfiguration: Sendable {
    package enum Numbering: String, Sendable, CaseIterable { case semantic, calendar }

    package var title: String?
    package var language: String?
    package var contributors: String?
    package var numbering = Numbering.semantic
    package var tag = "v{edition}"
    package var chapters: [(path: String, line: Int)]?
    package var anchors: AnchorStyle?
    package var htmlLinks: Bool?
    package var redirects: [(from: String, to: String, range: SourceRange)] = []
    package var changelogs: String?
    package var changelogsLine = 1
    package var site: String?
    package var rules: YAMLValue?
    package var frontMatter: YAMLValue?
    /// The word to use for others: `terms:`.
    package var terms: [Term] = []
    /// What the spelling of this guide knows beside the dictionary, and a file with more: `words:`.
    package var words: [String] = []
    package var wordsFile: String?
    /// Whether a substantive change must have a note.
    package var requiresNotes = false

    package struct Term: Hashable, Sendable {
        package let use: String
        package let avoid: [String]

        package init(use: String, avoid: [String]) {
            self.use = use
            self.avoid = avoid
        }
    }

    /// Keys that are read, and that no command acts on yet.
    package var idleKeys: [String] = []

    package init() {}

    package static let keys = [
        "title", "language", "contributors", "numbering", "tag", "chapters", "anchors", "html-links", "redirects",
        "front-matter",
        "rules", "notes", "terms", "words", "site", "index", "products", "profiles", "privacy", "notify", "changelogs",
    ]

    /// Reads `guide.yml`.
    ///
    /// - Throws: `ConfigurationError` with the line, the key, and the nearest right key.
    package init(yaml: String) throws(ConfigurationError) {
        for member in try Self.members(of: yaml) { try read(member) }
    }

    static func members(of yaml: String) throws(ConfigurationError) -> [YAMLValue.Member] {
        let value: YAMLValue?
        do throws(YAMLError) {
            value = try YAMLValue.parse(yaml)
        } catch {
            throw ConfigurationError(line: error.line, key: nil, problem: .syntax(error.message))
        }
        guard let value, !value.isNull else { return [] }
        guard let members = value.mapping else {
            throw ConfigurationError(line: value.line, key: nil, problem: .notAMapping)
        }
        return members
    }

    private mutating func read(_ member: YAMLValue.Member) throws(ConfigurationError) {
        let value = member.value
        func wrong(_ expected: String) -> ConfigurationError {
            ConfigurationError(line: value.line, key: member.key, problem: .wrongType(expected: expected))
        }
        func text() throws(ConfigurationError) -> String {
            guard let text = value.string else { throw wrong("text") }
            return text
        }
        func choice(_ choices: [String]) throws(ConfigurationError) -> String {
            let text = try text()
            guard choices.contains(text) else {
                throw ConfigurationError(line: value.line, key: member.key, problem: .notAChoice(text, choices))
            }
            return text
        }
        // A key with nothing below it is one that nobody has filled in yet.
        if value.isNull, ["redirects", "terms", "chapters"].contains(member.key) { return }
        switch member.key {
        case "title": title = try text()
        case "language":
            let code = try text()
            guard Self.isLanguageCode(code) else {
                throw wrong(
                    "a language's code, such as 'nl' or 'en', and is '\(code)'"
                        + (Self.languageCodes[code.lowercased()].map { "; did you mean '\($0)'?" } ?? ""))
            }
            language = code
        case "contributors": contributors = try text()
        case "numbering": numbering = Numbering(rawValue: try choice(Numbering.allCases.map(\.rawValue))) ?? .semantic
        case "tag":
            tag = try text()
            guard tag.contains("{edition}") else { throw wrong("a pattern with '{edition}', such as 'v{edition}'") }
            // What git takes for no name of a tag; the rest it says itself.
            guard !tag.contains(where: { $0.isWhitespace || "~^:?*[\\".contains($0) }), !tag.contains("..") else {
                throw wrong("a name that git allows for a tag, without blanks, '..' and any of ~ ^ : ? * [ \\")
            }
        case "chapters":
            guard let items = value.sequence else { throw wrong("a list of paths") }
            var paths: [(path: String, line: Int)] = []
            for item in items {
                guard let path = item.string else {
                    throw ConfigurationError(line: item.line, key: member.key, problem: .wrongType(expected: "a path"))
                }
                paths.append((path, item.line))
            }
            chapters = paths
        case "anchors": anchors = AnchorStyle(rawValue: try choice(AnchorStyle.named.map(\.rawValue)))
        case "html-links":
            guard let flag = value.bool else { throw wrong("true or false") }
            htmlLinks = flag
        case "redirects":
            guard let pairs = value.mapping else { throw wrong("'old.md#anchor: new.md#anchor' pairs") }
            for pair in pairs {
                guard let target = pair.value.string else {
                    throw ConfigurationError(
                        line: pair.keyLine, key: pair.key, problem: .wrongType(expected: "an address"))
                }
                let place = SourceRange(
                    line: pair.keyLine, column: pair.keyColumn, endLine: pair.keyLine,
                    endColumn: pair.keyColumn + pair.key.count)
                redirects.append((pair.key, target, place))
            }
        case "changelogs":
            changelogs = try text()
            changelogsLine = member.keyLine
            guard let folder = changelogs, Path.normalized(folder) != nil, !folder.hasPrefix("/"), folder != "." else {
                throw wrong("a folder of the repository")
            }
        case "site": site = try text()
        case "rules":
            guard value.mapping != nil || value.isNull else { throw wrong("rules with their settings") }
            rules = value
        case "front-matter":
            guard value.mapping != nil || value.isNull || !(value.string ?? "").isEmpty else {
                throw wrong("a JSON Schema, or the file that it is in")
            }
            frontMatter = value.isNull ? nil : value
        case "terms":
            guard let pairs = value.mapping else { throw wrong("'use this: [not, these]' pairs") }
            terms = try pairs.map { pair throws(ConfigurationError) in
                let avoid = pair.value.string.map { [$0] } ?? pair.value.sequence?.compactMap(\.string) ?? []
                guard !avoid.isEmpty else {
                    throw ConfigurationError(
                        line: pair.keyLine, key: pair.key, problem: .wrongType(expected: "a list of words to avoid"))
                }
                return Term(use: pair.key, avoid: avoid)
            }
        case "words":
            wordsFile = value.string
            guard
                let list = value.sequence?.compactMap(\.string) ?? wordsFile.map({ _ in [] })
                    ?? (value.isNull ? [] : nil)
            else { throw wrong("a list of words, or a file with a word a line") }
            words = list
        case "notes": requiresNotes = try choice(["required", "optional"]) == "required"
        default:
            guard Self.keys.contains(member.key) else {
                throw ConfigurationError(
                    line: member.keyLine, key: member.key,
                    problem: .unknownKey(nearest: nearest(member.key, in: Self.keys), known: Self.keys))
            }
            idleKeys.append(member.key)
        }
    }

    /// `nl`, `en-GB`, `zh_Hant`: what documents are marked with and dictionaries are called by.
    private static func isLanguageCode(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        return (2...3).contains(parts[0].count) && parts[0].allSatisfy { $0.isASCII && $0.isLetter }
            && parts.dropFirst().allSatisfy { part in
                (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
    }

    /// What people write for the languages that editors of guides name most.
    private static let languageCodes = [
        "nederlands": "nl", "dutch": "nl", "vlaams": "nl", "engels": "en", "english": "en", "duits": "de",
        "deutsch": "de", "german": "de", "frans": "fr", "français": "fr", "french": "fr", "fries": "fy", "frysk": "fy",
    ]
}

/// A fault in `guide.yml`: where it is, and what would be right.
package struct ConfigurationError: Error, CustomStringConvertible {
    package enum Problem: Sendable {
        case syntax(String)
        case notAMapping
        case unknownKey(nearest: String?, known: [String])
        case wrongType(expected: String)
        case notAChoice(String, [String])
        case unknownRule(nearest: String?)
        case unsupported(String)
    }

    package let line: Int
    package let key: String?
    package let problem: Problem
    package var file = "guide.yml"

    package init(line: Int, key: String?, problem: Problem) {
        self.line = line
        self.key = key
        self.problem = problem
    }

    package var description: String {
        let place = "\(file):\(line): "
        let name = key.map { "'\($0)'" } ?? ""
        switch problem {
        case .syntax(let message): return place + "this is not YAML: \(message)"
        case .notAMapping: return place + "expected 'key: value' lines, such as 'title: Wijkengids'"
        case .unknownKey(let nearest, let known):
            return place + "unknown key \(name)"
                + (nearest.map { "; did you mean '\($0)'?" }
                    ?? "; known are: \(known.joined(separator: ", "))")
        case .unknownRule(let nearest):
            return place + "there is no rule \(name)"
                + (nearest.map { "; did you mean '\($0)'?" } ?? "; 'editie check --list-rules' lists them")
        case .unsupported(let what): return place + "\(name): \(what)"
        case .wrongType(let expected): return place + "\(name) must be \(expected)"
        case .notAChoice(let text, let choices):
            return place + "\(name) is '\(text)', but must be one of: \(choices.joined(separator: ", "))"
                + (nearest(text, in: choices).map { "; did you mean '\($0)'?" } ?? "")
        }
    }
}
