import * as v from 'valibot'
import { line } from './rule.ts'

const expected = 'words, such as bear with me (a rule holds no patterns)'

/** A list of words or phrases in a rule file: plain words, never a pattern, so that no draft can make the coach hang. */
export const Words = v.pipe(
  v.array(v.pipe(line(expected), v.regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} '’&/,…-]*[.?!]?$/u, expected),
    v.check((phrase) => phrase.split('…').length <= 3, 'at most two gaps (…) in a phrase')), 'a list of words or phrases'),
  v.minLength(1, 'a list of words or phrases'),
)
