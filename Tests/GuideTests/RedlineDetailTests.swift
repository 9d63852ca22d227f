import Testing

@testable import Diffing
@testable import GuideModel

/// What reviewers would miss, or be misled by: one case a line, told as a redline in short.
@Suite struct RedlineDetailTests {
    func guide(_ files: [String: String]) -> Guide {
        let names = files.keys.sorted()
        let contents = TableOfContents(
            form: .summary, file: "SUMMARY.md", entries: names.map { .init(path: $0, line: 1) })
        return Guide(
            location: GuideLocation(folder: "", contents: contents, configuration: GuideConfiguration(), unused: []),
            chapters: names.map { Chapter(path: $0, bytes: Array((files[$0] ?? "").utf8), style: .github) },
            files: names.map { FileEntry(path: $0, kind: .file, id: nil) })
    }

    /// A redline a line a fact: `changed paragraph a [-b-]{+c+} number` and `moved section Sleutels`.
    func told(_ old: [String: String], _ new: [String: String]) -> [String] {
        compare(guide(old), guide(new)).chapters.flatMap { chapter -> [String] in
            guard chapter.status != .unchanged else { return [] }
            let sections = chapter.sections.filter { $0.status != .changed }.map {
                "\($0.status.rawValue) section \($0.title ?? $0.fromTitle ?? "")"
            }
            let merged = chapter.mergedFrom.map { "merged from \($0)" }
            return ["\(chapter.status.rawValue) \(chapter.path ?? chapter.fromPath ?? "")"] + merged + sections
                + chapter.changes.map(told)
        }
    }

    /// The last that is told of a chapter whose only paragraph became another.
    func toldOfParagraph(_ old: String, _ new: String) -> String? {
        told(["a.md": "# A\n\n\(old)\n"], ["a.md": "# A\n\n\(new)\n"]).last
    }

    @Test func boilerplateOfManyChaptersThatWentMergesThemIntoNone() {
        let notice =
            "Deze pagina is nog volop in ontwikkeling en dus niet definitief; laat het ons weten als er iets niet klopt of ontbreekt."
        let own = "# Over\n\nWie over de gids schrijft, begint bij de lezer en houdt het kort.\n\n\(notice)\n"
        var old = ["over.md": "# Over\n\nWie over de gids schrijft, begint bij de lezer en houdt het kort.\n"]
        for number in 1...12 { old["rol\(number).md"] = "# Rol \(number)\n\n\(notice)\n" }
        #expect(told(old, ["over.md": own]).filter { $0.hasPrefix("merged") } == [])
    }

    private func told(_ change: Change) -> String {
        let text = change.spans.map { span in
            switch span.operation {
            case .equal: span.text
            case .delete: "[-\(span.text)-]"
            case .insert: "{+\(span.text)+}"
            }
        }.joined()
        let attributes = change.attributes.map { "\($0.name.rawValue) \($0.text): \($0.from ?? "–") → \($0.to ?? "–")" }
        let words = text.isEmpty ? (change.to ?? change.from)?.text.prefix(24).description ?? "" : text
        return ([change.kind.rawValue, change.block.rawValue, words] + change.signals.map(\.rawValue) + attributes)
            .joined(separator: " | ")
    }

    static let frame = (
        "# Huis\n\nDe sleutels hangen in de kast naast de hal.\n\n", "\n\nWie vragen heeft belt het bestuur.\n"
    )

    @Test(arguments: [
        // Links, pictures and marks are known by where they stand.
        (
            "Bel [een](a.md) of [twee](b.md) nu.", "Bel [een](b.md) of [twee](a.md) nu.",
            "changed | paragraph | Bel een of twee nu. | link | destination een: a.md → b.md | destination twee: b.md → a.md"
        ),
        (
            "Lees [hier](a.md) en ook hier meer.", "Lees hier en ook [hier](a.md) meer.",
            "changed | paragraph | Lees hier en ook hier me | link | destination hier: a.md → – | destination hier: – → a.md"
        ),
        (
            "De [fas](a.md)e is lang en breed.", "De [fase](a.md) is lang en breed.",
            "changed | paragraph | De fase is lang en breed | link | destination e: – → a.md"
        ),
        (
            "Zie ![A](a.png) en ![B](b.png).", "Zie ![A](b.png) en ![B](a.png).",
            "changed | paragraph | Zie en . | link | source A: a.png → b.png | source B: b.png → a.png"
        ),
        (
            "Veel[^1] en weinig.\n\n[^1]: Bron.", "Veel[^1] en weinig[^1].\n\n[^1]: Bron.",
            "changed | paragraph | Veel en weinig. | link | destination weinig: – → footnote: Bron."
        ),
        (
            "Zie <a href=\"x\">dit</a> stuk.", "Zie <a href=\"y\">dit</a> stuk.",
            "changed | paragraph | Zie dit stuk. | link | destination Zie dit stuk.: x → y"
        ),
        // Numbers with their signs, names with their dots, code to the letter.
        (
            "Het is -5 graden in de kelder.", "Het is 5 graden in de kelder.",
            "changed | paragraph | Het is [--5-]{+5+} graden in de kelder. | number"
        ),
        (
            "Versie v1.2.3 staat op de server.", "Versie v1.2.4 staat op de server.",
            "changed | paragraph | Versie [-v1.2.3-]{+v1.2.4+} staat op de server. | number"
        ),
        (
            "Roep `Naam(x)` aan met een x.", "Roep `naam(x)` aan met een x.",
            "changed | paragraph | Roep [-Naam-]{+naam+}(x) aan met een x. | code | case"
        ),
        (
            "Dicht op 3 maart en open daarna.", "Dicht op 4 maart en open daarna.",
            "changed | paragraph | Dicht op [-3-]{+4+} maart en open daarna. | number | date"
        ),
        (
            "Neem ½ liter water mee.", "Neem ¼ liter water mee.",
            "changed | paragraph | Neem [-½-]{+¼+} liter water mee. | number"
        ),
        (
            "Het ligt in de kast; de kaart ook.", "Het ligt in de kast. De kaart ook.",
            "changed | paragraph | Het ligt in de kast[-; de-]{+. De+} kaart ook. | punctuation | case"
        ),
        // Scripts without blanks.
        ("入场费是20元，学生免费。", "入场费是30元，学生免费。", "changed | paragraph | 入场费是[-20-]{+30+}元，学生免费。 | number"),
        ("维修记录，写在卡片上。", "维修记录写在卡片上。", "changed | paragraph | 维修记录[-，-]写在卡片上。 | punctuation"),
        ("他有二十本书。", "他有三十本书。", "changed | paragraph | 他有[-二-]{+三+}十本书。 | number"),
        (
            "志愿者必须在六点之前关闭大门。然后把钥匙交给负责人。", "志愿者必须在六点之前关闭大门。\n\n然后把钥匙交给负责人。",
            "split | paragraph | 志愿者必须在六点之前关闭大门。{+ +}然后把钥匙交给负责人。 | structure"
        ),
        // The same sentences in another order.
        (
            "Ruim eerst op. Sluit dan de deur. Bel ten slotte.", "Sluit dan de deur. Ruim eerst op. Bel ten slotte.",
            "changed | paragraph | [-Ruim eerst op. -]Sluit dan de deur.{+ Ruim eerst op.+} Bel ten slotte. | order"
        ),
        (
            "een twee type vijf zes\\\nen nog een regel", "een twee nieuw vijf zes\\\nen nog een regel",
            "changed | paragraph | een twee [-type-]{+nieuw+} vijf zes en nog een regel | wording"
        ),
    ]) func aBlockSaysWhatIsAnother(old: String, new: String, expected: String) {
        let (head, tail) = Self.frame
        let result = told(["a.md": head + old + tail], ["a.md": head + new + tail])
        #expect(Array(result.dropFirst()) == [expected])
    }

    @Test func linesOfScriptsWithoutBlanksReflowInSilence() {
        #expect(told(["a.md": "# 指南\n\n志愿者必须在\n六点之前关门。\n"], ["a.md": "# 指南\n\n志愿者必须在六点之前关门。\n"]) == [])
    }

    static let (a, b) = (
        "De sleutels hangen in de kast naast de meterkast van de grote hal.\n\n",
        "Reserveringen lopen via het bestuur en de penningmeester van het huis.\n\n"
    )
    static let (c, d) = (
        "De verwarming staat op een klok en gaat vanzelf uit na tien uur.\n\n",
        "Na afloop ruimt de huurder zelf op en veegt de vloer van de zaal.\n\n"
    )

    @Test func aChapterThatWentIntoAnotherIsMerged() {
        let result = told(
            ["b.md": "# Warm\n\n" + Self.a + Self.b, "c.md": "# Klacht\n\n" + Self.c + Self.d],
            ["b.md": "# Warm\n\n" + Self.a + Self.b + Self.c + Self.d])
        #expect(
            result == [
                "changed b.md", "merged from c.md", "removed c.md", "removed section Klacht",
                "removed | heading | Klacht | block-removed",
            ])
    }

    @Test func aSectionThatMovedUnderAnotherNameIsOneMove() {
        let (first, second) = ("## Sleutels\n\n" + Self.a + Self.b, "## Warmte\n\n" + Self.c + Self.d)
        let result = told(
            ["a.md": "# H\n\n" + first + second], ["a.md": "# H\n\n" + second + first.replacing("Sleutels", "De kast")])
        #expect(
            result == [
                "changed a.md", "moved section De kast", "changed | heading | [-Sleutels-]{+De kast+} | wording",
            ])
    }

    @Test func aSectionThatWentLeavesItsNeighboursAlone() {
        let old = "# H\n\n## Een\n\n" + Self.a + "## Twee\n\n" + Self.b + "## Drie\n\n" + Self.c
        let result = compare(guide(["a.md": old]), guide(["a.md": old.replacing("## Twee\n\n" + Self.b, "")]))
        #expect(result.chapters.flatMap(\.sections).map(\.status) == [.removed])
    }

    @Test func aChapterThatGaveTextAwayChanged() {
        let result = told(
            ["a.md": "# A\n\n" + Self.a + Self.b + Self.c, "b.md": "# B\n\n" + Self.d],
            ["a.md": "# A\n\n" + Self.a + Self.c, "b.md": "# B\n\n" + Self.d + Self.b])
        #expect(result.filter { $0.hasPrefix("changed ") } == ["changed a.md", "changed b.md"])
        #expect(result.last?.hasPrefix("moved | paragraph") == true)
    }

    @Test(arguments: [
        (
            "> Let op.\n\n" + a + "> Let op.\n\n" + b + c + d, "> Let op.\n\n" + a + b + "> Let op.\n\n" + c + d,
            "moved | paragraph | Reserveringen lopen via "
        ),
        ("![Lamp](l.png)\n\n" + a + b, a + b + "![Lamp](l.png)\n", "moved | image | "),
        ("---\n\n" + a + b, a + "---\n\n" + b, "moved | rule | "),
        (a + "[^1]: Noot.\n\n" + b + "Zie[^1].\n", a + b + "Zie[^1].\n\n[^1]: Noot.\n", ""),
    ]) func whatChangedPlacesIsOneMove(old: String, new: String, expected: String) {
        let moves = told(["a.md": "# H\n\n" + old], ["a.md": "# H\n\n" + new]).dropFirst().filter {
            !$0.hasPrefix("changed section")
        }
        #expect(moves.count == (expected.isEmpty ? 0 : 1) && moves.allSatisfy { $0.hasPrefix(expected) }, "\(moves)")
    }

    @Test func aMovedColumnIsTheColumnAlone() {
        let old = "| Wat | Fout | Klaar |\n|---|---|--:|\n| lamp | snoer | 22 |\n"
        let new = "| Wat | Klaar | Fout |\n|---|--:|---|\n| lamp | 22 | snoer |\n"
        #expect(
            told(["a.md": "# H\n\n" + old], ["a.md": "# H\n\n" + new]) == [
                "changed a.md", "moved | column | Fout | order",
            ])
    }

    @Test func wordsAddUpWhateverChanged() {
        let old = ["a.md": "# H\n\n" + Self.a + "| Wat | Fout |\n|---|---|\n| lamp | een snoer |\n\n" + Self.b]
        for new in [
            "# H\n\n" + Self.a + "| Wat | Fout | Prijs |\n|---|---|---|\n| lamp | een snoer | 12 euro |\n\n" + Self.b,
            "---\ntitle: H\n---\n\n# H\n\n" + Self.a + Self.b, "# H\n\n" + Self.a.replacing("kast", "kast,") + Self.c,
        ] {
            let words = compare(guide(old), guide(["a.md": new])).summary
            #expect(words.wordsTo - words.wordsFrom == words.wordsInserted - words.wordsDeleted)
        }
    }

    @Test(arguments: [
        (
            "Zie de [lijst](p.md) voor leden van het huis.", "Zie de [nieuwe lijst](p.md) voor leden van het huis.",
            "changed | paragraph | Zie de{+ nieuwe+} lijst voor leden van het huis. | wording"
        ),
        (
            "- [ ] Trek de stekker eruit", "- [x] Trek de stekker eruit",
            "changed | item | [-[ ]-]{+[x]+} Trek de stekker eruit | wording"
        ),
    ]) func aLinkThatGrewIsTheSameLink(old: String, new: String, expected: String) {
        let (head, tail) = Self.frame
        #expect(Array(told(["a.md": head + old + tail], ["a.md": head + new + tail]).dropFirst()) == [expected])
    }

    @Test(arguments: ["Stap 2: ", "Hoofdstuk 2. ", "Artikel 2 ", "2. ", "B. ", "第二章 "])
    func theTextSaysWhichHeadingIsWhich(number: String) {
        let next = number.replacing("2", "3").replacing("B", "C").replacing("二", "三")
        let old = "# H\n\n## \(number)Opruimen\n\n" + Self.a
        let new = "# H\n\n## \(number)Verwarming\n\n" + Self.c + "## \(next)Opruimen\n\n" + Self.a
        let result = told(["a.md": old], ["a.md": new])
        #expect(
            result.contains("added section \(number)Verwarming") && result.contains("renamed section \(next)Opruimen"),
            "\(result)")
        #expect(result.last?.hasSuffix("| renumbered") == true, "\(result)")
    }

    @Test func aNewOrderInsideASectionThatMovedIsSaid() {
        let old = ["a.md": "# A\n\n" + Self.a + "## K\n\n" + Self.b + Self.c, "b.md": "# B\n\n" + Self.d]
        let new = ["a.md": "# A\n\n" + Self.a, "b.md": "# B\n\n" + Self.d + "## K\n\n" + Self.c + Self.b]
        let result = told(old, new)
        #expect(
            result.contains("moved section K") && result.filter { $0.hasPrefix("moved | paragraph") }.count == 1,
            "\(result)")
    }

    @Test func copiesInOtherChaptersNeverMoved() {
        let note = "> Let op: trek eerst de stekker eruit.\n"
        let old = [
            "a.md": "# A\n\n" + Self.a + note, "b.md": "# B\n\n" + Self.b + note, "c.md": "# C\n\n" + Self.c + note,
        ]
        let new = [
            "a.md": "# A\n\n" + Self.a + note, "b.md": "# B\n\n" + Self.b, "c.md": "# C\n\n" + Self.c + note,
            "d.md": "# D\n\n" + Self.d + note,
        ]
        #expect(!told(old, new).contains { $0.hasPrefix("moved") })
    }

    @Test func frontMatterThatCameNamesItsKeys() {
        let result = told(["a.md": "# H\n\n" + Self.a], ["a.md": "---\ntitle: H\n---\n\n# H\n\n" + Self.a])
        #expect(result.last == "added | frontMatter | title: H | block-added | key title: – → H")
    }

    @Test(arguments: [
        ("a: 1", "a: 1\nb: 2", ["= a: 1", "+ \nb: 2"]), ("a: 1\nb: 2", "a: 1", ["= a: 1", "- \nb: 2"]),
        ("a: 1\nb: 2", "a: 1\nb: 3", ["= a: 1\n", "- b: 2", "+ b: 3"]), ("a: 1", "b: 1", ["- a: 1", "+ b: 1"]),
    ])
    func aKeyThatCameLastLeavesTheOthersAlone(old: String, new: String, spans: [String]) {
        func chapter(_ matter: String) -> [String: String] { ["a.md": "---\n\(matter)\n---\n\n# H\n\n" + Self.a] }
        let change = compare(guide(chapter(old)), guide(chapter(new))).chapters.flatMap(\.changes).first
        let signs: [Span.Operation: String] = [.equal: "=", .delete: "-", .insert: "+"]
        #expect(change?.spans.map { "\(signs[$0.operation] ?? "") \($0.text)" } == spans)
    }

    @Test func lineageFollowsPagesAndSections() {
        let lineage = SectionLineage(
            guide(["a.md": "# A\n\n## Oud\n\n" + Self.a + "## Weg\n\n" + Self.b, "c.md": "# C\n\n" + Self.c + Self.d]),
            guide([
                "a.md": "# A\n\n## Nieuw\n\n" + Self.a, "e.md": "# C\n\n" + Self.c + Self.d + "## Hier\n\n" + Self.b,
            ]))
        #expect(lineage.page("c.md") == "e.md")
        #expect(lineage.section("a.md", "oud") == SectionAddress(path: "a.md", anchor: "nieuw"))
        #expect(lineage.section("a.md", "weg") == SectionAddress(path: "e.md", anchor: "hier"))
    }
}

extension String {
    func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    func replacing(_ part: String, _ other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
