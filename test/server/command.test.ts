import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { noPractice } from '../../server/coaching/practice.ts'
import { noWishes } from '../../server/coaching/wishes.ts'
import { erasingParts } from '../../server/command/erasing-parts.ts'
import { eraseOnRequest } from '../../server/erase.ts'
import { createLibraries } from '../../server/libraries.ts'
import { createOwnPractice } from '../../server/own-practice.ts'
import { root } from '../../server/root.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { noteWeek, placesOf, shelfOf } from '../../server/transcripts/shelf/places.ts'
import { createAudit } from '../../server/transcripts/shelf/audit.ts'
import { fillShelf, talk } from '../setup/shelf.ts'
import { accepts, ends, events, patron, sam, says, type Told } from '../shared/story.ts'
import { firstAdmin, librarian, startServer, type RunningServer } from '../setup/server.ts'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import { connectPatron, question } from '../setup/patron.ts'
import { signIn, useLink, type Staff } from '../setup/staff.ts'

/** The command line beside a running server, on the same data. */
let server: RunningServer
let admin: Staff
const spare = mkdtempSync(join(tmpdir(), 'heartdesk-command-'))
beforeAll(async () => {
  server = await startServer()
  admin = await firstAdmin(server)
})
afterAll(async () => {
  await server?.remove()
  rmSync(spare, { recursive: true, force: true })
})

function heartdesk(args: string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--enable-source-maps', join(root, 'dist/server/command.js'), ...args], {
    env: { ...process.env, HEARTDESK_DATA: server.folder, ...environment }, encoding: 'utf8', timeout: 60_000,
  })
  return { status, stdout: stdout.trim(), stderr: stderr.trim() }
}

test('without a command it says what there is; with a wrong one it names it', () => {
  expect(heartdesk([])).toMatchObject({ status: 0, stdout: expect.stringContaining('invite --name NAME') })
  expect(heartdesk(['fly'])).toMatchObject({ status: 2, stderr: 'heartdesk: there is no command fly: there are invite, settings, erase, export, import, backup, restore, move, rules' })
  expect(heartdesk(['invite', '--nmae', 'x'])).toMatchObject({ status: 2, stderr: expect.stringContaining("'--nmae'") })
  expect(heartdesk(['backup', 'x'], { HEARTDESK_PORT: 'abc' })).toMatchObject({ status: 1, stderr: expect.stringContaining('HEARTDESK_PORT') })
})

test('an invitation opens the door of the running server, once', async () => {
  const { stdout, status } = heartdesk(['invite', '--name', 'Kim', '--email', 'kim@library.example', '--role', 'admin', '--desk', 'reference'])
  expect(status).toBe(0)
  await useLink(server.url, stdout, { name: 'Kim', email: 'kim@library.example', password: 'a long enough password' })
  expect(await signIn(server.url, 'kim@library.example', 'a long enough password')).not.toBe('')
  await expect(useLink(server.url, stdout, { name: 'Kim', email: 'kim@library.example', password: 'another long password' })).rejects.toThrow('signed-out')
  expect(heartdesk(['invite', '--name', 'Kim', '--email', 'kim@library.example'])).toMatchObject({ status: 1, stderr: expect.stringContaining('is here already') })
  expect(heartdesk(['invite', '--name', 'Lou', '--email', 'lou@library.example', '--role', 'king'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--role is one of') })
  expect(heartdesk(['invite', '--name', 'Lou', '--email', 'lou@library.example', '--desk', 'moon'])).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no desk moon') })
})

test('settings come out as YAML and go in again; what is wrong is named by file and field, and changes nothing', () => {
  const before = heartdesk(['settings', 'export']).stdout
  const library = parse(before)
  expect(library).toMatchObject({ id: 'main', desks: [{ id: 'reference' }, { id: 'children' }] })
  const file = join(spare, 'settings.yaml')
  writeFileSync(file, before)
  expect(heartdesk(['settings', 'import', file])).toMatchObject({ status: 0, stdout: 'main: 2 desks saved' })
  writeFileSync(file, stringify({ ...library, name: 'Marlowe Bridge' }))
  expect(heartdesk(['settings', 'import', file])).toMatchObject({ status: 0, stdout: 'main: 2 desks saved' })
  expect(parse(heartdesk(['settings', 'export']).stdout)).toMatchObject({ name: 'Marlowe Bridge' })

  writeFileSync(file, stringify({ ...library, zone: 'Mars/Olympus', desks: [{ ...library.desks[0], keepDays: -1 }] }))
  const { status, stderr } = heartdesk(['settings', 'import', file])
  expect(status).toBe(1)
  expect(stderr).toContain(`${file}, line 3, zone: a time zone such as Europe/Berlin`)
  expect(stderr).toMatch(new RegExp(`${file}, line \\d+, desks.0.keepDays: `))
  writeFileSync(file, 'id: main\ndesks: [')
  expect(heartdesk(['settings', 'import', file])).toMatchObject({ status: 1, stderr: expect.stringMatching(new RegExp(`${file}, line \\d+: this is not YAML`)) })
  expect(parse(heartdesk(['settings', 'export']).stdout)).toMatchObject({ name: 'Marlowe Bridge' })
})

test('the example in the documentation is a file that can be imported', () => {
  const [, example = ''] = /```yaml\n([^`]+)```/.exec(readFileSync(join(root, 'docs/settings.md'), 'utf8')) ?? []
  const file = join(spare, 'example.yaml')
  writeFileSync(file, example)
  const data = { HEARTDESK_DATA: join(spare, 'example') }
  expect(heartdesk(['settings', 'import', file], data)).toMatchObject({ status: 0, stdout: 'main: 1 desk saved' })
  expect(parse(heartdesk(['settings', 'export'], data).stdout)).toEqual(parse(example))
})

test('a librarian’s own practice is in no copy, and neither is what a trial records while it is on', async () => {
  const data = join(spare, 'practised')
  const open = async (folder: string) => {
    const store = await openSqliteStore({ folder })
    const practice = createOwnPractice({ records: store.records, libraries: createLibraries(store.records, store.signals, ['main']) })
    return { store, practice }
  }
  const { store, practice } = await open(data)
  await practice.dismiss('main', 'kim', 'name-the-next-step', 'already-did')
  await practice.setWishes('main', 'kim', (was) => ({ ...was, off: true }))
  await store.records.put('main', 'blocks', 'kim', 'something else', 0)
  const ofTrial = ['trial-keys', 'trial-declined', 'moments-0', 'moments-f']
  for (const collection of ofTrial) await store.records.put('main', collection, 'f00', 'a token', 0)
  const kept = await practice.practiceOf('main', 'kim')
  expect(kept).not.toEqual(noPractice)
  const copy = join(spare, 'practised.sqlite')
  expect(heartdesk(['backup', copy], { HEARTDESK_DATA: data })).toMatchObject({ status: 0 })
  expect(readdirSync(spare).filter((name) => name.startsWith('practised.sqlite'))).toEqual(['practised.sqlite'])
  expect(await practice.practiceOf('main', 'kim')).toEqual(kept)
  await store.close()

  const elsewhere = join(spare, 'put-back')
  expect(heartdesk(['restore', copy], { HEARTDESK_DATA: elsewhere })).toMatchObject({ status: 0 })
  const again = await open(elsewhere)
  expect(await again.store.records.get('main', 'blocks', 'kim')).toMatchObject({ value: 'something else' })
  for (const collection of ofTrial) expect(await again.store.records.list('main', collection)).toEqual([])
  expect(await again.practice.practiceOf('main', 'kim')).toEqual(noPractice)
  expect(await again.practice.wishesOf('main', 'kim')).toEqual(noWishes)
  await again.store.close()
})

test('a chat is erased on every screen; a copy of the database holds it still, and can be put back elsewhere', async () => {
  const sam = await librarian(server, admin, 'Lee')
  const patron = await connectPatron(server.url)
  const chat = chatOf(logOfKey('main', patron.key))
  expect(await patron.command(question('Where are the atlases?'))).toEqual({ done: 1 })
  patron.leave()
  const copy = join(spare, 'copy.sqlite')
  expect(heartdesk(['backup', copy])).toMatchObject({ status: 0 })
  expect(statSync(copy).mode & 0o077).toBe(0)
  expect(heartdesk(['backup', copy])).toMatchObject({ status: 1, stderr: expect.stringContaining('is there already') })

  const gone = new Promise<string>((resolve) => sam.socket.once('gone', resolve))
  expect(heartdesk(['erase', chat])).toMatchObject({ status: 0, stdout: `${chat} is erased` })
  expect(await gone).toBe(chat)
  expect(heartdesk(['erase', chat])).toMatchObject({ status: 1, stderr: expect.stringContaining('there is no chat') })
  expect(heartdesk(['restore', copy])).toMatchObject({ status: 1, stderr: expect.stringContaining('there is a database') })
  const elsewhere = join(spare, 'data')
  expect(heartdesk(['restore', copy], { HEARTDESK_DATA: elsewhere })).toMatchObject({ status: 0 })
  expect(heartdesk(['erase', 'nobody', `main/${chat}`], { HEARTDESK_DATA: elsewhere })).toMatchObject({ status: 1, stdout: `${chat} is erased`, stderr: 'heartdesk: there is no chat nobody' })

  writeFileSync(join(spare, 'no.sqlite'), 'this is no database at all, whatever it is called')
  const empty = join(spare, 'empty')
  expect(heartdesk(['restore', join(spare, 'no.sqlite')], { HEARTDESK_DATA: empty })).toMatchObject({ status: 1, stderr: expect.stringContaining("can't be used") })
  expect(heartdesk(['backup', join(spare, 'x')], { HEARTDESK_DATA: empty })).toMatchObject({ status: 1, stderr: expect.stringContaining('there is no database') })
  writeFileSync(join(spare, 'nothing.sqlite'), '')
  expect(heartdesk(['restore', join(spare, 'nothing.sqlite')], { HEARTDESK_DATA: empty })).toMatchObject({ status: 1, stderr: expect.stringContaining('is empty') })
  // A journal that was left behind would be played into the copy.
  writeFileSync(join(empty, 'heartdesk.sqlite-wal'), 'left behind')
  expect(heartdesk(['restore', copy], { HEARTDESK_DATA: empty })).toMatchObject({ status: 1, stderr: expect.stringContaining('heartdesk.sqlite-wal') })
  expect(readdirSync(empty)).toEqual(['heartdesk.sqlite-wal'])
})

describe('what was erased since a copy was made', () => {
  const files = (folder: string) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => readFileSync(join(folder, name), 'latin1')).join()
  const told = (first: string): Told[] => [[patron, { kind: 'chat-requested', desk: 'reference', name: '', question: first, page: '', locale: 'en', keep: true, shared: false }], accepts(sam), says(sam, `${first} indeed`), ends]

  test('is erased again by a restore, and by a server that starts on a database that somebody put back: chats, hidden words, transcripts, held originals', async () => {
    const data = join(spare, 'erasing')
    const open = () => openSqliteStore({ folder: data })
    const place = (id: string) => ({ id, week: '2026-11-16', seq: 4, withdrawn: false })
    let store = await open()
    for (const chat of ['asked', 'kept', 'hidden', 'again']) await store.logs.append({ log: `main/${chat}`, after: 0, events: events(told(`canary-${chat}`)).map((event) => ({ ...event, id: `${chat}${event.id}` })), once: null, live: false })
    await store.records.put('main', placesOf, 'asked', place('a'.repeat(32)), 0)
    await noteWeek(store.records, 'main', '2026-11-16')
    for (const [id, word] of [['a', 'canary-transcript'], ['b', 'canary-masked'], ['c', 'canary-shelf']] as const) await store.records.put('main', shelfOf('2026-11-16'), id.repeat(32), talk(word), 0)
    await store.close()
    const copy = join(spare, 'erasing.sqlite')
    expect(heartdesk(['backup', copy], { HEARTDESK_DATA: data })).toMatchObject({ status: 0 })

    store = await open()
    const parts = erasingParts(data, store)
    await eraseOnRequest(parts, 'main/asked')
    await eraseOnRequest(parts, 'main/again')
    // Another chat under the same name, as nobody makes one, is not what was erased.
    await store.logs.append({ log: 'main/again', after: 0, events: events(told('canary-another')), once: null, live: false })
    await parts.erasures.note({ what: 'message', log: 'main/hidden', seq: 3, id: 'hiddene3' })
    await parts.erasures.note({ what: 'transcript', library: 'main', id: 'b'.repeat(32), week: '2026-11-16', masked: 1 })
    await store.close()
    expect(files(data)).not.toContain('canary-asked')

    const check = async () => {
      const all = files(data)
      for (const gone of ['asked', 'transcript', 'masked']) expect(all, gone).not.toContain(`canary-${gone}`)
      const now = await open()
      expect(await now.logs.read('main/asked')).toEqual([])
      expect(await now.logs.read('main/again')).toEqual([])
      expect((await now.logs.read('main/kept'))[2]).toMatchObject({ text: 'canary-kept indeed' })
      const hidden = await now.logs.read('main/hidden')
      expect(hidden[2]).toMatchObject({ text: '…' })
      expect(hidden[4]).toMatchObject({ kind: 'message-masked', masks: 3, by: { role: 'clock' } })
      expect((await now.records.list('main', shelfOf('2026-11-16'))).map(({ id }) => id)).toEqual(['c'.repeat(32)])
      await now.close()
    }
    const emptied = () => readdirSync(data).filter((name) => name.startsWith('heartdesk.sqlite')).forEach((name) => rmSync(join(data, name)))
    emptied()
    expect(heartdesk(['restore', copy], { HEARTDESK_DATA: data })).toMatchObject({ status: 0, stdout: expect.stringContaining('erased again: 4') })
    await check()
    emptied()
    copyFileSync(copy, join(data, 'heartdesk.sqlite'))
    const started = await startServer({}, data)
    await started.stop()
    await check()
    expect(readFileSync(join(data, 'erased.jsonl'), 'utf8')).not.toContain('canary')
    expect(statSync(join(data, 'erased.jsonl')).mode & 0o077).toBe(0)
  })

  test('is in no copy as an open door: sessions and links stay out', async () => {
    const data = join(spare, 'doors')
    const store = await openSqliteStore({ folder: data })
    for (const collection of ['sessions', 'tickets', 'invites', 'passwords', 'holds', 'held-originals', 'audit-2026-11']) await store.records.put('main', collection, 'one', { some: 'thing' }, 0)
    await store.close()
    const copy = join(spare, 'doors.sqlite')
    expect(heartdesk(['backup', copy], { HEARTDESK_DATA: data })).toMatchObject({ status: 0 })
    const elsewhere = join(spare, 'doors-again')
    const restored = heartdesk(['restore', copy], { HEARTDESK_DATA: elsewhere })
    expect(restored).toMatchObject({ status: 0, stdout: expect.stringContaining('there is no') })
    const again = await openSqliteStore({ folder: elsewhere })
    for (const gone of ['sessions', 'tickets', 'invites']) expect(await again.records.list('main', gone), gone).toEqual([])
    for (const kept of ['passwords', 'holds', 'held-originals', 'audit-2026-11']) expect(await again.records.list('main', kept), kept).toHaveLength(1)
    await again.close()
  })
})

test('the shelf moves out of one installation and into another, beside a running server; half a file is refused whole, and what was exported is written down', async () => {
  const [from, to] = [join(spare, 'shelf-from'), join(spare, 'shelf-to')]
  await fillShelf(from, [talk('Where are the maps?'), talk('Where are the owls?')])
  const file = join(spare, 'shelf.jsonl')
  expect(heartdesk(['export', file], { HEARTDESK_DATA: from })).toMatchObject({ status: 0, stdout: `main: 2 transcripts in ${file}` })
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(heartdesk(['export', file], { HEARTDESK_DATA: from })).toMatchObject({ status: 1, stderr: `heartdesk: ${file} is there already` })
  const half = join(spare, 'half.jsonl')
  writeFileSync(half, readFileSync(file, 'utf8').slice(0, -20))
  expect(heartdesk(['import', half], { HEARTDESK_DATA: to })).toMatchObject({ status: 1, stderr: `heartdesk: ${half}, line 3 is not JSON. Nothing was imported.` })
  expect(heartdesk(['import', file], { HEARTDESK_DATA: to })).toMatchObject({ status: 0, stdout: 'main: 2 transcripts put on the shelf' })
  expect(heartdesk(['import', file], { HEARTDESK_DATA: to })).toMatchObject({ status: 0, stdout: 'main: 0 transcripts put on the shelf; 2 there already' })
  expect(heartdesk(['import', join(spare, 'nowhere')], { HEARTDESK_DATA: to })).toMatchObject({ status: 1, stderr: expect.stringContaining('there is no file') })
  const store = await openSqliteStore({ folder: from })
  expect((await createAudit({ records: store.records }).list('main')).map(({ what, staff }) => [what, staff])).toContainEqual(['shelf-exported', ''])
  await store.close()
})
