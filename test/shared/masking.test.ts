import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { masked, maskPhrases, saysSomething, wordsOf } from '../../shared/masking.ts'

describe('masking a phrase', () => {
  const stories: [what: string, text: string, phrases: string[], then: string, places: number][] = [
    ['takes it out wherever it stands', 'Gull Lane is long. I live on Gull Lane.', ['Gull Lane'], '[Masked] is long. I live on [Masked].', 2],
    ['whatever the case, the marks and the signs between its words', 'GÜLL—LANE. Gull  lane', ['Gull Lane'], '[Masked]. [Masked]', 2],
    ['in whole words alone', 'Ann planned an annual banner with Ann.', ['ann'], '[Masked] planned an annual banner with [Masked].', 2],
    ['however it was picked', 'the lamp-lighter’s house', ['  lighter’s, '], 'the lamp-[Masked] house', 1],
    ['with a placeholder for any other', '[Person 2] of Elm Street and [Person 3] of elm street', ['[Person 1] of Elm Street'], '[Masked] and [Masked]', 2],
    ['in scripts without spaces, as a part of a run', '我住在海鸥巷五号', ['海鸥巷'], '我住在[Masked]五号', 1],
    ['in Arabic, without its marks', 'أسكن في شارع النَّوْرَس', ['شارع النورس'], 'أسكن في [Masked]', 1],
    ['that overlap, once', 'red boat house', ['red boat', 'boat house'], '[Masked]', 1],
    ['in a link', 'see https://x.example/gull-lane?id=1', ['gull lane'], 'see https://x.example/[Masked]?id=1', 1],
    ['that is not there, nowhere', 'Nothing here', ['gull'], 'Nothing here', 0],
    ['that says nothing, nowhere', '[Patron] asked…', ['[Patron]', '…', ''], '[Patron] asked…', 0],
  ]
  for (const [what, text, phrases, then, places] of stories) test(what, () => expect(maskPhrases(text, phrases)).toEqual({ text: then, places }))
})

const pieces = fc.constantFrom('Gull', 'lane', 'gülL', ' ', ', ', '\n', '[Person 2]', '[Masked]', '海', '鸥', 'é', 'e\u0301', '😀', '’s', '5', '-', '(', 'ß')
const texts = fc.array(pieces, { maxLength: 30 }).map((some) => some.join(''))

test('whatever is masked, nothing outside its places changes, and it is nowhere afterwards', () => {
  fc.assert(fc.property(texts, fc.array(texts, { minLength: 1, maxLength: 3 }), (text, phrases) => {
    const done = maskPhrases(text, phrases)
    const kept = done.text.split(masked)
    let from = 0
    for (const piece of kept) {
      const at = text.indexOf(piece, from)
      expect(at, `${JSON.stringify(piece)} in order`).toBeGreaterThanOrEqual(from)
      from = at + piece.length
    }
    const left = wordsOf(done.text).map(({ as }) => as).join(' ')
    for (const phrase of phrases.filter((one) => saysSomething(one) && !one.includes('['))) {
      expect(` ${left} `.includes(` ${wordsOf(phrase).map(({ as }) => as).join(' ')} `)).toBe(false)
    }
    expect(maskPhrases(done.text, phrases.filter((one) => !one.includes('['))).places).toBe(0)
  }), { numRuns: 2000 })
})
