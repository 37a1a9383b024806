import { useEffect, useRef } from 'preact/hooks'
import type { Reaction, ScriptedPatron } from '../../shared/rehearsing.ts'
import type { Exchange } from './rehearsing.ts'

interface Props {
  scripted: ScriptedPatron
  exchanges: readonly Exchange[]
  end: NonNullable<Reaction['end']>
  onAgain: () => void
  onLeave: () => void
}

/** How it was, in the patron's words: what worked, what was hard, and what there was to learn. No score, and nobody to be compared with. */
export function Review({ scripted: { called, learns }, exchanges, end, onAgain, onLeave }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const felt = (went: 'well' | 'badly') => exchanges.flatMap((one) => (one.felt?.went === went ? [{ wrote: one.wrote, words: one.felt.words }] : []))
  const well = felt('well')
  const hard = felt('badly')
  return (
    <section class="review card" aria-labelledby="review">
      <h2 id="review" tabIndex={-1} ref={title}>How it was for {called}</h2>
      {end.told ? <blockquote class="told" dir="auto">“{end.told}”</blockquote> : <p>You passed the chat on. Whoever took it is not real either, so the rehearsal ends here.</p>}
      {well.length > 0 && <Words title="What worked" words={well} />}
      {hard.length > 0 && <Words title={well.length > 0 ? 'And what was hard' : 'What was hard'} words={hard} />}
      {well.length === 0 && <p>Some chats go like this, at every desk. The same patron begins anew as often as you like, and remembers nothing.</p>}
      <p><strong>What there is to learn here.</strong> {learns}</p>
      <p class="row">
        <button type="button" class="main" onClick={onAgain}>Once more</button>
        <button type="button" onClick={onLeave}>Another patron</button>
      </p>
    </section>
  )
}

function Words({ title, words }: { title: string; words: readonly { wrote: string; words: string }[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul class="felt">
        {words.map((one, index) => (
          <li key={index}>
            <p dir="auto">“{one.words}”</p>
            {one.wrote && <p class="quiet" dir="auto">after you wrote: {one.wrote}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}
