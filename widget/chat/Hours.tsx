import type { DeskStatus } from '../../shared/desk.ts'
import { useLocale, useWords } from '../words/words.ts'

/** When the desk opens next, and the coming days' hours: the days named in the reader's language, the times in the library's zone. */
export function Hours({ desk }: { desk: DeskStatus }) {
  const words = useWords()
  const locale = useLocale()
  const when = new Intl.DateTimeFormat(locale, { weekday: 'long', hour: 'numeric', minute: '2-digit', timeZone: desk.zone })
  // The dates are the library's own, already; read as UTC they stay what they are.
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'short', timeZone: 'UTC' })
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
  const time = (text: string) => clock.format(Date.parse(`1970-01-01T${text === '24:00' ? '00:00' : text}Z`))
  return (
    <>
      {desk.opensAt !== null && <p class="lead">{words.opens(when.format(desk.opensAt))}</p>}
      <details class="hours">
        <summary>{words.hours}</summary>
        <dl>
          {desk.coming.map(({ date, name, hours }) => (
            <div key={date}>
              <dt>{day.format(Date.parse(date))}{name && ` · ${name}`}</dt>
              <dd>{hours.length === 0 ? words.closedDay : hours.map(({ from, to }) => `${time(from)} – ${time(to)}`).join(', ')}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}
