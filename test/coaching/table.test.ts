import { expect, test } from 'vitest'
import { coach } from '../../server/coaching/coach.ts'
import { aChat } from './a-chat.ts'
import { shippedBook } from './shipped.ts'

/** The table that the coach is held to, row by row: the patron's last words, the draft, and what is right. */
const rows: { lines: string[]; draft: string; nudge: { number: string; level: string } | null; quoting?: string; crisis?: boolean }[] = [
  { lines: ['patron: when do you close?'], draft: "We're open till 8 tonight.", nudge: null },
  { lines: ["patron: that's all, thanks"], draft: 'Have a good day!', nudge: null },
  { lines: ['patron: ok…'], draft: 'Bye now!', nudge: { number: 'R15', level: 'pause' } },
  {
    lines: ["patron: the fine is for my late mum's book"], draft: 'Fines can be paid online.',
    nudge: { number: 'R6', level: 'margin' }, quoting: "late mum's",
  },
  { lines: ["patron: the fine is for my late mum's book"], draft: "I've removed it. Nothing to pay.", nudge: null },
  { lines: ['patron: nursing articles?'], draft: "Here's our nursing guide:\nhttps://library.example/nursing", nudge: null },
  { lines: ['patron: nursing articles?'], draft: 'https://library.example/nursing', nudge: { number: 'R12', level: 'margin' } },
  { lines: ['patron: who wrote Beloved?'], draft: 'Toni Morrison; she wrote Beloved in 1987.', nudge: null },
  { lines: ['patron: can you renew it for me?'], draft: "What's your PIN? I'll log in.", nudge: { number: 'R10', level: 'pause' } },
  { lines: ['patron: books on suicide for class'], draft: 'Which angle interests you?', nudge: null },
  { lines: ["patron: i can't go on"], draft: 'Have you tried the catalog?', nudge: null, crisis: true },
  { lines: ['patron: just lonely today'], draft: "Glad you stopped by. How's the garden?", nudge: null },
]

test.each(rows)('$lines.0 / $draft', ({ lines, draft, nudge, quoting = '', crisis = false }) => {
  for (const before of [[], ['patron: hello', 'librarian: Hello! What can I do for you?']]) {
    const { nudges, crisis: seen } = coach(aChat([...before, ...lines], draft), shippedBook)
    expect(nudges.map(({ number, level }) => ({ number, level }))).toEqual(nudge === null ? [] : [nudge])
    expect(nudges[0]?.words ?? '').toContain(quoting)
    expect(seen !== null).toBe(crisis)
  }
})
