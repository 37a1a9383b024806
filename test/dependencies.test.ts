import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { root } from '../server/root.ts'

const Package = v.object({ dependencies: v.record(v.string(), v.string()), devDependencies: v.record(v.string(), v.string()) })
const { dependencies, devDependencies } = v.parse(Package, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
const all = { ...dependencies, ...devDependencies }

const reasons = readFileSync(join(root, 'docs/dependencies.md'), 'utf8').split('\n').flatMap((line) => /^\| ([^|]+) \| \S/.exec(line)?.[1]?.split(', ') ?? []).filter((name) => name !== 'package')
const sources = ['server', 'shared', 'widget', 'console', 'test'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .concat('run.mjs', 'vite.config.ts').filter((file) => /\.(tsx?|mjs)$/.test(file)).map((file) => readFileSync(join(root, file), 'utf8')).join('\n')

test('each package that is depended on has its reason in docs/dependencies.md, and each that has one is depended on', () => {
  expect([...new Set(Object.keys(all).map((name) => (name.startsWith('@types/') ? '@types/*' : name)))].sort()).toEqual(reasons.sort())
})

test('each is used somewhere, at one exact version', () => {
  // typescript and vitest are commands, and types are of what is used.
  const used = (name: string) => name === 'typescript' || name.startsWith('@types/') || ["'", '/'].some((end) => sources.includes(`'${name}${end}`))
  expect(Object.keys(all).filter((name) => !used(name))).toEqual([])
  expect(Object.values(all).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})
