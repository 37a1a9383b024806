import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { readLists } from '../../server/coaching/reading/lists.ts'
import { ReadText } from '../../server/coaching/reading/read-text.ts'
import { troublesIn, type Trouble } from '../../server/coaching/reading/trouble.ts'
import { readFolders } from '../../server/coaching/rules-folder.ts'
import { root } from '../../server/root.ts'
import { readFreshDrafts } from '../coaching/read-fresh-drafts.ts'
import { learn, logOdds, weightLines, type Known } from '../evaluate/logistic.ts'

/**
 * node run.mjs learn-trouble [--write]: learns what each kind of word weighs as a sign that something went wrong for a patron, from what was written for
 * this project (test/coaching/troubles, and fresh drafts but for round 8, which was kept to measure by) and, to know what is everyday, from turns of
 * MultiWOZ and STAR, which are no part of it. Says how well it does on the fifth it has not seen, and with --write puts the weights into
 * server/coaching/reading/trouble-weights.ts.
 */
const Row = v.object({ conversation: v.array(v.object({ from: v.string(), text: v.string() })) })
const folder = resolve(process.env['HEARTDESK_EVALUATION'] ?? join(root, '../shared/evaluation'), 'coaching')
const { lists } = readLists(readFolders({ shipped: shippedRules, own: null }).files)
const made = readFileSync(join(root, 'test/coaching/troubles/turns.txt'), 'utf8').split('\n').filter((line) => /^[+-] /.test(line)).map((line) => ({ texts: [line.slice(2)], is: line.startsWith('+') }))
const drafts = readFreshDrafts(join(root, 'test/coaching/fresh-drafts')).filter(({ id, undecided }) => !id.startsWith('round-8') && !undecided.includes('u')).map(({ conversation, labels }) => ({
  texts: conversation.slice(conversation.findLastIndex(({ from }) => from === 'librarian') + 1).map(({ text }) => text), is: labels.includes('u'),
})).filter(({ texts }) => texts.length > 0)
const unlike = new Map([...made, ...drafts].map((row) => [row.texts.join('\n'), row]))
const rows = [...unlike.values()].map(({ texts, is }): Known<Trouble> => ({ signs: troublesIn(texts.map((text) => new ReadText(text, lists))), is: is ? 1 : 0 }))
/** Hardly anybody there is upset; of each set so many drafts, each counting so much. */
const everyday = ['multiwoz', 'star'].flatMap((set) => readFileSync(join(folder, `${set}.jsonl`), 'utf8').split('\n').filter(Boolean).slice(0, 900)).flatMap((line): Known<Trouble>[] => {
  const last = v.parse(Row, JSON.parse(line)).conversation.at(-1)
  return last?.from === 'patron' ? [{ signs: troublesIn([new ReadText(last.text, lists)]), is: 0.01, weight: 0.2 }] : []
})
const settings = { penalty: 2, rounds: 1500 }

const unseen = rows.map((row, index) => ({ ...row, index })).flatMap((row, _, all) => (row.index < 5 ? [all.filter(({ index }) => index % 5 === row.index)] : [])).flatMap((fifth) => {
  const model = learn([...everyday, ...rows.filter((row) => !fifth.some(({ signs }) => signs === row.signs))], settings)
  return fifth.map(({ signs, is }) => ({ is, found: logOdds(model, signs) > 0 }))
})
const hits = unseen.filter(({ is, found }) => is === 1 && found).length
console.log(`not seen: ${rows.length} turns, precision ${(hits / unseen.filter(({ found }) => found).length).toFixed(3)}, recall ${(hits / unseen.filter(({ is }) => is === 1).length).toFixed(3)}`)

if (process.argv.includes('--write')) {
  const all = learn([...everyday, ...rows], settings)
  writeFileSync(join(root, 'server/coaching/reading/trouble-weights.ts'), `import type { Trouble } from './trouble.ts'

/**
 * What each sign weighs for trouble of the patron's own, in log-odds. Learned from what was written for this project and from turns of MultiWOZ and STAR
 * (MIT, see NOTICE), none of which is here, by \`node run.mjs learn-trouble --write\`: change trouble.ts or the program, not this file.
 */
export const bias = ${all.bias.toFixed(3)}
export const weights: Partial<Record<Trouble, number>> = {
${weightLines(all)}
}
`)
  console.log('trouble-weights.ts is written')
}
