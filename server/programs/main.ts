import pino from 'pino'
import { createApp } from '../app.ts'
import { holdFolder } from '../hold-folder.ts'
import { readSettings } from '../settings.ts'
import { openStore } from '../store/open.ts'

/**
 * The server. The only reader of the environment: what is set wrongly is said by name, before anything is opened. Prints the three addresses
 * that a newcomer needs on standard output; its log goes to standard error.
 */
const settings = readSettings(process.env)
if ('problems' in settings) stop(settings.problems)

const log = pino({ level: settings.log, base: null }, pino.destination(2))
const held = attempt(() => holdFolder(settings.folder))
const store = await openStore(settings).catch((error: unknown) => stop([messageOf(error)]))
const app = await createApp({ settings, store, log }).catch((error: unknown) => stop([messageOf(error)]))
const port = await app.listen().catch((error: unknown) => stop([deafness(error, settings)]))

const address = settings.origin ?? `http://${settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host}:${port}`
console.log(`Heartdesk is listening.\n\n  The demo library page  ${address}/`)
for (const library of settings.libraries) {
  console.log(`  The console            ${address}/console/${library}`)
  const link = await app.firstLink(library, address)
  if (link) console.log(`  The first admin, once  ${link}`)
}

console.log('\n  It is ready. Ctrl+C ends it.')

let ending = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // A second one is somebody who does not want to wait.
    if (ending) process.exit(1)
    ending = true
    app.drain().then(() => held.release()).then(() => process.exit(0), () => process.exit(1))
  })
}

function stop(problems: readonly string[]): never {
  for (const problem of problems) console.error(`heartdesk: ${problem}`)
  process.exit(1)
}

// Functions, because what fails above is told before these lines are reached.
function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    return stop([messageOf(error)])
  }
}
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
/** Why it can't listen, and which setting is about it. */
function deafness(error: unknown, { host, port }: { host: string; port: number }): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') return `port ${port} is in use: set HEARTDESK_PORT to another`
  if (code === 'EACCES') return `port ${port} is not for this user (${code}): set HEARTDESK_PORT to one from 1024 on, with a proxy before it`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HEARTDESK_HOST is "${host}", which is no address of this machine (${code})`
  return messageOf(error)
}
