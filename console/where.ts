import { useEffect, useState } from 'preact/hooks'

/** The console's pages: /console/LIBRARY is the desk, /console/LIBRARY/PAGE another. */
export const pages = ['desk', 'inbox', 'worth-reading', 'rehearse', 'practice', 'me', 'counts', 'trial', 'transcripts', 'reports', 'audit', 'holds', 'people', 'settings', 'welcome'] as const
export type PageName = (typeof pages)[number]

export interface Where {
  library: string
  page: PageName
}

function read(): Where {
  const [library = '', page = 'desk'] = location.pathname.split('/').slice(2).map(decodeURIComponent)
  return { library, page: pages.find((one) => one === page) ?? 'desk' }
}

export const pathOf = ({ library, page }: Where): string => `/console/${encodeURIComponent(library)}${page === 'desk' ? '' : `/${page}`}`

const moved = 'heartdesk-moved'

let asksFirst: ((leave: () => void) => void) | null = null

/** While something is unsaved: `ask` is called instead of leaving the page, with what leaves it. Gives the end of it. */
export function beforeLeaving(ask: (leave: () => void) => void): () => void {
  asksFirst = ask
  return () => void (asksFirst = null)
}

/** Goes to a page without loading anything. */
export function go(where: Where): void {
  if (asksFirst && pathOf(where) !== pathOf(read())) return asksFirst(() => move(where))
  move(where)
}

function move(where: Where): void {
  history.pushState(null, '', pathOf(where))
  dispatchEvent(new Event(moved))
}

/** Something of the address, kept up to date. */
function useAddress<T>(look: () => T): T {
  const [seen, setSeen] = useState(look)
  useEffect(() => {
    const again = () => setSeen(look())
    for (const event of ['popstate', moved]) addEventListener(event, again)
    return () => {
      for (const event of ['popstate', moved]) removeEventListener(event, again)
    }
  }, [])
  return seen
}

/** Where the address says that we are. */
export const useWhere = (): Where => useAddress(read)

/**
 * What a page keeps behind the # of its address, so that back, reload and a bookmark find it again, and how to go to another. A browser
 * sends that part to no server: what somebody looked for stands in nobody's log.
 */
export function useFragment(): [string, (fragment: string) => void] {
  const fragment = useAddress(() => location.hash.slice(1))
  return [fragment, (next) => {
    if (next === location.hash.slice(1)) return
    history.pushState(null, '', `${location.pathname}${next && `#${next}`}`)
    dispatchEvent(new Event(moved))
  }]
}
