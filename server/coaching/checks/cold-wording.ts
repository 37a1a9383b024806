import { look } from '../check.ts'
import { quoted } from '../quoted.ts'

export const coldWording = look(
  'The draft as a whole reads colder than the desk allows (`cold-from` in desks.yaml).',
  ({ reading, desk, chat }) => (reading.cold >= desk.coldFrom ? { words: quoted(chat.draft), of: 'draft', strength: 0.6 * reading.cold } : null),
)
