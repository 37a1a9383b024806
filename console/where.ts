import { useEffect, useState } from 'preact/hooks'

/** The console's pages: /console/LIBRARY is the desk, /console/LIBRARY/PAGE another. */
export const pages = ['desk', 'inbox', 'practice', 'me', 'counts', 'people', 'settings', 'welcome'] as const
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

/** Where the address says that we are, kept up to date. */
export function useWhere(): Where {
  const [where, setWhere] = useState(read)
  useEffect(() => {
    const look = () => setWhere(read())
    for (const event of ['popstate', moved]) addEventListener(event, look)
    return () => {
      for (const event of ['popstate', moved]) removeEventListener(event, look)
    }
  }, [])
  return where
}
