import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressIn, askedForNothing, fragmentOf } from '../../console/reading-room/address.ts'

const month = fc.tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 })).map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const asked = fc.record({
  words: fc.string({ maxLength: 80 }), desk: maybe(fc.constantFrom('reference', 'children-2')), from: maybe(month), to: maybe(month), readLevel: maybe(fc.integer({ min: 1, max: 6 })),
  answered: maybe(fc.constantFrom('yes' as const, 'nobody' as const)), tag: maybe(fc.constantFrom('maps', 'für Kinder', 'a&b=c#d')), waited: maybe(fc.integer({ min: 0, max: 9999 })),
})

test('whatever is looked for, the address gives it back', () => {
  fc.assert(fc.property(asked, maybe(fc.constantFrom('0f'.repeat(16))), (what, open) => {
    expect(addressIn(fragmentOf({ asked: what, open }))).toEqual({ asked: what, open })
  }))
})

test('what nobody could have written is left out, and the rest is read', () => {
  expect(addressIn('words=maps&from=soon&readLevel=9&waited=-1&answered=maybe&desk=a%20b&more=1')).toEqual({ asked: { ...askedForNothing, words: 'maps' }, open: null })
  expect(addressIn('')).toEqual({ asked: askedForNothing, open: null })
})
