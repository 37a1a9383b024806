import type { Sessions } from '../staff/sessions.ts'
import type { StaffData } from './namespaces.ts'

interface Console {
  data: Omit<StaffData, 'measure'>
  disconnect: (close: boolean) => unknown
}

const every = 5 * 60_000

/** Closes the consoles whose session is over, because nobody has used it for half a day or somebody has ended it. Whoever uses a console keeps its session. */
export async function closeWhatIsOver(consoles: Iterable<Console>, sessions: Pick<Sessions, 'lasts'>): Promise<void> {
  for (const one of consoles) if (!(await sessions.lasts(one.data, one.data.usedAt))) one.disconnect(true)
}

/** Looks every five minutes. Gives what stops it. */
export function endWithSessions(sockets: ReadonlyMap<string, Console>, sessions: Pick<Sessions, 'lasts'>): () => void {
  // Where the store is away nobody can tell: then nobody is sent out.
  const looking = setInterval(() => void closeWhatIsOver([...sockets.values()], sessions).catch(() => undefined), every)
  looking.unref()
  return () => clearInterval(looking)
}
