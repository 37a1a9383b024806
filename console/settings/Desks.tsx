import { useRef } from 'preact/hooks'
import { DeskSheet } from './DeskSheet.tsx'
import { emptyDesk } from './empty-desk.ts'
import { isNew, withDesk, withNewDesk, withoutDesk, type Sheet } from './sheet.ts'

/** All desks, and one more. There is always at least one. */
export function Desks({ sheet, onChange }: { sheet: Sheet; onChange: (change: (sheet: Sheet) => Sheet) => void }) {
  const add = useRef<HTMLButtonElement>(null)
  const { desks } = sheet.library
  const remove = (index: number) => (add.current?.focus(), onChange((now) => withoutDesk(now, index)))
  return (
    <>
      <h2>Desks</h2>
      {desks.map((desk, index) => (
        <DeskSheet key={isNew(sheet, index) ? `new ${index}` : desk.id} path={`desks.${index}`} desk={desk} isNew={isNew(sheet, index)}
          onChange={(next) => onChange((now) => withDesk(now, index, next))} {...(desks.length > 1 && { onRemove: () => remove(index) })} />
      ))}
      <p><button ref={add} type="button" onClick={() => onChange((now) => withNewDesk(now, emptyDesk(now.library.desks)))}>Add a desk</button></p>
    </>
  )
}
