import * as v from 'valibot'
import type { DeskKind } from '../../shared/desk.ts'
import { deskKinds } from '../../shared/desk.ts'
import { judge } from './coach.ts'
import type { ChatDraft } from './draft.ts'
import type { Behaviours } from './reading/reading.ts'
import type { RuleBook } from './rules.ts'

/** One line that `npm run detect` is given. */
const Row = v.object({
  id: v.union([v.string(), v.number()], 'an id'),
  desk: v.nullish(v.string("the desk's kind"), 'reference'),
  conversation: v.nullish(v.array(v.object({ from: v.picklist(['patron', 'librarian'], 'patron or librarian'), text: v.string('a text') }), 'a list of turns'), []),
  draft: v.string('a text'),
}, 'an object with id, conversation and draft')

/** And what it answers. `rule` is the rule's number in the handbook (R15), or its id where it has none. */
export interface Detected {
  id: string | number
  behaviours: Behaviours
  cold: number
  patron_upset: number
  nudges: { rule: string; level: string }[]
}

/** Names that desks go by elsewhere. A kind that nobody knows is read as the reference desk. */
const alsoCalled: Readonly<Record<string, DeskKind>> = {
  fines: 'circulation', loans: 'circulation', 'circulation and fines': 'circulation', "children's": 'children', childrens: 'children', kids: 'children', youth: 'children',
  tech: 'technical', 'technical help': 'technical', it: 'technical', academic: 'research',
}

/** Reads one line of JSON. Throws an Error that says what was expected. */
export function detect(line: string, book: RuleBook): Detected {
  let given: unknown
  try {
    // Trimmed, a line has no byte-order mark either, which some editors put before the first.
    given = JSON.parse(line.trim())
  } catch {
    throw new Error('this is not JSON')
  }
  const read = v.safeParse(Row, given)
  if (!read.success) {
    const [issue] = read.issues
    throw new Error(`${v.getDotPath(issue) ?? 'the line'}: ${issue.received === 'undefined' ? 'is missing' : `expected ${issue.message}, found ${issue.received}`}`)
  }
  const { id, desk, conversation, draft } = read.output
  const named = desk.toLowerCase()
  const kind = deskKinds.find((one) => one === named) ?? alsoCalled[named] ?? 'reference'
  const chat: ChatDraft = {
    draft, version: 0, seq: conversation.length, desk: { id: desk, kind }, question: '', patronName: '', turns: conversation.map((turn) => ({ ...turn, at: 0 })),
    ending: false, patronTyping: false, now: 0, tags: [], alreadyShown: [], wishes: { off: false, quiet: [], toMargin: [], faded: [] },
  }
  const reading = book.read(chat)
  const { nudges } = judge(chat, reading, book)
  return {
    id, behaviours: reading.behaviours, cold: rounded(reading.cold), patron_upset: rounded(reading.patronUpset),
    nudges: nudges.map(({ rule, number, level }) => ({ rule: number ?? rule, level })),
  }
}

const rounded = (number: number): number => Math.round(number * 10_000) / 10_000
