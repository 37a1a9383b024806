import type { Stretch } from './page.ts'

/** A name that was found; `self` when the writer of the turn names themselves. */
export type Found = Stretch & { self: boolean }
