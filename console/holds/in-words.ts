import type { HoldDeed } from '../../shared/hold.ts'

/** Behind «asks to». */
export const deedInWords: Record<HoldDeed, string> = { open: 'open it', 'keep-longer': 'keep it ninety days longer', 'let-go': 'let it go now' }
