import { useWork } from './at-work.ts'
import { dateInWords, useNow } from './since.ts'

/** What stands above a printed page and not on the screen: whose it is, of what, and of which day. */
export function OnPaper({ of }: { of: string }) {
  const { state: { view } } = useWork()
  return <p class="on-paper">{[view?.library.name, of, `printed on ${dateInWords(useNow(60_000))}`].filter(Boolean).join(' · ')}</p>
}
