import type { Patron, PatronEnd } from '../patron.ts'
import { refusedInWords } from '../words/refused.ts'
import { useWords } from '../words/words.ts'
import { Ask } from './Ask.tsx'
import { fetched } from './after.ts'
import { Notices } from './Notices.tsx'
import { Talk } from './Talk.tsx'

interface AppProps {
  state: Patron
  patron: PatronEnd
  page: string
  shared: boolean
  isFramed: boolean
  /** The frame is denied its storage: offer a window that is not. */
  canKeep: boolean
  onClose: () => void
  onQuit: () => void
  onOwnWindow: () => void
}

/** The chat page: a bar on top that is always there, what needs saying, and the one thing that the patron is at. */
export function App({ state, patron, page, shared, isFramed, canKeep, onClose, onQuit, onOwnWindow }: AppProps) {
  const words = useWords()
  const { desk, barred, begun, screen: { chat } } = state
  return (
    <main class="chat">
      <header class="bar">
        <h1>{desk ? desk.deskName : words.openTitle}<small>{desk?.libraryName}</small></h1>
        <button type="button" class="quit" onClick={onQuit} title={words.quitHint}>{words.quit}</button>
        {isFramed && <button type="button" class="close" aria-label={words.close} onClick={onClose}><span aria-hidden="true">✕</span></button>}
      </header>
      <Notices state={state} canKeep={canKeep} onOwnWindow={onOwnWindow} />
      {barred ? <p class="problem" role="alert">{refusedInWords(barred, words)}</p>
        : !desk ? <p class="lead" role="status">{words.connecting}</p>
        : begun || chat.status !== 'unasked' ? <Talk state={state} patron={patron} />
        : (
          <div class="scroll">
            <Ask desk={desk} patron={patron} page={page} shared={shared} refused={state.refused} />
            <fetched.Later library={desk.library} />
          </div>
        )}
    </main>
  )
}
