import { describe, expect, test } from 'vitest'
import { ar } from '../../widget/words/ar.ts'
import { de } from '../../widget/words/de.ts'
import { en, type Words } from '../../widget/words/en.ts'
import { es } from '../../widget/words/es.ts'
import { fr } from '../../widget/words/fr.ts'
import { diesAt } from '../../server/transcripts/retention.ts'
import { accepts, asks, chatAfter, ends, patron, sam } from '../shared/story.ts'
import { keptInWords } from '../../widget/words/kept.ts'
import { wordsFor } from '../../widget/words/words.ts'

const languages: Record<string, Words> = { ar, de, es, fr }
const counts = [0, 1, 2, 3, 11, 100]
/** What a word says: for those that take a number or a name, with each of a few. */
const said = (word: unknown): string[] => (typeof word === 'function' ? counts.map((count) => String(word(count))) : [String(word)])
/** What is rightly the same as in English. All else that is the same was forgotten. */
const sameAsEnglish = new Set(['de.dir', 'es.dir', 'fr.dir', 'es.no'])

describe.each(Object.entries(languages))('the words of %s', (name, words) => {
  test.each(Object.entries(words))('%s says something of its own', (key, word) => {
    const english = said(Object.entries(en).find(([other]) => other === key)?.[1])
    for (const [index, text] of said(word).entries()) {
      expect(text.trim()).not.toBe('')
      expect(text).not.toMatch(/undefined|NaN|#|['"]/)
      expect(text === english[index], text).toBe(sameAsEnglish.has(`${name}.${key}`))
    }
  })

  test('tells one person from several, and from many', () => {
    expect(words.ahead(1)).not.toBe(words.ahead(2))
    expect(words.ahead(100)).toContain('100')
    expect(words.ahead(0)).not.toMatch(/\d/)
    expect(words.ahead(11)).toContain('11')
  })
})

test('Arabic counts one, two, a few and many each in its own form', () => {
  expect([1, 2, 3, 11, 100].map(ar.ahead)).toEqual(['قبلك شخص واحد.', 'قبلك شخصان.', 'قبلك 3 أشخاص.', 'قبلك 11 شخصًا.', 'قبلك 100 شخص.'])
})

test('in French no line breaks before ? ! : or ;', () => {
  for (const text of Object.values(fr).flatMap(said)) expect(text).not.toMatch(/[^\u00a0\u202f][?!:;]/)
})

test('given a region, then its language is spoken; given an unknown one, then English', async () => {
  expect(await wordsFor('ar-EG')).toMatchObject({ locale: 'ar-EG', words: { dir: 'rtl' } })
  expect(await wordsFor('fr')).toEqual({ locale: 'fr', words: fr })
  expect(await wordsFor('pt')).toEqual({ locale: 'en', words: en })
  expect(await wordsFor('pt-BR')).toEqual({ locale: 'en', words: en })
  expect(await wordsFor('en-GB')).toEqual({ locale: 'en-GB', words: en })
  // No locales, and named all the same: dates are written by the language then.
  expect(await wordsFor('en-US@posix')).toEqual({ locale: 'en', words: en })
  expect(await wordsFor('de-')).toEqual({ locale: 'de', words: de })
  expect(await wordsFor('')).toEqual({ locale: 'en', words: en })
})

describe('what is said of keeping is true of the desk’s settings', () => {
  const all = Object.entries({ ...languages, en })
  const kept = (words: Words, settings: Partial<Parameters<typeof keptInWords>[0]>) => keptInWords({ open: true, keepDays: 30, transcriptMonths: 24, ...settings }, words)

  test.each(all)('in %s', (_, words) => {
    expect(kept(words, {})).toMatch(/30.*24/s)
    expect(kept(words, {})).toContain(words.keepsThreat)
    expect(kept(words, { keepDays: 7 })).toMatch(/(^|\D)7\D.*24/s)
    expect(kept(words, { keepDays: 0, transcriptMonths: 0 })).not.toMatch(/\d/)
    // A fortnight for the answer, whatever the desk keeps.
    expect(kept(words, { open: false, keepDays: 0 })).toMatch(/14.*24/s)
    expect(kept(words, { open: false, keepDays: 90 })).toMatch(/90.*24/s)
    for (const transcriptMonths of [1, 2, 3, 11, 100]) expect(kept(words, { transcriptMonths })).not.toBe(kept(words, { transcriptMonths: 24 }))
    expect(words.dontKeep).not.toBe(words.dontKeepLeft)
  })

  test('in English, word for word', () => {
    expect(kept(en, {})).toBe(
      'Your chat is kept for 30 days, then erased. A copy with names and numbers taken out stays for 24 months, for the library to learn from, unless you tick above that yours is not kept. '
      + 'Only a chat in which a threat was reported is held for longer.',
    )
    expect(kept(en, { keepDays: 0, transcriptMonths: 0 })).toBe('Your chat is erased ten minutes after its end. No other copy stays. Only a chat in which a threat was reported is held for longer.')
  })

  test('and of what the server does', () => {
    const over = chatAfter(asks, accepts(sam), ends)
    const quiet = chatAfter([patron, { kind: 'question-left', desk: 'reference', name: '', question: 'Maps?', page: '', locale: 'en', keep: false, shared: false, email: null }], [sam, { kind: 'answer-sent', messageId: 'm', text: 'Here.' }])
    expect((diesAt(over, 0) ?? 0) - over.lastAt).toBe(10 * 60_000)
    expect((diesAt(over, 30) ?? 0) - over.lastAt).toBe(30 * 86_400_000)
    expect((diesAt(quiet, 30) ?? 0) - quiet.lastAt).toBe(14 * 86_400_000)
  })
})
