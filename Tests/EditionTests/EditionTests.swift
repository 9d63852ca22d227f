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
        let proposal = Proposal(Redline(), ledger: ledger)
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

@Suite struct StageTests {
    @Test(arguments: [
        ("2.2-draft", EditionNumber(2, 2, stage: .draft)),
        ("v2.2.0-consultation.3", EditionNumber(2, 2, stage: .consultation, round: 3)),
    ])
    func readsStages(text: String, number: EditionNumber) { #expect(EditionNumber(text) == number) }

    @Test(arguments: [
        "2.2-", "2.2-final", "2.2-beta", "2.2-draft.1", "2.2-draft.0", "2.2-draft.x", "2.2-draft.2.3", "-draft",
    ])
    func refusesWhatIsNoStage(text: String) { #expect(EditionNumber(text) == nil) }

    @Test func stagesComeBeforeTheirFinalEdition() {
        let order = ["2.1", "2.2-draft", "2.2-draft.2", "2.2-draft.10", "2.2-consultation", "2.2", "2.2.1-draft"]
        #expect(order.compactMap { EditionNumber($0) }.sorted().map(\.description) == order)
    }

    @Test func anAnnouncedNumberStaysUnlessTheChangesOutgrowIt() {
        func next(_ known: [String], _ level: Significance, _ stage: EditionNumber.Stage) -> String {
            var redline = Redline()
            redline.significance = level
            var terms = Proposal.Terms()
            terms.stage = stage
            let entries = known.compactMap { EditionNumber($0) }.map {
                Ledger.Entry(number: $0, tag: nil, commit: nil, record: nil)
            }
            return Proposal(redline, ledger: Ledger(entries), terms: terms).number.description
        }
        #expect(next(["2.1"], .substantive, .draft) == "2.2-draft")
        #expect(next(["2.1", "2.2-draft"], .substantive, .draft) == "2.2-draft.2")
        #expect(next(["2.1", "2.2-draft"], .editorial, .consultation) == "2.2-consultation")
        #expect(next(["2.1", "2.1.1-draft"], .substantive, .final) == "2.2")
        #expect(next([], .substantive, .draft) == "1.0-draft")
    }
}

@Suite struct DigestTests {
    // Of FIPS 180-4's example "abc", and RFC 6962's empty tree.
    @Test func isSHA256() {
        #expect(
            Digest(of: Array("abc".utf8)).description
                == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            Digest.root([]).description == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(Digest(Digest.root([]).description) == Digest.root([]))
    }

    @Test(arguments: 1...17) func everyLeafIsProvedAndNoOther(count: Int) {
        let leaves = (0..<count).map { Digest.leaf(Array("\($0)".utf8)) }
        let root = Digest.root(leaves)
        for index in leaves.indices {
            let path = Digest.path(to: index, in: leaves)
            #expect(leaves[index].climbing(path) == root)
            #expect(Digest.leaf(Array("x".utf8)).climbing(path) != root)
        }
    }

    @Test func aSectionsDigestChangesWithItsTextAndNoOthers() throws {
        func record(_ text: String) -> EditionRecord.ChapterRecord {
            EditionRecord.ChapterRecord(Chapter(path: "a.md", bytes: Array(text.utf8), style: .github))
        }
        let before = record("# A\n\nEen.\n\n## B\n\nTwee.\n\n## C\n\nDrie.\n")
        let after = record("# A\n\nEen.\n\n## B\n\nTwee!\n\n## C\n\nDrie.\n")
        #expect(before.digest != after.digest)
        #expect(zip(before.sections, after.sections).map { $0.digest == $1.digest } == [true, false, true])
        // Lines and marks of the source are none of a reader's business.
        #expect(record("A\n=\n\nEen.\n\nB\n-\n\nTwee.\n\nC\n-\n\nDrie.\n").digest == before.digest)
    }
}

@Suite struct NoteTests {
    @Test func aNoteReadsAsItWasWritten() {
        let note = EditorNote(
            path: "n.md", about: ["wonen.md#huur", "a b.md"], claim: .editorial, reactions: ["12"],
            text: "De huur.\n\nTwee alinea's.")
        #expect(EditorNote(path: "n.md", bytes: Array(note.source.utf8)).source == note.source)
    }

    @Test func aWrongClaimIsAFaultAndNoClaim() {
        let note = EditorNote(path: "n.md", bytes: Array("---\nabout: a.md\nclaim: klein\n---\nTekst.\n".utf8))
        #expect(note.claim == nil)
        #expect(note.fault?.contains("'klein'") == true)
    }

    @Test func aSlipInAKeyOfANoteIsTold() {
        let note = EditorNote(path: "n.md", bytes: Array("---\nabout: a.md\nclam: editorial\n---\nTekst.\n".utf8))
        #expect(note.fault?.contains("did you mean 'claim'?") == true)
        let other = EditorNote(path: "n.md", bytes: Array("---\nabout: a.md\nauthor: Jan\n---\nTekst.\n".utf8))
        #expect(other.fault == nil)
    }

    @Test(arguments: [
        ("Onderwerp\n\nSignificance: editorial\n", Significance.editorial as Significance?),
        ("Onderwerp\n\nTekst.\n\nSigned-off-by: A\nsignificance: Formatting omdat\n\n", .formatting),
        ("Significance: editorial\n", nil), ("Onderwerp\n\nSignificance: editorial\n\nMeer tekst.\n", nil),
    ])
    func aTrailerIsOneInTheLastParagraph(message: String, level: Significance?) throws {
        #expect(try SignificanceStatement.level(inMessage: message)?.get() == level)
    }
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
