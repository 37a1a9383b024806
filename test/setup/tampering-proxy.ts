import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What stands between a store and its Redis, and hands on what Redis answers, or something else. */
export interface TamperingProxy {
  port: number
  /** What becomes of each piece that Redis answers from now on: null ends the line after it. */
  tamper: (how: (answer: Buffer) => Buffer | null) => void
  close: () => void
}

export async function startProxy(redisPort: number): Promise<TamperingProxy> {
  let how = (answer: Buffer): Buffer | null => answer
  const lines = new Set<Socket>()
  const server = createServer((client) => {
    const redis = connect(redisPort, '127.0.0.1')
    for (const one of [client, redis]) {
      lines.add(one)
      one.on('error', () => one.destroy())
      one.on('close', () => {
        lines.delete(one)
        client.destroy()
        redis.destroy()
      })
    }
    client.on('data', (asked) => void redis.write(asked))
    redis.on('data', (answer) => {
      const handed = how(answer)
      if (handed) client.write(handed)
      else client.end(answer.subarray(0, answer.length / 2))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    tamper: (next) => { how = next },
    close() {
      server.close()
      for (const line of lines) line.destroy()
    },
  }
}
