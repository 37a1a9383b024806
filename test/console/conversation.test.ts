import { expect, test } from 'vitest'
import { fromKept, newConversation, sent, shut, toKeep } from '../../console/conversation.ts'
import { write } from '../../shared/screen.ts'
import { accepts, asks, chatAfter, sam } from '../shared/story.ts'

const said = (messageId: string, isRefused = false) => ({ messageId, text: `words of ${messageId}`, at: 1, note: false, isRefused })

test('given a chat that is not there any more, then what was still to be said in it is refused, rather than on its way for ever, and a reload changes nothing of that', () => {
  const writing = ['a', 'b'].reduce((one, id) => sent(one, write(one.screen, said(id))), newConversation)
  const closed = shut(writing, { refusal: 'not-in-this-chat' })
  expect(closed.screen.unsent).toEqual([said('a', true), said('b', true)])
  const kept = toKeep(closed)
  expect(kept && fromKept(kept).screen.unsent).toEqual(closed.screen.unsent)
})

test('given a chat that may not be read any more, then nothing that was said in it stays on the screen', () => {
  const read = { ...newConversation, screen: { ...newConversation.screen, chat: chatAfter(asks, accepts(sam)) } }
  expect(JSON.stringify(read)).toContain('old maps')
  expect(JSON.stringify(shut(read, { refusal: 'not-in-this-chat' }))).not.toContain('old maps')
})
