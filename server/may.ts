import { isIn, isOver, type Chat } from '../shared/chat.ts'
import type { Member } from '../shared/who.ts'

/** A chat is still being worked on while it is not over, or while an answer is owed. */
const isWorkedOn = (chat: Chat) => chat.status !== 'unasked' && (!isOver(chat) || chat.owed !== null)

/**
 * Who may read an original: the librarians of its desk and whoever was asked in, while it is worked on; afterwards those who
 * were in it, until it is erased; nobody else, ever.
 */
export function mayRead(member: Pick<Member, 'id' | 'roles' | 'desks'>, chat: Chat): boolean {
  if (!member.roles.includes('librarian')) return false
  if (chat.hands.some((one) => one.staff === member.id)) return true
  if (!isWorkedOn(chat)) return false
  return member.desks.includes(chat.desk) || chat.meantFor?.staff === member.id || chat.asked.some((one) => one.staff === member.id) || isIn(chat, member.id)
}
