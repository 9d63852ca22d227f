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

    @Test(arguments: [
        ("een WW-uitkering heeft", "een WWB-uitkering heeft", "nl", [Signal.wording]),
        ("alle DPIA's staan", "alle DPA's staan", "nl", [.wording]),
        ("de vo-scholen", "de vso-scholen", "nl", [.wording]),
        ("the HTTPS-only mode", "the HTTP-only mode", "en", [.wording]),
        ("over de verlening van", "over de verlenging van", "nl", [.wording]),
        ("is unsigned until", "is unassigned until", "en", [.wording]),
        // Times, persons and kinds of one word.
        ("zij verspreiden het", "zij verspreidden het", "nl", [.wording]),
        ("zij besteden het", "zij besteedden het", "nl", [.wording]),
        ("wil uitlezen nu", "wil uitgelezen nu", "nl", [.wording]),
        ("de gebruikers zijn", "de gebruiksters zijn", "nl", [.wording]),
        ("the chairman says", "the chairmen says", "en", [.wording]),
        ("een spokesman zegt", "een spokeswoman zegt", "en", [.wording]),
        ("met participatie nu", "met participatief nu", "nl", [.wording]),
        ("de bouwkunde is", "de bouwkundige is", "nl", [.wording]),
        ("de ernstige gevolgen", "de ernstigste gevolgen", "en", [.wording]),
        // Another letter makes another word, also where it is the next key.
        ("de wegbeheerder komt", "de webbeheerder komt", "nl", [.wording]),
        ("it is probably so", "it is provably so", "en", [.wording]),
        ("wij verkopen het", "wij verlopen het", "nl", [.wording]),
        ("the defect is", "the detect is", "en", [.wording]),
        ("zie de litteratuur hier", "zie de literatuur hier", "nl", [.spelling]),
        ("the statment ends", "the statement ends", "en", [.spelling]),
        ("is a organisation", "is an organisation", "nl", [.spelling]),
        // Days, months and spans of them.
        ("released on March 3 for", "released on May 5 for", "en", [.number, .date]),
        ("published for all", "published in May 2025 for all", "en", [.number, .date, .wording]),
        ("wij komen op 3 mrt hier", "wij komen op 4 apr hier", "nl", [.number, .date]),
        ("de wekelijkse markt", "de maandelijkse markt", "nl", [.date]),
        ("Monday's lunch", "Tuesday's lunch", "en", [.date]),
        ("open ma t/m vr nu", "open ma t/m do nu", "nl", [.date]),
        ("open Mon-Fri now", "open Mon-Sat now", "en", [.date]),
        ("is maandag – vrijdag open", "is maandag, vrijdag open", "nl", [.date]),
        ("is maandag - vrijdag open", "is maandag – vrijdag open", "nl", [.punctuation]),
        ("you may leave on May 5", "you must leave on May 6", "en", [.number, .date, .modality]),
        // A no in brackets, and a cell of one sign.
        ("is (niet) verplicht", "is niet verplicht", "nl", [.negation]),
        ("is (niet meer) zichtbaar", "is niet meer zichtbaar", "nl", [.negation]),
        ("is (bijna) verplicht", "is bijna verplicht", "nl", [.punctuation]),
        ("*", "", "nl", [.wording]), ("***", "**", "nl", [.wording]), ("–", "-", "nl", [.punctuation]),
    ]) func whatLooksAlikeIsTold(old: String, new: String, language: String, expected: [Signal]) {
        #expect(signals(old, new, language) == Set(expected), "\(signals(old, new, language))")
        #expect(signals(new, old, language) == Set(expected), "\(signals(new, old, language))")
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
