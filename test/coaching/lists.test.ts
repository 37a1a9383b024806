import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { policies } from '../../shared/reports.ts'
import { phrases, wordsOf } from '../../server/coaching/phrases.ts'
import { coach } from '../../server/coaching/coach.ts'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { keepLists } from '../../server/coaching/reading/keep-lists.ts'
import { readLists } from '../../server/coaching/reading/lists.ts'
import { readRules } from '../../server/coaching/rules.ts'
import { told } from '../../server/coaching/yaml-file.ts'
import { aChat } from './a-chat.ts'
import { shippedFiles } from './shipped.ts'

describe('a phrase is found', () => {
  test.each([
    ['bear with me', 'Please BEAR with me a second'],
    ["I'll check", 'i will check that'], ['I will check', 'I’ll check that'], ['do not worry', "don't worry"], ['do not worry', 'dont worry'],
    ['renew', 'it has been renewed'], ['renew', 'renewing it'], ['carry', 'she carried it'], ['stop', 'we stopped'], ['anything else', 'anythign else?'],
    ['have a … day', 'Have a truly lovely day!'], ['have a … day', 'have a day'],
  ])('%s — in — %s', (phrase, text) => expect(phrases([phrase]).in(wordsOf(text))).not.toBeNull())

  test.each([
    ['ill', 'I will find it'], ['is', 'this'], ['bear with me', 'bear with us'], ['have a … day', 'have a look around and then come back another day'], ['checking', 'check it'],
  ])('%s — not in — %s', (phrase, text) => expect(phrases([phrase]).in(wordsOf(text))).toBeNull())
})

describe("a library's own word lists", () => {
  const with$ = (path: string, text: string) => readRules([...shippedFiles, { path, text, own: true }])
  const draft = aChat(['patron: where are the atlases', 'librarian: On floor two.', 'patron: hm'], 'It is tea time here.')

  test('add to the shipped ones', () => {
    expect(coach(draft, readRules(shippedFiles)).nudges).toEqual([])
    expect(coach(draft, with$('lists/goodbyes.yaml', 'phrases: [tea time]\n')).nudges).toMatchObject([{ number: 'R15' }])
  })

  test('and take away from them', () => {
    const looking = { ...draft, draft: 'Let me check that for you.' }
    expect(coach(looking, readRules(shippedFiles)).nudges).toMatchObject([{ number: 'R13' }])
    expect(coach(looking, with$('lists/going-to-look.yaml', 'without: [let me check]\n')).nudges).toEqual([])
  })

  test('take a word off everywhere: also from what is weighed where no phrase says so', () => {
    const parting = { ...draft, draft: 'Ciao, keep the bookmark!' }
    expect(coach(parting, readRules(shippedFiles)).nudges).toMatchObject([{ number: 'R15' }])
    const book = with$('lists/goodbyes.yaml', 'without: [Ciao]\n')
    expect(book.problems).toEqual([])
    expect(coach(parting, book).nudges).toEqual([])
    expect(coach(parting, readRules([...shippedFiles, { path: 'lists/goodbyes.yaml', text: 'without: [ciao]\n', own: true }, { path: 'lists/signs-parting.yaml', text: 'phrases: [ciao]\n', own: true }])).nudges).toMatchObject([{ number: 'R15' }])
  })

  test('can have signs of their own, one word each', () => {
    const doors = { ...draft, turns: draft.turns.slice(0, 1).map((turn) => ({ ...turn, text: 'i am all in a kerfuffle over my card and the boxroom was crammed' })), draft: 'Cards are at the desk.' }
    const upset = (text: string) => with$('lists/signs-trouble.yaml', text).read(doors).patronUpset
    expect(upset('phrases: [Kerfuffle, crammed]\n')).toBeGreaterThan(readRules(shippedFiles).read(doors).patronUpset)
    expect(with$('lists/signs-trouble.yaml', 'phrases: [all in a kerfuffle]\n').problems.map(told)).toEqual([expect.stringContaining('your lists/signs-trouble.yaml, line 1, phrases.0: expected one word')])
  })

  test.each([
    ['lists/tried.yaml', '', 'your lists/tried.yaml: expected a list: "phrases:"'],
    ['lists/jargon.yaml', '# nothing yet\n', 'your lists/jargon.yaml: expected a list: "words:"'],
    ['lists/jargon.yaml', 'words: [stacks, serial]\n', 'your lists/jargon.yaml, line 1, words: expected words, each with a plain one'],
    ['lists/jargon.yaml', 'without: [zebra]\n', "your lists/jargon.yaml, line 1, without.0: zebra is not in the list"],
    ['lists/welcomes.yaml', 'phrases: hello\n', 'your lists/welcomes.yaml, line 1, phrases: expected a list of words or phrases, found "hello"'],
  ])('are told what is wrong with them: %s %j', (path, text, expected) => expect(with$(path, text).problems.map(told)).toEqual([expect.stringContaining(expected)]))

  test('are told of what they take off and is not there', () => {
    expect(with$('lists/goodbyes.yaml', 'without:\n  - bye\n  - tea time\n').problems.map(told)).toEqual(["your lists/goodbyes.yaml, line 3, without.1: tea time is not in the list, so it can't be taken off it"])
  })

  test('know words of the trade that only this library has', () => {
    const jargon = aChat(['patron: can i read it at home'], 'Yes, through Bookwurm.')
    const book = with$('lists/jargon.yaml', 'words: { Bookwurm: our page for reading online }\n')
    expect(coach(jargon, book).nudges).toMatchObject([{ number: 'R9', words: 'Bookwurm' }])
    expect(coach({ ...jargon, draft: 'Yes, through Bookwurm, our page for reading online.' }, book).nudges).toEqual([])
  })

  test('are told by name when there is no such list', () => {
    expect(with$('lists/goodbies.yaml', 'phrases: [tea time]\n').problems.map(told)).toEqual([expect.stringContaining('your lists/goodbies.yaml, line 1: there is no list of this name; there are: greetings')])
  })
})

describe('words by which a policy is known', () => {
  const locker = wordsOf('My locker is jammed again')
  const policiesOf = (path: string, text: string) => {
    const { lists, problems } = readLists([...shippedFiles, { path, text, own: true }])
    return { of: (said: string) => [...lists.policiesIn(wordsOf(said)).keys()], problems: problems.map(told) }
  }

  test('are there for each but the one that is none of them', () =>
    expect(policies.filter((policy) => !shippedFiles.some(({ path }) => path === `lists/policy-${policy}.yaml`))).toEqual(['other']))

  test('can be a library’s own, and fewer', () => {
    expect([...readLists(shippedFiles).lists.policiesIn(locker).keys()]).toEqual([])
    expect(policiesOf('lists/policy-rooms.yaml', 'phrases: [locker, makerspace]\nwithout: [toilet]\n').of('The lockers in the makerspace are full')).toEqual(['rooms'])
    expect(policiesOf('lists/policy-rooms.yaml', 'without: [toilet]\n').of('the toilet is locked')).toEqual([])
  })

  test('are told by file and field where they are wrong', () => {
    expect(policiesOf('lists/policy-rooms.yaml', 'phrases:\n  - locker\n  - "lock.*"\n').problems).toEqual([expect.stringContaining('your lists/policy-rooms.yaml, line 3, phrases.1: expected words')])
    expect(policiesOf('lists/policy-lockers.yaml', 'phrases: [locker]\n').problems).toEqual([expect.stringMatching(/^your lists\/policy-lockers\.yaml, line 1: there is no list of this name; there are: .*policy-fines, .*policy-rooms/)])
  })

  test('are taken while the server runs, and left as they were where a file is wrong', () => {
    const own = mkdtempSync(join(tmpdir(), 'heartdesk-lists-'))
    try {
      let now = 0
      const lists = keepLists({ shipped: shippedRules, own }, 1000, () => now)
      const found = () => [...lists().policiesIn(locker).keys()]
      expect(found()).toEqual([])
      mkdirSync(join(own, 'lists'))
      writeFileSync(join(own, 'lists/policy-rooms.yaml'), 'phrases: [locker]\n')
      expect(found()).toEqual([])
      now += 1000
      expect(found()).toEqual(['rooms'])
      writeFileSync(join(own, 'lists/policy-rooms.yaml'), 'phrases: [\n')
      now += 1000
      expect(found()).toEqual(['rooms'])
    } finally {
      rmSync(own, { recursive: true })
    }
  })
})
