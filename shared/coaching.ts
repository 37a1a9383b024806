/** What the coach says of a draft, as it travels to the console. The coach itself lives in server/coaching. */

/** `margin`: a quiet mark beside the composer. `pause`: the first Enter shows the card and keeps the draft, the second sends. */
export type NudgeLevel = 'margin' | 'pause'

/** One nudge: about the message, never about the person who writes it. */
export interface Nudge {
  rule: string
  /** The rule's number in the handbook where it has one (R15), and its name in library language. */
  number: string | null
  name: string
  level: NudgeLevel
  /** The question that the card puts, e.g. «Their question isn't reflected yet. Did you get it right?» */
  asks: string
  why: string
  source: string
  /** How it could sound, about another question: never text to insert. */
  example: string
  /** The words that brought it up, quoted, and whose they are. */
  words: string
  wordsOf: 'patron' | 'draft'
}

/** The coach's reading of one draft. `version` is the draft's, `seq` the last event it saw: a verdict on anything older is dropped. */
export interface Verdict {
  version: number
  seq: number
  /** At most one, ranked first by evidence. */
  nudges: Nudge[]
  /** Signs of a crisis in the patron's words: the panel shows them with the desk's resources. Never stored. */
  crisis: { words: string; asks: string } | null
  /** The patron is typing, in the words of the rule that says so: a mark beside the composer, no card. Null where they are not, or no rule says it. */
  patronTyping: string | null
  /** What the composer keeps in view: the patron's question and feeling, in their own words; '' where there is none. */
  inView: { question: string; feeling: string }
  /** In how many ms time alone may call for a word: then an empty draft is worth another reading. Null: it will not. */
  lookAgainIn: number | null
}

/** What a librarian can say to a nudge: kept for them alone. */
export const dismissals = ['not-here', 'already-did', 'quiet-this-rule'] as const
export type Dismissal = (typeof dismissals)[number]
