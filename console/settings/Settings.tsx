import { useEffect, useState } from 'preact/hooks'
import * as v from 'valibot'
import { Library } from '../../shared/desk.ts'
import { isRefusal } from '../../shared/refusals.ts'
import { ask } from '../ask-server.ts'
import { refusedInWords } from '../refused-in-words.ts'
import { useWork } from '../Work.tsx'
import { DeskSheet } from './DeskSheet.tsx'
import { emptyDesk } from './empty-desk.ts'
import { LibrarySheet } from './LibrarySheet.tsx'
import { Problems, problemsOf } from './Problems.ts'
import { RepliesSheet } from './RepliesSheet.tsx'

const Stored = v.object({ version: v.number(), library: Library })
type Stored = v.InferOutput<typeof Stored>

/** Everything that an admin can set. One Save for all of it; when somebody else has saved meanwhile, neither version is lost. */
export function Settings() {
  const { library: id } = useWork()
  const [stored, setStored] = useState<Stored | null>(null)
  const [library, setLibrary] = useState<Library | null>(null)
  const [theirs, setTheirs] = useState<Stored | null>(null)
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [told, setTold] = useState<{ problem?: string; done?: string }>({})
  const isChanged = stored !== null && JSON.stringify(stored.library) !== JSON.stringify(library)

  async function look(): Promise<void> {
    const answer = await ask(id, 'GET', '/settings', Stored)
    if (isRefusal(answer)) return setTold({ problem: refusedInWords(answer) })
    take(answer)
  }
  function take(next: Stored): void {
    setStored(next)
    setLibrary(next.library)
    setTheirs(null)
    setProblems({})
    setTold({})
  }
  useEffect(() => void look(), [id])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    if (isChanged) addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isChanged])

  async function save(version: number): Promise<void> {
    const read = v.safeParse(Library, library)
    if (!read.success) {
      const found = problemsOf(read.issues)
      setProblems(found)
      return setTold({ problem: `Please check what is marked: ${Object.keys(found).length} ${Object.keys(found).length === 1 ? 'place' : 'places'}.` })
    }
    const answer = await ask(id, 'PUT', '/settings', Stored, { version, library: read.output })
    if (isRefusal(answer)) return setTold({ problem: refusedInWords(answer) })
    // Compare-and-put: what comes back is either what was sent, or what somebody else put there meanwhile.
    if (JSON.stringify(answer.library) !== JSON.stringify(read.output)) return setTheirs(answer), setTold({})
    take(answer)
    setTold({ done: 'Saved. It holds from now on.' })
  }

  if (!library || !stored) return <main class="page" id="content" tabIndex={-1}><h1>Settings</h1><p role={told.problem ? 'alert' : 'status'} class={told.problem ? 'problem' : ''}>{told.problem ?? 'One moment…'}</p></main>
  const set = (change: Partial<Library>) => (setLibrary({ ...library, ...change }), setTold({}))
  const setDesk = (index: number, desk: Library['desks'][number] | null) => set({ desks: desk ? library.desks.with(index, desk) : library.desks.toSpliced(index, 1) })
  return (
    <main class="page" id="content" tabIndex={-1}>
      <h1>Settings</h1>
      <Problems.Provider value={problems}>
        <form class="settings" noValidate onSubmit={(event) => (event.preventDefault(), void save(stored.version))}>
          <LibrarySheet library={library} onChange={set} />
          <h2>Desks</h2>
          {library.desks.map((desk, index) => (
            <DeskSheet key={index} path={`desks.${index}`} desk={desk} isNew={!stored.library.desks.some((one) => one.id === desk.id)} onChange={(next) => setDesk(index, next)}
              {...(library.desks.length > 1 && { onRemove: () => setDesk(index, null) })} />
          ))}
          <p><button type="button" onClick={() => set({ desks: [...library.desks, emptyDesk(library.desks)] })}>Add a desk</button></p>
          <RepliesSheet replies={library.replies} onChange={(replies) => set({ replies })} />
          {theirs && (
            <div class="notice" role="alert">
              <p><strong>Somebody else has saved the settings meanwhile.</strong> Yours are still here, unsaved.</p>
              <p class="row"><button type="button" onClick={() => take(theirs)}>Take theirs, drop mine</button><button type="button" onClick={() => void save(theirs.version)}>Save mine over theirs</button></p>
            </div>
          )}
          <div class="save-bar">
            <button class="main">Save</button>
            {isChanged && <button type="button" onClick={() => take(stored)}>Undo all</button>}
            <span class="quiet">{isChanged ? 'Not saved yet.' : ''}</span>
            <span class="done" role="status">{told.done}</span>
            {told.problem && <span class="problem" role="alert">{told.problem}</span>}
          </div>
        </form>
      </Problems.Provider>
    </main>
  )
}
