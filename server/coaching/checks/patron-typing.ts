import { look } from '../check.ts'

export const patronTyping = look(
  'The patron is typing at this moment. A mark beside the composer, never a card.',
  ({ chat: { patronTyping, turns } }) =>
    patronTyping ? { words: turns.findLast(({ from }) => from === 'patron')?.text ?? '', of: 'patron', strength: 0 } : null,
)
