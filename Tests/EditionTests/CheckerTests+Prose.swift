import CommonMark
import Testing

@testable import Checking
@testable import Editions
@testable import GuideModel

/// What is prose, and what only looks like it.
extension CheckerTests {
    private static let settings = "terms: {woningcorporatie: [corpo], e-mail: [email], waarschuwing: [warning]}"

    @Test func aTermStandsBesideSignsOfAnyLength() throws {
        let lines = [
            "krul “corpo”", "laag „corpo”", "de corpo’s", "corpo—ja", "corpo…", "«corpo»", "x corpo&nbsp;x", "corpos",
            "corpoë",
        ]
        let found = try check(["a.md": "# A\n\n" + lines.joined(separator: "\n\n") + "\n"], settings: Self.settings)
        #expect(found.map { $0.range?.line } == [3, 5, 7, 9, 11, 13, 15])
    }

    @Test func aPluralIsForAPersonToMend() throws {
        for text in ["Twee corpo's.", "Twee corpo’s."] {
            let found = try check(["a.md": "# A\n\n\(text)\n"], settings: Self.settings)
            #expect(found.map(\.rule) == ["lang/terminology"] && found.flatMap(\.fixes).isEmpty)
        }
    }

    @Test func whatIsTypedIsNoProse() throws {
        let text =
            "# A\n\nTyp <kbd>email</kbd>, lees <code>warning</code> in C:\\email\\uit, met $email = 3$.\n\n:::warning\nLet op.\n:::\n\n"
            + "Het kost $5 en een email kost $6.\n"
        #expect(told(try check(["a.md": text], settings: Self.settings)) == ["a.md:9:20 lang/terminology"])
    }

    @Test func anotherThingHasVersionsToo() throws {
        let text = [
            "De nieuwste versie van WCAG is 2.2.", "De huidige versie van NEN 2767 is 2.1.",
            "Sinds editie 2.9 is de nieuwste editie 3.0.", "De nieuwste versie van deze gids is 2.9.",
        ]
        let found = try check(["a.md": "# A\n\n" + text.joined(separator: "\n\n") + "\n"]) {
            $0.latest = EditionNumber("3.0")
        }
        #expect(told(found) == ["a.md:9:37 edition/version-text"])
    }

    /// Nothing but comments stands above it.
    @Test func aWaiverBelowAnotherCommentSpeaksForTheChapter() throws {
        let text = "<!-- markdownlint-disable MD041 -->\n<!-- editie-ignore structure/no-title: bewust -->\n\nTekst.\n"
        #expect(told(try check(["a.md": text])) == [])
    }
}
