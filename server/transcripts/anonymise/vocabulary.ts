import { nameKind } from './names.ts'
import { honorificsElsewhere, kinElsewhere } from './other-languages.ts'
import type { Word } from './words.ts'

const set = (text: string) => new Set(text.trim().split(/\s+/))

/** Words for somebody of theirs, behind which a name may stand: "my son Tyler". */
export const kin = set(`kids sons daughters nieces nephews grandkids grandchildren stepkids triplets mama papa homie moko mam mams mammy nan nans nanny gran grans gramps grampa nanna tutu lolo ate kuya tiyo tita ninang halabeoji obaasan baba dada dadi nana nanu mamaw papaw meemaw memaw pawpaw moms dads technician tech receptionist secretary manager landlady housemate stepkid foster-son foster-daughter grandchild grandkid grandbaby namesake employee boss's driver cook gardener apprentice trainee student's carer minder childminder babysitter's sitter ${[...kinElsewhere].join(' ')} teammate team-mate groupmate schoolmate workmate bandmate batchmate labmate buddies in-law mother-in-law father-in-law sister-in-law brother-in-law son-in-law daughter-in-law gf bf fiancée bro sis lil roomate room-mate neigbor neigbour freind frend daugther hubby mother mom mum mommy father dad daddy sister brother son daughter wife husband spouse partner girlfriend boyfriend fiance fiancee
  aunt auntie uncle cousin niece nephew grandma grandmother grandpa grandfather granny nana grandson granddaughter grandchild stepson stepdaughter
  stepmother stepfather kid child baby toddler twins friend buddy roommate flatmate housemate neighbor neighbour classmate colleague coworker co-worker
  boss landlord babysitter nanny tutor coach pastor mate bff bestie ex caregiver aide patient client teacher professor prof instructor lecturer advisor adviser
  supervisor manager mentor counselor principal dentist therapist lawyer doctor patron student customer caller user visitor guest member borrower librarian director coordinator dean lola lolo tita tito abuela abuelo nonna nonno oma opa babushka amma appa ammi abba
  halmoni nani bibi treasurer secretary chairperson intern volunteer assistant ta pi neighbours neighbors attorney solicitor accountant surgeon vet plumber nurse midwife aunty stepdad stepmom stepbrother
  stepsister godmother godfather godson goddaughter grandnephew ex-wife ex-husband partner's hubby wifey sibling twin widow late housekeeper carer caretaker groomsman fiancee fiance pal penpal tenant co-author coauthor labmate`)

/** Words that are said before a name as part of it: "uncle Richard". */
export const familyTitles = set('nonna nonno abuelita abuelito whaea matua aunt auntie aunty uncle grandma grandpa granny nana tia tio tante onkel oma opa abuela abuelo')

export const honorifics = set(`${[...honorificsElsewhere].join(' ')} whaea matua kumu sheikh shaikh ustadh sensei signora signor signorina dona dom mevrouw meneer mr mrs ms mx miss dr doctor prof professor sir madam rev reverend fr father sister brother officer sgt sergeant judge coach nurse constable councilman councilwoman councillor councilor principal dean deacon imam rabbi chaplain pastor chef
  senor senora sra sr herr frau madame monsieur mme mlle hr fru`)

/** What belongs to a patron at a library: "Anita's card". */
export const belongings = set(`account card name hold holds fine fines pin password number record records barcode email phone address login birthday party house
  place checking savings apartment room appointment reservation order ride booking prescription homework class course section assignment mom mum dad mother
  father sister brother son daughter wife husband friend teacher laptop bag desk office turn`)

const thingNouns = set(`street st avenue ave road rd lane ln drive dr boulevard blvd court ct way square place pl terrace highway hwy library branch campus hall
  building room wing center centre college university school park county city town lake river bridge mountain mount island press foundation award prize act
  method theory syndrome disease day house museum journal review collection institute hospital church theatre theater station stadium hotel restaurant cafe
  bank society association elementary academy archives gallery garden gardens plaza mall beach airport fund scale test effect model airlines airways law case
  trial war revolution era dynasty books publishing inc ltd llc corp company abbey castle palace cathedral chapel farm falls springs hills heights valley creek
  village magazine weekly daily times herald tribune gazette doctrine plan treaty amendment`)

/** Whether the name before it ends in a word that makes it a place, a firm or a thing: "Craig Street", "Mary Baker Library". */
export const isThing = (word: Word | undefined): boolean => word !== undefined && word.joined && !word.opens && thingNouns.has(word.fold)

/** Words of books, films and music: where they stand, a name that nothing else explains is mostly an author's or an actor's. */
export const ofWorks = set(`book books novel novels author authors title titled isbn shelf edition trilogy series sequel audiobook ebook paperback hardcover writer
  writers wrote written poet poem poems poetry playwright movie movies film films actor actress actors directed directs starring stars starred star
  subtitles song songs album artist singer band music musician playlist listen biography autobiography memoir character protagonist plot genre fiction nonfiction
  literature article articles journal essay criticism bestseller magazine magazines newspaper digitized mysteries mystery thriller thrillers romance fantasy comics manga paperbacks bestsellers adaptation played cast bbc streaming hoopla kanopy
  netflix shakespeare`)

/** What people do and books don't: a name before it is somebody's. */
export const deeds = set(`called emailed texted phoned asked came left lives lived works worked borrowed returned lost owes owed forgot picked stopped visited wants
  needs said says told studies graduated married`)

/** What a name stands before when it is the subject of a sentence. */
export const verbs = set(`says said told asked wants wanted needs needed lives lived works worked thinks thought called texted emailed wrote borrowed returned lost left
  came comes helped gave got gets loves likes liked hates went goes here is was has had will would can could should does did just also recommended suggested
  mentioned sent showed knows knew forgot paid owes owed speaking signing from who that at and turns turned graduated teaches taught`)

/** Words that speak of one person: a capitalised word nobody knows before them is most likely that person's name. */
export const pronouns = set("he she him her his hers he's she's he'll she'll")

/** Words of handing money or things to somebody. */
export const giving = set('pay paid give gave lend lent owe owes money dollars bucks transfer gift present')

/** Verbs done to people only: a capitalised word behind them is a name, also one that is a word. */
export const toPeople = set('tell ask asked told remind invite invited thank helped met')

/** A name behind them is whom they greet, in lower case too. */
export const greetings = set('hi hello hey hiya dear thanks thank thx bye goodbye morning afternoon evening night welcome')

export const seasons = set(`january february march april may june july august september october november december summer autumn spring winter christmas easter`)

const ofPeoples = /(?:ian|ean|ish|ese|ist|ani)$/

/** "Norwegian", "Methodist": what people are, not who; but "Anneliese" is on a list of names. */
export const isNationality = ({ fold }: Word): boolean => ofPeoples.test(fold) && nameKind(fold) === 'none'
