import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { Records } from './store/port.ts'

/** The deployment's own secret: 32 random bytes, made by whichever node is first, the same for all of them. */
export async function readSecret(records: Records, library: string): Promise<Buffer> {
  for (;;) {
    const stored = await records.get(library, 'secrets', 'node')
    if (stored) return Buffer.from(v.parse(v.string(), stored.value), 'base64url')
    await records.put(library, 'secrets', 'node', randomBytes(32).toString('base64url'), 0)
  }
}
