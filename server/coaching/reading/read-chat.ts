import { checksBySigns } from './checking.ts'
import { calledBy } from './calling.ts'
import { patronOf } from './patron.ts'
import type { Reading } from './reading.ts'
import { saidBy } from './read-text.ts'
import type { ReadText, ReadTurn } from './read-text.ts'
import { restates } from './restating.ts'
import { stemsOfAll } from './stems.ts'
import type { Stems } from './stems.ts'

/** The chat above a draft, read. */
export interface ReadChat {
  /** The patron's messages, and the stems of them all. */
  theirs: readonly ReadText[]
  theirStems: Stems
  /** The stems of all that was written. */
  allOfIt: Stems
  patron: Reading['patron']
  upsetScore: number
  /** The same in log-odds, so that a draft's own signs can be weighed against it. */
  upsetOdds: number
  before: Reading['before']
  /** What the patron wrote last answers a question of the librarian's. */
  answersUs: boolean
  /** Whether a message calls the patron by name. */
  calls: (said: ReadText) => boolean
}

/** Reads a chat from its messages, oldest first. */
export function readChat(turns: readonly ReadTurn[], patronName: string): ReadChat {
  const [ours, theirs] = [saidBy('librarian', turns), saidBy('patron', turns)]
  const theirStems = stemsOfAll(theirs)
  const allOfIt = stemsOfAll(turns.map(({ said }) => said))
  const names = [...calledBy([patronName]), ...theirs.flatMap((said) => said.ownNames)]
  const calls: ReadChat['calls'] = (said) => said.callsSomebody || (names.length > 0 && said.sentences.some(({ words }) => words.some((word) => names.includes(word))))
  let restated: boolean | null = null
  let checked: boolean | null = null
  return {
    theirs, theirStems, allOfIt, calls, ...patronOf(turns), answersUs: ours.at(-1)?.does.asked === true,
    before: {
      get restates() { return restated ??= ours.some(({ sentences }) => restates(sentences, theirStems, allOfIt)) },
      get checks_answered() { return checked ??= ours.some(({ does }) => does.checks_answered) || checkedBySigns(turns) },
      invites_back: ours.some(({ does }) => does.invites_back),
      acknowledges: ours.some(({ does }) => does.acknowledges),
      uses_name: ours.some(calls),
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
