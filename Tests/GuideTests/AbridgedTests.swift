import CommonMark
import Rendering
import Testing

@testable import Diffing
@testable import GuideModel

/// Reading only what two states do not share gives what reading all gives.
@Suite struct AbridgedTests {
    typealias Random = RedlinePropertyTests.Random

    private static let pieces: [String] = [
        "# Kop", "## Kop {#eigen}", "Een zin met *nadruk* en `code` erin.", "Nog een regel", "- punt", "  vervolg",
        "- [ ] taak",
        "1. eerste", "2. tweede", "   - dieper", "* * *", "---", "===", "> citaat", "> - in citaat", "```", "```swift",
        "    code", "~~~", "  ```", "- ```", "<!-- opmerking -->", "<!-- begint", "eindigt -->", "<div>", "</div>",
        "<b>vet</b> en meer",
        "<https://example.org> voorop", "<pre>", "[a]: https://example.org/a", "[een][a] verwijzing", "[^1]: noot",
        "met noot[^1]",
        "| a | b |", "|---|---|", "| 1 | 2 |", "!!! note \"Let op\"", "    hierin", "    !!! tip",
        "    === \"Blad\"", "        dieper in", "![beeld](plaat.png)", "[knop](a.md){ .md-button width=300 } erbij",
        "{: .lijst }", "##Krap",
        "letters 日本語 erbij",
        "eind met \\", "&nbsp; en &amp;", "\ttab", "<?php", "<script>", "</script>", "---\ntitle: a\n---",
    ]

    /// Lines in any order, with blank ones between: most of it no author would write.
    private static func source(_ random: inout Random) -> String {
        var lines: [String] = []
        for _ in 0..<Int.random(in: 1...14, using: &random) {
            lines.append(pieces.randomElement(using: &random) ?? "")
            if Int.random(in: 0..<3, using: &random) > 0 { lines.append("") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func texts(_ source: some Sequence<UInt8>, style: AnchorStyle) -> [String] {
        Chapter(path: "a.md", bytes: Array(source), style: style, places: false).blocks.map {
            "\($0.kind) \($0.level) \($0.quoteDepth) \($0.listDepth) \($0.isOrdered) \($0.number) \($0.text)"
        }
    }

    @Test(arguments: [AnchorStyle.github, .mkdocs]) func partsReadAloneAsTheyReadTogether(style: AnchorStyle) {
        var cut = 0
        for seed in 0..<6000 {
            var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 7)
            let source = Array(Self.source(&random).utf8)
            guard let parts = SourceParts(source)?.parts else { continue }
            cut += parts.count - 1
            #expect(parts.first.map(\.bytes.lowerBound) ?? 0 == 0)
            #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.end == $1.bytes.lowerBound })
            // What means something elsewhere is told by its signs, and never left out.
            let isPlain = parts.allSatisfy { !$0.signs.isSuperset(of: .definition) && !$0.signs.contains(.extensions) }
            guard isPlain else { continue }
            // A blank line before it: only the first part may be front matter.
            let alone = parts.enumerated().flatMap { number, part in
                Self.texts((number == 0 ? [] : [0x0A]) + source[part.bytes.lowerBound..<part.end], style: style)
            }
            let text = String(decoding: source, as: UTF8.self)
            #expect(alone == Self.texts(source, style: style), "\(text)")
            for part in parts
            where part.signs.isDisjoint(with: [.foreign, .extensions, .wide, .heading, .brace])
                || part.signs.contains(.comment)
            {
                let own = Array(source[part.bytes])
                let whole = Chapter(path: "a.md", bytes: own, style: style, places: false).wordCount
                #expect(
                    part.signs.contains(.comment) ? whole == 0 : plainWordCount(own) == whole,
                    "\(String(decoding: own, as: UTF8.self))")
            }
        }
        #expect(cut > 5000)
    }

    @Test func redlineIsThatOfTheWhole() {
        let seeds = 0..<600
        let abridged = seeds.filter { Self.isThatOfTheWhole(seed: $0) }
        // Most of them leave something out, and few have to be read whole after all.
        #expect(abridged.count > seeds.count / 2, "\(abridged.count) of \(seeds.count)")
    }

    /// Compares both ways of reading; false where nothing was left out or all had to be read.
    private static func isThatOfTheWhole(seed: Int) -> Bool {
        var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 3)
        let before = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            (0..<Int.random(in: 8...30, using: &random)).map { _ in RedlinePropertyTests.block(&random) }
        }
        var after = before.map { RedlinePropertyTests.edited($0, &random) }
        if Bool.random(using: &random) { after[0] = before[0] }
        func source(_ blocks: [String], _ number: Int) -> [UInt8] {
            Array(("# Hoofdstuk \(number)\n\n" + blocks.joined(separator: "\n\n") + "\n").utf8)
        }
        var (old, new, omitted, words): ([Chapter], [Chapter], [[UInt8]], Int) = ([], [], [], 0)
        for (number, (first, second)) in zip(before, after).enumerated() {
            let (first, second) = (source(first, number), source(second, number))
            let shared = SharedText(first, second)
            omitted += shared.map { [$0.omitted] } ?? []
            words += shared.map { plainWordCount($0.omitted) } ?? 0
            old.append(
                Chapter(path: "\(number).md", bytes: first, style: .github, places: false, abridged: shared?.old))
            new.append(
                Chapter(path: "\(number).md", bytes: second, style: .github, places: false, abridged: shared?.new))
        }
        let whole = compare(RedlinePropertyTests.guide(before), RedlinePropertyTests.guide(after))
        guard
            var abridged = compareAbridged(
                RedlinePropertyTests.guide(of: old), RedlinePropertyTests.guide(of: new), omitted: OmittedText(omitted))
        else { return false }
        abridged.summary.wordsFrom += words
        abridged.summary.wordsTo += words
        func text(_ redline: Redline) -> String {
            DiffDocument(redline, from: RevisionName(name: "a"), to: RevisionName(name: "b")).text
        }
        #expect(text(abridged) == text(whole), "seed \(seed)")
        return !omitted.isEmpty
    }
}
