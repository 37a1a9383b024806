/** Things that a dictionary has and nobody is called: no chat of a test that needs its words whole may lose one to the anonymiser, as an invented word now and then does. */
const things = 'theodolite sextant astrolabe barometer gyroscope periscope sundial hourglass windmill haystack trellis scaffold wheelbarrow millstone weathervane anvil bellows candlestick inkwell bookend footstool doorknob thimble corkscrew teaspoon saucepan colander lampshade chandelier drawbridge'.split(' ')
let taken = 0

/** A word that no other call in this process has had. */
export function newWord(): string {
  const word = things[taken]
  if (!word) throw new Error('there are no more words')
  taken += 1
  return word
}
