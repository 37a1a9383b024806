import { Worker } from 'node:worker_threads'
import type { ChatDraft, Judgement } from './draft.ts'
import type { RuleFile } from './rule-file.ts'
import type { FromWorker, ToWorker } from './serve-coach.ts'

export interface CoachLog {
  warn: (about: object, message: string) => void
}

/** How long a new worker may take to come up, and how long to wait after one that did not. */
const startsWithin = 10_000

/** A worker thread that reads drafts, and that is replaced when it is stuck or dies. */
export class CoachThread {
  private readonly url: URL
  private readonly patience: number
  private readonly log: CoachLog
  private rules: readonly RuleFile[]
  private worker: Worker | null = null
  private ready = false
  private asks = 0
  private closed = false
  private readonly asked = new Map<number, (judgement: Judgement | null) => void>()
  private isUp = (): void => {}
  /** Resolves when the first worker is up, or will not be: from then on a draft is read. */
  readonly up = new Promise<void>((resolve) => {
    const late = setTimeout(resolve, startsWithin)
    this.isUp = () => {
      clearTimeout(late)
      resolve()
    }
  })

  /** @param patience milliseconds that an answer may take before everything asked is given up and the worker replaced */
  constructor(url: URL, rules: readonly RuleFile[], patience: number, log: CoachLog) {
    this.url = url
    this.rules = rules
    this.patience = patience
    this.log = log
    this.start()
  }

  /** The judgement, or null where there is none in time. A message never waits for a coach to come up: until then it is null at once. */
  ask(chat: ChatDraft): Promise<Judgement | null> {
    const { worker } = this
    if (worker === null || !this.ready) return Promise.resolve(null)
    const ask = this.asks += 1
    return new Promise((resolve) => {
      // After a stall of this thread its timers fire before messages that have long arrived: so those are heard first.
      const late = setTimeout(() => setImmediate(() => {
        if (this.asked.has(ask)) this.replace(worker, 'took too long')
      }), this.patience)
      this.asked.set(ask, (judgement) => {
        clearTimeout(late)
        this.asked.delete(ask)
        resolve(judgement)
      })
      this.tell(worker, { ask, chat })
    })
  }

  goBy(rules: readonly RuleFile[]): void {
    this.rules = rules
    if (this.worker !== null) this.tell(this.worker, { goBy: [...rules] })
  }

  async close(): Promise<void> {
    this.closed = true
    this.isUp()
    this.giveUp()
    await this.worker?.terminate()
    this.worker = null
  }

  private start(): void {
    if (this.closed) return
    const worker = new Worker(this.url)
    this.worker = worker
    this.ready = false
    const tooLong = setTimeout(() => { if (!this.ready) this.replace(worker, 'did not come up') }, startsWithin).unref()
    worker.on('message', (message: FromWorker) => {
      if (worker === this.worker) this.hear(message)
    })
    worker.on('error', (error) => this.replace(worker, error.name))
    worker.on('exit', () => {
      clearTimeout(tooLong)
      this.replace(worker, 'ended')
    })
    worker.unref()
    this.tell(worker, { goBy: [...this.rules] })
  }

  private hear(message: FromWorker): void {
    if ('ready' in message) {
      this.ready = true
      this.isUp()
      return
    }
    if ('failed' in message) this.log.warn({ kind: message.failed }, 'the coach failed on a draft')
    this.asked.get(message.ask)?.('judgement' in message ? message.judgement : null)
  }

  private replace(worker: Worker, why: string): void {
    if (worker !== this.worker || this.closed) return
    this.log.warn({ why }, 'the coach is started again; messages go out without it')
    const cameUp = this.ready
    this.worker = null
    this.ready = false
    this.isUp()
    this.giveUp()
    void worker.terminate()
    // One that never came up would not come up better at once.
    if (cameUp) this.start()
    else setTimeout(() => this.start(), startsWithin).unref()
  }

  private giveUp(): void {
    for (const answer of [...this.asked.values()]) answer(null)
  }

  private tell(worker: Worker, message: ToWorker): void {
    worker.postMessage(message)
  }
}
