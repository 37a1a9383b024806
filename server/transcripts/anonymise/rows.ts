import * as v from 'valibot'
import { anonymiseText, defaultSettings } from '../anonymise.ts'

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const Row = v.object({
  id: v.union([v.string(), v.number()]),
  text: v.string(),
  turns: v.optional(v.array(v.object({ from: v.picklist(['patron', 'librarian', 'note', 'anyone']), start: Offset, end: Offset }))),
  known: v.optional(v.array(v.string())),
})

/** Thrown for a row nobody can read. Its message says where and what, and never holds the row's own words. */
export class BadRow extends Error {}

/**
 * One line of `npm run anonymise`: JSON in, JSON out, spans in the input's UTF-16 offsets. `turns` may come in any order; `known` holds the patron's names
 * and addresses. Throws BadRow for what is no JSON, another shape, or turns outside the text or over one another.
 */
export function anonymiseRow(line: string): string {
  const row = read(line)
  const turns = row.turns?.toSorted((a, b) => a.start - b.start)
  const wrong = turns?.find((turn, n) => turn.end > row.text.length || turn.start > turn.end || turn.start < (turns[n - 1]?.end ?? 0))
  if (wrong) throw new BadRow(`turns: ${wrong.start}-${wrong.end} lies outside the text or over another turn`)
  const { text, spans } = anonymiseText(row.text, turns?.length ? turns : undefined, { patron: row.known ?? [], staff: [] }, defaultSettings)
  return JSON.stringify({ id: row.id, text, spans: spans.map(({ start, end, type }) => ({ start, end, type })) })
}

function read(line: string): v.InferOutput<typeof Row> {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    throw new BadRow('not JSON')
  }
  const row = v.safeParse(Row, json)
  if (row.success) return row.output
  throw new BadRow(row.issues.map((issue) => `${v.getDotPath(issue) ?? 'the row'}: expected ${issue.expected ?? 'something else'}`).join('; '))
}
