/** Words that say nothing of what a text is about. */
const common = new Set(`about above after again also always another anything around back because been before being book books both came come could each even every find from gave give good great have
having hello help here hers him into item just kind know library like little look looking made make many maybe more most much must need needed never next nice okay once only other over please really right said
same shall should since some something still such sure take than thank thanks that their them then there these they thing things think this those through till time today took under until upon very want wanted
well were what when where which while will with without would your yours doing does done going gone
the and for are but not you all any can had her was one our out has him his how its let may new now off old own put say see she too two use way who why did get got yes yet yep nah try ask far few ago also am isn per via`.split(/\s+/))
/** The commonest words of English: a text without them is in another language. */
const english = new Set(`the a an i you it is are was to of in on for and or not that this we my your me do does have has can what how when where who will would be at with from they no yes ok hi hello thanks thank please
bye here there some any book books need our want about just so if as by he she his her them could should did been had am up out get got see let know more`.split(/\s+/))

const numbers = new Map(['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map((word, index) => [word, String(index + 2)]))

/** The stems of the words that carry a text: long enough and not common, or a number. */
export function stemsOf(words: readonly string[]): Set<string> {
  const stems = new Set<string>()
  for (const word of words) {
    const kept = known.get(word)
    const stem = kept === undefined ? keep(word) : kept
    if (stem !== null) stems.add(stem)
  }
  return stems
}

/** The stems of words that were met, null where one carries nothing: most of what is written is written in the same few words. So many are kept, and none that is long or no word. */
const known = new Map<string, string | null>()
const atMost = 3_000
const isKept = /^[a-z]{1,12}$/
function keep(written: string): string | null {
  const word = numbers.get(written) ?? written
  const stem = isDigit(word) || (word.length > 2 && !common.has(word)) ? stemOf(word) : null
  if (known.size < atMost && isKept.test(written)) known.set(written, stem)
  return stem
}

/** What a word may end with, longest first, by its last letter. */
const endings = new Map(Object.entries({ s: ['ings', 'ers', 'ies', 'es', 's'], g: ['ing'], d: ['ed'], y: ['ly'], r: ['er'] }))
const stemOf = (word: string): string => {
  const ending = endings.get(word.at(-1) ?? '')?.find((one) => word.endsWith(one))
  return word.slice(0, Math.min(7, word.length - (ending?.length ?? 0)))
}

const isDigit = (word: string): boolean => word >= '0' && word < ':'

/** The stems of one text or of several. */
export type Stems = Pick<ReadonlySet<string>, 'has'>

/** How many of some stems are among others. */
export function shared(some: ReadonlySet<string>, others: Stems): number {
  let both = 0
  for (const one of some) if (others.has(one)) both += 1
  return both
}

/** So few texts are looked through one by one: putting their stems together anew for each draft would take longer. */
const few = 12

/** The stems of several texts, to be asked for some. */
export function stemsOfAll(texts: readonly { stems: ReadonlySet<string> }[]): Stems {
  if (texts.length > few) return allStems(texts)
  return {
    has: (stem) => {
      for (const { stems } of texts) if (stems.has(stem)) return true
      return false
    },
  }
}

/** The stems of several sentences together. */
export function allStems(sentences: readonly { stems: ReadonlySet<string> }[]): Set<string> {
  const all = new Set<string>()
  for (const { stems } of sentences) for (const stem of stems) all.add(stem)
  return all
}

/** Whether texts are English, as far as its commonest words tell. Few words in Latin letters get the benefit of the doubt. */
export function isEnglish(texts: readonly { sentences: readonly { words: readonly string[] }[] }[]): boolean {
  let seen = 0
  let known = 0
  for (const { sentences } of texts) {
    for (const { words } of sentences) {
      for (const word of words) {
        if (seen === 200) return known * 7 >= seen
        seen += 1
        if (english.has(word)) known += 1
      }
    }
  }
  if (seen < 5) return !texts.some(({ sentences }) => sentences.some(({ words }) => words.some((word) => /[^\p{Script=Latin}\p{N}']/u.test(word))))
  return known * 7 >= seen
}
