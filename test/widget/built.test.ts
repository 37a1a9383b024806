import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../server/root.ts'
import { filesOfChat } from '../bench/weight.ts'

test('what the tests have built is what patrons load: nothing in it is for developers, and nothing unpacks binary data', () => {
  const scripts = filesOfChat().filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(root, 'dist/pages', file), 'utf8')).join('\n')
  expect(scripts.length).toBeGreaterThan(10_000)
  for (const words of ['engine.io-client:socket', 'socket.io-client:manager', '_placeholder', 'URI too long']) expect(scripts).not.toContain(words)
})
