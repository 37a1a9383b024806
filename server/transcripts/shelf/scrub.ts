import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import * as v from 'valibot'
import { one, type Database } from '../../store/sqlite/database.ts'

/** The kinds of page that hold a tree's rows, by their first byte, and how long the header of each is. */
const headers = new Map([[2, 12], [5, 12], [10, 8], [13, 8]])

/**
 * Overwrites what SQLite leaves behind in the unused middle of a page whenever it moves rows to another one, which secure_delete does not reach. The main database needs
 * nothing of this, as its rows are sealed (store/sqlite/seal.ts); words that are to be found can't be. VACUUM would do it too, but hold up every search for as long as it takes.
 *
 * Looks at `pages` pages from `from` on (1 for the first) and gives where to go on, or null at the end; gives `from` again while somebody reads the journal.
 * The layout of a page is SQLite's file format, version 3: sqlite.org/fileformat2.html#b_tree_pages
 */
export function scrub(database: Database, file: string, from: number, pages: number): number | null {
  if (one(database, 'PRAGMA wal_checkpoint(TRUNCATE)', v.number()) !== 0) return from
  // From here on, with the journal empty, the file is as it is read and nobody else changes it.
  database.exec('BEGIN IMMEDIATE')
  try {
    if (one(database, 'PRAGMA auto_vacuum', v.number()) !== 0) throw new Error('an index whose pages move by themselves')
    const all = one(database, 'PRAGMA page_count', v.number())
    scrubPages(file, one(database, 'PRAGMA page_size', v.number()), from, Math.min(from + pages - 1, all))
    return from + pages > all ? null : from + pages
  } finally {
    database.exec('ROLLBACK')
    // Lets go of the pages as they were, which would be written again with the next change.
    database.exec('PRAGMA shrink_memory')
  }
}

function scrubPages(file: string, size: number, from: number, to: number): void {
  const open = openSync(file, 'r+')
  try {
    const all = Buffer.alloc(size * (to - from + 1))
    const nothing = Buffer.alloc(size)
    const read = readSync(open, all, 0, all.length, (from - 1) * size)
    for (let at = 0; at + size <= read; at += size) {
      const gap = gapOf(all.subarray(at, at + size), from === 1 && at === 0 ? 100 : 0)
      if (!gap) continue
      const [begin, length] = [at + gap.begin, gap.end - gap.begin]
      if (all.subarray(begin, begin + length).equals(nothing.subarray(0, length))) continue
      writeSync(open, nothing, 0, length, (from - 1) * size + begin)
    }
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}

/** A page's unused middle: behind the list of its cells, before the first of them. Null: no page of rows, or no middle. */
function gapOf(page: Buffer, header: number): { begin: number; end: number } | null {
  const length = headers.get(page[header] ?? 0)
  if (length === undefined) return null
  const begin = header + length + 2 * page.readUInt16BE(header + 3)
  const end = page.readUInt16BE(header + 5) || 65_536
  return begin < end && end <= page.length ? { begin, end } : null
}
