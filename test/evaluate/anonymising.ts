import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { anonymiseText, defaultSettings, type Placed } from '../../server/transcripts/anonymise.ts'

const Place = v.object({ start: v.number(), end: v.number(), type: v.string() })
/** A text of a labelled set: what must be masked, what must be kept, what counts as neither. */
export const LabelledText = v.object({
  id: v.string(),
  text: v.string(),
  spans: v.array(Place),
  keep: v.array(Place),
  neutral: v.array(Place),
  turns: v.optional(v.array(v.object({ from: v.picklist(['patron', 'librarian']), start: v.number(), end: v.number() }))),
  known: v.optional(v.array(v.string())),
})
export type LabelledText = v.InferOutput<typeof LabelledText>

const sets = ['star_surrogate', 'libchat_hybrid', 'sgd_chat', 'presidio_synth', 'goodbooks_keep']

type Count = { all: number; hit: number }
type Result = { rows: number; types: Map<string, Count>; leaky: Count; keep: Map<string, Count>; words: Count; characters: number; milliseconds: number }

/**
 * Measures the anonymiser over the labelled texts in a folder and gives a table in Markdown, or says that the folder is not there.
 * A span counts as masked when none of its letters and digits is left; something kept counts as touched when any character of it is masked;
 * ordinary words are those outside all labels. Every third row (by its id) is held out from development: `only` picks a part.
 */
export async function evaluateAnonymising(folder: string, only: 'all' | 'held-out' | 'development' = 'all'): Promise<string> {
  if (!existsSync(folder)) return `Anonymising: ${folder} is not there, nothing measured.`
  const lines = ['| set | what | spans | wholly masked | transcripts with a leak | keep touched | ordinary words masked | ms of CPU per 1,000 characters |', '|---|---|---|---|---|---|---|---|']
  anonymiseText('Load the lists before the clock starts.', undefined, { patron: [], staff: [] }, defaultSettings)
  for (const set of sets) {
    const rows = readFileSync(join(folder, `${set}.jsonl`), 'utf8').split('\n').filter(Boolean).map((line) => v.parse(LabelledText, JSON.parse(line)))
    const result = measure(rows.filter(({ id }) => only === 'all' || isHeldOut(id) === (only === 'held-out')))
    const all = sum([...result.types.values()])
    const speed = (result.milliseconds / (result.characters / 1000)).toFixed(2)
    lines.push(`| ${set} | ${result.rows} texts | ${all.all} | ${share(all)} | ${share(result.leaky)} | ${share(sum([...result.keep.values()]))} | ${share(result.words)} | ${speed} |`)
    for (const [type, count] of [...result.types].sort()) lines.push(`| | ${type} | ${count.all} | ${share(count)} | | | | |`)
    for (const [type, count] of [...result.keep].sort()) lines.push(`| | kept: ${type} | ${count.all} | | | ${share(count)} | | |`)
  }
  return lines.join('\n')
}

/** A third of the rows, the same ones in every run. */
export function isHeldOut(id: string): boolean {
  let hash = 7
  for (const sign of id) hash = (hash * 31 + sign.charCodeAt(0)) % 1_000_003
  return hash % 3 === 0
}

function measure(rows: readonly LabelledText[]): Result {
  const result: Result = { rows: rows.length, types: new Map(), leaky: { all: 0, hit: 0 }, keep: new Map(), words: { all: 0, hit: 0 }, characters: 0, milliseconds: 0 }
  for (const row of rows) {
    const before = process.cpuUsage()
    const { spans } = anonymiseText(row.text, row.turns, { patron: row.known ?? [], staff: [] }, defaultSettings)
    const { user, system } = process.cpuUsage(before)
    result.milliseconds += (user + system) / 1000
    result.characters += row.text.length
    const { leaks, touched, ordinary, ordinaryMasked } = judge(row, spans)
    for (const span of row.spans) add(result.types, span.type, !leaks.includes(span))
    for (const keep of row.keep) add(result.keep, keep.type, touched.includes(keep))
    result.leaky.all += 1
    if (leaks.length > 0) result.leaky.hit += 1
    result.words.all += ordinary
    result.words.hit += ordinaryMasked.length
  }
  return result
}

/** What went wrong in one text: labels with something left, kept things touched, ordinary words masked. */
export function judge(row: LabelledText, spans: readonly Placed[]) {
  const masked = new Uint8Array(row.text.length)
  for (const { start, end } of spans) masked.fill(1, start, end)
  const labelled = new Uint8Array(row.text.length)
  for (const { start, end } of [...row.spans, ...row.keep, ...row.neutral]) labelled.fill(1, start, end)
  const leaks = row.spans.filter(({ start, end }) => [...row.text.slice(start, end).matchAll(/[\p{L}\p{N}]/gu)].some((sign) => masked[start + sign.index] === 0))
  const touched = row.keep.filter(({ start, end }) => masked.subarray(start, end).includes(1))
  let ordinary = 0
  const ordinaryMasked: string[] = []
  for (const word of row.text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)) {
    const end = word.index + word[0].length
    if (labelled.subarray(word.index, end).includes(1)) continue
    ordinary += 1
    if (masked.subarray(word.index, end).includes(1)) ordinaryMasked.push(word[0])
  }
  return { leaks, touched, ordinary, ordinaryMasked }
}

function add(counts: Map<string, Count>, type: string, hit: boolean): void {
  const count = counts.get(type) ?? { all: 0, hit: 0 }
  counts.set(type, { all: count.all + 1, hit: count.hit + (hit ? 1 : 0) })
}

const sum = (counts: readonly Count[]): Count => ({ all: counts.reduce((total, { all }) => total + all, 0), hit: counts.reduce((total, { hit }) => total + hit, 0) })
const share = ({ all, hit }: Count): string => (all === 0 ? '–' : `${((100 * hit) / all).toFixed(2)}%`)
