import CommonMark
import GuideModel

/// A chapter's bytes are text, and nothing was left in them by a merge.
struct TextBytes: Rule {
    static let documentation = [
        RuleDocumentation(
            "text/invalid-utf8", .error, "bytes that are not UTF-8",
            why: "Readers would see a sign that stands for 'unknown'. The finding says which byte.",
            bad: "caf\\xe9, saved as Latin-1", good: "café, saved as UTF-8"),
        RuleDocumentation(
            "text/conflict-marker", .error, "a conflict marker of a merge",
            why: "Two versions of a text stand in the chapter at once.", bad: "<<<<<<< HEAD",
            good: "the text that was meant"),
        RuleDocumentation(
            "text/nul", .warning, "a NUL character", why: "Tools take the file for a program and readers see a sign.",
            bad: "a file with a byte 0 in it", good: "the same file without it"),
        RuleDocumentation(
            "text/control-character", .warning, "a control character",
            why: "It came in by copying and may break what is made from the text.", bad: "a byte 7 in a sentence",
            good: "the sentence without it"),
        RuleDocumentation(
            "text/too-large", .error, "a file over 16 MiB",
            why: "No chapter is that large; the file is read no further, so nothing else could be said of it.",
            bad: "a chapter of 40 MiB", good: "chapters of a few pages"),
    ]

    func findings(reading facts: ChapterFacts, _ context: ReadingContext) -> [Finding] {
        let chapter = facts.chapter
        var found: [Finding] = []
        let bytes = chapter.bytes
        if bytes.count > Chapter.sizeLimit {
            return [
                Finding(
                    "text/too-large", path: chapter.path,
                    range: SourceRange(line: 1, column: 1, endLine: 1, endColumn: 1),
                    "the file is over \(Chapter.sizeLimit >> 20) MiB and was read no further",
                    target: chapter.path)
            ]
        }
        func add(
            _ id: RuleID, _ line: Int, _ lineStart: Int, _ at: Int, _ message: String, _ target: String, length: Int = 1
        ) {
            let column = String(decoding: bytes[lineStart..<at], as: UTF8.self).count + 1
            found.append(
                Finding(
                    id, path: chapter.path,
                    range: SourceRange(line: line, column: column, endLine: line, endColumn: column + length), message,
                    target: target))
        }
        // One finding a line and kind, and no more than a screen of them.
        var last: [RuleID: (line: Int, count: Int)] = [:]
        func report(_ id: RuleID, _ line: Int, _ lineStart: Int, _ at: Int, _ message: String) {
            let before = last[id] ?? (0, 0)
            guard before.line != line, before.count < 50 else { return }
            last[id] = (line, before.count + 1)
            add(id, line, lineStart, at, message, "byte \(at)")
        }
        let source = facts.source
        let isCut = Self.isCut(facts)
        if !source.hasControls, !source.mayConflict, !isCut, String(validating: bytes, as: UTF8.self) != nil {
            return []
        }
        var (line, lineStart, at, isOpen) = (1, 0, 0, false)
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x0A {
                line += 1
                at += 1
                lineStart = at
                continue
            }
            // What ends a conflict is also seven quotes deep: it says something where a line parts two versions.
            let isEnd = isCut && !isOpen && byte == UInt8(ascii: ">")
            if at == lineStart, byte == UInt8(ascii: "<") || isEnd, isConflictMarker(bytes, at, byte),
                !isVerbatim(line, chapter)
            {
                isOpen = !isEnd
                let mark = isEnd ? ">>>>>>>" : "<<<<<<<"
                add("text/conflict-marker", line, lineStart, at, "'\(mark)' is left of a merge", mark, length: 7)
            }
            let isC1 = byte == 0xC2 && at + 1 < bytes.count && (0x80...0x9F).contains(bytes[at + 1])
            if byte == 0 {
                report("text/nul", line, lineStart, at, "a NUL character at byte \(at)")
            } else if byte < 0x20 && byte != 0x09 && byte != 0x0D || byte == 0x7F || isC1 {
                let code = isC1 ? bytes[at + 1] : byte
                report("text/control-character", line, lineStart, at, "the control character \(code) at byte \(at)")
            }
            if byte >= 0x80 {
                let length = sequenceLength(bytes, at)
                if length == 0 {
                    report(
                        "text/invalid-utf8", line, lineStart, at,
                        "the byte \(byte) at place \(at) is not UTF-8; save the file as UTF-8")
                }
                at += max(1, length)
            } else {
                at += 1
            }
        }
        return found
    }

    /// The table of contents is where merges meet most.
    func findings(in context: CheckContext) -> [Finding] {
        let contents = context.guide.location.contents
        guard let file = contents.file, !contents.source.isEmpty else { return [] }
        let path = Path.written(file, from: context.guide.location.folder)
        guard context.chapter(at: path) == nil else { return [] }
        let reading = ReadingContext(
            location: context.guide.location, language: context.guide.language, inputs: context.inputs)
        return findings(
            reading: ChapterFacts(Chapter(path: path, bytes: contents.source, style: .github)), reading)
    }

    /// Whether a line of seven `=`, as it parts two versions in a conflict, stands below some text.
    private static func isCut(_ facts: ChapterFacts) -> Bool {
        facts.chapter.sections.contains { section in
            section.level == 1 && section.range.endLine > section.line
                && facts.source.line(section.range.endLine).elementsEqual("=======".utf8)
        }
    }

    /// Seven signs, alone on their line or with a name behind a blank.
    private func isConflictMarker(_ bytes: [UInt8], _ at: Int, _ sign: UInt8) -> Bool {
        guard bytes[at...].prefix(7).count(where: { $0 == sign }) == 7 else { return false }
        // Git names the branch that it merged behind the last.
        if sign == UInt8(ascii: ">") {
            return at + 8 < bytes.count && bytes[at + 7] == 0x20 && bytes[at + 8] > 0x20
        }
        return at + 7 == bytes.count || bytes[at + 7] <= 0x20
    }

    /// A marker shown in a code block is an example.
    private func isVerbatim(_ line: Int, _ chapter: Chapter) -> Bool {
        chapter.blocks.contains { $0.kind == .code && $0.lines.contains(line) }
    }

    /// The length of the UTF-8 sequence at a place, 0 when it is none.
    private func sequenceLength(_ bytes: [UInt8], _ at: Int) -> Int {
        let first = bytes[at]
        let length =
            first >= 0xC2 && first < 0xE0
            ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0
        guard length > 0, at + length <= bytes.count else { return 0 }
        for step in 1..<length where bytes[at + step] & 0xC0 != 0x80 { return 0 }
        let second = bytes[at + 1]
        if first == 0xE0, second < 0xA0 { return 0 }
        if first == 0xED, second >= 0xA0 { return 0 }
        if first == 0xF0, second < 0x90 { return 0 }
        if first == 0xF4, second >= 0x90 { return 0 }
        return length
    }
}
