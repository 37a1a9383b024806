import * as v from 'valibot'
import type { Logger } from 'pino'
import { parseEvent } from '../shared/events.ts'
import type { Mail } from './mail.ts'
import type { Libraries } from './libraries.ts'
import { chatOf, libraryOf, logName } from './rooms.ts'
import type { LogName, Logs, Records } from './store/port.ts'

const Letter = v.object({ messageId: v.string(), tries: v.number(), notBefore: v.number() })
type Letter = v.InferOutput<typeof Letter>

/** A letter's record: of each answer its own, so that a colleague who answers in the same moment takes nobody's letter away. An older Heartdesk named it after the chat alone. */
const idOf = (log: LogName, messageId: string): string => `${chatOf(log)}:${messageId}`
const chatIn = (id: string): string => id.split(':')[0] ?? id

/** Takes back every letter of a chat. */
export async function forgetLetters(records: Records, log: LogName): Promise<void> {
  for (const { id } of await records.list(libraryOf(log), 'letters')) if (chatIn(id) === chatOf(log)) await records.remove(libraryOf(log), 'letters', id)
}

/** A node that has taken a letter has this long to post it before another may try (ms); after a failure the wait doubles from here. */
const turn = 60_000

/**
 * Answers on their way by e-mail. A letter is put down before the answer is appended, so that no crash in between can lose one; it is
 * posted only once the answer is in the log, to the address that the log holds, and taken away when it has left. The record holds no word of it.
 */
export function createLetters(parts: { records: Records; logs: Logs; libraries: Libraries; mail: Mail; names: readonly string[]; log: Logger; now?: () => number }) {
  const { records, logs } = parts
  const now = parts.now ?? Date.now

  async function post(library: string, log: LogName, messageId: string): Promise<'posted' | 'not-yet'> {
    const events = (await logs.read(log)).map(parseEvent)
    const answer = events.find((event) => event.kind === 'answer-sent' && event.messageId === messageId)
    const addressed = events.findLast((event) => (event.kind === 'question-left' && event.email !== null) || event.kind === 'address-left')
    if (answer?.kind !== 'answer-sent' || !addressed || !('email' in addressed) || addressed.email === null) return 'not-yet'
    // One line, for the header: no name may keep a letter from leaving.
    const name = ((await parts.libraries.get(library))?.name ?? library).replace(/\s+/g, ' ')
    const asked = events.find((event) => event.kind === 'question-left' || event.kind === 'chat-requested')
    const question = asked && 'question' in asked ? asked.question : ''
    await parts.mail.send({
      to: addressed.email,
      subject: `${name}: an answer to your question`,
      text: `${answer.text}\n\n${answer.by.role === 'librarian' ? answer.by.name : name}\n${name}\n\n— You asked:\n${question.replace(/^/gm, '> ')}\n`,
    })
    return 'posted'
  }

  async function one(library: string, id: string, letter: Letter, version: number): Promise<void> {
    const tries = letter.tries + 1
    const mine = await records.put(library, 'letters', id, { ...letter, tries, notBefore: now() + turn * 2 ** Math.min(tries - 1, 8) }, version)
    if (mine === null) return
    try {
      if ((await post(library, logName(library, chatIn(id)), letter.messageId)) === 'posted' || tries > 20) await records.remove(library, 'letters', id)
    } catch (error) {
      parts.log.warn({ chat: chatIn(id), tries, problem: error instanceof Error ? error.name : 'unknown' }, 'a letter could not be posted yet')
    }
  }

  async function look(library: string): Promise<void> {
    for (const { id, value, version } of await records.list(library, 'letters')) {
      const letter = v.parse(Letter, value)
      if (letter.notBefore <= now()) await one(library, id, letter, version)
    }
  }

  const lookEverywhere = () => {
    for (const library of parts.names) look(library).catch(() => parts.log.warn({ library }, 'letters wait for the store'))
  }
  const looking = setInterval(lookEverywhere, 15_000)
  looking.unref()

  return {
    /** Puts a letter down for an answer that is about to be appended. */
    async write(log: LogName, library: string, messageId: string): Promise<void> {
      await records.put(library, 'letters', idOf(log, messageId), { messageId, tries: 0, notBefore: now() } satisfies Letter, 0)
    },
    look,
    close: () => clearInterval(looking),
  }
}
export type Letters = ReturnType<typeof createLetters>
