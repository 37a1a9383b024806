import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { connectPatron, question } from '../setup/patron.ts'
import { firstAdmin, startServer } from '../setup/server.ts'
import { beAvailable } from '../setup/staff.ts'

test('a server that is killed in the middle of a burst loses nothing that it acknowledged; its patron comes back by themselves', async () => {
  let server = await startServer()
  try {
    await beAvailable(await firstAdmin(server))
    const patron = await connectPatron(server.url)
    await patron.command(question())
    const ids = Array.from({ length: 30 }, () => randomUUID())
    const acknowledged: string[] = []
    const unanswered = Promise.allSettled(
      ids.map(async (id, index) => {
        await patron.command({ kind: 'send-message', text: `message ${index}` }, id)
        acknowledged.push(id)
      }),
    )
    await expect.poll(() => acknowledged.length, { interval: 1 }).toBeGreaterThan(3)
    await server.kill9()
    const kept = [...acknowledged]
    server = await server.again()
    const after = await patron.until((screen) => !screen.asking && kept.every((id) => screen.chat.lines.some((line) => 'messageId' in line && line.messageId === id)))
    // What was not acknowledged is sent again under its id: it may have been written, and is there once all the same.
    for (const [index, id] of ids.entries()) expect(await patron.command({ kind: 'send-message', text: `message ${index}` }, id)).toMatchObject({ done: expect.any(Number) })
    const whole = await patron.until((screen) => screen.chat.lines.length === 30)
    expect(new Set(whole.chat.lines.map((line) => ('messageId' in line ? line.messageId : ''))).size).toBe(30)
    expect(after.changed).toBe(false)
    patron.leave()
    await unanswered
  } finally {
    await server.remove()
  }
})

test('a server that is asked to end finishes, and its clients find the next one', async () => {
  let server = await startServer()
  try {
    await beAvailable(await firstAdmin(server))
    const patron = await connectPatron(server.url)
    await patron.command(question())
    const gone = new Promise((resolve) => patron.socket.once('disconnect', resolve))
    const code = server.stop()
    // A reason from which a client comes back by itself; «io server disconnect» would end it for good.
    expect(await gone).toBe('transport close')
    expect(await code).toBe(0)
    server = await server.again()
    await patron.until((screen) => !screen.asking && screen.chat.status === 'waiting')
    expect(await patron.command({ kind: 'send-message', text: 'still me' })).toEqual({ done: 2 })
    patron.leave()
  } finally {
    await server.remove()
  }
})
