import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import { shippedRules } from '../../coaching/create-coach.ts'
import type { RuleFolders } from '../../coaching/rules-folder.ts'
import { root } from '../../root.ts'
import type { FromShelf, ShelfRequest, ToShelf } from './serve-shelf.ts'

/** The worker could not do this one thing: it failed, took too long, or died of it. Asking again would most likely end in the same way. */
export class ShelfFailed extends Error {
  override name = 'ShelfFailed'
}
/** There is no worker, or it was lost over something else: worth asking again. */
export class ShelfAway extends Error {
  override name = 'ShelfAway'
}

/** How long one answer may take (ms): a chat of 5,000 messages takes a fraction of a second. */
const patience = 10_000
/** The first answer of a worker that has yet to come up, on a busy machine with it. Were it given up sooner, the next would begin from nothing again. */
const startsWithin = 60_000

interface Asked { heard: (message: FromShelf) => void; gaveUp: (error: Error) => void }

/** The shelf's worker thread: started by the first that is asked of it, and again after it was stuck or died. */
export class ShelfThread {
  private readonly workerData: { file: string; rules: RuleFolders }
  private readonly asked = new Map<number, Asked>()
  private worker: Worker | null = null
  private ready = false
  private asks = 0

  /**
   * @param folder where the index lies
   * @param rules where the coach's word lists lie, by which moods are read
   */
  constructor(folder: string, rules: RuleFolders = { shipped: shippedRules, own: null }) {
    this.workerData = { file: join(folder, 'shelf.sqlite'), rules }
  }

  /** Rejects with ShelfFailed or ShelfAway. */
  ask<S extends v.GenericSchema>(request: ShelfRequest, shape: S): Promise<v.InferOutput<S>> {
    const worker = (this.worker ??= this.start())
    const ask = this.asks += 1
    return new Promise<v.InferOutput<S>>((resolve, reject) => {
      const late = setTimeout(() => this.drop(worker, 'took too long'), this.ready ? patience : startsWithin)
      const done = (then: () => void) => {
        clearTimeout(late)
        this.asked.delete(ask)
        then()
      }
      this.asked.set(ask, {
        heard: (message) => done(() => {
          const read = v.safeParse(shape, 'answer' in message ? message.answer : null)
          if ('answer' in message && read.success) resolve(read.output)
          else reject(new ShelfFailed('failed' in message ? message.failed : 'no answer of that kind'))
        }),
        gaveUp: (error) => done(() => reject(error)),
      })
      worker.postMessage({ ask, request } satisfies ToShelf)
    })
  }

  async close(): Promise<void> {
    const { worker } = this
    this.drop(worker, 'closed')
    await worker?.terminate()
  }

  private start(): Worker {
    const worker = new Worker(join(root, 'dist/server/shelf-worker.js'), { name: 'shelf', workerData: this.workerData })
    this.ready = false
    worker.on('message', (message: FromShelf) => {
      if (worker !== this.worker) return
      if ('ready' in message) this.ready = true
      else this.asked.get(message.ask)?.heard(message)
    })
    worker.on('error', (error) => this.drop(worker, error.name))
    worker.on('exit', () => this.drop(worker, 'ended'))
    worker.unref()
    return worker
  }

  /** Gives up what was asked of a worker. The first of it is what it was at; the others never had their turn. */
  private drop(worker: Worker | null, why: string): void {
    if (worker === null || worker !== this.worker) return
    this.worker = null
    void worker.terminate()
    let isAtFault = this.ready
    for (const { gaveUp } of [...this.asked.values()]) {
      gaveUp(isAtFault ? new ShelfFailed(why) : new ShelfAway(why))
      isAtFault = false
    }
  }
}
