import { hasContact } from '../contact.ts'
import type { Sentence } from './reading.ts'

/** "I'll ask the archive" is the librarian's own errand, and "contact us" an invitation. */
const own = new Set(['i', 'we', 'me'])
const advising = new Set(['suggest', 'recommend', 'advise', 'think', 'suggested', 'recommended'])
const notElsewhere = new Set(['us', 'me', 'it', 'this', 'that', 'back', 'again', 'if', 'yourself'])
const their = new Set(['the', 'your', 'their'])
/** "Contact the registrar": sends on where it opens the sentence. */
const opening = new Set(['contact', 'ask', 'call', 'phone', 'email'])
const byName = /\b(?:contact|contacting|e?mail|speak (?:to|with)|talk (?:to|with)|in touch with|reach(?:ing)? out to|ask for|see) (?:(?:Dr|Ms|Mr|Mx|Prof|Professor)\.? )?(?:\p{Lu}\p{Ll}+|IT|HR|ILL)\b/u
/** "Have you thought of asking the archive?" sends on too. */
const suggesting = new Set(['considered', 'thought', 'met'])
/** "You can ask for it": a thing is asked for, and nobody to talk to. */
const things = new Set(['it', 'this', 'that', 'them', 'one', 'a', 'any', 'these', 'those'])
const introducing = new Set(['your', 'our'])
/** How far behind "contact" its office may stand: "speak to someone in the registrar's office". */
const near = 6

/** "Our archivist Eoin would lead it", "Marcus from IT". */
const colleague = /\b(?:[Oo]ur|[Mm]y) (?:\p{Ll}+ ){0,2}(?:colleague|archivist|librarian|manager|specialist|technician|tutor|advisor|adviser),? \p{Lu}\p{Ll}+/u
const fromThere = /\b\p{Lu}\p{Ll}+ from (?:IT|the \p{Lu}\p{Ll}+)\b/u
/** A list of so many words names many places, and sends nobody to any of them. */
const tourFrom = 45

/**
 * Whether a sentence sends the patron on to somebody: a verb with an office or a name after it, or an office and what it can do for them, or how to reach it.
 * @param next the sentence after it, where the number may stand
 */
export function refers({ has, asks, links, words, text }: Sentence, next?: Sentence): boolean {
  if (asks && !(words[0] === 'have' && words[1] === 'you' && suggesting.has(words[2] ?? ''))) return false
  if (words.length > tourFrom || words.includes('yourself')) return false
  const sentOn = has.get('referring')
  if (sentOn !== undefined ? !(words[sentOn.to - 1] === 'ask' && words[sentOn.to] === 'for' && things.has(words[sentOn.to + 1] ?? '')) : opening.has(words[0] ?? '') && their.has(words[1] ?? '')) return true
  if (has.has('goodbyes') && words.includes('for')) return false
  if (colleague.test(text) || (fromThere.test(text) && !words.some((word) => own.has(word)))) return true
  const verb = has.get('contact-verbs')
  const office = has.get('offices')
  const before = verb === undefined ? [] : words.slice(Math.max(0, verb.at - 4), verb.at)
  const mine = before.some((word) => own.has(word)) && !before.some((word) => advising.has(word)) && !(before.at(-1) === 'would' && before.at(-2) === 'i')
  if (verb !== undefined && !mine && !notElsewhere.has(words[verb.to] ?? '')) {
    if (byName.test(text) || (!links && hasContact(text))) return true
    if (office !== undefined && office.at >= verb.to && office.at - verb.to <= near) return true
  }
  return office !== undefined && !words.slice(0, office.at).some((word) => own.has(word)) && (has.has('referring-there') || ((hasContact(text) || (next !== undefined && hasContact(next.text))) && introducing.has(words[0] ?? '')))
}
