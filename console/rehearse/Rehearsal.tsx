import { useEffect, useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { Reaction, Read, type ScriptedPatron } from '../../shared/rehearsing.ts'
import { ask } from '../ask-server.ts'
import { Here, useWork } from '../at-work.ts'
import { Column } from '../desk/Column.tsx'
import { Lines } from '../desk/Lines.tsx'
import { createRehearsing, rehearsalId, type Rehearsing, type RehearsalState } from './rehearsing.ts'
import { Review } from './Review.tsx'

const Answer = v.union([v.object({ verdict: Read }), v.object({ paused: Read }), Reaction])

const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches
/** A patron types, as people do: long enough to notice, and never long. */
const writes = (line: string) => (isCalm() ? 0 : Math.min(1_600, 500 + line.length * 12))

/** One rehearsal: the chat as at the desk, beside it what the coach noticed, and in the end how it was for the patron. */
export function Rehearsal({ scripted, onLeave }: { scripted: ScriptedPatron; onLeave: () => void }) {
  const work = useWork()
  const { library, me, state: { view } } = work
  const [state, setState] = useState<RehearsalState | null>(null)
  const [round, setRound] = useState(0)
  const rehearsing = useRef<Rehearsing | null>(null)
  const desk = (view?.desks.find(({ kind }) => kind === scripted.desk) ?? view?.desks[0])?.id ?? scripted.desk

  useEffect(() => {
    const one = createRehearsing({
      scripted, desk, me, writes, changed: setState,
      ask: (step, patience) => ask(library, 'POST', `/rehearsals/${encodeURIComponent(scripted.id)}`, Answer, step, patience),
    })
    rehearsing.current = one
    setState(one.now())
    return one.leave
  }, [round])
  const isThere = state !== null
  useEffect(() => document.querySelector<HTMLElement>('.rehearsal [data-composer]')?.focus(), [round, isThere])

  if (!state || !rehearsing.current) return null
  const { conversation, exchanges, end } = state
  const here = {
    ...work, librarian: { ...work.librarian, ...rehearsing.current.end },
    state: { ...work.state, isConnected: true, conversations: { [rehearsalId]: conversation }, shown: [rehearsalId], front: rehearsalId },
  }
  return (
    <main class={`rehearsal${end ? ' over' : ''}`} id="content" tabIndex={-1}>
      <div class="row about-it">
        <h1>{scripted.name}</h1>
        <p class="quiet">A rehearsal. {scripted.called} is not real, and nothing is kept.</p>
        <button type="button" class="small" onClick={onLeave}>Another patron</button>
      </div>
      <Here.Provider value={here}>
        {end ? (
          <>
            <Review scripted={scripted} exchanges={exchanges} end={end} onAgain={() => setRound(round + 1)} onLeave={onLeave} />
            <details class="card">
              <summary>What was said</summary>
              <div class="said-all"><Lines id={rehearsalId} conversation={conversation} /></div>
            </details>
          </>
        ) : <Column chat={rehearsalId} isFront onAway={onLeave} />}
      </Here.Provider>
      {!end && (
        <aside class="noticed" aria-labelledby="noticed">
          <h2 id="noticed">What the coach noticed</h2>
          <p class="quiet">{scripted.learns}</p>
          <div role="log" aria-live="polite" aria-label="What the coach noticed">
            {exchanges.map(({ wrote, noticed: { does, asks } }, index) => (
              <section key={index} class="exchange" aria-label={`Message ${index + 1}`}>
                {wrote && <blockquote class="quiet" dir="auto">“{wrote}”</blockquote>}
                {does.length > 0 && <ul class="does">{does.map((one) => <li key={one}>{one}</li>)}</ul>}
                {asks.map((one) => <p key={one} class="asked">{one}</p>)}
                {does.length + asks.length === 0 && <p class="quiet">Nothing in particular, and that is fine too.</p>}
              </section>
            ))}
          </div>
          {exchanges.length === 0 && <p class="quiet">After each message it says here what it saw.</p>}
        </aside>
      )}
    </main>
  )
}
