import { setTimeout as wait } from 'node:timers/promises'
import { startServer, type RunningServer } from '../setup/server.ts'

/** A server that faults happen to, and that somebody like systemd starts again. */
export interface Node {
  port: number
  start: () => Promise<void>
  /** kill -9; the same port again after what happens meanwhile. */
  kill: (meanwhile: Meanwhile) => Promise<void>
  /** SIGSTOP, then SIGCONT after what happens meanwhile. */
  freeze: (meanwhile: Meanwhile) => Promise<void>
  /** SIGTERM, as an upgrade does, then the next one on the same port. */
  roll: () => Promise<void>
  jump: () => void
  isUp: () => boolean
  /** How often it ended though nobody asked it to. */
  crashes: () => number
  log: () => string
  firstLink: () => string
  remove: () => Promise<void>
}

type Meanwhile = () => Promise<unknown> | void

/** As long as docs/deploy/heartdesk@.service gives it before systemd kills it (ms). */
const patience = 30_000

export function createNode(port: number, environment: Record<string, string>, folder: string, program: string | undefined): Node {
  let running: RunningServer | null = null
  let crashes = 0
  let firstLink = ''
  let logs = ''
  let isOver = false

  async function start(): Promise<void> {
    while (!running && !isOver) {
      // Where its store is away it ends at once and says why: whoever runs services tries again.
      const started = await startServer({ ...environment, HEARTDESK_PORT: String(port) }, folder, program).catch(() => null)
      if (!started) {
        await wait(300)
        continue
      }
      running = started
      firstLink ||= started.firstLink
      void started.ended.then(() => {
        logs += started.log()
        if (running !== started) return
        crashes += 1
        running = null
        void start()
      })
    }
  }
  async function end(how: (server: RunningServer) => Promise<unknown>): Promise<void> {
    const server = running
    running = null
    if (server) await how(server)
  }

  return {
    port,
    start,
    async kill(meanwhile) {
      await end((server) => server.kill9())
      await meanwhile()
      await start()
    },
    async freeze(meanwhile) {
      running?.signal('SIGSTOP')
      await meanwhile()
      running?.signal('SIGCONT')
    },
    async roll() {
      await end(async (server) => {
        const late = setTimeout(() => void server.kill9(), patience)
        await server.stop()
        clearTimeout(late)
      })
      await start()
    },
    jump: () => running?.signal('SIGUSR2'),
    isUp: () => running !== null,
    crashes: () => crashes,
    log: () => logs + (running?.log() ?? ''),
    firstLink: () => firstLink,
    async remove() {
      isOver = true
      await end((server) => server.kill9())
    },
  }
}
