import Testing

@testable import Diffing
@testable import GuideModel

/// What single words and signs say: a pair a line, with the signals that a reviewer would give them.
@Suite struct SignalTests {
    private func signals(_ old: String, _ new: String, _ language: String = "nl") -> Set<Signal> {
        var interner = Interner(stopWords: [])
        return WordDiff(old, new, &interner, language: Language.named(language)).signals(Language.named(language))
    }

    @Test(arguments: [
        ("a seven-day term", "a seventy-day term", "en", [Signal.number]),
        ("in deel XIV staat", "in deel XVI staat", "nl", [.number]),
        ("neem .5 mg in", "neem 5 mg in", "en", [.number]), ("zalen 3, 5 en 9", "zalen 3,5 en 9", "nl", [.number]),
        ("er staan twee honderdjarige bomen", "er staan tweehonderdjarige bomen", "nl", [.number]),
        ("open van 9–12 uur", "open van 9, 12 uur", "nl", [.number]),
        ("haalt 100 Mbps", "haalt 100 MBps", "nl", [.number]),
        ("harder dan 20 m/s hier", "harder dan 20 ms hier", "nl", [.number]),
        ("is honderdtien euro", "is honderdtwaalf euro", "nl", [.number]),
        ("voegt ½ Liter toe", "voegt ¼ liter toe", "nl", [.number, .punctuation, .case]),
        // The opposite, a person, a law, another word.
        ("is geactiveerd nu", "is gedeactiveerd nu", "nl", [.wording]),
        ("de gebruiker zegt", "de gebruikster zegt", "nl", [.wording]),
        ("volgens de WRO nu", "volgens de WOR nu", "nl", [.wording]),
        ("zij ondernemen veel", "zij ondernamen veel", "nl", [.wording]),
        ("het huurcontract ligt er", "het huurcontact ligt er", "nl", [.wording]),
        ("all are accessed here", "all are assessed here", "en", [.wording]),
        ("de voordelige aanbieding", "de voordeligste aanbieding", "nl", [.wording]),
        ("met duidelijke regels", "met duidelijkere regels", "nl", [.wording]),
        ("de behandelde arts", "de behandelende arts", "nl", [.wording]),
        ("tien bomen gepland", "tien bomen geplant", "nl", [.wording]),
        ("er zijn andere regels", "er zijn nadere regels", "nl", [.wording]),
        ("mail jan.bakker@buurt.nl nu", "mail janbakker@buurt.nl nu", "nl", [.wording]),
        ("zie www.buurtzorg.nl nu", "zie www.buurt.zorg.nl nu", "nl", [.wording]),
        // What a mark means in a language without a table nobody knows.
        ("sie hatte Zeit", "sie hätte Zeit", "de", [.wording]), ("een cooperatie", "een coöperatie", "nl", [.spelling]),
        ("she modeled it", "she modelled it", "en", [.spelling]), ("he filed it", "he filled it", "en", [.wording]),
        ("is allowed here", "is forbidden here", "en", [.modality]),
        ("dat geldt tenzij het regent", "dat geldt als het regent", "nl", [.negation, .wording]),
        ("✅ Accoord gaan", "❌ Akkoord gaan", "nl", [.spelling, .wording]),
        // A slip in another sentence makes none of this one.
        ("It is causal. You recieve it.", "It is casual. You receive it.", "en", [.spelling, .wording]),
        ("He sings loud, and teh song is long.", "He signs loud, and the song is long.", "en", [.spelling]),
        // The same words, spelled otherwise.
        ("de reïntegratie gaat", "de re-integratie gaat", "nl", [.spelling]),
        ("een bĳdrage van", "een bijdrage van", "nl", [.spelling]),
        ("naar Lodz toe", "naar Łódź toe", "nl", [.spelling]),
        ("de overhijd zegt", "de overheid zegt", "nl", [.spelling]),
        ("is 40 m2 groot", "is 40 m² groot", "nl", [.spelling]), ("is n.v.t. hier", "is nvt hier", "nl", [.spelling]),
        ("een honderd duizend euro", "een honderdduizend euro", "nl", [.spacing]),
        ("een\u{200B} plek hier", "een plek hier", "nl", [.spacing]),
    ]) func wordsSayWhatTheySay(old: String, new: String, language: String, expected: [Signal]) {
        #expect(signals(old, new, language) == Set(expected), "\(old) → \(new)")
        #expect(signals(new, old, language) == Set(expected), "\(new) → \(old)")
    }

    @Test func tablesOfLookalikesAreInOrder() {
        for table in [Lookalikes.dutch, .english] {
            for word in ["accept", "contact", "vertraagt", "unlocked", "zult"] {
                #expect(!table.contains(word + "q"))
            }
        }
        #expect(Lookalikes.dutch.contains("vertraagt") && Lookalikes.english.contains("unlocked"))
    }
}
