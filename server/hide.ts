import type { LibrarianCommand } from '../shared/commands.ts'
import { decide } from '../shared/decide.ts'
import { reworded } from '../shared/events.ts'
import { isRefusal } from '../shared/refusals.ts'
import type { Answer } from '../shared/wire.ts'
import type { By } from '../shared/who.ts'
import type { Chats } from './chats.ts'
import type { Erasures } from './erasures.ts'
import { handle } from './handle.ts'
import type { LogEvent, LogName, Logs } from './store/port.ts'

type MaskMessage = Extract<LibrarianCommand, { kind: 'mask-message' }>

/**
 * Hides a message: its event tells every screen, then the old words leave the log. What is to go is written down before any of it, in the list that each start goes through (erase-again.ts): so wherever
 * a node dies in between, the words are gone when it is up again. Nothing is written down of what is refused. Rejects with StoreAway.
 */
export async function hide({ chats, logs, erasures }: { chats: Chats; logs: Logs; erasures: Erasures }, log: LogName, command: MaskMessage, by: By): Promise<Answer> {
  async function writtenDown(): Promise<LogEvent | null> {
    const [event] = await logs.read(log, command.masks - 1, 1)
    if (event?.seq !== command.masks) return null
    await erasures.note({ what: 'message', log, seq: event.seq, id: event.id })
    return event
  }
  const isRefused = isRefusal(decide(await chats.upToDate(log, await chats.get(log)), command, by))
  const before = isRefused ? null : await writtenDown()
  const answer = await handle({ chats, logs }, log, command, by)
  if (isRefusal(answer)) return answer
  const event = before ?? (await writtenDown())
  if (event) await logs.mask(log, reworded(event, command.text))
  return answer
}
