import { expect, test, vi } from 'vitest'
import { newConversation, type Conversation } from '../../console/conversation.ts'
import { createSpeaking } from '../../console/speaking.ts'
import { limits } from '../../shared/commands.ts'
import { accepts, asks, chatAfter, sam } from '../shared/story.ts'

/** What is written beside a patron, without a server. */
function speaking() {
  let one: Conversation = { ...newConversation, screen: { ...newConversation.screen, chat: chatAfter(asks, accepts(sam)), asking: false } }
  const read = vi.fn(async () => null)
  const end = createSpeaking({
    other: { isThere: () => true, command: async () => null, read, typing: () => undefined }, staff: sam.role === 'librarian' ? sam.staff : '', of: () => one, change: (_, next) => (one = next(one)),
  })
  const reads = (draft: string) => {
    one = { ...one, draft }
    end.consult('chat')
    return read.mock.calls.length
  }
  return { reads }
}

test('given a draft that is too long for any message, then it is not sent to the coach either: the line would be cut, again and again', () => {
  const { reads } = speaking()
  expect(reads('x'.repeat(limits.message))).toBe(1)
  expect(reads('x'.repeat(limits.message + 1))).toBe(1)
  expect(reads('字'.repeat(20_000))).toBe(1)
  expect(reads('Shorter again.')).toBe(2)
})
