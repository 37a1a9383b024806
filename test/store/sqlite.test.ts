import { readFileSync, readdirSync, rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import type { Pace } from '../../server/store/sqlite/pace.ts'
import { contract } from './contract.ts'

/** The embedded store commits in one thread or in another, as the disk is: both must hold to the contract, whatever disk the tests run on. */
const places: [string, Pace][] = [['a thread of its own', { quickly: -1, inARow: 1 }], ['the server’s thread', { quickly: Infinity, inARow: 0 }]]

for (const [place, pace] of places) {
  contract(`the embedded store, writing in ${place}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'heartdesk-store-'))
    return {
      open: () => openSqliteStore({ folder, pace }),
      files: async () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
      destroy: async () => rmSync(folder, { recursive: true }),
    }
  })
}
