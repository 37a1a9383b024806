import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../server/root.ts'

/** Runs the program as `npm run faults` does; gives its exit code, and the counts that it prints. */
async function faults(...args: string[]): Promise<{ code: number | null; count: (name: string) => number; said: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/server/faults.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (some) => (said += String(some)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said, count: (name) => Number(new RegExp(`^${name} +(\\d+)`, 'm').exec(said)?.[1] ?? -1) }
}

describe('a short run under faults', () => {
  test.each([['redis', '8'], ['sqlite', '6']])('on %s: nothing acknowledged is lost, doubled or in disorder, and every screen shows what is in the logs', async (store, seconds) => {
    const { code, said, count } = await faults('--seed', '7', '--store', store, '--seconds', seconds)
    expect(code, said).toBe(0)
    expect(count('acknowledged')).toBeGreaterThan(50)
    expect(count('rolled back')).toBeGreaterThan(0)
  }, 580_000)
})

describe('the checker catches', () => {
  test.concurrent.each([
    ['no-dedupe', ['doubled']],
    ['volatile', ['lost']],
    ['plain-xadd', ['in disorder']],
    ['no-gap-fill-server', ['apart']],
    ['no-gap-fill-client', ['apart']],
  ])('%s, by what is %s', async (mutant, found) => {
    const { code, said, count } = await faults('--seed', '3', '--seconds', '5', '--mutant', mutant)
    expect(code, said).toBe(1)
    expect(found.reduce((sum, name) => sum + count(name), 0), said).toBeGreaterThan(0)
  }, 580_000)
})

test('what is asked wrongly is refused in words', async () => {
  expect(await faults('--mutant', 'none')).toMatchObject({ code: 2, said: expect.stringContaining('--mutant is one of no-dedupe, volatile') })
  expect(await faults('--store', 'oracle')).toMatchObject({ code: 2, said: expect.stringContaining('--store is redis or sqlite') })
})
