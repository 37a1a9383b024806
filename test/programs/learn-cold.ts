import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { readLists } from '../../server/coaching/reading/lists.ts'
import { markersOf, type Marker } from '../../server/coaching/reading/markers.ts'
import { ReadText } from '../../server/coaching/reading/read-text.ts'
import { coldByLists } from '../../server/coaching/reading/tone.ts'
import { readFolders } from '../../server/coaching/rules-folder.ts'
import { root } from '../../server/root.ts'
import { learn, logOdds, writeWeights, type Model } from '../evaluate/logistic.ts'

/**
 * node run.mjs learn-cold [--write]: learns what each marker of politeness weighs (logistic regression with an L2 penalty, by gradient descent)
 * from labelled requests that are no part of the project, says how well it does on the fifth it has not seen and on the other of the two sites, and
 * with --write puts the weights of all rows into server/coaching/reading/cold-weights.ts.
 */
const Row = v.object({ id: v.string(), draft: v.string(), labels: v.object({ cold: v.boolean(), polite: v.boolean() }) })
interface Known {
  id: string
  site: string
  cold: boolean
  polite: boolean
  markers: Map<Marker, number>
}

/**
 * What the lists say keeps its whole weight, and the rest is learned on top of it: a brush-off at a library's desk is in the lists, and hardly in
 * these rows.
 */
const listsWeigh = 1.4
/** What is neither in the coldest nor in the politest quarter counts as this much cold. */
const between = 0.4
/** To take a polite row for a cold one is the worse mistake of the two: it counts so many times. */
const politeCounts = 3
const penalty = 5
const rounds = 900

const folder = resolve(process.env['HEARTDESK_EVALUATION'] ?? join(root, '../shared/evaluation'))
const { lists } = readLists(readFolders({ shipped: shippedRules, own: null }).files)
const rows = readFileSync(join(folder, 'coaching/politeness.jsonl'), 'utf8').split('\n').filter(Boolean).map((line): Known => {
  const { id, draft, labels } = v.parse(Row, JSON.parse(line))
  return { id, site: id.startsWith('pol-se-') ? 'Stack Exchange' : 'Wikipedia', ...labels, markers: markersOf(draft, coldByLists(new ReadText(draft, lists))) }
})

const learnFrom = (from: readonly Known[]): Model<Marker> =>
  learn(from.map(({ markers, cold, polite }) => ({ signs: markers, is: cold ? 1 : polite ? 0 : between, weight: polite ? politeCounts : 1 })), { penalty, rounds, fixed: new Map([['by lists', listsWeigh]]) })

function tell(what: string, scored: readonly { row: Known; z: number }[]): void {
  for (const site of ['Wikipedia', 'Stack Exchange']) {
    const ranked = scored.filter(({ row }) => row.site === site).sort((a, b) => b.z - a.z)
    const share = (of: number, is: (row: Known) => boolean) => {
      const top = ranked.slice(0, Math.ceil(ranked.length * of))
      return (top.filter(({ row }) => is(row)).length / top.length).toFixed(3)
    }
    if (ranked.length > 0) console.log(`${what}, ${site}: cold among the 5 % most suspect ${share(0.05, (row) => row.cold)}, polite among the 10 % ${share(0.1, (row) => row.polite)}`)
  }
}

/** The same fifth in every run. */
function fifthOf(id: string): number {
  let hash = 7
  for (const sign of id) hash = (hash * 31 + sign.charCodeAt(0)) % 1_000_003
  return hash % 5
}

tell('not seen', [0, 1, 2, 3, 4].flatMap((fifth) => {
  const model = learnFrom(rows.filter(({ id }) => fifthOf(id) !== fifth))
  return rows.filter(({ id }) => fifthOf(id) === fifth).map((row) => ({ row, z: logOdds(model, row.markers) }))
}))
for (const site of ['Wikipedia', 'Stack Exchange']) {
  const model = learnFrom(rows.filter((row) => row.site === site))
  tell(`learned on ${site}`, rows.filter((row) => row.site !== site).map((row) => ({ row, z: logOdds(model, row.markers) })))
}

if (process.argv.includes('--write')) writeWeights('cold', 'Marker', learnFrom(rows), 'What each marker of politeness weighs for coldness, in log-odds. Learned from the Stanford Politeness Corpus (CC BY 4.0, see NOTICE), none of whose sentences is here.', 'markers')
