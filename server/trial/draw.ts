import { createHmac } from 'node:crypto'

const hash = (key: string, parts: readonly string[]): Buffer => createHmac('sha256', key).update(JSON.stringify(parts)).digest()

/** A name for somebody or something that only the trial's key can find again: once the key is gone, it leads nowhere. */
export const tokenOf = (key: string, ...what: readonly string[]): string => hash(key, ['token', ...what]).toString('hex').slice(0, 32)

/**
 * Whether the nudge is withheld. Drawn from the trial's key, the librarian, the chat and the rule, so that it is random to everybody, and the same again
 * after a reload, on another node, or at the next pause in typing, without being stored anywhere.
 * @param withhold the probability, 0 to 1
 */
export const isWithheld = (key: string, withhold: number, ...what: readonly string[]): boolean => hash(key, ['draw', ...what]).readUIntBE(0, 6) / 2 ** 48 < withhold
