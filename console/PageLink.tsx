import type { ComponentChildren } from 'preact'
import { go, pathOf, type PageName } from './where.ts'

/** A link to a page of the console that loads nothing anew; with a modifier key it opens a tab as links do. */
export function PageLink({ library, page, here, children }: { library: string; page: PageName; here: boolean; children: ComponentChildren }) {
  return (
    <a href={pathOf({ library, page })} aria-current={here ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go({ library, page })
      }}>{children}</a>
  )
}
