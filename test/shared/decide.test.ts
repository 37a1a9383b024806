import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LibrarianCommand, limits, PatronCommand } from '../../shared/commands.ts'
import { decide, mostOfOneChat } from '../../shared/decide.ts'
import { accepts, ana, asks, chatAfter, clock, ends, given, leaves, patron, sam, says, told } from './story.ts'

const once = { messageId: 'm1' }
const asking = { desk: 'reference', name: 'Ruth', question: 'Do you have old maps?', page: '', locale: 'en', keep: true, shared: false }

describe('a patron', () => {
  test('asks for a chat', () => given().when(patron, { kind: 'request-chat', ...once, ...asking }).then([{ kind: 'chat-requested', ...asking }]))
  test('asks for it once', () => given(asks).when(patron, { kind: 'request-chat', ...once, ...asking }).then({ refusal: 'chat-already-begun' }))
  test('asks something', () => given().when(patron, { kind: 'request-chat', ...once, ...asking, question: '' }).then({ refusal: 'empty', field: 'question' }))
  test('is told how long a question can be', () =>
    given().when(patron, { kind: 'request-chat', ...once, ...asking, question: 'x'.repeat(limits.question + 1) }).then({ refusal: 'too-long', field: 'question', limit: limits.question }))
  test('leaves a question with an address', () =>
    given().when(patron, { kind: 'leave-question', ...once, ...asking, email: 'ruth@example.org' }).then([{ kind: 'question-left', ...asking, email: 'ruth@example.org' }]))
  test('leaves a question without one', () => given().when(patron, { kind: 'leave-question', ...once, ...asking, email: null }).then([{ kind: 'question-left', ...asking, email: null }]))
  test.each(['ruth@', 'ruth@example', 'ruth@example,org', 'ruth@example.co,uk', 'ruth,hill@example.org', '<ruth@example.org>', 'ruth@example.org;'])('mistypes an address: %s', (email) =>
    given().when(patron, { kind: 'leave-question', ...once, ...asking, email }).then({ refusal: 'not-an-address', field: 'email' }))
  test.each(['ruth.hill+maps@example.co.uk', 'o’ruth@bücher.example', 'ruth_1@example.museum'])('leaves whatever address may be one: %s', (email) =>
    given().when(patron, { kind: 'leave-question', ...once, ...asking, email }).then([{ kind: 'question-left', ...asking, email }]))
  test('writes while waiting', () => given(asks).when(patron, { kind: 'send-message', ...once, text: 'of Ghent' }).then([{ kind: 'message-sent', ...once, text: 'of Ghent' }]))
  test('can say nothing before asking', () => given().when(patron, { kind: 'send-message', ...once, text: 'hello?' }).then({ refusal: 'chat-not-begun' }))
  test('can say nothing after the end', () => given(asks, accepts(sam), ends).when(patron, { kind: 'send-message', ...once, text: 'wait' }).then({ refusal: 'chat-already-closed' }))
  test('sends no empty message', () => given(asks).when(patron, { kind: 'send-message', ...once, text: '' }).then({ refusal: 'empty', field: 'text' }))
  test('sends no message of 5,000 letters', () =>
    given(asks).when(patron, { kind: 'send-message', ...once, text: 'x'.repeat(5000) }).then({ refusal: 'too-long', field: 'text', limit: limits.message }))
  test('stops waiting', () => given(asks).when(patron, { kind: 'close-chat', ...once }).then([{ kind: 'chat-abandoned' }]))
  test('ends the chat', () => given(asks, accepts(sam)).when(patron, { kind: 'close-chat', ...once }).then([{ kind: 'chat-closed', reason: 'said' }]))
  test('ends a chat that has gone back to the queue', () =>
    given(asks, accepts(sam), [sam, { kind: 'chat-returned' }]).when(patron, { kind: 'close-chat', ...once }).then([{ kind: 'chat-closed', reason: 'said' }]))
  test('says afterwards whether it was answered', () =>
    given(asks, accepts(sam), ends).when(patron, { kind: 'rate-chat', ...once, answered: 'partly', comment: '' }).then([{ kind: 'chat-rated', answered: 'partly', comment: '' }]))
  test('does not say so before', () => given(asks, accepts(sam)).when(patron, { kind: 'rate-chat', ...once, answered: 'yes', comment: '' }).then({ refusal: 'chat-not-open' }))
  test('leaves an address where an answer was promised', () =>
    given(asks, accepts(sam), [sam, { kind: 'answer-promised' }], ends).when(patron, { kind: 'leave-address', ...once, email: 'r@example.org' }).then([{ kind: 'address-left', email: 'r@example.org' }]))
  test('leaves none where nothing is owed', () => given(asks, accepts(sam)).when(patron, { kind: 'leave-address', ...once, email: 'r@example.org' }).then({ refusal: 'nothing-owed' }))
  test('writes no chat without end, and can end it', () => {
    const long = { ...chatAfter(asks, accepts(sam)), seq: mostOfOneChat }
    expect(decide(long, { kind: 'send-message', ...once, text: 'more' }, patron)).toEqual({ refusal: 'not-allowed' })
    expect(decide(long, { kind: 'close-chat', ...once }, patron)).toEqual([{ kind: 'chat-closed', reason: 'said' }])
    expect(decide({ ...chatAfter(asks, accepts(sam), ends), seq: mostOfOneChat }, { kind: 'rate-chat', ...once, answered: 'yes', comment: '' }, patron)).toEqual({ refusal: 'not-allowed' })
    expect(decide(long, { kind: 'send-message', ...once, text: 'Please start a new chat.' }, sam)).toMatchObject([{ kind: 'message-sent' }])
  })
  test('can do nothing that is a librarian’s', () => given(asks).when(patron, { kind: 'accept-chat', ...once }).then({ refusal: 'not-allowed' }))
})

describe('a librarian', () => {
  test('accepts', () => given(asks).when(sam, { kind: 'accept-chat', ...once }).then([{ kind: 'chat-accepted' }]))
  test('is told who was first', () => given(asks, accepts(sam)).when(ana, { kind: 'accept-chat', ...once }).then({ refusal: 'chat-already-accepted', who: 'Sam' }))
  test('accepts twice without harm', () => given(asks, accepts(sam)).when(sam, { kind: 'accept-chat', ...once }).then([]))
  test('accepts nothing that was given up', () => given(asks, [patron, { kind: 'chat-abandoned' }]).when(sam, { kind: 'accept-chat', ...once }).then({ refusal: 'chat-already-closed' }))
  test('does not speak in a chat that they are not in', () =>
    given(asks, accepts(sam)).when(ana, { kind: 'send-message', ...once, text: 'Hi' }).then({ refusal: 'not-in-this-chat' }))
  test('speaks', () => given(asks, accepts(sam)).when(sam, { kind: 'send-message', ...once, text: 'Hi' }).then([{ kind: 'message-sent', ...once, text: 'Hi' }]))
  test('adds a note', () => given(asks, accepts(sam)).when(sam, { kind: 'add-note', ...once, text: 'regular' }).then([{ kind: 'note-added', ...once, text: 'regular' }]))
  test('joins a colleague', () => given(asks, accepts(sam)).when(ana, { kind: 'join-chat', ...once }).then([{ kind: 'librarian-joined' }]))
  test('joins nobody while nobody has accepted', () => given(asks).when(ana, { kind: 'join-chat', ...once }).then({ refusal: 'chat-not-open' }))
  test('asks a colleague in', () =>
    given(asks, accepts(sam)).when(sam, { kind: 'ask-colleague', ...once, colleague: { staff: 'ana-1', name: 'Ana' } }).then([{ kind: 'colleague-asked', colleague: { staff: 'ana-1', name: 'Ana' } }]))
  test('leaves a colleague with the patron', () =>
    given(asks, accepts(sam), [ana, { kind: 'librarian-joined' }]).when(sam, { kind: 'leave-chat', ...once }).then([{ kind: 'librarian-left' }]))
  test('never leaves a patron alone', () => given(asks, accepts(sam)).when(sam, { kind: 'leave-chat', ...once }).then([{ kind: 'chat-returned' }]))
  test('gives a chat back to the queue', () => given(asks, accepts(sam)).when(sam, { kind: 'return-chat', ...once }).then([{ kind: 'chat-returned' }]))
  test('hands over to a colleague without a reason', () =>
    given(asks, accepts(sam)).when(sam, { kind: 'transfer-chat', ...once, desk: 'reference', colleague: { staff: 'ana-1', name: 'Ana' }, reason: '' }).then([{ kind: 'chat-transferred', desk: 'reference', colleague: { staff: 'ana-1', name: 'Ana' }, reason: '' }]))
  test('ends a chat', () => given(asks, accepts(sam)).when(sam, { kind: 'close-chat', ...once }).then([{ kind: 'chat-closed', reason: 'said' }]))
  test('can do nothing in a chat that nobody has asked for', () => given().when(sam, { kind: 'accept-chat', ...once }).then({ refusal: 'chat-not-begun' }))
  test('transfers to another desk', () =>
    given(asks, accepts(sam)).when(sam, { kind: 'transfer-chat', ...once, desk: 'children', colleague: null, reason: 'a child asks' }).then([{ kind: 'chat-transferred', desk: 'children', colleague: null, reason: 'a child asks' }]))
  test('rates the effort, also when it is over', () => given(asks, accepts(sam), ends).when(sam, { kind: 'rate-read', ...once, readLevel: 3 }).then([{ kind: 'read-rated', readLevel: 3 }]))
  test('rates nothing of others', () => given(asks, accepts(sam), ends).when(ana, { kind: 'rate-read', ...once, readLevel: 3 }).then({ refusal: 'not-in-this-chat' }))
  test('promises an answer', () => given(asks, accepts(sam)).when(sam, { kind: 'promise-answer', ...once }).then([{ kind: 'answer-promised' }]))
  test('answers a left question', () => given(leaves).when(sam, { kind: 'send-answer', ...once, text: 'Yes, in room 2.' }).then([{ kind: 'answer-sent', ...once, text: 'Yes, in room 2.' }]))
  test('answers it once', () =>
    given(leaves, [ana, { kind: 'answer-sent', messageId: 'a', text: 'Yes.' }]).when(sam, { kind: 'send-answer', ...once, text: 'Yes!' }).then({ refusal: 'nothing-owed' }))
  test('masks a message', () =>
    given(asks, accepts(sam), says(patron, 'my pin is 4711')).when(sam, { kind: 'mask-message', ...once, masks: 3, text: 'my pin is ▮▮▮▮' }).then([{ kind: 'message-masked', masks: 3, text: 'my pin is ▮▮▮▮' }]))
  test('masks the question', () =>
    given(asks, accepts(sam)).when(sam, { kind: 'mask-message', ...once, masks: 1, text: 'my card is …, is it valid?' }).then([{ kind: 'message-masked', masks: 1, text: 'my card is …, is it valid?' }]))
  test('masks only what was said', () => given(asks, accepts(sam)).when(sam, { kind: 'mask-message', ...once, masks: 2, text: 'x' }).then({ refusal: 'no-such-message' }))
  test('blocks', () => given(asks, accepts(sam)).when(sam, { kind: 'block-patron', ...once }).then([{ kind: 'chat-closed', reason: 'blocked' }]))
  test('tags no essay', () =>
    given(asks, accepts(sam)).when(sam, { kind: 'tag-chat', ...once, tags: ['x'.repeat(limits.tag + 1)] }).then({ refusal: 'too-long', field: 'tag', limit: limits.tag }))
})

describe('the clock', () => {
  test('gives up a chat whose patron has gone', () => given(asks).when(clock, { kind: 'abandon-chat', ...once }).then([{ kind: 'chat-abandoned' }]))
  test('but not one that was just accepted', () => given(asks, accepts(sam)).when(clock, { kind: 'abandon-chat', ...once }).then({ refusal: 'chat-not-open' }))
  test('closes a silent chat', () => given(asks, accepts(sam)).when(clock, { kind: 'close-idle-chat', ...once }).then([{ kind: 'chat-closed', reason: 'idle' }]))
  test('closes nothing twice', () => given(asks, accepts(sam), ends).when(clock, { kind: 'close-idle-chat', ...once }).then({ refusal: 'chat-already-closed' }))
})

test('nobody changes a chat that holds something newer than this version knows', () =>
  expect(decide({ ...chatAfter(asks), fromTheFuture: true }, { kind: 'send-message', ...once, text: 'hello?' }, patron)).toEqual({ refusal: 'newer-version' }))

// The last one: it looks at what the stories above have told.
test('there is a story for every command, and for every refusal that is decided', () => {
  const kinds = [...PatronCommand.options, ...LibrarianCommand.options].map((option) => option.entries.kind.literal)
  expect([...kinds, 'abandon-chat', 'close-idle-chat'].filter((kind) => !told.commands.has(kind))).toEqual([])
  const refusals = [...readFileSync(new URL('../../shared/decide.ts', import.meta.url), 'utf8').matchAll(/refuse\('([\w-]+)'/g)].map(([, name = '']) => name)
  expect([...new Set(refusals)].filter((name) => name !== 'newer-version' && !told.refusals.has(name))).toEqual([])
})
