import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createLetters } from '../../server/letters.ts'
import { createLibraries, newLibrary } from '../../server/libraries.ts'
import { createMail, type Mail } from '../../server/mail.ts'
import type { Store } from '../../server/store/port.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { logOfKey } from '../../server/keys.ts'
import { chatOf } from '../../server/rooms.ts'
import { connectPatron } from '../setup/patron.ts'
import { firstAdmin, startServer } from '../setup/server.ts'
import { events, patron, sam, type Told } from '../shared/story.ts'

const minute = 60_000
const log = 'main/chat-1'
const asked = (email: string | null): Told =>
  [patron, { kind: 'question-left', desk: 'reference', name: 'Ruth', question: 'Who built the mill?\nAnd when?', page: '', locale: 'en', keep: true, shared: false, email }]
const answered: Told = [sam, { kind: 'answer-sent', messageId: 'answer-1', text: 'The Osgood family, in 1824.' }]

let folder: string
let store: Store
let now: number
let said: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heartdesk-letters-'))
  store = await openSqliteStore({ folder })
  now = Date.now()
  said = ''
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const byFile = () => createMail({ smtp: null, mailFrom: 'The Library <desk@library.example>', folder })
function lettersBy(mail: Mail) {
  const { records, logs, signals } = store
  const letters = createLetters({ records, logs, libraries: createLibraries(records, signals, ['main']), mail, names: ['main'], log: pino({ level: 'info' }, { write: (line) => (said += line) }), now: () => now })
  letters.close()
  return letters
}
const append = (...told: Told[]) => store.logs.append({ log, after: 0, events: events(told), once: null, live: false })
const posted = (): string[] => (existsSync(join(folder, 'mail')) ? readdirSync(join(folder, 'mail')).map((name) => readFileSync(join(folder, 'mail', name), 'utf8')) : [])
const onTheirWay = async () => (await store.records.list('main', 'letters')).length

describe('an answer to a question that was left with an address', () => {
  test('is posted to it once, with the question below, and nothing of it stays behind', async () => {
    const letters = lettersBy(byFile())
    await letters.write(log, 'main', 'answer-1')
    await append(asked('ruth@patron.example'), answered)
    await letters.look('main')
    await letters.look('main')
    const [letter = '', ...more] = posted()
    expect(more).toEqual([])
    expect(letter).toContain('To: ruth@patron.example')
    expect(letter).toContain('From: The Library <desk@library.example>')
    expect(letter).toContain('Subject: The Library: an answer to your question')
    expect(letter.split('\n\n').slice(1).join('\n\n')).toBe('The Osgood family, in 1824.\n\nSam\nThe Library\n\n=E2=80=94 You asked:\n> Who built the mill?\n> And when?\n')
    expect(await onTheirWay()).toBe(0)
  })

  test('lies in a file that only the one who runs the server can read', async () => {
    const letters = lettersBy(byFile())
    await letters.write(log, 'main', 'answer-1')
    await append(asked('ruth@patron.example'), answered)
    await letters.look('main')
    const [name = ''] = readdirSync(join(folder, 'mail'))
    for (const path of [join(folder, 'mail'), join(folder, 'mail', name)]) expect(statSync(path).mode & 0o077).toBe(0)
  })

  test('goes to the address that was left last', async () => {
    const letters = lettersBy(byFile())
    await letters.write(log, 'main', 'answer-1')
    await append(asked(null), [patron, { kind: 'address-left', email: 'first@patron.example' }], [patron, { kind: 'address-left', email: 'second@patron.example' }], answered)
    await letters.look('main')
    expect(posted()).toEqual([expect.stringContaining('To: second@patron.example')])
  })

  test('is posted after a crash between the letter and the answer, once the answer is there', async () => {
    const before = lettersBy(byFile())
    await before.write(log, 'main', 'answer-1')
    await before.look('main')
    expect(posted()).toEqual([])
    await append(asked('ruth@patron.example'), answered)
    const after = lettersBy(byFile())
    now += minute
    await after.look('main')
    expect(posted()).toHaveLength(1)
    expect(await onTheirWay()).toBe(0)
  })

  test('is posted once though two nodes look at the same moment', async () => {
    const [one, two] = [lettersBy(byFile()), lettersBy(byFile())]
    await one.write(log, 'main', 'answer-1')
    await append(asked('ruth@patron.example'), answered)
    await Promise.all([one.look('main'), two.look('main')])
    expect(posted()).toHaveLength(1)
  })
})

test('given a colleague who answers in the same moment and comes second, then the answer that was first is posted all the same', async () => {
  const letters = lettersBy(byFile())
  await letters.write(log, 'main', 'answer-1')
  await append(asked('ruth@patron.example'), answered)
  await letters.write(log, 'main', 'answer-2')
  await letters.look('main')
  expect(posted()).toEqual([expect.stringContaining('The Osgood family')])
})

test('a mail server that is down costs nothing but time: the letter waits longer each time, and the log names nobody', async () => {
  // Nothing listens on port 1.
  const down = lettersBy(createMail({ smtp: 'smtp://127.0.0.1:1', mailFrom: 'desk@library.example', folder }))
  const up = lettersBy(byFile())
  await down.write(log, 'main', 'answer-1')
  await append(asked('ruth@patron.example'), answered)
  await down.look('main')
  expect(await onTheirWay()).toBe(1)
  expect(said).toContain('a letter could not be posted yet')
  expect(said).not.toMatch(/ruth|patron\.example|Osgood|mill/)

  now += minute - 1
  await up.look('main')
  expect(posted()).toEqual([])
  now += 1
  await down.look('main')
  now += minute
  await up.look('main')
  expect(posted()).toEqual([])
  now += minute
  await up.look('main')
  expect(posted()).toHaveLength(1)
})

describe('a header', () => {
  test.each([
    ['to', { to: 'ruth@patron.example\r\nBcc: everyone@patron.example', subject: 'An answer', text: '' }],
    ['subject', { to: 'ruth@patron.example', subject: 'An answer\nBcc: everyone@patron.example', text: '' }],
  ])('can’t be added by a line break in %s', async (_, letter) => {
    await expect(byFile().send(letter)).rejects.toThrow('line break')
    expect(posted()).toEqual([])
  })

  test('can’t be added by a library’s name, and the letter leaves all the same', async () => {
    const letters = lettersBy(byFile())
    const named = await store.records.put('main', 'settings', 'library', { ...newLibrary('main'), name: 'The Library\r\nBcc: everyone@patron.example' }, 0)
    expect(named).toBe(1)
    await letters.write(log, 'main', 'answer-1')
    await append(asked('ruth@patron.example'), answered)
    await letters.look('main')
    const [letter = ''] = posted()
    expect(letter.replace(/\n /g, ' ')).toContain('Subject: The Library Bcc: everyone@patron.example: an answer')
    expect(letter).not.toMatch(/^Bcc:/m)
  })

  test('holds one address, whatever it looks like', async () => {
    await byFile().send({ to: 'a@patron.example, b@patron.example', subject: 'An answer', text: '' })
    expect(posted()).toEqual([expect.stringContaining('To: <"a@patron.example, b"@patron.example>\n')])
  })
})

test('a question that was left with an address is answered in the console, and the letter lies in the data folder', async () => {
  const server = await startServer()
  try {
    const admin = await firstAdmin(server)
    const ruth = await connectPatron(server.url)
    const leave = (email: string, name = 'Ruth') => ruth.command({ kind: 'leave-question', desk: 'reference', name, question: 'Who built the mill?', page: '', locale: 'en', keep: true, shared: false, email })
    for (const email of ['ruth', 'ruth@patron.example\r\nBcc: all@patron.example', 'ruth@patron.example, all@patron.example', 'Ruth <ruth@patron.example>', `${'r'.repeat(250)}@patron.example`]) {
      expect(await leave(email), email).toMatchObject({ refusal: expect.stringMatching(/^(not-an-address|too-long)$/), field: 'email' })
    }
    expect(await leave('ruth@patron.example', 'Ruth\r\nBcc: all@patron.example')).toEqual({ done: 1 })
    const chat = chatOf(logOfKey('main', ruth.key))
    const answer = { chat, command: { kind: 'send-answer', messageId: 'answer-1', text: 'The Osgood family, in 1824.' } } as const
    expect(await admin.socket.emitWithAck('command', answer)).toMatchObject({ done: expect.any(Number) })
    const mail = join(server.folder, 'mail')
    const letters = () => (existsSync(mail) ? readdirSync(mail).map((file) => readFileSync(join(mail, file), 'utf8')) : [])
    // The file is there before what is in it.
    await expect.poll(letters).toEqual([expect.stringMatching(/To: ruth@patron\.example\n[^]*The Osgood family, in 1824\.[^]*> Who built the mill\?/)])
    const [letter = ''] = letters()
    expect(letter.split('\n\n')[0]).not.toMatch(/Bcc/)
    expect(server.log()).not.toMatch(/ruth|patron\.example|Osgood/i)
    ruth.leave()
    admin.leave()
  } finally {
    await server.remove()
  }
})
