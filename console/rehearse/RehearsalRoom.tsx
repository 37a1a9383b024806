import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { ScriptedPatron } from '../../shared/rehearsing.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'
import { Rehearsal } from './Rehearsal.tsx'

const Answer = v.object({ patrons: v.array(ScriptedPatron) })
const deskNames: Record<string, string> = { reference: 'Reference', circulation: 'Loans and fines', children: 'Children', research: 'Research', technical: 'Technical help' }

/** Patrons who are not real, to try things out with before the first one who is, or after a hard one. */
export function RehearsalRoom() {
  const { library } = useWork()
  const [patrons, setPatrons] = useState<ScriptedPatron[] | null>(null)
  const [chosen, setChosen] = useState<ScriptedPatron | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    void ask(library, 'GET', '/rehearsals', Answer).then((answer) => (isRefusal(answer) ? setProblem(refusedInWords(answer)) : setPatrons(answer.patrons)))
  }, [library])

  if (chosen) return <Rehearsal key={chosen.id} scripted={chosen} onLeave={() => setChosen(null)} />
  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>Rehearsal room</h1>
      <p class="lead">These patrons are not real, but they feel what you write. The composer and the coach are those of the desk. Nothing here is kept, counted, or shown to anybody.</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
      {patrons?.length === 0 && <p class="card">There is nobody to rehearse with: the folder of rehearsals is empty.</p>}
      <ul class="patrons">
        {patrons?.map((one) => (
          <li key={one.id} class="card">
            <h2>{one.name}</h2>
            <p>{one.about}</p>
            <p class="row"><button type="button" class="main" onClick={() => setChosen(one)}>Begin<span class="unseen"> with {one.name}</span></button><span class="quiet">{deskNames[one.desk] ?? one.desk}</span></p>
          </li>
        ))}
      </ul>
    </main>
  )
}
