import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../../server/root.ts'

/** A server under measurement: a process of its own, so that its time and memory are its own. */
export interface Measured {
  url: string
  /** Processor time used so far, all threads, in microseconds. */
  cpu: () => number
  /** Resident memory in bytes, after its garbage has been collected as far as it will. */
  memory: () => Promise<number>
  lines: AsyncIterator<string>
  stop: () => Promise<void>
}

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
  const child: ChildProcess = spawn(process.execPath, [join(root, 'dist/server', `${program}.js`), ...args], {
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
      memory: async () => memoryOf(pid),
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
