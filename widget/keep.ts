import * as v from 'valibot'
import { Unsent } from '../shared/screen.ts'

/** How a chat began: a question asked now, or one left for later. What it may hold was checked when it was asked, and is again by the server. */
const Begun = v.object({
  kind: v.picklist(['request-chat', 'leave-question']), messageId: v.string(), desk: v.string(), name: v.string(), question: v.string(), page: v.string(), locale: v.string(),
  keep: v.boolean(), shared: v.boolean(), email: v.nullable(v.string()),
})
export type Begun = v.InferOutput<typeof Begun>

/** What a browser keeps of a chat: the key, what was begun, and what has not left yet. Never what was said. */
export const Kept = v.object({ key: v.string(), begun: v.nullable(Begun), unsent: v.array(Unsent), draft: v.string() })
export type Kept = v.InferOutput<typeof Kept>

const OwnDraft = v.object({ key: v.string(), draft: v.string() })

/** Where it is kept: in the browser, in this tab only (a shared computer), or nowhere, where the browser denies a frame its storage. */
export type Place = 'browser' | 'tab' | 'memory'

function storageOf(place: Place): Storage | null {
  try {
    const storage = place === 'browser' ? localStorage : place === 'tab' ? sessionStorage : null
    // Reading can be allowed where writing is not: Safari's private windows once did so.
    storage?.setItem('heartdesk-try', '1')
    storage?.removeItem('heartdesk-try')
    return storage
  } catch {
    return null
  }
}

/** The keeping of one desk's chat. Nothing is written before `write` is called the first time, which is when the patron has asked. */
export function createKeep(desk: string, shared: boolean) {
  const name = `heartdesk ${desk}`
  const draftName = `${name} draft`
  let place: Place = shared ? 'tab' : 'browser'

  function read(from: Place): Kept | null {
    try {
      const stored = storageOf(from)?.getItem(name)
      const kept = v.safeParse(Kept, stored ? JSON.parse(stored) : null)
      return kept.success ? kept.output : null
    } catch {
      return null
    }
  }

  /** This tab's own draft in the chat of this key, where it has one. What is left of another chat goes. */
  function ownDraft(key = ''): string | null {
    const stored = storageOf('tab')?.getItem(draftName)
    const own = v.safeParse(OwnDraft, stored ? JSON.parse(stored) : null)
    if (own.success && own.output.key === key) return own.output.draft
    storageOf('tab')?.removeItem(draftName)
    return null
  }

  return {
    name,
    /** What was kept, this tab's own first. */
    find: (): Kept | null => {
      const inTab = read('tab')
      if (inTab) place = 'tab'
      const kept = inTab ?? read('browser')
      const draft = ownDraft(kept?.key)
      return kept && draft !== null ? { ...kept, draft } : kept
    },
    /** From now on nothing outlives the tab. */
    share(): void {
      storageOf('browser')?.removeItem(name)
      place = 'tab'
    },
    /** Keeps it; gives where. The draft is kept for this tab as well: another one has a draft of its own, and either may write last. */
    write(kept: Kept): Place {
      const storage = storageOf(place)
      if (!storage) return 'memory'
      storage.setItem(name, JSON.stringify(kept))
      storageOf('tab')?.setItem(draftName, JSON.stringify({ key: kept.key, draft: kept.draft }))
      return place
    },
    forget(): void {
      for (const each of ['browser', 'tab'] as const) storageOf(each)?.removeItem(name)
      storageOf('tab')?.removeItem(draftName)
    },
    canKeep: (): boolean => storageOf(place) !== null,
  }
}
export type Keep = ReturnType<typeof createKeep>
