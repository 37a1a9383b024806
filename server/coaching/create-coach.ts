import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../root.ts'
import { CoachThread } from './coach-thread.ts'
import type { CoachLog } from './coach-thread.ts'
import { silence } from './draft.ts'
import type { ChatDraft, Judgement } from './draft.ts'
import type { RuleFolders } from './rules-folder.ts'
import { keepRules } from './rules-in-force.ts'
import type { RuleBook } from './rules.ts'

/** The coach as the server uses it. */
export interface Coach {
  /**
   * What the coach says about a draft. Always resolves, within the patience: where the worker is slow, broken or not up yet there is
   * nothing to say, so coaching can never lose or hold back a message.
   */
  ask: (chat: ChatDraft) => Promise<Judgement>
  /** Resolves when the first draft would be read, ten seconds on at most. */
  up: Promise<void>
  /** The rules in force, and in `problems` what is wrong with the files as they lie there now (for admins). */
  rules: () => RuleBook
  /** Calls `heard` after each change of the files, whether it was taken or not. */
  onRulesChanged: (heard: (book: RuleBook) => void) => void
  close: () => Promise<void>
}

export interface CoachSettings {
  folders: RuleFolders
  log: CoachLog
  /** The worker's built file. */
  workerUrl?: URL
  /** Milliseconds that an answer may take. */
  patience?: number
  /** Milliseconds between looks at the rule files. */
  lookEvery?: number
}

/** Where the rules that Heartdesk ships lie. */
export const shippedRules = join(root, 'coaching-rules')

/** Reads the rules, starts the worker, and keeps both going until `close`. Throws where no rule at all can be read. */
export function createCoach(settings: CoachSettings): Coach {
  const { folders, log, workerUrl = pathToFileURL(join(root, 'dist/server/coach-worker.js')), patience = 200, lookEvery = 1000 } = settings
  const listeners: ((book: RuleBook) => void)[] = []
  const rules = keepRules(folders, lookEvery, log, (taken) => {
    if (taken) thread.goBy(rules.now().files)
    for (const heard of listeners) heard(rules.now().book)
  })
  if (rules.now().book.rules.length === 0) {
    rules.close()
    throw new Error(`heartdesk: no coaching rule can be read in ${folders.shipped}`)
  }
  const thread = new CoachThread(workerUrl, rules.now().files, patience, log)
  return {
    up: thread.up,
    ask: async (chat) => (await thread.ask(chat)) ?? silence(chat),
    rules: () => rules.now().book,
    onRulesChanged: (heard) => listeners.push(heard),
    close: async () => {
      rules.close()
      await thread.close()
    },
  }
}
