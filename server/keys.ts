import { createHash, randomInt } from 'node:crypto'
import { logName } from './rooms.ts'
import type { LogName } from './store/port.ts'

/**
 * A patron's chat is the log named after the hash of their key: whoever has the key finds the chat, and nobody who sees the name, in
 * a log line, a backup or the console, can work out the key. Nothing needs to be stored, and asking twice with one key asks once.
 */
export const logOfKey = (library: string, key: string): LogName =>
  logName(library, createHash('sha256').update('heartdesk chat\0').update(library).update('\0').update(key).digest('base64url').slice(0, 22))

/** Crockford's base 32: no I, L, O or U, so that a code read aloud or from paper comes back right. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A private return code of 80 random bits, such as 7KQ2-M4TX-0VHW-PZ3B. */
export const newCode = (): string =>
  Array.from({ length: 16 }, () => letters[randomInt(32)]).join('').replace(/.{4}(?=.)/g, '$&-')

/** What is stored of a code. Spaces, hyphens, case and look-alike letters make no difference. Null: this can be no code. */
export function hashOfCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  if (code.length !== 16 || [...code].some((letter) => !letters.includes(letter))) return null
  return createHash('sha256').update('heartdesk code\0').update(code).digest('base64url')
}
