import { useState } from 'preact/hooks'
import type { Patron, PatronEnd } from '../patron.ts'
import { useWords } from '../words/words.ts'
import { Copies } from './Copies.tsx'

/** A question that was left: how its answer will come. */
export function Left({ state, patron }: { state: Patron; patron: PatronEnd }) {
  const words = useWords()
  return (
    <section class="after">
      <h2>{words.leftTitle}</h2>
      {state.screen.chat.owed === 'email' ? <p>{words.leftEmail}</p> : <Code patron={patron} />}
      <Copies chat={state.screen.chat} library={state.desk?.libraryName ?? ''} patron={patron} />
    </section>
  )
}

/** Shows a return code once it is asked for: each time a new one, so that one shown to the wrong eyes can be replaced. */
export function Code({ patron }: { patron: PatronEnd }) {
  const words = useWords()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState('')
  async function show(): Promise<void> {
    const answer = await patron.code().catch(() => null)
    setProblem(answer && 'code' in answer ? '' : words.failed)
    if (answer && 'code' in answer) setCode(answer.code)
  }
  return (
    <div aria-live="polite">
      <p>{words.leftCode}</p>
      {code ? <p class="code"><span class="unseen">{words.code}: </span><output dir="ltr">{code}</output></p> : <button type="button" class="main" onClick={() => void show()}>{words.showCode}</button>}
      {problem && <p class="problem" role="alert">{problem}</p>}
    </div>
  )
}
