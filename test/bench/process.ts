import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from '../../server/root.ts'

/** A server under measurement: a process of its own, so that its time and memory are its own. */
export interface Measured {
  url: string
  /** Processor time used so far, all threads, in microseconds. */
  cpu: () => number
  /** Resident memory in bytes. */
  memory: () => number
  /** The same once its garbage is collected: left to itself V8 collects when it likes, and an idle connection weighed 11 KB in one run and 17 in another. */
  memoryHeld: () => Promise<number>
  lines: AsyncIterator<string>
  stop: () => Promise<void>
}

/** Makes a program collect its garbage when it is asked to. */
const collects = ['--expose-gc', '--import', 'data:text/javascript,process.on("SIGUSR2", () => { gc(); gc() })']

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK']).toString())

/** proc(5): the fields after the name in parentheses; utime and stime are the 14th and 15th of the line. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1e6
}

function memoryOf(pid: number): number {
  const rss = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(rss?.[1] ?? 0) * 1024
}

/**
 * Starts a built program on a fresh data folder and waits for the first of its output lines that names an address.
 * `url` is whatever follows `"url":"` or stands as http://… in that line.
 */
export async function start(program: string, args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Measured> {
  const child: ChildProcess = spawn(process.execPath, [...collects, join(root, 'dist/server', `${program}.js`), ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout || child.pid === undefined) throw new Error(`${program} did not start`)
  const { pid } = child
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  let stopping = false
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // A crowd whose server has died would wait for ever.
  void ended.then(() => {
    if (stopping) return
    console.error(`${program} ended in the middle of the measurement`)
    process.exit(1)
  })
  for (;;) {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${program} ended before it named its address`)
    const url = /https?:\/\/127\.0\.0\.1:\d+/.exec(value)?.[0]
    if (!url) continue
    return {
      url,
      lines,
      cpu: () => cpuOf(pid),
      memory: () => memoryOf(pid),
      async memoryHeld() {
        child.kill('SIGUSR2')
        // Pages are given back a little later than they are free.
        await wait(2_000)
        return memoryOf(pid)
      },
      stop: async () => {
        stopping = true
        child.kill('SIGTERM')
        await ended
      },
    }
  }
}

/** A folder of the run's own, removed at its end. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'heartdesk-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
