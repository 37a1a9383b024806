import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import * as v from 'valibot'
import { isRefusal } from '../shared/refusals.ts'
import type { Member } from '../shared/who.ts'
import { ask } from './ask-server.ts'
import { Here } from './at-work.ts'
import { Audit } from './audit/Audit.tsx'
import { createChime } from './chime.ts'
import { Counts } from './counts/Counts.tsx'
import { Desk } from './desk/Desk.tsx'
import { createDrafts } from './drafts.ts'
import { Holds } from './holds/Holds.tsx'
import { Inbox } from './inbox/Inbox.tsx'
import { Keys } from './Keys.tsx'
import { createLibrarian, type LibrarianEnd, type LibrarianState } from './librarian.ts'
import { Me } from './me/Me.tsx'
import { People } from './people/People.tsx'
import { Practice } from './practice/Practice.tsx'
import { ReadingRoom } from './reading-room/ReadingRoom.tsx'
import { RehearsalRoom } from './rehearse/RehearsalRoom.tsx'
import { refusedInWords } from './refused-in-words.ts'
import { Reports } from './reports/Reports.tsx'
import { Settings } from './settings/Settings.tsx'
import { TopBar } from './TopBar.tsx'
import { Trials } from './trial/Trials.tsx'
import type { PageName, Where } from './where.ts'
import { WorthReading } from './worth-reading/WorthReading.tsx'

/** Pages whose numbers and texts come over HTTP: they are there before the line to the desk is. */
const needNoLine: ReadonlySet<PageName> = new Set<PageName>(['reports', 'transcripts', 'audit'])

/** The console of somebody who is signed in: one connection for all of its pages. */
export function Work({ where, me, onSignedOut }: { where: Where; me: Member; onSignedOut: () => void }) {
  const { library, page } = where
  const [state, setState] = useState<LibrarianState | null>(null)
  const end = useRef<LibrarianEnd | null>(null)
  const drafts = useRef(createDrafts(library, me.id))
  const chime = useRef(createChime())
  const [stays, setStays] = useState(false)

  // Before the first paint, so that a page that needs no line is there at once.
  useLayoutEffect(() => {
    const librarian = createLibrarian({ library, me, drafts: drafts.current, changed: setState, rang: chime.current.ring, signedOut: onSignedOut })
    end.current = librarian
    setState(librarian.now())
    const look = () => librarian.look()
    for (const event of ['focus', 'visibilitychange']) addEventListener(event, look, true)
    return () => {
      for (const event of ['focus', 'visibilitychange']) removeEventListener(event, look, true)
      librarian.end()
    }
  }, [library, me.id])
  useEffect(() => chime.current.badge(state, page), [state, page])

  if (!end.current || !state || (!state.view && !needNoLine.has(page))) return <main class="page narrow"><p role="status">{state?.isOld ? refusedInWords({ refusal: 'newer-version' }) : state && !state.isConnected ? 'Connecting to the desk…' : 'One moment…'}</p></main>

  async function signOut(): Promise<void> {
    const answer = await ask(library, 'POST', '/sign-out', v.object({ signedOut: v.boolean() }))
    // Whoever leaves a shared computer must not believe that they are signed out while the cookie still lets the next one in.
    if (isRefusal(answer) && answer.refusal !== 'signed-out') return setStays(true)
    drafts.current.forget()
    end.current?.end()
    onSignedOut()
  }

  return (
    // What the server says of me counts: a name or a right may have changed since I signed in.
    <Here.Provider value={{ library, me: { ...me, ...state.view?.me }, state, librarian: end.current }}>
      <a class="skip" href="#content">Skip to the page</a>
      <TopBar page={page} onSignOut={() => void signOut()} stays={stays} />
      {page === 'desk' && <Desk />}
      {page === 'inbox' && <Inbox />}
      {page === 'rehearse' && <RehearsalRoom />}
      {page === 'practice' && <Practice />}
      {page === 'me' && <Me chime={chime.current} />}
      {page === 'counts' && <Counts />}
      {page === 'trial' && <Trials />}
      {page === 'worth-reading' && <WorthReading />}
      {page === 'transcripts' && <ReadingRoom />}
      {page === 'audit' && <Audit />}
      {page === 'reports' && <Reports />}
      {page === 'holds' && <Holds />}
      {page === 'people' && <People />}
      {page === 'settings' && <Settings />}
      <Keys />
    </Here.Provider>
  )
}
