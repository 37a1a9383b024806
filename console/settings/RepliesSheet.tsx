import type { Library } from '../../shared/desk.ts'
import { Items } from './Items.tsx'
import { SettingField } from './SettingField.tsx'
import { SettingText } from './SettingText.tsx'

/** Canned replies: a start for a message, never sent as they are by themselves. */
export function RepliesSheet({ replies, onChange }: { replies: Library['replies']; onChange: (replies: Library['replies']) => void }) {
  return (
    <section class="card">
      <Items title="Replies to begin with" hint="Short texts that librarians can put into the composer, and should change: patrons notice what is canned." one="a reply" all={replies} fresh={{ name: '', text: '' }} onChange={onChange}>
        {(reply, change, index) => (
          <>
            <SettingField path={`replies.${index}.name`} label="What it is called" value={reply.name} onValue={(name) => change({ name })} />
            <SettingText path={`replies.${index}.text`} label="Text" value={reply.text} onValue={(text) => change({ text })} />
          </>
        )}
      </Items>
    </section>
  )
}
