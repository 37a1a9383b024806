import type { Chat } from '../shared/chat.ts'
import type { Words } from './words/en.ts'

/** The chat as a text file for the patron: who said what, and when. */
export function asText(chat: Chat, library: string, words: Words, locale: string): string {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const said = chat.lines.flatMap((line) =>
    line.what === 'happening' ? [] : [`${line.by.role === 'librarian' ? line.by.name : chat.name || words.you} (${time.format(line.at)})\n${line.text}\n`],
  )
  return [words.transcript(library), '', `${chat.name || words.you} (${time.format(chat.startedAt)})\n${chat.question}\n`, ...said].join('\n')
}
