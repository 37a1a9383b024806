import { readFileSync } from 'node:fs'
import type { From } from '../../server/transcripts/anonymise/reading.ts'

type Piece = { start: number; end: number }
/** A chat of library-chats.txt: its text and turns without the marks, and what must be masked or kept in it. */
export type MarkedChat = { name: string; text: string; turns: { from: From; start: number; end: number }[]; patron: string[]; staff: string[]; masked: Piece[]; kept: Piece[] }

const authors: Record<string, From> = { P: 'patron', L: 'librarian', N: 'note' }

/** Reads chats in the notation that the head of library-chats.txt describes. */
export function readMarkedChats(file: URL): MarkedChat[] {
  const blocks = readFileSync(file, 'utf8').split(/\n\s*\n/).map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
  return blocks.filter((lines) => lines.length > 0).map(readChat)
}

function readChat(lines: string[]): MarkedChat {
  const chat: MarkedChat = { name: (lines.find((line) => /^[PN]:/.test(line)) ?? '').slice(3).replace(/<<|>>|\{\{|\}\}/g, '').slice(0, 60), text: '', turns: [], patron: [], staff: [], masked: [], kept: [] }
  for (const line of lines) {
    const [who = '', rest] = [line[0], line.slice(3)]
    if (who === 'K') chat.patron.push(...rest.split(' | '))
    else if (who === 'S') chat.staff.push(...rest.split(' | '))
    else addTurn(chat, authors[who] ?? 'anyone', rest)
  }
  return chat
}

function addTurn(chat: MarkedChat, from: From, marked: string): void {
  if (chat.text !== '') chat.text += '\n'
  const start = chat.text.length
  for (const part of marked.split(/(<<.*?>>|\{\{.*?\}\})/)) {
    const bare = part.replace(/^(?:<<|\{\{)|(?:>>|\}\})$/g, '')
    const piece = { start: chat.text.length, end: chat.text.length + bare.length }
    if (part.startsWith('<<')) chat.masked.push(piece)
    if (part.startsWith('{{')) chat.kept.push(piece)
    chat.text += bare
  }
  chat.turns.push({ from, start, end: chat.text.length })
}
