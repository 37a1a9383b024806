import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { formats } from './export.ts'
import type { Records } from '../../store/port.ts'

/** How long is remembered who did what (ms). */
const lasts = 400 * 86_400_000
/** So many months are looked at. */
const months = 14
/** An audit page shows no more. */
const most = 500

const Transcript = v.object({ transcript: v.string() })
const Held = v.object({ hold: v.string() })
/** What is written down: never a word of a transcript, nor one that somebody looked for. */
export const Deed = v.union([
  v.object({ what: v.picklist(['transcript-opened', 'transcript-masked']), ...Transcript.entries }),
  v.object({ what: v.literal('transcripts-exported'), format: v.picklist(formats), transcripts: v.array(v.string()) }),
  v.object({ what: v.literal('set-opened'), set: v.string(), desk: v.string(), transcripts: v.array(v.string()) }),
  // By the command line: `staff` is ''.
  v.object({ what: v.picklist(['shelf-exported', 'shelf-imported']) }),
  // A held original: docs/privacy.md. `why` is what whoever asked gave as their reason.
  v.object({ what: v.picklist(['threat-reported', 'original-read', 'hold-ended']), ...Held.entries }),
  v.object({ what: v.picklist(['hold-asked', 'hold-confirmed', 'hold-declined']), ...Held.entries, deed: v.string(), why: v.string() }),
])
export type Deed = v.InferOutput<typeof Deed>

/** `at`: epoch ms. `staff`: the id of who did it. */
export const Audited = v.intersect([v.object({ at: v.number(), staff: v.string() }), Deed])
export type Audited = v.InferOutput<typeof Audited>

const auditOf = (month: string): string => `audit-${month}`

/** Who read, changed and took away what is on the shelf: written down before they get it, and kept for thirteen months. */
export function createAudit({ records, now = Date.now }: { records: Records; now?: () => number }) {
  return {
    async note(library: string, staff: string, deed: Deed): Promise<void> {
      const at = now()
      const id = new Date(at).toISOString()
      await records.put(library, auditOf(id.slice(0, 7)), `${id}-${randomBytes(6).toString('hex')}`, { at, staff, ...deed } satisfies Audited, 0, at + lasts)
    },
    /** The newest first. */
    async list(library: string): Promise<Audited[]> {
      const today = new Date(now())
      const found: Audited[] = []
      for (let back = 0; back < months && found.length < most; back += 1) {
        const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back)).toISOString().slice(0, 7)
        const some = (await records.list(library, auditOf(month))).sort((a, b) => b.id.localeCompare(a.id))
        // What a newer node wrote down is for newer nodes to show.
        found.push(...some.flatMap(({ value }) => {
          const read = v.safeParse(Audited, value)
          return read.success ? [read.output] : []
        }))
      }
      return found.slice(0, most)
    },
  }
}
export type Audit = ReturnType<typeof createAudit>
