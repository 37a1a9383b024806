import type { Appended } from '../port.ts'
import { inPlaceOf } from '../texts.ts'
import type { Database } from './database.ts'
import type { Keys } from './keys.ts'
import { hashOf, seal, unseal } from './seal.ts'
import type { Write, Written } from './write.ts'

type Of<K extends Write['kind']> = Extract<Write, { kind: K }>
interface Head { slot: number; live: number; last: number; key: Uint8Array; before: number | null }
type HeadRow = [slot: number, live: number, last: number, key: Uint8Array, before: number | null]
interface Row { cursor: number; seq: number; body: Uint8Array }

/** The changes of logs. Each is called inside a transaction, with `next`, which gives the next cursor of the feed. */
export function writeLogs(database: Database, keys: Keys) {
  // «before»: the number of what was appended under this mark already.
  const head = database.prepare(
    `SELECT slot, live, (SELECT max(seq) FROM events WHERE log = slot), key, (SELECT seq FROM events WHERE log = slot AND mark = ?)
     FROM logs JOIN keys USING (slot) WHERE name = ?`,
  )
  // To have the columns named costs as much again as to find them (3 us a message).
  head.setReturnArrays(true)
  function headOf(log: string, mark: Uint8Array | null): Head | null {
    const row: HeadRow | undefined = head.get(mark, log)
    return row ? { slot: row[0], live: row[1], last: row[2], key: row[3], before: row[4] } : null
  }
  const begin = database.prepare('INSERT INTO logs (slot, name, live) VALUES (?, ?, ?)')
  const setLive = database.prepare('UPDATE logs SET live = ? WHERE slot = ?')
  const insert = database.prepare('INSERT INTO events (cursor, log, seq, mark, body) VALUES (?, ?, ?, ?, ?)')
  const all = database.prepare('SELECT cursor, seq, body FROM events WHERE log = ?')
  const rewrite = database.prepare('UPDATE events SET body = ? WHERE cursor = ?')
  const deleteEvents = database.prepare('DELETE FROM events WHERE log = ?')
  const deleteLog = database.prepare('DELETE FROM logs WHERE slot = ?')
  const bury = database.prepare('INSERT INTO erased (cursor, name) VALUES (?, ?)')

  return {
    append({ log, after, texts, once, live }: Of<'append'>, next: () => number): Written {
      const mark = once === null ? null : hashOf(log, once)
      const found = headOf(log, mark)
      if (found && found.before !== null) return answer('already', found.before)
      const last = found?.last ?? 0
      if (last !== after) return answer('conflict', last)
      const { slot, key } = found ?? keys.take()
      let cursor = 0
      let seq = after
      for (const text of texts) {
        seq += 1
        const at = next()
        cursor ||= at
        insert.run(at, slot, seq, seq === after + texts.length ? mark : null, seal(key, seq, text))
      }
      if (!found) begin.run(slot, log, Number(live))
      else if (found.live !== Number(live)) setLive.run(Number(live), slot)
      return answer('appended', seq, cursor)
    },

    /** Writes the log again under a new key, so that no copy of the old words can be read, wherever one may be. */
    mask({ log, seq, text }: Of<'mask'>): Written {
      const found = headOf(log, null)
      if (!found || seq < 1 || seq > found.last) return { cursor: 0, done: false }
      const rows: Row[] = all.all(found.slot)
      const key = keys.renew(found.slot)
      for (const row of rows) {
        const old = unseal(found.key, row.seq, row.body)
        rewrite.run(seal(key, row.seq, row.seq === seq ? inPlaceOf(old, text) : old), row.cursor)
      }
      return { cursor: 0, done: true }
    },

    erase({ log }: Of<'erase'>, next: () => number): Written {
      const found = headOf(log, null)
      if (!found) return { cursor: 0, done: false }
      const cursor = next()
      keys.drop(found.slot)
      deleteEvents.run(found.slot)
      deleteLog.run(found.slot)
      bury.run(cursor, log)
      return { cursor, done: true }
    },
  }
}

const answer = (outcome: Appended['outcome'], last: number, cursor = 0): Written => ({ cursor, appended: { outcome, last } })
