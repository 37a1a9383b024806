import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { createCoach, shippedRules } from '../../server/coaching/create-coach.ts'
import type { Coach, CoachSettings } from '../../server/coaching/create-coach.ts'
import { told } from '../../server/coaching/yaml-file.ts'
import { aChat, noWish } from './a-chat.ts'
import { buildProgram } from './build-program.ts'

const bye = aChat(['patron: where are the atlases', 'librarian: By the window on floor two.', 'patron: ok…'], 'Bye now!', { version: 7, seq: 4 })
const said = (draft: string) => aChat(['patron: where are the atlases'], draft, { version: 9 })

let real: URL
let hanging: URL
let own: string
const logged: string[] = []
const coaches: Coach[] = []

beforeAll(async () => {
  [real, hanging] = await Promise.all([buildProgram('server/programs/coach-worker.ts'), buildProgram('test/coaching/hanging-worker.ts')])
  own = mkdtempSync(join(tmpdir(), 'heartdesk-rules-'))
})
afterEach(async () => {
  await Promise.all(coaches.splice(0).map((coach) => coach.close()))
  logged.length = 0
})
afterAll(() => rmSync(own, { recursive: true }))

function start(settings: Partial<CoachSettings> = {}): Coach {
  const log = { warn: (about: object, message: string) => logged.push(`${message} ${JSON.stringify(about)}`) }
  const coach = createCoach({ folders: { shipped: shippedRules, own: null }, workerUrl: real, log, lookEvery: 20, ...settings })
  coaches.push(coach)
  return coach
}

/** What it says of the goodbye once it is up: before that, silence is the right answer. */
async function untilItSpeaks(coach: Coach) {
  await coach.up
  return vi.waitUntil(async () => {
    const judgement = await coach.ask(bye)
    return judgement.nudges.length > 0 && judgement
  }, { timeout: 60_000, interval: 5 })
}

const rule = (check: string): string => `id: ${check}
name: Test
check: ${check}
level: margin
asks: A question?
why: A reason.
source: The test that this is for.
example: An example.
examples: { nudge: [{ draft: a }], quiet: [{ draft: b }] }
`
/** Shipped rules as the worker has them, and two that only the hanging worker knows: the main thread must not, so they go to the worker alone. */
function withTroubledRules(name: string): CoachSettings['folders'] {
  const folder = join(own, name)
  mkdirSync(join(folder, 'engagement'), { recursive: true })
  for (const check of ['hangs', 'throws']) writeFileSync(join(folder, `engagement/${check}.yaml`), rule(check))
  return { shipped: shippedRules, own: folder }
}

describe('the coach in its thread', () => {
  test('answers with the nudge, and hands back the version and the last event', async () => {
    const judgement = await untilItSpeaks(start())
    expect(judgement).toMatchObject({ version: 7, seq: 4, nudges: [{ number: 'R15', level: 'pause', words: 'ok…', wordsOf: 'patron' }] })
  })

  test('reads the first draft that comes once it is up, and does not keep a server waiting whose coach will not come', async () => {
    const coach = start()
    await coach.up
    expect((await coach.ask(bye)).nudges).toMatchObject([{ number: 'R15' }])
    await start({ workerUrl: new URL('file:///nowhere/coach-worker.js') }).up
  })

  test('says nothing for a librarian who turned it off', async () => {
    const coach = start()
    await untilItSpeaks(coach)
    expect((await coach.ask({ ...bye, wishes: { ...noWish, off: true } })).nudges).toEqual([])
  })

  test('lets the message go where a rule hangs, and speaks again afterwards', async () => {
    const coach = start({ workerUrl: hanging, folders: withTroubledRules('hang') })
    await untilItSpeaks(coach)
    const [stuck, behind] = await Promise.all([coach.ask(said('please hang')), coach.ask(bye)])
    expect(stuck).toMatchObject({ version: 9, nudges: [] })
    expect(behind).toMatchObject({ version: 7, nudges: [] })
    expect(logged.join()).toContain('took too long')
    expect((await untilItSpeaks(coach)).nudges).toHaveLength(1)
  })

  test('lets the message go where a rule throws, keeps its thread, and logs no word of the draft', async () => {
    const coach = start({ workerUrl: hanging, folders: withTroubledRules('throw') })
    await untilItSpeaks(coach)
    expect((await coach.ask(said('please throw, my secret'))).nudges).toEqual([])
    expect((await coach.ask(bye)).nudges).toHaveLength(1)
    expect(logged.join()).toContain('RangeError')
    expect(logged.join()).not.toContain('secret')
  })

  test('lets the message go where the worker cannot even start', async () => {
    const coach = start({ workerUrl: new URL('file:///nowhere/worker.js') })
    expect((await coach.ask(bye)).nudges).toEqual([])
  })

  test('lets the message go once it is closed', async () => {
    const coach = start()
    await untilItSpeaks(coach)
    await coach.close()
    expect((await coach.ask(bye)).nudges).toEqual([])
  })

  test('does not start without a rule', () => {
    expect(() => start({ folders: { shipped: join(own, 'none'), own: null } })).toThrow('no coaching rule can be read')
  })
})

describe("a library's own folder, while the server runs", () => {
  const folder = (name: string): string => {
    mkdirSync(join(own, name))
    return join(own, name)
  }
  const changed = (coach: Coach): Promise<void> => new Promise((resolve) => coach.onRulesChanged(() => resolve()))

  test('a change is taken', async () => {
    const mine = folder('taken')
    const coach = start({ folders: { shipped: shippedRules, own: mine } })
    await untilItSpeaks(coach)
    const taken = changed(coach)
    writeFileSync(join(mine, 'off.yaml'), 'id: ask-if-answered\nlevel: off\n')
    await taken
    expect(coach.rules().problems).toEqual([])
    expect((await coach.ask(bye)).nudges.map(({ number }) => number)).not.toContain('R15')
  })

  test('a patron for the rehearsal room is taken too', async () => {
    const mine = folder('patron')
    const coach = start({ folders: { shipped: shippedRules, own: mine } })
    const taken = changed(coach)
    mkdirSync(join(mine, 'rehearsals'))
    writeFileSync(join(mine, 'rehearsals/ours.yaml'), readFileSync(join(shippedRules, 'rehearsals/vague.yaml'), 'utf8').replace('id: vague', 'id: ours'))
    await taken
    expect(coach.rules().problems).toEqual([])
    expect(coach.rules().rehearsals.map(({ id }) => id)).toContain('ours')
  })

  test('a mistake keeps the last good rules, and is told to admins until it is mended', async () => {
    const mine = folder('mistaken')
    const coach = start({ folders: { shipped: shippedRules, own: mine } })
    await untilItSpeaks(coach)
    const wrong = changed(coach)
    writeFileSync(join(mine, 'off.yaml'), 'id: ask-if-answered\nlevel: of\n')
    await wrong
    expect(coach.rules().problems.map(told)).toEqual(['your off.yaml, line 2, level: expected one of margin, pause, off, found "of"'])
    expect((await untilItSpeaks(coach)).nudges.map(({ number }) => number)).toEqual(['R15'])
    const right = changed(coach)
    writeFileSync(join(mine, 'off.yaml'), 'id: ask-if-answered\nlevel: margin\n')
    await right
    expect(coach.rules().problems).toEqual([])
    expect((await untilItSpeaks(coach)).nudges).toMatchObject([{ number: 'R15', level: 'margin' }])
  })
})
