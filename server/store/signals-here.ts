import { EventEmitter } from 'node:events'
import type { Signals } from './port.ts'
import { textOf } from './texts.ts'

/** Signals inside one process: heard in a later tick and as a copy, like signals that have travelled; one copy for all who hear. */
export function signalsHere(): Signals {
  const heard = new EventEmitter().setMaxListeners(0)
  return {
    send(library, signal) {
      const text = textOf(signal)
      setImmediate(() => heard.emit(`to ${library}`, JSON.parse(text)))
    },
    hear: (library, listener) => void heard.on(`to ${library}`, listener),
  }
}
