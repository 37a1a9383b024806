import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { MyReport } from '../../shared/hold.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { dateInWords } from '../since.ts'

const Answer = v.object({ reports: v.array(MyReport) })

function inWords(became: MyReport['became']): string {
  switch (became.what) {
    case 'held': return `Held until ${dateInWords(became.until)}. ${became.openedAt === null ? 'Nobody has opened it.' : `A supervisor and an admin opened it together on ${dateInWords(became.openedAt)}.`}`
    case 'let-go': return `A supervisor and an admin let it go together on ${dateInWords(became.at)}. What was put aside of it is erased.`
    case 'time-over': return `Its time was over on ${dateInWords(became.at)}. What was put aside of it is erased.`
  }
}

/** What became of the threats that I reported. Nothing where I reported none, so that nobody is reminded of it for nothing. */
export function MyReports() {
  const { library, me, state: { view } } = useWork()
  const [reports, setReports] = useState<MyReport[]>([])
  const isLibrarian = me.roles.includes('librarian')
  useEffect(() => {
    if (isLibrarian) void ask(library, 'GET', '/holds/mine', Answer).then((answer) => !isRefusal(answer) && setReports(answer.reports))
  }, [library, isLibrarian])
  if (reports.length === 0) return null
  return (
    <section class="card" aria-labelledby="my-reports">
      <h2 id="my-reports">Threats that I reported</h2>
      <p class="quiet">Only you see this list. Supervisors and admins see that you reported it, and what you wrote.</p>
      <ul class="my-reports">
        {reports.map(({ desk, reportedAt, became }) => (
          <li key={`${desk} ${reportedAt}`}><strong>{view?.desks.find((one) => one.id === desk)?.name ?? desk}, {dateInWords(reportedAt)}</strong><span>{inWords(became)}</span></li>
        ))}
      </ul>
    </section>
  )
}
