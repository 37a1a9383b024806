import { DatabaseSync } from '@photostructure/sqlite'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placesOf, termsIn } from '../../shared/looked-for.ts'
import { BadQuery, inFts5, matchOf } from '../../server/transcripts/shelf/query.ts'

const shelf = ['old maps of the harbour', 'a harbour map, very old', 'renewing a library card', 'map AND compass', 'Zürich’s mapping office']
const database = new DatabaseSync(':memory:')
database.exec(`CREATE VIRTUAL TABLE words USING fts5(said, facets, tokenize = "unicode61 remove_diacritics 2", prefix = '3')`)
for (const said of shelf) database.prepare('INSERT INTO words VALUES (?, ?)').run(said, 'lmain')
const find = (typed: string): string[] => {
  const match = matchOf(typed)
  if (match === 'nothing') return []
  const rows: { said: string }[] = database.prepare('SELECT said FROM words WHERE words MATCH ? ORDER BY rowid').all(inFts5(match, 'facets : lmain'))
  return rows.map(({ said }) => said)
}

describe('what is typed into the search finds', () => {
  const stories: [string, string, number[]][] = [
    ['every word', 'old harbour', [0, 1]],
    ['a phrase', '"old maps"', [0]],
    ['a phrase in curly marks', '„old maps“', [0]],
    ['a beginning', 'map*', [0, 1, 3, 4]],
    ['what is without a word', 'harbour -very', [0]],
    ['what is without a phrase, or a beginning', 'map* -"a harbour" -compas*', [0, 4]],
    ['words that are operators elsewhere', 'map AND compass', [3]],
    ['without regard to case and marks', 'zurich', [4]],
    ['whatever signs are among the words', 'card ) ! (', [2]],
  ]
  for (const [what, typed, found] of stories) test(what, () => expect(find(typed)).toEqual(found.map((n) => shelf[n])))
  test('nothing, where what must not be there is in what must: and nobody looks', () => {
    const impossible = ['map -map', 'Zürich -zurich', 'maps -map*', '"old maps of" -maps', '"old maps" -"old maps"', 'map* -map*', 'mapp* -map*', 'card "library card" -library']
    expect(impossible.map(matchOf)).toEqual(impossible.map(() => 'nothing'))
  })
  test('what may be there, where what must not be there only looks like it', () => {
    const possible = ['map* -map', 'map -maps', 'maps -"old maps"', '"old maps" -"maps old"', '"old map*" -mapped']
    expect(possible.map((typed) => typeof matchOf(typed))).toEqual(possible.map(() => 'object'))
  })
  test('everything, where nothing or only signs are typed', () => expect([matchOf(''), matchOf('  '), matchOf('?!')]).toEqual([null, null, null]))
})

describe('it is refused', () => {
  const stories: [string, string][] = [['half a pair of quotation marks', '"old maps'], ['a beginning of two letters', 'ma*'], ['only what must not be there', '-maps'], ['more words than anybody means', 'word '.repeat(30)]]
  for (const [what, typed] of stories) test(what, () => expect(() => matchOf(typed)).toThrow(BadQuery))
})

test('whatever is typed, SQLite understands what is made of it', () => {
  const pieces = fc.constantFrom('"', '*', '-', '(', ')', 'NEAR', 'AND', 'NOT', ':', '^', '+', ' ', 'map', 'old', '\0', '{', '}', '“', 'é', '😀', "'", ';')
  fc.assert(fc.property(fc.oneof(fc.array(pieces, { maxLength: 20 }).map((parts) => parts.join('')), fc.string({ unit: 'grapheme' })), (typed) => {
    try {
      if (matchOf(typed) !== null) find(typed)
    } catch (error) {
      expect(error).toBeInstanceOf(BadQuery)
    }
  }), { numRuns: 2000 })
})

test('what was found is known again in a text, where it stands', () => {
  const marked = (typed: string, text: string) => placesOf(termsIn(typed).wanted, text).map(({ start, end }) => text.slice(start, end))
  expect(marked('map*', 'Old maps, a Map; no amap.')).toEqual(['maps', 'Map'])
  expect(marked('"old map*" zurich -harbour', 'An old  map of the harbour of Zürich.')).toEqual(['old  map', 'Zürich'])
  expect(marked('?!', 'What?!')).toEqual([])
})
