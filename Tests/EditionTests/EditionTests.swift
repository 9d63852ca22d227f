import Testing

@testable import Checking
@testable import CommonMark
@testable import Diffing
@testable import Editions
@testable import GuideModel
@testable import Pipeline
@testable import Rendering

@Suite struct EditionNumberTests {
    @Test(arguments: [
        ("2.1", EditionNumber(2, 1)), ("v2.1.3", EditionNumber(2, 1, 3)), ("2026.1", EditionNumber(2026, 1)),
    ])
    func readsNumbers(text: String, number: EditionNumber) { #expect(EditionNumber(text) == number) }

    @Test(arguments: ["", "2", "2.", "2.01", "2.1.3.4", "2.-1", "a.b", "99999999999999999999999.1", "2.1 ", "２.1"])
    func refusesWhatIsNone(text: String) { #expect(EditionNumber(text) == nil) }

    @Test func twoAndThreePartsAreOneNumber() {
        #expect(EditionNumber("2.2") == EditionNumber("2.2.0"))
        #expect(EditionNumber(2, 10) > EditionNumber(2, 9, 9))
    }

    @Test(arguments: [
        (Significance.formatting, EditionNumber(2, 1, 1)), (.editorial, EditionNumber(2, 1, 1)),
        (.substantive, EditionNumber(2, 2)),
    ])
    func followsTheSignificanceOfTheChanges(significance: Significance, expected: EditionNumber) {
        #expect(EditionNumber(2, 1).next(for: significance) == expected)
    }

    @Test func numbersByTheCalendarStartAnewEachYear() {
        #expect(EditionNumber(2025, 3).next(inYear: 2026) == EditionNumber(2026, 1))
        #expect(EditionNumber(2026, 1).next(inYear: 2026) == EditionNumber(2026, 2))
    }

    @Test(arguments: [
        ("v2.1", "v{edition}", "2.1"), ("gids-2.1", "gids-{edition}", "2.1"), ("v1.2.3", "gids-{edition}", "1.2.3"),
    ])
    func findsTheNumberInATag(tag: String, pattern: String, number: String) {
        #expect(Ledger.number(inTag: tag, pattern: pattern) == EditionNumber(number))
    }

    @Test func aNumberMustBeNewAndFollowTheLast() {
        let ledger = Ledger([.init(number: EditionNumber(2, 0), tag: nil, commit: nil, record: nil)])
        let proposal = Proposal(Redline(), latest: EditionNumber(2, 0), calendarYear: nil, bump: nil)
        #expect(throws: CutError.numberTaken(EditionNumber(2, 0), latest: EditionNumber(2, 0))) {
            try CutPlan.number("2.0.0", proposal: proposal, ledger: ledger)
        }
        #expect(throws: CutError.numberNotAfter(EditionNumber(1, 9), latest: EditionNumber(2, 0))) {
            try CutPlan.number("1.9", proposal: proposal, ledger: ledger)
        }
        #expect(throws: CutError.notANumber("twee")) { try CutPlan.number("twee", proposal: proposal, ledger: ledger) }
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-1", "x", "0000-01-01"]) func daysThatDoNotExist(text: String)
    {
        #expect(!JSONSchema.isDate(text))
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01"), (951_782_400, "2000-02-29"), (-1, "1969-12-31"), (1_795_478_400, "2026-11-24"),
    ])
    func daysOfTheCalendar(seconds: Int64, day: String) { #expect(Clock.day(seconds) == day) }
}

@Suite struct JSONTests {
    @Test func escapesWhatMustBeAndKeepsTheOrder() {
        let json = JSON.object([("b", .string("\"\\\n\u{1}é")), ("a", .array([.null, .bool(true), .number(-1)]))])
        #expect(json.text() == "{\"b\":\"\\\"\\\\\\n\\u0001é\",\"a\":[null,true,-1]}\n")
    }

    @Test func terminalsObeyNothingFromAGuide() {
        #expect(TerminalStyle.safe("a\u{1B}[31mb\u{9B}c\u{202E}") == "a␛[31mb\u{FFFD}c\u{FFFD}")
    }
}
