import * as v from 'valibot'
import { shortestOf } from './pattern.ts'

const list = <S extends v.GenericSchema<string, string>>(each: S) => v.optional(v.pipe(v.array(each), v.maxLength(100)), [])
/** What has fewer signs is in every other word: nothing would be left to read. */
const fewestSigns = 4

const Pattern = v.pipe(
  v.string(), v.trim(), v.maxLength(80),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    try {
      if (shortestOf(dataset.value) < fewestSigns) addIssue({ message: `a pattern of at least ${fewestSigns} signs` })
    } catch {
      addIssue({ message: 'a pattern such as “2 + 13 digits”, “A or B + 8 digits” or “3 letters + 4 digits”' })
    }
  }),
)
const Phone = v.pipe(v.string(), v.trim(), v.maxLength(40), v.check((phone) => phone.replace(/\D/g, '').length >= 5, 'a telephone number of at least five digits'))
const Host = v.pipe(v.string(), v.trim(), v.maxLength(200), v.regex(/^(?:[\w-]+\.)+[a-z][\w-]+$/i, 'a host such as library.example.edu, without https://'))
const Branch = v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(80))

/** How long a library keeps transcripts, and what it tells the anonymiser about itself. */
export const TranscriptsSettings = v.object({
  /** How many months after its release a transcript is kept; 0: none is made. */
  keepMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(120)), 24),
  /** What the numbers of library cards look like, and of students: masked. Patterns are those of pattern.ts. */
  cardPatterns: v.optional(v.pipe(v.array(Pattern), v.maxLength(100)), ['2 + 13 digits']),
  studentPatterns: list(Pattern),
  /** The library's own telephone numbers, hosts, branches and rooms: kept. */
  ownPhones: list(Phone),
  ownHosts: list(Host),
  branches: list(Branch),
})
export type TranscriptsSettings = v.InferOutput<typeof TranscriptsSettings>
