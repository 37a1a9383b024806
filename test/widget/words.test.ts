import { describe, expect, test } from 'vitest'
import { ar } from '../../widget/words/ar.ts'
import { de } from '../../widget/words/de.ts'
import { en, type Words } from '../../widget/words/en.ts'
import { es } from '../../widget/words/es.ts'
import { fr } from '../../widget/words/fr.ts'
import { wordsFor } from '../../widget/words/words.ts'

const languages: Record<string, Words> = { ar, de, es, fr }
const counts = [0, 1, 2, 3, 11, 100]
/** What a word says: for those that take a number or a name, with each of a few. */
const said = (word: unknown): string[] => (typeof word === 'function' ? counts.map((count) => String(word(count))) : [String(word)])
const sameInBoth = new Set(['de.typing', 'de.dir', 'es.dir', 'fr.dir', 'es.no'])

describe.each(Object.entries(languages))('the words of %s', (name, words) => {
  test.each(Object.entries(words))('%s says something of its own', (key, word) => {
    const english = said(Object.entries(en).find(([other]) => other === key)?.[1])
    for (const [index, text] of said(word).entries()) {
      expect(text.trim(), key).not.toBe('')
      expect(text, key).not.toMatch(/undefined|NaN|#/)
      if (!sameInBoth.has(`${name}.${key}`)) expect(text, key).not.toBe(english[index])
    }
  })
})

test('given a region, then its language is spoken; given an unknown one, then English', async () => {
  expect(await wordsFor('ar-EG')).toMatchObject({ locale: 'ar-EG', words: { dir: 'rtl' } })
  expect((await wordsFor('pt-BR')).words).toBe(en)
  expect(await wordsFor('en-GB')).toEqual({ locale: 'en-GB', words: en })
})
