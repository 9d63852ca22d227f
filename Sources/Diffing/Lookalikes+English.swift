extension Lookalikes {
    static let english = Lookalikes(
        """
        abide abiding abusers abuses accent accept accessed aces aches acids acres actin acting action actions adapt
        adapted adapting adaptive addiction addictions addictive addition additions additive admirers admires adopt
        adopted adopting adoptive adored adorned advantageous advantages adventurers adventures adverse advert
        advertisers advertises advice advise adviser advisers advises advisor advisors aesthetic aide aides aiding aids
        alas album alder alias alight allegiance alley alliance alloy alluding alluring ally aloe alone alright alter
        alteration altercation alternate alternately alternates alternative alternatively alternatives altitude alum
        amplifiers amplifies analogies analogues analyses analysis analyzes anesthetic angel angelic angelica angels
        angle anglers angles anil announcers announces ants anvil apologies apologizes apples applies appreciate
        appreciative aptitude arbitrarily arbitrary archers arches area areas arena arenas ares ascend ascent ashes
        aside aspirin aspiring assemblage assemblages assemble assembles assemblies assent assert asserted asserts
        asses assessed asset assets associate associative assorted asymptomatic asymptotic atlas attention attenuation
        attribution attrition auction auctions aunts authored authoring authorized authorizing automation automaton
        averse avert avid avoid axes axles babbling babes babies bach back backed backer backers backing backpackers
        backpacks backs bacon bacteria bacterial badgers badges bagging bags bail bailing baiting bake baked baker
        bakers baking band bandage banded bands bangs bank banked banker bankers banking banks bans bard bare barely
        barge baring barker barking barks barley barn barns baron barons barre barrel barriers barring barristers bars
        bartering barton basal basalt based baseline bases bash bashed bashing basic basics basil basin basing basins
        basis basking bass bassline batch batches bates bath bathe baths batman baton bats batsman batsmen batted
        battered battering batters battery batting battled battles battling beach beaches beacon bead beads beak bean
        beans beard bearded beards bearings bears beast beasts beat beating beatings beats bedding beds bedside beep
        beers bees beet beets began begging believers believes bell belle below belts benches bend bender bending bends
        bent berth bertha beset beside best beta beth bets bettering betting biased biases bible bidding bids bikers
        bikes bile bill bind binding binds bins birds bitches bite bites biting bits black blacked blacklist blacks
        bland blank blanks blaring blasting bleach bleak bled bleed bleep blend blended blender blending blends blind
        blinded blinders blinding blinds bloc block blocked blocklist blond blonde bloom blooming blooms blossoming
        blot blow blower blowing blows bluff bluffs blunders blush boar board boarded boast boasted boasting boasts
        boat boating boats boiling bold bolder bolsters bolt bolts bond bondage bonded bonding bonds bone boobs booed
        booing book booked booking books boom booming booms boos boost boosted boosters boosting boosts boot booted
        booth booths boots bora bore bored boring born borne borrowing borrows bosom both bother bothers bots bottled
        bottles bottling bought boulder bouncing bound bounded bounding bounds bourne bouts bowed bowel bowels bower
        bowers bowing bowl bowled bowler bowlers bowling bowls bows boxers boxes brace braces brad bragging braid brain
        brake brakes braking bran brand branded brands bras brass brat braves bravest breach breaches bread breads
        breadth break breaking breast breasts breath breathe breathes breaths bred breed brent bribe brick bride brides
        bridge bridges brie brief brig brill brine bring brisk brits broad broadcasters broadcasts brook brooks broom
        bros broth brother brothers brought browns brows browse brunch brunt brush brushes bubbling budding budge
        budget buff buffs bugging build built bumps bums bunch bunches bunkers buns burn burns burnt burrowing burrows
        burst bursting bursts burying buses bush bushes bushy businessman businessmen businesswoman bust busting
        bustling busts busy butt butte buttered butters buttery buying buys byte bytes cabin cabs caching cade cadet
        cadre cafe cafes cain calm calms calves came camel cameo camp campaigners campaigns camped camping camps campus
        cams canal cane canes canning cannon cannons canoe canon canons cans cant canton canyon canyons capita capital
        capitol caps carat carbs card cards care cared career careers carer carers cares caring carl carnal carol carp
        carried carriers carries cars cart carte carter carton cartons cartoon cartoons carts carve carved carving case
        cases cash cashed cashing casing cast caste caster castes casting castle castles casts casual catching cate
        cater caters cats causal cause causes causing cave caved caves cease ceases cell cellars cello cement censors
        certain chad chain chair chairman chairmen chairwoman challengers challenges champ champs changing chant
        chanting chants chap chaps char characters chargers charges charging charm chart charter chartering charters
        charting charts chase chases chasing chat chats chattering chatting cheap cheat cheats chef chefs chem chemo
        chess chests chic chick chico chief chiefs chimp chin china ching chino chip chipped chipping chloride chlorite
        choke choose chopped chopper chopping chops choral chord chords chore chores chose chute cider cinder cites
        cities claim claims clam clamp clamps clams clan clans clap clapping clash clashed clasp clause clauses clean
        cleaned cleaner cleaning cleans cleanse cleansed cleanser cleansing cleaver clement clenched clenching
        clergyman clergymen clever clicked clicking climactic climatic clinched clinching clipping clock clocked
        clocking clocks clone clones close closed closes closest closet closets clot cloth clothes cloths clots cloud
        clout clover clubs clues clutter coaches coal coals coast coaster coasts coat coats coca cock cocks coco cocoa
        coil coins coke cola cold colds coli collaborate collaborative collage collared collars collated collectors
        collects college collided colliding collision colluded colluding collusion colon colt colts coma comb combing
        combo come comes comet comets comic coming comm comma command commanded commanders commando commandos commands
        commemorate commemorative commenced commencing commend commended commending comment commentating commented
        commenting commissioners commissions communicate communicative compete competed competes competing compiled
        complain complainant complains complaint complaints complement complementary complements complete completed
        completes completing compliant complied compliment complimentary compliments comprise comprised comprises
        comprising compromise compromised compromises compromising compute computed computing concert concerted
        concerto concerts concession concessional concessions concussion concussions conditioners conditions condo
        condom condoms condos conducive conductive conductors conducts cone cones confection confession confessional
        confessions confidant confidante confident confirm confirmation confirmed confirming confirms conform
        conformation conformed conforming conforms confusion congenial congenital congested congressman congressmen
        congresswoman connectors connects cons consolation consolidation constant constants constitute constitutive
        constrain constraint constrict constricted constricting constriction constrictor construct constructed
        constructing construction constructor constructors constructs construed consul consult consultant consumers
        consumes cont contact contacted contacting contacts containers contains conte contemplate contemplative contend
        contended contenders contends content contented contents contestant contestants contested contests contexts
        continent continents contingent contraception contract contracted contracting contraction contractors contracts
        contradict contradicted contradiction contradicts contraption contrast contrasted contrasting contrasts
        contribution contrition contusion convection converged converging conversation conversations conversion
        conversions convert converted converting converts conveys conviction convoys cook cooked cooks coon cooperate
        cooperates cooperative cooperatives cope coping copper cops copying coral corals cord cords core cores corner
        coroner corp corps corpse corpus corral cosmetology cosmic cosmology cost costa costing costs cote couch
        couches could count countering countess counties counting countless countries country countryman countrymen
        countryside countrywide counts county coup coupe couple course courses court cover covert cows crabs cracking
        crackling craftsman craftsmen cram cramp cramped cramping cramps crane cranes crap crash crashed crashes
        crashing crate crater craters crates crave craving cray crazy crease create created creates creation cremated
        cremation cries crimes crises crock crook crooked crooks crop crops crore crores crouch crowds crowns crows
        cruisers cruises crusaders crusades crushed crushes crushing cubes cubs cues cults cunning cunt cunts cups
        curate cure cured cures curing curled curling curried curse cursed curses cursing curt curtain curve curved
        curves curving cusp cute cutie cuts cutter dada daft daggers dairy dames dams dancers dances dank daring
        darling data dawn dead deal dealing dealt debated debating debit debt debts debut debuted debuting debuts
        decades decal deceased decent decides deciding deck decks decoding decorate decorative decreased deer defect
        defected defecting defection defections defective defector defectors defer deferred deferring defiance defied
        defies defined defines definite definitely definitive definitively deflect deflected deflection degenerate
        degenerative delegation delegations deleted deletion deletions deliveries delivers dell demons demos
        denominated denomination departed departing depleted depletion deported deporting depot depraved depressing
        deprivation deprive deprived dept depth derailed derailing derivation derive derived derives descend descent
        desert deserts designated designating designed designing desk desks dessert desserts destroyers destroys
        detailed detailing detected detecting detection detections detective detector detectors deter deterred
        deterring detonation developers develops deviance device devise devolution devotion dexter diagnoses diagnosis
        dialing diary diced dick dicks died dies diet dieter diets digested diggers dilated dilation dill diluted
        dilution dined diner diners ding dinner dinners diploma diplomas diplomat diplomats dipping directories
        directors disapprove disapproved disc discard disciple disciples discipline disciplines disclose discloses
        disclosure disclosures disco discord discoveries discovers discreet discrete discs diseased disk disks
        displeased disprove disproved distilleries distillers distract district dive dived diver diverged diverging
        divers diverse divert diverted diverting dives divested divided dividend diving docked docket docking docks
        docs dodge does doge doing dolce dole domes dominated dominating domination dominion donating donation done
        dong donor donors dons door doors doping dory dose doses dosing dove doves down downed downing downs dowry doze
        draft drafted drafting dragged drained drank drawn dread dress dressing dried drier dries drifted drifting
        drill dripping drive driver drivers drives driving drone drooling drooping dropping drove drown drowned
        drowning drugged drunk dryer drying duck ducking duct dudes dues duet dukes dumped dunes dunk duped duress dusk
        dust dusty duty duvet dwell dyed dyer dyes dying earns ears earthly earthy ease eased easing east eats edict
        edit eight eighth either elector electric electro electronic electronica electronics electrons emphasis
        emphasizes enduring ensued ensues ensuing ensured ensures ensuring entertainers entertains envoy envy eras
        erase erased erasing erotic erotica escalade escapade eternal eternally ether ethic ethnic even event exacting
        except excerpt exchangers exchanges excited exciting exec executes executives exert exes exhibitors exhibits
        exist existed existing exists exit exited exiting exits expandable expanded expanse expansive expendable
        expended expense expensive expert experts exploded explodes exploding explored explorers explores exploring
        exports extend extent external externally extracting extraordinarily extraordinary face faced faces facet
        facets facing fact faction factional factions facts faculty fade faded fades fail failed failing failings fair
        fairly fairy fake faked fakes faking falling faltering fame famed farce fare fared fares farmed farming fart
        farther farthest farts fast fate fated fates father fathered fathers fats faucet faulty favor favored favors
        feared feast feasts feat feather feathered feathers feats feces feds feed feeds feeling feels fees feet fell
        fella fellows fences fend fest festering fiance fiancee fiction fictional field fiend fife fight fights filed
        files filing filings filled fillet filling filmed filming filtering final finale finance find finder finding
        finds fined finer fines finest finger finishers finishes fins firearm firearms fired fireman firemen fires
        first fisherman fishermen fist fists fits five flack flailing flair flak flake flakes flame flaming flamingo
        flank flapping flare flared flares flashed flashing flask flat flats flattering flavor flavored flavors fled
        flee fleeing fleet fleeting flicked flickering flicking flies flight flights fling flipped flipping flirting
        flitting float floats flocked flocking flood flooding floods flooring flopped flopping flora floral flour
        flurry flushed flushing fluttering flying foes foiled follows fond font fonts food foods foot footballers
        footballs forage foraging foray force forced ford fore forearm forearms forecasters forecasts foreman foresters
        forgave forge forged forget forging forgive forked form formation formations forming forms formulation
        formulations fort forte forth forum forums fostering found founded founding four fours fourth foxes fraction
        fractional fractions frail frame framed framing franchise franchisee franchisees franchises francs franks frat
        fray freed freedman freeing freeman freezing freight freshen freshman freshmen friction fried friend friendlies
        friendliest fries fright from front fronts fueling fund funded funding furry furs further furthest fury fuses
        fuss gable gags gain gains gale gallery galley gals gamble gamers games gangs gaps garage garb garbage gasp
        gate gated gave gaze gazing gems gene genera general generically generics genes genetically genetics genie
        genius genome genre genres gentile gentle gentleman gentlemen gents genus germs gets ghastly ghostly giggles
        gill gilt glad glam gland glaze glazing gleam glory gnome goals gods goers goes goggles going golds gong goods
        gore gorge gory gown grab grad grade graded graders grades grain grains gran grand grant granted granting grasp
        grate grated grating grave gravel gravy gray graze grazing greed greet grid grill grim grime grin grind grit
        groan groin groove grooves groping grouping grove groves grow growing growl growling grown guess guest guests
        guild guilt gust gusto gusts guts hades haired halted halting halves hamstring hamstrung handed handing handled
        handlers handles handling hard hardly hardness hardy hare harem harm harmonic harmonica harness harsh hart hash
        hast haste hatch hatched hatchet hate hated hater haters hates hath hating hatred hats haunt haunted haunting
        haunts haven havens haves haze hazel head headed header heading headings heads health hear heard hearings hears
        heart hearted hearth hearts heat heated heater heaters heath heather heating heats heaven heavens heirs hell
        hello henchman henchmen herbs herd herds heres heritage hermitage heroin heroine heron herpes hers highlanders
        highlands hikers hikes hind hint hints hired hitched hits hoard hoes hoisted hold holed holly holt holy homes
        honestly honesty hood hoops hoot hoover hoped hopes hoping hopped hopping hops horse horseman horsemen horses
        hose hoses hosted hostel hostels hotel hotels house houses hover human humane hunt hunted hunting hunts hurst
        hurts huts hypotheses hypothesis iconic icons idea ideal ideals ideas identifiers identifies identities
        ideologies ideologues illuminate illuminati illustrate illustrative immoral immortal impatient imperious
        impervious imploded imploding implored imploring improved improving improvised improvising inability inaction
        incapable incentive inciting incline incoherent indebted indeed indefinite indefinitely indented indexed
        indicate indicated indicative indices indicted indies indigestion indistinct indivisible induced induces
        inducted inert inertia inertial inescapable infected infection infective inferior infernal inferred infested
        infinite infinitely infinity inflected inflection inflicted infraction ingested ingesting ingestion inhabit
        inhabited inherent inhibit inhibited inhibitors inhibits inhuman inhumane initiate initiates initiative
        initiatives injures injuries inline innovate innovative inpatient insect insert insiders insides inspect
        instability install installed installing instigate instigated instigating instigation instigator instill
        instilled instilling instinct instructors instructs insulated insulating insulted insulting integrate
        integrative intend intended intends intensely intensifies intensities intensively intent intents interfacial
        interior interment internal internment interpreters interprets interracial interred interviewees interviewers
        interviews intimate intimidate into intro invaders invades invective inventive inventories inventors invested
        investigate investigated investigating investigation investigative investigator investing invisible inviting
        ionic ions ironic irons irrigate irrigated irrigation irritate irritated irritation jacked jacket jest jets
        jiggling join joins joint joints juggling keel kids kind kinda kinds kits knee kneel knickers knitted knockers
        knotted labs lace laced laces lacked lacking lads lager lagging laid lair laird lake lakes lambs lamps lance
        lancet landfall landfill landing lands lane laps lapse lard larger larva larvae lash lass last lasting lasts
        late later lateral latex latitude latte latter launch launchers launches lava lawns laws lawyer lawyers layer
        layers laying leach leading leads lean leaned leaning leans leap leaps leapt learn learned learning learns
        leash least legislate legislative legislature lend lending lends lens lent leone lest lets lettering liable
        liar lice license licensee licked licking lied lien lies life lightening lighting lightning likable like liked
        likes liking limb limbo limo linden line linear lined lineman linemen linen liner liners lines ling linger
        lingers linguistics linguists lining linked linking linn lister listing liter literal literate literature
        litter littering live lived lives loading loads loan local locale locking locus locust logan logging logos logs
        lone loner longer longing longs loose looser loosing lose loser losers loses losing loss losses lost lots lotus
        lounging lovers loves lunch lunches lying mace mach macho macroeconomic macroscopic macs madam madame made mage
        magma mainly mains maize make maker makers makes making male mama mamma mammal mana manager managers manages
        manga manger mangled mania maniac manic manifest manifesto manila manipulate manipulative manly mans
        manufacturers manufactures many maple mara marc march marching mares marge maria marina mariners marines
        marital mark marked marker markers market marking marks mars marsh martial martian martin martini mash masking
        masks mass massage massaging mast master mastered match matching mate mater mates math mats matter maxi maxim
        maze mead meal meals mean meaning means meant meat meats mech medal medals media medial mediate mediated
        mediating mediation medical medicated medication meditate meditating meditation meditative mental mere merge
        merle mesh message messaging messing meta metal metals metastases metastasis meteor meter mice microeconomic
        microscopic middleman middlemen midst mike mince minced mind minded minding minds mine mined miners mines
        mingled mining minster mint minted mints mislead misled missed missing mist mister misused mitochondria
        mitochondrial mixers mixes moaning moans mobsters modality mode model models modem modes modest modestly
        modesty mods moist molds monde money monitoring monkey mono monsters monte month months mood moods moon moons
        moor moors moot moping mopping mora moral morale morality morals more morn morning moron morons morse mortal
        mortality mortals most motel moth moths motor motoring motors mound mounds mount mountainous mountains mounts
        mourn mourning mouse mousse mouth mouths move movers moves movie movies much muck muse mush musk mustered naive
        nations native nativity nave necessarily necessary needles needless negativity ness nest nested nestled nests
        nets neural neuron neurons neutral neutron neutrons nice niche niece nigh night nitrate nitrite node nodes nods
        noel noise noises nose noses note notes nothing noting notions nouns nous novel nuclear nude nudge nuns
        observers observes officers offices once onside onsite operates operatives orchestra orchestral ordinance
        ordinarily ordinary ordnance organizers organizes orientated oriented ounce outage outrage over overbearing
        overcame overcome overeating overhead overheard overhearing overheating overlaid overlay overlaying overly
        overpaid overpaying override overrode overseas oversees overt overthrew overthrow overtly owed owing owned
        owning pace paced pacers paces pacing packed packers packet packets packing pact padding pads paid pain pains
        paint painted painter painters painting paints palace palaces palate pale paleo palm palms pals pane panel
        panned pans pant panting pants papa papal parched pardon parentheses parenthesis parenting parity parsons
        parting partly parton parts party partying passing past pasta paste pastel pasture patch patched patches
        patching patent patenting patently patents path paths patient patiently patients patron pats patting pawns paws
        payable payback payed payer payers paying payoff pays peace peach peaches peaking peaks pear pearl pearls pears
        peas peasant pecking pedal pedals peeing peeking peeling peer peering peers pelvic pelvis penis pens pensioners
        pensions perceive perceptive perched perfect performed performers performs peri peril perm person persona
        personal personnel persons pest pests petal petals peter peters petit petite petitioners petitions pets petting
        petty phase phases pheasant phenomena phenomenal phony phosphatase phosphate photographers photographs phrase
        phrases piazza pick picked picket picketing picking pickled picks pics piece pied pier pierce piers pies piled
        piles pilot pilots pinched pinching pines pins pint pinto pints piped piper pipes piss pissing pitched pitchers
        pitches pitching pits pitting pizza place placed places placing plaid plain plains plan plane planed planes
        planet planets plank planks planned plans plant planted planting plants plat plate plated playable playback
        played player players playing playoff plays pleading pleads pleas pleasant please pleasing plot plots ploy
        pluck plugs plum plump plums plus plush pocketing pockets pods poets point pointed pointer pointers pointing
        points poise poised polarity polarized policeman policemen polices policies polio polling polo poly pond ponds
        pony pooch pooh pool pooping popes popped poppies popping pops popularity popularized pores porn porno portable
        portion portions ports pose posed poses posing posse post posted posting posts posture potable potion potions
        pots pound pounds powder powdered power powered prawns prayer prayers praying prays preach preachers preaches
        precarious precede precedents precedes precious preclude precocious predicated predicted predictors predicts
        prefect preformed prelude prem premier premiere premieres premiers premise premises preposition prepped pres
        prescribed presenters presents presidents pressing pressured pressuring pressurized pretty preventative
        preventive previous price prices prick pricks prince princes princess principal principle print prints prob
        probable probe proc proceed processed processes processing procession processional processions processor
        processors prod producers produces prof professed professes professing profession professional professionals
        professions professor professors progresses progressives projectors projects prom promise promises promo
        promoted promoters promotes promoting prompted prompting proof proper proposition propped proprietary propriety
        props pros proscribed prose prospectors prospects prospectus prosper protect protected protecting protectors
        protects protest protested protesters protesting protests proud provable providence providers provides province
        psalm psalms psych psyche psycho pubic public publishers publishes puck pudding pulling pump pumps punched
        punching punks puns puppies pups purchasers purchases pure purge purse purses pursue pursues push putting
        qualifiers qualifies qualities quid quiet quilt quit quite quot quota quote rabbi rabbit rabid race racecourse
        raced racers races racially racing racked racket racking radial radially radical radio radios rage raged rages
        ragged raging rags raid raider raiders raiding raids raining raise raises raisin raising rake raking rally
        rambling ramblings ramps rams ranch ranchers ranches rancho rand rang range ranged rangers ranges ranging
        ranking rant ranting rants rapes rapid rapids raping rapping raps rates rating ratio rational rationale
        rationalize rations ratios rats ratting reacted reaction reactor reads real reality really realm realty reap
        reaping reassembled reassigned rebel rebels rebounding rebuild rebuilt recap receivers receives recent reckon
        recon recounting recourse recoveries recovers recruiters recruits rector redacted redefining redesigned
        redistricting reds reefs reel reels refereed referees reference references referent referred refining refracted
        refraction refraining refs refuge refugee refuse refused regained regaining regal regarded regenerate
        regenerative regimen regiment regulars regulating regulation regulations regulators reign reigned reigning
        reigns rein reins relating relation relational relations relaxation relay relaying relays relegation relented
        relied relies relieve relive relocating relocation rely relying remainder remanded reminded reminder renal
        renders rental renters renting repay repaying repeal repel repented replay replays replied replies reply
        replying republicans republics rescuers rescues researchers researches resembled resent reset reside residences
        residencies resides residue residues resign resigned resigning resigns resin resounding responders responds
        response responsive rest restrain restraining restraint restricting retained retaining retarded retina retinal
        retirees retires retracted retraction retraining reuse reused reveal revel revelation revelations revere
        revered reverence reverend reverent reverse reversed reverted revising revisiting rice riches richest rick ride
        rider riders rides ridge ridges riding rife rifle rigs ringing rings rinse rioting ripping rise rises rising
        risk risking rite rites roads robbed robbing robed robot robots rocked rocket rocking rode rodeo rods rogue
        roost rooster root rooting roots rose roster rotating rotational rotting rouge rounding rouse rout route
        routing rubbing rubles ruby rugby ruining ruins rulers rules rumbling rumblings runaway runs runway ruse sable
        sack sacked sacking sacks sacred safe safer sage sail sails sake sale sales salesman salesmen salmon salon
        saloon salt salted salvage same sampler sand sandals sands sang sank sans sash satin savage save saved saver
        savers saves saving savior savor saying says scale scales scan scandalous scandals scans scant scar scarce
        scare scared scares scarf scaring scarred scarring scars scarves scent score scorers scores scoring scot scour
        scouring scout scouting scrap scrape scraped scraping scrapped scrapping scrum scum seal sealing seals seam
        seams searing sears seas seat seating seats secs section sections sects sedation sedition seed seeding seeds
        seeing seek seeking seeks seeming seems seen seer sees seine seize seized seizing selections self sell selling
        sells selves semen send sender sending sends sens sense sensors sent sentient sentiment sept serve server
        servers serves serviceman servicemen sets setter setting settler settlers settles settling seven sever severe
        sewer sewing sexes sexiest sexist shack shady shagging shake shaky shale shalt sham shame shank shard sharded
        shared sharing shatter shattered shave shaved shaving shaw shawl shay shear shearing shed sheds sheen sheer
        shelf shell shelling shells shelves sher shes shift shifting shifts shilling shimmer shimmering shin shine
        shines shingle shingles shipped shipper shippers shipping ships shire shirt shirts shit shits shitting shiv
        shiva shock shocks shoe shoes shone shoot shooting shoots shopped shopper shoppers shopping shore shores short
        shorting shortly shorts shorty shot shots shout shouting shouts shove shovel shoving shown shred shreds shrewd
        shrine shrines shut shuts shutter shuttered shutting sick side sides siding sift sigh sighed sighs sight
        sighted sights sigma sign signing signs silicon silicone sill silt silver simmer simmering simple simpler
        simplex sims simulate simulated simulates simulating simulation since sine sing singing single singles sings
        sink sinks sinner sinners sins sinus sipping sips sire site sites sits sitting size sized sizing skid skiers
        skies skill skilled skillet skimming skinner skins skippers skipping skips skirt skis skit skunk slack slamming
        slander slang slapped slapping slash slashed slated slave slaves slaying sleek slender slept slicing slick slid
        slide sliders slides sliding slight slim slime slimming sling slipped slippers slipping slips slit slitting
        sliver slotting slowing slum slump slums slurring smack smacked smacking smacks smash smell smelling smells
        smokers smokes smokey smoky smoldering smoother smoothing smother smuggled smuggling snack snacking snacks snag
        snagging snail snails snake snoring snort snorting snowing snug snuggled snuggling soar soaring sock socks soil
        soiled soils solar sold soldering sole soles solid solve solves sonar songs sons soon soot soothing sora sore
        sores sort sorta sorting sorts souls soups sour sous sowing sown spamming span spank spanning spans spar spare
        spared spares sparing spark sparked sparking sparkling sparring sparse spawn spear spears spec speck specs
        spectra spectral speculate speculative sped speed speeding speeds spell spelled spelling spells spend spending
        spends spent spewing spice spiced spices spied spies spike spiked spikes spill spilled spilling spin spine
        spines spinner spinners spinning spins spit spite spits spitting splash splashed splicing split splits
        splitting spoil spoiled spoils spokesman spokesmen spokeswoman spoon spore spores sport sporting sports
        sportsman sportsmen spot spots spotting spout spring springer springing sprinklers sprinkles sprinter sprinting
        sprite spurring squad squads squat squats squeaked squeaking squealed squealing stability stable stack stacked
        stacking stacks staffed staffing stag stage stain stained staining stains stair stairs stake staked staking
        stale stalked stalking stalling stamped stampede stamping stand stands staple star stare stared stares staring
        stark starling starred starring stars start started starting startled startling starts starve starved starving
        stash stat state stated states stateside statesman statesmen statewide stating stationary stationery stats
        statue statues stature status statute statutes stave stay stayed staying stays steak steaks steal stealing
        steals steam steamed steamer steaming steed steep steeped steer stem step stepped stepping stick sticking
        stigma stiles still stimulate stimulated stimulates stimulating stimulation sting stinger stings stink stinks
        stir stirred stirring stirs stock stocked stocking stocks stoke stoked stokes stole stomp stomped stomping
        stoop stooping stop stopped stopping store stored stores storied stories storing stormed storming stormy story
        strain strained straining strains strand strands strange stranger strangest strangle strapped stray strayed
        streak streaked streaking streaks stream streamed streamer streaming strengthens strengths strictures strife
        strikers strikes striking string stringer strings strip stripe striped stripes stripped strips strive stroke
        strokes stroking stronger strongest struck structures strung stuck studies studios study stuffed stuffing
        stumped stun stung stunt sturdy sturgeon styles subscribers subscribes subsided subsidized sucking suction sued
        suede suffices suffixes suing suit suitability suite suites suits summaries summarizes sums sung sunk super
        superb superhuman superman superposition supper suppliers supplies supporters supporting supports supposition
        sure surge surgeon sustaining swain swam swami swamp swamps swan swans swap swaps swarm swat swaying swearing
        swears sweat sweater sweating sweats sweeter swell swelling swells swept swerve swift swimmer swims swine swing
        swinging swings swore swung synonymous synonyms systematic systemic table tables tablet tablets tack tact
        tagging tail tailed tails taint tainted taker takers takes takin taking tale tales talker talking tamed
        tampered tampering tang tango tank tanker tankers tanks taped tapered tapering tapes taping tapped tapping taps
        tarot tarp tart taser task tasted tasting teach teachers teaches teamed teaming teams tears teas tease teaser
        tech teeming teens tees temp temperate temperature tempered tempo temporarily temporary tempt tend tending
        tends tenet tenets tenor tens tense tensor tent tenth tents terminates termites testing than thank thanking
        thanks thee them theme there therefor therefore these thick thicker thin thine thing think thinker thinking
        thirsty thirty thong thorn thorough though thought thrash thrashed thrashing thread threads threat threats
        three threes throats through throughout throughput thrust thugs thus tick ticked ticker ticket ticking tickle
        tickled tickling ticks tide tides tied tier tiers ties tiger tigers tile tiled tiles tilted timber timed
        timelines timeliness timer timers times ting tinker tins tint tinted tipped tipping tips tire tired tires title
        titled titles toasted toes toll tolls tombs toms tone tones tong tonga tonne tonnes tons toot tooth topical
        topics topping torn tort tote totem tough tout towns toying trace traced tracer tracing track tracked tracker
        tracking tract traders trades tradesman tradesmen trading trail trails trained trains tram tramp trance trans
        transformers transforms transit translation translocation transmit transporters transports transverse trap
        trapped trapping traps trash trashed trashing traverse tread treading treasurers treasures treasuries treat
        treaties treatise treats treble tree trees tremble trend trending trends tres trial trials tribal tribes trick
        tricked tricking trickle tricks tried tries trilling triples triplets tripling tripped tripping trips trivia
        trivial troll trolling trolls tron tropical tropics trot trough trout truce truck trucker trucking true truss
        trust trusts trying tubes tubs tuck tucker tugging tuned tuning turned turning tusk twain tweed tweet twin
        twins tying typing unarmed unassigned unbearable unbeatable unblocked unclear undefined undergone undermined
        undertone undeserved undetermined undo unexploded unexplored unfit unharmed uniformed uninformed union unison
        unit unite united unites units universality university unlocked unnecessarily unnecessary unrefined unregulated
        unrelated unreserved unresolved unsigned unsolved unstable unsuitable untied unto user users uses usher
        vacation vagina vaginal vail vale valet value valve vanish vanished vanquished vantage variability varnish
        vectors vents vest vests vets viability vial vice vices victors vigilant vigilante villagers villages vintage
        violent violet viral visa vista vita vital vocation voice voices vols volts voluntarily voluntary voters votes
        wack wagering waist wait waiter waiters waits waive waived waking wales walking walled wallet wand wandered
        wandering waning want wanting wards wares warms warning warns warp wars warship warships warts wary washing
        watchers watches watchman watchmen water watering waters wave waved wavering waves waving wears weary weave
        weavers weaves weaving weigh weighed weighs weight weighted weights weird weirdo weld welded welding were whack
        whales what whatever whatsoever wheat where whine whipping whit white whoever whomever whooping whopping whore
        wicked wicket wider widest widow widows width wield wielded wielding wight wigs wild wilder wildest wildly
        willy wilt window windows winds wine wines wings wins wishing witch witches with withdraw withdrawals withdraws
        withdrew withheld withhold wits wondered wondering word words wore workman workmen world worlds worse worship
        worships wraith wrap wrath wreath wright wrist writ write writers writes yarn yearling yearlong yearn
        """)
}
