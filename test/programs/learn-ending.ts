import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { checksAnswered, closes } from '../../server/coaching/reading/closing.ts'
import { endingSigns, fromLists, type Ending } from '../../server/coaching/reading/ending.ts'
import { readLists } from '../../server/coaching/reading/lists.ts'
import { readChat } from '../../server/coaching/reading/read-chat.ts'
import { ReadText } from '../../server/coaching/reading/read-text.ts'
import { readFolders } from '../../server/coaching/rules-folder.ts'
import { root } from '../../server/root.ts'
import { handOf, readFreshDrafts, strangers } from '../coaching/read-fresh-drafts.ts'
import { learn, logOdds, writeWeights, type Known } from '../evaluate/logistic.ts'

/**
 * node run.mjs learn-ending [--write]: learns what each sign weighs for a draft that ends its chat, from fresh drafts (rounds 1 to 12) and from STAR and MultiWOZ, which are no
 * part of the project. What a librarian wrote further up in a fresh chat ended nothing, and is learned from too. Says how well it does on what other hands wrote, each
 * learned from all but theirs, and with --write puts the weights into server/coaching/reading/ending-weights.ts.
 */
const Row = v.object({ conversation: v.array(v.object({ from: v.picklist(['patron', 'librarian']), text: v.string() })), draft: v.string(), labels: v.object({ closing: v.optional(v.boolean()) }) })
const Good = v.array(v.object({ chat: v.array(v.union([v.object({ patron: v.string() }), v.object({ librarian: v.string() })])) }))
type Row = v.InferOutput<typeof Row>
const folder = resolve(process.env['HEARTDESK_EVALUATION'] ?? join(root, '../shared/evaluation'), 'coaching')
const { lists } = readLists(readFolders({ shipped: shippedRules, own: null }).files)

const signsOf = ({ conversation, draft }: Pick<Row, 'conversation' | 'draft'>): Map<Ending, number> => {
  const said = new ReadText(draft, lists)
  const chat = readChat(conversation.map(({ from, text }) => ({ from, said: new ReadText(text, lists) })), '')
  return endingSigns(said, chat, closes(said.sentences, chat.theirs.at(-1)?.sentences ?? [], chat.patron.done, chat.answersUs), checksAnswered(said.sentences, chat.patron.done))
}

type Learned = Known<Ending> & { by: string; measured: boolean }
/** Another hand wrote rounds 7 to 12 than the lists, so they count more than rounds 1 to 6; the other sets, which are no library's, count little. */
const counts = { ours: 0.3, theirs: 1, sets: 0.25, above: 0.5 }
const seen = new Set<string>()
const fresh = readFreshDrafts(join(root, 'test/coaching/fresh-drafts')).flatMap(({ id, conversation, draft, labels, undecided }): Learned[] => {
  const by = handOf(id)
  const weight = by === 'rounds 1 to 6' ? counts.ours : counts.theirs
  const above = conversation.flatMap(({ from, text }, at): Learned[] => {
    const talk = JSON.stringify(conversation.slice(0, at + 1))
    if (from === 'patron' || seen.has(talk)) return []
    seen.add(talk)
    return [{ signs: signsOf({ conversation: conversation.slice(0, at), draft: text }), is: 0, weight: weight * counts.above, by, measured: false }]
  })
  return undecided.includes('x') ? above : [...above, { signs: signsOf({ conversation, draft }), is: labels.includes('x') ? 1 : 0, weight, by, measured: true }]
})
const sets = ['star', 'multiwoz'].flatMap((set) => readFileSync(join(folder, `${set}.jsonl`), 'utf8').split('\n').filter(Boolean).flatMap((line): Learned[] => {
  const row = v.parse(Row, JSON.parse(line))
  return row.labels.closing === undefined ? [] : [{ signs: signsOf(row), is: row.labels.closing ? 1 : 0, weight: counts.sets, by: set, measured: true }]
}))
/** Nothing in a good chat ends it but its last message. */
const good = readdirSync(join(root, 'test/coaching/good-chats')).flatMap((file) => v.parse(Good, parse(readFileSync(join(root, 'test/coaching/good-chats', file), 'utf8')))).flatMap(({ chat }): Learned[] => {
  const turns = chat.map((line) => ('patron' in line ? { from: 'patron' as const, text: line.patron } : { from: 'librarian' as const, text: line.librarian }))
  const end = turns.findLastIndex(({ from }) => from === 'librarian')
  return turns.flatMap(({ from, text }, at): Learned[] => (from === 'librarian' && at < end ? [{ signs: signsOf({ conversation: turns.slice(0, at), draft: text }), is: 0, weight: counts.above, by: 'good chats', measured: false }] : []))
})
/** Once as they are and once as if the lists knew nothing: their phrases were learned from some of these rows, and will know less of the next. */
const twice = (rows: readonly Learned[]): Learned[] => rows.flatMap((row) => [row, { ...row, signs: new Map([...row.signs].filter(([sign]) => !fromLists.has(sign))), measured: false }])
const settings = { penalty: 2, rounds: 500 }
const all = [...twice([...fresh, ...good]), ...sets]

for (const hand of strangers) {
  const model = learn(all.filter(({ by }) => by !== hand), settings)
  const rows = all.filter(({ by, measured }) => by === hand && measured).map(({ signs, is }) => ({ is: is === 1, found: logOdds(model, signs) > 0 }))
  const hits = rows.filter(({ is, found }) => is && found).length
  console.log(`${hand}, learned from the others: ${rows.length} drafts, precision ${(hits / rows.filter(({ found }) => found).length).toFixed(3)}, recall ${(hits / rows.filter(({ is }) => is).length).toFixed(3)}`)
}

if (process.argv.includes('--write')) writeWeights('ending', 'Ending', learn(all, settings), 'What each sign weighs for a draft that ends its chat, in log-odds. Learned from what was written for this project and from STAR and MultiWOZ (MIT, see NOTICE), none of which is here.')
