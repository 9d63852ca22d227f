import Foundation
import Testing

@testable import CommonMark
@testable import GuideModel
@testable import Rendering

/// What another renderer makes of a text, with blanks folded and heading ids left out.
enum Oracle {
    static func html(_ program: [String], _ text: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = program
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        input.fileHandleForWriting.closeFile()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return fold(String(decoding: data, as: UTF8.self))
    }

    static func fold(_ html: String) -> String {
        var result = html.replacing(#/(<h[1-6]) id="[^"]*"/#) { $0.output.1 }
        result = result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return result.split(separator: "> <", omittingEmptySubsequences: false).joined(separator: "><")
    }

    static let cmark = ["cmark", "--unsafe"]
    static let gfm = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "tasklist"]

    static func ours(_ text: String) -> String { fold(BodyHTML.render(parse(text), isUnsafe: true)) }
}

@Suite struct MarkdownTests {
    /// A sample or more for each section of the specification.
    static let samples = """
        \tcode after a tab¶- a\\n\\n\\t\\tcode¶>\\t\\tcode¶\\ttab\\n\\n\\tmore¶- - nested\\n\\ttab¶\\\\! \\\\\\" \\\\# not \\\\a¶
        &amp; &copy; &#35; &#xcab; &nosuch; &ngE; x¶`code &amp;`¶***\\n---\\n___¶- - -¶ **  * ** * ** * **¶_____\\nx¶+++¶--¶
        # a\\n## b ##\\n### c \\\\###¶#hash¶\\\\## no¶#\\tTab¶####### seven¶# *emph* `code`¶   ### three blanks¶    # code¶
        Title\\n=====¶Title\\n-----\\n\\ntext¶a\\nb\\n===¶`code\\n----\\n`¶> q\\n---¶- item\\n---¶    indented\\n\\n    code¶
        - foo\\n\\n      bar¶para\\n    no code¶```\\na\\n  b\\n```¶~~~ruby startline=3\\nx\\n~~~~¶````\\n```\\n````¶```\\nunclosed¶
        > ```\\n> a\\n\\nb¶``` a`b\\nx¶  ```\\n  a\\n```¶<div>\\n*raw*\\n\\n*em*\\n</div>¶<!-- c\\n\\nd -->\\n*x*¶<pre>\\n*a*\\n\\n</pre>\\n*b*¶
        <?php\\n\\n?>x¶<!DOCTYPE html>\\nx¶<![CDATA[\\n\\n]]>\\nx¶<x-a>\\n*b*\\n</x-a>¶a\\n<div>\\nb¶[foo]: /url \\"t\\"\\n\\n[foo]¶
        [Foo*bar\\\\]]:my_(url) 'title'\\n\\n[Foo*bar\\\\]]¶[foo]:\\n/url\\n'a\\nb'\\n\\n[foo]¶[foo]: <>\\n\\n[foo]¶[foo]\\n\\n[foo]: /a\\n[foo]: /b¶
        [ẞ]\\n\\n[SS]: /url¶> [q]: /url\\n\\n[q]¶- [i]: /url\\n\\n[i]¶para\\n[no]: /url\\n[no]¶aaa\\n\\n  bbb\\n   ccc¶a  \\nb\\\\\\nc¶
        > # a\\n> b\\nlazy¶> a\\n> > b\\n> c¶>\\n> a\\n>¶> - a\\n- b¶- a\\n\\n  b\\n\\n      c¶10) a\\n\\n    b¶- a\\n - b\\n  - c\\n   - d¶
        1. a\\n3. b¶0. a¶-1. no¶1234567890. no¶- a\\n+ b\\n* c¶1. a\\n2) b¶- a\\n\\n- b\\n- c¶* a\\n*\\n\\n* c¶-\\n\\n  a¶- # h\\n- b\\n  ===¶
        - a\\n  - b\\n\\n    c\\n- d¶- a\\n  > b\\n  ```\\n  c\\n  ```\\n- d¶a\\n1. b¶a\\n2. b¶- a\\n<!-- -->\\n- b¶`a``b`¶`` a`b ``¶` `` `¶
        `a\\\\`b`¶`<a href=\\"`\\">`¶*a* _b_ **c** __d__¶a*b*c a_b_c¶***a** b*¶**a*¶*a**¶*(*a*)*¶_(\\"b\\")_¶**a *b* c**¶* a*¶
        *a `*`*¶**a<a href=\\"**\\">¶__a__b__c__¶*foo**bar**baz*¶****a****¶[a](b)¶[a](<b c> \\"t\\")¶[a](b 'c' )¶[a]((b)c)¶[a](b\\"c\\")¶
        [a [b](c) d](e)¶[a](b c)¶[*a](b*)¶[a\\\\]](b)¶[a](#b?c=d&e)¶[a]( b\\n\\"t\\")¶[]()¶[a][b]\\n\\n[b]: /u¶[a][]\\n\\n[a]: /u¶
        [a] [b]\\n\\n[b]: /u¶[a][b][c]\\n\\n[c]: /1\\n[b]: /2¶[a]: /u\\n\\n[a](x y)¶![a](b \\"t\\")¶![*a* b](c)¶![a [b](c) d](e)¶
        [![m](n)](o)¶![a][]\\n\\n[a]: /u¶!\\\\[a]\\n\\n[a]: /u¶<http://a.b?c=d&e>¶<a+b-c:d>¶<x@y.z>¶<not an address>¶<a><b2/><c d='e' f>¶
        </a >¶a <!-- b --> c¶a <?b?> c¶a <!X y> c¶a <![CDATA[>]]> c¶<a h*#ref>¶a\\\\\\nb¶a  \\n  b¶`a  \\nb`¶<a b=\\"c  \\nd\\">¶
        # h\\\\¶# h  ¶multiple   blanks¶Hé “q” 日本 *語*¶*日*本¶a\\u{a0}b¶\\u{feff}x
        """.replacingOccurrences(of: "¶\n", with: "¶").components(separatedBy: "¶").map {
            $0.replacingOccurrences(of: "\\n", with: "\n").replacingOccurrences(of: "\\t", with: "\t")
                .replacingOccurrences(of: "\\\"", with: "\"").replacingOccurrences(of: "\\u{a0}", with: "\u{a0}")
                .replacingOccurrences(of: "\\u{feff}", with: "\u{feff}").replacingOccurrences(of: "\\\\", with: "\\")
        }

    @Test func agreesWithCmarkOnEverySection() throws {
        #expect(Self.samples.count > 140)
        for sample in Self.samples {
            #expect(try Oracle.ours(sample) == Oracle.html(Oracle.cmark, sample), "\(sample.debugDescription)")
        }
    }

    @Test func agreesWithCmarkOnRandomMixes() throws {
        var state: UInt64 = 20_261_124
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<300 {
            let parts = (0..<(2 + next(4))).map { _ in Self.samples[next(Self.samples.count)] }
            let joiners = ["\n\n", "\n", "\n> ", "\n- ", "\n\n    ", " "]
            let text = parts.dropFirst().reduce(parts[0]) { $0 + joiners[next(joiners.count)] + $1 }
            // What we read as front matter, tables, footnotes, strikethrough or ids is not plain CommonMark.
            if text.hasPrefix("---") || text.contains("~") || text.contains("|") { continue }
            #expect(try Oracle.ours(text) == Oracle.html(Oracle.cmark, text), "\(text.debugDescription)")
        }
    }

    @Test(arguments: [
        "| a | b |\n| - | - |\n| 1 | 2 |\n", "a | b\n--|:-:\n1|2|3\nbar\n\nx",
        "para\n| a | b |\n|---|---|\n| x | y |\nend\n> q\n",
        "| a |\n| - |\n", "a\n:-:\nb\n", "a\n    ---\n", "| f\\|oo |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |",
        "| abc | def |\n| --- |\n| bar |", "| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |",
        "- x\n\n  | a | b |\n  |---|---|\n  | *c* | ~~d~~ |\n", "> | a | b |\n> |---|---|\n> | 1 | 2 |\n",
        "| a | b |\n|---|---|\n| [x] | y |\n\n[x]: /u 't'\n", "text | x\n--- | ---\n[x] | `a | b`\n\n[x]: /u",
        "|a|\n|-|\n|- x|\n|# h|\n|<b>|\n",
        "| a | b |\n| :-- | --: |\n|  | |\n", "|a|b|\n|-|-|\n|\\\\|x|\n", "~~Hi~~ Hello, ~there~ world!",
        "This ~~has a\n\nnew paragraph~~.",
        "This will ~~~not~~~ strike.", "*a ~~b* c~~", "~~**x**~~ and \\~~no~~", "a~~b~~c ~ d ~", "~~a~ b~~",
        "x ~~\"q\"~~ y",
        "- [ ] foo\n- [x] bar", "- [x] foo\n  - [ ] bar\n- [ ] bim", "1. [x] a\n2. [X] b\n3. [ ]c\n",
        "- [ ]\n- [x]  two\n- [ ] `c`\n- [x]\tz\n",
        "> | a | b |\n> |---|---|\n> | 1 | 2 |\nlazy | row\n", "| a |\n|--|\n    indented\n",
        "- | a |\n  |---|\n| x |\n",
        "- | a |\n  |---|\n  | x |\n      deep\n", "> - | a |\n>   |---|\n>   | b |\nlazy\n",
        "| a |\n|---|\n| b |\n    code\nmore\n",
        "> | a |\n|---|\n", "1. x\n\n   | a |\n   |--|\n   | b |\n",
        "* [ ] *em*\n\n* [x] p",
    ]) func agreesWithCmarkGfmOnItsExtensions(sample: String) throws {
        #expect(try Oracle.ours(sample) == Oracle.html(Oracle.gfm, sample))
    }

    @Test(arguments: ["algoritmekader", "swift-book"]) func agreesWithCmarkGfmOnEveryChapterOfARealGuide(name: String)
        throws
    {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let bundle = project.deletingLastPathComponent().appendingPathComponent("shared/corpora/\(name).bundle")
        guard FileManager.default.fileExists(atPath: bundle.path) else {
            print("no corpora beside this clone; skipped \(name)")
            return
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("editie-corpus-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try Oracle.html(["git", "clone", "-q", bundle.path, folder.path], "")
        var compared = 0
        for case let path as String in FileManager.default.enumerator(atPath: folder.path) ?? .init()
        where path.hasSuffix(".md") {
            guard var text = try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8) else {
                continue
            }
            if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
            if let matter = parse(text).frontMatter {
                text = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(matter.endLine).joined(
                    separator: "\n")
            }
            // Footnotes and heading ids are ours alone; those chapters have tests of their own.
            if text.contains("[^") || text.contains("{#") || text.contains("{:") { continue }
            compared += 1
            #expect(try Oracle.ours(text) == Oracle.html(Oracle.gfm, text), "\(path)")
        }
        #expect(compared > 30)
    }

    @Test(arguments: [
        "| a | b |\n|---|---|\n| c | d |\n---\n\ntekst",
        "tekst\n| a | b |\n|---|---|\n| c | d |\n----\n\n> | a |\n> |---|\n> ---\n",
        "kop\nmeer\n---\n",
    ])
    func aRuleBelowATableIsOne(text: String) throws {
        #expect(try Oracle.ours(text) == Oracle.html(Oracle.gfm, text))
    }

    @Test func placesAreThoseOfTheSourceInCharacters() {
        let text = """
            Zie café [de gids](gids.md) en
            > citaat met [een
            > link over regels](a.md "t") erna

            | kop | *b* |
            |---|---|
            | a \\| b | ![x](y.png) |

            - item [één][e] &amp; [twee]

            [e]: e.md
            [twee]: <t.md>
            """
        let document = parse(text)
        let places = document.nodes.compactMap { node -> String? in
            switch node.kind {
            case .link(let target, _), .image(let target, _):
                "\(document.string(target)) \(node.range.line):\(node.range.column)-\(node.range.endLine):\(node.range.endColumn)"
            default: nil
            }
        }
        #expect(
            places.sorted() == [
                "a.md 2:14-3:30", "e.md 9:8-9:16", "gids.md 1:10-1:28", "t.md 9:23-9:29", "y.png 7:12-7:23",
            ])
        #expect(
            document.definitions.map { "\($0.label) \($0.range.line):\($0.range.column)" } == ["e 11:1", "twee 12:1"])
    }

    @Test func footnotesAreNumberedByUse() {
        let html = BodyHTML.render(
            parse(
                "Een[^b] en twee[^a] en weer[^b].\n\n[^a]: https://example.org\n[^b]: Noot *b*\n\n    met een alinea.\n[^c]: ongebruikt\n"
            ))
        #expect(
            html.contains(
                "Een<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" data-footnote-ref>1</a></sup>"))
        #expect(html.contains("id=\"fnref-1-2\""))
        #expect(html.contains("<li id=\"fn-1\">\n<p>Noot <em>b</em></p>"))
        #expect(!html.contains("ongebruikt"))
    }

    @Test func aFootnoteMarkInCodeIsCode() {
        #expect(
            BodyHTML.render(parse("```\n[^a]: x\n```\n\nb[^a]\n"))
                == "<pre><code>[^a]: x\n</code></pre>\n<p>b[^a]</p>\n")
    }

    @Test func rawHtmlAndScriptsAreLeftOutUnlessAskedFor() {
        let text = "<script>alert(1)</script>\n\n[x](javascript:alert(1))"
        let safe = BodyHTML.render(parse(text))
        #expect(!safe.contains("script"))
        #expect(BodyHTML.render(parse(text), isUnsafe: true).contains("<script>"))
    }

    @Test(arguments: [
        String(repeating: ">", count: 20_000) + " a", String(repeating: "![[]()", count: 40_000),
        String(repeating: "[", count: 100_000),
        String(repeating: "*a ", count: 30_000), String(repeating: "# kop\n", count: 50_000),
        (0..<50_000).map { "[a\($0)]: /u\n" }.joined(), String(repeating: "- ", count: 5_000) + "x",
    ]) func hostileInputEnds(text: String) {
        let chapter = Chapter(path: "a.md", bytes: Array(text.utf8), style: .github)
        #expect(chapter.blocks.count < 60_000)
        #expect(!BodyHTML.render(chapter.document).isEmpty || text.hasPrefix("[a0]"))
    }
}

@Suite struct SlugTests {
    @Test(arguments: [
        (AnchorStyle.github, "Wat is er? Een café & meer", "wat-is-er-een-café--meer"), (.github, "A  b", "a--b"),
        (.github, "日本 語!", "日本-語"),
        (.github, "I ♥ unicode", "i--unicode"), (.github, "snake_case-x", "snake_case-x"), (.github, "Één Ĳ", "één-ĳ"),
        (.mkdocs, "Wat er geëvalueerd moet worden", "wat-er-geevalueerd-moet-worden"), (.mkdocs, "A  -  b!", "a-b"),
        (.mkdocs, "日本", ""),
        (.docc, "The Basics: `let` and 'var'", "The-Basics-let-and-var"), (.docc, "A – b", "A-b"),
    ]) func followsTheGenerator(style: AnchorStyle, text: String, slug: String) {
        #expect(style.slug(text) == slug)
    }

    @Test func repeatsGetNumbersThatAreFree() {
        var github = Slugger(.github)
        #expect(["a", "a-1", "a", "a"].map { github.anchor(for: $0) } == ["a", "a-1", "a-2", "a-3"])
        var mkdocs = Slugger(.mkdocs)
        #expect(["a", "a", "a_1", ""].map { mkdocs.anchor(for: $0) } == ["a", "a_1", "a_2", "_1"])
    }

    @Test func referencesAreReadHoweverMuchTheyExpandTo() {
        let uses = (0..<700).map { "regel \($0) [x][d]\n\n" }.joined()
        let document = parse(
            "# A\n\n\(uses)Zie [weg][w].\n\n[d]: https://example.org/\(String(repeating: "x", count: 200))\n[w]: weg.md\n"
        )
        let links = document.nodes.filter { if case .link = $0.kind { true } else { false } }
        #expect(links.count == 701)
        #expect(links.last?.range == SourceRange(line: 1403, column: 5, endLine: 1403, endColumn: 13))
        #expect(!document.wasCapped)
    }

    @Test(arguments: [
        "&nbsp;&nbsp; `a`[^x] en", "a &nbsp;&nbsp; `a`[^x] en", "&nbsp;&nbsp;`a`[^x] en", "&amp;&lt; `a`[^x]",
    ])
    func entitiesBesideEachOtherHideNoFootnote(text: String) {
        let document = parse("# A\n\n\(text)\n\n[^x]: Een.\n")
        #expect(document.nodes.contains { if case .footnoteReference = $0.kind { true } else { false } })
    }
}
