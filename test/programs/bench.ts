import { bareSide, heartdeskSide } from '../bench/crowd.ts'
import { besideFloor, table, type BenchLine } from '../bench/lines.ts'
import { acknowledgement, cpuOfResume, cpuOfSend, memoryOfIdle } from '../bench/measures.ts'
import { start, temporaryFolder, type Measured } from '../bench/process.ts'
import { coachLines } from '../bench/coach.ts'
import { weightLines } from '../bench/weight.ts'
import { beAvailable, connectStaff, useLink } from '../setup/staff.ts'

/**
 * npm run bench [-- --json] [-- --idle 5000]: each number beside its floor in the same run, the floor measured right before it. The servers are processes of
 * their own on loopback, this one is the crowd. Bounded in count; takes a few minutes; ends what it started.
 */
const asJson = process.argv.includes('--json')
const idle = Number(process.argv[process.argv.indexOf('--idle') + 1] || 5000) || 5000

async function startHeartdesk(): Promise<Measured> {
  const server = await start('main', [], {
    HEARTDESK_PORT: '0', HEARTDESK_HOST: '127.0.0.1', HEARTDESK_DATA: temporaryFolder(), HEARTDESK_TRUST_PROXY: '1', HEARTDESK_LOG: 'error',
  })
  const link = await firstLink(server)
  const staff = await connectStaff(server.url, await useLink(server.url, link, { name: 'Bench', email: 'bench@library.example', password: 'a long enough password' }))
  await beAvailable(staff)
  return server
}

async function firstLink(server: Measured): Promise<string> {
  for (;;) {
    const { value, done } = await server.lines.next()
    const link = /http\S+#\S+/.exec(value ?? '')?.[0]
    if (link) return link
    if (done) throw new Error('the server named no first link')
  }
}

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
    const floor = await acknowledgement(bare, 300, 10)
    const value = await acknowledgement(heartdesk, 300, 10)
    lines.push(besideFloor('acknowledgement at 300/s: p50', value.p50, floor.p50, 'ms'))
    lines.push(besideFloor('acknowledgement at 300/s: p99', value.p99, floor.p99, 'ms'))
    await both('connect and resume 20 events: CPU', 'us', (server, side) => cpuOfResume(server, side, 1000))
    await both(`idle patron of ${idle}: memory`, 'KB', async (server, side) => (await memoryOfIdle(server, side, idle)) / 1024)
  } finally {
    await Promise.all([bareServer.stop(), heartdeskServer.stop()])
  }
  return lines
}

const lines = [...(await measure()), ...(await weightLines()), ...(await coachLines())]
console.log(asJson ? lines.map((line) => JSON.stringify(line)).join('\n') : table(lines))
process.exit(0)
