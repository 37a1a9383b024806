import { describe, expect, test } from 'vitest'
import { shippedBook } from '../coaching/shipped.ts'
import { isWithheld, tokenOf } from '../../server/trial/draw.ts'
import { coach } from '../../server/coaching/coach.ts'
import { draftOfExample } from '../../server/coaching/examples.ts'
import { asksForSomething } from '../../server/trial/recording.ts'
import { reportOf } from '../../server/trial/report.ts'
import { emptySheet, settled, withoutThem, type Drawn, type Settled, type Sheet } from '../../server/trial/sheet.ts'
import { seeded } from './simulate.ts'

const rule = 'ask-if-answered'
type Moment = Sheet['moments'][number]
const moment = (who: string, change: Partial<Moment> = {}): Moment => ({ who, rule, kind: 'reference', shown: true, came: true, hollow: false, dismissed: false, seen: 'first', ...change })
const sheet = (moments: Moment[], change: Partial<Sheet> = {}): Sheet => ({ ...emptySheet, moments, ...change })
const five = ['a', 'b', 'c', 'd', 'e']
/** So many moments of each, every other one withheld; shown nudges are heeded, and without one it comes in one of three. */
const busy = (who: readonly string[], change: Partial<Moment> = {}, times = 12): Sheet[] => who.flatMap((one) => Array.from({ length: times }, (_, index) =>
  sheet([moment(one, { shown: index % 2 === 0, came: index % 2 === 0 ? index % 4 === 0 || one < 'e' : index % 3 === 0, ...change })])))

describe('what a report tells', () => {
  test('nothing at all while fewer than five librarians took part', () => {
    expect(reportOf([])).toEqual({ enough: false, cells: [], weeks: [], tiring: [] })
    expect(reportOf(busy(five.slice(1), {}, 500)).enough).toBe(false)
  })

  test('shown against withheld, by rule and desk', () => {
    const [cell] = reportOf(busy(five, {}, 40)).cells
    expect(cell).toMatchObject({ rule, desks: ['reference'], says: 'more', comparison: { shown: { of: 100, librarians: 5 }, withheld: { of: 100, came: 35 } } })
  })

  test('no desk whose five did not stand behind both arms; such desks together, and no moment in two numbers', () => {
    const { cells } = reportOf([...busy(five), ...busy(['a', 'b', 'c'], { kind: 'children' }), ...busy(['d', 'e'], { kind: 'technical' })])
    expect(cells.map(({ desks }) => desks)).toEqual([['reference'], ['children', 'technical']])
    expect(cells.reduce((sum, { comparison: { shown, withheld } }) => sum + shown.of + withheld.of, 0)).toBe(120)
    const alone = reportOf([...busy(five), ...busy(['a', 'b', 'c', 'd'], { kind: 'children' }, 50)])
    expect(alone.cells.map(({ desks }) => desks)).toEqual([['reference']])
    expect(JSON.stringify(alone)).not.toContain('children')
  })

  test('no rule in whose withheld arm are four', () => {
    expect(reportOf([...busy(five.slice(1)), sheet([moment('a')])]).cells).toEqual([])
  })

  test('too little data is told plainly', () => {
    expect(reportOf(busy(five, {}, 2)).cells.map(({ says }) => says)).toEqual(['too-little'])
  })

  test('no difference, and one to the worse, are told as plainly as one to the better', () => {
    const even = five.flatMap((who) => Array.from({ length: 80 }, (_, index) => sheet([moment(who, { shown: index % 2 === 0, came: index % 4 < 2 })])))
    expect(reportOf(even).cells[0]?.says).toBe('no-difference-found')
    const worse = even.map(({ moments }, index) => sheet(moments.map((one) => ({ ...one, came: !one.shown || index % 3 === 0 }))))
    expect(reportOf(worse).cells[0]?.says).toBe('less')
  })

  test('hollow compliance: of what came, how much is a stock phrase or a copy', () => {
    const hollow = busy(five, {}, 40).map(({ moments }) => sheet(moments.map((one) => ({ ...one, hollow: one.came && one.shown }))))
    expect(reportOf(hollow).cells[0]?.hollow).toEqual({ shown: 1, withheld: 0 })
  })

  test('the patron’s own word, where five librarians have rated chats in both arms', () => {
    const rated = busy(five, {}, 40).map((one, index): Sheet => ({ ...one, answered: index % 5 === 0 ? 'partly' : 'yes' }))
    expect(reportOf(rated).cells[0]?.answered?.shown.of).toBe(100)
    expect(reportOf(rated.map((one, index): Sheet => (index % 2 === 0 ? one : { ...one, answered: null }))).cells[0]?.answered).toBeNull()
  })

  test('first drafts by week, and what becomes of nudges by how often they were seen: only where five stand behind it', () => {
    const firsts = five.map((who, index) => ({ who, rule, week: '2026-W48', met: index > 1 }))
    const late = { who: 'a', rule, week: '2026-W49', met: true }
    const seen = busy(five.slice(0, 4), { seen: '8+' })
    const { weeks, tiring } = reportOf([...busy(five), ...seen, sheet([], { firsts: [...firsts, late] })])
    expect(weeks).toEqual([{ rule, week: '2026-W48', byItself: 0.6 }])
    expect(tiring.map(({ seen: times }) => times)).toEqual(['first'])
    expect(tiring[0]).toMatchObject({ heeded: 0.9, passed: 0.1, dismissed: 0 })
  })

  test('nobody: no token of a librarian is in it', () => {
    const tokens = five.map((one) => `token-${one}`)
    expect(JSON.stringify(reportOf(busy(tokens, {}, 40)))).not.toContain('token-')
  })
})

describe('what a message settles', () => {
  const drawn = (shown: boolean, dismissed = false) => new Map<string, Drawn>([[rule, { trial: 't', shown, dismissed }]])
  const said = (change: Partial<Settled>): Settled => ({
    who: 'a', kind: 'reference', week: '2026-W48', drawn: new Map(), judgement: { met: [], lacking: [], does: [] }, asksForSomething: () => true, seen: () => 'first', ...change,
  })
  test('it came where the message does it; not where the occasion only went away', () => {
    const came = (met: string[], lacking: string[]) => settled(emptySheet, said({ drawn: drawn(true), judgement: { met, lacking, does: [] } })).moments[0]?.came
    expect([came([rule], []), came([], [rule]), came([], [])]).toEqual([true, false, false])
  })

  test('for a rule that asks to leave something out it came where the rule no longer speaks', () => {
    const left = (lacking: string[]) => settled(emptySheet, said({ drawn: drawn(true), judgement: { met: [], lacking, does: [] }, asksForSomething: () => false })).moments[0]?.came
    expect([left([]), left([rule])]).toEqual([true, false])
  })

  test('which rules ask for something: all that one of the shipped examples meets, and none that only forbids', () => {
    const met = new Set(shippedBook.rules.flatMap(({ examples: { nudge, quiet } }) => [...nudge, ...quiet]).flatMap((example) => coach(draftOfExample(example), shippedBook).met))
    const asks = shippedBook.rules.filter(asksForSomething).map(({ id }) => id)
    expect(asks).toEqual(expect.arrayContaining([...met]))
    expect(met.size).toBeGreaterThan(7)
    for (const forbids of ['write-without-blame', 'warm-wording', 'no-shouting', 'no-judging', 'explain-the-word', 'never-ask-for-a-pin']) expect(asks).not.toContain(forbids)
  })

  test('a stock phrase or a copy is hollow only where it did what was asked', () => {
    const hollow = (met: string[]) => settled(emptySheet, said({ drawn: drawn(true), judgement: { met, lacking: [], does: ['stock_phrase'] } })).moments[0]?.hollow
    expect([hollow([rule]), hollow([])]).toEqual([true, false])
  })

  test('first drafts: met by itself where nothing was drawn, missed where it was, once a chat', () => {
    const once = settled(emptySheet, said({ judgement: { met: [rule], lacking: ['greet-first'], does: [] } }))
    expect(once.firsts).toEqual([{ who: 'a', rule: 'greet-first', week: '2026-W48', met: false }, { who: 'a', rule, week: '2026-W48', met: true }])
    expect(settled(once, said({ drawn: drawn(false), judgement: { met: [], lacking: [rule], does: [] } })).firsts).toHaveLength(2)
    expect(settled(emptySheet, said({ drawn: drawn(true), judgement: { met: [rule], lacking: [], does: [] } })).firsts[0]?.met).toBe(false)
  })

  test('the same rule of the same librarian is there once, and who declines leaves nothing', () => {
    const one = settled(emptySheet, said({ drawn: drawn(true, true), judgement: { met: [], lacking: [rule], does: [] } }))
    expect(one.moments).toMatchObject([{ dismissed: true, came: false }])
    expect(settled(one, said({ drawn: drawn(true), judgement: { met: [rule], lacking: [], does: [] } })).moments).toEqual(one.moments)
    expect(withoutThem(settled(one, said({ who: 'b', drawn: drawn(true) })), 'a').moments.map(({ who }) => who)).toEqual(['b'])
  })
})

describe('the draw', () => {
  const key = 'a key for tests'
  test('withholds as often as was agreed, and each time the same', () => {
    const random = seeded(7)
    const chats = Array.from({ length: 20_000 }, () => String(random()))
    const withheld = chats.filter((chat) => isWithheld(key, 0.2, 'ana', chat, rule))
    expect(withheld.length / chats.length).toBeGreaterThan(0.19)
    expect(withheld.length / chats.length).toBeLessThan(0.21)
    expect(withheld.every((chat) => isWithheld(key, 0.2, 'ana', chat, rule))).toBe(true)
    expect(chats.filter((chat) => isWithheld('another', 0.2, 'ana', chat, rule))).not.toEqual(withheld)
  })

  test('a token is another under another key, and says nothing of whose it is', () => {
    expect(tokenOf(key, 'librarian', 'ana')).toMatch(/^[0-9a-f]{32}$/)
    expect(tokenOf(key, 'librarian', 'ana')).toBe(tokenOf(key, 'librarian', 'ana'))
    expect(tokenOf('another', 'librarian', 'ana')).not.toBe(tokenOf(key, 'librarian', 'ana'))
    expect(tokenOf(key, 'a', 'bc')).not.toBe(tokenOf(key, 'ab', 'c'))
  })
})
