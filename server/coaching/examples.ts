import { coach } from './coach.ts'
import type { ChatDraft, Turn } from './draft.ts'
import type { Example } from './rule.ts'
import type { Rule, RuleBook } from './rules.ts'

/** Any moment will do: examples tell time only by how long somebody waited. */
const then = Date.UTC(2026, 0, 5, 12)
const apart = 40_000

/** The draft that a rule's example describes. */
export function draftOfExample(example: Example): ChatDraft {
  const { chat, draft, desk = 'reference', name = '', ending, typing, waited } = example
  const turns = chat.map((line, index): Turn => ({
    from: 'patron' in line ? 'patron' : 'librarian', text: 'patron' in line ? line.patron : line.librarian, at: then - (chat.length - 1 - index) * apart,
  }))
  return {
    draft, version: 1, seq: turns.length, desk: { id: desk, kind: desk }, question: '', patronName: name, turns, ending, patronTyping: typing,
    now: then + (waited === 0 ? apart : waited * 1000), tags: [], alreadyShown: [], wishes: { off: false, quiet: [], toMargin: [], faded: [] },
  }
}

/** Whether this rule, alone, speaks about the draft. */
export function speaks(rule: Rule, draft: ChatDraft, book: RuleBook): boolean {
  const { nudges, patronTyping } = coach(draft, { ...book, rules: [rule] })
  return nudges.length > 0 || patronTyping !== null
}

/** Those of a rule's own examples that come out otherwise than they say, as fields of its file. A rule that is off runs them as a mark. */
export function examplesGoneWrong(rule: Rule, book: RuleBook): { path: (string | number)[]; expected: string }[] {
  const awake: Rule = { ...rule, level: rule.level === 'off' ? 'margin' : rule.level }
  const run = (kind: 'nudge' | 'quiet', expected: string) => rule.examples[kind].flatMap((example, index) =>
    (speaks(awake, draftOfExample(example), book) === (kind === 'nudge') ? [] : [{ path: ['examples', kind, index], expected }]))
  return [...run('nudge', 'this example should nudge, and the rule stays quiet'), ...run('quiet', 'this example should stay quiet, and the rule nudges')]
}
