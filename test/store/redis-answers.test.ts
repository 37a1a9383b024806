import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StoreAway, type Store, type StoreState } from '../../server/store/port.ts'
import { openRedisStore } from '../../server/store/redis.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'
import { startProxy, type TamperingProxy } from '../setup/tampering-proxy.ts'
import { event, say } from './contract.ts'

/** A Redis that answers, but not as a Redis does. */
let redis: RunningRedis
let proxy: TamperingProxy
let store: Store
const states: [StoreState, string][] = []
beforeAll(async () => {
  redis = await startRedis()
  proxy = await startProxy(redis.port)
  store = await openRedisStore({ url: `redis://127.0.0.1:${proxy.port}` })
  store.onState((state, why) => states.push([state, why]))
})
afterAll(async () => {
  await store?.close()
  proxy?.close()
  await redis?.remove()
})

const until = (state: StoreState) => expect.poll(() => store.state(), { interval: 20 }).toBe(state)

test.each<[string, (answer: Buffer) => Buffer | null]>([
  ['half a reply, and then the line ends', () => null],
  ['half a reply, and then nothing more', (answer) => answer.subarray(0, Math.ceil(answer.length / 2))],
  ['an error to everything', () => Buffer.from('-MISCONF Errors writing to the AOF file: No space left on device\r\n')],
  ['the page of a web server', () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
])('given %s, then what was asked is not saved, the log can say why, and all goes on when it answers again', async (name, how) => {
  states.length = 0
  const log = `main/${name.replace(/\W+/g, '-')}` as const
  await say(store, log, 0)
  proxy.tamper(how)
  await expect(say(store, log, 1)).rejects.toThrow()
  await until('away')
  await expect(say(store, log, 1)).rejects.toThrow(StoreAway)
  proxy.tamper((answer) => answer)
  await until('ready')
  expect((await say(store, log, 1)).last).toBe(2)
  expect(await store.logs.read(log)).toEqual([event(1), event(2)])
  expect(states[0]).toEqual(['away', expect.stringMatching(/./)])
})

test('given a web server where Redis should be, then it is refused at start, by place', async () => {
  const web = createServer((line) => void line.on('error', () => undefined).on('data', () => line.write('HTTP/1.1 400 Bad Request\r\n\r\n')))
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const { port } = web.address() as AddressInfo
  await expect(openRedisStore({ url: `redis://127.0.0.1:${port}` })).rejects.toThrow(`Redis at 127.0.0.1:${port} `)
  web.close()
})

test.each(['http://127.0.0.1:6379', 'redis://', '127.0.0.1:6379', 'redis://127.0.0.1:notaport'])('given %s for an address, then it is refused in words', async (url) => {
  await expect(openRedisStore({ url })).rejects.toThrow('the address of Redis must begin with redis:// or rediss://, and name a host')
})
