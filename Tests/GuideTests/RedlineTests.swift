import Testing

@testable import Diffing
@testable import GuideModel

@Suite struct RedlineTests {
    private func guide(_ files: [(String, String)]) -> Guide {
        let chapters = files.map { Chapter(path: $0.0, bytes: Array($0.1.utf8), style: .github) }
        let contents = TableOfContents(
            form: .summary, file: "SUMMARY.md", entries: files.map { .init(path: $0.0, line: 1) })
        return Guide(
            location: GuideLocation(folder: "", contents: contents, configuration: GuideConfiguration(), unused: []),
            chapters: chapters,
            files: files.map { FileEntry(path: $0.0, kind: .file, id: nil) })
    }

    private func redline(_ old: String, _ new: String) -> Redline {
        compare(guide([("a.md", old)]), guide([("a.md", new)]))
    }

    private static let text = """
        # Zalen

        De sleutels hangen in de kast naast de keuken, en wie ze leent schrijft zijn naam in het schrift.

        ## Huren

        Reserveringen lopen via het bestuur, dat binnen een week laat weten of de zaal op die dag nog vrij is.

        - [ ] De stoelen staan in stapels tegen de achterwand.
        - De vloer is bezemschoon.

        | Zaal | Prijs |
        |---|---|
        | klein | 12,50 |
        | groot | 40,00 |
        """

    @Test func aStateAgainstItselfIsEmpty() {
        let result = redline(Self.text, Self.text)
        #expect(result.isEmpty && result.chapters.allSatisfy { $0.status == .unchanged })
    }

    @Test(arguments: [
        ("- De vloer", "* De vloer"), ("de kast naast\u{20}", "de kast\nnaast "),
        ("| klein | 12,50 |", "|klein|12,50|"),
        ("## Huren", "Huren\n-----"), ("## Huren", "<!-- zie later -->\n\n## Huren"),
        ("bestuur,", "bestuur, <!-- wie? -->"),
    ]) func whatNoReaderSeesIsSilent(old: String, new: String) {
        #expect(Self.text.contains(old) || old.hasSuffix("\u{20}"))
        let result = redline(Self.text, Self.text.replacing(old, with: new))
        #expect(result.isEmpty, "\(result.chapters.flatMap(\.changes))")
    }

    @Test(arguments: [
        ("12,50", "15,00", Significance.substantive, Signal.number),
        ("binnen een week", "binnen een maand", .substantive, .wording),
        ("bestuur", "Bestuur", .editorial, .case), ("bezemschoon", "bezemshcoon", .editorial, .spelling),
        ("kast naast", "kast, naast", .editorial, .punctuation),
        ("laat weten", "niet laat weten", .substantive, .negation),
        ("hangen", "moeten hangen", .substantive, .modality),
        ("De vloer", "**De vloer**", .formatting, .markup), ("## Huren", "### Huren", .formatting, .level),
    ]) func significanceComesFromTheContent(old: String, new: String, level: Significance, signal: Signal) throws {
        let result = redline(Self.text, Self.text.replacing(old, with: new))
        let changes = result.chapters.flatMap(\.changes)
        #expect(changes.count == 1 && result.significance == level, "\(changes)")
        #expect(try #require(changes.first).signals.contains(signal), "\(changes[0].signals)")
    }

    @Test func spansRebuildBothTexts() {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let words = [
            "de", "wijk", "heeft", "40", "12,50", "cafés,", "e\u{301}én.", "日本", "👩‍👩‍👧", "het", "het", "niet",
            "https://a.b/c?d=e", "(zie", "hier)",
        ]
        for _ in 0..<400 {
            let old = (0..<(1 + next(30))).map { _ in words[next(words.count)] }
            var new = old
            for _ in 0..<next(6) {
                let at = next(new.count + 1)
                switch next(3) {
                case 0: new.insert(words[next(words.count)], at: at)
                case 1: if at < new.count, new.count > 1 { new.remove(at: at) }
                default: if at < new.count { new[at] = words[next(words.count)] }
                }
            }
            var interner = Interner()
            let (a, b) = (
                canonicallyComposed(old.joined(separator: " ")), canonicallyComposed(new.joined(separator: " "))
            )
            let spans = WordDiff(a, b, &interner, language: .named("nl")).spans
            #expect(spans.filter { $0.operation != .insert }.map(\.text).joined() == a)
            #expect(spans.filter { $0.operation != .delete }.map(\.text).joined() == b)
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.operation != $1.operation })
        }
    }

    @Test func aChapterSplitInTwoIsNoRemovalAndAddition() {
        let first = (0..<12).map {
            "Alinea \($0) gaat over bewoners en hun straat, met eigen woord nummer\($0) erin.\n\n"
        }.joined()
        let second = (0..<12).map {
            "Stuk \($0) gaat over de corporatie en haar bezit, met eigen term begrip\($0) erin.\n\n"
        }.joined()
        let result = compare(
            guide([("a.md", "# A\n\n" + first + "## B\n\n" + second)]),
            guide([("a.md", "# A\n\n" + first), ("b.md", "# B\n\n" + second)]))
        #expect(result.chapters.first { $0.path == "b.md" }?.splitFrom == "a.md")
        #expect(result.chapters.flatMap(\.changes).allSatisfy { $0.kind != .removed && $0.kind != .added })
    }

    @Test func differencesAreTheSameOnEveryRun() {
        let other = Self.text.replacing("bestuur", with: "beheer").replacing("klein", with: "kleine zaal")
        #expect(
            (0..<5).allSatisfy { _ in
                redline(Self.text, other).chapters.flatMap(\.changes)
                    == redline(Self.text, other).chapters.flatMap(\.changes)
            })
    }

    @Test func longestCommonSubsequencesAreFound() {
        #expect(heaviestIncreasing([3, 1, 2, 5, 4], weights: [1, 1, 1, 1, 9]) == [1, 2, 4])
        func common(_ old: [Int32], _ new: [Int32]) -> Int {
            SequenceDiff(old, new).matches.reduce(0) { $0 + $1.count }
        }
        #expect(common([1, 2, 3, 4], [2, 4, 3]) == 2)
        #expect(common([1, 2, 3, 1, 2, 2, 1], [3, 2, 1, 2, 1, 3]) == 4)
        #expect(common([], [1]) == 0)
        let long: [Int32] = Array(0..<2000)
        #expect(common(long, long.reversed()) == 1 || SequenceDiff(long, long.reversed()).isCoarse)
    }
}

extension String {
    fileprivate func replacing(_ part: String, with other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
