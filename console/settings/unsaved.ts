import type { Sheet } from './sheet.ts'

const kept = new Map<string, Sheet>()
const warn = (event: BeforeUnloadEvent) => event.preventDefault()

/** What was typed into the settings and is not saved, by library and person. It outlives going to other pages; closing the window is warned about. */
export const unsaved = {
  of: (whose: string): Sheet | null => kept.get(whose) ?? null,
  keep(whose: string, sheet: Sheet | null): void {
    if (sheet) kept.set(whose, sheet)
    else kept.delete(whose)
    if (kept.size > 0) addEventListener('beforeunload', warn)
    else removeEventListener('beforeunload', warn)
  },
}
