import fc from 'fast-check'
import { noChat } from '../../shared/chat.ts'
import type { Command } from '../../shared/commands.ts'
import { decide } from '../../shared/decide.ts'
import { fold, type ChatEvent } from '../../shared/events.ts'
import { isRefusal } from '../../shared/refusals.ts'
import type { By } from '../../shared/who.ts'
import { ana, clock, patron, sam } from './story.ts'

const messageId = fc.stringMatching(/^[a-z]{8}$/)
const text = fc.string({ minLength: 1, maxLength: 40 }).map((some) => some.trim() || 'x')
const asking = { desk: fc.constant('reference'), name: text, question: text, page: fc.constant('https://library.example/maps'), locale: fc.constant('en'), keep: fc.boolean(), shared: fc.boolean() }
const colleague = { staff: 'ana-1', name: 'Ana' }

const beginning = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('request-chat' as const), messageId, ...asking }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave-question' as const), messageId, ...asking, email: fc.constantFrom(null, 'ruth@example.org') }) },
)
const patronCommand = fc.oneof(
  beginning,
  fc.record({ kind: fc.constant('send-message' as const), messageId, text }),
  fc.record({ kind: fc.constant('leave-address' as const), messageId, email: fc.constant('ruth@example.org') }),
  fc.record({ kind: fc.constant('close-chat' as const), messageId }),
  fc.record({ kind: fc.constant('rate-chat' as const), messageId, answered: fc.constantFrom('yes', 'partly', 'no'), comment: text }),
)
const librarianCommand = fc.oneof(
  fc.record({ kind: fc.constantFrom('accept-chat', 'join-chat', 'leave-chat', 'return-chat', 'promise-answer', 'close-chat', 'block-patron'), messageId }),
  fc.record({ kind: fc.constantFrom('send-message', 'add-note', 'send-answer'), messageId, text }),
  fc.record({ kind: fc.constant('ask-colleague' as const), messageId, colleague: fc.constant(colleague) }),
  fc.record({ kind: fc.constant('transfer-chat' as const), messageId, desk: fc.constant('children'), colleague: fc.constantFrom(null, colleague), reason: text }),
  fc.record({ kind: fc.constant('rate-read' as const), messageId, readLevel: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('tag-chat' as const), messageId, tags: fc.array(text, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('mask-message' as const), messageId, masks: fc.nat(20), text: fc.constant('▮▮▮') }),
)
const clockCommand = fc.record({ kind: fc.constantFrom('abandon-chat', 'close-idle-chat'), messageId })

const step: fc.Arbitrary<[By, Command]> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant(patron), patronCommand) },
  { weight: 5, arbitrary: fc.tuple(fc.constantFrom(sam, ana), librarianCommand) },
  { weight: 1, arbitrary: fc.tuple(fc.constant(clock), clockCommand) },
)

/** Logs that can really come about: commands at random, those that `decide` accepts, begun by a patron. */
export const history: fc.Arbitrary<ChatEvent[]> = fc.tuple(beginning, fc.array(step, { maxLength: 40 })).map(([first, steps]) => {
  const log: ChatEvent[] = []
  let chat = noChat
  for (const [by, command] of [[patron, first] as const, ...steps]) {
    const decision = decide(chat, command, by)
    if (isRefusal(decision)) continue
    for (const happened of decision) {
      const event: ChatEvent = { ...happened, by, seq: chat.seq + 1, id: `e${chat.seq + 1}`, at: 1000 * (chat.seq + 1) }
      log.push(event)
      chat = fold(chat, event)
    }
  }
  return log
})
