extension Lookalikes {
    /// From `o` on.
    static let endOfDutch = """
        obsessie obsessief obsessieve oever oevers officiële omgedaan omgeleid omgeslagen omgevallen omver onaardig
        onbekend onbekende onbeschreven onbestraft ondankbaar ondenkbaar onderaan onderbreken onderbrekingen
        onderbrengen onderbroeken onderbroken onderdaan onderen ondergaan ondergang ondergetekende onderging ondergoed
        onderhandelen onderhanden onderin onderkend ondernamen ondernemen ondernomen ondersteund ondersteunde
        ondersteunend ondersteunende ondertekend ondertekende ondervind ondervinden ondervoed ondervond ondervonden
        onderwerpen onderwijskunde onderwijskundige onderworpen ongedaan ongeduldig ongekend ongekende ongeldig
        ongeleid ongelijk ongelijke ongemerkt ongeschreven ongeslagen ongesteld ongestraft ongevallen onlosmakelijk
        onmogelijk onmogelijke onofficiële onopgemerkt onopvallend onrechte onroerend onroerende onsmakelijk ontberen
        ontbeten ontbinden ontbonden onterechte ontginnen ontgonnen ontmoedigd ontmoedigend ontnemen ontnomen
        ontploffen ontploften ontroerd ontroerend ontroerende ontvang ontvangen ontvangst ontvangsten ontvangt ontving
        ontvingen ontwerp ontwerpen ontwierp ontwierpen ontwikkelden ontwikkelen ontworpen onwaardig oogst oogsten oogt
        oost oosten opblazen opbouwen opbrengen opbrengst opbrengsten opbrengt opdagen opdragen opdraven opdrukken
        openden opendoen openen opengemaakt opengesteld openhouden openstaande openstellen openstelling opentrekken
        operationeel operationele opgeblazen opgedragen opgegeven opgehangen opgeheven opgehouden opgeleiden opgelicht
        opgelucht opgemaakt opgemerkt opgepakt opgepikt opgeroepen opgestapeld opgesteld opgeteld opgetreden opgevallen
        opgevangen opgevoed opgevoerd ophangen ophouden opkomst opkomt oplegt opleiden oplet oplevering opleving
        oplichting opluchting opnamen opnemen opnoemen oppakken oppikken opriepen oproepen opruiing opruiming oprukken
        opschrift opschrijft opsluiten opspuiten opstaande opstand opstandig opstanding opstellen opstelling opstond
        optellen optie optiek optillen optioneel optionele optraden optreden optrekken opvallen opvallend opvangen
        opvoeden opvoeding opvoeren opvoering opvouwen opvullen oraal oral origineel originele oude oudje over overal
        overall overbelast overbleef overdragen overeen overeengekomen overeenkomen overeenkomst overeenkomsten
        overeenkomt overgaan overgedragen overgegaan overgegeven overgehouden overgekomen overgelaten overgelopen
        overgeven overgewicht overheden overheen overhemden overhouden overkapping overkomen overlapping overlast
        overlaten overleden overleed overleef overleefd overleefden overlopen overmacht overnacht overs overschat
        overschot overtreffen overtroffen overtuigd overtuigde overtuigend overtuigende overval overvol overweeg
        overweg overwegen overweldigd overweldigend overwicht overwinnen overwogen overwonnen paar paars paas pacht
        paco pact padding paden pakken pakt palen palet pallen pallet palm palmen pand panda panden paneel panel pannen
        panter pantser papa paper papier pappa para paraat paren parkeer parken parker part parten party paso passe
        passen passende passerende passie passief past pasta pastoor pastor pater peer pees pendelen penis pens
        penselen pensioen pension peper peren perfect perfecte perfectie perken persen personeel personele perzen peter
        peters petje peuter peuters pezen pieper piept piet pietje pikken piloot pilot pinnen pinot pint pionnen piraat
        piraten pitje plaat plaatje plaatjes plaatse plaatsen plaatsgevonden plaatsje plaatsjes plaatste plaatsten
        plaatsvinden plaatsvonden plak plakken plakt plan planeten plank plannen plant planten plantenbak plantenbank
        plassen plast plat platen plegen plekken plint ploegen plot pluis plukken plus poef poel poen poep poes poets
        polariteit pole polen polis politica politici politie politiek pollen polo pols polsen pompen pompoen pompt
        pond pont pool pools poort poortje poos poot pootje pootjes pope poppen populaire populairste populariteit port
        portaal portal porto pose positie positief positiefs posities posten poten potentie potentiële potje potjes
        potten poule praat pracht praten prater prees prefect preken prent prenten presentatie presentaties
        presenteerde presenteert presenteren prestatie prestaties presteerde presteert presteren presterende pret
        pretje preventie preventief preventieve priesteres priesters prik prikken prima primer primeur prins printen
        prints prisma procenten processen processie processor processoren producenten producten productie productief
        productieve proef prof professie professioneel professionele professor professoren profiel profijt profile
        profit programmeer programmeur progressie progressief progressieve projectie projectiel prompt proppen
        protesteerde protesteert protesten protesteren protesterende provinciale provincie pruik psalm psalmen
        psychisch psychische psychologe psychologie psychotisch psychotische pudding puls raadsleden raadslieden raar
        racen radar rade raden radio rage raken ramde ramen rammen rampen randen randweg range rapen rappen rapporteer
        rapporten rapporteren rapporteur ratio rationeel rationele rauwe reactie reacties reactor reageerde reageert
        reageren recent rechte rechten rechter rechtse recreatie recreatieve rector redactie redacties redactioneel
        redactionele redde redden rede reden reductie reed reeds reeks rees reet regeerde regeert regenen regenten
        regeren regering regie regime register registreer regulering reiken reikt rein reist reizende reken rekende
        rekent rekken relatie relatief relationele relevante relevantie religies religieus rende renden renderen
        rendieren renners rente renten repen representatie representatief representatieve repressie repressieve reset
        resistente resistentie rest resteert resten resterend resterende resulteert resulterend resulterende reuters
        reëel reële richten richter ridder rider riekt rien riepen riet rietje rijden rijder rijen rijken rijmen rijpen
        rijtje rijzen rijzende ritje ritueel rituele robot robots rocken rockers rode roden roepen roept roer roest
        roesten roet roken rokende roker rokers rokken rolde rollen ronde ronden rondes rondgelopen rondje rondjes
        rondlopen rondweg rood rookt rooms roos root roots rots routers rover royaal royal rozet ruby rugby ruikt ruime
        ruimen ruimt ruimte ruimten ruit ruiten rukt rund runderen runners runt ruwe safe sage saldo salto samba sambal
        samengekomen samengewerkt samenkomen samenkomsten samenwerkt sandalen sang sans sant save scans schaamde
        schaamte schaap schaarse schaarser schaarste schaatser schade schaft schalen schandaal schandalen schande
        schandpaal schans schap schapen schappen scharen schat schattig schatting scheef scheelde scheelt scheen
        scheert scheet scheidden scheiden scheikunde scheikundige schelde schelden schelen schelp schelpen schenen
        schenken schep schepen scheppen schepper scheren schermen scherp scherpe scherpte scherven scheten schetsen
        scheuren scheurt scheurtje scheuten schiep schijf schijnt schijt schijven schikken schikt schil schilden
        schilderen schilderijen schilders schilfers schimmel schip schipper schoen schoenen schoenmaker schoften schok
        schokken scholen schommel schone schonk schoongemaakt schoonmaakt schoonmaker schoot schop schoppen schopt
        schorren schort schorten schot schoten schots schotten schout schouten schrap schrapen schrappen schreef
        schreven schrift schrijf schrijft schrijven schrikken schrikt schril schroef schroeven schrok schrokken schroot
        schud schudt schuift schuil schuilt schuit schuld schulden schuldigen schuren schurken schut schutting
        schuurtje scoort scout seksueel seksuele selectie selectief selectieve sensationeel sensationele sensoren
        sentimenteel sentimentele series serieus services servies setje setjes sheet shift shirt shit shop shoppen
        short shot shots sier sieren sigma signaleren signeren simulatie simulator simuleren singel single site skin
        skiën slaag slaagt slaap slaapt slaat slachten slag slagen slak slakken slang slangen slank slap slapen
        slapende slappen slechten slee sleep slepen slepende sletje sletjes sleutelbeen sleutelen sliep sliepen slijm
        slikken slim slip sloep sloepen sloot slot sluier sluipt sluit sluiter smal small smelt smet smurf smurfen
        snede snee sneed sneeuwbal sneeuwval snoep snoer snor sober sobere sociaal social soep sokken somber sombere
        soort spaan spaar span spannen spant spar sparen sparren spat spatten spechten speciaal speciaals special
        specials speculatie speculatieve speel speelbal speelhal speelt speer spel spelen speler speling spellen
        spelletjes spelling spelt spier spieren spijt spin spinnen spion spionnen spiritueel spirituele spit spoel
        spoelen spoelt spoort spoot sporen sport sporten sporters spot spotten spotters spraak sprak spraken spreken
        spreuken springen springer springers springt sprint sprinten sprinter sprinters sprongen spuit spullen
        spulletjes staaf staafjes staakt staal staan staand staar staart staat staatjes stad stadion stadions stadje
        stads staf stage stagiaires stagiairs stak staken stakkers stal stalen stalken stalkers stalking stallen
        stalling stam stammen stamp stampen stand standen standje stands stank stap stappen stapte stapten star staren
        start starten startte state staten station stations steak steden steek steel steelt steen stegen steiger steil
        stek steken stel stelden stelen stellen stelletjes stellig stelling stelt stelten stemden stemmen stenen step
        steppen ster sterf sterk sterke sterken sterkste sterkte sterven steunden steunen steunt steur steven steviger
        stewardess stewards stick stier stieren stierf stierven stigma stijl stik stikken stikt stil stilgestaan
        stilletjes stilstaan stimulatie stimulator stimuleren stinkt stip stippen stock stoel stoelen stoep stoer
        stoere stok stoken stokerij stokken stom stomen stomerij stomp stompen stond stonden stoned stoom stoort stoot
        stop stoppen stopten store storen storing storingen storm stormen stort storten storting stortingen stortte
        stoten straal straalt straat straf strak stralen strand stranden strandje straten streden streek streken
        strekken strelen streven strijk strijken strijkt strik strike strikken strikt strikte string strip stro stroken
        stromen stront stroom stroop strop strot structureel structurele struik struikelen struiken stukken stunt
        sturing suggestie suggestief suggestieve suite supporters surf surfen sympathie sympathiek sympathieke systeem
        system systematische systemische taak taalkunde taalkundige tabak taken takken tandheelkunde tandheelkundige
        tang tango tanken tappen tast teelt teen teer tegels tegen tegenaan tegengaan tegengehouden tegengekomen
        tegenhouden tegenkomen tehuis teken tekenden tekenen tekens tekst teksten telen telkens tellen telt tempels
        tenen tennisser tennisster tenten tepels tere terechtgekomen terechtkomen terminaal terminal teruggaan
        teruggegaan teruggegeven teruggekomen teruggelopen teruggetrokken teruggevallen teruggeven teruggezien
        terugkomen terugkomst terugkomt terugkopen teruglopen terugtrokken terugvallen terugzien test testen teugels
        teugen teven thee these thuis thuisgekomen thuiskomen thuiskomst thuiskomt tienen tietjes tijde tijdgeest
        tijdje tijdsgeest tillen tilt timer timmer tintje toast toch toegegeven toegekomen toegelaten toegeslagen
        toegestaan toegetreden toegeven toekomen toekomst toekomt toelaten toen toendertijd toentertijd toeren toernooi
        toeslagen toestaan toetjes toetreden tonen tongen tonnen toon toorn toren tornooi totaal total touch touw
        touwen toveren traditioneel traditionele trainen traint tranen transparante transparantie trant trappen tree
        tref treffen treinen trekken trend trendy trillen trilt troef troepen trof troffen trokken trollen trom tromp
        troon tropen tros trots trouw trouwde trouwden trouwe trouwen truc truck trucks trucs trust trut tuintje
        turbulente turbulentie tweedeling tweeling uien uilen uitbarsting uitbating uitbraak uitbracht uitbrak uitdagen
        uitdragen uiteen uiten uitgangen uitgaven uitgebracht uitgegeven uitgegraven uitgegroeid uitgekomen uitgelachen
        uitgelaten uitgelekt uitgelezen uitgelokt uitgelopen uitgemaakt uitgereikt uitgerekend uitgerekt uitgeroeid
        uitgeroepen uitgerukt uitgestrekt uitgetekend uitgevallen uitgeven uitgevoerde uitgraven uitgroeien uithangen
        uitkomen uitkomst uitkomsten uitkomt uitkopen uitlachen uitlaten uitlekken uitlezen uitlokken uitlopen uitmaakt
        uitreiken uitrekenen uitrekken uitroeien uitroepen uitrukken uitspraken uitspreken uitsteekt uitstrekt
        uittekenen uitvallen uitvoerde uitvoerende uitvoerig uitvoering uitwaaien uitzet uitzetten uitziet uitzitten
        uitzwaaien unie uniek universeel universele vaag vaals vaart vaas vaat vacht vakken vale valen valk vallen vals
        valse vangst vangt varen variantie variatie varken vasten vastgehouden vastgelopen vasthouden vastlopen vastzat
        vastzit vaten vechten veel veen veer veerdiensten veerkracht vegen veilen veilig veiligheid veiling velde
        velden vele velen velgen vellen venen veraf veranderd veranderde veranderden veranderen veranderend
        veranderende verankering verband verbanden verbeeld verbergen verbeten verbeteren verbijsterd verbijsterend
        verbind verbinden verblijden verblind verblinden verbod verboden verbogen verbolgen verbond verbonden verbood
        verborgen verbrand verbranden verbreden verbreken verbroken verdedigd verdedigend verdeelde verdeling verdien
        verdienden verdienen verdiensten verdoen verdraagt verdraaid verdraaien verdragen verdringen verdrinken
        verdrongen verdronken verdween verdwenen veredelde veredeling vereende vereerd vereerde vereisen vereisten
        veren vereren verering verf verfraaid verfraaien vergaande vergaat vergaderen vergaren vergast vergat vergaten
        vergeeft vergeet vergen vergeten vergeven vergezicht vergezocht vergiet vergist vergt verguisd vergulde
        verhagen verhelpen verheven verhogen verholpen verhoren verhuisd verhuisden verhuisdozen verhuren verjaard
        verjagen verkaveling verkeerd verkeerde verkeren verkering verkiest verkiezen verkleden verkoopt verkopen
        verkopende verkracht verlaagt verlaat verlagen verlangd verlangde verlangen verlangt verlaten verleden verleerd
        verlegd verlegen verleiden verleidt verlenen verlengd verlengde verlengen verlenging verlengt verlening
        verlicht verlichte verlichten verlichting verliest verliet verliezen verloopt verlopen verlopende verloren
        verloskunde verloskundige verloten verluidt vermaard vermaken vermalen vermeden vermeldden vermelde vermelden
        vermoed vermoeden vermoeid vermoeiend vermoordde vermoordden vermoorde vermoorden vernederd vernederend
        vernemen vernietigd vernietigend vernieuwd vernieuwde vernieuwend vernieuwende vernoemen vernomen veroordeel
        veroordelen veroverd veroverde veroverden veroveren verovering verovert verpleegkunde verpleegkundige verplicht
        verplichte verplichten verplichting verraden verreden verregaande verrekend verrekte verrijken verrijkt vers
        versa verscheen verscheept verschenen verscherpt verschilt verschonen verschuilt verse versie versiering
        verslaat verslagen verslinden verslonden versmelt versmelten versmolten versnelt versoepelen verspelen
        verspreidde verspreide verst versta verstappen verste versteld versterken versterkt versterkte verstikt
        verstoppen verstoren verstoten verstreken verstrekken verstrekt verstrekte verstrijken verstrijkt verstrikt
        versturen vertaal verte verteerd vertekend vertel verteld verteren vertraagt vertragen vertrek vertrekken
        vertrekt vertrok vertrokken vervagen vervallen vervalst vervalt vervang vervangen verveeld verveling vervellen
        verven verving vervoerd vervoerde vervoerden vervoeren vervoering vervoert vervolgen vervuild vervuilde
        vervuilende vervuld vervulde vervullen vervult verward verwarde verwarmd verwarmde verwekken verwelken verwen
        verwend verwende verweren verwerpen verwerven verweten verweven verwijst verwijt verwond verwondering
        verwonding verwoorden verworden verworpen verworven verzaakt verzacht verzachten verzakking verzamelde
        verzamelden verzamelen verzekeren verzekering verzen verzenden verzieken verziekt verzinnen verzocht verzochten
        verzoeken verzoekt verzonden verzonnen verzorgde verzorgden verzorgende verzorgenden verzorgingshuis
        verzorgingstehuis verzwakking verzwakt vest veste vestje vete veter vezel vielen vierden vieren vierkante
        vierkantje vies views viraal viral virtueel virtuele visa visie visite vista visueel visuele vita vitae vitale
        vlaag vlag vlagen vlaggen vlak vlakken vlas vlek vlekken vliegt vlies vliet vloeien vloek vloer vloeren vlog
        vlogen vloog vlooien vloot vlot vochten voeden voederen voedselbak voedselbank voedt voeg voegden voegen voegt
        voel voelde voelden voelen voelt voer voerden voeren voert voertaal voet voeten vogel volg volgden volgehouden
        volgen volgt volhouden volt vooraan voorafgaande vooral voorband voorbehouden voorbijgaan voorbijgegaan
        voordeel voordele voordelen voordelige voordien voordoen voordragen voorgaan voorgaande voorgedragen
        voorgehouden voorgekomen voorgelezen voorgenomen voorgerecht voorgestelde voorgevallen voorhand voorin
        vooringenomen voorkomen voorkomt voorlezen voorn voorrecht voorruit voorst voorste voorstel voorstelde voort
        voortaan voortgang voortgekomen voortkomen voortkomt voorts voortzetten vooruit vooruitgang voorval voorvallen
        voorzet voorzetten voorziet voorzitten vorderen voren vormden vormen vormgegeven vormgeven vorst vorsten
        vorstin vouwen vraag vracht vreemdgaan vreemdgegaan vreest vreet vrezen vrienden vriendin vries vriezen
        vrijgegeven vrijgekomen vrijgelaten vrijgemaakt vrijgeven vrijkomen vrijlaten vrijmaakt vroeg vroegen vrouwen
        vuiligheid waarheden waarheen wagen wand wandelden wandelpaden wanden wanen wangen want wanten ware waren warme
        warmen warmste warmte warren weber wedde wedden weden weed weegt week weekblad weekdagen weekeinden weekenden
        weent weer weergegeven weergeven weert weet weggegeven weggelopen weggevallen weggeven weglopen wegvallen weide
        weiden weigerden weigeren weke weken wekken wekt wekte welke wenden wendt wenen wennen wens wensen wenst went
        werden weren werkblad werkdagen werkeloos werkeloosheid werken werkenden werkloos werkloosheid werkt werkte
        werkten werktuigbouwkunde werktuigbouwkundige werpen werven west westen western weten wetten weven wever
        whiskey whisky wide wieden wieken wieltjes wiens wier wierden wierp wijde wijden wijf wijst wijten wijven wild
        wilde wille willie wilt wind windt winkeltjes winst winsten wint wiskunde wiskundige wisselden wisselen wist
        wisten woedde woede woedende woerden woest wonde wonden wonen wonnen woonde woonden woord woorden word worden
        wordende world worstel wortel woud wout wraak wrak wrede wreed wreken wrijf wrijven zaaien zaait zaakje zaakjes
        zaden zake zaken zakje zakjes zakken zakte zanger zangeres zangers zaten zeden zeep zeer zegde zege zegel
        zegels zegen zeges zegge zeggen zeiden zeik zeiken zeil zeilen zeker zelden zendelingen zenden zendingen zere
        zetten zeuren zeven zevende ziek zieke zieken ziekte ziekten ziel zielen zijde zijn zijnde zijne zinnetje
        zinnige zochten zoeker zoekt zoen zoenen zoent zoet zolen zonde zonden zone zonen zonet zongen zonnen zonnetje
        zonnige zooitje zoontje zootje zorgden zorgen zowaar zuchten zuren zwaaien zwaait zwaar zwager zwakken zwakste
        zwakte zwanger zware zwarte zweden zweeft zweep zweer zweet zwem zweren zwerm zwerven zweten zweven zwevende
        zwijn
        """
}
