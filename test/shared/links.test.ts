import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from '../../shared/links.ts'

test.each([
  ['see https://library.example/maps.', ['see ', 'https://library.example/maps', '.']],
  ['(https://library.example/a)', ['(', 'https://library.example/a', ')']],
  ['https://en.example/wiki/Map_(disambiguation) there', ['https://en.example/wiki/Map_(disambiguation)', ' there']],
  ['http://a.example and https://b.example', ['http://a.example', ' and ', 'https://b.example']],
])('%s', (text, texts) => expect(piecesOf(text).map((piece) => piece.text)).toEqual(texts))

test('nothing but http and https becomes a link', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', 'xhttps://', 'https://', '<a href="javascript:x">']) {
    expect(piecesOf(text).filter((piece) => piece.href)).toEqual([])
  }
})

test('no word is lost or added, and every link is safe', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constant('javascript:')), { maxLength: 6 }), (parts) => {
      const text = parts.join(' ')
      const pieces = piecesOf(text)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const { href } of pieces) if (href) expect(['http:', 'https:']).toContain(new URL(href).protocol)
    }),
  )
})

test('an address with very many dots in it takes no longer than another', () => {
  const address = `https://a.example/${'.'.repeat(200_000)}x`
  expect(piecesOf(`${address}...`).map((piece) => piece.text)).toEqual([address, '...'])
})
