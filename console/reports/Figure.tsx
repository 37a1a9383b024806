import type { ComponentChildren } from 'preact'

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

/** One question of the report: what is to be seen in words first, then the chart, then its table. */
export function Figure({ id, title, says, note, children, table }: FigureProps) {
  return (
    <section class="card figure" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="says">{says}</p>
      {children}
      {table && (
        <details>
          <summary>As a table</summary>
          <div class="wide" tabIndex={0} role="region" aria-label={`${title}, as a table`}>{table}</div>
        </details>
      )}
      {note && <p class="quiet">{note}</p>}
    </section>
  )
}
