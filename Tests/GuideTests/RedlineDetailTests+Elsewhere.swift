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

/// Rows, pictures and many cuts at once.
extension RedlineDetailTests {
    @Test func aPictureThatMovedWithAnotherFileIsThatPicture() {
        let (first, second) = ("De eerste woorden van deze pagina.", "De tweede woorden van deze pagina.")
        let result = told(
            ["g.md": "# G\n\n\(first)\n\n\(second)\n\n![Kaart](a.png)\n\nTot slot.\n"],
            ["g.md": "# G\n\n\(first)\n\n![Kaart](b.png)\n\n\(second)\n\nTot slot.\n"])
        #expect(result.count == 2 && result[1].hasPrefix("moved | image"), "\(result)")
    }

    @Test func rowsThatChangedPlacesBetweenTablesMoved() {
        func tables(_ one: String, _ two: String) -> [String: String] {
            let head = "| Naam | Functie |\n|---|---|\n"
            return [
                "g.md":
                    "# G\n\n## A\n\nOver A.\n\n\(head)| Jan de Vries | leider |\n| \(one) |\n\n## B\n\nOver B.\n\n\(head)| Kim Bakker | raad |\n| \(two) |\n"
            ]
        }
        let result = told(
            tables("Els Bos | jurist", "Piet Smit | griffier"), tables("Piet Smit | griffier", "Els Bos | jurist"))
        #expect(result.count == 3 && result.dropFirst().allSatisfy { $0.hasPrefix("moved | row") }, "\(result)")
    }

    @Test func rowsOfATableThatWentIntoAnotherMoved() {
        func table(_ rows: String...) -> String {
            "| Naam | Functie |\n|---|---|\n" + rows.map { "| \($0) |\n" }.joined()
        }
        let old =
            "# G\n\nIntro.\n\n" + table("Jan de Vries | leider") + "\n### B\n\n"
            + table("Kim Bakker | raad", "Piet Smit | griffie") + "\nTekst.\n"
        let new =
            "# G\n\nIntro.\n\n" + table("Jan de Vries | leider", "Kim Bakker | raad", "Piet Smit | griffie")
            + "\n### B\n\nTekst.\n"
        let result = told(["g.md": old], ["g.md": new])
        #expect(result.dropFirst().map { $0.prefix(11) } == ["moved | row", "moved | row", "removed | r"], "\(result)")
    }

    @Test func aTableThatMovedTellsNoRowThatItHadNot() {
        let head = "| Name | Role |\n|---|---|\n"
        let rows = "| Kim | alderman |\n| Piet | clerk |\n| Els | lawyer |\n"
        let redline = compare(
            guide(["g.md": "# R\n\n## A\n\nFirst.\n\n\(head)| Jan | lead |\n\n## B\n\nSecond.\n\n\(head)\(rows)"]),
            guide(["g.md": "# R\n\n## A\n\nFirst.\n\n\(head)| Jan | lead |\n\(rows)\n## B\n\nSecond.\n"]))
        for change in redline.chapters.flatMap(\.changes) where change.block == .table {
            #expect(change.from?.text.contains("Jan") == false)
        }
    }

    @Test func aRowWhoseTablesAreNotPairedListsItsCells() {
        let head = "| item | price |\n|---|---|\n"
        let (old, new) = (
            ["g.md": "# G\n\n\(head)| apple | 10 |\n| pear | 75 |\n"],
            ["g.md": "# G\n\n\(head)| apple | 10 |\n\nSome words between.\n\n\(head)| pear | 80 |\n"]
        )
        for (before, after) in [(old, new), (new, old)] {
            let cells = compare(guide(before), guide(after)).chapters.flatMap(\.changes).flatMap(\.cells)
            #expect(cells.map(\.column) == ["price"])
        }
    }

    @Test func aCellThatWentWithARowOfAWiderTableIsSubstantive() {
        let narrow = "| A | B |\n|---|---|\n| appel | 3 |\n| peer | 4 |\n"
        let old = ["g.md": "# G\n\nEen.\n\n\(narrow)\n| A | B | C |\n|---|---|---|\n| kiwi | 5 | niet |\n"]
        let new = ["g.md": "# G\n\nEen.\n\n\(narrow)| kiwi | 5 |\n"]
        for (before, after) in [(old, new), (new, old)] {
            #expect(
                compare(guide(before), guide(after)).chapters.flatMap(\.changes).allSatisfy {
                    $0.significance != .formatting
                })
            #expect(compare(guide(before), guide(after)).significance == .substantive)
        }
    }

    @Test func theHeaderOfATableIsNoRowOfAnother() {
        let head = "| Product | Prijs | Kleur |\n|---|---|---|\n"
        let (first, last) = (
            "| jas | 20 | rood |\n| trui | 30 | blauw |\n| jas | 25 | wit |\n",
            "| jas | 35 | Kleur |\n| pet | 3 | zwart |\n"
        )
        let result = told(
            ["g.md": "# G\n\nTekst.\n\n\(head)\(first)\(last)"],
            ["g.md": "# G\n\nTekst.\n\n\(head)\(first)\nNieuwe alinea.\n\n\(head)\(last)"])
        #expect(result.dropFirst().map { $0.prefix(9) } == ["added | p", "added | r"], "\(result)")
    }

    @Test(arguments: [100, 200]) func manyCutsAreFoundWhereSomeMoved(count: Int) {
        func sentence(_ number: Int, _ part: Int) -> String {
            "Over onderwerp\(number)x\(part) en zaak\(number * 3 + part)y zegt woord\(number)z\(part) het hier."
        }
        let texts = (0..<count).map { number in (0..<3).map { sentence(number, $0) } }
        let moved = texts.dropFirst(count / 10) + texts.prefix(count / 10)
        let whole = guide(["g.md": "# G\n\n" + texts.map { $0.joined(separator: " ") }.joined(separator: "\n\n")])
        let cut = guide([
            "g.md": "# G\n\n" + moved.map { $0[0] + " " + $0[1] + "\n\n" + $0[2] }.joined(separator: "\n\n")
        ])
        #expect(compare(whole, cut).chapters.flatMap(\.changes).map(\.kind) == Array(repeating: .split, count: count))
        #expect(compare(cut, whole).chapters.flatMap(\.changes).map(\.kind) == Array(repeating: .merged, count: count))
    }

    @Test(arguments: [45, 46, 150]) func anyNumberOfParagraphsMayBeCut(count: Int) {
        func sentences(_ number: Int) -> [String] {
            (0..<4).map { part in
                "Zin \(number) over onderwerp\(number)x\(part) en zaak\(number * 7 + part)y met eigen woord\(number)z\(part)."
            }
        }
        let whole = (0..<count).map { sentences($0).joined(separator: " ") }
        let cut = (0..<count).flatMap { number in
            [sentences(number).prefix(2).joined(separator: " "), sentences(number).suffix(2).joined(separator: " ")]
        }
        func page(_ blocks: [String]) -> Guide { guide(["g.md": "# G\n\n" + blocks.joined(separator: "\n\n")]) }
        #expect(
            compare(page(whole), page(cut)).chapters.flatMap(\.changes).map(\.kind)
                == Array(repeating: .split, count: count))
        #expect(
            compare(page(cut), page(whole)).chapters.flatMap(\.changes).map(\.kind)
                == Array(repeating: .merged, count: count))
    }

    @Test func aTextThatWasCutInAnotherChapterIsThatText() {
        let (one, two) = (
            "De gemeente stuurt binnen acht weken een besluit aan wie dat vroeg.",
            "Bezwaar maken kan tot zes weken na de dag van het besluit."
        )
        let (a, b) = (
            "# A\n\nAlles over de aanvraag van een vergunning.\n", "# B\n\nEen kraam wordt per kwartaal verhuurd.\n"
        )
        let result = told(
            ["a.md": a + "\n\(one) \(two)\n", "b.md": b], ["a.md": a, "b.md": b + "\n\(one)\n\n\(two)\n"])
        #expect(result.filter { !$0.hasPrefix("changed ") }.map { $0.prefix(9) } == ["split | p"], "\(result)")
    }
}
