import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../setup/free-port.ts'
import { startServer } from '../setup/server.ts'

/** A server that can't listen, or whose folder is another's, ends at once and says which setting is about it. */
const folder = mkdtempSync(join(tmpdir(), 'heartdesk-'))
let taken: Server
let port: number
beforeAll(async () => {
  port = await freePort()
  taken = createServer()
  await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve))
})
afterAll(() => {
  taken?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('given a port that another program has, then it is named with its setting', async () => {
  await expect(startServer({ HEARTDESK_PORT: String(port) }, folder)).rejects.toThrow(`heartdesk: port ${port} is in use: set HEARTDESK_PORT to another`)
})

// 192.0.2.0/24 is kept for documentation: no machine has it.
test('given an address that is none of this machine, then it is named with its setting', async () => {
  await expect(startServer({ HEARTDESK_HOST: '192.0.2.1' }, folder)).rejects.toThrow('heartdesk: HEARTDESK_HOST is "192.0.2.1", which is no address of this machine')
})

test('given a data folder that another server is using, then it is named; once that one has died, it is free', async () => {
  const first = await startServer()
  await expect(startServer({}, first.folder)).rejects.toThrow(`heartdesk: the data folder ${first.folder} is in use by another Heartdesk: end that one, or set HEARTDESK_DATA to another folder`)
  await first.kill9()
  const second = await first.again()
  await second.remove()
})
