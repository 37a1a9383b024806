import { useState } from 'preact/hooks'
import { limits } from '../../shared/commands.ts'
import { isRefusal } from '../../shared/refusals.ts'
import type { Patron, PatronEnd } from '../patron.ts'
import { refusedInWords } from '../words/refused.ts'
import { useWords } from '../words/words.ts'
import { Copies } from './Copies.tsx'
import { Code } from './Left.tsx'

/** After the end: was it answered, where shall an owed answer go, and what to do with the chat. */
export function Ended({ state, patron }: { state: Patron; patron: PatronEnd }) {
  const { screen: { chat } } = state
  const wasServed = chat.acceptedAt !== null
  return (
    <section class="after">
      {chat.owed === 'code' && <Owed patron={patron} asksEmail={state.desk?.asksEmail ?? false} />}
      {wasServed && (chat.answered === null ? <Rate patron={patron} /> : <Thanks />)}
      <Copies chat={chat} library={state.desk?.libraryName ?? ''} patron={patron} />
    </section>
  )
}

function Thanks() {
  return <p role="status">{useWords().thanks}</p>
}

function Rate({ patron }: { patron: PatronEnd }) {
  const words = useWords()
  const [answered, setAnswered] = useState<'yes' | 'partly' | 'no' | null>(null)
  const [comment, setComment] = useState('')
  return (
    <form class="rate" onSubmit={(event) => (event.preventDefault(), answered && void patron.ask({ kind: 'rate-chat', answered, comment }))}>
      <fieldset>
        <legend>{words.answeredQuestion}</legend>
        {(['yes', 'partly', 'no'] as const).map((each) => (
          <label key={each} class="choice"><input type="radio" name="answered" checked={answered === each} onChange={() => setAnswered(each)} /><span>{words[each]}</span></label>
        ))}
      </fieldset>
      {answered && (
        <>
          <label for="comment">{words.comment} <span class="quiet">{words.optional}</span></label>
          <textarea id="comment" rows={2} dir="auto" maxLength={limits.comment} value={comment} onInput={(event) => setComment(event.currentTarget.value)} />
          <button class="main">{words.rate}</button>
        </>
      )}
    </form>
  )
}

function Owed({ patron, asksEmail }: { patron: PatronEnd; asksEmail: boolean }) {
  const words = useWords()
  const [problem, setProblem] = useState('')
  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const email = String(new FormData(event.currentTarget).get('email') ?? '').trim()
    const answer = await patron.ask({ kind: 'leave-address', email })
    setProblem(answer && isRefusal(answer) ? refusedInWords(answer, words) : '')
  }
  return (
    <div class="owed">
      {asksEmail && (
        <form onSubmit={submit} noValidate>
          <label for="owed-email">{words.owedLead}</label>
          <input id="owed-email" name="email" type="email" autoComplete="email" maxLength={limits.email} dir="ltr" aria-describedby={problem ? 'owed-problem' : undefined} />
          {problem && <p id="owed-problem" class="problem" role="alert">{problem}</p>}
          <button>{words.rate}</button>
        </form>
      )}
      <Code patron={patron} />
    </div>
  )
}
