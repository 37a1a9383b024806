import type { ReadText } from './read-text.ts'
import { kindsByLists, weigh } from './signs.ts'
import { bias, weights } from './trouble-weights.ts'

/**
 * Kinds of words that people use when something went wrong for them, also where no word of feeling is among them: "so I took two buses and the
 * doors were shut". What each kind weighs is learned: trouble-weights.ts.
 */
const kinds = {
  first: 'i me my we us our myself mine ourselves',
  trouble: { list: 'signs-trouble' },
  suffering: { list: 'signs-suffering' },
  people: { list: 'signs-family' },
  others: 'she he they someone somebody everyone everybody people staff colleague colleagues woman man lady guy guard librarian yourself you',
  told: { list: 'signs-told' },
  again: { list: 'signs-again' },
  against: { list: 'signs-refusing' },
  stress: 'just even honestly really so literally seriously only supposed apparently obviously clearly all basically everything pls yay',
  thanks: 'thank thanks cheers grateful obliged appreciate appreciated ta tysm thx ty merci perfect brilliant lovely wonderful great awesome glad kind patience',
  urgent: 'now minutes minute min mins tonight midnight deadline due tomorrow today asap hurry urgent starts leaves closes goes interview flight',
  polite: 'please thanks thank could would hi hello hey looking wondering recommend',
  task: 'book books article articles source sources research paper essay class cite author title edition print shelf catalogue catalog material materials information info exhibition project school report topic history something anything after need want interested find help writing studying using like know',
} as const
type Kind = keyof typeof kinds
/** A kind counts so many times at the most. */
const atMost: Record<Kind, number> = { first: 3, trouble: 3, suffering: 3, people: 2, others: 3, told: 2, again: 3, against: 3, stress: 3, thanks: 2, urgent: 2, polite: 2, task: 2 }
const kindsIn = kindsByLists(kinds)

/** What opens a question, marked as one or not. */
const opensQuestion = new Set(['what', 'where', 'when', 'which', 'who', 'how', 'is', 'are', 'do', 'does', 'can', 'could', 'any'])

export type Trouble = Kind | 'question' | 'opens a question' | 'done to somebody' | 'length' | 'tiny' | 'capitals' | 'marks in a row' | 'own trouble' | 'own suffering' | 'own refusal' | 'told, not asked' | 'money'

/** The signs of trouble in what a patron wrote since they were answered, each with how much of it there is. Messages may be several. */
export function troublesIn(texts: readonly ReadText[]): Map<Trouble, number> {
  const found = new Map<Trouble, number>()
  let length = 0
  let past = 0
  for (const { sentences, lists } of texts) {
    const kindsOf = kindsIn(lists)
    for (const { words } of sentences) {
      length += words.length
      for (const word of words) {
        for (const kind of kindsOf(word)) found.set(kind, Math.min(atMost[kind], (found.get(kind) ?? 0) + 1))
        if (word.length > 4 && word.endsWith('ed')) past += 1
      }
    }
  }
  const is = (sign: Trouble, there: boolean): void => { if (there) found.set(sign, 1) }
  const written = texts.map(({ text }) => text).join('\n')
  const opening = texts[0]?.sentences[0]?.words ?? []
  const [own, asks, opens] = [found.has('first'), written.includes('?'), opensQuestion.has(opening[0] ?? '') || opensQuestion.has(opening[1] ?? '')]
  if (past > 0) found.set('done to somebody', Math.min(3, past))
  found.set('length', Math.min(40, length) / 20)
  is('question', asks)
  is('opens a question', opens)
  is('tiny', length < 5)
  is('capitals', /\b[A-Z]{3,}\b/.test(written))
  is('marks in a row', /[!?]{2}|\.\.\./.test(written))
  is('own trouble', own && found.has('trouble'))
  is('own suffering', own && found.has('suffering'))
  is('own refusal', own && found.has('against'))
  is('money', /[$£€]\s?\d|\b\d+ (?:dollars|pounds|euros?|quid|bucks)\b/.test(written))
  is('told, not asked', !asks && !opens && length > 7)
  return found
}

/** How much what a patron wrote reads like trouble of their own, in log-odds. */
export const troubleIn = (texts: readonly ReadText[]): number => (texts.length === 0 ? -Infinity : weigh(troublesIn(texts), bias, weights))
