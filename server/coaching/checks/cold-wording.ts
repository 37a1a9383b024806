import { look } from '../check.ts'

export const coldWording = look(
  'The draft as a whole reads colder than the desk allows (`cold-from` in desks.yaml).',
  ({ reading, desk, chat }) => (reading.cold >= desk.coldFrom ? { words: chat.draft.slice(0, 200), of: 'draft', strength: 0.6 * reading.cold } : null),
)
