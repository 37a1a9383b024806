import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../server/root.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { numbersHeard, hearing } from './contract.ts'

/** Lets the program write until it has acknowledged `many` appends and some, kills it, and gives what it has acknowledged: `chat seq`. */
async function writeUntilKilled(folder: string, many: number, where: 'here' | 'there'): Promise<string[]> {
  const child = spawn(process.execPath, [join(root, 'dist/server/write-until-killed.js'), folder, where], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let lines = 0
  child.stdout.on('data', (some: Buffer) => {
    said += some.toString()
    lines += some.toString().split('\n').length - 1
    if (lines >= many) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.once('close', resolve))
  expect(child.signalCode).toBe('SIGKILL')
  return said.split('\n').slice(0, -1)
}

test('given a server that is killed in the middle of a burst, 20 times over, writing now in one thread and now in the other, then every acknowledged event is there once, in order, without a gap', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heartdesk-kill-'))
  const acknowledged: string[] = []
  for (let round = 0; round < 20; round += 1) {
    const said = await writeUntilKilled(folder, 1 + Math.floor(Math.random() * 400), round % 2 === 0 ? 'here' : 'there')
    expect(said.length).toBeGreaterThan(0)
    acknowledged.push(...said)
    const store = await openSqliteStore({ folder })
    const follower = hearing(store, 'main', '')
    const there = new Set<string>()
    for (const log of await store.logs.live('main')) {
      const events = await store.logs.read(log)
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
      for (const { seq } of events) there.add(`${log} ${seq}`)
    }
    expect(acknowledged.filter((one) => !there.has(one))).toEqual([])
    await follower.until((heard) => heard.length >= there.size)
    await follower.stop()
    for (const [log, numbers] of numbersHeard(follower.heard)) expect(numbers).toEqual((await store.logs.read(log)).map(({ seq }) => seq))
    await store.close()
  }
  expect(new Set(acknowledged).size).toBe(acknowledged.length)
  rmSync(folder, { recursive: true })
})
