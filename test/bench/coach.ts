import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sentiment from 'sentiment'
import * as v from 'valibot'
import { parse } from 'yaml'
import { coach } from '../../server/coaching/coach.ts'
import { createCoach, shippedRules } from '../../server/coaching/create-coach.ts'
import type { ChatDraft } from '../../server/coaching/draft.ts'
import { draftOfExample } from '../../server/coaching/examples.ts'
import { Example } from '../../server/coaching/rule.ts'
import { readFolders } from '../../server/coaching/rules-folder.ts'
import { readRules } from '../../server/coaching/rules.ts'
import { root } from '../../server/root.ts'
import { besideFloor, percentile, type BenchLine } from './lines.ts'

const { chat, desk, name } = Example.entries
const Chats = v.array(v.strictObject({ about: v.string(), chat, desk, name }))
const folders = { shipped: shippedRules, own: null }

/** Each librarian message of the test's good chats, as a draft with all that was said above it. */
function drafts(): ChatDraft[] {
  const folder = join(root, 'test/coaching/good-chats')
  const chats = readdirSync(folder).flatMap((file) => v.parse(Chats, parse(readFileSync(join(folder, file), 'utf8'))))
  return chats.flatMap((one) =>
    one.chat.flatMap((line, index) =>
      'librarian' in line ? [draftOfExample({ ...one, ending: false, typing: false, waited: 0, chat: one.chat.slice(0, index), draft: line.librarian })] : [],
    ),
  )
}

/** How often everything is read before it counts: so long V8 goes on making the reading faster, and a server reads on for weeks. */
const warmUps = 15

/** Microseconds that each call takes, after a warm-up. */
function timed(all: readonly ChatDraft[], rounds: number, read: (draft: ChatDraft) => void): number[] {
  for (let pass = 0; pass < warmUps; pass += 1) all.forEach(read)
  return Array.from({ length: rounds }, () => all).flat().map((draft) => {
    const startedAt = performance.now()
    read(draft)
    return (performance.now() - startedAt) * 1000
  })
}

/** All rules over one draft, beside what the `sentiment` package alone takes over the draft and the chat above it; and the way through the worker. */
export async function coachLines(): Promise<BenchLine[]> {
  const all = drafts()
  const book = readRules(readFolders(folders).files)
  const sentiment = new Sentiment()
  const floor = timed(all, 10, ({ draft, turns }) => void sentiment.analyze([draft, ...turns.map((turn) => turn.text)].join('\n')))
  const pure = timed(all, 10, (draft) => void coach(draft, book))
  const thread = createCoach({ folders, log: { warn: () => undefined } })
  // A worker that is still coming up has nothing to say, at once: it is measured from its first nudge on.
  const speaks = all.find((draft) => coach(draft, book).nudges.length > 0)
  while (speaks && (await thread.ask(speaks)).nudges.length === 0) await new Promise(setImmediate)
  const through: number[] = []
  for (let pass = 0; pass < warmUps + 3; pass += 1) {
    for (const draft of all) {
      const startedAt = performance.now()
      await thread.ask(draft)
      if (pass >= warmUps) through.push((performance.now() - startedAt) * 1000)
    }
  }
  await thread.close()
  const line = (what: string, values: number[], share: number) => besideFloor(`coach, one draft, ${what} p${share * 100}`, percentile(values, share), percentile(floor, share), 'us')
  return [line('pure', pure, 0.5), line('pure', pure, 0.99), line('through the worker', through, 0.99)]
}
