import { bareSide, heartdeskSide, librarianSide } from '../bench/crowd.ts'
import { besideFloor, table, type BenchLine } from '../bench/lines.ts'
import { acknowledgement, acknowledgementBesideClosing, cpuOfResume, cpuOfSend, memoryOfIdle } from '../bench/measures.ts'
import { startHeartdesk } from '../bench/heartdesk.ts'
import { nodeLines } from '../bench/nodes.ts'
import { start, temporaryFolder, type Measured } from '../bench/process.ts'
import { reportLines } from '../bench/reports.ts'
import { storm } from '../bench/storm.ts'
import { coachLines } from '../bench/coach.ts'
import { searchLines } from '../bench/search.ts'
import { storedLine } from '../bench/stored.ts'
import { weightLines } from '../bench/weight.ts'

/**
 * npm run bench [-- --json] [-- --idle 5000] [-- --stored 20000] [-- --transcripts 1000000] [-- --only server|closing|nodes|weight|coach|reports|stored|search]: each number beside its floor in the same run, the floor measured right before it. The servers are processes of
 * their own on loopback, this one is the crowd. Bounded in count; takes a few minutes; ends what it started.
 */
const asJson = process.argv.includes('--json')
const option = (name: string, otherwise: number): number => (process.argv.includes(name) && Number(process.argv[process.argv.indexOf(name) + 1])) || otherwise
const idle = option('--idle', 5000)
const transcripts = option('--transcripts', 20_000)
const stored = option('--stored', 20_000)

async function measure(): Promise<BenchLine[]> {
  const bareServer = await start('bare-server', [temporaryFolder()])
  const heartdeskServer = await startHeartdesk()
  const bare = bareSide(bareServer.url)
  const heartdesk = heartdeskSide(heartdeskServer.url)
  const lines: BenchLine[] = []
  const both = async (name: string, unit: string, one: (server: Measured, side: typeof bare) => Promise<number>) => {
    const floor = await one(bareServer, bare)
    lines.push(besideFloor(name, await one(heartdeskServer, heartdesk), floor, unit))
  }
  try {
    await both('durable send: CPU', 'us', (server, side) => cpuOfSend(server, side, 200, 25))
    const librarian = librarianSide(heartdeskServer.url, heartdeskServer.cookie)
    const patrons = await cpuOfSend(heartdeskServer, heartdesk, 20, 25)
    lines.push(besideFloor('a librarian’s send, read by the coach: CPU (beside a patron’s)', await cpuOfSend(heartdeskServer, librarian, 20, 25), patrons, 'us'))
    const floor = await acknowledgement(bare, 300, 10)
    const value = await acknowledgement(heartdesk, 300, 10)
    lines.push(besideFloor('acknowledgement at 300/s: p50', value.p50, floor.p50, 'ms'))
    lines.push(besideFloor('acknowledgement at 300/s: p99', value.p99, floor.p99, 'ms'))
    await both('connect and resume 20 events: CPU', 'us', (server, side) => cpuOfResume(server, side, 1000))
    await both(`idle patron of ${idle}: memory`, 'KB', async (server, side) => (await memoryOfIdle(server, side, idle)) / 1024)
    const [bareStorm, ourStorm] = [await storm(bareServer, bare, idle), await storm(heartdeskServer, heartdesk, idle)]
    lines.push(besideFloor(`${idle} come back at once: until the last`, ourStorm.back, bareStorm.back, 'ms'))
    lines.push(besideFloor(`${idle} come back at once: memory at most`, ourStorm.memory / 2 ** 20, bareStorm.memory / 2 ** 20, 'MB'))
    lines.push(besideFloor(`${idle} come back at once: the loop is late, p99`, ourStorm.delay, bareStorm.delay, 'ms'))
  } finally {
    await Promise.all([bareServer.stop(), heartdeskServer.stop()])
  }
  return lines
}

/** Messages while chats close: each is de-identified and counted beside their way, and should delay none. */
async function closingLines(): Promise<BenchLine[]> {
  const server = await startHeartdesk()
  const side = heartdeskSide(server.url)
  try {
    const { quiet, closing } = await acknowledgementBesideClosing(side, 200, 10)
    return [
      besideFloor('acknowledgement while ten chats a second close: p50 (beside none)', closing.p50, quiet.p50, 'ms'),
      besideFloor('acknowledgement while ten chats a second close: p99 (beside none)', closing.p99, quiet.p99, 'ms'),
    ]
  } finally {
    await server.stop()
  }
}

const parts: Record<string, () => Promise<BenchLine[]>> = { server: measure, closing: closingLines, nodes: nodeLines, weight: weightLines, coach: coachLines, reports: () => reportLines(transcripts), stored: async () => [await storedLine(stored)], search: async () => searchLines(transcripts, (line) => console.error(line)) }
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined
const lines: BenchLine[] = []
for (const [name, part] of Object.entries(parts)) if (only === undefined || only === name) lines.push(...(await part()))
console.log(asJson ? lines.map((line) => JSON.stringify(line)).join('\n') : table(lines))
process.exit(0)
