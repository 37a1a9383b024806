import type { Page } from './page.ts'
import { enterName } from './roll.ts'

const letterByLetter = /(?<![\p{L}\p{N}])\p{L}(?:(?: ?[-.·,] ?| )\p{L}){2,24}(?![\p{L}\p{N}])/gu
const cues = String.raw`我叫|我是|我的名字是|名字叫|姓名[:：]|私は|わたしは|名前は|저는|제 ?이름은|이름은`
const endings = String.raw`입니다|이에요|예요|です|と申|[\s,，。.!！、]|$`
const script = String.raw`[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]`
const withoutSpaces = new RegExp(String.raw`(?:${cues})\s?(${script}{2,4}?)(?=${endings})`, 'gmu')

/** Names that are no words: spelled letter by letter ("L-A-K-S-H-M-I"), and behind the cues of scripts that write no spaces. */
export function maskSpelled({ text, sheet, roll }: Page): void {
  for (const match of text.matchAll(withoutSpaces)) {
    const end = match.index + match[0].length
    if (match[1]) sheet.mark(end - match[1].length, end, 'NAME', 'patron')
  }
  for (const match of text.matchAll(letterByLetter)) {
    const end = match.index + match[0].length
    const word = match[0].replace(/[^\p{L}]/gu, '').toLowerCase()
    const isAskedFor = word.length > 3 && /\bspel(?:l|t|ling)/i.test(text.slice(Math.max(0, match.index - 120), end + 60))
    if (!isAskedFor && !roll.names.has(word)) continue
    sheet.mark(match.index, end, 'NAME', 'patron')
    enterName(roll, word, 'patron')
  }
}
