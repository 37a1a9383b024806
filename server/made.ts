import { parseEvent, type ChatEvent, type KnownEvent } from '../shared/events.ts'
import type { LogEvent } from './store/port.ts'

/** Events that this process made itself, for as long as anything else holds them. */
const own = new WeakMap<object, KnownEvent>()

/** An event that was made and not read. The feed hands the very same back, and to parse it then took a twelfth of what a message costs. Nobody may change it any more. */
export function made(event: KnownEvent): KnownEvent {
  own.set(event, event)
  return event
}

/** The event that a feed has brought: as it was made here, or parsed. Throws where it is none, naming the kind and the field. */
export const eventOf = (stored: LogEvent): ChatEvent => own.get(stored) ?? parseEvent(stored)
