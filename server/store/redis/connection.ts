import { ClientOfflineError, createClient, ErrorReply } from 'redis'
import { StoreAway, type StoreState } from '../port.ts'
import type { Script } from './scripts.ts'

/** How long Redis may take to answer, and how often a connection is tried, in milliseconds. */
const patience = 3_000
const heartbeat = 1_000
/** A line on which nothing at all comes for so long is given up, also where it never got as far as an answer (ms). */
const silence = 10_000

/** Replies by which Redis says that it can't do anything for anyone right now. */
const cannotNow = /^(LOADING|READONLY|MASTERDOWN|NOREPLICAS|OOM|MISCONF|BUSY|TRYAGAIN|CLUSTERDOWN|NOAUTH|NOPERM|UNKILLABLE)\b/

/** The address without user and password: all that may be said of it in a log. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || '6379'}${pathname === '/' ? '' : pathname}`
}

/**
 * Two connections, one that asks and one that listens, each of which connects again by itself for ever. `url` is
 * `redis[s]://[user:password@]host[:port][/database]`. Rejects with a plain reason, which never holds the password, where Redis can't be
 * reached now or refuses the password.
 * @param beat is called about once a second while Redis answers, and as soon as it does again
 * @param returns is waited for when Redis answers again after it was away, before anything is written: it may read. Where it rejects, Redis stays away.
 */
export async function connect(url: string, beat: () => void, returns: () => Promise<void>) {
  if (!URL.canParse(url) || !/^rediss?:/.test(url) || new URL(url).hostname === '') throw new Error('the address of Redis must begin with redis:// or rediss://, and name a host')
  const place = placeOf(url)
  let isOpen = false
  const client = createClient({
    url, disableOfflineQueue: true, pingInterval: heartbeat,
    socket: {
      connectTimeout: 2 * patience, socketTimeout: silence,
      reconnectStrategy: (retries) => isOpen && Math.min(50 * 2 ** retries, 1_000) * (0.5 + Math.random()),
    },
  })
  const listener = client.duplicate()
  let state: StoreState | 'returning' = 'ready'
  let told: StoreState = 'ready'
  const listeners: ((state: StoreState, why: string) => void)[] = []
  function turn(to: StoreState, why = ''): void {
    state = to
    if (told === to) return
    told = to
    for (const heard of listeners) heard(to, why)
  }
  client.on('error', (error) => {
    if (!isOpen) return
    turn('away', whyNot(error))
    if (client.isReady) void renew(client)
  })
  // The messages that it misses are read from the feed, so its errors change nothing.
  listener.on('error', () => { if (isOpen && listener.isReady) void renew(listener) })

  const renewing = new Set<typeof client>()
  /** A line over which something came that is no answer, or none in time, is out of step for good: what comes next may answer what was asked before. */
  async function renew(line: typeof client): Promise<void> {
    if (renewing.has(line)) return
    renewing.add(line)
    if (line.isOpen) line.destroy()
    while (isOpen && !line.isReady) await line.connect().catch(() => new Promise((resolve) => setTimeout(resolve, heartbeat)))
    renewing.delete(line)
    if (!isOpen && line.isOpen) line.destroy()
  }
  try {
    await client.connect()
    await listener.connect()
  } catch (error) {
    if (client.isOpen) client.destroy()
    throw new Error(`Redis at ${place} ${whyNot(error)}`)
  }
  isOpen = true

  /** Waits for an answer, but not for ever: Redis may be stopped, or the network gone without a word. */
  async function inTime<T>(asking: Promise<T>): Promise<T> {
    let late: NodeJS.Timeout | undefined
    let isOver = false
    const tooLate = new Promise<never>((_, reject) => {
      // A turn later, because it may be this process that was late: then the answer is there to be read.
      late = setTimeout(() => setImmediate(() => {
        if (isOver) return
        turn('away', 'did not answer in time')
        reject(new StoreAway(`Redis at ${place} did not answer in time`))
      }), patience)
    })
    try {
      return await Promise.race([asking, tooLate])
    } catch (error) {
      if (error instanceof StoreAway || (error instanceof ErrorReply && !cannotNow.test(error.message))) throw error
      turn('away', whyNot(error))
      throw new StoreAway(`Redis at ${place} ${whyNot(error)}`, { cause: error })
    } finally {
      isOver = true
      clearTimeout(late)
    }
  }

  function ask<T>(asking: (redis: typeof client) => Promise<T>): Promise<T> {
    if (state === 'away') return Promise.reject(new StoreAway(`Redis at ${place} is away`))
    return inTime(asking(client))
  }

  /** It may have come back as another, or without what it knew. */
  async function comeBack(): Promise<void> {
    state = 'returning'
    try {
      await returns()
      if (state === 'returning') turn('ready')
    } catch (error) {
      turn('away')
      for (const heard of listeners) heard('away', error instanceof Error ? error.message : String(error))
    }
  }

  const beating = setInterval(() => {
    if (!client.isReady) return turn('away', 'is away')
    inTime(client.ping()).then(async (answer) => {
      if (answer !== 'PONG') throw new Error('another answer')
      if (state === 'away') await comeBack()
      if (state === 'ready') beat()
    }).catch((error: unknown) => {
      // Redis may say that it can't: that is an answer.
      if (client.isReady && !(error instanceof StoreAway && error.cause instanceof ErrorReply)) void renew(client)
    })
  }, heartbeat)

  return {
    ask,
    /** Runs a script; what it gives is for the caller to read. Not before what was away is known to be what it was. */
    run: (script: Script, keys: string[], args: string[]): Promise<unknown> =>
      state !== 'ready' ? Promise.reject(new StoreAway(`Redis at ${place} is away`)) : ask<unknown>((redis) => redis.evalSha(script.hash, { keys, arguments: args }).catch((error: unknown) => {
        if (!(error instanceof ErrorReply) || !error.message.startsWith('NOSCRIPT')) throw error
        return redis.eval(script.text, { keys, arguments: args })
      })),
    subscribe: (channel: string, heard: (message: string) => void): void => void listener.subscribe(channel, heard).catch(() => {}),
    publish: (channel: string, message: string): void => void ask((redis) => redis.publish(channel, message)).catch(() => {}),
    state: (): StoreState => told,
    onState: (heard: (state: StoreState, why: string) => void): void => void listeners.push(heard),
    async close(): Promise<void> {
      clearInterval(beating)
      isOpen = false
      listener.destroy()
      if (client.isReady) await inTime(client.close()).catch(() => {})
      if (client.isOpen) client.destroy()
    },
  }
}
export type Connection = Awaited<ReturnType<typeof connect>>

/** A reason in words. An error of the system is named by its code alone: its message may hold the address. */
function whyNot(error: unknown): string {
  if (error instanceof ClientOfflineError) return 'is away'
  if (error instanceof ErrorReply) return /^(WRONGPASS|NOAUTH|ERR AUTH)/.test(error.message) ? 'refused the user or the password' : `answered ${error.message}`
  if (error instanceof Error) return `can't be reached (${'code' in error ? String(error.code) : error.constructor.name})`
  return "can't be reached"
}
