import Checking
import CommonMark
import GuideModel
import Rendering

/// What somebody wrote of the guide in a few sentences, as it reads within a document of the changelogs folder: links and pictures
/// are seen from there and need no definitions of their own, and no footnote has a mark that the document has already.
struct PlacedText {
    private let guide: Guide
    private let folder: String
    private var footnotes: Set<String> = []

    /// - Parameters:
    ///   - folder: the changelogs folder.
    ///   - texts: what is read together with it.
    init(_ guide: Guide, folder: String, beside texts: [String] = []) {
        self.guide = guide
        self.folder = folder
        for text in texts {
            let document = parse(text)
            footnotes.formUnion(document.nodes.compactMap { document.footnote($0).map(DefinitionScanner.key) })
        }
    }

    /// - Parameter isDeeper: whether it was written one folder below, as notes are. Chapters and files are named as the guide does.
    mutating func callAsFunction(_ text: String, isDeeper: Bool) -> String {
        let facts = ChapterFacts(Chapter(path: "note.md", bytes: Array(text.utf8), style: .github))
        let (document, source) = (facts.chapter.document, facts.source)
        var edits: [Range<Int>: [UInt8]] = [:]
        var keepsDefinitions = false
        let definitions = Dictionary(document.definitions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        for use in facts.uses {
            let target = address(use.target, isDeeper: isDeeper)
            let range = source.offsets(of: use.range)
            if use.kind == .link || use.kind == .image,
                let reference = Reference(in: source.bytes, range, isImage: use.kind == .image)
            {
                guard let definition = definitions[reference.label] else {
                    keepsDefinitions = true
                    continue
                }
                edits[reference.place] = Array(Self.destination(target ?? use.target, definition.title).utf8)
            } else if let target, let edit = facts.edit(destinationOf: use, to: target) {
                edits[edit.range] = Array(edit.text.utf8)
            }
        }
        if !keepsDefinitions {
            for definition in document.definitions {
                let (first, last) = (definition.range.line, definition.range.endLine)
                edits[source.starts[first - 1]..<source.starts[min(last, source.lineCount)]] = []
            }
        }
        mark(document, source, &edits)
        var result = source.bytes
        var bound = result.count
        for (range, bytes) in edits.sorted(by: { $0.key.lowerBound > $1.key.lowerBound })
        where range.upperBound <= bound {
            result.replaceSubrange(range, with: bytes)
            bound = range.lowerBound
        }
        return String(decoding: result, as: UTF8.self).trimmingBlanks()
    }

    /// Gives footnotes other marks where theirs are taken.
    private mutating func mark(_ document: Document, _ source: SourceText, _ edits: inout [Range<Int>: [UInt8]]) {
        var marks: [String: String] = [:]
        for node in document.nodes {
            guard let label = document.footnote(node) else { continue }
            let key = DefinitionScanner.key(label)
            if marks[key] == nil {
                var (mark, number) = (label, 1)
                while !footnotes.insert(DefinitionScanner.key(mark)).inserted {
                    number += 1
                    mark = "\(label)-\(number)"
                }
                marks[key] = mark
            }
            guard let mark = marks[key], mark != label else { continue }
            let start = source.offsets(of: node.range).lowerBound
            let old = Array("[^\(label)]".utf8)
            guard source.bytes[start...].starts(with: old) else { continue }
            edits[start..<(start + old.count)] = Array("[^\(mark)]".utf8)
        }
    }

    /// Where a destination leads as seen from the changelogs folder; `nil` where it reads the same there.
    private func address(_ target: String, isDeeper: Bool) -> String? {
        if isDeeper, target.hasPrefix("../") { return String(target.dropFirst(3)) }
        let (page, anchor) = target.cut(at: "#")
        let path = Path.normalAddress(page)
        guard !page.isEmpty, guide.files[path] != nil else {
            return nil
        }
        let written = Path.written(Path.join(guide.location.folder, path), from: folder)
        return ChangelogRenderer.encoded(written) + (anchor.map { "#" + $0 } ?? "")
    }

    private static func destination(_ target: String, _ title: String) -> String {
        let place =
            target.isEmpty || target.contains(where: { $0 == " " || $0 == "(" || $0 == ")" }) ? "<\(target)>" : target
        let quoted = title.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
        return title.isEmpty ? "(\(place))" : "(\(place) \"\(quoted)\")"
    }
}

extension Document {
    /// The mark of a footnote or of its use.
    fileprivate func footnote(_ node: Node) -> String? {
        switch node.kind {
        case .footnoteReference(let text, _, _), .footnoteDefinition(let text, _): string(text)
        default: nil
        }
    }
}

/// A link or picture that names a definition: `[text][label]`, `[label][]` or `[label]`.
private struct Reference {
    /// What its destination takes the place of: the label behind the text, or nothing.
    let place: Range<Int>
    let label: String

    /// `nil` for one that has its destination with it.
    init?(in bytes: [UInt8], _ range: Range<Int>, isImage: Bool) {
        let (open, close) = (UInt8(ascii: "["), UInt8(ascii: "]"))
        guard range.upperBound <= bytes.count, bytes[range].last == close else { return nil }
        let start = range.lowerBound + (isImage ? 1 : 0)
        guard start < range.upperBound, bytes[start] == open else { return nil }
        // A label holds no bracket that is not escaped.
        var label = range.upperBound - 2
        while label > start, bytes[label] != open || bytes[label - 1] == UInt8(ascii: "\\") { label -= 1 }
        func text(_ range: Range<Int>) -> String {
            DefinitionScanner.key(String(decoding: bytes[range], as: UTF8.self))
        }
        let isBehind = label > start && bytes[label - 1] == close
        let inner = (label + 1)..<(range.upperBound - 1)
        if isBehind, !inner.isEmpty {
            (place, self.label) = (label..<range.upperBound, text(inner))
        } else if isBehind {
            (place, self.label) = (label..<range.upperBound, text((start + 1)..<(label - 1)))
        } else {
            (place, self.label) = (range.upperBound..<range.upperBound, text((start + 1)..<(range.upperBound - 1)))
        }
    }
}
