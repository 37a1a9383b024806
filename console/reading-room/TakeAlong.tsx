import { useState } from 'preact/hooks'
import { isRefusal } from '../../shared/refusals.ts'
import { askForFile } from '../ask-server.ts'
import { useWork } from '../at-work.ts'
import { Dialog } from '../Dialog.tsx'
import { refusedInWords } from '../refused-in-words.ts'

/** Saves what is listed as a file. */
export function TakeAlong({ ids }: { ids: readonly string[] }) {
  const { library } = useWork()
  const [isOpen, setOpen] = useState(false)
  const [problem, setProblem] = useState('')

  async function save(format: 'csv' | 'jsonl'): Promise<void> {
    const file = await askForFile(library, '/transcripts/export', { format, ids })
    if (!(file instanceof Blob)) return setProblem(isRefusal(file) ? refusedInWords(file) : '')
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `transcripts.${format}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    setOpen(false)
  }
  return (
    <>
      <button type="button" class="small" onClick={() => (setProblem(''), setOpen(true))}>Take along…</button>
      {isOpen && (
        <Dialog title="Take along what is listed" onClose={() => setOpen(false)}>
          <p>{ids.length === 1 ? 'One transcript, whole.' : `${ids.length} transcripts, whole: those that are listed, not all that would be found.`} This is written down.</p>
          <p class="quiet">A file is out of this room’s hands: what is masked or erased later stays in it. Please delete it when it has done its work.</p>
          {problem && <p class="problem" role="alert">{problem}</p>}
          <p class="row">
            <button type="button" class="main" onClick={() => void save('csv')}>As CSV, for a spreadsheet</button>
            <button type="button" onClick={() => void save('jsonl')}>As JSON Lines</button>
            <button type="button" onClick={() => setOpen(false)}>Cancel</button>
          </p>
        </Dialog>
      )}
    </>
  )
}
