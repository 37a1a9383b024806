import { describe, expect, it, test } from 'vitest'
import type { ChatEvent } from '../../../shared/events.ts'
import type { By } from '../../../shared/who.ts'
import { shippedRules } from '../../../server/coaching/create-coach.ts'
import { readLists } from '../../../server/coaching/reading/lists.ts'
import { readFolders } from '../../../server/coaching/rules-folder.ts'
import { feelingOf } from '../../../server/transcripts/reports/mood.ts'
import { stepOf, tallyOf } from '../../../server/transcripts/reports/tally.ts'
import { accepts, ana, asks, clock, ends, events, leaves, patron, sam, says, type Told } from '../../shared/story.ts'

const { lists } = readLists(readFolders({ shipped: shippedRules, own: null }).files)
const berlin = 'Europe/Berlin'
/** The tally of what is told, a second apart from its beginning (ISO 8601), or with so many seconds before each event. */
const of = (told: Told[], { from = '2026-11-23T09:15:00Z', zone = berlin, apart = told.map(() => 1) } = {}) => {
  const times = apart.map((_, index) => Date.parse(from) + apart.slice(0, index + 1).reduce((sum, one) => sum + one * 1000, 0))
  return tallyOf(events(told).map((event, index): ChatEvent => ({ ...event, at: times[index] ?? 0 })), zone, (chat) => feelingOf(chat, lists))
}
const asking = (question: string, more: { keep?: boolean } = {}): Told => [patron, { kind: 'chat-requested', desk: 'reference', name: 'Ruth', question, page: '', locale: 'en', keep: true, shared: false, ...more }]
const tags = (...all: string[]): Told => [sam, { kind: 'chat-tagged', tags: all }]
const rates = (answered: 'yes' | 'partly' | 'no'): Told => [patron, { kind: 'chat-rated', answered, comment: 'Ruth says so' }]
const answers: Told = [sam, { kind: 'answer-sent', messageId: 'a', text: 'In the attic.' }]
const none = { lasted: ['none'], read: ['none'], answered: ['none'] }

describe('what a chat adds', () => {
  it('says how it went, and who was in it', () => {
    const told = [asks, accepts(sam), [sam, { kind: 'colleague-asked', colleague: { staff: 'ana-1', name: 'Ana' } }] satisfies Told, [ana, { kind: 'librarian-joined' }] satisfies Told, [sam, { kind: 'read-rated', readLevel: 3 }] satisfies Told, ends, rates('partly')]
    expect(of(told, { apart: [0, 40, 1, 1, 1, 500, 60] })).toEqual({
      month: '2026-11', desk: 'reference', who: ['ana-1', 'sam-1'],
      cells: { came: ['taken'], waited: ['60'], lasted: ['600'], read: ['3'], answered: ['partly'], replied: ['none'], hours: ['1-10'] },
    })
  })
  it('of a patron who gave up: that they came, and when', () =>
    expect(of([asks, [clock, { kind: 'chat-abandoned' }]])).toMatchObject({ who: [], cells: { came: ['abandoned'], waited: ['none'], ...none, hours: ['1-10'] } }))
  it('of a question that was left: at once, and again when it is answered', () => {
    expect(of([leaves])?.cells).toEqual({ came: ['left'], hours: ['1-10'], waited: ['none'], ...none, replied: ['open'] })
    expect(of([leaves, answers, rates('yes')], { apart: [0, 20_000, 9] })?.cells).toEqual({ came: ['left'], hours: ['1-10'], waited: ['none'], lasted: ['none'], replied: ['86400'], read: ['unsaid'], answered: ['yes'] })
  })
  it('of a chat for company: that somebody came. It is never long, never unanswered', () => {
    const told = [asking('Nobody answers me all day, I am so lonely and upset'), accepts(sam), says(sam, 'I am here.'), says(patron, 'so sad'), tags('Company '), ends, rates('no')]
    expect(of(told, { apart: [0, 500, 1, 1, 1, 9000, 1] })).toMatchObject({ who: ['sam-1'], cells: { came: ['company'], waited: ['none'], ...none, replied: ['none'] } })
    expect(Object.keys(of(told)?.cells ?? {})).not.toContain('mood')
  })
  it('of a patron who wants nothing kept: only counts. None of their words is read', () => {
    const feel = () => { throw new Error('nobody may read this') }
    const told = events([asking('This fine is ridiculous', { keep: false }), accepts(sam), says(patron, 'I am furious'), ends])
    expect(tallyOf(told, berlin, feel)?.cells).toMatchObject({ came: ['taken'], waited: ['15'] })
  })
  it('nothing while it goes on', () => expect([of([asks]), of([asks, accepts(sam)]), of([])]).toEqual([null, null, null]))
  it('never a word, a name, an address, an id or a time', () => {
    const who: By = { role: 'librarian', staff: 'q7-staff', name: 'Zebedee' }
    const said = JSON.stringify(of([asking('Zyx wants plumbago'), accepts(who), says(who, 'plumbago'), says(patron, 'plumbago is awful'), [who, { kind: 'chat-tagged', tags: ['plumbago'] }], ends, rates('no')], { from: '2026-11-23T09:15:31Z' }))
    expect(said).not.toMatch(/Zyx|plumbago|Zebedee|Ruth|T09|:15/i)
  })
})

describe('the hour and the month are those of the clock on the library’s wall', () => {
  const hours = (from: string, zone: string) => {
    const tally = of([asks, [clock, { kind: 'chat-abandoned' }]], { from, zone, apart: [0, 0] })
    return [tally?.month, tally?.cells.hours?.[0]]
  }
  test('in summer and in winter', () => expect([hours('2026-06-01T22:30:00Z', berlin), hours('2026-12-01T22:30:00Z', berlin)]).toEqual([['2026-06', '2-00'], ['2026-12', '2-23']]))
  test('on the day that has 23 hours: no hour from two to three', () => expect([hours('2026-03-29T00:59:59Z', berlin), hours('2026-03-29T01:00:00Z', berlin)]).toEqual([['2026-03', '7-01'], ['2026-03', '7-03']]))
  test('on the day that has 25: the hour from two to three twice', () =>
    expect([hours('2026-10-25T00:10:00Z', berlin), hours('2026-10-25T01:10:00Z', berlin), hours('2026-10-25T02:10:00Z', berlin)].map(([, hour]) => hour)).toEqual(['7-02', '7-02', '7-03']))
  test('where the month ends earlier or later than in Greenwich', () => {
    expect(hours('2026-12-31T23:30:00Z', 'Pacific/Auckland')).toEqual(['2027-01', '5-12'])
    expect(hours('2027-01-01T04:30:00Z', 'America/New_York')).toEqual(['2026-12', '4-23'])
    expect(hours('2026-11-30T18:20:00Z', 'Asia/Kolkata')).toEqual(['2026-11', '1-23'])
  })
})

describe('how a patron felt', () => {
  const mood = (...told: Told[]) => of([...told, ends])?.cells
  it('from start to end', () => {
    expect(mood(asking('Hello, do you have old maps of the town?'), accepts(sam), says(sam, 'Yes, in the attic.'), says(patron, 'Great, thank you so much'))?.mood).toEqual(['calm-thanks'])
    expect(mood(asking('This is so frustrating, I can not renew my book'), accepts(sam), says(sam, 'I have renewed it.'), says(patron, 'ok then I will come by'))?.mood).toEqual(['upset-calm'])
    expect(mood(asking('Where are the maps of the harbour?'), accepts(sam), says(sam, 'There are none.'), says(patron, 'that is ridiculous and a waste of time'))?.mood).toEqual(['calm-upset'])
    expect(mood(asking('Where are the maps of the harbour?'), accepts(sam), says(sam, 'Shall I ask?'), says(patron, 'no thanks, not today'))?.mood).toEqual(['calm-calm'])
  })
  it('is told of nobody who wrote nothing after the answer', () => expect(mood(asks, accepts(sam), says(sam, 'In the attic.'))?.mood).toBeUndefined())
  it('and what upset them, by policy', () => {
    expect(mood(asking('I was charged a late fee for a book that I returned, this is ridiculous'), accepts(sam))?.upset).toEqual(['fines'])
    expect(mood(asking('The printer ate my money'), accepts(sam), says(sam, 'Oh no.'), says(patron, 'I am so frustrated'))?.upset).toEqual(['printing'])
    expect(mood(asking('I am so fed up with all of this here today'), accepts(sam))?.upset).toEqual(['other'])
    expect(mood(asking('How do I pay a fine?'), accepts(sam))?.upset).toBeUndefined()
  })
  it('also by a word that only this library has', () => {
    const own = readLists([...readFolders({ shipped: shippedRules, own: null }).files, { path: 'lists/policy-rooms.yaml', text: 'phrases: [locker]', own: true }]).lists
    const told = events([asking('My locker is jammed again, this is ridiculous'), accepts(sam), ends])
    expect([lists, own].map((by) => tallyOf(told, berlin, (chat) => feelingOf(chat, by))?.cells.upset)).toEqual([['other'], ['rooms']])
  })
  it('is never told of a crisis, nor of what upset them then', () => {
    const crisis = mood(asking('I got a fine and it is so unfair'), accepts(sam), says(sam, 'I am sorry.'), says(patron, 'I want to die, thank you'))
    expect(Object.keys(crisis ?? {}).sort()).toEqual(['answered', 'came', 'hours', 'lasted', 'read', 'replied', 'waited'])
  })
  it('is not guessed in a language that nobody here reads', () => expect(mood(asking('Diese Gebühr ist eine Frechheit, ich bin wirklich sehr verärgert darüber'), accepts(sam), says(sam, 'Oh.'), says(patron, 'Wirklich sehr verärgert bin ich darüber'))?.mood).toBeUndefined())
})

test('a time falls into the step that it ends in', () => expect([0, 15_000, 15_001, 600_000, 600_001].map((time) => stepOf('waited', time))).toEqual(['15', '15', '30', '600', 'more']))
