import { setTimeout as wait } from 'node:timers/promises'
import { inBatches, type Person, type Side } from './crowd.ts'
import { percentile } from './lines.ts'
import type { Measured } from './process.ts'

export interface Storm {
  /** Milliseconds from the moment when every line breaks until the last one is back and has been told what it missed. */
  back: number
  /** Resident memory of the server at its highest, in bytes. */
  memory: number
  /** Milliseconds that the server took to answer a plain request meanwhile, which is what its loop was late by: the 99th of a hundred. */
  delay: number
}

/** Everybody loses the line at once, and comes back as the widget does: after half a second, more or less, and longer after each failure. */
export async function storm(server: Measured, side: Side, count: number): Promise<Storm> {
  const people: Person[] = []
  await inBatches(count, 50, async () => void people.push(await side.connect()))
  let errors = 0
  for (const { socket } of people) {
    socket.on('connect_error', () => (errors += 1))
    socket.io.reconnection(true)
    socket.io.reconnectionDelay(500)
    socket.io.reconnectionDelayMax(8_000)
    socket.io.randomizationFactor(0.7)
  }
  let isOver = false
  const delays: number[] = []
  let memory = 0
  const watching = (async () => {
    while (!isOver) {
      const askedAt = performance.now()
      await fetch(`${server.url}/health`).then((response) => response.text(), () => undefined)
      delays.push(performance.now() - askedAt)
      memory = Math.max(memory, server.memory())
      await wait(50)
    }
  })()
  const backs = people.map(({ socket }) => new Promise<void>((resolve) => socket.once('resumed', () => resolve())))
  const droppedAt = performance.now()
  for (const { socket } of people) socket.io.engine.close()
  await Promise.all(backs)
  const back = performance.now() - droppedAt
  isOver = true
  await watching
  if (errors > 0) console.error(`bench: ${errors} connections were refused in the storm, and tried again`)
  for (const { socket } of people) socket.disconnect()
  return { back, memory, delay: percentile(delays, 0.99) }
}
