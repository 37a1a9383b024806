import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../../server/root.ts'
import type { Role } from '../../shared/who.ts'
import { freePort } from './free-port.ts'
import { beAvailable, connectStaff, invite, useLink, type Staff } from './staff.ts'

/** A real Heartdesk in a process of its own, on a data folder of its own and a free port of the loopback address. */
export interface RunningServer {
  url: string
  folder: string
  /** The link that makes the first admin, or '' where there is one. */
  firstLink: string
  /** What it has written to its log so far. */
  log: () => string
  /** SIGTERM, and the end of the process: its exit code. */
  stop: () => Promise<number | null>
  kill9: () => Promise<void>
  /** Sends a signal that does not end it: SIGSTOP, SIGCONT. */
  signal: (signal: NodeJS.Signals) => void
  /** Resolves when the process has ended, by whatever. */
  ended: Promise<unknown>
  /** The same data and port again, after stop or kill9. */
  again: () => Promise<RunningServer>
  /** Stops it where it still runs, and removes the folder. */
  remove: () => Promise<void>
}

/** @param program another build of the server than the one that is tested everywhere else */
export async function startServer(
  environment: Record<string, string> = {}, folder = mkdtempSync(join(tmpdir(), 'heartdesk-')), program = join(root, 'dist/server/main.js'),
): Promise<RunningServer> {
  // On a busy machine a coach may need longer than patrons should wait: what it says is tested, not how soon.
  const child: ChildProcess = spawn(process.execPath, ['--enable-source-maps', program], {
    env: { ...process.env, HEARTDESK_PORT: String(await freePort()), HEARTDESK_HOST: '127.0.0.1', HEARTDESK_DATA: folder, HEARTDESK_COACH_PATIENCE: '2500', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (!child.stdout || !child.stderr) throw new Error('the server has no output')
  let log = ''
  child.stderr.on('data', (some) => (log += String(some)))
  // Whoever runs this may be ended in the middle: then it must not go on alone.
  const killed = () => void child.kill('SIGKILL')
  process.once('exit', killed)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => {
    process.off('exit', killed)
    resolve(code)
  }))
  const { url, firstLink } = await new Promise<{ url: string; firstLink: string }>((resolve, reject) => {
    let url = ''
    const lines = createInterface({ input: child.stdout ?? process.stdin })
    lines.on('line', (line) => {
      const found = /https?:\/\/\S+/.exec(line)?.[0]
      if (line.includes('demo library') && found) url = found.replace(/\/$/, '')
      if (line.includes('first admin') && found) resolve({ url, firstLink: found })
      if (line.includes('ready')) resolve({ url, firstLink: '' })
    })
    void ended.then((code) => reject(new Error(`the server ended with ${code} before it listened: ${log}`)))
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return {
    url,
    folder,
    firstLink,
    log: () => log,
    stop: () => end('SIGTERM'),
    kill9: async () => void (await end('SIGKILL')),
    signal: (signal) => void child.kill(signal),
    ended,
    again: () => startServer({ ...environment, HEARTDESK_PORT: new URL(url).port }, folder, program),
    remove: async () => {
      await end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The first admin of a fresh server, connected: also a librarian and a supervisor. */
export async function firstAdmin(server: RunningServer): Promise<Staff> {
  const cookie = await useLink(server.url, server.firstLink, { name: 'Sam', email: 'sam@library.example', password: 'a long enough password' })
  return connectStaff(server.url, cookie)
}

/** Somebody whom the admin invited: their session's cookie. */
export async function joins(server: RunningServer, admin: Pick<Staff, 'cookie'>, name: string, roles: Role[], desks: string[]): Promise<string> {
  const email = `${name.toLowerCase()}@library.example`
  const link = await invite(server.url, admin.cookie, { email, name, roles, desks })
  return useLink(server.url, link, { name, email, password: 'a long enough password' })
}

/** A librarian whom the admin invited, connected and available at these desks. */
export async function librarian(server: RunningServer, admin: Staff, name: string, desks = ['reference']): Promise<Staff> {
  const staff = await connectStaff(server.url, await joins(server, admin, name, ['librarian'], desks))
  await beAvailable(staff, desks)
  return staff
}
