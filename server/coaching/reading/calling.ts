import { wordsOf } from '../phrases.ts'

const saysName = /\b(?:[Mm]y name is|[Mm]y name's|I am|I'm|[Tt]his is|[Nn]ame is)\s+(\p{Lu}[\p{L}'’-]+)/u

/** "mike here again": so they are called, unless it is one of these that stands before "here". */
const saysWhoIsHere = /^(?:hi |hiya |hello |hey )?(\p{L}{3,}) here\b/iu
const nobody = new Set(['still', 'not', 'right', 'over', 'back', 'down', 'new', 'out', 'yes', 'only', 'just', 'anybody', 'anyone', 'someone', 'who', 'are', 'been', 'same', 'student', 'come', 'was', 'live', 'work', 'get', 'got', 'it’s', 'the'])
/** "Hi Lou." calls somebody; "Hi, Lou." tells who writes. */
const vocative = /^(?:Hi|Hiya|Hello|Hey|Good (?:morning|afternoon|evening)|Thanks|Thank you|Welcome)(?: again)? \p{Lu}\p{Ll}+[.!,]/u
const noNames = /^\S+(?: \S+)? (?:There|All|Everyone|Everybody|Folks|Again|Sir|Madam)\b/

/** What somebody with these names is called by: the first word of each. */
export const calledBy = (names: readonly string[]): string[] => names.flatMap((name) => (name === '' ? [] : wordsOf(name)[0] ?? [])).filter((name) => name.length > 1)

/** What the writer of a text says they are called. */
export const namesIn = (text: string): string[] => calledBy([saysName.exec(text)?.[1] ?? '', here(text)])

/** Whether a sentence calls somebody by a name, whatever it is. */
export const callsSomebody = (sentence: string): boolean => vocative.test(sentence) && !noNames.test(sentence)

function here(text: string): string {
  const who = saysWhoIsHere.exec(text)?.[1]?.toLowerCase() ?? ''
  return nobody.has(who) ? '' : who
}
