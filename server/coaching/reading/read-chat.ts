import type { Turn } from '../draft.ts'
import { wordsOf } from '../phrases.ts'
import { checksBySigns } from './checking.ts'
import { patronOf } from './patron.ts'
import type { Reading, Sentence } from './reading.ts'
import type { ReadText, ReadTurn } from './read-text.ts'
import { restates } from './restating.ts'

const saysName = /\b(?:[Mm]y name is|[Mm]y name's|I am|I'm|[Tt]his is|[Nn]ame is)\s+(\p{Lu}[\p{L}'’-]+)/u

/** "mike here again": so they are called, unless it is one of these that stands before "here". */
const saysWhoIsHere = /^(?:hi |hiya |hello |hey )?(\p{L}{3,}) here\b/iu
const nobody = new Set(['still', 'not', 'right', 'over', 'back', 'down', 'new', 'out', 'yes', 'only', 'just', 'anybody', 'anyone', 'someone', 'who', 'are', 'been', 'same', 'student', 'come', 'was', 'live', 'work', 'get', 'got', 'it’s', 'the'])
/** "Hi Lou." calls somebody; "Hi, Lou." tells who writes. */
const vocative = /^(?:Hi|Hiya|Hello|Hey|Good (?:morning|afternoon|evening)|Thanks|Thank you|Welcome)(?: again)? \p{Lu}\p{Ll}+[.!,]/u
const noNames = /^\S+(?: \S+)? (?:There|All|Everyone|Everybody|Folks|Again|Sir|Madam)\b/

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
  /** What the patron wrote last answers a question of the librarian's. */
  answersUs: boolean
  /** Whether sentences call the patron by name. */
  calls: (sentences: readonly Sentence[]) => boolean
}

/** Reads a chat from its messages, oldest first. */
export function readChat(turns: readonly ReadTurn[], patronName: string): ReadChat {
  const of = (from: Turn['from']): ReadText[] => turns.flatMap((turn) => (turn.from === from ? [turn.said] : []))
  const [ours, theirs] = [of('librarian'), of('patron')]
  const theirStems = union(theirs)
  const allOfIt = union(ours, theirStems)
  const names = [patronName, ...theirs.flatMap(({ text }) => [saysName.exec(text)?.[1] ?? '', here(text)])].filter(Boolean).map((name) => wordsOf(name)[0] ?? '').filter((name) => name.length > 1)
  const calls: ReadChat['calls'] = (said) => said.some(({ words, text }) => words.some((word) => names.includes(word)) || (vocative.test(text) && !noNames.test(text)))
  let restated: boolean | null = null
  let checked: boolean | null = null
  return {
    theirs, theirStems, allOfIt, calls, ...patronOf(turns), answersUs: ours.at(-1)?.does.asked === true,
    before: {
      get restates() { return restated ??= ours.some(({ sentences }) => restates(sentences, theirStems, allOfIt)) },
      get checks_answered() { return checked ??= ours.some(({ does }) => does.checks_answered) || checkedBySigns(turns) },
      invites_back: ours.some(({ does }) => does.invites_back),
      acknowledges: ours.some(({ does }) => does.acknowledges),
      uses_name: ours.some(({ sentences }) => calls(sentences)),
      asked: ours.some(({ does }) => does.asked),
      answered: ours.some(({ does }) => does.answered),
      links: ours.some(({ does }) => does.links),
    },
  }
}

/** So many questions of the librarian's are looked back for. */
const lookBack = 6
/** Whether a question further up asked if it was answered, in words of no list: each is read in the chat as it stood above it. */
const checkedBySigns = (turns: readonly ReadTurn[]): boolean => {
  const asking = turns.flatMap(({ from, said }, at) => (from === 'librarian' && said.does.asked ? [at] : []))
  return asking.slice(-lookBack).some((at) => {
    const one = turns[at]
    return one !== undefined && checksBySigns(one.said, readChat(turns.slice(0, at), ''))
  })
}

function here(text: string): string {
  const who = saysWhoIsHere.exec(text)?.[1]?.toLowerCase() ?? ''
  return nobody.has(who) ? '' : who
}

function union(texts: readonly ReadText[], from: Iterable<string> = []): Set<string> {
  const all = new Set(from)
  for (const { stems } of texts) for (const stem of stems) all.add(stem)
  return all
}
