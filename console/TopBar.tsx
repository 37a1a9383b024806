import { useEffect, useRef, useState } from 'preact/hooks'
import { keyRolesOf } from '../shared/hold.ts'
import type { Role } from '../shared/who.ts'
import { Availability } from './Availability.tsx'
import { useHoldsAsked } from './holds/use-holds-asked.ts'
import { PageLink } from './PageLink.tsx'
import { isOwed } from './queue-of.ts'
import { refusedInWords } from './refused-in-words.ts'
import { useWork } from './at-work.ts'
import type { PageName } from './where.ts'

/** The bar on top of every page: where to go, whether I take chats, whether the line is up. On a small screen the pages are behind a button: there are up to thirteen. */
export function TopBar({ page, onSignOut, stays }: { page: PageName; onSignOut: () => void; stays: boolean }) {
  const { library, me, state: { view, isConnected, isOld, problems } } = useWork()
  const can = (role: Role) => me.roles.includes(role)
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => setIsOpen(false), [page])
  const asked = useHoldsAsked(library, me, page)
  const owed = view?.chats.filter(isOwed).length ?? 0
  const places: { page: PageName; name: string; count?: number; shown: boolean }[] = [
    { page: 'desk', name: 'Desk', shown: can('librarian') },
    { page: 'inbox', name: 'Inbox', count: owed, shown: can('librarian') },
    { page: 'rehearse', name: 'Rehearse', shown: true },
    { page: 'practice', name: 'My practice', shown: can('librarian') },
    { page: 'worth-reading', name: 'Worth reading', shown: can('librarian') || can('supervisor') },
    { page: 'transcripts', name: 'Transcripts', shown: can('supervisor') },
    { page: 'reports', name: 'What patrons want', shown: can('supervisor') || can('admin') },
    { page: 'holds', name: 'Held chats', count: asked, shown: keyRolesOf(me).length > 0 },
    { page: 'counts', name: 'The coach', shown: can('supervisor') || can('admin') },
    { page: 'audit', name: 'Who read what', shown: can('supervisor') || can('admin') },
    { page: 'people', name: 'People', shown: can('admin') },
    { page: 'settings', name: 'Settings', shown: can('admin') },
    { page: 'me', name: view?.me.name ?? me.name, shown: true },
  ]
  return (
    <header class="top">
      <p class="house"><img src={new URL('../shared/heart.svg', import.meta.url).href} alt="" width="28" height="28" /><span>{view?.library.name}</span></p>
      <button type="button" ref={button} class="small to-pages" aria-expanded={isOpen} aria-controls="pages" onClick={() => setIsOpen(!isOpen)}>
        Pages<Count of={owed + asked} />
      </button>
      <nav aria-label="Pages" id="pages" class={isOpen ? 'open' : ''} onKeyDown={({ key }) => key === 'Escape' && (setIsOpen(false), button.current?.focus())}>
        <ul>
          {places.filter((one) => one.shown).map((one) => (
            <li key={one.page}>
              <PageLink library={library} page={one.page} here={page === one.page || (page === 'trial' && one.page === 'counts')}>
                {one.name}<Count of={one.count ?? 0} />
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      {can('librarian') && <Availability />}
      <button type="button" class="plain" onClick={onSignOut}>Sign out</button>
      <div class="news" role="status">
        {stays && <p class="notice">You are still signed in: the server could not be reached. Please sign out once more.</p>}
        {isOld && <p class="notice">{refusedInWords({ refusal: 'newer-version' })} What you wrote is kept.</p>}
        {view && !isConnected && !isOld && <p class="notice">The line is down. What you write is kept, and sent when it is back.</p>}
        {problems.map((problem) => <p class="notice" key={problem}>Rules: {problem}</p>)}
      </div>
    </header>
  )
}

const Count = ({ of }: { of: number }) => (of === 0 ? null : <span class="count">{of}<span class="unseen"> to answer</span></span>)
