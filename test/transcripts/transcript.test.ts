import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChatEvent } from '../../shared/events.ts'
import type { By } from '../../shared/who.ts'
import { defaultSettings } from '../../server/transcripts/anonymise.ts'
import { Transcript } from '../../shared/transcript.ts'
import { transcriptOf } from '../../server/transcripts/transcript.ts'
import * as v from 'valibot'
import { accepts, ana, asks, clock, ends, events, leaves, patron, sam, says, type Told } from '../shared/story.ts'

const around = { staff: ['Sam', 'Ana', 'sam@library.example'], zone: 'Europe/Berlin', settings: defaultSettings }
const of = (...told: Told[]) => transcriptOf(events(told), around)
const asking = (more: Partial<Extract<Told[1], { kind: 'chat-requested' }>>): Told => [patron, { kind: 'chat-requested', desk: 'reference', name: 'Ruth', question: 'Do you have old maps?', page: '', locale: 'en', keep: true, shared: false, ...more }]
const notes = (by: By, text: string): Told => [by, { kind: 'note-added', messageId: 'n', text }]
const rates: Told = [patron, { kind: 'chat-rated', answered: 'yes', comment: 'Sam was kind to me. Ruth' }]

describe('a transcript', () => {
  it('holds what was said and how it went, and who nobody was', () => {
    expect(of(asks, accepts(sam), says(sam, 'Hello Ruth, I am Sam. Of the harbour?'), says(patron, 'yes please'), notes(sam, 'Ruth was here before'), [sam, { kind: 'read-rated', readLevel: 3 }], [sam, { kind: 'chat-tagged', tags: ['maps', 'for Ruth'] }], ends, rates)).toEqual({
      desk: 'reference', month: '1970-01', kind: 'chat', ended: 'closed', waited: 1, length: 7, readLevel: 3, tags: ['maps', 'for [Patron]'], answered: 'yes', comment: '[Librarian] was kind to me. [Patron]',
      lines: [
        { at: 0, by: 'patron', what: 'message', text: 'Do you have old maps?' },
        { at: 1, by: 'librarian', librarian: 1, what: 'happening', happening: 'chat-accepted' },
        { at: 2, by: 'librarian', librarian: 1, what: 'message', text: 'Hello [Patron], I am [Librarian]. Of the harbour?' },
        { at: 3, by: 'patron', what: 'message', text: 'yes please' },
        { at: 4, by: 'librarian', librarian: 1, what: 'note', text: '[Patron] was here before' },
        { at: 7, by: 'librarian', librarian: 1, what: 'happening', happening: 'chat-closed' },
      ],
    })
  })

  it('tells librarians apart by their order in it alone', () => {
    const transcript = of(asks, accepts(ana), [ana, { kind: 'colleague-asked', colleague: { staff: 'sam-1', name: 'Sam' } }], [sam, { kind: 'librarian-joined' }], says(sam, 'On the second floor.'), ends)
    expect(transcript?.lines.map(({ librarian }) => librarian)).toEqual([undefined, 1, 1, 2, 2, 2])
  })

  it('knows the name that a librarian had then and colleagues who were only asked', () => {
    const before: By = { role: 'librarian', staff: 'sam-1', name: 'Ottoline' }
    const said = JSON.stringify(of(asks, accepts(before), says(before, 'Ask Zebedee, says Ottoline.'), [before, { kind: 'chat-transferred', desk: 'maps', colleague: { staff: 'z-1', name: 'Zebedee' }, reason: 'Ruth wants Zebedee' }], accepts(sam), ends))
    expect(said).not.toMatch(/Ottoline|Zebedee|Ruth|z-1/)
  })

  it('has what stands in place of a masked message, and not the message', () => {
    const transcript = of(asks, accepts(sam), says(patron, 'it is plum-coloured'), [sam, { kind: 'message-masked', masks: 3, text: '(taken out)' }], ends)
    expect(transcript?.lines.map((line) => ('text' in line ? line.text : line.happening))).toContain('(taken out)')
    expect(JSON.stringify(transcript)).not.toContain('plum')
  })

  it('says of a question that was left how long its answer took', () => {
    const answers: Told = [sam, { kind: 'answer-sent', messageId: 'a', text: 'In the attic.' }]
    expect(of(leaves, answers)).toMatchObject({ kind: 'left', ended: 'closed', waited: 1, length: 1, lines: [{ what: 'message' }, { what: 'answer', text: 'In the attic.' }] })
  })

  it('says of a patron who gave up that nobody came', () => {
    expect(of(asks, [clock, { kind: 'chat-abandoned' }])).toMatchObject({ ended: 'abandoned', waited: null, length: 1, lines: [{ by: 'patron' }, { by: 'clock', happening: 'chat-abandoned' }] })
  })

  it('has the month of the library’s time zone', () => {
    const newYear = Date.UTC(2026, 11, 31, 23, 30)
    const late = events([asks, [clock, { kind: 'chat-abandoned' }]]).map((event) => ({ ...event, at: newYear }))
    expect(transcriptOf(late, around)?.month).toBe('2027-01')
    expect(transcriptOf(late, { ...around, zone: 'America/New_York' })?.month).toBe('2026-12')
  })
})

describe('there is no transcript', () => {
  it('of a chat whose patron asked that nothing be kept', () => expect(of(asking({ keep: false }), accepts(sam), ends)).toBeNull())
  it('of one that goes on, waits, or never began', () => expect([of(asks), of(asks, accepts(sam)), of(leaves), of()]).toEqual([null, null, null, null]))
  it('of one that only a newer version understands', () => {
    const newer: ChatEvent = { kind: 'newer', newer: 'words-withdrawn', seq: 3, id: 'e3', at: 3000, by: patron }
    expect(transcriptOf([...events([asks, ends]), newer], around)).toBeNull()
  })
})

describe('whoever was in the chat, and wherever they were named', () => {
  const given = fc.constantFrom('Anneliese', 'Zbyněk', 'Thandiwe', 'Oluwaseun', 'Mei-Ling', 'Björn', 'Siobhán')
  const family = fc.constantFrom('Kowalczyk', 'van der Berg', 'O’Hara', 'Nguyễn', 'Qureshi-Lund', 'Okonkwo')
  const person = fc.record({ given, family, number: fc.integer({ min: 10, max: 9999 }) }).map(({ given: first, family: last, number }) => ({ name: `${first} ${last}`, email: `reader${number}.q@mail.example` }))
  const staff = fc.record({ name: fc.constantFrom('Ottoline', 'Zebedee', 'Marguerite'), staff: fc.uuid() }).map((one): By & { role: 'librarian' } => ({ role: 'librarian', ...one }))
  const places = fc.constantFrom((who: string) => `this is ${who}`, (who: string) => `${who} asked for it`, (who: string) => `thanks, ${who}!`, (who: string) => who, (who: string) => `can you write to ${who} about the maps?`)
  const cased = fc.constantFrom((text: string) => text, (text: string) => text.toLowerCase(), (text: string) => text.toUpperCase())
  const plain = (text: string) => text.normalize('NFC').toLowerCase()

  it('nothing of them is left anywhere in it', () => {
    fc.assert(fc.property(person, staff, fc.array(fc.tuple(places, cased), { minLength: 8, maxLength: 8 }), fc.constantFrom('chat', 'left'), (who, by, ways, kind) => {
      const names = [who.name, who.email, by.name]
      const words = (n: number) => names.map((name) => ways[n]?.[0](ways[n]?.[1](name) ?? '') ?? '').join('. ')
      const begins: Told = kind === 'chat' ? asking({ name: who.name, question: words(0), page: `https://library.example/?for=${who.email}` })
        : [patron, { kind: 'question-left', desk: 'reference', name: who.name, question: words(0), page: '', locale: 'en', keep: true, shared: false, email: who.email }]
      const told: Told[] = [
        begins, ...(kind === 'chat' ? [accepts(by)] : []), says(patron, words(1), 'm1'), says(by, words(2), 'm2'), notes(by, words(3)),
        ...(kind === 'chat' ? [[by, { kind: 'chat-transferred', desk: 'maps', colleague: by, reason: words(4) }] satisfies Told] : []), [by, { kind: 'chat-tagged', tags: [words(5), who.name] }],
        [patron, { kind: 'address-left', email: who.email }], [by, { kind: 'answer-sent', messageId: 'a', text: words(6) }],
        ...(kind === 'chat' ? [ends] : []), [patron, { kind: 'chat-rated', answered: 'partly', comment: words(7) }],
      ]
      const log = events(told)
      const transcript = v.parse(Transcript, transcriptOf(log, { ...around, staff: [] }))
      const left = plain(JSON.stringify(transcript))
      for (const name of [...names, by.staff, ...log.map(({ id }) => `"${id}"`)]) expect(left).not.toContain(plain(name))
      // And everything that was said is there: masking took no line away.
      expect(transcript.lines.length).toBe(told.filter(([, { kind: what }]) => !['chat-tagged', 'chat-rated'].includes(what)).length)
    }))
  })
})
