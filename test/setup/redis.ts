import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

/** A Redis of the test's own: a process on a free port of the loopback address, its files in a folder of its own. */
export interface RunningRedis {
  url: string
  port: number
  /** Everything that is in its files. */
  files: () => Buffer
  /** Sends a signal: SIGSTOP, SIGCONT. */
  signal: (signal: NodeJS.Signals) => void
  /** Ends it as a signal does, SIGKILL without a chance to write anything; the files stay. */
  end: (signal: NodeJS.Signals) => Promise<void>
  /** Where its files are. */
  folder: string
  /** Starts it again on the same files and port. */
  again: () => Promise<void>
  /** Ends it and removes its files. */
  remove: () => Promise<void>
}

// Not compressed: a word that should be gone would hide between what LZF packs, in a file that was written anew.
const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--rdbcompression', 'no']

/** @param settings as on redis-server's command line, later ones win: by default it keeps everything */
export async function startRedis(settings: string[] = []): Promise<RunningRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'heartdesk-redis-'))
  const port = await freePort()
  let running: ChildProcess
  let ended: Promise<void>
  async function start(): Promise<void> {
    const child = (running = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...durable, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] }))
    const killed = () => void child.kill('SIGKILL')
    process.once('exit', killed)
    ended = new Promise((resolve) => child.once('exit', () => {
      process.off('exit', killed)
      resolve()
    }))
    let log = ''
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (some) => {
        log += String(some)
        if (log.includes('Ready to accept connections')) resolve()
      })
      void ended.then(() => reject(new Error(`redis-server did not start: ${log}`)))
    })
  }
  const end = (signal: NodeJS.Signals): Promise<void> => {
    running.kill(signal)
    return ended
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    files: () => Buffer.concat(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath, one.name)))),
    signal: (signal) => void running.kill(signal),
    end,
    again: start,
    async remove() {
      running.kill('SIGCONT')
      await end('SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}
