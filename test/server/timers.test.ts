import { describe, expect, test } from 'vitest'
import { due, unattended, warning } from '../../server/timers.ts'
import { accepts, asks, chatAfter, patron, sam, says } from '../shared/story.ts'

const minute = 60_000
const library = { idleMinutes: 5, abandonedMinutes: 3 }
const never = { here: 0, typed: 0 }

describe('a patron who waits', () => {
  const chat = chatAfter(asks)
  test('keeps their place while their page is open', () => expect(due(chat, { here: 60 * minute, typed: 0 }, library, 61 * minute)).toBeNull())
  test('keeps it for a while when it is closed', () => expect(due(chat, { here: 60 * minute, typed: 0 }, library, 62 * minute)).toBeNull())
  test('is given up when they do not come back', () =>
    expect(due(chat, { here: 60 * minute, typed: 0 }, library, 63 * minute)).toEqual({ command: { kind: 'abandon-chat', messageId: 'abandon-1' } }))
  test('is not given up because a node has just started and knows nothing of them', () => expect(due(chat, never, library, chat.lastAt + minute)).toBeNull())
})

describe('an open chat', () => {
  const answered = chatAfter(asks, accepts(sam), says(patron, 'of Ghent'), says(sam, 'Which century?'))
  const saidAt = answered.lastAt

  test('is left alone while the librarian owes the next word, however long it takes', () => {
    const asked = chatAfter(asks, accepts(sam), says(patron, 'of Ghent'))
    expect(due(asked, never, library, asked.lastAt + 600 * minute)).toBeNull()
  })
  test('goes back to the queue when its librarians have been gone for a while and owe the next word', () => {
    const asked = chatAfter(asks, accepts(sam), says(patron, 'of Ghent'))
    const returned = { command: { kind: 'return-chat', messageId: 'unattended-3' } }
    expect(due(asked, { ...never, attended: 0 }, library, asked.lastAt + unattended - 1)).toBeNull()
    expect(due(asked, { ...never, attended: 0 }, library, asked.lastAt + unattended)).toEqual(returned)
    expect(due(asked, { ...never, attended: asked.lastAt + minute }, library, asked.lastAt + unattended)).toBeNull()
    expect(due(answered, { ...never, attended: 0 }, library, saidAt + unattended)).toBeNull()
  })
  test('is left alone until somebody has spoken', () => {
    const accepted = chatAfter(asks, accepts(sam))
    expect(due(accepted, never, library, accepted.lastAt + 600 * minute)).toBeNull()
  })
  test('is left alone for a while', () => expect(due(answered, never, library, saidAt + 5 * minute - 1)).toBeNull())
  test('warns the patron first, saying until when', () =>
    expect(due(answered, never, library, saidAt + 5 * minute)).toEqual({ warnAt: saidAt + 5 * minute + warning }))
  test('warns once: the time stays the same', () =>
    expect(due(answered, never, library, saidAt + 5 * minute + 30_000)).toEqual({ warnAt: saidAt + 5 * minute + warning }))
  test('goes on when the patron types', () => expect(due(answered, { here: 0, typed: saidAt + 5 * minute + 1 }, library, saidAt + 6 * minute)).toBeNull())
  test('is closed when nothing came', () =>
    expect(due(answered, never, library, saidAt + 5 * minute + warning)).toEqual({ command: { kind: 'close-idle-chat', messageId: 'idle-4' } }))
})

test('nothing is due in a chat that is over', () => {
  expect(due(chatAfter(asks, accepts(sam), says(sam, 'Hi'), [sam, { kind: 'chat-closed', reason: 'said' }]), never, library, 1e12)).toBeNull()
})
