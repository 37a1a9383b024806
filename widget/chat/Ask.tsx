import { useEffect, useRef, useState } from 'preact/hooks'
import { limits } from '../../shared/commands.ts'
import type { DeskStatus } from '../../shared/desk.ts'
import type { Refusal } from '../../shared/refusals.ts'
import type { PatronEnd } from '../patron.ts'
import { secretIn, type Secret } from '../secrets.ts'
import { keptInWords } from '../words/kept.ts'
import { refusedInWords } from '../words/refused.ts'
import { useLocale, useWords } from '../words/words.ts'
import { hours } from './after.ts'
import { Warned } from './Warned.tsx'

interface Asking {
  desk: DeskStatus
  patron: PatronEnd
  page: string
  /** The page said, or an earlier tick, that the computer is shared. */
  shared: boolean
  /** Why the server turned it down. */
  refused: Refusal | null
}

/** The form before a chat: a question now while somebody is there, or one that is left and answered later. What was turned down stands in it again, with the reason beside its field. */
export function Ask({ desk, patron, page, shared, refused }: Asking) {
  const words = useWords()
  const locale = useLocale()
  const { draft, turnedDown } = patron.now()
  const [problem, setProblem] = useState('')
  const [warned, setWarned] = useState<Secret | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const address = useRef<HTMLInputElement>(null)
  const asksEmail = !desk.open && desk.asksEmail
  const atEmail = asksEmail && refused?.field === 'email'
  useEffect(() => void (atEmail && address.current?.focus()), [atEmail])

  function ask(anyway: boolean): void {
    if (!form.current) return
    const given = new FormData(form.current)
    const text = (name: string) => String(given.get(name) ?? '').trim()
    const question = text('question')
    const wrong = question === '' ? words.empty : question.length > limits.question ? words.tooLong(limits.question) : ''
    const secret = anyway ? null : secretIn(question)
    setProblem(wrong)
    setWarned(wrong ? null : secret)
    if (wrong) box.current?.focus()
    if (wrong || secret) return
    const asked = {
      desk: desk.desk, name: text('name'), question, page: page.length > limits.page ? new URL(page).origin : page, locale: locale.slice(0, 35), keep: !given.has('dont-keep'), shared: shared || given.has('shared'),
    }
    patron.begin(desk.open ? { kind: 'request-chat', ...asked, email: null } : { kind: 'leave-question', ...asked, email: text('email') || null })
  }

  return (
    <form class="ask" ref={form} onSubmit={(event) => (event.preventDefault(), ask(false))} noValidate>
      {refused && !atEmail && <p class="problem" role="alert">{refusedInWords(refused, words)}</p>}
      <h2>{desk.open ? words.openTitle : words.closedTitle}</h2>
      {desk.open ? <p class="lead">{words.openLead}</p> : <hours.Later desk={desk} />}
      {!desk.open && <h3>{words.leave}</h3>}
      {!desk.open && <p class="lead">{words.leaveLead}</p>}
      <label for="question">{words.question}</label>
      <textarea id="question" name="question" ref={box} rows={4} required dir="auto" value={draft} aria-invalid={problem !== ''}
        aria-describedby={problem ? 'problem' : undefined} onInput={(event) => (setProblem(''), setWarned(null), patron.draft(event.currentTarget.value))} />
      {problem && <p id="problem" class="problem" role="alert">{problem}</p>}
      <label for="name">{words.name} <span class="quiet">{words.optional}</span></label>
      <input id="name" name="name" autoComplete="given-name" maxLength={limits.name} dir="auto" defaultValue={turnedDown?.name ?? ''} />
      {asksEmail && (
        <>
          <label for="email">{words.email} <span class="quiet">{words.optional}</span></label>
          <input id="email" name="email" type="email" autoComplete="email" maxLength={limits.email} ref={address} aria-invalid={atEmail} aria-describedby={atEmail ? 'email-problem email-or' : 'email-or'} dir="ltr"
            defaultValue={turnedDown?.email ?? ''} />
          {atEmail && refused && <p id="email-problem" class="problem" role="alert">{refusedInWords(refused, words)}</p>}
        </>
      )}
      {!desk.open && <p id="email-or" class="quiet">{desk.asksEmail ? words.emailOr : words.codeOnly}</p>}
      <div class="ticks">
        <label><input type="checkbox" name="dont-keep" defaultChecked={turnedDown?.keep === false} /><span>{desk.open ? words.dontKeep : words.dontKeepLeft}</span></label>
        {!shared && <label><input type="checkbox" name="shared" defaultChecked={turnedDown?.shared === true} /><span>{words.sharedComputer}</span></label>}
      </div>
      {warned && <Warned of={warned} onEdit={() => (setWarned(null), box.current?.focus())} onAnyway={() => ask(true)} />}
      <button class="main">{desk.open ? words.ask : words.leaveButton}</button>
      <p class="quiet">{keptInWords(desk, words)} {words.reads}</p>
    </form>
  )
}
