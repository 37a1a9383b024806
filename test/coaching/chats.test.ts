import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { coach } from '../../server/coaching/coach.ts'
import { draftOfExample } from '../../server/coaching/examples.ts'
import { Example } from '../../server/coaching/rule.ts'
import { shippedBook } from './shipped.ts'

const here = (path: string): unknown => parse(readFileSync(join(import.meta.dirname, path), 'utf8'))
const { chat, draft, desk, name, ending } = Example.entries
const Good = v.array(v.strictObject({ about: v.string(), chat, desk, name }))
const Bad = v.array(v.strictObject({ about: v.string(), chat, draft, desk, name, ending, nudge: v.string(), level: v.string(), words: v.optional(v.string(), '') }))
const awake = { ending: false, typing: false, waited: 0 }

const good = readdirSync(join(import.meta.dirname, 'good-chats')).flatMap((file) => v.parse(Good, here(`good-chats/${file}`)))

describe('over good chats', () => {
  /** Every librarian message, read as a draft with all that was said above it. As in a real chat, a rule that spoke is not heard again. */
  const messages = good.flatMap(({ about, ...one }) => {
    const alreadyShown: string[] = []
    return one.chat.flatMap((line, index) => {
      if (!('librarian' in line)) return []
      const { nudges } = coach({ ...draftOfExample({ ...one, ...awake, chat: one.chat.slice(0, index), draft: line.librarian }), alreadyShown: [...alreadyShown] }, shippedBook)
      alreadyShown.push(...nudges.map(({ rule }) => rule))
      return [{ about, draft: line.librarian, nudges }]
    })
  })
  const nudged = messages.flatMap(({ about, draft, nudges }) => nudges.map(({ number, level }) => `${number} ${level} — ${about}: ${draft}`))

  test('there are at least forty chats, at every kind of desk', () => {
    expect(good.length).toBeGreaterThanOrEqual(40)
    expect(new Set(good.map((one) => one.desk)).size).toBe(5)
  })

  test('there is at most one nudge for ten messages, and never two at once', () => {
    expect(nudged.length, nudged.join('\n')).toBeLessThanOrEqual(messages.length / 10)
    expect(Math.max(...messages.map(({ nudges }) => nudges.length))).toBeLessThanOrEqual(1)
  })

  test('nothing pauses', () => {
    expect(nudged.filter((one) => one.includes(' pause '))).toEqual([])
  })
})

describe('over bad chats', () => {
  test.each(v.parse(Bad, here('bad-chats.yaml')))('$nudge: $about', ({ nudge, level, words, about, ...one }) => {
    const { nudges } = coach(draftOfExample({ ...one, ...awake, ending: one.ending ?? false }), shippedBook)
    expect(nudges.map(({ number, level }) => `${number} ${level}`), about).toEqual([`${nudge} ${level}`])
    expect(nudges[0]?.words).toContain(words)
  })
})
