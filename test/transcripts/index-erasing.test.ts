import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Transcript } from '../../shared/transcript.ts'
import { openIndex } from '../../server/transcripts/shelf/open-index.ts'
import { createSearchIndex, type SearchIndex } from '../../server/transcripts/shelf/search-index.ts'

let folder: string
let file: string
let index: SearchIndex
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-index-'))
  file = join(folder, 'shelf.sqlite')
  index = createSearchIndex(openIndex(file), file)
})
afterEach(() => {
  index.close()
  rmSync(folder, { recursive: true })
})

const files = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1')).join()
/** A word of its own, which is in everything that this transcript says. */
const newWord = () => `canary${randomBytes(6).toString('hex')}`
const said = (word: string, length: number): Transcript => ({
  desk: 'reference', month: '2026-11', kind: 'chat', ended: 'closed', waited: 12, length: 300, readLevel: 2, tags: [word.slice(0, 20)], answered: null, comment: word,
  lines: Array.from({ length }, (_, at) => ({ at, by: 'patron', what: 'message', text: `${word} asked for ${'the maps of the harbour '.repeat(at % 17)} ${word}` })),
})

test('after thousands of changes no word of what was taken out or masked is left in the files, wherever SQLite has moved it meanwhile', () => {
  const words = new Map<string, string>()
  const gone: string[] = []
  let stamp = 0
  for (let round = 0; round < 10; round += 1) {
    const come = Array.from({ length: 60 }, (_, n) => ({ id: randomBytes(16).toString('hex'), week: '2026-11-16', word: newWord(), length: (n * 7 + round) % 40 + 1 }))
    index.takeIn('main', '2026-11-16', come.map(({ id }) => ({ id, desk: 'reference', month: '2026-11' })))
    index.show('main', come.map(({ id, week, word, length }) => ({ id, week, transcript: said(word, length) })))
    for (const { id, word } of come) words.set(id, word)
    for (const [n, [id, word]] of [...words].entries()) {
      if ((n + round) % 7 > 1) continue
      gone.push(word)
      const next = n % 2 === 0 ? newWord() : null
      index.change('main', { id, week: '2026-11-16', transcript: next === null ? null : said(next, (n + round) % 30 + 1) }, `${stamp += 1}`)
      if (next === null) words.delete(id)
      else words.set(id, next)
    }
    for (let from: number | null = 1; from !== null;) from = index.scrub(from)
    const found = new Set(files().match(/canary[0-9a-f]{12}/g))
    expect(gone.filter((word) => found.has(word)), `round ${round}`).toEqual([])
    expect([...words.values()].every((word) => found.has(word))).toBe(true)
  }
  const beside = openIndex(file)
  expect(beside.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  beside.exec("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
  beside.close()
})
