import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import * as v from 'valibot'
import { build } from 'vite'
import { root } from '../../server/root.ts'
import { besideFloor, type BenchLine } from './lines.ts'

const Manifest = v.record(
  v.string(),
  v.object({ file: v.string(), imports: v.optional(v.array(v.string()), []), css: v.optional(v.array(v.string()), []), dynamicImports: v.optional(v.array(v.string()), []) }),
)

/** Bytes as they travel: brotli at its best, as the server keeps them. */
const weigh = (content: string | Uint8Array): number => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength

const pages = join(root, 'dist/pages')

/** Every file that a browser loads until a patron can chat in one language: the page, its scripts, its styles, the English words. */
export function filesOfChat(): string[] {
  const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(pages, '.vite/manifest.json'), 'utf8')))
  const files = new Set<string>(['widget/chat.html'])
  const visit = (key: string): void => {
    const entry = manifest[key]
    if (!entry || files.has(entry.file)) return
    for (const file of [entry.file, ...entry.css]) files.add(file)
    for (const next of [...entry.imports, ...entry.dynamicImports.filter((one) => /(^|\/)en\.ts$/.test(one))]) visit(next)
  }
  visit('widget/chat.html')
  return [...files]
}

/** What no chat of this make can be lighter than: preact, its hooks and socket.io-client, bundled the same way. */
async function floorOfChat(): Promise<number> {
  const entry = '\0floor'
  const source = "import { render, h } from 'preact'; import { useState, useEffect } from 'preact/hooks'; import { io } from 'socket.io-client'; globalThis.floor = { render, h, useState, useEffect, io }"
  const built = await build({
    root, configFile: false, logLevel: 'silent',
    plugins: [{ name: 'floor', resolveId: (id) => (id === 'floor' ? entry : null), load: (id) => (id === entry ? source : null) }],
    build: { write: false, target: 'es2022', modulePreload: false, rollupOptions: { input: 'floor' } },
  })
  const [bundle] = [built].flat()
  if (!bundle || !('output' in bundle)) throw new Error('the floor was not built')
  return bundle.output.reduce((sum, file) => sum + weigh(file.type === 'chunk' ? file.code : file.source), 0)
}

/** The launcher, which a library's page loads, and the whole chat, which is loaded when somebody opens it: each beside its budget, and the chat beside the libraries that it can't do without. */
export async function weightLines(): Promise<BenchLine[]> {
  const launcher = weigh(readFileSync(join(root, 'dist/loader/heartdesk.js')))
  const chat = filesOfChat().reduce((sum, file) => sum + weigh(readFileSync(join(pages, file))), 0)
  return [
    besideFloor('launcher, brotli (beside its budget)', launcher / 1024, 3, 'KB'),
    besideFloor('whole chat in one language, brotli (beside its budget)', chat / 1024, 26, 'KB'),
    besideFloor('whole chat in one language, brotli (beside preact + socket.io-client)', chat / 1024, (await floorOfChat()) / 1024, 'KB'),
  ]
}
