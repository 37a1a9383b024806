import { weekdays, type Desk } from '../../shared/desk.ts'
import { Spans } from './Spans.tsx'

type Week = Desk['hours']
const names: Record<keyof Week, string> = { monday: 'Monday', tuesday: 'Tuesday', wednesday: 'Wednesday', thursday: 'Thursday', friday: 'Friday', saturday: 'Saturday', sunday: 'Sunday' }

/** The hours of a week. A chat is offered only while somebody is there; these say when that should be. */
export function Hours({ path, hours, onChange }: { path: string; hours: Week; onChange: (hours: Week) => void }) {
  const { monday } = hours
  return (
    <fieldset>
      <legend>Hours</legend>
      <p class="quiet">A chat is offered only while somebody is there. The hours tell patrons when that should be.</p>
      <ul class="hours">
        {weekdays.map((day) => (
          <li key={day}>
            <span class="day">{names[day]}</span>
            <Spans path={`${path}.${day}`} day={names[day]} spans={hours[day]} onChange={(spans) => onChange({ ...hours, [day]: spans })} />
          </li>
        ))}
      </ul>
      <p class="after"><button type="button" class="small" onClick={() => onChange({ ...hours, tuesday: monday, wednesday: monday, thursday: monday, friday: monday })}>Copy Monday’s hours to all weekdays</button></p>
    </fieldset>
  )
}
