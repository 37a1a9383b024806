import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import * as v from 'valibot'

/** What is wrong with the settings, by the dotted path of the field: «desks.0.name». */
export const Problems = createContext<Record<string, string>>({})
export const useProblem = (path: string): string | null => useContext(Problems)[path] ?? null

/** The problems that the shape of a library finds, each in words at its field. */
export const problemsOf = (issues: readonly v.BaseIssue<unknown>[]): Record<string, string> =>
  Object.fromEntries(issues.map((issue) => [v.getDotPath(issue) ?? '', inWords(issue)]))

function inWords({ kind, type, requirement, message }: v.BaseIssue<unknown>): string {
  if (kind === 'validation' && type === 'min_length') return 'Please fill this in.'
  if (kind === 'validation' && type === 'max_length') return `That is too long: ${String(requirement)} at most.`
  if (kind === 'validation' && type === 'min_value') return `Please take ${String(requirement)} or more.`
  if (kind === 'validation' && type === 'max_value') return `Please take ${String(requirement)} or less.`
  if (type === 'integer' || type === 'number') return 'Please give a whole number.'
  return `Please give ${message}.`
}
