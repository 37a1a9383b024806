/** A piece of a message: words, or a link that is safe to follow. */
export type Piece = { text: string; href?: string }

/** An address without the punctuation behind it. Not by a pattern: that would begin anew at each of four thousand dots, in everybody's console. */
function withoutEnd(address: string): string {
  let end = address.length
  while ('.,;:!?…'.includes(address.charAt(end - 1))) end -= 1
  return address.slice(0, end)
}

/** Splits a message at its web addresses. Only http and https become links, whatever else looks like one; what follows an address in punctuation is not part of it. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"']+/gi)) {
    let address = withoutEnd(match[0])
    // A closing bracket belongs to the sentence unless the address opened one.
    if (address.endsWith(')') && !address.includes('(')) address = address.slice(0, -1)
    if (!URL.canParse(address)) continue
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) })
    pieces.push({ text: address, href: new URL(address).href })
    end = match.index + address.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end) })
  return pieces
}
