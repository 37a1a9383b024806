// Runs a program of Heartdesk from its built form, building first whatever is missing or older than its source.
//   node run.mjs NAME [arguments]          main, command, detect, anonymise, evaluate, bench, …
//   node run.mjs --watch NAME [arguments]  builds again and starts again whenever a source changes
//   node run.mjs --build-only              builds what is missing and runs nothing
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, rmSync, statSync, watch, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))
const sources = ['server', 'widget', 'console', 'shared', 'test/programs', 'test/bench', 'test/faults', 'test/setup', 'test/evaluate', 'vite.config.ts', 'package-lock.json']
const stamp = `${root}dist/built`
const lock = `${root}node_modules/.heartdesk-build`

function newest(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)))
}

const isBuilt = () => existsSync(stamp) && statSync(stamp).mtimeMs >= Math.max(...sources.map((path) => newest(root + path)))

/** Two programs started at once must not build over each other: one builds, the other waits for it. */
async function build() {
  while (!isBuilt()) {
    let held
    try {
      held = openSync(lock, 'wx')
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (Date.now() - (existsSync(lock) ? statSync(lock).mtimeMs : Date.now()) > 180_000) rmSync(lock, { force: true })
      await new Promise((resolve) => setTimeout(resolve, 200))
      continue
    }
    try {
      const startedAt = new Date()
      console.error('heartdesk: building…')
      const { createBuilder } = await import('vite')
      // What is built is what will be served, also when a test runner, which says otherwise, was the first to ask.
      const { NODE_ENV: outside } = process.env
      process.env.NODE_ENV = 'production'
      const builder = await createBuilder({ root, logLevel: 'warn', configFile: `${root}vite.config.ts` }, null)
      // What Vite has to say goes to standard error: standard output belongs to the program.
      const toStdout = console.log
      console.log = console.error
      await builder.buildApp()
      if (outside === undefined) delete process.env.NODE_ENV
      else process.env.NODE_ENV = outside
      console.log = toStdout
      writeFileSync(stamp, startedAt.toISOString())
      const { utimesSync } = await import('node:fs')
      utimesSync(stamp, startedAt, startedAt)
    } finally {
      closeSync(held)
      rmSync(lock, { force: true })
    }
  }
}

const [first, ...rest] = process.argv.slice(2)
const watching = first === '--watch'
const [name, ...args] = watching ? rest : [first, ...rest]
const program = () => `${root}dist/server/${name}.js`

await build()
if (first === '--build-only') process.exit()
if (!name || !existsSync(program())) {
  console.error(`heartdesk: there is no program ${name ? `called ${name}` : 'named'}. There are: ${readdirSync(`${root}dist/server`).filter((file) => file.endsWith('.js')).map((file) => file.slice(0, -3)).join(', ')}`)
  process.exit(2)
}

if (!watching) {
  process.argv = [process.argv[0], program(), ...args]
  await import(program())
} else {
  let child
  const start = () => { child = spawn(process.execPath, ['--enable-source-maps', program(), ...args], { stdio: 'inherit' }) }
  let settle
  const changed = () => {
    clearTimeout(settle)
    settle = setTimeout(async () => {
      await build().then(() => {
        child.once('exit', start)
        child.kill('SIGTERM')
      }, (error) => console.error(`heartdesk: not built, the last version goes on. ${error.message}`))
    }, 300)
  }
  start()
  for (const path of sources.filter((path) => existsSync(root + path))) watch(root + path, { recursive: true }, changed)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { child.once('exit', () => process.exit()); child.kill(signal) })
}
