import CommonMark
import Testing

@testable import Diffing
@testable import GuideModel

/// What keeps long pages cheap finds what looking at everything would.
@Suite struct LongPageTests {
    @Test(arguments: [0, 1, 2, 3, 7, 1000])
    func aRowIsCutWhereAWalkWouldCutIt(count: Int) {
        let row = (0..<count).map { $0 / 2 }
        for wanted in -1...(count / 2 + 1) {
            #expect(row.partitioningIndex { $0 >= wanted } == row.firstIndex { $0 >= wanted } ?? count)
        }
    }

    @Test(arguments: [10, 5000])
    func theMeantWordIsFoundAmongFewAndMany(count: Int) {
        let words = Spellings((0..<count).map { "hoofdstuk-\($0)" })
        #expect(words.nearest("hoofdstuk-0") == "hoofdstuk-1")
        #expect(words.ignoringCase("Hoofdstuk-3") == "hoofdstuk-3")
        #expect(words.nearest("iets heel anders") == nil)
    }

    @Test func amongManyTheWordsThatBeginAlikeAreCompared() {
        let words = Spellings((0..<2000).map { "woord\($0)" } + ["bewoners"])
        #expect(words.nearest("bewonres") == "bewoners")
    }

    @Test func aMarkIsTakenOnceAndAtItsPlace() {
        let places: [(place: Int, name: String, number: Int)] = [(1, "b", 0), (3, "i", 1), (3, "b", 2), (9, "b", 3)]
        var marks = PlacedMarks(places)
        #expect(marks.take("b", in: 0...4) == 0)
        #expect(marks.take("b", in: 2...4) == 2)
        #expect(marks.take("b", in: 3...8) == nil)
        #expect(marks.take("i", in: 3...3) == 1)
        #expect(marks.take("b", in: 9...9) == 3)
        #expect(marks.take("b", in: 9...9) == nil)
    }

    @Test func onlyAFullStopEndsASentenceInChinese() {
        var words = Interner()
        func ends(_ text: String) -> [Bool] {
            let tokens = words.tokens(of: text)
            return tokens.indices.filter { tokens[$0].kind == .sign }.map {
                WordDiff.endsSentence($0, tokens, Array(text.utf8))
            }
        }
        #expect(ends("补助、贷款。「新」规则！") == [false, true, false, false, true])
        #expect(ends("Een, twee. Drie?") == [false, true, true])
    }
}
