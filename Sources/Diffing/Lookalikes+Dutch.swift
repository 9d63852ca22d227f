extension Lookalikes {
    static let dutch = Lookalikes(
        """
        aanbevelen aanbevolen aanbod aanbood aandelen aangegeven aangehouden aangekomen aangekondigde aangeraakt
        aangeraden aangereden aangeslagen aangevallen aangeven aanhouden aankomen aankomst aankomt aankondigde aanraakt
        aanraden aanraken aanslagen aanspraken aanspreken aanvallen aanvallende aanvielen aanvoelen aanvullen
        aanvullende aard aarde aardse aart achterban achterbank achteren achtergelaten achterin achterlaten achtertuin
        acteren actie actief actoren actueel actuele adaptie aderen administratie administratief administratieve adoptie
        adviseer adviseur afdaling afdeling afgelast afgelost afgerond afgevallen afgrond afhandelen afkomst afkomt
        afspraken afspreken afvallen agressie agressief agressieve aldaar algemeen algemene alleen allen alpen altaar
        amandelen ambities ambitieus amen andere anderen apart apen area arena armen arrogante arrogantie assistente
        assistentie asten aten autonome autonomie avonduren avonturen award baard baars baart baas baat back baden bak
        baken baker bakje bakken bakker baksteen bakstenen balen balken ballen balletje balletjes bananen band banden
        banen bank banken bankje bannen baren baron bars barsten basic basis basten baten bazen beat bedanken bedankt
        bedden bedekt bedelen beden bedenken bedenkt bedienden bedienen bedoelen bedragen bedreigen bedreigt bedriegen
        bedriegt bedroeg bedrog bedrogen beek beelden been beer beest beesten beestje beet beetje beginnen begonnen
        begrijp begrip begroeting begroting beheerst beheert beheren behoeden behoren behouden beiden beieren bekeken
        beken beker bekken beladen belanden belangrijke belangrijkere belangrijkste belden beledigd beledigend beleef
        beleven bellen belletje beloven bende bene benen bent benul benut beplanting beplating berecht bereiden bereidt
        bereiken bereikten bereken beren bergen bericht beroemde beroemdste berucht beschermd beschermde beschermend
        beschermende beschermer beschermheer bespraken bespreken besproken best besta bestaand bestand bestanden beste
        besteden bestek bestel besten bestond bestonden bestreden bestuderen besturen beter betreden betrekken betrokken
        beuk beuken beul bevalt bevat bevel bevelen bever beviel bevinden bevolen bevonden bewaar bewaren bewaring
        bewegen beweren bewering beweringen bewerken bewerking bewerkingen bewogen bewonder bewoner bezat bezem bezet
        bezetten bezetting bezitten bezitting bezwaar bezwaren bidt bieden biedt bieren bijbehorende bijdragen bijeen
        bijen bijgedragen bijgehouden bijgekomen bijgestaan bijhorende bijhouden bijkomen bijstaan bijten billen binden
        bindt binnengekomen binnenkomen binnenkomst binnenkomt bits blaas black bladen blanc blanco blank blanken blaren
        blazen bleef bleek bleke bleken blender bleven blij blijde blije blijf blijk blik blikje blikjes blikken blinden
        block bloederige bloedige bloeien bloeiende bloeit bloem blok blokjes blokken blom blond blonde blondje bloot
        blunder blussen blut board bode bodem boden boeien boeiende boeit boek boeken boeket boekje boekt boekte boem
        boer boeren boete boeven boezem bogen bolletje bolletjes bomen bommen bond bonden bonen bonnen bono bont bood
        boon boord boos boost boot boots bord borden boren borgen borsten boten boter botsen botten bout bouwden bouwen
        bouwer bouwers bouwt boven boxer braak brak braken brand branden break brede breder breed breek breiden breidt
        breien brein breken breuk breuken brillen brits broeder broek broeken broekje broer brok bron bronnen brons
        brood bros brouwer brouwers brug buien buigen buigt buit buiten buitenlanders buitenlands buizen bult burg
        bussen campagne canon canyon care carte carter cash cement censoren champagne charter chic chick clan clash
        clean clement code codex collage collecte collectie collectief collectieve collega college communie communisme
        compleet complete concreet concrete constant constructie constructieve consultant contact contacten contacteren
        contant content contract contracten contrast conversatie conversie corps corpus correcte correctie corrupte
        corruptie country county coup coupé coöperatie coöperatieve crash creatie creatief crematie crimineel criminele
        cultureel culturele cure curve daad daag daagt dachten dadelijk daden dage dagen dagje daken dalen damen dammen
        dank danken danseres dansers daten debatten debatteren decoratie decoratieve deden deel deelnamen deelnemen
        definitie definitief definitieve degelijk degelijke degene degenen deken dekken dekt dele delen denken denkt
        depressie depressief depressieve derden dergelijk dergelijke deugd deugt deuren dezelfde dichtbij dichten
        dichter dichterbij dichters diegene diegenen dien dienden dienen diens dienst dient diepe diepste diepte dier
        dieren dies diezelfde dijen dijken diner dineren dingen diplomatie diplomatiek diplomatieke directe directie
        disc disco disk docenten dochter dochters documenten dodelijk doden doeken doelen doen doken dokken dominante
        dominantie doneren dong dongen donk donor doodgaan doodgegaan doods door doorbracht doorbreken doorbroken
        doorgaan doorgang doorgebracht doorgegaan doorgegeven doorgemaakt doorgeven doorging doormaakt doorsnede
        doorsnee doos dopen dorp dorpen doven dozen draad draag draagt drachten draden dragen draken drank dranken
        dreigden dreigen drie dries drift drijft dringen drinken drive droeg droegen droge drogen drong drongen dronk
        dronken drop druif druiven drukste drukte duif duiven duren durven dutje duwtje dwalen dwingen dwong eden
        educatie educatief educatieve eentje eerst eert efficiënte efficiëntie egel eigen einde eindje eisen eisten
        electro elektra elektrisch elektrische elektro elektronisch elektronische emotioneel emotionele energie energiek
        enge engel enige enigen eren erven essentie essentiële eten etentje evalueren even eventueel eventuele evolueren
        experimenteel experimentele experimenten experimenteren explosie explosief explosieve extreem extreme face
        factoren facturen fair fake fase fictie fictief fietspad fietspand fijne files fine flair fles flora font fora
        force formaat format formeel formele formule formuleren formulieren forse fotografe fotografen fotograferen
        fotografie foute foutje franc franco frank frequente frequentie fries fris front functioneel functionele
        fundamenteel fundamentele funk funky gaaf gaal gaan gade gala gamers games gans garde garden gare garen
        gaslevering gasten gate gaten gave gaven geacht geachte geallieerde gebaren gebed gebeden gebeld gebeten
        gebeurden gebeuren gebied gebieden gebit geboden gebogen gebonden geboren geborgen gebouwen gebreken gebroken
        gebrouwen gebruiken gebruikgemaakt gebruikmaakt gebruikten gedacht gedachte gedachten gedag gedeeld gedeelde
        gedeelte gedempt gedicht gedichten gedomineerd gedoneerd gedraag gedrag gedrukt gedumpt geel geen geest geesten
        gegeten gegoten gehackt gehakt gehecht geheel gehele gehucht gehuild gehuld geintje geit geiten gekeerd gekeken
        gekeurd gekken gekleurd gekraakt gekste gekte geladen geland gelaten gelden gele geleden geleefd geleerd
        geleerde gelegen gelekt gelet geleverd gelieerd gelieerde geliefd gelijkaardig gelijkaardige gelijkwaardig
        gelijkwaardige gelogen gelukkige gelukkigste gelukt gelul gemeen gemene gemeten gemoederen gene geneeskunde
        geneeskundige genen genie genoot genot genre gepaard gepakt geperst gepest geplakt gepland geplant geplukt
        gepresenteerd gepresteerd geraakt gereageerd gerecht gerechten gered gereden gereed geregeerd gereserveerd
        gericht geroepen gerucht geruchten gerukt geschat geschenken geschikt geschokt geschonken geschut geserveerd
        gesignaleerd gesigneerd geslapen geslepen gespaard gespeeld gespeld gestapt gestart gesteld gestikt gestopt
        gestort gestreden geteeld geteld getest getikt getreden geuit geul gevaarlijke gevaarlijkste gevechten gevel
        gevelbeplanting gevelbeplating geven gevierd gevlogen gevochten gevoed gevoegd gevoel gevoeld gevoerd gevolgen
        gewacht geweest gewekt gewenst gewerkt gewest gewesten geweten gewicht gewond gewonde gewone gewoond gezag
        gezang gezicht gezien gezin gezocht gezoend gezogen gezond gezongen geëvalueerd geëvolueerd giet gieten
        gisteravond gisterenavond glans glas glaslevering glee gloed goden goed goeden goederen goedkope goedkopere
        golden golfen golven gooiden gooien gooit goot goud gouda gouden graaf graan graden graf grave graven green
        greintje grepen griep griet grieven grijns grijp grijs grip groef groeiden groeien groeit groen groene groenen
        groente groenten groepen groet groeten groeve groeven grof groot grootse grootste grootte grot grote groten
        grove haaks haal haalt haard haartjes haas haast haat hacken hagen haken hakken halal halen hall hallen hallo
        halo halt halve hamas handelaren handelen handjes hands hangen hans hard harde hare haren hart harte harten
        hartje hartjes haten have heden heeft heel heen heet heetste heette heft heil hekel held helden hele helen helft
        heli helmen help helpen hemel heren herken herten hete heten hield hielden hielen hielp hielpen hints hippe
        hippie hits hoede hoeden hoedje hoefde hoefden hoeft hoekje hoera hoes hoest hoeven hoger hokje holden hole
        holes holle holten homoseksueel homoseksuele hondjes honger hoofden hoogste hoogte hoorde hoorn hopen hoppen
        horde horen horn horst host houd houden houdt hout houten hoven huilde hulde huren idem inbegrepen inbraken
        inbreken indianen indienen individueel individuele industrie industriële informatie informatief informatieve
        informeel informele ingegrepen ingrepen innovatie innovatief innovatieve intellectueel intellectuele
        intelligente intelligentie intensieve intensive interactie interactief interactieve internationaal international
        invallen invullen item joker jonker juist jurist just justitie justitiële kaak kaap kaars kaart kaas kade kader
        kaken kamer kamp kans kant kanten kapel kappen kapper kapsel karen kart kassen kast kater katten kauwen keek
        keel keer keerden keizer keken kerel keren kerken kern kernen kers kersen ketel keuken keur keuren keurig
        keuring keurt kever kiest kiezer king kippen kist klaas klacht klanken klant klanten klappen klaren klas klassen
        klauwen kleppen kleren kleur kleuren kleurt klik klikken klikt klink klinken klinkt klok klokken klom klomp
        klonk klop kloppen klopte klote kluis kluisje klus klusje klusjes klussen knaap knap knappen knapper knippen
        knoeien knoop knop knopen knopje knoppen koeien koel koelen koen koerden koers koersen koets kogel koken kolen
        kolom komen komische komst komt koningen koningin koop koopje kopen kopers kopje koppen koren korst kort korten
        kosmische kost kosten kots kotsen kozen kraak kracht krachtige krachtigste kraken kramer kramp kranen krans
        krant kranten krap kras krassen krat krater kratten kreeft kreet krijgt krijt kring kris kroop kruik kruip kruis
        kruk kuip kunst kunsten kunt kurk kusje kusjes kussen kust kusten kwade kwart kwast kweek kweken kwijtgeraakt
        kwijtraakt laad laadt laat ladder lade laden lader lading lage lager lagere laken lakken landde lande landen
        landing landje lands lange langer langere langs lans laren large larven laser laste lasten laster lastiggevallen
        lastigvallen late laten later latex latijn latin latina latino latten launch leader lede leden leder leed leeg
        leen leende leer leerde leerden leert legde legden lege legen legende leger leggen legging legio lego legt leid
        leidden leiden leider leken lekken lenen lengte lening lente lenzen leren leugen leunen leuning leve level leven
        levende levensbelang levenslang lever leverde leverden leveren levert lezen lezer lichten lied lieden liefs
        liegen liegt lier lies liet lieten lieve liever ligging light ligt lijden lijken lijkt lijntje lijst lijsten
        lijve liken likes likken likt linken linkt lint lintje list listen liter live loenen loer logo loket lokt lokte
        lonen longen loods loog looks loos loper loser losgelaten loslaten losser lover luchten luidde luide luider luie
        luier luiken luisterden luisteren lunch maakt maand maanden maar maart maat maatje machten machtige machtigste
        made mailen mails mais majoor major maken maker makers makkelijke makkelijkste male malen malle mals malta mama
        mamma mand manden manen mannen mara mare marge mariene marine marken market markt markten martelaren martelen
        masker maskers masten mata mate maten matje maxi maxim maxima medewerker medewerkster media medina meegemaakt
        meel meemaakt meen meent meer meest meesten meesteres meesters meet meeting meldden melden memoires memories
        menen meng mengen menig mening mensen mentaal merel meren merkel merken merkten mest metaal metal meteen meten
        meter meting middel middle mieren mijne mine ministeries ministers minst minste mint mist miste mits mobiel
        mobiele mobile mochten mode model modem moed moeilijke moeilijkste moer moest moesten moet moeten mogen molen
        mollen momenten monde mondje monumenten moor more moreel morele morgen morse most motel motie motief moto motor
        motto mount move movie munt music musici must muts mysteries mysterieus nachtje nadere natie native nature
        naturel natuurkunde natuurkundige neder neen neer negeer negen nemen netwerk network neurale neus neutrale neven
        never nexus nichtje nodigde nodige noemden noemen nood nooit noord noot oever officiële omver onderaan
        onderbreken onderbroken ondergaan ondergang onderging ondernamen ondernemen ondernomen ondersteunde
        ondersteunende ondervinden ondervonden onderwerpen onderworpen ongeduldig ongeldig ongelijk ongelijke ongemerkt
        ongesteld onmogelijk onmogelijke onofficiële onopgemerkt onopvallend onroerend ontbinden ontbonden ontnemen
        ontnomen ontroerd ontroerend ontvang ontvangen ontvangst ontvangt ontving ontvingen ontwerp ontwerpen ontwierp
        ontwikkelden ontwikkelen ontworpen oogst oogsten oogt oost oosten opblazen opbrengen opbrengsten openden openen
        opengesteld openstelling operationeel operationele opgeblazen opgehangen opgehouden opgelicht opgelucht
        opgemerkt opgepakt opgepikt opgeroepen opgesteld opgeteld opgetreden opgevallen opgevangen opgevoed opgevoerd
        ophangen ophouden opkomst opkomt oplevering opleving oplichting opluchting opnamen opnemen oppakken oppikken
        oproepen opstelling optie optiek optraden optreden opvallen opvallend opvangen origineel originele over overal
        overall overbelast overdragen overeen overeengekomen overeenkomen overeenkomst overeenkomsten overeenkomt
        overgaan overgedragen overgegaan overgegeven overgelaten overgeven overgewicht overheden overheen overlast
        overlaten overleden overleed overleefd overleefden overschat overschot overtreffen overtroffen overtuigd
        overtuigde overtuigend overtuigende overval overweeg overweg overwegen overwicht overwinnen overwogen overwonnen
        paar pacht pact paden pakken pakt palen pallen palm palmen pand panda panden paneel panel pannen paper papier
        para paraat paren parkeer parken parker part party passen passie passief past pasta pastoor pastor peer pensioen
        pension peper peren perfecte perfectie perken persen peter peters peuter peuters pikken piloot pilot piraat
        piraten plaat plaatje plaatse plaatsen plaatsgevonden plaatsje plaatste plaatsten plaatsvinden plaatsvonden plak
        plakken plakt plan planeten plank plannen plant planten plantenbak plantenbank plassen plat platen plegen
        plekken ploegen plot plukken poel poen poep poes poets pole polen polis politica politici politie politiek
        pollen polo pols polsen pompen pompoen pond pont pool pools poort poos poot pootjes pope poppen populaire
        populairste port portaal portal porto positie positief posten poten potentie potentiële potjes potten poule
        praat pracht praten preken prent prenten presentatie presentaties presenteert presenteren prestatie prestaties
        presteert presteren pret preventie preventief preventieve prik prikken primer primeur printen producenten
        producten productie productief productieve proef prof professioneel professionele profijt profit progressie
        progressief progressieve proppen protesten protesteren provinciale provincie pruik psalm psalmen raadsleden
        raadslieden raar racen radar raden radio rage raken ramen rammen rampen randen randweg range rapen rapporten
        rapporteren ratio rationeel rationele rauwe reactie reacties reactor reageerde reageert reageren recent rechte
        rechten rechter rechtse recreatie recreatieve rector redactie redacties redde redden rede reden reductie reed
        reeds reeks rees reet regeerde regeert regeren regering regie regime register registreer regulering reiken rein
        reist reken rekent rekken relatie relatief religies religieus rende renden rente renten reset rest reëel reële
        richten richter ridder rider rien rietje rijden rijder rijen rijken rijtje ritje ritueel rituele robot robots
        rocken rode roden roept roer roest roet roken rokken rolde rollen ronde ronden rondes rondje rondjes rondweg
        rood rookt rooms roos root roots rots rover royaal royal ruby rugby ruikt ruime ruimen ruimt ruimte ruimten ruit
        ruiten rund runt ruwe safe sage samengewerkt samenwerkt sandalen sang sans save scans schaap schaarse schaarste
        schade schaft schalen schandaal schandalen schande schandpaal schans schap schapen schappen scharen schat
        schattig schatting scheef scheelt scheen scheet scheidden scheiden schelden schelen schelp schelpen schep
        schepen scheppen schepper scheren schermen scherp scherven scheuren schiep schijf schijnt schijt schijven
        schikken schil schilderen schilderijen schimmel schip schipper schoen schoenmaker schoften schok schokken
        scholen schommel schone schonk schoonmaker schoot schop schoppen schopt schort schot schoten schots schouten
        schrap schrappen schreef schreven schrift schrijf schrijft schrijven schrikken schroef schroeven schrok schroot
        schud schudt schuil schuld schulden schuren schut schutting scoort seksueel seksuele selectie selectief
        selectieve sensoren series serieus services servies setje setjes shift shirt shop shoppen short shot shots sigma
        singel single site skin skiën slaag slaagt slaap slaapt slaat slag slagen slak slakken slang slangen slank slap
        slapen slappen slee sleep slepen sletje sletjes sliep sliepen slijm slikken slim slip sloep sloot slot smal
        small smelt smet smurf smurfen snoep sober sociaal social soep sokken somber soort spaar spannen spar sparen
        sparren speciaal speciaals special specials speel speer spel spelen speler spellen spelletjes spin spinnen spion
        spionnen spiritueel spirituele spoel spoelen spoort sporen sport sporten sporters spot spraak sprak spraken
        spreken spreuken springen springt sprint sprongen spullen spulletjes staaf staakt staal staan staand staar
        staart staat stad stadion stadions stadje staf stage stak stal stalen stallen stammen stand standen standje
        stank stappen stapte stapten star staren start starten startte state staten station stations steak steden steek
        steel steelt steen stegen steiger steil stek steken stel stelden stelen stellen stelletjes stelt stelten stemden
        stemmen stenen step ster sterf sterk sterke sterkste sterkte sterven steunden steunen steunt steur steven
        steviger stick stier stieren stierf stierven stigma stijl stik stikken stil stilgestaan stilletjes stilstaan
        stip stippen stock stoel stoelen stoep stoer stoere stok stoken stokken stom stomp stond stonden stoned stoom
        stoort stoot stop stoppen stopten store storen storing storm stormen stort storten storting stortte stoten
        straal straalt straat straf strak stralen strand stranden straten streden streek streken strekken streven strijk
        strik strike strikken strikte string strip stro stromen stront stroom strop strot structureel structurele struik
        stukken stunt sturing suite supporters surf surfen sympathie sympathiek sympathieke systeem system taak tabak
        taken takken tang tango tanken tappen tast teelt teen tegen tegenaan tegengaan tegengehouden tegengekomen
        tegenhouden tegenkomen tehuis teken tekenden tekenen tekens tekst teksten telen telkens tellen telt tempels
        tenen tenten tepels terechtgekomen terechtkomen teruggegeven teruggekomen teruggeven terugkomen terugkomst
        terugkomt test testen thee these thuis thuiskomst thuiskomt tienen tijde tijdje tillen tilt timer timmer toast
        toch toegegeven toegelaten toegestaan toegeven toekomst toekomt toelaten toen toeren toestaan tonen tongen
        tonnen toon toorn toren totaal total touch touw touwen toveren traditioneel traditionele trainen traint tranen
        transparante transparantie trant trappen tref treffen treinen trekken trend trendy trillen trilt troef troepen
        trof troffen trokken trollen troon tropen tros trots trouw trouwde trouwden trouwe trouwen truc truck trucks
        trucs trust trut tweedeling tweeling uien uilen uitbraak uitbrak uitdagen uitdragen uiteen uiten uitgaven
        uitgegeven uitgegroeid uitgekomen uitgelaten uitgelopen uitgemaakt uitgeroeid uitgeroepen uitgevallen uitgeven
        uitgevoerde uitgroeien uitkomen uitkomst uitkomsten uitkomt uitlaten uitlopen uitmaakt uitroeien uitroepen
        uitspraken uitspreken uitvallen uitvoerde uitvoerende uitvoerig uitvoering uitzetten uitzitten unie uniek
        universeel universele vaag vacht vakken valen valk vallen vangst vangt varen varken vasten vastgehouden
        vasthouden vaten vechten veel veen veerkracht vegen veilig veiling velde velden vele velen velgen vellen
        veranderde veranderden veranderen veranderende verband verbanden verbergen verbeteren verbind verbinden verblind
        verbod verboden verbond verbonden verbood verborgen verbrand verbranden verbreden verbreken verbroken verdien
        verdienden verdienen verdiensten verdoen verdraagt verdragen verdrinken verdronken verdween verdwenen vereerd
        vereisen vereisten veren vergaat vergaderen vergaren vergat vergt verhagen verhelpen verhogen verholpen verhoren
        verhuren verkeerd verkeren verkering verkracht verlaagt verlaat verlagen verlangen verlangt verleden verlegen
        verleiden verlenen verlengen verlengt verlicht verlichte verlichten verlichting verliest verliet vermeden
        vermelden vermoed vermoeden vermoeid vermoeiend vermoordde vermoordden vermoorde vermoorden vernederd
        vernederend vernemen vernieuwd vernieuwde vernieuwend vernieuwende vernomen veroordeel veroordelen veroverd
        veroverde veroverden veroveren verovert verplicht verplichte verplichten verplichting verraden verreden vers
        versa verscheen verschenen verse versie verslaat verslagen verspreidde verspreide versta verstappen verste
        versteld versterken versterkt verstoppen verstoren verstreken verstrekken verstrekt verstrikt versturen verte
        vertel verteld verteren vertraagt vertragen vertrek vertrekken vertrekt vertrok vertrokken vervagen vervallen
        vervalt vervang vervangen verven verving vervoerd vervoerde vervoeren vervoert vervuild vervuilde vervuilende
        vervuld vervullen vervult verward verwarmd verwend verwerpen verwerven verweven verwijst verwijt verwond
        verwoorden verworden verworpen verworven verzamelden verzamelen verzekeren verzekering verzen verzenden
        verzinnen verzonden verzonnen verzorgde verzorgende vielen vierden vieren vies views virtueel virtuele visa
        visie visite vista visueel visuele vita vlak vlakken vlek vlekken vliegt vliet vloeien vloek vloer vloeren
        vlogen vlooien vloot vlot vochten voeden voedselbak voedselbank voedt voeg voegden voegen voegt voel voelde
        voelden voelen voelt voer voerden voeren voert voet voeten vogel volgden volgehouden volgen volgt volhouden volt
        vooraan voorafgaande vooral voordeel voordele voordelen voordelige voordien voordoen voorgaande voorgekomen
        voorgelezen voorgenomen voorgestelde vooringenomen voorkomen voorkomt voorlezen voorruit voorst voorste voorstel
        voorstelde voort voortaan voortgang voortgekomen voortkomen voortkomt voorts vooruit vooruitgang voorval voorzet
        voorzetten voorziet voorzitten voren vormden vormen vorst vouwen vraag vracht vreest vreet vrezen vrienden
        vriendin vries vriezen vrijgegeven vrijgekomen vrijgelaten vrijgeven vrijkomen vrijlaten vroeg vroegen vrouwen
        waarheden waarheen wagen wand wanden wangen want wanten ware waren warme warmen warmste warmte warren weber
        wedden weden weegt weer weergegeven weergeven weert weet weggegeven weggelopen weggeven weglopen weide weigerden
        weigeren weken wekken wekt wekte wenden wenen wennen wens wensen wenst went werden weren werken werkt werkte
        werkten werpen werven west westen western weten wetten wever whiskey whisky wide wiens wier wierden wierp wijde
        wijden wijf wijst wijten wijven wild wilde wille willie wilt wind winst winsten wint wiskunde wiskundige
        wisselden wisselen wist wisten woedde woede woerden woest wonden wonen wonnen woonden woord woorden word worden
        world woud wout wraak wrak wrede wreed wrijf wrijven zaaien zaait zaden zake zaken zakje zakken zakte zanger
        zangeres zangers zaten zeden zeep zeer zege zegel zegels zegen zeges zegge zeggen zeiden zeik zeiken zeil zeilen
        zeker zelden zenden zetten zeven zevende ziek zieke zieken ziekte ziekten ziel zielen zijde zijn zijnde zijne
        zinnetje zoekt zoen zoenen zoet zonde zonden zone zonen zonet zongen zonnen zonnetje zorgden zorgen zowaar
        zwaaien zwaait zwaar zwager zwakken zwakste zwakte zwanger zware zwarte zweden zweeft zweep zweer zweet zweten
        zweven zwevende zwijn
        """)
}
