import CommonMark
import GuideModel

/// Ids that an author wrote are each one place.
struct ExplicitIDs: Rule {
    static let documentation = [
        RuleDocumentation(
            "anchor/duplicate-id", .error, "an explicit id twice in one chapter",
            why: "A link to it leads to the first place only. Equal headings are no fault: they get -1 and -2.",
            bad: "## Doel {#doel}\n\n## Ander doel {#doel}", good: "## Doel {#doel}\n\n## Ander doel {#ander-doel}")
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        var first: [String: Int] = [:]
        return facts.ids.compactMap { item -> Finding? in
            guard let line = first[item.id] else {
                first[item.id] = item.range.line
                return nil
            }
            return Finding(
                "anchor/duplicate-id", path: facts.chapter.path, range: item.range,
                "the id '\(item.id)' stands in line \(line) already", target: item.id)
        }
    }
}

/// Footnotes and their uses agree.
struct Footnotes: Rule {
    static let documentation = [
        RuleDocumentation(
            "footnote/undefined", .error, "a footnote mark without a footnote",
            why: "The reader sees [^bron] in the text, and no note.", bad: "Er zijn 40 wijken[^bron].",
            good: "Er zijn 40 wijken[^bron].\n\n[^bron]: CBS, 2024."),
        RuleDocumentation(
            "footnote/unused", .warning, "a footnote that nothing refers to",
            why: "No reader gets to it: it is left over, or its mark was typed wrong.",
            bad: "Er zijn 40 wijken.\n\n[^bron]: CBS, 2024.", good: "Er zijn 40 wijken[^bron].\n\n[^bron]: CBS, 2024.",
            fix: "removes the footnote"),
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        let document = facts.chapter.document
        var labels: [String] = []
        var keys: Set<String> = []
        var found: [Finding] = []
        lazy var borders = Borders(document)
        let isOpen = facts.takesSnippets || !facts.includes.isEmpty || !context.location.contents.appended.isEmpty
        let mayBeUsed = facts.holdsMore && !isOpen && !document.footnotes.isEmpty ? Self.marks(in: facts.source) : nil
        for note in document.footnotes {
            guard case .footnoteDefinition(let name, let number) = document[note].kind else { continue }
            let label = document.string(name)
            labels.append(label)
            // A second note of one label is rendered nowhere either.
            let isFirst = keys.insert(DefinitionScanner.key(label)).inserted
            if isFirst, number <= 0, mayBeUsed?.contains(label) ?? isOpen { continue }
            guard isFirst, number > 0 else {
                found.append(
                    Finding(
                        "footnote/unused", path: facts.chapter.path, range: document[note].range,
                        isFirst
                            ? "nothing refers to the footnote '[^\(label)]'"
                            : "there is another footnote '[^\(label)]' in this chapter; this one is shown nowhere",
                        target: label,
                        fixes: borders.holds(document[note].range.line...document[note].range.line)
                            ? [] : removal(document[note].range, facts).map { [.edit($0)] } ?? []))
                continue
            }
        }
        let spellings = Spellings(labels)
        for node in document.nodes
        where !isOpen && facts.source.mayNote && node.kind == .text
            && document.bytes(of: node).holdsPair(UInt8(ascii: "["), UInt8(ascii: "^"))
        {
            for mark in marks(in: node, facts.source) where !keys.contains(DefinitionScanner.key(mark.label)) {
                found.append(
                    Finding(
                        "footnote/undefined", path: facts.chapter.path, range: mark.range,
                        "'[^\(mark.label)]' has no footnote in this chapter", target: mark.label,
                        suggestion: spellings.nearest(mark.label)))
            }
        }
        return found
    }

    /// The labels of all marks of footnotes in a source, wherever they stand: its generator may read on where we do not.
    private static func marks(in source: SourceText) -> Set<String> {
        let bytes = source.bytes
        var labels: Set<String> = []
        var at = 0
        while let open = bytes[at...].firstIndex(of: UInt8(ascii: "[")) {
            at = open + 1
            guard at < bytes.count, bytes[at] == UInt8(ascii: "^"),
                let close = bytes[at...].prefix(200).firstIndex(of: UInt8(ascii: "]")),
                close + 1 >= bytes.count || bytes[close + 1] != UInt8(ascii: ":")
            else { continue }
            labels.insert(String(decoding: bytes[(at + 1)..<close], as: UTF8.self))
        }
        return labels
    }

    /// `[^label]` that stayed text, where the source has it without a backslash.
    private func marks(in node: Node, _ source: SourceText) -> [(label: String, range: SourceRange)] {
        let place = source.offsets(of: node.range)
        let bytes = source.bytes
        var marks: [(label: String, range: SourceRange)] = []
        var at = place.lowerBound
        while at + 3 < place.upperBound {
            guard bytes[at] == UInt8(ascii: "["), bytes[at + 1] == UInt8(ascii: "^"),
                at == 0 || bytes[at - 1] != UInt8(ascii: "\\"),
                let close = bytes[(at + 2)..<place.upperBound].firstIndex(of: UInt8(ascii: "]")), close > at + 2,
                !bytes[(at + 2)..<close].contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "[") })
            else {
                at += 1
                continue
            }
            marks.append(
                (String(decoding: bytes[(at + 2)..<close], as: UTF8.self), source.range(of: at..<(close + 1))))
            at = close + 1
        }
        return marks
    }

    /// A footnote's lines with the blank one after it, where nothing else stands in them.
    private func removal(_ range: SourceRange, _ facts: ChapterFacts) -> Edit? {
        let source = facts.source
        guard range.line >= 1, source.line(range.line).starts(with: "[^".utf8) else { return nil }
        var last = range.line
        // Lines that belong to the note are indented; a lazy one ends with the paragraph.
        var line = range.line + 1
        var wasBlank = false
        while line <= source.lineCount {
            let text = source.line(line)
            let isBlank = text.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            let isIndented = text.starts(with: "    ".utf8) || text.starts(with: [0x09])
            if !isBlank, !isIndented, wasBlank || text.first == UInt8(ascii: "[") || line > range.endLine { break }
            if !isBlank { last = line }
            wasBlank = isBlank
            line += 1
        }
        return facts.edit(source.starts[range.line - 1]..<source.starts[last], "")
    }
}
