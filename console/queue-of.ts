import type { ChatSummary } from '../shared/wire.ts'

/** Patrons who wait, the longest first. */
export const queueOf = (chats: readonly ChatSummary[]): ChatSummary[] =>
  chats.filter((one) => one.status === 'waiting').sort((a, b) => (a.waitingSince ?? 0) - (b.waitingSince ?? 0))

export const isWith = (staff: string) => (one: ChatSummary): boolean => one.librarians.some((librarian) => librarian.staff === staff)

/** Chats that I am in and that are not over. */
export const isMineNow = (staff: string) => (one: ChatSummary): boolean => one.status === 'open' && isWith(staff)(one)

/** Chats that somebody was asked into and has not joined. */
export const isAskedIn = (staff: string) => (one: ChatSummary): boolean => one.asked.some((colleague) => colleague.staff === staff) && one.status === 'open' && !isWith(staff)(one)

/** An answer is owed: a question left after hours, or one promised in a chat that is over. */
export const isOwed = (one: ChatSummary): boolean => one.owed !== null && one.status !== 'open' && one.status !== 'waiting'

/** What a chat is called in lists: the patron's name where they gave one. */
export const nameOf = ({ name }: { name: string }): string => name || 'A patron'
