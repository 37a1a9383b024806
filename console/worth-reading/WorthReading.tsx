import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { SharedTranscript } from '../../shared/sharing.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { OnPaper } from '../OnPaper.tsx'
import { Hits } from '../reading-room/Hits.tsx'
import { Paper } from '../reading-room/Paper.tsx'
import { useSets } from '../reading-room/use-sets.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useFragment } from '../where.ts'
import { AboutSet } from './AboutSet.tsx'
import { SharedTools } from './SharedTools.tsx'
import { ThanksForMe } from './ThanksForMe.tsx'

const Shared = v.object({ shared: v.array(SharedTranscript) })

/** What is worth a colleague's time: sets to discuss at a meeting, and chats that their librarians found worth sharing. The address holds what is open. */
export function WorthReading() {
  const { library, me } = useWork()
  const [fragment, go] = useFragment()
  const given = new URLSearchParams(fragment)
  const [inSet, open] = [given.get('set'), given.get('open')]
  const makes = me.roles.includes('supervisor')
  const here = useSets(library)
  const [shared, setShared] = useState<SharedTranscript[] | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    void ask(library, 'GET', '/shared', Shared).then((answer) => (isRefusal(answer) ? setProblem(refusedInWords(answer)) : setShared(answer.shared)))
  }, [library])

  const show = (set: string | null, id: string) => go(String(new URLSearchParams({ ...(set && { set }), open: id })))
  const list = (inSet ? here.sets?.find(({ id }) => id === inSet)?.transcripts : shared) ?? []
  const step = (by: number) => {
    const next = list[list.findIndex(({ id }) => id === open) + by]
    if (next) show(inSet, next.id)
  }
  function close(): void {
    go('')
    requestAnimationFrame(() => document.querySelector<HTMLElement>(open ? `[data-transcript="${CSS.escape(open)}"]` : '.hit')?.focus())
  }
  const mine = shared?.find(({ id }) => id === open)?.mine ?? false
  const takeOut = async () => {
    if (inSet && open && !isRefusal(await here.takeOut(inSet, open))) close()
  }

  return (
    <main class={`room${open ? ' reads' : ''}`} id="content" tabIndex={-1}>
      <div class="room-title">
        <h1>Worth reading</h1>
        <OnPaper of="to discuss and to learn from" />
        <p class="lead">Chats to learn from together. Neither patron nor librarian is named, and nobody is graded.</p>
      </div>
      <div class="finding">
        {me.roles.includes('librarian') && <ThanksForMe />}
        {(problem || here.problem) && <p class="problem" role="alert">{problem || here.problem}</p>}
        {here.sets?.map((set) => (
          <section key={set.id} class="set" aria-labelledby={`set-${set.id}`}>
            <AboutSet set={set} here={here} makes={makes} />
            {set.transcripts.length === 0 ? <p class="quiet">Nothing in it can be seen.</p> : <Hits transcripts={set.transcripts} open={inSet === set.id ? open : null} onOpen={(id) => show(set.id, id)} />}
          </section>
        ))}
        <section class="set" aria-labelledby="worth-sharing">
          <h2 id="worth-sharing">Worth sharing</h2>
          <p class="quiet">Offered by the librarians they were with. Thanks reach them, and nobody learns who they are.</p>
          {shared?.length === 0 && <p class="quiet">Nothing yet. When a chat of yours has ended, you are asked.</p>}
          {shared && shared.length > 0 && <Hits transcripts={shared} open={inSet === null ? open : null} onOpen={(id) => show(null, id)} />}
        </section>
      </div>
      {open === null ? <p class="nothing-open quiet">Choose one to read it here.</p> : (
        <Paper path={inSet ? `/sets/${encodeURIComponent(inSet)}/${encodeURIComponent(open)}` : `/shared/${encodeURIComponent(open)}`} onStep={step} onClose={close}
          tools={inSet ? makes && <button type="button" class="small" onClick={() => void takeOut()}>Take out of the set</button>
            : <SharedTools key={open} id={open} mine={mine} onTakenBack={() => (setShared((were) => (were ?? []).filter(({ id }) => id !== open)), close())} />} />
      )}
    </main>
  )
}
