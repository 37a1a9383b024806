import { join } from 'node:path'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { readLists } from '../../server/coaching/reading/lists.ts'
import { readChat } from '../../server/coaching/reading/read-chat.ts'
import { ReadText } from '../../server/coaching/reading/read-text.ts'
import { takingUpSigns, type TakingUp } from '../../server/coaching/reading/taking-up.ts'
import { readFolders } from '../../server/coaching/rules-folder.ts'
import { root } from '../../server/root.ts'
import { handOf, readFreshDrafts } from '../coaching/read-fresh-drafts.ts'
import { learn, logOdds, writeWeights, type Known } from '../evaluate/logistic.ts'

/**
 * node run.mjs learn-taking-up [--write]: learns what each sign weighs for a draft that takes up what went wrong for its patron, from the fresh drafts to patrons who are upset (or
 * seem so): those that deserve a nudge about it (R6) do not, those that deserve none do. Says how well it does on what another hand wrote, and with --write puts the
 * weights into server/coaching/reading/taking-up-weights.ts.
 */
const { lists } = readLists(readFolders({ shipped: shippedRules, own: null }).files)
const rows = readFreshDrafts(join(root, 'test/coaching/fresh-drafts')).flatMap(({ id, conversation, draft, labels, undecided, right }): (Known<TakingUp> & { by: string })[] => {
  const chat = readChat(conversation.map(({ from, text }) => ({ from, said: new ReadText(text, lists) })), '')
  const upset = labels.includes('u')
  const quiet = right?.includes('') === true || (labels.includes('a') && !undecided.includes('a'))
  const missed = right?.some((rule) => rule.startsWith('R6')) === true && right.includes('') === false
  if (!(upset || chat.patron.upset !== null) || !(quiet || missed)) return []
  return [{ by: handOf(id), signs: takingUpSigns(new ReadText(draft, lists), chat), is: missed ? 0 : 1, weight: upset ? 1 : 0.3 }]
})
const settings = { penalty: 2, rounds: 1500 }

for (const hand of new Set(rows.map(({ by }) => by))) {
  const model = learn(rows.filter(({ by }) => by !== hand), settings)
  const found = rows.filter(({ by }) => by === hand).map(({ signs, is }) => ({ is, found: logOdds(model, signs) > 0 }))
  const of = (is: 0 | 1): string => `${found.filter((row) => row.is === is && row.found === (is === 1)).length} of ${found.filter((row) => row.is === is).length}`
  console.log(`${hand}, learned from the others: taken up and seen ${of(1)}, not taken up and seen ${of(0)}`)
}

if (process.argv.includes('--write')) writeWeights('taking-up', 'TakingUp', learn(rows, settings), "What each sign weighs for taking up a patron's trouble, in log-odds. Learned from what was written for this project.")
