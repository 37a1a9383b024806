import * as v from 'valibot'
import { sourceOf } from '../../../shared/pattern.ts'
import { TranscriptsSettings } from '../../../shared/transcripts-settings.ts'

/**
 * What a library tells the anonymiser about itself: part of its settings.
 * Patterns are those of shared/pattern.ts.
 */
export type AnonymiseSettings = {
  /** Library cards. */
  cardPatterns: readonly string[]
  studentPatterns: readonly string[]
  /** The library's own telephone numbers, in any spelling: kept. */
  ownPhones: readonly string[]
  /** The library's own hosts (`library.example.edu`): their addresses are kept, but for tokens in them. */
  ownHosts: readonly string[]
  /** Names of branches and rooms: kept. */
  branches: readonly string[]
}

export const defaultSettings: AnonymiseSettings = v.parse(TranscriptsSettings, {})

/** One regular expression (not anchored) out of patterns. Throws BadPattern. */
export function readPatterns(patterns: readonly string[]): RegExp | undefined {
  if (patterns.length === 0) return undefined
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.map(sourceOf).join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}
