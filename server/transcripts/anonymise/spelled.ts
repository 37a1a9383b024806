import type { Reading } from './reading.ts'
import { enterName, type Roll } from './roll.ts'
import type { Sheet } from './sheet.ts'

const spelled = /(?<![\p{L}\p{N}])\p{L}(?:(?: ?[-.·,] ?| )\p{L}){2,24}(?![\p{L}\p{N}])/gu
const otherScripts = /(?:我叫|我是|我的名字是|名字叫|姓名[:：]|私は|わたしは|名前は|저는|제 ?이름은|이름은)\s?([\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]{2,4}?)(?=입니다|이에요|예요|です|と申|[\s,，。.!！、]|$)/gmu

/** Names that are no words: spelled letter by letter ("L-A-K-S-H-M-I"), and behind the cues of scripts that write no spaces. */
export function maskSpelled({ text }: Reading, sheet: Sheet, roll: Roll): void {
  for (const match of text.matchAll(otherScripts)) {
    if (match[1]) sheet.mark(match.index + match[0].length - match[1].length, match.index + match[0].length, 'NAME', 'patron')
  }
  for (const match of text.matchAll(spelled)) {
    const word = match[0].replace(/[^\p{L}]/gu, '').toLowerCase()
    const near = text.slice(Math.max(0, match.index - 120), match.index + match[0].length + 60)
    if (!roll.names.has(word) && !(word.length > 3 && /\bspel(?:l|t|ling)/i.test(near))) continue
    sheet.mark(match.index, match.index + match[0].length, 'NAME', 'patron')
    enterName(roll, word, 'patron')
  }
}
