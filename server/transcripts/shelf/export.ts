import { stringify } from 'csv-stringify/sync'
import type { Transcript, TranscriptLine } from '../../../shared/transcript.ts'

export const formats = ['csv', 'jsonl'] as const
export type Format = (typeof formats)[number]
type Listed = readonly { id: string; transcript: Transcript }[]

const whose = ({ by, librarian = 1, what }: TranscriptLine): string => `${by === 'librarian' ? `librarian ${librarian}` : by}${what === 'note' ? ' (note)' : ''}`
const said = ({ lines }: Transcript): string => lines.flatMap((line) => (line.what === 'happening' ? [] : [`${whose(line)}, ${line.at} s: ${line.text}`])).join('\n')

/** One row a transcript. What a spreadsheet would take for a formula is escaped with a ': a patron may have written it. */
const asCsv = (listed: Listed): string =>
  stringify(listed.map(({ id, transcript: { lines: _, ...rest }, transcript }) => ({ id, ...rest, tags: rest.tags.join('; '), said: said(transcript) })), {
    // Excel reads UTF-8 where a mark says so.
    header: true, bom: true, escape_formulas: true, record_delimiter: 'windows',
    columns: ['id', 'desk', 'month', 'kind', 'ended', 'waited', 'length', 'readLevel', 'answered', 'tags', 'said', 'comment'],
  })

/** One JSON object a line, as shared/transcript.ts describes it, with its id. */
const asJsonLines = (listed: Listed): string => listed.map(({ id, transcript }) => `${JSON.stringify({ id, ...transcript })}\n`).join('')

/** Transcripts as a file: its kind, and its text. */
export const exported = (format: Format, listed: Listed): { kind: string; text: string } =>
  format === 'csv' ? { kind: 'text/csv; charset=utf-8', text: asCsv(listed) } : { kind: 'application/jsonl; charset=utf-8', text: asJsonLines(listed) }
