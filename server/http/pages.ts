import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { root } from '../root.ts'
import type { HttpParts } from './http-parts.ts'
import { embeddersOf, policy } from './headers.ts'

const kinds: Record<string, string> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', png: 'image/png', json: 'application/json', webmanifest: 'application/manifest+json',
}

const asBrotli = promisify(brotliCompress)
const asGzip = promisify(gzip)

/** A built file as it travels: compressed once, when the server starts, as small as it gets, and beside the loop: it takes a second, and lines to the store are open. */
interface Page {
  kind: string
  etag: string
  plain: Buffer
  br: Buffer
  gzip: Buffer
}

async function read(file: string): Promise<Page> {
  const plain = await readFile(file)
  const [br, zipped] = await Promise.all([asBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }), asGzip(plain, { level: 9 })])
  return {
    kind: kinds[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    br,
    gzip: zipped,
  }
}

async function readAll(folder: string): Promise<Map<string, Page>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.map(async (file) => [relative(folder, file), await read(file)] as const)))
}

function send(request: FastifyRequest, reply: FastifyReply, page: Page, caching: string): FastifyReply {
  reply.header('etag', page.etag).header('cache-control', caching).header('vary', 'accept-encoding').type(page.kind)
  if (request.headers['if-none-match'] === page.etag) return reply.code(304).send()
  const accepted = request.headers['accept-encoding'] ?? ''
  for (const encoding of ['br', 'gzip'] as const) {
    if (accepted.includes(encoding) && page[encoding].length < page.plain.length) return reply.header('content-encoding', encoding).send(page[encoding])
  }
  return reply.send(page.plain)
}

/** The built pages, each with the policy that it needs; assets are named after their content and never change. */
export async function servePages(http: FastifyInstance, parts: HttpParts): Promise<void> {
  const [pages, launcher] = await Promise.all([readAll(join(root, 'dist/pages')), read(join(root, 'dist/loader/heartdesk.js'))])
  const launcherHash = createHash('sha256').update(launcher.plain).digest('hex').slice(0, 12)
  const page = (name: string): Page => {
    const found = pages.get(name)
    if (!found) throw new Error(`the page ${name} has not been built`)
    return found
  }
  const [chat, staff, demo] = [page('widget/chat.html'), page('console/console.html'), page('widget/demo.html')]
  const show = (request: FastifyRequest, reply: FastifyReply, shown: Page, ancestors: readonly string[], frames = false) => {
    reply.header('content-security-policy', policy({ ancestors, own: parts.origin.own(request.raw), frames }))
    return send(request, reply, shown, 'no-cache')
  }

  const [first] = parts.settings.libraries
  http.get('/', (request, reply) => {
    if (first === 'main') return show(request, reply, demo, ["'none'"], true)
    // It was built for the library that is there where none is named.
    const named = demo.plain.toString().replaceAll(/\bmain\/(?=reference|children)/g, `${first}/`)
    return reply.header('content-security-policy', policy({ ancestors: ["'none'"], own: parts.origin.own(request.raw), frames: true })).header('cache-control', 'no-cache').type(demo.kind).send(named)
  })
  http.get<{ Params: { library: string; desk: string } }>('/chat/:library/:desk', async (request, reply) => {
    const library = await parts.libraries.get(request.params.library)
    // An unknown desk gets the page too: it says so in the patron's language, where a bare 404 would be a blank frame.
    if (!library?.desks.some((desk) => desk.id === request.params.desk)) reply.code(404)
    return show(request, reply, chat, library ? embeddersOf(library) : ["'none'"])
  })
  http.get('/console', (_request, reply) => reply.redirect(`/console/${parts.settings.libraries[0]}`))
  for (const path of ['/console/:library', '/console/:library/*']) {
    http.get(path, (request, reply) => {
      reply.header('cross-origin-opener-policy', 'same-origin')
      return show(request, reply, staff, ["'none'"])
    })
  }
  http.get('/heartdesk.js', (request, reply) => send(request, reply.header('access-control-allow-origin', '*'), launcher, 'public, max-age=300'))
  http.get(`/heartdesk.${launcherHash}.js`, (request, reply) => send(request, reply.header('access-control-allow-origin', '*'), launcher, 'public, max-age=31536000, immutable'))
  http.get<{ Params: { '*': string } }>('/assets/*', (request, reply) => {
    const asset = pages.get(`assets/${request.params['*']}`)
    return asset ? send(request, reply, asset, 'public, max-age=31536000, immutable') : reply.code(404).send()
  })
}
