import { describe, expect, test } from 'vitest'
import { doings } from '../../../server/coaching/doing.ts'
import { beginning, react, type Reacted } from '../../../server/coaching/rehearsal/react.ts'
import { readRehearsals } from '../../../server/coaching/rehearsal/read-rehearsals.ts'
import { walk, walksGoneWrong } from '../../../server/coaching/rehearsal/walk.ts'
import { told } from '../../../server/coaching/yaml-file.ts'
import { shippedBook, shippedFiles } from '../shipped.ts'

const { rehearsals } = shippedBook
const called = (id: string) => {
  const found = rehearsals.find((one) => one.id === id)
  if (!found) throw new Error(`there is no rehearsal ${id}`)
  return found
}
const wordsOf = (steps: readonly Reacted[]) => steps.map(({ says }) => says.join(' '))

describe('the shipped rehearsals', () => {
  test('are those that a new librarian should have met', () => {
    expect(rehearsals.map(({ id }) => id).sort()).toEqual([
      'a-child-with-homework', 'a-second-language', 'a-wrong-assumption', 'an-expert', 'ashamed', 'chatty', 'in-a-hurry', 'in-crisis', 'lonely', 'rude', 'upset-about-a-fine', 'vague',
    ])
  })

  test.each(rehearsals.map((one) => [one.id, one] as const))('%s: a good walk and a poor one end as its file says, and neither without a word of how it felt', (_, rehearsal) => {
    expect(walksGoneWrong(rehearsal, shippedBook)).toEqual([])
    for (const which of ['good', 'poor'] as const) expect(walk(rehearsal, rehearsal.examples[which].librarian, shippedBook).some(({ felt }) => felt !== null)).toBe(true)
  })

  test.each(rehearsals.map((one) => [one.id, one] as const))('%s: whoever writes nothing that matters is left in the end, from every state', (_, rehearsal) => {
    for (const at of Object.keys(rehearsal.states)) {
      let standing = { at, passed: 0 }
      let steps = 0
      for (let end = false; !end; steps += 1) {
        const reacted = react(rehearsal, standing, 'hm', [])
        if (reacted === null || steps > 12) throw new Error(`${rehearsal.id} goes round in ${standing.at}`)
        standing = reacted.standing
        end = reacted.end !== null
      }
      expect(steps).toBeLessThan(8)
    }
  })

  test.each(rehearsals.map((one) => [one.id, one] as const))('%s: ending the chat at any moment ends it', (_, rehearsal) => {
    for (const at of Object.keys(rehearsal.states)) expect(react(rehearsal, { at, passed: 0 }, '', [], 'end')?.end).not.toBeNull()
  })
})

describe('what patrons make of a message', () => {
  test('a restated question makes the vague patron say what they meant', () => {
    const [first] = walk(called('vague'), ['So you are looking for something on climate, is that right?'], shippedBook)
    expect(first).toMatchObject({ standing: { at: 'meant' }, felt: { went: 'well' } })
    expect(first?.says.join()).toContain('apple trees')
  })

  test('a brush-off makes the upset one angrier, and noticing it makes them calmer', () => {
    const upset = called('upset-about-a-fine')
    expect(walk(upset, ['That is not my job, look it up yourself.'], shippedBook)[0]?.standing.at).toBe('angry')
    expect(walk(upset, ['I am so sorry for your loss.'], shippedBook)[0]?.standing.at).toBe('heard')
    expect(walk(upset, ['You should have returned it.', 'I am sorry, that was unkind of me.'], shippedBook).map(({ standing }) => standing.at)).toEqual(['angry', 'heard'])
  })

  test('doing the helpful thing counts as noticing', () => {
    expect(walk(called('upset-about-a-fine'), ['I have removed it. Nothing to pay.'], shippedBook)[0]?.standing.at).toBe('relieved')
  })

  test('handing a crisis over to a person ends well, by a button as by words', () => {
    const crisis = called('in-crisis')
    expect(react(crisis, beginning(crisis), '', [], 'hand-over')?.end?.name).toBe('not-alone')
    expect(react(crisis, beginning(crisis), '', [], 'end')?.end?.name).toBe('gone')
  })

  test('where nothing fits it is said for the first time, then for the second, and the last one from then on', () => {
    const expert = called('an-expert')
    const known = { at: 'known', passed: 0 }
    const first = react(expert, known, 'hm', [])
    expect(first).toMatchObject({ standing: { at: 'known', passed: 1 }, end: null })
    expect(react(expert, first?.standing ?? known, 'hm', [])?.end?.name).toBe('gone')
    expect(react(expert, { at: 'known', passed: 900 }, 'hm', [])?.end?.name).toBe('gone')
  })

  test('a state that is not in the file is none, whatever it is called', () => {
    for (const at of ['nowhere', 'constructor', '__proto__']) expect(react(called('vague'), { at, passed: 0 }, 'hm', [])).toBeNull()
  })

  test('every doing that a draft can be seen to do is used by somebody, so that none is forgotten', () => {
    const used = new Set(rehearsals.flatMap(({ states }) => Object.values(states)).flatMap(({ reactions }) => reactions.flatMap(({ does, unless }) => [...does, ...unless])))
    expect(doings.filter((one) => !used.has(one))).toEqual(['closing', 'greets', 'uses_name', 'echoes'])
  })

  test('a mutant is caught: without one reaction the good walk goes astray', () => {
    const upset = called('upset-about-a-fine')
    const mutant = { ...upset, states: { ...upset.states, relieved: { reactions: [], otherwise: upset.states['relieved']?.otherwise ?? [] } } }
    expect(walksGoneWrong(mutant, shippedBook).map(({ path }) => path.join('.'))).toContain('examples.good')
  })

  test('what they say is what their file says, in order', () => {
    expect(wordsOf(walk(called('lonely'), ['https://library.example/events'], shippedBook))).toEqual(['ah, yes. thank you'])
  })
})

describe('a library’s own patron', () => {
  const text = shippedFiles.find(({ path }) => path === 'rehearsals/vague.yaml')?.text ?? ''
  const read = (changed: string, path = 'rehearsals/ours.yaml') => readRehearsals([...shippedFiles, { path, text: changed, own: true }])

  test('is there when its file is copied and given an id', () => {
    const { rehearsals: all, problems } = read(text.replace('id: vague', 'id: ours'))
    expect(problems).toEqual([])
    expect(all.map(({ id }) => id)).toContain('ours')
  })

  test('stands in the place of a shipped one with its id, or its path', () => {
    const named = text.replace('called: Jon', 'called: Alva')
    expect(read(named).rehearsals.filter(({ id }) => id === 'vague').map((one) => one.called)).toEqual(['Alva'])
    const moved = read(named.replace('id: vague', 'id: ours'), 'rehearsals/vague.yaml').rehearsals
    expect(moved.some(({ id }) => id === 'vague')).toBe(false)
  })

  test('its mistakes are told by file, line and field, all at once', () => {
    const wrong = text.replace('id: vague', 'id: ours').replace('desk: research', 'desk: archive').replace('does: [bare_link]', 'does: [bare-link]').replace('left-alone: gone', 'left_alone: gone')
    const problems = read(wrong).problems.map(told)
    expect(problems).toEqual(expect.arrayContaining([
      expect.stringMatching(/^your rehearsals\/ours\.yaml, line 5, desk: expected one of reference, circulation/),
      expect.stringMatching(/^your rehearsals\/ours\.yaml, line \d+, states\.wide\.reactions\.0\.does\.0: expected one of restates, .*found "bare-link"$/),
      expect.stringMatching(/left-alone: is missing; expected the name of a state or an end/),
      expect.stringMatching(/left_alone: is not a field here/),
    ]))
  })

  test('names that lead nowhere and states that nothing leads to are told', () => {
    const lost = text.replace('id: vague', 'id: ours').replace('begins: wide', 'begins: narrow').replaceAll('to: drowned', 'to: drownd').replace('ends: gone', 'ends: away')
    expect(read(lost).problems.map(told)).toEqual(expect.arrayContaining([
      expect.stringMatching(/begins: there is no state of this name; there are: wide, drowned, meant, found$/),
      expect.stringMatching(/states\.wide\.reactions\.0\.to: there is no state or end of this name/),
      expect.stringMatching(/examples\.poor\.ends: there is no end of this name; there are: found-it, gone$/),
      expect.stringMatching(/states\.drowned: nothing leads here$/),
    ]))
    expect(read('just words').problems.map(told)).toEqual([expect.stringContaining('expected a rehearsal')])
    expect(read(text.replace('id: vague', 'id: ours').replace(/with it\?/, 'with it? [') + '\nopens: [').problems).not.toEqual([])
  })

  test('a pattern is no phrase', () => {
    expect(read(text.replace('id: vague', 'id: ours').replace('does: [restates]', 'phrases: ["a.*b"]')).problems.map(told).join()).toContain('a rule holds no patterns')
  })
})
