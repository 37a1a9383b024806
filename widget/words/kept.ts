import type { DeskStatus } from '../../shared/desk.ts'
import { answerDays } from '../../shared/keeping.ts'
import type { Words } from './en.ts'

/** What becomes of a chat here (or of a question, where the desk is closed), said before it is asked: made of the library's settings, so that it is true at each desk. docs/privacy.md says the same at length. */
export const keptInWords = ({ open, keepDays, transcriptMonths }: Pick<DeskStatus, 'open' | 'keepDays' | 'transcriptMonths'>, words: Words): string =>
  [open ? words.keeps(keepDays) : words.keepsLeft(Math.max(keepDays, answerDays)), words.keepsCopy(transcriptMonths), words.keepsThreat].join(' ')
