import { limits } from '../../shared/commands.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { Words } from './en.ts'

/** A refusal in the patron's words. */
export function refusedInWords({ refusal, limit }: Refusal, words: Words): string {
  switch (refusal) {
    case 'too-long': return words.tooLong(limit ?? limits.message)
    case 'empty': return words.empty
    case 'not-an-address': return words.badEmail
    case 'desk-closed': return words.deskClosed
    case 'too-fast': return words.tooFast
    case 'not-saved': return words.notSaved
    case 'chat-already-closed': return words.over
    case 'blocked': return words.blocked
    case 'no-such-desk': return words.noDesk
    default: return words.failed
  }
}
