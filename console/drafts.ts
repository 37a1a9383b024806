import * as v from 'valibot'
import { Unsent } from '../shared/screen.ts'
import type { Kept } from './conversation.ts'

const Drafts = v.record(v.string(), v.object({ draft: v.string(), isNote: v.boolean(), unsent: v.array(Unsent) }))

/** Keeps drafts and what has not left yet through a reload: in this tab, under this member of staff, each under its chat. Gone with the tab and with signing out. */
export function createDrafts(library: string, staff: string) {
  const name = `heartdesk drafts ${library}/${staff}`

  function read(): Record<string, Kept> {
    try {
      const stored = v.safeParse(Drafts, JSON.parse(sessionStorage.getItem(name) ?? '{}'))
      return stored.success ? stored.output : {}
    } catch {
      return {}
    }
  }

  return {
    read,
    keep(chat: string, kept: Kept | null): void {
      const { [chat]: _, ...others } = read()
      try {
        sessionStorage.setItem(name, JSON.stringify(kept ? { ...others, [chat]: kept } : others))
      } catch {
        // No storage, or none left: the draft still stands in the page.
      }
    },
    forget(): void {
      try {
        sessionStorage.removeItem(name)
      } catch {
        // There was none.
      }
    },
  }
}
export type Drafts = ReturnType<typeof createDrafts>
