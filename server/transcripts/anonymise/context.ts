import { isNameLike, isOrdinary, particles } from './names.ts'
import { phrases } from './phrases.ts'
import type { Word } from './words.ts'

const split = (text: string) => text.trim().split(/\s+/)

export const kin = new Set(split(`mother mom mum mommy father dad daddy sister brother son daughter wife husband spouse partner girlfriend boyfriend fiance fiancee
  aunt auntie uncle cousin niece nephew grandma grandmother grandpa grandfather granny nana grandson granddaughter grandchild stepson stepdaughter
  stepmother stepfather kid child baby toddler twins friend buddy roommate flatmate housemate neighbor neighbour classmate colleague coworker co-worker
  boss landlord babysitter nanny tutor coach pastor mate bff bestie ex caregiver aide patient client teacher professor prof instructor lecturer advisor adviser
  supervisor manager mentor counselor principal dentist therapist lawyer doctor patron student customer caller user visitor guest member borrower`))

/** What belongs to a patron at a library: "Anita's card". */
export const belongings = new Set(split(`account card name hold holds fine fines pin password number record records barcode email phone address book-list login
  birthday party house place checking savings apartment room appointment reservation order ride booking prescription homework class course section
  assignment mom mum dad mother father sister brother son daughter wife husband friend teacher phone laptop bag desk office turn`))

const streetNouns = new Set(split(`street st avenue ave road rd lane ln drive dr boulevard blvd court ct way square place pl terrace highway hwy library branch
  campus hall building room wing center centre college university school park county city town lake river bridge mountain mount island press foundation
  award prize act method theory syndrome disease day house museum journal review collection institute hospital church theatre theater station stadium
  hotel restaurant cafe bank society association elementary academy archives gallery garden gardens plaza mall beach airport fund scale test effect model
  airlines airways law case trial war revolution era dynasty books publishing inc ltd llc corp company abbey castle palace cathedral chapel farm falls springs hills heights valley creek village magazine weekly daily times herald tribune gazette doctrine plan treaty amendment`))

/** Whether the name ends in a word that makes it a place, a firm or a thing: "Craig Street", "Mary Baker Library". */
export const isThing = (next: Word | undefined): boolean => next !== undefined && next.joined && !next.opens && streetNouns.has(next.fold)

export const beforeName = phrases<'self' | 'other'>([
  ['self', [`my name is`, `my name's`, `my names`, `my name`, `my full|first|last|legal|middle|maiden|given|sur name is`, `my full|first|last name`, `my surname is`, `name is`, `name's`, `the name is|s`, `the name's`,
    `full|first|last|middle|preferred|legal name`, `surname`, `lastname`, `firstname`, `call me`, `calls|call me`, `known as`, `i go by`, `they call me`, `people call me`, `you are speaking with|to`, `you're speaking with|to`,
    `me llamo`, `mi nombre es`, `je m'appelle`, `je suis`, `ici`, `hier ist|spricht`, `sono`, `soy`, `aqui`, `mon nom est`, `ich heisse`, `mein name ist`, `ich bin`, `mi chiamo`, `il mio nome e`, `meu nome e`, `me chamo`, `chamo-me`, `ik heet`, `mijn naam is`,
    `jag heter`, `mitt namn ar`, `jeg hedder`, `jeg heter`, `mit navn er`, `nimeni on`, `nazywam sie`, `mam na imie`, `jmenuji se`, `a nevem`, `ime mi je`, `zovem se`, `меня зовут`, `мене звати`, `με λενε`, `signed`]],
  ['other', [`his|her|their|your name is|was`, `is your|his|her|the name`, `his|her|their name's`, `under the name`, `in the name of`, `under|by the name of`, `on behalf of`, `account|card|hold|reservation|booking of`, `named`, `name of`,
    `name`, `addressed to`, `care of`, `maiden name is|was`, `maiden name`, `maiden is|was`, `attn`, `attention`, `c/o`, `dear`, `ask for`, `talk|talked|talking|spoke|speak|speaking|spoken|chat|chatting|chatted to|with`, `met with`]],
])

/** "I am X", "this is X": mostly no name follows, so the word must look like one. */
export const maybeName = phrases<'self' | 'other'>([
  ['self', [`i am`, `i'm`, `im`, `this is`, `it's|its|it is`, `it is`, `here is`, `yours|yours, truly|sincerely`, `sincerely`, `regards`, `best`, `cheers`, `xoxo`, `love`]],
  ['other', [`hi`, `hello`, `hey`, `hiya`, `dear`, `thanks`, `thank you`, `thx`, `ty`, `bye`, `goodbye`, `ok`, `okay`, `sorry`, `morning|afternoon|evening|night`, `good morning|afternoon|evening|night`, `welcome`, `welcome back`,
    `is this`, `are you`, `and i'm`, `with`, `from`, `for`, `to`, `tell`, `ask`, `asked`, `told`, `call`, `called`, `email`, `emailed`, `see`, `saw`, `met`, `helped by`, `and`, `or`, `under`, `it's under`, `meet`, `contact`, `cc`, `between`, `that`, `if`, `invite`, `invited`, `pay`, `send`, `remind`, `says|said`, `because`, `as`, `than`, `like`]],
])

const afterVerbs = new Set(split(`says said told asked wants wanted needs needed lives lived works worked thinks thought called texted emailed wrote borrowed returned lost
  left came comes helped gave got gets loves likes liked hates went goes here is was has had will would can could should does did just also recommended suggested
  mentioned sent showed knows knew forgot paid owes owed speaking signing from who that at and turns turned graduated teaches taught`))
export const isVerbOfPeople = (word: Word | undefined): boolean => word !== undefined && word.joined && afterVerbs.has(word.fold)

export const isHonorific = (fold: string): boolean => honorifics.has(fold)
const honorifics = new Set(split(`mr mrs ms mx miss dr doctor prof professor sir madam rev reverend fr father sister brother officer sgt sergeant judge coach
  señor senor senora señora sra sr herr frau madame monsieur mme mlle hr fru`))

/** A stretch of words that could be one name: from `at` up to five parts, with particles and initials between. Gives the place behind its last word, or `at`. */
export function nameEnd(words: readonly Word[], at: number, accepts: (word: Word, n: number) => boolean): number {
  let end = at
  for (let n = at; n < words.length && n < at + 8 && end - at < 6; n += 1) {
    const word = words[n]
    if (word === undefined || (n > at && (!word.joined || word.turn !== words[n - 1]?.turn || words[n - 1]?.possessive === true))) break
    if (isInitial(word, words[n + 1]) && n > at || accepts(word, n - at)) end = n + 1
    else if (!(particles.has(word.fold) && (n > at || words[n + 1] !== undefined))) break
  }
  return end
}

/** "A." in "Robert A. Heinlein": a single letter with a full stop behind it, or between two capitalised words. */
export const isInitial = (word: Word, next: Word | undefined): boolean => /^\p{L}$/u.test(word.text) && word.fold !== 'i' && word.fold !== 'a' || /^\p{L}$/u.test(word.text) && (next?.gap.startsWith('.') === true || word.capital && next?.capital === true)

/** Accepts what looks like part of a name where a name is expected: on a list, capitalised and no everyday word, or unknown altogether. */
export const looksLikeName = (word: Word): boolean => isNameLike(word) && !(word.capital && word.opens && isOrdinary(word.fold))

/** Words of books, films and music: where they stand, a name that nothing else explains is mostly an author's or an actor's. */
export const ofWorks = new Set(split(`book books novel novels author authors title titled isbn shelf edition trilogy series sequel audiobook ebook paperback hardcover writer writers wrote written poet poem poems poetry playwright
  movie movies film films actor actress actors director directed directs starring stars starred star subtitles song songs album artist singer band music musician playlist listen biography autobiography memoir
  character protagonist plot genre fiction nonfiction literature article articles journal essay criticism bestseller
  magazine magazines newspaper digitized adaptation played cast bbc streaming hoopla kanopy netflix shakespeare`))

/** Words that speak of one person: a capitalised word nobody knows before them is most likely that person's name. */
export const pronouns = new Set(split(`he she him her his hers he's she's he'll she'll`))

/** Words of handing money or things to somebody. */
export const giving = new Set(split(`pay paid give gave lend lent owe owes money dollars bucks transfer gift present`))

/** Verbs that are done to people only: a capitalised word behind them is a name, also one that is a word. */
export const toPeople = new Set(split(`tell ask asked told remind invite invited thank helped met`))

/** Words of greeting, thanks and address: a name behind them is whom they greet, in lower case too. */
export const afterGreeting = new Set(split(`hi hello hey hiya dear thanks thank thx bye goodbye morning afternoon evening night welcome`))
