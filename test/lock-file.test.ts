import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { root } from '../server/root.ts'

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'))
const Versions = v.optional(v.record(v.string(), v.string()), {})
const Manifest = v.object({ dependencies: Versions, devDependencies: Versions })
const Lock = v.object({ packages: v.record(v.string(), v.looseObject({ version: v.optional(v.string()) })) })
const { packages } = v.parse(Lock, read('package-lock.json'))
const numbers = (version: string) => version.split('.').map(Number)

test.each([['engine.io', '6.6.10'], ['socket.io-parser', '4.2.7'], ['ws', '8.21.0']])('%s is %s or newer: older ones have known weaknesses', (name, least) => {
  const found = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, { version = '0' }]) => version)
  expect(found.length).toBeGreaterThan(0)
  for (const version of found) expect(numbers(version).map((part, index) => part - (numbers(least)[index] ?? 0)).find((part) => part !== 0) ?? 0, version).toBeGreaterThanOrEqual(0)
})

test('every package is named with its exact version, and has its reason in docs/dependencies.md', () => {
  const { dependencies, devDependencies } = v.parse(Manifest, read('package.json'))
  const reasons = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
    expect(reasons, name).toContain(name.startsWith('@types/') ? '@types/*' : name)
  }
})
