import { look } from '../check.ts'
import { hasAddress } from '../contact.ts'
import { phrases, wordsOf } from '../phrases.ts'
import type { Reading } from '../reading/reading.ts'

const here = /^\s*\p{Lu}[\p{Ll}-]+ (?:here|from|at)\b/u
const hellos = phrases(['hello', 'hi', 'hey', 'hiya', 'good morning', 'good afternoon', 'good evening', 'greetings', 'dear'])
/** A first message so long took somebody time: it wants a hello, where a quick question wants a quick answer. */
const longFrom = 20

export const openingWithoutWelcome = look(
  'The first message of a librarian has neither greeting nor name nor role, although the patron said hello or wrote at some length. A quick question may have a quick answer, and who says it again, does something or asks to hear more has shown that somebody is there.',
  ({ chat, reading }) => {
    const { turns, draft } = chat
    if (turns.some(({ from }) => from === 'librarian') || draft.trim() === '') return null
    const first = turns.find(({ from }) => from === 'patron')
    if (first === undefined) return null
    const opening = wordsOf(first.text)
    const wanted = hellos.in(opening.slice(0, 4)) !== null || opening.length >= longFrom
    if (reading.behaviours.greets || reading.behaviours.acknowledges || reading.behaviours.uses_name || here.test(draft) || reading.sentences.slice(0, 2).some(({ has }) => has.has('welcomes'))) return wanted ? 'met' : null
    return wanted && !reading.patron.errand && !isTakenUp(reading, draft) ? { words: first.text, of: 'patron', strength: 0.25 } : null
  },
)

/** So many words of an answer are nothing curt. */
const careFrom = 25
const isTakenUp = ({ behaviours, doesADeed, patron, length }: Reading, draft: string): boolean =>
  behaviours.restates || behaviours.asks_open || doesADeed || (behaviours.refers && hasAddress(draft)) || (!patron.vague && length >= careFrom)
