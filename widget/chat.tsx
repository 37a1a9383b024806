import { render } from 'preact'
import '../shared/colours.css'
import './chat.css'
import { App } from './chat/App.tsx'
import { createKeep, Kept } from './keep.ts'
import { createParent } from './parent.ts'
import { createPatron, type Patron } from './patron.ts'
import { listenForQuickExit } from './quick-exit.ts'
import { Spoken, wordsFor } from './words/words.ts'
import { en } from './words/en.ts'
import * as v from 'valibot'

/** The chat page: in the launcher's frame, or a page of its own at /chat/LIBRARY/DESK. */
const [library = '', desk = ''] = location.pathname.split('/').slice(2).map(decodeURIComponent)
const root = document.body
const query = new URLSearchParams(location.search)

let spoken = { locale: 'en', words: en }
let page = ''
let shared = query.has('shared')
let unread = 0

const keep = createKeep(`${library}/${desk}`, shared)
const parent = createParent((message) => {
  if (message.heartdesk === 'hello') {
    page = message.page
    shared ||= message.shared
  }
  if (message.locale) void speak(message.locale)
  show(patron.now())
})
const patron = createPatron({ library, desk, keep, changed: show })

async function speak(locale: string): Promise<void> {
  spoken = await wordsFor(locale)
  document.documentElement.lang = spoken.locale
  document.documentElement.dir = spoken.words.dir
  show(patron.now())
}

let heard = 0
/** Counts what librarians wrote while nobody looked, for the launcher's badge and the title of a page of its own. */
function count(state: Patron): void {
  const words = state.screen.chat.lines.filter((line) => line.what !== 'happening' && line.by.role === 'librarian').length
  if (document.visibilityState === 'visible' && document.hasFocus()) unread = 0
  else if (words > heard) unread += words - heard
  heard = words
  parent.tell({ heartdesk: 'unread', count: unread })
  const title = spoken.words.title(state.desk?.deskName ?? '')
  document.title = unread > 0 ? `(${unread}) ${title}` : title
}

function show(state: Patron): void {
  if (state.desk) parent.allow(state.desk.sites)
  count(state)
  render(
    <Spoken.Provider value={spoken}>
      <App state={state} patron={patron} page={page} shared={shared} isFramed={parent.isFramed} canKeep={keep.canKeep()}
        onClose={() => parent.tell({ heartdesk: 'close' })} onQuit={quit} onOwnWindow={openOwnWindow} />
    </Spoken.Provider>,
    root,
  )
}

/** Blanks the page before anything else, then leaves it. */
function quit(): void {
  render(null, root)
  document.title = ''
  patron.quit()
  parent.tell({ heartdesk: 'quit' })
  if (!parent.isFramed) location.replace('about:blank')
}

const Heir = v.object({ heartdesk: v.literal('heir') })
const Legacy = v.object({ heartdesk: v.literal('legacy'), kept: Kept })

/** A frame that is denied its storage hands its chat to a window of this origin, once: by a message between the two, never by an address. */
function openOwnWindow(): void {
  const window_ = open(location.pathname, '_blank')
  addEventListener('message', ({ source, origin, data }) => {
    const kept = patron.handOver()
    if (!window_ || source !== window_ || origin !== location.origin || !v.is(Heir, data) || !kept) return
    window_.postMessage({ heartdesk: 'legacy', kept }, location.origin)
    parent.tell({ heartdesk: 'close' })
  })
}
// (An opener is of another realm: it is no instance of this one's Object.)
if (window.opener && !patron.now().begun) {
  addEventListener('message', ({ origin, data }) => {
    const legacy = v.safeParse(Legacy, data)
    if (origin === location.origin && legacy.success) patron.inherit(legacy.output.kept)
  })
  window.opener.postMessage({ heartdesk: 'heir' }, location.origin)
}

listenForQuickExit(quit)
addEventListener('focus', () => show(patron.now()))
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && parent.isFramed && !event.defaultPrevented) parent.tell({ heartdesk: 'close' })
})
void speak(query.get('locale') ?? navigator.language)
