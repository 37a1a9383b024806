import { useEffect, useRef, useState } from 'preact/hooks'
import type { Library } from '../../shared/desk.ts'
import { Sure } from '../Sure.tsx'
import { beforeLeaving } from '../where.ts'
import { Conflict } from './Conflict.tsx'
import { Desks } from './Desks.tsx'
import { LibrarySheet } from './LibrarySheet.tsx'
import { Problems } from './Problems.ts'
import { RepliesSheet } from './RepliesSheet.tsx'
import { SaveBar } from './SaveBar.tsx'
import { isChanged, opened } from './sheet.ts'
import { TranscriptsSheet } from './TranscriptsSheet.tsx'
import { useSettings } from './use-settings.ts'

/** Everything that an admin can set. One Save for all of it; when somebody else has saved meanwhile, neither version is lost. */
export function Settings() {
  const { sheet, problems, tries, told, change, take, save } = useSettings()
  const [isLooking, setLooking] = useState(false)
  const [leave, setLeave] = useState<(() => void) | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const changed = sheet !== null && isChanged(sheet)
  const isConflict = sheet?.theirs !== undefined && sheet.theirs !== null
  const wasConflict = useRef(false)

  useEffect(() => (changed ? beforeLeaving((leaving) => setLeave(() => leaving)) : undefined), [changed])
  useEffect(() => {
    const wrong = [...(form.current?.querySelectorAll<HTMLElement>('[aria-invalid="true"]') ?? [])]
    for (const one of wrong) one.closest('details')?.setAttribute('open', '')
    wrong[0]?.focus()
  }, [tries])
  useEffect(() => {
    // The button that was pressed goes with its bar.
    if (isConflict || wasConflict.current) form.current?.querySelector<HTMLElement>('.conflict button, .save-bar button')?.focus()
    wasConflict.current = isConflict
  }, [isConflict])

  if (!sheet) return <main class="page" id="content" tabIndex={-1}><h1>Settings</h1><p role={told.problem ? 'alert' : 'status'} class={told.problem ? 'problem' : ''}>{told.problem ?? 'One moment…'}</p></main>
  const { stored, theirs } = sheet
  const shown = isLooking && theirs ? opened(theirs) : sheet
  const set = (some: Partial<Library>) => change((now) => ({ ...now, library: { ...now.library, ...some } }))
  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>Settings</h1>
      <Problems.Provider value={shown === sheet ? problems : {}}>
        <form class="settings" ref={form} noValidate onSubmit={(event) => (event.preventDefault(), void save(stored.version))}>
          {theirs && <Conflict isLooking={isLooking} onLook={setLooking} onTake={() => (setLooking(false), take(theirs))} onSave={() => void save(theirs.version)} problem={told.problem} />}
          <fieldset class="settings" disabled={shown !== sheet}>
            <LibrarySheet library={shown.library} onChange={set} />
            <Desks sheet={shown} onChange={change} />
            <TranscriptsSheet transcripts={shown.library.transcripts} onChange={(transcripts) => set({ transcripts })} />
            <RepliesSheet replies={shown.library.replies} onChange={(replies) => set({ replies })} />
          </fieldset>
          {!theirs && <SaveBar isChanged={changed} told={told} onUndo={() => take(stored)} />}
        </form>
      </Problems.Provider>
      {leave && (
        <Sure title="Leave without saving?" text="Your changes do not hold yet. They wait here until you come back, or until this window is closed." yes="Leave" onYes={leave} onClose={() => setLeave(null)} />
      )}
    </main>
  )
}
