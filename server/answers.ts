import { parseEvent, seenByPatron, type PatronEvent } from '../shared/events.ts'
import { refuse, type Refusal } from '../shared/refusals.ts'
import type { Addresses } from './addresses.ts'
import type { Codes } from './codes.ts'
import type { Logs } from './store/port.ts'

/** What a return code opens: the chat as its patron sees it. Guessing is hopeless against 80 bits, and limited besides. */
export const createAnswers = (parts: { codes: Codes; logs: Logs; addresses: Addresses }) =>
  async (library: string, code: string, address: string): Promise<{ events: PatronEvent[] } | Refusal> => {
    if (!parts.addresses.mayGuess(address)) return refuse('too-fast')
    const log = await parts.codes.find(library, code)
    const events = log ? (await parts.logs.read(log)).flatMap((event) => seenByPatron(parseEvent(event)) ?? []) : []
    return events.length === 0 ? refuse('no-such-message') : { events }
  }
export type Answers = ReturnType<typeof createAnswers>
