import * as v from 'valibot'
import type { LogEvent, LogName } from './port.ts'

/** An event as far as a store looks into it; whoever reads it parses the rest. Given on as it is: an object's shape would copy it, for each message at each node. */
export const Event = v.custom<LogEvent>(
  (event) => typeof event === 'object' && event !== null && 'seq' in event && typeof event.seq === 'number' && 'id' in event && typeof event.id === 'string' && 'at' in event && typeof event.at === 'number',
  'an event',
)

/** Events to append, as JSON. Throws where they are not numbered one after the other from `after` on, or there are none: a mistake of the caller's. */
export function textsOf(log: LogName, after: number, events: LogEvent[]): string[] {
  if (events.length === 0) throw new Error(`nothing to append to ${log}`)
  checkName(log)
  return events.map((event, index) => {
    if (event.seq !== after + 1 + index) throw new Error(`an event for ${log} has number ${event.seq} where ${after + 1 + index} comes next`)
    return textOf(event)
  })
}

export function textOf(value: unknown): string {
  const text: string | undefined = JSON.stringify(value)
  if (text === undefined) throw new Error('a store keeps JSON, and this is none')
  return text
}

/** Refuses the names that stores could mix up: without a library, with a control letter or with half a letter of UTF-16. */
function checkName(log: LogName): void {
  if (!/^[^/]+\/./u.test(log) || /[\p{Cc}\p{Cs}]/u.test(log)) throw new Error('a log is named after its library, a slash, and letters')
}

const Kept = v.object({ id: v.string(), at: v.number() })

/** What stands in place of a masked event: the new one with the id and the time of the old. Both are JSON. */
export const inPlaceOf = (old: string, text: string): string =>
  JSON.stringify({ ...v.parse(v.looseObject({}), JSON.parse(text)), ...v.parse(Kept, JSON.parse(old)) })
