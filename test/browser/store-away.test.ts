import { afterAll, beforeAll, expect, test } from 'vitest'
import { ends, inAChat, openDesk, says, type OpenDesk } from '../setup/desk.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'

/** A store that goes away under two open windows. */
let redis: RunningRedis
let desk: OpenDesk
beforeAll(async () => {
  redis = await startRedis()
  desk = await openDesk({ REDIS_URL: redis.url })
})
afterAll(async () => {
  await desk?.close()
  await redis?.remove()
})

test('given the store goes away, then both are told and keep what they write; when it is back, it arrives once, and nobody is told any more', async () => {
  const patron = await inAChat(desk)
  await redis.end('SIGKILL')
  await says(patron, 'Your message', 'said to no store')
  await patron.getByText('Nothing can be saved right now.').waitFor()
  await patron.getByText('sending…').waitFor()
  await says(desk.console, 'Your message to Ana', 'answered to no store, does that help?')
  await desk.console.getByText('sending…').waitFor()
  // A page that is loaded meanwhile waits, and has it all afterwards.
  await patron.reload()
  await redis.again()
  await patron.getByText('answered to no store').waitFor()
  await desk.console.getByText('said to no store').waitFor()
  await expect.poll(() => patron.getByText('Nothing can be saved right now.').count()).toBe(0)
  await expect.poll(() => patron.getByText('said to no store').count()).toBe(1)
  await expect.poll(() => desk.console.locator('.bubble', { hasText: 'to no store' }).count()).toBe(2)
  await ends(desk.console)
})
