import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fadesAfter } from '../../server/coaching/practice.ts'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { connectPatron, question } from '../setup/patron.ts'
import { firstAdmin, librarian, startServer, type RunningServer } from '../setup/server.ts'
import type { Staff } from '../setup/staff.ts'

/** Word contact that has faded for a librarian: a wait that nobody was told of counts as no word contact, however soon after it they write. */
let folder: string
let server: RunningServer
let ana: Staff
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-own-rules-'))
  writeFileSync(join(folder, 'desks.yaml'), 'reference:\n  patience: 10\n')
  server = await startServer({ HEARTDESK_RULES: folder })
  ana = await librarian(server, await firstAdmin(server), 'Ana')
})
afterAll(async () => {
  await server?.remove()
  rmSync(folder, { recursive: true })
})
const rule = 'keep-word-contact'
const mine = async (): Promise<unknown> => (await fetch(`${server.url}/staff/main/practice`, { headers: { cookie: ana.cookie } })).json()
const asks = async () => {
  const patron = await connectPatron(server.url)
  await patron.command(question('Who built the old bridge?'))
  const chat = chatOf(logOfKey('main', patron.key))
  await ana.socket.emitWithAck('command', { chat, command: { kind: 'accept-chat', messageId: randomUUID() } })
  return chat
}
const says = (chat: string, text: string) => ana.socket.emitWithAck('command', { chat, command: { kind: 'send-message', messageId: randomUUID(), text } })

test('given a rule that rests, when its moment passes in quiet, then the word that follows did not come by itself', async () => {
  const first = await asks()
  for (let time = 0; time < fadesAfter; time++) await ana.socket.emitWithAck('dismiss', { chat: first, rule, how: 'already-did' })
  const chat = await asks()
  const reads = async () => {
    const verdict = await ana.socket.emitWithAck('draft', { chat, text: '', version: 1, ending: false })
    return isRefusal(verdict) ? verdict : { waits: verdict.lookAgainIn !== null, nudges: verdict.nudges }
  }
  expect(await reads()).toEqual({ waits: true, nudges: [] })
  await vi.waitFor(async () => expect(await reads()).toEqual({ waits: false, nudges: [] }), { timeout: 60_000, interval: 500 })
  await says(chat, 'Still in the town chronicle, see https://library.example/chronicle for the years that I have been through.')
  // The link is learned of with the same message, so what is there then is all that there will be.
  await vi.waitFor(async () => expect(await mine()).toMatchObject({ rules: expect.arrayContaining([expect.objectContaining({ rule: 'no-bare-link' })]) }), { timeout: 60_000 })
  expect(await mine()).toMatchObject({
    rules: expect.arrayContaining([expect.objectContaining({ rule, comesByItself: true, weeks: expect.arrayContaining([expect.objectContaining({ byItself: fadesAfter, occasions: fadesAfter })]) })]),
  })
})
