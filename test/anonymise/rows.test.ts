import { describe, expect, it } from 'vitest'
import { anonymiseRow, BadRow } from '../../server/transcripts/anonymise/rows.ts'

const asked = { id: 'a', text: 'May I have your name?\nNadia 👋', turns: [{ from: 'patron', start: 22, end: 30 }, { from: 'librarian', start: 0, end: 21 }] }

describe('a row of the anonymise program', () => {
  it('is answered with the masked text, and spans in the offsets of the input', () => {
    const answer = JSON.parse(anonymiseRow(JSON.stringify(asked)))
    expect(answer).toEqual({ id: 'a', text: 'May I have your name?\n[Patron] 👋', spans: [{ start: 22, end: 27, type: 'NAME' }] })
  })

  it('may say what is known already', () => {
    expect(JSON.parse(anonymiseRow(JSON.stringify({ id: 7, text: 'the card of rowan', known: ['Rowan'] }))).id).toBe(7)
  })

  it.each([
    ['{"id":', 'not JSON'],
    ['{"id":"a"}', 'text'],
    ['{"id":"a","text":5}', 'text'],
    ['{"id":"a","text":"abc","turns":[{"from":"cat","start":0,"end":1}]}', 'turns.0.from'],
    ['{"id":"a","text":"abc","turns":[{"from":"patron","start":0,"end":9}]}', '0-9'],
    ['{"id":"a","text":"abcdef","turns":[{"from":"patron","start":0,"end":4},{"from":"patron","start":2,"end":6}]}', '2-6'],
  ])('%s is refused, and the message says where', (line, where) => {
    expect(() => anonymiseRow(line)).toThrow(BadRow)
    expect(() => anonymiseRow(line)).toThrow(where)
  })

  it('is refused without repeating what it says', () => {
    expect(() => anonymiseRow('{"id":"a","text":{"name":"Nadia"}}')).toThrow(/^(?!.*Nadia)/)
  })
})
