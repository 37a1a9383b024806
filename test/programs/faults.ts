import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { isClean } from '../faults/check.ts'
import { buildMutant, mutants } from '../faults/mutants.ts'
import type { StoreName } from '../faults/place.ts'
import type { Asked, Report } from '../faults/run.ts'

/**
 * npm run faults -- [--seed N] [--store sqlite|redis] [--seconds S] [--mutant NAME]: docs/faults.md. Exit code 1 where anything is lost, doubled, in
 * disorder, apart, forgotten or unanswered, or where a server broke; 2 where it is called wrongly.
 */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, store: { type: 'string', default: 'redis' }, seconds: { type: 'string', default: '60' }, mutant: { type: 'string' } } })
const { seed, seconds, store: named, mutant } = values
const store = (['redis', 'sqlite'] as const).find((one) => one === named)
const problem = store === undefined ? '--store is redis or sqlite'
  : !/^\d+$/.test(seed) || !/^\d+$/.test(seconds) ? '--seed and --seconds are whole numbers'
  : mutant !== undefined && !mutants[mutant] ? `--mutant is one of ${Object.keys(mutants).join(', ')}`
  : mutant !== undefined && (mutants[mutant]?.store ?? store) !== store ? `--mutant ${mutant} is one of the ${mutants[mutant]?.store} store`
  : null

/** The run itself may be what the mutant changed: its pages are in it. */
async function start(asked: Omit<Asked, 'program'>): Promise<Report> {
  if (mutant === undefined) return (await import('../faults/run.ts')).run({ ...asked, program: undefined })
  const built = await buildMutant(mutant)
  if (mutants[mutant]?.of === 'server') return (await import('../faults/run.ts')).run({ ...asked, program: built })
  const changed: { run: (asked: Asked) => Promise<Report> } = await import(pathToFileURL(built).href)
  return changed.run({ ...asked, program: undefined })
}

function told({ injected, chats, events, acknowledged, rolledBack, findings, broken }: Report, store: StoreName): string {
  const found = (name: string, what: readonly string[]) => `${name.padEnd(14)}${what.length}`
  return [
    `seed ${seed}, ${store}, ${seconds} s${mutant ? `, mutant ${mutant}` : ''}`,
    `injected      ${[...injected].map(([name, times]) => `${name} ${times}x`).join(', ')}`,
    `acknowledged  ${acknowledged} commands; ${events} events in ${chats} chats`,
    found('lost', findings.lost), found('doubled', findings.doubled), found('in disorder', findings.disorder), found('apart', findings.apart), found('forgotten', findings.forgotten), found('unanswered', findings.unanswered), found('broken', broken),
    `rolled back   ${rolledBack} acknowledged after a copy that was put back, and told`,
    ...[...Object.values(findings).flatMap((some) => some.slice(0, 8)), ...broken].map((line) => `  ${line}`),
  ].join('\n')
}

// What was started ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

if (problem !== null || store === undefined) {
  console.error(`heartdesk: ${problem}`)
  process.exit(2)
}
const report = await start({ seed: Number(seed), store, seconds: Number(seconds), patience: mutant ? 8_000 : 120_000 })
console.log(told(report, store))
process.exit(isClean(report.findings) && report.broken.length === 0 ? 0 : 1)
