import * as v from 'valibot'
import { refuse, type Refusal } from '../shared/refusals.ts'
import { hashOfCode, newCode } from './keys.ts'
import { chatOf, libraryOf, logName } from './rooms.ts'
import type { LogName, Records } from './store/port.ts'
import type { Chats } from './chats.ts'

/** How long a return code works (ms): as long as an answer may take and be fetched. */
const lasts = 60 * 24 * 60 * 60_000
const OfCode = v.object({ chat: v.string() })
const OfChat = v.object({ hash: v.string() })

/** Return codes: how a patron without e-mail fetches an answer. Only a hash is stored; a chat has one code at a time. */
export function createCodes(parts: { records: Records; chats: Chats; now?: () => number }) {
  const { records, chats } = parts
  const now = parts.now ?? Date.now

  async function end(log: LogName): Promise<number> {
    const stored = await records.get(libraryOf(log), 'code-of-chat', chatOf(log))
    if (!stored) return 0
    await records.remove(libraryOf(log), 'codes', v.parse(OfChat, stored.value).hash)
    return stored.version
  }

  return {
    /** A new code for a chat in which an answer is owed; the last one ends. */
    async renew(log: LogName): Promise<{ code: string } | Refusal> {
      if ((await chats.get(log)).owed === null) return refuse('nothing-owed')
      const code = newCode()
      const hash = hashOfCode(code)
      if (hash === null) throw new Error('a new return code was no return code')
      const version = await end(log)
      const taken = await records.put(libraryOf(log), 'code-of-chat', chatOf(log), { hash }, version, now() + lasts)
      if (taken === null) return refuse('too-fast')
      await records.put(libraryOf(log), 'codes', hash, { chat: chatOf(log) }, 0, now() + lasts)
      return { code }
    },
    /** The chat that a code opens, or null. */
    async find(library: string, typed: string): Promise<LogName | null> {
      const hash = hashOfCode(typed)
      const stored = hash === null ? null : await records.get(library, 'codes', hash)
      return stored && logName(library, v.parse(OfCode, stored.value).chat)
    },
    async forget(log: LogName): Promise<void> {
      await end(log)
      await records.remove(libraryOf(log), 'code-of-chat', chatOf(log))
    },
  }
}
export type Codes = ReturnType<typeof createCodes>
