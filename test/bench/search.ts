import { statSync } from 'node:fs'
import { join } from 'node:path'
import { openIndex } from '../../server/transcripts/shelf/open-index.ts'
import { matchOf } from '../../server/transcripts/shelf/query.ts'
import type { Search } from '../../server/transcripts/shelf/find.ts'
import { createSearchIndex, type SearchIndex } from '../../server/transcripts/shelf/search-index.ts'
import { besideFloor, percentile, type BenchLine } from './lines.ts'
import { temporaryFolder } from './process.ts'
import { seeded, transcriptOf, vocabulary } from './shelf-of-many.ts'

const library = 'main'
const nothing: Search = { library, match: null, desk: null, from: null, to: null, readLevel: null, answered: null, tag: null, waited: null, before: null, limit: 20 }

/** Fills an index with so many transcripts, as a node that makes its index anew. Gives the greatest resident memory on the way, in bytes. */
export function fill(index: SearchIndex, count: number): number {
  const words = vocabulary()
  const random = seeded(7)
  let most = 0
  for (let done = 0; done < count; done += 500) {
    const come = Array.from({ length: Math.min(500, count - done) }, (_, n) => transcriptOf(done + n, words, random))
    index.takeIn(library, `bench-${done}`, come.map(({ id, transcript: { desk, month } }) => ({ id, desk, month })))
    index.show(library, come)
    if (done % 10_000 === 0) most = Math.max(most, process.memoryUsage().rss)
  }
  return most
}

/** The mix of queries, by name: each makes a search, other words each time. Common words are among the 50 commonest, rare ones beyond the 5,000th. */
function mix(words: readonly string[], random: () => number): [string, () => Search][] {
  const among = (from: number, to: number): string => words[from + Math.floor(random() * (to - from))] ?? ''
  const common = () => among(0, 50)
  const middling = () => among(200, 2000)
  const rare = () => among(5000, 20_000)
  const find = (typed: string, more: Partial<Search> = {}): Search => ({ ...nothing, match: matchOf(typed), ...more })
  return [
    ['no words', () => nothing],
    ['no words, a rare filter', () => ({ ...nothing, tag: 'rare' })],
    ['no words, two filters', () => ({ ...nothing, readLevel: 6, answered: 'no' })],
    ['no words, waited long', () => ({ ...nothing, waited: 550 })],
    ['a common word', () => find(common())],
    ['a middling word', () => find(middling())],
    ['a rare word', () => find(rare())],
    ['two common words', () => find(`${common()} ${common()}`)],
    ['a common and a rare word', () => find(`${common()} ${rare()}`)],
    ['three letters', () => find(`${middling().padEnd(3, 'e').slice(0, 3)}*`)],
    ['five letters', () => find(`${middling().padEnd(5, 's').slice(0, 5)}*`)],
    ['a phrase', () => find('"peer reviewed articles"')],
    ['a common word, not another', () => find(`${common()} -${common()}`)],
    ['a common word, not itself', () => ((word) => find(`${word} -${word}`))(common())],
    ['a common word, not twenty others', () => find(`${common()} ${words.slice(0, 20).map((word) => `-${word}`).join(' ')}`)],
    ['a common word, a rare desk', () => find(common(), { desk: 'science' })],
    ['a common word, a rare tag', () => find(common(), { tag: 'rare' })],
    ['a common word, READ 6', () => find(common(), { readLevel: 6 })],
    ['a common word, waited long', () => find(common(), { waited: 550 })],
    ['a common word, one month long ago', () => find(common(), { from: '2023-01', to: '2023-01' })],
    ['three letters, a rare tag', () => find(`${middling().padEnd(3, 'e').slice(0, 3)}*`, { tag: 'rare' })],
    ['a common word, a rare tag, READ 6', () => find(common(), { tag: 'rare', readLevel: 6 })],
    ['words nobody said together', () => find(`${rare()} ${rare()} ${rare()}`)],
  ]
}

/** Milliseconds of each query, by its name; every third also asks for its second page. */
export function ask(index: SearchIndex, rounds: number): Map<string, number[]> {
  const times = new Map<string, number[]>()
  const queries = mix(vocabulary(), seeded(11))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, make] of queries) {
      const search = make()
      const timed = (before: number | null) => {
        const startedAt = performance.now()
        const found = index.find({ ...search, before })
        times.set(name, [...(times.get(name) ?? []), performance.now() - startedAt])
        return found.next
      }
      const next = timed(null)
      if (round % 3 === 0 && next !== null) timed(next)
    }
  }
  return times
}

/** Searches of a shelf of so many transcripts, beside the same of a thousand. `say` hears the slowest kinds. */
export function searchLines(count: number, say: (line: string) => void): BenchLine[] {
  const of = (many: number) => {
    const file = join(temporaryFolder(), 'shelf.sqlite')
    const index = createSearchIndex(openIndex(file), file)
    const startedAt = performance.now()
    const memory = fill(index, many)
    say(`${many} transcripts in ${((performance.now() - startedAt) / 1000).toFixed(0)} s, ${(statSync(file).size / 1e6).toFixed(0)} MB, at most ${(memory / 1e6).toFixed(0)} MB resident`)
    ask(index, 2)
    const times = ask(index, 30)
    index.close()
    return { times, memory }
  }
  const [few, many] = [of(1000), of(count)]
  for (const [name, times] of many.times) say(`  ${name}: p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`)
  const all = ({ times }: typeof few) => [...times.values()].flat()
  return [
    besideFloor(`search, a page of ${count} transcripts: p50 (beside 1,000)`, percentile(all(many), 0.5), percentile(all(few), 0.5), 'ms'),
    besideFloor(`search, a page of ${count} transcripts: p99 (beside its budget)`, percentile(all(many), 0.99), 50, 'ms'),
    besideFloor(`indexing ${count} transcripts: memory (beside 1,000)`, many.memory / 1e6, few.memory / 1e6, 'MB'),
  ]
}
