extension Lookalikes {
    static let dutch = Lookalikes(beginningOfDutch + "\n" + endOfDutch)

    private static let beginningOfDutch = """
        aanbevelen aanbevolen aanbid aanbidden aanbidder aanbidders aanbidding aanbied aanbieden aanbieder aanbieders
        aanbieding aanbod aanboden aanbood aanboren aandelen aandragen aangeboden aangeboren aangedragen aangeeft
        aangegeven aangehouden aangekomen aangekondigde aangeraakt aangeraden aangereden aangerekend aangeroepen
        aangeslagen aangespannen aangetekend aangetreden aangetroffen aangevallen aangevangen aangeven aangezicht
        aanhaken aanhalen aanheeft aanhoren aanhouden aankomen aankomst aankomt aankondigde aankopen aanlopen aanraakt
        aanraden aanraken aanrekenen aanroepen aanslagen aanspannen aanspraken aanspreken aantekenen aantreden
        aantroffen aanvallen aanvallend aanvallende aanvangen aanvielen aanvoelen aanvullen aanvullend aanvullende
        aanwijst aanwinst aanzicht aard aarde aards aardse aart abstracte abstractie achterban achterbank achterbleven
        achtereen achteren achtergebleven achtergehouden achtergelaten achterhouden achterin achterland achterlaten
        achterlatend achterruit achtertuin achteruit acte acteren actie actief actiever activeer actoren actueel
        actuele acute adaptie adder ader aderen aders administratie administratief administratieve adoptie adres
        adviseer adviseur afblazen afdaling afdeling afgeblazen afgekeerd afgelast afgeleerd afgelost afgemeerd
        afgerekend afgerond afgescheiden afgeschoren afgeschoten afgetekend afgetreden afgevallen afgrond afhandelen
        afkomst afkomt afscheiden afspraken afspreken afstammen afstappen afstemmen aftappen aftreden afvallen agressie
        agressief agressieve aken akten aldaar algemeen algemene alleen allen allerlaagste allerlaatste almaar alpen
        alsmaar altaar amandelen ambassades ambassadeurs ambities ambitieus amen analoge analogie ander andere anderen
        anders apart apen area arena ares armen arrogante arrogantie assistente assistentie asten aten autonome
        autonomie avonduren avonturen award awards baar baard baars baart baas baat babes babs back baden bak baken
        baker bakje bakken bakker baksteen bakstenen balen balken ballen balletje balletjes bananen band banden banen
        bank banken bankje bannen bara barak baren barok baron bars barsten basic basis basten baten bazen beat
        bebaarde bedanken bedankt bedden bedekt bedelen beden bedenken bedenkt bederven bedienden bedienen bediening
        bedingen bedoelen bedoening bedongen bedorven bedragen bedreigd bedreigen bedreigend bedreigt bedreven
        bedriegen bedriegt bedrijfskunde bedrijfskundige bedroeg bedroegen bedrog bedrogen bedrukken bedwingen
        bedwongen beef beek beelden been beentjes beer beertje beest beesten beestje beet beetje beetjes begeerde
        begeerte begingen beginnen begonnen begrijp begrip begroeting begroting behaarde behandeld behandelend beheerde
        beheerst beheert beheren behoeden behoren behouden beiden beider beieren beige bejaarde bejaardenhuis
        bejaardentehuis bekeken beken beker bekering bekeuring bekken beklimmen beklommen beladen belanden belangrijke
        belangrijkere belangrijkste belden beledigd beledigend beleef belet beleven bellen belletje belletjes beloven
        belt benadrukken bende bene benen bent benul benut beoogde beoordeeld beplanting beplating berecht berechten
        bereden bereiden bereidt bereiken bereikten bereken berekend berekende berekenen berekent beren bergen bericht
        berichten berijden beringen bermen beroemde beroemdste beroerde beroerte berokkenen berucht beschermd
        beschermde beschermend beschermende beschermer beschermheer beschoren beschoten besef beseffen beseften
        besloten bespoten bespraken bespreken besproken best besta bestaand bestand bestanden beste besteden bestek
        bestel bestelen besten bestoken bestolen bestond bestonden bestreden bestrijden bestuderen besturen betekend
        betekende betekenen betekent beter betichten betonnen betoogde betreden betrekken betrokken betrokkenen beuk
        beuken beul beurten bevalt bevat beveel bevel bevelen bever bevestigd bevestigend beviel bevinden bevindingen
        bevingen bevolen bevonden bevoordeeld bevredigd bevredigend bevriende bevrijden bevrijdende bevrucht bewaar
        bewaren bewaring bewegen beweren bewering beweringen bewerken bewerking bewerkingen bewogen bewonder bewoner
        bezat bezem bezet bezetten bezetter bezetters bezetting bezettingen bezige beziggehouden bezighouden bezingen
        bezitten bezitter bezitters bezitting bezittingen bezongen bezwaar bezwaren bidt bieden bieder biedt bieren
        biertje bies biet bijbehorend bijbehorende bijdragen bijeen bijeenkomen bijeenkomsten bijen bijgedragen
        bijgehouden bijgekomen bijgestaan bijhorend bijhorende bijhouden bijkomen bijlen bijstaan bijten billen
        billetjes binden bindingen bindt bink binnengekomen binnengevallen binnenkomen binnenkomst binnenkomt
        binnenvallen biseksueel biseksuele bits blaadjes blaas blaasjes black bladen blanc blanco blank blanken blaren
        blazen bleef bleek bleke bleken blender bleu bleven blies blij blijde blije blijf blijk blijkt blik blikje
        blikjes blikken blikt blinden blink blinken blinkt block bloederige bloedig bloedige bloeding bloei bloeien
        bloeiende bloeit bloem blok blokjes blokkeer blokken blokker blom blond blonde blondje bloot blue blunder
        blussen blut board bode bodem boden boei boeien boeiende boeit boek boeken boeket boekje boekt boekte boekten
        boem boer boeren boete boeten boeven boezem bogen bolletje bolletjes bomen bommen bond bonden bonen bong bongo
        bonnen bono bont bood boon boontjes boord boos boost boot bootje bootjes boots bord bordelen borden boren
        borgen borrelen borsten boten boter botje botsen botste botte botten bout bouten bouwden bouwen bouwer bouwers
        bouwkunde bouwkundige bouwt boven boxer braak braden brak braken brand branden break brede breder breed
        breedste breedte breek breiden breidt breien brein breken breuk breuken brie brief brillen brink brits broden
        broeden broeder broek broeken broekje broer brok bron bronnen brons brood broos bros brouwen brouwer brouwers
        brug brullen buien buigen buigt buisje buit buiten buitenlanders buitenlands buizen bult burg busje bussen
        buurten campagne canon canyon care carte carter cash catastrofale catastrofe cement censoren champagne charter
        chic chick choco clan clash clean clement coco code codex collage collecte collectie collectief collectieve
        collega college commentaren commentatoren commerce commercie communicatie communicatief communicatieve communie
        communisme competente competentie competitie competitief competitieve compleet complete conceptueel conceptuele
        concreet concrete confectie consequente consequentie constant constitutioneel constitutionele constructie
        constructief constructieve consultant contact contacten contacteren contant content contract contracten
        contrast contrasten controleer controles controleur controleurs controller convectie conventioneel
        conventionele conversatie conversie corporate corporatie corps corpus correcte correctie corrupte corruptie
        country county coup coupé coöperatie coöperatieve crash creatie creatief crematie crimineel criminele cultureel
        culturele cure curve daad daag daagt daarboven daarenboven daarentegen daarheen daaromheen daartegen dachten
        dada dadelijk daden dage dagen dagje daken dalen damen dammen dank dankbaar danken danseres dansers daten
        datzelfde dealen dealer debatten debatteren decadente decadentie decoderen decoratie decoratief decoratieve
        decoreren deden deel deelgebied deelnamen deelnemen deer defensie defensieve definitie definitief definitieve
        degelijk degelijke degene degenen deken dekken dekt dele delen deler delven denkbaar denken denkt depressie
        depressief depressieve derden dergelijk dergelijke destructie destructief destructieve detectie detective deugd
        deugt deuren dezelfde dezer diaken dichtbevolkte dichtbij dichten dichter dichterbij dichteres dichters
        dichtstbevolkte diegene diegenen dien dienden dienen diens dienst dient diepe diepste diepte dier dieren dies
        diezelfde dijen dijken dikste dikte diner dineren dingen diplomatie diplomatiek diplomatieke directe directie
        disc disco disk ditzelfde docenten dochter dochters documenten dodelijk doden dodo doeken doelen doelgebied
        doelt doen doet doken dokken doktoren dominante dominantie domtoren doneren dong dongen donk donor donoren dons
        dood doodgaan doodgaat doodgegaan doodgemaakt doodgereden doodgeschoten doodgeslagen doodgestoken doodlopend
        doodlopende doodmaken doods doodslaan doodslag doodsteek door doorbracht doorbreken doorbroken doordringen
        doordrongen doorgaan doorgaat doorgang doorgebracht doorgebroken doorgedrongen doorgeeft doorgegaan doorgegeven
        doorgekomen doorgelezen doorgelopen doorgemaakt doorgereden doorgeschoten doorgeslagen doorgesneden
        doorgestoken doorgeven doorging doorhebben doorheeft doorheen doorkomen doorlezen doorlopen doorlopend
        doorlopende doormaakt doormaken doorslaan doorslag doorsnede doorsneden doorsnee doorsteek doorverbinden
        doorverbonden doorweekt doorwerkt doos dopen doppen dorp dorpen dorst doven downs dozen draad draag draagt
        drachten draden dragen draken drank dranken dreigden dreigen drie dries drift drijft dringen drinken drive
        droeg droegen droge drogen drong drongen dronk dronken drop droppen drost druif druiven drukste drukte duel
        duidt duif duikt duit duivel duiven duren durven dutje duurkoop duurloop duvel duwtje dwalen dwingen dwong
        dwongen eden educatie educatief educatieve eendje eentje eerst eert efficiënte efficiëntie egel eigen eiland
        einde eindje eisen eisten eland electro elegante elegantie elektra elektrisch elektrische elektro elektronisch
        elektronische emotioneel emotionele energie energiek enge engel enige enigen eren erken erven essentie
        essentiële eten etentje ethische etnische evalueren even eventueel eventuele evolueren experimenteel
        experimentele experimenten experimenteren explosie explosief explosieve expressie expressief expressieve
        extreem extreme face factoren facturen fair fake fantasia fantasie fase feite feitje fictie fictief fietspad
        fietspand fijne files filteren filtering fine flair flauwgevallen flauwvallen fles flora folteren foltering
        font fora force form forma formaat format formeel formele formule formuleren formulieren forse fotografe
        fotografen fotograferen fotografie foute foutje franc franco frank frequente frequentie fries fris front
        functioneel functionele fundamenteel fundamentele funk funky gaaf gaal gaan gade gala gamers games gans
        garandeerde garde garden gare garen gasflessen gaslevering gassen gasten gastlessen gate gaten gave gaven
        geacht geachte geacteerd geactiveerd geallieerde gebalanceerd gebaren gebed gebeden gebeld gebeten gebeurden
        gebeuren gebied gebieden gebit geboden gebogen gebonden geboren geborgen gebouwen gebraden gebreken gebroken
        gebrouwen gebruiken gebruikgemaakt gebruikmaakt gebruikten gechanteerd gedacht gedachte gedachten gedag gedeeld
        gedeelde gedeelte gedempt gedeponeerd gedicht gedichten gedode gedoe gedomineerd gedoneerd gedraag gedrag
        gedrang gedrukt geduchte gedumpt geel geen geest geesten gefascineerd gefaseerd gefilterd geflikt gefluisterd
        gefolterd geformeerd geformuleerd gefuseerd gegarandeerde gegeten gegil gegoten gehaast gehaat gehackt gehakt
        gehalte gehanteerd gehate gehecht geheel gehele gehouwen gehucht gehuild gehuld geil geile gein geintje geit
        geiten gekaapt gekapt gekarteld gekeerd gekeken gekeurd gekken gekleurd geklikt gekraakt gekrompen gekropen
        gekste gekte geladen gelanceerd geland gelaten geldelijke gelden geldende gele geleden geleefd geleegd geleende
        geleerd geleerde gelegen gelegerd geleidelijke gelekt gelet geleverd geleverde gelieerd gelieerde geliefd
        gelijkaardig gelijkaardige gelijkwaardig gelijkwaardige gelikt gelinkt gelogen geluisterd gelukkige gelukkigste
        gelukt gelul geluncht gelyncht gemachtigd gemachtigde gemarteld gematigd gematigde gemeen gemene gemeten gemoed
        gemoederen gemoeid gene geneeskunde geneeskundige genen geniale genie genitale genoot genot genre geobserveerd
        gepaard gepakt gepast geperst gepest geplakt gepland geplant geplast gepleegd geplukt gepresenteerd gepresteerd
        geprezen geprotesteerd geraakt geraakte geraamte geraden geraken gereageerd gerecht gerechten gered gereden
        gereed geregeerd gereguleerd gerekend gerend gereserveerd gerezen gericht geroepen geroken gerst gerucht
        geruchten gerukt gerust geschat gescheiden geschenken geschieden geschikt geschikte geschokt geschokte
        geschonken geschoren geschoten geschut geseponeerd geserveerd gesignaleerd gesigneerd gesimuleerd geslapen
        geslepen gesloten gesmeed gesmeerd gesmeten gespaard gespeeld gespeld gespoeld gespoten gestapt gestart gesteld
        gesterkt gestikt gestimuleerd gestoeld gestoken gestolen gestoofde gestoorde gestopt gestort gestreden gestrekt
        geteeld getekend geteld getest getikt getreden getuigde getuige geuit geul gevaarlijke gevaarlijkste
        gevaccineerd gevechten geveegd geveild gevel gevelbeplanting gevelbeplating geveld geven gevierd gevierde
        gevlochten gevlogen gevochten gevoed gevoegd gevoel gevoeld gevoerd gevoerde gevolgen gevonden gevorderde
        gevouwen gewacht geweest gewekt gewenst gewerkt gewest gewesten geweten gewicht gewichten gewin gewond gewonde
        gewone gewoond geworsteld geworteld gewricht gewrichten gezag gezang gezangen gezanten gezicht gezien gezin
        gezindheid gezocht gezoend gezogen gezond gezondheid gezongen geëvalueerd geëvolueerd giet gieten gillen
        gisteravond gisterenavond glans glas glaslevering glee gloed gloeiende glooiende goden godheid goed goeden
        goederen goedgekeurde goedheid goedkeurde goedkope goedkopere golden golfen golven gooiden gooien gooit goot
        gort goten goud gouda gouden graaf graal graan graden graf grapjas grapjes grassen grave graven gray green
        greintje grepen grey griep griet grieven grijns grijp grijs grillen grip groef groeiden groeien groeit groen
        groene groenen groente groenten groentjes groepen groet groeten groetjes groeve groeven grof groot grootheid
        grootse grootsheid grootste grootte grot grote groten grove gunst gunt haaks haakt haal haalt haard haartjes
        haas haast haat hacken hagen haken hakken hakt halal halen hall hallen hallo halo halt halve hamas handboeien
        handboeken handelaar handelaren handelen handelswaar handjes hands hangen hans hard harde harden harding hare
        haren harig haring hart harte hartelijke harten hartig hartje hartjes hatelijke haten have hazard healing heden
        heeft heel heelt heen heengaan heengegaan heer heet heetste heette heft heiden heil hekel held helden hele
        helen helende helft heli heling helix helle hellen hellende helling helmen help helpen helpende hemden hemel
        heren herken hert herten hertz herwinnen herwonnen hete heten heter hetero hiel hield hielden hielen hielp
        hielpen hints hippe hippie historica historici hits hoede hoeden hoedje hoefde hoefden hoeft hoekje hoer hoera
        hoeren hoes hoest hoeven hoger hokje holden hole holes holle holst holt holte holten holtes homoseksueel
        homoseksuele hondjes honger hoofden hoofdlijn hoofdpijn hoogste hoogte hoon hoorbaar hoorde hoorden hoorn
        hoornaar hopen hoppen horde horden horen horn horst host houd houden houdt hout houten houtje hoven huilde
        huisarts huiswaarts hulde humaan human huren hutje icon icoon idem inbegrepen inblazen inbraken inbreken
        inbreuken inclusie inclusief inclusieve incompetente incompetentie incompleet incomplete inde index indianen
        indienen individueel individuele industrie industriële infecteren inferieur informatie informatief informatieve
        informeel informele ingeblazen ingegrepen ingehouden ingelast ingelegd ingelogd ingenieurs ingenieus ingepast
        ingereden ingerekend ingeroepen ingesloten ingespoten ingetekend ingetreden ingevallen ingevoerd ingevorderd
        ingrepen inhouden initiatie initiatief inlassen innovatie innovatief innovatieve inpassen inroepen insluiten
        insluiting inspuiten inspuiting institutioneel institutionele intellectueel intellectuele intelligente
        intelligentie intensieve intensive interactie interactief interactieve interieur internationaal international
        invallen investeren invoering invordering invullen inzet inziet inzit irrationeel irrationele irrigatie
        irritatie islamieten islamisten item joker jonker juist jurist just justitie justitiële kaag kaak kaal kaap
        kaars kaart kaartjes kaas kade kader kaken kale kalme kalmte kalveren kamelen kameleon kamer kamp kampen kampt
        kanon kans kant kanten kantjes kanton kapel kapen kapers kapot kappen kapper kappers kapsel kapt karen karst
        kart kassen kast kastje kastjes kater katje katjes katten kauwen keek keel keen keep keer keerden keert keet
        keien keizer keken kerel keren kerken kern kernen kers kersen ketel keten keuken keur keuren keurig keuring
        keurt kever kiest kiezer kikkers king kink kippen kist kits klaag klaargekomen klaargemaakt klaarkomen
        klaarmaakt klaas klacht klampen klanken klant klanten klappen klapper klapt klaren klas klassen klauwen
        klaveren kleertjes klemmen kleppen kleren kleur kleuren kleurt kleurtjes klieren klik klikken klikt klimmen
        klink klinken klinkt klippen klok klokken klom klomp klompen klonen klonk klonken klooien klop kloppen klopte
        klote kluis kluisje klus klusje klusjes klussen kluts knaap knallen knap knapen knappen knapper knapt kneep
        knijp knijpt knik knikkers knip knippen knipt knoeien knollen knoop knop knopen knopje knopjes knoppen knot
        koeien koeken koel koelen koen koerden koers koersen koester koets kogel koken kokos koks kolen kolk kolom
        komen komische kommen komst komt koning koningen koningin kont kooien koop koopje koopjes koopman koos kopen
        kopers kopje kopjes kopman koppen koren korst kort korten kosmische kost kosten koster kots kotsen kozen kraag
        kraak kracht krachtige krachtigste kraken kramen kramer kramp krampen kranen kranenburg krans krant kranten
        krap kras krassen krat krater kratten kreeft kreek kreet kregen kreten krijgt krijt krikken kring kris kroegen
        kronenburg kroning kroop krop kruik kruip kruipt kruis kruisen kruisiging kruising kruist kruit kruizen kruk
        krukken kuip kuit kunst kunsten kunt kurk kusje kusjes kussen kust kusten kwaal kwade kwal kwalen kwallen kwart
        kwartjes kwast kweek kweken kwijtgeraakt kwijtraakt laad laadt laat lachten ladder lade laden lader lading lage
        lagen lager lagere laken lakken landde lande landen landing landje lands lange langen langer langere langharige
        langjarige langlopende langs langstlopende lans laren large larven laser laste lasten laster lastiggevallen
        lastigvallen late laten later latex latijn latin latina latino latten laude launch lazer leader leaders lede
        leden leder lederen leed leefomgeving leeg leen leende leer leerde leerden leeromgeving leert leeuwen leeuwin
        legde legden lege legen legende legenden leger legering legeringen leggen legging legio lego legt leid leidden
        leiden leidend leidende leider leiders leien leken lekken lenen lengte lenig lening lente lenzen leren
        lesgegeven lesgeven leugen leunen leuning leuzen leve level leven levende levenden levensbelang levenslang
        lever leverde leverden leveren levering leveringen levert lezen lezer lichte lichten lichtje lichtjes
        lichtvervuiling lied lieden liederen liefs liegen liegende liegt lier lies liet lieten lieve lieven liever
        ligging light ligt lijden lijdend lijdende lijken lijkt lijntje lijst lijsten lijve like liken likes likken
        likt limiet limit linden linke linken linkse linkt lint linten lintje list listen liter live loden loenen loer
        logo loket lokt lokte lonen longen loods loog looks loos loper loser losgelaten loslaten losser loten lovende
        lover luchten luchtje luchtjes luchtvervuiling luidde luide luiden luider luie luier luiken luisterden
        luisteren luiten lunch maakt maan maand maanden maar maart maat maatje machteloos machten machtige machtigste
        made maden mailen mailing mails mais majoor major maken maker makers makkelijke makkelijkste makker malden male
        malen maling malle mals malt malta mama mamma mana mand manden manen manieren manipulatie manipulatieve
        mankeren mannelijke mannen mara mare marge mariene marine marken markeren markering market marketing markt
        markten marmeren martelaren martelen masker maskers masten mata mate mateloos maten matje matte mattie maxi
        maxim maxima mededelen medegedeeld medewerker medewerkster media medina meditatie meditatieve meebracht
        meedelen meegebracht meegedeeld meegegeven meegemaakt meegeven meel meemaakt meen meent meer meest meesten
        meesteres meesters meet meeting meetkunde meetkundige meldden melden memoires memories menen meng mengen menig
        mening mensen mentaal merel meren merkel merken merkten mest metaal metal meteen meten meter meting mets middel
        middelaar middelbaar middle mier mieren mijne mine ministeries ministers minnelijke minst minste mint
        misgelopen mislopen mist miste mits mixer mobiel mobiele mobile mochten mode model modem moed moeilijke
        moeilijkste moer moes moest moesten moet moeten mogen molen mollen momenten monde mondje monster monumenten
        moor more moreel morele morgen morse mortel most motel motie motief moto motor motto mount move moves movie
        munster munt music musici must muts mysteries mysterieus naad naald nachtje nada naderde nadere natie native
        nature naturel natuurkunde natuurkundige neder neen neer negeer negen neger negeren negerin nemen netwerk
        network neurale neus neutrale neven never nexus nichtje nieuwssite nieuwste noden nodigde nodige noemden noemen
        nood nooit noord noot noren normen noten
        """
}
