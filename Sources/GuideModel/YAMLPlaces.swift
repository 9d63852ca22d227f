import CommonMark

/// Finds where something stands in a line of a YAML file, of which the reader knows the line alone.
struct YAMLPlaces {
    private static let longestLine = 1000
    private let lines: [Substring]

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The place of the first of some spellings that stands as a word of its own in a line; `nil` where none does.
    ///
    /// - Parameter line: from 1.
    func range(of spellings: [String], line: Int) -> SourceRange? {
        // A list in one long line is looked through by nobody.
        guard lines.indices.contains(line - 1), lines[line - 1].utf8.count <= Self.longestLine else { return nil }
        let characters = Array(lines[line - 1])
        for spelling in spellings {
            let wanted = Array(spelling)
            guard !wanted.isEmpty, wanted.count <= characters.count else { continue }
            for start in 0...(characters.count - wanted.count) where characters[start] == wanted[0] {
                let end = start + wanted.count
                guard characters[start..<end].elementsEqual(wanted),
                    start == 0 || " \"'[{,/".contains(characters[start - 1]),
                    end == characters.count || " \"':,]}#\r".contains(characters[end])
                else { continue }
                return SourceRange(line: line, column: start + 1, endLine: line, endColumn: end + 1)
            }
        }
        return nil
    }

    /// How a path may be written: with fewer of its folders, and without its ending.
    static func spellings(of path: String) -> [String] {
        var result: [String] = []
        var rest = path[...]
        while true {
            let isPage = Path.isMarkdown(String(rest))
            // A folder may have its slash.
            result += isPage ? [String(rest), String(rest.dropLast(3))] : [rest + "/", String(rest)]
            guard let slash = rest.firstIndex(of: "/") else { return result }
            rest = rest[rest.index(after: slash)...]
        }
    }
}

extension TableOfContents {
    /// Says of each entry where it is written, to the character.
    ///
    /// - Parameter text: of the file that holds the contents.
    mutating func place(in text: String) {
        let places = YAMLPlaces(text)
        func placed(_ entry: Entry) -> Entry {
            guard entry.range == nil else { return entry }
            var entry = entry
            let page = entry.path + (entry.fragment.map { "#" + $0 } ?? "")
            let spellings =
                YAMLPlaces.spellings(of: page) + (entry.fragment == nil ? [] : YAMLPlaces.spellings(of: entry.path))
            entry.range = places.range(of: spellings, line: entry.line)
            return entry
        }
        entries = entries.map(placed)
        sections = sections.map(placed)
    }
}
