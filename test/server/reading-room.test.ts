import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as v from 'valibot'
import { root } from '../../server/root.ts'
import { TranscriptSet } from '../../shared/transcript-set.ts'
import { Transcript, TranscriptPage, type TranscriptSearch } from '../../shared/transcript.ts'
import { firstAdmin, joins, startServer, type RunningServer } from '../setup/server.ts'
import { fillShelf, talk } from '../setup/shelf.ts'
import { asking, type Asking } from '../setup/staff.ts'

/** Every route that a file of the server's serves, so that one which is added later is tried as well. */
const routesIn = (...files: string[]): string[] =>
  files.flatMap((file) => [...readFileSync(join(root, 'server/http', file), 'utf8').matchAll(/http\.(get|post|put|delete)<[^(]+>\('\/staff\/:library([^']+)'/g)].map(([, method = '', path]) => `${method.toUpperCase()} ${path}`)).sort()

/** The reading room of a real server whose shelf was filled while it was off. */
let server: RunningServer
let supervisor: Asking
type Who = 'supervisor' | 'librarian' | 'kit' | 'admin' | 'nobody'
const people: Partial<Record<Who, Asking>> = {}
let ids: string[]
let formula: string
beforeAll(async () => {
  server = await startServer()
  const admin = await firstAdmin(server)
  admin.leave()
  supervisor = asking(server.url, await joins(server, admin, 'Vi', ['supervisor'], []))
  people.supervisor = supervisor
  people.librarian = asking(server.url, await joins(server, admin, 'Lea', ['librarian'], ['reference']))
  people.admin = asking(server.url, await joins(server, admin, 'Ada', ['admin'], []))
  people.kit = asking(server.url, await joins(server, admin, 'Kit', ['librarian'], ['children']))
  people.nobody = asking(server.url, '')
  await server.stop()
  ids = await fillShelf(server.folder, [
    talk('Where are the old maps of the harbour?', { readLevel: 4, tags: ['maps'], waited: 400, answered: 'yes' }),
    talk('May I renew my library card online?', { answered: 'no' }),
    talk('Is there a quiet room for an exam?', { waited: null, ended: 'abandoned' }),
    talk('Do you lend telescopes?', { month: '2026-09' }), talk('Do you lend ukuleles?', { month: '2026-09' }),
    ...Array.from({ length: 8 }, (_, n) => talk(`How do I print ${n + 2} pages?`, { month: n < 3 ? '2026-09' : '2026-10' })),
    talk('Which sums?', { month: '2026-09', tags: ['=HYPERLINK("https://x.example")'], comment: '@SUM(A1)' }),
    // One alone in its month, that nobody may see.
    talk('Where are the unicorns?', { month: '2026-08' }),
  ])
  formula = ids.at(-2) ?? ''
  server = await server.again()
  await vi.waitFor(async () => expect((await search()).isWhole).toBe(true), { timeout: 60_000 })
})
afterAll(() => server?.remove())

const anything: TranscriptSearch = { words: '', desk: null, from: null, to: null, readLevel: null, answered: null, tag: null, waited: null, before: null }
const posted = (asked: Partial<TranscriptSearch> = {}) => supervisor('POST', '/transcripts/search', { ...anything, ...asked })
const search = async (asked: Partial<TranscriptSearch> = {}) => v.parse(TranscriptPage, (await posted(asked)).answer)
const questions = async (asked: Partial<TranscriptSearch>) => (await search(asked)).transcripts.map(({ question }) => question)

describe('given a shelf, when a supervisor looks', () => {
  test('for words, they are found with what was said around them', async () => {
    const page = await search({ words: 'harbour' })
    expect(page).toMatchObject({ count: 1, isMore: false, next: null })
    expect(page.transcripts[0]?.excerpt[1]).toBe('harbour')
    expect(await questions({ words: '"library card" -harbour' })).toEqual(['May I renew my library card online?'])
  })
  test('by what is known of a chat, those are found', async () => {
    expect(await questions({ readLevel: 4, tag: 'Maps', waited: 300, answered: 'yes', desk: 'reference' })).toEqual(['Where are the old maps of the harbour?'])
    expect(await questions({ answered: 'nobody' })).toEqual(['Is there a quiet room for an exam?'])
    expect(await questions({ answered: 'no' })).toEqual(['May I renew my library card online?'])
    expect(await questions({ from: '2026-09', to: '2026-09' })).toHaveLength(6)
    expect(await questions({ words: 'unicorns' })).toEqual([])
  })
  test('with what is no search, then it is refused, naming the field and why', async () => {
    const wrong: [Partial<TranscriptSearch>, string, string][] = [
      [{ words: '"old maps' }, 'words', 'half-quoted'], [{ words: 'ma*' }, 'words', 'beginning-too-short'], [{ words: '-maps' }, 'words', 'only-exclusions'],
      [{ words: 'map '.repeat(40) }, 'words', 'too-many-words'], [{ from: '2026-10', to: '2026-09' }, 'to', 'ends-before-it-begins'],
    ]
    for (const [asked, field, why] of wrong) expect(await posted(asked)).toMatchObject({ status: 400, answer: { refusal: 'not-understood', field, why } })
    expect(await posted({ from: '2026-13' })).toMatchObject({ status: 400, answer: { refusal: 'not-understood', field: 'from' } })
    expect(await posted({ words: 'x'.repeat(501) })).toMatchObject({ status: 400, answer: { refusal: 'not-understood', field: 'words' } })
  })
  test('into one, it is read; into one that is not there or may not be seen, it is not there', async () => {
    const { status, answer } = await supervisor('GET', `/transcripts/${ids[0]}`)
    expect(status).toBe(200)
    expect(v.parse(v.object({ transcript: Transcript }), answer).transcript.lines).toHaveLength(4)
    for (const id of ['f'.repeat(32), ids.at(-1), '..%2f..', '%00']) {
      expect(await supervisor('GET', `/transcripts/${id}`)).toMatchObject({ status: 404, answer: { refusal: 'no-such-transcript' } })
    }
  })
})

const file = (format: string, of: readonly string[]) => supervisor('POST', '/transcripts/export', { format, ids: of })

test('given transcripts on the screen, when they are taken along, then they are in the file, no cell is a formula, and it is written down', async () => {
  const [maps = '', card = ''] = ids
  const lines = (await file('jsonl', [maps, card, ids.at(-1) ?? ''])).text.trimEnd().split('\n').map((line) => v.parse(v.object({ id: v.string(), ...Transcript.entries }), JSON.parse(line)))
  expect(lines.map(({ id }) => id)).toEqual([maps, card])
  const { text } = await file('csv', [maps, card, formula])
  expect(text.split('\r\n')[0]).toBe('id,desk,month,kind,ended,waited,length,readLevel,answered,tags,said,comment')
  expect(text).toContain('"patron, 0 s: Where are the old maps of the harbour?\nlibrarian 1, 40 s: On the second floor, beside the atlases."')
  expect(text).toContain(`,"'=HYPERLINK(""https://x.example"")",`)
  expect(text).toContain(`,'@SUM(A1)\r\n`)
  for (const [format, of] of [['xls', [maps]], ['csv', []], ['csv', Array.from({ length: 501 }, () => maps)]] as const) expect((await file(format, of)).status).toBe(400)
  const { answer } = await supervisor('GET', '/audit')
  expect(answer).toMatchObject({ audit: expect.arrayContaining([expect.objectContaining({ who: 'Vi', what: 'transcripts-exported', format: 'csv', transcripts: [maps, card, formula] })]) })
})

const SetAnswer = v.object({ set: TranscriptSet })
const saved = async (answer: Promise<{ answer: unknown }>) => v.parse(SetAnswer, (await answer).answer).set

test('given a set for a desk, when its librarians look, then they read what is in it and may be seen, and no other', async () => {
  const [maps = '', card = ''] = ids
  const written = { name: 'Maps', about: 'How did we find out what was meant?', desk: 'reference' }
  const { id } = await saved(supervisor('POST', '/sets', written))
  await supervisor('PUT', `/sets/${id}/${maps}`)
  expect(await saved(supervisor('PUT', `/sets/${id}/${card}`))).toMatchObject({ ...written, transcripts: [{ id: maps }, { id: card }] })
  expect(await supervisor('PUT', `/sets/${id}/${ids.at(-1)}`)).toMatchObject({ status: 404, answer: { refusal: 'no-such-set' } })
  const { librarian, kit } = people
  expect(await librarian?.('GET', '/sets')).toMatchObject({ status: 200, answer: { sets: [{ id, ...written, transcripts: [{ id: maps }, { id: card }] }] } })
  expect(await librarian?.('GET', `/sets/${id}/${maps}`)).toMatchObject({ status: 200, answer: { transcript: { lines: [{ text: 'Where are the old maps of the harbour?' }, {}, {}, {}] } } })
  for (const other of [ids[2], ids.at(-1)]) expect(await librarian?.('GET', `/sets/${id}/${other}`)).toMatchObject({ status: 404 })
  expect(await librarian?.('GET', `/transcripts/${maps}`)).toMatchObject({ status: 403 })
  expect(await kit?.('GET', '/sets')).toMatchObject({ status: 200, answer: { sets: [] } })
  expect(await kit?.('GET', `/sets/${id}/${maps}`)).toMatchObject({ status: 404, answer: { refusal: 'no-such-transcript' } })

  expect(await saved(supervisor('DELETE', `/sets/${id}/${maps}`))).toMatchObject({ transcripts: [{ id: card }] })
  expect(await librarian?.('GET', `/sets/${id}/${maps}`)).toMatchObject({ status: 404 })
  expect(await saved(supervisor('PUT', `/sets/${id}`, { ...written, name: 'Cards', desk: 'children' }))).toMatchObject({ name: 'Cards', transcripts: [{ id: card }] })
  expect(await kit?.('GET', `/sets/${id}/${card}`)).toMatchObject({ status: 200 })
  expect(await supervisor('PUT', `/sets/${id}`, { ...written, desk: 'nowhere' })).toMatchObject({ status: 404, answer: { refusal: 'no-such-desk', field: 'desk' } })
  expect(await supervisor('POST', '/sets', { ...written, name: ' ' })).toMatchObject({ status: 400, answer: { refusal: 'not-understood', field: 'name' } })
  expect(await supervisor('DELETE', `/sets/${id}`)).toMatchObject({ status: 200 })
  expect(await kit?.('GET', '/sets')).toMatchObject({ answer: { sets: [] } })
  const { answer } = await supervisor('GET', '/audit')
  expect(answer).toMatchObject({ audit: expect.arrayContaining([expect.objectContaining({ who: 'Vi', what: 'set-opened', set: id, desk: 'children', transcripts: [card] })]) })
  expect(JSON.stringify(answer)).not.toContain('Lea')
})

test('given words that still identify somebody, when they are masked, then they are gone from what is read and what is found', async () => {
  const id = (await search({ words: 'telescopes' })).transcripts[0]?.id ?? ''
  expect(await supervisor('POST', `/transcripts/${id}/mask`, { phrases: ['TELESCOPES?'] })).toMatchObject({ status: 200, answer: { transcript: { lines: [{ text: 'Do you lend [Masked]?' }, {}, {}, {}] } } })
  expect((await search({ words: 'telescopes' })).count).toBe(0)
  expect((await supervisor('GET', `/transcripts/${id}`)).text).not.toContain('telescopes')
  for (const phrases of [['[Patron]'], ['…'], ['']]) expect(await supervisor('POST', `/transcripts/${id}/mask`, { phrases })).toMatchObject({ status: 400, answer: { refusal: 'empty', field: 'phrases' } })
  expect(await supervisor('POST', `/transcripts/${id}/mask`, { phrases: [] })).toMatchObject({ status: 400, answer: { refusal: 'not-understood', field: 'phrases' } })
  expect(await supervisor('POST', `/transcripts/${'f'.repeat(32)}/mask`, { phrases: ['owls'] })).toMatchObject({ status: 404, answer: { refusal: 'no-such-transcript' } })
})

test('every route answers those who may ask, and nobody else', async () => {
  const routes: [method: 'GET' | 'POST' | 'PUT' | 'DELETE', pattern: string, body: object | undefined, may: Who[]][] = [
    ['POST', '/transcripts/search', anything, ['supervisor']],
    ['GET', '/transcripts/:id', undefined, ['supervisor']],
    ['POST', '/transcripts/export', { format: 'csv', ids: ['f'.repeat(32)] }, ['supervisor']],
    ['GET', '/audit', undefined, ['supervisor', 'admin']],
    ['GET', '/sets', undefined, ['supervisor', 'librarian']],
    ['GET', '/sets/:id/:transcript', undefined, ['supervisor', 'librarian']],
    ['POST', '/sets', {}, ['supervisor']],
    ['PUT', '/sets/:id', {}, ['supervisor']],
    ['DELETE', '/sets/:id', undefined, ['supervisor']],
    ['PUT', '/sets/:id/:transcript', undefined, ['supervisor']],
    ['DELETE', '/sets/:id/:transcript', undefined, ['supervisor']],
    ['GET', '/offers/:chat', undefined, ['librarian']],
    ['PUT', '/offers/:chat', { answer: 'offered' }, ['librarian']],
    ['GET', '/thanks', undefined, ['librarian']],
    ['GET', '/shared', undefined, ['supervisor', 'librarian']],
    ['GET', '/shared/:id', undefined, ['supervisor', 'librarian']],
    ['POST', '/shared/:id/thanks', undefined, ['supervisor', 'librarian']],
    ['DELETE', '/shared/:id', undefined, ['supervisor', 'librarian']],
    ['POST', '/transcripts/:id/mask', { phrases: ['nothing of the kind'] }, ['supervisor']],
  ]
  expect(routes.map(([method, pattern]) => `${method} ${pattern}`).sort()).toEqual(routesIn('transcript-routes.ts', 'audit-routes.ts', 'set-routes.ts', 'sharing-routes.ts'))
  for (const [method, pattern, body, may] of routes) {
    for (const [who, asks] of Object.entries(people)) {
      const { status, answer } = await asks(method, pattern.replace(/:\w+/g, ids[0] ?? ''), body)
      if (may.some((one) => one === (who === 'kit' ? 'librarian' : who))) expect([200, 400, 404, '403 not-in-this-chat'], `${who} ${method} ${pattern}`).toContain(status === 403 ? `403 ${v.parse(v.object({ refusal: v.string() }), answer).refusal}` : status)
      else expect({ status, answer }, `${who} ${method} ${pattern}`).toEqual(who === 'nobody' ? { status: 401, answer: { refusal: 'signed-out' } } : { status: 403, answer: { refusal: 'not-allowed' } })
    }
  }
})
