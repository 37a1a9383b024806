import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Every file in server/programs is a program that `node run.mjs NAME` starts; bench and evaluate are programs too. */
const programs = Object.fromEntries(
  ['server/programs', 'test/programs'].flatMap((folder) =>
    readdirSync(here(folder)).filter((file) => file.endsWith('.ts')).map((file) => [file.slice(0, -3), here(`${folder}/${file}`)]),
  ),
)

/**
 * What a patron's browser need not load, and what stands in its place: engine.io's table of all its transports (the widget names its own), what packs and unpacks
 * binary data (there is none), parsers of addresses and queries (the widget names its host; browsers have one), and Vite's preloading of what has nothing to preload.
 */
const instead: Record<string, string> = {
  'engine.io-client/build/esm/transports/index.js': 'export const transports = {}',
  'engine.io-client/build/esm/contrib/parseuri.js': 'export const parse = null',
  'engine.io-client/build/esm/contrib/parseqs.js': 'export const decode = null, encode = (query) => `${new URLSearchParams(query)}`',
  'socket.io-parser/build/esm/binary.js': 'export const deconstructPacket = null, reconstructPacket = null',
  'socket.io-parser/build/esm/is-binary.js': 'export const hasBinary = () => false, isBinary = hasBinary',
  'engine.io-parser/build/esm/contrib/base64-arraybuffer.js': 'export const decode = null, encode = null',
  'vite/preload-helper.js': 'export const __vitePreload = (load) => load()',
}
/** What nobody calls of classes and name spaces that are loaded whole, whatever of them is used: changing a WebSocket to another transport, listening to everything, sending again by itself, binary data. */
const uncalled: Record<string, string[]> = {
  'engine.io-client/build/esm/socket.js': ['_probe', 'send'],
  'socket.io-client/build/esm/socket.js': ['send', '_addToQueue', 'compress', 'onAny', 'prependAny', 'offAny', 'listenersAny', 'onAnyOutgoing', 'prependAnyOutgoing', 'offAnyOutgoing', 'listenersAnyOutgoing'],
  'socket.io-client/build/esm/manager.js': ['disconnect'],
  'socket.io-parser/build/esm/index.js': ['encodeAsBinary', 'BinaryReconstructor', 'isPacketValid'],
}
/** Options that the widget does not set, or sets to false: what would follow from them is left out. */
const unset = /\b(this\._?)?opts\.(rememberUpgrade|closeOnBeforeunload|upgrade|withCredentials|autoUnref|transportImplementations|host|protocols|agent|retries)\b(?! =)/g
/** A module without one of its methods, functions or classes. Throws where there is none of that name, so that nothing stays unseen after an upgrade. */
function without(code: string, name: string): string {
  const left = code.replace(new RegExp(`^( *)(export )?(class |function )?${name}\\b.* \\{\\n[^]*?^\\1\\}\\n`, 'm'), '')
  if (left === code) throw new Error(`there is no ${name} to leave out`)
  return left
}
const spared: Plugin = {
  name: 'spared',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  async resolveId(id, from) {
    const found = id.startsWith('engine.io-client') || from?.includes('/engine.io-client/') || id === 'socket.io-client' ? await this.resolve(id, from, { skipSelf: true }) : null
    return found && { ...found, moduleSideEffects: false }
  },
  load: (id) => Object.entries(instead).find(([file]) => id.endsWith(file))?.[1] ?? null,
  transform(code, id) {
    if (!/node_modules\/(engine|socket)\.io-/.test(id)) return null
    const methods = Object.entries(uncalled).find(([file]) => id.endsWith(file))?.[1] ?? []
    return methods.reduce(without, code).replace(unset, 'undefined')
  },
}

export default defineConfig({
  plugins: [spared],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2022', modulePreload: false, assetsInlineLimit: 0 },
  builder: {},
  environments: {
    // The chat page and the demo page: real pages with hashed assets.
    client: {
      // Asked by libraries that also run elsewhere: every browser that the chat is built for has these.
      define: {
        'typeof location': '"object"', 'typeof document': '"object"', 'typeof self': '"object"', 'typeof Blob': '"function"', 'typeof ArrayBuffer': '"function"', 'typeof Promise': '"function"',
        'typeof addEventListener': '"function"', 'typeof removeEventListener': '"function"', 'typeof requestAnimationFrame': '"function"',
      },
      build: {
        outDir: 'dist/pages',
        manifest: true,
        rollupOptions: {
          input: { chat: here('widget/chat.html'), demo: here('widget/demo.html') },
          // A shape that nobody reads with is left out.
          treeshake: { manualPureFunctions: ['v'], propertyReadSideEffects: false },
        },
      },
    },
    // The console. Built by itself, so that what only it needs is in no chunk that a patron loads.
    console: {
      consumer: 'client',
      build: {
        outDir: 'dist/pages',
        emptyOutDir: false,
        copyPublicDir: false,
        rollupOptions: { input: { console: here('console/console.html') } },
      },
    },
    // The launcher: one small classic script that a library's page loads.
    loader: {
      consumer: 'client',
      build: {
        outDir: 'dist/loader',
        copyPublicDir: false,
        lib: { entry: here('widget/loader.ts'), formats: ['iife'], name: 'heartdeskLoader', fileName: () => 'heartdesk.js' },
      },
    },
    // The server and its programs, as plain modules for Node.
    ssr: {
      build: {
        ssr: true,
        outDir: 'dist/server',
        copyPublicDir: false,
        sourcemap: true,
        rollupOptions: { input: programs, output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } },
      },
    },
  },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/setup/machine.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    maxConcurrency: 2,
    // A slow machine is no fault: what is awaited may take a while.
    expect: { poll: { timeout: 60_000 } },
  },
})
