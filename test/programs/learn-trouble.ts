import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { readLists } from '../../server/coaching/reading/lists.ts'
import { unansweredOf } from '../../server/coaching/reading/patron.ts'
import { ReadText } from '../../server/coaching/reading/read-text.ts'
import { troublesIn, type Trouble } from '../../server/coaching/reading/trouble.ts'
import { readFolders } from '../../server/coaching/rules-folder.ts'
import { root } from '../../server/root.ts'
import { handOf, readFreshDrafts, strangers } from '../coaching/read-fresh-drafts.ts'
import { learn, logOdds, writeWeights, type Known } from '../evaluate/logistic.ts'

/**
 * node run.mjs learn-trouble [--write]: learns what each kind of word weighs as a sign that something went wrong for a patron, from what was written for
 * this project (test/coaching/troubles and fresh drafts) and, to know what is everyday, from turns of
 * MultiWOZ and STAR, which are no part of it. Says how well it does on what another hand wrote, and with --write puts the weights into
 * server/coaching/reading/trouble-weights.ts.
 */
const Row = v.object({ conversation: v.array(v.object({ from: v.string(), text: v.string() })) })
const folder = resolve(process.env['HEARTDESK_EVALUATION'] ?? join(root, '../shared/evaluation'), 'coaching')
const { lists } = readLists(readFolders({ shipped: shippedRules, own: null }).files)
const made: { by: string; texts: string[]; is: boolean }[] = readFileSync(join(root, 'test/coaching/troubles/turns.txt'), 'utf8').split('\n').filter((line) => /^[+-] /.test(line)).map((line) => ({ by: 'rounds 1 to 6', texts: [line.slice(2)], is: line.startsWith('+') }))
const read = (text: string): ReadText => new ReadText(text, lists)
type Turns = { from: string; text: string }[]
const unanswered = (turns: Turns): string[] => unansweredOf(turns.map(({ from, text }) => ({ from: from === 'librarian' ? 'librarian' : 'patron', said: read(text) }))).map(({ text }) => text)
const drafts = readFreshDrafts(join(root, 'test/coaching/fresh-drafts')).filter(({ undecided }) => !undecided.includes('u'))
  .map(({ id, conversation, labels }) => ({ by: handOf(id), texts: unanswered(conversation), is: labels.includes('u') })).filter(({ texts }) => texts.length > 0)
const unlike = new Map([...made, ...drafts].map((row) => [row.texts.join('\n'), row]))
const rows = [...unlike.values()].map(({ by, texts, is }): Known<Trouble> & { by: string } => ({ by, signs: troublesIn(texts.map(read)), is: is ? 1 : 0 }))
/** Hardly anybody there is upset; of each set so many drafts, each counting so much. */
const everyday = ['multiwoz', 'star'].flatMap((set) => readFileSync(join(folder, `${set}.jsonl`), 'utf8').split('\n').filter(Boolean).slice(0, 900)).flatMap((line): Known<Trouble>[] => {
  const texts = unanswered(v.parse(Row, JSON.parse(line)).conversation)
  return texts.length > 0 ? [{ signs: troublesIn(texts.map(read)), is: 0.01, weight: 0.2 }] : []
})
const settings = { penalty: 2, rounds: 1500 }

for (const hand of ['rounds 1 to 6', ...strangers]) {
  const model = learn([...everyday, ...rows.filter(({ by }) => by !== hand)], settings)
  const found = rows.filter(({ by }) => by === hand).map(({ signs, is }) => ({ is: is === 1, found: logOdds(model, signs) > 0 }))
  const hits = found.filter((row) => row.is && row.found).length
  console.log(`${hand}, learned from the others: ${found.length} turns, precision ${(hits / found.filter((row) => row.found).length).toFixed(3)}, recall ${(hits / found.filter((row) => row.is).length).toFixed(3)}`)
}

if (process.argv.includes('--write')) writeWeights('trouble', 'Trouble', learn([...everyday, ...rows], settings), "What each sign weighs for trouble of the patron's own, in log-odds. Learned from what was written for this project and from turns of MultiWOZ and STAR (MIT, see NOTICE), none of\n * which is here.")
