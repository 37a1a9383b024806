import { describe, expect, test } from 'vitest'
import { withoutNested, zOf } from '../../../server/transcripts/topics/keyness.ts'
import { phrasesOf } from '../../../server/transcripts/topics/phrases.ts'

describe('what a question is about', () => {
  const stories: [string, string[], string[]][] = [
    ['do you have books about barn owls or climate change?', ['barn', 'owl', 'barn owl', 'climate', 'change', 'climate change'], []],
    ['How do I renew my library card online?', ['card', 'library card'], ['renew card', 'renew library card']],
    ['renewing two overdue items', ['item', 'overdue item'], ['renew item', 'renew overdue item']],
    ['where can i find peer-reviewed articles on nursing ethics?', ['article', 'peer-reviewed article', 'nursing', 'ethic', 'nursing ethic'], ['find article', 'find peer-reviewed article']],
    ['can i print from my phone', ['phone'], ['print phone']],
    ['I was charged a late fine', ['fine'], ['charge fine']],
    ['what are your opening hours on sunday', ['opening', 'opening hour'], []],
    ['my hold on Demon Copperhead has not come', ['hold', 'demon', 'copperhead', 'demon copperhead'], []],
    ['Hi, [Patron] here, [Email 1] and https://library.example/card?x=1 – is the wifi down?', ['wifi'], []],
    ['Hello! Can you help me with something today please?', [], []],
    ['', [], []],
  ]
  for (const [question, about, doing] of stories) test(`“${question}”`, () => {
    const found = phrasesOf(question)
    expect({ about: found.about.map(({ words }) => words), doing: found.doing.map(({ words }) => words) }).toEqual({ about, doing })
  })
  test('a question without an end is read to a point', () => expect(phrasesOf('the maps of harbours, '.repeat(5000) + 'and newts').about).toEqual([{ words: 'map', said: 'maps' }, { words: 'harbour', said: 'harbours' }]))
})

describe('what grows', () => {
  test('is commoner now than before, and by more than chance', () => {
    expect(zOf({ chats: 30, of: 100 }, { chats: 5, of: 100 })).toBeGreaterThan(1.96)
    expect(zOf({ chats: 5, of: 100 }, { chats: 30, of: 100 })).toBeLessThan(-1.96)
    expect(Math.abs(zOf({ chats: 6, of: 100 }, { chats: 5, of: 100 }))).toBeLessThan(1)
    expect(zOf({ chats: 60, of: 1000 }, { chats: 6, of: 100 })).toBeCloseTo(0)
  })
  test('is nothing where there is nothing to compare with', () => expect([zOf({ chats: 9, of: 10 }, { chats: 0, of: 0 }), zOf({ chats: 0, of: 5 }, { chats: 0, of: 5 })]).toEqual([0, 0]))
  test('a phrase that is mostly part of a longer one says nothing more', () =>
    expect(withoutNested([{ words: 'card', chats: 40 }, { words: 'library card', chats: 20 }, { words: 'copperhead', chats: 11 }, { words: 'demon copperhead', chats: 10 }, { words: 'car', chats: 9 }]).map(({ words }) => words))
      .toEqual(['card', 'library card', 'demon copperhead', 'car']))
})
