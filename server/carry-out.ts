import type { LibrarianCommand } from '../shared/commands.ts'
import { isRefusal, refuse, type Refusal } from '../shared/refusals.ts'
import type { Answer } from '../shared/wire.ts'
import type { By, Member } from '../shared/who.ts'
import { handle } from './handle.ts'
import { hide } from './hide.ts'
import { mayRead } from './may.ts'
import type { Parts } from './parts.ts'
import { logName } from './rooms.ts'

/**
 * A librarian's command: settles what `decide` can't know (their desks, that a desk or colleague exists), has it handled, and sees
 * to what goes with it outside the log: a letter, a block, the masked words' removal from the file.
 */
export async function carryOut(
  parts: Parts,
  { library, member, chat: id, command: asked, by }: { library: string; member: Member; chat: string; command: LibrarianCommand; by: By },
): Promise<Answer> {
  const log = logName(library, id)
  const chat = await parts.chats.get(log)
  if (!mayRead(member, chat)) return refuse('not-in-this-chat')
  const command = await withKnownNames(parts, library, asked)
  if (isRefusal(command)) return command
  if (command.kind === 'send-answer' && chat.owed === 'email') await parts.letters.write(log, library, command.messageId)
  const answer = command.kind === 'mask-message' ? await hide(parts, log, command, by) : await handle(parts, log, command, by)
  if (isRefusal(answer)) return answer
  if (command.kind === 'send-answer') void parts.letters.look(library).catch(() => parts.log.warn({ library }, 'a letter waits'))
  if (command.kind === 'block-patron') parts.store.signals.send(library, { kind: 'block', chat: id })
  return answer
}

/** Checks that the desk and the colleague of a command exist. The name that others see is the directory's, whatever the console sent. */
async function withKnownNames(parts: Parts, library: string, command: LibrarianCommand): Promise<LibrarianCommand | Refusal> {
  if (command.kind !== 'transfer-chat' && command.kind !== 'ask-colleague') return command
  if (command.kind === 'transfer-chat' && !(await parts.libraries.get(library))?.desks.some((desk) => desk.id === command.desk)) return refuse('no-such-desk')
  if (!command.colleague) return command
  const known = await parts.directory.member(library, command.colleague.staff)
  if (!known?.roles.includes('librarian')) return refuse('no-such-colleague')
  return { ...command, colleague: { staff: known.id, name: known.name } }
}
