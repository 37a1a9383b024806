/** One word of a chat, with what the finders ask about it. Offsets are UTF-16 offsets into the whole text. */
export type Word = {
  /** Its place among all words. */
  at: number
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
  /** First of a turn or a sentence, so that a capital says nothing. */
  opens: boolean
  /** Nothing but a space or a hyphen stands between this word and the one before it in its turn. */
  joined: boolean
  /** What stands between the word before (or the start of the text) and this one, at most its last 8 characters. */
  gap: string
  /** Followed by 's. */
  possessive: boolean
  /** Has a digit. */
  digits: boolean
  /** Which turn it is in. */
  turn: number
  /** Its neighbours in the same turn. */
  before: Word | undefined
  after: Word | undefined
}

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’ʼ`´_-][\p{L}\p{M}\p{N}]+)*/gu
const contractions = new Set("it's that's what's there's here's he's she's who's where's let's how's name's when's everything's".split(' '))
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
  for (const match of text.matchAll(wordPattern)) {
    const start = match.index
    const written = match[0]
    const suffix = /['’ʼ`´]s$/i.exec(written)
    const hasSuffix = suffix !== null && !contractions.has(fold(written))
    const bare = hasSuffix ? written.slice(0, suffix.index) : written
    const end = start + bare.length
    const turn = turnAt(start)
    const last = words.at(-1)
    const before = last?.turn === turn ? last : undefined
    // "w/" is "with".
    const isWith = /^w$/i.test(bare) && text[end] === '/'
    const word = makeWord(words.length, bare, start, turn, text.slice(Math.max(lastEnd, start - 8), start), before)
    if (isWith) word.fold = 'with'
    // "Anna 's" and "Jess' card" are possessive too.
    word.possessive = hasSuffix || /^(?: ['’]s(?!\p{L})|['’] \p{L})/u.test(text.slice(end, end + 5))
    if (before) before.after = word
    words.push(word)
    lastEnd = start + written.length
  }
  return words
}

function makeWord(at: number, text: string, start: number, turn: number, gap: string, before: Word | undefined): Word {
  const first = text.charAt(0)
  const capital = first !== first.toLowerCase()
  const afterInitial = before !== undefined && endsNoSentence(before)
  return {
    at, text, fold: fold(text), start, end: start + text.length, turn, gap, capital, before,
    upper: capital && text.length > 1 && text === text.toUpperCase() && /\p{L}\p{M}*\p{L}/u.test(text),
    opens: before === undefined || (/^\.\s+$/.test(gap) ? !afterInitial : /[\n.!?؟¿¡…:;"“”«(*>•]\s*$/.test(gap)),
    joined: before !== undefined && /^(?: {1,3}|-|\/ ?| ?['’] ?|\. |\.)?$/.test(gap) && (!gap.startsWith('.') || afterInitial),
    possessive: false,
    digits: /\p{N}/u.test(text),
    after: undefined,
  }
}

const shortTitles = new Set('mr mrs ms mx dr dra prof st jr sr fr rev mme sra'.split(' '))

/** Whether the full stop after this word ends no sentence: an initial or a short title. */
const endsNoSentence = (word: Word): boolean => (/^\p{L}$/u.test(word.text) && word.text !== 'I') || shortTitles.has(word.fold)
