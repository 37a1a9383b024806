import type { Verdict } from '../../shared/coaching.ts'
import type { DeskKind } from '../../shared/desk.ts'
import type { Doing } from './doing.ts'

/** One message of the chat, oldest first. `at` is epoch milliseconds; 0 where it is not known. */
export interface Turn {
  from: 'patron' | 'librarian'
  text: string
  at: number
}

/** What one librarian asked of the coach for themselves: practice.ts makes it. Rules go by id. */
export interface OwnWishes {
  /** The whole coach is off. */
  off: boolean
  /** Rules that this librarian silenced. */
  quiet: string[]
  /** Rules that may pause for others and only mark for this librarian. */
  toMargin: string[]
  /** Rules that come by themselves now: withheld, and reported as `withheld` so that a booster can be due. */
  faded: string[]
}

/** A draft and the chat around it: all that the coach ever sees. It is read and forgotten, never stored and never logged. */
export interface ChatDraft {
  draft: string
  /** The composer's own number for this state of the draft, and the last event that the librarian saw: handed back with the verdict. */
  version: number
  seq: number
  desk: { id: string; kind: DeskKind }
  /** The patron's question as they first put it, where it is not the first turn already. */
  question: string
  patronName: string
  turns: Turn[]
  /** The librarian pressed End: the draft, perhaps empty, is the last message. */
  ending: boolean
  patronTyping: boolean
  now: number
  tags: string[]
  /** Rules (ids) whose nudge came with an *earlier* message of this chat. Those shown with this very draft do not count. */
  alreadyShown: string[]
  wishes: OwnWishes
}

/** The verdict that the console is sent, and beside it what stays on the server: for the librarian's own practice, a rehearsal's patron and a trial. */
export interface Judgement extends Verdict {
  /** Ids of rules whose occasion came and which this draft meets without being asked. */
  met: string[]
  /** Ids of rules that would have spoken and are withheld because this librarian meets them by themselves. */
  withheld: string[]
  /** Ids of rules that this draft calls for, whether they speak, spoke earlier or are withheld. */
  lacking: string[]
  /** What the draft does; null where nobody read it. */
  does: Doing[] | null
}

/** The part of a judgement that the console is sent. */
export const verdictOf = ({ version, seq, nudges, crisis, patronTyping, inView, lookAgainIn }: Judgement): Verdict =>
  ({ version, seq, nudges, crisis, patronTyping, inView, lookAgainIn })

/** A coach that had nothing to say because it was slow or coming up may have something so many milliseconds later. */
const askedAgainIn = 15_000

/** A verdict with nothing to say: the answer of a coach that is slow or broken. */
export const silence = ({ version, seq, question, turns }: ChatDraft): Judgement => ({
  version, seq, nudges: [], patronTyping: null, lookAgainIn: askedAgainIn, met: [], withheld: [], lacking: [], does: null, crisis: null,
  inView: { question: question !== '' ? question : turns.find(({ from }) => from === 'patron')?.text ?? '', feeling: '' },
})
