import * as v from 'valibot'
import { countedTo, type TranscriptSearch } from '../../../shared/transcript.ts'
import { one, type Database } from '../../store/sqlite/database.ts'
import { monthsBack, wantedFacets } from './facets.ts'
import { inFts5, type Match } from './query.ts'
import type { Standing } from './search-index.ts'
import { slotsOf } from './slots.ts'

/**
 * How long one page looks back (ms) before it says how far it came: what takes twenty words to find can't hold up everybody else. An index of fewer pages of the file than
 * `few` (some ten thousand transcripts) is always looked through to its end.
 */
const usual = { patience: 30, few: 10_000 }

/** What somebody looks for. `match`: as `matchOf` gives it. Months are 2026-11, `waited` is in seconds. `before`: where the page before ended. */
export interface Search {
  library: string
  match: Match | 'nothing' | null
  desk: string | null
  /** Of that desk only what is of these months, where given: those in which enough librarians worked there. */
  months?: string[]
  from: string | null
  to: string | null
  readLevel: number | null
  answered: TranscriptSearch['answered']
  tag: string | null
  waited: number | null
  before: number | null
  limit: number
}
/**
 * `count`: how many there are from this page on, as far as was looked, and `isMore` that there are or may be more; `next`: where to go on, null at the end. `excerpt`: pieces of what
 * was said around what was found, every second one of them found; empty where no words were looked for.
 */
export interface Found { count: number; isMore: boolean; next: number | null; hits: (Standing & { excerpt: string[] })[] }

/** A letter that nobody can type, around what was found. */
export const mark = '\u0001'

/** Finds pages in the index, newest month first. */
export function createFind(database: Database, { patience, few } = usual): (search: Search) => Found {
  const ends = ['min', 'max'].map((end) => database.prepare(`SELECT ${end}(slot) AS slot FROM shown`))
  const libraries = ['min', 'max'].map((end) => database.prepare(`SELECT ${end}(library) AS library FROM shown`))
  const standingAt = database.prepare('SELECT id, week FROM shown WHERE slot = ?')
  // An excerpt costs more than finding does: only those on the page have one.
  let toShow = 0
  database.function('is_on_page', () => ((toShow -= 1) >= 0 ? 1 : 0))

  /** So many at most of what is found below a slot, newest first; of these months only, where given. */
  function look(search: Search, match: Match | null, months: readonly string[] | null, below: number, most: number): { slot: number; excerpt: string }[] {
    const isOnlyOne = libraries.every((end) => end.get().library === search.library)
    const excerpt = match === null ? "''" : `CASE WHEN is_on_page() THEN snippet(words, 0, '${mark}', '${mark}', '…', 24) ELSE '' END`
    // Facets know waiting in steps only: the rest is read from what is shown.
    const waited = search.waited === null ? '' : 'AND (SELECT waited FROM shown WHERE slot = words.rowid) >= ?'
    return database.prepare(`SELECT rowid AS slot, ${excerpt} AS excerpt FROM words WHERE words MATCH ? ${waited} AND rowid < ? ORDER BY rowid DESC LIMIT ?`)
      .all(inFts5(match, wantedFacets(search, months, isOnlyOne)), ...(search.waited === null ? [] : [search.waited]), below, most)
  }

  return (search) => {
    const { match } = search
    const [first, last] = ends.map((end): number | null => end.get().slot)
    if (match === 'nothing' || first == null || last == null) return { count: 0, isMore: false, next: null, hits: [] }
    let below = search.before ?? last + 1
    const left = monthsBack(search, first, Math.min(last, below - 1))
    const isLimited = search.from !== null || search.to !== null || search.months !== undefined
    const found: { slot: number; excerpt: string }[] = []
    const until = one(database, 'PRAGMA page_count', v.number()) < few ? Number.POSITIVE_INFINITY : performance.now() + patience
    toShow = search.limit
    // The newest month tells how long the others will take: all of them at once where there is time for it, else as many as there is time for.
    for (let many = 1, isOver = left.length === 0; !isOver;) {
      const months = left.splice(0, many)
      const before = performance.now()
      found.push(...look(search, match, many === 1 || left.length > 0 || isLimited ? months : null, below, countedTo + 1 - found.length))
      const took = (performance.now() - before) / months.length
      below = slotsOf(months.at(-1) ?? '')
      many = took * left.length < patience ? left.length : Math.max(1, Math.floor(patience / 3 / took))
      isOver = left.length === 0 || found.length > countedTo || performance.now() >= until
    }
    const page = found.slice(0, search.limit)
    const next = found.length > page.length ? page.at(-1)?.slot : left.length > 0 ? below : null
    return {
      count: Math.min(found.length, countedTo), isMore: found.length > countedTo || left.length > 0, next: next ?? null,
      hits: page.map(({ slot, excerpt }) => {
        const standing: Standing = standingAt.get(slot)
        return { ...standing, excerpt: excerpt === '' ? [] : excerpt.split(mark) }
      }),
    }
  }
}
