import Testing

@testable import Diffing
@testable import GuideModel

/// What must be true of any redline, on guides that are made up and then edited at random.
@Suite struct RedlinePropertyTests {
    /// A small generator with a seed, so that a failing guide can be made again.
    struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state ^ state >> 29) &* 0xBF58_476D_1CE4_E5B9
        }
    }

    private static let words = """
        de het een wijk buurt bewoner huurder corporatie gemeente avond overleg sleutel zaal plan moet mag niet kan twee drie 12 40,50
        straat plein boom school winkel budget afspraak vraag antwoord brief kaart route 日本 語 café coöperatie https://example.org/a
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    private static func sentence(_ random: inout Random) -> String {
        (0..<Int.random(in: 3...18, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            .joined(separator: " ") + "."
    }

    static func block(_ random: inout Random) -> String {
        let text = sentence(&random)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return "## \(text.prefix(24))"
        case 1: return "- \(text)\n- \(sentence(&random))"
        case 2: return "1. \(text)\n   - \(sentence(&random))"
        case 3: return "| \(text.prefix(9)) | b |\n|---|---|\n| \(sentence(&random)) | 12 |\n| x | \(text) |"
        case 4: return "```swift\nlet a = 1\n\(text)\n```"
        case 5: return "> \(text)\n>\n> \(sentence(&random))"
        case 6: return "\(text) Met een [verwijzing](a.md) en **nadruk**."
        case 7: return "![\(text.prefix(10))](plaat.png)"
        default: return "\(text) \(sentence(&random)) \(sentence(&random))"
        }
    }

    static func edited(_ blocks: [String], _ random: inout Random) -> [String] {
        var blocks = blocks
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            guard !blocks.isEmpty else { return blocks }
            let at = Int.random(in: 0..<blocks.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: blocks.remove(at: at)
            case 1: blocks.insert(block(&random), at: at)
            case 2:
                let moved = blocks.remove(at: at)
                blocks.insert(moved, at: Int.random(in: 0...blocks.count, using: &random))
            case 3: blocks[at] = blocks[at].split(separator: " ").shuffled(using: &random).joined(separator: " ")
            case 4:
                var words = blocks[at].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                words[Int.random(in: 0..<words.count, using: &random)] = Self.words.randomElement(using: &random) ?? ""
                blocks[at] = words.joined(separator: " ")
            default: blocks[at] = blocks[at].split(separator: ". ").joined(separator: ".\n\n")
            }
        }
        return blocks
    }

    static func guide(_ chapters: [[String]]) -> Guide {
        guide(
            of: chapters.enumerated().map { number, blocks in
                let text = "# Hoofdstuk \(number)\n\n" + blocks.joined(separator: "\n\n") + "\n"
                return Chapter(path: "\(number).md", bytes: Array(text.utf8), style: .github)
            })
    }

    static func guide(of made: [Chapter]) -> Guide {
        let contents = TableOfContents(
            form: .summary, file: "SUMMARY.md", entries: made.map { .init(path: $0.path, line: 1) })
        return Guide(
            location: GuideLocation(folder: "", contents: contents, configuration: GuideConfiguration(), unused: []),
            chapters: made, files: [])
    }

    @Test(arguments: 0..<300) func holdsOnGuidesEditedAtRandom(seed: Int) {
        var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        let before = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            (0..<Int.random(in: 1...14, using: &random)).map { _ in Self.block(&random) }
        }
        var after = before.map { Self.edited($0, &random) }
        if Bool.random(using: &random) { after.append([after[0].popLast() ?? "Los."]) }
        let (old, new) = (Self.guide(before), Self.guide(after))
        let (forth, back) = (compare(old, new), compare(new, old))
        #expect(compare(old, old).isEmpty && compare(new, new).isEmpty)
        #expect(Self.outline(forth, isMirrored: false) == Self.outline(back, isMirrored: true))
        for change in forth.chapters.flatMap(\.changes) where !change.spans.isEmpty {
            #expect(change.spans.filter { $0.operation != .insert }.map(\.text).joined() == change.from?.text)
            #expect(change.spans.filter { $0.operation != .delete }.map(\.text).joined() == change.to?.text)
        }
        #expect(Self.unlisted(forth, old, isOld: true) == Self.unlisted(forth, new, isOld: false))
    }

    /// Every change as what stays the same when the sides are exchanged.
    private static func outline(_ redline: Redline, isMirrored: Bool) -> [String] {
        redline.chapters.flatMap(\.changes).map { change in
            // Rows of a table whose columns changed places are told in the order of the new ones.
            func text(_ text: String) -> String {
                change.block == .row ? text.split(separator: " ").sorted().joined(separator: " ") : text
            }
            func place(_ place: Place?) -> String {
                place.map { "\($0.path):\($0.line)-\($0.endLine) \(text($0.text))" } ?? "-"
            }
            var kind = change.kind.rawValue
            if isMirrored {
                kind = ["added": "removed", "removed": "added", "split": "merged", "merged": "split"][kind] ?? kind
            }
            let sides = isMirrored ? [change.to, change.from] : [change.from, change.to]
            return ([kind] + sides.map(place) + ["\(change.significance)"]).joined(separator: " | ")
        }.sorted()
    }

    /// The texts that no change lists; the same on both sides, whatever their order (sections move with what is in them).
    private static func unlisted(_ redline: Redline, _ guide: Guide, isOld: Bool) -> [String] {
        var listed: [String: Set<Int>] = [:]
        for change in redline.chapters.flatMap(\.changes) {
            let parts = change.kind == (isOld ? .merged : .split) ? change.parts : []
            for place in parts + [isOld ? change.from : change.to].compactMap({ $0 }) {
                listed[place.path, default: []].formUnion(place.line...place.endLine)
            }
        }
        return guide.chapters.flatMap { chapter in
            chapter.blocks.filter { listed[chapter.path, default: []].isDisjoint(with: $0.lines) }
                .map { "\($0.kind) \($0.text) \($0.inlines.map { "\($0.kind)" })" }
        }.sorted()
    }
}
