import * as v from 'valibot'
import { logOfKey } from '../../server/keys.ts'
import { logName } from '../../server/rooms.ts'
import type { LogName } from '../../server/store/port.ts'
import type { Screen } from '../../shared/screen.ts'
import type { Page, Wire } from './page.ts'

/** A command that a server has acknowledged: in which log, and up to which number it was carried out. */
export interface Acknowledged { log: LogName; messageId: string; kind: string; seq: number }

/** What a person was told of a message that they sent: nothing but that it is on its way, that it is refused, or that it is gone with its log. */
export type Fate = 'sent' | 'refused' | 'told'
export interface Written { who: string; text: string; fate: Fate }

const Auth = v.object({ library: v.string(), key: v.string() })
const Command = v.object({ kind: v.string(), messageId: v.string() })
const FromPatron = v.tuple([v.literal('command'), Command])
const FromStaff = v.tuple([v.literal('command'), v.object({ chat: v.string(), command: Command })])
const Done = v.looseTuple([v.object({ done: v.number() })])

/** socket.io-protocol: 40 connects to a namespace, 42 is an event and 43 its acknowledgement, each with the namespace and a number. */
const connects = /^40\/patron,(\{.*\})$/
const asks = /^42\/(patron|staff),(\d+)(\[.*\])$/s
const answers = /^43\/(patron|staff),(\d+)(\[.*\])$/s

/** Writes down what servers have acknowledged, from what goes over the wire, and what people have written, from what their pages show. */
export function createRecord() {
  const acknowledged: Acknowledged[] = []
  const written = new Map<string, Written>()
  const logs = new WeakMap<Page, LogName>()
  const asked = new WeakMap<Page, Map<string, Omit<Acknowledged, 'seq'>>>()

  const wire: Wire = {
    sent(page, frame) {
      const auth = connects.exec(frame)?.[1]
      if (auth) {
        const { library, key } = v.parse(Auth, JSON.parse(auth))
        logs.set(page, logOfKey(library, key))
      }
      const [, space, id = '', body] = asks.exec(frame) ?? []
      if (!space || !body) return
      const said: unknown = JSON.parse(body)
      const log = logs.get(page)
      const known = asked.get(page) ?? new Map<string, Omit<Acknowledged, 'seq'>>()
      asked.set(page, known)
      if (space === 'patron' && log && v.is(FromPatron, said)) known.set(`patron ${id}`, { log, ...said[1] })
      if (space === 'staff' && v.is(FromStaff, said)) known.set(`staff ${id}`, { log: logName('main', said[1].chat), ...said[1].command })
    },
    came(page, frame) {
      const [, space, id, body] = answers.exec(frame) ?? []
      if (!space || !body) return
      const was = asked.get(page)?.get(`${space} ${id}`)
      const answer: unknown = JSON.parse(body)
      if (was && v.is(Done, answer)) acknowledged.push({ log: was.log, messageId: was.messageId, kind: was.kind, seq: answer[0].done })
    },
  }

  return {
    wire,
    acknowledged,
    written,
    /** What a page shows as unsent: it has taken responsibility for it. */
    shows(who: string, { unsent }: Pick<Screen, 'unsent'>): void {
      for (const { messageId, text, isRefused } of unsent) {
        const known = written.get(messageId) ?? { who, text, fate: 'sent' }
        // Another tab may not know yet what was told in one: it was told.
        written.set(messageId, isRefused && known.fate === 'sent' ? { ...known, fate: 'refused' } : known)
      }
    },
    told(messageIds: Iterable<string>): void {
      for (const messageId of messageIds) {
        const known = written.get(messageId)
        if (known) written.set(messageId, { ...known, fate: 'told' })
      }
    },
  }
}
export type Record = ReturnType<typeof createRecord>
