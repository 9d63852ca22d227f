import Foundation
import Testing

@testable import CommonMark
@testable import Diffing
@testable import GuideModel

/// TOML as `book.toml` and front matter have it.
@Suite struct TOMLTests {
    private func read(_ text: String) throws -> [String] {
        try TOMLReader.members(of: text).map { "\($0.key)@\($0.keyLine)=\(FrontMatter.text($0.value))" }
    }

    @Test(arguments: [
        ("a = 1 # one\nb = \"x # y\"\n", ["a@1=1", "b@2=x # y"]),
        ("\"a b\" = 'c\\d'\ne.f = true\r\n", ["a b@1=c\\d", "e.f@2=true"]),
        ("tags = [\n  \"a\", # c\n  'b',\n]\nd = 2026-01-01T10:00:00Z", ["tags@1=a, b", "d@5=2026-01-01T10:00:00Z"]),
        ("[extra]\nauthor = \"Jan\"\n[[x]]\na = 1\n[[x]]\na = 2", ["extra@1=author: Jan", "x@3=a: 1, a: 2"]),
        ("t = { a = 1, b = \"}\" }", ["t@1=a: 1, b: }"]),
        ("m = \"\"\"\nregel\n\"twee\" \\\n   drie\"\"\"", ["m@1=regel\n\"twee\" drie"]),
        ("q = \"\\\"\\u00eb\\n\"", ["q@1=\"ë\n"]), ("", []), ("# niets\n", []),
    ])
    func values(text: String, expected: [String]) throws {
        #expect(try read(text) == expected)
    }

    @Test(arguments: [
        ("a = 1\nb = Gids", 2), ("a 1", 1), ("a = \"open\nb = 1", 1), ("a = [1, 2", 1), ("[a\nb = 1", 1),
        ("a = 1 b = 2", 1),
        ("a = \"\\q\"", 1), ("a = 1\n\na = 2", 3), ("= 1", 1), ("a =", 1),
        ("a = \(String(repeating: "[", count: 5000))", 1),
    ])
    func whatCannotBeReadIsNamedByItsLine(text: String, line: Int) {
        let error = #expect(throws: YAMLError.self) { try read(text) }
        #expect(error?.line == line)
    }

    @Test func frontMatterBetweenPlusSignsIsNoText() throws {
        let chapter = Chapter(
            path: "a.md", bytes: Array("+++\r\ntitle = \"Gids\"\r\nweight = 1\r\n+++\r\n\r\nTekst.\r\n".utf8),
            style: .github)
        #expect(chapter.title == "Gids" && chapter.blocks.map(\.kind) == [.frontMatter, .paragraph])
        #expect(chapter.blocks[0].language == "toml" && chapter.frontMatter?.endLine == 4)
        // A line of signs above text is text.
        let text = Chapter(path: "a.md", bytes: Array("+++\n\nTekst.\n\n+++\n".utf8), style: .github)
        #expect(text.frontMatter == nil)
    }

    @Test func aKeyOfTOMLThatChangedIsAKey() {
        let detail = RedlineDetailTests()
        let result = detail.told(
            ["a.md": "+++\ntitle = 'G'\nweight = 1\n+++\n\n# G\n"],
            ["a.md": "+++\ntitle = \"G\"\nweight = 2\n+++\n\n# G\n"])
        #expect(
            result.count == 2 && result[1].contains("key weight: 1 → 2") && !result[1].contains("key title"),
            "\(result)")
    }
}
