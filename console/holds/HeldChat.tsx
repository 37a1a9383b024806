import { useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { askLasts, canConfirm, Hold, keyRolesOf, mayReadHeld, type Asked } from '../../shared/hold.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { dateInWords, useNow, whenInWords } from '../since.ts'
import { AskForIt } from './AskForIt.tsx'
import { History } from './History.tsx'
import { deedInWords } from './in-words.ts'
import { Original } from './Original.tsx'

const Changed = v.object({ hold: v.nullable(Hold) })

interface Props {
  hold: Hold
  /** Null: it was let go. */
  onChange: (hold: Hold | null) => void
  /** Something is not as it stands here. */
  onLook: () => void
}

/** One hold: who reported what, until when, what is asked for, and the original where it is open to me. */
export function HeldChat({ hold, onChange, onLook }: Props) {
  const { library, me, state: { view } } = useWork()
  const now = useNow(30_000)
  const [problem, setProblem] = useState('')
  const card = useRef<HTMLElement>(null)
  const asked = hold.asked && hold.asked.at + askLasts > now ? hold.asked : null
  const desk = view?.desks.find((one) => one.id === hold.desk)?.name ?? hold.desk
  const isOpen = hold.opened !== null && hold.opened.until > now
  const title = `held-${hold.chat}`

  async function post(path: string, body: object): Promise<boolean> {
    const answer = await ask(library, 'POST', `/holds/${encodeURIComponent(hold.chat)}/${path}`, Changed, body)
    setProblem(isRefusal(answer) ? refusedInWords(answer) : '')
    if (isRefusal(answer)) onLook()
    else onChange(answer.hold)
    // The button that was pressed goes.
    card.current?.focus()
    return !isRefusal(answer)
  }

  return (
    <article class="card" aria-labelledby={title} tabIndex={-1} ref={card}>
      <h2 id={title}>{desk}, {dateInWords(hold.reportedAt)}</h2>
      <p><bdi>{hold.by.name}</bdi> reported: <q dir="auto">{hold.reason}</q></p>
      <p class="quiet">Held until {dateInWords(hold.until)}.</p>
      {asked && (
        <div class="notice asked">
          <p><strong>{asked.by.staff === me.id ? 'You ask' : <><bdi>{asked.by.name}</bdi> asks</>} to {deedInWords[asked.what]}</strong>: <q dir="auto">{asked.why}</q></p>
          {canConfirm(asked, me.id, me) ? (
            <p class="row">
              <button type="button" class="main" onClick={() => void post('confirm', { at: asked.at })}>Agree: {deedInWords[asked.what]}</button>
              <button type="button" onClick={() => void post('decline', { at: asked.at })}>Decline</button>
            </p>
          ) : (
            <p class="row">
              <span>{whoIsNeeded(asked)} has to agree, on this page, by {dateInWords(asked.at + askLasts)}.</span>
              {asked.by.staff === me.id && <button type="button" class="small" onClick={() => void post('decline', { at: asked.at })}>Take it back</button>}
            </p>
          )}
        </div>
      )}
      {isOpen && <p>Open to {hold.opened?.by.map(({ staff, name }) => (staff === me.id ? 'you' : name)).join(' and ')} until {whenInWords(hold.opened?.until ?? 0, now)}.</p>}
      {mayReadHeld(hold, me.id, now) && <Original chat={hold.chat} />}
      {problem && <p class="problem" role="alert">{problem}</p>}
      {!asked && <AskForIt id={hold.chat} isOpen={mayReadHeld(hold, me.id, now)} onAsk={(body) => post('ask', body)} needed={whoIsNeeded({ roles: keyRolesOf(me) })} />}
      <History hold={hold} />
    </article>
  )
}

/** Whoever makes it two: of the other role, or of either where somebody has both. */
const whoIsNeeded = ({ roles }: Pick<Asked, 'roles'>): string => (roles.length > 1 ? 'Another supervisor or admin' : roles[0] === 'admin' ? 'A supervisor' : 'An admin')
