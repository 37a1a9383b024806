import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anonymise, anonymiseText, defaultSettings, type SaidTurn } from '../../server/transcripts/anonymise.ts'

const nobody = { patron: [], staff: [] }
const pieces = fc.constantFrom(
  'my name is ', 'Anita', ' Kowalski', ' said ', 'hi ', 'May I have your name?', '\n', ' do you have ', 'Emma', ' by ', 'Jane Austen', '. ', 'call ', '212-555-0187', ' or ', 'jo@example.org', ' at ', '12 Rose Lane',
  '24016600831257', ' my pin is ', '4821', 'https://a.example/?token=abc123def456', ' "', '(', ' – ', "O'Neil", ' van der ', 'will', ' you ', 'שלום', '王伟', '我叫', '😀', '\u0301', '\ud800', '\udc00', '\0', '👩‍👩‍👧', 'ß', 'İ', '\u2028', '[Patron]', ' ',
)
const anything = fc.oneof(fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }))
const turns: fc.Arbitrary<SaidTurn[]> = fc.array(fc.record({ from: fc.constantFrom('patron', 'librarian', 'note'), text: anything }), { maxLength: 12 })

describe('masking, whatever was written', () => {
  it('changes nothing outside its spans, which lie in order and not over one another', () => {
    fc.assert(fc.property(anything, (text) => {
      const { text: masked, spans } = anonymiseText(text, undefined, nobody, defaultSettings)
      let rebuilt = ''
      let end = 0
      for (const span of spans) {
        expect(span.start).toBeGreaterThanOrEqual(end)
        expect(span.end).toBeGreaterThan(span.start)
        rebuilt += text.slice(end, span.start) + span.placeholder
        end = span.end
      }
      expect(end).toBeLessThanOrEqual(text.length)
      expect(masked).toBe(rebuilt + text.slice(end))
    }))
  })

  it('keeps the turns of a chat as they are, each with its own spans', () => {
    fc.assert(fc.property(turns, (said) => {
      const masked = anonymise(said, nobody, defaultSettings)
      expect(masked.map(({ from }) => from)).toEqual(said.map(({ from }) => from))
      for (const [n, turn] of masked.entries()) {
        let text = said[n]?.text ?? ''
        for (const span of turn.spans.toReversed()) text = text.slice(0, span.start) + span.placeholder + text.slice(span.end)
        expect(turn.text).toBe(text)
      }
    }))
  })

  it('never cuts a character in two', () => {
    const cuts = (text: string, at: number) => /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
    fc.assert(fc.property(anything, (text) => {
      for (const { start, end } of anonymiseText(text, undefined, nobody, defaultSettings).spans) expect([cuts(text, start), cuts(text, end)]).toEqual([false, false])
    }))
  })

  it('finds nothing more in what it has masked', () => {
    fc.assert(fc.property(turns, (said) => {
      const once = anonymise(said, nobody, defaultSettings)
      for (const [turn, { spans }] of anonymise(once, nobody, defaultSettings).entries()) {
        for (const { start, end } of spans) expect(once[turn]?.text.slice(start, end)).not.toMatch(/^\[(?:Patron|Librarian|Person \d+)\]$/)
      }
    }))
  })
})

describe('what the system knows', () => {
  const names = fc.tuple(fc.constantFrom('Anita', 'Zbyněk', 'Thandiwe', "D'Angelo", 'Mei-Ling', 'Grace', 'Oluwaseun'), fc.constantFrom('Kowalski', 'van der Berg', 'O’Hara', 'Nguyễn', 'Qureshi-Lund', 'Okonkwo')).map((parts) => parts.join(' '))
  const around = fc.constantFrom('it is ', 'hold for ', '', 'ask ', '(', 'hello ', 'about the card of ', 'do you have the book of ', '"')
  const cased = fc.constantFrom((name: string) => name, (name: string) => name.toLowerCase(), (name: string) => name.toUpperCase(), (name: string) => name.normalize('NFD'))

  it('a full name is nowhere left, in whatever case', () => {
    fc.assert(fc.property(names, fc.array(fc.tuple(around, cased, pieces), { minLength: 1, maxLength: 6 }), (name, places) => {
      const said = places.map(([before, change, after]): SaidTurn => ({ from: 'patron', text: `${before}${change(name)} ${after}` }))
      const left = anonymise(said, { patron: [name], staff: [] }, defaultSettings).map(({ text }) => text).join('\n').normalize('NFC').toLowerCase()
      expect(left).not.toContain(name.normalize('NFC').toLowerCase())
    }))
  })

  it('an e-mail address and a telephone number are nowhere left', () => {
    const phones = fc.constantFrom('212-555-0187', '(212) 555 0187', '2125550187', '+1 212.555.0187')
    fc.assert(fc.property(phones, phones, pieces, (known, written, after) => {
      const said: SaidTurn[] = [{ from: 'patron', text: `${written} ${after}` }, { from: 'librarian', text: `I wrote to A.KOW99@example.org, a.kow99@example.org ${after}` }]
      const left = anonymise(said, { patron: [known, 'a.kow99@example.org'], staff: [] }, defaultSettings).map(({ text }) => text).join('\n')
      expect(left.replace(/\D/g, '')).not.toContain('5550187')
      expect(left.toLowerCase()).not.toContain('kow99')
    }))
  })
})
