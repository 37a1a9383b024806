import { EventEmitter } from 'node:events'
import type { Signals } from './port.ts'
import { textOf } from './texts.ts'

/**
 * Signals inside one process: heard later and as a copy, like signals that have travelled; one copy for all who hear. Before anything else comes in, though: who was answered, and asks again, finds
 * what the signal was about.
 */
export function signalsHere(): Signals {
  const heard = new EventEmitter().setMaxListeners(0)
  return {
    send(library, signal) {
      const text = textOf(signal)
      process.nextTick(() => heard.emit(`to ${library}`, JSON.parse(text)))
    },
    hear: (library, listener) => void heard.on(`to ${library}`, listener),
  }
}
