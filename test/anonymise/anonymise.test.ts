import { describe, expect, it } from 'vitest'
import { anonymise, anonymiseText, defaultSettings, type SaidTurn } from '../../server/transcripts/anonymise.ts'
import { BadPattern } from '../../shared/pattern.ts'

const nobody = { patron: [], staff: [] }
const chat = (...lines: string[]): SaidTurn[] => lines.map((line) => ({ from: line.startsWith('L') ? 'librarian' : line.startsWith('N') ? 'note' : 'patron', text: line.slice(3) }))
const texts = (turns: { text: string }[]) => turns.map(({ text }) => text)
const alone = (text: string, settings = {}) => anonymiseText(text, undefined, nobody, { ...defaultSettings, ...settings }).text

describe('placeholders', () => {
  it('are the same for the same person through the whole chat, by any part of the name', () => {
    const said = chat('P: hi, my name is Amira Haddad', 'L: Hello Amira! I am Deborah.', 'P: thanks deborah. my sister Salma lost her card', 'L: Is Salma under Haddad too?')
    expect(texts(anonymise(said, { patron: [], staff: ['Deborah Finch'] }, defaultSettings))).toEqual([
      'hi, my name is [Patron]', 'Hello [Patron]! I am [Librarian].', 'thanks [Librarian]. my sister [Person 1] lost her card', 'Is [Person 1] under [Patron] too?',
    ])
  })

  it('count up by kind, and the same number written otherwise is the same', () => {
    expect(alone('call 212-555-0187 or (212) 555-0187 or 646-555-0133, mail jo@example.org')).toBe('call [Phone 1] or [Phone 1] or [Phone 2], mail [Email 1]')
  })

  it('leave the library what is its own', () => {
    const settings = { ownPhones: ['+1 (555) 010-2200'], ownHosts: ['library.example.edu'], branches: ['Grace Hill'] }
    expect(alone('Call 555-010-2200, write to ref@library.example.edu or walk to Grace Hill', settings)).toBe('Call 555-010-2200, write to ref@library.example.edu or walk to Grace Hill')
  })
})

describe('patterns of cards', () => {
  it('say what a number of this library looks like', () => {
    expect(alone('it is kb1234, I think', { studentPatterns: ['2 letters + 4 digits'] })).toBe('it is [Number 1], I think')
    expect(alone('number B 12-34', { cardPatterns: ['A or B + 4 digits'] })).toBe('number [Number 1]')
  })

  it('are refused by name when nobody can read them', () => {
    expect(() => alone('hello', { cardPatterns: ['2 + many digits'] })).toThrow(BadPattern)
    expect(() => alone('hello', { cardPatterns: ['2 + many digits'] })).toThrow('"many digits"')
    expect(() => alone('hello', { cardPatterns: ['(a+)+'] })).toThrow(BadPattern)
  })
})

describe('a question of staff', () => {
  it('stays open over several turns of the patron', () => {
    const said = chat('L: What is your PIN?', 'P: one moment', 'P: let me look', 'P: 7731')
    expect(texts(anonymise(said, nobody, defaultSettings)).at(-1)).toBe('[Secret 1]')
  })

  it('about a book is no question about a person', () => {
    const said = chat('L: What is the name of the book?', 'P: Summer Sisters')
    expect(texts(anonymise(said, nobody, defaultSettings)).at(-1)).toBe('Summer Sisters')
  })

  it('is understood in a text without turns, also within one line', () => {
    expect(alone("What's your name? Ruslan Petrenko")).toBe("What's your name? [Patron]")
    expect(alone('Librarian: Your barcode please?\nPatron: 90210')).toBe('Librarian: Your barcode please?\nPatron: [Number 1]')
  })
})

describe('links', () => {
  it('show where they lead and hide what signs in', () => {
    expect(alone('see https://jo:secret@files.example.org/~jo/list?q=whales&session=81ab77cd and https://www.example.org/books/whales'))
      .toBe('see https://[Secret 1]files.example.org/~[Link 1]/list?q=whales&session=[Secret 2] and https://www.example.org/books/whales')
    expect(alone('my website is https://www.whaletales.example')).toBe('my website is [Link 1]')
  })
})

describe('a text made to be slow', () => {
  it.each(['a', '1 ', 'a@', 'my address is ', 'Anna and ', 'http://a', 'is ', '12 a ', 'what is your name?\n', 'by Anna, ', `where do you work?\n${'A'.repeat(60)}${'a'.repeat(60)}\n`])('of many times %j is read', (piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length))
    expect(anonymiseText(text, undefined, { patron: ['Anna Kowalski'], staff: [] }, defaultSettings).text.length).toBeGreaterThan(0)
  })

  it('of five thousand messages is read, and each is masked', () => {
    const said = Array.from({ length: 5000 }, (_, n): SaidTurn => ({ from: n % 2 === 0 ? 'librarian' : 'patron', text: n % 2 === 0 ? 'May I have your name?' : 'it is Thandiwe' }))
    expect(new Set(texts(anonymise(said, nobody, defaultSettings)))).toEqual(new Set(['May I have your name?', 'it is [Patron]']))
  })
})
