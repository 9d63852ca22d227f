import Foundation
import Testing

@testable import Diffing
@testable import GuideModel

/// What went elsewhere and was edited, cut or joined on the way, and words that are only alike.
extension RedlineDetailTests {
    private static let (first, second, third, fourth) = (
        "Bezwaar maken kan tot zes weken na de dag waarop het besluit is verzonden.",
        "Een kraam op de weekmarkt wordt per kwartaal verhuurd door de marktmeester.",
        "De brandweer kijkt het veiligheidsplan na en geeft een advies aan de burgemeester.",
        "Wie de aanvraag intrekt, krijgt de leges van de gemeente niet meer terug."
    )
    private static let service =
        "```yaml\nservices:\n  web:\n    image: nginx:1.25\n    ports:\n      - 80:80\n    restart: always\n```"

    private func page(_ blocks: String...) -> [String: String] {
        ["g.md": "# G\n\n" + blocks.joined(separator: "\n\n")]
    }

    @Test(arguments: [
        (service, "1.25", "1.27", "moved | code"),
        (
            "<div class=\"note\">\n<p>Bel de beheerder op 555-0134 als het alarm in de nacht afgaat.</p>\n</div>",
            "0134",
            "0199", "moved | html"
        ),
    ])
    func examplesThatWereEditedOnTheWayMoved(example: String, old: String, new: String, expected: String) {
        let edited = example.replacingOccurrences(of: old, with: new)
        let across = told(
            ["a.md": "# A\n\n\(Self.first)\n\n\(example)\n", "b.md": "# B\n\n\(Self.second)\n\n\(Self.third)\n"],
            ["a.md": "# A\n\n\(Self.first)\n", "b.md": "# B\n\n\(Self.second)\n\n\(edited)\n\n\(Self.third)\n"])
        #expect(across.count == 3 && across[2].hasPrefix(expected), "\(across)")
        let within = told(
            page("## Een", Self.first, example, "## Twee", Self.second, Self.third),
            page("## Een", Self.first, "## Twee", Self.second, edited, Self.third))
        #expect(within.count == 2 && within[1].hasPrefix(expected), "\(within)")
    }

    @Test func anExampleThatHasNothingOfAnotherIsNotThatOne() {
        let other = "```py\nprint('other')\nexit(2)\n```"
        let result = told(
            page(Self.first, Self.service, Self.second, Self.third), page(Self.first, Self.second, other, Self.third))
        #expect(result.map { $0.prefix(14) } == ["changed g.md", "removed | code", "added | code |"], "\(result)")
        // Where it stands says so, whatever it says.
        let inPlace = told(page(Self.first, Self.service, Self.second), page(Self.first, other, Self.second))
        #expect(inPlace.count == 2 && inPlace[1].hasPrefix("changed | code"), "\(inPlace)")
    }

    @Test func aRowWentIntoAnotherTableWithAnotherPrice() {
        func tables(_ one: String, _ two: String) -> [String: String] {
            page(
                "## A", "| Zaal | Prijs |\n|---|---|\n| Kleine zaal beneden | 25 |\n\(one)", "## B",
                "| Zaal | Prijs |\n|---|---|\n| Sporthal noord | 80 |\n\(two)| Sporthal zuid | 90 |")
        }
        let result = told(tables("| Foyer bij de ingang | 20 |\n", ""), tables("", "| Foyer bij de ingang | 22 |\n"))
        #expect(
            result.count == 2 && result[1].hasPrefix("moved | row | Foyer bij de ingang | [-20-]{+22+}"), "\(result)")
    }

    @Test func aTextThatWasCutOrJoinedElsewhereMovesNothingElse() {
        let both = Self.first + " " + Self.second
        let cut = told(page(both, Self.third, Self.fourth), page(Self.third, Self.fourth, Self.first, Self.second))
        #expect(cut.count == 2 && cut[1].hasPrefix("split"), "\(cut)")
        let joined = told(page(Self.first, Self.second, Self.third, Self.fourth), page(Self.third, Self.fourth, both))
        #expect(joined.count == 2 && joined[1].hasPrefix("merged"), "\(joined)")
    }

    @Test func aTextThatWasCutUnderAnotherHeadingChangesBothSections() {
        let old = page("## Een", Self.first + " " + Self.second, "Open.", "## Twee", Self.third, Self.fourth)
        let new = page("## Een", "Open.", "## Twee", Self.third, Self.first, Self.second, Self.fourth)
        for (before, after) in [(old, new), (new, old)] {
            let redline = compare(guide(before), guide(after))
            #expect(redline.chapters.flatMap(\.changes).map(\.kind) == [before == old ? .split : .merged])
            #expect(redline.chapters.flatMap(\.sections).map(\.title) == ["Een", "Twee"])
        }
    }

    @Test(arguments: [
        ("このボタンを押すとメッセージが送信されます。", "このボタンを押すとメールが送信されます。", "[-メッセージ-]{+メール+}"),
        ("設定ファイルを開く。", "設定フォルダを開く。", "設定[-ファイル-]{+フォルダ+}を"), ("ユーザ名を入力する。", "ユーザー名を入力する。", "ユーザ{+ー+}名"),
    ])
    func aWordInKatakanaIsOne(old: String, new: String, expected: String) {
        let result = toldOfParagraph(old, new) ?? ""
        #expect(result.contains(expected), "\(result)")
    }

    @Test(arguments: [
        ("De staat betaalt de lantaarns in de wijk.", "De straat betaalt de lantaarns in de wijk.", "wording"),
        (
            "Het plan is veilig voor de wijk en haar bewoners.", "Het plan is veiling voor de wijk en haar bewoners.",
            "wording"
        ),
        (
            "Een hoge heg mag niet langs de stoep van de wijk.", "Een hoger heg mag niet langs de stoep van de wijk.",
            "wording"
        ),
        (
            "Dat is met de huurder nooit gebeurt in de wijk.", "Dat is met de huurder nooit gebeurd in de wijk.",
            "spelling"
        ),
        (
            "Wie dat bekent in de wijk en de buurt, krijgt het.", "Wie dat bekend in de wijk en de buurt, krijgt het.",
            "spelling"
        ),
        ("Wij hadden het verwachte al lang in de wijk.", "Wij hadden het verwachtte al lang in de wijk.", "spelling"),
        ("Teh visitor sings it in the book with a pen.", "The visitor signs it in the book with a pen.", "spelling"),
        ("The visitor sings it in the book with a pen.", "The visitor signs it in the book with a pen.", "wording"),
        (
            "A grey dialogue about the program of the board.", "A gray dialog about the programme of the board.",
            "spelling"
        ),
        (
            "The relation of the board with the city and the street.",
            "The regulation of the board with the city and the street.", "wording"
        ),
    ])
    func wordsThatAreOnlyAlikeAreNoSlips(old: String, new: String, expected: String) {
        let result = toldOfParagraph(old, new) ?? ""
        #expect(result.hasSuffix("| \(expected)"), "\(result)")
    }

    @Test func anAddressThatLeadsToTheSameFromAnotherFolderIsNoChange() {
        let text =
            "# A\n\n\(Self.first)\n\n\(Self.second)\n\nZie [b](b.md#kop), [buiten](https://b.nl/b.md) en ![k](img/k.png).\n"
        let moved = text.replacing("(b.md", with: "(../b.md").replacing("(img", with: "(../img")
        #expect(told(["a.md": text, "b.md": "# B\n"], ["a/a.md": moved, "b.md": "# B\n"]) == ["renamed a/a.md"])
        let other = told(
            ["a.md": text, "b.md": "# B\n"],
            ["a/a.md": moved.replacing("../b.md", with: "../c.md"), "b.md": "# B\n"])
        #expect(other.count == 2 && other[1].hasSuffix("| link | destination b: b.md#kop → ../c.md#kop"), "\(other)")
    }
}

@Suite struct LookalikesTests {
    @Test func everyWordOfAListIsFoundAndNoOther() {
        let words = ["aan", "aand", "café", "cafés", "x", "zó"]
        for separator in [" ", "\n"] {
            let list = Lookalikes(words.joined(separator: separator))
            for word in words { #expect(list.contains(word)) }
            for word in ["", "a", "aa", "aande", "b", "caf", "cafe", "y", "z", "zó ", "zóó", "~"] {
                #expect(!list.contains(word))
            }
        }
        #expect(!Lookalikes("").contains("x"))
        #expect(["aanbod", "straat", "staat"].allSatisfy(Lookalikes.dutch.contains))
        #expect(["wright", "form", "from", "winds"].allSatisfy(Lookalikes.english.contains))
    }
}
