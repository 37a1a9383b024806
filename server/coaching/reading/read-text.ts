import { checksAnswered } from './closing.ts'
import type { ListName, Lists } from './lists.ts'
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
  private knownStems: ReadonlySet<string> | null = null
  private knownLists: ReadonlySet<ListName> | null = null
  private knownFeeling: number | null = null
  private knownDoings: Omit<Reading['before'], 'restates' | 'uses_name'> | null = null

  constructor(text: string, lists: Lists) {
    this.text = text
    this.lists = lists
    this.sentences = sentencesOf(text, lists)
  }

  get stems(): ReadonlySet<string> { return this.knownStems ??= allStems(this.sentences) }

  /** Whether a list has a phrase in any of its sentences. */
  has(list: ListName): boolean {
    this.knownLists ??= new Set(this.sentences.flatMap(({ has }) => (has.size === 0 ? [] : [...has.keys()])))
    return this.knownLists.has(list)
  }

  /** Below zero is bad (tone.ts). */
  get feeling(): number { return this.knownFeeling ??= feelingIn(this.text) }

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
