import { readFileSync, readdirSync, rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { contract } from './contract.ts'

contract('the embedded store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartdesk-store-'))
  return {
    open: () => openSqliteStore({ folder }),
    files: async () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
    destroy: async () => rmSync(folder, { recursive: true }),
  }
})
