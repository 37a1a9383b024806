import { useState } from 'preact/hooks'
import { deskKinds, type Desk } from '../../shared/desk.ts'
import { Hours } from './Hours.tsx'
import { Items } from './Items.tsx'
import { NumberField, SettingField } from './SettingField.tsx'
import { Spans } from './Spans.tsx'

const kinds: Record<(typeof deskKinds)[number], string> = { reference: 'Reference', circulation: 'Circulation', children: 'Children’s', research: 'Research', technical: 'Technical help' }

interface Props {
  path: string
  desk: Desk
  /** Its id can still be chosen: no chat is named after it yet. */
  isNew: boolean
  onChange: (desk: Desk) => void
  onRemove?: () => void
}

/** One desk: what it is called, when somebody should be there, what is kept, where help is. */
export function DeskSheet({ path, desk, isNew, onChange, onRemove }: Props) {
  const set = (change: Partial<Desk>) => onChange({ ...desk, ...change })
  // Where one is opened or closed later is for its reader alone.
  const [isOpen] = useState(isNew)
  return (
    <details class="card sheet" open={isOpen}>
      <summary><strong>{desk.name || 'A new desk'}</strong> <span class="quiet">{kinds[desk.kind]}, /chat/…/{desk.id}</span></summary>
      <div class="inside">
        <div class="two">
          <SettingField path={`${path}.name`} label="Name" value={desk.name} onValue={(name) => set({ name })} hint="Patrons see it." />
          {isNew && <SettingField path={`${path}.id`} label="Name in addresses" value={desk.id} onValue={(id) => set({ id: id.trim() })} hint="Letters, digits, - and _. It can’t be changed later." input={{ type: 'text', dir: 'ltr', autoComplete: 'off' }} />}
          <div class="field">
            <label for={`${path}.kind`}>Kind</label>
            <p class="quiet" id={`${path}.kind-hint`}>The coach goes by it: desks differ.</p>
            <select id={`${path}.kind`} aria-describedby={`${path}.kind-hint`} value={desk.kind} onChange={(event) => set({ kind: deskKinds.find((kind) => kind === event.currentTarget.value) ?? desk.kind })}>
              {deskKinds.map((kind) => <option key={kind} value={kind}>{kinds[kind]}</option>)}
            </select>
          </div>
          <NumberField path={`${path}.keepDays`} label="Days that a chat is kept" value={desk.keepDays} onNumber={(keepDays) => set({ keepDays })} hint="Then it is erased. 0: ten minutes after its end. Patrons read this before they ask." />
        </div>
        {desk.kind === 'children'
          ? <p class="quiet">A children’s desk asks for no e-mail address: answers are fetched with a private code.</p>
          : <label class="choice"><input type="checkbox" checked={desk.asksEmail} onChange={(event) => set({ asksEmail: event.currentTarget.checked })} /><span>Asks for an e-mail address when it is closed. Without one, answers are fetched with a private code.</span></label>}
        <Hours path={`${path}.hours`} hours={desk.hours} onChange={(hours) => set({ hours })} />
        <Items title="Days that differ" one="a day" all={desk.holidays} fresh={{ date: '', name: '', hours: [] }} onChange={(holidays) => set({ holidays })}>
          {(day, change, index) => (
            <>
              <div class="two">
                <SettingField path={`${path}.holidays.${index}.date`} label="Date" value={day.date} onValue={(date) => change({ date })} input={{ type: 'date' }} />
                <SettingField path={`${path}.holidays.${index}.name`} label="What it is" value={day.name} onValue={(name) => change({ name })} />
              </div>
              <Spans path={`${path}.holidays.${index}.hours`} day={day.name || 'this day'} spans={day.hours} onChange={(hours) => change({ hours })} />
            </>
          )}
        </Items>
        <Items title="Where a person in a crisis finds help" hint="Shown to the librarian beside the chat, never sent by itself." one="a place" all={desk.resources} fresh={{ name: '', contact: '' }} onChange={(resources) => set({ resources })}>
          {(place, change, index) => (
            <div class="two">
              <SettingField path={`${path}.resources.${index}.name`} label="Name" value={place.name} onValue={(name) => change({ name })} />
              <SettingField path={`${path}.resources.${index}.contact`} label="Phone, address or link" value={place.contact} onValue={(contact) => change({ contact })} />
            </div>
          )}
        </Items>
        {onRemove && <p><button type="button" class="danger" onClick={onRemove}>Remove this desk<span class="unseen">: {desk.name}</span></button></p>}
      </div>
    </details>
  )
}
