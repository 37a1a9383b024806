import { expect, test } from 'vitest'
import { quoted } from '../../server/coaching/quoted.ts'

test.each([
  ['short', 'short'],
  [`${'a'.repeat(199)}😀b`, 'a'.repeat(199)],
  [`${'a'.repeat(198)}😀b`, `${'a'.repeat(198)}😀`],
])('%s is quoted without half a letter', (text, shown) => expect(quoted(text)).toBe(shown))
