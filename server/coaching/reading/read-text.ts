import { checksAnswered } from './closing.ts'
import type { ListName, Lists } from './lists.ts'
import { callsSomebody, namesIn } from './calling.ts'
import type { Reading, Sentence } from './reading.ts'
import { acknowledges, answers, invites, offersHelp } from './saying.ts'
import { sentencesOf } from './sentences.ts'
import { allStems } from './stems.ts'
import { feelingIn } from './tone.ts'

/** One message, read: its sentences, and what can be known of it by itself. Each is worked out when it is first asked for, and once. */
export class ReadText {
  readonly text: string
  /** The lists that it was read with. */
  readonly lists: Lists
  readonly sentences: readonly Sentence[]
  /** How many words it has. */
  readonly length: number
  private knownStems: ReadonlySet<string> | null = null
  private knownFeeling: number | null = null
  private knownNames: readonly string[] | null = null
  private knownCall: boolean | null = null
  private knownDoings: Omit<Reading['before'], 'restates' | 'uses_name'> | null = null

  constructor(text: string, lists: Lists) {
    this.text = text
    this.lists = lists
    this.sentences = sentencesOf(text, lists)
    this.length = this.sentences.reduce((sum, { words }) => sum + words.length, 0)
  }

  get stems(): ReadonlySet<string> { return this.knownStems ??= allStems(this.sentences) }

  /** Whether a list has a phrase in any of its sentences. */
  has(list: ListName): boolean {
    for (const { has } of this.sentences) if (has.has(list)) return true
    return false
  }

  /** Below zero is bad (tone.ts). */
  get feeling(): number { return this.knownFeeling ??= feelingIn(this.text) }

  /** What its writer says they are called. */
  get ownNames(): readonly string[] { return this.knownNames ??= namesIn(this.text) }

  /** It calls somebody by a name, whatever it is. */
  get callsSomebody(): boolean { return this.knownCall ??= this.sentences.some(({ text }) => callsSomebody(text)) }

  /** What it does as a message of the librarian's. */
  get does(): Omit<Reading['before'], 'restates' | 'uses_name'> {
    const { sentences } = this
    return this.knownDoings ??= {
      checks_answered: checksAnswered(sentences, false),
      invites_back: sentences.some(invites),
      acknowledges: sentences.some(acknowledges),
      asked: sentences.some(({ asks, text }) => asks && !offersHelp.test(text)),
      answered: sentences.some(answers),
      links: sentences.some(({ links }) => links),
    }
  }
}

/** A message in its chat. */
export interface ReadTurn {
  from: 'patron' | 'librarian'
  said: ReadText
}

/** What one of them said, of these turns. */
export function saidBy(from: ReadTurn['from'], turns: readonly ReadTurn[]): ReadText[] {
  const texts: ReadText[] = []
  for (const turn of turns) if (turn.from === from) texts.push(turn.said)
  return texts
}
