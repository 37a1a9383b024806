import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { readLists } from '../../server/coaching/reading/lists.ts'
import { markersOf, sizeFrom, sizes, type Marker } from '../../server/coaching/reading/markers.ts'
import { ReadText } from '../../server/coaching/reading/read-text.ts'
import { coldByLists, nothingFound } from '../../server/coaching/reading/tone.ts'
import { readFolders } from '../../server/coaching/rules-folder.ts'
import { root } from '../../server/root.ts'
import { learnExactly } from '../evaluate/exact-logistic.ts'
import { logOdds, writeWeights, type Model } from '../evaluate/logistic.ts'

/**
 * node run.mjs learn-cold [--write]: learns what each marker of politeness weighs (logistic regression with an L2 penalty) from labelled requests that are
 * no part of the project, says how well it does on fifths it has not seen (parted in several ways, since by one alone a figure may be off by a tenth) and on
 * the other of the two sites, and with --write puts the weights of all rows into server/coaching/reading/cold-weights.ts.
 */
const Row = v.object({ id: v.string(), draft: v.string(), labels: v.object({ cold: v.boolean(), polite: v.boolean() }) })
interface Known {
  id: string
  site: string
  cold: boolean
  polite: boolean
  signs: Map<Sign, number>
}

/**
 * What the lists say keeps its whole weight, and the rest is learned on top of it: a brush-off at a library's desk is in the lists, and hardly in
 * these rows.
 */
const listsWeigh = 1.45
/** What is neither in the coldest nor in the politest quarter counts as this much cold. */
const between = 0.4
/** To take a polite row for a cold one is the worse mistake of the two: it counts so many times. */
const politeCounts = 3
/** A size is learned as steps, each for all texts that are shorter: so sizes side by side weigh alike, unless the rows say much else. */
type Sign = Marker | `under ${number} words`
const steps = sizes.map((size): readonly [number, Sign] => [size, `under ${size} words`])
const penalty = (sign: Sign): number => (sign.startsWith('under ') ? 10 : 3)
/** How often the rows are parted into fifths. */
const partings = 8

const folder = resolve(process.env['HEARTDESK_EVALUATION'] ?? join(root, '../shared/evaluation'))
const { lists } = readLists(readFolders({ shipped: shippedRules, own: null }).files)
const rows = readFileSync(join(folder, 'coaching/politeness.jsonl'), 'utf8').split('\n').filter(Boolean).map((line): Known => {
  const { id, draft, labels } = v.parse(Row, JSON.parse(line))
  return { id, site: id.startsWith('pol-se-') ? 'Stack Exchange' : 'Wikipedia', ...labels, signs: signsOf(markersOf(draft, coldByLists(new ReadText(draft, lists)), nothingFound)) }
})

function signsOf(markers: ReadonlyMap<Marker, number>): Map<Sign, number> {
  const signs = new Map<Sign, number>(markers)
  const size = sizes.find((words) => signs.delete(sizeFrom(words))) ?? 0
  for (const [words, step] of steps) if (size < words) signs.set(step, 1)
  return signs
}


const learnFrom = (from: readonly Known[]): Model<Sign> =>
  learnExactly(from.map(({ signs, cold, polite }) => ({ signs, is: cold ? 1 : polite ? 0 : between, weight: polite ? politeCounts : 1 })), { penalty, fixed: new Map([['by lists', listsWeigh]]) })

/** What is learned as steps, as the weight of each size. */
function bySize({ bias, weights }: Model<Sign>): Model<Marker> {
  const isMarker = (entry: [Sign, number]): entry is [Marker, number] => !entry[0].startsWith('under ')
  const ofSize = (size: number): number => steps.reduce((sum, [words, step]) => sum + (size < words ? weights.get(step) ?? 0 : 0), 0)
  return { bias, weights: new Map([...[...weights].filter(isMarker), ...sizes.map((size) => [sizeFrom(size), ofSize(size)] as const)]) }
}

interface Scored {
  row: Known
  z: number
}
const sites = ['Wikipedia', 'Stack Exchange'] as const
/** Of one site, the share of cold rows in the twentieth that is most suspect, and of polite ones in the tenth. */
function shares(scored: readonly Scored[], site: string): { cold: number; polite: number } {
  const ranked = scored.filter(({ row }) => row.site === site).sort((a, b) => b.z - a.z)
  const share = (of: number, is: (row: Known) => boolean) => {
    const top = ranked.slice(0, Math.ceil(ranked.length * of))
    return top.filter(({ row }) => is(row)).length / top.length
  }
  return { cold: share(0.05, (row) => row.cold), polite: share(0.1, (row) => row.polite) }
}
/** @param times scores of the same rows, from one or several models */
function tell(what: string, site: string, times: readonly (readonly Scored[])[]): void {
  const all = times.map((scored) => shares(scored, site))
  const say = (figures: readonly number[]): string => {
    const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length
    return mean.toFixed(3) + (figures.length === 1 ? '' : ` (${Math.min(...figures).toFixed(3)} to ${Math.max(...figures).toFixed(3)})`)
  }
  console.log(`${what}, ${site}: cold among the 5 % most suspect ${say(all.map(({ cold }) => cold))}, polite among the 10 % ${say(all.map(({ polite }) => polite))}`)
}
const score = (model: Model<Sign>, those: readonly Known[]): Scored[] => those.map((row) => ({ row, z: logOdds(model, row.signs) }))

/** The same fifth in every run, and another in each parting. */
function fifthOf(id: string, parting: number): number {
  const hash = [...id].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_003, 7 + parting * 1_009)
  return Math.floor(hash / 7) % 5
}

const notSeen = Array.from({ length: partings }, (_, parting) => [0, 1, 2, 3, 4].flatMap((fifth) =>
  score(learnFrom(rows.filter(({ id }) => fifthOf(id, parting) !== fifth)), rows.filter(({ id }) => fifthOf(id, parting) === fifth))))
for (const site of sites) tell('not seen', site, notSeen)
for (const site of sites) tell('learned on the other', site, [score(learnFrom(rows.filter((row) => row.site !== site)), rows.filter((row) => row.site === site))])
const model = learnFrom(rows)
for (const site of sites) tell('its own rows', site, [score(model, rows)])

if (process.argv.includes('--write')) writeWeights('cold', 'Marker', bySize(model), 'What each marker of politeness weighs for coldness, in log-odds. Learned from the Stanford Politeness Corpus (CC BY 4.0, see NOTICE), none of whose sentences is here.', 'markers')
