import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import * as v from 'valibot'
import { shippedRules } from '../../server/coaching/create-coach.ts'
import { detect, type Detected } from '../../server/coaching/detect.ts'
import { readFolders } from '../../server/coaching/rules-folder.ts'
import { readRules } from '../../server/coaching/rules.ts'
import { percentile } from '../bench/lines.ts'

const Row = v.object({ id: v.string(), conversation: v.array(v.object({ from: v.string(), text: v.string() })), draft: v.string(), labels: v.record(v.string(), v.boolean()) })
type Row = v.InferOutput<typeof Row>
interface Read {
  row: Row
  found: Detected
}

const sets = ['sgd', 'star', 'multiwoz', 'politeness'] as const
const behaviours = ['restates', 'checks_answered', 'closing', 'asks_question'] as const
/** What anyone would write first: a floor for each behaviour. */
const simple: Record<(typeof behaviours)[number], (row: Row) => boolean> = {
  restates: () => true,
  checks_answered: ({ draft }) => /anything else/i.test(draft),
  closing: ({ draft }) => /\b(?:bye|goodbye|have a (?:good|great|nice))\b/i.test(draft),
  asks_question: ({ draft }) => draft.includes('?'),
}

/**
 * Measures what the coach reads in the labelled drafts of a folder and gives two tables in Markdown, or says that the folder is not there. A
 * label that a row lacks is unknown there and not scored.
 */
export function evaluateCoaching(folder: string): string {
  if (!existsSync(folder)) return `Coaching: ${folder} is not there, nothing measured.`
  const book = readRules(readFolders({ shipped: shippedRules, own: null }).files)
  const taken: number[] = []
  const read = (row: Row): Read => {
    const line = JSON.stringify({ id: row.id, conversation: row.conversation, draft: row.draft })
    const startedAt = performance.now()
    const found = detect(line, book)
    taken.push((performance.now() - startedAt) * 1000)
    return { row, found }
  }
  const lines = ['| set | behaviour | drafts | precision | recall | F1 | a simple test’s F1 |', '|---|---|---|---|---|---|---|']
  const all = new Map(sets.map((set) => [set, rowsOf(folder, set).map(read)]))
  for (const [set, reads] of all) {
    for (const behaviour of behaviours) {
      const known = reads.filter(({ row }) => behaviour in row.labels)
      if (known.length === 0) continue
      const ours = scores(known.map(({ row, found }) => [row.labels[behaviour] === true, found.behaviours[behaviour]]))
      const theirs = scores(known.map(({ row }) => [row.labels[behaviour] === true, simple[behaviour](row)]))
      lines.push(`| ${set} | ${behaviour} | ${known.length} | ${ours.precision.toFixed(3)} | ${ours.recall.toFixed(3)} | ${ours.f1.toFixed(3)} | ${theirs.f1.toFixed(3)} |`)
    }
  }
  lines.push('', '| politeness | drafts | cold among the 5 % most suspect | polite among the 10 % most suspect |', '|---|---|---|---|')
  for (const part of ['wiki', 'se']) {
    const ranked = (all.get('politeness') ?? []).filter(({ row }) => row.id.startsWith(`pol-${part}-`)).sort((a, b) => b.found.cold - a.found.cold)
    const share = (label: string, of: number) => {
      const top = ranked.slice(0, Math.ceil(ranked.length * of))
      return (top.filter(({ row }) => row.labels[label] === true).length / top.length).toFixed(3)
    }
    lines.push(`| ${part} | ${ranked.length} | ${share('cold', 0.05)} | ${share('polite', 0.1)} |`)
  }
  const micro = (of: number) => percentile(taken, of).toFixed(0)
  return [...lines, '', `One draft, read and judged by all rules: p50 ${micro(0.5)} us, p99 ${micro(0.99)} us.`].join('\n')
}

const rowsOf = (folder: string, set: string): Row[] =>
  readFileSync(join(folder, `${set}.jsonl`), 'utf8').split('\n').filter(Boolean).map((line) => v.parse(Row, JSON.parse(line)))

function scores(pairs: readonly (readonly [label: boolean, found: boolean])[]): { precision: number; recall: number; f1: number } {
  const hits = pairs.filter(([label, found]) => label && found).length
  const precision = hits / Math.max(1, pairs.filter(([, found]) => found).length)
  const recall = hits / Math.max(1, pairs.filter(([label]) => label).length)
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
