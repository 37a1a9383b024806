import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { root } from '../server/root.ts'
import { LibrarianCommand, PatronCommand } from '../shared/commands.ts'
import { eventTable, Head } from '../shared/event-table.ts'
import { firstAdmin, startServer } from './setup/server.ts'

/** docs/protocol.md is what others write their clients from: it names everything, and its examples run. */
const page = readFileSync(join(root, 'docs/protocol.md'), 'utf8')
const named = (cell = ''): string[] => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)
const rows = page.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1))
/** The fields of a row that begins with this name, sorted. */
const fieldsOf = (name: string): string[] | undefined => {
  const row = rows.find(([names]) => named(names).includes(name))
  return row && named(row[1]).sort()
}

describe('docs/protocol.md', () => {
  test.each(Object.entries(eventTable))('names the event %s with its fields', (kind, { shape }) => {
    expect(fieldsOf(kind)).toEqual(Object.keys(shape.entries).filter((field) => field !== 'kind' && !(field in Head.entries)).sort())
  })
  test.each([...PatronCommand.options, ...LibrarianCommand.options].map((option) => [option.entries.kind.literal, option.entries] as const))('names the command %s', (kind, entries) => {
    const row = page.split('\n').find((line) => line.startsWith('| `') && line.includes(`\`${kind}\``) && !Object.hasOwn(eventTable, kind))
    // What is the same as above stands there once.
    const fields = Object.keys(entries).filter((field) => !['kind', 'messageId'].includes(field) && !(kind === 'leave-question' && field !== 'email'))
    expect(fields.filter((field) => !row?.includes(`\`${field}`))).toEqual([])
  })
  test('names every refusal that a socket can give', () => {
    const answers = ['shared/decide.ts', 'server/carry-out.ts', 'server/admit.ts', ...readdirSync(join(root, 'server/sockets')).map((file) => `server/sockets/${file}`)]
    const given = answers.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/refuse\('([\w-]+)'/g)].map(([, name = '']) => name))
    expect([...new Set(given)].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })
})

const example = (name: string, args: string[], input = '') => {
  const child = spawn(process.execPath, [join(root, 'docs/examples', `${name}.mjs`), ...args], { stdio: ['pipe', 'pipe', 'inherit'], timeout: 30_000 })
  child.stdin.end(input)
  return text(child.stdout)
}

test('the two clients that it shows talk to each other', async () => {
  const server = await startServer()
  try {
    const sam = await firstAdmin(server)
    sam.leave()
    const librarian = example('librarian', [server.url, 'main', 'sam@library.example'], 'a long enough password')
    await expect.poll(async () => (await (await fetch(`${server.url}/open/main/reference`)).json() as { open: boolean }).open).toBe(true)
    const patron = example('patron', [server.url, 'main', 'reference', 'Do you have old maps?'])
    expect((await librarian).trim().split('\n')).toEqual(['Sam takes chats', 'taken: Do you have old maps?', expect.stringMatching(/^the coach asks: .*answered/), 'they say: Yes, that is it. Thank you!'])
    expect((await patron).trim().split('\n')).toEqual([
      '1 chat-requested', '2 chat-accepted', '3 message-sent Sam: You ask: Do you have old maps? They are in the map room. Does that answer it?',
      '4 message-sent I: Yes, that is it. Thank you!', '6 chat-closed',
    ])
  } finally {
    await server.remove()
  }
})
