import { piecesOf } from '../../shared/links.ts'

/** A message's words; a web address in it becomes a link that opens a window of its own and tells the other site nothing. */
export function Words({ text }: { text: string }) {
  return (
    <>
      {piecesOf(text).map(({ text: piece, href }, index) => (href ? <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">{piece}</a> : piece))}
    </>
  )
}
