import CommonMark
import GuideModel

/// Reference definitions and their uses agree.
struct Definitions: Rule {
    static let documentation = [
        RuleDocumentation(
            "link/unused-definition", .warning, "a reference definition without a use",
            why: "It is left over, or the link that should use it was typed wrong.",
            bad: "Zie de visie.\n\n[visie]: visie.md", good: "Zie de [visie].\n\n[visie]: visie.md",
            fix: "removes the definition"),
        RuleDocumentation(
            "reference/undefined", .error, "[text][label] without a definition",
            why: "The reader sees the brackets, and no link.", bad: "[de visie][visei]\n\n[visie]: visie.md",
            good: "[de visie][visie]\n\n[visie]: visie.md"),
        RuleDocumentation(
            "reference/duplicate-definition", .warning, "a label defined twice",
            why: "Only the first one counts; the other says something that no reader gets.",
            bad: "[visie]: visie.md\n[visie]: doelen.md", good: "[visie]: visie.md\n[doelen]: doelen.md"),
    ]

    func findings(in chapter: ChapterContext, _ context: CheckContext) -> [Finding] {
        let document = chapter.chapter.document
        let scanner = LabelScanner(chapter.facts)
        var found: [Finding] = []
        var seen: Set<String> = []
        for definition in document.definitions {
            guard seen.insert(definition.key).inserted else {
                found.append(
                    Finding(
                        "reference/duplicate-definition", path: chapter.path, range: definition.range,
                        "'[\(definition.label)]' is defined above already; this one is never used",
                        target: definition.label))
                continue
            }
            if !scanner.labels.contains(definition.key) {
                found.append(
                    Finding(
                        "link/unused-definition", path: chapter.path, range: definition.range,
                        "nothing uses '[\(definition.label)]'", target: definition.label,
                        fixes: removal(definition, chapter.facts).map { [.edit($0)] } ?? []))
            }
        }
        for label in scanner.undefined(seen) {
            found.append(
                Finding(
                    "reference/undefined", path: chapter.path, range: label.range,
                    "'[\(label.text)]' is not defined in this chapter", target: label.text,
                    suggestion: nearest(label.text, in: document.definitions.map(\.label))))
        }
        return found
    }

    /// The definition's lines, where nothing else stands in them.
    private func removal(_ definition: Definition, _ facts: ChapterFacts) -> Edit? {
        let source = facts.source
        let last = max(definition.range.line, definition.range.endLine)
        guard source.line(definition.range.line).prefix(while: { $0 == 0x20 }).count < 4,
            source.line(definition.range.line).first(where: { $0 != 0x20 }) == UInt8(ascii: "["),
            last < source.starts.count
        else { return nil }
        return facts.edit(source.starts[definition.range.line - 1]..<source.starts[last], "")
    }
}

/// Reads `[…]` in the source text of a chapter where it is neither code nor raw HTML.
struct LabelScanner {
    let labels: Set<String>
    private let chapter: Chapter
    private let source: SourceText

    init(_ facts: ChapterFacts) {
        chapter = facts.chapter
        source = facts.source
        guard !chapter.document.definitions.isEmpty else {
            labels = []
            return
        }
        // A bracket of any kind may be a use; only a definition's own place is none.
        let definitions = Dictionary(grouping: chapter.document.definitions, by: \.range.line)
        var labels: Set<String> = []
        var line = 1
        var open: [Int] = []
        let bytes = source.bytes
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case 0x0A: line += 1
            case UInt8(ascii: "\\"): at += 1
            case UInt8(ascii: "["): open.append(at + 1)
            case UInt8(ascii: "]"):
                if let start = open.popLast(), at - start < 1000 {
                    let text = String(decoding: bytes[start..<at], as: UTF8.self)
                    let isOwn = definitions[line] != nil && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: ":")
                    if !isOwn { labels.insert(DefinitionScanner.key(text)) }
                }
            default: break
            }
            at += 1
        }
        self.labels = labels
    }

    /// `[text][label]` that stayed text because no such label is defined.
    func undefined(_ defined: Set<String>) -> [(text: String, range: SourceRange)] {
        var found: [(text: String, range: SourceRange)] = []
        for node in chapter.document.nodes
        where node.kind == .text && node.literal.holds(UInt8(ascii: "]"), UInt8(ascii: "[")) {
            let bytes = Array(node.literal.utf8)
            var at = 0
            while at + 1 < bytes.count {
                guard bytes[at] == UInt8(ascii: "]"), bytes[at + 1] == UInt8(ascii: "["),
                    let close = bytes[(at + 2)...].firstIndex(of: UInt8(ascii: "]")),
                    let open = bytes[..<at].lastIndex(of: UInt8(ascii: "["))
                else {
                    at += 1
                    continue
                }
                var label = String(decoding: bytes[(at + 2)..<close], as: UTF8.self)
                if label.isEmpty { label = String(decoding: bytes[(open + 1)..<at], as: UTF8.self) }
                if !label.trimmingBlanks().isEmpty, !label.hasPrefix("^"),
                    !defined.contains(DefinitionScanner.key(label))
                {
                    var range = node.range
                    range.column += String(decoding: bytes[..<open], as: UTF8.self).count
                    range.endColumn = range.column + String(decoding: bytes[open...close], as: UTF8.self).count
                    range.endLine = range.line
                    found.append((label, range))
                }
                at = close
            }
        }
        return found
    }
}

extension String {
    /// Whether two bytes stand beside each other: as a search for a string, and many times as fast.
    func holds(_ first: UInt8, _ second: UInt8) -> Bool {
        let bytes = utf8.span
        guard bytes.count > 1 else { return false }
        for index in 0..<(bytes.count - 1) where bytes[index] == first && bytes[index + 1] == second { return true }
        return false
    }
}
