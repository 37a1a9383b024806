import type { Page } from './page.ts'

const speaksOfCiting = /\b(?:cit(?:e|es|ed|ing|ation|ations)|reference list|bibliograph\w+|works cited|apa|mla|chicago|turabian|harvard style|zitier\w*|citer|citar)\b/i
/** "Morrison, Toni. Beloved. New York: Knopf, 1987." and "Smith, J. (2019). The Ocean." */
const citation = /(?<!\p{L})\p{Lu}[\p{L}'’-]{1,30}, \p{Lu}[\p{L}.]{0,20}[^\n?!]{1,160}?(?:(?<!\d)(?:1[5-9]|20)\d\d(?!\d)\)?|n\.d\.)(?:\.? [^\n?!]{0,120}\.)?/gu

/** Keeps whole citations where a turn, or one of the three before it, speaks of citing. */
export function keepCitations({ text, turns, sheet }: Page): void {
  let near = 0
  for (const { start, end } of turns) {
    const said = text.slice(start, end)
    near = speaksOfCiting.test(said) ? 3 : near - 1
    if (near < 0) continue
    for (const match of said.matchAll(citation)) if (!/\b(?:I|my|born|your|personal communication)\b/.test(match[0])) sheet.keep(start + match.index, start + match.index + match[0].length, 'sure')
  }
}
