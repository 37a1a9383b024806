import { EventEmitter } from 'node:events'
import type { Signals } from './port.ts'
import { textOf } from './texts.ts'

/** Signals inside one process: heard in a later tick and as a copy, like signals that have travelled. */
export function signalsHere(): Signals {
  const heard = new EventEmitter().setMaxListeners(0)
  return {
    send(library, signal) {
      const text = textOf(signal)
      setImmediate(() => heard.emit(`to ${library}`, text))
    },
    hear: (library, listener) => void heard.on(`to ${library}`, (text: string) => listener(JSON.parse(text))),
  }
}
