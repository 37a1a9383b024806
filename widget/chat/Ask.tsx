import { useState } from 'preact/hooks'
import { limits } from '../../shared/commands.ts'
import type { DeskStatus } from '../../shared/desk.ts'
import type { PatronEnd } from '../patron.ts'
import { useLocale, useWords } from '../words/words.ts'
import { Hours } from './Hours.tsx'

interface Asking {
  desk: DeskStatus
  patron: PatronEnd
  page: string
  /** The page said, or an earlier tick, that the computer is shared. */
  shared: boolean
}

/** The form before a chat: a question now while somebody is there, or one that is left and answered later. */
export function Ask({ desk, patron, page, shared }: Asking) {
  const words = useWords()
  const locale = useLocale()
  const { draft } = patron.now()
  const [missing, setMissing] = useState(false)

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    if (!text('question')) return setMissing(true)
    const asked = {
      desk: desk.desk, name: text('name'), question: text('question'), page, locale: locale.slice(0, 35), keep: !form.has('dont-keep'), shared: shared || form.has('shared'),
    }
    patron.begin(desk.open ? { kind: 'request-chat', ...asked, email: null } : { kind: 'leave-question', ...asked, email: text('email') || null })
  }

  return (
    <form class="ask" onSubmit={submit} noValidate>
      <h2>{desk.open ? words.openTitle : words.closedTitle}</h2>
      {desk.open ? <p class="lead">{words.openLead}</p> : <Hours desk={desk} />}
      {!desk.open && <h3>{words.leave}</h3>}
      {!desk.open && <p class="lead">{words.leaveLead}</p>}
      <label for="question">{words.question}</label>
      <textarea id="question" name="question" rows={4} required dir="auto" maxLength={limits.question} value={draft} aria-invalid={missing}
        aria-describedby={missing ? 'missing' : undefined} onInput={(event) => (setMissing(false), patron.draft(event.currentTarget.value))} />
      {missing && <p id="missing" class="problem" role="alert">{words.empty}</p>}
      <label for="name">{words.name} <span class="quiet">{words.optional}</span></label>
      <input id="name" name="name" autoComplete="given-name" maxLength={limits.name} dir="auto" />
      {!desk.open && desk.asksEmail && (
        <>
          <label for="email">{words.email} <span class="quiet">{words.optional}</span></label>
          <input id="email" name="email" type="email" autoComplete="email" maxLength={limits.email} aria-describedby="email-or" dir="ltr" />
        </>
      )}
      {!desk.open && <p id="email-or" class="quiet">{words.emailOr}</p>}
      <div class="ticks">
        <label><input type="checkbox" name="dont-keep" /><span>{words.dontKeep}</span></label>
        {!shared && <label><input type="checkbox" name="shared" /><span>{words.sharedComputer}</span></label>}
      </div>
      <button class="main">{desk.open ? words.ask : words.leaveButton}</button>
      <p class="quiet">{words.keeps(desk.keepDays)} {words.reads}</p>
    </form>
  )
}
