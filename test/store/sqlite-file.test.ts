import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreAway, type LogName, type StoreState } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { openToWrite, whyAway, type Database } from '../../server/store/sqlite/database.ts'
import { createWriteQueue } from '../../server/store/sqlite/write-queue.ts'
import { createWriter } from '../../server/store/sqlite/writer.ts'
import { event, events, say } from './contract.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-file-'))
  file = join(folder, 'heartdesk.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (at = folder) => openSqliteStore({ folder: at })

describe('a database that can not be used is named before anything else happens', () => {
  test('given a data folder that can not be made, then the folder is named', async () => {
    writeFileSync(join(folder, 'taken'), '')
    await expect(open(join(folder, 'taken'))).rejects.toThrow(`the data folder ${join(folder, 'taken')} can't be written to`)
    await expect(open(join(folder, 'taken/data'))).rejects.toThrow(/the data folder .*taken\/data can't be written to \(ENOTDIR\)/)
    if (existsSync('/proc/self')) await expect(open('/proc/heartdesk/data')).rejects.toThrow('the data folder /proc/heartdesk/data can\'t be written to (ENOENT)')
  })

  test('given a file that is no database, then the file is named and left as it is', async () => {
    writeFileSync(file, 'a letter to the library\n'.repeat(500))
    await expect(open()).rejects.toThrow(`the database ${file} can't be used: file is not a database`)
    expect(readFileSync(file, 'utf8')).toBe('a letter to the library\n'.repeat(500))
  })

  test('given a database with a damaged page, then it is refused', async () => {
    const store = await open()
    for (let after = 0; after < 300; after += 1) await say(store, 'main/chat', after, 'x'.repeat(300))
    await store.close()
    expect(statSync(`${file}-wal`).size).toBe(0)
    const handle = openSync(file, 'r+')
    const middle = Math.floor(statSync(file).size / 2 / 4096) * 4096
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, middle)
    closeSync(handle)
    await expect(open()).rejects.toThrow(new RegExp(`the database ${file} can't be used: it is damaged`))
  })

  test('given a database of a newer Heartdesk, then both versions are named', async () => {
    await (await open()).close()
    const database = new DatabaseSync(file)
    database.exec('PRAGMA user_version = 99')
    database.close()
    await expect(open()).rejects.toThrow(`the database ${file} can't be used: it was written by a newer Heartdesk (its tables are of version 99, this program knows 1)`)
  })

  test('given a database of this Heartdesk, then what was written is durable: a write-ahead journal, synchronous FULL', () => {
    const database = openToWrite(file)
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(database.prepare('PRAGMA secure_delete').get()).toEqual({ secure_delete: 1 })
    database.close()
  })
})

describe('what is erased can not be read out of the files', () => {
  const keysIn = (database: Database): Buffer[] =>
    database.prepare('SELECT key FROM keys WHERE free = 0').all().map(({ key }: { key: Uint8Array }) => Buffer.from(key))

  test('given thousands of changes, when logs, events and records are erased, then no file holds a key of theirs', async () => {
    const store = await open()
    const beside = new DatabaseSync(file, { readOnly: true })
    const seen = new Map<string, Buffer>()
    const note = () => { for (const key of keysIn(beside)) seen.set(key.toString('hex'), key) }
    const ends = new Map<LogName, number>()
    for (let round = 0; round < 12; round += 1) {
      await Promise.all(Array.from({ length: 60 }, async (_, chat) => {
        const log: LogName = `main/${chat}`
        const after = ends.get(log) ?? 0
        ends.set(log, (await store.logs.append({ log, after, events: events(after + 1, after + 1 + (chat % 5)), once: `${round}`, live: true })).last)
        const stored = await store.records.get('main', 'things', `${chat}`)
        await store.records.put('main', 'things', `${chat}`, 'x'.repeat((chat * 37 + round * 211) % 3_000), stored?.version ?? 0)
      }))
      note()
      expect([...seen.values()].some((key) => readFileSync(`${file}-wal`).includes(key))).toBe(true)
      const chats = Array.from({ length: 12 }, (_, index) => (index * 7 + round * 13) % 60)
      await Promise.all(chats.flatMap((chat, index) => {
        const log: LogName = `main/${chat}`
        if (index % 2 === 0) ends.delete(log)
        return [index % 2 === 0 ? store.logs.erase(log) : store.logs.mask(log, event(1, 'masked '.repeat(index * 40))), store.records.remove('main', 'things', `${chat}`)]
      }))
      note()
      const current = new Set(keysIn(beside).map((key) => key.toString('hex')))
      const files = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
      const gone = [...seen].filter(([key]) => !current.has(key))
      expect(gone.length).toBeGreaterThan(0)
      expect(gone.filter(([, key]) => files.includes(key))).toEqual([])
      // Keys that are in use are found, so the search can find one.
      expect([...current].every((key) => files.includes(Buffer.from(key, 'hex')))).toBe(true)
    }
    for (const [log, last] of ends) expect((await store.logs.read(log)).at(-1)?.seq).toBe(last)
    beside.close()
    await store.close()
  })

  test('given expired records, when they are swept, then they and their keys are gone', () => {
    const database = openToWrite(file)
    const writer = createWriter(database)
    const put = (id: string, expiresAt: number | null) => ({ kind: 'put' as const, library: 'main', collection: 'invites', id, text: '1', version: 0, expiresAt, replaces: false })
    writer.commit([put('over', 5), put('later', Date.now() + 60_000), put('never', null)])
    expect(writer.commit([{ kind: 'sweep', before: Date.now() }]).outcomes).toEqual([{ cursor: 0, done: true }])
    expect(database.prepare('SELECT count(*) AS many FROM records').get()).toEqual({ many: 2 })
    expect(database.prepare('SELECT count(*) AS many FROM keys WHERE free = 1 AND key = zeroblob(32)').get()).toEqual({ many: 1 })
    writer.close()
  })
})

describe('a disk that is full', () => {
  test('given no room, then every write is refused as away and nothing is half there; given room again, then it recovers by itself', async () => {
    const database = openToWrite(file)
    const writer = createWriter(database)
    const seat = {
      async commit(group: Parameters<typeof writer.commit>[0]) {
        try {
          return writer.commit(group)
        } catch (error) {
          return { away: whyAway(error) ?? 'not known' }
        }
      },
      emptyJournal: async () => writer.emptyJournal(),
      close: async () => {},
    }
    const states: StoreState[] = []
    let isBack = () => {}
    const queue = createWriteQueue(seat, () => {}, (state) => {
      states.push(state)
      if (state === 'ready') isBack()
    })
    const append = (after: number) =>
      queue.add({ kind: 'append', log: 'main/chat', after, texts: [JSON.stringify(event(after + 1, 'x'.repeat(3_000)))], once: `${after}`, live: true })
    expect((await append(0)).appended).toEqual({ outcome: 'appended', last: 1 })
    const pages: { page_count: number } = database.prepare('PRAGMA page_count').get()
    database.exec(`PRAGMA max_page_count = ${pages.page_count}`)
    const refused = await Promise.allSettled([append(1), append(1)])
    for (const one of refused) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(StoreAway) })
    expect(refused[0]).toMatchObject({ reason: { message: "the database can't be written to: database or disk is full" } })
    expect(queue.state()).toBe('away')
    expect(database.prepare('SELECT count(*) AS many FROM events').get()).toEqual({ many: 1 })
    const back = new Promise<void>((resolve) => { isBack = resolve })
    database.exec('PRAGMA max_page_count = 1000000')
    await back
    expect((await append(1)).appended).toEqual({ outcome: 'appended', last: 2 })
    expect(states).toEqual(['away', 'ready'])
    await queue.close()
    writer.close()
  })
})
