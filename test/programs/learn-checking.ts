import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { checkingSigns, type Checking } from '../../server/coaching/reading/checking.ts'
import { readLists } from '../../server/coaching/reading/lists.ts'
import { readChat } from '../../server/coaching/reading/read-chat.ts'
import { ReadText } from '../../server/coaching/reading/read-text.ts'
import { readFolders } from '../../server/coaching/rules-folder.ts'
import { root } from '../../server/root.ts'
import { handOf, readFreshDrafts, strangers } from '../coaching/read-fresh-drafts.ts'
import { learn, logOdds, writeWeights, type Known } from '../evaluate/logistic.ts'

/**
 * node run.mjs learn-checking [--write]: learns what each sign weighs for a question that asks whether the patron has what they wanted, from the questions in fresh drafts and in
 * drafts of STAR and MultiWOZ, which are no part of the project. Where one of several questions checks, the one that the lists know is taken for it, or none. Says how well
 * it does on the questions that another hand wrote, and with --write puts the weights into server/coaching/reading/checking-weights.ts.
 */
const Row = v.object({ conversation: v.array(v.object({ from: v.picklist(['patron', 'librarian']), text: v.string() })), draft: v.string(), labels: v.object({ checks_answered: v.optional(v.boolean()) }) })
const folder = resolve(process.env['HEARTDESK_EVALUATION'] ?? join(root, '../shared/evaluation'), 'coaching')
const { lists } = readLists(readFolders({ shipped: shippedRules, own: null }).files)
type Learned = Known<Checking> & { by: string }

/** Another hand wrote rounds 7 to 12 than the lists, so they count more than rounds 1 to 6; the other sets, which are no library's, count little. */
const counts = { ours: 0.4, theirs: 1, sets: 0.1 }

function questionsOf({ conversation, draft }: Pick<v.InferOutput<typeof Row>, 'conversation' | 'draft'>, checks: boolean, by: string, weight: number): Learned[] {
  const said = new ReadText(draft, lists)
  const chat = readChat(conversation.map(({ from, text }) => ({ from, said: new ReadText(text, lists) })), '')
  const questions = said.sentences.flatMap((sentence, at) => (sentence.asks ? [checkingSigns(sentence, at, said, chat)] : []))
  const known = questions.some((signs) => signs.has('listed'))
  if (checks && questions.length > 1 && !known) return []
  return questions.map((signs) => ({ signs, by, weight, is: checks && (questions.length === 1 || signs.has('listed')) ? 1 : 0 }))
}

const fresh = readFreshDrafts(join(root, 'test/coaching/fresh-drafts')).flatMap((one): Learned[] => {
  const by = handOf(one.id)
  return one.undecided.includes('c') ? [] : questionsOf(one, one.labels.includes('c'), by, by === 'rounds 1 to 6' ? counts.ours : counts.theirs)
})
const sets = ['star', 'multiwoz'].flatMap((set) => readFileSync(join(folder, `${set}.jsonl`), 'utf8').split('\n').filter(Boolean).flatMap((line): Learned[] => {
  const row = v.parse(Row, JSON.parse(line))
  return row.labels.checks_answered === undefined ? [] : questionsOf(row, row.labels.checks_answered, set, counts.sets)
}))
/** Once as they are and once as if the lists knew nothing: their phrases were learned from some of these rows, and will know less of the next. */
const blind = fresh.map((row) => ({ ...row, signs: new Map([...row.signs].filter(([sign]) => sign !== 'listed' && sign !== 'listed as none')) }))
const all = [...fresh, ...blind, ...sets]
const settings = { penalty: 1, rounds: 600 }

for (const hand of strangers) {
  const model = learn(all.filter(({ by }) => by !== hand), settings)
  const rows = fresh.filter(({ by }) => by === hand).map(({ signs, is }) => ({ is: is === 1, found: logOdds(model, signs) > 0 }))
  const hits = rows.filter(({ is, found }) => is && found).length
  console.log(`${hand}, learned from the others: ${rows.length} questions, precision ${(hits / rows.filter(({ found }) => found).length).toFixed(3)}, recall ${(hits / rows.filter(({ is }) => is).length).toFixed(3)}`)
}

if (process.argv.includes('--write')) writeWeights('checking', 'Checking', learn(all, settings), 'What each sign weighs for a question that asks whether it is answered, in log-odds. Learned from what was written for this project and from STAR and MultiWOZ (MIT, see NOTICE),\n * none of which is here.')
