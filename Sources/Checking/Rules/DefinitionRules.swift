import CommonMark
import GuideModel

/// A label in the source: where it goes on in the next line of a quote, the quote's mark is none of it.
private func labelText(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(0x0A), bytes.contains(UInt8(ascii: ">")) else { return text }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map { index, line in
        index == 0 ? line : line.drop { $0 == ">" || $0 == " " || $0 == "\t" }
    }.joined(separator: "\n")
}

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

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        let document = facts.chapter.document
        let scanner = LabelScanner(facts)
        var found: [Finding] = []
        var seen: Set<String> = []
        let used = document.definitions.isEmpty ? [] : used(facts)
        let borders = document.definitions.isEmpty ? nil : Borders(document)
        for definition in document.definitions {
            // `[//]: # (text)` is how many write a comment.
            if definition.label == "//" || definition.destination == "#" || definition.destination.isEmpty {
                seen.insert(definition.key)
                continue
            }
            guard seen.insert(definition.key).inserted else {
                found.append(
                    Finding(
                        "reference/duplicate-definition", path: facts.chapter.path, range: definition.range,
                        "'[\(definition.label)]' is defined above already; this one is never used",
                        target: definition.label))
                continue
            }
            // A label in code or in a comment is no use: then nothing leads where the definition does.
            // So is one that is another link's text or title.
            let isUsed =
                scanner.labels.contains(definition.key)
                && (used.contains(Use(target: definition.destination, key: definition.key))
                    || used.contains(Use(target: definition.destination, key: nil)))
            // Where others read more than we do, any bracket may be the use, and what is taken in may hold it.
            let mayBeUsed =
                facts.holdsMore
                && (scanner.labels.contains(definition.key) || facts.takesSnippets || !facts.includes.isEmpty)
            if !isUsed, !mayBeUsed {
                found.append(
                    Finding(
                        "link/unused-definition", path: facts.chapter.path, range: definition.range,
                        "nothing uses '[\(definition.label)]'", target: definition.label,
                        fixes: borders?.holds(definition.range.line...definition.range.line) == true
                            ? [] : removal(definition, facts).map { [.edit($0)] } ?? []))
            }
        }
        // Pandoc takes a heading's own words for a label.
        let titles =
            context.location.contents.form == .quarto
            ? Set(facts.chapter.sections.map { DefinitionScanner.key($0.title) }) : []
        // What is taken in, or what a plugin knows, may define it.
        let isOpen = facts.takesSnippets || !facts.includes.isEmpty || context.location.contents.takesDefinitions
        let undefined = isOpen ? [] : scanner.undefined(seen.union(titles))
        let spellings = Spellings(undefined.isEmpty ? [] : document.definitions.map(\.label))
        let filledIn = undefined.isEmpty ? [] : facts.labelsOfTemplates
        for label in undefined where !filledIn.contains(label.text) && !facts.unread.contains(label.range.line) {
            found.append(
                Finding(
                    "reference/undefined", path: facts.chapter.path, range: label.range,
                    "'[\(label.text)]' is not defined in this chapter", target: label.text,
                    suggestion: spellings.nearest(label.text)))
        }
        return found
    }

    /// A link by reference: where it leads, and the label that it names; `nil` where its form is not plain to see.
    private struct Use: Hashable {
        let target: String
        let key: String?
    }

    private func used(_ facts: ChapterFacts) -> Set<Use> {
        var result: Set<Use> = []
        let document = facts.chapter.document
        // A link in a picture's description leads nowhere for a reader, and yet its definition makes it that description.
        for image in document.nodes.indices {
            guard case .image = document.nodes[image].kind else { continue }
            for link in document.children(of: Node.Index(image)) {
                guard case .link(let place, _) = document[link].kind, document[link].range.line > 0 else { continue }
                let bytes = facts.source.bytes[facts.source.offsets(of: document[link].range)]
                result.insert(Use(target: document.string(place), key: label(bytes, isImage: false)))
            }
        }
        for use in facts.uses where use.kind == .link || use.kind == .image {
            let bytes = facts.source.bytes[facts.source.offsets(of: use.range)]
            guard let last = bytes.last, last != UInt8(ascii: ")") else { continue }
            result.insert(Use(target: use.target, key: label(bytes, isImage: use.kind == .image)))
        }
        return result
    }

    /// The label in the source of a link: `[text][label]`, `[label][]` or `[label]`.
    private func label(_ bytes: ArraySlice<UInt8>, isImage: Bool) -> String? {
        guard bytes.last == UInt8(ascii: "]"), let open = opening(bytes.dropLast()) else { return nil }
        var label = bytes[(open + 1)..<(bytes.endIndex - 1)]
        if label.isEmpty {
            let start = bytes.startIndex + (isImage ? 2 : 1)
            guard start < open else { return nil }
            label = bytes[start..<(open - 1)]
        }
        return DefinitionScanner.key(labelText(label))
    }

    /// The last bracket that opens, without a backslash before it.
    private func opening(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.indices.last { at in
            bytes[at] == UInt8(ascii: "[") && (at == bytes.startIndex || bytes[at - 1] != UInt8(ascii: "\\"))
        }
    }

    /// The definition's lines, where nothing else stands in them.
    private func removal(_ definition: Definition, _ facts: ChapterFacts) -> Edit? {
        let source = facts.source
        var last = max(definition.range.line, definition.range.endLine)
        guard source.line(definition.range.line).prefix(while: { $0 == 0x20 }).count < 4,
            source.line(definition.range.line).first(where: { $0 != 0x20 }) == UInt8(ascii: "["),
            last < source.starts.count
        else { return nil }
        // What goes on below it, as far in as code, would be code.
        let below = last < source.lineCount ? source.line(last + 1) : []
        guard !below.starts(with: "    ".utf8), below.first != 0x09 else { return nil }
        // Of the blank lines around it one is enough.
        let isAfterBlank = definition.range.line == 1 || source.line(definition.range.line - 1).isEmpty
        if isAfterBlank, last < source.lineCount, source.line(last + 1).isEmpty { last += 1 }
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
                    let text = labelText(bytes[start..<at])
                    let isOwn = definitions[line] != nil && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: ":")
                    if !isOwn { labels.insert(DefinitionScanner.key(text)) }
                }
            default: break
            }
            at += 1
        }
        self.labels = labels
    }

    /// `[text][label]` that stayed text because no such label is defined, read in the source where nothing else took the brackets.
    func undefined(_ defined: Set<String>) -> [(text: String, range: SourceRange)] {
        guard source.mayName else { return [] }
        let document = chapter.document
        var found: [(text: String, range: SourceRange)] = []
        for index in document.nodes.indices {
            switch document.nodes[index].kind {
            case .paragraph, .heading, .tableCell: break
            default: continue
            }
            guard let leaf = Leaf(Node.Index(index), document, source) else { continue }
            for use in leaf.references(source.bytes) where !defined.contains(DefinitionScanner.key(use.label)) {
                // A picture's mark belongs to it.
                let isImage = use.place.lowerBound > 0 && source.bytes[use.place.lowerBound - 1] == UInt8(ascii: "!")
                let start = use.place.lowerBound - (isImage ? 1 : 0)
                found.append((use.label, source.range(of: start..<use.place.upperBound)))
            }
        }
        return found
    }

    /// The source of a block's inlines, and what of it is code, raw HTML, a link or a picture.
    private struct Leaf {
        private let place: Range<Int>
        private var taken: [Range<Int>] = []

        init?(_ index: Node.Index, _ document: Document, _ source: SourceText) {
            let (first, last) = (document[index].firstChild, document[index].lastChild)
            guard first >= 0, document[first].range.line > 0 else { return nil }
            let start = source.offset(line: document[first].range.line, column: document[first].range.column)
            let end = source.offset(line: document[last].range.endLine, column: document[last].range.endColumn)
            guard start < end, source.bytes[start..<end].holdsPair(UInt8(ascii: "]"), UInt8(ascii: "[")) else {
                return nil
            }
            place = start..<end
            var current = first
            while true {
                let isWhole: Bool
                switch document[current].kind {
                case .code, .htmlInline, .image, .footnoteReference: isWhole = true
                case .link: isWhole = !takeTarget(of: current, document, source)
                default: isWhole = false
                }
                if isWhole { taken.append(source.offsets(of: document[current].range)) }
                if !isWhole, document[current].firstChild >= 0 {
                    current = document[current].firstChild
                    continue
                }
                while document[current].next < 0 {
                    current = document[current].parent
                    if current == index {
                        taken.sort { $0.lowerBound < $1.lowerBound }
                        return
                    }
                }
                current = document[current].next
            }
        }

        /// Takes what a link has around its text: brackets in the text itself are read by nobody else. `false` for an autolink.
        private mutating func takeTarget(of link: Node.Index, _ document: Document, _ source: SourceText) -> Bool {
            let (first, last) = (document[link].firstChild, document[link].lastChild)
            let whole = source.offsets(of: document[link].range)
            guard first >= 0, source.bytes[whole.lowerBound] == UInt8(ascii: "[") else { return false }
            let (start, end) = (
                source.offsets(of: document[first].range).lowerBound,
                source.offsets(of: document[last].range).upperBound
            )
            guard whole.lowerBound < start, start <= end, end < whole.upperBound else { return false }
            taken += [whole.lowerBound..<start, end..<whole.upperBound]
            return true
        }

        func references(_ bytes: [UInt8]) -> [(label: String, place: Range<Int>)] {
            var found: [(label: String, place: Range<Int>)] = []
            var open: [Int] = []
            var waiting = taken[...]
            var at = place.lowerBound
            while at < place.upperBound {
                while let first = waiting.first, first.upperBound <= at { waiting.removeFirst() }
                if let first = waiting.first, first.contains(at) {
                    at = first.upperBound
                    continue
                }
                switch bytes[at] {
                case UInt8(ascii: "\\"): at += 1
                case UInt8(ascii: "["): open.append(at)
                case UInt8(ascii: "]"):
                    guard let start = open.popLast(), at + 1 < place.upperBound, bytes[at + 1] == UInt8(ascii: "["),
                        let close = labelEnd(bytes, from: at + 2, before: waiting.first?.lowerBound ?? place.upperBound)
                    else { break }
                    var label = labelText(bytes[(at + 2)..<close])
                    if label.isEmpty { label = labelText(bytes[(start + 1)..<at]) }
                    // `a[0][1]` is how programs count, and `[^x]` a footnote.
                    let isIndexed =
                        start > place.lowerBound && isWord(bytes[start - 1])
                        && !bytes[(start + 1)..<at].contains { $0 <= 0x20 || $0 >= 0x80 }
                    if !label.trimmingBlanks().isEmpty, !label.hasPrefix("^"), !isIndexed {
                        found.append((folded(label), start..<(close + 1)))
                    }
                    at = close
                default: break
                }
                at += 1
            }
            return found
        }

        private func isWord(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                || byte == UInt8(ascii: "_")
        }

        private func labelEnd(_ bytes: [UInt8], from start: Int, before end: Int) -> Int? {
            var at = start
            while at < min(end, place.upperBound) {
                switch bytes[at] {
                case UInt8(ascii: "\\"): at += 1
                case UInt8(ascii: "["): return nil
                case UInt8(ascii: "]"): return at
                default: break
                }
                at += 1
            }
            return nil
        }
    }
}

extension ChapterFacts {
    /// The labels of `[label]: {% link b.md %}`, which are definitions once the template is filled in.
    fileprivate var labelsOfTemplates: Set<String> {
        guard source.bytes.holds(Array("]: {".utf8)) else { return [] }
        return Set(
            (1...max(1, source.lineCount)).compactMap { number in
                let line = String(decoding: source.line(number), as: UTF8.self).trimmingBlanks()
                guard line.hasPrefix("["), let end = line.firstRange(of: "]: {") else { return nil }
                return String(line[line.index(after: line.startIndex)..<end.lowerBound])
            })
    }
}
