import { useState } from 'preact/hooks'
import { isRefusal } from '../../shared/refusals.ts'
import type { TranscriptSet } from '../../shared/transcript-set.ts'
import { useWork } from '../at-work.ts'
import { Dialog } from '../Dialog.tsx'
import type { SetsHere } from '../reading-room/use-sets.ts'
import { WriteSet } from '../reading-room/WriteSet.tsx'
import { refusedInWords } from '../refused-in-words.ts'
import { Sure } from '../Sure.tsx'

/** What a set is for; whoever makes sets can change it or take it away. */
export function AboutSet({ set, here, makes }: { set: TranscriptSet; here: SetsHere; makes: boolean }) {
  const { state: { view } } = useWork()
  const [asking, setAsking] = useState<'change' | 'remove' | null>(null)
  const [problem, setProblem] = useState('')
  const { id, name, about, desk } = set
  const close = () => setAsking(null)
  return (
    <>
      <h2 id={`set-${id}`} dir="auto">{name}</h2>
      <p class="quiet">To discuss · {view?.desks.find((one) => one.id === desk)?.name ?? desk}</p>
      {about && <p dir="auto">{about}</p>}
      {problem && <p class="problem" role="alert">{problem}</p>}
      {makes && <p class="row"><button type="button" class="small" onClick={() => setAsking('change')}>Change…</button><button type="button" class="small" onClick={() => setAsking('remove')}>Remove…</button></p>}
      {asking === 'change' && (
        <Dialog title="Change the set" onClose={close}>
          <WriteSet set={{ name, about, desk }} save="Save" onWrite={async (written) => {
            const answer = await here.write(id, written)
            if (isRefusal(answer)) return answer
            close()
            return null
          }} />
        </Dialog>
      )}
      {asking === 'remove' && (
        <Sure title={`Remove “${name}”?`} text="The transcripts stay; the desk’s librarians no longer find them here." yes="Remove" onClose={close}
          onYes={() => void here.remove(id).then((refused) => refused && setProblem(refusedInWords(refused)))} />
      )}
    </>
  )
}
