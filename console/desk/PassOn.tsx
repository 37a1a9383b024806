import { useState } from 'preact/hooks'
import type { Chat } from '../../shared/chat.ts'
import { limits } from '../../shared/commands.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { Dialog } from '../Dialog.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../at-work.ts'

/** Passes a chat on to a desk or a colleague, or asks a colleague in. A word for whoever takes it is welcome and not needed. */
export function PassOn({ id, chat, how, onClose }: { id: string; chat: Chat; how: 'pass-on' | 'ask-in'; onClose: () => void }) {
  const { me, state: { view }, librarian } = useWork()
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const colleagues = (view?.colleagues ?? []).filter((one) => one.staff !== me.id && !chat.librarians.some(({ staff }) => staff === one.staff))
  const desks = how === 'pass-on' ? (view?.desks ?? []) : []
  const isThere = (desk: string) => (view?.colleagues ?? []).some((one) => one.available && one.desks.includes(desk) && one.staff !== me.id)

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const [kind, chosen] = to.split(':')
    const one = colleagues.find(({ staff }) => kind === 'colleague' && staff === chosen)
    const colleague = one ? { staff: one.staff, name: one.name } : null
    if (!chosen || (kind === 'colleague' && !colleague)) return setProblem('Please choose who should have it.')
    const answer = how === 'pass-on'
      ? await librarian.command(id, { kind: 'transfer-chat', desk: kind === 'desk' ? chosen : chat.desk, colleague, reason: reason.trim() })
      : colleague && (await librarian.command(id, { kind: 'ask-colleague', colleague }))
    if (answer === null || isRefusal(answer)) return setProblem(refusedInWords(answer ?? { refusal: 'not-saved' }))
    onClose()
  }

  return (
    <Dialog title={how === 'pass-on' ? 'Pass this chat on' : 'Ask a colleague in'} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="field">
          <label for="to">To</label>
          <select id="to" value={to} onChange={(event) => (setTo(event.currentTarget.value), setProblem(''))}>
            <option value="">Choose…</option>
            {colleagues.length > 0 && (
              <optgroup label="Colleagues who are here">
                {colleagues.map((one) => <option key={one.staff} value={`colleague:${one.staff}`}>{one.name} ({one.available ? `${one.chats} ${one.chats === 1 ? 'chat' : 'chats'}` : 'away'})</option>)}
              </optgroup>
            )}
            {desks.length > 0 && (
              <optgroup label="Desks">
                {desks.map((desk) => <option key={desk.id} value={`desk:${desk.id}`}>{desk.name}{isThere(desk.id) ? '' : ' (nobody there now)'}</option>)}
              </optgroup>
            )}
          </select>
          {colleagues.length === 0 && how === 'ask-in' && <p class="quiet">No colleague is here right now.</p>}
        </div>
        {how === 'pass-on' && (
          <div class="field">
            <label for="reason">A word for them <span class="quiet">(the patron doesn’t see it; you needn’t give any)</span></label>
            <textarea id="reason" rows={2} dir="auto" maxLength={limits.reason} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
          </div>
        )}
        {problem && <p class="problem" role="alert">{problem}</p>}
        <p class="row"><button class="main">{how === 'pass-on' ? 'Pass on' : 'Ask'}</button><button type="button" onClick={onClose}>Cancel</button></p>
      </form>
    </Dialog>
  )
}
