import { isOrdinary } from './names.ts'
import type { Page } from './page.ts'
import type { Keep } from './sheet.ts'
import { fold } from './words.ts'

const word = String.raw`\p{Lu}[\p{L}\p{M}'’-]{1,30}`
const named = String.raw`(?:the )?(?<place>${word}(?:(?: & | and (?=\p{Lu}\p{L})| of (?:the )?| )${word}){1,5})`
const does = String.raw`(?:work(?:s|ed|ing)?|teach(?:es|ing|ers?)?|taught|employed|volunteer(?:s|ed|ing)?|intern(?:s|ing)?|nurse|driver|manager|boss|receptionist|cook|chef|enrolled|principal|counsell?or|job)`
const kinds = String.raw`(?:Elementary|School|Montessori|Kindergarten|Preschool|Academy|Clinic|Hospital|Pharmacy|Pharma|Church|Parish|Inc|LLC|Ltd|GmbH|Group|Home|House|Works|Plumbing|Construction|Associates|Partners|Bakery|Restaurant|Cafe|Salon|Garage|Motors|Machine|Legal|Care|Centre|Center)`
/** "I work at Bergeron Machine Works", "a nurse at Lincoln Hospital"; "Pat from Cavanaugh & Daughters Funeral Home", "letter from Addis Home Care", "(4th grade, Lakeside School)". */
const workplaces = [
  new RegExp(String.raw`(?<![\p{L}])${does} (?:part[- ]time |now |over )?(?:at|for|in|with|by|from) ${named}`, 'gu'),
  new RegExp(String.raw`(?:(${word}) (?:from|with|at)|(?:[Ll]etter|calling|[Pp]aystub|[Bb]adge|ID) from|[Gg]oes to|[Aa]ttends|grade,|grader at) (?:the )?(?<place>(?:${word}(?: & | )){1,4}${kinds})(?![\p{L}])`, 'gu'),
]
const asksWhere = /\bwhere do(?:es)? (?:you|he|she|they) (?:work|teach)\b|\bwho are you with\b|\b(?:what|which) (?:company|organi[sz]ation)\b/i
const answer = new RegExp(String.raw`^(?:the )?(?<place>${word}(?:(?: & | and (?=\p{Lu})| of | )${word}){0,5}(?: (?:ehf|inc|llc|ltd|gmbh|oy|ab|as|bv))?)(?![\p{L}])`, 'u')

/** "Stories from Wayside School" is no person from there. */
const isPerson = (written: string | undefined): boolean => written === undefined || !isOrdinary(fold(written))

/** Where somebody works, teaches or goes to school, by its name: it finds them as an address does. The library's own branches are kept. */
export function findWorkplaces({ text, turns, sheet, settings }: Page): void {
  const markPlace = (start: number, name: string, safe: Keep): void => {
    if (/librar|branch/i.test(name) || settings.branches.some((branch) => branch.toLowerCase().includes(name.toLowerCase())) || sheet.isKept(start, start + name.length, safe)) return
    sheet.mark(start, start + name.length, 'ADDRESS')
  }
  for (const pattern of workplaces) {
    for (const match of text.matchAll(pattern)) {
      const name = match.groups?.['place']
      if (name && (pattern === workplaces[0] || isPerson(match[1]))) markPlace(match.index + match[0].length - name.length, name, pattern === workplaces[0] ? 'number' : 'sure')
    }
  }
  for (const [n, { from, start, end }] of turns.entries()) {
    const before = turns[n - 1]
    if (from === 'librarian' || !before || before.from === 'patron' || !asksWhere.test(text.slice(Math.max(before.start, before.end - 120), before.end))) continue
    const match = answer.exec(text.slice(start, Math.min(end, start + 120)))
    const name = match?.groups?.['place']?.trim()
    if (match && name) markPlace(start + match[0].trimEnd().length - name.length, name, 'number')
  }
}
