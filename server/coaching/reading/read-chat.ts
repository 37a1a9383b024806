import type { Turn } from '../draft.ts'
import { wordsOf } from '../phrases.ts'
import { patronOf } from './patron.ts'
import type { Reading, Sentence } from './reading.ts'
import type { ReadText, ReadTurn } from './read-text.ts'
import { restates } from './restating.ts'

const saysName = /\b(?:[Mm]y name is|[Mm]y name's|I am|I'm|[Tt]his is|[Nn]ame is)\s+(\p{Lu}[\p{L}'’-]+)/u

/** The chat above a draft, read. */
export interface ReadChat {
  /** The patron's messages, and the stems of them all. */
  theirs: readonly ReadText[]
  theirStems: ReadonlySet<string>
  /** The stems of all that was written. */
  allOfIt: ReadonlySet<string>
  patron: Reading['patron']
  upsetScore: number
  before: Reading['before']
  /** Whether sentences call the patron by name. */
  calls: (sentences: readonly Sentence[]) => boolean
}

/** Reads a chat from its messages, oldest first. */
export function readChat(turns: readonly ReadTurn[], patronName: string): ReadChat {
  const of = (from: Turn['from']): ReadText[] => turns.flatMap((turn) => (turn.from === from ? [turn.said] : []))
  const [ours, theirs] = [of('librarian'), of('patron')]
  const theirStems = union(theirs)
  const allOfIt = union(ours, theirStems)
  const names = [patronName, ...theirs.map(({ text }) => saysName.exec(text)?.[1] ?? '')].filter(Boolean).map((name) => wordsOf(name)[0] ?? '').filter((name) => name.length > 1)
  const calls: ReadChat['calls'] = (said) => names.length > 0 && said.some(({ words }) => words.some((word) => names.includes(word)))
  let restated: boolean | null = null
  return {
    theirs, theirStems, allOfIt, calls, ...patronOf(turns),
    before: {
      get restates() { return restated ??= ours.some(({ sentences }) => restates(sentences, theirStems, allOfIt)) },
      checks_answered: ours.some(({ does }) => does.checks_answered),
      invites_back: ours.some(({ does }) => does.invites_back),
      acknowledges: ours.some(({ does }) => does.acknowledges),
      uses_name: ours.some(({ sentences }) => calls(sentences)),
      asked: ours.some(({ does }) => does.asked),
      answered: ours.some(({ does }) => does.answered),
      links: ours.some(({ does }) => does.links),
    },
  }
}

function union(texts: readonly ReadText[], from: Iterable<string> = []): Set<string> {
  const all = new Set(from)
  for (const { stems } of texts) for (const stem of stems) all.add(stem)
  return all
}
