import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../root.ts'
import { readChat } from './chat-signs.ts'
import { withInitials } from './name-shape.ts'
import { isMarked, mark, type Page } from './page.ts'
import { enterName } from './roll.ts'
import { isCandidate, signsOf } from './signs.ts'
import type { Word } from './words.ts'

/** What each sign weighs, in logarithms of odds; what all words begin with stands under the name ''. */
export type Weights = ReadonlyMap<string, number>

let learned: Weights | undefined

/** The weights that test/programs/learn-names.ts wrote, read at first use: a weight and its sign a line. */
function weights(): Weights {
  learned ??= new Map(readFileSync(join(root, 'server/transcripts/names/weights.txt'), 'utf8').split('\n').filter(Boolean).map((line) => {
    const space = line.indexOf(' ')
    return [line.slice(space + 1), Number(line.slice(0, space))]
  }))
  return learned
}

/** From which odds on a word is masked: a leak is worse than an ordinary word too many. Chats about films and music are full of names that are nobody's here. */
const enough = { elsewhere: -0.7, films: 0.5 }

/**
 * Step 8: what no rule marked is weighed, all that speaks for and against it together. Gives whether anything was masked, which then may stand elsewhere too.
 * Twice, since a name that was found tells what stands beside it.
 */
export function maskWeighed(page: Page, by: Weights = weights()): boolean {
  const chat = readChat(page)
  let left = page.words.filter((word) => !isMarked(page, word) && isCandidate(page, word))
  for (let round = 0; round < 2; round += 1) {
    const named = namedIn(page)
    const isName = (word: Word) => signsOf(page, chat, named, word).reduce((odds, sign) => odds + (by.get(sign) ?? 0), by.get('') ?? 0) > (chat.films[word.turn] ? enough.films : enough.elsewhere)
    const found = left.filter(isName)
    for (const word of found) {
      mark(page, { first: withInitials(word), last: word }, 'NAME', 'other')
      enterName(page.roll, word.text, 'other')
    }
    if (found.length === 0) return round > 0
    left = left.filter((word) => !isMarked(page, word))
  }
  return true
}

/** The places of the words that are masked as names. */
export function namedIn({ words, sheet }: Page): Set<number> {
  const named = new Set<number>()
  let next = 0
  for (const { start, end, kind } of [...sheet.marks].sort((a, b) => a.start - b.start)) {
    while ((words[next]?.end ?? Infinity) <= start) next += 1
    for (let word = words[next]; kind === 'NAME' && word && word.start < end; word = words[next]) {
      named.add(word.at)
      next += 1
    }
  }
  return named
}
