// npm run --silent anonymise < rows: JSON lines in, JSON lines out, in the format docs/anonymising.md gives. A line nobody can read is named on
// standard error and makes the exit code 1; the others are answered all the same.
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { anonymiseRow, BadRow } from '../transcripts/anonymise/rows.ts'

let number = 0
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  number += 1
  if (line.trim() === '') continue
  try {
    if (!process.stdout.write(`${anonymiseRow(line)}\n`)) await once(process.stdout, 'drain')
  } catch (error) {
    if (!(error instanceof BadRow)) throw error
    process.stderr.write(`anonymise: line ${number}: ${error.message}\n`)
    process.exitCode = 1
  }
}
