import type { ComponentChildren } from 'preact'
import { useOpenOnPaper } from './use-open-on-paper.ts'

interface FigureProps {
  id: string
  title: string
  /** What is to be seen, in words. */
  says: ComponentChildren
  /** What the number can't say, or why some of it is not there. */
  note?: ComponentChildren
  children?: ComponentChildren
  /** The same as a table, where the chart is none. */
  table?: ComponentChildren
}

/** One question of the report: what is to be seen in words first, then the chart, then its table: behind a press on the screen, in sight on paper. */
export function Figure({ id, title, says, note, children, table }: FigureProps) {
  const details = useOpenOnPaper()
  return (
    <section class="card figure" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="says">{says}</p>
      {children}
      {table && (
        <details ref={details}>
          <summary>As a table</summary>
          <div class="wide" tabIndex={0} role="region" aria-label={`${title}, as a table`}>{table}</div>
        </details>
      )}
      {note && <p class="quiet">{note}</p>}
    </section>
  )
}
