import type { ChatDraft, OwnWishes } from '../../server/coaching/draft.ts'
import { draftOfExample } from '../../server/coaching/examples.ts'
import type { Example } from '../../server/coaching/rule.ts'

export const noWish: OwnWishes = { off: false, quiet: [], toMargin: [], faded: [] }

/** A draft in a chat, as stories write it: lines 'patron: words' and 'librarian: words'. */
export function aChat(lines: string[], draft: string, change: Partial<ChatDraft> = {}): ChatDraft {
  const chat = lines.map((line): Example['chat'][number] => {
    const text = line.slice(line.indexOf(':') + 1).trim()
    return line.startsWith('patron:') ? { patron: text } : { librarian: text }
  })
  return { ...draftOfExample({ chat, draft, ending: false, typing: false, waited: 0 }), ...change }
}
