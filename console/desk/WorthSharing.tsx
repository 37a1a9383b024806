import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../../shared/refusals.ts'
import { Offer, SharingAnswer } from '../../shared/sharing.ts'
import { ask } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { refusedInWords } from '../refused-in-words.ts'

const told: Record<SharingAnswer, string> = { offered: 'It will be shared, unless a colleague who was in it declines.', declined: 'It will not be shared.' }

/** Asks whoever was in a chat whether colleagues may learn from it. Saying nothing means no. */
export function WorthSharing({ id }: { id: string }) {
  const { library } = useWork()
  const [offer, setOffer] = useState<Offer | null>(null)
  const [problem, setProblem] = useState('')
  const path = `/offers/${encodeURIComponent(id)}`
  useEffect(() => {
    void ask(library, 'GET', path, Offer).then((answer) => !isRefusal(answer) && setOffer(answer))
  }, [library, path])

  async function say(answer: SharingAnswer): Promise<void> {
    const said = await ask(library, 'PUT', path, v.object({ answer: SharingAnswer }), { answer })
    setProblem(isRefusal(said) ? refusedInWords(said) : '')
    if (!isRefusal(said)) setOffer({ may: true, answer })
  }
  if (!offer?.may) return null
  return (
    <details class="worth-sharing">
      <summary>Worth sharing?</summary>
      <p class="quiet">Colleagues at this desk, and supervisors, could learn from it: a week or two from now, with no name in it, neither the patron’s nor yours. At a small desk they may guess. Thanks would reach you.</p>
      <p class="row">
        <button type="button" class="small" aria-pressed={offer.answer === 'offered'} onClick={() => void say('offered')}>Share it</button>
        <button type="button" class="small" aria-pressed={offer.answer === 'declined'} onClick={() => void say('declined')}>Rather not</button>
      </p>
      <p class={offer.answer ? 'done' : 'unseen'} role="status">{offer.answer && told[offer.answer]}</p>
      {problem && <p class="problem" role="alert">{problem}</p>}
    </details>
  )
}
