import { isIn, isOver, questionSeq, type Chat } from './chat.ts'
import { limits, type Command } from './commands.ts'
import type { Happened } from './events.ts'
import { refuse, type Refusal } from './refusals.ts'
import type { By } from './who.ts'

type Decision = Happened[] | Refusal

/** A patron adds nothing to a chat of so many events: no conversation is that long, and every node holds all of it in memory. */
export const mostOfOneChat = 2_000

/**
 * What happens when `by` asks for `command` in `chat`: the events to append, or why not. Pure, and the same in the server and in a
 * screen. Who may command which chat at all (the patron's key, a librarian's desks) was settled before.
 */
export function decide(chat: Chat, command: Command, by: By): Decision {
  if (chat.fromTheFuture) return refuse('newer-version')
  const wrong = wrongInput(command)
  if (wrong) return wrong
  if (by.role === 'patron') return decideForPatron(chat, command)
  if (by.role === 'librarian') return decideForLibrarian(chat, command, by.staff)
  return decideForClock(chat, command)
}

function decideForPatron(chat: Chat, command: Command): Decision {
  if (command.kind === 'request-chat' || command.kind === 'leave-question') {
    if (chat.status !== 'unasked') return refuse('chat-already-begun')
    const { messageId: _, ...asked } = command
    return command.kind === 'request-chat'
      ? [{ ...asked, kind: 'chat-requested' }]
      : [{ ...asked, kind: 'question-left', email: command.email }]
  }
  if (chat.status === 'unasked') return refuse('chat-not-begun')
  if (chat.seq >= mostOfOneChat && command.kind !== 'close-chat') return refuse('not-allowed')
  switch (command.kind) {
    case 'rate-chat':
      return isOver(chat) || chat.status === 'left' ? [{ kind: 'chat-rated', answered: command.answered, comment: command.comment }] : refuse('chat-not-open')
    case 'leave-address':
      return chat.status === 'abandoned' ? refuse('chat-already-closed') : chat.owed ? [{ kind: 'address-left', email: command.email }] : refuse('nothing-owed')
  }
  if (isOver(chat)) return refuse('chat-already-closed')
  switch (command.kind) {
    case 'send-message':
      return [{ kind: 'message-sent', messageId: command.messageId, text: command.text }]
    case 'close-chat':
      return chat.status === 'waiting' && chat.acceptedAt === null ? [{ kind: 'chat-abandoned' }] : [{ kind: 'chat-closed', reason: 'said' }]
  }
  return refuse('not-allowed')
}

function decideForLibrarian(chat: Chat, command: Command, staff: string): Decision {
  if (chat.status === 'unasked') return refuse('chat-not-begun')
  const first = chat.librarians[0]
  switch (command.kind) {
    case 'accept-chat':
      if (isOver(chat)) return refuse('chat-already-closed')
      if (first) return first.staff === staff ? [] : refuse('chat-already-accepted', { who: first.name })
      return chat.status === 'waiting' ? [{ kind: 'chat-accepted' }] : refuse('chat-not-open')
    case 'join-chat':
      if (isOver(chat)) return refuse('chat-already-closed')
      return isIn(chat, staff) ? [] : first ? [{ kind: 'librarian-joined' }] : refuse('chat-not-open')
    case 'send-answer':
      if (!chat.owed) return refuse('nothing-owed')
      return [{ kind: 'answer-sent', messageId: command.messageId, text: command.text }]
  }
  const wasIn = chat.hands.some((one) => one.staff === staff)
  switch (command.kind) {
    // Said of a chat when it is over as well as before: by those who were in it.
    case 'rate-read':
      return wasIn ? [{ kind: 'read-rated', readLevel: command.readLevel }] : refuse('not-in-this-chat')
    case 'tag-chat':
      return wasIn ? [{ kind: 'chat-tagged', tags: command.tags }] : refuse('not-in-this-chat')
    case 'mask-message': {
      const line = chat.lines.find((one) => one.seq === command.masks)
      if (!wasIn) return refuse('not-in-this-chat')
      return command.masks === questionSeq || (line && line.what !== 'happening') ? [{ kind: 'message-masked', masks: command.masks, text: command.text }] : refuse('no-such-message')
    }
  }
  if (isOver(chat)) return refuse('chat-already-closed')
  if (!isIn(chat, staff)) return refuse('not-in-this-chat')
  switch (command.kind) {
    case 'send-message':
      return [{ kind: 'message-sent', messageId: command.messageId, text: command.text }]
    case 'add-note':
      return [{ kind: 'note-added', messageId: command.messageId, text: command.text }]
    case 'ask-colleague':
      return isIn(chat, command.colleague.staff) ? [] : [{ kind: 'colleague-asked', colleague: command.colleague }]
    case 'leave-chat':
      // The last one out does not leave a patron alone: the chat goes back to the queue.
      return chat.librarians.length > 1 ? [{ kind: 'librarian-left' }] : [{ kind: 'chat-returned' }]
    case 'transfer-chat':
      return [{ kind: 'chat-transferred', desk: command.desk, colleague: command.colleague, reason: command.reason }]
    case 'return-chat':
      return [{ kind: 'chat-returned' }]
    case 'promise-answer':
      return chat.owed ? [] : [{ kind: 'answer-promised' }]
    case 'close-chat':
      return [{ kind: 'chat-closed', reason: 'said' }]
    case 'block-patron':
      return [{ kind: 'chat-closed', reason: 'blocked' }]
  }
  return refuse('not-allowed')
}

function decideForClock(chat: Chat, command: Command): Decision {
  if (isOver(chat)) return refuse('chat-already-closed')
  if (command.kind === 'abandon-chat') return chat.status === 'waiting' ? [{ kind: 'chat-abandoned' }] : refuse('chat-not-open')
  if (command.kind === 'close-idle-chat') return chat.status === 'open' ? [{ kind: 'chat-closed', reason: 'idle' }] : refuse('chat-not-open')
  if (command.kind === 'return-chat') return chat.status === 'open' ? [{ kind: 'chat-returned' }] : refuse('chat-not-open')
  return refuse('not-allowed')
}

function wrongInput(command: Command): Refusal | null {
  const checks: (Refusal | null)[] = []
  const within = (field: string, text: string, limit: number) => checks.push(text.length > limit ? refuse('too-long', { field, limit }) : null)
  const given = (field: string, text: string) => checks.push(text === '' ? refuse('empty', { field }) : null)
  if ('text' in command) {
    given('text', command.text)
    within('text', command.text, limits.message)
  }
  if ('question' in command) {
    given('question', command.question)
    within('question', command.question, limits.question)
    within('name', command.name, limits.name)
    within('page', command.page, limits.page)
  }
  if ('email' in command && command.email !== null) {
    within('email', command.email, limits.email)
    // One @ with something on both sides and a dot after it, and nothing that a slip of the finger leaves (`library,example`) or another program copies along
    // (`<…>`): the only real test of an address is a letter that arrives.
    checks.push(/^[^\s@,;:<>()]+@[^\s@,;:<>()]+\.[^\s@.,;:<>()]+$/.test(command.email) ? null : refuse('not-an-address', { field: 'email' }))
  }
  if ('comment' in command) within('comment', command.comment, limits.comment)
  if ('reason' in command) within('reason', command.reason, limits.reason)
  if ('tags' in command) {
    checks.push(command.tags.length > limits.tags ? refuse('too-long', { field: 'tags', limit: limits.tags }) : null)
    for (const tag of command.tags) within('tag', tag, limits.tag)
  }
  return checks.find((check) => check !== null) ?? null
}
