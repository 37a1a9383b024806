import { describe, expect, it } from 'vitest'
import { readByRules, complete, defaultSettings } from '../../server/transcripts/anonymise.ts'
import { howCommon } from '../../server/transcripts/anonymise/names.ts'
import { learnSigns } from '../evaluate/sparse-logistic.ts'

const masked = (text: string, weights?: ReadonlyMap<string, number>): string[] => {
  const parts = [{ from: 'patron' as const, start: 0, end: text.length }]
  return complete(readByRules(text, parts, { patron: [], staff: [] }, defaultSettings), text, parts, weights).map(({ start, end }) => text.slice(start, end))
}

describe('a word that no rule marked', () => {
  const said = 'the printer ate it mogwort over there'

  it('is masked where the signs outweigh what speaks against it, and wherever else it stands', () => {
    expect(masked(`${said}\nthat is mogwort`, new Map([['', -5], ['< it', 9]]))).toEqual(['mogwort', 'mogwort'])
    expect(masked(said, new Map([['', -5], ['< it', 3.5]]))).toEqual([])
  })

  it('needs more to be masked where films are spoken of', () => {
    const weights = new Map([['', -5], ['< it', 4.5]])
    expect(masked(said, weights)).toEqual(['mogwort'])
    expect(masked(`a movie, ${said}`, weights)).toEqual([])
  })

  it('tells what stands beside it', () => {
    expect(masked('I met Zanthe Quobble there', new Map([['', -5], ['> C', 6], ['< NAME', 6]]))).toEqual(['Zanthe Quobble'])
  })
})

describe('how common a name is', () => {
  it('is read from the first line of the list to the last, and is nothing for what is on none', () => {
    expect(howCommon('james')).toMatchObject({ given: 6 })
    expect(howCommon('smith')).toMatchObject({ family: 6 })
    for (const name of ['aaban', 'zzyzx']) expect(howCommon(name).given + howCommon(name).family, name).toBeGreaterThan(0)
    for (const word of ['aaaa', 'the', 'qqq', '', 'désirée']) expect(howCommon(word)).toEqual({ given: 0, family: 0, word: 0, mostlyCapital: false })
  })
})

describe('learning what signs weigh', () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({ signs: [n % 2 ? 'tell' : 'the', 'always', `once ${n}`], is: n % 2 === 1, counts: 1 }))

  it('finds which sign speaks for and which against, and leaves out what is too rare to say', () => {
    const weights = learnSigns(rows, { penalty: 0.1, least: 3 })
    expect(weights.get('tell')).toBeGreaterThan(1)
    expect(weights.get('the')).toBeLessThan(-1)
    expect([...weights.keys()].sort()).toEqual(['', 'always', 'tell', 'the'])
  })

  it('gives the same for the same rows', () => {
    expect(learnSigns(rows, { penalty: 0.1, least: 3 })).toEqual(learnSigns(rows, { penalty: 0.1, least: 3 }))
  })
})
