import * as v from 'valibot'
import { check } from '../check.ts'
import { quoted } from '../quoted.ts'

const choices = ['blames', 'jargon', 'refers', 'asks_private_data'] as const

export const readsAs = check(
  `The draft reads as one \`behaviour\` of ${choices.join(', ')}, as docs/detection.md describes them.`,
  { behaviour: v.picklist(choices, `one of ${choices.join(', ')}`) },
  ({ behaviour }) => ({ chat, reading }) =>
    reading.behaviours[behaviour] ? { words: reading.evidence[behaviour] ?? quoted(chat.draft), of: 'draft', strength: 0.7 } : null,
)
