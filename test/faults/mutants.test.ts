import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../server/root.ts'
import { mutants } from './mutants.ts'

/** Said in a moment, beside the runs that take minutes: whoever changes such a line changes the mutant with it. */
test.each(Object.entries(mutants).flatMap(([name, { changes }]) => changes.map(({ file, from }) => [name, file, from] as const)))('%s fits %s', (_, file, from) => {
  expect(readFileSync(join(root, file), 'utf8').split(from)).toHaveLength(2)
})
