import { answers } from './answers.ts'
import { asks, needsColon, offers, type Asked } from './asked-phrases.ts'
import type { Page } from './page.ts'
import type { Turn } from './reading.ts'

const request = /[?؟]|\b(?:please|provide|enter|need|tell|give|type|verify|confirm|what|may|could|can|have|send|share|let me know|require|required|look (?:you|it) up)\b/i

/** Over how many turns of the patron a question stays open. A PIN is often remembered late. */
const patience = (asked: Asked): number => (asked === 'secret' ? 16 : 6)

/** Step 4: what staff asked for is masked in the answer. The question stays open over the next turns of the patron, until it was answered. */
export function maskAnswers(page: Page): void {
  const open = new Map<Asked, number>()
  let last: Asked[] = []
  for (const [n, turn] of page.turns.entries()) {
    if (turn.from === 'patron' || turn.from === 'anyone') answer(page, turn, page.turns[n + 1], open)
    if (turn.from === 'patron') continue
    const asked = questionsIn(page, turn)
    if (asked.length > 0) last = asked
    else if (last.length > 0 && goesOn(page, turn)) asked.push(...last)
    for (const each of asked) open.set(each, patience(each))
  }
}

/** "And the old one?", "And hers?": a short question that leaves out what it asks for, which is what was asked before. */
function goesOn({ text }: Page, { start, end, words }: Turn): boolean {
  return words.length > 0 && words.length < 8 && /^(?:and|or|the other|the new|the old|yours|his|hers|theirs)$/.test(words[0]?.fold ?? '') && text.slice(start, end).trimEnd().endsWith('?')
}

/** "It is in. Name?", "You can ignore it, Mr. ...?" */
const nameLeftOut = /(?:^|[.!?,\n] ?|\band |\bthe )names?\?\s*$|\b(?:Mr|Mrs|Ms|Mx|Miss|Dr)\.?(?: ?(?:\.{2,}|…|_{2,}|-{1,3}))? ?\?\s*$/i

function questionsIn({ text }: Page, turn: Turn): Asked[] {
  if (!request.test(text.slice(turn.start, Math.min(turn.end, turn.start + 600)))) return []
  const found: Asked[] = nameLeftOut.test(text.slice(Math.max(turn.start, turn.end - 40), turn.end)) ? ['name'] : []
  for (let word = turn.words[0]; word !== undefined; ) {
    const question = asks(word)
    if (question && question.meaning !== 'nothing') found.push(question.meaning)
    word = (question?.last ?? word).after
  }
  return found
}

function answer(page: Page, turn: Turn, next: Turn | undefined, open: Map<Asked, number>): void {
  const [first] = turn.words
  if (!first) return
  for (const [asked, turns] of open) {
    const answered = answers[asked]({ page, turn, from: first, asked: true })
    // A name or a number may go on in the patron's next message.
    const goesOn = next?.from === 'patron' && turn.from === 'patron' && turns > 1
    const left = answered ? (goesOn ? 1 : 0) : turns - 1
    if (left > 0) open.set(asked, left)
    else open.delete(asked)
  }
}

const token = /^ (?=\S{5,40}(?:\s|$))(?=\S*\p{L})(?=\S*[\d!#$%&*])[\p{L}\p{N}._!#$%&*-]+/u

/** The part of step 5 that is no name: what somebody gives unasked, "my pin is 4821", "log in as bookworm7". */
export function maskOffered(page: Page): void {
  for (const turn of page.turns) {
    for (const word of turn.words) {
      const offer = offers(word)
      if (!offer) continue
      const { last, meaning } = offer
      // Staff say how to sign in, and give no login away.
      if (turn.from === 'librarian' && (meaning === 'login' || meaning === 'password')) continue
      // "pass Bluejay!77" needs no colon: it can be nothing else.
      if (last === word && needsColon.has(word.fold) && !/^ ?[:=]/.test(word.after?.gap ?? '') && !token.test(page.text.slice(word.end, word.end + 40))) continue
      // A PIN may stand before its cue: "it was either 4821 or 4812, my pin".
      const anywhere = meaning === 'secret' && turn.words.length < 30
      const from = anywhere ? turn.words[0] : last.after
      if (from) answers[meaning]({ page, turn, from, asked: meaning === 'secret' })
    }
  }
}
