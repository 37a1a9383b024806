import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { root } from '../../server/root.ts'
import type { StoreName } from './place.ts'

/** A change to Heartdesk that takes away one of the things that keep messages safe: the checker must find what comes of it. */
interface Mutant {
  /** What is built with the change: the server, or the run with its pages. */
  of: 'server' | 'run'
  /** Where it can be: on both stores, where none is named. */
  store?: StoreName
  changes: Change[]
}

/** A change to a source file: what stands there once, and what is to stand there. */
export interface Change { file: string; from: string; to: string }

export const mutants: { [name: string]: Mutant } = {
  'no-dedupe': {
    of: 'server',
    changes: [
      { file: 'server/store/redis/logs.ts', from: "const mark = once === null ? '' : `=${once}`", to: "const mark = ''" },
      { file: 'server/store/sqlite.ts', from: "{ kind: 'append', log, after, texts, once, live }", to: "{ kind: 'append', log, after, texts, once: null, live }" },
    ],
  },
  volatile: {
    of: 'server',
    changes: [{
      file: 'server/handle.ts',
      from: 'const appended = await parts.logs.append({ log, after: chat.seq, events, once, live: isLive(events.reduce(fold, chat)) })',
      to: 'void parts.logs.append({ log, after: chat.seq, events, once, live: isLive(events.reduce(fold, chat)) }).catch(() => {}); const appended = { outcome: "appended", last: chat.seq + events.length }',
    }],
  },
  'plain-xadd': { of: 'server', store: 'redis', changes: [{ file: 'server/store/redis/scripts.ts', from: 'if last ~= after then return {2, last} end', to: '' }] },
  'no-gap-fill-server': {
    of: 'server', store: 'redis',
    changes: [{
      file: 'server/store/redis/feed.ts',
      from: 'const next = last ? { entries, cursor: last.cursor } : await readAfter(library, cursor)',
      to: 'const missed = [...feed.published.values()].filter((one) => compare(one.cursor, cursor) > 0); const newest = missed.at(-1); const next = last ? { entries, cursor: last.cursor } : newest ? { entries: missed, cursor: newest.cursor } : null',
    }],
  },
  'no-gap-fill-client': {
    of: 'run',
    changes: [
      { file: 'shared/screen.ts', from: 'if (delivery.prev !== screen.chat.seq) return { ...screen, asking: true, held: [delivery] }', to: '' },
      { file: 'shared/screen.ts', from: 'const caughtUp = resumed.events.reduce(confirm, { ...screen, asking: false, held: [] })', to: 'const caughtUp: Screen = { ...screen, asking: false, held: [] }' },
    ],
  },
}

/** Builds the server or the run with the mutant's changes, beside the real ones; gives the file. */
export function buildMutant(name: string): Promise<string> {
  const mutant = mutants[name]
  if (!mutant) throw new Error(`there is no mutant ${name}: there are ${Object.keys(mutants).join(', ')}`)
  return buildChanged(name, mutant.of === 'server' ? 'server/programs/main.ts' : 'test/faults/run.ts', mutant.changes)
}

/** Builds a program with changes to its source; gives the file. Throws where the code is no longer what a change expects. */
export async function buildChanged(name: string, input: string, changes: readonly Change[]): Promise<string> {
  const done = new Set<string>()
  const change: Plugin = {
    name: 'change',
    enforce: 'pre',
    transform: (code, id) => changes.filter(({ file }) => id === join(root, file)).reduce((so, { from, to }) => {
      if (so.split(from).length !== 2) throw new Error(`${name}: ${id} no longer says: ${from}`)
      done.add(from)
      return so.replace(from, () => to)
    }, code),
  }
  const outDir = join(root, 'dist/changed', name)
  await build({
    configFile: false, root, logLevel: 'error', plugins: [change],
    build: { ssr: true, outDir, emptyOutDir: true, target: 'es2022', copyPublicDir: false, rollupOptions: { input: { program: join(root, input) }, output: { entryFileNames: '[name].js' } } },
  })
  if (done.size !== changes.length) throw new Error(`${name}: not every change found its place`)
  return join(outDir, 'program.js')
}
