import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../server/root.ts'
import { openStore } from '../../server/store/open.ts'
import type { Store } from '../../server/store/port.ts'
import { startNginx, type RunningNginx } from '../setup/nginx.ts'
import { freePort } from '../setup/free-port.ts'
import { startRedis, type RunningRedis } from '../setup/redis.ts'
import { createNode, type Node } from './node.ts'

/** Everything that a run takes place on: nodes behind a real nginx, on a real Redis or on one SQLite file. */
export interface Place {
  nginx: RunningNginx
  nodes: Node[]
  redis: RunningRedis | null
  /** The embedded database's disk, where it is one of its own that can be filled. */
  disk: { fill: () => void; empty: () => void } | null
  openStore: () => Promise<Store>
  /** Copies what is stored as it is now; `rollBack` puts that copy in the place of what came after. */
  copy: () => Promise<void>
  rollBack: () => Promise<void>
  remove: () => Promise<void>
}

export type StoreName = 'redis' | 'sqlite'

/** @param program the server that the nodes run, where it is not the one that `npm start` runs */
export async function startPlace(storeName: StoreName, program: string | undefined): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'heartdesk-faults-'))
  const redis = storeName === 'redis' ? await startRedis() : null
  const ports = await Promise.all(Array.from({ length: redis ? 3 : 1 }, freePort))
  const nginx = await startNginx(await freePort(), ports)
  const data = (index: number) => join(folder, `node-${index}`)
  const disk = redis ? null : ownDisk(data(0))
  const nodes = ports.map((port, index) => createNode(port, {
    HEARTDESK_ORIGIN: nginx.origin, HEARTDESK_TRUST_PROXY: '1', HEARTDESK_LOG: 'warn', ...(redis && { REDIS_URL: redis.url }),
    NODE_OPTIONS: `--import ${pathToFileURL(join(root, 'dist/server/jumping-clock.js')).href}`,
  }, data(index), program))
  for (const node of nodes) await node.start()
  const copied = join(folder, 'copy')
  const stored = redis?.folder ?? data(0)

  return {
    nginx, nodes, redis, disk,
    openStore: () => openStore({ folder: data(0), redis: redis?.url ?? null, durability: 'always' }),
    async copy() {
      // What Redis is just rewriting comes and goes while it is copied, and is of no copy.
      const copy = () => cpSync(stored, copied, { recursive: true, filter: (from) => !/[/]temp-[^/]*$/.test(from) })
      if (!redis) return nodes[0]?.freeze(copy)
      redis.signal('SIGSTOP')
      copy()
      redis.signal('SIGCONT')
    },
    async rollBack() {
      const putBack = () => {
        for (const name of readdirSync(stored)) rmSync(join(stored, name), { recursive: true, force: true })
        cpSync(copied, stored, { recursive: true })
      }
      if (redis) {
        await redis.end('SIGKILL')
        putBack()
        return redis.again()
      }
      await nodes[0]?.kill(putBack)
    },
    async remove() {
      await Promise.all(nodes.map((node) => node.remove()))
      await nginx.remove()
      await redis?.remove()
      disk?.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A small disk for the embedded database alone, that can be full without hurting anybody: a tmpfs, which only root may mount; null for others. */
function ownDisk(folder: string) {
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m,mode=700', 'heartdesk-faults', folder], { stdio: 'ignore' })
  } catch {
    return null
  }
  const ballast = join(folder, 'ballast')
  const unmount = () => void execFileSync('umount', ['-l', folder])
  // Also where the run is ended in the middle.
  process.once('exit', unmount)
  return {
    fill() {
      const { bavail, bsize } = statfsSync(folder)
      try {
        writeFileSync(ballast, Buffer.alloc(bavail * bsize))
      } catch {
        // The database was faster by a page or two: full is full.
      }
    },
    empty: () => rmSync(ballast, { force: true }),
    remove() {
      process.off('exit', unmount)
      unmount()
    },
  }
}
