import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A draft of fresh-drafts/ (README.md there), with the chat above it and what is known of it. */
export interface FreshDraft {
  /** file:line */
  id: string
  desk: string
  conversation: { from: 'patron' | 'librarian'; text: string }[]
  draft: string
  /** The letters of the labels that hold, and of those that nobody can decide. */
  labels: string
  undecided: string
  /** The nudges that are right, '' for none; undefined where it is not known. */
  right: string[] | undefined
}

/** Every fresh draft, round by round. @param folder test/coaching/fresh-drafts */
export const readFreshDrafts = (folder: string): FreshDraft[] => readdirSync(folder).filter((file) => file.endsWith('.txt')).flatMap((file) => {
  let desk = 'reference'
  let conversation: FreshDraft['conversation'] = []
  return readFileSync(join(folder, file), 'utf8').split('\n').flatMap((line, index): FreshDraft[] => {
    if (line.startsWith('@') || line === '--') {
      if (line !== '--') desk = line.slice(1)
      conversation = []
    }
    const said = /^([PL]): (.*)$/.exec(line)
    if (said) conversation = [...conversation, { from: said[1] === 'P' ? 'patron' : 'librarian', text: said[2] ?? '' }]
    const [, sent, labels = '', undecided = '', right, draft = ''] = /^D(\+?)\[([a-z]*)(?:~([a-z]*))?(?:\|([^\]]*))?\]: ?(.*)$/.exec(line) ?? []
    if (sent === undefined) return []
    const above = conversation
    if (sent === '+') conversation = [...conversation, { from: 'librarian', text: draft }]
    return [{ id: `${file}:${index + 1}`, desk, conversation: above, draft: draft.replaceAll('\\n', '\n'), labels, undecided, right: right?.split('/') }]
  })
})

/** Hands that had seen nothing of the rules and lists. */
export const strangers = ['rounds 7 and 8', 'round 9', 'round 10', 'round 11', 'round 12'] as const
/** Whose drafts they are: rounds 1 to 6 come from the hand that wrote the rules, the others from hands that had seen nothing of them. */
export function handOf(id: string): 'rounds 1 to 6' | (typeof strangers)[number] {
  const round = Number(/^round-(\d+)/.exec(id)?.[1])
  return round < 7 ? 'rounds 1 to 6' : strangers[Math.max(0, round - 8)] ?? 'round 12'
}
