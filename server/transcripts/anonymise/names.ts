import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../root.ts'
import { learnSound } from './name-sound.ts'
import type { Word } from './words.ts'

const split = (text: string) => new Set(text.trim().split(/\s+/))

// On the lists of some language, but in a chat in English no name.
const never = split(`the that this these those there then than them they he she it its we us me my you your our his her hers their who whom whose what when where why how which
  a an am are was were be been is as at on in or no nor not if up by to of and but so too very just also only own both all any some many more most much such same
  do does did done go goes gone going get got let can could would should shall must might have has had come came take took make made give gave tell told say said
  here now ever never often always still yet again soon later today tomorrow tonight yesterday please thanks thank hi hello hey yes yeah yep yup no nope nah ok okay alright bye
  goodbye bubye welcome sorry ugh oops um uh hmm huh wow whoa yikes geez gosh haha hahaha lol omg wait hang nice cool great good fine sure right well oh ah aw ha thx ty pls plz likey
  man men son sun lady ladies sir madam mama papa mum mommy daddy baby buddy pal dude folks guys guy people person lord god angel america american san santa el los las le la les de da di du der das den
  monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue wed thu fri sat feb mar apr jul aug sep sept oct nov dec january february march july september october november december
  dvd pdf url isbn id ai tv pc cd llc inc ceo phd mba gpa ap ib esl ged library librarian book books title author general major captain king queen prince princess lake river mount city town west east north south
  helo heyo helloo moin servus gruezi pagi selamat salaam salam asalaam assalam assalamu asalamu alaikum wa jazakallah shukran buna namaste sawubona ppl txt peeps vreau asante terima kasih
  buongiorno buonasera buonanotte bonsoir arigato arigatou konnichiwa annyeong xin chao selam merhaba habari jambo mabuhay kumusta kamusta privet dzien dobry hej moi tere szia kiitos tack takk dziekuje spasibo tesekkurler mesi bonjou pin pins
  mine mahalo aloha kakao kakaotalk wechat viber signal
  libby kindle audible hoopla google apple microsoft amazon alexa siri zoom canvas moodle overdrive jstor ebsco ebscohost proquest kanopy pubmed medline psycinfo lexis nexis lexisnexis gale scopus wiley
  elsevier springer sage ancestry newsbank mango lynda linkedin creativebug flipster pressreader worldcat marc zotero endnote mendeley refworks firefox safari chrome android iphone ipad mac windows wifi
  internet ebook ebooks audiobook uber lyft tesla venmo paypal visa mastercard amex facebook instagram twitter tiktok youtube netflix spotify gmail yahoo hotmail outlook
  english french spanish german italian chinese japanese latin greek arabic hebrew russian european british canadian irish african asian indian bible quran torah islam christmas easter ramadan
  black white green blue red gray grey golden medium rare extra double single street avenue road drive place house home hotel airlines airline delta porch pilgrim forest
  muslim jewish hindu sikh buddhist catholic protestant mormon baptist orthodox deaf blind autistic vegan vegetarian norwegian swedish danish finnish polish turkish iranian persian kurdish somali kenyan nigerian brazilian mexican cuban korean vietnamese filipino thai
  ciao hola bonjour salut hallo guten tag danke merci gracias grazie por favor sono soy della dalla nella il lo una un con per mit und die
  covid html python java windows iphone ios xbox playstation mpeg utf iso ansi isbn form version fall spring summer engl hist biol psyc chem phys econ soci anth comm educ nurs math stat poli phil
  vol ed eds pp chapter volume part
  little even dang thai iban interlibrary loan vegas broadway main mmm mmmm hmmm umm`)

// Names that are ordinary words when written without a capital, though film subtitles mostly write them with one.
const alsoWords = split(`mark jack bill rob sue pat ray dean chase carter hunter mason cooper porter walker parker foster baron marine pearl ruby rose lily daisy kitty april june august eve dana gene jean frank
  nick bud buck ace rocky rusty sandy sunny robin jay wade clay ford drew earl max mike bo jo al ally sonny teddy buster piper griffin stuart grace faith ginger harper bay miller christian tom norman francis
  dan don ken tim jess london paris washington junior france amen florida georgia christ jesus van lane brown virginia carolina austin dallas sydney brooklyn lincoln jordan israel india asia china kenya chad
  cuba grant valentine jan jun harlem renaissance mercedes ben art bob rex roger guy lance skip chuck rich curt herb brook clint dale glen forrest heath reed stone page paige chance cash ryder archer tanner fisher
  gardener taylor tyler marshall bishop sterling jewel autumn melody harmony destiny trinity serenity liberty cherry ivy olive hazel violet iris fern basil rosemary heather holly ash rowan linden rob josh`)

/** What the lists say of a word: a name and nothing else, a name that is an ordinary word too, only a family name, or no name. */
export type NameKind = 'clear' | 'ordinary-too' | 'family' | 'none'

type Lists = { given: Set<string>; family: Set<string>; ordinary: Set<string>; rare: Set<string>; places: Set<string>; figures: Set<string> }
let loaded: Lists | undefined

/** How common a folded word is in the United States as a given name, as a family name and as a word: each 0 (not at all) to 7, a step for ten times as many. */
export type Common = { given: number; family: number; word: number; mostlyCapital: boolean }

let counts: Buffer | undefined
const uncommon: Common = { given: 0, family: 0, word: 0, mostlyCapital: false }

const lately = new Map<string, Common>()

/** Looks up in the sorted lines of counts.txt, which stay one piece of memory; the same few words are asked for again and again. */
export function howCommon(fold: string): Common {
  const known = lately.get(fold)
  if (known) return known
  if (lately.size > 2000) lately.clear()
  const found = never.has(fold) ? uncommon : lookUp(fold)
  lately.set(fold, found)
  return found
}

function lookUp(fold: string): Common {
  if (!/^[a-z][a-z']+$/.test(fold)) return uncommon
  counts ??= readFileSync(join(root, 'server/transcripts/names/counts.txt'))
  const wanted = Buffer.from(`${fold} `)
  let [low, high] = [0, counts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const start = counts.lastIndexOf(10, middle - 1) + 1
    const order = counts.compare(wanted, 0, wanted.length, start, Math.min(counts.length, start + wanted.length))
    if (order === 0) return readCount(counts.toString('latin1', start + wanted.length, start + wanted.length + 3))
    if (order < 0) low = counts.indexOf(10, middle) + 1 || high
    else high = start
  }
  return uncommon
}

function readCount(levels: string): Common {
  const word = levels.charCodeAt(2)
  return { given: Number(levels[0]), family: Number(levels[1]), word: word > 96 ? word - 96 : word - 48, mostlyCapital: word > 96 }
}

/** As it is counted, also where it is `never` a name by itself: whether a word that everybody writes ("king", "long", "young") is the name of ten thousands: where a name was asked for and nothing else is said, it is one. */
export function isAlsoName(fold: string): boolean {
  const { given, family } = lookUp(fold)
  return given >= 4 || family >= 3
}

/** The lists, read at first use: they take some ten megabytes, which a server without transcripts need not spend. */
function lists(): Lists {
  const read = (name: string) => new Set(readFileSync(join(root, 'server/transcripts/names', name), 'utf8').split('\n').filter(Boolean))
  loaded ??= { given: read('given.txt'), family: read('family.txt'), ordinary: read('ordinary.txt'), rare: read('rare.txt'), places: read('places.txt'), figures: new Set([...read('figures.txt')].map((name) => name.replace(/[.\s]+/g, ' ').trim())) }
  return loaded
}

/** Whether a folded word is one that everybody writes, name or not. */
export const isOrdinary = (fold: string): boolean => never.has(fold) || alsoWords.has(fold) || lists().ordinary.has(fold) || /'(?:m|re|ve|ll|d|t|s)$|^\p{N}/u.test(fold)
export const isPlace = (fold: string): boolean => lists().places.has(fold)

/** "Los Angeles", "San Francisco": whether a word and its neighbour are a place together. */
export const isPartOfPlace = ({ fold, before, after, joined }: Word): boolean =>
  (joined && before !== undefined && isPlace(`${before.fold} ${fold}`)) || (after?.joined === true && isPlace(`${fold} ${after.fold}`))

/** What the lists say of a folded word; of a hyphened one, what they say of its first part that is a name. */
export function nameKind(fold: string): NameKind {
  if (never.has(fold)) return 'none'
  const { given, family } = lists()
  if (given.has(fold)) return isOrdinary(fold) ? 'ordinary-too' : 'clear'
  if (family.has(fold)) return 'family'
  if (!fold.includes('-')) return 'none'
  const parts = fold.split('-', 4)
  if (parts.some(isOrdinary)) return 'none'
  return parts.some((part) => given.has(part)) ? 'clear' : parts.some((part) => family.has(part)) ? 'family' : 'none'
}

/** Whether these folded words, with one space between them and no full stops, are somebody well known: a writer, a musician, a figure of history. */
export const isFigure = (folds: string): boolean => lists().figures.has(folds)

/** Neither a word that everybody writes nor a place: in a chat most likely somebody's name, or mistyped. */
export const isUnheard = ({ fold, digits }: Word): boolean => !digits && fold.length > 2 && !isOrdinary(fold) && !isPlace(fold) && !jargon.has(fold) && !lists().rare.has(fold) && !/^a*(?:h+[aeiou]*){2,}$/.test(fold)

let sound: ((fold: string) => number) | undefined

/** How much more a folded word is spelled like a name than like a word of English: see `learnSound`. Learned from the lists at first use, in some 30 ms. */
export function soundsLikeName(fold: string): number {
  if (sound === undefined) {
    const { given, family, ordinary } = lists()
    const notOrdinary = function* () { for (const list of [given, family]) for (const name of list) if (!ordinary.has(name)) yield name }
    sound = learnSound(notOrdinary(), ordinary)
  }
  return sound(fold)
}

export const isMachine = ({ fold }: Word): boolean => jargon.has(fold)

/** Words of chats and of desks that no film says, so that the list of ordinary words lacks them. */
const jargon = split(`mom yo barcode barcodes wifi email emails app apps online website websites webpage login logins username pdf pdfs ebook ebooks audiobook audiobooks thats whats theres dont cant doesnt didnt
  wont isnt wasnt havent couldnt wouldnt shouldnt youre theyre theyll youll ive ill hes shes lets thier teh recieve recieved accomodate successfuly definately seperate wanna gonna gotta kinda sorta prolly
  asap rsvp nevermind hopefully preferably appt appts esp tho thru thnx tysm idk tbh btw fyi imo omw brb ttyl jk smh ikr lmao pls plz kiosk laptop laptops chromebook chromebooks microfilm microfiche
  genealogy makerspace interlibrary paywall paywalled bookmobile storytime checkout checkouts renewals holds database databases citation citations thesis dissertation undergrad postdoc
  celsius fahrenheit halal kosher genealogy hiya prof nan hehe haha hehehe hahah coz cuz bc rly sooo soo welp heya hablo ingles espanol francais deutsch mandarin cantonese urdu hindi tagalog tamil telugu swahili bengali punjabi farsi pashto
  covid pandemic coronavirus screenshot screenshots popup popups google googled scanner reserves syllabus browser browsers download downloads upload uploads router vpn url urls texted messaged
  followup signup sign-up pickup drop-off dropoff lockdown zine zines manga anime podcast podcasts blog blogs vlog scifi nonfiction non-fiction biopic paperback paperbacks hardcover hardback
  dystopian preprint preprints bibliography bibliographies abstracts peer-reviewed full-text fulltext scholarly archival digitized digitised metadata spreadsheet spreadsheets excel powerpoint
  reset resets homepage inbox voicemail esign autofill emoji emojis lol lols hmmm ahh ahhh ooh oooh aww awww yay woohoo woo okey okie okey-dokey dokie alrighty thankyou thankss helloo hii heyy hiii
  scopus zotero mendeley endnote kanopy hoopla freegal libby overdrive cloudlibrary biblioboard westlaw lexis factiva mintel statista ibisworld euromonitor bloomberg morningstar orbis crunchbase pitchbook compustat mergent hoovers passport
  icpsr ipums simplyanalytics socialexplorer artstor aluka muse medline embase cochrane uptodate dynamed clinicalkey scifinder reaxys inspec compendex engnetbase georef mathscinet zbmath arxiv biorxiv medrxiv ssrn repec
  doaj oapen hathitrust gutenberg librivox europeana gallica persee cairn dialnet redalyc scielo europresse factiva numilog onleihe psyndex fis worldcat ebsco cinahl psycinfo psycarticles eric jstor proquest gale elsevier sciencedirect wiley tandfonline routledge
  heinonline hein nexis naxos alexander artfilms filmakers swank films transparent mango rosetta duolingo pimsleur brainfuse tutor learningexpress gcflearnfree coursera udemy lynda niche novelist goodreads librarything storygraph chilton
  familysearch findmypast fold3 myheritage newspapers newsbank pressreader flipster zinio rbdigital tumblebooks bookflix vooks teachingbooks scholastic worldbook britannica encyclopaedia
  canvas blackboard brightspace moodle sakai turnitin respondus proctorio panopto kaltura mediasite qualtrics redcap spss stata sas matlab nvivo arcgis qgis tableau latex overleaf github gitlab jupyter rstudio anaconda
  grammarly quillbot chatgpt copilot gemini claude openai excel onedrive sharepoint dropbox gdrive evernote trello slack discord telegram whatsapp skype webex teams gmail outlook icloud okta duo shibboleth openathens eduroam ezproxy sso cas illiad tipasa ereserves libguides libguide libcal libchat springshare
  papercut wepa pharos printme eprint envisionware libkey browzine unpaywall sci-hub researchgate academia orcid crossref scimago altmetric sherpa romeo turabian harvard vancouver ieee bluebook apa mla ama
  illustrator photoshop indesign lightroom premiere audacity garageband fusion tinkercad cricut makerbot prusa ultimaker glowforge raspberry arduino lego gopro roku chromecast wii nintendo switch playstation
  hyatt hilton marriott sheraton holiday-inn uber ubers lyft lyfts samsung dell lenovo toshiba canon epson xerox brother ricoh konica nikon sony nook kobo boox remarkable`)

export const particles = new Set(`ni ui nic van der den de la le du da das dos do di del della von zu zur ter ten te al el bin ibn abu abd ben bar bat mac mc st
  san santa y e af av 't of the los las ten op het`.split(/\s+/))

/** Whether a name that is a word too is mostly a name: "grace", not "hope". */
export const isMostlyName = (fold: string): boolean => alsoWords.has(fold) && !lists().ordinary.has(fold)

/** Whether a word could be part of a name by itself: on a list, or a word nobody knows; not one that everybody writes. */
export const isNameLike = (word: Word): boolean => !word.digits && (isOrdinary(word.fold) ? word.capital && nameKind(word.fold) !== 'none' : true)

// Short forms that are no beginning of their name; "Ben" for Benjamin needs no entry.
const shortForms = new Map(Object.entries({
  william: 'bill billy willy liam', robert: 'bob bobby', richard: 'dick rick ricky', edward: 'ted teddy ned', theodore: 'ted teddy', margaret: 'peggy meg maggie peg greta rita', elizabeth: 'liz lizzie beth betty betsy lisa libby eliza', katherine: 'kate katie kathy kitty kay',
  catherine: 'kate katie cathy kitty', kathleen: 'kate katie kathy', john: 'jack jonny johnny', james: 'jim jimmy jamie', henry: 'harry hank', charles: 'chuck charlie', anthony: 'tony', antonio: 'tony toni', joseph: 'joe joey', michael: 'mike mikey mick', francis: 'frank', francisco: 'paco pancho',
  jose: 'pepe', rebecca: 'becca becky', deborah: 'debbie', patricia: 'trish patty patsy', dorothy: 'dot dottie dolly', mary: 'molly polly', sarah: 'sally sadie', susan: 'sue susie suzy', ann: 'annie nan nancy', anna: 'annie', christopher: 'kit topher', alexander: 'sasha sandy xander', alexandra: 'sasha sandra',
  aleksandr: 'sasha', lawrence: 'larry', harold: 'hal harry', gerald: 'jerry', andrew: 'drew', leonard: 'len lenny', raymond: 'ray', nathaniel: 'nate nat', jonathan: 'jon', matthew: 'matt', stephen: 'steve', steven: 'steve', stephanie: 'steph', jennifer: 'jen jenny', jacqueline: 'jackie', virginia: 'ginny', eleanor: 'nell ellie nora',
  isabella: 'bella izzy', isabel: 'izzy belle', guadalupe: 'lupe', ignacio: 'nacho', mohammed: 'mo', muhammad: 'mo', yevgeny: 'zhenya', vladimir: 'vova volodya', mikhail: 'misha', dmitri: 'dima', ekaterina: 'katya',
}).map(([name, short]) => [name, new Set(short.split(' '))]))

/** Short forms of a folded given name: those commonly used for it, and its beginnings that are names themselves. */
export function shortFormsOf(name: string): string[] {
  const beginnings = [3, 4, 5, 6].filter((length) => length < name.length).map((length) => name.slice(0, length))
  return [...(shortForms.get(name) ?? []), ...beginnings.filter((short) => nameKind(short) === 'clear' || nameKind(short) === 'ordinary-too')]
}
