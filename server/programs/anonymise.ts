// npm run --silent anonymise < rows: JSON lines in, JSON lines out, in the format DESIGN.md gives.
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { anonymiseText, defaultSettings } from '../transcripts/anonymise.ts'

const Offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const Row = v.object({
  id: v.union([v.string(), v.number()]),
  text: v.string(),
  turns: v.optional(v.array(v.object({ from: v.picklist(['patron', 'librarian', 'note', 'anyone']), start: Offset, end: Offset }))),
  known: v.optional(v.array(v.string())),
})

let number = 0
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  number += 1
  if (line.trim() === '') continue
  try {
    const row = v.parse(Row, JSON.parse(line))
    const turns = row.turns?.toSorted((a, b) => a.start - b.start)
    const outside = turns?.find((turn, n) => turn.end > row.text.length || turn.start > turn.end || turn.start < (turns[n - 1]?.end ?? 0))
    if (outside) throw new Error(`the turn ${outside.start}-${outside.end} lies outside the text or over another turn`)
    const { text, spans } = anonymiseText(row.text, turns?.length ? turns : undefined, { patron: row.known ?? [], staff: [] }, defaultSettings)
    process.stdout.write(`${JSON.stringify({ id: row.id, text, spans: spans.map(({ start, end, type }) => ({ start, end, type })) })}\n`)
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`anonymise: line ${number}: ${explain(error)}\n`)
  }
}

/** Where and what, without the row's own words. */
function explain(error: unknown): string {
  if (error instanceof v.ValiError) return error.issues.map((issue: v.BaseIssue<unknown>) => `${v.getDotPath(issue) ?? 'the row'}: expected ${issue.expected ?? 'something else'}`).join('; ')
  if (error instanceof SyntaxError) return 'not JSON'
  return error instanceof Error ? error.message : String(error)
}
