import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { Thanks } from '../../shared/sharing.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', timeZone: 'UTC' })
const inWords = ({ week, count }: Thanks): string => `${count === 1 ? 'A colleague thanks you' : `${count} colleagues thank you`} for what you shared. It came on Monday, ${day.format(Date.parse(week))}.`

/** Thanks that have come for me. Nothing where there are none: nobody should count. */
export function ThanksForMe() {
  const { library } = useWork()
  const [thanks, setThanks] = useState<Thanks[]>([])
  useEffect(() => {
    void ask(library, 'GET', '/thanks', v.object({ thanks: v.array(Thanks) })).then((answer) => !isRefusal(answer) && setThanks(answer.thanks))
  }, [library])
  return thanks.length === 0 ? null : <ul class="thanks">{thanks.map((one) => <li key={one.week}><span aria-hidden="true">♥ </span>{inWords(one)}</li>)}</ul>
}
