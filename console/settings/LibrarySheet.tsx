import type { Library } from '../../shared/desk.ts'
import { NumberField, SettingField } from './SettingField.tsx'
import { TextItems } from './TextItems.tsx'

/** What holds for the whole library. */
export function LibrarySheet({ library, onChange }: { library: Library; onChange: (change: Partial<Library>) => void }) {
  return (
    <section class="card" aria-labelledby="the-library">
      <h2 id="the-library">The library</h2>
      <div class="two">
        <SettingField path="name" label="Name" value={library.name} onValue={(name) => onChange({ name })} />
        <SettingField path="zone" label="Time zone" value={library.zone} onValue={(zone) => onChange({ zone })} input={{ type: 'text', list: 'zones', dir: 'ltr', autoComplete: 'off' }} />
        <datalist id="zones">{Intl.supportedValuesOf('timeZone').map((zone) => <option key={zone} value={zone} />)}</datalist>
        <NumberField path="idleMinutes" label="Minutes of silence until a chat ends" value={library.idleMinutes} onNumber={(idleMinutes) => onChange({ idleMinutes })} hint="The patron is warned first; one key extends it." />
        <NumberField path="abandonedMinutes" label="Minutes until somebody who went leaves the queue" value={library.abandonedMinutes} onNumber={(abandonedMinutes) => onChange({ abandonedMinutes })} hint="Who comes back before keeps their place." />
      </div>
      <TextItems path="sites" title="Websites that may show the chat" hint="Such as https://www.library.example. None: any website may." one="website" all={library.sites} onChange={(sites) => onChange({ sites })} input={{ type: 'url', dir: 'ltr' }} />
    </section>
  )
}
