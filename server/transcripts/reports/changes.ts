import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { Change, changeLength, Policy } from '../../../shared/reports.ts'
import type { Member } from '../../../shared/who.ts'
import type { Records } from '../../store/port.ts'

/** What somebody writes; their name and the day are the server's. */
export const Written = v.object({ policy: Policy, text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(changeLength)) })
export type Written = v.InferOutput<typeof Written>

const Kept = v.omit(Change, ['id', 'version'])
const collection = 'what-we-changed'

/** What a library changed because of what upset people: records of their own, signed by whoever wrote last. Nobody writes over what they have not seen. */
export function createChanges(records: Records, now: () => number = Date.now) {
  const signed = ({ policy, text }: Written, member: Member): v.InferOutput<typeof Kept> => ({ policy, text, by: member.name, at: now() })

  async function read(library: string, id: string): Promise<Change | null> {
    const stored = await records.get(library, collection, id)
    return stored && { id, version: stored.version, ...v.parse(Kept, stored.value) }
  }

  return {
    /** All of them, the newest first. */
    async list(library: string): Promise<Change[]> {
      const all = (await records.list(library, collection)).map(({ id, version, value }): Change => ({ id, version, ...v.parse(Kept, value) }))
      return all.sort((a, b) => b.at - a.at)
    },
    async add(library: string, written: Written, member: Member): Promise<Change> {
      const id = randomBytes(12).toString('hex')
      const kept = signed(written, member)
      return { id, version: (await records.put(library, collection, id, kept, 0)) ?? 0, ...kept }
    },
    /** Changes one that has not been changed since that version; gives what stands there otherwise (null: it is gone). */
    async change(library: string, id: string, version: number, written: Written, member: Member): Promise<{ saved: Change } | { newer: Change | null }> {
      const kept = signed(written, member)
      const next = version < 1 ? null : await records.put(library, collection, id, kept, version)
      return next === null ? { newer: await read(library, id) } : { saved: { id, version: next, ...kept } }
    },
    remove: (library: string, id: string): Promise<boolean> => records.remove(library, collection, id),
  }
}
export type Changes = ReturnType<typeof createChanges>
