import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { besideOf } from '../../server/store/sqlite/database.ts'
import { openIndex } from '../../server/transcripts/shelf/open-index.ts'
import { createSearchIndex } from '../../server/transcripts/shelf/search-index.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-open-'))
  file = join(folder, 'shelf.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Opens the index, and gives the weeks that are in it. */
function weeksIn(): string[] {
  const index = createSearchIndex(openIndex(file), file)
  try {
    return index.weeks('main')
  } finally {
    index.close()
  }
}
function fill(): void {
  const index = createSearchIndex(openIndex(file), file)
  index.takeIn('main', '2026-11-16', [])
  index.close()
}

test('an index that somebody else has locked is told, and stays as it is', () => {
  const other = new DatabaseSync(file)
  other.exec('PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE kept (it TEXT); BEGIN EXCLUSIVE')
  expect(() => openIndex(file)).toThrow('locked')
  other.exec("INSERT INTO kept VALUES ('still here'); COMMIT")
  other.close()
  expect(readFileSync(file, 'latin1')).toContain('still here')
})

test('one that is where no file can be is told, and nothing is removed', () => {
  writeFileSync(join(folder, 'in-the-way'), '')
  expect(() => openIndex(join(folder, 'in-the-way', 'shelf.sqlite'))).toThrow()
  expect(() => openIndex(folder)).toThrow('unable to open')
})

test('one that is damaged, of another version, without its tables or not looked after is made anew', () => {
  const harms: (() => void)[] = [
    () => {
      for (const each of besideOf(file)) rmSync(each, { force: true })
      writeFileSync(file, 'This is no database, however long one looks at it. '.repeat(200))
    },
    ...['PRAGMA user_version = 1', 'DROP TABLE looked', 'DELETE FROM looked', 'UPDATE looked SET at = 0'].map((sql) => () => {
      const database = new DatabaseSync(file)
      database.exec(sql)
      database.close()
    }),
  ]
  for (const harm of harms) {
    fill()
    expect(weeksIn()).toEqual(['2026-11-16'])
    harm()
    expect(weeksIn()).toEqual([])
  }
})
