import type { Chat } from '../shared/chat.ts'
import type { Desk } from '../shared/desk.ts'
import type { ChatDraft, OwnWishes, Turn } from './coaching/draft.ts'

/** What is particular to one reading of a draft. */
export interface Asked {
  text: string
  version: number
  ending: boolean
  patronTyping: boolean
  alreadyShown: string[]
  wishes: OwnWishes
  now: number
}

/** A draft as the coach reads it: the words of the chat, who said them and when, and nothing that names the librarian. */
export function draftOf(chat: Chat, desk: Desk, asked: Asked): ChatDraft {
  const said = chat.lines.flatMap((line): Turn[] =>
    line.what === 'message' && line.by.role !== 'clock' ? [{ from: line.by.role, text: line.text, at: line.at }] : [],
  )
  return {
    draft: asked.text,
    version: asked.version,
    seq: chat.seq,
    desk: { id: desk.id, kind: desk.kind },
    question: chat.question,
    patronName: chat.name,
    turns: [{ from: 'patron', text: chat.question, at: chat.startedAt }, ...said],
    ending: asked.ending,
    patronTyping: asked.patronTyping,
    now: asked.now,
    tags: chat.tags,
    alreadyShown: asked.alreadyShown,
    wishes: asked.wishes,
  }
}
