extension Lookalikes {
    static let english = Lookalikes(
        """
        abide abiding abusers abuses accent accept accessed aces aches acids acres action actions adapt adapted adapting
        adaptive addiction addictive addition additive adopt adopted adopting adoptive adored adorned advantageous
        advantages advice advise adviser advisers advises advisors aide aides aiding aids alas album alias allegiance
        alley alliance alloy ally alternate alternately alternative alternatively altitude alum analyses analysis angel
        angels angle angles ants apples applies appreciate appreciative arbitrarily arbitrary archers arches area areas
        arena arenas ascend ascent ashes aside aspirin aspiring assert asserted asserts assessed asset assets assorted
        atlas auction auctions aunts authored authorized avid avoid babes babies bach back backed backing backs bacon
        bacteria bacterial badgers badges bags bail bake baked baker baking band bandage bands bangs bank banker banking
        banks bans bard bare barely barge barker barking barley barn baron bars barton based bases bash bashing basic
        basics basil basin basing basins basis bass batch batches bates bath bathe baths batman baton bats batsman
        batting battled battles battling beach beaches beacon bead beads beak bean beans beard bearded beards bears
        beast beasts beat beating beats bedding beds bedside beers bees began believers believes bell belle below belts
        bend bender bending bends bent berth beside best beta beth bets betting biased biases bible bidding bids bikers
        bikes bile bind binding binds bins birds bites bits black blacked blacklist blacks bland blank blanks bleach
        bleak bled bleed blend blended blender blending blends blind blinded blinding blinds bloc block blocked
        blocklist blond blonde bloom blooming blow blows bluff blush board boarded boast boasted boasting boasts boat
        boating boats bold bolt bolts bond bondage bonded bonding bonds bone book books boom booming boost boosted
        boosting boosts boot booted booth booths boots bore bored boring born borne both bother bothers bots bottled
        bottles bought bound bounded bounds bourne bouts bowed bowel bowl bowled bowls bows boxers boxes brace braces
        brad braid brain brake brakes braking bran brand brands bras brass brat breach breaches bread breadth break
        breaking breast breasts breath breathe breathes breaths bred breed brent brick bride brides bridge bridges brig
        bring brisk brits broad broadcasters broadcasts brook brooks broom bros broth brother brothers brought browns
        brows browse brunch brush brushes budding budge budget buff build built bunch buns burn burns burnt burst
        bursting burying buses bush bushes businessman businessmen bust busting busy buying buys bytes cabin cafe cafes
        cain calm calves came camel cameo camp camped camps campus cams cane canning cannon canoe canon cans cant canton
        canyon capita capital capitol caps carbs card cards care cared career carer cares caring carl carol carriers
        carries cars cart carter carts carve carved carving case cases cash casing cast caste casting castle casts
        casual cater cats causal cause causes causing cave caves cease ceases cell cello cement censors certain chad
        chain chair champ champs chant chants chap char characters chargers charges charm chart charter charters charts
        chase chases chasing chat chats cheap cheat cheats chef chefs chem chemo chic chick chico chief chiefs chin
        china ching chipped chloride chlorite choke choose chopped chopper chops choral chord chords chores chose cites
        cities claim clam clamp clan clans clap clash clause clauses clean cleaning cleans cleanse cleansing clement
        clock clocks clone clones close closed closes closest closet closets cloud clout clover clubs clues clutter coal
        coast coasts coat coats coca cocks coco cocoa coil coins coke cola cold coli collaborate collaborative collage
        collectors collects college collision collusion colt coma comb combo come comet comic comm comma command
        commanded commanders commando commands commemorate commemorative commend commended comment commented
        commissioners commissions compete competed competes competing compiled complain complains complaint complaints
        complement complementary complete completed completes completing compliant complied compliment complimentary
        comprise comprised comprises comprising compromise compromised compromises compromising compute computed
        computing concert concerto concession concussion condo condom conductors conducts cone cones confirm confirmed
        conform conformed cons consolation consolidation constant constrain constraint constructed construed consul
        consult consultant consumers consumes cont contact contacted contacting contacts containers contains contend
        content contents contestant continent continents contingent contraception contract contracted contracting
        contraction contractors contracts contradict contradiction contrast contrasted contrasting contrasts convection
        conversation conversations conversion conversions convert conviction cook cooked cooks cooperate cooperative
        cope coping copper cops copying coral cord cords core cores corner coroner corp corps corpse corpus cosmic cost
        costa costing costs couch could count countess counties countless countries country counts county coup coupe
        couple course courses cover covert cows crabs craftsman craftsmen cramped cramps crane crash crashed crashing
        crate crater crates crave craving crease create creates cries crimes crises crook crooked crooks crop crops
        crore crouch crowds crowns crows cruisers cruises crushed crushing cubes cubs cues cunning cunts cure cured
        cures curing curled curling curse cursed curses cursing curtain curve curved curves cute cutie cuts cutter daft
        dairy dancers dances dank daring darling dawn dead deal dealt debated debit debt debts debut debuted debuts
        decades deceased decent decides deck decks decorate decorative decreased deer defer definite definitive
        delegation deleted deletion deliveries delivers dell demons demos denomination departed depleted deported depot
        depressing deprived dept depth derive derived derives descend descent desert deserts designated designed desk
        desks dessert desserts deter developers develops device devise dexter diagnoses diagnosis diary died dies diet
        diets diner ding dinner diploma diplomat dipping disc discard disciple disciples discipline disciplines disclose
        disclosure disco discord discoveries discovers discreet discrete discs disk disks distract district dive diver
        divers diverse divert dives divided dividend diving docks docs does doing dominating domination dominion
        donating donation done dong donor donors door doors doping dose doses dove down downed downing doze draft
        drafted drafting dragged drained drank drawn dread dressing dried dries drifted drifting dripping drive driver
        drivers drives driving drone dropping drove drown drowned drowning drunk dryer drying duck duct dudes dues dukes
        dunes dunk dusk dust dusty duty dwell dyed dyer dyes dying earns ears ease eased east eats eight eighth either
        electric electronic electronics electrons emphasis emphasizes ensued ensuing ensured ensuring envoy envy eras
        erase erased eternal eternally ether ethic ethnic even event except excerpt excited exciting exert exist existed
        existing exists exit exited exiting exits expanded expanse expansive expended expense expensive expert experts
        explorers explores exports extend extent external externally extraordinarily extraordinary face faced faces
        facets facing fact faction factions facts faculty fade fail failed failing fair fairly fairy fake faked fakes
        faking falling fame famed farce fare fares farmed farming fart farther fast fate father fathers fats faulty
        favor favored favors feast feat feather feathers feats feces feds feed feeds feels fees feet fell fella fellows
        fences fest fiance fiancee fiction field fife fight fights filed files filing filled filling filmed filming
        final finale finance find finder finding finds fined finer fines finest finger fins firearm fired fireman fires
        first fisherman fishermen fist fists fits five flair flake flakes flame flare flares flashed flashing flat flats
        flavor flavored flavors fled flee fleeing fleet fleeting flies flight flights fling float floats flood floods
        flora floral flour flushed flushing flying foes follows fond font fonts food foods foot force ford fore forearm
        foreman forge forged forget form formation forming forms formulation fort forte forth forum forums found founded
        founding four fourth foxes fraction fractions frail frame framed framing francs franks frat freed freeing
        freezing freight freshman freshmen friction fried friend fries fright from front fronts fund funded funding
        furry further fury gain gains gallery galley gals gamers games gaps garage garbage gasp gave gaze gazing gems
        gene genera general genes genie genius genome genre genres gentleman gentlemen genus germs giggles gill glad
        gland glaze gnome goals gods goggles going gong goods gore gorge gown grad grade graders grades grain grains
        gran grand grant grasp grave gravel gravy gray grazing greed greet grid grill grin grind grit groin groove
        grooves grove groves grown guess guests guild guilt hades haired halted handed handing handled handlers handles
        handling hard hardly hardy harsh hart hash haste hatch hate hated haters hates hath hating hatred hats haunt
        haunted haunting haunts haven haze hazel head headed header heading heads health hear heard hears heart hearted
        hearts heat heated heater heath heather heating heats heaven heirs hell hello herbs herd herds heroin heroine
        hers hind hint hints hired hits hoard hold holly holt holy honestly honesty hoops hoover hoped hopes hoping
        hopped hopping hops horse hose hostel hotel house hover human humane hunt hunted hunting hunts hurts huts
        hypotheses hypothesis iconic icons idea ideal ideals ideas immoral immortal improved improvised inability indeed
        indefinite indefinitely indexed indicate indicated indicative indices indicted indies induced inducted infected
        infested infinite infinitely infinity inhabit inhibit initiate initiative insect inspect instability installed
        instilled insulated insulted intend intent intimate intimidate into intro inventories inventors invested
        investigate investigative ionic ions ironic irons jacked jacket join joins joint joints kids kind kinda kinds
        kits knee kneel labs lace laced lacked lacking lads lagging lair lake lambs lamps lance landing lands lane laps
        lapse lash last lasting late later lateral latex latitude latter launch launchers launches lawns laws lawyer
        lawyers layer layers laying leach leading leads lean leaned leaning leans leaps learn learned learning learns
        leash least lend lending lends lens lent leone lest lets liar lice licked licking lied lien lies life lighting
        lightning like liked likes liking limb limbo limo linden line linear lined linen liner liners lines ling linger
        lining linked linking listing liter literal literate literature litter live lived lives loading loads loan local
        locale locking logan logging logos logs lone loose lose losers loses loss losses lost lots lotus lovers loves
        lunch lunches lying mace mach macho macroeconomic macroscopic madam madame made mainly mains maize make maker
        makers makes making male mama mamma mammal mana managers manages manga mania maniac manic manifest manifesto
        manila manipulate manipulative manly mans manufacturers manufactures many maple mara marc march maria marina
        mariners marines marital mark marked marker markers market marking marks mars marsh martial martian martin
        martini mash masks mass massage mast master match mate mater mates math mats matter maxi maxim maze mead meal
        meals mean meaning means meant meat meats medal medals media medial mediation medical medication meditation
        mental mere merge message messing meta metal metals meteor meter mice microeconomic microscopic midst mike mind
        minded mined miners mines mint minted mislead misled missing mist moaning mode model models modem modes modest
        mods moist money monkey mono month months mood moods moon moons moor moot moping mopping moral morale morality
        more morning moron morons morse mortal mortality most motel moth moths motor mound mounds mount mountainous
        mountains mounts mourning mouse mouth mouths move movers moves movie movies muse naive nations native
        necessarily necessary ness nest nests nets neural neutral nice niche niece nigh night nitrate nitrite node nodes
        nods noel noise noises nose noses note notes nothing noting notions nouns novel nuclear nudge nuns observers
        observes officers offices once onside onsite operates operatives orchestra orchestral ordinance ordinarily
        ordinary ordnance ounce outage outrage over overcame overcome overhead overheard overlay overly overseas
        oversees overt owed owing owned owning pace paced pacers pacing packed packers packet packets packing pact pads
        paid pain pains paint painted painter painters painting paints palace palaces palate pale paleo palm palms pals
        pans pants papa papal parentheses parenthesis parity parsons parting partly parts party partying passing past
        pasta paste pastel pasture patch patched patches patent patents path paths patient patients pats payable payback
        payer payers paying payoff pays peace peach peaks pear pearl peas peasant pedals peeing peeling peer peers
        pelvic pelvis pens performed performers performs person persona personal personnel persons pest pests petals
        peter peters petit petite pets petty phase phases phenomena phenomenal phony photographers photographs phrase
        phrases pick picked picket picking picks piece pier pierce piers pies piles pilot pilots pines pins pint pints
        piper pipes pissing pitched pitchers pitches pits place placed places placing plaid plain plains plan plane
        planed planes planet planets plank planned plans plant planted plants plate plated playable playback player
        players playing playoff plays pleas pleasant please plot plots ploy plugs plus plush pockets pods poets point
        pointed pointer pointers pointing points poised policeman policemen polices policies polio polling polo poly
        pond ponds pony pool pops pores portable portion ports pose posed posing post posted posting posts posture
        potable potion pots pound pounds powder powdered power powered prayer prayers praying preach precarious precede
        precious preformed premier premiere premise premises pres prescribed presenters presents presidents pressing
        pretty price prices prick prince princes principal principle print prints prob probe proc proceed processing
        prod producers produces prof professionals professions progresses progressives prom promise promises promo
        promoters promotes proof proper props pros proscribed prose prospects prospectus prosper protect protected
        protecting protects protest protested protesters protesting protests proud providence providers provides
        province psalm psalms psych psyche psycho publishers publishes pulling pumps pups pure purge purse pursue push
        qualifiers qualifies quid quiet quilt quit quite rabbi rabbit race racers races radial radical radio radios rage
        raging raid raider raiders raiding raids raining raise raises raising rake rally ramps rams ranch rancho rand
        rang range rangers ranges ranging rant rapid rapids raping rapping rates rating ratio rational rationale rations
        ratios rats ratting reactor reads real reality really realm realty reap rebel rebuild rebuilt recap receivers
        receives recent reckon recon recruiters recruits rector redesigned reds reefs reel referees reference references
        refs refuge refugee refuse refused regal regimen regiment regulars regulating regulation regulations regulators
        reign reigning reigns rein reins relating relation relational relations relaxation relay relegation relied
        relies relieve relive relocating relocation rely relying remainder remanded reminded reminder renal rental repay
        repeal repel replay replied replies reply replying republicans republics researchers researches resent reset
        reside resides residue residues resign resigned resigning resigns resin responders responds response responsive
        rest restrain restraint reuse reused revelation revelations revered reverence reverend reversed rice riches
        richest rick ride rider riders rides ridge ridges riding rigs ringing rings rinse rioting ripping rise rises
        rising risk risking rite rites roads robbed robbing robed robot robots rocked rocket rode rodeo rods rogue
        rooster root rooting roots roster rotating rotational rotting rouge routing rubbing ruby rugby ruining ruins
        rulers rules runaway runs runway sack sacked sacks sacred safe safer sage sail sails sake sale sales salmon
        salon saloon salt salted salvage same sand sandals sands sang sans sash satin savage save saved saver saves
        saving saying says scale scales scandalous scandals scans scar scarce scare scared scares scarf scaring scarred
        scars scent score scoring scot scout scrap scrape scraped scrapped scrum scum seal sealing seals seam seams
        sears seas seat seating seats section sections seed seeding seeds seeing seek seeking seeks seeming seems seen
        sees seize seized seizing selections self sell selling sells selves semen send sender sending sends sens sense
        sensors sent sept servers serves sets setting settlers settles settling seven sewing sexes sexiest sexist shack
        shake shale shalt sham shame sharded shared shatter shave shaved shaving shed sheds sheen shelf shell shells
        shelves shes shift shifts shin shine shipping shire shirt shirts shitting shock shocks shoe shoes shone shoot
        shooting shoots shopping shore shores short shortly shorts shorty shot shots shout shouting shouts shove shovel
        shoving shred shrine shut shuts shutter shutting sick side sides siding sigh sighs sight sights sigma sign
        signing signs silicon silicone simmer simulate simulated simulation sing singing sings sink sinks sinner sins
        sinus sipping sire site sites sits sitting size sized sizing skiers skies skinner skins skipping slack slander
        slang slapped slapping slash slated slave slaves slaying sleek slender slept slicing slick slid slide slides
        sliding slight slim slime sling slipped slipping slit slum slump slums smack smacked smash smell smelling smells
        smokers smokes smokey smoky snack snacks snag snail snails snake soar sock socks soil soils solar sold sole
        solid solve sonar songs sons soon sore sort sorta sorting sorts span spanning spans spare spared sparked sparse
        spawn spears spectra spectral speculate speculative sped speed speeding speeds spell spelled spelling spells
        spend spending spends spent spice spices spies spike spikes spilled spilling spin spine spines spinner spinning
        spins spit spite spitting splash splicing split splitting spoil spoils spoon sport sporting sports spot spots
        spotting squad squads squat squats stability stable stack stacked stacking stacks staffed staffing stag stage
        stain stained staining stains stair stairs stake stale stand stands staple star stare stared stares staring
        stark starred starring stars start started starting startled startling starts starve starved starving stash stat
        state stated states stating stationary stationery stats statue statues stature status statute statutes stay
        staying stays steak steaks steal stealing steals steam steamed steaming steep stem step stepped stepping stick
        sticking stigma stiles stimulate stimulated stimulation sting stink stir stirred stirring stock stocked stocking
        stocks stoke stoked stokes stole stomp stop stopped stopping store stored stores stories storing stormed stormy
        story strain strained straining strains strand strands stranger strangest strapped stray streak streaks stream
        streamed streaming strengthens strengths strife strikers strikes string strip stripe striped stripes stripped
        strips strive stroke strokes stronger strongest struck strung stuck studies studios study stuffed stuffing stun
        stung stunt sturdy sturgeon styles suction sued suede suing suit suitability suite suites suits sums sung super
        superb supper suppliers supplies supporters supporting supports sure surge surgeon sustaining swam swamp swans
        swap swarm swat sweat sweater sweating sweeter swell swelling swept swimmer swing swinging swings swore swung
        synonymous synonyms systematic systemic table tables tablet tablets tack tail tails tainted taker takers takes
        takin taking tale tales talking tang tango tank tanker tanks taped tapes taping tapped tapping taps task tasted
        tasting teach teachers teaches tech teens tees temp temperate temperature tempo temporarily temporary tempt tend
        tending tends tens tense tent tenth tents testing than thank thanking thanks thee them theme there these thick
        thin thine thing think thinker thinking thirsty thirty thorn thorough though thought thread threads threat
        threats three throats through thrust thugs thus tick tickle ticks tide tides tied tier tiers ties tiger tigers
        tile tiles tilted timber timed timer timers times ting tinker tinted tipped tipping tips tire tired tires title
        titled titles toasted toes toll tolls tone tones tonne tonnes tons topical topping torn tough towns trace traced
        tracing track tracked tracking traders trades trail trails trained trains tram tramp trance trans transformers
        transforms transit transmit transverse trap trapped trapping traps traverse tread treat treaties treatise treats
        tree trees trend trending trends trial trials tribal tribes trick tricked trickle tricks tried tries tripped
        tripping trips trivia trivial troll trolls tropical trot trough trout truce truck trucking true truss trust
        trusts trying tuck tuned tuning turned turning twain tweed tweet twin tying typing unblocked unclear undo unfit
        uniformed uninformed union unison unit unite united unlocked unnecessarily unnecessary unresolved unsolved
        unstable unsuitable untied unto user users uses usher vacation vagina vaginal vale value valve vantage
        variability vents vest vets viability vice vigilant vigilante villagers villages vintage violent violet visa
        vista vita vital vocation voice vols volts voluntarily voluntary voters votes waist wait waiter waiters waits
        waive waived waking wales walking walled wallet wand wandered wandering want wards warns warp wars wary washing
        watchers watches water waters wave waved waving wears weary weave weaving weigh weighed weighs weight weighted
        weights weird weirdo weld welding were whales what whatever whatsoever wheat where whine whipping whopping
        wicked wicket wider widest widow widows width wield wielding wight wigs wild wilder wildest wildly willy wilt
        window windows winds wine wines wings wins wishing witch witches with withdraw withdrew withheld withhold wits
        wondered wondering word words wore world worlds worse wrap wrath wreath wright wrist writ write writers writes
        """)
}
