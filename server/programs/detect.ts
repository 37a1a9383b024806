import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { shippedRules } from '../coaching/create-coach.ts'
import { detect } from '../coaching/detect.ts'
import { readFolders } from '../coaching/rules-folder.ts'
import { readRules } from '../coaching/rules.ts'

/**
 * Reads drafts as JSON lines from standard input and answers each on standard output, in order, with the shipped rules. A line that is
 * wrong is told on standard error by its number; the others are answered all the same, and the exit code is 1.
 */
const book = readRules(readFolders({ shipped: shippedRules, own: null }).files)
// Whoever reads the answers may stop early (head): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

let at = 0
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  at += 1
  if (line.trim() === '') continue
  try {
    if (!process.stdout.write(`${JSON.stringify(detect(line, book))}\n`)) await once(process.stdout, 'drain')
  } catch (error) {
    console.error(`heartdesk detect: line ${at}: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
