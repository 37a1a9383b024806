import { describe, expect, test } from 'vitest'
import { phrases, wordsOf } from '../../server/coaching/phrases.ts'
import { coach } from '../../server/coaching/coach.ts'
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
  const draft = aChat(['patron: where are the atlases', 'librarian: On floor two.', 'patron: hm'], 'Hooroo!')

  test('add to the shipped ones', () => {
    expect(coach(draft, readRules(shippedFiles)).nudges).toEqual([])
    expect(coach(draft, with$('lists/goodbyes.yaml', 'phrases: [hooroo]\n')).nudges).toMatchObject([{ number: 'R15' }])
  })

  test('and take away from them', () => {
    const bye = { ...draft, draft: 'Bye bye!' }
    expect(coach(bye, with$('lists/goodbyes.yaml', 'without: [bye]\n')).nudges).toEqual([])
  })

  test('know words of the trade that only this library has', () => {
    const jargon = aChat(['patron: can i read it at home'], 'Yes, through Bookwurm.')
    const book = with$('lists/jargon.yaml', 'words: { Bookwurm: our page for reading online }\n')
    expect(coach(jargon, book).nudges).toMatchObject([{ number: 'R9', words: 'Bookwurm' }])
    expect(coach({ ...jargon, draft: 'Yes, through Bookwurm, our page for reading online.' }, book).nudges).toEqual([])
  })

  test('are told by name when there is no such list', () => {
    expect(with$('lists/goodbies.yaml', 'phrases: [hooroo]\n').problems.map(told)).toEqual([expect.stringContaining('your lists/goodbies.yaml, line 1: there is no list of this name; there are: greetings')])
  })
})
