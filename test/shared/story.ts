import { expect } from 'vitest'
import { noChat, type Chat } from '../../shared/chat.ts'
import type { Command } from '../../shared/commands.ts'
import { decide } from '../../shared/decide.ts'
import { fold, type ChatEvent, type Happened } from '../../shared/events.ts'
import { isRefusal, type Refusal } from '../../shared/refusals.ts'
import type { By } from '../../shared/who.ts'

export const patron: By = { role: 'patron' }
export const clock: By = { role: 'clock' }
export const sam: By = { role: 'librarian', staff: 'sam-1', name: 'Sam' }
export const ana: By = { role: 'librarian', staff: 'ana-1', name: 'Ana' }

/** An event without its head, and who did it: what a story is told in. */
export type Told = readonly [By, Happened]

export const asks: Told = [patron, { kind: 'chat-requested', desk: 'reference', name: 'Ruth', question: 'Do you have old maps?', page: '', locale: 'en', keep: true, shared: false }]
export const leaves: Told = [patron, { kind: 'question-left', desk: 'reference', name: '', question: 'Do you have old maps?', page: '', locale: 'en', keep: true, shared: false, email: null }]
export const accepts = (by: By): Told => [by, { kind: 'chat-accepted' }]
export const says = (by: By, text: string, messageId = text.replace(/\W+/g, '-')): Told => [by, { kind: 'message-sent', messageId, text }]
export const ends: Told = [sam, { kind: 'chat-closed', reason: 'said' }]

/** Numbers what is told, a second apart. */
export const events = (told: readonly Told[]): ChatEvent[] =>
  told.map(([by, happened], index) => ({ ...happened, by, seq: index + 1, id: `e${index + 1}`, at: (index + 1) * 1000 }))

export const chatAfter = (...told: Told[]): Chat => events(told).reduce(fold, noChat)

/** What the stories so far have asked for and been refused. */
export const told = { commands: new Set<string>(), refusals: new Set<string>() }

/** given(what happened).when(who, asks for what).then(what happens, or the refusal). */
export const given = (...happened: Told[]) => ({
  when: (by: By, command: Command) => ({
    then: (expected: Happened[] | Refusal) => {
      told.commands.add(command.kind)
      if (isRefusal(expected)) told.refusals.add(expected.refusal)
      expect(decide(chatAfter(...happened), command, by)).toEqual(expected)
    },
  }),
})
