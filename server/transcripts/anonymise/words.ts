/** One word of a chat, with what the finders ask about it. Offsets are UTF-16 offsets into the whole text. */
export type Word = {
  /** As written, without a possessive 's. */
  text: string
  /** Lower case, without diacritics: what lists are asked by. */
  fold: string
  start: number
  end: number
  /** Begins with a capital letter. */
  capital: boolean
  /** All capitals, two letters or more. */
  upper: boolean
  /** First of a line or a sentence, so that a capital says nothing. */
  opens: boolean
  /** Nothing but a space or a hyphen stands between this word and the one before it. */
  joined: boolean
  /** What stands between the word before (or the start of the text) and this one, at most 8 characters. */
  gap: string
  /** Followed by 's. */
  possessive: boolean
  /** Has a digit. */
  digits: boolean
  /** Which turn it is in. */
  turn: number
}

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’ʼ`´_-][\p{L}\p{M}\p{N}]+)*/gu
const contraction = new Set(["it's", "that's", "what's", "there's", "here's", "he's", "she's", "who's", "where's", "let's", "how's", "name's", "when's", "everything's"])
const oddLetters: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', '’': "'", ʼ: "'", '`': "'", '´': "'" }

/** Lower case without diacritics, with letters such as ø and ß written out and one kind of apostrophe. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (/^[a-z0-9' -]*$/.test(lower)) return lower
  return lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/[øłđðþßæœı’ʼ`´]/g, (letter) => oddLetters[letter] ?? letter)
}

/** The words of a text in order; `turnAt` gives the turn an offset lies in and never goes back. */
export function readWords(text: string, turnAt: (offset: number) => number): Word[] {
  const words: Word[] = []
  let lastEnd = 0
  let lastTurn = -1
  for (const match of text.matchAll(wordPattern)) {
    const start = match.index
    let written = match[0]
    const apostrophe = /['’ʼ`´]s$/i.exec(written)
    const glued = apostrophe !== null && !contraction.has(fold(written))
    if (glued) written = written.slice(0, apostrophe.index)
    // "Anna 's" and "Jess' card" too.
    const possessive = glued || /^(?: ['’]s(?!\p{L})|['’] \p{L})/u.test(text.slice(start + written.length, start + written.length + 5))
    const gap = text.slice(Math.max(lastEnd, start - 8), start)
    const turn = turnAt(start)
    const first = written.charAt(0)
    const capital = first !== first.toLowerCase()
    words.push({
      text: written,
      fold: fold(written),
      start,
      end: start + written.length,
      capital,
      upper: capital && written.length > 1 && written === written.toUpperCase() && /\p{L}\p{M}*\p{L}/u.test(written),
      opens: turn !== lastTurn || /[\n.!?…:;"“”«(*>•]\s*$/.test(gap) && !/^\.\s$/.test(gap) || (/^\.\s+$/.test(gap) && !isInitial(words.at(-1))),
      joined: turn === lastTurn && /^(?: {1,3}|-| ?['’] ?|\. |\.)?$/.test(gap) && (!gap.startsWith('.') || isInitial(words.at(-1))),
      gap,
      possessive,
      digits: /\p{N}/u.test(written),
      turn,
    })
    lastEnd = start + written.length + (glued ? 2 : 0)
    lastTurn = turn
  }
  return words
}

const titles = new Set(['mr', 'mrs', 'ms', 'mx', 'dr', 'prof', 'st', 'jr', 'sr', 'fr', 'rev', 'mme', 'sra'])

/** Whether the full stop after this word ends no sentence: an initial or a short title. */
function isInitial(word: Word | undefined): boolean {
  return word !== undefined && (/^\p{L}$/u.test(word.text) && word.text !== 'I' || titles.has(word.fold))
}
